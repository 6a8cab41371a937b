//! Where JSON ends to be JSON.

/// Why a file is no JSON (RFC 8259), at the character where reading had to stop.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// The file ends inside something that was begun.
    UnexpectedEnd,
    /// A value should stand here.
    ExpectedValue {
        /// What stands here instead.
        found: char,
    },
    /// A member's name in double quotes should stand here.
    ExpectedName {
        /// What stands here instead.
        found: char,
    },
    /// `:` should stand between a name and its value.
    ExpectedColon {
        /// What stands here instead.
        found: char,
    },
    /// A comma or the closing bracket should stand here.
    ExpectedCommaOr {
        /// The closing bracket, `]` or `}`.
        close: char,
        /// What stands here instead.
        found: char,
    },
    /// A comma with nothing after it.
    TrailingComma,
    /// A word that JSON does not have: `NaN`, `True`, `undefined`.
    UnknownWord {
        /// The word.
        word: String,
    },
    /// A number that JSON does not write so: `1,5` is two values, `.5`, `5.`, `+5` and `05` are none.
    BadNumber {
        /// The number as it stands.
        text: String,
    },
    /// A text without its closing quote on the same line.
    UnclosedText,
    /// A control character inside a text, which must be written as an escape.
    ControlCharacter {
        /// Its code.
        code: u8,
    },
    /// A backslash with something after it that JSON does not know.
    BadEscape {
        /// The escape as it stands.
        text: String,
    },
    /// A single quote where JSON wants a double one.
    SingleQuote,
    /// A comment; JSON has none.
    Comment,
    /// Something after the end of the value.
    AfterEnd {
        /// The first character of it.
        found: char,
    },
}

//! The reader's language: words, numbers, dates, order, search. Words live here and nowhere else.

mod abbreviated; // short forms of long names
pub mod collate; // the order of names
pub mod date; // days and periods
pub mod diagnostics; // what could not be read, and what to do
pub mod fold; // search without diacritics
pub mod link; // what is said of a link
pub mod number; // decimals, percentages, ranks
pub mod pictures; // sentences in and about pictures
pub mod words; // tables of words, one row a word

pub use abbreviated::abbreviated;
pub use words::{Noun, Words, word};

use crate::model::Label;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Both languages, the first one first.
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// The language tag that pages and links use: `vi`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The language with this tag; a region after a hyphen (`en-GB`) is taken for its language.
    pub fn from_code(code: &str) -> Option<Lang> {
        let language = code.split(['-', '_']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(language))
    }

    /// The one of two texts that is in this language.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// A label in this language; in Vietnamese where it has no English name.
    pub fn label(self, label: &Label) -> &str {
        match self {
            Lang::Vi => &label.vi,
            Lang::En => label.english(),
        }
    }
}

/// The space that keeps a number and its unit on one line.
pub const NO_BREAK_SPACE: char = '\u{a0}';

/// The minus sign of running text; never a hyphen.
pub const MINUS: char = '\u{2212}';

/// A text with its first letter in upper case, to begin a sentence with.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A text with its first letter in lower case, to go on a sentence with.
pub fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// «A, B và C», “A, B and C”.
pub fn list(items: &[String], lang: Lang) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            let and = lang.pick("và", "and");
            format!("{} {and} {last}", first.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_tag() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_code(lang.code()), Some(lang));
        }
        assert_eq!(Lang::from_code("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_code("VI"), Some(Lang::Vi));
        assert_eq!(Lang::from_code("fr"), None);
        assert_eq!(Lang::from_code(""), None);
    }

    #[test]
    fn begins_sentences_and_joins_lists() {
        assert_eq!(capitalised("đồng tháp"), "Đồng tháp");
        assert_eq!(capitalised(""), "");
        let names = ["A", "B", "C"].map(String::from);
        assert_eq!(list(&names, Lang::Vi), "A, B và C");
        assert_eq!(list(&names[..2], Lang::En), "A and B");
        assert_eq!(list(&names[..1], Lang::En), "A");
        assert_eq!(list(&[], Lang::Vi), "");
    }

    #[test]
    fn labels_fall_back_to_vietnamese() {
        assert_eq!(Lang::En.label(&Label::new("Huế", "Hue")), "Hue");
        assert_eq!(Lang::En.label(&Label::vi("Huế")), "Huế");
    }
}

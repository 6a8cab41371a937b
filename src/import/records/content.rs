//! What stands in the cells of a column: each text once, numbers in the cells themselves.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::import::json::{Node, Value};
use crate::model::Decimal;

/// A cell in 8 bytes: a plain number of up to 16 digits, or the number of a text in [`Contents`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Packed(u64);

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number in plain notation, held as it is written.
    Plain(Decimal),
    /// A number in any other notation or of more digits, as it is written.
    Number(&'t str),
    /// A text.
    Text(&'t str),
    /// A list, which no cell can hold.
    List,
    /// An object nested too deep.
    Object,
}

impl<'t> Content<'t> {
    /// What it says, as text; `None` for `null`, lists and objects.
    pub fn text(self) -> Option<Cow<'t, str>> {
        match self {
            Content::Text(text) | Content::Number(text) => Some(Cow::Borrowed(text)),
            Content::Plain(number) => Some(Cow::Owned(number.to_string())),
            Content::Bool(true) => Some(Cow::Borrowed("true")),
            Content::Bool(false) => Some(Cow::Borrowed("false")),
            Content::Null | Content::List | Content::Object => None,
        }
    }
}

const TAG_BITS: u32 = 2;
const TEXT: u64 = 1;
const NUMBER: u64 = 2;
const SCALE_BITS: u32 = 5;
/// Mantissas below this have 57 bits with their sign.
const MOST: u64 = 10_000_000_000_000_000;

impl Packed {
    /// No such member.
    pub const ABSENT: Packed = Packed(0);

    fn number(mantissa: i64, scale: u8) -> Packed {
        Packed((mantissa as u64) << (TAG_BITS + SCALE_BITS) | u64::from(scale) << TAG_BITS | NUMBER)
    }

    /// The number that is held in the cell itself.
    #[inline]
    pub fn decimal(self) -> Option<Decimal> {
        let (mantissa, scale) = self.parts()?;
        Some(Decimal::new(i128::from(mantissa), scale))
    }

    /// Mantissa and scale of the number that is held in the cell itself.
    #[inline]
    pub fn parts(self) -> Option<(i64, u8)> {
        let mantissa = (self.0 as i64) >> (TAG_BITS + SCALE_BITS);
        let scale = (self.0 >> TAG_BITS) as u8 & ((1 << SCALE_BITS) - 1);
        (self.0 & ((1 << TAG_BITS) - 1) == NUMBER).then_some((mantissa, scale))
    }

    /// The number of its entry in [`Contents`].
    #[inline]
    pub fn entry(self) -> Option<usize> {
        (self.0 & ((1 << TAG_BITS) - 1) == TEXT).then_some((self.0 >> TAG_BITS) as usize)
    }

    /// Reads a number in JSON's plain notation from the beginning of some bytes: the cell, and how
    /// many bytes it takes. `None`: there is none, it has more digits than a cell holds, an exponent,
    /// or leading zeros; whatever ends it is not looked at further.
    pub fn read_number(bytes: &[u8]) -> Option<(Packed, usize)> {
        let negative = bytes.first() == Some(&b'-');
        let start = usize::from(negative);
        let mut at = start;
        let mut mantissa: u64 = 0;
        // Leading zeros count as digits; such numbers are rare and go the other way.
        while let Some(digit) =
            bytes.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|d| *d < 10)
        {
            mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit));
            at += 1;
        }
        let whole = at - start;
        if whole == 0 || (whole > 1 && bytes.get(start) == Some(&b'0')) {
            return None;
        }
        let mut scale = 0;
        if bytes.get(at) == Some(&b'.') {
            at += 1;
            let point = at;
            while let Some(digit) =
                bytes.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|d| *d < 10)
            {
                mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(digit));
                at += 1;
            }
            scale = at - point;
            if scale == 0 {
                return None;
            }
        }
        let ends = !matches!(bytes.get(at), Some(b'e' | b'E' | b'.' | b'+' | b'-' | b'_'));
        // Nineteen digits cannot overflow; «-0» has no sign of its own.
        if !ends || whole + scale > 19 || mantissa >= MOST || scale >= 1 << SCALE_BITS {
            return None;
        }
        if negative && mantissa == 0 {
            return None;
        }
        let signed = if negative { -(mantissa as i64) } else { mantissa as i64 };
        Some((Packed::number(signed, scale as u8), at))
    }
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Null,
    True,
    False,
    Number,
    Text,
    List,
    Object,
}

/// The different contents of a column that are no plain numbers, in the order in which they came up.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// Kind and end of each in `texts`.
    entries: Vec<(Kind, usize)>,
    texts: String,
    texts_known: HashMap<Box<str>, u32>,
    others_known: Vec<(Kind, Box<str>, u32)>,
}

impl Contents {
    /// The cell of a JSON value.
    pub fn pack(&mut self, node: &Node<'_>) -> Packed {
        match &node.value {
            Value::Null => self.other(Kind::Null, ""),
            Value::Bool(true) => self.other(Kind::True, ""),
            Value::Bool(false) => self.other(Kind::False, ""),
            Value::Number(number) => match Packed::read_number(number.as_bytes()) {
                Some((packed, length)) if length == number.len() => packed,
                _ => self.other(Kind::Number, number),
            },
            Value::Text(text) => self.text(text),
            Value::List(_) => self.other(Kind::List, ""),
            Value::Object(_) => self.other(Kind::Object, ""),
        }
    }

    /// The cell of a text.
    pub fn text(&mut self, text: &str) -> Packed {
        let entry = match self.texts_known.get(text) {
            Some(&entry) => entry,
            None => {
                let entry = self.add(Kind::Text, text);
                self.texts_known.insert(text.into(), entry);
                entry
            }
        };
        Packed(u64::from(entry) << TAG_BITS | TEXT)
    }

    /// The cell of `null`.
    pub fn null(&mut self) -> Packed {
        self.other(Kind::Null, "")
    }

    /// The cell of what is no text; of odd numbers few are alike and not looked for.
    fn other(&mut self, kind: Kind, text: &str) -> Packed {
        let known = self.others_known.iter();
        let mut known = known.filter(|(other, number, _)| *other == kind && **number == *text);
        let entry = match known.next() {
            Some((_, _, entry)) => *entry,
            None => {
                let entry = self.add(kind, text);
                if self.others_known.len() < 16 {
                    self.others_known.push((kind, text.into(), entry));
                }
                entry
            }
        };
        Packed(u64::from(entry) << TAG_BITS | TEXT)
    }

    fn add(&mut self, kind: Kind, text: &str) -> u32 {
        self.texts.push_str(text);
        self.entries.push((kind, self.texts.len()));
        self.entries.len() as u32 - 1
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// An entry by its number.
    pub fn entry(&self, number: usize) -> Option<Content<'_>> {
        let &(kind, end) = self.entries.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.entries[before].1);
        let text = self.texts.get(start..end)?;
        Some(match kind {
            Kind::Null => Content::Null,
            Kind::True => Content::Bool(true),
            Kind::False => Content::Bool(false),
            Kind::Number => Content::Number(text),
            Kind::Text => Content::Text(text),
            Kind::List => Content::List,
            Kind::Object => Content::Object,
        })
    }

    /// What a cell says; `None` where there is no member.
    pub fn of(&self, cell: Packed) -> Option<Content<'_>> {
        match cell.decimal() {
            Some(number) => Some(Content::Plain(number)),
            None => self.entry(cell.entry()?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_numbers_stand_in_the_cell() {
        for (text, length) in
            [("0", 1), ("12.50,", 5), ("-7.5}", 4), ("9999999999999999", 16), ("0.000000001 ", 11)]
        {
            let (cell, found) = Packed::read_number(text.as_bytes()).unwrap();
            assert_eq!(found, length, "{text}");
            assert_eq!(cell.decimal().unwrap().to_string(), &text[..length]);
        }
        for text in [
            "",
            "-",
            "01",
            "1.",
            ".5",
            "1e3",
            "1.5E2",
            "-0",
            "-0.0",
            "10000000000000000",
            "abc",
            "1.2.3",
            "99999999999999999999999999999999999",
            "0.00000000000000000000000001",
        ] {
            assert_eq!(Packed::read_number(text.as_bytes()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_written_again(text in "-?[0-9]{1,18}(\\.[0-9]{1,8})?") {
            if let Some((cell, length)) = Packed::read_number(text.as_bytes()) {
                prop_assert_eq!(length, text.len());
                prop_assert_eq!(cell.decimal().unwrap().to_string(), text);
            }
        }
    }
}

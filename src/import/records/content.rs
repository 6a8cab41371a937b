//! What stands in the cells of a column: each text once, numbers in the cells themselves.

use std::borrow::Cow;

use super::written::Written;
use crate::import::index::Index;
use crate::import::json::{Node, Value};
use crate::model::Decimal;

/// A cell in 8 bytes: a number of up to 16 digits, as JSON has it or as a text; a word of JSON; or the
/// number of an entry in [`Contents`].
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
    /// A text that is a number in plain notation.
    Written(Written),
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
            Content::Written(number) => Some(Cow::Owned(number.to_string())),
            Content::Bool(true) => Some(Cow::Borrowed("true")),
            Content::Bool(false) => Some(Cow::Borrowed("false")),
            Content::Null | Content::List | Content::Object => None,
        }
    }
}

const TAG_BITS: u32 = 2;
/// What differs from a word to the next one.
const WORD: u64 = 1 << TAG_BITS;
const ENTRY: u64 = 1;
const NUMBER: u64 = 2;
const WRITTEN: u64 = 3;
const SCALE_BITS: u32 = 5;
/// Mantissas below this have 55 bits with their sign: a bit is left for the mark of a text.
const MOST: u64 = 10_000_000_000_000_000;

impl Packed {
    /// No such member.
    pub const ABSENT: Packed = Packed(0);
    /// `null`
    pub const NULL: Packed = Packed(WORD);
    const TRUE: Packed = Packed(2 * WORD);
    const FALSE: Packed = Packed(3 * WORD);
    const LIST: Packed = Packed(4 * WORD);
    const OBJECT: Packed = Packed(5 * WORD);

    fn number(mantissa: i64, scale: u8) -> Packed {
        Packed((mantissa as u64) << (TAG_BITS + SCALE_BITS) | u64::from(scale) << TAG_BITS | NUMBER)
    }

    /// A text that is a number in plain notation and of no more digits than a cell holds.
    pub fn written(text: &str) -> Option<Packed> {
        let bytes = text.as_bytes();
        let comma = bytes.contains(&b',');
        let read = if comma { Packed::read::<b','> } else { Packed::read::<b'.'> };
        let (cell, length) = read(bytes)?;
        let (mantissa, scale) = cell.parts().filter(|_| length == bytes.len())?;
        let digits = (mantissa as u64) << 1 | u64::from(comma);
        Some(Packed(digits << (TAG_BITS + SCALE_BITS) | u64::from(scale) << TAG_BITS | WRITTEN))
    }

    fn written_parts(self) -> Option<Written> {
        let digits = (self.0 as i64) >> (TAG_BITS + SCALE_BITS);
        let scale = (self.0 >> TAG_BITS) as u8 & ((1 << SCALE_BITS) - 1);
        let value = Decimal::new(i128::from(digits >> 1), scale);
        let written = Written { value, comma: digits & 1 == 1 };
        (self.0 & ((1 << TAG_BITS) - 1) == WRITTEN).then_some(written)
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
        (self.0 & ((1 << TAG_BITS) - 1) == ENTRY).then_some((self.0 >> TAG_BITS) as usize)
    }

    fn of_entry(entry: u32) -> Packed {
        Packed(u64::from(entry) << TAG_BITS | ENTRY)
    }

    /// Reads a number in JSON's plain notation from the beginning of some bytes: the cell, and how
    /// many bytes it takes. `None`: there is none, it has more digits than a cell holds, an exponent,
    /// or leading zeros; whatever ends it is not looked at further.
    #[inline]
    pub fn read_number(bytes: &[u8]) -> Option<(Packed, usize)> {
        Packed::read::<b'.'>(bytes)
    }

    /// The same with `MARK` before the decimals.
    fn read<const MARK: u8>(bytes: &[u8]) -> Option<(Packed, usize)> {
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
        if bytes.get(at) == Some(&MARK) {
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

/// The different contents of a column that no cell holds itself, in the order in which they came up.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    entries: Vec<Entry>,
    texts: String,
    /// Texts by their hash, as soon as there are many.
    known: Index,
    /// Whether cells hold texts that are numbers.
    has_written: bool,
}

/// A text, or a number that no cell holds.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Where it ends in [`Contents::texts`]; it begins where the one before ends.
    end: u32,
    is_number: bool,
}

/// What an entry says; nothing where there is none.
fn text_of_entry<'t>(entries: &[Entry], texts: &'t str, number: u32) -> &'t str {
    let end = |number: u32| entries.get(number as usize).map(|entry| entry.end as usize);
    let start = number.checked_sub(1).and_then(end).unwrap_or_default();
    end(number).and_then(|end| texts.get(start..end)).unwrap_or_default()
}

/// Up to so many entries are looked through.
const FEW: usize = 8;

impl Contents {
    /// The cell of a JSON value.
    pub fn pack(&mut self, node: &Node<'_>) -> Packed {
        match &node.value {
            Value::Null => Packed::NULL,
            Value::Bool(true) => Packed::TRUE,
            Value::Bool(false) => Packed::FALSE,
            Value::Number(number) => match Packed::read_number(number.as_bytes()) {
                Some((packed, length)) if length == number.len() => packed,
                // Few of them are alike.
                _ => self.find(true, number).unwrap_or_else(|| self.add(true, number)),
            },
            Value::Text(text) => self.text(text),
            Value::List(_) | Value::Numbers(_) => Packed::LIST,
            Value::Object(_) => Packed::OBJECT,
        }
    }

    /// The cell of a text.
    pub fn text(&mut self, text: &str) -> Packed {
        let known = self.known(text);
        self.has_written |= known.is_some_and(|cell| cell.written_parts().is_some());
        known.unwrap_or_else(|| self.add(false, text))
    }

    /// The cell of a text, if there is any.
    pub fn known(&self, text: &str) -> Option<Packed> {
        let found = Packed::written(text).or_else(|| self.find(false, text));
        if found.is_some() || self.known.is_empty() {
            return found;
        }
        let text_of = |entry| text_of_entry(&self.entries, &self.texts, entry);
        self.known.find(text, &text_of).map(Packed::of_entry)
    }

    /// An entry among the first few.
    fn find(&self, is_number: bool, text: &str) -> Option<Packed> {
        let wanted = if is_number { Content::Number(text) } else { Content::Text(text) };
        let few = 0..self.entries.len().min(FEW);
        let found = few.into_iter().find(|entry| self.entry(*entry) == Some(wanted));
        found.map(|entry| Packed::of_entry(entry as u32))
    }

    /// Adds an entry. Texts of 4 GB, which no table of a file that fits into memory has, say nothing.
    fn add(&mut self, is_number: bool, text: &str) -> Packed {
        let Ok(end) = u32::try_from(self.texts.len() + text.len()) else { return Packed::NULL };
        let at = self.entries.len() as u32;
        self.texts.push_str(text);
        self.entries.push(Entry { end, is_number });
        if !is_number && at as usize >= FEW {
            let text_of = |entry| text_of_entry(&self.entries, &self.texts, entry);
            self.known.put(text, at, &text_of);
        }
        Packed::of_entry(at)
    }

    /// Whether any text may say something of the decimal mark: one that is a number of plain digits, or
    /// an entry of which `says` holds.
    pub fn has_numbers_in_texts(&self, says: impl Fn(&str) -> bool) -> bool {
        let text = |entry: u32| text_of_entry(&self.entries, &self.texts, entry);
        let entries = (0..).zip(&self.entries).filter(|(_, entry)| !entry.is_number);
        self.has_written || entries.into_iter().any(|(at, _)| says(text(at)))
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// An entry by its number.
    fn entry(&self, number: usize) -> Option<Content<'_>> {
        let is_number = self.entries.get(number)?.is_number;
        let text = text_of_entry(&self.entries, &self.texts, number as u32);
        Some(if is_number { Content::Number(text) } else { Content::Text(text) })
    }

    /// What a cell says; `None` where there is no member.
    pub fn of(&self, cell: Packed) -> Option<Content<'_>> {
        if let Some(number) = cell.decimal() {
            return Some(Content::Plain(number));
        }
        if let Some(written) = cell.written_parts() {
            return Some(Content::Written(written));
        }
        match cell {
            Packed::ABSENT => None,
            Packed::NULL => Some(Content::Null),
            Packed::TRUE => Some(Content::Bool(true)),
            Packed::FALSE => Some(Content::Bool(false)),
            Packed::LIST => Some(Content::List),
            Packed::OBJECT => Some(Content::Object),
            _ => self.entry(cell.entry()?),
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

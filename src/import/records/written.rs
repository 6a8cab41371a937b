//! Texts that are numbers in plain notation: nearly all cells of a table of lines.

use std::fmt;

use super::number::{Evidence, Mark, Read};
use crate::model::Decimal;

/// A number of up to 16 digits with nothing around it, as a text has it: `-12,50`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The number if the mark stands before decimals.
    pub value: Decimal,
    /// Whether the mark is a comma.
    pub comma: bool,
}

impl Written {
    fn own_mark(self) -> Mark {
        if self.comma { Mark::Comma } else { Mark::Point }
    }

    /// As [`super::number::evidence`] of its text.
    pub fn evidence(self) -> Evidence {
        let thousands = self.value.mantissa().unsigned_abs() / 1000;
        match self.value.scale() {
            0 => Evidence::None,
            3 if (1..1000).contains(&thousands) => Evidence::Unclear,
            _ => Evidence::Is(self.own_mark()),
        }
    }

    /// As [`super::number::read`] of its text.
    pub fn read(self, mark: Mark) -> Read {
        let thousands = self.evidence() == Evidence::Unclear && mark != self.own_mark();
        let value = if thousands { Decimal::new(self.value.mantissa(), 0) } else { self.value };
        Read::Number { value, rounded: false }
    }
}

impl fmt::Display for Written {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.value.to_string();
        out.write_str(&if self.comma { text.replace('.', ",") } else { text })
    }
}

#[cfg(test)]
mod tests {
    use super::super::content::{Content, Contents, Packed};
    use super::super::number::{Mark, evidence, read};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_its_text_is_read(text in "-?[0-9]{1,9}([.,][0-9]{1,8})?") {
            let Some(cell) = Packed::written(&text) else { return Ok(()) };
            let contents = Contents::default();
            let Some(Content::Written(written)) = contents.of(cell) else {
                return Err(TestCaseError::fail(text));
            };
            prop_assert_eq!(written.to_string(), text.as_str());
            prop_assert_eq!(written.evidence(), evidence(&text));
            for mark in [Mark::Comma, Mark::Point] {
                prop_assert_eq!(written.read(mark), read(&text, mark));
            }
        }
    }

    #[test]
    fn other_texts_are_entries() {
        for text in ["", "01", "1,", ",5", "+1", "1 000", "1.2.3", "1,2.3", "12%", "-0", "1e3", "x"]
        {
            assert_eq!(Packed::written(text), None, "{text}");
        }
    }
}

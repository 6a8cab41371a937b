//! How finely figures are printed, and how they look when a hand slipped.

use crate::model::{Decimal, Slice};

/// Publications print four decimals at most; what files hold beyond is the noise of binary numbers.
const MOST: u8 = 4;

/// So many zeros at the end are not dropped by a file but never printed.
const ZEROS: u8 = 3;

/// The decimals of a column of figures.
#[derive(Clone, Copy, Debug)]
pub struct Printed {
    /// The most that any figure is written with.
    held: u8,
    /// As many as are printed.
    printed: u8,
}

impl Printed {
    /// Of the scores of a slice. Files drop zeros at the end, so the longest figure tells. How many
    /// decimals a publisher shows says nothing of how many stand in its tables.
    pub fn of(slice: &Slice) -> Printed {
        Printed::at(slice.decimals())
    }

    /// Of figures that are written with so many decimals at most.
    pub fn at(held: u8) -> Printed {
        Printed { held, printed: held.min(MOST) }
    }

    /// As many decimals as are printed.
    pub fn decimals(self) -> u8 {
        self.printed
    }

    /// Half a unit in the last printed place of a figure: as far as it may be from the truth.
    pub fn half(self, figure: Decimal) -> Decimal {
        Decimal::new(5, self.places(figure.scale()) + 1)
    }

    /// The printed decimals of a figure that is written with so many.
    fn places(self, own: u8) -> u8 {
        let shorter = own.saturating_add(ZEROS) <= self.held;
        if shorter { own.min(self.printed) } else { self.printed }
    }

    /// What lifts a figure of so many decimals to `scale` of them, and the half of it there; `None`
    /// where 64 bits do not hold that.
    pub fn sizes(self, own: u8, scale: u8) -> Option<(i64, i64)> {
        let ten = |zeros: u8| 10i64.checked_pow(u32::from(zeros));
        let below = scale.checked_sub(self.places(own))?.checked_sub(1)?;
        Some((ten(scale.checked_sub(own)?)?, ten(below)?.checked_mul(5)?))
    }
}

/// How a hand slips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// The decimal point stands one place off.
    Point,
    /// Two neighbouring digits are exchanged.
    Digits,
}

/// What a printed figure may have been before a hand slipped. None for one with more decimals than
/// are printed: it was never typed.
pub fn slips(figure: Decimal, printed: Printed) -> Vec<(Slip, Decimal)> {
    if figure.scale() > MOST {
        return Vec::new();
    }
    let figure = figure.round(printed.printed);
    let mut found = vec![
        (Slip::Point, Decimal::new(figure.mantissa(), figure.scale().saturating_add(1))),
        (Slip::Point, figure * Decimal::from(10)),
    ];
    let digits = figure.mantissa().unsigned_abs().to_string().into_bytes();
    for at in 1..digits.len() {
        let mut swapped = digits.clone();
        swapped.swap(at - 1, at);
        let value = swapped.iter().fold(0i128, |sum, digit| sum * 10 + i128::from(digit - b'0'));
        if digits[at - 1] != digits[at] && swapped[0] != b'0' {
            let value = if figure.sign() < 0 { -value } else { value };
            found.push((Slip::Digits, Decimal::new(value, figure.scale())));
        }
    }
    // What has more decimals than are printed was never printed so.
    found.retain(|(_, other)| *other != figure && other.normal().scale() <= printed.printed);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn slips_of_a_hand() {
        let of = |text, places| -> Vec<String> {
            let found = slips(d(text), Printed { held: places, printed: places });
            found.into_iter().map(|(_, value)| value.normal().to_string()).collect()
        };
        assert_eq!(of("65.6", 2), ["6.56", "656", "56.6", "66.5", "65.06"]);
        assert_eq!(of("65.61", 2)[0], "656.1", "6.561 has too many decimals");
        assert_eq!(of("-12", 0), ["-120", "-21"]);
        assert_eq!(of("10", 0), ["1", "100"], "01 is not written");
        assert!(of("0", 2).is_empty());
        assert!(of("65.59555053710938", 14).is_empty());
    }

    #[test]
    fn half_a_unit_of_the_last_printed_place() {
        let printed = Printed { held: 14, printed: 4 };
        assert_eq!(printed.half(d("60.12345678901234")), d("0.00005"));
        assert_eq!(printed.half(d("60.12")), d("0.005"), "twelve zeros were never printed");
        let printed = Printed { held: 2, printed: 2 };
        assert_eq!(printed.half(d("60")), d("0.005"), "60.00 in a file that drops zeros");
    }
}

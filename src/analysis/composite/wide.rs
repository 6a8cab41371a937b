//! Numbers of about 31 digits, each held as the sum of two binary ones.
//!
//! An index needs quotients, roots and logarithms, which no decimal holds exactly. What plain binary
//! numbers lose would show: one score in ten thousand lies so close to the middle between two
//! decimals that the order of a sum decides which way it is rounded, and thereby whether it ties.
//! With twice the digits nothing that a reader sees depends on that. Basic arithmetic and roots are
//! the same on every machine; the machine's own logarithms are not, hence those here.
//!
//! Sources: T. J. Dekker, «A floating-point technique for extending the available precision» (1971);
//! Hida, Li, Bailey, «Library for double-double and quad-double arithmetic» (2007).

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::model::Decimal;

/// The decimals of scores and of normalised figures.
pub const PLACES: u8 = 10;

/// The digits to which figures between the steps are shown.
const SHOWN_DIGITS: i32 = 15;

/// The most decimals that a decimal is given here.
const MOST_PLACES: i32 = 30;

/// A number, `high + low`, where `low` is less than half of the last digit of `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wide {
    high: f64,
    low: f64,
}

impl Wide {
    pub(super) const ZERO: Wide = Wide::new(0.0, 0.0);
    pub(super) const ONE: Wide = Wide::new(1.0, 0.0);
    pub(super) const LN_2: Wide = Wide::new(std::f64::consts::LN_2, 2.319_046_813_846_299_6e-17);

    pub(super) const fn new(high: f64, low: f64) -> Wide {
        Wide { high, low }
    }

    /// The leading part: the number to about 16 digits.
    pub(super) fn high(self) -> f64 {
        self.high
    }

    pub(super) fn is_finite(self) -> bool {
        self.high.is_finite() && self.low.is_finite()
    }

    pub(super) fn abs(self) -> Wide {
        if self.high < 0.0 { -self } else { self }
    }

    /// The order of numbers; what is no number stands at an end.
    pub(super) fn order(self, other: Wide) -> Ordering {
        let differs = |order: &Ordering| *order != Ordering::Equal;
        match self.high.partial_cmp(&other.high).filter(differs) {
            Some(order) => order,
            None => self.low.total_cmp(&other.low),
        }
    }

    /// Whether two numbers are one, but for what arithmetic lost. Figures of files have 18 digits:
    /// different ones are never taken for one.
    pub(super) fn near(self, other: Wide) -> bool {
        (self - other).high.abs() <= self.high.abs().max(other.high.abs()) * 1e-25
    }

    /// The square root of a number that is not negative.
    pub(super) fn sqrt(self) -> Wide {
        if self.high <= 0.0 {
            return Wide::ZERO;
        }
        let near = Wide::from(self.high.sqrt());
        near + (self - near * near) / (near + near)
    }

    /// Rounded once to `places` decimals, half away from zero; what lies below the half by no more
    /// than arithmetic may have lost is rounded as the half. Right up to 24 digits; `None` beyond 36.
    pub(super) fn decimal(self, places: u8) -> Option<Decimal> {
        let scaled = self.abs() * power_of_ten(u32::from(places));
        if !scaled.is_finite() || scaled.high >= 1e36 {
            return None;
        }
        let (high, low) = (scaled.high.floor(), scaled.low.floor());
        let rest = (scaled.high - high) + (scaled.low - low);
        let whole = high as i128 + low as i128 + i128::from(rest >= 1.0);
        let rest = if rest >= 1.0 { rest - 1.0 } else { rest };
        let whole = whole + i128::from(rest >= 0.5 - 1e-6);
        Some(Decimal::new(if self.high < 0.0 { -whole } else { whole }, places))
    }

    /// The number to 15 digits, as it is shown. `None` where they do not fit.
    pub(super) fn shown(self) -> Option<Decimal> {
        let mut places = SHOWN_DIGITS;
        let mut left = self.high.abs();
        while left >= 1.0 && places > 0 {
            left /= 10.0;
            places -= 1;
        }
        while left > 0.0 && left < 0.1 && places < MOST_PLACES {
            left *= 10.0;
            places += 1;
        }
        self.decimal(u8::try_from(places).ok()?).map(Decimal::normal)
    }
}

/// Ten to a power; exact up to 10^45.
fn power_of_ten(mut power: u32) -> Wide {
    let mut product = Wide::ONE;
    while power > 0 {
        let step = power.min(15);
        product = product * Wide::from(10u64.pow(step) as f64);
        power -= step;
    }
    product
}

impl From<f64> for Wide {
    fn from(number: f64) -> Wide {
        Wide::new(number, 0.0)
    }
}

impl From<usize> for Wide {
    fn from(number: usize) -> Wide {
        Wide::from(number as f64)
    }
}

impl From<Decimal> for Wide {
    fn from(decimal: Decimal) -> Wide {
        let high = decimal.mantissa() as f64;
        let rest = decimal.mantissa().saturating_sub(high as i128);
        let (high, low) = ordered_sum(high, rest as f64);
        Wide::new(high, low) / power_of_ten(u32::from(decimal.scale()))
    }
}

/// A sum and what rounding took from it.
fn sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let of_b = sum - a;
    (sum, (a - (sum - of_b)) + (b - of_b))
}

/// As [`sum`], where the first is not the smaller one.
fn ordered_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, b - (sum - a))
}

/// A number in halves of 26 bits, whose products are exact.
fn halves(number: f64) -> (f64, f64) {
    let far = number * 134_217_729.0; // 2^27 + 1
    let high = far - (far - number);
    (high, number - high)
}

/// A product and what rounding took from it.
fn product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    let ((a, a_low), (b, b_low)) = (halves(a), halves(b));
    (product, ((a * b - product) + a * b_low + a_low * b) + a_low * b_low)
}

impl Add for Wide {
    type Output = Wide;
    fn add(self, other: Wide) -> Wide {
        let (high, lost) = sum(self.high, other.high);
        let (low, lost_low) = sum(self.low, other.low);
        let (high, low) = ordered_sum(high, lost + low);
        let (high, low) = ordered_sum(high, low + lost_low);
        Wide::new(high, low)
    }
}

impl Neg for Wide {
    type Output = Wide;
    fn neg(self) -> Wide {
        Wide::new(-self.high, -self.low)
    }
}

impl Sub for Wide {
    type Output = Wide;
    fn sub(self, other: Wide) -> Wide {
        self + -other
    }
}

impl Mul for Wide {
    type Output = Wide;
    fn mul(self, other: Wide) -> Wide {
        let (high, lost) = product(self.high, other.high);
        let (high, low) = ordered_sum(high, lost + (self.high * other.low + self.low * other.high));
        Wide::new(high, low)
    }
}

impl Div for Wide {
    type Output = Wide;
    fn div(self, other: Wide) -> Wide {
        let first = self.high / other.high;
        let rest = self - other * Wide::from(first);
        let second = rest.high / other.high;
        let rest = rest - other * Wide::from(second);
        let (high, low) = ordered_sum(first, second);
        Wide::new(high, low) + Wide::from(rest.high / other.high)
    }
}

impl std::iter::Sum for Wide {
    fn sum<I: Iterator<Item = Wide>>(numbers: I) -> Wide {
        numbers.fold(Wide::ZERO, |sum, number| sum + number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wide(text: &str) -> Wide {
        Wide::from(Decimal::parse(text).unwrap())
    }

    /// Python's `decimal` with 60 digits, rounded to 30 decimals.
    #[test]
    fn thirty_digits() {
        let thirds = wide("1") / wide("3");
        assert_eq!(thirds.decimal(30).unwrap().to_string(), "0.333333333333333333333333333333");
        let root = wide("2").sqrt();
        assert_eq!(root.decimal(28).unwrap().to_string(), "1.4142135623730950488016887242");
        let product = wide("0.123456789012345678") * wide("9.87654321098765432");
        assert_eq!(product.decimal(28).unwrap().to_string(), "1.2193263113702179432251181222");
        assert_eq!(Wide::from(Decimal::new(i128::MIN, 30)).decimal(10).unwrap().scale(), 10);
    }

    #[test]
    fn halves_go_away_from_zero_whatever_was_lost() {
        for (text, rounded) in [("0.125", "0.13"), ("-0.125", "-0.13"), ("0.1249", "0.12")] {
            assert_eq!(wide(text).decimal(2).unwrap().to_string(), rounded);
        }
        let seventh = wide("0.875") / wide("7");
        assert_eq!((seventh - Wide::from(1e-30)).decimal(2).unwrap().to_string(), "0.13");
        assert!(seventh.near(wide("0.125")) && !seventh.near(wide("0.12500000000000001")));
        assert!(Wide::from(1e30).decimal(10).is_none());
        assert!((wide("1") / Wide::ZERO).decimal(10).is_none());
    }

    #[test]
    fn shown_to_fifteen_digits() {
        let texts = [("0", "0"), ("12", "12"), ("-0.1", "-0.1"), ("1e17", "100000000000000000")];
        for (text, shown) in texts {
            assert_eq!(wide(text).shown().unwrap().to_string(), shown);
        }
        let small = wide("0.002") / wide("3");
        assert_eq!(small.shown().unwrap().to_string(), "0.000666666666666667");
    }

    proptest! {
        #[test]
        fn as_exact_decimals(a in -10i64.pow(12)..10i64.pow(12), b in -10i64.pow(12)..10i64.pow(12),
            scale in 0u8..12) {
            let (x, y) = (Decimal::new(a.into(), scale), Decimal::new(b.into(), 5));
            let (wide_x, wide_y) = (Wide::from(x), Wide::from(y));
            prop_assert_eq!((wide_x + wide_y).decimal(12).unwrap(), (x + y).round(12));
            prop_assert_eq!((wide_x - wide_y).decimal(12).unwrap(), (x - y).round(12));
            prop_assert_eq!((wide_x * wide_y).decimal(5).unwrap(), (x * y).round(5));
            prop_assert_eq!(wide_x.order(wide_y), x.cmp(&y));
            if let Some(quotient) = x.div_round(y, 10) {
                prop_assert_eq!((wide_x / wide_y).decimal(10).unwrap(), quotient);
            }
            let root = wide_x.abs().sqrt();
            prop_assert!((root * root).near(wide_x.abs()));
        }
    }
}

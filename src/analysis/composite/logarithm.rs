//! Natural logarithm and exponential function by basic arithmetic: the same on every machine.

use super::wide::Wide;

/// How often the argument of [`exp`] is halved before its series, and the result squared after it.
const HALVINGS: i32 = 9;

/// The terms of that series: with |x| below 2^-10 the next one is less than 10^-34.
const TERMS: usize = 9;

/// The natural logarithm of a number above zero.
///
/// A first value of 16 digits, then one step of Newton's method on `exp`, which doubles them.
pub(super) fn ln(number: Wide) -> Wide {
    let first = Wide::from(ln_roughly(number.high()));
    first + number * exp(-first) - Wide::ONE
}

/// e to a power between about -700 and 700.
pub(super) fn exp(power: Wide) -> Wide {
    let doublings = (power.high() / Wide::LN_2.high()).round().clamp(-1022.0, 1023.0);
    let rest = power - Wide::from(doublings) * Wide::LN_2;
    let small = rest * two_to(-HALVINGS);
    // e^x - 1, which keeps the digits that a sum with 1 would lose.
    let mut less_one = Wide::ZERO;
    for term in (1..=TERMS).rev() {
        less_one = small * (Wide::ONE + less_one) / Wide::from(term);
    }
    for _ in 0..HALVINGS {
        less_one = less_one + less_one + less_one * less_one;
    }
    (less_one + Wide::ONE) * two_to(doublings as i32)
}

/// Two to a power from -1022 to 1023.
fn two_to(power: i32) -> Wide {
    Wide::from(f64::from_bits(((1023 + i64::from(power)) as u64) << 52))
}

/// The natural logarithm of a number above zero, to the last digit or two of 16: ln(m·2^e) = e·ln 2 +
/// 2·artanh((m - 1)/(m + 1)) with m between √½ and √2.
pub(in crate::analysis) fn ln_roughly(number: f64) -> f64 {
    let bits = number.to_bits();
    let mut exponent = ((bits >> 52) & 0x7ff) as i32 - 1023;
    let mut part = f64::from_bits((bits & ((1 << 52) - 1)) | (1023 << 52));
    if part > std::f64::consts::SQRT_2 {
        part /= 2.0;
        exponent += 1;
    }
    let ratio = (part - 1.0) / (part + 1.0);
    let square = ratio * ratio;
    let mut series = 0.0;
    for odd in (1..=23).rev().step_by(2) {
        series = series * square + 1.0 / f64::from(odd);
    }
    f64::from(exponent) * std::f64::consts::LN_2 + 2.0 * ratio * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods)] // what it is measured against
    fn sixteen_digits_as_the_standard_library_has_them() {
        let mut x = 1e-9;
        while x < 1e12 {
            let (ours, theirs) = (ln_roughly(x), x.ln());
            assert!((ours - theirs).abs() <= 4e-16 * theirs.abs().max(1.0), "{x}: {ours} {theirs}");
            x *= 1.37;
        }
    }

    use crate::model::Decimal;
    use proptest::prelude::*;

    fn wide(text: &str) -> Wide {
        Wide::from(Decimal::parse(text).unwrap())
    }

    /// `Decimal(x).ln()` and `.exp()` of Python's `decimal` with 60 digits.
    #[test]
    fn as_many_digits_as_a_number_holds() {
        let table = [
            ("2", "0.6931471805599453094172321215", 28),
            ("10", "2.302585092994045684017991455", 27),
            ("0.001", "-6.907755278982137052053974364", 27),
            ("123456.789", "11.72364648718588098113995898", 26),
            ("1.0000001", "0.0000000999999950000003333333", 28),
        ];
        for (number, expected, places) in table {
            assert_eq!(ln(wide(number)).decimal(places).unwrap().to_string(), expected);
        }
        assert_eq!(
            exp(wide("1")).decimal(27).unwrap().to_string(),
            "2.718281828459045235360287471"
        );
        let twelfth = exp(wide("-2.5")).decimal(28).unwrap().to_string();
        assert_eq!(twelfth, "0.0820849986238987951695286745");
    }

    proptest! {
        #[test]
        fn one_undoes_the_other(mantissa in 1i64..10i64.pow(17), scale in 0u8..30) {
            let number = Wide::from(Decimal::new(mantissa.into(), scale));
            prop_assert!((exp(ln(number)) / number - Wide::ONE).high().abs() < 1e-28);
        }
    }
}

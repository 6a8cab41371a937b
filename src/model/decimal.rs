//! Exact decimals: a whole number of units of 10^-scale.
//!
//! Scores are printed decimals, so they are held as printed: 0,1 + 0,2 ties 0,3 and
//! 73,18/80 rounds to 91,48 %, neither of which binary floating point gives.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// The most significant digits that a number read from a file may have and still be held exactly.
pub const MAX_DIGITS: u32 = 18;

/// The most decimals that a number read from a file may have.
pub const MAX_SCALE: u8 = 30;

/// An exact decimal number, `mantissa × 10^-scale`.
///
/// Equality, order and hash are by value: 0.1 equals 0.10. Sums, differences and products of
/// numbers read from files are exact; a result of more than 37 digits (a product of more than two
/// long factors) is rounded half away from zero at its last digits instead of overflowing.
#[derive(Clone, Copy)]
pub struct Decimal {
    mantissa: i128,
    scale: u8,
}

/// Why a text is not a decimal that can be held exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// The text is no number in plain or exponent notation with a decimal point.
    NotANumber,
    /// More than [`MAX_DIGITS`] significant digits or more than [`MAX_SCALE`] decimals.
    TooLong,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal::new(0, 0);
    /// One hundred, for percentages.
    pub const HUNDRED: Decimal = Decimal::new(100, 0);

    /// `mantissa × 10^-scale`.
    pub const fn new(mantissa: i128, scale: u8) -> Decimal {
        Decimal { mantissa, scale }
    }

    /// The whole number of units of 10^-[`Decimal::scale`].
    pub const fn mantissa(self) -> i128 {
        self.mantissa
    }

    /// The number of decimals this value is held with; as written, trailing zeros included.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// Reads JSON's number notation (`-12.50`, `1e3`); a leading `+` is also taken.
    ///
    /// # Errors
    /// [`DecimalError`] when the text is no number, or is too long to be held exactly.
    pub fn parse(text: &str) -> Result<Decimal, DecimalError> {
        let (number, rounded) = Decimal::parse_rounding(text)?;
        if rounded {
            return Err(DecimalError::TooLong);
        }
        Ok(number)
    }

    /// As [`Decimal::parse`], but a number that is too long is rounded half away from zero to
    /// [`MAX_DIGITS`] digits; the flag says that this was done.
    ///
    /// # Errors
    /// [`DecimalError::NotANumber`], or [`DecimalError::TooLong`] when the magnitude itself
    /// (10^18 and above) is out of reach.
    pub fn parse_rounding(text: &str) -> Result<(Decimal, bool), DecimalError> {
        let bytes = text.as_bytes();
        let (negative, mut at) = match bytes.first() {
            Some(b'-') => (true, 1),
            Some(b'+') => (false, 1),
            _ => (false, 0),
        };
        let mut mantissa: i128 = 0;
        let mut digits = 0u32;
        let mut any = false;
        let mut exponent: i64 = 0;
        let mut after_point = false;
        let mut rounded = false;
        let mut dropped = false;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'0'..=b'9' => {
                    any = true;
                    let digit = i128::from(byte - b'0');
                    if digits < MAX_DIGITS {
                        mantissa = mantissa * 10 + digit;
                        if mantissa != 0 {
                            digits += 1;
                        }
                        exponent -= i64::from(after_point);
                    } else {
                        // Beyond the last digit held: the first one rounds, the rest only count.
                        if !dropped && digit >= 5 {
                            mantissa += 1;
                        }
                        dropped = true;
                        rounded |= digit != 0;
                        exponent += i64::from(!after_point);
                    }
                }
                b'.' if !after_point && any => {
                    after_point = true;
                    if !matches!(bytes.get(at + 1), Some(b'0'..=b'9')) {
                        return Err(DecimalError::NotANumber);
                    }
                }
                b'e' | b'E' if any => {
                    exponent += written_exponent(&text[at + 1..])?;
                    at = bytes.len();
                    continue;
                }
                _ => return Err(DecimalError::NotANumber),
            }
            at += 1;
        }
        if !any {
            return Err(DecimalError::NotANumber);
        }
        if negative {
            mantissa = -mantissa;
        }
        if mantissa == 0 {
            let scale = (-exponent).clamp(0, i64::from(MAX_SCALE)) as u8;
            return Ok((Decimal::new(0, scale), false));
        }
        while exponent < 0 && mantissa % 10 == 0 && exponent < -i64::from(MAX_SCALE) {
            mantissa /= 10;
            exponent += 1;
        }
        if exponent > 0 {
            let factor = u32::try_from(exponent)
                .ok()
                .filter(|&e| e <= MAX_DIGITS - digits)
                .and_then(pow10)
                .ok_or(DecimalError::TooLong)?;
            return Ok((Decimal::new(mantissa * factor, 0), rounded));
        }
        let scale = u8::try_from(-exponent)
            .ok()
            .filter(|&scale| scale <= MAX_SCALE)
            .ok_or(DecimalError::TooLong)?;
        Ok((Decimal::new(mantissa, scale), rounded))
    }

    /// Rounds to `places` decimals, half away from zero, and pads with zeros when there are fewer.
    pub fn round(self, places: u8) -> Decimal {
        if places >= self.scale {
            return match pow10(u32::from(places - self.scale))
                .and_then(|factor| self.mantissa.checked_mul(factor))
            {
                Some(mantissa) => Decimal::new(mantissa, places),
                None => self,
            };
        }
        match pow10(u32::from(self.scale - places)) {
            Some(divisor) => Decimal::new(div_half_away(self.mantissa, divisor), places),
            None => Decimal::new(0, places),
        }
    }

    /// `self / divisor`, rounded once to `places` decimals, half away from zero.
    /// `None` when the divisor is zero or the digits do not fit.
    pub fn div_round(self, divisor: Decimal, places: u8) -> Option<Decimal> {
        let (over, under) = (self.normal(), divisor.normal());
        if under.mantissa == 0 {
            return None;
        }
        let shift = i32::from(places) + i32::from(under.scale) - i32::from(over.scale);
        let factor = pow10(shift.unsigned_abs())?;
        let (over, under) = if shift >= 0 {
            (over.mantissa.checked_mul(factor)?, under.mantissa)
        } else {
            (over.mantissa, under.mantissa.checked_mul(factor)?)
        };
        Some(Decimal::new(div_half_away(over, under), places))
    }

    /// This score as a percentage of `maximum`, rounded once to `places` decimals:
    /// 73,18 of 80 to two decimals is 91,48. `None` when the maximum is zero.
    pub fn percent_of(self, maximum: Decimal, places: u8) -> Option<Decimal> {
        (self * Decimal::HUNDRED).div_round(maximum, places)
    }

    /// The same value without trailing zero decimals.
    pub fn normal(self) -> Decimal {
        let mut value = self;
        while value.scale > 0 && value.mantissa % 10 == 0 {
            value.mantissa /= 10;
            value.scale -= 1;
        }
        value
    }

    /// The value without its sign.
    pub fn abs(self) -> Decimal {
        Decimal::new(self.mantissa.abs(), self.scale)
    }

    /// -1, 0 or 1.
    pub fn sign(self) -> i32 {
        self.mantissa.signum() as i32
    }

    /// Whether the value is 0.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The nearest binary number (of more than 15 digits or 22 decimals, a neighbour of it): for
    /// positions in a picture only, never for ranks or sums.
    pub fn to_f64(self) -> f64 {
        // Both factors exact up to 2^53 and 10^22, so one rounding; beyond that, one more a step.
        // Basic arithmetic is the same on every target, and `f64`'s parser is left out of the page.
        let value = self.normal();
        let mut number = value.mantissa as f64;
        let mut scale = usize::from(value.scale);
        while scale > 0 {
            let step = scale.min(POWERS.len() - 1);
            number /= POWERS[step];
            scale -= step;
        }
        number
    }

    /// The mantissa at `scale` decimals as a 64-bit key, when it fits without loss.
    pub fn key_at(self, scale: u8) -> Option<i64> {
        if scale < self.scale {
            let normal = self.normal();
            return (normal.scale <= scale).then(|| normal.key_at(scale)).flatten();
        }
        let factor = pow10(u32::from(scale - self.scale))?;
        i64::try_from(self.mantissa.checked_mul(factor)?).ok()
    }

    fn aligned(self, other: Decimal) -> (i128, i128, u8) {
        let fits = |x: Decimal| i64::try_from(x.mantissa).is_ok();
        if self.scale == other.scale && fits(self) && fits(other) {
            return (self.mantissa, other.mantissa, self.scale);
        }
        let scale = self.scale.max(other.scale);
        let short = |x: Decimal| lifted(x.mantissa, scale - x.scale);
        if let (Some(a), Some(b)) = (short(self), short(other)) {
            return (i128::from(a), i128::from(b), scale);
        }
        let (mut a, mut b) = (self, other);
        loop {
            let scale = a.scale.max(b.scale);
            let lift = |x: Decimal| match scale - x.scale {
                0 => Some(x.mantissa),
                zeros => times(x.mantissa, pow10(u32::from(zeros))?),
            };
            if let (Some(x), Some(y)) = (lift(a), lift(b))
                && x.checked_add(y).is_some()
                && x.checked_sub(y).is_some()
            {
                return (x, y, scale);
            }
            // Only reached beyond 37 digits; a scale of 0 always fits what files may hold.
            if scale == 0 {
                return (a.mantissa / 2, b.mantissa / 2, 0);
            }
            a = a.round(a.scale.min(scale - 1));
            b = b.round(b.scale.min(scale - 1));
        }
    }
}

/// The powers of ten that a binary number holds exactly.
#[rustfmt::skip]
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// The whole number behind `e`; one beyond 32 bits is cut there, where it is out of reach anyway.
fn written_exponent(text: &str) -> Result<i64, DecimalError> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DecimalError::NotANumber);
    }
    let most = if text.starts_with('-') { i32::MIN } else { i32::MAX };
    Ok(i64::from(text.parse().unwrap_or(most)))
}

fn pow10(exponent: u32) -> Option<i128> {
    match TENS.get(exponent as usize) {
        Some(power) => Some(i128::from(*power)),
        None => 10i128.checked_pow(exponent),
    }
}

/// The powers of ten that figures need: multiplying them out anew each time took longer than the rest.
#[rustfmt::skip]
const TENS: [i64; 13] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000,
];

/// A product; `None` where it has more digits than can be held. Of two that a processor holds it never has.
fn times(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => Some(i128::from(a) * i128::from(b)),
        _ => a.checked_mul(b),
    }
}

/// A mantissa with more zeros behind it, in numbers that a processor holds; `None` where it takes longer ones.
fn lifted(mantissa: i128, zeros: u8) -> Option<i64> {
    let lifted = i64::try_from(mantissa).ok()?.checked_mul(*TENS.get(usize::from(zeros))?)?;
    // Sums and differences of two of them are held as well.
    (lifted.unsigned_abs() <= i64::MAX as u64 / 2).then_some(lifted)
}

/// Quotient rounded half away from zero.
fn div_half_away(over: i128, under: i128) -> i128 {
    let quotient = over / under;
    let rest = (over % under).unsigned_abs();
    let half_reached = rest >= under.unsigned_abs() - rest;
    if rest != 0 && half_reached {
        quotient + if (over < 0) == (under < 0) { 1 } else { -1 }
    } else {
        quotient
    }
}

impl std::ops::Add for Decimal {
    type Output = Decimal;
    fn add(self, other: Decimal) -> Decimal {
        let (a, b, scale) = self.aligned(other);
        Decimal::new(a + b, scale)
    }
}

impl std::ops::Sub for Decimal {
    type Output = Decimal;
    fn sub(self, other: Decimal) -> Decimal {
        let (a, b, scale) = self.aligned(other);
        Decimal::new(a - b, scale)
    }
}

impl std::ops::Neg for Decimal {
    type Output = Decimal;
    fn neg(self) -> Decimal {
        Decimal::new(-self.mantissa, self.scale)
    }
}

impl std::ops::Mul for Decimal {
    type Output = Decimal;
    fn mul(self, other: Decimal) -> Decimal {
        let (mut a, mut b) = (self, other);
        loop {
            if let Some(mantissa) = times(a.mantissa, b.mantissa) {
                return Decimal::new(mantissa, a.scale.saturating_add(b.scale));
            }
            let longer = if a.scale >= b.scale { &mut a } else { &mut b };
            if longer.scale == 0 {
                let sign = self.sign() * other.sign();
                return Decimal::new(if sign < 0 { i128::MIN / 2 } else { i128::MAX / 2 }, 0);
            }
            *longer = longer.round(longer.scale - 1);
        }
    }
}

impl std::iter::Sum for Decimal {
    fn sum<I: Iterator<Item = Decimal>>(items: I) -> Decimal {
        items.fold(Decimal::ZERO, |sum, item| sum + item)
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Decimal {
        Decimal::new(i128::from(whole), 0)
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        if self.scale == other.scale {
            return self.mantissa.cmp(&other.mantissa);
        }
        let (a, b, _) = self.aligned(*other);
        a.cmp(&b)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let normal = self.normal();
        normal.mantissa.hash(state);
        normal.scale.hash(state);
    }
}

/// Plain notation with a decimal point, as many decimals as held: what JSON and CSV files carry.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.mantissa.unsigned_abs().to_string();
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let scale = usize::from(self.scale);
        if scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let padded = format!("{digits:0>width$}", width = scale + 1);
        let (whole, part) = padded.split_at(padded.len() - scale);
        write!(f, "{sign}{whole}.{part}")
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests;

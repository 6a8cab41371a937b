//! Logarithms that are the same on every machine: of the standard library's the last digit is not.

/// The natural logarithm of a positive number, to the last digit or two; minus infinity for 0 and below.
///
/// By ln(m·2^e) = e·ln 2 + 2·artanh((m − 1)/(m + 1)) with m from √½ to √2, where the series of artanh has
/// 12 terms to the last digit; multiplication and division are exact by IEEE 754 wherever it runs.
pub fn ln(x: f64) -> f64 {
    if !x.is_finite() || x <= 0.0 {
        return if x > 0.0 { x } else { f64::NEG_INFINITY };
    }
    let (mut mantissa, mut exponent) = (x, 0.0);
    while mantissa > std::f64::consts::SQRT_2 {
        mantissa /= 2.0;
        exponent += 1.0;
    }
    while mantissa < std::f64::consts::FRAC_1_SQRT_2 {
        mantissa *= 2.0;
        exponent -= 1.0;
    }
    let s = (mantissa - 1.0) / (mantissa + 1.0);
    let square = s * s;
    // From the smallest term up, so that little is lost.
    let series = (0..12).rev().fold(0.0, |sum, term| sum * square + 1.0 / f64::from(2 * term + 1));
    exponent * std::f64::consts::LN_2 + 2.0 * s * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods)] // what it is measured against
    fn as_the_standard_library_has_it() {
        let mut x = 1e-9;
        while x < 1e12 {
            let (ours, theirs) = (ln(x), x.ln());
            assert!((ours - theirs).abs() <= 4e-16 * theirs.abs().max(1.0), "{x}: {ours} {theirs}");
            x *= 1.37;
        }
        assert_eq!(ln(1.0), 0.0);
        assert_eq!(ln(0.0), f64::NEG_INFINITY);
    }
}

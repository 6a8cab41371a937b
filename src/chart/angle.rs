//! Directions around a centre, without the machine's own sine: the same on every machine.

/// The direction of the `n`-th of `of` spokes, the first upwards, the others clockwise: how far to
/// the right and how far down a step of length 1 leads.
pub fn spoke(n: usize, of: usize) -> (f64, f64) {
    let of = of.max(1);
    let n = n % of;
    // The nearest way round, at most half a turn, so that the series below is good to 12 digits.
    let turn = if 2 * n > of { n as f64 / of as f64 - 1.0 } else { n as f64 / of as f64 };
    let angle = turn * 2.0 * std::f64::consts::PI;
    let square = angle * angle;
    let (mut sine, mut cosine) = (0.0, 0.0);
    let (mut term, mut step) = (1.0, 1.0);
    // angle^k / k!, the even ones to the cosine, the odd ones to the sine, with changing signs.
    for _ in 0..16 {
        cosine += term;
        sine += term * angle / step;
        term = -term * square / (step * (step + 1.0));
        step += 2.0;
    }
    (sine, -cosine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods)] // the machine's own sine, as the oracle
    fn as_the_machine_has_it() {
        for of in 1..40 {
            for n in 0..of {
                let angle = n as f64 / of as f64 * 2.0 * std::f64::consts::PI;
                let (right, down) = spoke(n, of);
                assert!((right - angle.sin()).abs() < 1e-9, "{n} of {of}");
                assert!((down + angle.cos()).abs() < 1e-9, "{n} of {of}");
            }
        }
    }
}

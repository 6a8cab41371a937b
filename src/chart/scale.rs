//! From values to pixels, and the round values at which an axis is marked.

use crate::model::Decimal;

/// A straight scale from exact values to pixels.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
}

impl Scale {
    /// A scale that puts `from` at the pixel `start` and `to` at `end`.
    pub fn new(from: f64, to: f64, start: f64, end: f64) -> Scale {
        Scale { from, to, start, end }
    }

    /// The pixel of a value.
    pub fn at(&self, value: f64) -> f64 {
        if self.to == self.from {
            return self.start;
        }
        self.start + (value - self.from) / (self.to - self.from) * (self.end - self.start)
    }

    /// The pixel of an exact value.
    pub fn of(&self, value: Decimal) -> f64 {
        self.at(value.to_f64())
    }
}

/// Round values (1, 2 or 5 times a power of ten apart) within `low..=high`, at most `most` of
/// them, and the decimals that they need. Exact, so that their labels are.
pub fn ticks(low: Decimal, high: Decimal, most: usize) -> (Vec<Decimal>, u8) {
    let span = high - low;
    if span.sign() <= 0 || most == 0 {
        return (vec![low], low.normal().scale());
    }
    // Powers of ten from small to large; the first step that gives few enough ticks is taken.
    for power in -6i32..=12 {
        for factor in [1i128, 2, 5] {
            let (step, scale) = if power < 0 {
                (Decimal::new(factor, power.unsigned_abs() as u8), power.unsigned_abs() as u8)
            } else {
                (Decimal::new(factor * 10i128.pow(power.unsigned_abs()), 0), 0)
            };
            let count = span.div_round(step, 0).map_or(i128::MAX, Decimal::mantissa);
            if count > most as i128 + 1 {
                continue;
            }
            let first = first_multiple(low, step);
            let ticks: Vec<Decimal> = std::iter::successors(Some(first), |tick| Some(*tick + step))
                .take_while(|tick| *tick <= high)
                .collect();
            if ticks.len() <= most {
                return (ticks, scale);
            }
        }
    }
    (vec![low, high], low.scale().max(high.scale()))
}

/// The first multiple of `step` that is not below `low`.
fn first_multiple(low: Decimal, step: Decimal) -> Decimal {
    let times = low.div_round(step, 0).unwrap_or(Decimal::ZERO);
    let near = times * step;
    if near < low { near + step } else { near }
}

/// The ranks at which an axis is marked, among `n`: 1, then 10, 20, …, spaced by at least
/// `min_gap` pixels where a rank is `per_rank` pixels high.
pub fn rank_ticks(n: usize, per_rank: f64, min_gap: f64) -> Vec<usize> {
    let step = [1usize, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
        .into_iter()
        .find(|step| *step as f64 * per_rank >= min_gap)
        .unwrap_or(10_000);
    let mut ticks = vec![1];
    ticks.extend((1..).map(|i| i * step).take_while(|tick| *tick <= n).filter(|tick| *tick > 1));
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimals(texts: &[&str]) -> Vec<Decimal> {
        texts.iter().map(|text| Decimal::parse(text).unwrap()).collect()
    }

    #[test]
    fn round_ticks() {
        let case = |low: &str, high: &str, most| {
            ticks(Decimal::parse(low).unwrap(), Decimal::parse(high).unwrap(), most)
        };
        assert_eq!(case("65.4", "67.3", 4), (decimals(&["65.5", "66", "66.5", "67"]), 1));
        assert_eq!(
            case("0", "70", 8),
            (decimals(&["0", "10", "20", "30", "40", "50", "60", "70"]), 0)
        );
        assert_eq!(case("-3", "12", 4).0, decimals(&["0", "5", "10"]));
        assert_eq!(case("5", "5", 4).0, decimals(&["5"]));
    }

    #[test]
    fn ranks_start_at_one() {
        assert_eq!(rank_ticks(63, 9.0, 60.0), [1, 10, 20, 30, 40, 50, 60]);
        assert_eq!(rank_ticks(13, 20.0, 18.0), (1..=13).collect::<Vec<_>>());
        assert_eq!(rank_ticks(1, 20.0, 18.0), [1]);
    }

    proptest! {
        #[test]
        fn ticks_are_within_and_few(a in -100_000i128..100_000, b in 1i128..1_000_000, scale in 0u8..5, most in 2usize..12) {
            let (low, high) = (Decimal::new(a, scale), Decimal::new(a + b, scale));
            let (ticks, _) = ticks(low, high, most);
            prop_assert!(ticks.len() <= most);
            prop_assert!(ticks.iter().all(|tick| low <= *tick && *tick <= high));
            prop_assert!(ticks.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}

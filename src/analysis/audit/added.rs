//! The weighted sum of the parts of a total, unit by unit.

use std::borrow::Cow;

use super::Seen;
use super::figures::Figures;
use super::printed::Printed;
use crate::model::{Decimal, IndicatorIx, Origin, Period, Slice, UnitIx};

/// A part that counts in a period.
pub struct Part<'a> {
    /// It.
    pub indicator: IndicatorIx,
    /// How much of it counts.
    pub weight: Decimal,
    /// Its scores.
    pub slice: &'a Slice,
    /// How finely they are printed.
    pub printed: Printed,
}

/// Σ weight × part, and what rounding may have done to it; `None` where a part is missing or was not
/// published: then the sum is not known.
pub fn sum(unit: UnitIx, parts: &[Part<'_>]) -> Option<[Decimal; 2]> {
    let (mut sum, mut slack) = (Decimal::ZERO, Decimal::ZERO);
    for part in parts {
        let score = part.slice.cell(unit)?.score.ok()?;
        let score = (score.origin == Origin::Published).then_some(score.value)?;
        sum = sum + part.weight * score;
        slack = slack + part.weight.abs() * part.printed.half(score);
    }
    Some([sum, slack])
}

/// The same in whole numbers, unit by unit in their order.
pub struct Added<'a> {
    /// The figures of each part, what they count for, and how many are behind.
    parts: Vec<(Cow<'a, Figures>, i128, usize)>,
    /// The decimals of sums.
    scale: u8,
}

impl<'a> Added<'a> {
    /// `None` where figures or weights are too long for whole numbers.
    pub fn of(seen: &'a Seen<'_>, period: Period, parts: &[Part<'_>]) -> Option<Added<'a>> {
        let whole = parts.iter().map(|part| seen.published((part.indicator, period)));
        let whole = whole.collect::<Option<Vec<Cow<'a, Figures>>>>()?;
        let decimals =
            |(part, figures): (&Part<'_>, &Cow<'_, Figures>)| part.weight.scale() + figures.scale;
        let scale = parts.iter().zip(&whole).map(decimals).max()?;
        let counted = parts.iter().zip(whole).map(|(part, figures)| {
            // A product of two of these and a sum of thousands stay far below 128 bits.
            let weight = part.weight.key_at(scale.checked_sub(figures.scale)?)?;
            Some((figures, i128::from(weight), 0))
        });
        Some(Added { parts: counted.collect::<Option<_>>()?, scale })
    }

    /// Sum and slack of a unit behind those asked for before.
    pub fn next(&mut self, unit: UnitIx) -> Option<[Decimal; 2]> {
        let (mut sum, mut slack, mut known) = (0i128, 0i128, true);
        for (figures, weight, behind) in &mut self.parts {
            let rest = figures.list.get(*behind..).unwrap_or_default();
            *behind += rest.iter().take_while(|figure| figure.unit < unit).count();
            match figures.list.get(*behind).filter(|figure| figure.unit == unit) {
                Some(figure) => {
                    sum += *weight * i128::from(figure.value);
                    slack += weight.abs() * i128::from(figure.half);
                }
                None => known = false,
            }
        }
        known.then(|| [sum, slack].map(|whole| Decimal::new(whole, self.scale)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Dataset, Missing};
    use crate::tests::{Made, YEAR};
    use proptest::prelude::*;

    fn parts<'a>(ds: &'a Dataset, weights: &[Decimal]) -> Vec<Part<'a>> {
        let part = |(at, weight): (usize, &Decimal)| {
            let slice = ds.slice(at + 1, YEAR)?;
            Some(Part { indicator: at + 1, weight: *weight, slice, printed: Printed::of(slice) })
        };
        weights.iter().enumerate().filter_map(part).collect()
    }

    proptest! {
        /// Figures with and without zeros at their ends, missing ones, weights of any sign and size.
        #[test]
        fn whole_numbers_give_what_decimals_give(
            rows in prop::collection::vec(prop::collection::vec((-9_999i64..99_999, 0u8..5), 3), 1..9),
            weights in prop::collection::vec((-300i64..300, 0u8..4), 3),
            missing in 0usize..9,
        ) {
            let mut made = Made::new();
            for id in ["p", "q", "r"] {
                made.part(id, None);
            }
            for (unit, row) in rows.iter().enumerate() {
                for (part, (mantissa, scale)) in row.iter().enumerate() {
                    let id = format!("u{unit}");
                    let score = Decimal::new(i128::from(*mantissa), *scale).to_string();
                    made.put_in(&id, part + 1, YEAR, &score);
                }
            }
            made.missing("u-not", YEAR, Missing::Withheld);
            let ds = made.ds();
            let weights: Vec<Decimal> =
                weights.iter().map(|(w, scale)| Decimal::new(i128::from(*w), *scale)).collect();
            let parts = parts(&ds, &weights);
            let seen = Seen::of(&ds, 0);
            let mut added = Added::of(&seen, YEAR, &parts).unwrap();
            for unit in (0..ds.units().len()).filter(|unit| *unit != missing) {
                prop_assert_eq!(added.next(unit), sum(unit, &parts), "unit {}", unit);
            }
        }
    }
}

//! Outliers: drawn in one after another, or all figures replaced by logarithms.
//!
//! Source: `Treat` with `winsorise`, `log_CT` and `check_SkewKurt`, COINr (2022).

use std::cmp::Ordering;

use super::logarithm::ln;
use super::outcome::{DrawnIn, Treated, Way};
use super::prepare::{Figures, present};
use super::recipe::Treatment;
use super::statistics::{Moments, ends, moments};
use super::wide::{PLACES, Wide};
use crate::model::Decimal;

/// Treats a column where its shape asks for it.
pub(super) fn treat(set: &Treatment, figures: &mut Figures) -> Treated {
    let before = moments(&present(figures));
    let shape = before.and_then(|found| found.shape());
    if passes(set, before) {
        return Treated { way: Way::Untouched, before: shape, after: shape, passes: true };
    }
    let drawn = winsorise(set, figures);
    let mut after = moments(&present(&drawn));
    let mut way = Way::Winsorised(points(figures, &drawn));
    let mut treated = drawn;
    if set.logarithm && !passes(set, after) {
        treated = logarithms(figures);
        after = moments(&present(&treated));
        way = Way::Logarithm;
    }
    if way == Way::Winsorised(Vec::new()) {
        way = Way::Untouched;
    }
    *figures = treated;
    let passes = passes(set, after);
    Treated { way, before: shape, after: after.and_then(|found| found.shape()), passes }
}

/// Whether a shape is let pass: outliers make a column skewed and heavy-tailed at once. A column too
/// short to have a shape passes.
fn passes(set: &Treatment, found: Option<Moments>) -> bool {
    found.is_none_or(|found| {
        !(over(found.skew.abs(), set.skew) && over(found.kurtosis, set.kurtosis))
    })
}

/// Whether a number is above a threshold, as it is shown: what arithmetic may have lost, by the order of
/// figures, decides nothing, not even where the threshold is 0.
fn over(number: Wide, threshold: Decimal) -> bool {
    match number.decimal(PLACES) {
        Some(shown) => shown > threshold,
        None => number.order(Wide::from(threshold)) == Ordering::Greater,
    }
}

/// Draws in the highest figures, or where the long tail is low the lowest, to the next ones, until
/// the shape passes or as many points are drawn in as may be. Equal figures go together, be they
/// more than that.
fn winsorise(set: &Treatment, figures: &Figures) -> Figures {
    let mut drawn = figures.clone();
    let (mut high, mut low) = (0, 0);
    while high + low < set.points {
        let Some(found) = moments(&present(&drawn)).filter(|found| !passes(set, Some(*found)))
        else {
            break;
        };
        let from_above = found.skew.order(Wide::ZERO) != Ordering::Less;
        let now = present(&drawn);
        let Some((bottom, top)) = ends(&now) else { break };
        let edge = if from_above { top } else { bottom };
        let inner: Vec<Wide> = now.iter().copied().filter(|figure| !figure.near(edge)).collect();
        let Some((bottom, top)) = ends(&inner) else { break };
        let next = if from_above { top } else { bottom };
        let at_edge = drawn.iter_mut().flatten().filter(|figure| figure.near(edge));
        *(if from_above { &mut high } else { &mut low }) =
            at_edge.map(|figure| *figure = next).count();
    }
    drawn
}

/// The figures that differ.
fn points(from: &Figures, to: &Figures) -> Vec<DrawnIn> {
    let pairs = from.iter().zip(to).enumerate();
    let differ = pairs.filter_map(|(unit, (from, to))| {
        let (from, to) = ((*from)?, (*to)?);
        (from != to).then_some((unit, from.shown()?, to.shown()?))
    });
    differ.map(|(unit, from, to)| DrawnIn { unit, from, to }).collect()
}

/// `ln(x − min + 0,01·(max − min))`: the order of figures stays.
fn logarithms(figures: &Figures) -> Figures {
    let Some((low, high)) = ends(&present(figures)) else { return figures.clone() };
    let above = (high - low) / Wide::from(100.0) - low;
    figures.iter().map(|figure| figure.map(|figure| ln(figure + above))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A kurtosis of 0 came out as 4e-32 or as −4e-32, by the order of figures.
    #[test]
    fn what_arithmetic_lost_is_not_above_a_threshold() {
        let set = Decimal::new(35, 1);
        for (number, threshold, above) in [
            (Wide::from(4e-32), Decimal::ZERO, false),
            (Wide::from(-4e-32), Decimal::ZERO, false),
            (Wide::from(1e-10), Decimal::ZERO, true),
            (Wide::from(3.5) + Wide::from(1e-28), set, false),
            (Wide::from(3.5) + Wide::from(1e-9), set, true),
        ] {
            assert_eq!(over(number, threshold), above);
        }
    }
}

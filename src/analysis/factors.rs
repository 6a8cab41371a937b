//! What a total is made of: its parts, and the factor of each.

use crate::model::{Dataset, Decimal, IndicatorIx, Period};

/// The parts of an indicator in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Factors {
    /// The parts that have figures and count, with the factor of each, in the publisher's order.
    pub parts: Vec<(IndicatorIx, Decimal)>,
    /// Whether the publisher gives no factors: then each is 1, which is so only where the plain sum of the
    /// parts is the total.
    pub derived: bool,
}

impl Factors {
    /// The factor of a part; `None` for one that does not count.
    pub fn of(&self, part: IndicatorIx) -> Option<Decimal> {
        self.parts.iter().find(|(other, _)| *other == part).map(|(_, factor)| *factor)
    }
}

/// The parts that make up an indicator in a period. A part without a single figure is not yet, or no
/// longer, part of it; nor is one that the method in force gives no factor, while it does give others one.
pub fn factors(ds: &Dataset, indicator: IndicatorIx, period: Period) -> Factors {
    let has_figures = |part: &IndicatorIx| {
        let slice = ds.slice(*part, period);
        slice.is_some_and(|slice| slice.cells().any(|cell| cell.score.is_ok()))
    };
    let published = ds.parts(indicator).any(|part| ds.weight(part, period).is_some());
    let factor = |part: IndicatorIx| match ds.weight(part, period) {
        Some(weight) => Some((part, weight)),
        None => (!published).then_some((part, Decimal::from(1))),
    };
    let parts = ds.parts(indicator).filter(has_figures).filter_map(factor);
    Factors { parts: parts.collect(), derived: !published }
}

/// How far a printed total may be from the sum of its printed parts: every printed figure is off by half of
/// its last decimal, those of the parts times their factors. Files that hold numbers as a computer does have
/// more decimals than mean anything: no more than are shown count.
pub(super) fn slack(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    parts: &[(IndicatorIx, Decimal)],
) -> Decimal {
    let half = |indicator: IndicatorIx| {
        let printed = ds.slice(indicator, period).map_or(0, |slice| slice.decimals());
        Decimal::new(5, printed.min(ds.decimals(indicator)) + 1)
    };
    let of_parts: Decimal = parts.iter().map(|(part, factor)| factor.abs() * half(*part)).sum();
    of_parts + half(indicator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{Made, YEAR};

    #[test]
    fn what_has_figures_and_counts() {
        let mut made = Made::new();
        let (a, b) = (made.part("a", Some("0.5")), made.part("b", None));
        let (c, d) = (made.part("c", Some("2")), made.part("d", Some("1")));
        made.put_in("u", a, YEAR, "3").put_in("u", b, YEAR, "4").put_in("v", c, YEAR, "5");
        let found = factors(&made.ds(), 0, YEAR);
        assert_eq!(found.parts, [(a, Decimal::new(5, 1)), (c, Decimal::from(2))]);
        assert_eq!((found.derived, found.of(b), found.of(d)), (false, None, None));
    }

    #[test]
    fn without_weights_each_counts_once() {
        let mut made = Made::new();
        let (a, b) = (made.part("a", None), made.part("b", None));
        made.put_in("u", a, YEAR, "3");
        let found = factors(&made.ds(), 0, YEAR);
        assert_eq!((found.parts, found.derived), (vec![(a, Decimal::from(1))], true));
        assert!(factors(&made.ds(), b, YEAR).parts.is_empty());
    }
}

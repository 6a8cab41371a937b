//! What a total is made of: its parts, and the factor of each.

use crate::model::{Dataset, Decimal, IndicatorIx, Period};

/// Decimals of a weight that was divided and does not come out even.
const DIVIDED: u8 = 12;

/// The parts of an indicator in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factors {
    /// The parts that have figures and count, with the factor of each, in the publisher's order.
    pub parts: Vec<(IndicatorIx, Decimal)>,
    /// What the published weights were divided by: their sum, where totals are weighted means («40» and
    /// «60»); 1 where they count as they stand.
    pub divided_by: Decimal,
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
    let mut parts: Vec<(IndicatorIx, Decimal)> = parts.collect();
    let whole: Decimal = parts.iter().map(|(_, weight)| *weight).sum();
    let divided_by = match published && is_mean(ds, indicator, period, &parts, whole) {
        true => whole,
        false => Decimal::from(1),
    };
    for (_, weight) in &mut parts {
        *weight = divided(*weight, divided_by);
    }
    Factors { parts, divided_by, derived: !published }
}

/// A weight as a share; rounded where it does not come out even.
fn divided(weight: Decimal, by: Decimal) -> Decimal {
    if by == Decimal::from(1) { weight } else { weight.div_round(by, DIVIDED).unwrap_or(weight) }
}

/// Whether totals are means of their parts by these weights rather than sums: as many as are the one
/// and not the other decide.
fn is_mean(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    parts: &[(IndicatorIx, Decimal)],
    whole: Decimal,
) -> bool {
    if whole.sign() <= 0 || whole == Decimal::from(1) {
        return false;
    }
    let Some(slice) = ds.slice(indicator, period) else { return false };
    let (of_parts, of_total) = (slack_of_parts(ds, period, parts), half(ds, indicator, period));
    let (mut sums, mut means) = (0, 0);
    for cell in slice.cells() {
        let term = |(part, weight): &(IndicatorIx, Decimal)| {
            Some(*weight * ds.cell(cell.unit, *part, period)?.value()?)
        };
        let Some(total) = cell.value() else { continue };
        let Some(sum) = parts.iter().map(term).sum::<Option<Decimal>>() else { continue };
        sums += usize::from((total - sum).abs() <= of_parts + of_total);
        means += usize::from((total * whole - sum).abs() <= of_parts + of_total * whole);
    }
    means > sums
}

/// Half of the last printed decimal. Files that hold numbers as a computer does have more decimals than
/// mean anything: no more than are shown count.
fn half(ds: &Dataset, indicator: IndicatorIx, period: Period) -> Decimal {
    let printed = ds.slice(indicator, period).map_or(0, |slice| slice.decimals());
    Decimal::new(5, printed.min(ds.decimals(indicator)) + 1)
}

fn slack_of_parts(ds: &Dataset, period: Period, parts: &[(IndicatorIx, Decimal)]) -> Decimal {
    parts.iter().map(|(part, factor)| factor.abs() * half(ds, *part, period)).sum()
}

/// How far a printed total may be from the sum of its printed parts: every printed figure is off by half of
/// its last decimal, those of the parts times their factors.
pub(super) fn slack(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    parts: &[(IndicatorIx, Decimal)],
) -> Decimal {
    slack_of_parts(ds, period, parts) + half(ds, indicator, period)
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

    #[test]
    fn weights_of_a_mean_are_divided_by_their_sum() {
        let of = |totals: [&str; 2]| {
            let mut made = Made::new();
            let (a, b) = (made.part("a", Some("40")), made.part("b", Some("60")));
            for (unit, total, x, y) in [("u", totals[0], "4", "6"), ("v", totals[1], "5", "6")] {
                made.put(unit, YEAR, total).put_in(unit, a, YEAR, x).put_in(unit, b, YEAR, y);
            }
            let found = factors(&made.ds(), 0, YEAR);
            (found.divided_by, found.of(a).unwrap())
        };
        let [one, forty] = [Decimal::from(1), Decimal::from(40)];
        assert_eq!(of(["5.2", "5.6"]), (Decimal::from(100), Decimal::new(4, 1)));
        assert_eq!(of(["520", "560"]), (one, forty));
        assert_eq!(of(["7", "8"]), (one, forty), "neither is so");
    }
}

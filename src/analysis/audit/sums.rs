//! Published totals against the (weighted) sum of their published parts.

use super::Seen;
use super::added::{Added, Part, sum};
use super::finding::{Cause, Finding, Instead, Problem, Severity, add, most};
use super::printed::{Printed, Slip, slips};
use crate::model::{Cell, Decimal, IndicatorIx, Origin, Period, Slice, UnitIx};

const ONE: Decimal = Decimal::new(1, 0);

/// So many units have to agree before a plain sum is taken for how a total is made.
const ENOUGH: usize = 3;

/// Finds totals that differ from the sum of their parts by more than rounding explains; those that
/// do not confirm each other with their parts, as checks that follow may want to know.
pub fn check(seen: &mut Seen<'_>, found: &mut Vec<Finding>) {
    let mut confirmed = Vec::new();
    for &indicator in &seen.tree {
        let parts: Vec<IndicatorIx> = seen.ds.parts(indicator).collect();
        for (period, slice) in seen.ds.slices_of(indicator).filter(|_| parts.len() > 1) {
            if let Some(sums) = Sums::of(seen, &parts, (indicator, period), slice) {
                sums.check(found);
                confirmed.push(sums.confirmed());
            }
        }
    }
    seen.confirmed = confirmed;
}

/// Totals of a period that are the sum of their parts.
pub struct Confirmed {
    period: Period,
    /// The total and its parts.
    indicators: Vec<IndicatorIx>,
    /// Ascending.
    units: Vec<UnitIx>,
}

impl Confirmed {
    /// Whether it holds for a figure.
    pub fn holds(&self, unit: UnitIx, indicator: IndicatorIx, period: Period) -> bool {
        self.period == period
            && self.indicators.contains(&indicator)
            && self.units.binary_search(&unit).is_ok()
    }
}

/// A unit's total beside its parts.
struct Row {
    unit: UnitIx,
    total: Decimal,
    /// Σ weight × part.
    sum: Decimal,
    /// What rounding of the parts may have done to the sum.
    slack: Decimal,
    /// What rounding may have done to the total.
    half: Decimal,
    /// Whether it fits.
    right: bool,
}

impl Row {
    /// Whether the total is `sum / by`, but for rounding.
    fn fits(&self, sum: Decimal, by: Decimal) -> bool {
        (self.total * by - sum).abs() <= self.slack + self.half * by
    }
}

/// Whether a total was brought back to the common scale, as parts have maxima for this unit alone and it
/// has none: then it is no plain sum of them.
fn is_rescaled(total: &Cell<'_>, parts: &[Part<'_>]) -> bool {
    let own = |cell: &Cell<'_>| cell.extra.is_some_and(|extra| extra.maximum.is_some());
    !own(total)
        && parts.iter().any(|part| part.slice.cell(total.unit).is_some_and(|cell| own(&cell)))
}

/// The totals of an indicator in a period.
struct Sums<'a> {
    at: (IndicatorIx, Period),
    printed: Printed,
    parts: Vec<Part<'a>>,
    rows: Vec<Row>,
    /// Whether the publication gives weights.
    weighted: bool,
    /// What sums are divided by: 1, or Σ weight where totals are means.
    by: Decimal,
}

impl<'a> Sums<'a> {
    /// `None` where the figures do not show that totals are sums: no weights are published, or not
    /// every part that has one, and most totals are no plain sums of what there is.
    fn of(
        seen: &'a Seen<'_>,
        parts: &[IndicatorIx],
        at: (IndicatorIx, Period),
        slice: &Slice,
    ) -> Option<Sums<'a>> {
        let (ds, period) = (seen.ds, at.1);
        let weights: Vec<_> = parts.iter().map(|part| ds.weight(*part, period)).collect();
        let weighted = weights.iter().any(Option::is_some);
        let mut incomplete = false;
        let mut counted = Vec::new();
        for (&part, weight) in parts.iter().zip(&weights) {
            let weight = if weighted { *weight } else { Some(ONE) };
            let Some(weight) = weight.filter(|weight| !weight.is_zero()) else { continue };
            match ds.slice(part, period) {
                Some(slice) => {
                    let printed = Printed::of(slice);
                    counted.push(Part { indicator: part, weight, slice, printed });
                }
                None => incomplete = true,
            }
        }
        if counted.len() < 2 {
            return None;
        }
        let printed = Printed::of(slice);
        let mut added = Added::of(seen, period, &counted);
        let own = |part: &Part<'_>| part.slice.extras().any(|extra| extra.maximum.is_some());
        let own_maxima = counted.iter().any(own);
        let mut rows: Vec<Row> = slice
            .cells()
            .filter(|cell| seen.counts(cell.unit) && !(own_maxima && is_rescaled(cell, &counted)))
            .filter_map(|cell| {
                let total = cell.score.ok().filter(|total| total.origin == Origin::Published)?;
                let [sum, slack] = match &mut added {
                    Some(added) => added.next(cell.unit)?,
                    None => sum(cell.unit, &counted)?,
                };
                let (total, half) = (total.value, printed.half(total.value));
                Some(Row { unit: cell.unit, total, sum, slack, half, right: false })
            })
            .collect();
        let whole: Decimal = counted.iter().map(|part| part.weight).sum();
        let agree = |rows: &mut [Row], by: Decimal| {
            rows.iter_mut().for_each(|row| row.right = row.fits(row.sum, by));
            rows.iter().filter(|row| row.right).count()
        };
        let mean = if whole.sign() > 0 { agree(&mut rows, whole) } else { 0 };
        let plain = agree(&mut rows, ONE);
        let proven = plain.max(mean);
        let sure = weighted && !incomplete;
        if !sure && (proven * 2 <= rows.len() || proven < ENOUGH) {
            return None;
        }
        let by = if mean > plain { whole } else { ONE };
        if mean > plain {
            agree(&mut rows, whole);
        }
        Some(Sums { at, printed, parts: counted, rows, weighted, by })
    }

    fn check(&self, found: &mut Vec<Finding>) {
        let (indicator, period) = self.at;
        let off = self.rows.iter().filter(|row| !row.right);
        let mut off: Vec<(Finding, Decimal)> = off
            .map(|row| {
                let sum = match self.by == ONE {
                    true => row.sum,
                    false => row.sum.div_round(self.by, 10).unwrap_or(row.sum),
                };
                let problem = Problem::TotalOff {
                    total: row.total,
                    sum,
                    slack: row.half
                        + match self.by == ONE {
                            true => row.slack,
                            false => row.slack.div_round(self.by, 10).unwrap_or(row.slack),
                        },
                    parts: self.parts.len(),
                    weighted: self.parts.iter().any(|part| part.weight != ONE),
                };
                let at = (indicator, Some(period));
                let finding = Finding::new(problem, Severity::Error, row.unit, at);
                (finding.by(self.causes(row)), (row.total - sum).abs())
            })
            .collect();
        let enough = most(self.rows.len());
        if off.len() >= enough {
            for (finding, _) in &mut off {
                finding.severity = Severity::Doubtful;
                finding.causes.extend(self.weighted.then_some(Cause::OtherWeights));
            }
        }
        add(off, self.rows.len(), enough, found);
    }

    fn confirmed(&self) -> Confirmed {
        let parts = self.parts.iter().map(|part| part.indicator);
        let fitting = self.rows.iter().filter(|row| row.right);
        Confirmed {
            period: self.at.1,
            indicators: std::iter::once(self.at.0).chain(parts).collect(),
            units: fitting.map(|row| row.unit).collect(),
        }
    }

    /// What would make a total fit.
    fn causes(&self, row: &Row) -> Vec<Cause> {
        let period = self.at.1;
        let mut causes = Vec::new();
        let mut slip = |indicator, published, (slip, fits)| {
            let instead = Instead { indicator, period, published, fits };
            causes.push(match slip {
                Slip::Point => Cause::DecimalPoint(instead),
                Slip::Digits => Cause::DigitsSwapped(instead),
            });
        };
        for other in slips(row.total, self.printed) {
            let fits = Row { total: other.1, ..*row }.fits(row.sum, self.by);
            if fits {
                slip(self.at.0, row.total, other);
            }
        }
        let value = |part: &Part<'_>| part.slice.cell(row.unit).and_then(|cell| cell.value());
        let scores: Vec<Decimal> = self.parts.iter().filter_map(value).collect();
        for (part, score) in self.parts.iter().zip(&scores) {
            for other in slips(*score, part.printed) {
                if row.fits(row.sum + part.weight * (other.1 - *score), self.by) {
                    slip(part.indicator, *score, other);
                }
            }
        }
        for (part, score) in self.parts.iter().zip(&scores).filter(|(_, s)| !s.is_zero()) {
            let share = part.weight * *score;
            if row.fits(row.sum - share, self.by) {
                causes.push(Cause::PartLeftOut(part.indicator));
            } else if row.fits(row.sum + share, self.by) {
                causes.push(Cause::PartTwice(part.indicator));
            }
        }
        // What fits in many ways says nothing.
        if causes.len() > 2 { Vec::new() } else { causes }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;
    use crate::model::{Given, Missing};
    use crate::tests::{Made, YEAR};
    use proptest::prelude::*;

    /// An index of parts, by weights and by units: the total, then the parts.
    fn made(weights: &[Option<&str>], rows: &[&[&str]]) -> Made {
        let mut made = Made::new();
        let ids = ["entry", "land", "time", "legal"];
        let parts: Vec<_> =
            weights.iter().zip(ids).map(|(weight, id)| made.part(id, *weight)).collect();
        for (row, id) in rows.iter().zip(["a", "b", "c", "d", "e", "f", "g", "h"]) {
            made.put(id, YEAR, row[0]);
            for (part, score) in parts.iter().zip(&row[1..]) {
                made.put_in(id, *part, YEAR, score);
            }
        }
        made
    }

    const PLAIN: [Option<&str>; 3] = [None; 3];
    const RIGHT: [&[&str]; 4] = [
        &["16.4", "5.1", "6.2", "5.1"],
        &["15.93", "6.3", "4.52", "5.11"],
        &["18", "7.25", "5.25", "5.5"],
        &["12.34", "4.1", "3.1", "5.14"],
    ];

    fn with(last: &[&str]) -> Vec<Finding> {
        let rows: Vec<&[&str]> = RIGHT.into_iter().chain([last]).collect();
        found(&made(&PLAIN, &rows))
    }

    fn cause(last: &[&str]) -> Vec<Cause> {
        let [one] = &with(last)[..] else { panic!() };
        assert_eq!((one.unit, one.severity, one.many), (4, Severity::Error, None));
        one.causes.clone()
    }

    #[test]
    fn plain_sums() {
        assert_eq!(with(&["14.5", "4.5", "5", "5"]), []);
        assert_eq!(with(&["14.52", "4.5", "5", "5"]), [], "0.02 is what four figures round");
        let [one] = &with(&["14.53", "4.5", "5", "5"])[..] else { panic!() };
        let Problem::TotalOff { total, sum, slack, parts, weighted } = one.problem else {
            panic!()
        };
        assert_eq!([total, sum, slack].map(|d| d.normal().to_string()), ["14.53", "14.5", "0.02"]);
        assert_eq!((parts, weighted), (3, false));
    }

    #[test]
    fn what_a_hand_may_have_done() {
        let causes = cause(&["14.95", "4.59", "5", "5"]);
        let [Cause::DigitsSwapped(total), Cause::DigitsSwapped(part)] = causes[..] else {
            panic!()
        };
        assert_eq!((total.indicator, total.fits), (0, Decimal::new(1459, 2)));
        assert_eq!((part.indicator, part.fits), (1, Decimal::new(495, 2)));
        let [Cause::DecimalPoint(to)] = cause(&["14.5", "45", "5", "5"])[..] else { panic!() };
        assert_eq!((to.indicator, to.fits), (1, Decimal::new(45, 1)));
        let either = [Cause::PartLeftOut(2), Cause::PartLeftOut(3)];
        assert_eq!(cause(&["9.5", "4.5", "5", "5"]), either);
        assert_eq!(cause(&["10", "5", "5", "5"]), [], "any of the three");
        assert_eq!(cause(&["13.1", "4.5", "5.2", "4.6"]), []);
    }

    #[test]
    fn a_total_brought_back_to_the_common_scale_is_no_plain_sum() {
        let rows: Vec<&[&str]> = RIGHT.into_iter().chain([&["20", "5", "5", "5"][..]]).collect();
        let mut made = made(&PLAIN, &rows);
        assert_eq!(found(&made).len(), 1);
        let id = made.ds().units()[4].id.clone();
        made.said_in(&id, 1, YEAR, |extra| extra.maximum = Some(Decimal::from(6)));
        assert_eq!(found(&made), []);
        made.said_in(&id, 0, YEAR, |extra| extra.maximum = Some(Decimal::from(26)));
        assert_eq!(found(&made).len(), 1, "of a maximum of its own it is");
    }

    #[test]
    fn a_part_is_left_out_or_counted_twice() {
        assert_eq!(cause(&["9.1", "4.5", "5.2", "4.6"]), [Cause::PartLeftOut(2)]);
        assert_eq!(cause(&["18.8", "4.5", "5.2", "4.6"]), [Cause::PartTwice(1)]);
    }

    #[test]
    fn without_weights_only_what_proves_to_be_a_sum() {
        let products: Vec<&[&str]> = vec![&["9", "3", "3"], &["8", "2", "4"], &["7", "7", "1"]];
        assert_eq!(found(&made(&[None; 2], &products)), []);
        assert_eq!(found(&made(&[None; 2], &[&["9", "3", "3"]])), []);
    }

    #[test]
    fn means_are_sums_of_a_kind() {
        let mut rows: Vec<&[&str]> =
            vec![&["4.53", "4.02", "5.04"], &["3.25", "2.01", "4.49"], &["5", "5", "5"]];
        assert_eq!(found(&made(&[None; 2], &rows)), []);
        rows.push(&["4.54", "4.02", "5.02"]);
        let [one] = &found(&made(&[None; 2], &rows))[..] else { panic!() };
        let Problem::TotalOff { sum, .. } = one.problem else { panic!() };
        assert_eq!(sum, Decimal::new(452, 2));
    }

    #[test]
    fn published_weights_count_by_themselves() {
        let weights = [Some("0.5"), Some("2")];
        let right: &[&str] = &["12.33", "4.52", "5.03"];
        assert_eq!(found(&made(&weights, &[right])), []);
        assert_eq!(found(&made(&weights, &[&["12.36", "4.52", "5.03"]])).len(), 1);
        let all: Vec<&[&str]> = vec![&["9.55", "4.52", "5.03"]; 6];
        let [one] = &found(&made(&weights, &all))[..] else { panic!() };
        assert_eq!((one.many.unwrap().differing, one.many.unwrap().compared), (6, 6));
        assert_eq!(
            (one.severity, &one.causes[..]),
            (Severity::Doubtful, &[Cause::OtherWeights][..])
        );
        // Weights in percent make a mean.
        let mean: [&[&str]; 4] = [
            &["4.83", "4.52", "5.04"],
            &["5.61", "5.01", "6.01"],
            &["3", "3", "3"],
            &["6.2", "5", "7"],
        ];
        assert_eq!(found(&made(&[Some("40"), Some("60")], &mean)), []);
    }

    #[test]
    fn what_is_missing_or_derived_proves_nothing() {
        let mut missing = made(&PLAIN, &RIGHT);
        missing.put("e", YEAR, "1").put_in("e", 1, YEAR, "4.5").put_in("e", 2, YEAR, "4.5");
        assert_eq!(found(&missing), []);
        missing.missing("f", YEAR, Missing::Withheld);
        assert_eq!(found(&missing), []);
        let mut derived = made(&PLAIN, &RIGHT);
        for part in 1..4 {
            derived.put_in("e", part, YEAR, "4.5");
        }
        derived.derived("e", (0, YEAR), "99", 1);
        assert_eq!(found(&derived), []);
        assert_eq!(Given::derived(1).origin, Origin::Derived);
    }

    proptest! {
        #[test]
        fn a_sum_of_what_was_rounded_is_right(
            rows in prop::collection::vec(prop::collection::vec(0i64..100_000, 4), 1..12),
            weights in prop::collection::vec(1i64..300, 4),
            [total_places, part_places] in [0u8..4, 0u8..4],
        ) {
            let weights: Vec<Decimal> = weights.iter().map(|w| Decimal::new(i128::from(*w), 2)).collect();
            let mut made = Made::new();
            for (id, weight) in ["p", "q", "r", "s"].into_iter().zip(&weights) {
                made.part(id, Some(&weight.to_string()));
            }
            for (at, row) in rows.iter().enumerate() {
                let exact: Vec<Decimal> = row.iter().map(|x| Decimal::new(i128::from(*x), 4)).collect();
                let total: Decimal = exact.iter().zip(&weights).map(|(x, w)| *x * *w).sum();
                let id = format!("u{at}");
                made.put(&id, YEAR, &total.round(total_places).to_string());
                for (part, x) in exact.iter().enumerate() {
                    made.put_in(&id, part + 1, YEAR, &x.round(part_places).to_string());
                }
            }
            let found = found(&made);
            let off = |one: &&Finding| matches!(one.problem, Problem::TotalOff { .. });
            prop_assert!(!found.iter().any(|one| off(&one)), "{found:?}");
        }
    }
}

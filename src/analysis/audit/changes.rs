//! Announced changes of score and places against the figures of both periods.

use super::Seen;
use super::finding::{Cause, Finding, Problem, Severity, add, most};
use super::printed::Printed;
use crate::analysis::change::{Change, Comparison, compared_with};
use crate::model::{Decimal, Given, IndicatorIx, Origin, Period, PublishedChange, Slice, UnitIx};
use crate::rank::{Rank, RankOptions};

/// Finds announced changes that are not the difference of two figures.
pub fn check(seen: &Seen<'_>, found: &mut Vec<Finding>) {
    for &indicator in &seen.tree {
        for (period, slice) in seen.ds.slices_of(indicator) {
            of_slice(seen, (indicator, period), slice, found);
        }
    }
}

fn of_slice(seen: &Seen<'_>, at: (IndicatorIx, Period), slice: &Slice, found: &mut Vec<Finding>) {
    if slice.extras().len() == 0 {
        return;
    }
    let announced: Vec<(UnitIx, PublishedChange)> = slice
        .cells()
        .filter(|cell| seen.counts(cell.unit))
        .filter_map(|cell| Some((cell.unit, cell.extra?.change?)))
        .collect();
    if announced.is_empty() {
        return;
    }
    let decimals = announced.iter().filter_map(|(_, said)| said.score);
    let said = Printed::at(decimals.map(Decimal::scale).fold(0, u8::max));
    let mut audited = Audited { seen, at, printed: Printed::of(slice), said, compared: Vec::new() };
    let (mut scores, mut places) = (Vec::new(), Vec::new());
    let (mut scores_compared, mut places_compared) = (0, 0);
    for (unit, said) in announced {
        let from = compared_with(seen.ds, at.0, at.1, said.since);
        let change = audited.change(unit, from);
        if let Some((announced, [score_from, score_to])) = said.score.zip(both_scores(&change)) {
            scores_compared += 1;
            if !audited.fits(announced, score_to - score_from, from, score_from, score_to) {
                let problem = Problem::ScoreChangeOff { from, score_from, score_to, announced };
                let finding = audited.finding(problem, unit);
                let causes = audited.score_causes(&change, announced, score_from, score_to);
                let far = (announced - (score_to - score_from)).abs();
                scores.push((finding.by(causes), far));
            }
        }
        let ranks =
            change.rank_from.zip(change.rank_to).filter(|(from, to)| known(*from) && known(*to));
        if let (Some(announced), Some(computed), Some((rank_from, rank_to))) =
            (said.rank, change.places_computed, ranks)
        {
            places_compared += 1;
            if announced != computed {
                let problem = Problem::PlacesOff { from, rank_from, rank_to, announced, computed };
                let finding = audited.finding(problem, unit);
                let causes = audited.place_causes(&change, announced, computed, rank_to);
                let far = Decimal::from(i64::from(announced) - i64::from(computed)).abs();
                places.push((finding.by(causes), far));
            }
        }
    }
    add(scores, scores_compared, most(scores_compared), found);
    add(places, places_compared, most(places_compared), found);
}

/// Both scores, where neither follows from the announced change.
fn both_scores(change: &Change) -> Option<[Decimal; 2]> {
    let published =
        |given: Given<Decimal>| (given.origin == Origin::Published).then_some(given.value);
    Some([published(change.score_from?)?, published(change.score_to?)?])
}

/// Whether a rank stands by itself.
fn known(rank: Given<Rank>) -> bool {
    rank.origin != Origin::Derived
}

struct Audited<'a> {
    seen: &'a Seen<'a>,
    at: (IndicatorIx, Period),
    /// The decimals of scores.
    printed: Printed,
    /// The decimals of announced changes.
    said: Printed,
    /// Each earlier period that was asked for, looked through and ranked once.
    compared: Vec<Earlier<'a>>,
}

/// An earlier period.
struct Earlier<'a> {
    period: Period,
    /// The decimals of its scores; `None` where it has none.
    printed: Option<Printed>,
    ranked: Comparison<'a>,
}

impl<'a> Audited<'a> {
    fn change(&mut self, unit: UnitIx, from: Period) -> Change {
        self.earlier(from).ranked.of(unit)
    }

    fn earlier(&mut self, from: Period) -> &Earlier<'a> {
        let (ds, (indicator, to)) = (self.seen.ds, self.at);
        let at = self.compared.iter().position(|earlier| earlier.period == from);
        let at = at.unwrap_or_else(|| {
            let printed = ds.slice(indicator, from).map(Printed::of);
            let ranked = Comparison::new(ds, indicator, from, to, &RankOptions::default());
            self.compared.push(Earlier { period: from, printed, ranked });
            self.compared.len() - 1
        });
        &self.compared[at]
    }

    fn finding(&self, problem: Problem, unit: UnitIx) -> Finding {
        Finding::new(problem, Severity::Doubtful, unit, (self.at.0, Some(self.at.1)))
    }

    /// Whether an announced change is the computed one, but for rounding of all three figures.
    fn fits(
        &mut self,
        announced: Decimal,
        computed: Decimal,
        from: Period,
        score_from: Decimal,
        score_to: Decimal,
    ) -> bool {
        let earlier = self.earlier(from).printed;
        let slack = self.said.half(announced)
            + self.printed.half(score_to)
            + earlier.map_or(Decimal::ZERO, |printed| printed.half(score_from));
        (announced - computed).abs() <= slack
    }

    /// The other periods that a change may have been counted from, the latest first.
    fn other_periods(&self, from: Period) -> Vec<Period> {
        let (indicator, to) = self.at;
        let earlier = self.seen.ds.slices_of(indicator).rev().map(|(period, _)| period);
        earlier.filter(|period| *period < to && *period != from).collect()
    }

    fn score_causes(
        &mut self,
        change: &Change,
        announced: Decimal,
        score_from: Decimal,
        score_to: Decimal,
    ) -> Vec<Cause> {
        let mut causes = Vec::new();
        let by = score_to - score_from;
        if self.fits(-announced, by, change.from, score_from, score_to) {
            causes.push(Cause::SignTurned);
        }
        // As announced, to as many decimals; a percentage that rounds to 0 says nothing.
        let relative = by.percent_of(score_from, self.said.decimals());
        if relative.is_some_and(|relative| relative == announced && !announced.is_zero()) {
            causes.push(Cause::Relative);
        }
        for period in self.other_periods(change.from) {
            let other = self.change(change.unit, period);
            let Some([before, after]) = both_scores(&other) else { continue };
            if self.fits(announced, after - before, period, before, after) {
                causes.push(Cause::OtherPeriod(period));
                break;
            }
        }
        causes.extend(change.broken.then_some(Cause::MethodChanged));
        causes.push(Cause::RevisedScore(score_to - announced));
        causes
    }

    fn place_causes(
        &mut self,
        change: &Change,
        announced: i32,
        computed: i32,
        rank_to: Given<Rank>,
    ) -> Vec<Cause> {
        let mut causes = Vec::new();
        if i64::from(announced) == -i64::from(computed) {
            causes.push(Cause::SignTurned);
        }
        for period in self.other_periods(change.from) {
            let other = self.change(change.unit, period);
            let ranks = other.rank_from.zip(other.rank_to);
            let own = ranks.is_some_and(|(from, to)| known(from) && known(to));
            if own && other.places_computed == Some(announced) {
                causes.push(Cause::OtherPeriod(period));
                break;
            }
        }
        let before = rank_to.value.as_whole().map(|rank| i64::from(rank) + i64::from(announced));
        let before = before.and_then(|rank| u32::try_from(rank).ok()).filter(|rank| *rank > 0);
        causes.extend(before.map(Cause::RevisedRank));
        causes
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, kinds};
    use super::*;
    use crate::tests::{Made, YEAR};

    const BEFORE: Period = Period::year(2015);
    const LONG_AGO: Period = Period::year(2014);

    /// Three units in three years.
    fn three() -> Made {
        let mut made = Made::new();
        for (id, scores) in [
            ("a", ["55.20", "60.15", "61.53"]),
            ("b", ["72.11", "70.04", "80.21"]),
            ("c", ["53.44", "50.37", "62.08"]),
        ] {
            for (period, score) in [LONG_AGO, BEFORE, YEAR].into_iter().zip(scores) {
                made.put(id, period, score);
            }
        }
        made
    }

    fn announced(score: Option<&str>, rank: Option<i32>, since: Option<Period>) -> Vec<Finding> {
        let mut made = three();
        let score = score.map(|score| Decimal::parse(score).unwrap());
        made.said("a", YEAR, |extra| extra.change = Some(PublishedChange { since, score, rank }));
        found(&made)
    }

    #[test]
    fn what_is_the_difference_is_right() {
        assert_eq!(announced(Some("1.38"), Some(-1), None), []);
        assert_eq!(announced(Some("1.39"), None, None), [], "as unrounded scores may have it");
        assert_eq!(announced(Some("1.4"), None, None), [], "rounded once more");
        assert_eq!(announced(Some("6.33"), Some(-1), Some(LONG_AGO)), []);
        assert_eq!(announced(None, None, None), []);
        assert_eq!(announced(Some("9"), Some(9), Some(Period::year(1999))), [], "not known");
    }

    fn causes(score: Option<&str>, rank: Option<i32>) -> Vec<Cause> {
        let found = announced(score, rank, None);
        assert_eq!(kinds(&found), [if rank.is_some() { "PlacesOff" } else { "ScoreChangeOff" }]);
        assert_eq!((found[0].unit, found[0].period), (0, Some(YEAR)));
        found[0].causes.clone()
    }

    #[test]
    fn another_difference_was_announced() {
        let revised = |text| Cause::RevisedScore(Decimal::parse(text).unwrap());
        assert_eq!(causes(Some("5.00"), None), [revised("56.53")]);
        assert_eq!(causes(Some("-1.38"), None), [Cause::SignTurned, revised("62.91")]);
        assert_eq!(causes(Some("2.29"), None), [Cause::Relative, revised("59.24")]);
        let old = Cause::OtherPeriod(LONG_AGO);
        assert_eq!(causes(Some("6.33"), None), [old, revised("55.20")]);
        assert_eq!(causes(None, Some(1)), [Cause::SignTurned, Cause::RevisedRank(4)]);
        assert_eq!(causes(None, Some(-3)), [], "there is no rank 0");
    }

    #[test]
    fn a_figure_that_follows_from_the_change_proves_nothing() {
        let mut made = Made::new();
        made.put("us", YEAR, "80.98");
        made.derived("us", (0, BEFORE), "11", 9);
        let score = Some(Decimal::new(-837, 2));
        made.said("us", YEAR, |extra| {
            extra.rank = Some(Given::published(13));
            extra.change = Some(PublishedChange { since: None, score, rank: Some(-7) });
        });
        assert_eq!(found(&made), []);
    }
}

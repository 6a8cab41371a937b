//! Published ranks as a list: numbers that are skipped, one rank for two scores, two ranks for one
//! score, and the number of units ranked.

use std::cmp::Ordering;

use super::Seen;
use super::finding::{Cause, Finding, Problem, Severity};
use crate::model::order;
use crate::model::{
    Decimal, Given, IndicatorIx, Origin, Period, RankBasis, RankRule, RankWithin, Slice, TieMethod,
    UnitIx,
};

/// A shorter list, or one of which more than a fifth is not there, is a choice of units.
const LIST: usize = 4;

#[derive(Clone, Copy)]
struct Row {
    /// The set that it is ranked in.
    set: usize,
    unit: UnitIx,
    rank: Option<u32>,
    /// As published.
    score: Option<Decimal>,
    of: Option<u32>,
}

/// Finds what is odd in a list of ranks made by a rule.
pub fn check(
    seen: &Seen<'_>,
    at: (IndicatorIx, Period),
    slice: &Slice,
    rule: RankRule,
    found: &mut Vec<Finding>,
) {
    let units = seen.ds.units();
    // A score that follows from another is off by what both were rounded.
    let published = |score: &Given<Decimal>| score.origin == Origin::Published;
    let mut rows: Vec<Row> = slice
        .cells()
        .filter(|cell| !units[cell.unit].aggregate)
        .filter_map(|cell| {
            let rank = cell.published_rank().filter(|rank| rank.origin == Origin::Published);
            let group = units[cell.unit].group.filter(|_| rule.within == RankWithin::Group);
            (rank.is_some() || cell.score.is_ok()).then(|| Row {
                set: group.map_or(0, |group| group + 1),
                unit: cell.unit,
                rank: rank.map(|rank| rank.value),
                score: cell.score.ok().filter(published).map(|score| score.value),
                of: cell.extra.and_then(|extra| extra.of),
            })
        })
        .collect();
    // Those without a rank stand before the others.
    order::sort_by_key(&mut rows, |row| (row.set, row.rank));
    for set in rows.chunk_by(|a, b| a.set == b.set) {
        let ranked = &set[set.partition_point(|row| row.rank.is_none())..];
        let mut list = List { at, rule, found };
        list.skipped(ranked);
        list.twice(ranked);
        list.apart(ranked);
        list.number(set, ranked.len());
    }
}

struct List<'a> {
    at: (IndicatorIx, Period),
    rule: RankRule,
    found: &'a mut Vec<Finding>,
}

impl List<'_> {
    fn add(&mut self, problem: Problem, severity: Severity, unit: UnitIx, cause: Option<Cause>) {
        let at = (self.at.0, Some(self.at.1));
        self.found.push(Finding::new(problem, severity, unit, at).by(cause));
    }

    /// Numbers that nobody has, in whatever way equal ranks are counted.
    fn skipped(&mut self, ranked: &[Row]) {
        let listed = ranked.len();
        let mut gaps: Vec<(u32, u32, UnitIx)> = Vec::new();
        // The next number, where equal ones take the first of their places.
        let mut next = 1u32;
        for equal in ranked.chunk_by(|a, b| a.rank == b.rank) {
            let [Row { rank: Some(rank), unit, .. }, ..] = equal else { continue };
            let same = equal.len() as u32;
            // Equal ones may take the last of their places instead.
            let last = next.saturating_add(same - 1);
            if *rank > next && *rank != last {
                gaps.push((next, rank.saturating_sub(1), *unit));
            }
            next = if *rank == last { last.saturating_add(1) } else { rank.saturating_add(same) };
        }
        let missing: u64 = gaps.iter().map(|gap| u64::from(gap.1 - gap.0) + 1).sum();
        if listed < LIST || missing > (listed / 5).max(1) as u64 {
            return;
        }
        for (first, last, unit) in gaps {
            let problem =
                Problem::RankSkipped { first, last, next: last.saturating_add(1), listed };
            self.add(problem, Severity::Doubtful, unit, Some(Cause::UnitsMissing));
        }
    }

    /// One rank for scores that the rule tells apart.
    fn twice(&mut self, ranked: &[Row]) {
        for equal in ranked.chunk_by(|a, b| a.rank == b.rank) {
            let scored = || equal.iter().filter_map(|row| Some((self.basis(row.score?), row)));
            let best = scored().reduce(|a, b| if b.0 > a.0 { b } else { a });
            let worst = scored().reduce(|a, b| if b.0 < a.0 { b } else { a });
            let (Some((high, best)), Some((low, worst))) = (best, worst) else { continue };
            let (Some(a), Some(b), Some(rank)) = (best.score, worst.score, worst.rank) else {
                continue;
            };
            if high != low {
                let problem = Problem::RankTwice { rank, other: best.unit, scores: [a, b] };
                self.add(problem, Severity::Error, worst.unit, None);
            }
        }
    }

    /// One score and two ranks.
    fn apart(&mut self, ranked: &[Row]) {
        if self.rule.ties == TieMethod::Ordinal {
            return;
        }
        let mut rows: Vec<(Decimal, &Row)> =
            ranked.iter().filter_map(|row| Some((self.basis(row.score?), row))).collect();
        order::sort_by(&mut rows, |a, b| a.0.cmp(&b.0).then(a.1.rank.cmp(&b.1.rank)));
        for equal in rows.chunk_by(|a, b| a.0.cmp(&b.0) == Ordering::Equal) {
            let [(score, first), .., (_, last)] = equal else { continue };
            let (Some(better), Some(worse)) = (first.rank, last.rank) else { continue };
            if better == worse {
                continue;
            }
            let ranks = [better, worse];
            let same = equal.len();
            let problem = Problem::EqualApart { other: first.unit, score: *score, ranks, same };
            // Side by side they may be told apart by more than is printed.
            let side_by_side = ((worse - better) as usize) < same;
            let (severity, cause) = match side_by_side {
                true => (Severity::Note, Some(Cause::TiesBroken)),
                false => (Severity::Error, None),
            };
            self.add(problem, severity, last.unit, cause);
        }
    }

    /// The published number of units ranked.
    fn number(&mut self, set: &[Row], ranked: usize) {
        let mut said: Vec<(u32, UnitIx)> =
            set.iter().filter_map(|row| Some((row.of?, row.unit))).collect();
        order::sort(&mut said);
        let listed = set.len();
        for same in said.chunk_by(|a, b| a.0 == b.0) {
            let (said, unit) = same[0];
            let number = said as usize;
            // Units with a score may stand beside those that are ranked; some of a long list are
            // a choice.
            if number == listed || number == ranked || number / 2 >= listed {
                continue;
            }
            let problem = Problem::RankedOf { said, listed };
            match number > listed {
                true => self.add(problem, Severity::Note, unit, Some(Cause::UnitsMissing)),
                false => self.add(problem, Severity::Doubtful, unit, None),
            }
        }
    }

    /// What the rule compares.
    fn basis(&self, score: Decimal) -> Decimal {
        match self.rule.basis {
            RankBasis::Unrounded => score,
            RankBasis::Rounded(places) => score.round(places),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, kinds};
    use super::*;
    use crate::model::Missing;
    use crate::tests::{Made, YEAR};

    /// Units with a rank alone.
    fn ranks(ranks: &[u32]) -> Made {
        let mut made = Made::new();
        for (at, rank) in ranks.iter().enumerate() {
            let id = format!("u{at:02}");
            made.missing(&id, YEAR, Missing::RankOnly);
            made.said(&id, YEAR, |extra| extra.rank = Some(Given::published(*rank)));
        }
        made
    }

    #[test]
    fn numbers_are_skipped() {
        for right in [
            &[1, 2, 3, 4, 5][..],
            &[1, 2, 2, 4, 5],
            &[1, 3, 3, 4, 5],
            &[1, 2, 2, 3, 4],
            &[2, 2, 3, 4],
            &[1, 2, 3, 3, 3, 6],
            // A choice of units.
            &[13],
            &[1, 5, 9, 20, 31],
            &[1, 2, 4],
        ] {
            assert_eq!(found(&ranks(right)), [], "{right:?}");
        }
        for (wrong, first, last) in [
            (&[1, 2, 4, 5, 6][..], 3, 3),
            (&[1, 2, 2, 5, 6], 4, 4),
            (&[2, 3, 4, 5], 1, 1),
            (&[1, 2, 3, 4, 5, 6, 7, 8, 9, 12], 10, 11),
        ] {
            let [one] = &found(&ranks(wrong))[..] else { panic!("{wrong:?}") };
            let listed = wrong.len();
            let skipped = Problem::RankSkipped { first, last, next: last + 1, listed };
            assert_eq!(one.problem, skipped);
        }
    }

    fn scored(rows: &[(&str, u32)]) -> Made {
        let mut made = Made::new();
        for (at, (score, rank)) in rows.iter().enumerate() {
            let id = format!("u{at:02}");
            made.put(&id, YEAR, score);
            made.said(&id, YEAR, |extra| extra.rank = Some(Given::published(*rank)));
        }
        made
    }

    #[test]
    fn one_rank_for_two_scores() {
        let found = found(&scored(&[("9", 1), ("8", 2), ("7", 3), ("6", 3), ("5", 5)]));
        assert_eq!(kinds(&found), ["RankOff", "RankTwice"]);
        let Problem::RankTwice { rank, other, scores } = found[1].problem else { panic!() };
        assert_eq!((rank, other, found[1].unit), (3, 2, 3));
        assert_eq!(scores, [7, 6].map(Decimal::from));
    }

    #[test]
    fn a_score_that_follows_from_another_proves_nothing() {
        let mut made = Made::new();
        for (id, score, rank) in
            [("a", "9.02", 1), ("b", "9.01", 2), ("c", "7.01", 3), ("d", "7", 3), ("e", "5", 5)]
        {
            made.derived(id, (0, YEAR), score, rank);
            made.said(id, YEAR, |extra| extra.rank = Some(Given::published(rank)));
        }
        let found = found(&made);
        assert_eq!(kinds(&found), ["RankOff"], "off by what rounding did");
        assert_eq!(found[0].severity, Severity::Doubtful);
    }

    #[test]
    fn one_score_and_two_ranks() {
        let side = scored(&[("9", 1), ("8", 2), ("8", 3), ("7", 4)]);
        let [one] = &found(&side)[..] else { panic!() };
        assert_eq!((one.severity, one.causes[0]), (Severity::Note, Cause::TiesBroken));
        assert!(matches!(one.problem, Problem::EqualApart { ranks: [2, 3], same: 2, .. }));
        let far = found(&scored(&[("9", 1), ("8", 2), ("8", 4), ("7", 3)]));
        assert_eq!(kinds(&far), ["RankOff", "EqualApart", "RankOff"]);
        let mut ordinal = side;
        ordinal.index().rule.ties = TieMethod::Ordinal;
        assert_eq!(found(&ordinal), []);
    }

    #[test]
    fn the_number_of_units_ranked() {
        let with = |of: u32| {
            let mut made = ranks(&[1, 2, 3, 4, 5]);
            made.said("u00", YEAR, |extra| extra.of = Some(of));
            kinds(&found(&made)).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert!(with(5).is_empty());
        assert!(with(13).is_empty(), "a choice of units");
        assert_eq!(with(6), ["RankedOf"]);
        assert_eq!(with(4), ["RankedOf"]);
        let mut unranked = ranks(&[1, 2, 3, 4]);
        unranked.put("guest", YEAR, "3").said("u00", YEAR, |extra| extra.of = Some(4));
        assert_eq!(found(&unranked), [], "one of five is not ranked");
    }
}

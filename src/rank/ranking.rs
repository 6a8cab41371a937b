//! The ranking of one indicator in one period.

use super::Rank;
use super::keys;
use super::places::best_first;
use super::ties::in_order;
use crate::model::order;
use crate::model::{
    Cell, Dataset, Decimal, Given, IndicatorIx, Missing, Origin, Period, RankRule, RankWithin,
    Slice, TieMethod, UnitIx,
};

/// What a ranking is made of, where the reader departs from the index's own rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RankOptions {
    /// What equal scores get; `None`: as the index says.
    pub ties: Option<TieMethod>,
    /// Only units of this group (index into [`Dataset::groups`]).
    pub group: Option<usize>,
    /// Only units that have a score in this period as well: the common set.
    pub common_with: Option<Period>,
}

/// A unit with its score and computed rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The unit.
    pub unit: UnitIx,
    /// Its score.
    pub score: Given<Decimal>,
    /// Its rank, computed from the scores of the set.
    pub rank: Rank,
    /// Number of units in the set.
    pub of: usize,
    /// Whether the data holds enough units for the rank to mean anything: more than one, and at
    /// least as many as the publisher says to have ranked.
    pub trusted: bool,
}

/// All units of an indicator in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// Best first; equal ones by name, then id. Where the index ranks each group apart, one group
    /// after another.
    pub rows: Vec<Ranked>,
    /// Units without a score and why, those with a published rank first, by it.
    pub unranked: Vec<(UnitIx, Missing)>,
    /// Means, regions, the whole country: shown, never ranked.
    pub aggregates: Vec<(UnitIx, Given<Decimal>)>,
    /// Whether every rank can be trusted. `false` as well when there is none.
    pub complete: bool,
}

/// Ranks the units of an indicator in a period. Empty where there are no figures.
pub fn ranking(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    options: &RankOptions,
) -> Ranking {
    ranked(ds, indicator, period, options, true)
}

/// As [`ranking`]; equal ones in the order of units if their names do not matter.
pub(super) fn ranked(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    options: &RankOptions,
    by_name: bool,
) -> Ranking {
    let mut found = Ranking::default();
    let Some(slice) = ds.slice(indicator, period) else {
        return found;
    };
    let rules = &ds.indicators()[indicator];
    let rule = RankRule { ties: options.ties.unwrap_or(rules.rule.ties), ..rules.rule };
    // An ordinal rank is a place in the list.
    let by_name = by_name || rule.ties == TieMethod::Ordinal;
    let common = options.common_with.map(|other| ds.slice(indicator, other));
    let mut sets = vec![Set::default()];
    if rule.within == RankWithin::All {
        sets[0].units.reserve(slice.len());
        sets[0].scores.reserve(slice.len());
    }
    for cell in slice.cells() {
        let unit = &ds.units()[cell.unit];
        // First the units without a group, then group by group.
        let at = match unit.group {
            Some(group) if rule.within == RankWithin::Group => group + 1,
            _ => 0,
        };
        if at >= sets.len() {
            sets.resize_with(at + 1, Set::default);
        }
        let set = &mut sets[at];
        if !unit.aggregate {
            set.count(&cell);
        }
        if options.group.is_some() && unit.group != options.group {
            continue;
        }
        match cell.score {
            Ok(score) if unit.aggregate => found.aggregates.push((cell.unit, score)),
            Ok(score) => {
                if common.is_none_or(|other| has_score(other, cell.unit)) {
                    set.units.push((cell.unit, score.origin));
                    set.scores.push(score.value);
                }
            }
            Err(_) if unit.aggregate => {}
            Err(reason) => found.unranked.push((cell.unit, reason)),
        }
    }
    order::sort_by_key(&mut found.unranked, |(unit, _)| {
        let rank = slice.cell(*unit).and_then(|cell| cell.published_rank());
        rank.map_or(u32::MAX, |rank| rank.value)
    });
    for set in &sets {
        let trusted = set.trusted();
        let keys = keys(&set.scores, rule.basis, rules.direction);
        let mut order = best_first(&keys);
        if by_name {
            let name = |at: usize| {
                let unit = &ds.units()[set.units[at].0];
                (&unit.name.vi, &unit.id)
            };
            for tied in order.chunk_by_mut(|a, b| keys[*a as usize] == keys[*b as usize]) {
                order::sort_indices(tied, &mut |a, b| name(a).cmp(&name(b)));
            }
        }
        let ranks = in_order(&keys, &order, rule.ties);
        found.rows.extend(order.into_iter().zip(ranks).map(|(at, rank)| {
            let (unit, origin) = set.units[at as usize];
            let score = Given { value: set.scores[at as usize], origin };
            Ranked { unit, score, rank, of: keys.len(), trusted }
        }));
    }
    found.complete = !found.rows.is_empty() && found.rows.iter().all(|row| row.trusted);
    found
}

/// Units that are ranked together: all, or those of a group.
#[derive(Default)]
struct Set {
    /// Those that are ranked, with the origins of their scores.
    units: Vec<(UnitIx, Origin)>,
    /// Their scores, in the same order.
    scores: Vec<Decimal>,
    /// Number of units with a score, whichever the reader chose.
    scored: u32,
    /// Number of units that the publisher says to have ranked: by its own count, or by a rank
    /// beyond the number of scores.
    said: u32,
}

impl Set {
    fn count(&mut self, cell: &Cell<'_>) {
        self.scored += u32::from(cell.score.is_ok());
        if let Some(extra) = cell.extra {
            let rank = extra.rank.map_or(0, |rank| rank.value);
            self.said = rank.max(extra.of.unwrap_or(0)).max(self.said);
        }
    }

    /// Whether the data scores at least as many units as the publisher ranked, and there are
    /// others to be ranked with.
    fn trusted(&self) -> bool {
        self.units.len() > 1 && self.scored >= self.said
    }
}

fn has_score(slice: Option<&Slice>, unit: UnitIx) -> bool {
    slice.and_then(|slice| slice.cell(unit)).is_some_and(|cell| cell.score.is_ok())
}

/// Share of the other units that a rank is better than, in percent: 100·(n − r)/(n − 1), by which
/// ranks among different numbers of units compare. Rounded at the tenth decimal, so that rounding
/// it again for display is right. `None` for less than two units or a rank outside 1…n.
pub fn percentile(rank: Rank, n: usize) -> Option<Decimal> {
    let halves = i64::try_from(n).ok()?.checked_mul(2)?;
    let behind = halves - i64::from(rank.halves());
    if n < 2 || rank.halves() < 2 || behind < 0 {
        return None;
    }
    Decimal::from(behind).percent_of(Decimal::from(halves - 2), 10).map(Decimal::normal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Direction, RankBasis};
    use crate::tests::{Made, YEAR};
    use proptest::prelude::*;

    fn listed(made: &Made, options: &RankOptions) -> Vec<(String, u32)> {
        let ranking = ranking(&made.ds(), 0, YEAR, options);
        let unit = |row: &Ranked| made.ds().units()[row.unit].id.clone();
        ranking.rows.iter().map(|row| (unit(row), row.rank.halves() / 2)).collect()
    }

    fn pairs(expected: &[(&str, u32)]) -> Vec<(String, u32)> {
        expected.iter().map(|(id, rank)| ((*id).to_owned(), *rank)).collect()
    }

    #[test]
    fn a_tenth_and_two_tenths_tie_three() {
        let mut made = Made::new();
        let sum = Decimal::parse("0.1").unwrap() + Decimal::parse("0.2").unwrap();
        made.put("c", YEAR, &sum.to_string()).put("b", YEAR, "0.30").put("a", YEAR, "0.29");
        assert_eq!(listed(&made, &RankOptions::default()), pairs(&[("b", 1), ("c", 1), ("a", 3)]));
    }

    #[test]
    fn the_basis_and_the_direction_belong_to_the_index() {
        let mut made = Made::new();
        made.put("a", YEAR, "70.354").put("b", YEAR, "70.351").put("c", YEAR, "70.349");
        let none = RankOptions::default();
        assert_eq!(listed(&made, &none), pairs(&[("a", 1), ("b", 2), ("c", 3)]));
        made.index().decimals = Some(1);
        assert_eq!(listed(&made, &none), pairs(&[("a", 1), ("b", 2), ("c", 3)]));
        made.index().rule.basis = RankBasis::Rounded(2);
        assert_eq!(listed(&made, &none), pairs(&[("a", 1), ("b", 1), ("c", 1)]));
        made.index().rule.basis = RankBasis::Unrounded;
        made.index().direction = Direction::LowerIsBetter;
        assert_eq!(listed(&made, &none), pairs(&[("c", 1), ("b", 2), ("a", 3)]));
    }

    #[test]
    fn missing_and_aggregates_stand_apart() {
        let mut made = Made::new();
        made.put("a", YEAR, "1").put("b", YEAR, "2").put("mean", YEAR, "1.5");
        made.unit("mean").aggregate = true;
        made.missing("c", YEAR, Missing::Withheld).missing("d", YEAR, Missing::RankOnly);
        made.said("d", YEAR, |extra| extra.rank = Some(Given::published(2)));
        let ds = made.ds();
        let found = ranking(&ds, 0, YEAR, &RankOptions::default());
        assert_eq!(found.rows.len(), 2);
        assert_eq!(found.aggregates.len(), 1);
        let ix = |id| ds.unit_by_id(id).unwrap();
        assert_eq!(found.unranked, [(ix("d"), Missing::RankOnly), (ix("c"), Missing::Withheld)]);
        assert!(found.complete);
    }

    #[test]
    fn too_few_units_are_not_trusted() {
        let mut made = Made::new();
        made.put("a", YEAR, "1");
        assert!(!ranking(&made.ds(), 0, YEAR, &RankOptions::default()).complete, "one unit");
        made.put("b", YEAR, "2");
        assert!(ranking(&made.ds(), 0, YEAR, &RankOptions::default()).complete);
        made.said("a", YEAR, |extra| extra.of = Some(3));
        assert!(!ranking(&made.ds(), 0, YEAR, &RankOptions::default()).complete, "2 of 3");
        made.said("a", YEAR, |extra| extra.of = None);
        made.said("a", YEAR, |extra| extra.rank = Some(Given::published(13)));
        assert!(!ranking(&made.ds(), 0, YEAR, &RankOptions::default()).complete, "rank 13 of 2");
        let nothing = ranking(&made.ds(), 0, Period::year(1999), &RankOptions::default());
        assert_eq!(nothing, Ranking::default());
    }

    #[test]
    fn groups_chosen_and_groups_apart() {
        let mut made = Made::new();
        for (id, score, group) in [("a", "9", 1), ("b", "8", 0), ("c", "7", 1), ("d", "6", 0)] {
            made.put(id, YEAR, score);
            made.unit(id).group = Some(group);
        }
        let none = RankOptions::default();
        let chosen = RankOptions { group: Some(0), ..none };
        assert_eq!(listed(&made, &none), pairs(&[("a", 1), ("b", 2), ("c", 3), ("d", 4)]));
        assert_eq!(listed(&made, &chosen), pairs(&[("b", 1), ("d", 2)]));
        made.index().rule.within = RankWithin::Group;
        assert_eq!(listed(&made, &none), pairs(&[("b", 1), ("d", 2), ("a", 1), ("c", 2)]));
        // A count published for one group says nothing of the other.
        made.said("b", YEAR, |extra| extra.of = Some(5));
        let found = ranking(&made.ds(), 0, YEAR, &none);
        let trusted: Vec<_> = found.rows.iter().map(|row| row.trusted).collect();
        assert_eq!(trusted, [false, false, true, true]);
    }

    #[test]
    fn the_common_set() {
        let mut made = Made::new();
        let before = Period::year(2015);
        made.put("a", YEAR, "3").put("b", YEAR, "2").put("c", YEAR, "1");
        made.put("b", before, "5").put("c", before, "6");
        let common = RankOptions { common_with: Some(before), ..RankOptions::default() };
        assert_eq!(listed(&made, &common), pairs(&[("b", 1), ("c", 2)]));
        let never = RankOptions { common_with: Some(Period::year(1999)), ..common };
        assert!(listed(&made, &never).is_empty());
    }

    #[test]
    fn equal_scores_stand_by_name() {
        let mut made = Made::new();
        made.put("z", YEAR, "1").put("y", YEAR, "1").put("x", YEAR, "1");
        made.unit("z").name.vi = "A".to_owned();
        made.unit("x").name.vi = "A".to_owned();
        made.index().rule.ties = TieMethod::Ordinal;
        assert_eq!(listed(&made, &RankOptions::default()), pairs(&[("x", 1), ("z", 2), ("y", 3)]));
    }

    proptest! {
        #[test]
        fn order_of_the_file_is_nothing(
            scores in prop::collection::vec(0u32..30, 1..25), turn in 0usize..25,
        ) {
            let mut rows: Vec<_> = scores.iter().enumerate().collect();
            let made = |rows: &[(usize, &u32)]| {
                let mut made = Made::new();
                for (at, score) in rows {
                    made.put(&format!("u{at:02}"), YEAR, &score.to_string());
                }
                made
            };
            let straight = made(&rows);
            rows.reverse();
            rows.rotate_left(turn % scores.len());
            let turned = made(&rows);
            for ties in [TieMethod::Competition, TieMethod::Ordinal, TieMethod::Fractional] {
                let options = RankOptions { ties: Some(ties), ..RankOptions::default() };
                prop_assert_eq!(listed(&straight, &options), listed(&turned, &options));
            }
        }
    }
}

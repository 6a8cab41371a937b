//! The ranking of one indicator in one period.

use std::collections::BTreeMap;

use super::{Rank, keys, ranks};
use crate::model::{
    Dataset, Decimal, Given, IndicatorIx, Missing, Period, RankWithin, Slice, TieMethod, UnitIx,
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
    let mut found = Ranking::default();
    let Some(slice) = ds.slice(indicator, period) else {
        return found;
    };
    let rule = ds.indicators()[indicator].rule;
    let common = options.common_with.map(|other| ds.slice(indicator, other));
    let mut sets: BTreeMap<Option<usize>, Vec<(UnitIx, Given<Decimal>)>> = BTreeMap::new();
    for cell in slice.cells() {
        let unit = &ds.units()[cell.unit];
        if options.group.is_some() && unit.group != options.group {
            continue;
        }
        let set = if rule.within == RankWithin::Group { unit.group } else { None };
        match cell.score {
            Ok(score) if unit.aggregate => found.aggregates.push((cell.unit, score)),
            Ok(score) => {
                if common.is_none_or(|other| has_score(other, cell.unit)) {
                    sets.entry(set).or_default().push((cell.unit, score));
                }
            }
            Err(_) if unit.aggregate => {}
            Err(reason) => found.unranked.push((cell.unit, reason)),
        }
    }
    found.unranked.sort_by_key(|(unit, _)| {
        let rank = slice.cell(*unit).and_then(|cell| cell.published_rank());
        (rank.map_or(u32::MAX, |rank| rank.value), *unit)
    });
    for (set, members) in sets {
        let trusted = is_whole(ds, slice, rule.within, set) && members.len() > 1;
        rank_set(ds, indicator, options, &members, trusted, &mut found.rows);
    }
    found.complete = !found.rows.is_empty() && found.rows.iter().all(|row| row.trusted);
    found
}

fn rank_set(
    ds: &Dataset,
    indicator: IndicatorIx,
    options: &RankOptions,
    members: &[(UnitIx, Given<Decimal>)],
    trusted: bool,
    rows: &mut Vec<Ranked>,
) {
    let rules = &ds.indicators()[indicator];
    let scores: Vec<Decimal> = members.iter().map(|(_, score)| score.value).collect();
    let keys = keys(&scores, rules.rule.basis, rules.direction);
    // An ordinal rank is a place in the list: the members are dealt out to their places.
    let mut order = vec![0; members.len()];
    for (at, place) in ranks(&keys, TieMethod::Ordinal).into_iter().enumerate() {
        order[(place.halves() / 2) as usize - 1] = at;
    }
    for tied in order.chunk_by_mut(|a, b| keys[*a] == keys[*b]) {
        tied.sort_by_key(|at| {
            let unit = &ds.units()[members[*at].0];
            (&unit.name.vi, &unit.id)
        });
    }
    let sorted: Vec<i64> = order.iter().map(|at| keys[*at]).collect();
    let ties = options.ties.unwrap_or(rules.rule.ties);
    rows.extend(order.iter().zip(ranks(&sorted, ties)).map(|(at, rank)| {
        let (unit, score) = members[*at];
        Ranked { unit, score, rank, of: members.len(), trusted }
    }));
}

fn has_score(slice: Option<&Slice>, unit: UnitIx) -> bool {
    slice.and_then(|slice| slice.cell(unit)).is_some_and(|cell| cell.score.is_ok())
}

/// Whether the data scores at least as many units of a set as the publisher says to have ranked:
/// by its own count, or by a rank beyond the number of scores.
fn is_whole(ds: &Dataset, slice: &Slice, within: RankWithin, set: Option<usize>) -> bool {
    let (mut scored, mut said) = (0, 0);
    for cell in slice.cells() {
        let unit = &ds.units()[cell.unit];
        if unit.aggregate || (within == RankWithin::Group && unit.group != set) {
            continue;
        }
        scored += u32::from(cell.score.is_ok());
        if let Some(extra) = cell.extra {
            let rank = extra.rank.map_or(0, |rank| rank.value);
            said = said.max(rank).max(extra.of.unwrap_or(0));
        }
    }
    scored > 1 && scored >= said
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

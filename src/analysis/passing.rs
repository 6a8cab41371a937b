//! Who passed whom, and whose score moved the rank.
//!
//! Counted in standard competition: a rank is one more than the number of units above.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use super::why::Unsaid;
use crate::model::{Dataset, Decimal, IndicatorIx, Period, RankWithin, TieMethod, UnitIx};
use crate::rank::{RankOptions, Ranked, keys, ranking, standings};

/// A unit that changed sides with us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
    /// The unit.
    pub unit: UnitIx,
    /// Where it stood in the period compared with, seen from us: `Greater` above, `Equal` level,
    /// `Less` below.
    pub before: Ordering,
    /// Where it stands in the period.
    pub after: Ordering,
}

/// How the places between two periods came about, unit by unit. It always adds up:
/// `places = overtook + drew_level_with − overtaken_by − pulled_ahead + exits − entries`, by the
/// lengths of the lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passing {
    /// Units above us before, below us now.
    pub overtook: Vec<Passed>,
    /// Units above us before, level with us now.
    pub drew_level_with: Vec<Passed>,
    /// Units below us before, above us now.
    pub overtaken_by: Vec<Passed>,
    /// Units level with us before, above us now.
    pub pulled_ahead: Vec<Passed>,
    /// Units level with us before, below us now: no change of our place.
    pub left_behind: Vec<Passed>,
    /// Units below us before, level with us now: no change of our place.
    pub caught_up: Vec<Passed>,
    /// Units above us now that had no rank before.
    pub entries_above: Vec<UnitIx>,
    /// Units above us before that have no rank now.
    pub exits_above: Vec<UnitIx>,
    /// Places gained (+) or lost (−) in standard competition.
    pub places: i32,
}

/// Whose score moved the rank: places gained (+) or lost (−). `own + others` are the places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effects {
    /// Places if only this unit's score had moved.
    pub own: i32,
    /// The rest: the others' scores, entries and exits.
    pub others: i32,
}

/// What units are compared by in a period; the highest is best.
type Keys = BTreeMap<UnitIx, i64>;

/// Who passed whom between two periods.
pub(super) fn passing(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    [from, to]: [Period; 2],
    options: &RankOptions,
) -> Result<Passing, Unsaid> {
    let before = places(ds, unit, indicator, [from, to], options)?;
    let after = places(ds, unit, indicator, [to, from], options)?;
    Ok(count(unit, &before, &after))
}

/// Whose score moved the rank between two periods.
pub(super) fn effects(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    [from, to]: [Period; 2],
    options: &RankOptions,
) -> Result<Effects, Unsaid> {
    // Ranks alone would do to say who passed whom: what hinders that hinders this as well.
    passing(ds, unit, indicator, [from, to], options)?;
    if ds.indicators()[indicator].breaks_between(from, to).next().is_some() {
        return Err(Unsaid::Break);
    }
    let rows = [(from, to), (to, from)].map(|pair| scored(ds, unit, indicator, pair, options));
    let [Some(before), Some(after)] = rows else {
        return Err(Unsaid::RanksOnly);
    };
    // Keys of both periods are made together: they are compared across.
    let values: Vec<Decimal> = before.iter().chain(&after).map(|row| row.score.value).collect();
    let rules = &ds.indicators()[indicator];
    let keys = keys(&values, rules.rule.basis, rules.direction);
    let keyed = |rows: &[Ranked], keys: &[i64]| -> Keys {
        rows.iter().map(|row| row.unit).zip(keys.iter().copied()).collect()
    };
    let before_keys = keyed(&before, &keys);
    let after_keys = keyed(&after, &keys[before.len()..]);
    moved(unit, &before_keys, &after_keys).ok_or(Unsaid::NoFigure)
}

/// Sorts the units by the side of us that they were and are on.
fn count(unit: UnitIx, before: &Keys, after: &Keys) -> Passing {
    let mut found = Passing::default();
    let side = |keys: &Keys, other: UnitIx| Some(keys.get(&other)?.cmp(keys.get(&unit)?));
    let mut all: Vec<UnitIx> = before.keys().chain(after.keys()).copied().collect();
    all.sort_unstable();
    all.dedup();
    for other in all.into_iter().filter(|other| *other != unit) {
        let (was, is) = match (side(before, other), side(after, other)) {
            (Some(was), Some(is)) => (was, is),
            (None, Some(Ordering::Greater)) => {
                found.entries_above.push(other);
                continue;
            }
            (Some(Ordering::Greater), None) => {
                found.exits_above.push(other);
                continue;
            }
            _ => continue,
        };
        let list = match (was, is) {
            (Ordering::Greater, Ordering::Less) => &mut found.overtook,
            (Ordering::Greater, Ordering::Equal) => &mut found.drew_level_with,
            (Ordering::Less, Ordering::Greater) => &mut found.overtaken_by,
            (Ordering::Equal, Ordering::Greater) => &mut found.pulled_ahead,
            (Ordering::Equal, Ordering::Less) => &mut found.left_behind,
            (Ordering::Less, Ordering::Equal) => &mut found.caught_up,
            _ => continue,
        };
        list.push(Passed { unit: other, before: was, after: is });
    }
    found.places = above(unit, before, before.get(&unit).copied())
        - above(unit, after, after.get(&unit).copied());
    // Best first, as they stand now; those level with one another stay by unit.
    for list in [
        &mut found.overtook,
        &mut found.drew_level_with,
        &mut found.overtaken_by,
        &mut found.pulled_ahead,
        &mut found.left_behind,
        &mut found.caught_up,
    ] {
        list.sort_by_key(|passed| Reverse(after.get(&passed.unit)));
    }
    found
}

/// Number of other units above a key.
fn above(unit: UnitIx, keys: &Keys, key: Option<i64>) -> i32 {
    let higher = keys.iter().filter(|(other, k)| **other != unit && Some(**k) > key).count();
    i32::try_from(higher).unwrap_or(i32::MAX)
}

/// The rank moved by this unit's score alone, the others held where they were; and the rest.
fn moved(unit: UnitIx, before: &Keys, after: &Keys) -> Option<Effects> {
    let (was, is) = (*before.get(&unit)?, *after.get(&unit)?);
    let held = above(unit, before, Some(is));
    Some(Effects {
        own: above(unit, before, Some(was)) - held,
        others: held - above(unit, after, Some(is)),
    })
}

/// The places of the units ranked together with ours, as keys: by their scores where these are
/// enough, else by the published ranks where these are.
fn places(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    [period, other]: [Period; 2],
    options: &RankOptions,
) -> Result<Keys, Unsaid> {
    if ds.cell(unit, indicator, period).is_none() {
        return Err(Unsaid::NoFigure);
    }
    if let Some(rows) = scored(ds, unit, indicator, (period, other), options) {
        return Ok(rows.iter().map(|row| (row.unit, -i64::from(row.rank.halves()))).collect());
    }
    let standings = standings(ds, indicator, period, &RankOptions::default());
    let of = standings.get(unit).of.ok_or(Unsaid::TooFewUnits)?;
    let keys: Keys = (0..ds.units().len())
        .filter(|other| together(ds, indicator, options, unit, *other))
        .filter_map(|ix| Some((ix, -i64::from(standings.get(ix).published?.value))))
        .collect();
    let narrowed = options.group.is_some() || options.common_with.is_some();
    match keys.get(&unit) {
        None => Err(Unsaid::NoFigure),
        Some(_) if keys.len() < 2 || keys.len() < of || narrowed => Err(Unsaid::TooFewUnits),
        Some(_) => Ok(keys),
    }
}

/// The rows ranked together with ours by score, in standard competition; `None` where the scores
/// are too few or ours is not among them.
fn scored(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    (period, other): (Period, Period),
    options: &RankOptions,
) -> Option<Vec<Ranked>> {
    let common_with = options.common_with.map(|_| other);
    let ties = Some(TieMethod::Competition);
    let found = ranking(ds, indicator, period, &RankOptions { ties, common_with, ..*options });
    let mut rows = found.rows;
    rows.retain(|row| row.trusted && together(ds, indicator, options, unit, row.unit));
    rows.iter().any(|row| row.unit == unit).then_some(rows)
}

/// Whether two units are ranked in one set.
fn together(
    ds: &Dataset,
    indicator: IndicatorIx,
    options: &RankOptions,
    unit: UnitIx,
    other: UnitIx,
) -> bool {
    let group = |unit: UnitIx| ds.units()[unit].group;
    let apart = ds.indicators()[indicator].rule.within == RankWithin::Group;
    let chosen = options.group.is_none() || options.group == group(other);
    chosen && (!apart || group(unit) == group(other))
}

//! Who passed whom, and whose score moved the rank.
//!
//! Counted in standard competition: a rank is one more than the number of units above.

use std::cmp::{Ordering, Reverse};

use super::lineage::renamed;
use super::why::Unsaid;
use crate::model::order;
use crate::model::{Cell, Dataset, Decimal, IndicatorIx, Period, RankWithin, TieMethod, UnitIx};
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

/// Units by the side of us that they are on in the one period in which they have a rank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// Those above us.
    pub above: Vec<UnitIx>,
    /// Those level with us.
    pub level: Vec<UnitIx>,
    /// Those below us.
    pub below: Vec<UnitIx>,
}

impl Sides {
    /// All of them, the best first.
    pub fn all(&self) -> impl Iterator<Item = UnitIx> {
        [&self.above, &self.level, &self.below].into_iter().flatten().copied()
    }

    fn at(&mut self, side: Ordering) -> &mut Vec<UnitIx> {
        match side {
            Ordering::Greater => &mut self.above,
            Ordering::Equal => &mut self.level,
            Ordering::Less => &mut self.below,
        }
    }
}

/// How the places between two periods came about, unit by unit. It always adds up:
/// `places = overtook + drew_level_with − overtaken_by − pulled_ahead + exits.above −
/// entries.above`, by the lengths of the lists.
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
    /// Units level with us before and now: no change of our place.
    pub stayed_level: Vec<Passed>,
    /// Units that had no rank before, by where they stand now. Those above cost us a place each.
    pub entries: Sides,
    /// Units that have no rank now, by where they stood before. Those above gave us a place each.
    pub exits: Sides,
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

/// What units are compared by in a period, by unit; the highest is best. `None`: not compared.
type Keys = Vec<Option<i64>>;

/// The keys of some units, none for the others of a data set.
fn keyed(ds: &Dataset, of: impl Iterator<Item = (UnitIx, i64)>) -> Keys {
    let mut keys = vec![None; ds.units().len()];
    for (unit, key) in of {
        keys[unit] = Some(key);
    }
    keys
}

/// Who passed whom between two periods.
///
/// # Errors
/// [`Unsaid`] says why it is not known.
pub fn passing(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    [from, to]: [Period; 2],
    options: &RankOptions,
) -> Result<Passing, Unsaid> {
    let renamed = renamed(ds, indicator, [from, to]);
    let before = places(ds, was(&renamed, unit), indicator, [from, to], options)?;
    let after = places(ds, unit, indicator, [to, from], options)?;
    Ok(count(unit, &carried(before, &renamed), &after))
}

/// What a unit was in the period compared with: itself, or what a change of the list left whole.
pub(super) fn was(renamed: &[[UnitIx; 2]], unit: UnitIx) -> UnitIx {
    let found = renamed.binary_search_by_key(&unit, |[_, is]| *is);
    found.map_or(unit, |at| renamed[at][0])
}

/// The keys of the period compared with, under what the units are now: who only has another name has
/// neither come nor gone.
fn carried(mut before: Keys, renamed: &[[UnitIx; 2]]) -> Keys {
    for [was, is] in renamed {
        before[*is] = before[*was].take();
    }
    before
}

/// Whose score moved the rank between two periods. Ranks alone would do to say who passed whom:
/// what hinders `passing` hinders this as well.
pub(super) fn effects(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    [from, to]: [Period; 2],
    options: &RankOptions,
    passing: &Result<Passing, Unsaid>,
) -> Result<Effects, Unsaid> {
    passing.as_ref().map_err(|unsaid| *unsaid)?;
    if ds.indicators()[indicator].breaks_between(from, to).next().is_some() {
        return Err(Unsaid::Break);
    }
    let renamed = renamed(ds, indicator, [from, to]);
    let rows = [(was(&renamed, unit), (from, to)), (unit, (to, from))]
        .map(|(unit, pair)| scored(ds, unit, indicator, pair, options));
    let [Some(before), Some(after)] = rows else {
        return Err(Unsaid::RanksOnly);
    };
    // Keys of both periods are made together: they are compared across.
    let values: Vec<Decimal> = before.iter().chain(&after).map(|row| row.score.value).collect();
    let rules = &ds.indicators()[indicator];
    let keys = keys(&values, rules.rule.basis, rules.direction);
    let (before_keys, after_keys) = keys.split_at(before.len());
    let [before_keys, after_keys] = [(&before, before_keys), (&after, after_keys)]
        .map(|(rows, keys)| keyed(ds, rows.iter().map(|row| row.unit).zip(keys.iter().copied())));
    moved(unit, &carried(before_keys, &renamed), &after_keys).ok_or(Unsaid::NoFigure)
}

/// Sorts the units by the side of us that they were and are on.
fn count(unit: UnitIx, before: &Keys, after: &Keys) -> Passing {
    let mut found = Passing::default();
    let side = |keys: &Keys, other: UnitIx| Some(keys[other]?.cmp(&keys[unit]?));
    for other in (0..before.len()).filter(|other| *other != unit) {
        let (was, is) = match (side(before, other), side(after, other)) {
            (Some(was), Some(is)) => (was, is),
            (None, Some(is)) => {
                found.entries.at(is).push(other);
                continue;
            }
            (Some(was), None) => {
                found.exits.at(was).push(other);
                continue;
            }
            (None, None) => continue,
        };
        let list = match (was, is) {
            (Ordering::Greater, Ordering::Less) => &mut found.overtook,
            (Ordering::Greater, Ordering::Equal) => &mut found.drew_level_with,
            (Ordering::Less, Ordering::Greater) => &mut found.overtaken_by,
            (Ordering::Equal, Ordering::Greater) => &mut found.pulled_ahead,
            (Ordering::Equal, Ordering::Less) => &mut found.left_behind,
            (Ordering::Less, Ordering::Equal) => &mut found.caught_up,
            (Ordering::Equal, Ordering::Equal) => &mut found.stayed_level,
            (Ordering::Greater, Ordering::Greater) | (Ordering::Less, Ordering::Less) => continue,
        };
        list.push(Passed { unit: other, before: was, after: is });
    }
    found.places = above(unit, before, before[unit]) - above(unit, after, after[unit]);
    // Best first, as they stand now; those level with one another stay by unit.
    for list in [
        &mut found.overtook,
        &mut found.drew_level_with,
        &mut found.overtaken_by,
        &mut found.pulled_ahead,
        &mut found.left_behind,
        &mut found.caught_up,
    ] {
        order::sort_by_key(list, |passed| Reverse(after[passed.unit]));
    }
    for (sides, keys) in [(&mut found.entries, after), (&mut found.exits, before)] {
        for list in [&mut sides.above, &mut sides.below] {
            order::sort_by_key(list, |unit| Reverse(keys[*unit]));
        }
    }
    found
}

/// Number of other units above a key.
fn above(unit: UnitIx, keys: &Keys, key: Option<i64>) -> i32 {
    let others = keys.iter().enumerate().filter(|(other, _)| *other != unit);
    let higher = others.filter(|(_, other)| **other > key).count();
    i32::try_from(higher).unwrap_or(i32::MAX)
}

/// The rank moved by this unit's score alone, the others held where they were; and the rest.
fn moved(unit: UnitIx, before: &Keys, after: &Keys) -> Option<Effects> {
    let (was, is) = (before[unit]?, after[unit]?);
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
    let known = |cell: Cell<'_>| cell.score.is_ok() || cell.published_rank().is_some();
    if !ds.cell(unit, indicator, period).is_some_and(known) {
        return Err(Unsaid::NoFigure);
    }
    if let Some(rows) = scored(ds, unit, indicator, (period, other), options) {
        return Ok(keyed(ds, rows.iter().map(|row| (row.unit, -i64::from(row.rank.halves())))));
    }
    let standings = standings(ds, indicator, period, &RankOptions::default());
    let of = standings.get(unit).of.ok_or(Unsaid::TooFewUnits)?;
    let published = (0..ds.units().len())
        .filter(|other| together(ds, indicator, options, unit, *other))
        .filter_map(|ix| Some((ix, -i64::from(standings.get(ix).published?.value))));
    let keys = keyed(ds, published);
    keys[unit].ok_or(Unsaid::NoFigure)?;
    let count = keys.iter().flatten().count();
    let narrowed = options.group.is_some() || options.common_with.is_some();
    if count < 2 || count < of || narrowed { Err(Unsaid::TooFewUnits) } else { Ok(keys) }
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
pub(super) fn together(
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

#[cfg(test)]
mod tests;

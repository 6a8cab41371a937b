//! The units that exist before and after a change of the list, ranked among themselves.

use crate::model::order;
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Link, Period, RankWithin, Slice, UnitIx};
use crate::rank::{Rank, keys, ranks};

/// A unit that both lists have; what was before stands at index 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedUnit {
    /// The unit in each list: one and the same, or the whole of the one became the other and nothing
    /// else did.
    pub unit: [UnitIx; 2],
    /// Its scores.
    pub score: [Given<Decimal>; 2],
    /// Its ranks among the shared units, always computed.
    pub rank: [Given<Rank>; 2],
    /// Places gained (+) or lost (−) among them; `None` where fractional ranks differ by half a
    /// place.
    pub places: Option<i32>,
    /// Whether it took in other units in between: Hà Nội after 2008.
    pub grown: bool,
}

/// The units that both lists have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The periods compared.
    pub periods: [Period; 2],
    /// The units, by rank in the later period, equal ones by name, then id.
    pub units: Vec<SharedUnit>,
    /// Units that have a score in the earlier period only, by number.
    pub only_before: Vec<UnitIx>,
    /// Units that have a score in the later period only, by number.
    pub only_after: Vec<UnitIx>,
    /// Whether the method changed in between, so that the scores do not compare.
    pub broken: bool,
}

/// Finds the units that have a score in both periods, and ranks them among themselves.
pub fn common_set(ds: &Dataset, indicator: IndicatorIx, before: Period, after: Period) -> Shared {
    let slices = [before, after].map(|period| ds.slice(indicator, period));
    let scores = |side: usize, unit: UnitIx| slices[side]?.cell(unit)?.score.ok();
    let successors = successors(ds);
    let mut units: Vec<SharedUnit> = Vec::new();
    let mut only_after = Vec::new();
    let mut matched = vec![false; ds.units().len()];
    for unit in ranked(ds, slices[1]) {
        let Some(later) = scores(1, unit) else { continue };
        let earlier = counterpart(ds, unit, &successors, |unit| scores(0, unit));
        let Some((was, score)) = earlier.filter(|(was, _)| !matched[*was]) else {
            only_after.push(unit);
            continue;
        };
        matched[was] = true;
        let first = Given::computed(Rank::whole(1));
        let grown = was == unit && took_in_others(ds, unit, |id| scores(0, id), |id| scores(1, id));
        let (unit, score) = ([was, unit], [score, later]);
        units.push(SharedUnit { unit, score, rank: [first; 2], places: None, grown });
    }
    let only_before = ranked(ds, slices[0])
        .filter(|unit| !matched[*unit] && scores(0, *unit).is_some())
        .collect();
    rank(ds, indicator, &mut units);
    let mut breaks = ds.indicators()[indicator].breaks_between(before, after);
    let broken = breaks.next().is_some();
    Shared { periods: [before, after], units, only_before, only_after, broken }
}

/// The units of a slice that are ranked.
fn ranked<'a>(ds: &'a Dataset, slice: Option<&'a Slice>) -> impl Iterator<Item = UnitIx> + 'a {
    let cells = slice.into_iter().flat_map(Slice::cells);
    cells.map(|cell| cell.unit).filter(|unit| !ds.units()[*unit].aggregate)
}

/// Into how many others each unit went.
fn successors(ds: &Dataset) -> Vec<u32> {
    let mut successors = vec![0; ds.units().len()];
    for unit in ds.units() {
        for before in &unit.predecessors {
            if let Some(before) = ds.unit_by_id(&before.unit) {
                successors[before] += 1;
            }
        }
    }
    successors
}

/// Units that a change of the list left whole, but for their name or code: what each was, and what it is, in
/// the order of what they are. Of those alone that have a figure in the first period under the one and in the
/// second under the other.
pub(in crate::analysis) fn renamed(
    ds: &Dataset,
    indicator: IndicatorIx,
    [from, to]: [Period; 2],
) -> Vec<[UnitIx; 2]> {
    let known = |period: Period, unit: UnitIx| {
        let cell = ds.cell(unit, indicator, period);
        cell.is_some_and(|cell| cell.score.is_ok() || cell.published_rank().is_some())
    };
    let mut found = Vec::new();
    let mut successors = Vec::new();
    for is in 0..ds.units().len() {
        // First what is cheap and true of few.
        if ds.units()[is].predecessors.len() != 1 || known(from, is) || !known(to, is) {
            continue;
        }
        if successors.is_empty() {
            successors = self::successors(ds);
        }
        let before = |unit| known(from, unit).then_some(());
        let was = counterpart(ds, is, &successors, before).map(|(was, ())| was);
        found.extend(was.filter(|was| !known(to, *was)).map(|was| [was, is]));
    }
    found
}

/// The unit before a change that is the same as one after it, with what is asked of it.
fn counterpart<T>(
    ds: &Dataset,
    unit: UnitIx,
    successors: &[u32],
    score: impl Fn(UnitIx) -> Option<T>,
) -> Option<(UnitIx, T)> {
    if let Some(score) = score(unit) {
        return Some((unit, score));
    }
    // Of several changes in a row, each may have left the unit whole.
    const MOST_CHANGES: usize = 8;
    let mut at = unit;
    for _ in 0..MOST_CHANGES {
        at = whole_of(ds, at, successors)?;
        if let Some(score) = score(at) {
            return Some((at, score));
        }
    }
    None
}

/// The one unit all of which went into this one and into no other.
fn whole_of(ds: &Dataset, unit: UnitIx, successors: &[u32]) -> Option<UnitIx> {
    let [only] = ds.units()[unit].predecessors.as_slice() else { return None };
    ds.unit_by_id(&only.unit).filter(|was| only.link == Link::Full && successors[*was] == 1)
}

/// Whether a unit was formed from others that were scored before and are not after.
fn took_in_others(
    ds: &Dataset,
    unit: UnitIx,
    before: impl Fn(UnitIx) -> Option<Given<Decimal>>,
    after: impl Fn(UnitIx) -> Option<Given<Decimal>>,
) -> bool {
    let formed_from = ds.units()[unit].predecessors.iter();
    let mut others = formed_from.filter_map(|from| ds.unit_by_id(&from.unit));
    others.any(|other| other != unit && before(other).is_some() && after(other).is_none())
}

/// Ranks the units in both periods by the index's own rule.
fn rank(ds: &Dataset, indicator: IndicatorIx, units: &mut [SharedUnit]) {
    let indicator = &ds.indicators()[indicator];
    let rule = indicator.rule;
    let group = |unit: &SharedUnit| match rule.within {
        RankWithin::Group => ds.units()[unit.unit[1]].group,
        RankWithin::All => None,
    };
    let name = |unit: &SharedUnit| {
        let known = &ds.units()[unit.unit[1]];
        (&known.name.vi, &known.id)
    };
    // Ordinal ranks and equal ones follow the names, not the numbers of units.
    order::sort_by(units, |a, b| (group(a), name(a)).cmp(&(group(b), name(b))));
    for set in units.chunk_by_mut(|a, b| group(a) == group(b)) {
        for side in [0, 1] {
            let scores: Vec<Decimal> = set.iter().map(|unit| unit.score[side].value).collect();
            let keys = keys(&scores, rule.basis, indicator.direction);
            for (unit, rank) in set.iter_mut().zip(ranks(&keys, rule.ties)) {
                unit.rank[side] = Given::computed(rank);
            }
        }
        for unit in set.iter_mut() {
            let [before, after] = unit.rank.map(|rank| i64::from(rank.value.halves()));
            let halves = before - after;
            unit.places = i32::try_from(halves / 2).ok().filter(|_| halves % 2 == 0);
        }
    }
    order::sort_by(units, |a, b| {
        let place = |unit: &SharedUnit| (group(unit), unit.rank[1].value.halves());
        place(a).cmp(&place(b))
    });
}

//! Where a unit stands in each part, among the units that it is ranked with in the whole.

use super::Unplaced;
use super::field::{Field, lead};
use super::gaps::Gap;
use super::share::shown;
use crate::analysis::spread;
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Period, UnitIx};
use crate::rank::{Rank, RankOptions, best_first, keys};

/// A part of an indicator, and where the unit stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartPlace {
    /// The part.
    pub part: IndicatorIx,
    /// The distances, or why they are not known.
    pub gaps: Result<PartGaps, Unplaced>,
}

/// Distances in a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartGaps {
    /// The unit's score.
    pub score: Given<Decimal>,
    /// Its rank among the units that have a score here, computed: one more than the number of
    /// better ones.
    pub rank: Rank,
    /// How many have a score here, of those that are ranked in the whole.
    pub of: usize,
    /// Whether these are all of them.
    pub complete: bool,
    /// The percentage of the maximum: published, else computed.
    pub percent: Option<Given<Decimal>>,
    /// The units that lead the part, by unit; ours among them if none is better.
    pub leaders: Vec<UnitIx>,
    /// The distance to them.
    pub leader: Gap,
    /// The distance to the median, ours included.
    pub median: Gap,
    /// The distance to the best of the unit's group, 0 if it is ours.
    pub group_best: Result<Gap, Unplaced>,
}

/// Says where a unit stands in each part of an indicator. Parts without any figure in the period
/// are left out.
///
/// # Errors
/// [`Unplaced`] says why nothing is known of any part.
pub fn part_places(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    options: &RankOptions,
) -> Result<Vec<PartPlace>, Unplaced> {
    let field = Field::of(ds, unit, indicator, period, options)?;
    let members = field.members(ds);
    let parts = ds.parts(indicator).filter(|part| ds.slice(*part, period).is_some());
    let place = |part| PartPlace { part, gaps: part_gaps(ds, unit, part, period, &members) };
    let found: Vec<PartPlace> = parts.map(place).collect();
    if found.is_empty() { Err(Unplaced::NoParts) } else { Ok(found) }
}

fn part_gaps(
    ds: &Dataset,
    unit: UnitIx,
    part: IndicatorIx,
    period: Period,
    members: &[bool],
) -> Result<PartGaps, Unplaced> {
    let rules = &ds.indicators()[part];
    let slice = ds.slice(part, period).ok_or(Unplaced::NoParts)?;
    let cells = slice.cells().filter(|cell| members[cell.unit]);
    let (units, scores): (Vec<UnitIx>, Vec<Given<Decimal>>) =
        cells.filter_map(|cell| Some((cell.unit, cell.score.ok()?))).unzip();
    let own = units.iter().position(|other| *other == unit).ok_or(Unplaced::MissingPart)?;
    let values: Vec<Decimal> = scores.iter().map(|score| score.value).collect();
    let keys = keys(&values, rules.rule.basis, rules.direction);
    let order = best_first(&keys);
    let first = order.first().map_or(own, |first| *first as usize);
    let above = keys.iter().filter(|key| **key > keys[own]).count() as u32;
    let gap = |score: Given<Decimal>| Gap {
        score,
        lead: lead(rules.direction, scores[own].value, score.value),
    };
    let group = ds.units()[unit].group;
    let in_group = |at: &&u32| ds.units()[units[**at as usize]].group == group;
    let mut of_group = order.iter().filter(in_group);
    let group_best = match (group, of_group.next(), of_group.next()) {
        (None, ..) => Err(Unplaced::NoGroup),
        (_, Some(best), Some(_)) => Ok(gap(scores[*best as usize])),
        _ => Err(Unplaced::NoPeers),
    };
    let leads = |(_, key): &(&UnitIx, &i64)| **key == keys[first];
    let ranked = members.iter().filter(|member| **member).count();
    Ok(PartGaps {
        score: scores[own],
        rank: Rank::whole(above + 1),
        of: units.len(),
        complete: units.len() == ranked,
        percent: slice.cell(unit).and_then(|cell| shown(ds, part, period, &cell)),
        leaders: units.iter().zip(&keys).filter(leads).map(|(unit, _)| *unit).collect(),
        leader: gap(scores[first]),
        median: gap(Given::computed(spread(values).ok_or(Unplaced::NoFigure)?.median)),
        group_best,
    })
}

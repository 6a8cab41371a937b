//! Distances to other units, in points of the score.

use std::ops::Range;

use super::Unplaced;
use super::field::Field;
use super::reach::{Reach, reach};
use crate::analysis::spread;
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Period, UnitIx};
use crate::rank::{Rank, RankOptions, Standings, standings};

/// The distance between our score and another. Where an index compares rounded scores, between the
/// rounded ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The score compared with.
    pub score: Given<Decimal>,
    /// By how much ours is better, in points (percentage points for
    /// [`crate::model::Measure::Percent`]); below zero where it is worse. Calculated here.
    pub lead: Decimal,
}

/// One unit, or several level with one another, that ours is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Against {
    /// The units: the highest score's first, equal ones by name.
    pub units: Vec<UnitIx>,
    /// The rank of each: published, else derived, else computed. `None` where they have not the
    /// same one.
    pub rank: Option<Given<Rank>>,
    /// The distance to them.
    pub gap: Gap,
}

/// Distances within the group of the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupGaps {
    /// The group.
    pub group: usize,
    /// How many of its units are ranked, ours included.
    pub of: usize,
    /// Its median, ours included.
    pub median: Gap,
    /// Its best, ours among them if none is better.
    pub best: Against,
}

/// How far a unit is from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gaps {
    /// Its score, as it is ranked.
    pub score: Given<Decimal>,
    /// Its rank, computed from the scores.
    pub rank: Rank,
    /// Number of units ranked with it.
    pub of: usize,
    /// Other units level with it.
    pub level: Vec<UnitIx>,
    /// The unit next above, or those level there.
    pub above: Option<Against>,
    /// The unit next below, or those level there.
    pub below: Option<Against>,
    /// The best of all, ours among them if none is better.
    pub leader: Against,
    /// The median of all, ours included.
    pub median: Gap,
    /// The group of the unit.
    pub group: Result<GroupGaps, Unplaced>,
    /// What better places take.
    pub reach: Vec<Reach>,
}

/// Measures how far a unit is from others.
///
/// # Errors
/// [`Unplaced`] says why that is not known.
pub fn gaps(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    options: &RankOptions,
) -> Result<Gaps, Unplaced> {
    let field = Field::of(ds, unit, indicator, period, options)?;
    let standings = standings(ds, indicator, period, options);
    let against = |row: usize| against(&field, &standings, field.level(row));
    let level = field.level(field.at);
    let mut beside = field.units(level.clone());
    beside.retain(|other| *other != unit);
    let below = Some(level.end).filter(|row| *row < field.rows.len());
    let scores: Vec<Decimal> = field.scores().collect();
    Ok(Gaps {
        score: field.score(field.at),
        rank: field.ours().rank,
        of: field.rows.len(),
        level: beside,
        above: level.start.checked_sub(1).map(against),
        below: below.map(against),
        leader: against(0),
        median: median(&field, scores).ok_or(Unplaced::NoFigure)?,
        group: group(ds, &field, &standings, unit),
        reach: reach(ds, &field),
    })
}

fn against(field: &Field, standings: &Standings, rows: Range<usize>) -> Against {
    let row = rows.start;
    let units = field.units(rows);
    let mut ranks = units.iter().map(|unit| standings.get(*unit).shown());
    let first = ranks.next().flatten();
    let score = field.score(row);
    let gap = Gap { score, lead: field.lead(score.value) };
    Against { rank: first.filter(|_| ranks.all(|rank| rank == first)), gap, units }
}

fn median(field: &Field, scores: Vec<Decimal>) -> Option<Gap> {
    let median = spread(scores)?.median;
    Some(Gap { score: Given::computed(median), lead: field.lead(median) })
}

fn group(
    ds: &Dataset,
    field: &Field,
    standings: &Standings,
    unit: UnitIx,
) -> Result<GroupGaps, Unplaced> {
    let group = ds.units()[unit].group.ok_or(Unplaced::NoGroup)?;
    let in_group = |row: &usize| ds.units()[field.rows[*row].unit].group == Some(group);
    let rows: Vec<usize> = (0..field.rows.len()).filter(in_group).collect();
    if rows.len() < 2 {
        return Err(Unplaced::NoPeers);
    }
    let best = rows.first().copied().unwrap_or(field.at);
    let scores = rows.iter().map(|row| field.score(*row).value).collect();
    let mut best = against(field, standings, field.level(best));
    best.units.retain(|unit| ds.units()[*unit].group == Some(group));
    Ok(GroupGaps {
        group,
        of: rows.len(),
        median: median(field, scores).ok_or(Unplaced::NoFigure)?,
        best,
    })
}

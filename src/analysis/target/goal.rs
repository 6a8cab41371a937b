//! What a goal takes: a rank, a band or a score of the total.

use super::Fault;
use super::what_if::higher_is_better;
use crate::analysis::Unplaced;
use crate::analysis::place::bands::{banding_of, in_force, score_at_bound};
use crate::analysis::place::field::{Field, scored};
use crate::analysis::place::reach::score_for;
use crate::model::{Band, Dataset, Decimal, Given, IndicatorIx, Period, UnitIx};
use crate::rank::RankOptions;

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// This rank or a better one.
    Rank(u32),
    /// This band or a better one: its place among the bands, the best first, from 0.
    Band(usize),
    /// This total.
    Score(Decimal),
}

/// What a goal takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needed {
    /// The goal.
    pub goal: Goal,
    /// The total that the unit has.
    pub from: Given<Decimal>,
    /// The total that it takes, the others held.
    pub score: Decimal,
    /// Whether that total itself is not enough: it takes more than that.
    pub more: bool,
    /// What is missing to it, exactly; 0 where the goal is reached already.
    pub missing: Decimal,
}

impl Needed {
    /// Whether nothing is missing.
    pub fn is_reached(&self) -> bool {
        self.missing.is_zero() && !self.more
    }

    /// Whether a total reaches the goal.
    pub fn reaches(&self, total: Decimal) -> bool {
        if self.more { total > self.score } else { total >= self.score }
    }
}

/// Finds what a goal takes of a unit while the others stay where they are. Equal ones count as the index's
/// rule says.
///
/// # Errors
/// [`Fault`]: the unit has no total, its place is not known, the goal is none, or the lowest score is best.
pub fn needed(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    goal: Goal,
    options: &RankOptions,
) -> Result<Needed, Fault> {
    higher_is_better(ds, indicator)?;
    let from = scored(ds, unit, indicator, period)?;
    let bound = match goal {
        Goal::Rank(rank) => for_rank(ds, unit, indicator, period, rank, options)?,
        Goal::Band(band) => for_band(ds, unit, indicator, period, band)?,
        Goal::Score(score) => Some((score, false)),
    };
    let reached = Needed { goal, from, score: from.value, more: false, missing: Decimal::ZERO };
    Ok(match bound {
        Some((score, more)) => {
            let needed = Needed { score, more, missing: score - from.value, ..reached };
            if needed.reaches(from.value) { reached } else { needed }
        }
        None => reached,
    })
}

/// The bands that can be a goal, the best first; empty where there are none.
pub fn goal_bands(ds: &Dataset, indicator: IndicatorIx, period: Period) -> Vec<Band> {
    in_force(ds, indicator, period).map(|(bands, _)| bands).unwrap_or_default()
}

/// The band that is to be reached, where one is.
pub(super) fn band_of(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    goal: Goal,
) -> Option<Band> {
    let Goal::Band(at) = goal else { return None };
    in_force(ds, indicator, period).ok()?.0.into_iter().nth(at)
}

/// The total that a rank takes, and whether it takes more than that; `None` where the unit has it.
fn for_rank(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    rank: u32,
    options: &RankOptions,
) -> Result<Option<(Decimal, bool)>, Fault> {
    let field = Field::of(ds, unit, indicator, period, options)?;
    if rank == 0 || rank as usize > field.rows.len() {
        return Err(Fault::NoSuchRank);
    }
    let halves = rank.saturating_mul(2);
    if field.ours().rank.halves() <= halves {
        return Ok(None);
    }
    Ok(Some(score_for(ds, &field, halves).ok_or(Fault::Unreachable)?))
}

/// The total that a band takes, and whether it takes more than that; `None` where the unit is in it.
fn for_band(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    band: usize,
) -> Result<Option<(Decimal, bool)>, Fault> {
    let cell = ds.cell(unit, indicator, period).ok_or(Unplaced::NoFigure)?;
    let banding = banding_of(ds, indicator, period, &cell)?;
    let wanted = &banding.bands.get(band).ok_or(Fault::NoSuchBand)?.band;
    if banding.at.is_some_and(|at| at <= band) || wanted.bound.is_none() {
        return Ok(None);
    }
    let score = score_at_bound(ds, indicator, period, &cell, wanted);
    let score = score.ok_or(Unplaced::NoMaximum)?;
    Ok(Some((score, !wanted.inclusive)))
}

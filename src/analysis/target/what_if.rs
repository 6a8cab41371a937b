//! What other scores of parts would come to: total, rank, percentage and band follow.

use super::Fault;
use super::levers::{best_score, counting, way_up};
use crate::analysis::factors::slack;
use crate::analysis::place::bands::banding_of;
use crate::analysis::place::field::{Field, scored};
use crate::analysis::place::share::share;
use crate::analysis::{Banding, Unplaced, Unsaid};
use crate::model::{
    Cell, Dataset, Decimal, Direction, Extra, Given, IndicatorIx, Period, UnitIx, order,
};
use crate::rank::{Rank, RankOptions, Standing, standings};

/// A part and the score that it is supposed to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewScore {
    /// The part, at any depth; or the indicator itself, whose total is then given.
    pub part: IndicatorIx,
    /// Its new score.
    pub score: Decimal,
}

/// A part whose score is another than published: one that was given, or one that follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The part.
    pub part: IndicatorIx,
    /// Its score.
    pub from: Given<Decimal>,
    /// Its new score.
    pub to: Decimal,
    /// Whether its score was given; otherwise it follows from its parts.
    pub given: bool,
}

/// How a published total goes with its published parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The total less the sum of factor × part. It stays: a new total has it too.
    pub rest: Decimal,
    /// Whether that is more than the printed decimals explain.
    pub apart: bool,
}

/// A rank that would follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewRank {
    /// The rank by the published scores, computed.
    pub from: Rank,
    /// The rank by the new one, the others held.
    pub to: Rank,
    /// How many are ranked together.
    pub of: usize,
    /// Places gained, below zero where lost; a half may come of fractional ranks.
    pub places: Decimal,
    /// The published rank beside the computed one.
    pub standing: Standing,
}

/// What new scores come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The unit.
    pub unit: UnitIx,
    /// The indicator.
    pub indicator: IndicatorIx,
    /// The period.
    pub period: Period,
    /// Its total.
    pub from: Given<Decimal>,
    /// Its new total: the published one plus the sum of factor × change.
    pub to: Given<Decimal>,
    /// The parts that change, those that were given and those above them, in the publisher's order.
    pub moved: Vec<Moved>,
    /// How the published total goes with its parts.
    pub fit: Result<Fit, Unsaid>,
    /// The rank among the others, who stay where they are.
    pub rank: Result<NewRank, Unplaced>,
    /// The new percentage of the maximum.
    pub percent: Option<Given<Decimal>>,
    /// The place of the band that it is in among [`WhatIf::band`]'s; `None`: in none.
    pub band_from: Option<usize>,
    /// The band that it would be in; nothing is counted.
    pub band: Result<Banding, Unplaced>,
}

/// Works out what new scores of parts come to.
///
/// # Errors
/// [`Fault`]: the unit has no total, a part does not count or has no score, or a new score is above the
/// maximum.
pub fn what_if(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    new: &[NewScore],
    options: &RankOptions,
) -> Result<WhatIf, Fault> {
    let from = scored(ds, unit, indicator, period)?;
    let (total, moved) = moved(ds, unit, indicator, period, from, new)?;
    let with = Supposed::of(ds, unit, indicator, period, total)?;
    let band = banding_of(ds, indicator, period, &with.cell());
    let before = ds.cell(unit, indicator, period);
    let band_from = before.and_then(|cell| banding_of(ds, indicator, period, &cell).ok()?.at);
    Ok(WhatIf {
        unit,
        indicator,
        period,
        from,
        to: with.total,
        moved,
        fit: fit(ds, unit, indicator, period),
        rank: new_rank(ds, unit, indicator, period, total, options),
        percent: share(ds, indicator, period, &with.cell()),
        band_from,
        band,
    })
}

/// The new total, and the parts that change.
fn moved(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    from: Given<Decimal>,
    new: &[NewScore],
) -> Result<(Decimal, Vec<Moved>), Fault> {
    let score = |part: IndicatorIx| {
        let cell = ds.cell(unit, part, period);
        cell.and_then(|cell| cell.score.ok()).ok_or(Fault::NoScore(part))
    };
    let ways: Result<Vec<_>, Fault> =
        new.iter().map(|new| way_up(ds, unit, new.part, indicator, period)).collect();
    let ways = ways?;
    overlap(indicator, new, &ways)?;
    let mut total = from.value;
    let mut found: Vec<Moved> = Vec::new();
    for (NewScore { part, score: to }, way) in new.iter().copied().zip(&ways) {
        let old = score(part)?;
        let maximum = best_score(ds, unit, part, period).map(|maximum| maximum.value);
        if let Some(maximum) = maximum.filter(|maximum| to > *maximum && to > old.value) {
            return Err(Fault::AboveMaximum { part, maximum });
        }
        let from_zero = maximum.is_some_and(|maximum| maximum.sign() > 0) && old.value.sign() >= 0;
        if from_zero && to.sign() < 0 {
            return Err(Fault::BelowZero(part));
        }
        if part == indicator {
            return Ok((to, Vec::new()));
        }
        found.push(Moved { part, from: old, to, given: true });
        let mut change = to - old.value;
        for (step, (_, factor)) in way.iter().enumerate() {
            change = change * *factor;
            match way.get(step + 1) {
                None => total = total + change,
                Some((above, _)) => match found.iter_mut().find(|moved| moved.part == *above) {
                    Some(moved) => moved.to = moved.to + change,
                    None => {
                        let from = score(*above)?;
                        let to = from.value + change;
                        found.push(Moved { part: *above, from, to, given: false });
                    }
                },
            }
        }
    }
    order::sort_by_key(&mut found, |moved| moved.part);
    Ok((total, found))
}

/// Refuses new scores of which one follows from another.
fn overlap(
    indicator: IndicatorIx,
    new: &[NewScore],
    ways: &[Vec<(IndicatorIx, Decimal)>],
) -> Result<(), Fault> {
    for (at, (one, way)) in new.iter().zip(ways).enumerate() {
        for (other_at, other) in new.iter().enumerate().filter(|(other, _)| *other != at) {
            let holds = other.part == indicator || way.iter().any(|(on, _)| *on == other.part);
            // Of a part that is given twice, the second one is refused.
            if holds && (other.part != one.part || other_at < at) {
                return Err(Fault::Overlap(other.part, one.part));
            }
        }
    }
    Ok(())
}

/// How a published total goes with its published parts.
///
/// # Errors
/// [`Unsaid`]: a part has no score, or the factors are not known.
pub(super) fn fit(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
) -> Result<Fit, Unsaid> {
    let counting = counting(ds, unit, indicator, period)?;
    let total = ds.cell(unit, indicator, period).and_then(|cell| cell.value());
    let mut rest = total.ok_or(Unsaid::NoFigure)?;
    for (part, factor) in &counting.parts {
        match ds.cell(unit, *part, period).and_then(|cell| cell.value()) {
            Some(score) => rest = rest - *factor * score,
            // Of plain sums a part that a unit does not have is none of its own.
            None if counting.derived => {}
            None => return Err(Unsaid::MissingPart),
        }
    }
    let slack = slack(ds, indicator, period, &counting.parts);
    Ok(Fit { rest, apart: rest.abs() > slack })
}

/// The rank that a total would have, the others held.
pub(super) fn new_rank(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    total: Decimal,
    options: &RankOptions,
) -> Result<NewRank, Unplaced> {
    let field = Field::of(ds, unit, indicator, period, options)?;
    let (from, to) = (field.ours().rank, field.rank_with(ds, total));
    let halves = i128::from(from.halves()) - i128::from(to.halves());
    Ok(NewRank {
        from,
        to,
        of: field.rows.len(),
        places: Decimal::new(halves * 5, 1).normal(),
        standing: standings(ds, indicator, period, options).get(unit),
    })
}

/// A result that is only supposed: what the publisher says of the real one does not hold for it.
pub(super) struct Supposed {
    unit: UnitIx,
    total: Given<Decimal>,
    extra: Extra,
}

impl Supposed {
    /// Supposes a total.
    pub fn of(
        ds: &Dataset,
        unit: UnitIx,
        indicator: IndicatorIx,
        period: Period,
        total: Decimal,
    ) -> Result<Supposed, Unplaced> {
        let cell = ds.cell(unit, indicator, period).ok_or(Unplaced::NoFigure)?;
        let maximum = cell.extra.and_then(|extra| extra.maximum);
        let extra = Extra { maximum, ..Extra::default() };
        Ok(Supposed { unit, total: Given::computed(total), extra })
    }

    /// It as a row of the data.
    pub fn cell(&self) -> Cell<'_> {
        Cell { unit: self.unit, score: Ok(self.total), publication: 0, extra: Some(&self.extra) }
    }
}

/// Refuses an indicator whose lowest score is best.
pub(super) fn higher_is_better(ds: &Dataset, indicator: IndicatorIx) -> Result<(), Fault> {
    match ds.indicators()[indicator].direction {
        Direction::HigherIsBetter => Ok(()),
        Direction::LowerIsBetter => Err(Fault::LowerIsBetter),
    }
}

//! The parts of a total that can be raised, at any depth, and what a point of each brings.

use super::Fault;
use crate::analysis::contribution::weighted;
use crate::analysis::factors::slack;
use crate::analysis::rescaled::own_maximum;
use crate::analysis::{Factors, Unsaid, factors};
use crate::model::{Dataset, Decimal, Given, IndicatorIx, IndicatorKind, Period, UnitIx};

/// How deep a total is taken apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// Into the parts of the indicator itself.
    #[default]
    Parts,
    /// As deep as figures go: into criteria and their parts.
    Criteria,
}

/// A part that can be raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lever {
    /// The part.
    pub part: IndicatorIx,
    /// The unit's score in it.
    pub score: Given<Decimal>,
    /// What a point of it brings to the total: the product of the factors on the way up.
    pub factor: Decimal,
    /// The step in which its score moves: one of its last shown decimal.
    pub step: Decimal,
    /// The best score that this unit can have in it, if that is known: its maximum; of penalty points 0.
    pub maximum: Option<Given<Decimal>>,
    /// What is left below that, 0 and above; `None` where it is not known.
    pub room: Option<Decimal>,
}

/// The parts that make up an indicator's total for a unit in a period, in the publisher's order. Parts in
/// which the unit has no score are left out.
///
/// # Errors
/// [`Unsaid`]: the unit has no total, there are no parts, or their factors are neither published nor those
/// of a plain sum.
pub fn levers(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    depth: Depth,
) -> Result<Vec<Lever>, Unsaid> {
    let mut found = Vec::new();
    collect(ds, unit, indicator, period, (depth, Decimal::from(1)), &mut found)?;
    if found.is_empty() { Err(Unsaid::NoParts) } else { Ok(found) }
}

fn collect(
    ds: &Dataset,
    unit: UnitIx,
    of: IndicatorIx,
    period: Period,
    (depth, factor): (Depth, Decimal),
    found: &mut Vec<Lever>,
) -> Result<(), Unsaid> {
    for (part, own) in counting(ds, unit, of, period)?.parts {
        let Some(score) = ds.cell(unit, part, period).and_then(|cell| cell.score.ok()) else {
            continue;
        };
        let factor = factor * own;
        if depth == Depth::Criteria {
            let before = found.len();
            // A part whose own parts are not known is raised as a whole.
            let deeper = collect(ds, unit, part, period, (depth, factor), found);
            if deeper.is_ok() && found.len() > before {
                continue;
            }
            found.truncate(before);
        }
        let maximum = best_score(ds, unit, part, period);
        let room = maximum.map(|maximum| (maximum.value - score.value).max(Decimal::ZERO));
        let step = Decimal::new(1, ds.decimals(part));
        found.push(Lever { part, score, factor, step, maximum, room });
    }
    Ok(())
}

/// The best score that a unit can have in an indicator, if that is known: its maximum, or that of
/// what applies to it, with what may be given beside it; of penalty points 0, as they are added and never above that. Of those that are printed
/// as positive numbers, and taken off by a negative weight, less is better, and none is known.
pub fn best_score(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
) -> Option<Given<Decimal>> {
    let chain = || std::iter::successors(Some(indicator), |at| ds.indicators()[*at].parent);
    if chain().any(|at| ds.indicators()[at].kind == IndicatorKind::Penalty) {
        let taken_off = |at| ds.weight(at, period).is_some_and(|weight| weight.sign() < 0);
        return (!chain().any(taken_off)).then(|| Given::computed(Decimal::ZERO));
    }
    let maximum = own_maximum(ds, unit, indicator, period)?;
    let bonus = ds.parts(indicator).filter(|part| {
        ds.indicators()[*part].kind == IndicatorKind::Bonus && ds.slice(*part, period).is_some()
    });
    let mut with_bonus = maximum;
    for part in bonus {
        let factor = ds.weight(part, period).unwrap_or(Decimal::from(1));
        with_bonus = Given::computed(
            with_bonus.value + factor * ds.maximum(unit, part, period)?.value.max(Decimal::ZERO),
        );
    }
    Some(with_bonus)
}

/// The parts that count in a unit's total, with their factors. Where none are published, the plain sum of the
/// parts must be the total, to the printed decimals, or the total brought back to the common scale from what
/// applies to the unit: the factors are then those that do that.
pub(super) fn counting(
    ds: &Dataset,
    unit: UnitIx,
    of: IndicatorIx,
    period: Period,
) -> Result<Factors, Unsaid> {
    let cell = ds.cell(unit, of, period).ok_or(Unsaid::NoFigure)?;
    let total = cell.score.map_err(|_| Unsaid::NoFigure)?;
    let mut found = factors(ds, of, period);
    if found.parts.is_empty() {
        return Err(Unsaid::NoParts);
    }
    if found.derived {
        let parts: Vec<IndicatorIx> = found.parts.iter().map(|(part, _)| *part).collect();
        let slack = slack(ds, of, period, &found.parts);
        let known = weighted(ds, unit, &parts, &found, total.value, (period, slack))?;
        for ((_, factor), known) in found.parts.iter_mut().zip(known.parts) {
            *factor = known.map_or(*factor, |known| known.weight);
        }
    }
    Ok(found)
}

/// The way from a part up to an indicator: each step a part and its factor in what it belongs to, the part
/// itself first. Empty for the indicator itself.
///
/// # Errors
/// [`Fault`]: it is no part of it, does not count, or what makes up a total on the way is not known.
pub(super) fn way_up(
    ds: &Dataset,
    unit: UnitIx,
    part: IndicatorIx,
    indicator: IndicatorIx,
    period: Period,
) -> Result<Vec<(IndicatorIx, Decimal)>, Fault> {
    let mut way = Vec::new();
    let mut at = part;
    while at != indicator {
        let above = ds.indicators().get(at).and_then(|part| part.parent);
        let above = above.ok_or(Fault::NotAPart(part))?;
        let factor = match counting(ds, unit, above, period) {
            Ok(found) => found.of(at).ok_or(Fault::NotAPart(part))?,
            Err(Unsaid::NoFigure) => return Err(Fault::NoScore(above)),
            Err(reason) => return Err(Fault::Parts(reason)),
        };
        way.push((at, factor));
        at = above;
    }
    Ok(way)
}

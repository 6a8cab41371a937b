//! From a goal to mixes of parts that reach it.

use super::goal::band_of;
use super::mix::Whole;
use super::settings::allowed;
use super::what_if::fit;
use super::{Depth, Fault, Fit, Goal, Lever, Mix, Needed, Setting, best_score, levers, needed};
use crate::analysis::Unsaid;
use crate::model::{Band, Dataset, Decimal, IndicatorIx, Period, UnitIx};
use crate::rank::RankOptions;

/// Mixes that reach a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixes {
    /// The one that costs least; of equally cheap ones that of the fewest parts.
    pub cheapest: Mix,
    /// Of those of the fewest parts the one that costs least.
    pub fewest: Mix,
    /// The same share of each part's head-room.
    pub even: Mix,
    /// That share in percent, to two decimals.
    pub share: Decimal,
}

/// How a goal can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is reached already.
    Reached,
    /// By these mixes.
    Mixes(Box<Mixes>),
    /// Not at all: this is the most that the parts can bring.
    OutOfReach(Mix),
    /// By the total itself: what it is made of is not known.
    Whole,
}

/// What a goal takes, and how it can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The unit.
    pub unit: UnitIx,
    /// The indicator.
    pub indicator: IndicatorIx,
    /// The period.
    pub period: Period,
    /// What it takes.
    pub needed: Needed,
    /// The band that is to be reached, where the goal is one.
    pub band: Option<Band>,
    /// How the published total goes with its parts.
    pub fit: Result<Fit, Unsaid>,
    /// The parts that can be raised, in the publisher's order.
    pub levers: Vec<Lever>,
    /// Parts that stay as they are, since no maximum of them is known and none was given.
    pub unknown: Vec<IndicatorIx>,
    /// How it can be reached.
    pub way: Way,
}

/// Finds the mixes of parts that reach a goal: the least Σ effort × points with Σ factor × points ≥ what is
/// missing and 0 ≤ points ≤ head-room, in steps of each part's last shown decimal.
///
/// # Errors
/// [`Fault`]: what the goal takes is not known or is above the maximum, or a setting makes no sense.
pub fn plan(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    goal: Goal,
    (depth, settings): (Depth, &[Setting]),
    options: &RankOptions,
) -> Result<Plan, Fault> {
    let needed = needed(ds, unit, indicator, period, goal, options)?;
    let levers = match levers(ds, unit, indicator, period, depth) {
        Ok(levers) => levers,
        Err(Unsaid::NoParts | Unsaid::MissingPart | Unsaid::NoWeights) => Vec::new(),
        Err(other) => return Err(other.into()),
    };
    let maximum = best_score(ds, unit, indicator, period).map(|maximum| maximum.value);
    let above = |maximum: &Decimal| !needed.is_reached() && needed.score > *maximum;
    if let Some(maximum) = maximum.filter(above) {
        return Err(Fault::AboveMaximum { part: indicator, maximum });
    }
    let negative = |setting: &&Setting| setting.effort.is_some_and(|effort| effort.sign() < 0);
    if let Some(setting) = settings.iter().find(negative) {
        return Err(Fault::NegativeEffort(setting.part));
    }
    let (allowed, unknown) = allowed(ds, &levers, settings);
    let way = if needed.is_reached() {
        Way::Reached
    } else if levers.is_empty() {
        Way::Whole
    } else {
        let whole = Whole::new(&needed, &allowed)?;
        match (whole.cheapest(), whole.fewest(), whole.even()) {
            (Some(cheapest), Some(fewest), Some((share, even))) => Way::Mixes(Box::new(Mixes {
                // One that is no better in anything is no other way.
                fewest: match cheapest.gains.len() == fewest.gains.len() {
                    true => cheapest.clone(),
                    false => fewest,
                },
                cheapest,
                even,
                share: Decimal::new(i128::from(share), 2),
            })),
            // The last step of a part may be a smaller one: only all of them together may still do.
            _ => match whole.most() {
                most if needed.reaches(most.total) => {
                    // A little less of some part may do as well.
                    let most = Mix { proven: false, ..most };
                    Way::Mixes(Box::new(Mixes {
                        cheapest: most.clone(),
                        fewest: most.clone(),
                        even: most,
                        share: Decimal::from(100),
                    }))
                }
                most => Way::OutOfReach(most),
            },
        }
    };
    let band = band_of(ds, indicator, period, goal);
    let fit = fit(ds, unit, indicator, period);
    Ok(Plan { unit, indicator, period, needed, band, fit, levers, unknown, way })
}

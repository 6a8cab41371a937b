//! What each part accounts for of the distance between two units.

use std::ops::Range;

use super::Unplaced;
use super::field::{Field, lead};
use crate::analysis::contribution::weighted;
use crate::analysis::factors::slack;
use crate::analysis::{Unsaid, factors};
use crate::model::order;
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Period, UnitIx};
use crate::rank::RankOptions;

/// A part of the distance between two units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartShare {
    /// The part.
    pub part: IndicatorIx,
    /// Our score in it.
    pub ours: Given<Decimal>,
    /// The other's.
    pub theirs: Given<Decimal>,
    /// The factor with which it enters the total.
    pub weight: Decimal,
    /// By how much the part puts us ahead in the total, in its points: weight × difference; below
    /// zero where it puts us behind.
    pub lead: Decimal,
}

/// The distance between two units, part by part: `lead = Σ parts + rest`, exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distance {
    /// The other unit.
    pub to: UnitIx,
    /// By how much our total is better; below zero where it is worse.
    pub lead: Decimal,
    /// The parts that count, from those that put us behind most to those that put us ahead most;
    /// equal ones in the publisher's order.
    pub parts: Vec<PartShare>,
    /// What the parts do not explain: published totals may differ from the sum of their printed
    /// parts, and ranked ones may be rounded.
    pub rest: Decimal,
    /// Whether the weights are not published: the plain sum of the parts is the total, to the
    /// printed decimals.
    pub weights_derived: bool,
    /// Whether both totals were brought back to the common scale, as the same parts do not apply: parts then have
    /// the factor that does that.
    pub rescaled: bool,
}

/// The distance to the leader.
///
/// # Errors
/// [`Unplaced`] says why it is not known, part by part.
pub fn to_leader(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    options: &RankOptions,
) -> Result<Distance, Unplaced> {
    let field = Field::of(ds, unit, indicator, period, options)?;
    distance(ds, &field, field.level(0), indicator, period)
}

/// The distance to the unit next above.
///
/// # Errors
/// [`Unplaced`] says why it is not known, part by part.
pub fn to_next(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    options: &RankOptions,
) -> Result<Distance, Unplaced> {
    let field = Field::of(ds, unit, indicator, period, options)?;
    let above = field.level(field.at).start.checked_sub(1).ok_or(Unplaced::Leads)?;
    distance(ds, &field, field.level(above), indicator, period)
}

fn distance(
    ds: &Dataset,
    field: &Field,
    to: Range<usize>,
    indicator: IndicatorIx,
    period: Period,
) -> Result<Distance, Unplaced> {
    if to.contains(&field.at) {
        return Err(Unplaced::Leads);
    }
    if to.len() > 1 {
        return Err(Unplaced::SeveralLevel);
    }
    let parts: Vec<IndicatorIx> = ds.parts(indicator).collect();
    if !parts.iter().any(|part| ds.slice(*part, period).is_some()) {
        return Err(Unplaced::NoParts);
    }
    let [ours, theirs] = [field.ours(), &field.rows[to.start]];
    let factors = factors(ds, indicator, period);
    let slack = slack(ds, indicator, period, &factors.parts);
    let of =
        |unit, total| weighted(ds, unit, &parts, &factors, total, (period, slack)).map_err(unknown);
    let own = of(ours.unit, ours.score.value)?;
    let other = of(theirs.unit, theirs.score.value)?;
    // What one unit has in a criterion that does not apply to the other is no shortfall of the other.
    if own.other_scale(&other) {
        return Err(Unplaced::OtherScale);
    }
    let mut found = Vec::new();
    for ((part, ours), theirs) in parts.iter().zip(&own.parts).zip(&other.parts) {
        match (ours, theirs) {
            (Some(ours), Some(theirs)) => found.push(PartShare {
                part: *part,
                ours: ours.score,
                theirs: theirs.score,
                weight: ours.weight,
                lead: lead(
                    field.direction,
                    ours.weight * ours.score.value,
                    theirs.weight * theirs.score.value,
                ),
            }),
            (None, None) => {}
            _ => return Err(Unplaced::MissingPart),
        }
    }
    order::sort_by_key(&mut found, |part| part.lead);
    let whole = field.lead(field.score(to.start).value);
    Ok(Distance {
        to: theirs.unit,
        lead: whole,
        rest: whole - found.iter().map(|part| part.lead).sum(),
        parts: found,
        weights_derived: own.derived || other.derived,
        rescaled: own.rescaled || other.rescaled,
    })
}

/// Why the parts of a total are not known.
pub(super) fn unknown(reason: Unsaid) -> Unplaced {
    match reason {
        Unsaid::NoParts => Unplaced::NoParts,
        Unsaid::NoWeights => Unplaced::NoWeights,
        Unsaid::OtherScale => Unplaced::OtherScale,
        _ => Unplaced::MissingPart,
    }
}

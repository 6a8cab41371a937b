//! The publisher's bands: which one a unit is in, how far the next ones are, how many are in each.

use std::cmp::{Ordering, Reverse};

use super::Unplaced;
use super::field::{Field, lead, scored};
use crate::model::order;
use crate::model::{
    Band, BandBasis, Cell, Dataset, Decimal, Direction, Given, IndicatorIx, Measure, Period, UnitIx,
};
use crate::rank::RankOptions;

/// A band and how many units are in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandCount {
    /// The band.
    pub band: Band,
    /// How many of the units ranked together are in it; `None` where the data does not hold all of
    /// them.
    pub units: Option<usize>,
}

/// The way to another band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandStep {
    /// The band that it leads to, by its place in [`Banding::bands`]; `None`: out of all of them.
    pub to: Option<usize>,
    /// How far the bound is; in points of the score, in percentage points where
    /// [`Banding::in_points`] is `false`. 0 and above.
    pub distance: Decimal,
    /// Whether exactly that is not enough: to be in the better band takes more, to fall out of
    /// the own one takes more to be lost.
    pub more: bool,
}

/// A unit among the bands of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banding {
    /// The result that decides: the score, or the percentage where it is all that is known.
    pub value: Given<Decimal>,
    /// Whether distances are in points of the score: always but where a percentage decides.
    pub in_points: bool,
    /// The bands in force, the best first.
    pub bands: Vec<BandCount>,
    /// The place of the unit's band among them, as it follows from the bounds; `None`: in none.
    pub at: Option<usize>,
    /// What the band above takes.
    pub above: Option<BandStep>,
    /// What is left before the unit falls out of its band.
    pub below: Option<BandStep>,
    /// How many of the units ranked together are in no band, or have no percentage to tell.
    pub in_none: Option<usize>,
    /// The class that the publisher itself puts the unit in.
    pub class: Option<String>,
}

/// A result beside bounds: `number` against `bound × factor`, which needs no division.
#[derive(Clone, Copy)]
struct Measured {
    value: Given<Decimal>,
    number: Decimal,
    factor: Decimal,
    in_points: bool,
}

/// Finds the band of a unit. The bounds decide, by the score as the data holds it; a percentage of
/// the maximum is that of the score where both are known, else the published one.
///
/// # Errors
/// [`Unplaced`] says why it is not known.
pub fn banding(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    options: &RankOptions,
) -> Result<Banding, Unplaced> {
    let mut found = band_of(ds, unit, indicator, period)?;
    let counts = count(ds, unit, indicator, period, options, &found.bands);
    if let Some((counts, none)) = counts {
        for (band, units) in found.bands.iter_mut().zip(counts) {
            band.units = Some(units);
        }
        found.in_none = Some(none);
    }
    Ok(found)
}

/// The same without counting who else is where: for whoever asks for many units.
///
/// # Errors
/// As there.
pub fn band_of(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
) -> Result<Banding, Unplaced> {
    in_force(ds, indicator, period)?;
    let cell = ds.cell(unit, indicator, period).ok_or(Unplaced::NoFigure)?;
    banding_of(ds, indicator, period, &cell)
}

/// The bands that hold in a period, the best first, and what all of them are of.
pub(in crate::analysis) fn in_force(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
) -> Result<(Vec<Band>, BandBasis), Unplaced> {
    let rules = &ds.indicators()[indicator];
    let mut bands = rules.bands_at(period).to_vec();
    // What falls short of all others has no bound, whatever it is said to be of.
    let bounded = bands.iter().find(|band| band.bound.is_some()).or(bands.first());
    let basis = bounded.ok_or(Unplaced::NoBands)?.basis;
    if bands.iter().any(|band| band.bound.is_some() && band.basis != basis) {
        return Err(Unplaced::MixedBands);
    }
    best_first(&mut bands, rules.direction);
    Ok((bands, basis))
}

/// The same of a result that may be supposed; nothing is counted.
pub(in crate::analysis) fn banding_of(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    cell: &Cell<'_>,
) -> Result<Banding, Unplaced> {
    let direction = ds.indicators()[indicator].direction;
    let (bands, basis) = in_force(ds, indicator, period)?;
    if ds.units()[cell.unit].aggregate {
        return Err(Unplaced::Aggregate);
    }
    let Some(ours) = measured(ds, indicator, period, basis, cell) else {
        let unknown = scored(ds, cell.unit, indicator, period).err();
        return Err(unknown.unwrap_or(Unplaced::NoMaximum));
    };
    let at = place(&bands, direction, &ours);
    let distance = |bound: Decimal| {
        let lead = lead(direction, ours.number, bound * ours.factor).abs();
        let hundred = basis == BandBasis::Percent && ours.in_points;
        // A hundredth, exactly.
        if hundred { lead * Decimal::new(1, 2) } else { lead }
    };
    let above = at.unwrap_or(bands.len()).checked_sub(1).and_then(|better| {
        let band = &bands[better];
        let distance = distance(band.bound?);
        Some(BandStep { to: Some(better), distance, more: !band.inclusive })
    });
    let below = at.and_then(|at| {
        let distance = distance(bands[at].bound?);
        let to = Some(at + 1).filter(|next| *next < bands.len());
        Some(BandStep { to, distance, more: bands[at].inclusive })
    });
    Ok(Banding {
        value: ours.value,
        in_points: ours.in_points,
        bands: bands.into_iter().map(|band| BandCount { band, units: None }).collect(),
        at,
        above,
        below,
        in_none: None,
        class: cell.extra.and_then(|extra| extra.class.clone()),
    })
}

/// The score at the bound of a band, by its place among the best first. `None` where the bound is of a
/// percentage and no maximum is known, or where the band has no bound.
pub(in crate::analysis) fn score_at_bound(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    cell: &Cell<'_>,
    band: &Band,
) -> Option<Decimal> {
    let ours = measured(ds, indicator, period, band.basis, cell)?;
    let bound = band.bound? * ours.factor;
    match (band.basis, ours.in_points) {
        (BandBasis::Score, _) => Some(bound),
        (BandBasis::Percent, true) => Some(bound * Decimal::new(1, 2)),
        // The score itself is the percentage, unless that is published beside it.
        (BandBasis::Percent, false) => Some(bound).filter(|_| cell.value() == Some(ours.number)),
    }
}

/// The best bands first; of two with one bound, the one that takes more.
fn best_first(bands: &mut [Band], direction: Direction) {
    order::sort_by(bands, |a, b| {
        let by_bound = match (a.bound, b.bound) {
            (Some(a), Some(b)) if direction == Direction::HigherIsBetter => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => Reverse(a.is_some()).cmp(&Reverse(b.is_some())),
        };
        by_bound.then(a.inclusive.cmp(&b.inclusive))
    });
}

/// The best band that a result reaches: of bands best first, all from that one on.
fn place(bands: &[Band], direction: Direction, result: &Measured) -> Option<usize> {
    let reaches = |band: &Band| {
        let Some(bound) = band.bound else { return true };
        match lead(direction, result.number, bound * result.factor).cmp(&Decimal::ZERO) {
            Ordering::Equal => band.inclusive,
            side => side == Ordering::Greater,
        }
    };
    let at = bands.partition_point(|band| !reaches(band));
    Some(at).filter(|at| *at < bands.len())
}

fn measured(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    basis: BandBasis,
    cell: &Cell<'_>,
) -> Option<Measured> {
    let one = Decimal::from(1);
    let score = cell.score.ok();
    if basis == BandBasis::Score {
        let value = score?;
        return Some(Measured { value, number: value.value, factor: one, in_points: true });
    }
    let rules = &ds.indicators()[indicator];
    let own = cell.extra.and_then(|extra| extra.maximum);
    let maximum = own.or_else(|| rules.maximum_at(period).map(|(maximum, _)| maximum));
    if let (Some(value), Some(factor)) = (score, maximum) {
        let number = value.value * Decimal::HUNDRED;
        return Some(Measured { value, number, factor, in_points: true });
    }
    let published = cell.extra.and_then(|extra| extra.percent).map(Given::published);
    let value = published.or(score.filter(|_| rules.measure == Measure::Percent))?;
    Some(Measured { value, number: value.value, factor: one, in_points: false })
}

/// How many of the units ranked together are in each band, and in none.
fn count(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    options: &RankOptions,
    bands: &[BandCount],
) -> Option<(Vec<usize>, usize)> {
    let bands: Vec<Band> = bands.iter().map(|count| count.band.clone()).collect();
    let basis = bands.first()?.basis;
    let members = Field::of(ds, unit, indicator, period, options).ok()?.members(ds);
    let direction = ds.indicators()[indicator].direction;
    let (mut counts, mut none) = (vec![0; bands.len()], 0);
    for cell in ds.slice(indicator, period)?.cells().filter(|cell| members[cell.unit]) {
        let result = measured(ds, indicator, period, basis, &cell);
        match result.and_then(|result| place(&bands, direction, &result)) {
            Some(at) => counts[at] += 1,
            None => none += 1,
        }
    }
    Some((counts, none))
}

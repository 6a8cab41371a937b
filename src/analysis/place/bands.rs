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
    let rules = &ds.indicators()[indicator];
    let mut bands = rules.bands_at(period).to_vec();
    // What falls short of all others has no bound, whatever it is said to be of.
    let bounded = bands.iter().find(|band| band.bound.is_some()).or(bands.first());
    let basis = bounded.ok_or(Unplaced::NoBands)?.basis;
    if bands.iter().any(|band| band.bound.is_some() && band.basis != basis) {
        return Err(Unplaced::MixedBands);
    }
    let cell = ds.cell(unit, indicator, period).ok_or(Unplaced::NoFigure)?;
    if ds.units()[unit].aggregate {
        return Err(Unplaced::Aggregate);
    }
    let ours = match measured(ds, indicator, period, basis, &cell) {
        Some(ours) => ours,
        None => {
            return Err(scored(ds, unit, indicator, period).err().unwrap_or(Unplaced::NoMaximum));
        }
    };
    best_first(&mut bands, rules.direction);
    let at = place(&bands, rules.direction, &ours);
    let distance = |bound: Decimal| {
        let lead = lead(rules.direction, ours.number, bound * ours.factor).abs();
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
    let counts = count(ds, unit, indicator, period, options, &bands, basis);
    let (counts, in_none) =
        counts.map_or((None, None), |(counts, none)| (Some(counts), Some(none)));
    let of_band = |(at, band)| BandCount { band, units: counts.as_ref().map(|counts| counts[at]) };
    Ok(Banding {
        value: ours.value,
        in_points: ours.in_points,
        bands: bands.into_iter().enumerate().map(of_band).collect(),
        at,
        above,
        below,
        in_none,
        class: cell.extra.and_then(|extra| extra.class.clone()),
    })
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
    bands: &[Band],
    basis: BandBasis,
) -> Option<(Vec<usize>, usize)> {
    let members = Field::of(ds, unit, indicator, period, options).ok()?.members(ds);
    let direction = ds.indicators()[indicator].direction;
    let (mut counts, mut none) = (vec![0; bands.len()], 0);
    for cell in ds.slice(indicator, period)?.cells().filter(|cell| members[cell.unit]) {
        let result = measured(ds, indicator, period, basis, &cell);
        match result.and_then(|result| place(bands, direction, &result)) {
            Some(at) => counts[at] += 1,
            None => none += 1,
        }
    }
    Some((counts, none))
}

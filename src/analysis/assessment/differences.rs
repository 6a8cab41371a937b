//! The score that a unit gave itself against the appraised one.

use super::by_name;
use super::tree::Tree;
use crate::analysis::spread;
use crate::model::{Dataset, Decimal, Direction, Given, IndicatorIx, Missing, UnitIx, order};

/// A unit that rated itself and was appraised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The unit.
    pub unit: UnitIx,
    /// The score that it gave itself.
    pub own: Decimal,
    /// The appraised score.
    pub appraised: Given<Decimal>,
    /// By how much it rated itself better than it was appraised: own − appraised, in points of the
    /// indicator (where less is better, or points are taken off by a negative weight, the other way
    /// round); below zero where it rated itself worse. Calculated here.
    pub by: Decimal,
}

/// Why a unit has no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Without {
    /// It has no self-assessed score.
    NotSelfAssessed,
    /// It has no appraised score, for this reason.
    NotAppraised(Missing),
}

/// The differences of units in an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differences {
    /// The index or one of its parts.
    pub indicator: IndicatorIx,
    /// The units that have both scores: the one that rated itself highest above its appraisal first,
    /// level ones by name. Never empty.
    pub rows: Vec<Difference>,
    /// How many rated themselves above their appraisal.
    pub over: usize,
    /// How many below it.
    pub under: usize,
    /// How many were appraised as they rated themselves.
    pub same: usize,
    /// The sum of the differences.
    pub sum: Decimal,
    /// Their median.
    pub median: Decimal,
    /// The units without a difference, in the order of the data set.
    pub without: Vec<(UnitIx, Without)>,
}

impl Differences {
    /// The mean difference, rounded once to `places` decimals. `None` where the digits do not fit.
    pub fn mean(&self, places: u8) -> Option<Decimal> {
        self.sum.div_round(Decimal::from(self.rows.len() as i64), places)
    }

    /// The rows farthest from their appraisal, above or below; empty where none is away from it.
    pub fn largest(&self) -> Vec<Difference> {
        let size = self.rows.iter().map(|row| row.by.abs()).max().unwrap_or(Decimal::ZERO);
        let far = self.rows.iter().filter(|row| row.by.abs() == size && !size.is_zero());
        far.copied().collect()
    }
}

/// The differences in an index and its parts.
pub fn of(ds: &Dataset, tree: &Tree, units: &[UnitIx]) -> Vec<Differences> {
    let one = Decimal::from(1);
    let parts = tree.nodes.iter().map(|node| (node.indicator, node.factor));
    let all = std::iter::once((tree.index, one)).chain(parts);
    all.filter_map(|(indicator, factor)| of_indicator(ds, tree, (indicator, factor), units))
        .collect()
}

fn of_indicator(
    ds: &Dataset,
    tree: &Tree,
    (indicator, factor): (IndicatorIx, Decimal),
    units: &[UnitIx],
) -> Option<Differences> {
    let slice = ds.slice(indicator, tree.period)?;
    let lower = ds.indicators()[indicator].direction == Direction::LowerIsBetter;
    let turned = lower != (factor.sign() < 0);
    let (mut rows, mut without) = (Vec::new(), Vec::new());
    for &unit in units {
        let Some(cell) = slice.cell(unit) else { continue };
        match (cell.extra.and_then(|extra| extra.self_assessed), cell.score) {
            (Some(own), Ok(appraised)) => {
                let by = own - appraised.value;
                let by = if turned { -by } else { by };
                rows.push(Difference { unit, own, appraised, by });
            }
            (None, Ok(_)) => without.push((unit, Without::NotSelfAssessed)),
            (_, Err(reason)) => without.push((unit, Without::NotAppraised(reason))),
        }
    }
    let spread = spread(rows.iter().map(|row| row.by).collect())?;
    order::sort_by_key(&mut rows, |row| (std::cmp::Reverse(row.by), by_name(ds, row.unit)));
    let with_sign = |sign: i32| rows.iter().filter(|row| row.by.sign() == sign).count();
    Some(Differences {
        indicator,
        over: with_sign(1),
        under: with_sign(-1),
        same: with_sign(0),
        sum: rows.iter().map(|row| row.by).sum(),
        median: spread.median,
        rows,
        without,
    })
}

//! Indicators of a data set as the columns of an index.

use super::fault::Fault;
use super::input::{Column, Input, Node};
use crate::model::order;
use crate::model::{Dataset, Decimal, Direction, IndicatorIx, Missing, Period, UnitIx};

/// An indicator that a user takes into an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The indicator.
    pub indicator: IndicatorIx,
    /// Its weight, 0 and above; only proportions matter.
    pub weight: Decimal,
    /// Which figures are better; `None`: as the indicator says.
    pub direction: Option<Direction>,
    /// The sub-index that it is a part of: its place among the nodes.
    pub parent: usize,
}

/// The figures of chosen indicators in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenFigures {
    /// What the index is made of.
    pub input: Input,
    /// The unit of each row: those with a row of any chosen indicator, in order; no aggregates.
    pub units: Vec<UnitIx>,
    /// Why there is no figure, where the data says so: indicator and unit by their places in
    /// `input`.
    pub missing: Vec<(usize, usize, Missing)>,
}

/// Which way an indicator counts: its own, or against its total, where the publisher takes it off that (by a
/// weight below zero).
pub fn counted(ds: &Dataset, indicator: IndicatorIx, period: Period) -> Direction {
    let known = &ds.indicators()[indicator];
    let taken_off = ds.weight(indicator, period).is_some_and(|weight| weight.sign() < 0);
    match known.parent.filter(|_| taken_off).map(|total| ds.indicators()[total].direction) {
        Some(Direction::HigherIsBetter) => Direction::LowerIsBetter,
        Some(Direction::LowerIsBetter) => Direction::HigherIsBetter,
        None => known.direction,
    }
}

/// Chosen indicators in a period: the units that are not aggregates, those of one group (index into
/// [`Dataset::groups`]) if one is named. Maxima are the indicators' own, directions that are not chosen are
/// those in which they count ([`counted`]). No nodes: the indicators are parts of the index itself.
///
/// # Errors
/// Nothing is chosen, or an indicator twice or one that the data set does not have; there is no
/// unit, or an indicator has no figure in that period.
pub fn chosen(
    ds: &Dataset,
    chosen: &[Chosen],
    nodes: &[Node],
    period: Period,
    group: Option<usize>,
) -> Result<ChosenFigures, Vec<Fault>> {
    if chosen.is_empty() {
        return Err(vec![Fault::NoIndicator]);
    }
    let mut faults = Vec::new();
    let mut units: Vec<UnitIx> = Vec::new();
    for (at, one) in chosen.iter().enumerate() {
        if chosen[..at].iter().any(|other| other.indicator == one.indicator) {
            faults.push(Fault::Twice { column: at });
        }
        match ds.slice(one.indicator, period).filter(|_| one.indicator < ds.indicators().len()) {
            Some(slice) => units.extend(slice.cells().map(|cell| cell.unit)),
            None => faults.push(Fault::NoFigure { column: at }),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    order::sort(&mut units);
    units.dedup();
    units.retain(|unit| {
        let unit = &ds.units()[*unit];
        !unit.aggregate && (group.is_none() || unit.group == group)
    });
    if units.is_empty() {
        return Err(vec![Fault::NoUnit]);
    }
    let mut found = ChosenFigures::default();
    for (at, one) in chosen.iter().enumerate() {
        let indicator = &ds.indicators()[one.indicator];
        let figure =
            |(row, unit): (usize, &UnitIx)| match ds.cell(*unit, one.indicator, period)?.score {
                Ok(score) => Some(score.value),
                Err(reason) => {
                    found.missing.push((at, row, reason));
                    None
                }
            };
        found.input.columns.push(Column {
            figures: units.iter().enumerate().map(figure).collect(),
            direction: one.direction.unwrap_or_else(|| counted(ds, one.indicator, period)),
            weight: one.weight,
            parent: if nodes.is_empty() { 0 } else { one.parent },
            maximum: indicator.maximum_at(period).map(|(maximum, _)| maximum),
            ..Column::default()
        });
    }
    found.input.nodes = if nodes.is_empty() { vec![Node::default()] } else { nodes.to_vec() };
    found.input.groups = units.iter().map(|unit| ds.units()[*unit].group).collect();
    found.units = units;
    Ok(found)
}

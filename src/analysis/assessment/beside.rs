//! Bonus and penalty points: they count in the total and beside the maximum, and are never lost.

use super::by_name;
use super::tree::Tree;
use crate::model::{Dataset, Decimal, IndicatorIx, IndicatorKind, UnitIx, order};

/// What units were given or taken in an indicator of bonus or penalty points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The indicator: one without parts in the period.
    pub indicator: IndicatorIx,
    /// Bonus or penalty.
    pub kind: IndicatorKind,
    /// How many units have a figure in it.
    pub units: usize,
    /// The units that were given or taken any points, with what that adds to their total (below zero for
    /// a penalty): the largest first, level ones by name.
    pub rows: Vec<(UnitIx, Decimal)>,
    /// What they come to together.
    pub sum: Decimal,
}

/// Finds them.
pub fn of(ds: &Dataset, tree: &Tree, units: &[UnitIx]) -> Vec<Beside> {
    let beside = tree.nodes.iter().filter(|node| node.leaf && node.kind != IndicatorKind::Regular);
    let found = beside.filter_map(|node| {
        let slice = ds.slice(node.indicator, tree.period)?;
        let points = |unit: &UnitIx| Some((*unit, slice.cell(*unit)?.value()? * node.factor));
        let mut rows: Vec<(UnitIx, Decimal)> = units.iter().filter_map(points).collect();
        let count = rows.len();
        rows.retain(|(_, points)| !points.is_zero());
        order::sort_by_key(&mut rows, |(unit, points)| {
            (std::cmp::Reverse(points.abs()), by_name(ds, *unit))
        });
        let sum = rows.iter().map(|(_, points)| *points).sum();
        Some(Beside { indicator: node.indicator, kind: node.kind, units: count, rows, sum })
    });
    found.collect()
}

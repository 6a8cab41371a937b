//! Who is where among those ranked together.

use super::by_name;
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Period, UnitIx, order};
use crate::rank::{Rank, RankOptions, standings};

/// A unit with its rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The unit.
    pub unit: UnitIx,
    /// Its rank: published, else derived, else computed.
    pub rank: Given<Rank>,
    /// Among how many.
    pub of: Option<usize>,
    /// Its score; `None` where only the rank is known.
    pub score: Option<Given<Decimal>>,
    /// The maximum that holds for it.
    pub maximum: Option<Given<Decimal>>,
}

/// The ranks of some units that are ranked together, best first.
pub fn of(ds: &Dataset, index: IndicatorIx, period: Period, units: &[UnitIx]) -> Vec<Placed> {
    let found = standings(ds, index, period, &RankOptions::default());
    let placed = |unit: &UnitIx| {
        let standing = found.get(*unit);
        let score = ds.cell(*unit, index, period).and_then(|cell| cell.score.ok());
        let maximum = ds.maximum(*unit, index, period);
        Some(Placed { unit: *unit, rank: standing.shown()?, of: standing.of, score, maximum })
    };
    let mut placed: Vec<Placed> = units.iter().filter_map(placed).collect();
    order::sort_by_key(&mut placed, |row| (row.rank.value, by_name(ds, row.unit)));
    placed
}

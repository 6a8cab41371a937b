//! A place among more units, or fewer, than before.

use std::cmp::Ordering;

use super::Unplaced;
use super::field::Field;
use crate::analysis::{Change, change};
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Period, TieMethod, UnitIx};
use crate::rank::{Rank, RankOptions, percentile};

/// A rank and what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The rank.
    pub rank: Given<Rank>,
    /// Of how many units.
    pub of: usize,
    /// The share of the other units that it is better than, or level with, in percent, at the tenth
    /// decimal; see [`percentile`].
    pub percentile: Decimal,
    /// How many other units are level with this one; `None` where the scores are not all known.
    pub level: Option<usize>,
}

/// A unit's place in two periods, as a rank and among how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative {
    /// The unit.
    pub unit: UnitIx,
    /// The period compared with.
    pub from: Period,
    /// The period.
    pub to: Period,
    /// The place in the period compared with.
    pub before: Position,
    /// The place in the period.
    pub after: Position,
}

impl Relative {
    /// Whether another number of units was ranked.
    pub fn count_differs(&self) -> bool {
        self.before.of != self.after.of
    }

    /// `Greater` where the rank became better, `Less` where it became worse.
    pub fn rank_moved(&self) -> Ordering {
        self.before.rank.value.cmp(&self.after.rank.value)
    }

    /// Percentage points gained (+) or lost (−) in the share of the others.
    pub fn gained(&self) -> Decimal {
        self.after.percentile - self.before.percentile
    }

    /// `Greater` where the place among the others became better, `Less` where it became worse.
    pub fn position_moved(&self) -> Ordering {
        self.gained().cmp(&Decimal::ZERO)
    }
}

/// A unit's place in two periods, among how many.
///
/// # Errors
/// [`Unplaced`] says why it does not compare.
pub fn relative(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    [from, to]: [Period; 2],
    options: &RankOptions,
) -> Result<Relative, Unplaced> {
    if ds.units()[unit].aggregate {
        return Err(Unplaced::Aggregate);
    }
    if options.ties.unwrap_or(ds.indicators()[indicator].rule.ties) == TieMethod::Dense {
        return Err(Unplaced::DenseRanks);
    }
    let Change { rank_from, rank_to, of_from, of_to, .. } =
        change(ds, unit, indicator, from, to, options);
    let position = |period, other, rank: Option<Given<Rank>>, of: Option<usize>, none| {
        let rank = rank.ok_or(none)?;
        let of = of.ok_or(Unplaced::UnknownCount)?;
        let percentile = percentile(rank.value, of).ok_or(Unplaced::TooFewUnits)?;
        let common_with = options.common_with.map(|_| other);
        let options = RankOptions { common_with, ..*options };
        let field = Field::of(ds, unit, indicator, period, &options).ok();
        let level = field.map(|field| field.level(field.at).len() - 1);
        Ok(Position { rank, of, percentile, level })
    };
    Ok(Relative {
        unit,
        from,
        to,
        after: position(to, from, rank_to, of_to, Unplaced::NoFigure)?,
        before: position(from, to, rank_from, of_from, Unplaced::NothingBefore)?,
    })
}

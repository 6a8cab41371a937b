//! The units that are ranked together with ours, best first.

use std::cmp::Ordering;
use std::ops::Range;

use super::Unplaced;
use crate::analysis::passing::together;
use crate::model::{Dataset, Decimal, Direction, Given, IndicatorIx, Missing, Period, UnitIx};
use crate::model::{RankBasis, TieMethod};
use crate::rank::{Rank, RankOptions, Ranked, keys, rank_of_level, ranking};

/// The units ranked together with one of them.
pub(in crate::analysis) struct Field {
    /// Best first; ours is among them.
    pub rows: Vec<Ranked>,
    /// What is compared, by row: the highest is best, equal ones are level.
    pub keys: Vec<i64>,
    /// The row of our unit.
    pub at: usize,
    /// What equal scores get.
    pub ties: TieMethod,
    pub direction: Direction,
    pub basis: RankBasis,
}

impl Field {
    /// Finds it.
    pub fn of(
        ds: &Dataset,
        unit: UnitIx,
        indicator: IndicatorIx,
        period: Period,
        options: &RankOptions,
    ) -> Result<Field, Unplaced> {
        scored(ds, unit, indicator, period)?;
        let rules = &ds.indicators()[indicator];
        let mut rows = ranking(ds, indicator, period, options).rows;
        rows.retain(|row| together(ds, indicator, options, unit, row.unit));
        let at = rows.iter().position(|row| row.unit == unit).ok_or(Unplaced::NotChosen)?;
        if !rows[at].trusted {
            return Err(Unplaced::TooFewUnits);
        }
        let scores: Vec<Decimal> = rows.iter().map(|row| row.score.value).collect();
        Ok(Field {
            keys: keys(&scores, rules.rule.basis, rules.direction),
            rows,
            at,
            ties: options.ties.unwrap_or(rules.rule.ties),
            direction: rules.direction,
            basis: rules.rule.basis,
        })
    }

    /// Our row.
    pub fn ours(&self) -> &Ranked {
        &self.rows[self.at]
    }

    /// A row's score as it is ranked: rounded where the index compares rounded scores.
    pub fn score(&self, row: usize) -> Given<Decimal> {
        let given = self.rows[row].score;
        match self.basis {
            RankBasis::Unrounded => given,
            RankBasis::Rounded(places) => Given { value: given.value.round(places), ..given },
        }
    }

    /// The scores as they are ranked, best first.
    pub fn scores(&self) -> impl Iterator<Item = Decimal> + '_ {
        (0..self.rows.len()).map(|row| self.score(row).value)
    }

    /// How far ahead we are of a score: positive where ours is better.
    pub fn lead(&self, over: Decimal) -> Decimal {
        lead(self.direction, self.score(self.at).value, over)
    }

    /// The rows level with one, itself included.
    pub fn level(&self, row: usize) -> Range<usize> {
        let side = |wanted: fn(Ordering) -> bool| {
            self.keys.partition_point(|key| wanted(key.cmp(&self.keys[row])))
        };
        side(Ordering::is_gt)..side(Ordering::is_ge)
    }

    /// By what equal ones are put in order where each has a rank of its own.
    pub fn name<'d>(&self, ds: &'d Dataset, row: usize) -> (&'d str, &'d str) {
        let unit = &ds.units()[self.rows[row].unit];
        (&unit.name.vi, &unit.id)
    }

    /// The rank that another score of ours would have while the others stay where they are.
    pub fn rank_with(&self, ds: &Dataset, score: Decimal) -> Rank {
        let others: Vec<usize> = (0..self.rows.len()).filter(|row| *row != self.at).collect();
        let mut scores: Vec<Decimal> =
            others.iter().map(|row| self.rows[*row].score.value).collect();
        scores.push(score);
        let keys = keys(&scores, self.basis, self.direction);
        let Some((own, keys)) = keys.split_last() else { return Rank::whole(1) };
        let above = keys.iter().filter(|key| *key > own).count();
        let level = others.iter().zip(keys).filter(|(_, key)| *key == own);
        let mine = self.name(ds, self.at);
        let (mut same, mut before) = (1, 0);
        for (row, _) in level {
            same += 1;
            before += u32::from(self.name(ds, *row) < mine);
        }
        let before = if self.ties == TieMethod::Ordinal { before } else { 0 };
        // Best first, as the others are: distinct keys above are changes along them.
        let distinct = keys[..above].chunk_by(|a, b| a == b).count();
        rank_of_level(self.ties, above as u32 + before, same, distinct as u32)
    }

    /// The units of some rows.
    pub fn units(&self, rows: Range<usize>) -> Vec<UnitIx> {
        self.rows[rows].iter().map(|row| row.unit).collect()
    }

    /// By unit: whether it is ranked with ours.
    pub fn members(&self, ds: &Dataset) -> Vec<bool> {
        let mut members = vec![false; ds.units().len()];
        for row in &self.rows {
            members[row.unit] = true;
        }
        members
    }
}

/// By how much a score is better than another.
pub(in crate::analysis) fn lead(direction: Direction, ours: Decimal, other: Decimal) -> Decimal {
    match direction {
        Direction::HigherIsBetter => ours - other,
        Direction::LowerIsBetter => other - ours,
    }
}

/// The score of a unit that can be ranked.
pub(in crate::analysis) fn scored(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
) -> Result<Given<Decimal>, Unplaced> {
    let cell = ds.cell(unit, indicator, period).ok_or(Unplaced::NoFigure)?;
    if ds.units()[unit].aggregate {
        return Err(Unplaced::Aggregate);
    }
    cell.score.map_err(|reason| match cell.published_rank() {
        None if reason != Missing::RankOnly => Unplaced::NoFigure,
        _ => Unplaced::RanksOnly,
    })
}

//! Every unit ranked in every indicator and period at once, in columns.

use super::{Rank, RankOptions, ranking, ranks};
use crate::model::{
    Dataset, Decimal, Direction, IndicatorIx, Period, RankBasis, RankWithin, UnitIx,
};

/// One indicator in one period, ranked.
#[derive(Clone, Debug, Default)]
pub struct Swept {
    /// The ranked units, ascending.
    units: Vec<u32>,
    ranks: Vec<Rank>,
    /// Scores in units of 10^-`scale`; empty where their digits do not fit.
    scores: Vec<i64>,
    scale: u8,
    /// By row: the row of the same unit one year before, plus one; 0 where there is none.
    before: Vec<u32>,
}

/// All ranks of a data set.
#[derive(Clone, Debug, Default)]
pub struct Sweep {
    /// By indicator and period, ascending.
    slices: Vec<(IndicatorIx, Period, Swept)>,
    /// By slice: the one of the same indicator a year before.
    earlier: Vec<Option<usize>>,
}

/// A unit in an indicator and a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SweptRow {
    /// The unit.
    pub unit: UnitIx,
    /// Its rank, computed from the scores; equal ones by the index's own rule.
    pub rank: Rank,
    /// Its score, in units of 10^-scale of the slice; `None` where its digits do not fit.
    pub score: Option<i64>,
    /// Score less the score a year before, in the same units.
    pub score_change: Option<i64>,
    /// Places gained since the year before, in halves: rank then less rank now.
    pub places: Option<i64>,
}

/// Ranks all that is in a data set. Aggregates and missing scores are left out.
pub fn sweep(ds: &Dataset) -> Sweep {
    let mut sweep = Sweep::default();
    for indicator in 0..ds.indicators().len() {
        let first = sweep.slices.len();
        let scale = ds.slices_of(indicator).map(|(_, slice)| slice.decimals()).max().unwrap_or(0);
        for (period, _) in ds.slices_of(indicator) {
            let mut swept = ranked(ds, indicator, period, scale);
            let before = period.previous_year();
            let own = &sweep.slices[first..];
            let earlier = own.iter().position(|(_, other, _)| *other == before);
            if let Some(earlier) = earlier {
                swept.meet(&own[earlier].2);
            }
            sweep.earlier.push(earlier.map(|at| first + at));
            sweep.slices.push((indicator, period, swept));
        }
    }
    sweep
}

/// Powers of ten that a whole number holds.
const TENS: [i64; 19] = {
    let mut tens = [1; 19];
    let mut at = 1;
    while at < tens.len() {
        tens[at] = tens[at - 1] * 10;
        at += 1;
    }
    tens
};

fn ranked(ds: &Dataset, indicator: IndicatorIx, period: Period, scale: u8) -> Swept {
    let mut swept = Swept { scale, ..Swept::default() };
    let Some(slice) = ds.slice(indicator, period) else { return swept };
    let rules = &ds.indicators()[indicator];
    let plain = rules.rule.within == RankWithin::All && rules.rule.basis == RankBasis::Unrounded;
    if plain {
        let rows = slice.scores().filter(|(unit, ..)| !ds.units()[*unit].aggregate);
        swept.units.reserve(slice.len());
        swept.scores.reserve(slice.len());
        let mut fits = true;
        rows.for_each(|(unit, mantissa, own)| {
            let factor = TENS.get(usize::from(scale - own));
            let score = factor.and_then(|factor| mantissa.checked_mul(*factor));
            fits &= score.is_some();
            swept.units.push(unit as u32);
            swept.scores.push(score.unwrap_or_default());
        });
        if fits {
            swept.ranks = match rules.direction {
                Direction::HigherIsBetter => ranks(&swept.scores, rules.rule.ties),
                Direction::LowerIsBetter => {
                    let keys: Vec<i64> = swept.scores.iter().map(|score| !score).collect();
                    ranks(&keys, rules.rule.ties)
                }
            };
            return swept;
        }
    }
    // By group, of rounded scores, of very long ones: as a single ranking does it.
    let mut rows = ranking(ds, indicator, period, &RankOptions::default()).rows;
    crate::model::order::sort_by_key(&mut rows, |row| row.unit);
    swept.units = rows.iter().map(|row| row.unit as u32).collect();
    swept.ranks = rows.iter().map(|row| row.rank).collect();
    let at_scale = |score: Decimal| score.key_at(scale);
    let scores: Option<Vec<i64>> = rows.iter().map(|row| at_scale(row.score.value)).collect();
    swept.scores = scores.unwrap_or_default();
    swept
}

impl Swept {
    /// Finds the rows of the same units in an earlier slice; both ascend.
    fn meet(&mut self, earlier: &Swept) {
        if self.units == earlier.units {
            self.before = (1..=self.units.len() as u32).collect();
            return;
        }
        let mut at = 0;
        self.before = self
            .units
            .iter()
            .map(|unit| {
                while earlier.units.get(at).is_some_and(|other| other < unit) {
                    at += 1;
                }
                if earlier.units.get(at) == Some(unit) { at as u32 + 1 } else { 0 }
            })
            .collect();
    }
}

impl Sweep {
    /// Number of slices.
    pub fn len(&self) -> usize {
        self.slices.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.slices.is_empty()
    }

    /// Indicator, period and decimals of a slice.
    pub fn slice(&self, slice: usize) -> Option<(IndicatorIx, Period, u8)> {
        self.slices.get(slice).map(|(indicator, period, swept)| (*indicator, *period, swept.scale))
    }

    /// The rows of a slice, by unit.
    pub fn rows(&self, slice: usize) -> impl Iterator<Item = SweptRow> + '_ {
        let found = self.slices.get(slice).zip(self.earlier.get(slice));
        found.into_iter().flat_map(move |((_, _, swept), earlier)| {
            let earlier = earlier.and_then(|at| self.slices.get(at)).map(|(_, _, swept)| swept);
            swept.units.iter().zip(&swept.ranks).enumerate().map(move |(row, (unit, rank))| {
                let before = swept.before.get(row).and_then(|at| at.checked_sub(1));
                let before = earlier.zip(before).map(|(swept, at)| (swept, at as usize));
                let score = swept.scores.get(row).copied();
                let old = before.and_then(|(swept, at)| swept.scores.get(at).copied());
                let old_rank = before.and_then(|(swept, at)| swept.ranks.get(at).copied());
                SweptRow {
                    unit: *unit as usize,
                    rank: *rank,
                    score,
                    score_change: score.zip(old).and_then(|(now, then)| now.checked_sub(then)),
                    places: old_rank.map(|old| i64::from(old.halves()) - i64::from(rank.halves())),
                }
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::Made;
    use proptest::prelude::*;

    #[test]
    fn years_are_compared_unit_by_unit() {
        let mut made = Made::new();
        for (unit, year, score) in [
            ("a", 2015, "1.5"),
            ("b", 2015, "2"),
            ("c", 2016, "1"),
            ("b", 2016, "1.25"),
            ("a", 2016, "1.25"),
        ] {
            made.put(unit, Period::year(year), score);
        }
        let ds = made.ds();
        let sweep = sweep(&ds);
        assert_eq!((sweep.len(), sweep.slice(1)), (2, Some((0, Period::year(2016), 2))));
        let rows: Vec<_> = sweep
            .rows(1)
            .map(|row| {
                let name = ds.units()[row.unit].name.vi.as_str();
                (name, row.rank.as_whole(), row.score_change, row.places)
            })
            .collect();
        assert_eq!(
            rows,
            [
                ("a", Some(1), Some(-25), Some(2)),
                ("b", Some(1), Some(-75), Some(0)),
                ("c", Some(3), None, None)
            ]
        );
        assert!(sweep.rows(0).all(|row| row.places.is_none()));
        assert_eq!(sweep.rows(2).count(), 0);
    }

    proptest! {
        #[test]
        fn as_each_ranking_does(rows in prop::collection::vec((0u8..9, 0i32..3, 0i64..30, 0u8..3), 0..60)) {
            let mut made = Made::new();
            let mut seen = std::collections::BTreeSet::new();
            for (unit, year, mantissa, scale) in rows {
                if seen.insert((unit, year)) {
                    let score = Decimal::new(i128::from(mantissa), scale).to_string();
                    made.put(&unit.to_string(), Period::year(2010 + year), &score);
                }
            }
            let ds = made.ds();
            let sweep = sweep(&ds);
            for slice in 0..sweep.len() {
                let (indicator, period, scale) = sweep.slice(slice).unwrap();
                let mut single = ranking(&ds, indicator, period, &RankOptions::default()).rows;
                single.sort_by_key(|row| row.unit);
                let single: Vec<_> = single.iter().map(|row| (row.unit, row.rank, row.score.value.key_at(scale))).collect();
                let swept: Vec<_> = sweep.rows(slice).map(|row| (row.unit, row.rank, row.score)).collect();
                prop_assert_eq!(swept, single);
            }
        }
    }
}

//! Ranks under many draws of the weights.

use super::matrix::{Matrix, weighted};
use super::random::Random;
use crate::model::bytes::bytes_struct;
use crate::model::{Decimal, order};
use crate::rank::Rank;

/// How weights are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noise {
    /// How many times.
    pub draws: u32,
    /// By how many percent a weight may differ at most, 0 to 100.
    pub percent: u32,
    /// The seed of the random numbers: the same seed gives the same ranks.
    pub seed: u64,
}

bytes_struct!(Noise { draws, percent, seed });

impl Default for Noise {
    /// A quarter up or down, as the Handbook's examples have it.
    fn default() -> Noise {
        Noise { draws: 10_000, percent: 25, seed: 1 }
    }
}

/// More ranks than these, of all units and draws together, are not kept: of many units fewer draws are
/// made.
const MOST: usize = 1 << 23;

/// Draws being made: w′ = w·(1 + φ·u) with u evenly from −1 to 1, made up to the sum of the weights.
/// Source: COINr, `get_noisy_weights`.
#[derive(Clone, Debug)]
pub struct Draws {
    noise: Noise,
    random: Random,
    scores: Vec<f64>,
    weights: Vec<f64>,
    matrix: Matrix,
    base: Vec<Rank>,
    /// The ranks of each draw, in halves, unit by unit within it.
    halves: Vec<u32>,
    made: u32,
}

/// How a unit's ranks lie over all draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankSpread {
    /// The rank by the weights as they are, in halves.
    pub base: u32,
    /// The rank that it is better than in 5 of 100 draws, in halves.
    pub low: u32,
    /// The rank in the middle.
    pub median: u32,
    /// The rank that it is worse than in 5 of 100 draws.
    pub high: u32,
    /// The best that was drawn.
    pub best: u32,
    /// The worst that was drawn.
    pub worst: u32,
    /// In how many draws it has the rank that it has.
    pub kept: u32,
}

bytes_struct!(RankSpread { base, low, median, high, best, worst, kept });

impl Draws {
    /// Begins. Of very many units fewer draws are made than asked: [`Draws::wanted`] tells.
    pub fn new(matrix: &Matrix, noise: Noise) -> Draws {
        let units = matrix.units().max(1);
        let draws = noise.draws.clamp(1, (MOST / units).max(1) as u32);
        let noise = Noise { draws, percent: noise.percent.min(100), ..noise };
        let (scores, weights) = (matrix.plain(), matrix.plain_weights());
        let mut totals = Vec::new();
        weighted(&scores, &weights, &mut totals);
        Draws {
            noise,
            random: Random::new(noise.seed),
            base: matrix.published_ranks_of(&mut totals),
            scores,
            weights,
            matrix: Matrix { scores: Vec::new(), ..matrix.clone() },
            halves: Vec::with_capacity(units * draws as usize),
            made: 0,
        }
    }

    /// How many draws will be made.
    pub fn wanted(&self) -> u32 {
        self.noise.draws
    }

    /// Makes so many more draws, and tells which share of all is made.
    pub fn make(&mut self, more: u32) -> f64 {
        let sum: f64 = self.weights.iter().sum();
        let share = f64::from(self.noise.percent) / 100.0;
        let (mut drawn, mut totals) = (Vec::new(), Vec::new());
        for _ in 0..more.min(self.noise.draws - self.made) {
            drawn.clear();
            drawn.extend(
                self.weights.iter().map(|weight| weight * (1.0 + share * self.random.around())),
            );
            let all: f64 = drawn.iter().sum();
            // All weights may come out as nothing: then they stay as they are.
            let factor = if all > 0.0 { sum / all } else { 1.0 };
            drawn.iter_mut().for_each(|weight| *weight *= factor);
            weighted(&self.scores, if all > 0.0 { &drawn } else { &self.weights }, &mut totals);
            let ranks = self.matrix.published_ranks_of(&mut totals);
            self.halves.extend(ranks.into_iter().map(Rank::halves));
            self.made += 1;
        }
        f64::from(self.made) / f64::from(self.noise.draws)
    }

    /// How the ranks of each unit lie; in the order of the rows. Empty before the first draw.
    pub fn spreads(&self) -> Vec<RankSpread> {
        let (units, made) = (self.base.len(), self.made as usize);
        if made == 0 {
            return Vec::new();
        }
        let of = |unit: usize| {
            let mut ranks: Vec<u32> =
                (0..made).map(|draw| self.halves[draw * units + unit]).collect();
            order::sort(&mut ranks);
            let at = |percent: usize| at_percent(&ranks, percent);
            let base = self.base[unit].halves();
            let kept = ranks.iter().filter(|rank| **rank == base).count() as u32;
            RankSpread {
                base,
                low: at(5),
                median: at(50),
                high: at(95),
                best: at(0),
                worst: at(100),
                kept,
            }
        };
        (0..units).map(of).collect()
    }

    /// The mean rank shift, (1/n)·Σ|r − r⁰| over all units and draws, in places with two decimals.
    /// Source: COINr and the Handbook's measure of rank robustness.
    pub fn shift(&self) -> Decimal {
        let units = self.base.len().max(1);
        let moved: u64 = (self.halves.iter().enumerate())
            .map(|(at, rank)| u64::from(rank.abs_diff(self.base[at % units].halves())))
            .sum();
        let count = 2 * self.halves.len().max(1) as i64;
        let moved = Decimal::from(i64::try_from(moved).unwrap_or(i64::MAX));
        moved.div_round(Decimal::from(count), 2).unwrap_or(Decimal::ZERO)
    }
}

/// Of ranks in ascending order the smallest one that is not bettered in more than so many of a hundred: the
/// nearest rank of a percentile. 0 where there are none.
pub fn at_percent(ranks: &[u32], percent: usize) -> u32 {
    let at = (ranks.len() * percent).div_ceil(100).max(1) - 1;
    ranks.get(at).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn matrix(rows: &[[i64; 3]]) -> Matrix {
        Matrix {
            parts: 3,
            scores: rows.concat(),
            weights: vec![1, 2, 1],
            maxima: vec![10, 10, 10],
            ..Matrix::default()
        }
    }

    fn drawn(matrix: &Matrix, noise: Noise) -> (Vec<RankSpread>, Decimal) {
        let mut draws = Draws::new(matrix, noise);
        while draws.make(64) < 1.0 {}
        (draws.spreads(), draws.shift())
    }

    #[test]
    fn who_is_better_in_every_part_stays_ahead() {
        let matrix = matrix(&[[3, 3, 3], [9, 9, 9], [4, 8, 5], [5, 4, 8]]);
        let (spreads, shift) = drawn(&matrix, Noise { percent: 100, draws: 2000, seed: 3 });
        assert_eq!((spreads[1].best, spreads[1].worst, spreads[1].kept), (2, 2, 2000));
        assert_eq!((spreads[0].best, spreads[0].worst), (8, 8));
        // 25 against 21: the other way round only where the third weight outgrows the second.
        assert_eq!((spreads[2].base, spreads[2].median), (4, 4));
        assert_eq!((spreads[2].worst, spreads[3].best), (6, 4));
        assert!(shift.sign() > 0 && spreads[2].kept < 2000);
    }

    #[test]
    fn without_noise_nothing_moves() {
        let matrix = matrix(&[[1, 2, 3], [3, 2, 1], [2, 2, 2]]);
        let (spreads, shift) = drawn(&matrix, Noise { percent: 0, draws: 10, seed: 1 });
        assert!(shift.is_zero() && spreads.iter().all(|spread| spread.kept == 10));
        // Equal totals are equal in every draw.
        assert!(spreads.iter().all(|spread| spread.base == 2));
    }

    proptest! {
        #[test]
        fn the_order_of_units_does_not_matter(rows in prop::collection::vec([0i64..9, 0i64..9, 0i64..9], 2..12), seed in 0u64..99) {
            let noise = Noise { draws: 40, percent: 50, seed };
            let (there, shift) = drawn(&matrix(&rows), noise);
            let turned: Vec<[i64; 3]> = rows.iter().rev().copied().collect();
            let (mut back, other) = drawn(&matrix(&turned), noise);
            back.reverse();
            prop_assert_eq!(there, back);
            prop_assert_eq!(shift, other);
        }

        #[test]
        fn in_how_many_steps_does_not_matter(step in 1u32..50) {
            let matrix = matrix(&[[1, 7, 3], [3, 2, 8], [6, 2, 2]]);
            let noise = Noise { draws: 50, percent: 80, seed: 5 };
            let mut draws = Draws::new(&matrix, noise);
            while draws.make(step) < 1.0 {}
            prop_assert_eq!(draws.spreads(), drawn(&matrix, noise).0);
        }
    }
}

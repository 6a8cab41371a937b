//! Scores of parts and their weights, as whole numbers in columns.

use crate::model::bytes::bytes_struct;
use crate::model::{Decimal, RankBasis, TieMethod};
use crate::rank::{Rank, ranks};

/// What an index is made of in a period: a row a unit, a column a part. Exact: scores and weights are
/// whole numbers of their last decimal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// How many parts there are.
    pub parts: usize,
    /// Scores in units of 10^-`scale`, row by row.
    pub scores: Vec<i64>,
    /// Decimals of the scores.
    pub scale: u8,
    /// The factor of each part in the total, in units of 10^-`weight_scale`; not negative.
    pub weights: Vec<i64>,
    /// Decimals of the weights.
    pub weight_scale: u8,
    /// The maximum of each part, in units of the scores; empty where some are not known.
    pub maxima: Vec<i64>,
    /// Whether a low total is a good one.
    pub lower_is_better: bool,
    /// What equal totals get.
    pub ties: TieMethod,
    /// What the publisher compares: totals as they are, or as they are printed.
    pub basis: RankBasis,
}

bytes_struct!(Matrix {
    parts,
    scores,
    scale,
    weights,
    weight_scale,
    maxima,
    lower_is_better,
    ties,
    basis,
});

/// Computed totals are rounded to so many parts of the largest before they are ranked: what lies beyond is
/// noise of floating point.
const KEPT: f64 = 1e12;

impl Matrix {
    /// Whether its columns fit together, as bytes may not.
    pub fn is_sound(&self) -> bool {
        self.parts > 0
            && self.weights.len() == self.parts
            && self.scores.len().is_multiple_of(self.parts)
            && (self.maxima.is_empty() || self.maxima.len() == self.parts)
            && self.weights.iter().all(|weight| *weight >= 0)
            && self.weights.iter().any(|weight| *weight > 0)
    }

    /// Whether products of parts say something: of scores from nothing up, the highest the best.
    pub fn has_products(&self) -> bool {
        !self.lower_is_better && self.scores.iter().all(|score| *score >= 0)
    }

    /// Number of units.
    pub fn units(&self) -> usize {
        self.scores.len().checked_div(self.parts).unwrap_or(0)
    }

    /// The scores of a unit, part by part.
    pub fn row(&self, unit: usize) -> &[i64] {
        &self.scores[unit * self.parts..][..self.parts]
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = &[i64]> {
        self.scores.chunks_exact(self.parts.max(1))
    }

    /// A total, Σ weight × score, for any whole weights.
    pub fn total(&self, unit: usize, weights: &[i64]) -> i128 {
        let terms = self.row(unit).iter().zip(weights);
        terms.map(|(score, weight)| i128::from(*score) * i128::from(*weight)).sum()
    }

    /// The totals as decimals.
    pub fn totals(&self) -> Vec<Decimal> {
        let scale = self.scale + self.weight_scale;
        (0..self.units()).map(|unit| Decimal::new(self.total(unit, &self.weights), scale)).collect()
    }

    /// The weight of a part.
    pub fn weight(&self, part: usize) -> Decimal {
        Decimal::new(i128::from(self.weights[part]), self.weight_scale)
    }

    /// What a part can bring to the total: weight × maximum; the weight alone where a maximum is not
    /// known.
    pub fn might(&self, part: usize) -> f64 {
        let maximum = self.maxima.get(part).map_or(1.0, |maximum| *maximum as f64);
        self.weights[part] as f64 * maximum
    }

    /// The ranks of totals of weights that sum to those of the index, as its publisher would rank them.
    pub fn published_ranks_of(&self, totals: &mut [f64]) -> Vec<Rank> {
        if let RankBasis::Rounded(places) = self.basis {
            let power = f64::from(10_u32.saturating_pow(u32::from(places)));
            // What lies this near below a half is one, but for the noise of floating point.
            let up = 1.0 + 1.0 / KEPT;
            totals.iter_mut().for_each(|total| *total = (*total * power * up).round() / power);
        }
        self.ranks_of(totals)
    }

    /// The ranks of computed totals, the highest first or, where that is better, the lowest.
    pub fn ranks_of(&self, totals: &[f64]) -> Vec<Rank> {
        let sign = if self.lower_is_better { -1.0 } else { 1.0 };
        let largest = totals.iter().fold(0.0_f64, |largest, total| largest.max(total.abs()));
        let kept = if largest > 0.0 { sign * KEPT / largest } else { 0.0 };
        let keys: Vec<i64> = totals.iter().map(|total| (total * kept).round() as i64).collect();
        ranks(&keys, self.ties)
    }

    /// The scores times 1: as they are multiplied with weights that are no decimals.
    pub fn plain(&self) -> Vec<f64> {
        plain(&self.scores, self.scale)
    }

    /// The weights as they are multiplied with.
    pub fn plain_weights(&self) -> Vec<f64> {
        plain(&self.weights, self.weight_scale)
    }
}

fn plain(numbers: &[i64], scale: u8) -> Vec<f64> {
    let one = Decimal::new(1, scale).to_f64();
    numbers.iter().map(|number| *number as f64 * one).collect()
}

/// The totals of rows of scores: Σ weight × score, always added up in one order.
pub(super) fn weighted(scores: &[f64], weights: &[f64], totals: &mut Vec<f64>) {
    totals.clear();
    totals.extend(
        scores.chunks_exact(weights.len()).map(|row| {
            row.iter().zip(weights).fold(0.0, |sum, (score, weight)| sum + score * weight)
        }),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_of_any_size_are_told_apart_and_noise_is_not() {
        let matrix = Matrix { parts: 1, ..Matrix::default() };
        let of = |totals: &[f64]| -> Vec<u32> {
            matrix.ranks_of(totals).into_iter().map(Rank::halves).collect()
        };
        for size in [1e-9, 1.0, 6.5e11, 1e21] {
            assert_eq!(of(&[3.0 * size, 1.0 * size, 2.0 * size]), [2, 6, 4], "{size}");
            assert_eq!(of(&[(0.1 + 0.2) * size, 0.3 * size, size]), [4, 4, 2], "{size}");
        }
        assert_eq!(of(&[0.0, 0.0, -1.0]), [2, 2, 6]);
    }
}

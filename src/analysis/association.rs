//! How two sets of scores go together: Spearman's rank correlation. Exact to its last printed digit.

use crate::model::{Decimal, Direction, RankBasis, TieMethod};
use crate::rank::{keys, ranks};

/// Spearman's rank correlation of pairs of scores, rounded once to two decimals; equal scores share
/// the mean of their ranks. `None` for fewer than three pairs, and where one side has one score only.
///
/// Source of the method: `scipy.stats.spearmanr`.
pub fn spearman(pairs: &[(Decimal, Decimal)]) -> Option<Decimal> {
    if pairs.len() < 3 {
        return None;
    }
    let side = |pick: fn(&(Decimal, Decimal)) -> Decimal| -> Vec<i128> {
        let scores: Vec<Decimal> = pairs.iter().map(pick).collect();
        let keys = keys(&scores, RankBasis::Unrounded, Direction::HigherIsBetter);
        // Twice the rank less twice the mean of all ranks: whole numbers that sum to zero.
        let mean = pairs.len() as i128 + 1;
        let ranks = ranks(&keys, TieMethod::Fractional);
        ranks.into_iter().map(|rank| i128::from(rank.halves()) - mean).collect()
    };
    let (a, b) = (side(|pair| pair.0), side(|pair| pair.1));
    let sum = |a: &[i128], b: &[i128]| a.iter().zip(b).map(|(a, b)| a * b).sum::<i128>();
    let (both, own_a, own_b) = (sum(&a, &b), sum(&a, &a), sum(&b, &b));
    if own_a == 0 || own_b == 0 {
        return None;
    }
    // |r| rounds to k hundredths where |r| >= (2k - 1)/200; squared, so that no root is taken.
    let reaches = |k: i128| {
        let odd = 2 * k - 1;
        // Halves of both sides keep the products within reach for a million units.
        both.checked_mul(both)
            .and_then(|square| square.checked_mul(40_000))
            .zip(own_a.checked_mul(own_b).and_then(|whole| whole.checked_mul(odd * odd)))
            .map_or_else(
                || 200.0 * (both as f64).abs() >= odd as f64 * (own_a as f64 * own_b as f64).sqrt(),
                |(square, least)| square >= least,
            )
    };
    let hundredths = (1..=100).rev().find(|k| reaches(*k)).unwrap_or(0);
    Some(Decimal::new(hundredths * both.signum(), 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(i64, i64)]) -> Option<String> {
        let pairs: Vec<_> = pairs.iter().map(|&(a, b)| (a.into(), b.into())).collect();
        spearman(&pairs).map(|found| found.to_string())
    }

    /// `scipy.stats.spearmanr(a, b).statistic`, given in full.
    #[test]
    fn as_scipy_has_it() {
        assert_eq!(of(&[(1, 1), (2, 2), (3, 3)]).unwrap(), "1.00");
        assert_eq!(of(&[(1, 3), (2, 2), (3, 1)]).unwrap(), "-1.00");
        // 0.8207826816681233
        assert_eq!(of(&[(1, 5), (2, 6), (3, 7), (4, 8), (5, 7)]).unwrap(), "0.82");
        // 0.25
        let pairs = [(10, 3), (20, 1), (30, 9), (40, 4), (50, 8), (60, 2), (70, 5)];
        assert_eq!(of(&pairs).unwrap(), "0.25");
        // -0.6163643916476189
        let tied = [(1, 9), (1, 7), (2, 7), (3, 8), (3, 2), (3, 4), (4, 7), (5, 1)];
        assert_eq!(of(&tied).unwrap(), "-0.62");
        assert_eq!(of(&[(1, 1), (2, 2)]), None);
        assert_eq!(of(&[(1, 1), (1, 2), (1, 3)]), None);
    }
}

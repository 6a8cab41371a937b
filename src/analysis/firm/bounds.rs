//! The best and the worst rank that weights within bounds can give.

use super::matrix::Matrix;
use crate::model::bytes::bytes_struct;
use crate::model::order;

/// A rank and the weights that give it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// One more than the number of units above.
    pub rank: u32,
    /// The weights, in hundredths of the units of the matrix.
    pub weights: Vec<i64>,
}

/// The ranks that a unit can have while every weight stays within so many percent of what it is and all
/// of them keep their sum. Exact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attainable {
    /// No weights give a better rank than this: so many others are above whatever the weights.
    pub best: u32,
    /// No weights give a worse rank.
    pub worst: u32,
    /// The best rank for which weights were found.
    pub best_found: Reached,
    /// The worst one.
    pub worst_found: Reached,
}

bytes_struct!(Reached { rank, weights });
bytes_struct!(Attainable { best, worst, best_found, worst_found });

/// So many products are tried at corners of the bounds.
const MOST: usize = 1 << 23;
/// And so many at the solutions: of very many units only those against the nearest others are tried.
const MOST_SOLVED: usize = 1 << 26;

/// The attainable ranks of a unit, weights differing by `percent` at most.
///
/// Against each other unit the weights that do best for us are a linear programme over a box and one
/// equation, which is solved exactly by giving to the parts in which we lead most first. Others that are
/// ahead even then are ahead always. Which ranks are really reached is tried at the solutions of these
/// programmes, those against the nearest others first, and at the corners of the box, until nothing better
/// can be found.
pub fn attainable(matrix: &Matrix, unit: usize, percent: u32) -> Attainable {
    let percent = i64::from(percent.min(100));
    let limits = Limits::new(matrix, percent);
    let ours = matrix.row(unit);
    let sign = if matrix.lower_is_better { -1 } else { 1 };
    let (mut best, mut worst) = (1, 1);
    let rank = |weights: &[i64]| {
        let of = |unit: usize| i128::from(sign) * matrix.total(unit, weights);
        let own = of(unit);
        1 + (0..matrix.units()).filter(|other| of(*other) > own).count() as u32
    };
    let named: Vec<i64> = matrix.weights.iter().map(|weight| weight * 100).collect();
    let mut found = Found::new(Reached { rank: rank(&named), weights: named });
    let mut others: Vec<usize> = (0..matrix.units()).filter(|other| *other != unit).collect();
    let solved = |other: usize| {
        let lead: Vec<i64> =
            ours.iter().zip(matrix.row(other)).map(|(a, b)| sign * (a - b)).collect();
        let (most, least) = (limits.most(&lead), limits.least(&lead));
        let sum = |weights: &[i64]| -> i128 {
            lead.iter().zip(weights).map(|(lead, w)| i128::from(*lead) * i128::from(*w)).sum()
        };
        (sum(&most), sum(&least), [most, least])
    };
    for (most, least, _) in others.iter().map(|other| solved(*other)) {
        best += u32::from(most < 0);
        worst += u32::from(least < 0);
    }
    let own = matrix.total(unit, &matrix.weights);
    order::sort_by_key(&mut others, |other| {
        (matrix.total(*other, &matrix.weights) - own).unsigned_abs()
    });
    for other in others.into_iter().take(MOST_SOLVED / (2 * matrix.scores.len().max(1))) {
        if found.best.rank == best && found.worst.rank == worst {
            break;
        }
        for weights in solved(other).2 {
            found.try_out(rank(&weights), weights);
        }
    }
    let corners =
        matrix.parts <= 12 && (matrix.parts << matrix.parts) * matrix.scores.len() <= MOST;
    if corners && (found.best.rank, found.worst.rank) != (best, worst) {
        limits.corners(&mut |weights| found.try_out(rank(weights), weights.to_vec()));
    }
    Attainable { best, worst, best_found: found.best, worst_found: found.worst }
}

/// The best and the worst so far.
struct Found {
    best: Reached,
    worst: Reached,
}

impl Found {
    fn new(first: Reached) -> Found {
        Found { best: first.clone(), worst: first }
    }

    fn try_out(&mut self, rank: u32, weights: Vec<i64>) {
        if rank < self.best.rank {
            self.best = Reached { rank, weights };
        } else if rank > self.worst.rank {
            self.worst = Reached { rank, weights };
        }
    }
}

/// The bounds of the weights, in hundredths.
struct Limits {
    low: Vec<i64>,
    high: Vec<i64>,
    sum: i64,
}

impl Limits {
    fn new(matrix: &Matrix, percent: i64) -> Limits {
        let times = |factor: i64| matrix.weights.iter().map(|weight| weight * factor).collect();
        Limits {
            low: times(100 - percent),
            high: times(100 + percent),
            sum: 100 * matrix.weights.iter().sum::<i64>(),
        }
    }

    /// The weights under which a weighted sum is highest: what is left above the lowest weights goes to
    /// the largest terms first.
    fn most(&self, terms: &[i64]) -> Vec<i64> {
        let mut order: Vec<usize> = (0..terms.len()).collect();
        order::sort_by_key(&mut order, |at| std::cmp::Reverse(terms[*at]));
        let mut weights = self.low.clone();
        let mut left = self.sum - weights.iter().sum::<i64>();
        for at in order {
            let more = left.min(self.high[at] - self.low[at]);
            weights[at] += more;
            left -= more;
        }
        weights
    }

    fn least(&self, terms: &[i64]) -> Vec<i64> {
        let turned: Vec<i64> = terms.iter().map(|term| -term).collect();
        self.most(&turned)
    }

    /// Every corner of the box that keeps the sum: all weights but one at a bound.
    fn corners(&self, visit: &mut dyn FnMut(&[i64])) {
        let count = self.low.len();
        let mut weights = self.low.clone();
        for free in 0..count {
            for chosen in (0..1usize << count).filter(|chosen| chosen & (1 << free) == 0) {
                let at = |at: usize| match chosen & (1 << at) {
                    0 => self.low[at],
                    _ => self.high[at],
                };
                (0..count).for_each(|part| weights[part] = at(part));
                weights[free] = 0;
                let rest = self.sum - weights.iter().sum::<i64>();
                if (self.low[free]..=self.high[free]).contains(&rest) {
                    weights[free] = rest;
                    visit(&weights);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::firm::{Draws, Noise};
    use proptest::prelude::*;

    fn matrix(rows: &[[i64; 3]], weights: [i64; 3]) -> Matrix {
        let (scores, weights) = (rows.concat(), weights.to_vec());
        Matrix { parts: 3, scores, weights, ..Matrix::default() }
    }

    #[test]
    fn by_hand() {
        // Weights 1 1 1, by half: from ½ to 1½. We lead in the first part only.
        let rows = [[8, 4, 4], [4, 8, 5], [4, 4, 4], [9, 9, 9]];
        let found = attainable(&matrix(&rows, [1, 1, 1]), 0, 50);
        // 1½ ½ 1: 12 + 2 + 4 = 18 against 6 + 4 + 5 = 15; ½ 1½ 1: 4 + 6 + 4 against 2 + 12 + 5.
        assert_eq!((found.best, found.worst), (2, 3));
        assert_eq!((found.best_found.rank, found.worst_found.rank), (2, 3));
        let sums: Vec<i64> =
            [&found.best_found, &found.worst_found].map(|found| found.weights.iter().sum()).into();
        assert_eq!(sums, [300, 300]);
    }

    #[test]
    fn within_no_bounds_nothing_moves() {
        let rows = [[8, 4, 4], [4, 8, 5], [8, 4, 4]];
        let found = attainable(&matrix(&rows, [1, 1, 1]), 0, 0);
        assert_eq!((found.best, found.worst, found.best_found.rank), (2, 2, 2));
    }

    proptest! {
        #[test]
        fn the_order_of_units_does_not_matter(
            rows in prop::collection::vec([0i64..9, 0i64..9, 0i64..9], 2..9),
            weights in [1i64..5, 1i64..5, 1i64..5],
            percent in 0u32..=100,
        ) {
            let there = attainable(&matrix(&rows, weights), 0, percent);
            let turned: Vec<[i64; 3]> = rows.iter().rev().copied().collect();
            let back = attainable(&matrix(&turned, weights), rows.len() - 1, percent);
            let ranks = |found: &Attainable| {
                [found.best, found.worst, found.best_found.rank, found.worst_found.rank]
            };
            prop_assert_eq!(ranks(&there), ranks(&back));
        }

        /// No draw leaves the bounds, and what was found lies within what is possible. Draws keep their
        /// sum by a factor, which may carry a weight out of the bounds of the box: they are drawn from a
        /// third of it, (1 − ⅓)/(1 + ⅓) being ½ and (1 + ⅓)/(1 − ⅓) 2.
        #[test]
        fn no_draw_is_better_than_the_best(
            rows in prop::collection::vec([0i64..9, 0i64..9, 0i64..9], 2..9),
            weights in [1i64..5, 1i64..5, 1i64..5],
        ) {
            let matrix = matrix(&rows, weights);
            let mut draws = Draws::new(&matrix, Noise { draws: 60, percent: 33, seed: 4 });
            draws.make(60);
            for (unit, spread) in draws.spreads().into_iter().enumerate() {
                let found = attainable(&matrix, unit, 100);
                prop_assert!(found.best <= spread.best / 2 && found.worst >= spread.worst / 2);
                prop_assert!(found.best <= found.best_found.rank);
                prop_assert!(found.worst >= found.worst_found.rank);
            }
        }
    }
}

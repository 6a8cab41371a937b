//! The best and the worst rank that weights within bounds can give.

use super::matrix::Matrix;
use crate::model::bytes::bytes_struct;
use crate::model::{RankBasis, TieMethod, order};
use crate::rank::rank_of_level;

/// A rank and the weights that give it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// The rank, in halves.
    pub rank: u32,
    /// The weights, in hundredths of the units of the matrix, before they are brought back to the sum of
    /// those of the index.
    pub weights: Vec<i64>,
}

/// The ranks that a unit can have while every weight is multiplied by a factor within so many percent of 1
/// and all of them are brought back to their sum: the weights that [`Draws`](super::Draws) draws from. Exact;
/// ranks are those of the index's own rule, in halves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attainable {
    /// No weights give a better rank than this: so many others are above whatever the weights.
    pub best: u32,
    /// No weights give a worse rank.
    pub worst: u32,
    /// The best rank for which weights were found: with them it is reached.
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
/// Ranks do not change when all weights are multiplied alike (rounded totals are brought back to the sum
/// first, which is a condition as linear as the rest). So it is enough to look at the box of the factors:
/// against each other unit the difference of totals is smallest and largest at its corners, part by part.
/// Others that are ahead at the corner that favours us most are ahead always. Which ranks are really reached
/// is tried at these corners, those against the nearest others first, and at all the others, until nothing
/// better can be found.
pub fn attainable(matrix: &Matrix, unit: usize, percent: u32) -> Attainable {
    let limits = Limits::new(matrix, percent);
    let mut others: Vec<usize> = (0..matrix.units()).filter(|other| *other != unit).collect();
    let (mut always, mut sometimes) = (Others::default(), Others::default());
    for other in &others {
        let terms = limits.terms(*other, unit);
        // Of equal totals the row that comes first is the better one, where that is the rule.
        let first = *other < unit;
        always.add(limits.always_above(&terms), limits.always_level(&terms), first);
        sometimes.add(limits.ever_above(&terms), limits.ever_level(&terms), first);
    }
    let named: Vec<i64> = matrix.weights.iter().map(|weight| weight * 100).collect();
    let best = always.best(matrix.ties);
    let worst = match matrix.ties {
        // Whose scores are the same in every part share a rank.
        TieMethod::Dense => {
            let above =
                others.iter().filter(|other| limits.ever_above(&limits.terms(**other, unit)));
            let mut rows: Vec<&[i64]> = above.map(|other| matrix.row(*other)).collect();
            order::sort(&mut rows);
            rows.dedup();
            2 * (1 + rows.len() as u32)
        }
        _ => sometimes.worst(matrix.ties),
    };
    let rank = limits.rank(unit, &named).unwrap_or(best);
    let mut found = Found::new(Reached { rank, weights: named });
    let own = matrix.total(unit, &matrix.weights);
    order::sort_by_key(&mut others, |other| {
        (matrix.total(*other, &matrix.weights) - own).unsigned_abs()
    });
    let all = |found: &Found| found.best.rank == best && found.worst.rank == worst;
    for other in others.into_iter().take(MOST_SOLVED / (2 * matrix.scores.len().max(1))) {
        if all(&found) {
            break;
        }
        let terms = limits.terms(other, unit);
        for most in [false, true] {
            found.try_out(&limits, unit, limits.corner(|part| (terms[part] > 0) == most));
        }
    }
    let corners = matrix.parts <= 12 && (1 << matrix.parts) * matrix.scores.len() <= MOST;
    if corners && !all(&found) {
        for chosen in 0..1_usize << matrix.parts {
            found.try_out(&limits, unit, limits.corner(|part| chosen & (1 << part) != 0));
        }
    }
    Attainable { best, worst, best_found: found.best, worst_found: found.worst }
}

/// Numbers of other units: above, level with us or above, and the same of those that come first among equals.
#[derive(Default)]
struct Others {
    above: u32,
    level: u32,
    in_order: u32,
}

impl Others {
    fn add(&mut self, above: bool, level: bool, first: bool) {
        self.above += u32::from(above);
        self.level += u32::from(level);
        self.in_order += u32::from(if first { level } else { above });
    }

    /// The rank where no more than these are above and level.
    fn best(&self, ties: TieMethod) -> u32 {
        match ties {
            // They may all share one score.
            TieMethod::Dense => 2 * (1 + self.above.min(1)),
            _ => self.worst(ties),
        }
    }

    /// The rank where all of these are above and level.
    fn worst(&self, ties: TieMethod) -> u32 {
        match ties {
            TieMethod::Competition | TieMethod::Dense => 2 * (1 + self.above),
            TieMethod::ModifiedCompetition => 2 * (1 + self.level),
            TieMethod::Ordinal => 2 * (1 + self.in_order),
            TieMethod::Fractional => 2 + self.above + self.level,
        }
    }
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

    fn try_out(&mut self, limits: &Limits<'_>, unit: usize, weights: Vec<i64>) {
        let Some(rank) = limits.rank(unit, &weights) else { return };
        if rank < self.best.rank {
            self.best = Reached { rank, weights };
        } else if rank > self.worst.rank {
            self.worst = Reached { rank, weights };
        }
    }
}

/// The bounds of the weights, in hundredths, and what is compared. Where digits do not fit, nothing is taken
/// for proved.
struct Limits<'a> {
    matrix: &'a Matrix,
    low: Vec<i64>,
    high: Vec<i64>,
    sum: i128,
    /// To what totals are rounded, in units of their last decimal; 0 where they are not.
    step: i128,
}

impl Limits<'_> {
    fn new(matrix: &Matrix, percent: u32) -> Limits<'_> {
        let percent = i64::from(percent.min(100));
        let times = |factor: i64| matrix.weights.iter().map(|weight| weight * factor).collect();
        let step = match matrix.basis {
            RankBasis::Unrounded => 0,
            RankBasis::Rounded(places) => (matrix.scale + matrix.weight_scale)
                .checked_sub(places)
                .filter(|zeros| *zeros > 0)
                .map_or(0, |zeros| 10_i128.saturating_pow(u32::from(zeros))),
        };
        Limits {
            matrix,
            low: times(100 - percent),
            high: times(100 + percent),
            sum: matrix.weights.iter().map(|weight| i128::from(*weight)).sum(),
            step,
        }
    }

    fn sign(&self) -> i128 {
        if self.matrix.lower_is_better { -1 } else { 1 }
    }

    /// By how much the other one is better in each part.
    fn terms(&self, other: usize, unit: usize) -> Vec<i128> {
        let (theirs, ours) = (self.matrix.row(other), self.matrix.row(unit));
        let lead = |(a, b): (&i64, &i64)| self.sign() * (i128::from(*a) - i128::from(*b));
        theirs.iter().zip(ours).map(lead).collect()
    }

    /// The corner of the box where the chosen weights are high and the others low.
    fn corner(&self, high: impl Fn(usize) -> bool) -> Vec<i64> {
        let at = |part: usize| if high(part) { self.high[part] } else { self.low[part] };
        (0..self.low.len()).map(at).collect()
    }

    /// The least, or the most, that a weighted sum of terms less `off` steps of the total can be.
    fn extreme(&self, terms: &[i128], off: i128, most: bool) -> Option<i128> {
        let mut sum = 0_i128;
        for (part, term) in terms.iter().enumerate() {
            // Σ(term·W/Σv − step)·v ≥ 0 is what says that rounded totals differ by a step.
            let term = match self.step {
                0 => *term,
                step => term.checked_mul(self.sum)?.checked_sub(off * step)?,
            };
            let high = (term > 0) == most;
            let weight = if high { self.high[part] } else { self.low[part] };
            sum = sum.checked_add(term.checked_mul(i128::from(weight))?)?;
        }
        Some(sum)
    }

    /// Whether each weight may come to nothing; all of them never do.
    fn may_be_nothing(&self) -> bool {
        self.low.iter().all(|low| *low == 0)
    }

    /// The parts that count.
    fn counted(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.high.len()).filter(|part| self.high[*part] > 0)
    }

    fn always_above(&self, terms: &[i128]) -> bool {
        if self.step > 0 {
            // Totals a whole step apart are so when they are rounded.
            return self.extreme(terms, 1, false).is_some_and(|least| least >= 0);
        }
        match self.may_be_nothing() {
            true => self.counted().all(|part| terms[part] > 0),
            false => self.extreme(terms, 0, false).is_some_and(|least| least > 0),
        }
    }

    fn always_level(&self, terms: &[i128]) -> bool {
        self.extreme(terms, 0, false).is_some_and(|least| least >= 0)
    }

    fn ever_above(&self, terms: &[i128]) -> bool {
        self.extreme(terms, 0, true).is_none_or(|most| most > 0)
    }

    fn ever_level(&self, terms: &[i128]) -> bool {
        if self.step > 0 {
            // Totals a whole step apart are not level when they are rounded.
            return self.extreme(terms, -1, true).is_none_or(|most| most > 0);
        }
        match self.may_be_nothing() {
            true => self.counted().any(|part| terms[part] >= 0),
            false => self.extreme(terms, 0, true).is_none_or(|most| most >= 0),
        }
    }

    /// The rank by some weights; `None` where they come to nothing, or digits do not fit.
    fn rank(&self, unit: usize, weights: &[i64]) -> Option<u32> {
        let all: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        if all == 0 {
            return None;
        }
        let key = |row: usize| {
            let total = self.sign() * self.matrix.total(row, weights);
            match self.step {
                0 => Some(total),
                step => nearest(total.checked_mul(self.sum)?, all.checked_mul(step)?),
            }
        };
        let own = key(unit)?;
        let (mut above, mut same, mut before) = (Vec::new(), 0, 0);
        for other in 0..self.matrix.units() {
            let theirs = key(other)?;
            match theirs.cmp(&own) {
                std::cmp::Ordering::Greater => above.push(theirs),
                std::cmp::Ordering::Equal => {
                    same += 1;
                    before += u32::from(other < unit);
                }
                std::cmp::Ordering::Less => {}
            }
        }
        let ties = self.matrix.ties;
        let count = above.len() as u32 + if ties == TieMethod::Ordinal { before } else { 0 };
        if ties == TieMethod::Dense {
            order::sort(&mut above);
            above.dedup();
        }
        Some(rank_of_level(ties, count, same, above.len() as u32).halves())
    }
}

/// A quotient as a whole number, half away from zero; the divisor is above zero.
fn nearest(over: i128, under: i128) -> Option<i128> {
    let up = over.checked_mul(2)?.unsigned_abs().checked_add(under.unsigned_abs())?;
    let size = i128::try_from(up / under.unsigned_abs().checked_mul(2)?).ok()?;
    Some(if over < 0 { -size } else { size })
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
        assert_eq!((found.best, found.worst), (4, 6));
        assert_eq!((found.best_found.rank, found.worst_found.rank), (4, 6));
    }

    /// What draws reach is within the bounds: the first weight may grow against the others by more than its
    /// own quarter.
    #[test]
    fn weights_are_brought_back_to_their_sum() {
        let mut rows = matrix(&[[33, 10, 10], [20, 20, 20]], [1, 1, 1]);
        let found = attainable(&rows, 0, 25);
        assert_eq!((found.best, found.best_found.rank), (2, 2));
        assert_eq!(found.best_found.weights, [125, 75, 75]);
        // Whole totals: 5.3 is 5; at best 6.14 is 6, as 6.0 is.
        rows.basis = RankBasis::Rounded(0);
        rows.scale = 1;
        let found = attainable(&rows, 0, 25);
        assert_eq!((found.best, found.best_found.rank), (2, 2));
        assert_eq!((found.worst, found.worst_found.rank), (4, 4));
    }

    #[test]
    fn equal_leaders_have_the_rank_of_the_rule() {
        let of = |ties, unit| {
            let matrix = Matrix { ties, ..matrix(&[[9, 9, 9], [9, 9, 9], [1, 1, 1]], [1, 1, 1]) };
            let found = attainable(&matrix, unit, 25);
            assert_eq!((found.best, found.worst), (found.best_found.rank, found.worst_found.rank));
            [found.best, found.worst]
        };
        assert_eq!(of(TieMethod::Competition, 0), [2, 2]);
        assert_eq!(of(TieMethod::ModifiedCompetition, 0), [4, 4]);
        assert_eq!(of(TieMethod::Fractional, 1), [3, 3]);
        assert_eq!(of(TieMethod::Ordinal, 1), [4, 4]);
        assert_eq!(of(TieMethod::Dense, 2), [4, 4]);
    }

    #[test]
    fn within_no_bounds_nothing_moves() {
        let rows = [[8, 4, 4], [4, 8, 5], [8, 4, 4]];
        let found = attainable(&matrix(&rows, [1, 1, 1]), 0, 0);
        assert_eq!((found.best, found.worst, found.best_found.rank), (4, 4, 4));
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

        /// Draws are drawn from the same weights, by any rule.
        #[test]
        fn no_draw_is_better_than_the_best(
            rows in prop::collection::vec([0i64..9, 0i64..9, 0i64..9], 2..9),
            weights in [1i64..5, 1i64..5, 1i64..5],
            percent in 0u32..=100,
            ties in 0usize..5,
            rounded in any::<bool>(),
            lower_is_better in any::<bool>(),
        ) {
            let ties = [
                TieMethod::Competition,
                TieMethod::ModifiedCompetition,
                TieMethod::Dense,
                TieMethod::Ordinal,
                TieMethod::Fractional,
            ][ties];
            let basis = if rounded { RankBasis::Rounded(0) } else { RankBasis::Unrounded };
            let matrix = matrix(&rows, weights);
            let matrix = Matrix { ties, basis, scale: 1, lower_is_better, ..matrix };
            let mut draws = Draws::new(&matrix, Noise { draws: 60, percent, seed: 4 });
            draws.make(60);
            for (unit, spread) in draws.spreads().into_iter().enumerate() {
                let found = attainable(&matrix, unit, percent);
                prop_assert!(found.best <= spread.best && found.worst >= spread.worst);
                prop_assert!(found.best <= found.best_found.rank);
                prop_assert!(found.worst >= found.worst_found.rank);
            }
        }
    }
}

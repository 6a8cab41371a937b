//! Ranks by other rules and methods than the publisher's.

use super::matrix::{Matrix, weighted};
use crate::analysis::composite::logarithm::ln_roughly;
use crate::model::bytes::{bytes_enum, bytes_struct};
use crate::model::{Decimal, Direction, RankBasis, TieMethod};
use crate::rank::{Rank, keys, ranks};

/// A way in which the index might have been made or ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// Equal totals get other ranks.
    Ties(TieMethod),
    /// Totals rounded to so many decimals before they are ranked.
    Rounded(u8),
    /// Totals as they are, where the publisher rounds them.
    Unrounded,
    /// Without a part, the others as they are.
    Without(usize),
    /// Every part counts alike, by its share of its maximum.
    EqualWeights,
    /// Each part from its worst to its best score: (x − min)/(max − min), times what it can bring.
    MinMax,
    /// Each part by its distance from the mean in standard deviations, times what it can bring.
    ZScores,
    /// The mean of the ranks in the parts, weighted by what they can bring (Borda).
    MeanOfRanks,
    /// The geometric mean of the shares of the maxima: a weak part is not made up for.
    Geometric,
}

bytes_enum!(Scenario {
    0 = Ties(method),
    1 = Rounded(places),
    2 = Without(part),
    3 = EqualWeights,
    4 = MinMax,
    5 = ZScores,
    6 = MeanOfRanks,
    7 = Geometric,
    8 = Unrounded,
});

/// What becomes of the ranks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// In which way.
    pub scenario: Scenario,
    /// The ranks, in the order of the rows.
    pub ranks: Vec<Rank>,
    /// The mean rank shift, (1/n)·Σ|r − r⁰|, in places with two decimals.
    pub shift: Decimal,
    /// How many units have another rank.
    pub moved: usize,
}

bytes_struct!(Outcome { scenario, ranks, shift, moved });

/// The ranks as they are computed from the parts, and what becomes of them in every other way that can
/// be tried. `places`: the decimals with which totals are printed.
pub fn scenarios(matrix: &Matrix, places: u8) -> (Vec<Rank>, Vec<Outcome>) {
    let totals = matrix.totals();
    let base = ranked(matrix, &totals, matrix.basis, matrix.ties);
    let mut outcomes = Vec::new();
    let mut add = |scenario, ranks: Option<Vec<Rank>>| {
        outcomes.extend(ranks.map(|ranks| outcome(scenario, &base, ranks)));
    };
    use TieMethod::{Competition, Dense, Fractional, ModifiedCompetition, Ordinal};
    for ties in [Competition, ModifiedCompetition, Dense, Fractional, Ordinal] {
        if ties != matrix.ties {
            let ranks = ranked(matrix, &totals, matrix.basis, ties);
            add(Scenario::Ties(ties), Some(ranks));
        }
    }
    if matrix.basis != RankBasis::Unrounded {
        let ranks = ranked(matrix, &totals, RankBasis::Unrounded, matrix.ties);
        add(Scenario::Unrounded, Some(ranks));
    }
    for places in (0..=places.min(3)).rev() {
        let rounded = RankBasis::Rounded(places);
        if matrix.basis != rounded {
            let ranks = ranked(matrix, &totals, rounded, matrix.ties);
            add(Scenario::Rounded(places), Some(ranks));
        }
    }
    add(Scenario::EqualWeights, Some(equal_weights(matrix)));
    add(Scenario::MinMax, Some(normalised(matrix, min_max)));
    add(Scenario::ZScores, Some(normalised(matrix, z_scores)));
    add(Scenario::MeanOfRanks, Some(mean_of_ranks(matrix)));
    add(Scenario::Geometric, geometric(matrix));
    if matrix.parts > 1 {
        for part in 0..matrix.parts {
            add(Scenario::Without(part), without(matrix, part));
        }
    }
    (base, outcomes)
}

fn outcome(scenario: Scenario, base: &[Rank], ranks: Vec<Rank>) -> Outcome {
    let pairs = || base.iter().zip(&ranks).map(|(a, b)| a.halves().abs_diff(b.halves()));
    let sum = Decimal::from(pairs().map(i64::from).sum::<i64>());
    let count = Decimal::from(2 * base.len().max(1) as i64);
    Outcome {
        scenario,
        shift: sum.div_round(count, 2).unwrap_or(Decimal::ZERO),
        moved: pairs().filter(|moved| *moved > 0).count(),
        ranks,
    }
}

fn ranked(matrix: &Matrix, totals: &[Decimal], basis: RankBasis, ties: TieMethod) -> Vec<Rank> {
    let direction = match matrix.lower_is_better {
        true => Direction::LowerIsBetter,
        false => Direction::HigherIsBetter,
    };
    ranks(&keys(totals, basis, direction), ties)
}

/// Exact: the parts that are left, with their own weights. `None` where none of them counts.
fn without(matrix: &Matrix, part: usize) -> Option<Vec<Rank>> {
    let mut weights = matrix.weights.clone();
    weights[part] = 0;
    let left = Matrix { weights, ..matrix.clone() };
    left.is_sound().then(|| ranked(&left, &left.totals(), left.basis, left.ties))
}

fn equal_weights(matrix: &Matrix) -> Vec<Rank> {
    let weights: Vec<f64> = match matrix.maxima.is_empty() {
        true => vec![1.0; matrix.parts],
        false => matrix.maxima.iter().map(|maximum| 1.0 / *maximum as f64).collect(),
    };
    let mut totals = Vec::new();
    let scores: Vec<f64> = matrix.scores.iter().map(|score| *score as f64).collect();
    weighted(&scores, &weights, &mut totals);
    matrix.ranks_of(&totals)
}

/// What the parts can bring, as shares of all.
pub(super) fn shares(matrix: &Matrix) -> Vec<f64> {
    let mights: Vec<f64> = (0..matrix.parts).map(|part| matrix.might(part)).collect();
    let all: f64 = mights.iter().sum();
    mights.into_iter().map(|might| if all > 0.0 { might / all } else { 0.0 }).collect()
}

/// The columns of a matrix, each turned into another.
pub(super) fn columns(matrix: &Matrix, turned: fn(&[f64]) -> Vec<f64>) -> Vec<f64> {
    let mut all = vec![0.0; matrix.scores.len()];
    for part in 0..matrix.parts {
        let column: Vec<f64> = matrix.rows().map(|row| row[part] as f64).collect();
        for (unit, value) in turned(&column).into_iter().enumerate() {
            all[unit * matrix.parts + part] = value;
        }
    }
    all
}

fn normalised(matrix: &Matrix, turned: fn(&[f64]) -> Vec<f64>) -> Vec<Rank> {
    let mut totals = Vec::new();
    weighted(&columns(matrix, turned), &shares(matrix), &mut totals);
    matrix.ranks_of(&totals)
}

/// From 0 to 1; 0 where all are equal.
pub(super) fn min_max(column: &[f64]) -> Vec<f64> {
    let low = column.iter().copied().fold(f64::INFINITY, f64::min);
    let high = column.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let width = high - low;
    column.iter().map(|x| if width > 0.0 { (x - low) / width } else { 0.0 }).collect()
}

/// Distances from the mean in standard deviations of the sample (n − 1); 0 where all are equal.
fn z_scores(column: &[f64]) -> Vec<f64> {
    // Sums of whole numbers: the order of units does not matter.
    let count = column.len() as f64;
    let mean = column.iter().sum::<f64>() / count;
    let mut squares: Vec<f64> = column.iter().map(|x| (x - mean) * (x - mean)).collect();
    crate::model::order::sort_by(&mut squares, f64::total_cmp);
    let deviation = (squares.iter().sum::<f64>() / (count - 1.0).max(1.0)).sqrt();
    column.iter().map(|x| if deviation > 0.0 { (x - mean) / deviation } else { 0.0 }).collect()
}

/// Shared ranks turned round, so that a high one is good: equal scores share the mean of their ranks.
fn mean_of_ranks(matrix: &Matrix) -> Vec<Rank> {
    let borda = |column: &[f64]| -> Vec<f64> {
        let keys: Vec<i64> = column.iter().map(|x| *x as i64).collect();
        let found = ranks(&keys, TieMethod::Fractional);
        found.into_iter().map(|rank| column.len() as f64 - f64::from(rank.halves()) / 2.0).collect()
    };
    normalised(matrix, borda)
}

/// `None` where a score is negative. Nothing in a part that counts makes nothing of the whole: such units
/// are level at the end.
fn geometric(matrix: &Matrix) -> Option<Vec<Rank>> {
    if !matrix.has_products() {
        return None;
    }
    let shares = shares(matrix);
    let total = |row: &[i64]| -> Option<f64> {
        let counted = || row.iter().zip(&shares).filter(|(_, share)| **share > 0.0);
        let all = counted().all(|(score, _)| *score > 0);
        all.then(|| {
            counted().fold(0.0, |sum, (score, share)| sum + share * ln_roughly(*score as f64))
        })
    };
    let totals: Vec<Option<f64>> = matrix.rows().map(total).collect();
    let lowest = totals.iter().flatten().copied().fold(0.0, f64::min);
    let totals: Vec<f64> = totals.into_iter().map(|total| total.unwrap_or(lowest - 1.0)).collect();
    Some(matrix.ranks_of(&totals))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn matrix(rows: &[&[i64]], weights: &[i64], maxima: &[i64]) -> Matrix {
        Matrix {
            parts: weights.len(),
            scores: rows.concat(),
            weights: weights.to_vec(),
            maxima: maxima.to_vec(),
            ..Matrix::default()
        }
    }

    fn of(found: &[Outcome], scenario: Scenario) -> Vec<u32> {
        let outcome = found.iter().find(|outcome| outcome.scenario == scenario).unwrap();
        outcome.ranks.iter().map(|rank| rank.halves()).collect()
    }

    /// Ranks worked out by hand: totals 26, 24, 24.
    #[test]
    fn each_way_by_hand() {
        let matrix = matrix(&[&[2, 8, 8], &[8, 8, 0], &[6, 6, 6]], &[1, 1, 2], &[10, 10, 10]);
        let (base, found) = scenarios(&matrix, 0);
        assert_eq!(base.iter().map(|rank| rank.halves()).collect::<Vec<_>>(), [2, 6, 4]);
        assert_eq!(of(&found, Scenario::EqualWeights), [2, 6, 2], "18, 16, 18");
        // (0, 1, 1), (1, 1, 0), (2/3, 0, 3/4), by 1/4, 1/4, 1/2: 0.75, 0.5, 0.54
        assert_eq!(of(&found, Scenario::MinMax), [2, 6, 4]);
        // 2·8·64, 0, 6·6·36
        assert_eq!(of(&found, Scenario::Geometric), [4, 6, 2]);
        // Ranks 3 1 2, 1.5 1.5 3, 1 3 2: means 1.625, 2.125, 2.25
        assert_eq!(of(&found, Scenario::MeanOfRanks), [2, 4, 6]);
        assert_eq!(of(&found, Scenario::Without(2)), [6, 2, 4], "10, 16, 12");
        // z by hand: −1.09 0.87 0.22, 0.58 0.58 −1.15, 0.80 −1.12 0.32: 0.27, −0.20, −0.07
        assert_eq!(of(&found, Scenario::ZScores), [2, 6, 4]);
        let without = found.iter().find(|found| found.scenario == Scenario::Without(2)).unwrap();
        assert_eq!((without.shift.to_string(), without.moved), ("1.33".to_owned(), 2));
    }

    #[test]
    fn rounding_makes_ties() {
        let matrix = Matrix { scale: 2, ..matrix(&[&[7035], &[7031], &[7000]], &[1], &[]) };
        let (_, found) = scenarios(&matrix, 2);
        assert_eq!(of(&found, Scenario::Rounded(2)), [2, 4, 6]);
        assert_eq!(of(&found, Scenario::Rounded(1)), [2, 4, 6], "70.4 and 70.3");
        assert_eq!(of(&found, Scenario::Rounded(0)), [2, 2, 2]);
        // Published ranks are those of rounded totals.
        let rounded = Matrix { basis: RankBasis::Rounded(0), ..matrix.clone() };
        let (base, others) = scenarios(&rounded, 2);
        assert!(base.iter().all(|rank| rank.halves() == 2));
        assert_eq!(of(&others, Scenario::Unrounded), [2, 4, 6]);
        assert!(others.iter().all(|one| one.scenario != Scenario::Rounded(0)));
        assert_eq!(of(&found, Scenario::Ties(TieMethod::Dense)), [2, 4, 6]);
    }

    #[test]
    fn a_low_total_may_be_the_better_one() {
        let matrix = Matrix { lower_is_better: true, ..matrix(&[&[1, 9], &[3, 3]], &[1, 1], &[]) };
        let (base, found) = scenarios(&matrix, 0);
        assert_eq!(base.iter().map(|rank| rank.halves()).collect::<Vec<_>>(), [4, 2]);
        assert_eq!(of(&found, Scenario::Without(1)), [2, 4]);
    }

    proptest! {
        #[test]
        fn the_order_of_units_does_not_matter(rows in prop::collection::vec([0i64..50, 0i64..50, 1i64..50], 2..14)) {
            let of = |rows: &[[i64; 3]]| {
                let rows: Vec<&[i64]> = rows.iter().map(|row| &row[..]).collect();
                scenarios(&matrix(&rows, &[3, 1, 2], &[50, 50, 50]), 1)
            };
            let (base, found) = of(&rows);
            let turned: Vec<[i64; 3]> = rows.iter().rev().copied().collect();
            let (mut other_base, other) = of(&turned);
            other_base.reverse();
            prop_assert_eq!(base, other_base);
            for (one, mut two) in found.into_iter().zip(other) {
                two.ranks.reverse();
                // One after the other in the order of the rows, which is that of names.
                if one.scenario != Scenario::Ties(TieMethod::Ordinal) {
                    prop_assert_eq!(one, two);
                }
            }
        }

        #[test]
        fn a_constant_for_everybody_changes_no_rank(rows in prop::collection::vec([1i64..50, 1i64..50], 2..14), more in 1i64..20) {
            let of = |more: i64| {
                let rows: Vec<Vec<i64>> = rows.iter().map(|row| vec![row[0] + more, row[1]]).collect();
                let rows: Vec<&[i64]> = rows.iter().map(|row| &row[..]).collect();
                scenarios(&matrix(&rows, &[3, 1], &[100, 50]), 1)
            };
            let ((base, found), (moved_base, moved)) = (of(0), of(more));
            prop_assert_eq!(base, moved_base);
            for (one, two) in found.iter().zip(&moved) {
                // A geometric mean and rounded totals do change.
                if !matches!(one.scenario, Scenario::Geometric | Scenario::Rounded(_)) {
                    prop_assert_eq!(one, two);
                }
            }
        }
    }
}

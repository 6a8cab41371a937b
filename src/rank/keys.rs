//! From scores to the whole numbers that are compared.

use crate::model::order;
use crate::model::{Decimal, Direction, RankBasis};

/// One key for each score, the best highest; equal keys are equal scores on the basis that the
/// index is ranked by. Whole numbers at the common number of decimals, or, where their digits do
/// not fit, positions among the distinct scores.
pub fn keys(scores: &[Decimal], basis: RankBasis, direction: Direction) -> Vec<i64> {
    let mut keys = match basis {
        RankBasis::Unrounded => exact(scores),
        RankBasis::Rounded(places) => {
            exact(&scores.iter().map(|score| score.round(places)).collect::<Vec<_>>())
        }
    };
    if direction == Direction::LowerIsBetter {
        // -1 - x: as the negative, but never overflows.
        keys.iter_mut().for_each(|key| *key = !*key);
    }
    keys
}

fn exact(scores: &[Decimal]) -> Vec<i64> {
    let scale = scores.iter().map(|score| score.scale()).max().unwrap_or(0);
    let key = |score: &Decimal| match score.scale() == scale {
        true => i64::try_from(score.mantissa()).ok(),
        false => score.key_at(scale),
    };
    let whole: Option<Vec<i64>> = scores.iter().map(key).collect();
    whole.unwrap_or_else(|| positions(scores))
}

fn positions(scores: &[Decimal]) -> Vec<i64> {
    let mut distinct = scores.to_vec();
    order::sort(&mut distinct);
    distinct.dedup();
    scores.iter().map(|score| distinct.partition_point(|other| other < score) as i64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimals(texts: &[&str]) -> Vec<Decimal> {
        texts.iter().map(|text| Decimal::parse(text).unwrap()).collect()
    }

    #[test]
    fn compares_by_value_and_by_basis() {
        let scores = decimals(&["0.3", "0.30", "0.295", "-1"]);
        let up = Direction::HigherIsBetter;
        assert_eq!(keys(&scores, RankBasis::Unrounded, up), [300, 300, 295, -1000]);
        assert_eq!(keys(&scores, RankBasis::Rounded(2), up), [30, 30, 30, -100]);
        let down = keys(&scores, RankBasis::Unrounded, Direction::LowerIsBetter);
        assert!(down[3] > down[2] && down[2] > down[1] && down[1] == down[0]);
    }

    #[test]
    fn digits_that_do_not_fit() {
        let scores = decimals(&["100000000000000000", "1e-30", "0", "1.0e17"]);
        let found = keys(&scores, RankBasis::Unrounded, Direction::HigherIsBetter);
        assert_eq!(found, [2, 1, 0, 2]);
    }

    proptest! {
        #[test]
        fn keys_keep_the_order(raw in prop::collection::vec((-9999i64..9999, 0u8..5), 0..40)) {
            let scores: Vec<_> =
                raw.iter().map(|(m, s)| Decimal::new(i128::from(*m), *s)).collect();
            let exact = exact(&scores);
            let places = positions(&scores);
            for a in 0..scores.len() {
                for b in 0..scores.len() {
                    let order = scores[a].cmp(&scores[b]);
                    prop_assert_eq!(exact[a].cmp(&exact[b]), order);
                    prop_assert_eq!(places[a].cmp(&places[b]), order);
                }
            }
        }
    }
}

//! Ranks from exact keys, by the five ways to treat equal ones.

use super::places::best_first;
use crate::model::bytes::{Bytes, Input};
use crate::model::{Decimal, TieMethod};

/// A rank, best is 1; held in halves, since fractional ranking gives «2,5».
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(u32);

impl Rank {
    /// A whole rank, 1 and above.
    pub const fn whole(rank: u32) -> Rank {
        Rank(rank.saturating_mul(2))
    }

    /// A rank from its double: 5 is rank 2,5.
    pub const fn from_halves(halves: u32) -> Rank {
        Rank(halves)
    }

    /// Twice the rank.
    pub const fn halves(self) -> u32 {
        self.0
    }

    /// The rank, if it is whole.
    pub const fn as_whole(self) -> Option<u32> {
        if self.0.is_multiple_of(2) { Some(self.0 / 2) } else { None }
    }

    /// The rank as an exact decimal, with one decimal only if it is needed.
    pub fn decimal(self) -> Decimal {
        match self.as_whole() {
            Some(whole) => Decimal::from(i64::from(whole)),
            None => Decimal::new(i128::from(self.0) * 5, 1),
        }
    }
}

impl Bytes for Rank {
    fn put(&self, to: &mut Vec<u8>) {
        self.0.put(to);
    }

    fn take(from: &mut dyn Input) -> Option<Rank> {
        u32::take(from).map(Rank)
    }
}

/// The rank of each key, in the order of the keys; the highest key is best. With
/// [`TieMethod::Ordinal`], of equal keys the one that comes first is better.
///
/// Sources of the methods: `scipy.stats.rankdata` (`min`, `max`, `dense`, `ordinal`, `average`) on
/// negated keys.
pub fn ranks(keys: &[i64], ties: TieMethod) -> Vec<Rank> {
    let order = best_first(keys);
    let mut found = vec![Rank(0); keys.len()];
    for (at, rank) in order.iter().zip(in_order(keys, &order, ties)) {
        found[*at as usize] = rank;
    }
    found
}

/// The rank of each key, from the best to the worst: in the `order` of their places.
pub(super) fn in_order(keys: &[i64], order: &[u32], ties: TieMethod) -> Vec<Rank> {
    let mut found = Vec::with_capacity(order.len());
    let step = if ties == TieMethod::Ordinal { 2 } else { 0 };
    let runs = order.chunk_by(|a, b| keys[*a as usize] == keys[*b as usize]);
    for (distinct, run) in runs.enumerate() {
        let above = found.len() as u32;
        let first = halves(ties, above, run.len() as u32, distinct as u32);
        found.extend((0..run.len() as u32).map(|at| Rank(first + step * at)));
    }
    found
}

/// The rank of units that are level with one another: `same` of them, with `above` better ones and
/// `distinct` better scores. Under [`TieMethod::Ordinal`] that of the first of them.
pub fn rank_of_level(ties: TieMethod, above: u32, same: u32, distinct: u32) -> Rank {
    Rank(halves(ties, above, same, distinct))
}

/// Twice the rank of `same` equal keys that have `above` better ones, `distinct` values among them.
fn halves(ties: TieMethod, above: u32, same: u32, distinct: u32) -> u32 {
    match ties {
        TieMethod::Competition | TieMethod::Ordinal => 2 * (above + 1),
        TieMethod::ModifiedCompetition => 2 * (above + same),
        TieMethod::Dense => 2 * (distinct + 1),
        TieMethod::Fractional => 2 * above + same + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TieMethod::{Competition, Dense, Fractional, ModifiedCompetition, Ordinal};
    use proptest::prelude::*;

    const ALL: [TieMethod; 5] = [Competition, ModifiedCompetition, Dense, Ordinal, Fractional];

    fn doubled(keys: &[i64], ties: TieMethod) -> Vec<u32> {
        ranks(keys, ties).into_iter().map(Rank::halves).collect()
    }

    #[test]
    fn nine_eight_eight_seven() {
        let table = [
            (Competition, [2, 4, 4, 8]),
            (ModifiedCompetition, [2, 6, 6, 8]),
            (Dense, [2, 4, 4, 6]),
            (Ordinal, [2, 4, 6, 8]),
            (Fractional, [2, 5, 5, 8]),
        ];
        for (ties, expected) in table {
            assert_eq!(doubled(&[9, 8, 8, 7], ties), expected, "{ties:?}");
        }
        assert!(ranks(&[], Competition).is_empty());
    }

    #[test]
    fn the_whole_width_of_keys() {
        assert_eq!(doubled(&[i64::MIN, i64::MAX, 0], Competition), [6, 2, 4]);
        assert_eq!(doubled(&[i64::MIN; 2], Fractional), [3, 3]);
    }

    #[test]
    fn a_rank_as_a_number() {
        assert_eq!(Rank::whole(3).as_whole(), Some(3));
        assert_eq!(Rank::from_halves(5).as_whole(), None);
        assert_eq!(Rank::from_halves(5).decimal().to_string(), "2.5");
        assert_eq!(Rank::whole(13).decimal().to_string(), "13");
    }

    fn some_keys() -> impl Strategy<Value = Vec<i64>> {
        prop_oneof![
            prop::collection::vec(-6i64..6, 0..60),
            prop::collection::vec(-1_000_000_000i64..1_000_000_000, 0..60),
        ]
    }

    proptest! {
        #[test]
        fn methods_keep_their_order(keys in some_keys()) {
            let [low, high, dense, ordinal, mean] = ALL.map(|ties| doubled(&keys, ties));
            for at in 0..keys.len() {
                prop_assert!(low[at] <= mean[at] && mean[at] <= high[at]);
                prop_assert!(dense[at] <= low[at]);
                prop_assert!(low[at] <= ordinal[at] && ordinal[at] <= high[at]);
                prop_assert_eq!(2 * mean[at], low[at] + high[at]);
                let above = keys.iter().filter(|key| **key > keys[at]).count() as u32;
                prop_assert_eq!(low[at], 2 * (above + 1));
            }
            let mut places: Vec<_> = ordinal;
            places.sort_unstable();
            let whole: Vec<u32> = (1..=keys.len() as u32).map(|place| 2 * place).collect();
            prop_assert_eq!(places, whole);
        }

        #[test]
        fn order_of_input_is_nothing(keys in some_keys(), turn in 0usize..60) {
            for ties in [Competition, ModifiedCompetition, Dense, Fractional] {
                let straight = doubled(&keys, ties);
                let mut turned = keys.clone();
                turned.reverse();
                let by = turn % keys.len().max(1);
                turned.rotate_left(by);
                let mut back = doubled(&turned, ties);
                back.rotate_right(by);
                back.reverse();
                prop_assert_eq!(back, straight);
            }
        }

        #[test]
        fn shift_and_scale_are_nothing(keys in some_keys(), by in -1000i64..1000, times in 1i64..999) {
            let moved: Vec<_> = keys.iter().map(|key| key * times + by).collect();
            for ties in ALL {
                prop_assert_eq!(doubled(&keys, ties), doubled(&moved, ties));
            }
        }
    }
}

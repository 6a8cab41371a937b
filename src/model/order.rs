//! Sorting where code size counts.
//!
//! Every sort of the standard library is compiled anew for its type, four to eight kilobytes each
//! time. Here the sorting is done on indices and compiled once; a list's own part is the comparison
//! and the exchange of two items. What ranks a million rows goes by digits instead (`rank/places`).

use std::cmp::Ordering;

/// Sorts a list by a comparison. Stable: equal ones keep their order.
pub fn sort_by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let swaps = swaps(list.len(), &mut |a, b| compare(&list[a], &list[b]));
    apply(list, &swaps);
}

/// Sorts a list by a key. Stable: equal ones keep their order. The key is made once an item.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    apply(list, &swaps(list.len(), &mut |a, b| keys[a].cmp(&keys[b])));
}

#[inline(never)] // once for each type, not for each comparison
fn apply<T>(list: &mut [T], swaps: &[(usize, usize)]) {
    for &(a, b) in swaps {
        list.swap(a, b);
    }
}

/// Sorts a list.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

/// The indices 0…n−1 in the order of a comparison, the lower index first among equals.
pub fn order(n: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..n as u32).collect();
    sort_indices(&mut order, compare);
    order
}

/// The length of the runs that are sorted by insertion, before they are merged.
const RUN: usize = 8;

/// Sorts indices by a comparison of what they stand for. Stable: equal ones keep their order.
pub fn sort_indices(list: &mut [u32], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    let mut after = |a: u32, b: u32| compare(a as usize, b as usize) == Ordering::Greater;
    for run in list.chunks_mut(RUN) {
        for end in 1..run.len() {
            let mut at = end;
            while at > 0 && after(run[at - 1], run[at]) {
                run.swap(at - 1, at);
                at -= 1;
            }
        }
    }
    // Most lists are that short: no room is taken for them.
    if list.len() <= RUN {
        return;
    }
    let mut merged = list.to_vec();
    let mut width = RUN;
    while width < list.len() {
        for (pair, places) in list.chunks(2 * width).zip(merged.chunks_mut(2 * width)) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            for place in places {
                let side = match (left.first(), right.first()) {
                    (Some(&a), Some(&b)) if after(a, b) => &mut right,
                    (Some(_), _) => &mut left,
                    _ => &mut right,
                };
                if let Some((first, rest)) = side.split_first() {
                    (*place, *side) = (*first, rest);
                }
            }
        }
        list.copy_from_slice(&merged);
        width *= 2;
    }
}

/// The exchanges that put items in the order of a comparison, one after another.
fn swaps(n: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut order = order(n, compare);
    let mut swaps = Vec::new();
    for start in 0..n {
        let mut at = start;
        // What stands at `start` is handed on along its cycle, to the last place of it.
        loop {
            let from = std::mem::replace(&mut order[at], at as u32) as usize;
            if from == start {
                break;
            }
            swaps.push((at, from));
            at = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_sorts(list in prop::collection::vec(0u8..40, 0..200)) {
            let indexed: Vec<(u8, usize)> = list.iter().copied().zip(0..).collect();
            let mut expected = indexed.clone();
            expected.sort_by_key(|item| item.0);
            let mut by_key = indexed.clone();
            sort_by_key(&mut by_key, |item| item.0);
            prop_assert_eq!(&by_key, &expected);
            let mut by = indexed.clone();
            sort_by(&mut by, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(&by, &expected);
            let mut plain = list.clone();
            sort(&mut plain);
            prop_assert!(plain.is_sorted());
            let order = order(list.len(), &mut |a, b| list[a].cmp(&list[b]));
            let expected: Vec<u32> = expected.iter().map(|item| item.1 as u32).collect();
            prop_assert_eq!(order, expected);
        }
    }
}

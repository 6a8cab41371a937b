//! Sorting where lists are short and code size counts.
//!
//! Every `sort_by_key` of the standard library is compiled anew for its type, eight kilobytes each
//! time. Lists of a few thousand at most go through this one instead; what ranks a million rows
//! sorts plain keys.

use std::cmp::Ordering;

/// Sorts a list by a comparison. Stable: equal ones keep their order.
pub fn sort_by<T>(list: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(list.len(), &mut |a, b| compare(&list[a], &list[b]));
    let mut places: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.into_iter().filter_map(|at| places[at].take()));
}

/// Sorts a list by a key. Stable: equal ones keep their order. The key is made once an item.
pub fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, mut key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = list.iter().map(&mut key).collect();
    let order = order(list.len(), &mut |a, b| keys[a].cmp(&keys[b]));
    let mut places: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.into_iter().filter_map(|at| places[at].take()));
}

/// Sorts a list.
pub fn sort<T: Ord>(list: &mut Vec<T>) {
    sort_by(list, T::cmp);
}

/// The indices 0…n−1 in the order of a comparison, the lower index first among equals.
pub fn order(n: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_unstable_by(|&a, &b| compare(a, b).then(a.cmp(&b)));
    order
}

//! The order of keys, by their digits.

/// The most bits of a digit: as many counters as the processor keeps at hand.
const MOST_BITS: u32 = 11;

/// The indices of the keys, the highest key first; of equal keys, the one that comes first.
///
/// Counted digit by digit from the last one, never compared: scores of few decimals lie close
/// together, so that two digits put a million of them in order.
pub fn best_first(keys: &[i64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..keys.len() as u32).collect();
    let (Some(&best), Some(&worst)) = (keys.iter().max(), keys.iter().min()) else {
        return order;
    };
    let mut placed = order.clone();
    // As many counters as keys, about: fewer keys have shorter digits.
    let bits = keys.len().ilog2().clamp(1, MOST_BITS);
    let mut starts = vec![0u32; 1 << bits];
    let mut left = best.abs_diff(worst);
    let mut shift = 0;
    while left > 0 {
        pass(keys, best, shift, &mut starts, &order, &mut placed);
        std::mem::swap(&mut order, &mut placed);
        left >>= bits;
        shift += bits;
    }
    order
}

/// Puts indices in the order of one digit of how far their keys are from the best.
fn pass(
    keys: &[i64],
    best: i64,
    shift: u32,
    starts: &mut [u32],
    order: &[u32],
    placed: &mut [u32],
) {
    let last = starts.len() - 1;
    starts.fill(0);
    for &key in keys {
        starts[(best.abs_diff(key) >> shift) as usize & last] += 1;
    }
    let mut start = 0;
    for slot in &mut *starts {
        let same = *slot;
        *slot = start;
        start += same;
    }
    for &at in order {
        let slot = &mut starts[(best.abs_diff(keys[at as usize]) >> shift) as usize & last];
        placed[*slot as usize] = at;
        *slot += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys() -> impl Strategy<Value = Vec<i64>> {
        let many = 0..300;
        prop_oneof![
            prop::collection::vec(-6i64..6, many.clone()),
            prop::collection::vec(-1_000_000_000i64..1_000_000_000, many.clone()),
            prop::collection::vec(prop_oneof![Just(i64::MIN), Just(i64::MAX), any::<i64>()], many),
        ]
    }

    proptest! {
        #[test]
        fn as_a_stable_sort_puts_them(keys in keys()) {
            let mut sorted: Vec<u32> = (0..keys.len() as u32).collect();
            sorted.sort_by_key(|at| std::cmp::Reverse(keys[*at as usize]));
            prop_assert_eq!(best_first(&keys), sorted);
        }
    }
}

//! Labels that would overlap are pushed apart, as little as possible.

use crate::model::order;

/// Positions at least `gap` apart, in the order of the wanted ones (equal ones in the order given),
/// within `low..=high`, with the least sum of squared moves. Where the labels do not fit at all,
/// the gap shrinks to what there is. Returned in the order of the input.
pub fn dodge(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let n = wanted.len();
    let room = (high - low).max(0.0);
    let gap = if n > 1 { gap.min(room / (n - 1) as f64) } else { gap };
    let offsets: Vec<f64> = (0..n).map(|place| place as f64 * gap).collect();
    let last = n.saturating_sub(1) as f64 * gap;
    settle(wanted, &order_of(wanted), &offsets, low, high - last)
}

/// The same for boxes of their own heights: middles, so that the boxes do not overlap.
pub fn dodge_boxes(wanted: &[f64], heights: &[f64], low: f64, high: f64) -> Vec<f64> {
    let order = order_of(wanted);
    let all: f64 = heights.iter().sum();
    let shrink = if all > 0.0 { ((high - low).max(0.0) / all).min(1.0) } else { 1.0 };
    let mut end = 0.0;
    let offsets: Vec<f64> = order
        .iter()
        .map(|&ix| {
            let height = heights[ix] * shrink;
            end += height;
            end - height / 2.0
        })
        .collect();
    settle(wanted, &order, &offsets, low, high - all * shrink)
}

fn order_of(wanted: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order::sort_by(&mut order, |&a, &b| wanted[a].total_cmp(&wanted[b]));
    order
}

/// With the offsets subtracted this is isotonic regression, solved by pooling adjacent violators.
fn settle(wanted: &[f64], order: &[usize], offsets: &[f64], low: f64, high: f64) -> Vec<f64> {
    // Pools of neighbours that touch: sum of what they want, and how many they are.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (&ix, offset) in order.iter().zip(offsets) {
        let mut pool = (wanted[ix] - offset, 1);
        while let Some(&(sum, count)) = pools.last() {
            if sum / count as f64 <= pool.0 / pool.1 as f64 {
                break;
            }
            pools.pop();
            pool = (pool.0 + sum, pool.1 + count);
        }
        pools.push(pool);
    }
    let mut found = vec![0.0; wanted.len()];
    let mut place = 0;
    for (sum, count) in pools {
        let base = (sum / count as f64).min(high).max(low);
        for _ in 0..count {
            found[order[place]] = base + offsets[place];
            place += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn leaves_alone_what_does_not_touch() {
        assert_eq!(dodge(&[50.0, 10.0], 20.0, 0.0, 100.0), [50.0, 10.0]);
        assert_eq!(dodge(&[10.0, 10.0, 10.0], 20.0, 0.0, 100.0), [0.0, 20.0, 40.0]);
        assert_eq!(dodge(&[95.0, 99.0], 20.0, 0.0, 100.0), [80.0, 100.0]);
        assert_eq!(dodge(&[], 20.0, 0.0, 100.0), Vec::<f64>::new());
        assert_eq!(dodge_boxes(&[50.0, 50.0], &[10.0, 30.0], 0.0, 100.0), [40.0, 60.0]);
        assert_eq!(dodge_boxes(&[99.0], &[20.0], 0.0, 100.0), [90.0]);
    }

    proptest! {
        #[test]
        fn apart_and_inside(wanted in prop::collection::vec(0.0f64..500.0, 0..20), gap in 1.0f64..24.0) {
            let found = dodge(&wanted, gap, 0.0, 500.0);
            let mut sorted = found.clone();
            sorted.sort_by(f64::total_cmp);
            prop_assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] > gap - 1e-9));
            prop_assert!(found.iter().all(|y| (-1e-9..=500.0 + 1e-9).contains(y)));
            for a in 0..wanted.len() {
                for b in 0..wanted.len() {
                    prop_assert!(wanted[a] >= wanted[b] || found[a] < found[b]);
                }
            }
        }
    }
}

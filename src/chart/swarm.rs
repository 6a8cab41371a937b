//! Dots along an axis, each beside the line where it would cover another: a beeswarm.

use crate::model::order;

/// Air between two dots.
const AIR: f64 = 0.75;
/// More dots than this stand in stacks: to try each against its neighbours would take too long.
const MOST: usize = 2000;

/// How far each dot stands off the line, so that none covers another: the first of the list are
/// placed first, each as near to the line as it can be, of two places equally near the upper one.
/// The same dots in the same order give the same places.
pub fn swarm(xs: &[f64], radii: &[f64]) -> Vec<f64> {
    if xs.len() > MOST {
        return stacks(xs, radii);
    }
    let mut found: Vec<f64> = Vec::with_capacity(xs.len());
    for (ix, (&x, &radius)) in xs.iter().zip(radii).enumerate() {
        // What may touch it: how far away along the line, the least distance, the place across.
        let near: Vec<(f64, f64, f64)> = (0..ix)
            .map(|other| ((xs[other] - x).abs(), radii[other] + radius + AIR, found[other]))
            .filter(|(along, least, _)| along < least)
            .collect();
        let free = |y: f64| {
            near.iter().all(|(along, least, other)| {
                let across = y - other;
                along * along + across * across >= least * least - 1e-6
            })
        };
        let mut places = vec![0.0];
        for (along, least, other) in &near {
            let across = (least * least - along * along).sqrt();
            places.extend([other - across, other + across]);
        }
        order::sort_by(&mut places, |a, b| a.abs().total_cmp(&b.abs()).then(a.total_cmp(b)));
        // The farthest place of all is always free.
        found.push(places.into_iter().find(|y| free(*y)).unwrap_or_default());
    }
    found
}

/// Columns as wide as a dot, filled from the line to both sides in turn.
fn stacks(xs: &[f64], radii: &[f64]) -> Vec<f64> {
    let size = 2.0 * radii.iter().copied().fold(0.0, f64::max) + AIR;
    let mut heights: Vec<usize> = Vec::new();
    xs.iter()
        .map(|x| {
            let column = (x / size).max(0.0) as usize;
            if heights.len() <= column {
                heights.resize(column + 1, 0);
            }
            let place = heights[column];
            heights[column] += 1;
            let side = if place % 2 == 1 { -1.0 } else { 1.0 };
            side * size * place.div_ceil(2) as f64
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn alone_on_the_line_and_beside_one_another() {
        assert_eq!(swarm(&[0.0, 50.0], &[4.0, 4.0]), [0.0, 0.0]);
        assert_eq!(swarm(&[10.0, 10.0, 10.0], &[4.0; 3]), [0.0, -8.75, 8.75]);
        assert_eq!(stacks(&[1.0, 1.0, 1.0], &[4.0; 3]), [0.0, -8.75, 8.75]);
        assert!(swarm(&[], &[]).is_empty());
    }

    proptest! {
        #[test]
        fn no_dot_covers_another(
            xs in prop::collection::vec(0.0f64..300.0, 0..60), size in 1.0f64..7.0
        ) {
            let radii: Vec<f64> =
                xs.iter().enumerate().map(|(ix, _)| if ix < 3 { size + 2.0 } else { size }).collect();
            let ys = swarm(&xs, &radii);
            for a in 0..xs.len() {
                for b in 0..a {
                    let (dx, dy) = (xs[a] - xs[b], ys[a] - ys[b]);
                    prop_assert!((dx * dx + dy * dy).sqrt() >= radii[a] + radii[b]);
                }
            }
        }
    }
}

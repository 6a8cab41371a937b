//! Outlines as fine as a picture can show and no finer: published boundaries have a hundred times as many
//! points.

use crate::model::Outline;

/// A ring of points: longitude and latitude in hundred-thousandths of a degree.
pub type Ring = Vec<[i32; 2]>;

/// So many steps of the grid span the whole map: half a pixel of a wide picture.
const GRID: i64 = 2000;

/// The outlines on a grid that all of them share, so that borders stay common: points that fall on one
/// another or on a straight line are left out, and islands that are smaller than a step of the grid, but
/// for the largest part of each unit. `None`: nothing is left of it.
pub fn simplified(outlines: Vec<Vec<Ring>>) -> Vec<Option<Outline>> {
    let points = || outlines.iter().flatten().flatten();
    let span = |axis: usize| {
        let (low, high) = points().fold((i32::MAX, i32::MIN), |(low, high), point| {
            (low.min(point[axis]), high.max(point[axis]))
        });
        i64::from(high) - i64::from(low)
    };
    if points().next().is_none() {
        return vec![None; outlines.len()];
    }
    let step = (span(0).max(span(1)) / GRID).max(1);
    let outline = |rings| Outline { rings: of_unit(rings, step) };
    outlines
        .into_iter()
        .map(|rings| Some(outline(rings)).filter(|made| !made.rings.is_empty()))
        .collect()
}

fn of_unit(rings: Vec<Ring>, step: i64) -> Vec<Vec<i32>> {
    let mut kept: Vec<(i64, Ring)> = rings
        .into_iter()
        .map(|ring| {
            let area = doubled_area(&ring);
            (area, straightened(gridded(&ring, step)))
        })
        .collect();
    let largest = kept.iter().map(|(area, _)| *area).max().unwrap_or_default();
    kept.retain(|(area, ring)| ring.len() > 2 && (*area == largest || *area > 8 * step * step));
    kept.into_iter().map(|(_, ring)| ring.into_iter().flatten().collect()).collect()
}

/// Twice the area, in squares of a hundred-thousandth of a degree.
fn doubled_area(ring: &Ring) -> i64 {
    let next = ring.iter().cycle().skip(1);
    let cross = |(a, b): (&[i32; 2], &[i32; 2])| {
        i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1])
    };
    ring.iter().zip(next).map(cross).sum::<i64>().abs()
}

fn gridded(ring: &Ring, step: i64) -> Ring {
    let snap = |value: i32| ((i64::from(value) + step / 2).div_euclid(step) * step) as i32;
    let mut made: Ring = Vec::new();
    for point in ring {
        let point = point.map(snap);
        if made.last() != Some(&point) {
            made.push(point);
        }
    }
    // The last point of a ring is its first.
    while made.len() > 1 && made.first() == made.last() {
        made.pop();
    }
    made
}

/// Without points in the middle of straight lines, and without spikes of no width.
fn straightened(ring: Ring) -> Ring {
    let mut made: Ring = Vec::with_capacity(ring.len());
    for point in ring {
        while let [.., before, last] = made.as_slice()
            && in_line(*before, *last, point)
        {
            made.pop();
        }
        made.push(point);
    }
    made
}

fn in_line(a: [i32; 2], b: [i32; 2], c: [i32; 2]) -> bool {
    let along =
        |from: [i32; 2], to: [i32; 2], axis: usize| i64::from(to[axis]) - i64::from(from[axis]);
    along(a, b, 0) * along(a, c, 1) == along(a, b, 1) * along(a, c, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fine_points_go_and_shared_borders_stay() {
        // Two squares of ten degrees with a border of a thousand points between them.
        let border: Vec<[i32; 2]> =
            (0..=1000).map(|at| [1_000_000 + (at % 7) * 3, at * 1000]).collect();
        let mut left = vec![[0, 0]];
        left.extend(&border);
        left.push([0, 1_000_000]);
        let mut right = vec![[2_000_000, 0]];
        right.extend(&border);
        right.push([2_000_000, 1_000_000]);
        let island = vec![[5000, 5000], [5100, 5000], [5100, 5100]];
        let made = simplified(vec![vec![left, island], vec![right]]);
        let made: Vec<_> = made.into_iter().map(|outline| outline.unwrap().rings).collect();
        assert_eq!(made.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1]);
        for ring in made.iter().flatten() {
            assert!(ring.len() <= 2 * 6, "{} numbers", ring.len());
        }
        let shared = |ring: &[i32]| -> Vec<[i32; 2]> {
            let points = ring.chunks(2).map(|pair| [pair[0], pair[1]]);
            points.filter(|point| point[0] == 1_000_000).collect()
        };
        assert_eq!(shared(&made[0][0]), shared(&made[1][0]));
        assert_eq!(simplified(vec![vec![]]), [None]);
    }
}

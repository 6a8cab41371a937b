//! Outlines on a plane: degrees of longitude as long as they are in the middle of the map.

use crate::chart::angle::spoke;
use crate::chart::placed::Point;
use crate::model::Unit;

/// The outline of a unit, on a plane with the north above.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Area {
    /// Its rings.
    pub rings: Vec<Vec<Point>>,
    /// The middle of its largest ring.
    pub centre: Point,
}

impl Area {
    /// The corners of the box around its largest ring.
    pub fn bounds(&self) -> [Point; 2] {
        let ring = largest(&self.rings).unwrap_or(&[]);
        let by = |axis: fn(&Point) -> f64, pick: fn(f64, f64) -> f64, start: f64| {
            ring.iter().map(axis).fold(start, pick)
        };
        [
            Point { x: by(|p| p.x, f64::min, f64::MAX), y: by(|p| p.y, f64::min, f64::MAX) },
            Point { x: by(|p| p.x, f64::max, f64::MIN), y: by(|p| p.y, f64::max, f64::MIN) },
        ]
    }
}

/// The outlines of units; `None` for those without one.
pub fn areas<'a>(units: impl Iterator<Item = &'a Unit> + Clone) -> Vec<Option<Area>> {
    let rings = units.clone().flat_map(|unit| unit.outline.iter().flat_map(|own| &own.rings));
    let latitudes = rings.flat_map(|ring| ring.iter().skip(1).step_by(2));
    let (low, high) = latitudes.fold((i32::MAX, i32::MIN), |(a, b), at| (a.min(*at), b.max(*at)));
    let middle = (i64::from(low) + i64::from(high)) / 2;
    // The cosine of the latitude, without the machine's own: of a whole turn in steps of 1/1000 °.
    let (_, down) = spoke((middle.abs() / 100) as usize, 360_000);
    let shrink = -down;
    let area = |unit: &Unit| {
        let own = unit.outline.as_ref()?;
        let point = |pair: &[i32]| Point { x: f64::from(pair[0]) * shrink, y: -f64::from(pair[1]) };
        let rings: Vec<Vec<Point>> =
            own.rings.iter().map(|ring| ring.chunks_exact(2).map(point).collect()).collect();
        let centre = centre(largest(&rings)?);
        Some(Area { rings, centre })
    };
    units.map(area).collect()
}

fn largest(rings: &[Vec<Point>]) -> Option<&[Point]> {
    let size = |ring: &&Vec<Point>| weighted(ring).0.abs();
    let largest = rings.iter().max_by(|a, b| size(a).total_cmp(&size(b)));
    largest.map(Vec::as_slice).filter(|ring| !ring.is_empty())
}

/// Twice the area of a ring, and its middle times six of that.
fn weighted(ring: &[Point]) -> (f64, Point) {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).fold((0.0, Point::default()), |(area, sum), (a, b)| {
        let cross = a.x * b.y - b.x * a.y;
        let sum = Point { x: sum.x + (a.x + b.x) * cross, y: sum.y + (a.y + b.y) * cross };
        (area + cross, sum)
    })
}

fn centre(ring: &[Point]) -> Point {
    // Counted from its first point: sums of large products lose the digits that matter.
    let origin = ring[0];
    let moved: Vec<Point> =
        ring.iter().map(|at| Point { x: at.x - origin.x, y: at.y - origin.y }).collect();
    let (area, sum) = weighted(&moved);
    if area == 0.0 {
        return origin;
    }
    Point { x: origin.x + sum.x / (3.0 * area), y: origin.y + sum.y / (3.0 * area) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Outline;

    #[test]
    fn a_square_at_sixty_degrees_is_half_as_wide() {
        let ring = vec![0, 6_000_000, 100_000, 6_000_000, 100_000, 6_100_000, 0, 6_100_000];
        let outline = Some(Arc::new(Outline { rings: vec![ring] }));
        let unit = Unit { outline, ..Unit::default() };
        let found = areas([&unit, &Unit::default()].into_iter());
        assert_eq!(found[1], None);
        let area = found[0].clone().unwrap();
        let [from, to] = area.bounds();
        assert!(((to.x - from.x) / (to.y - from.y) - 0.496).abs() < 0.01);
        assert!((area.centre.y + 6_050_000.0).abs() < 1.0 && area.centre.x > 0.0);
    }
}

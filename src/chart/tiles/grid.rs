//! Places on a plane onto the cells of a grid, one each, moved as little as can be.

use crate::chart::placed::Point;
use crate::model::order;

/// So many cells there are for each place: a country is no rectangle.
const ROOM: f64 = 2.0;
/// So often all are looked through for a better cell.
const PASSES: usize = 40;

/// A cell for each place, column and row from the top left, counted from 0; no two share one. The sum of
/// the squared ways is made small by exchanges, not proven least. The same places in the same order give
/// the same cells.
pub fn assigned(places: &[Point]) -> Vec<(usize, usize)> {
    let ends = |axis: fn(&Point) -> f64| {
        places.iter().map(axis).fold((f64::MAX, f64::MIN), |(a, b), at| (a.min(at), b.max(at)))
    };
    let ((left, right), (top, bottom)) = (ends(|p| p.x), ends(|p| p.y));
    let (wide, high) = ((right - left).max(1e-9), (bottom - top).max(1e-9));
    let cells = places.len() as f64 * ROOM;
    let scale = (cells / (wide * high)).sqrt().min(cells / wide.max(high));
    let wanted: Vec<Point> = places
        .iter()
        .map(|place| Point { x: (place.x - left) * scale, y: (place.y - top) * scale })
        .collect();
    let (columns, rows) = ((wide * scale) as i64 + 2, (high * scale) as i64 + 2);
    let mut taken: Vec<(i64, i64)> = Vec::with_capacity(places.len());
    for at in &wanted {
        let free = |cell: &(i64, i64)| !taken.contains(cell);
        // As far around as there can be somebody.
        let all = (-1..=rows).flat_map(|row| (-1..=columns).map(move |column| (column, row)));
        let nearest = all.filter(free).min_by(|a, b| way(at, *a).total_cmp(&way(at, *b)));
        taken.push(nearest.unwrap_or((taken.len() as i64, rows + 1)));
    }
    improve(&wanted, &mut taken, columns, rows);
    let (columns, rows) = (used(&taken, |cell| cell.0), used(&taken, |cell| cell.1));
    let place = |all: &[i64], at: i64| all.binary_search(&at).unwrap_or_default();
    taken.iter().map(|(x, y)| (place(&columns, *x), place(&rows, *y))).collect()
}

/// The columns, or rows, in which anybody is: empty ones are left out.
fn used(taken: &[(i64, i64)], axis: fn(&(i64, i64)) -> i64) -> Vec<i64> {
    let mut all: Vec<i64> = taken.iter().map(axis).collect();
    order::sort(&mut all);
    all.dedup();
    all
}

fn way(at: &Point, cell: (i64, i64)) -> f64 {
    let (dx, dy) = (cell.0 as f64 - at.x, cell.1 as f64 - at.y);
    dx * dx + dy * dy
}

/// Exchanges cells, and moves to free ones beside, as long as that shortens the ways.
fn improve(wanted: &[Point], taken: &mut [(i64, i64)], columns: i64, rows: i64) {
    for _ in 0..PASSES {
        let mut better = false;
        for a in 0..taken.len() {
            for b in a + 1..taken.len() {
                let now = way(&wanted[a], taken[a]) + way(&wanted[b], taken[b]);
                let then = way(&wanted[a], taken[b]) + way(&wanted[b], taken[a]);
                if then + 1e-9 < now {
                    taken.swap(a, b);
                    better = true;
                }
            }
            let (x, y) = taken[a];
            for cell in [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)] {
                let inside = (-1..=columns).contains(&cell.0) && (-1..=rows).contains(&cell.1);
                let nearer = way(&wanted[a], cell) + 1e-9 < way(&wanted[a], taken[a]);
                if inside && nearer && !taken.contains(&cell) {
                    taken[a] = cell;
                    better = true;
                }
            }
        }
        if !better {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_on_a_grid_stay_where_they_are() {
        let places: Vec<Point> =
            (0..12).map(|n| Point { x: f64::from(n % 4), y: f64::from(n / 4) }).collect();
        let cells = assigned(&places);
        for (a, b) in [(0, 1), (4, 5), (0, 4)] {
            assert!(cells[a].0 <= cells[b].0 && cells[a].1 <= cells[b].1, "{cells:?}");
        }
        assert_eq!(assigned(&[]), []);
        assert_eq!(assigned(&[Point { x: 3.0, y: 9.0 }]), [(0, 0)]);
    }

    proptest! {
        #[test]
        fn no_two_share_a_cell(
            places in prop::collection::vec((0.0f64..9.0, 0.0f64..20.0), 0..80)
        ) {
            let places: Vec<Point> = places.into_iter().map(|(x, y)| Point { x, y }).collect();
            let mut cells = assigned(&places);
            cells.sort_unstable();
            cells.dedup();
            prop_assert_eq!(cells.len(), places.len());
        }
    }
}

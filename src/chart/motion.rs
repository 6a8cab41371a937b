//! Rows on their way from where they stood in the picture before: who rises and who falls is seen.

use super::placed::{Mark, Placed, Point, Rect, Shape};
use crate::model::order;

/// More rows are not moved: each step is painted anew.
const MOST_ROWS: usize = 300;

/// A picture whose rows are on their way to their places.
#[derive(Clone, Debug, PartialEq)]
pub struct Moving {
    to: Placed,
    /// From the top down: where a row ends up (top, bottom), and how far off it begins.
    rows: Vec<(f64, f64, f64)>,
}

impl Moving {
    /// From one picture to the next. `None`: they are not both made of rows of one width, nobody stands
    /// elsewhere, or they are too many.
    pub fn new(from: &Placed, to: &Placed) -> Option<Moving> {
        let alike = from.by_rows && to.by_rows && from.width == to.width;
        if !alike || to.hits.len() > MOST_ROWS * 40 {
            return None;
        }
        let mut before: Vec<(usize, f64)> =
            from.hits.iter().filter_map(|hit| Some((hit.unit?, hit.area.y))).collect();
        order::sort_by(&mut before, |a, b| a.0.cmp(&b.0));
        before.dedup_by_key(|(unit, _)| *unit);
        let off = |unit: usize, top: f64| {
            let found = before.binary_search_by_key(&unit, |(unit, _)| *unit);
            // Who was not there comes from below.
            found.map_or(to.height - top, |at| before[at].1 - top)
        };
        let mut rows: Vec<(f64, f64, f64)> = to
            .hits
            .iter()
            .filter_map(|hit| Some((hit.area.y, hit.area.bottom(), off(hit.unit?, hit.area.y))))
            .collect();
        order::sort_by(&mut rows, |a, b| a.0.total_cmp(&b.0));
        rows.dedup_by(|a, b| a.0 == b.0);
        let moves = rows.len() <= MOST_ROWS && rows.iter().any(|(.., off)| off.abs() > 0.5);
        moves.then(|| Moving { to: to.clone(), rows })
    }

    /// The picture when a share of the way (0 to 1) is gone: slow at first and at last.
    pub fn at(&self, way: f64) -> Placed {
        let way = way.clamp(0.0, 1.0);
        let left = 1.0 - way * way * (3.0 - 2.0 * way);
        let mut placed = self.to.clone();
        for mark in &mut placed.marks {
            self.shift(mark, left);
        }
        for label in &mut placed.labels {
            let dy = self.off(label.at.y - label.size * 0.35) * left;
            label.at.y += dy;
        }
        placed
    }

    /// How far off the row at a height begins; nothing between rows.
    fn off(&self, y: f64) -> f64 {
        let after = self.rows.partition_point(|(top, ..)| *top <= y);
        let row = after.checked_sub(1).map(|at| self.rows[at]);
        row.filter(|(_, bottom, _)| y < *bottom).map_or(0.0, |(.., off)| off)
    }

    fn shift(&self, mark: &mut Mark, left: f64) {
        let moved = |point: &mut Point, dy: f64| point.y += dy;
        match &mut mark.shape {
            Shape::Rects(rects) => {
                for rect in rects {
                    let middle = rect.y + rect.height / 2.0;
                    let dy = self.off(middle) * left;
                    *rect = Rect { y: rect.y + dy, ..*rect };
                }
            }
            Shape::Lines(runs) => {
                for run in runs {
                    // What goes through several rows is the ground, which stays.
                    let offs: Vec<f64> = run.iter().map(|point| self.off(point.y)).collect();
                    let first = offs.first().copied().unwrap_or_default();
                    let high = run.iter().map(|p| p.y).fold(f64::MIN, f64::max)
                        - run.iter().map(|p| p.y).fold(f64::MAX, f64::min);
                    if high < 40.0 && offs.iter().all(|off| *off == first) {
                        run.iter_mut().for_each(|point| moved(point, first * left));
                    }
                }
            }
            Shape::Circle { at, .. } => {
                let dy = self.off(at.y) * left;
                moved(at, dy);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::ink::Ink;
    use super::super::placed::{Anchor, Frame, Hit, Label, Run};
    use super::*;
    use crate::locale::Lang;

    /// Rows of twenty pixels, a bar and a name each.
    fn rows(units: &[usize]) -> Placed {
        let frame =
            Frame { width: 300.0, height: 20.0 * units.len() as f64, scale: 1.0, lang: Lang::Vi };
        let mut placed = Placed { by_rows: true, ..Placed::new(&frame) };
        let bar = |at: usize| Rect { x: 0.0, y: 20.0 * at as f64 + 5.0, width: 50.0, height: 10.0 };
        placed.marks.push(Mark::rects((0..units.len()).map(bar).collect(), Ink::Bar));
        for (at, unit) in units.iter().enumerate() {
            let y = 20.0 * at as f64;
            let run = Run::plain(unit.to_string(), Ink::Ink);
            placed.labels.push(Label::new(0.0, y + 14.5, Anchor::Start, 13.0, run));
            placed.hits.push(Hit {
                at: Point { x: 0.0, y: y + 10.0 },
                area: Rect { x: 0.0, y, width: 300.0, height: 20.0 },
                unit: Some(*unit),
                series: at,
                step: 0,
                lines: vec![unit.to_string()].into(),
            });
        }
        placed
    }

    fn places(placed: &Placed) -> Vec<(String, f64)> {
        placed.labels.iter().map(|label| (label.text(), label.at.y)).collect()
    }

    #[test]
    fn rows_begin_where_they_were_and_end_where_they_are() {
        let (from, to) = (rows(&[1, 2, 3]), rows(&[3, 1, 2, 9]));
        let moving = Moving::new(&from, &to).unwrap();
        assert_eq!(moving.at(1.0), to);
        let start = places(&moving.at(0.0));
        for (name, y) in places(&from) {
            assert!(start.contains(&(name.clone(), y)), "{name}: {start:?}");
        }
        let nine = start.iter().find(|(name, _)| name == "9").unwrap();
        assert!(nine.1 > to.height, "who is new comes from below");
        let half = places(&moving.at(0.5));
        assert_eq!(half[0], ("3".to_owned(), (54.5 + 14.5) / 2.0));
    }

    #[test]
    fn what_does_not_move_is_not_moved() {
        let (a, b) = (rows(&[1, 2]), rows(&[2, 1]));
        assert!(Moving::new(&a, &a.clone()).is_none());
        assert!(Moving::new(&a, &Placed { by_rows: false, ..b.clone() }).is_none());
        assert!(Moving::new(&a, &Placed { width: 299.0, ..b }).is_none());
    }
}

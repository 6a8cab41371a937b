//! One component of many rows: a small bar for each row, from zero to the component's maximum.
//! Several such columns beside one another stand in for a stacked bar, whose inner pieces share no
//! base line.

use super::ink::Ink;
use super::parts::Who;
use super::placed::{Frame, Mark, Placed, Point, Rect, Stroke};
use super::scale::Scale;
use crate::model::Decimal;

/// A row's small bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartRow {
    /// Whether it is us, watched or one of the others.
    pub who: Who,
    /// Height of the row in layout pixels.
    pub height: f64,
    /// The component's score.
    pub score: Option<Decimal>,
}

/// The column of small bars, `width` wide; `full` is the score that fills it. The figures stand
/// beside it in the table.
pub fn column(rows: &[PartRow], full: Decimal, width: f64, frame: &Frame) -> Placed {
    let height: f64 = rows.iter().map(|row| row.height).sum();
    let mut placed = Placed::new(&Frame { width, height, ..*frame });
    let scale = Scale::new(0.0, full.to_f64(), 1.0, width);
    for ink in [Ink::Bar, Ink::BarWatch, Ink::Accent] {
        let mut top = 0.0;
        let mut rects = Vec::new();
        for row in rows {
            if let Some(score) = row.score.filter(|_| row.who.bar() == ink) {
                let end = scale.of(score).clamp(1.0, width);
                let middle = top + row.height / 2.0;
                rects.push(Rect::between(1.0, middle - 5.0, end, middle + 5.0));
            }
            top += row.height;
        }
        if !rects.is_empty() {
            placed.marks.push(Mark::rects(rects, ink));
        }
    }
    let line = vec![Point { x: 0.5, y: 0.0 }, Point { x: 0.5, y: height }];
    placed.marks.push(Mark::lines(vec![line], Stroke::new(Ink::RuleStrong, 1.0)));
    placed
}

//! Bars from zero: the bar column of a table's rows, and its axis.
//!
//! A bar of several parts is one bar in one ink, parted by hairlines of the ground: where each part
//! has a scale of its own, [`super::part_bars`] is the better picture.

use super::ink::Ink;
use super::parts::Who;
use super::placed::{Anchor, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Stroke};
use super::scale::{Scale, ticks};
use crate::locale::{Lang, number};
use crate::model::{Decimal, UnitIx};

/// A row's bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarRow {
    /// The unit.
    pub unit: UnitIx,
    /// Whether it is us, watched or one of the others.
    pub who: Who,
    /// Height of the row in layout pixels.
    pub height: f64,
    /// Room above it, in which no bar stands.
    pub above: f64,
    /// The score; no bar without one.
    pub score: Option<Decimal>,
    /// The score of the period compared with: a tick across the bar.
    pub before: Option<Decimal>,
    /// What the parts add to the score, in their order; empty for a bar of one piece.
    pub parts: Vec<Decimal>,
    /// What a reading says: the name, then a line a value.
    pub lines: Vec<String>,
}

/// The axis that all rows share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BarAxis {
    low: Decimal,
    high: Decimal,
}

/// Height of a bar.
pub const BAR: f64 = 10.0;
/// Air at the right end, for the tick of the best row.
const AIR: f64 = 3.0;

impl BarAxis {
    /// The axis for these scores: from zero, or from the lowest where that is negative, to the
    /// highest.
    pub fn new(scores: impl Iterator<Item = Decimal>) -> BarAxis {
        let (low, high) = scores.fold((Decimal::ZERO, Decimal::ZERO), |(low, high), score| {
            (low.min(score), high.max(score))
        });
        BarAxis { low, high: if low == high { low + Decimal::from(1) } else { high } }
    }

    /// The scale onto a width.
    pub fn scale(&self, width: f64) -> Scale {
        Scale::new(self.low.to_f64(), self.high.to_f64(), 0.0, width - AIR)
    }

    /// Where the axis is marked, for a width: the pixel and the text of each mark.
    pub fn ticks(&self, width: f64, lang: Lang) -> Vec<(f64, String)> {
        let scale = self.scale(width);
        let most = ((width / 56.0) as usize).clamp(2, 10);
        let (values, places) = ticks(self.low, self.high, most);
        values
            .into_iter()
            .map(|value| (scale.of(value), number::number(value, places, lang)))
            .collect()
    }
}

/// The bar column of a slice of rows as one picture, rows from the top down without gaps. Grid
/// lines run through; bars of one ink are one element.
pub fn column(rows: &[BarRow], axis: &BarAxis, width: f64, frame: &Frame) -> Placed {
    let height: f64 = rows.iter().map(|row| row.above + row.height).sum();
    let mut placed = Placed::new(&Frame { width, height, ..*frame });
    let scale = axis.scale(width);
    let zero = scale.at(0.0);
    let line = |x: f64| vec![Point { x, y: 0.0 }, Point { x, y: height }];
    let ticks = axis.ticks(width, frame.lang);
    let grid: Vec<_> = ticks.iter().filter(|(x, _)| *x != zero).map(|(x, _)| line(*x)).collect();
    placed.marks.push(Mark::lines(grid, Stroke::new(Ink::Grid, 1.0)));
    let mut bars: [(Ink, Vec<Rect>); 3] =
        [(Ink::Bar, Vec::new()), (Ink::BarWatch, Vec::new()), (Ink::Accent, Vec::new())];
    let (mut seams, mut before) = (Vec::new(), Vec::new());
    let (mut rims, mut our_rims) = (Vec::new(), Vec::new());
    let mut top = 0.0;
    for (series, row) in rows.iter().enumerate() {
        top += row.above;
        let middle = top + row.height / 2.0;
        let (bar_top, bar_bottom) = (middle - BAR / 2.0, middle + BAR / 2.0);
        let end = row.score.map(|score| scale.of(score));
        if let Some(end) = end {
            for (ink, rects) in &mut bars {
                if *ink == row.who.bar() {
                    rects.push(Rect::between(zero, bar_top, end, bar_bottom));
                }
            }
        }
        // Parts stand on one another from zero; the last seam is the bar's end.
        let mut sum = Decimal::ZERO;
        for part in row.parts.iter().take(row.parts.len().saturating_sub(1)) {
            sum = sum + *part;
            let x = scale.of(sum);
            seams.push(vec![Point { x, y: bar_top }, Point { x, y: bar_bottom }]);
        }
        if let Some(x) = row.before.map(|score| scale.of(score)) {
            let (y0, y1) = (middle - BAR / 2.0 - 3.0, middle + BAR / 2.0 + 3.0);
            let rims = if row.who == Who::Us { &mut our_rims } else { &mut rims };
            rims.push(Rect::between(x - 2.0, y0, x + 2.0, y1));
            before.push(Rect::between(x - 1.0, y0, x + 1.0, y1));
        }
        placed.hits.push(Hit {
            at: Point { x: end.unwrap_or(zero), y: middle },
            area: Rect { x: 0.0, y: top, width, height: row.height },
            unit: Some(row.unit),
            series,
            step: 0,
            lines: row.lines.clone().into(),
        });
        top += row.height;
    }
    for (ink, rects) in bars {
        if !rects.is_empty() {
            placed.marks.push(Mark::rects(rects, ink));
        }
    }
    let lines = [(seams, Ink::Page, 1.0), (vec![line(zero)], Ink::RuleStrong, 1.0)];
    for (runs, ink, weight) in lines {
        if !runs.is_empty() {
            placed.marks.push(Mark::lines(runs, Stroke::new(ink, weight)));
        }
    }
    for (rects, ink) in [(rims, Ink::Page), (our_rims, Ink::UsRow), (before, Ink::Ink)] {
        if !rects.is_empty() {
            placed.marks.push(Mark::rects(rects, ink));
        }
    }
    placed
}

/// The labels of the axis, for the head of the column.
pub fn axis_labels(axis: &BarAxis, x: f64, y: f64, width: f64, lang: Lang) -> Vec<Label> {
    let half = |text: &str| super::text_width::width(text, 12.0, false) / 2.0;
    axis.ticks(width, lang)
        .into_iter()
        .map(|(at, text)| {
            // Labels at the edges stand inside.
            let at = at.clamp(half(&text), (width - half(&text)).max(half(&text)));
            Label::new(x + at, y, Anchor::Middle, 12.0, Run::plain(text, Ink::Ink3))
        })
        .collect()
}

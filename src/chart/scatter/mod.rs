//! Two indicators, or two periods of one, against each other: a dot a unit, parted by the medians
//! into quadrants that are named in words.

mod input;
mod names;
mod twin;

pub use input::{draw, input};
pub use twin::told;

use super::ink::Ink;
use super::late::Lines;
use super::parts::Who;
use super::placed::{Anchor, Dash, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Stroke};
use super::scale::{Scale, ticks};
use super::text_width::{width, wrap};
use crate::locale::pictures::scatter::Quadrant;
use crate::locale::{Lang, Noun, number};
use crate::model::{Decimal, Given, Measure, UnitIx, order};

/// What a scatter is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scatter {
    /// What is drawn across.
    pub x: ScatterAxis,
    /// What is drawn upwards.
    pub y: ScatterAxis,
    /// Whether the axes are two periods of one indicator.
    pub periods: bool,
    /// A dot a unit that has both scores: us first, then the watched, then the others.
    pub dots: Vec<ScatterDot>,
    /// Spearman's rank correlation, to two decimals.
    pub correlation: Option<Decimal>,
    /// What is said of a change of method between the two periods.
    pub method_changed: Option<String>,
    /// What the units are counted as.
    pub noun: Noun,
}

/// An axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScatterAxis {
    /// Its indicator: «PCI».
    pub indicator: String,
    /// Its indicator and period: «PCI 2016».
    pub name: String,
    /// What its scores are counted in.
    pub measure: Measure,
    /// Decimals of its scores.
    pub places: u8,
    /// Whether the lowest score is best: then the axis runs the other way.
    pub lower_is_better: bool,
    /// The median of the units drawn.
    pub median: Decimal,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScatterDot {
    /// The unit.
    pub unit: UnitIx,
    /// Its name.
    pub name: String,
    /// Whether it is us, watched or one of the others.
    pub who: Who,
    /// Its score across.
    pub x: Given<Decimal>,
    /// Its score upwards.
    pub y: Given<Decimal>,
}

impl ScatterAxis {
    /// Whether a score is at least as good as the median.
    fn is_good(&self, score: Decimal) -> bool {
        if self.lower_is_better { score <= self.median } else { score >= self.median }
    }

    fn score(&self, value: Decimal, lang: Lang) -> String {
        number::figure(value, self.places, self.measure, lang)
    }
}

impl Scatter {
    fn quadrant(&self, dot: &ScatterDot) -> Quadrant {
        (self.x.is_good(dot.x.value), self.y.is_good(dot.y.value))
    }
}

const SMALL: f64 = 12.0;
const LINE: f64 = 15.0;
/// Above the plot: the name of the axis that runs upwards.
const HEAD: f64 = 22.0;
/// Below the plot: the marks of the axis and its name.
const FEET: f64 = 38.0;
/// More dots than this become one mark of small squares.
const MOST_CIRCLES: usize = 1500;
/// The quadrants, in the order in which they are told.
const QUADRANTS: [Quadrant; 4] = [(true, true), (false, true), (true, false), (false, false)];

/// Lays the chart out.
fn place(input: &Scatter, frame: &Frame) -> Placed {
    let layout = Layout::new(input, frame);
    let mut placed = Placed::new(frame);
    layout.ground(input, &mut placed);
    layout.dots(input, &mut placed);
    let unplaced = names::write(&layout, input, &mut placed);
    layout.foot(input, unplaced, &mut placed);
    layout.hits(input, &mut placed);
    twin::describe(input, &mut placed);
    placed
}

struct Layout {
    frame: Frame,
    plot: Rect,
    /// The words of each quadrant, in their order, wrapped.
    words: [Vec<String>; 4],
    x: Scale,
    y: Scale,
    x_ticks: Vec<(f64, String)>,
    y_ticks: Vec<(f64, String)>,
    radius: f64,
}

impl Layout {
    fn new(input: &Scatter, frame: &Frame) -> Layout {
        let lang = frame.lang;
        let height = frame.height.max(300.0);
        let y_marks = marks(input.dots.iter().map(|dot| dot.y.value), height / 60.0, lang);
        let axis = y_marks.1.iter().map(|(_, text)| width(text, SMALL, false)).fold(0.0, f64::max);
        let notes = note_lines(input, frame).len() as f64 * LINE;
        let plot = Rect::between(axis + 10.0, HEAD, frame.width - 2.0, height - FEET - notes);
        let x_marks = marks(input.dots.iter().map(|dot| dot.x.value), plot.width / 70.0, lang);
        let words = QUADRANTS.map(|quadrant| {
            wrap(&twin::counted(input, quadrant, lang), SMALL, false, plot.width / 2.0 - 14.0)
        });
        let lines = words.iter().map(Vec::len).max().unwrap_or(1) as f64;
        let radius = if input.dots.len() > 400 {
            2.5
        } else if frame.width < 560.0 {
            3.5
        } else {
            4.5
        };
        // Dots leave the words of the quadrants their room.
        let (across, up) = (radius + 5.0, LINE * lines + radius + 6.0);
        let flip = |low: f64, high: f64, axis: &ScatterAxis| {
            if axis.lower_is_better { (high, low) } else { (low, high) }
        };
        let (left, right) = flip(plot.x + across, plot.right() - across, &input.x);
        let (bottom, top) = flip(plot.bottom() - up, plot.y + up, &input.y);
        let scale = |(low, high): (Decimal, Decimal), start, end| {
            Scale::new(low.to_f64(), high.to_f64(), start, end)
        };
        let (x, y) = (scale(x_marks.0, left, right), scale(y_marks.0, bottom, top));
        let at = |scale: &Scale, marks: Vec<(Decimal, String)>| {
            marks.into_iter().map(|(value, text)| (scale.of(value), text)).collect()
        };
        let (x_ticks, y_ticks) = (at(&x, x_marks.1), at(&y, y_marks.1));
        Layout { frame: Frame { height, ..*frame }, plot, words, x, y, x_ticks, y_ticks, radius }
    }

    fn at(&self, dot: &ScatterDot) -> Point {
        Point { x: self.x.of(dot.x.value), y: self.y.of(dot.y.value) }
    }

    fn radius_of(&self, who: Who) -> f64 {
        match who {
            Who::Us => self.radius + 2.5,
            Who::Watched(_) => self.radius + 1.0,
            Who::Other => self.radius,
        }
    }

    fn ground(&self, input: &Scatter, placed: &mut Placed) {
        let plot = self.plot;
        let down = |x: f64| vec![Point { x, y: plot.y }, Point { x, y: plot.bottom() }];
        let across = |y: f64| vec![Point { x: plot.x, y }, Point { x: plot.right(), y }];
        let grid = self.x_ticks.iter().map(|(x, _)| down(*x));
        let grid = grid.chain(self.y_ticks.iter().map(|(y, _)| across(*y))).collect();
        placed.marks.push(Mark::lines(grid, Stroke::new(Ink::Grid, 1.0)));
        let frame = vec![across(plot.bottom()), down(plot.x)];
        placed.marks.push(Mark::lines(frame, Stroke::new(Ink::RuleStrong, 1.0)));
        let medians = vec![down(self.x.of(input.x.median)), across(self.y.of(input.y.median))];
        let stroke = Stroke { ink: Ink::Ink2, width: 1.5, dash: Dash::Long };
        placed.marks.push(Mark::lines(medians, stroke));
        let mut write = |x: f64, y: f64, anchor, text: &str, ink| {
            placed.labels.push(Label::new(x, y, anchor, SMALL, Run::plain(text, ink)));
        };
        for (x, text) in &self.x_ticks {
            let half = width(text, SMALL, false) / 2.0;
            let x = x.clamp(half, self.frame.width - half);
            write(x, plot.bottom() + 15.0, Anchor::Middle, text, Ink::Ink3);
        }
        for (y, text) in &self.y_ticks {
            write(plot.x - 6.0, y + 4.0, Anchor::End, text, Ink::Ink3);
        }
        write(0.0, 14.0, Anchor::Start, &format!("↑ {}", input.y.name), Ink::Ink);
        let name = format!("{} →", input.x.name);
        write(plot.right(), plot.bottom() + 31.0, Anchor::End, &name, Ink::Ink);
        for ((right, top), lines) in QUADRANTS.into_iter().zip(&self.words) {
            let (x, anchor) = if right {
                (plot.right() - 6.0, Anchor::End)
            } else {
                (plot.x + 6.0, Anchor::Start)
            };
            let below = LINE * (lines.len() as f64 - 1.0);
            let first = if top { plot.y + 14.0 } else { plot.bottom() - 7.0 - below };
            for (ix, text) in lines.iter().enumerate() {
                write(x, first + LINE * ix as f64, anchor, text, Ink::CtxText);
            }
        }
    }

    fn dots(&self, input: &Scatter, placed: &mut Placed) {
        let many = input.dots.len() > MOST_CIRCLES;
        if many {
            let others = input.dots.iter().filter(|dot| !dot.who.is_marked());
            let squares = others.map(|dot| {
                let (at, reach) = (self.at(dot), self.radius * 0.6);
                Rect::between(at.x - reach, at.y - reach, at.x + reach, at.y + reach)
            });
            placed.marks.push(Mark::rects(squares.collect(), Ink::BarWatch));
        }
        for dot in input.dots.iter().rev().filter(|dot| !many || dot.who.is_marked()) {
            let (fill, rim) = match dot.who {
                Who::Other => (Ink::Bar, Stroke::new(Ink::BarWatch, 1.0)),
                who => (who.line(), Stroke::new(Ink::Halo, 1.5)),
            };
            placed.marks.push(Mark::disc(self.at(dot), self.radius_of(dot.who), fill, rim));
        }
    }

    /// The correlation, a change of method, and the names that found no room in the plot.
    fn foot(&self, input: &Scatter, unplaced: Vec<String>, placed: &mut Placed) {
        let notes = note_lines(input, &self.frame);
        let first = self.frame.height - LINE * notes.len() as f64 + 8.0;
        placed.height = self.frame.height + LINE * unplaced.len() as f64;
        for (ix, text) in notes.into_iter().chain(unplaced).enumerate() {
            let (y, run) = (first + LINE * ix as f64, Run::plain(text, Ink::Ink2));
            placed.labels.push(Label::new(0.0, y, Anchor::Start, SMALL, run));
        }
    }

    fn hits(&self, input: &Scatter, placed: &mut Placed) {
        let mut dots: Vec<(Point, usize)> =
            input.dots.iter().enumerate().map(|(ix, dot)| (self.at(dot), ix)).collect();
        order::sort_by(&mut dots, |a, b| a.0.x.total_cmp(&b.0.x));
        for (step, (at, ix)) in dots.into_iter().enumerate() {
            let dot = &input.dots[ix];
            let reach = self.radius_of(dot.who) + 4.0;
            placed.hits.push(Hit {
                at,
                area: Rect::between(at.x - reach, at.y - reach, at.x + reach, at.y + reach),
                unit: Some(dot.unit),
                series: 0,
                step,
                lines: Lines::Asked(ix, 0),
            });
        }
    }
}

/// An axis's ends, and its marks with their texts.
type Marks = ((Decimal, Decimal), Vec<(Decimal, String)>);

fn marks(scores: impl Iterator<Item = Decimal>, most: f64, lang: Lang) -> Marks {
    let (low, high) = scores.fold((None, None), |(low, high), score| {
        let lowest = low.map_or(score, |low: Decimal| low.min(score));
        (Some(lowest), Some(high.map_or(score, |high: Decimal| high.max(score))))
    });
    let (low, high) = (low.unwrap_or(Decimal::ZERO), high.unwrap_or(Decimal::HUNDRED));
    let (values, places) = ticks(low, high, (most as usize).clamp(2, 10));
    let texts = values.into_iter().map(|value| (value, number::number(value, places, lang)));
    ((low, high), texts.collect())
}

fn note_lines(input: &Scatter, frame: &Frame) -> Vec<String> {
    let texts =
        twin::correlation(input, frame.lang).into_iter().chain(input.method_changed.clone());
    texts.flat_map(|text| wrap(&text, SMALL, false, frame.width - 4.0)).collect()
}

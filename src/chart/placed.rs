//! A picture with everything in its place: one value from which the page, a file, a tooltip, the
//! keyboard and the table for screen readers all read.

use super::ink::Ink;
use super::late::{Asked, Lines, Rows};
use super::text_width;
use crate::locale::Lang;
use crate::model::UnitIx;

/// The room that a chart is given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in layout pixels (a text of size 12 is 12 of them high).
    pub width: f64,
    /// Height in layout pixels; charts made of rows take what their rows need instead.
    pub height: f64,
    /// Screen pixels per layout pixel: 1, or 1.25 on a projector.
    pub scale: f64,
    /// The reader's language.
    pub lang: Lang,
}

impl Frame {
    /// A frame of so many screen pixels at a scale: a projector's picture is laid out like a
    /// laptop's and enlarged.
    pub fn on_screen(width: f64, height: f64, scale: f64, lang: Lang) -> Frame {
        let scale = if scale.is_finite() && scale > 0.0 { scale } else { 1.0 };
        Frame { width: (width / scale).max(200.0), height: (height / scale).max(80.0), scale, lang }
    }
}

/// A point, in layout pixels from the top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// A rectangle, in layout pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width, not negative.
    pub width: f64,
    /// Height, not negative.
    pub height: f64,
}

impl Point {
    fn moved(self, dx: f64, dy: f64) -> Point {
        Point { x: self.x + dx, y: self.y + dy }
    }
}

impl Rect {
    fn moved(self, dx: f64, dy: f64) -> Rect {
        Rect { x: self.x + dx, y: self.y + dy, ..self }
    }

    /// The rectangle between two edges in each direction, given in any order.
    pub fn between(x0: f64, y0: f64, x1: f64, y1: f64) -> Rect {
        Rect { x: x0.min(x1), y: y0.min(y1), width: (x1 - x0).abs(), height: (y1 - y0).abs() }
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether the insides of two rectangles have a point in common.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether a point lies in it, edges included.
    pub fn contains(&self, point: Point) -> bool {
        (self.x..=self.right()).contains(&point.x) && (self.y..=self.bottom()).contains(&point.y)
    }
}

/// Dash pattern of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dash {
    /// Unbroken.
    #[default]
    Solid,
    /// Long dashes.
    Long,
    /// Dots.
    Dots,
    /// The ring around a derived value.
    Ring,
    /// The small ring that is the sign of a derived value.
    Small,
}

impl Dash {
    /// The dash of the n-th rival, from 0.
    pub fn rival(n: usize) -> Dash {
        [Dash::Solid, Dash::Long, Dash::Dots][n % 3]
    }

    /// The pattern as SVG writes it: stroke and gap in layout pixels.
    pub fn pattern(self) -> Option<&'static str> {
        match self {
            Dash::Solid => None,
            Dash::Long => Some("7 3"),
            Dash::Dots => Some("2 3"),
            Dash::Ring => Some("4 2.28"),
            Dash::Small => Some("1.8 1.6"),
        }
    }
}

/// A line's look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// Its width in layout pixels.
    pub width: f64,
    /// Its pattern.
    pub dash: Dash,
}

impl Stroke {
    /// An unbroken line.
    pub fn new(ink: Ink, width: f64) -> Stroke {
        Stroke { ink, width, dash: Dash::Solid }
    }
}

/// What is drawn. Shapes of one mark look alike and become one element.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Broken lines: each a run of points, with a gap between runs.
    Lines(Vec<Vec<Point>>),
    /// Rectangles.
    Rects(Vec<Rect>),
    /// A circle.
    Circle {
        /// Its centre.
        at: Point,
        /// Its radius.
        radius: f64,
    },
}

/// A drawn thing and its look. Marks are painted in order, labels after all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What is drawn.
    pub shape: Shape,
    /// The colour of its inside.
    pub fill: Option<Ink>,
    /// Its outline.
    pub stroke: Option<Stroke>,
}

impl Mark {
    /// Lines with gaps between them.
    pub fn lines(runs: Vec<Vec<Point>>, stroke: Stroke) -> Mark {
        Mark { shape: Shape::Lines(runs), fill: None, stroke: Some(stroke) }
    }

    /// A straight line.
    pub fn line(x0: f64, y0: f64, x1: f64, y1: f64, stroke: Stroke) -> Mark {
        Mark::lines(vec![vec![Point { x: x0, y: y0 }, Point { x: x1, y: y1 }]], stroke)
    }

    /// Filled rectangles.
    pub fn rects(rects: Vec<Rect>, fill: Ink) -> Mark {
        Mark { shape: Shape::Rects(rects), fill: Some(fill), stroke: None }
    }

    /// The same mark elsewhere.
    pub fn moved(mut self, dx: f64, dy: f64) -> Mark {
        match &mut self.shape {
            Shape::Lines(runs) => {
                runs.iter_mut().flatten().for_each(|point| *point = point.moved(dx, dy));
            }
            Shape::Rects(rects) => rects.iter_mut().for_each(|rect| *rect = rect.moved(dx, dy)),
            Shape::Circle { at, .. } => *at = at.moved(dx, dy),
        }
        self
    }

    /// A disc with a rim.
    pub fn disc(at: Point, radius: f64, fill: Ink, rim: Stroke) -> Mark {
        Mark { shape: Shape::Circle { at, radius }, fill: Some(fill), stroke: Some(rim) }
    }
}

/// A piece of a label in one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
    /// Its colour.
    pub ink: Ink,
}

impl Run {
    /// Text of normal weight.
    pub fn plain(text: impl Into<String>, ink: Ink) -> Run {
        Run { text: text.into(), bold: false, ink }
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>, ink: Ink) -> Run {
        Run { text: text.into(), bold: true, ink }
    }
}

/// The end of a label that stands on its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins at the point.
    #[default]
    Start,
    /// The text is centred on the point.
    Middle,
    /// The text ends at the point.
    End,
}

/// A line of text in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where the base line meets the anchored end.
    pub at: Point,
    /// Which end is anchored.
    pub anchor: Anchor,
    /// Size of the letters in layout pixels; 12 at least.
    pub size: f64,
    /// Its pieces, left to right.
    pub runs: Vec<Run>,
    /// The colour of a rim around the letters, where they cross lines.
    pub halo: Option<Ink>,
}

impl Label {
    /// A label of one piece.
    pub fn new(x: f64, baseline: f64, anchor: Anchor, size: f64, run: Run) -> Label {
        Label { at: Point { x, y: baseline }, anchor, size, runs: vec![run], halo: None }
    }

    /// The same label elsewhere.
    pub fn moved(self, dx: f64, dy: f64) -> Label {
        Label { at: self.at.moved(dx, dy), ..self }
    }

    /// Its whole text.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Its width by our own table, in layout pixels.
    pub fn width(&self) -> f64 {
        runs_width(&self.runs, self.size)
    }

    /// The box of its letters: from the top of a capital with a tone mark to the foot of a «g».
    pub fn bounds(&self) -> Rect {
        let width = self.width();
        let x = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        Rect { x, y: self.at.y - self.size * 0.8, width, height: self.size }
    }
}

/// Width of pieces of text set one after the other.
pub fn runs_width(runs: &[Run], size: f64) -> f64 {
    runs.iter().map(|run| text_width::width(&run.text, size, run.bold)).sum()
}

/// A point of the picture that can be read: by pointer, by touch, by keyboard.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Where a ring or a tooltip is set.
    pub at: Point,
    /// The place that belongs to it; the pointer reads the nearest hit whose area holds it.
    pub area: Rect,
    /// The unit it tells of.
    pub unit: Option<UnitIx>,
    /// Its line or bar: up and down on the keyboard go from series to series.
    pub series: usize,
    /// Its place in the series: left and right go from step to step.
    pub step: usize,
    /// What to say ([`Placed::lines`]).
    pub lines: Lines,
}

impl Hit {
    /// The same hit elsewhere.
    pub fn moved(self, dx: f64, dy: f64) -> Hit {
        Hit { at: self.at.moved(dx, dy), area: self.area.moved(dx, dy), ..self }
    }
}

/// The same figures as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Twin {
    /// What the table holds.
    pub caption: String,
    /// Column heads; the first column names the row.
    pub head: Vec<String>,
    /// Its rows ([`Placed::rows`]).
    pub rows: Rows,
}

/// A picture with everything in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Width in layout pixels.
    pub width: f64,
    /// Height in layout pixels.
    pub height: f64,
    /// Screen pixels per layout pixel.
    pub scale: f64,
    /// The language of its texts.
    pub lang: Lang,
    /// What is drawn, below first.
    pub marks: Vec<Mark>,
    /// What is written.
    pub labels: Vec<Label>,
    /// A short name for screen readers.
    pub title: String,
    /// The finding in a sentence or two: the alternative text.
    pub desc: String,
    /// The same figures as a table.
    pub table: Twin,
    /// What must stand at the foot: where values come from that nobody published.
    pub notes: Vec<String>,
    /// The points that can be read, in the order in which the keyboard visits them.
    pub hits: Vec<Hit>,
    /// What it was made from, where that says what is asked.
    pub asked: Asked,
    /// Whether it is made of rows, a unit each, that may be shown on their way from one period to the
    /// next.
    pub by_rows: bool,
}

/// A way to go on the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The step before, in the same series.
    Left,
    /// The next step of the same series.
    Right,
    /// The nearest hit above, in the same step.
    Up,
    /// The nearest hit below, in the same step.
    Down,
    /// The first hit.
    First,
    /// The last hit.
    Last,
}

impl Placed {
    /// An empty picture of a frame's size.
    pub fn new(frame: &Frame) -> Placed {
        Placed {
            width: frame.width,
            height: frame.height,
            scale: frame.scale,
            lang: frame.lang,
            marks: Vec::new(),
            labels: Vec::new(),
            title: String::new(),
            desc: String::new(),
            table: Twin::default(),
            notes: Vec::new(),
            hits: Vec::new(),
            asked: Asked::default(),
            by_rows: false,
        }
    }

    /// The hit that a pointer at a point reads: of those whose area holds it, the nearest.
    pub fn hit_at(&self, point: Point) -> Option<usize> {
        let distance = |hit: &Hit| {
            let (dx, dy) = (hit.at.x - point.x, hit.at.y - point.y);
            dx * dx + dy * dy
        };
        (0..self.hits.len())
            .filter(|&ix| self.hits[ix].area.contains(point))
            .min_by(|&a, &b| distance(&self.hits[a]).total_cmp(&distance(&self.hits[b])))
    }

    /// Where the keyboard goes from a hit; the hit itself at an edge.
    pub fn step(&self, from: usize, step: Step) -> usize {
        let Some(here) = self.hits.get(from) else {
            return 0;
        };
        let candidates = || self.hits.iter().enumerate().filter(|&(ix, _)| ix != from);
        let key = |ix: usize, hit: &Hit| ((hit.at.y, ix), (here.at.y, from));
        let found = match step {
            Step::First => Some(0),
            Step::Last => self.hits.len().checked_sub(1),
            Step::Left => candidates()
                .filter(|(_, hit)| hit.series == here.series && hit.step < here.step)
                .max_by_key(|(_, hit)| hit.step)
                .map(|(ix, _)| ix),
            Step::Right => candidates()
                .filter(|(_, hit)| hit.series == here.series && hit.step > here.step)
                .min_by_key(|(_, hit)| hit.step)
                .map(|(ix, _)| ix),
            Step::Up => candidates()
                .filter(|&(ix, hit)| hit.step == here.step && key(ix, hit).0 < key(ix, hit).1)
                .max_by(|a, b| a.1.at.y.total_cmp(&b.1.at.y).then(a.0.cmp(&b.0)))
                .map(|(ix, _)| ix),
            Step::Down => candidates()
                .filter(|&(ix, hit)| hit.step == here.step && key(ix, hit).0 > key(ix, hit).1)
                .min_by(|a, b| a.1.at.y.total_cmp(&b.1.at.y).then(a.0.cmp(&b.0)))
                .map(|(ix, _)| ix),
        };
        found.unwrap_or(from)
    }

    /// How many things are drawn and written.
    pub fn mark_count(&self) -> usize {
        self.marks.len() + self.labels.len()
    }
}

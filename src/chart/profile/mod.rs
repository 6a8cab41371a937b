//! The components of a unit against the leader, the median and its own year before: a row each, as a
//! percentage of the maximum. The radar draws the same input around a centre.

mod input;
pub(super) mod key;
pub(super) mod twin;

pub use input::{draw, input};
pub use twin::told;

use super::ink::Ink;
use super::parts::NAMES_SHARE;
use super::placed::{Anchor, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Shape, Stroke};
use super::scale::{Scale, ticks};
use super::text_width::{width, wrap};
use crate::locale::number;
use crate::model::{Decimal, Given, Measure, UnitIx};
use key::Key;

/// What a profile is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// What is scored: «PCI».
    pub subject: String,
    /// The unit.
    pub unit: UnitIx,
    /// Its name.
    pub name: String,
    /// The period, as heads write it.
    pub period: String,
    /// The period before, where there is one that compares.
    pub before: Option<String>,
    /// What is said where the period before does not compare.
    pub not_drawn: Option<String>,
    /// The best of the other units: its name with its rank.
    pub leader: Option<String>,
    /// What the medians are called: of the other units, and of how many where units are missing.
    pub median: String,
    /// Whether shares are of the range of all units, as there are no maxima.
    pub of_range: bool,
    /// A row a component.
    pub rows: Vec<ProfileRow>,
}

/// A component.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileRow {
    /// Its name in full.
    pub name: String,
    /// Its name for narrow places.
    pub short: String,
    /// What its scores are counted in.
    pub measure: Measure,
    /// Decimals of its scores.
    pub places: u8,
    /// Our score.
    pub score: Option<Given<Decimal>>,
    /// Our share, in percent.
    pub us: Option<Decimal>,
    /// Our share in the period before.
    pub before: Option<Decimal>,
    /// The median of the shares of the other units, as what is said of strengths has it.
    pub median: Option<Decimal>,
    /// The leader's share.
    pub leader: Option<Decimal>,
}

impl ProfileRow {
    fn shares(&self) -> [Option<Decimal>; 4] {
        [self.us, self.before, self.median, self.leader]
    }
}

impl Profile {
    /// The lowest and the highest share that is drawn.
    pub(super) fn bounds(&self) -> (Decimal, Decimal) {
        let shares = || self.rows.iter().flat_map(ProfileRow::shares).flatten();
        let low = shares().min().unwrap_or(Decimal::ZERO).min(Decimal::HUNDRED);
        (low, shares().max().unwrap_or(Decimal::HUNDRED).max(Decimal::HUNDRED))
    }
}

const SIZE: f64 = 13.0;
const SMALL: f64 = 12.0;
const ROW: f64 = 30.0;
const LINE: f64 = 16.0;
/// Narrower frames have the names above the rows.
const NARROW: f64 = 480.0;

/// Lays the chart out; its height is what the rows need.
pub fn place(input: &Profile, frame: &Frame) -> Placed {
    let layout = Layout::new(input, frame);
    let mut placed = Placed::new(&Frame { height: layout.height, ..*frame });
    layout.key.draw(Shapes::draw, &mut placed);
    layout.axis(&mut placed);
    for (ix, row) in input.rows.iter().enumerate() {
        layout.row(input, row, ix, &mut placed);
    }
    for (ix, text) in layout.foot.iter().enumerate() {
        let y = layout.bottom + 34.0 + LINE * ix as f64;
        let run = Run::plain(text.clone(), Ink::Ink2);
        placed.labels.push(Label::new(0.0, y, Anchor::Start, SMALL, run));
    }
    twin::describe(input, &mut placed);
    placed
}

/// The shapes of the four figures of a row, in the order of the key.
struct Shapes;

impl Shapes {
    fn draw(ix: usize, at: Point, placed: &mut Placed) {
        let Point { x, y } = at;
        placed.marks.push(match ix {
            0 => Mark::disc(at, 6.5, Ink::Accent, Stroke::new(Ink::Halo, 1.0)),
            1 => Mark::disc(at, 5.0, Ink::Page, Stroke::new(Ink::Accent, 2.0)),
            2 => {
                let tick = Rect::between(x - 1.5, y - 9.0, x + 1.5, y + 9.0);
                Mark::rects(vec![tick], Ink::Ink2)
            }
            _ => {
                let corners = [(0.0, -6.0), (6.0, 5.0), (-6.0, 5.0), (0.0, -6.0)];
                let corners = corners.map(|(dx, dy)| Point { x: x + dx, y: y + dy });
                let shape = Shape::Lines(vec![corners.to_vec()]);
                let rim = Some(Stroke::new(Ink::Halo, 1.0));
                Mark { shape, fill: Some(Ink::Rival1), stroke: rim }
            }
        });
    }
}

struct Layout {
    frame: Frame,
    height: f64,
    key: Key,
    names: Vec<Vec<String>>,
    narrow: bool,
    /// Top of each row, and the height in which its dots stand in the middle.
    tops: Vec<f64>,
    top: f64,
    bottom: f64,
    left: f64,
    right: f64,
    x: Scale,
    ticks: Vec<(f64, String)>,
    foot: Vec<String>,
}

impl Layout {
    fn new(input: &Profile, frame: &Frame) -> Layout {
        let lang = frame.lang;
        let key = Key::new(input, frame);
        let narrow = frame.width < NARROW;
        let room = if narrow { frame.width - 8.0 } else { frame.width * NAMES_SHARE };
        let names: Vec<Vec<String>> =
            input.rows.iter().map(|row| wrap(&row.name, SIZE, false, room)).collect();
        let widest = |lines: &Vec<String>| {
            lines.iter().map(|line| width(line, SIZE, false)).fold(0.0, f64::max)
        };
        let column = names.iter().map(widest).fold(0.0, f64::max);
        let left = if narrow { 8.0 } else { column + 20.0 };
        let figures = input.rows.iter().filter_map(|row| row.us);
        let figures = figures.map(|share| width(&number::percent(share, 1, lang), SIZE, true));
        let right = frame.width - figures.fold(0.0, f64::max) - 16.0;
        let (low, high) = input.bounds();
        let most = (((right - left) / 52.0) as usize).clamp(2, 11);
        // The axis begins at a round share; a place on it is read, not a length.
        let (low, _) = (floor(low), high);
        let x = Scale::new(low.to_f64(), high.to_f64(), left + 8.0, (right - 8.0).max(left + 32.0));
        let (values, places) = ticks(low, high, most);
        let ticks = values
            .into_iter()
            .map(|value| (x.of(value), number::percent(value, places, lang)))
            .collect();
        let top = key.height + 6.0;
        let mut at = top;
        let mut tops = Vec::new();
        for lines in &names {
            tops.push(at);
            let lines = lines.len().max(1) as f64;
            at += if narrow { ROW + LINE * lines } else { ROW.max(LINE * lines + 14.0) };
        }
        tops.push(at);
        let words = input.not_drawn.as_deref().unwrap_or_default();
        let foot = wrap(words, SMALL, false, frame.width - 4.0);
        let height = at + 20.0 + if foot.is_empty() { 0.0 } else { LINE * foot.len() as f64 + 4.0 };
        let frame = Frame { height, ..*frame };
        Layout {
            frame,
            height,
            key,
            names,
            narrow,
            tops,
            top,
            bottom: at,
            left,
            right,
            x,
            ticks,
            foot,
        }
    }

    fn axis(&self, placed: &mut Placed) {
        let grid = self
            .ticks
            .iter()
            .map(|(x, _)| vec![Point { x: *x, y: self.top }, Point { x: *x, y: self.bottom }]);
        placed.marks.push(Mark::lines(grid.collect(), Stroke::new(Ink::Grid, 1.0)));
        for (x, text) in &self.ticks {
            let half = width(text, SMALL, false) / 2.0;
            let x = x.clamp(half, self.frame.width - half);
            let run = Run::plain(text.clone(), Ink::Ink3);
            placed.labels.push(Label::new(x, self.bottom + 15.0, Anchor::Middle, SMALL, run));
        }
    }

    fn row(&self, input: &Profile, row: &ProfileRow, ix: usize, placed: &mut Placed) {
        let lang = self.frame.lang;
        let (top, bottom) = (self.tops[ix], self.tops[ix + 1]);
        let words = LINE * self.names[ix].len() as f64;
        let (middle, first) = if self.narrow {
            (bottom - ROW / 2.0 - 2.0, top + 14.0)
        } else {
            let middle = (top + bottom) / 2.0;
            (middle, middle - words / 2.0 + 12.5)
        };
        for (line, text) in self.names[ix].iter().enumerate() {
            let (y, run) = (first + LINE * line as f64, Run::plain(text.clone(), Ink::Ink));
            placed.labels.push(Label::new(0.0, y, Anchor::Start, SIZE, run));
        }
        let rule = Stroke::new(Ink::RuleStrong, 1.0);
        placed.marks.push(Mark::line(self.left, middle, self.right, middle, rule));
        let at = |share: Decimal| Point { x: self.x.of(share), y: middle };
        if let (Some(us), Some(before)) = (row.us, row.before) {
            let way = vec![at(before), at(us)];
            placed.marks.push(Mark::lines(vec![way], Stroke::new(Ink::Accent, 2.0)));
        }
        // The leader stands below the line, so that no two shapes hide one another.
        let leader = row.leader.map(|share| Point { y: middle + 10.0, ..at(share) });
        let places = [row.us.map(at), row.before.map(at), row.median.map(at), leader];
        for shape in [2, 3, 1, 0] {
            if let Some(at) = places[shape] {
                Shapes::draw(shape, at, placed);
            }
        }
        if let Some(us) = row.us {
            let run = Run::bold(number::percent(us, 1, lang), Ink::Accent);
            let x = self.frame.width - 2.0;
            placed.labels.push(Label::new(x, middle + 4.5, Anchor::End, SIZE, run));
        }
        placed.hits.push(Hit {
            at: places.into_iter().flatten().next().unwrap_or(Point { x: self.left, y: middle }),
            area: Rect { x: 0.0, y: top, width: self.frame.width, height: bottom - top },
            unit: Some(input.unit),
            series: ix,
            step: 0,
            lines: twin::said(input, row, lang).into(),
        });
    }
}

/// A share down to a whole ten.
fn floor(share: Decimal) -> Decimal {
    let tens = share.div_round(Decimal::from(10), 0).unwrap_or(Decimal::ZERO) * Decimal::from(10);
    if tens > share { tens - Decimal::from(10) } else { tens }
}

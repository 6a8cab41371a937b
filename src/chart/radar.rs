//! The profile of a unit around a centre, a spoke a component: the same input as the profile, which
//! is the better picture for reading figures; users know this one. The centre is always 0%.

use super::angle::spoke;
use super::dodge::dodge_boxes;
use super::from_data::Input;
use super::ink::Ink;
use super::placed::{
    Anchor, Dash, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Stroke, runs_width,
};
use super::profile::key::Key;
use super::profile::{Profile, ProfileRow, input, twin};
use super::spec::{ChartSpec, NothingToDraw};
use super::text_width::{width, wrap};
use crate::analysis::Unsaid;
use crate::locale::number;
use crate::locale::pictures::profile as said;
use crate::model::{Dataset, Decimal};

/// Fewer spokes make no shape.
const FEWEST: usize = 3;
const SIZE: f64 = 13.0;
const SMALL: f64 = 12.0;
const LINE: f64 = 15.0;
/// From the outermost ring to the names.
const GAP: f64 = 12.0;
/// Narrower frames number the spokes and name them below.
const NARROW: f64 = 560.0;

/// The picture of a specification.
///
/// # Errors
/// No unit is chosen, or there are fewer than three components with figures.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = input(ds, spec, frame.lang)?;
    if input.rows.len() < FEWEST {
        return Err(NothingToDraw::Unsaid(Unsaid::NoParts));
    }
    let mut placed = place(&input, frame);
    placed.notes.push(said::computed(input.of_range, frame.lang).to_owned());
    Ok(placed)
}

/// Lays the chart out.
pub fn place(input: &Profile, frame: &Frame) -> Placed {
    let layout = Layout::new(input, frame);
    let mut placed = Placed::new(&Frame { height: layout.height, ..*frame });
    layout.key.draw(sample, &mut placed);
    layout.rings(input, &mut placed);
    layout.outlines(input, &mut placed);
    layout.names(&mut placed);
    layout.foot(&mut placed);
    layout.hits(input, &mut placed);
    twin::describe(input, &mut placed);
    placed
}

/// The look of an outline: us, the period before, the median, the leader.
fn look(figure: usize) -> Stroke {
    match figure {
        0 => Stroke::new(Ink::Accent, 3.5),
        1 => Stroke { ink: Ink::Accent, width: 1.5, dash: Dash::Long },
        2 => Stroke { ink: Ink::Ink2, width: 2.0, dash: Dash::Dots },
        _ => Stroke::new(Ink::Rival1, 2.0),
    }
}

/// A piece of an outline, for the key.
fn sample(figure: usize, at: Point, placed: &mut Placed) {
    let Point { x, y } = at;
    placed.marks.push(Mark::line(x - 12.0, y, x + 10.0, y, look(figure)));
}

/// A name at the end of its spoke.
struct Name {
    lines: Vec<Vec<Run>>,
    anchor: Anchor,
    /// Where its first line stands.
    at: Point,
}

struct Layout {
    frame: Frame,
    height: f64,
    key: Key,
    centre: Point,
    radius: f64,
    /// The share at the outermost ring.
    outer: f64,
    names: Vec<Name>,
    foot: Vec<(Point, String)>,
}

impl Layout {
    fn new(input: &Profile, frame: &Frame) -> Layout {
        let key = Key::new(input, frame);
        let outer = input.bounds().1.to_f64();
        let top = key.height + 4.0;
        let of = input.rows.len();
        let texts: Vec<Vec<Vec<Run>>> =
            input.rows.iter().map(|row| name_lines(row, frame, frame.width * 0.25)).collect();
        let side = texts.iter().flatten().map(|runs| runs_width(runs, SIZE)).fold(0.0, f64::max);
        let most = texts.iter().map(Vec::len).max().unwrap_or(1) as f64 * LINE;
        let radius = ((frame.width / 2.0 - side - GAP - 4.0)
            .min((frame.height - top) / 2.0 - most - GAP))
        .clamp(60.0, 320.0);
        // Names of a side stand below one another, in a little more than the height of the rings.
        let room = 2.0 * radius + 2.0 * GAP;
        let right = |n: usize| 2 * n < of && n > 0;
        let left = |n: usize| 2 * n > of;
        let needed = |on: &dyn Fn(usize) -> bool| -> f64 {
            (0..of).filter(|n| on(*n)).map(|n| height(&texts[n])).sum()
        };
        let named = frame.width >= NARROW && needed(&right) <= room && needed(&left) <= room;
        if !named {
            return Layout::numbered(input, key, outer, frame);
        }
        let centre = Point { x: frame.width / 2.0, y: top + most + GAP + radius };
        let mut layout = Layout {
            frame: *frame,
            height: centre.y + radius + GAP + most + 4.0,
            key,
            centre,
            radius,
            outer,
            names: Vec::new(),
            foot: Vec::new(),
        };
        layout.names = layout.beside(texts, &right, &left);
        layout.note(input, layout.height);
        layout
    }

    /// Names at the ends of their spokes, those of each side pushed apart.
    fn beside(
        &self,
        texts: Vec<Vec<Vec<Run>>>,
        right: &dyn Fn(usize) -> bool,
        left: &dyn Fn(usize) -> bool,
    ) -> Vec<Name> {
        let of = texts.len();
        let end = |n: usize| self.on_spoke(n, of, self.radius + GAP);
        let reach = self.radius + GAP;
        let (low, high) = (self.centre.y - reach, self.centre.y + reach);
        let mut middles: Vec<f64> = (0..of).map(|n| end(n).y).collect();
        for on in [right, left] {
            let side: Vec<usize> = (0..of).filter(|n| on(*n)).collect();
            let wanted: Vec<f64> = side.iter().map(|n| end(*n).y).collect();
            let heights: Vec<f64> = side.iter().map(|n| height(&texts[*n])).collect();
            for (n, middle) in side.iter().zip(dodge_boxes(&wanted, &heights, low, high)) {
                middles[*n] = middle;
            }
        }
        let name = |(n, lines): (usize, Vec<Vec<Run>>)| {
            let (lines_below, end) = (LINE * (lines.len() as f64 - 1.0), end(n));
            let beside = middles[n] - lines_below / 2.0 + 4.5;
            let (anchor, y) = match (n, right(n), left(n)) {
                (_, true, _) => (Anchor::Start, beside),
                (_, _, true) => (Anchor::End, beside),
                (0, ..) => (Anchor::Middle, end.y - lines_below - 3.0),
                _ => (Anchor::Middle, end.y + 12.0),
            };
            Name { lines, anchor, at: Point { x: end.x, y } }
        };
        texts.into_iter().enumerate().map(name).collect()
    }

    /// Numbers at the ends of the spokes, and what they stand for below.
    fn numbered(input: &Profile, key: Key, outer: f64, frame: &Frame) -> Layout {
        let of = input.rows.len();
        let radius = (frame.width / 2.0 - 34.0).clamp(60.0, 240.0);
        let centre = Point { x: frame.width / 2.0, y: key.height + 30.0 + radius };
        let whole = |n: usize| number::whole(n as i64 + 1, frame.lang);
        let mut layout = Layout {
            frame: *frame,
            height: centre.y + radius + 30.0,
            key,
            centre,
            radius,
            outer,
            names: Vec::new(),
            foot: Vec::new(),
        };
        layout.names = (0..of)
            .map(|n| {
                let end = layout.on_spoke(n, of, radius + 14.0);
                let lines = vec![vec![Run::bold(whole(n), Ink::Ink)]];
                Name { lines, anchor: Anchor::Middle, at: Point { y: end.y + 4.5, ..end } }
            })
            .collect();
        let mut y = layout.height;
        for (n, row) in input.rows.iter().enumerate() {
            let share = row.us.map(|us| number::percent(us, 1, frame.lang)).unwrap_or_default();
            let text = format!("{}\u{a0}\u{a0}{}: {share}", whole(n), row.name);
            for line in wrap(&text, SMALL, false, frame.width - 4.0) {
                layout.foot.push((Point { x: 0.0, y: y + 8.0 }, line));
                y += LINE;
            }
        }
        layout.height = y + 4.0;
        layout.note(input, y);
        layout
    }

    /// What is said where the period before does not compare, below all else.
    fn note(&mut self, input: &Profile, from: f64) {
        let words = input.not_drawn.as_deref().unwrap_or_default();
        let mut y = from + 8.0;
        for line in wrap(words, SMALL, false, self.frame.width - 4.0) {
            self.foot.push((Point { x: 0.0, y: y + 4.0 }, line));
            y += LINE;
            self.height = y + 4.0;
        }
    }

    fn on_spoke(&self, n: usize, of: usize, length: f64) -> Point {
        let (right, down) = spoke(n, of);
        Point { x: self.centre.x + right * length, y: self.centre.y + down * length }
    }

    fn length(&self, share: Decimal) -> f64 {
        (share.to_f64() / self.outer).clamp(0.0, 1.0) * self.radius
    }

    fn rings(&self, input: &Profile, placed: &mut Placed) {
        let of = input.rows.len();
        let ring = |share: i64| -> Vec<Point> {
            let length = self.length(Decimal::from(share));
            (0..=of).map(|n| self.on_spoke(n, of, length)).collect()
        };
        let rings = [20, 40, 60, 80].map(ring).to_vec();
        placed.marks.push(Mark::lines(rings, Stroke::new(Ink::Rule, 1.0)));
        placed.marks.push(Mark::lines(vec![ring(100)], Stroke::new(Ink::RuleStrong, 1.0)));
        let spokes = (0..of).map(|n| vec![self.centre, self.on_spoke(n, of, self.radius)]);
        placed.marks.push(Mark::lines(spokes.collect(), Stroke::new(Ink::Rule, 1.0)));
        for share in [20, 60, 100] {
            let y = self.centre.y - self.length(Decimal::from(share));
            let text = number::percent(Decimal::from(share), 0, self.frame.lang);
            let label = Label::new(
                self.centre.x + 4.0,
                y + 11.0,
                Anchor::Start,
                SMALL,
                Run::plain(text, Ink::Ink3),
            );
            placed.labels.push(Label { halo: Some(Ink::Halo), ..label });
        }
    }

    /// The four outlines, ours last; each is broken where a figure is missing.
    fn outlines(&self, input: &Profile, placed: &mut Placed) {
        let of = input.rows.len();
        let figures: [fn(&ProfileRow) -> Option<Decimal>; 4] =
            [|row| row.us, |row| row.before, |row| row.median, |row| row.leader];
        for figure in [2, 3, 1, 0] {
            let at = |n: usize| {
                let share = figures[figure](&input.rows[n % of])?;
                Some(self.on_spoke(n, of, self.length(share)))
            };
            let points: Vec<Option<Point>> = (0..=of).map(at).collect();
            let runs = points.split(Option::is_none).filter(|run| run.len() > 1);
            let runs: Vec<Vec<Point>> =
                runs.map(|run| run.iter().flatten().copied().collect()).collect();
            if runs.is_empty() {
                continue;
            }
            if figure == 0 {
                placed.marks.push(Mark::lines(runs.clone(), Stroke::new(Ink::Halo, 6.0)));
            }
            placed.marks.push(Mark::lines(runs, look(figure)));
            if figure == 0 {
                for at in points[..of].iter().flatten() {
                    let rim = Stroke::new(Ink::Halo, 1.0);
                    placed.marks.push(Mark::disc(*at, 5.0, Ink::Accent, rim));
                }
            }
        }
    }

    fn names(&self, placed: &mut Placed) {
        for name in &self.names {
            for (ix, runs) in name.lines.iter().enumerate() {
                placed.labels.push(Label {
                    at: Point { y: name.at.y + LINE * ix as f64, ..name.at },
                    anchor: name.anchor,
                    size: SIZE,
                    runs: runs.clone(),
                    halo: None,
                });
            }
        }
    }

    fn foot(&self, placed: &mut Placed) {
        for (at, text) in &self.foot {
            let run = Run::plain(text.clone(), Ink::Ink2);
            placed.labels.push(Label::new(at.x, at.y, Anchor::Start, SMALL, run));
        }
    }

    fn hits(&self, input: &Profile, placed: &mut Placed) {
        let of = input.rows.len();
        for (n, row) in input.rows.iter().enumerate() {
            let Some(us) = row.us else { continue };
            let at = self.on_spoke(n, of, self.length(us));
            placed.hits.push(Hit {
                at,
                area: Rect::between(at.x - 14.0, at.y - 14.0, at.x + 14.0, at.y + 14.0),
                unit: Some(input.unit),
                series: 0,
                step: n,
                lines: twin::said(input, row, self.frame.lang).into(),
            });
        }
    }
}

fn height(lines: &[Vec<Run>]) -> f64 {
    LINE * lines.len() as f64 + 4.0
}

/// A component's name and our share of it, in lines of a width.
fn name_lines(row: &ProfileRow, frame: &Frame, room: f64) -> Vec<Vec<Run>> {
    let share = row.us.map(|us| number::percent(us, 1, frame.lang)).unwrap_or_default();
    let plain = |text: String| vec![Run::plain(text, Ink::Ink)];
    let mut lines: Vec<Vec<Run>> =
        wrap(&row.short, SIZE, false, room).into_iter().map(plain).collect();
    let figure = Run::bold(share, Ink::Accent);
    let beside = lines.last().map_or(0.0, |line| runs_width(line, SIZE));
    match lines.last_mut() {
        Some(last) if beside + width(&figure.text, SIZE, true) + 8.0 <= room => {
            last.push(Run { text: format!("  {}", figure.text), ..figure });
        }
        _ => lines.push(vec![figure]),
    }
    lines
}

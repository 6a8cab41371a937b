//! Ranks of all units over all periods: us and the watched in colour, the rest as one grey path.

mod input;
mod twin;

pub use input::{draw, input};
use twin::{Kept, describe};

use super::breaks::{Breaks, MethodBreak};
use super::dodge::dodge;
use super::ink::Ink;
use super::late::{Asked, Lines};
use super::parts::{Who, name_room, period_heads, rank_text, spread, value_dot};
use super::placed::{
    Anchor, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Stroke, runs_width,
};
use super::scale::{Scale, rank_ticks};
use super::text_width::{cut, width, wrap};
use crate::locale::{Noun, number, pictures};
use crate::model::order;
use crate::model::{Decimal, Given, Measure, Period, UnitIx};
use crate::rank::Rank;

/// What a bump chart is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bump {
    /// What is ranked: «PCI».
    pub subject: String,
    /// The periods, ascending.
    pub periods: Vec<Period>,
    /// The periods compared: their heads are bold.
    pub compared: Vec<Period>,
    /// A line a unit, in any order.
    pub lines: Vec<BumpLine>,
    /// Where the method changed.
    pub breaks: Vec<MethodBreak>,
    /// What scores are counted in.
    pub measure: Measure,
    /// Decimals of scores.
    pub places: u8,
    /// What the units are counted as.
    pub noun: Option<Noun>,
}

/// A unit's line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BumpLine {
    /// The unit.
    pub unit: UnitIx,
    /// Its name.
    pub name: String,
    /// Whether it is us, watched or one of the others.
    pub who: Who,
    /// Its rank in each period; `None` where it has none.
    pub ranks: Vec<Option<Given<Rank>>>,
    /// Its score in each period; `None` where it has none. May be left empty.
    pub scores: Vec<Option<Decimal>>,
}

/// More lines than this are not drawn: only every k-th of the others, and the picture says so.
const MOST_LINES: usize = 400;
/// Height of the period heads.
const HEAD: f64 = 34.0;
/// Air above the first rank and below the last.
const AIR: f64 = 12.0;
/// Distance of end labels, base line to base line.
const LABEL_GAP: f64 = 20.0;
/// From the end of a line to its label, the leader between.
const LEADER: f64 = 32.0;
/// Radius of a dot that holds our rank.
const RANK_DOT: f64 = 9.5;
/// Narrower frames name the units at the right end alone.
const NARROW: f64 = 560.0;

/// Lays the chart out and keeps what it was made from, to say it when it is asked.
pub fn picture(input: Bump, frame: &Frame) -> Placed {
    let mut placed = place(&input, frame);
    placed.asked = Asked::of(Kept::new(input));
    placed
}

fn place(input: &Bump, frame: &Frame) -> Placed {
    let mut placed = Placed::new(frame);
    let layout = Layout::new(input, frame);
    layout.ground(input, &mut placed);
    let others = context(input);
    layout.others(&others, &mut placed);
    for line in marked(input).into_iter().rev() {
        layout.line(line, &mut placed);
    }
    let right = layout.end_labels(input, true, &mut placed);
    let left = layout.end_labels(input, false, &mut placed);
    layout.rank_axis(&left, &mut placed);
    let drawn = others.iter().filter(|line| reaches_end(line)).count();
    layout.note_on_others(input, drawn, &right, &mut placed);
    layout.hits(input, &others, &mut placed);
    describe(input, &mut placed);
    placed
}

fn breaks<'a>(input: &'a Bump, frame: &Frame) -> Breaks<'a> {
    let (periods, list) = (&input.periods, &input.breaks);
    Breaks { periods, list, width: frame.width, lang: frame.lang }
}

/// Us and the watched, us first, then in the reader's order.
fn marked(input: &Bump) -> Vec<&BumpLine> {
    let mut lines: Vec<&BumpLine> =
        input.lines.iter().filter(|line| line.who.is_marked()).collect();
    order::sort_by_key(&mut lines, |line| line.who.precedence());
    lines
}

/// Every other unit, drawn or not, in the order of the input.
fn unmarked(input: &Bump) -> impl Iterator<Item = &BumpLine> {
    input.lines.iter().filter(|line| !line.who.is_marked())
}

/// Whether a unit is ranked in the last period.
fn reaches_end(line: &BumpLine) -> bool {
    line.ranks.last().is_some_and(Option::is_some)
}

/// The others that are drawn, best last rank first.
fn context(input: &Bump) -> Vec<&BumpLine> {
    let lines: Vec<&BumpLine> = unmarked(input).collect();
    // The ranks from the last period back, line by line in one list: thousands are compared quickly.
    let width = input.periods.len() + 1;
    let mut keys: Vec<u32> = Vec::with_capacity(lines.len() * width);
    for line in &lines {
        let rank = |ix: usize| line.ranks.get(ix).copied().flatten();
        let ranks = (0..input.periods.len()).rev().map(rank);
        keys.extend(ranks.map(|rank| rank.map_or(u32::MAX, |rank| rank.value.halves())));
        keys.push(line.unit as u32);
    }
    let key = |at: usize| keys.get(at * width..(at + 1) * width).unwrap_or_default();
    let order = order::order(lines.len(), &mut |a, b| key(a).cmp(key(b)));
    let every = lines.len().div_ceil(MOST_LINES).max(1);
    order.into_iter().step_by(every).map(|at| lines[at as usize]).collect()
}

struct Layout {
    frame: Frame,
    xs: Vec<f64>,
    y: Scale,
    lowest: usize,
    /// Bottom of the lines.
    bottom: f64,
    /// Bottom of the bands, whose words stand below the lines.
    band_bottom: f64,
    narrow: bool,
}

impl Layout {
    fn new(input: &Bump, frame: &Frame) -> Layout {
        let halves = input.lines.iter().flat_map(|line| line.ranks.iter().flatten());
        let lowest = halves.map(|rank| rank.value.halves()).max().unwrap_or(2).max(2);
        let lowest = lowest.div_ceil(2) as usize;
        let narrow = frame.width < NARROW;
        let column = |right: bool| {
            marked(input)
                .iter()
                .map(|line| runs_width(&end_runs(line, right, narrow, frame), end_size(line.who)))
                .fold(0.0, f64::max)
        };
        let axis = width(&number::whole(lowest as i64, frame.lang), 12.0, false);
        let left = (column(false) + LEADER).max(axis + 24.0).max(64.0) + 2.0;
        let right = (column(true) + LEADER).max(if narrow { 24.0 } else { 120.0 }) + 2.0;
        let xs = spread(input.periods.len(), left, (frame.width - right).max(left + 24.0));
        let breaks = breaks(input, frame);
        let notes = breaks.words_height(&xs);
        let band_bottom = frame.height - breaks.foot_height(&xs) - 2.0;
        let bottom = band_bottom - notes;
        let y = Scale::new(1.0, lowest as f64, HEAD + AIR, bottom - AIR);
        Layout { frame: *frame, xs, y, lowest, bottom, band_bottom, narrow }
    }

    fn at(&self, period: usize, rank: Rank) -> Point {
        Point { x: self.xs[period], y: self.y.at(f64::from(rank.halves()) / 2.0) }
    }

    fn runs(&self, line: &BumpLine) -> Vec<Vec<Point>> {
        let mut runs = vec![Vec::new()];
        for (period, rank) in line.ranks.iter().enumerate().take(self.xs.len()) {
            match (rank, runs.last_mut()) {
                (Some(rank), Some(run)) => run.push(self.at(period, rank.value)),
                (None, Some(run)) if !run.is_empty() => runs.push(Vec::new()),
                _ => {}
            }
        }
        runs.retain(|run| run.len() > 1);
        runs
    }

    /// Bands where the method changed, and the heads of the periods.
    fn ground(&self, input: &Bump, placed: &mut Placed) {
        breaks(input, &self.frame).draw(&self.xs, HEAD, self.band_bottom, placed);
        let heads = period_heads(&input.periods, &self.xs, 16.0, &input.compared, self.frame.lang);
        placed.labels.extend(heads);
        let ticks =
            self.xs.iter().map(|x| vec![Point { x: *x, y: 22.0 }, Point { x: *x, y: HEAD }]);
        placed.marks.push(Mark::lines(ticks.collect(), Stroke::new(Ink::RuleStrong, 1.0)));
    }

    /// The other units in one path.
    fn others(&self, lines: &[&BumpLine], placed: &mut Placed) {
        let runs: Vec<_> = lines.iter().flat_map(|line| self.runs(line)).collect();
        if !runs.is_empty() {
            placed.marks.push(Mark::lines(runs, Stroke::new(Ink::CtxLine, 1.0)));
        }
    }

    /// A marked line on a rim of the ground's colour, with its dots and, where there is room, our
    /// rank in them.
    fn line(&self, line: &BumpLine, placed: &mut Placed) {
        let us = line.who == Who::Us;
        let ink = line.who.line();
        let (weight, rim) = if us { (3.5, 5.5) } else { (2.0, 5.0) };
        let runs = self.runs(line);
        if !runs.is_empty() {
            placed.marks.push(Mark::lines(runs.clone(), Stroke::new(Ink::Halo, rim)));
            let stroke = Stroke { ink, width: weight, dash: line.who.dash() };
            placed.marks.push(Mark::lines(runs, stroke));
        }
        let known: Vec<(usize, Given<Rank>)> = line
            .ranks
            .iter()
            .enumerate()
            .take(self.xs.len())
            .filter_map(|(ix, rank)| rank.map(|rank| (ix, rank)))
            .collect();
        let widest = known
            .iter()
            .map(|(_, rank)| width(&rank_text(rank.value, self.frame.lang), 12.0, true))
            .fold(0.0, f64::max);
        let radius = RANK_DOT.max(widest / 2.0 + 3.0);
        let step = self.xs.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::MAX, f64::min);
        let roomy = us && step >= 2.0 * radius + 6.0;
        for &(period, rank) in &known {
            let at = self.at(period, rank.value);
            let end = period == 0 || period + 1 == self.xs.len();
            if roomy && !end && rank.origin != crate::model::Origin::Derived {
                placed.marks.push(Mark::disc(at, radius, ink, Stroke::new(Ink::Halo, 1.5)));
                let text = Run::bold(rank_text(rank.value, self.frame.lang), Ink::OnAccent);
                placed.labels.push(Label::new(at.x, at.y + 4.3, Anchor::Middle, 12.0, text));
            } else {
                let radius = if us { 5.5 } else { 3.5 };
                placed.marks.push(value_dot(at, radius, ink, rank.origin));
            }
        }
    }

    /// The labels at one end, pushed apart, with leaders. Returns their boxes.
    fn end_labels(&self, input: &Bump, right: bool, placed: &mut Placed) -> Vec<Rect> {
        let lines: Vec<&BumpLine> = marked(input)
            .into_iter()
            .filter(|line| line.ranks.iter().any(Option::is_some))
            .filter(|line| right || line.ranks.first().is_some_and(Option::is_some))
            .collect();
        let (Some(&first), Some(&last)) = (self.xs.first(), self.xs.last()) else {
            return Vec::new();
        };
        let (end, side) = if right { (last, 1.0) } else { (first, -1.0) };
        let rank_at_end = |line: &BumpLine| {
            if right { line.ranks.last().copied().flatten() } else { line.ranks[0] }
        };
        let wanted: Vec<f64> = lines
            .iter()
            .map(|line| {
                let known = rank_at_end(line).or_else(|| line.ranks.iter().rev().find_map(|r| *r));
                known.map_or(HEAD, |rank| self.at(0, rank.value).y)
            })
            .collect();
        let ys = dodge(&wanted, LABEL_GAP, HEAD + 6.0, self.bottom - 6.0);
        let mut boxes = Vec::new();
        for ((line, y), wanted) in lines.iter().zip(&ys).zip(&wanted) {
            let us = line.who == Who::Us;
            if rank_at_end(line).is_some() {
                let start = end + side * if us { 8.0 } else { 6.0 };
                let leader = vec![
                    Point { x: start, y: *wanted },
                    Point { x: end + side * 24.0, y: *y },
                    Point { x: end + side * 28.0, y: *y },
                ];
                placed.marks.push(Mark::lines(vec![leader], Stroke::new(line.who.line(), 1.0)));
            }
            let label = Label {
                at: Point { x: end + side * LEADER, y: y + if us { 5.0 } else { 4.5 } },
                anchor: if right { Anchor::Start } else { Anchor::End },
                size: end_size(line.who),
                runs: end_runs(line, right, self.narrow, &self.frame),
                halo: None,
            };
            boxes.push(label.bounds());
            placed.labels.push(label);
        }
        boxes
    }

    /// Lines across at round ranks, with those numbers that do not touch a label.
    fn rank_axis(&self, taken: &[Rect], placed: &mut Placed) {
        let (Some(&first), Some(&last)) = (self.xs.first(), self.xs.last()) else {
            return;
        };
        let per_rank = (self.y.at(2.0) - self.y.at(1.0)).abs();
        let mut grid = Vec::new();
        for rank in rank_ticks(self.lowest, per_rank, 48.0) {
            let y = self.y.at(rank as f64);
            grid.push(vec![Point { x: first - 14.0, y }, Point { x: last + 14.0, y }]);
            let plain = number::whole(rank as i64, self.frame.lang);
            let named = pictures::rank(&plain, self.frame.lang);
            let label = |text| {
                let run = Run::plain(text, Ink::Ink3);
                Label::new(first - 22.0, y + 4.0, Anchor::End, 12.0, run)
            };
            let free = |label: &Label| {
                let bounds = label.bounds();
                bounds.x >= 0.0 && !taken.iter().any(|other| other.overlaps(&bounds))
            };
            // A leader crosses the axis wherever a label stands: keep clear of its height as well.
            let clear = !taken.iter().any(|other| other.y - 4.0 < y && y < other.bottom() + 4.0);
            let found = (rank == 1).then(|| label(named)).filter(&free);
            let found = found.or_else(|| Some(label(plain)).filter(&free));
            placed.labels.extend(found.filter(|_| clear));
        }
        let below = placed.marks.iter().take_while(|mark| mark.fill == Some(Ink::Surface)).count();
        placed.marks.insert(below, Mark::lines(grid, Stroke::new(Ink::Grid, 1.0)));
    }

    /// «59 tỉnh, thành phố khác», in the widest gap between the labels on the right: those that
    /// are ranked there, in the last period.
    fn note_on_others(&self, input: &Bump, drawn: usize, taken: &[Rect], placed: &mut Placed) {
        let count = unmarked(input).filter(|line| reaches_end(line)).count();
        let Some(&last) = self.xs.last().filter(|_| count > 0) else {
            return;
        };
        let lang = self.frame.lang;
        let whole = number::whole(count as i64, lang);
        let noun = input.noun.unwrap_or(Noun::Unit).form(count as i64, lang);
        let mut text = pictures::others(&whole, noun, lang);
        if drawn < count {
            let drawn = number::whole(drawn as i64, lang);
            text = format!("{text} ({})", pictures::some_drawn(&drawn, &whole, lang));
        }
        let x = last + LEADER;
        let lines = wrap(&text, 12.0, false, self.frame.width - x - 2.0);
        let fits = lines.iter().all(|line| width(line, 12.0, false) <= self.frame.width - x);
        let mut edges = vec![(HEAD, HEAD)];
        edges.extend(taken.iter().map(|rect| (rect.y, rect.bottom())));
        edges.push((self.bottom, self.bottom));
        order::sort_by(&mut edges, |a, b| a.0.total_cmp(&b.0));
        let gap = edges
            .windows(2)
            .map(|pair| (pair[0].1, pair[1].0))
            .max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
        let height = 16.0 * lines.len() as f64;
        if let Some((top, bottom)) = gap.filter(|gap| fits && gap.1 - gap.0 >= height + 12.0) {
            let start = (top + bottom - height) / 2.0 + 12.0;
            for (ix, line) in lines.into_iter().enumerate() {
                let run = Run::plain(line, Ink::CtxText);
                let y = start + 16.0 * ix as f64;
                placed.labels.push(Label::new(x, y, Anchor::Start, 12.0, run));
            }
        }
    }

    fn hits(&self, input: &Bump, others: &[&BumpLine], placed: &mut Placed) {
        let step = self.xs.windows(2).map(|pair| pair[1] - pair[0]).fold(48.0, f64::min);
        let lines = marked(input).into_iter().chain(others.iter().copied());
        for (series, line) in lines.enumerate() {
            let reach = if line.who.is_marked() { 12.0 } else { 5.0 };
            for (period, rank) in line.ranks.iter().enumerate().take(self.xs.len()) {
                let Some(rank) = rank else { continue };
                let at = self.at(period, rank.value);
                placed.hits.push(Hit {
                    at,
                    area: Rect::between(
                        at.x - step / 2.0,
                        at.y - reach,
                        at.x + step / 2.0,
                        at.y + reach,
                    ),
                    unit: Some(line.unit),
                    series,
                    step: period,
                    lines: Lines::Asked(line.unit, period),
                });
            }
        }
    }
}

fn end_size(who: Who) -> f64 {
    if who == Who::Us { 15.0 } else { 13.0 }
}

/// «Đà Nẵng  5» on the left, «1  Đà Nẵng» on the right; on the left of a narrow frame the rank
/// alone.
fn end_runs(line: &BumpLine, right: bool, narrow: bool, frame: &Frame) -> Vec<Run> {
    let rank = if right { line.ranks.last() } else { line.ranks.first() };
    let rank = rank.copied().flatten();
    let rank = rank.map_or_else(|| "–".to_owned(), |rank| rank_text(rank.value, frame.lang));
    let ink = line.who.line();
    let bold = line.who == Who::Us;
    let shown = cut(&line.name, end_size(line.who), bold, name_room(narrow, frame));
    let name = |text: String| Run { text, bold, ink };
    match (right, narrow) {
        (true, _) => vec![Run::bold(rank, ink), name(format!("  {shown}"))],
        (false, true) => vec![Run::bold(rank, ink)],
        (false, false) => vec![name(format!("{shown}  ")), Run::bold(rank, ink)],
    }
}

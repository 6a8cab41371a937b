//! Scores over all periods: us and the watched as lines, all units as a band from the lowest to the
//! highest with their median. Where the method changed, lines and band are interrupted: scores on
//! either side do not compare.

mod input;
mod twin;

pub use input::{draw, trend_lines_of};
use twin::describe;

use super::dodge::dodge;
use super::ink::Ink;
use super::parts::{Who, period_heads, spread, value_dot, with_origin};
use super::placed::{
    Anchor, Dash, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Stroke, runs_width,
};
use super::scale::{Scale, ticks};
use super::text_width::{cut, width, wrap};
use crate::locale::{Lang, Noun, date, number, pictures, word, words};
use crate::model::order;
use crate::model::{Decimal, Given, Measure, Period, UnitIx};

/// What the chart is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrendLines {
    /// What is measured: «PCI».
    pub subject: String,
    /// The periods, ascending.
    pub periods: Vec<Period>,
    /// The periods compared: their heads are bold.
    pub compared: Vec<Period>,
    /// A line a unit, in any order.
    pub lines: Vec<TrendLine>,
    /// Where the method changed: the first period under the new one, and what changed.
    pub breaks: Vec<(usize, String)>,
    /// What scores are counted in.
    pub measure: Measure,
    /// Decimals of scores.
    pub places: u8,
    /// What the units are counted as.
    pub noun: Option<Noun>,
}

/// A unit's line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrendLine {
    /// The unit.
    pub unit: UnitIx,
    /// Its name.
    pub name: String,
    /// Whether it is us, watched or one of the others.
    pub who: Who,
    /// Its score in each period; `None` where it has none.
    pub scores: Vec<Option<Given<Decimal>>>,
}

/// The scores of all units in a period.
#[derive(Clone, Copy, Debug)]
struct Group {
    lowest: Decimal,
    median: Decimal,
    highest: Decimal,
    count: usize,
}

/// Height of a line of the key.
const KEY_LINE: f64 = 16.0;
/// Height of the period heads, and of the air around the key.
const HEAD: f64 = 40.0;
const AIR: f64 = 10.0;
/// Distance of end labels, base line to base line.
const LABEL_GAP: f64 = 19.0;
/// From the end of a line to its label.
const LEADER: f64 = 26.0;
const SIZE: f64 = 13.0;
/// The share of the frame that end labels may take.
const LABELS_SHARE: f64 = 0.45;

impl TrendLines {
    fn group(&self, period: usize) -> Option<Group> {
        let scores = self.lines.iter().filter_map(|line| line.scores.get(period).copied()?);
        let mut scores: Vec<Decimal> = scores.map(|score| score.value).collect();
        order::sort(&mut scores);
        let (lowest, highest) = (*scores.first()?, *scores.last()?);
        let middle = scores.len() / 2;
        let median = match scores.len() % 2 {
            1 => scores[middle],
            _ => (scores[middle - 1] + scores[middle]).div_round(2.into(), self.places + 2)?,
        };
        Some(Group { lowest, median, highest, count: scores.len() })
    }

    fn score(&self, score: Decimal, lang: Lang) -> String {
        match self.measure {
            Measure::Points => number::number(score, self.places, lang),
            Measure::Percent => number::percent(score, self.places, lang),
        }
    }

    /// Us and the watched, us first, then in the reader's order.
    fn marked(&self) -> Vec<&TrendLine> {
        let mut lines: Vec<&TrendLine> =
            self.lines.iter().filter(|line| line.who.is_marked()).collect();
        order::sort_by_key(&mut lines, |line| match line.who {
            Who::Us => 0,
            Who::Watched(n) => n + 1,
            Who::Other => usize::MAX,
        });
        lines
    }

    /// The periods in runs between which scores compare.
    fn runs(&self) -> Vec<std::ops::Range<usize>> {
        let mut starts: Vec<usize> = self.breaks.iter().map(|(first, _)| *first).collect();
        starts.retain(|first| (1..self.periods.len()).contains(first));
        order::sort(&mut starts);
        starts.dedup();
        let ends = starts.iter().copied().chain([self.periods.len()]);
        std::iter::once(0).chain(starts.iter().copied()).zip(ends).map(|(a, b)| a..b).collect()
    }
}

/// Lays the chart out.
pub fn place(input: &TrendLines, frame: &Frame) -> Placed {
    let mut placed = Placed::new(frame);
    let Some(layout) = Layout::new(input, frame) else { return placed };
    let median = layout.band(&mut placed);
    layout.ground(&mut placed);
    placed.marks.push(median);
    for line in input.marked().into_iter().rev() {
        layout.line(line, &mut placed);
    }
    layout.end_labels(&mut placed);
    layout.key(&mut placed);
    layout.hits(&mut placed);
    describe(&layout, &mut placed);
    placed
}

struct Layout<'i> {
    input: &'i TrendLines,
    frame: Frame,
    groups: Vec<Option<Group>>,
    xs: Vec<f64>,
    y: Scale,
    ticks: Vec<(f64, String)>,
    /// What the band is, in lines, over the heads of the periods.
    key: Vec<String>,
    /// Top of the lines.
    top: f64,
    bottom: f64,
    /// What stands at the foot: where the method changed.
    notes: Vec<String>,
}

impl Layout<'_> {
    fn new<'i>(input: &'i TrendLines, frame: &Frame) -> Option<Layout<'i>> {
        let lang = frame.lang;
        let groups: Vec<_> = (0..input.periods.len()).map(|at| input.group(at)).collect();
        let known = || groups.iter().flatten();
        let low = known().map(|group| group.lowest).reduce(Decimal::min)?;
        let high = known().map(|group| group.highest).reduce(Decimal::max)?;
        let changed = input.breaks.iter().filter_map(|(first, name)| {
            let period = input.periods.get(*first)?;
            Some(pictures::method_from(&date::period_short(*period, lang), name, lang))
        });
        let notes: Vec<String> =
            changed.flat_map(|text| wrap(&text, 12.0, false, frame.width - 8.0)).collect();
        let bottom = frame.height - 16.0 * notes.len() as f64 - 4.0;
        let key = wrap(&key_of(input, &groups, lang), 12.0, false, frame.width - 32.0);
        let top = HEAD + KEY_LINE * key.len() as f64;
        let y = Scale::new(low.to_f64(), high.to_f64(), bottom - AIR, top + AIR);
        let most = (((bottom - top) / 48.0) as usize).clamp(2, 8);
        let (values, places) = ticks(low, high, most);
        let ticks: Vec<(f64, String)> = values
            .into_iter()
            .map(|value| (y.of(value), number::number(value, places, lang)))
            .collect();
        let axis = ticks.iter().map(|(_, text)| width(text, 12.0, false)).fold(0.0, f64::max);
        let left = axis + 18.0;
        let labels = end_labels(input, &groups, frame).into_iter();
        let right = labels.map(|label| runs_width(&label.runs, SIZE)).fold(0.0, f64::max);
        let end = (frame.width - right - LEADER - 2.0).max(left + 24.0);
        let xs = spread(input.periods.len(), left + 8.0, end);
        Some(Layout { input, frame: *frame, groups, xs, y, ticks, key, top, bottom, notes })
    }

    fn at(&self, period: usize, score: Decimal) -> Point {
        Point { x: self.xs[period], y: self.y.of(score) }
    }

    /// Lines across at round scores, the heads of the periods, and bands where the method changed.
    fn ground(&self, placed: &mut Placed) {
        let (Some(&first), Some(&last)) = (self.xs.first(), self.xs.last()) else { return };
        let changes = self.input.breaks.iter().map(|(first, _)| *first);
        let changes = changes.filter(|first| (1..self.xs.len()).contains(first));
        let bands = changes.map(|at| {
            // Only the gap between the two periods.
            let (a, b) = (self.xs[at - 1], self.xs[at]);
            let inset = (b - a) * 0.35;
            Rect::between(a + inset, self.top, b - inset, self.bottom)
        });
        placed.marks.push(Mark::rects(bands.collect(), Ink::Surface));
        let grid = self
            .ticks
            .iter()
            .map(|(y, _)| vec![Point { x: first - 8.0, y: *y }, Point { x: last + 8.0, y: *y }]);
        placed.marks.push(Mark::lines(grid.collect(), Stroke::new(Ink::Grid, 1.0)));
        for (y, text) in &self.ticks {
            let run = Run::plain(text, Ink::Ink3);
            placed.labels.push(Label::new(first - 14.0, y + 4.0, Anchor::End, 12.0, run));
        }
        let lang = self.frame.lang;
        let heads = period_heads(
            &self.input.periods,
            &self.xs,
            self.top - 12.0,
            &self.input.compared,
            lang,
        );
        placed.labels.extend(heads);
        for (at, line) in self.notes.iter().enumerate() {
            let y = self.bottom + 14.0 + 16.0 * at as f64;
            let run = Run::plain(line, Ink::Ink2);
            placed.labels.push(Label::new(4.0, y, Anchor::Start, 12.0, run));
        }
    }

    /// From the lowest to the highest, below everything; gives the median, which stands above the grid.
    fn band(&self, placed: &mut Placed) -> Mark {
        let (mut areas, mut medians) = (Vec::new(), Vec::new());
        for run in self.input.runs() {
            let known: Vec<(usize, Group)> =
                run.filter_map(|at| Some((at, self.groups[at]?))).collect();
            let up = known.iter().map(|(at, group)| self.at(*at, group.highest));
            let down = known.iter().rev().map(|(at, group)| self.at(*at, group.lowest));
            let mut area: Vec<Point> = up.chain(down).collect();
            if let [above, below] = area.as_slice() {
                // One period alone: a bar.
                let (x, y0, y1) = (above.x, above.y, below.y);
                area = [(x - 4.0, y0), (x + 4.0, y0), (x + 4.0, y1), (x - 4.0, y1)]
                    .map(|(x, y)| Point { x, y })
                    .to_vec();
            }
            area.extend(area.first().copied());
            areas.push(area);
            let median: Vec<Point> =
                known.iter().map(|(at, group)| self.at(*at, group.median)).collect();
            medians.push(match median.as_slice() {
                [one] => vec![Point { x: one.x - 8.0, ..*one }, Point { x: one.x + 8.0, ..*one }],
                _ => median,
            });
        }
        areas.retain(|area| !area.is_empty());
        medians.retain(|median| !median.is_empty());
        let area = Mark::lines(areas, Stroke::new(Ink::Rule, 1.0));
        placed.marks.push(Mark { fill: Some(Ink::Surface), ..area });
        let stroke = Stroke { ink: Ink::Ink2, width: 1.5, dash: Dash::Long };
        Mark::lines(medians, stroke)
    }

    fn line(&self, line: &TrendLine, placed: &mut Placed) {
        let us = line.who == Who::Us;
        let known = |at: usize| line.scores.get(at).copied().flatten();
        let mut runs: Vec<Vec<Point>> = Vec::new();
        for range in self.input.runs() {
            runs.push(Vec::new());
            for at in range {
                match (known(at), runs.last_mut()) {
                    (Some(score), Some(run)) => run.push(self.at(at, score.value)),
                    _ => runs.push(Vec::new()),
                }
            }
        }
        runs.retain(|run| run.len() > 1);
        let ink = line.who.line();
        if !runs.is_empty() {
            let (weight, rim) = if us { (3.5, 5.5) } else { (2.0, 4.0) };
            placed.marks.push(Mark::lines(runs.clone(), Stroke::new(Ink::Halo, rim)));
            let stroke = Stroke { ink, width: weight, dash: line.who.dash() };
            placed.marks.push(Mark::lines(runs, stroke));
        }
        for at in 0..self.xs.len() {
            if let Some(score) = known(at) {
                let radius = if us { 5.0 } else { 3.5 };
                let dot = value_dot(self.at(at, score.value), radius, ink, score.origin);
                placed.marks.push(dot);
            }
        }
    }

    fn end_labels(&self, placed: &mut Placed) {
        let Some(&end) = self.xs.last() else { return };
        let labels = end_labels(self.input, &self.groups, &self.frame);
        let wanted: Vec<f64> = labels.iter().map(|label| self.y.of(label.score)).collect();
        let ys = dodge(&wanted, LABEL_GAP, self.top + 4.0, self.bottom - 4.0);
        for ((label, y), wanted) in labels.into_iter().zip(ys).zip(wanted) {
            if label.at_end {
                let leader = [(end + 7.0, wanted), (end + 18.0, y), (end + 22.0, y)];
                let leader = leader.map(|(x, y)| Point { x, y }).to_vec();
                placed.marks.push(Mark::lines(vec![leader], Stroke::new(label.ink, 1.0)));
            }
            placed.labels.push(Label {
                at: Point { x: end + LEADER, y: y + 4.5 },
                anchor: Anchor::Start,
                size: SIZE,
                runs: label.runs,
                halo: None,
            });
        }
    }

    /// What the band is, over the plot.
    fn key(&self, placed: &mut Placed) {
        let box_of_key = Rect { x: 4.0, y: 6.0, width: 18.0, height: 12.0 };
        let area = Mark::rects(vec![box_of_key], Ink::Surface);
        placed.marks.push(Mark { stroke: Some(Stroke::new(Ink::Rule, 1.0)), ..area });
        let median = Stroke { ink: Ink::Ink2, width: 1.5, dash: Dash::Long };
        placed.marks.push(Mark::line(4.0, 12.0, 22.0, 12.0, median));
        for (at, line) in self.key.iter().enumerate() {
            let base = 16.0 + KEY_LINE * at as f64;
            let run = Run::plain(line, Ink::Ink2);
            placed.labels.push(Label::new(28.0, base, Anchor::Start, 12.0, run));
        }
    }

    fn hits(&self, placed: &mut Placed) {
        let lang = self.frame.lang;
        let step = self.xs.windows(2).map(|pair| pair[1] - pair[0]).fold(48.0, f64::min);
        let mut add = |series, period: usize, at: Point, reach: f64, unit, lines| {
            let (x0, x1) = (at.x - step / 2.0, at.x + step / 2.0);
            let area = Rect::between(x0, at.y - reach, x1, at.y + reach);
            placed.hits.push(Hit { at, area, unit, series, step: period, lines });
        };
        let head = |period: usize| date::period_short(self.input.periods[period], lang);
        let marked = self.input.marked();
        for (series, line) in marked.iter().enumerate() {
            for (period, score) in line.scores.iter().enumerate().take(self.xs.len()) {
                let Some(score) = score else { continue };
                let said = with_origin(self.input.score(score.value, lang), score.origin, lang);
                let lines = vec![line.name.clone(), format!("{}: {said}", head(period))];
                add(series, period, self.at(period, score.value), 12.0, Some(line.unit), lines);
            }
        }
        for (period, group) in self.groups.iter().enumerate() {
            let Some(group) = group else { continue };
            let mut lines = vec![head(period)];
            lines.extend(
                of_group(self.input, group, lang).map(|(name, text)| format!("{name}: {text}")),
            );
            add(marked.len(), period, self.at(period, group.median), 24.0, None, lines);
        }
    }
}

/// The words of the key: of how many units the band is.
fn key_of(input: &TrendLines, groups: &[Option<Group>], lang: Lang) -> String {
    let counts = || groups.iter().flatten().map(|group| group.count as i64);
    let (least, most) = (counts().min().unwrap_or(0), counts().max().unwrap_or(0));
    let noun = input.noun.unwrap_or(Noun::Unit).form(most, lang);
    let mut count = number::whole(most, lang);
    if least < most {
        count = format!("{}–{count}", number::whole(least, lang));
    }
    pictures::range_of_all(&format!("{count} {noun}"), lang)
}

/// Lowest, median and highest, by their names.
fn of_group(
    input: &TrendLines,
    group: &Group,
    lang: Lang,
) -> impl Iterator<Item = (&'static str, String)> {
    let of = [
        (words::Chart::Highest, group.highest),
        (words::Chart::Median, group.median),
        (words::Chart::Lowest, group.lowest),
    ];
    of.map(|(name, score)| (word(name, lang), input.score(score, lang))).into_iter()
}

/// A label at the right end.
struct EndLabel {
    runs: Vec<Run>,
    ink: Ink,
    score: Decimal,
    /// Whether its line reaches the last period.
    at_end: bool,
}

fn end_labels(input: &TrendLines, groups: &[Option<Group>], frame: &Frame) -> Vec<EndLabel> {
    let lang = frame.lang;
    let room = frame.width * LABELS_SHARE;
    let label = |name: &str, bold: bool, ink: Ink, last: Option<Decimal>, score: Decimal| {
        let figure = last.map_or_else(|| "–".to_owned(), |score| input.score(score, lang));
        let name = cut(name, SIZE, bold, room - width(&figure, SIZE, true) - 8.0);
        let name = Run { text: format!("  {name}"), bold, ink };
        EndLabel { runs: vec![Run::bold(figure, ink), name], ink, score, at_end: last.is_some() }
    };
    let mut labels: Vec<EndLabel> = Vec::new();
    for line in input.marked() {
        let last = line.scores.last().copied().flatten().map(|score| score.value);
        let known = line.scores.iter().rev().find_map(|score| score.map(|score| score.value));
        if let Some(score) = known {
            labels.push(label(&line.name, line.who == Who::Us, line.who.line(), last, score));
        }
    }
    if let Some(group) = groups.last().copied().flatten() {
        let name = word(words::Chart::Median, lang);
        labels.push(label(name, false, Ink::Ink2, Some(group.median), group.median));
    }
    labels
}

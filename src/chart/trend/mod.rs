//! Scores over all periods: us and the watched as lines, all units as a band from the lowest to the
//! highest with their median. Lines and band are interrupted where the method changed, as scores do
//! not compare across it.

mod input;
mod twin;

pub use input::{draw, input};

use super::breaks::{Breaks, MethodBreak};
use super::dodge::dodge_boxes;
use super::ink::Ink;
use super::parts::{Who, period_heads, spread as spread_out, value_dot, with_origin};
use super::placed::{
    Anchor, Dash, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Shape, Stroke, runs_width,
};
use super::scale::{Scale, ticks};
use super::text_width::{width, wrap};
use crate::analysis::Spread;
use crate::locale::pictures::spread as said;
use crate::locale::{Lang, date, number};
use crate::model::{Decimal, Given, Measure, Period, UnitIx};

/// What a chart of trends is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trend {
    /// What is scored: «PCI».
    pub subject: String,
    /// The periods, ascending.
    pub periods: Vec<Period>,
    /// The periods compared: their heads are bold.
    pub compared: Vec<Period>,
    /// What scores are counted in.
    pub measure: Measure,
    /// Decimals of scores.
    pub places: u8,
    /// Every unit: us first, then the watched in the reader's order, then the others.
    pub lines: Vec<TrendLine>,
    /// How the scores of all units lie in each period.
    pub spread: Vec<Option<Spread>>,
    /// Where the method changed.
    pub breaks: Vec<MethodBreak>,
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

impl Trend {
    fn marked(&self) -> impl Iterator<Item = &TrendLine> {
        self.lines.iter().filter(|line| line.who.is_marked())
    }

    pub(super) fn score(&self, value: Decimal, lang: Lang) -> String {
        number::figure(value, self.places, self.measure, lang)
    }

    /// The periods in runs that scores compare within.
    pub(super) fn eras(&self) -> Vec<std::ops::Range<usize>> {
        let mut starts = vec![0];
        starts.extend(self.breaks.iter().map(|change| change.first).filter(|first| *first > 0));
        starts.dedup();
        let ends = starts.iter().skip(1).copied().chain([self.periods.len()]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    }

    fn breaks<'a>(&'a self, frame: &Frame) -> Breaks<'a> {
        let (periods, list) = (&self.periods, &self.breaks);
        Breaks { periods, list, width: frame.width, lang: frame.lang }
    }
}

/// Height of the period heads.
const HEAD: f64 = 34.0;
/// Air above the highest score and below the lowest.
const AIR: f64 = 18.0;
/// From the last period to the labels.
const LEADER: f64 = 26.0;
const SIZE: f64 = 13.0;
/// From line to line of a label.
const LINE: f64 = 16.0;

/// Lays the chart out.
fn place(input: &Trend, frame: &Frame) -> Placed {
    let ends = ends(input, frame);
    let needed: f64 = ends.iter().map(End::height).sum();
    // Long names wrap: the picture grows where they would not fit beside one another.
    let breaks = input.breaks(frame);
    let foot = 64.0 + breaks.foot_height(&[0.0].repeat(input.periods.len()));
    let height = frame.height.max(HEAD + needed + foot);
    let frame = Frame { height, ..*frame };
    let mut placed = Placed::new(&frame);
    let layout = Layout::new(input, &ends, &frame);
    layout.ground(input, &mut placed);
    layout.range(input, &mut placed);
    for line in input.marked().collect::<Vec<_>>().into_iter().rev() {
        layout.line(input, line, &mut placed);
    }
    layout.our_scores(input, &mut placed);
    layout.ends(ends, &mut placed);
    layout.hits(input, &mut placed);
    twin::describe(input, &mut placed);
    placed
}

/// A label at the right end of the picture.
struct End {
    score: Decimal,
    lines: Vec<Vec<Run>>,
    ink: Ink,
}

impl End {
    fn height(&self) -> f64 {
        LINE * self.lines.len() as f64 + 4.0
    }
}

/// The labels at the right: us and the watched, the median, and who has the highest and the lowest
/// score; all of them of the last period.
fn ends(input: &Trend, frame: &Frame) -> Vec<End> {
    let lang = frame.lang;
    let room = frame.width * if frame.width < 560.0 { 0.38 } else { 0.26 };
    let end = |score: Decimal, name: &str, ink: Ink, bold: bool| {
        let figure = input.score(score, lang);
        let taken = width(&figure, SIZE, true);
        // The first line holds the figure; words that do not fit beside it go on below.
        let mut lines = Vec::new();
        let mut first = vec![Run::bold(figure, ink)];
        let text = |text: String| Run { text, bold, ink };
        let mut wrapped = wrap(name, SIZE, bold, room).into_iter();
        if let Some(line) = wrapped.next() {
            if taken + width(&format!("  {line}"), SIZE, bold) <= room {
                first.push(text(format!("  {line}")));
                lines.push(first);
            } else {
                lines.extend([first, vec![text(line)]]);
            }
        }
        lines.extend(wrapped.map(|line| vec![text(line)]));
        End { score, lines, ink }
    };
    let last = |line: &TrendLine| line.scores.last().copied().flatten().map(|score| score.value);
    let mut ends: Vec<End> = input
        .marked()
        .filter_map(|line| {
            let us = line.who == Who::Us;
            Some(end(last(line)?, &line.name, line.who.line(), us))
        })
        .collect();
    if let Some(spread) = input.spread.last().copied().flatten() {
        ends.push(end(spread.median, said::median(lang), Ink::Ink2, false));
        for (score, words) in
            [(spread.high, said::highest as fn(&str, Lang) -> String), (spread.low, said::lowest)]
        {
            let who = input.lines.iter().find(|line| last(line) == Some(score));
            if let Some(line) = who.filter(|line| !line.who.is_marked()) {
                ends.push(end(score, &words(&line.name, lang), Ink::CtxText, false));
            }
        }
    }
    ends
}

struct Layout {
    frame: Frame,
    xs: Vec<f64>,
    y: Scale,
    ticks: Vec<(f64, String)>,
    left: f64,
    bottom: f64,
    band_bottom: f64,
}

impl Layout {
    fn new(input: &Trend, ends: &[End], frame: &Frame) -> Layout {
        let lang = frame.lang;
        let marked = input.marked().flat_map(|line| line.scores.iter().flatten());
        let scores = marked.map(|score| score.value);
        let all = input.spread.iter().flatten().flat_map(|spread| [spread.low, spread.high]);
        let (mut low, mut high) = (None, None);
        for score in scores.chain(all) {
            low = Some(low.map_or(score, |low: Decimal| low.min(score)));
            high = Some(high.map_or(score, |high: Decimal| high.max(score)));
        }
        let (low, high) = (low.unwrap_or(Decimal::ZERO), high.unwrap_or(Decimal::HUNDRED));
        let most = ((frame.height / 64.0) as usize).clamp(2, 8);
        let (values, places) = ticks(low, high, most);
        let texts: Vec<_> =
            values.iter().map(|value| number::number(*value, places, lang)).collect();
        let axis = texts.iter().map(|text| width(text, 12.0, false)).fold(0.0, f64::max);
        let column = ends.iter().flat_map(|end| &end.lines).map(|runs| runs_width(runs, SIZE));
        let right = column.fold(0.0, f64::max).max(24.0) + LEADER + 2.0;
        let first = axis + 22.0;
        let xs = spread_out(input.periods.len(), first, (frame.width - right).max(first + 24.0));
        let breaks = input.breaks(frame);
        let band_bottom = frame.height - breaks.foot_height(&xs) - 2.0;
        let bottom = band_bottom - breaks.words_height(&xs);
        let y = Scale::new(low.to_f64(), high.to_f64(), bottom - AIR, HEAD + AIR);
        let ticks = values.iter().map(|value| y.of(*value)).zip(texts).collect();
        Layout { frame: *frame, xs, y, ticks, left: axis, bottom, band_bottom }
    }

    fn at(&self, period: usize, score: Decimal) -> Point {
        Point { x: self.xs[period], y: self.y.of(score) }
    }

    fn last_x(&self) -> f64 {
        self.xs.last().copied().unwrap_or(self.left)
    }

    fn ground(&self, input: &Trend, placed: &mut Placed) {
        input.breaks(&self.frame).draw(&self.xs, HEAD, self.band_bottom, placed);
        let heads = period_heads(&input.periods, &self.xs, 16.0, &input.compared, self.frame.lang);
        placed.labels.extend(heads);
        let (start, end) = (self.left + 6.0, self.last_x() + 8.0);
        let grid =
            self.ticks.iter().map(|&(y, _)| vec![Point { x: start, y }, Point { x: end, y }]);
        placed.marks.push(Mark::lines(grid.collect(), Stroke::new(Ink::Grid, 1.0)));
        for (y, text) in &self.ticks {
            let run = Run::plain(text.clone(), Ink::Ink3);
            placed.labels.push(Label::new(self.left, y + 4.0, Anchor::End, 12.0, run));
        }
    }

    /// Values of the periods of an era in runs without gaps, as points.
    fn runs(&self, input: &Trend, value: impl Fn(usize) -> Option<Decimal>) -> Vec<Vec<Point>> {
        let mut runs = Vec::new();
        for era in input.eras() {
            let points: Vec<Option<Point>> = era.map(|ix| Some(self.at(ix, value(ix)?))).collect();
            let parts = points.split(Option::is_none).filter(|run| !run.is_empty());
            runs.extend(parts.map(|run| run.iter().flatten().copied().collect::<Vec<_>>()));
        }
        runs
    }

    /// The band of all units and their median.
    fn range(&self, input: &Trend, placed: &mut Placed) {
        let of = |pick: fn(&Spread) -> Decimal| {
            self.runs(input, |ix| input.spread.get(ix)?.as_ref().map(pick))
        };
        let (low, high) = (of(|spread| spread.low), of(|spread| spread.high));
        let bands = high.iter().zip(&low).map(|(high, low)| {
            // An era of one period has a band of a little width.
            let half = if high.len() == 1 { 5.0 } else { 0.0 };
            let shifted = |point: &Point, by: f64| Point { x: point.x + by, ..*point };
            let side = |run: &[Point]| -> Vec<Point> {
                match run {
                    [only] => vec![shifted(only, -half), shifted(only, half)],
                    run => run.to_vec(),
                }
            };
            let mut corners = side(high);
            corners.extend(side(low).into_iter().rev());
            corners
        });
        let (fill, stroke) = (Some(Ink::Grid), Some(Stroke::new(Ink::RuleStrong, 1.0)));
        let shape = Shape::Lines(bands.map(closed).collect());
        placed.marks.push(Mark { shape, fill, stroke });
        let median = of(|spread| spread.median);
        let single =
            |x: &Point| vec![Point { x: x.x - 5.0, y: x.y }, Point { x: x.x + 5.0, y: x.y }];
        let median = median.into_iter().map(|run| match &run[..] {
            [only] => single(only),
            _ => run,
        });
        let stroke = Stroke { ink: Ink::Ink2, width: 2.0, dash: Dash::Long };
        placed.marks.push(Mark::lines(median.collect(), stroke));
    }

    fn line(&self, input: &Trend, line: &TrendLine, placed: &mut Placed) {
        let us = line.who == Who::Us;
        let ink = line.who.line();
        let mut runs = self.runs(input, |ix| line.scores.get(ix)?.map(|score| score.value));
        runs.retain(|run| run.len() > 1);
        if !runs.is_empty() {
            placed.marks.push(Mark::lines(runs.clone(), Stroke::new(Ink::Halo, 6.0)));
            let stroke = Stroke { ink, width: if us { 3.5 } else { 2.0 }, dash: line.who.dash() };
            placed.marks.push(Mark::lines(runs, stroke));
        }
        for (ix, score) in line.scores.iter().enumerate().take(self.xs.len()) {
            if let Some(score) = score {
                let radius = if us { 5.5 } else { 3.5 };
                placed.marks.push(value_dot(self.at(ix, score.value), radius, ink, score.origin));
            }
        }
    }

    /// Our score at each dot but the last, which has it in its label, where there is room.
    fn our_scores(&self, input: &Trend, placed: &mut Placed) {
        let Some(us) = input.lines.first().filter(|line| line.who == Who::Us) else { return };
        let step = self.xs.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::MAX, f64::min);
        let scores = us.scores.iter().enumerate().take(self.xs.len().saturating_sub(1));
        let labels: Vec<Label> = scores
            .filter_map(|(ix, score)| {
                let score = (*score)?;
                let at = self.at(ix, score.value);
                let run = Run::bold(input.score(score.value, self.frame.lang), Ink::Accent);
                let label = Label::new(at.x, at.y - 11.0, Anchor::Middle, 12.0, run);
                Some(Label { halo: Some(Ink::Halo), ..label })
            })
            .collect();
        let clear = |label: &Label| {
            let bounds = label.bounds();
            self.ticks.is_empty() || bounds.x > self.left + 2.0
        };
        if labels.iter().all(|label| label.width() + 8.0 <= step && clear(label)) {
            placed.labels.extend(labels);
        }
    }

    fn ends(&self, ends: Vec<End>, placed: &mut Placed) {
        let wanted: Vec<f64> = ends.iter().map(|end| self.y.of(end.score)).collect();
        let heights: Vec<f64> = ends.iter().map(End::height).collect();
        let middles = dodge_boxes(&wanted, &heights, HEAD - 6.0, self.bottom);
        let x = self.last_x();
        for ((end, middle), wanted) in ends.into_iter().zip(middles).zip(wanted) {
            // The first line stands beside the leader where nothing pushes it away.
            let first = middle - LINE * (end.lines.len() as f64 - 1.0) / 2.0;
            let leader = vec![
                Point { x: x + 7.0, y: wanted },
                Point { x: x + 18.0, y: first },
                Point { x: x + 22.0, y: first },
            ];
            placed.marks.push(Mark::lines(vec![leader], Stroke::new(end.ink, 1.0)));
            for (ix, runs) in end.lines.into_iter().enumerate() {
                let at = Point { x: x + LEADER, y: first + 4.5 + LINE * ix as f64 };
                placed.labels.push(Label {
                    at,
                    anchor: Anchor::Start,
                    size: SIZE,
                    runs,
                    halo: None,
                });
            }
        }
    }

    fn hits(&self, input: &Trend, placed: &mut Placed) {
        let lang = self.frame.lang;
        let step = self.xs.windows(2).map(|pair| pair[1] - pair[0]).fold(48.0, f64::min);
        let mut add = |at: Point, unit, series, step_ix, lines: Vec<String>| {
            let (x, y) = (at.x, at.y);
            let area = Rect::between(x - step / 2.0, y - 12.0, x + step / 2.0, y + 12.0);
            placed.hits.push(Hit { at, area, unit, series, step: step_ix, lines: lines.into() });
        };
        let head = |ix: usize| date::period_short(input.periods[ix], lang);
        let score = |value| number::score(value, input.places, input.measure, lang);
        let mut series = 0;
        for line in input.marked() {
            for (ix, given) in line.scores.iter().enumerate().take(self.xs.len()) {
                let Some(given) = given else { continue };
                let text = with_origin(score(given.value), given.origin, lang);
                let mut lines = vec![line.name.clone(), format!("{}: {text}", head(ix))];
                lines.extend(twin::beside_median(input, ix, given.value, lang));
                add(self.at(ix, given.value), Some(line.unit), series, ix, lines);
            }
            series += 1;
        }
        for (ix, spread) in input.spread.iter().enumerate().take(self.xs.len()) {
            let Some(spread) = spread else { continue };
            let name = crate::locale::capitalised(said::median(lang));
            let (low, high) = (input.score(spread.low, lang), input.score(spread.high, lang));
            let range = said::range(&low, &high, lang);
            let lines = vec![name, format!("{}: {}", head(ix), score(spread.median)), range];
            add(self.at(ix, spread.median), None, series, ix, lines);
        }
    }
}

/// A run of corners back to where it began.
fn closed(mut corners: Vec<Point>) -> Vec<Point> {
    corners.extend(corners.first().copied());
    corners
}

//! Small multiples: us against the median over all periods, a panel an index, or a panel a component
//! where the data holds one index alone. All panels share their periods, and their scores where all
//! have the same maximum.

mod twin;

pub use twin::told;

use super::from_data::{Input, period_of, subject, unit_name};
use super::ink::Ink;
use super::parts::{Who, beside_median, value_dot, with_origin};
use super::placed::{Anchor, Dash, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Stroke};
use super::scale::{Scale, ticks};
use super::spec::{ChartSpec, NothingToDraw};
use super::text_width::{width, wrap};
use super::trend::{self, Trend, TrendLine};
use crate::analysis::Unsaid;
use crate::locale::pictures::{multiples as said_of, spread::median};
use crate::locale::{Lang, date, number};
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Origin, Period};
use crate::rank::RankOptions;

/// What small multiples are made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Multiples {
    /// The name of the unit; of the index where panels are groups.
    pub name: String,
    /// Whether panels are groups of units: each shows its own median against that of all.
    pub groups: bool,
    /// The whole that the panels are parts of; `None` where they are indices.
    pub subject: Option<String>,
    /// Whether all panels share one scale of scores.
    pub one_scale: bool,
    /// The periods of all panels, ascending.
    pub periods: Vec<Period>,
    /// The panels in their order, each with us as its first line.
    pub panels: Vec<Trend>,
}

/// Height of the plot of a panel.
const PLOT: f64 = 84.0;
/// From panel to panel.
const GAP: f64 = 24.0;
/// A panel is no narrower than this, and no picture has more columns than [`MOST_COLUMNS`].
const NARROWEST: f64 = 158.0;
const MOST_COLUMNS: usize = 5;
const SIZE: f64 = 13.0;
const SMALL: f64 = 12.0;
const LINE: f64 = 16.0;

/// The picture of a specification.
///
/// # Errors
/// No unit is chosen, or it has no figures.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = input(ds, spec, frame.lang)?;
    let mut placed = place(&input, frame);
    placed.notes.push(said_of::scales(input.one_scale, frame.lang).to_owned());
    Ok(placed)
}

/// The input of small multiples.
///
/// # Errors
/// No unit is chosen, or it has no figures.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Multiples> {
    if spec.by_group && ds.groups().len() > 1 {
        return by_group(ds, spec, lang);
    }
    let unit = spec.us.ok_or(NothingToDraw::NoUnit)?;
    period_of(ds, spec)?;
    let alone = ChartSpec { watched: Vec::new(), ..spec.clone() };
    let panels_of = |indicators: Vec<IndicatorIx>| -> Vec<(IndicatorIx, Trend)> {
        let drawn = indicators.into_iter().filter_map(|indicator| {
            let spec = ChartSpec { indicator, ..alone.clone() };
            let panel = trend::input(ds, &spec, lang).ok()?;
            let ours = |line: &TrendLine| line.unit == unit && line.who == Who::Us;
            panel.lines.first().is_some_and(ours).then_some((indicator, panel))
        });
        drawn.collect()
    };
    let mut panels = panels_of(ds.indices().collect());
    let indices = panels.len() > 1;
    if !indices {
        panels = panels_of(ds.parts(spec.indicator).collect());
    }
    if panels.is_empty() {
        return Err(NothingToDraw::Unsaid(Unsaid::NoParts));
    }
    let maxima = panels.iter().map(|(indicator, _)| {
        let indicator = &ds.indicators()[*indicator];
        indicator.maximum.map(|(maximum, _)| (maximum.normal(), indicator.measure))
    });
    let mut maxima: Vec<_> = maxima.collect();
    maxima.dedup();
    let mut periods: Vec<Period> =
        panels.iter().flat_map(|(_, panel)| panel.periods.iter().copied()).collect();
    crate::model::order::sort(&mut periods);
    periods.dedup();
    Ok(Multiples {
        name: unit_name(ds, unit, lang),
        groups: false,
        subject: (!indices).then(|| subject(ds, spec.indicator, lang)),
        one_scale: maxima.len() == 1 && maxima[0].is_some(),
        periods,
        panels: panels.into_iter().map(|(_, panel)| panel).collect(),
    })
}

/// A panel a group: its median, ours in our ink, against that of all units.
fn by_group(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Multiples> {
    let of = |group: Option<usize>| {
        let options = RankOptions { group, ..spec.options };
        let spec = ChartSpec { us: None, watched: Vec::new(), options, ..spec.clone() };
        trend::input(ds, &spec, lang)
    };
    let whole = Trend { lines: Vec::new(), ..of(None)? };
    let ours = spec.us.and_then(|us| ds.units()[us].group);
    let panel = |group: usize| {
        let own = of(Some(group)).ok()?;
        let score = |period: &Period| {
            let at = own.periods.iter().position(|other| other == period)?;
            Some(Given::computed(own.spread.get(at).copied()??.median))
        };
        let name = lang.label(&ds.groups()[group].name).to_owned();
        let who = if ours == Some(group) { Who::Us } else { Who::Other };
        let scores = whole.periods.iter().map(score).collect();
        let line = TrendLine { unit: 0, name: name.clone(), who, scores };
        Some(Trend { subject: name, lines: vec![line], ..whole.clone() })
    };
    let panels: Vec<Trend> = (0..ds.groups().len()).filter_map(panel).collect();
    if panels.is_empty() {
        return Err(NothingToDraw::NoFigures);
    }
    Ok(Multiples {
        name: subject(ds, spec.indicator, lang),
        groups: true,
        subject: None,
        one_scale: true,
        periods: whole.periods.clone(),
        panels,
    })
}

/// Lays the chart out; its height is what the panels need.
pub fn place(input: &Multiples, frame: &Frame) -> Placed {
    let columns = ((frame.width + GAP) / (NARROWEST + GAP)) as usize;
    let columns = columns.clamp(1, MOST_COLUMNS).min(input.panels.len().max(1));
    let wide = (frame.width - GAP * (columns as f64 - 1.0)) / columns as f64;
    let heads: Vec<Vec<String>> =
        input.panels.iter().map(|panel| wrap(&panel.subject, SIZE, true, wide)).collect();
    let mut placed = Placed::new(frame);
    let shared = input.one_scale.then(|| bounds(input.panels.iter())).flatten();
    let mut top = 0.0;
    for (row, panels) in input.panels.chunks(columns).enumerate() {
        let first = row * columns;
        let lines = heads[first..first + panels.len()].iter().map(Vec::len).max().unwrap_or(1);
        for (column, panel) in panels.iter().enumerate() {
            let ix = first + column;
            let x = (wide + GAP) * column as f64;
            let room = Rect { x, y: top, width: wide, height: LINE * (lines as f64 + 1.0) };
            let bounds = shared.or_else(|| bounds([panel].into_iter()));
            Panel::new(input, panel, room, bounds, frame.lang).draw(ix, &heads[ix], &mut placed);
        }
        top += LINE * (lines as f64 + 1.0) + PLOT + 40.0;
    }
    placed.height = top - 14.0;
    twin::describe(input, &mut placed);
    placed
}

type Ends = (Decimal, Decimal);

/// The lowest and the highest of our scores and the medians.
fn bounds<'a>(panels: impl Iterator<Item = &'a Trend> + Clone) -> Option<Ends> {
    let scores = panels.flat_map(|panel| {
        let ours = panel.lines.first().into_iter().flat_map(|line| line.scores.iter().flatten());
        let medians = panel.spread.iter().flatten().map(|spread| spread.median);
        ours.map(|score| score.value).chain(medians)
    });
    let scores: Vec<Decimal> = scores.collect();
    Some((*scores.iter().min()?, *scores.iter().max()?))
}

/// A panel in its place.
struct Panel<'a> {
    trend: &'a Trend,
    room: Rect,
    /// The place of each of its periods among those of all panels.
    slots: Vec<usize>,
    xs: Vec<f64>,
    y: Scale,
    ticks: Vec<(f64, String)>,
    left: f64,
    /// Whether its last period is not the last of all.
    is_over: bool,
    span: (String, String),
    /// The ink of its line, and whether that is the median of a group.
    ink: Ink,
    of_group: bool,
    lang: Lang,
}

impl<'a> Panel<'a> {
    fn new(
        input: &Multiples,
        trend: &'a Trend,
        room: Rect,
        bounds: Option<Ends>,
        lang: Lang,
    ) -> Panel<'a> {
        let (low, high) = bounds.unwrap_or((Decimal::ZERO, Decimal::HUNDRED));
        let (top, bottom) = (room.bottom() + 12.0, room.bottom() + PLOT - 4.0);
        let y = Scale::new(low.to_f64(), high.to_f64(), bottom, top);
        let (values, places) = ticks(low, high, 3);
        let ticks: Vec<(f64, String)> = values
            .into_iter()
            .map(|value| (y.of(value), number::number(value, places, lang)))
            .collect();
        let axis = ticks.iter().map(|(_, text)| width(text, SMALL, false)).fold(0.0, f64::max);
        let left = room.x + axis + 6.0;
        let places = super::parts::spread(input.periods.len(), left + 8.0, room.right() - 8.0);
        let slot = |period: &Period| input.periods.iter().position(|other| other == period);
        let slots: Vec<usize> = trend.periods.iter().filter_map(slot).collect();
        let xs = slots.iter().map(|slot| places[*slot]).collect();
        let is_over = trend.periods.last() != input.periods.last();
        let head = |period: Option<&Period>| {
            period.map(|period| date::period_short(*period, lang)).unwrap_or_default()
        };
        let span = (head(input.periods.first()), head(input.periods.last()));
        let is_ours = trend.lines.first().is_some_and(|line| line.who == Who::Us);
        let (ink, of_group) = (if is_ours { Ink::Accent } else { Ink::Ink }, input.groups);
        Panel { trend, room, is_over, slots, xs, y, ticks, left, span, ink, of_group, lang }
    }

    fn us(&self) -> &[Option<Given<Decimal>>] {
        self.trend.lines.first().map(|line| &line.scores[..]).unwrap_or_default()
    }

    fn median(&self, period: usize) -> Option<Decimal> {
        // Of one or two units the median says nothing.
        let spread = self.trend.spread.get(period).copied().flatten()?;
        (spread.count > 2).then_some(spread.median)
    }

    fn draw(&self, series: usize, head: &[String], placed: &mut Placed) {
        self.words(head, placed);
        let (top, bottom) = (self.room.bottom() + 6.0, self.room.bottom() + PLOT);
        let right = self.room.right();
        let grid =
            self.ticks.iter().map(|&(y, _)| vec![Point { x: self.left, y }, Point { x: right, y }]);
        placed.marks.push(Mark::lines(grid.collect(), Stroke::new(Ink::Grid, 1.0)));
        let bands = self.trend.eras().into_iter().skip(1).filter(|era| era.start < self.xs.len());
        for era in bands {
            let (before, first) = (self.xs[era.start - 1], self.xs[era.start]);
            let band = Rect::between(before, top, first, bottom);
            placed.marks.push(Mark::rects(vec![band], Ink::Surface));
        }
        let us = self.runs(|ix| self.us().get(ix)?.map(|score| score.value));
        if !us.is_empty() {
            placed.marks.push(Mark::lines(us.clone(), Stroke::new(Ink::Halo, 4.5)));
        }
        // Above the rim of our line, which would take pieces out of it.
        let median = self.runs(|ix| self.median(ix));
        if !median.is_empty() {
            let stroke = Stroke { ink: Ink::Ink2, width: 1.5, dash: Dash::Long };
            placed.marks.push(Mark::lines(median, stroke));
        }
        let alone: Vec<f64> = us.iter().filter(|run| run.len() == 1).map(|run| run[0].x).collect();
        if !us.is_empty() {
            placed.marks.push(Mark::lines(us, Stroke::new(self.ink, 2.5)));
        }
        self.dots((series, &alone), (top, bottom), placed);
    }

    /// Runs of periods without gaps, within which scores compare: figures by period.
    fn runs(&self, value: impl Fn(usize) -> Option<Decimal>) -> Vec<Vec<Point>> {
        let mut runs: Vec<Vec<Point>> = vec![Vec::new()];
        let starts: Vec<usize> = self.trend.eras().into_iter().map(|era| era.start).collect();
        for ix in 0..self.xs.len() {
            // Periods of other panels that this one has not are gaps as well.
            let apart = ix > 0 && self.slots[ix] != self.slots[ix - 1] + 1;
            let known = value(ix);
            if known.is_none() || apart || starts.contains(&ix) {
                runs.push(Vec::new());
            }
            if let (Some(value), Some(run)) = (known, runs.last_mut()) {
                run.push(Point { x: self.xs[ix], y: self.y.of(value) });
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }

    fn words(&self, head: &[String], placed: &mut Placed) {
        let last = self.xs.len().saturating_sub(1);
        let (x, base) = (self.room.x, self.room.bottom());
        // Heads stand on the line of figures, however many lines they have.
        let first = base - 2.0 - LINE * head.len() as f64;
        for (ix, text) in head.iter().enumerate() {
            let run = Run::bold(text.clone(), Ink::Ink);
            let y = first + LINE * ix as f64 - 1.0;
            placed.labels.push(Label::new(x, y, Anchor::Start, SIZE, run));
        }
        let ours = self.us().get(last).copied().flatten();
        let ours = ours.map_or_else(|| "–".to_owned(), |s| self.trend.score(s.value, self.lang));
        let mut runs = vec![Run::bold(ours, self.ink)];
        // A figure that is not of the last period says of which it is.
        if let Some(period) = self.trend.periods.last().filter(|_| self.is_over) {
            let period = date::period_short(*period, self.lang);
            runs.push(Run::plain(format!(" ({period})"), Ink::Ink2));
        }
        if let Some(middle) = self.median(last) {
            let middle = self.trend.score(middle, self.lang);
            let name = if self.of_group { said_of::of_all(self.lang) } else { median(self.lang) };
            runs.push(Run::plain(format!("  {name} {middle}"), Ink::Ink2));
        }
        let at = Point { x, y: base - 3.0 };
        placed.labels.push(Label { at, anchor: Anchor::Start, size: SIZE, runs, halo: None });
        let mut write = |x: f64, y: f64, anchor, text: &str| {
            let run = Run::plain(text, Ink::Ink3);
            placed.labels.push(Label::new(x, y, anchor, SMALL, run));
        };
        for (y, text) in &self.ticks {
            write(self.left - 6.0, y + 4.0, Anchor::End, text);
        }
        let foot = base + PLOT + 14.0;
        write(self.room.right(), foot, Anchor::End, &self.span.1);
        if self.span.0 != self.span.1 {
            write(self.left, foot, Anchor::Start, &self.span.0);
        }
    }

    /// A dot for our last score, for derived ones and for those that no line leads to; what can be read.
    fn dots(
        &self,
        (series, alone): (usize, &[f64]),
        (top, bottom): (f64, f64),
        placed: &mut Placed,
    ) {
        let step = self.xs.windows(2).map(|pair| pair[1] - pair[0]).fold(40.0, f64::min);
        let known = self.us().iter().enumerate().filter_map(|(ix, score)| Some((ix, (*score)?)));
        for (ix, score) in known.filter(|(ix, _)| *ix < self.xs.len()) {
            let at = Point { x: self.xs[ix], y: self.y.of(score.value) };
            let last = ix + 1 == self.xs.len();
            if last || score.origin == Origin::Derived || alone.contains(&at.x) {
                let radius = if alone.contains(&at.x) && !last { 3.5 } else { 4.5 };
                placed.marks.push(value_dot(at, radius, self.ink, score.origin));
            }
            let period = date::period_short(self.trend.periods[ix], self.lang);
            let (places, measure) = (self.trend.places, self.trend.measure);
            let text = number::score(score.value, places, measure, self.lang);
            let text = with_origin(text, score.origin, self.lang);
            let mut lines = vec![self.trend.subject.clone(), format!("{period}: {text}")];
            let middle = self.median(ix);
            lines.extend(
                middle.map(|m| beside_median((score.value, m), places, measure, self.lang)),
            );
            placed.hits.push(Hit {
                at,
                area: Rect::between(at.x - step / 2.0, top, at.x + step / 2.0, bottom),
                unit: self.trend.lines.first().map(|line| line.unit).filter(|_| !self.of_group),
                series,
                step: ix,
                lines: lines.into(),
            });
        }
    }
}

//! Scores in two periods: a row a unit, a ring for the earlier score, a dot for the later one.

use super::from_data::{Input, both_periods, by_rank, is_drawn, subject, unit_name, who};
use super::ink::Ink;
use super::parts::{NAMES_SHARE, Who, glyph, with_origin};
use super::placed::{Anchor, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Stroke, Twin};
use super::scale::{Scale, ticks};
use super::spec::{ChartSpec, NothingToDraw};
use super::text_width::{width, wrap};
use super::thin::{self, thinned};
use crate::analysis::{Change, changes};
use crate::locale::{Lang, date, number, pictures, word, words};
use crate::model::{Dataset, Decimal, Given, Measure, UnitIx};

/// What a dumbbell chart is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dumbbell {
    /// What is scored: «PCI».
    pub subject: String,
    /// The earlier period, as heads write it.
    pub from: String,
    /// The later period.
    pub to: String,
    /// What scores are counted in.
    pub measure: Measure,
    /// Decimals of scores.
    pub places: u8,
    /// Rows in the order in which they stand.
    pub rows: Vec<DumbbellRow>,
    /// Whether the method changed in between: then the earlier scores are not drawn and no change
    /// is said.
    pub broken: bool,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DumbbellRow {
    /// The unit.
    pub unit: UnitIx,
    /// Its name.
    pub name: String,
    /// Whether it is us, watched or one of the others.
    pub who: Who,
    /// Its score in the earlier period.
    pub from: Option<Given<Decimal>>,
    /// Its score in the later period.
    pub to: Option<Given<Decimal>>,
    /// The change, published or computed.
    pub change: Option<Given<Decimal>>,
    /// How many rows are left out above it.
    pub left_out: usize,
}

const ROW: f64 = 22.0;
const HEAD: f64 = 40.0;
const GAP: f64 = 14.0;
const SIZE: f64 = 13.0;
/// From line to line of a long name.
const LINE: f64 = 16.0;

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`](super::NothingToDraw) says why there is none.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    Ok(place(&input(ds, spec, frame.lang)?, frame))
}

/// The input of the dumbbell chart.
///
/// # Errors
/// There is no other period, or no score in either.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Dumbbell> {
    let (from, to) = both_periods(ds, spec)?;
    let changes = changes(ds, spec.indicator, from, to, &spec.options);
    let scored = |change: &&Change| {
        is_drawn(ds, spec, change.unit)
            && (change.score_from.is_some() || change.score_to.is_some())
    };
    let mut shown: Vec<_> = changes.iter().filter(scored).collect();
    by_rank(
        &mut shown,
        lang,
        |change| change.rank_to,
        |change| lang.label(&ds.units()[change.unit].name),
    );
    if shown.is_empty() {
        return Err(NothingToDraw::NoFigures);
    }
    let rows = shown.iter().map(|change| DumbbellRow {
        unit: change.unit,
        name: unit_name(ds, change.unit, lang),
        who: who(spec, change.unit),
        from: change.score_from,
        to: change.score_to,
        change: change.score_change,
        left_out: 0,
    });
    Ok(Dumbbell {
        subject: subject(ds, spec.indicator, lang),
        from: date::period_short(from, lang),
        to: date::period_short(to, lang),
        measure: ds.indicators()[spec.indicator].measure,
        places: ds.decimals(spec.indicator),
        broken: shown.iter().any(|change| change.broken),
        rows: thinned(rows.collect(), spec.most_rows, |row| row.who, |row| &mut row.left_out),
    })
}

/// Lays the chart out; its height is what the rows need.
pub fn place(input: &Dumbbell, frame: &Frame) -> Placed {
    let notes = wrap(&note(input, frame.lang), 12.0, false, frame.width - 4.0);
    let layout = Layout::new(input, frame);
    let bottom = layout.tops[input.rows.len()] + 4.0;
    let height = bottom + 16.0 * notes.len() as f64 + 4.0;
    let mut placed = Placed { by_rows: true, ..Placed::new(&Frame { height, ..*frame }) };
    layout.head(input, bottom, &mut placed);
    for (ix, row) in input.rows.iter().enumerate() {
        layout.row(input, row, ix, &mut placed);
    }
    for (ix, line) in notes.into_iter().enumerate() {
        let y = bottom + 13.0 + 16.0 * ix as f64;
        let run = Run::plain(line, Ink::Ink2);
        placed.labels.push(Label::new(0.0, y, Anchor::Start, 12.0, run));
    }
    describe(input, &mut placed);
    placed
}

/// What is said where the method changed in between.
fn note(input: &Dumbbell, lang: Lang) -> String {
    if input.broken { pictures::not_comparable(&input.from, lang) } else { String::new() }
}

impl Dumbbell {
    /// The earlier score, where it may stand beside the later one.
    fn earlier(&self, row: &DumbbellRow) -> Option<Given<Decimal>> {
        row.from.filter(|_| !self.broken)
    }
}

struct Layout {
    frame: Frame,
    name_end: f64,
    /// The name of each row, in lines.
    names: Vec<Vec<String>>,
    /// The top of each row, and the bottom of the last: rows grow with their names.
    tops: Vec<f64>,
    x: Scale,
    ticks: Vec<(f64, String)>,
    left: f64,
    right: f64,
    score_end: f64,
    change_end: Option<f64>,
}

impl Layout {
    fn new(input: &Dumbbell, frame: &Frame) -> Layout {
        let lang = frame.lang;
        let widest = |texts: &mut dyn Iterator<Item = (String, bool)>| {
            texts.map(|(text, bold)| width(&text, SIZE, bold)).fold(0.0, f64::max)
        };
        let rows = || input.rows.iter();
        let name_room = frame.width * NAMES_SHARE;
        let head = width(word(words::Chart::Unit, lang), 12.0, false);
        let names: Vec<Vec<String>> =
            rows().map(|row| wrap(&row.name, SIZE, row.who.is_marked(), name_room)).collect();
        let lines = rows()
            .zip(&names)
            .flat_map(|(row, lines)| lines.iter().map(|line| (line.clone(), row.who.is_marked())));
        let name_end = widest(&mut lines.collect::<Vec<_>>().into_iter()).max(head).min(name_room);
        let mut tops = vec![HEAD];
        for (row, lines) in input.rows.iter().zip(&names) {
            let top = tops.last().copied().unwrap_or(HEAD) + thin::room(row.left_out);
            tops.push(top + ROW + LINE * lines.len().saturating_sub(1) as f64);
        }
        let to = width(&pictures::score_in(&input.to, lang), 12.0, false);
        let score = widest(&mut rows().map(|row| (score_text(input, row.to, lang), true))).max(to);
        let change_head = width(word(words::Chart::Change, lang), 12.0, false);
        let change = widest(&mut rows().map(|row| (change_text(input, row, lang).0, true)));
        let change = if change > 0.0 { change.max(change_head) } else { 0.0 };
        // The change is the first to go where the frame is narrow; the reading and the table have
        // it.
        let wide = frame.width - name_end - score - change - 3.0 * GAP >= 120.0;
        let change_end = (wide && change > 0.0).then_some(frame.width - 4.0);
        let score_end = change_end.map_or(frame.width - 4.0, |end| end - change - GAP);
        let left = name_end + GAP;
        let right = (score_end - score - GAP).max(left + 24.0);
        let scores = rows().flat_map(|row| [input.earlier(row), row.to]);
        let scores = scores.flatten().map(|given| given.value);
        let (low, high) = scores.fold((None, None), |(low, high): (Option<Decimal>, _), score| {
            (
                Some(low.map_or(score, |low| low.min(score))),
                Some(high.map_or(score, |high: Decimal| high.max(score))),
            )
        });
        let (low, high) = (low.unwrap_or(Decimal::ZERO), high.unwrap_or(Decimal::HUNDRED));
        let x = Scale::new(low.to_f64(), high.to_f64(), left + 6.0, right - 6.0);
        let most = (((right - left) / 56.0) as usize).clamp(1, 8);
        let (values, places) = ticks(low, high, most);
        let ticks = values
            .into_iter()
            .map(|value| (x.of(value), number::number(value, places, lang)))
            .collect();
        Layout {
            frame: *frame,
            name_end,
            names,
            tops,
            x,
            ticks,
            left,
            right,
            score_end,
            change_end,
        }
    }

    fn head(&self, input: &Dumbbell, bottom: f64, placed: &mut Placed) {
        let lang = self.frame.lang;
        let y = HEAD - 8.0;
        let grid = self
            .ticks
            .iter()
            .map(|(x, _)| vec![Point { x: *x, y: HEAD }, Point { x: *x, y: bottom - 4.0 }]);
        placed.marks.push(Mark::lines(grid.collect(), Stroke::new(Ink::Grid, 1.0)));
        let rule = Stroke::new(Ink::Ink, 1.0);
        placed.marks.push(Mark::line(0.0, HEAD - 1.0, self.frame.width, HEAD - 1.0, rule));
        let mut write = |x: f64, y: f64, anchor, text: &str| {
            let run = Run::plain(text, Ink::Ink3);
            placed.labels.push(Label::new(x, y, anchor, 12.0, run));
        };
        write(0.0, y, Anchor::Start, word(words::Chart::Unit, lang));
        write(self.score_end, y, Anchor::End, &pictures::score_in(&input.to, lang));
        if let Some(end) = self.change_end {
            write(end, y, Anchor::End, word(words::Chart::Change, lang));
        }
        for (x, text) in &self.ticks {
            let half = width(text, 12.0, false) / 2.0;
            let x = x.clamp(self.left + half - GAP / 2.0, self.right - half + GAP / 2.0);
            write(x, y, Anchor::Middle, text);
        }
        // The key over the plot: a ring for the earlier period, a dot for the later one.
        let next = if input.broken {
            self.left + 6.0
        } else {
            write(self.left + 16.0, 14.0, Anchor::Start, &input.from);
            self.left + 16.0 + width(&input.from, 12.0, false) + 14.0
        };
        write(next + 10.0, 14.0, Anchor::Start, &input.to);
        if !input.broken {
            let ring = Point { x: self.left + 6.0, y: 10.0 };
            placed.marks.push(Mark::disc(ring, 4.0, Ink::Page, Stroke::new(Ink::BarWatch, 1.5)));
        }
        let dot = Point { x: next, y: 10.0 };
        placed.marks.push(Mark::disc(dot, 4.5, Ink::BarWatch, Stroke::new(Ink::Halo, 1.0)));
    }

    fn row(&self, input: &Dumbbell, row: &DumbbellRow, ix: usize, placed: &mut Placed) {
        let lang = self.frame.lang;
        thin::say(row.left_out, 0.0, self.tops[ix], lang, placed);
        let top = self.tops[ix] + thin::room(row.left_out);
        let height = self.tops[ix + 1] - top;
        let (middle, base) = (top + height / 2.0, top + height / 2.0 + 4.5);
        if row.who == Who::Us {
            let band = Rect { x: 0.0, y: top, width: self.frame.width, height };
            // Below the grid, so that it does not part at our row.
            placed.marks.insert(0, Mark::rects(vec![band], Ink::UsRow));
        }
        let ink = if row.who == Who::Us { Ink::Accent } else { Ink::BarWatch };
        let at = |given: Given<Decimal>| Point { x: self.x.of(given.value), y: middle };
        if let (Some(from), Some(to)) = (input.earlier(row), row.to) {
            let weight = if row.who.is_marked() { 3.0 } else { 2.0 };
            let line = if row.who == Who::Other { Ink::Bar } else { ink };
            let ends = vec![at(from), at(to)];
            placed.marks.push(Mark::lines(vec![ends], Stroke::new(line, weight)));
        }
        let ground = if row.who == Who::Us { Ink::UsRow } else { Ink::Page };
        if let Some(from) = input.earlier(row) {
            placed.marks.push(Mark::disc(at(from), 4.0, ground, Stroke::new(ink, 1.5)));
        }
        if let Some(to) = row.to {
            placed.marks.push(Mark::disc(at(to), 4.5, ink, Stroke::new(ground, 1.0)));
        }
        let bold = row.who.is_marked();
        let first = base - LINE * self.names[ix].len().saturating_sub(1) as f64 / 2.0;
        for (line, text) in self.names[ix].iter().enumerate() {
            let run = Run { text: text.clone(), bold, ink: row.who.name() };
            let y = first + LINE * line as f64;
            placed.labels.push(Label::new(0.0, y, Anchor::Start, SIZE, run));
        }
        let mut write = |x: f64, anchor, run: Run| {
            placed.labels.push(Label::new(x, base, anchor, SIZE, run));
        };
        let score = Run::bold(score_text(input, row.to, lang), row.who.name());
        write(self.score_end, Anchor::End, score);
        if let Some(end) = self.change_end {
            let (text, ink) = change_text(input, row, lang);
            write(end, Anchor::End, Run { text, bold, ink });
        }
        let shown = row.to.or(input.earlier(row)).map_or(Point { x: self.name_end, y: middle }, at);
        placed.hits.push(Hit {
            at: shown,
            area: Rect { x: 0.0, y: top, width: self.frame.width, height },
            unit: Some(row.unit),
            series: ix,
            step: 0,
            lines: said(input, row, lang).into(),
        });
    }
}

fn score_text(input: &Dumbbell, score: Option<Given<Decimal>>, lang: Lang) -> String {
    match (score, input.measure) {
        (Some(score), Measure::Points) => number::number(score.value, input.places, lang),
        (Some(score), Measure::Percent) => number::percent(score.value, input.places, lang),
        (None, _) => "–".to_owned(),
    }
}

fn change_text(input: &Dumbbell, row: &DumbbellRow, lang: Lang) -> (String, Ink) {
    match row.change.filter(|_| !input.broken) {
        Some(change) => {
            let (glyph, ink) = glyph(change.value.round(input.places).sign());
            let text = number::signed(change.value, input.places, lang);
            (format!("{glyph} {text}").trim_start().to_owned(), ink)
        }
        None => (String::new(), Ink::Ink3),
    }
}

/// The lines of a reading.
fn said(input: &Dumbbell, row: &DumbbellRow, lang: Lang) -> Vec<String> {
    let mut lines = vec![row.name.clone()];
    for (period, score) in [(&input.from, row.from), (&input.to, row.to)] {
        let text = match score {
            Some(score) => {
                let text = number::score(score.value, input.places, input.measure, lang);
                with_origin(text, score.origin, lang)
            }
            None => word(words::Chart::NoData, lang).to_owned(),
        };
        lines.push(format!("{period}: {text}"));
    }
    if let Some(change) = row.change.filter(|_| !input.broken) {
        lines.push(number::score_change(change.value, input.places, input.measure, lang));
    }
    lines
}

fn describe(input: &Dumbbell, placed: &mut Placed) {
    let lang = placed.lang;
    let span = format!("{}–{}", input.from, input.to);
    placed.title = pictures::scores_over(&input.subject, &span, lang);
    let marked = input.rows.iter().filter(|row| row.who.is_marked());
    let mut sentences: Vec<String> =
        marked.map(|row| format!("{}.", said(input, row, lang).join("; "))).collect();
    if input.broken {
        sentences.push(note(input, lang));
    }
    placed.desc = sentences.join(" ");
    let cell = |score: Option<Given<Decimal>>| match score {
        Some(score) => with_origin(score_text(input, Some(score), lang), score.origin, lang),
        None => "–".to_owned(),
    };
    let rows = input.rows.iter().map(|row| {
        let (change, _) = change_text(input, row, lang);
        let change = if change.is_empty() { "–".to_owned() } else { change };
        vec![row.name.clone(), cell(row.from), cell(row.to), change]
    });
    placed.table = Twin {
        caption: placed.title.clone(),
        head: vec![
            word(words::Chart::Unit, lang).to_owned(),
            pictures::score_in(&input.from, lang),
            pictures::score_in(&input.to, lang),
            word(words::Chart::Change, lang).to_owned(),
        ],
        rows: rows.collect(),
    };
}

//! How the parts add up to a change of score: from one total to the other, a step a part. The axis
//! is cut, so that the totals are ticks, not bars; there is no subtotal that the rounded steps
//! beside it would contradict.

use super::from_data::{Input, both_periods, subject, unit_name};
use super::ink::Ink;
use super::parts::{glyph, with_origin};
use super::placed::{Anchor, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Stroke, Twin};
use super::scale::{Scale, ticks};
use super::spec::{ChartSpec, NothingToDraw};
use super::text_width::{width, wrap};
use crate::analysis::contributions;
use crate::locale::{Lang, date, number, pictures, word, words};
use crate::model::{Dataset, Decimal, Given, UnitIx};

/// What a waterfall is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waterfall {
    /// Whose score of what: «Quảng Ninh, PCI».
    pub subject: String,
    /// The unit.
    pub unit: UnitIx,
    /// The earlier period, as heads write it, and the total in it.
    pub from: (String, Given<Decimal>),
    /// The later period and its total.
    pub to: (String, Given<Decimal>),
    /// The steps in the order in which they stand; together exactly the difference.
    pub steps: Vec<Step>,
    /// Decimals of scores and steps.
    pub places: u8,
    /// Whether weights changed in between.
    pub reweighed: bool,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The part.
    pub name: String,
    /// What it brought.
    pub value: Decimal,
}

const ROW: f64 = 24.0;
const LINE: f64 = 16.0;
const SIZE: f64 = 13.0;
const GAP: f64 = 8.0;

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`](super::NothingToDraw) says why there is none.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = input(ds, spec, frame.lang)?;
    let mut placed = place(&input, frame);
    let note = pictures::contributions_computed(input.reweighed, frame.lang);
    placed.notes.push(note.to_owned());
    Ok(placed)
}

/// The input of the waterfall of us.
///
/// # Errors
/// No unit is chosen, there is no other period, or the contributions cannot be said.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Waterfall> {
    let unit = spec.us.ok_or(NothingToDraw::NoUnit)?;
    let (from, to) = both_periods(ds, spec)?;
    let found = contributions(ds, unit, spec.indicator, from, to);
    let found = found.map_err(NothingToDraw::Unsaid)?;
    let places = ds.decimals(spec.indicator);
    let mut steps: Vec<Step> = found
        .parts
        .iter()
        .map(|part| Step {
            name: lang.label(&ds.indicators()[part.part].name).to_owned(),
            value: part.total(),
        })
        .collect();
    if !found.rest.round(places).is_zero() {
        let name = pictures::unexplained(lang).to_owned();
        steps.push(Step { name, value: found.rest });
    }
    let name = unit_name(ds, unit, lang);
    Ok(Waterfall {
        subject: format!("{}, {name}", subject(ds, spec.indicator, lang)),
        unit,
        from: (date::period_short(from, lang), found.from),
        to: (date::period_short(to, lang), found.to),
        steps,
        places,
        reweighed: found.parts.iter().any(|part| part.weight_from != part.weight_to),
    })
}

/// Lays the chart out; its height is what the rows need.
pub fn place(input: &Waterfall, frame: &Frame) -> Placed {
    let rows = Rows::new(input, frame);
    let height = rows.bottom + 24.0;
    let mut placed = Placed::new(&Frame { height, ..*frame });
    rows.axis(&mut placed);
    rows.draw(input, &mut placed);
    describe(input, &mut placed);
    placed
}

/// A row: a total or a step.
struct Row {
    names: Vec<String>,
    value: String,
    bold: bool,
    ink: Ink,
    /// The running total before and after.
    from: Decimal,
    to: Decimal,
    top: f64,
    height: f64,
}

struct Rows {
    frame: Frame,
    rows: Vec<Row>,
    x: Scale,
    ticks: Vec<(f64, String)>,
    bottom: f64,
}

impl Rows {
    fn new(input: &Waterfall, frame: &Frame) -> Rows {
        let lang = frame.lang;
        let names = frame.width * 0.45;
        let mut rows = Vec::new();
        let mut top = 0.0;
        let mut push = |name: &str, value: String, bold, ink, from, to| {
            let names = wrap(name, SIZE, bold, names);
            let height = ROW + LINE * names.len().saturating_sub(1) as f64;
            rows.push(Row { names, value, bold, ink, from, to, top, height });
            top += height;
        };
        let total = |score: Decimal| number::number(score, input.places, lang);
        let start = input.from.1.value;
        let head = pictures::score_in(&input.from.0, lang);
        push(&head, total(start), true, Ink::Ink, start, start);
        let mut sum = start;
        for step in &input.steps {
            let (text, ink) = step_text(step, input.places, lang);
            push(&step.name, text, false, ink, sum, sum + step.value);
            sum = sum + step.value;
        }
        let end = input.to.1.value;
        let head = pictures::score_in(&input.to.0, lang);
        push(&head, total(end), true, Ink::Accent, end, end);
        let bottom = top;
        let widest_name = rows
            .iter()
            .flat_map(|row| row.names.iter().map(|name| width(name, SIZE, row.bold)))
            .fold(0.0, f64::max);
        let widest_value =
            rows.iter().map(|row| width(&row.value, SIZE, row.bold)).fold(0.0, f64::max);
        let left = widest_name + GAP + 4.0;
        let right = (frame.width - widest_value - GAP - 4.0).max(left + 24.0);
        let (low, high) = rows.iter().fold((start, start), |(low, high), row| {
            (low.min(row.from).min(row.to), high.max(row.from).max(row.to))
        });
        let x = Scale::new(low.to_f64(), high.to_f64(), left + 4.0, right - 4.0);
        let ticks = axis_ticks(low, high, &x, right - left, lang);
        Rows { frame: *frame, rows, x, ticks, bottom }
    }

    fn axis(&self, placed: &mut Placed) {
        let grid = self
            .ticks
            .iter()
            .map(|(x, _)| vec![Point { x: *x, y: 0.0 }, Point { x: *x, y: self.bottom }]);
        placed.marks.push(Mark::lines(grid.collect(), Stroke::new(Ink::Grid, 1.0)));
        for (x, text) in &self.ticks {
            let run = Run::plain(text.clone(), Ink::Ink3);
            placed.labels.push(Label::new(*x, self.bottom + 15.0, Anchor::Middle, 12.0, run));
        }
    }

    fn draw(&self, input: &Waterfall, placed: &mut Placed) {
        let lang = self.frame.lang;
        let last = self.rows.len() - 1;
        let mut links = Vec::new();
        for (ix, row) in self.rows.iter().enumerate() {
            if ix < last {
                let x = self.x.of(row.to);
                let next = self.rows[ix + 1].top;
                links.push(vec![Point { x, y: row.top + ROW - 3.0 }, Point { x, y: next + 3.0 }]);
            }
        }
        placed.marks.push(Mark::lines(links, Stroke::new(Ink::Ink3, 1.0)));
        for (ix, row) in self.rows.iter().enumerate() {
            let (top, bottom) = (row.top, row.top + row.height);
            let (x0, x1) = (self.x.of(row.from), self.x.of(row.to));
            let rect = if ix == 0 || ix == last {
                Rect::between(x0 - 1.5, top + 3.0, x0 + 1.5, top + ROW - 3.0)
            } else {
                let wide = (x1 - x0).abs().max(1.5);
                Rect { x: x0.min(x1), y: top + 4.0, width: wide, height: ROW - 8.0 }
            };
            placed.marks.push(Mark::rects(vec![rect], row.ink));
            let base = top + 16.0;
            for (line, name) in row.names.iter().enumerate() {
                let run = Run { text: name.clone(), bold: row.bold, ink: Ink::Ink };
                let y = base + LINE * line as f64;
                placed.labels.push(Label::new(0.0, y, Anchor::Start, SIZE, run));
            }
            let run = Run { text: row.value.clone(), bold: row.bold, ink: row.ink };
            placed.labels.push(Label::new(self.frame.width, base, Anchor::End, SIZE, run));
            let origin = match ix {
                0 => Some(input.from.1.origin),
                _ if ix == last => Some(input.to.1.origin),
                _ => None,
            };
            let value = match origin {
                Some(origin) => with_origin(row.value.clone(), origin, lang),
                None => row.value.clone(),
            };
            placed.hits.push(Hit {
                at: Point { x: x1, y: (top + bottom) / 2.0 },
                area: Rect { x: 0.0, y: top, width: self.frame.width, height: row.height },
                unit: Some(input.unit),
                series: ix,
                step: 0,
                lines: vec![row.names.join(" "), value].into(),
            });
        }
    }
}

/// As many ticks as stand apart from one another.
fn axis_ticks(low: Decimal, high: Decimal, x: &Scale, room: f64, lang: Lang) -> Vec<(f64, String)> {
    let most = ((room / 36.0) as usize).clamp(1, 6);
    for most in (1..=most).rev() {
        let (values, places) = ticks(low, high, most);
        let texts: Vec<(f64, String)> = values
            .into_iter()
            .map(|value| (x.of(value), number::number(value, places, lang)))
            .collect();
        let apart = texts.windows(2).all(|pair| {
            let halves: f64 = pair.iter().map(|(_, text)| width(text, 12.0, false) / 2.0).sum();
            pair[1].0 - pair[0].0 >= halves + 6.0
        });
        if apart {
            return texts;
        }
    }
    Vec::new()
}

fn step_text(step: &Step, places: u8, lang: Lang) -> (String, Ink) {
    let text = number::signed(step.value, places, lang);
    let (glyph, ink) = glyph(step.value.round(places).sign());
    (format!("{glyph} {text}").trim_start().to_owned(), ink)
}

fn describe(input: &Waterfall, placed: &mut Placed) {
    let lang = placed.lang;
    let span = format!("{}–{}", input.from.0, input.to.0);
    placed.title = pictures::contributions_over(&input.subject, &span, lang);
    let total = |score: Given<Decimal>| {
        with_origin(number::number(score.value, input.places, lang), score.origin, lang)
    };
    let (from, to) = (total(input.from.1), total(input.to.1));
    let whole = pictures::from_to(&input.subject, (&from, &input.from.0), (&to, &input.to.0), lang);
    let said = |step: &Step| (step.name.clone(), number::signed(step.value, input.places, lang));
    let up = input.steps.iter().filter(|step| step.value.sign() > 0);
    let up = up.max_by_key(|step| step.value).map(&said);
    let down = input.steps.iter().filter(|step| step.value.sign() < 0);
    let down = down.min_by_key(|step| step.value).map(&said);
    fn pair(pull: &Option<(String, String)>) -> Option<(&str, &str)> {
        pull.as_ref().map(|(name, value)| (name.as_str(), value.as_str()))
    }
    let pulls = pictures::pulls(pair(&up), pair(&down), lang);
    placed.desc = [whole, pulls]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| format!("{text}."))
        .collect::<Vec<_>>()
        .join(" ");
    let mut rows = vec![vec![pictures::score_in(&input.from.0, lang), from]];
    rows.extend(
        input
            .steps
            .iter()
            .map(|step| vec![step.name.clone(), step_text(step, input.places, lang).0]),
    );
    rows.push(vec![pictures::score_in(&input.to.0, lang), to]);
    placed.table = Twin {
        caption: placed.title.clone(),
        head: vec![
            word(words::Chart::Component, lang).to_owned(),
            word(words::Chart::Score, lang).to_owned(),
        ],
        rows: rows.into_iter().collect(),
    };
}

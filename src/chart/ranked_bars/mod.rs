//! All units of an index in a period, best first: rank, name, bar from zero with the tick of the
//! period compared with, score.

mod input;

pub use input::{draw, input};

use super::bars::{BarAxis, BarRow, axis_labels, column};
use super::ink::Ink;
use super::parts::{NAMES_SHARE, Who, glyph, origin_mark, rank_text, with_origin};
use super::placed::{Anchor, Frame, Label, Mark, Placed, Point, Rect, Run, Stroke, Twin};
use super::text_width::{width, wrap};
use super::thin::{self};
use crate::locale::{Lang, number, pictures, word, words};
use crate::model::{Decimal, Given, Measure, Missing, Origin, UnitIx};
use crate::rank::Rank;

/// What the chart is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RankedBars {
    /// What is ranked: «PCI».
    pub subject: String,
    /// The period shown, as heads write it: «2016».
    pub period: String,
    /// The period compared with, if any.
    pub before: Option<String>,
    /// What scores are counted in.
    pub measure: Measure,
    /// Decimals of scores.
    pub places: u8,
    /// Rows in the order in which they stand.
    pub rows: Vec<RankedBar>,
    /// What the parts of a stacked bar are called; empty for bars of one piece.
    pub parts: Vec<String>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedBar {
    /// The unit.
    pub unit: UnitIx,
    /// Its name.
    pub name: String,
    /// Whether it is us, watched or one of the others.
    pub who: Who,
    /// Its rank.
    pub rank: Option<Given<Rank>>,
    /// Places gained (+) or lost (−).
    pub places: Option<i32>,
    /// Its score, or why there is none.
    pub score: Result<Given<Decimal>, Missing>,
    /// Its score in the period compared with; `None` as well where the two do not compare.
    pub before: Option<Given<Decimal>>,
    /// What each part adds to its score; empty for a bar of one piece.
    pub parts: Vec<Decimal>,
    /// How many rows are left out above it.
    pub left_out: usize,
}

/// Height of a row, and of ours.
pub const ROW: f64 = 22.0;
/// Height of our row.
pub const US_ROW: f64 = 26.0;
const HEAD: f64 = 40.0;
const GAP: f64 = 14.0;
/// From line to line of a long name.
const LINE: f64 = 16.0;

/// Lays the chart out; its height is what the rows need.
pub fn place(input: &RankedBars, frame: &Frame) -> Placed {
    let columns = Columns::new(input, frame);
    // Long names wrap, and their rows grow.
    let row = |(row, name): (&RankedBar, &Vec<String>)| {
        let more = LINE * name.len().saturating_sub(1) as f64;
        let bar = bar_row(input, row, frame.lang);
        BarRow { height: bar.height + more, ..bar }
    };
    let rows: Vec<BarRow> = input.rows.iter().zip(&columns.names).map(row).collect();
    let height = HEAD + rows.iter().map(|row| row.above + row.height).sum::<f64>() + 4.0;
    let mut placed = Placed { by_rows: true, ..Placed::new(&Frame { height, ..*frame }) };
    let scores = rows.iter().flat_map(|row| [row.score, row.before]).flatten();
    let axis = BarAxis::new(scores);
    let bars = column(&rows, &axis, columns.bar_width, frame);
    let mut top = HEAD;
    let mut fives = Vec::new();
    let origins = || input.rows.iter().filter_map(|row| Some(row.rank?.origin));
    let mixed = origins().any(|origin| Some(origin) != origins().next());
    for (ix, (row, bar)) in input.rows.iter().zip(&rows).enumerate() {
        thin::say(row.left_out, columns.name, top, frame.lang, &mut placed);
        top += bar.above;
        if row.who == Who::Us {
            let band = Rect { x: 0.0, y: top, width: frame.width, height: bar.height };
            placed.marks.push(Mark::rects(vec![band], Ink::UsRow));
        } else if ix % 5 == 4 && ix + 1 < rows.len() {
            let y = top + bar.height;
            fives.push(vec![Point { x: 0.0, y }, Point { x: frame.width, y }]);
        }
        if let Some(rank) = row.rank.filter(|_| mixed) {
            let at = Point { x: columns.rank_end + 7.0, y: top + bar.height / 2.0 };
            placed.marks.push(origin_mark(at, rank.origin));
        }
        columns.row(input, ix, top + bar.height / 2.0 + 4.5, frame.lang, &mut placed);
        top += bar.height;
    }
    placed.marks.push(Mark::lines(fives, Stroke::new(Ink::Rule, 1.0)));
    add_moved(bars, columns.bar, HEAD, &mut placed);
    columns.head(input, &axis, frame, &mut placed);
    notes(input, &mut placed);
    describe(input, &mut placed);
    placed
}

/// The bar of a row, as the table's bar column takes it too.
pub fn bar_row(input: &RankedBars, row: &RankedBar, lang: Lang) -> BarRow {
    let score = |score: Given<Decimal>| {
        let text = number::score(score.value, input.places, input.measure, lang);
        with_origin(text, score.origin, lang)
    };
    let mut lines = vec![row.name.clone()];
    if let Some(rank) = row.rank {
        let text = with_origin(rank_text(rank.value, lang), rank.origin, lang);
        lines.push(format!("{}: {}", input.period, pictures::rank(&text, lang)));
    }
    match row.score {
        Ok(given) => lines.push(format!("{}: {}", input.period, score(given))),
        Err(missing) => lines.push(format!("{}: {}", input.period, words::missing(missing, lang))),
    }
    if let (Some(before), Some(period)) = (row.before, &input.before) {
        lines.push(format!("{period}: {}", score(before)));
    }
    for (name, part) in input.parts.iter().zip(&row.parts) {
        lines.push(format!("{name}: {}", number::number(*part, input.places, lang)));
    }
    BarRow {
        unit: row.unit,
        who: row.who,
        height: if row.who == Who::Us { US_ROW } else { ROW },
        above: thin::room(row.left_out),
        score: row.score.ok().map(|score| score.value),
        before: row.before.map(|score| score.value),
        parts: row.parts.clone(),
        lines,
    }
}

/// Where the columns stand.
struct Columns {
    rank_end: f64,
    places_end: Option<f64>,
    name: f64,
    /// The name of each row, in lines.
    names: Vec<Vec<String>>,
    bar: f64,
    bar_width: f64,
    score_end: f64,
}

impl Columns {
    fn new(input: &RankedBars, frame: &Frame) -> Columns {
        let lang = frame.lang;
        let widest = |texts: &mut dyn Iterator<Item = (String, f64, bool)>| {
            texts.map(|(text, size, bold)| width(&text, size, bold)).fold(0.0, f64::max)
        };
        let rows = || input.rows.iter();
        let rank = widest(
            &mut rows()
                .filter_map(|row| Some((rank_text(row.rank?.value, lang), 13.0, true)))
                .chain([(word(words::Chart::Rank, lang).to_owned(), 12.0, false)]),
        );
        let wide = frame.width >= 560.0;
        let places = widest(
            &mut rows().filter_map(|row| Some((places_text(row.places?, lang), 13.0, true))),
        );
        let places_end = (places > 0.0 && wide).then_some(4.0 + rank + 12.0 + places);
        // The sign of the ranks' origin stands between.
        let name = places_end.unwrap_or(4.0 + rank + 10.0) + GAP;
        let bold = |row: &RankedBar| row.who.is_marked();
        let name_room = frame.width * NAMES_SHARE;
        let head = (word(words::Chart::Unit, lang).to_owned(), 12.0, false);
        let names: Vec<Vec<String>> =
            rows().map(|row| wrap(&row.name, 13.0, bold(row), name_room)).collect();
        let lines = rows()
            .zip(&names)
            .flat_map(|(row, lines)| lines.iter().map(move |line| (line.clone(), 13.0, bold(row))));
        let name_width = widest(&mut lines.chain([head])).min(name_room);
        let score =
            widest(&mut rows().map(|row| (score_text(input, row, lang), 13.0, true)).chain([(
                score_head(lang).to_owned(),
                12.0,
                false,
            )]));
        let score_end = frame.width - 4.0;
        let bar = name + name_width + GAP;
        let bar_width = (score_end - score - GAP - bar).max(24.0);
        Columns { rank_end: 4.0 + rank, places_end, name, names, bar, bar_width, score_end }
    }

    fn head(&self, input: &RankedBars, axis: &BarAxis, frame: &Frame, placed: &mut Placed) {
        let lang = frame.lang;
        let y = HEAD - 8.0;
        let labels = &mut placed.labels;
        let mut write = |x: f64, y: f64, anchor, text: &str| {
            let run = Run::plain(text, Ink::Ink3);
            labels.push(Label::new(x, y, anchor, 12.0, run));
        };
        write(self.rank_end, y, Anchor::End, word(words::Chart::Rank, lang));
        let ranks: Vec<Origin> =
            input.rows.iter().filter_map(|row| Some(row.rank?.origin)).collect();
        let mark = Point { x: self.rank_end + 7.0, y: y - 4.0 };
        match ranks.first() {
            // Where they differ, each row says its own.
            Some(first) if ranks.iter().all(|origin| origin == first) => {
                placed.marks.push(origin_mark(mark, *first));
            }
            _ => {}
        }
        write(self.name, y, Anchor::Start, word(words::Chart::Unit, lang));
        write(self.score_end, y, Anchor::End, score_head(lang));
        // The key: a bar for the period, a tick for the one compared with.
        let x = self.bar;
        write(x + 30.0, 14.0, Anchor::Start, &input.period);
        let end = x + 30.0 + width(&input.period, 12.0, false) + 12.0;
        if let Some(before) = &input.before {
            write(end + 6.0, 14.0, Anchor::Start, before);
            let tick = Rect::between(end - 1.0, 2.0, end + 1.0, 18.0);
            placed.marks.push(Mark::rects(vec![tick], Ink::Ink));
        }
        placed.marks.push(Mark::rects(vec![Rect::between(x, 5.0, x + 24.0, 14.0)], Ink::Bar));
        placed.labels.extend(axis_labels(axis, x, y, self.bar_width, lang));
        let rule = Stroke::new(Ink::Ink, 1.0);
        placed.marks.push(Mark::line(0.0, HEAD - 1.0, frame.width, HEAD - 1.0, rule));
    }

    fn row(&self, input: &RankedBars, ix: usize, y: f64, lang: Lang, placed: &mut Placed) {
        let row = &input.rows[ix];
        let ink = row.who.name();
        let mut write = |x: f64, anchor, run: Run| {
            placed.labels.push(Label::new(x, y, anchor, 13.0, run));
        };
        let rank = row.rank.map_or_else(|| "–".to_owned(), |rank| rank_text(rank.value, lang));
        write(self.rank_end, Anchor::End, Run::bold(rank, ink));
        if let (Some(end), Some(places)) = (self.places_end, row.places) {
            let (_, ink) = glyph(places.signum());
            let run = Run { text: places_text(places, lang), bold: row.who.is_marked(), ink };
            write(end, Anchor::End, run);
        }
        let bold = row.who.is_marked();
        let name_ink = ink;
        let ink = if row.score.is_ok() { ink } else { Ink::Ink3 };
        let text = score_text(input, row, lang);
        let score = Run { text, bold: row.score.is_ok(), ink };
        let first = y - LINE * self.names[ix].len().saturating_sub(1) as f64 / 2.0;
        for (line, text) in self.names[ix].iter().enumerate() {
            let (y, run) =
                (first + LINE * line as f64, Run { text: text.clone(), bold, ink: name_ink });
            placed.labels.push(Label::new(self.name, y, Anchor::Start, 13.0, run));
        }
        placed.labels.push(Label::new(self.score_end, y, Anchor::End, 13.0, score));
    }
}

fn places_text(places: i32, lang: Lang) -> String {
    let (glyph, _) = glyph(places.signum());
    let figure = number::whole(i64::from(places.unsigned_abs()), lang);
    format!("{glyph}  {figure}").trim_start().to_owned()
}

fn score_head(lang: Lang) -> &'static str {
    word(words::Chart::Score, lang)
}

fn score_text(input: &RankedBars, row: &RankedBar, lang: Lang) -> String {
    match row.score {
        Ok(score) => number::figure(score.value, input.places, input.measure, lang),
        Err(_) => "–".to_owned(),
    }
}

/// Puts a picture into another, moved.
fn add_moved(from: Placed, dx: f64, dy: f64, into: &mut Placed) {
    into.marks.extend(from.marks.into_iter().map(|mark| mark.moved(dx, dy)));
    into.labels.extend(from.labels.into_iter().map(|label| label.moved(dx, dy)));
    into.hits.extend(from.hits.into_iter().map(|hit| hit.moved(dx, dy)));
}

/// What a dash stands for, and the order of a bar's pieces.
fn notes(input: &RankedBars, placed: &mut Placed) {
    let lang = placed.lang;
    for reason in Missing::ALL {
        if input.rows.iter().any(|row| row.score == Err(reason)) {
            placed.notes.push(format!("–: {}.", words::missing(reason, lang)));
        }
    }
    if !input.parts.is_empty() {
        placed.notes.push(pictures::pieces(&input.parts.join(", "), lang));
    }
}

fn describe(input: &RankedBars, placed: &mut Placed) {
    let lang = placed.lang;
    placed.title = pictures::scores_over(&input.subject, &input.period, lang);
    let said = |row: &RankedBar| {
        let score = row.score.ok()?;
        let text = number::score(score.value, input.places, input.measure, lang);
        Some((row.name.clone(), text))
    };
    let ranked: Vec<_> = input.rows.iter().filter(|row| row.rank.is_some()).collect();
    let first = ranked.first().and_then(|row| said(row));
    let last = ranked.last().and_then(|row| said(row)).filter(|_| ranked.len() > 1);
    let mut sentences = Vec::new();
    if let (Some(first), Some(last)) = (&first, &last) {
        let (first, last) = ((&*first.0, &*first.1), (&*last.0, &*last.1));
        sentences.push(format!("{}.", pictures::first_and_last(first, last, lang)));
    }
    for row in input.rows.iter().filter(|row| row.who.is_marked()) {
        sentences.push(format!("{}.", bar_row(input, row, lang).lines.join("; ")));
    }
    placed.desc = sentences.join(" ");
    let mut head = vec![
        word(words::Chart::Unit, lang).to_owned(),
        word(words::Chart::Rank, lang).to_owned(),
        pictures::score_in(&input.period, lang),
    ];
    head.extend(input.before.iter().map(|before| pictures::score_in(before, lang)));
    head.extend(input.parts.iter().cloned());
    let rows = input.rows.iter().map(|row| {
        let value = |value: Option<Given<Decimal>>| {
            let text = value.map(|value| {
                let text = number::number(value.value, input.places, lang);
                with_origin(text, value.origin, lang)
            });
            text.unwrap_or_else(|| "–".to_owned())
        };
        let rank = row.rank.map(|rank| with_origin(rank_text(rank.value, lang), rank.origin, lang));
        let score = match row.score {
            Ok(score) => value(Some(score)),
            Err(missing) => words::missing(missing, lang).to_owned(),
        };
        let mut cells = vec![row.name.clone(), rank.unwrap_or_else(|| "–".to_owned()), score];
        if input.before.is_some() {
            cells.push(value(row.before));
        }
        cells.extend((0..input.parts.len()).map(|ix| {
            let part = row.parts.get(ix);
            part.map_or_else(|| "–".to_owned(), |part| number::number(*part, input.places, lang))
        }));
        cells
    });
    placed.table = Twin { caption: placed.title.clone(), head, rows: rows.collect() };
}

//! Where the rank of each unit lies when weights differ: from the 5th to the 95th of a hundred draws, with
//! the rank in the middle and the rank that it has.

use super::from_data::unit_name;
use super::ink::Ink;
use super::parts::{NAMES_SHARE, Who, rank_text};
use super::placed::{Anchor, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Stroke, Twin};
use super::scale::{Scale, rank_ticks};
use super::text_width::{width, wrap};
use super::thin;
use crate::locale::pictures::ranges as said;
use crate::locale::{Lang, number, word, words};
use crate::model::{Dataset, UnitIx};
use crate::rank::Rank;

/// What the chart is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranges {
    /// What is ranked, in which period: «PCI 2016».
    pub subject: String,
    /// By how many percent weights differ at most.
    pub percent: u32,
    /// In how many draws.
    pub draws: u32,
    /// Rows, best first.
    pub rows: Vec<RangeRow>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangeRow {
    /// The unit.
    pub unit: UnitIx,
    /// Its name.
    pub name: String,
    /// Whether it is us, watched or one of the others.
    pub who: Who,
    /// The rank that it has.
    pub rank: Rank,
    /// The rank that 5 of a hundred draws better, that in the middle, and that which 5 exceed.
    pub drawn: [Rank; 3],
    /// How many rows are left out above it.
    pub left_out: usize,
}

impl RangeRow {
    /// The row of a unit; `highlighted`: us first, then the watched.
    pub fn new(
        ds: &Dataset,
        unit: UnitIx,
        highlighted: &[UnitIx],
        ranks: [Rank; 4],
        lang: Lang,
    ) -> RangeRow {
        let [rank, drawn @ ..] = ranks;
        let who = match highlighted.iter().position(|other| *other == unit) {
            Some(0) => Who::Us,
            Some(at) => Who::Watched(at - 1),
            None => Who::Other,
        };
        RangeRow { unit, name: unit_name(ds, unit, lang), who, rank, drawn, left_out: 0 }
    }
}

const SIZE: f64 = 13.0;
const ROW: f64 = 22.0;
const LINE: f64 = 16.0;
const HEAD: f64 = 44.0;
const GAP: f64 = 14.0;
/// Height of a bar.
const BAR: f64 = 8.0;

/// Lays the chart out; its height is what the rows need.
pub fn picture(mut input: Ranges, frame: &Frame, most_rows: Option<usize>) -> Placed {
    let rows = std::mem::take(&mut input.rows);
    let worst = rows.iter().flat_map(|row| row.drawn.into_iter().chain([row.rank])).max();
    input.rows = thin::thinned(rows, most_rows, |row| row.who, |row| &mut row.left_out);
    let layout = Layout::new(&input, frame, worst.unwrap_or(Rank::whole(1)));
    let bottom = layout.tops[input.rows.len()] + 4.0;
    let mut placed = Placed { by_rows: true, ..Placed::new(&Frame { height: bottom, ..*frame }) };
    layout.head(bottom, &mut placed);
    for (ix, row) in input.rows.iter().enumerate() {
        layout.row(&input, row, ix, &mut placed);
    }
    describe(&input, &mut placed);
    placed
}

struct Layout {
    frame: Frame,
    rank_end: f64,
    name: f64,
    names: Vec<Vec<String>>,
    tops: Vec<f64>,
    x: Scale,
    worst: usize,
    range_end: f64,
}

/// From a rank to a place between ranks.
fn place_of(rank: Rank) -> f64 {
    f64::from(rank.halves()) / 2.0
}

/// «2–5», or «2» alone.
fn range_text(row: &RangeRow, lang: Lang) -> String {
    let [low, _, high] = row.drawn;
    match low == high {
        true => rank_text(low, lang),
        false => format!("{}–{}", rank_text(low, lang), rank_text(high, lang)),
    }
}

impl Layout {
    fn new(input: &Ranges, frame: &Frame, worst: Rank) -> Layout {
        let lang = frame.lang;
        let rows = || input.rows.iter();
        let widest = |texts: &mut dyn Iterator<Item = (String, bool)>| {
            texts.map(|(text, bold)| width(&text, SIZE, bold)).fold(0.0, f64::max)
        };
        let head = |text: &str| width(text, 12.0, false);
        let rank_end = widest(&mut rows().map(|row| (rank_text(row.rank, lang), true)))
            .max(head(word(words::Chart::Rank, lang)))
            + 2.0;
        let name = rank_end + GAP;
        let room = frame.width * NAMES_SHARE - name;
        let names: Vec<Vec<String>> =
            rows().map(|row| wrap(&row.name, SIZE, row.who.is_marked(), room)).collect();
        let lines: Vec<(String, bool)> = rows()
            .zip(&names)
            .flat_map(|(row, lines)| lines.iter().map(|line| (line.clone(), row.who.is_marked())))
            .collect();
        let names_width = widest(&mut lines.into_iter()).max(head(word(words::Chart::Unit, lang)));
        let mut tops = vec![HEAD];
        for (row, lines) in rows().zip(&names) {
            let top = tops.last().copied().unwrap_or(HEAD) + thin::room(row.left_out);
            tops.push(top + ROW + LINE * lines.len().saturating_sub(1) as f64);
        }
        let range_end = frame.width - 4.0;
        let range = widest(&mut rows().map(|row| (range_text(row, lang), true)))
            .max(head(said::in_draws(lang)));
        let left = name + names_width.min(room.max(40.0)) + GAP;
        let right = (range_end - range - GAP).max(left + 40.0);
        let worst = (worst.halves() as usize).div_ceil(2).max(2);
        let x = Scale::new(1.0, worst as f64, left + 6.0, right - 6.0);
        Layout { frame: *frame, rank_end, name, names, tops, x, worst, range_end }
    }

    fn head(&self, bottom: f64, placed: &mut Placed) {
        let lang = self.frame.lang;
        let y = HEAD - 8.0;
        let per_rank = self.x.at(2.0) - self.x.at(1.0);
        let ticks = rank_ticks(self.worst, per_rank, 44.0);
        let at = |rank: &usize| self.x.at(*rank as f64);
        let line = |x: f64| vec![Point { x, y: HEAD }, Point { x, y: bottom - 4.0 }];
        let grid = ticks.iter().map(|rank| line(at(rank))).collect();
        placed.marks.push(Mark::lines(grid, Stroke::new(Ink::Grid, 1.0)));
        let rule = Stroke::new(Ink::Ink, 1.0);
        placed.marks.push(Mark::line(0.0, HEAD - 1.0, self.frame.width, HEAD - 1.0, rule));
        let mut write = |x: f64, y: f64, anchor, text: &str| {
            let run = Run::plain(text, Ink::Ink3);
            placed.labels.push(Label::new(x, y, anchor, 12.0, run));
        };
        write(self.rank_end, y, Anchor::End, word(words::Chart::Rank, lang));
        write(self.name, y, Anchor::Start, word(words::Chart::Unit, lang));
        write(self.range_end, y, Anchor::End, said::in_draws(lang));
        for rank in &ticks {
            write(at(rank), y, Anchor::Middle, &number::whole(*rank as i64, lang));
        }
        // The key: a bar for the draws, a tick for the middle one, a dot for the rank that it has.
        let wide = width(said::key_bar(lang), 12.0, false) + 34.0;
        // In a narrow frame it begins where the names do.
        let x = self.x.at(1.0).min(self.frame.width - wide - 2.0).max(0.0);
        write(x + 34.0, 14.0, Anchor::Start, said::key_bar(lang));
        let next = x + 34.0 + width(said::key_bar(lang), 12.0, false) + 18.0;
        if next + 12.0 + width(said::key_dot(lang), 12.0, false) < self.frame.width {
            write(next + 10.0, 14.0, Anchor::Start, said::key_dot(lang));
            let dot = Point { x: next, y: 10.0 };
            placed.marks.push(Mark::disc(dot, 4.0, Ink::BarWatch, Stroke::new(Ink::Halo, 1.0)));
        }
        let bar = Rect::between(x, 10.0 - BAR / 2.0, x + 26.0, 10.0 + BAR / 2.0);
        placed.marks.push(Mark::rects(vec![bar], Ink::Bar));
        let tick = Rect::between(x + 12.0, 3.0, x + 14.0, 17.0);
        placed.marks.push(Mark::rects(vec![tick], Ink::Ink));
    }

    fn row(&self, input: &Ranges, row: &RangeRow, ix: usize, placed: &mut Placed) {
        let lang = self.frame.lang;
        thin::say(row.left_out, self.name, self.tops[ix], lang, placed);
        let top = self.tops[ix] + thin::room(row.left_out);
        let height = self.tops[ix + 1] - top;
        let (middle, base) = (top + height / 2.0, top + height / 2.0 + 4.5);
        if row.who == Who::Us {
            let band = Rect { x: 0.0, y: top, width: self.frame.width, height };
            placed.marks.insert(0, Mark::rects(vec![band], Ink::UsRow));
        }
        let [low, median, high] = row.drawn.map(|rank| self.x.at(place_of(rank)));
        // A rank that never moves is a bar as wide as its tick.
        let bar = Rect::between(low - 2.0, middle - BAR / 2.0, high + 2.0, middle + BAR / 2.0);
        placed.marks.push(Mark::rects(vec![bar], row.who.bar()));
        let tick = Rect::between(median - 1.0, middle - 7.0, median + 1.0, middle + 7.0);
        placed.marks.push(Mark::rects(vec![tick], Ink::Ink));
        let at = Point { x: self.x.at(place_of(row.rank)), y: middle };
        let ink = if row.who == Who::Us { Ink::Accent } else { Ink::BarWatch };
        placed.marks.push(Mark::disc(at, 4.0, ink, Stroke::new(Ink::Halo, 1.0)));
        let bold = row.who.is_marked();
        let first = base - LINE * self.names[ix].len().saturating_sub(1) as f64 / 2.0;
        let ink = row.who.name();
        for (line, text) in self.names[ix].iter().enumerate() {
            let run = Run { text: text.clone(), bold, ink };
            let y = first + LINE * line as f64;
            placed.labels.push(Label::new(self.name, y, Anchor::Start, SIZE, run));
        }
        let mut write = |x: f64, text: String, bold| {
            let run = Run { text, bold, ink };
            placed.labels.push(Label::new(x, base, Anchor::End, SIZE, run));
        };
        write(self.rank_end, rank_text(row.rank, lang), true);
        write(self.range_end, range_text(row, lang), bold);
        placed.hits.push(Hit {
            at,
            area: Rect { x: 0.0, y: top, width: self.frame.width, height },
            unit: Some(row.unit),
            series: ix,
            step: 0,
            lines: lines(input, row, lang).into(),
        });
    }
}

/// The lines of a reading.
fn lines(input: &Ranges, row: &RangeRow, lang: Lang) -> Vec<String> {
    let median = rank_text(row.drawn[1], lang);
    vec![
        row.name.clone(),
        said::has(&rank_text(row.rank, lang), lang),
        said::drawn(&range_text(row, lang), &median, input.percent, lang),
    ]
}

fn describe(input: &Ranges, placed: &mut Placed) {
    let lang = placed.lang;
    placed.title = said::title(&input.subject, input.percent, lang);
    let marked = input.rows.iter().filter(|row| row.who.is_marked());
    let sentences: Vec<String> =
        marked.map(|row| format!("{}.", lines(input, row, lang).join("; "))).collect();
    placed.desc = match sentences.is_empty() {
        true => said::draws(input.draws, lang),
        false => sentences.join(" "),
    };
    placed.notes.push(said::draws(input.draws, lang));
    placed.notes.push(said::from_parts(lang).to_owned());
    placed.table = Twin {
        caption: placed.title.clone(),
        head: vec![
            word(words::Chart::Unit, lang).to_owned(),
            word(words::Chart::Rank, lang).to_owned(),
            said::lowest(lang).to_owned(),
            said::middle(lang).to_owned(),
            said::highest(lang).to_owned(),
        ],
        rows: input
            .rows
            .iter()
            .map(|row| {
                let ranks = [row.rank].into_iter().chain(row.drawn);
                let ranks = ranks.map(|rank| rank_text(rank, lang));
                std::iter::once(row.name.clone()).chain(ranks).collect()
            })
            .collect(),
    };
}

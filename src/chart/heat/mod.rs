//! Units by components in a period, or by periods where there are no components: a cell a figure,
//! darker the better it is, in five steps of one hue.

mod input;
mod key;
pub(in crate::chart) mod twin;

pub use input::{draw, input, of_column};

use super::from_data::note_origins;
use super::ink::Ink;
use super::parts::{NAMES_SHARE, Who, rank_text};
use super::placed::{Anchor, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Shape, Stroke};
use super::spec::ColourBy;
use super::text_width::{width, wrap};
use super::thin;
use crate::locale::{Lang, number, word, words};
use crate::model::{Decimal, Given, Measure, Missing, UnitIx};
use crate::rank::Rank;

/// What a map of heat is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heat {
    /// What is shown: «PCI».
    pub subject: String,
    /// The period, or the span of periods where they are the columns.
    pub period: String,
    /// What the colour says.
    pub by: ColourBy,
    /// Whether columns are periods.
    pub over_periods: bool,
    /// Columns from the left.
    pub columns: Vec<HeatColumn>,
    /// Rows from the top.
    pub rows: Vec<HeatRow>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeatColumn {
    /// Its name in full.
    pub name: String,
    /// Its name for its head.
    pub short: String,
    /// What its scores are counted in.
    pub measure: Measure,
    /// Decimals of its scores.
    pub places: u8,
    /// How many units are ranked in it.
    pub of: u32,
    /// What is said of a change of method before it, between periods.
    pub method_changed: Option<String>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeatRow {
    /// The unit.
    pub unit: UnitIx,
    /// Its name.
    pub name: String,
    /// Whether it is us, watched or one of the others.
    pub who: Who,
    /// Its rank in the whole.
    pub rank: Option<Given<Rank>>,
    /// A cell a column.
    pub cells: Vec<HeatCell>,
    /// How many rows are left out above it.
    pub left_out: usize,
}

/// A cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeatCell {
    /// The score, or why there is none.
    pub score: Result<Given<Decimal>, Missing>,
    /// The rank in the column.
    pub rank: Option<Given<Rank>>,
    /// The score as a percentage of its maximum, to one decimal.
    pub percent: Option<Decimal>,
}

const SIZE: f64 = 13.0;
const SMALL: f64 = 12.0;
const ROW: f64 = 21.0;
const LINE: f64 = 16.0;
/// Height of the key.
pub(in crate::chart) const KEY: f64 = 30.0;
/// The widest column.
const WIDEST: f64 = 116.0;

/// Lays the chart out; its height is what the rows need.
pub fn place(input: &Heat, frame: &Frame) -> Placed {
    let layout = Layout::new(input, frame);
    let ground = Placed::new(&Frame { height: layout.height, ..*frame });
    let mut placed = Placed { by_rows: true, ..ground };
    input.key(&mut placed);
    layout.heads(input, &mut placed);
    layout.cells(input, &mut placed);
    layout.names(input, &mut placed);
    layout.foot(&mut placed);
    twin::describe(input, &mut placed);
    placed
}

impl Heat {
    /// Says at the foot of a map of one column where its ranks come from.
    pub(in crate::chart) fn note_ranks(&self, placed: &mut Placed) {
        note_origins(self.rows.iter().filter_map(|row| Some(row.rank?.origin)), placed);
    }

    /// The lowest and the highest percentage, in whole percents outwards.
    fn bounds(&self) -> (Decimal, Decimal) {
        let percents =
            || self.rows.iter().flat_map(|row| row.cells.iter().filter_map(|c| c.percent));
        let half = Decimal::new(5, 1);
        let low = percents().min().map_or(Decimal::ZERO, |low| (low - half).round(0));
        let high = percents().max().map_or(Decimal::HUNDRED, |high| (high + half).round(0));
        (low, high)
    }

    /// The borders between the five steps of percentages.
    pub(in crate::chart) fn borders(&self) -> Vec<Decimal> {
        let (low, high) = self.bounds();
        (0..=5).map(|step| (low + (high - low) * Decimal::new(2 * step, 1)).round(0)).collect()
    }

    /// The step of a cell, 0 to 4; `None` where it has no figure.
    pub(in crate::chart) fn step(
        &self,
        column: &HeatColumn,
        cell: &HeatCell,
        borders: &[Decimal],
    ) -> Option<usize> {
        match self.by {
            ColourBy::Rank => {
                // Fifths of the units: the first of them are the strongest.
                let place = cell.rank?.value.halves().saturating_sub(2) * 5;
                let fifth = place / (2 * column.of.max(1));
                Some(4 - (fifth as usize).min(4))
            }
            ColourBy::Percent => {
                let percent = cell.percent?;
                Some(borders[1..5].iter().filter(|border| **border <= percent).count())
            }
        }
    }

    pub(in crate::chart) fn text(&self, cell: &HeatCell, lang: Lang, fine: bool) -> Option<String> {
        match self.by {
            ColourBy::Rank => cell.rank.map(|rank| rank_text(rank.value, lang)),
            ColourBy::Percent => {
                cell.percent.map(|percent| number::number(percent, u8::from(fine), lang))
            }
        }
    }
}

struct Layout {
    frame: Frame,
    height: f64,
    rank_end: f64,
    name: f64,
    names: Vec<Vec<String>>,
    tops: Vec<f64>,
    left: f64,
    cell: f64,
    /// Lines of each head; numbers where the names do not fit.
    heads: Vec<Vec<String>>,
    /// What numbers in the heads stand for: row, place from the left, text.
    explained: Vec<(usize, f64, String)>,
    head_bottom: f64,
    foot: Vec<String>,
    bottom: f64,
}

impl Layout {
    fn new(input: &Heat, frame: &Frame) -> Layout {
        let lang = frame.lang;
        let ranks = input.rows.iter().filter_map(|row| Some(rank_text(row.rank?.value, lang)));
        let rank_head = width(word(words::Chart::Rank, lang), SMALL, false);
        let rank_end = ranks.map(|text| width(&text, SIZE, true)).fold(rank_head, f64::max) + 2.0;
        let name = rank_end + 10.0;
        let room = frame.width * NAMES_SHARE - name;
        let names: Vec<Vec<String>> =
            input.rows.iter().map(|row| wrap(&row.name, SIZE, row.who.is_marked(), room)).collect();
        let widest = input.rows.iter().zip(&names).flat_map(|(row, lines)| {
            lines.iter().map(|line| width(line, SIZE, row.who.is_marked()))
        });
        let left = name + widest.fold(24.0, f64::max) + 10.0;
        let columns = input.columns.len().max(1) as f64;
        let cell = ((frame.width - left - 3.0) / columns).min(WIDEST);
        let (heads, names_of_heads) = heads(input, cell, frame);
        let mut foot = Vec::new();
        for column in &input.columns {
            let words = column.method_changed.as_deref().unwrap_or_default();
            foot.extend(wrap(words, SMALL, false, frame.width - 4.0));
        }
        let lines = heads.iter().map(Vec::len).max().unwrap_or(1);
        let explained =
            LINE * names_of_heads.iter().map(|(row, ..)| row + 1).max().unwrap_or(0) as f64;
        let head_bottom = KEY + explained + 14.0 * lines as f64 + 8.0;
        let mut top = head_bottom;
        let mut tops = vec![top];
        for (row, lines) in input.rows.iter().zip(&names) {
            top += thin::room(row.left_out) + ROW + LINE * (lines.len().max(1) - 1) as f64;
            tops.push(top);
        }
        let notes = LINE * foot.len() as f64;
        let height = top + if foot.is_empty() { 4.0 } else { notes + 10.0 };
        let frame = Frame { height, ..*frame };
        let bottom = top;
        Layout {
            frame,
            height,
            rank_end,
            name,
            names,
            tops,
            left,
            cell,
            heads,
            explained: names_of_heads,
            head_bottom,
            foot,
            bottom,
        }
    }

    /// Where a row begins and ends.
    fn span(&self, input: &Heat, row: usize) -> (f64, f64) {
        (self.tops[row] + thin::room(input.rows[row].left_out), self.tops[row + 1])
    }

    fn x(&self, column: usize) -> f64 {
        self.left + self.cell * column as f64
    }

    fn heads(&self, input: &Heat, placed: &mut Placed) {
        let lang = self.frame.lang;
        let base = self.head_bottom - 7.0;
        for (row, x, text) in &self.explained {
            let (y, run) = (KEY + 8.0 + LINE * *row as f64, Run::plain(text.clone(), Ink::Ink2));
            placed.labels.push(Label::new(*x, y, Anchor::Start, SMALL, run));
        }
        for (ix, lines) in self.heads.iter().enumerate() {
            let first = base - 14.0 * (lines.len().max(1) - 1) as f64;
            for (line, text) in lines.iter().enumerate() {
                let y = first + 14.0 * line as f64;
                let run = Run::plain(text.clone(), Ink::Ink2);
                let middle = self.x(ix) + self.cell / 2.0;
                placed.labels.push(Label::new(middle, y, Anchor::Middle, SMALL, run));
            }
        }
        let mut write = |x: f64, anchor, text: &str| {
            let run = Run::plain(text, Ink::Ink3);
            placed.labels.push(Label::new(x, base, anchor, SMALL, run));
        };
        write(self.rank_end, Anchor::End, word(words::Chart::Rank, lang));
        write(self.name, Anchor::Start, word(words::Chart::Unit, lang));
        let end = self.x(input.columns.len());
        let y = self.head_bottom - 1.0;
        placed.marks.push(Mark::line(0.0, y, end, y, Stroke::new(Ink::Ink, 1.0)));
    }

    fn cells(&self, input: &Heat, placed: &mut Placed) {
        let lang = self.frame.lang;
        let borders = input.borders();
        let mut grounds: [Vec<Rect>; 5] = Default::default();
        let fine = self.cell >= 44.0;
        let texts = input.rows.iter().flat_map(|row| row.cells.iter());
        let texts = texts.filter_map(|cell| input.text(cell, lang, fine));
        // Numbers everywhere or nowhere: a map with some of them would read as one with gaps.
        let widest = texts.map(|text| width(&text, SMALL, true)).fold(0.0, f64::max);
        let numbers = widest + 4.0 <= self.cell;
        for (row_ix, row) in input.rows.iter().enumerate() {
            let (top, bottom) = self.span(input, row_ix);
            let middle = (top + bottom) / 2.0;
            for (ix, (cell, column)) in row.cells.iter().zip(&input.columns).enumerate() {
                let area = Rect { x: self.x(ix), y: top, width: self.cell, height: bottom - top };
                let at = Point { x: area.x + self.cell / 2.0, y: middle };
                let step = input.step(column, cell, &borders);
                let (text, ink) = match step {
                    Some(step) => {
                        let gap = if self.cell >= 6.0 { 1.0 } else { 0.0 };
                        let (width, height) = (area.width - gap, area.height - 1.0);
                        grounds[step].push(Rect { width, height, ..area });
                        (input.text(cell, lang, fine), Ink::heat(step).1)
                    }
                    None => (Some("–".to_owned()), Ink::Ink3),
                };
                if let Some(text) = text.filter(|_| numbers) {
                    let run = Run { text, bold: row.who == Who::Us, ink };
                    let label = Label::new(at.x - 0.5, middle + 4.0, Anchor::Middle, SMALL, run);
                    placed.labels.push(label);
                }
                placed.hits.push(Hit {
                    at,
                    area,
                    unit: Some(row.unit),
                    series: row_ix,
                    step: ix,
                    lines: twin::said(row, column, cell, lang).into(),
                });
            }
        }
        for (step, rects) in grounds.into_iter().enumerate() {
            if !rects.is_empty() {
                placed.marks.push(Mark::rects(rects, Ink::heat(step).0));
            }
        }
        let breaks = input.columns.iter().enumerate().filter(|(_, c)| c.method_changed.is_some());
        let breaks: Vec<Vec<Point>> = breaks
            .map(|(ix, _)| {
                let x = self.x(ix) - 0.5;
                vec![Point { x, y: self.head_bottom - 8.0 }, Point { x, y: self.bottom }]
            })
            .collect();
        if !breaks.is_empty() {
            placed.marks.push(Mark::lines(breaks.clone(), Stroke::new(Ink::Halo, 5.0)));
            placed.marks.push(Mark::lines(breaks, Stroke::new(Ink::Ink, 2.0)));
        }
        if let Some(ix) = input.rows.iter().position(|row| row.who == Who::Us) {
            let (end, (top, bottom)) = (self.x(input.columns.len()), self.span(input, ix));
            let outline = |by: f64| Rect {
                x: self.left - 0.5 - by,
                y: top - 0.5 - by,
                width: end - self.left + 2.0 * by,
                height: bottom - top + 2.0 * by,
            };
            for (rect, ink, weight) in
                [(outline(0.0), Ink::Halo, 5.0), (outline(0.0), Ink::Accent, 3.0)]
            {
                let stroke = Some(Stroke::new(ink, weight));
                let shape = Shape::Rects(vec![rect]);
                placed.marks.push(Mark { shape, fill: None, stroke });
            }
        }
    }

    fn names(&self, input: &Heat, placed: &mut Placed) {
        let lang = self.frame.lang;
        for (ix, (row, lines)) in input.rows.iter().zip(&self.names).enumerate() {
            let (ink, bold) = (row.who.name(), row.who.is_marked());
            thin::say(row.left_out, self.name, self.tops[ix], lang, placed);
            let base = self.span(input, ix).0 + ROW / 2.0 + 4.0;
            let rank = row.rank.map_or_else(|| "–".to_owned(), |rank| rank_text(rank.value, lang));
            let run = Run::bold(rank, ink);
            placed.labels.push(Label::new(self.rank_end, base, Anchor::End, SIZE, run));
            for (line, text) in lines.iter().enumerate() {
                let y = base + LINE * line as f64;
                let run = Run { text: text.clone(), bold, ink };
                placed.labels.push(Label::new(self.name, y, Anchor::Start, SIZE, run));
            }
        }
    }

    fn foot(&self, placed: &mut Placed) {
        for (ix, line) in self.foot.iter().enumerate() {
            let y = self.bottom + 18.0 + LINE * ix as f64;
            let run = Run::plain(line.clone(), Ink::Ink2);
            placed.labels.push(Label::new(0.0, y, Anchor::Start, SMALL, run));
        }
    }
}

/// Heads, and what numbers among them stand for.
type Heads = (Vec<Vec<String>>, Vec<(usize, f64, String)>);

/// The heads of the columns: their names wrapped, or, where a word is wider than its column,
/// numbers that the lines above explain. Periods leave out what has no room.
fn heads(input: &Heat, cell: f64, frame: &Frame) -> Heads {
    let room = cell - 6.0;
    let fits = |lines: &[String]| lines.iter().all(|line| width(line, SMALL, false) <= room);
    let names: Vec<Vec<String>> =
        input.columns.iter().map(|column| wrap(&column.short, SMALL, false, room)).collect();
    if names.iter().all(|lines| fits(lines) && lines.len() <= 5) {
        return (names, Vec::new());
    }
    let every = |texts: &[String]| -> Vec<Vec<String>> {
        let widest = texts.iter().map(|text| width(text, SMALL, false)).fold(1.0, f64::max);
        let step = ((widest + 3.0) / cell).ceil().max(1.0) as usize;
        let last = texts.len().saturating_sub(1);
        // A last head that is wider than its column would leave the picture.
        let first = if widest > cell + 4.0 { step / 2 } else { 0 };
        let kept = |ix: usize| (last - ix) % step == first;
        let lines = |ix: usize| if kept(ix) { vec![texts[ix].clone()] } else { Vec::new() };
        (0..texts.len()).map(lines).collect()
    };
    if input.over_periods {
        let texts: Vec<String> = input.columns.iter().map(|column| column.short.clone()).collect();
        return (every(&texts), Vec::new());
    }
    let numbers: Vec<String> =
        (1..=input.columns.len()).map(|n| number::whole(n as i64, frame.lang)).collect();
    let named = numbers.iter().zip(&input.columns);
    let texts: Vec<String> = named.map(|(n, c)| format!("{n}\u{a0}\u{a0}{}", c.short)).collect();
    let half = frame.width / 2.0;
    let two = texts.iter().all(|text| width(text, SMALL, false) <= half - 8.0);
    if two {
        let rows = texts.len().div_ceil(2);
        let place = |(ix, text)| (ix % rows, half * (ix / rows) as f64, text);
        return (every(&numbers), texts.into_iter().enumerate().map(place).collect());
    }
    let lines = texts.iter().flat_map(|text| wrap(text, SMALL, false, frame.width - 4.0));
    (every(&numbers), lines.enumerate().map(|(row, text)| (row, 0.0, text)).collect())
}

//! Units by components in one period, or by periods where the index has no components: a cell each,
//! shaded by the rank in its column or by the share of the maximum. Shades are greys, so that nothing
//! depends on a hue and «us» keeps the only colour.

mod input;
mod shades;
mod twin;

pub use input::{draw, heat_map_of};
use shades::shades;
use twin::{describe, said};

use super::ink::Ink;
use super::parts::{Who, rank_text};
use super::placed::{Anchor, Frame, Hit, Label, Mark, Placed, Point, Rect, Run, Stroke};
use super::spec::Shades;
use super::text_width::{cut, width, wrap};
use crate::locale::{number, word, words};
use crate::model::{Decimal, Given, UnitIx};
use crate::rank::Rank;

/// What the chart is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeatMap {
    /// What is shown: «PCI».
    pub subject: String,
    /// The period, or the first and the last.
    pub span: String,
    /// Whether the columns are periods.
    pub over_periods: bool,
    /// What the shades mean.
    pub shades: Shades,
    /// What the columns are.
    pub columns: Vec<String>,
    /// A row a unit, in the order in which they stand.
    pub rows: Vec<HeatRow>,
}

/// A unit's row.
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
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeatCell {
    /// The rank in the column, and among how many.
    pub rank: Option<(Given<Rank>, Option<usize>)>,
    /// The share of the maximum, in percent.
    pub share: Option<Decimal>,
    /// The score, as it is written; empty where there is none.
    pub score: String,
}

const ROW: f64 = 22.0;
const LINE: f64 = 15.0;
const SIZE: f64 = 13.0;
/// The share of a frame that names may take.
const NAMES_SHARE: f64 = 0.4;
/// Columns are no wider than this.
const WIDEST: f64 = 104.0;
/// In narrower columns heads are numbers, and the names stand at the foot.
const NAMED: f64 = 60.0;
/// From the left to the words of the key, its boxes between.
const KEY: f64 = 92.0;
/// Heads have no more lines than this.
const MOST_LINES: usize = 4;

/// The shades, from the worst to the best.
const STEPS: [Ink; 5] = [Ink::Surface, Ink::Rule, Ink::Bar, Ink::BarWatch, Ink::Ink2];

/// The ink of a number on a shade.
fn on_shade(shade: usize) -> Ink {
    if shade < 3 { Ink::Ink } else { Ink::Page }
}

/// Lays the chart out; its height is what the rows need.
pub fn place(input: &HeatMap, frame: &Frame) -> Placed {
    let layout = Layout::new(input, frame);
    let lines = layout.key.len() + layout.list.len();
    let height = layout.bottom() + 14.0 + LINE * lines as f64 + 8.0;
    let mut placed = Placed::new(&Frame { height, ..*frame });
    layout.heads(&mut placed);
    layout.cells(&mut placed);
    layout.names(&mut placed);
    layout.foot(&mut placed);
    describe(input, &mut placed);
    placed
}

struct Layout<'i> {
    input: &'i HeatMap,
    frame: Frame,
    rank_end: f64,
    name_start: f64,
    name_room: f64,
    left: f64,
    column: f64,
    /// The lines of each column's head.
    heads: Vec<Vec<String>>,
    /// Height of the heads.
    top: f64,
    /// What the shades mean, in lines.
    key: Vec<String>,
    /// What numbered columns are, in lines.
    list: Vec<String>,
}

impl<'i> Layout<'i> {
    fn new(input: &'i HeatMap, frame: &Frame) -> Layout<'i> {
        let lang = frame.lang;
        let widest = |texts: &mut dyn Iterator<Item = (String, bool)>| {
            texts.map(|(text, bold)| width(&text, SIZE, bold)).fold(0.0, f64::max)
        };
        let ranks = input.rows.iter().filter_map(|row| Some(rank_text(row.rank?.value, lang)));
        let rank_head = width(word(words::Chart::Rank, lang), 12.0, false);
        let rank_end = widest(&mut ranks.map(|text| (text, true))).max(rank_head);
        let name_start = rank_end + 10.0;
        let names = input.rows.iter().map(|row| (row.name.clone(), row.who.is_marked()));
        let name_room = widest(&mut names.into_iter()).min(frame.width * NAMES_SHARE);
        let left = name_start + name_room + 12.0;
        let count = input.columns.len().max(1) as f64;
        let column = ((frame.width - left - 2.0) / count).clamp(1.0, WIDEST);
        let wrapped: Vec<Vec<String>> =
            input.columns.iter().map(|name| wrap(name, 12.0, false, column - 6.0)).collect();
        let fits = |lines: &Vec<String>| {
            lines.len() <= MOST_LINES
                && lines.iter().all(|line| width(line, 12.0, false) <= column - 6.0)
        };
        let short = input.columns.iter().all(|name| width(name, 12.0, false) <= column - 4.0);
        let named = short || (column >= NAMED && wrapped.iter().all(fits));
        let key = word(
            match input.shades {
                Shades::Ranks => words::Chart::ShadesOfRanks,
                Shades::Shares => words::Chart::ShadesOfShares,
            },
            lang,
        );
        let room = frame.width - 8.0;
        let key = wrap(key, 12.0, false, room - KEY);
        let (heads, list) = if named {
            (wrapped, Vec::new())
        } else {
            let numbered = input.columns.iter().enumerate();
            let list: Vec<String> =
                numbered.map(|(at, name)| format!("{}. {name}", at + 1)).collect();
            let numbers = (1..=input.columns.len()).map(|number| vec![number.to_string()]);
            (numbers.collect(), wrap(&list.join("; "), 12.0, false, room))
        };
        let lines = heads.iter().map(Vec::len).max().unwrap_or(1);
        let top = LINE * lines as f64 + 10.0;
        Layout {
            input,
            frame: *frame,
            rank_end,
            name_start,
            name_room,
            left,
            column,
            heads,
            top,
            key,
            list,
        }
    }

    fn bottom(&self) -> f64 {
        self.top + ROW * self.input.rows.len() as f64
    }

    fn cell(&self, row: usize, column: usize) -> Rect {
        let x = self.left + self.column * column as f64;
        Rect { x, y: self.top + ROW * row as f64, width: self.column, height: ROW }
    }

    fn heads(&self, placed: &mut Placed) {
        let lang = self.frame.lang;
        let mut write = |x: f64, y: f64, anchor, text: &str| {
            placed.labels.push(Label::new(x, y, anchor, 12.0, Run::plain(text, Ink::Ink3)));
        };
        let base = self.top - 6.0;
        write(self.rank_end, base, Anchor::End, word(words::Chart::Rank, lang));
        write(self.name_start, base, Anchor::Start, word(words::Chart::Unit, lang));
        for (at, lines) in self.heads.iter().enumerate() {
            let x = self.left + self.column * (at as f64 + 0.5);
            for (up, line) in lines.iter().rev().enumerate() {
                write(x, base - LINE * up as f64, Anchor::Middle, line);
            }
        }
    }

    fn text(&self, cell: &HeatCell) -> Option<String> {
        match self.input.shades {
            Shades::Ranks => cell.rank.map(|(rank, _)| rank_text(rank.value, self.frame.lang)),
            Shades::Shares => cell.share.map(|share| number::number(share, 0, self.frame.lang)),
        }
    }

    fn cells(&self, placed: &mut Placed) {
        let lang = self.frame.lang;
        let shades = shades(self.input);
        let mut of_shade: [Vec<Rect>; 5] = Default::default();
        let mut labels = Vec::new();
        for (at, row) in self.input.rows.iter().enumerate() {
            for (column, cell) in row.cells.iter().enumerate() {
                let place = self.cell(at, column);
                let shade = shades.get(at).and_then(|row| row.get(column).copied().flatten());
                if let Some(shade) = shade {
                    // A seam of the ground between cells.
                    let (width, height) = (place.width - 1.0, place.height - 1.0);
                    of_shade[shade].push(Rect { width, height, ..place });
                }
                let text = self.text(cell).unwrap_or_else(|| "–".to_owned());
                let bold = row.who == Who::Us;
                let middle =
                    Point { x: place.x + (place.width - 1.0) / 2.0, y: place.y + ROW / 2.0 };
                if width(&text, 12.0, bold) + 2.0 <= place.width {
                    let run = Run { text, bold, ink: shade.map_or(Ink::Ink3, on_shade) };
                    labels.push(Label::new(middle.x, middle.y + 4.0, Anchor::Middle, 12.0, run));
                }
                placed.hits.push(Hit {
                    at: middle,
                    area: place,
                    unit: Some(row.unit),
                    series: at,
                    step: column,
                    lines: said(self.input, row, column, lang),
                });
            }
        }
        let shaded = of_shade.into_iter().zip(STEPS).filter(|(rects, _)| !rects.is_empty());
        placed.marks.extend(shaded.map(|(rects, ink)| Mark::rects(rects, ink)));
        placed.labels.extend(labels);
    }

    fn names(&self, placed: &mut Placed) {
        let lang = self.frame.lang;
        for (at, row) in self.input.rows.iter().enumerate() {
            let y = self.top + ROW * at as f64;
            let bold = row.who.is_marked();
            let ink = row.who.name();
            if row.who == Who::Us {
                let end = self.left + self.column * row.cells.len() as f64;
                let around = Rect { x: 1.0, y, width: end - 1.0, height: ROW - 1.0 };
                let outline = Mark::rects(vec![around], Ink::Page);
                let stroke = Some(Stroke::new(Ink::Accent, 2.0));
                placed.marks.push(Mark { fill: None, stroke, ..outline });
            }
            let base = y + ROW / 2.0 + 4.0;
            let mut write = |x: f64, anchor, run: Run| {
                placed.labels.push(Label::new(x, base, anchor, SIZE, run));
            };
            if let Some(rank) = row.rank {
                let text = rank_text(rank.value, lang);
                write(self.rank_end, Anchor::End, Run { text, bold: true, ink });
            }
            let text = cut(&row.name, SIZE, bold, self.name_room).into_owned();
            write(self.name_start, Anchor::Start, Run { text, bold, ink });
        }
    }

    /// The key of the shades, and the names of columns that have no room above them.
    fn foot(&self, placed: &mut Placed) {
        let y = self.bottom() + 12.0;
        for (at, ink) in STEPS.iter().rev().enumerate() {
            let x = 4.0 + 16.0 * at as f64;
            let key = Mark::rects(vec![Rect { x, y, width: 15.0, height: 12.0 }], *ink);
            placed.marks.push(Mark { stroke: Some(Stroke::new(Ink::Rule, 1.0)), ..key });
        }
        let key = self.key.iter().map(|line| (4.0 + KEY, line));
        let list = self.list.iter().map(|line| (4.0, line));
        for (at, (x, line)) in key.chain(list).enumerate() {
            let run = Run::plain(line, Ink::Ink2);
            let base = y + 10.5 + LINE * at as f64;
            placed.labels.push(Label::new(x, base, Anchor::Start, 12.0, run));
        }
    }
}

//! The table in a sheet: its head, the names of its columns, its rows.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::grid::{Row, Sheet, text_of};
use crate::import::delimited::Field;
use crate::import::head::{self, is_figure};
use crate::import::json::{Node, Value};
use crate::import::records::{HeaderWord, header_word, missing, origin_of, period, period_in_name};
use crate::model::text::fold;
use crate::model::{Period, order};

/// So many rows of a sheet are looked at for the head of its table.
const SAMPLE: usize = 200;

/// The most columns of a table.
const MOST_COLUMNS: usize = 1000;

/// The most columns of names: each is compared with others, row by row.
const MOST_NAMES: usize = 40;

/// A longer text alone in a row below a table is a remark.
const LONGEST_NAME: usize = 60;

/// A table.
pub struct Table<'n> {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows below the head.
    pub rows: Vec<&'n Row<'n>>,
    /// The texts above its head, if there are any.
    pub title: Option<String>,
    /// The one period that the texts above the head name.
    pub title_period: Option<Period>,
    /// A row that gives the head again with another table below, if there is one.
    pub other: Option<&'n Row<'n>>,
}

/// A column of a table.
pub struct Column {
    /// Its place in the sheet.
    pub number: u32,
    /// Where its name stands in the text.
    pub at: usize,
    /// Its name; may be empty.
    pub name: String,
    /// Its name in English, where the head gives both.
    pub english: Option<String>,
    /// How many cells hold something.
    pub filled: usize,
    /// How many of them are figures.
    pub figures: usize,
    /// How many different texts there are, figures left out.
    pub texts: usize,
}

impl Column {
    /// Whether it is one of figures; one stray text in five does not make it one of texts.
    pub fn is_numeric(&self) -> bool {
        self.figures > 0 && self.figures * 5 >= self.filled * 4
    }

    /// Whether it may name units: nearly all different texts, in most rows.
    fn is_of_names(&self, rows: usize) -> bool {
        let texts = self.filled - self.figures;
        self.filled * 2 >= rows && texts * 5 >= self.filled * 4 && self.texts * 5 >= texts * 4
    }
}

impl<'n> Table<'n> {
    /// Finds the table of a sheet. `None`: there is none.
    pub fn find(sheet: &'n Sheet<'n>) -> Option<Table<'n>> {
        let used: BTreeSet<u32> =
            sheet.rows.iter().take(SAMPLE).flat_map(|row| row.cells.iter().map(|c| c.0)).collect();
        let used: Vec<u32> = used.into_iter().take(MOST_COLUMNS).collect();
        let sample: Vec<Vec<Field<'n>>> =
            sheet.rows.iter().take(SAMPLE).map(|row| fields(row, &used)).collect();
        let filled: Vec<usize> = sample.iter().map(|row| head::filled(row)).collect();
        let head = head::head(&sample, head::first_full(&filled)?)?;
        let names = head::names(&sample, head);
        let english = head::english(&sample, head).unwrap_or_default();
        let columns = used.iter().zip(names).enumerate();
        let columns = columns.map(|(at, (&number, (place, name)))| Column {
            number,
            at: place,
            name,
            english: english.get(at).filter(|name| !name.is_empty()).cloned(),
            filled: 0,
            figures: 0,
            texts: 0,
        });
        let titles = sheet.rows.get(..head.first)?.iter().flat_map(|row| &row.cells);
        let titles: Vec<&str> = titles.map(|(_, cell)| text_of(cell)).collect();
        let mut table = Table {
            columns: columns.collect(),
            rows: sheet.rows.get(head.end..)?.iter().collect(),
            title: titles.first().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")),
            title_period: one_period(&titles),
            other: None,
        };
        table.end_at_other_table(sheet.rows.get(head.first)?);
        table.leave_out_remarks();
        table.count();
        let named = table.names().next().is_some() || table.is_long();
        (named && (table.has_figures() || table.says_origins())).then_some(table)
    }

    /// Whether it has a row for each figure, with its unit and its period: then no column of names
    /// tells its rows apart.
    pub fn is_long(&self) -> bool {
        let filled = |word| self.called(word).is_some_and(|column| column.filled > 0);
        let unit_and_period = filled(HeaderWord::Unit) && filled(HeaderWord::Period);
        unit_and_period && self.called(HeaderWord::Score).is_some()
    }

    /// Whether it is such a table as is written here, which holds all that its data set does.
    pub fn says_origins(&self) -> bool {
        let of = |column: &Column| origin_of(&column.name) == Some(HeaderWord::Score);
        self.is_long() && self.columns.iter().any(of)
    }

    /// The column whose head says so.
    fn called(&self, word: HeaderWord) -> Option<&Column> {
        self.columns.iter().find(|column| header_word(&column.name) == Some(word))
    }

    /// The columns that may name units, by their places in [`Table::columns`].
    pub fn names(&self) -> impl Iterator<Item = usize> {
        let is = |at: &usize| self.columns[*at].is_of_names(self.rows.len());
        (0..self.columns.len()).filter(is).take(MOST_NAMES)
    }

    fn has_figures(&self) -> bool {
        self.columns.iter().any(|column| column.is_numeric() && column.figures > 1)
    }

    /// How many different names its units have.
    pub fn units(&self) -> usize {
        let long = self.called(HeaderWord::Unit).filter(|_| self.is_long());
        let names = self.names().map(|at| &self.columns[at]).chain(long);
        names.map(|column| column.texts).max().unwrap_or_default()
    }

    /// A row that gives the head again goes on with the list on the next page, or begins another
    /// table, such as one for looking up a unit: then it names units of the list again.
    fn end_at_other_table(&mut self, head: &Row<'_>) {
        let is_head = |row: &Row<'_>| {
            let same = |(column, cell): &&(u32, &Node<'_>)| {
                head.cell(*column).is_some_and(|above| fold(text_of(above)) == fold(text_of(cell)))
            };
            let named = head.cells.len();
            row.cells.iter().filter(same).count() * 5 >= named * 4 && named > 1
        };
        let mut rows = Vec::with_capacity(self.rows.len());
        let mut again: Option<&'n Row<'n>> = None;
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let texts = |row: &Row<'n>| {
            let texts = row.cells.iter().map(|(_, cell)| text_of(cell));
            texts.filter(|text| !is_figure(text)).map(fold).collect::<Vec<_>>()
        };
        for &row in &self.rows {
            if is_head(row) {
                again = Some(row);
                continue;
            }
            if let Some(head) = again.take()
                && texts(row).iter().any(|text| seen.contains(text))
            {
                self.other = Some(head);
                break;
            }
            seen.extend(texts(row));
            rows.push(row);
        }
        self.rows = rows;
    }

    /// Remarks and sources below the table stand alone in their rows.
    fn leave_out_remarks(&mut self) {
        let is_remark = |row: &Row<'_>| match row.cells.as_slice() {
            [(_, cell)] => {
                let text = text_of(cell).trim();
                let sign = text.starts_with(['*', '(', '[', '¹']) || text.ends_with(['.', ':']);
                text.chars().count() > LONGEST_NAME || sign || text.contains(": ")
            }
            _ => false,
        };
        while self.rows.last().is_some_and(|row| is_remark(row)) {
            self.rows.pop();
        }
    }

    fn count(&mut self) {
        for column in &mut self.columns {
            let mut texts: BTreeSet<&str> = BTreeSet::new();
            for cell in self.rows.iter().filter_map(|row| row.cell(column.number)) {
                let text = text_of(cell);
                // An error or a formula without its value stands where a figure should.
                let failed = matches!(cell.value, Value::Object(_));
                if !failed && missing(text).is_some() {
                    continue;
                }
                column.filled += 1;
                if failed || is_figure(text) || Period::parse(text).is_some() {
                    column.figures += 1;
                } else {
                    texts.insert(text);
                }
            }
            column.texts = texts.len();
        }
    }
}

fn fields<'n>(row: &Row<'n>, columns: &[u32]) -> Vec<Field<'n>> {
    let field = |column: &u32| match row.cell(*column) {
        Some(cell) => Field { at: cell.at, text: Cow::Borrowed(text_of(cell)) },
        None => Field { at: row.at, text: Cow::Borrowed("") },
    };
    columns.iter().map(field).collect()
}

/// The one period that some texts name: «Năm 2016», «PCI 2013». Two different ones are none.
pub fn one_period(texts: &[&str]) -> Option<Period> {
    let mut found = BTreeSet::new();
    for text in texts {
        match period(text) {
            Some(period) => found.extend([period]),
            None => found.extend(period_in_name(text)),
        }
    }
    let found: Vec<Period> = found.into_iter().collect();
    if let [one] = found.as_slice() { Some(*one) } else { None }
}

/// Whether the names of two columns mean the same units row by row.
pub fn same_rows(table: &Table<'_>, a: usize, b: usize) -> bool {
    let (a, b) = (table.columns[a].number, table.columns[b].number);
    let pairs = table.rows.iter().filter_map(|row| Some((row.cell(a)?, row.cell(b)?)));
    let (mut same, mut all) = (0, 0);
    for (a, b) in pairs {
        all += 1;
        same += usize::from(fold(text_of(a)) == fold(text_of(b)));
    }
    all > 0 && same * 10 >= all * 9
}

/// Whether two columns name mostly the same units, in whatever order.
pub fn same_set(table: &Table<'_>, a: usize, b: usize) -> bool {
    let names = |at: usize| -> Vec<String> {
        let number = table.columns[at].number;
        let cells = table.rows.iter().filter_map(|row| row.cell(number));
        let mut names: Vec<String> = cells.map(|cell| fold(text_of(cell))).collect();
        order::sort(&mut names);
        names.dedup();
        names
    };
    let (a, b) = (names(a), names(b));
    let both = a.iter().filter(|name| b.binary_search(name).is_ok()).count();
    both * 2 > a.len().max(b.len())
}

//! Tables of lines: CSV, and with tabs (TSV). They become records, as if each row were a list.

mod sniff;
mod split;

use std::borrow::Cow;

use super::diagnostic::Problem;
use super::head::{self, Head};
use super::json::Failure;
use super::records::{MOST_COLUMNS, Table};
use crate::model::order;
use split::RowWidth;
pub use split::{Field, rows};

/// A table of lines as records.
#[derive(Debug)]
pub struct Lines {
    /// The head, then the rows; blank values are `null`.
    pub table: Table,
    /// Number of rows of the file before the head.
    pub before: u32,
    /// What stands between two values.
    pub separator: u8,
}

/// Of so many rows the head and those below it are looked at.
const NEAR_HEAD: usize = head::BELOW + 10;

/// A row that is wider than a table of lines can be shows that by one value more.
const MOST_FIELDS: usize = MOST_COLUMNS + 1;

/// Reads a text; `said` is what separates its values, where that is known. `None`: it has no columns.
pub fn read(text: &str, said: Option<u8>) -> Option<Lines> {
    let (start, found) = sniff::separator(text)?;
    let separator = said.unwrap_or(found);
    let (head, names) = find_head(text, start, separator)?;
    let width = if names.len() > MOST_COLUMNS { usize::MAX } else { names.len() };
    let mut table = Table::with_head(names);
    // A value takes a byte at least, and what separates it from the next one another.
    let lines = text.bytes().filter(|byte| *byte == b'\n').count();
    table.reserve(lines.min(text.len() / 2 / table.columns.len().max(1)));
    let mut splitter = rows(text, start, separator);
    splitter.skip_rows(head.first + 1);
    // Places count rows of the file: a second row of the head has one as well, and says nothing.
    for _ in head.first + 1..head.end {
        if let Some(RowWidth { at, .. }) = splitter.next_width() {
            table.push_texts(at, std::iter::empty());
        }
    }
    let mut fields = Vec::new();
    while let Some(row) = splitter.next_row(&mut fields, MOST_COLUMNS) {
        if row.said > width {
            let problem = Box::new(Problem::MoreCells { columns: width, found: row.said });
            table.doubts.push(Failure { at: row.at, path: String::new(), problem });
        }
        fields.iter_mut().for_each(|field| unguard(&mut field.text));
        table.push_texts(row.at, fields.iter().map(|field| field.text.as_ref()));
    }
    if let Some(quote) = splitter.unclosed {
        let problem = Box::new(Problem::UnclosedQuote);
        table.doubts.push(Failure { at: quote.at, path: String::new(), problem });
    }
    order::sort_by_key(&mut table.doubts, |doubt| doubt.at);
    Some(Lines { table, before: head.first as u32, separator })
}

/// Where the head is among all rows, and the names of the columns with their places.
fn find_head(text: &str, start: usize, separator: u8) -> Option<(Head, Vec<(usize, String)>)> {
    let mut splitter = rows(text, start, separator);
    let widths = std::iter::from_fn(|| splitter.next_width()).take(head::ROWS_FOR_WIDTH);
    let filled: Vec<usize> = widths.map(|row| row.filled).collect();
    let full = head::first_full(&filled)?;
    // Names over groups of columns may stand in the row before.
    let before = full.saturating_sub(1);
    let mut splitter = rows(text, start, separator);
    splitter.skip_rows(before);
    let mut near = Vec::new();
    let mut fields = Vec::new();
    let mut filled = 0;
    while filled < NEAR_HEAD
        && near.len() < head::ROWS_FOR_WIDTH
        && let Some(row) = splitter.next_row(&mut fields, MOST_FIELDS)
    {
        filled += usize::from(row.filled > 0);
        fields.iter_mut().for_each(|field| unguard(&mut field.text));
        near.push(fields.clone());
    }
    let head = head::head(&near, full - before)?;
    let names = head::names(&near, head);
    let (first, end) = (head.first + before, head.end + before);
    Some((Head { first, end, ..head }, names))
}

/// Byte offset of a value in the row that begins at an offset. `None`: the row is shorter.
pub fn offset_in(text: &[u8], at: usize, separator: u8, column: usize) -> Option<usize> {
    // The row alone need not be split off first: a quoted value may hold line ends.
    let text = std::str::from_utf8(text.get(at..)?).ok()?;
    let row = rows(text, 0, separator).next()?;
    row.get(column).map(|field| at + field.at)
}

/// Takes off the apostrophe that this program, among others, puts before a text that a spreadsheet
/// would take for a formula.
fn unguard(text: &mut Cow<'_, str>) {
    const BEGINNINGS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with('\'') && text.trim_start_matches('\'').starts_with(BEGINNINGS) {
        match text {
            Cow::Borrowed(text) => *text = &text[1..],
            Cow::Owned(text) => drop(text.remove(0)),
        }
    }
}

#[cfg(test)]
mod tests;

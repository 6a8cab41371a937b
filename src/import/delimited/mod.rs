//! Tables of lines: CSV, and with tabs (TSV). They become records, as if each row were a list.

mod sniff;
mod split;

use std::borrow::Cow;

use super::diagnostic::Problem;
use super::json::{Document, Failure, Node, Value};
use crate::model::order;
use split::{Field, Unclosed, rows};

/// A table of lines as records: the head, then the rows.
#[derive(Debug)]
pub struct Lines<'t> {
    /// A list of lists of texts; empty values are `null`.
    pub document: Document<'t>,
    /// Number of rows of the file before the head.
    pub before: u32,
    /// What stands between two values.
    pub separator: u8,
}

/// Reads a text. `None`: it has no columns.
pub fn read(text: &str) -> Option<Lines<'_>> {
    let (start, separator) = sniff::separator(text)?;
    let (mut rows, unclosed) = rows(text, start, separator);
    for field in rows.iter_mut().flatten() {
        unguard(&mut field.text);
    }
    let head = sniff::head(&rows)?;
    let names = sniff::names(&rows, head);
    let width = names.len();
    let mut doubts: Vec<Failure> = unclosed.iter().map(failure).collect();
    let mut items = Vec::with_capacity(rows.len() - head.end + 1);
    let named = names.into_iter().map(|(at, name)| Node { at, value: Value::Text(name.into()) });
    items.push(Node { at: rows[head.first][0].at, value: Value::List(named.collect()) });
    // Places count rows of the file: a second row of the head has one as well.
    for row in rows.drain(head.first + 1..) {
        let at = row.first().map_or(0, |field| field.at);
        let found =
            row.iter().rposition(|field| !field.text.trim().is_empty()).map_or(0, |n| n + 1);
        if found > width {
            let problem = Problem::MoreCells { columns: width, found };
            doubts.push(Failure { at, path: String::new(), problem: Box::new(problem) });
        }
        items.push(Node { at, value: Value::List(row.into_iter().map(node).collect()) });
    }
    if head.end - head.first > 1 {
        // An empty list is a record that says nothing.
        items[1].value = Value::List(Vec::new());
    }
    order::sort_by_key(&mut doubts, |doubt| doubt.at);
    let root = Node { at: start, value: Value::List(items) };
    Some(Lines { document: Document { root, doubts }, before: head.first as u32, separator })
}

/// Byte offset of a value in the row that begins at an offset. `None`: the row is shorter.
pub fn offset_in(text: &[u8], at: usize, separator: u8, column: usize) -> Option<usize> {
    // The row alone need not be split off first: a quoted value may hold line ends.
    let text = std::str::from_utf8(text.get(at..)?).ok()?;
    split::first_row(text, separator).get(column).map(|field| at + field.at)
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

fn node(field: Field<'_>) -> Node<'_> {
    let value = if field.text.trim().is_empty() { Value::Null } else { Value::Text(field.text) };
    Node { at: field.at, value }
}

fn failure(quote: &Unclosed) -> Failure {
    Failure { at: quote.at, path: String::new(), problem: Box::new(Problem::UnclosedQuote) }
}

#[cfg(test)]
mod tests;

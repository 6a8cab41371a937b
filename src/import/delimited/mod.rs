//! Tables of lines: CSV, and with tabs (TSV). They become records, as if each row were a list.

mod sniff;
mod split;

use std::borrow::Cow;

use super::diagnostic::Problem;
use super::head;
use super::json::{Document, Failure, Node, Value};
use crate::model::order;
use split::Unclosed;
pub use split::{Field, rows};

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

impl Lines<'_> {
    /// The names of the columns.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let head = self.document.root.items().and_then(|rows| rows.first()?.items());
        head.unwrap_or_default().iter().filter_map(Node::text)
    }
}

/// Reads a text; `said` is what separates its values, where that is known. `None`: it has no columns.
pub fn read(text: &str, said: Option<u8>) -> Option<Lines<'_>> {
    let (start, found) = sniff::separator(text)?;
    let separator = said.unwrap_or(found);
    let (mut rows, unclosed) = rows(text, start, separator);
    for field in rows.iter_mut().flatten() {
        unguard(&mut field.text);
    }
    let head = head::head(&rows)?;
    let names = head::names(&rows, head);
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
    for item in items.iter_mut().take(head.end - head.first).skip(1) {
        // An empty list is a record that says nothing.
        item.value = Value::List(Vec::new());
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

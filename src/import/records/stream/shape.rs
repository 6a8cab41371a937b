//! The shape of a record: what stands before each of its values, byte by byte.

use super::super::content::Packed;
use super::super::table::{DEEPEST, Table, spread};
use super::spelling::{Spellings, Text, alike, same};
use crate::import::json::{Node, Value, end_of_text};

/// What a record repeats of an earlier one.
#[derive(Debug, Default)]
pub struct Shape {
    /// What stands before each value, from the end of the record before, and the value's column.
    parts: Vec<(Vec<u8>, usize)>,
    /// What stands behind the last value.
    close: Vec<u8>,
    /// Bytes from the end of the record before to the beginning of this one.
    gap: usize,
    /// The cells of the record held against it last, and where their values end, from the end of
    /// the record before.
    cells: Vec<(usize, Packed)>,
    ends: Vec<usize>,
    /// Where in the window the record that fitted last begins: mostly the next one begins with the
    /// same values. `None`: it is in no window any more.
    last: Option<usize>,
}

/// How a record fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It does, and ends here.
    To(usize),
    /// It may, if the window went on.
    More,
    /// It does not.
    No,
}

impl Shape {
    /// The shape of a record that ends at `end`, after one that ended at `before`. `None`: it holds
    /// lists, or nothing.
    pub fn of(
        window: &[u8],
        before: usize,
        end: usize,
        record: &Node<'_>,
        table: &mut Table,
    ) -> Option<Shape> {
        let mut parts: Vec<(Vec<u8>, usize)> = Vec::new();
        let mut at = before;
        let mut regular = matches!(record.value, Value::Object(_));
        spread(record, "", DEEPEST, &mut |name, node| {
            let Some(column) = table.column(name) else {
                regular = false;
                return;
            };
            let length = match &node.value {
                Value::Null | Value::Bool(true) => Some(4),
                Value::Bool(false) => Some(5),
                Value::Number(text) => Some(text.len()),
                Value::Text(_) => end_of_text(window, node.at).map(|end| end - node.at),
                Value::List(_) | Value::Numbers(_) | Value::Object(_) => None,
            };
            let twice = parts.iter().any(|(_, other)| *other == column);
            match (length, window.get(at..node.at)) {
                (Some(length), Some(literal)) if !twice => {
                    parts.push((literal.to_vec(), column));
                    at = node.at + length;
                }
                _ => regular = false,
            }
        });
        let close = window.get(at..end)?.to_vec();
        if !regular || parts.is_empty() {
            return None;
        }
        Some(Shape { parts, close, gap: record.at - before, ..Shape::default() })
    }

    /// Where the record begins that was held against it from `at` on.
    pub fn open(&self, at: usize) -> usize {
        at + self.gap
    }

    /// The cells of the record that fitted last.
    pub fn cells(&self) -> &[(usize, Packed)] {
        &self.cells
    }

    /// The window goes: nothing in it may be looked at any more.
    pub fn forget_window(&mut self) {
        self.last = None;
    }

    /// Holds what stands at `at` against the shape and reads its cells.
    pub fn fit(
        &mut self,
        window: &[u8],
        at: usize,
        table: &mut Table,
        spellings: &mut [Spellings],
    ) -> Fit {
        let repeated = self.repeated(window, at);
        self.cells.truncate(repeated);
        self.ends.truncate(repeated);
        self.last = None;
        let mut next = self.ends.last().map_or(at, |end| at + end);
        for (literal, column) in &self.parts[repeated..] {
            match passes(literal, window, next) {
                Fit::To(end) => next = end,
                other => return other,
            }
            let Some(&byte) = window.get(next) else { return Fit::More };
            let cell = match byte {
                b'0'..=b'9' | b'-' => match Packed::read_number(&window[next..]) {
                    Some((cell, length)) => {
                        next += length;
                        // It may go on.
                        if next == window.len() {
                            return Fit::More;
                        }
                        cell
                    }
                    None => return Fit::No,
                },
                b'"' => {
                    let (Some(spellings), Some(contents)) =
                        (spellings.get_mut(*column), table.contents_mut(*column))
                    else {
                        return Fit::No;
                    };
                    match spellings.read(window, next, contents) {
                        Text::Is(cell, end) => {
                            next = end;
                            cell
                        }
                        Text::More => return Fit::More,
                        Text::No => return Fit::No,
                    }
                }
                b'n' => match passes(b"null", window, next) {
                    Fit::To(end) => {
                        next = end;
                        Packed::NULL
                    }
                    other => return other,
                },
                _ => return Fit::No,
            };
            self.cells.push((*column, cell));
            self.ends.push(next - at);
        }
        let fit = passes(&self.close, window, next);
        if matches!(fit, Fit::To(_)) {
            self.last = Some(at);
        }
        fit
    }

    /// How many values are those of the last record, because so many bytes are the same.
    #[inline]
    fn repeated(&self, window: &[u8], at: usize) -> usize {
        let (Some(last), Some(end)) = (self.last, self.ends.last()) else { return 0 };
        let (Some(own), Some(old)) = (window.get(at..), window.get(last..last + end)) else {
            return 0;
        };
        let alike = alike(old, own);
        // A value is the same when it ends alike: with the byte behind it.
        self.ends.iter().take_while(|end| **end < alike).count()
    }
}

/// Whether the window goes on with these bytes.
#[inline]
fn passes(literal: &[u8], window: &[u8], at: usize) -> Fit {
    let end = at + literal.len();
    match window.get(at..end) {
        Some(found) if same(literal, found) => Fit::To(end),
        Some(_) => Fit::No,
        None if literal.starts_with(window.get(at..).unwrap_or_default()) => Fit::More,
        None => Fit::No,
    }
}

//! A table on its way to the reader of records: names of columns and rows of values, each with its
//! place in the text.

use std::borrow::Cow;

use super::grid::text_of;
use crate::import::json::{Node, Value};

/// A table as records are read.
pub struct Shape<'n> {
    /// The columns.
    pub columns: Vec<ShapeColumn>,
    /// The rows; each has a value for every column.
    pub rows: Vec<ShapeRow<'n>>,
    /// From which row on which columns of the sheet the columns are; [`ELSEWHERE`] for a value that
    /// stands nowhere or in no column.
    pub layouts: Vec<(usize, Vec<u32>)>,
}

/// See [`Shape::layouts`].
pub const ELSEWHERE: u32 = u32::MAX;

/// A column of records.
#[derive(Clone)]
pub struct ShapeColumn {
    /// Where its name stands.
    pub at: usize,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub english: Option<String>,
}

/// A row of records.
pub struct ShapeRow<'n> {
    /// Where it begins.
    pub at: usize,
    /// Its values.
    pub cells: Vec<Node<'n>>,
}

/// A value for the reader of records: errors and formulas as their texts, which are no numbers.
pub fn value<'n>(cell: Option<&'n Node<'n>>, else_at: usize) -> Node<'n> {
    match cell {
        None => Node { at: else_at, value: Value::Null },
        Some(cell) => match &cell.value {
            Value::Object(_) => {
                Node { at: cell.at, value: Value::Text(Cow::Borrowed(text_of(cell))) }
            }
            _ => cell.clone(),
        },
    }
}

/// A text that stands nowhere in the file.
pub fn said(text: &str, at: usize) -> Node<'static> {
    Node { at, value: Value::Text(Cow::Owned(text.to_owned())) }
}

//! A JSON list of records as a table: a column for each member, its place kept.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::json::{Node, Value};
use crate::model::order;

/// How deep objects inside a record are read as members of it: `scores.pci`.
const DEEPEST: usize = 4;

/// A table of cells.
#[derive(Debug, Default)]
pub struct Table<'n> {
    /// Header or key of each column.
    pub columns: Vec<String>,
    /// Whether the records are lists with a header before them.
    pub headed: bool,
    /// The records.
    pub rows: Vec<Record<'n>>,
    /// Items of the list that are no records.
    pub strangers: Vec<(usize, &'n Node<'n>)>,
}

/// One record.
#[derive(Debug)]
pub struct Record<'n> {
    /// Its index in the list.
    pub index: usize,
    /// Byte offset.
    pub at: usize,
    /// Column and value of each member that it has, by column.
    cells: Vec<(usize, &'n Node<'n>)>,
}

impl<'n> Record<'n> {
    /// The value in a column.
    pub fn cell(&self, column: usize) -> Option<&'n Node<'n>> {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(at).map(|(_, node)| *node)
    }

    /// Whether no member says anything.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|(_, node)| text_of(node).is_none_or(|text| text.trim().is_empty()))
    }
}

impl<'n> Table<'n> {
    /// Spreads a list of records.
    pub fn new(items: &'n [Node<'n>]) -> Table<'n> {
        let lists = items.iter().filter(|item| item.items().is_some()).count();
        if lists * 2 > items.len() { of_lists(items) } else { of_objects(items) }
    }
}

fn of_objects<'n>(items: &'n [Node<'n>]) -> Table<'n> {
    let mut table = Table::default();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (index, item) in items.iter().enumerate() {
        if !matches!(item.value, Value::Object(_)) {
            table.strangers.push((index, item));
            continue;
        }
        let mut cells = Vec::with_capacity(table.columns.len());
        spread(item, "", DEEPEST, &mut |name, node| {
            let column = match known.get(name.as_ref()) {
                Some(&column) => column,
                None => {
                    known.insert(name.to_string(), table.columns.len());
                    table.columns.push(name.into_owned());
                    table.columns.len() - 1
                }
            };
            cells.push((column, node));
        });
        order::sort_by_key(&mut cells, |(column, _)| *column);
        table.rows.push(Record { index, at: item.at, cells });
    }
    table
}

/// The members of an object, those of objects inside it under joined names.
fn spread<'n>(
    object: &'n Node<'n>,
    before: &str,
    depth: usize,
    put: &mut impl FnMut(Cow<'n, str>, &'n Node<'n>),
) {
    for member in object.members() {
        let name = match before {
            "" => Cow::Borrowed(member.name.as_ref()),
            _ => Cow::Owned(format!("{before}.{}", member.name)),
        };
        if depth > 0 && matches!(member.value.value, Value::Object(_)) {
            spread(&member.value, &name, depth - 1, put);
        } else {
            put(name, &member.value);
        }
    }
}

fn of_lists<'n>(items: &'n [Node<'n>]) -> Table<'n> {
    let mut table = Table { headed: true, ..Table::default() };
    let mut header = true;
    for (index, item) in items.iter().enumerate() {
        let Some(cells) = item.items() else {
            table.strangers.push((index, item));
            continue;
        };
        if std::mem::take(&mut header) {
            table.columns =
                cells.iter().map(|cell| text_of(cell).unwrap_or_default().into_owned()).collect();
            continue;
        }
        let width = table.columns.len();
        let cells = cells.iter().enumerate().filter(|(column, _)| *column < width).collect();
        table.rows.push(Record { index, at: item.at, cells });
    }
    table
}

/// What a cell says, as text; `None` for `null`, lists and objects.
pub fn text_of<'n>(node: &'n Node<'_>) -> Option<Cow<'n, str>> {
    match &node.value {
        Value::Text(text) => Some(Cow::Borrowed(text)),
        Value::Number(text) => Some(Cow::Borrowed(text)),
        Value::Bool(true) => Some(Cow::Borrowed("true")),
        Value::Bool(false) => Some(Cow::Borrowed("false")),
        Value::Null | Value::List(_) | Value::Object(_) => None,
    }
}

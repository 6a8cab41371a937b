//! The plain text of a workbook as sheets of cells.

use crate::import::json::{Document, Node, Value};
use crate::model::order;

/// A workbook.
pub struct Workbook<'n> {
    /// The sheets in the order of the file.
    pub sheets: Vec<Sheet<'n>>,
}

/// A sheet; only cells that hold something are kept.
pub struct Sheet<'n> {
    /// Its name.
    pub name: &'n str,
    /// Whether the workbook does not show it.
    pub hidden: bool,
    /// Merged ranges: first row and column, last row and column.
    pub merged: Vec<[u32; 4]>,
    /// Rows that are not empty, ascending.
    pub rows: Vec<Row<'n>>,
}

/// A row that is not empty.
pub struct Row<'n> {
    /// Its number, from 0.
    pub number: u32,
    /// Where it begins in the text.
    pub at: usize,
    /// Its cells by column, ascending.
    pub cells: Vec<(u32, &'n Node<'n>)>,
}

impl<'n> Row<'n> {
    /// The cell in a column.
    pub fn cell(&self, column: u32) -> Option<&'n Node<'n>> {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(at).map(|(_, node)| *node)
    }
}

/// Reads the sheets of a workbook; what is not as the form has it is passed over.
pub fn workbook<'n>(document: &'n Document<'n>) -> Workbook<'n> {
    let root = &document.root;
    let mut sheets: Vec<Sheet<'n>> = Vec::new();
    for sheet in items(root.member("sheets")) {
        sheets.push(Sheet {
            name: sheet.member("name").and_then(Node::text).unwrap_or_default(),
            hidden: sheet.member("hidden").is_some_and(|node| node.value == Value::Bool(true)),
            merged: items(sheet.member("merged")).iter().filter_map(range).collect(),
            rows: Vec::new(),
        });
    }
    for row in items(root.member("rows")) {
        let items = row.items().unwrap_or_default();
        let [sheet, number, cells @ ..] = items else { continue };
        let (Some(sheet), Some(number)) = (whole(sheet), whole(number)) else { continue };
        let Some(sheet) = sheets.get_mut(sheet as usize) else { continue };
        sheet.rows.push(Row { number, at: row.at, cells: columns(cells).collect() });
    }
    for sheet in &mut sheets {
        order::sort_by_key(&mut sheet.rows, |row| row.number);
        join_rows(&mut sheet.rows);
    }
    Workbook { sheets }
}

/// Makes one row of those with the same number, as files have them that write cells in any order.
fn join_rows(rows: &mut Vec<Row<'_>>) {
    rows.dedup_by(|later, row| {
        let same = later.number == row.number;
        if same {
            row.cells.append(&mut later.cells);
            order::sort_by_key(&mut row.cells, |(column, _)| *column);
            row.cells.dedup_by_key(|(column, _)| *column);
        }
        same
    });
}

/// The cells of a row with their columns; empty ones are left out.
pub fn columns<'n>(cells: &'n [Node<'n>]) -> impl Iterator<Item = (u32, &'n Node<'n>)> {
    let mut column = 0u32;
    cells.iter().filter_map(move |cell| {
        if let Some(skipped) = cell.member("skip") {
            column = column.saturating_add(whole(skipped).unwrap_or_default());
            return None;
        }
        let at = column;
        column = column.saturating_add(1);
        let empty = match &cell.value {
            Value::Null => true,
            Value::Text(text) => text.trim().is_empty(),
            _ => false,
        };
        (!empty).then_some((at, cell))
    })
}

fn items<'n>(node: Option<&'n Node<'n>>) -> &'n [Node<'n>] {
    node.and_then(Node::items).unwrap_or_default()
}

fn range(node: &Node<'_>) -> Option<[u32; 4]> {
    let [top, left, bottom, right] = node.items()? else { return None };
    Some([whole(top)?, whole(left)?, whole(bottom)?, whole(right)?])
}

/// A whole number.
pub fn whole(node: &Node<'_>) -> Option<u32> {
    match &node.value {
        Value::Number(digits) => digits.parse().ok(),
        _ => None,
    }
}

/// What a cell says as text, errors and formulas included.
pub fn text_of<'n>(node: &'n Node<'_>) -> &'n str {
    match &node.value {
        Value::Text(text) => text,
        Value::Number(digits) => digits,
        Value::Bool(true) => "true",
        Value::Bool(false) => "false",
        Value::Object(_) => {
            let said = node.member("error").or_else(|| node.member("formula"));
            said.and_then(Node::text).unwrap_or_default()
        }
        Value::Null | Value::List(_) | Value::Numbers(_) => "",
    }
}

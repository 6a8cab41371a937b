//! A list of records as a table in columns: a column for each member.
//!
//! A million records are mostly a few thousand different texts and a million numbers. A text is held
//! once and told by its number; a number is held as such in the cell.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::json::{Node, Value};
use super::column::Column;
use super::content::{Content, Contents, Packed};
use crate::import::diagnostic::{JsonKind, Problem};
use crate::import::json::Failure;

/// How deep objects inside a record are read as members of it: `scores.pci`.
pub const DEEPEST: usize = 4;

/// So many columns are read: more than any index has parts and years, and few enough that a file of
/// nothing but separators costs little.
pub const MOST_COLUMNS: usize = 4000;

/// A table of cells.
#[derive(Debug, Default)]
pub struct Table {
    /// Header or key of each column.
    pub columns: Vec<String>,
    /// Whether the records are lists with a header before them.
    pub headed: bool,
    /// Items of the list that are no records.
    pub strangers: Vec<Stranger>,
    /// What is doubtful although it can be read.
    pub doubts: Vec<Failure>,
    /// The cells of each column by record.
    cells: Vec<Column>,
    /// The different contents of each column.
    contents: Vec<Contents>,
    /// Byte offset of each record.
    at: Vec<usize>,
    known: HashMap<String, usize>,
    items: usize,
    has_head: bool,
    is_too_wide: bool,
}

/// An item of the list that is no record.
#[derive(Clone, Copy, Debug)]
pub struct Stranger {
    /// Its index in the list.
    pub index: usize,
    /// Byte offset.
    pub at: usize,
    /// What it is instead; `None`: it cannot be read, of which [`Table::doubts`] tell.
    pub kind: Option<JsonKind>,
}

/// A cell of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub struct Cell<'t> {
    /// Equal in cells of one column that are written alike.
    pub packed: Packed,
    /// What it says.
    pub content: Content<'t>,
}

impl Table {
    /// Spreads a list of records.
    pub fn new(items: &[Node<'_>]) -> Table {
        let lists = items.iter().filter(|item| item.items().is_some()).count();
        let mut table = Table { headed: lists * 2 > items.len(), ..Table::default() };
        for item in items {
            table.push(item);
        }
        table
    }

    /// A table of lists with the names of its columns, and where they stand.
    pub fn with_head(names: impl IntoIterator<Item = (usize, String)>) -> Table {
        let mut table = Table { headed: true, ..Table::default() };
        table.set_head(names);
        table
    }

    fn set_head(&mut self, names: impl IntoIterator<Item = (usize, String)>) {
        self.has_head = true;
        self.items += 1;
        for (at, name) in names {
            if self.columns.len() == MOST_COLUMNS {
                return self.tell_too_wide(at);
            }
            self.add_column(name);
        }
    }

    fn add_column(&mut self, name: String) {
        self.columns.push(name);
        self.cells.push(Column::default());
        self.contents.push(Contents::default());
    }

    /// Makes room for so many more records that have all columns.
    pub fn reserve(&mut self, more: usize) {
        self.at.reserve(more);
        self.cells.iter_mut().for_each(|cells| cells.reserve(more));
    }

    /// Adds a record of texts; blank ones say nothing.
    pub fn push_texts<'t>(&mut self, at: usize, texts: impl Iterator<Item = &'t str>) {
        let row = self.at.len();
        self.begin(at);
        let columns = self.cells.iter_mut().zip(&mut self.contents);
        for ((cells, contents), text) in columns.zip(texts) {
            let blank = text.trim().is_empty();
            cells.put(row, if blank { Packed::NULL } else { contents.text(text) });
        }
    }

    /// Takes away what says this, wherever it stands.
    pub fn blank(&mut self, text: &str) {
        for (cells, contents) in self.cells.iter_mut().zip(&self.contents) {
            if let Some(cell) = contents.known(text) {
                cells.replace(cell, Packed::NULL);
            }
        }
    }

    /// Adds an item of the list.
    pub fn push(&mut self, item: &Node<'_>) {
        self.push_moved(item, 0);
    }

    /// Adds an item whose offsets count from `base`.
    pub fn push_moved(&mut self, item: &Node<'_>, base: usize) {
        let index = self.items;
        match (&item.value, self.headed) {
            (Value::Object(_), false) => {
                self.begin(base + item.at);
                let mut all = true;
                spread(item, "", DEEPEST, &mut |name, node| match self.column(name) {
                    Some(column) => self.put(column, node),
                    None => all = false,
                });
                if !all {
                    self.tell_too_wide(base + item.at);
                }
                return;
            }
            (Value::List(cells), true) => {
                if !self.has_head {
                    let name = |cell| text_of(cell).unwrap_or_default().into_owned();
                    self.set_head(cells.iter().map(|cell| (base + cell.at, name(cell))));
                    return;
                }
                self.begin(base + item.at);
                for (column, cell) in cells.iter().enumerate().take(self.columns.len()) {
                    self.put(column, cell);
                }
                return;
            }
            _ => {}
        }
        self.items += 1;
        self.strangers.push(Stranger { index, at: base + item.at, kind: Some(item.kind()) });
    }

    /// Says once that there are columns that are not read.
    fn tell_too_wide(&mut self, at: usize) {
        if !std::mem::replace(&mut self.is_too_wide, true) {
            let problem = Box::new(Problem::TooManyColumns { most: MOST_COLUMNS });
            self.doubts.push(Failure { at, path: String::new(), problem });
        }
    }

    fn begin(&mut self, at: usize) {
        self.items += 1;
        self.at.push(at);
    }

    /// Adds a record that begins at `at`, by its cells in their columns, each once.
    #[inline]
    pub fn put_row(&mut self, at: usize, row: &[(usize, Packed)]) {
        let before = self.at.len();
        self.begin(at);
        for (column, cell) in row {
            if let Some(cells) = self.cells.get_mut(*column) {
                cells.put(before, *cell);
            }
        }
    }

    /// Passes over an item that cannot be read, of which [`Table::doubts`] tell.
    pub fn skip(&mut self, at: usize) {
        self.strangers.push(Stranger { index: self.items, at, kind: None });
        self.items += 1;
    }

    /// Finds or adds a column; `None` beyond [`MOST_COLUMNS`].
    pub fn column(&mut self, name: Cow<'_, str>) -> Option<usize> {
        if let Some(&column) = self.known.get(name.as_ref()) {
            return Some(column);
        }
        if self.columns.len() == MOST_COLUMNS {
            return None;
        }
        self.known.insert(name.to_string(), self.columns.len());
        self.add_column(name.into_owned());
        Some(self.columns.len() - 1)
    }

    /// Puts a cell into the record that was begun last.
    fn put(&mut self, column: usize, node: &Node<'_>) {
        let (Some(cells), Some(contents)) =
            (self.cells.get_mut(column), self.contents.get_mut(column))
        else {
            return;
        };
        let Some(row) = self.at.len().checked_sub(1) else { return };
        // Names may repeat («a.b» and b in a): the first counts.
        if !cells.has_passed(row) {
            cells.put(row, contents.pack(node));
        }
    }

    /// The different contents of a column, to be added to.
    pub fn contents_mut(&mut self, column: usize) -> Option<&mut Contents> {
        self.contents.get_mut(column)
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// Byte offset of a record; 0 behind the last.
    pub fn at(&self, row: usize) -> usize {
        self.at.get(row).copied().unwrap_or_default()
    }

    /// The index of a record in the list.
    pub fn index(&self, row: usize) -> usize {
        let row = row + usize::from(self.has_head);
        // The strangers before it: before the n-th one stand as many rows as its index less n.
        let (mut low, mut high) = (0, self.strangers.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.strangers[middle].index - middle <= row {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        row + low
    }

    /// What a column holds.
    pub fn contents(&self, column: usize) -> Option<&Contents> {
        self.contents.get(column)
    }

    /// The cells of a column.
    pub fn cells(&self, column: usize) -> Option<&Column> {
        self.cells.get(column)
    }

    /// A cell; `None` where the record has no such member.
    pub fn cell(&self, row: usize, column: usize) -> Option<Cell<'_>> {
        let packed = self.cells.get(column)?.get(row);
        let content = self.contents.get(column)?.of(packed)?;
        Some(Cell { packed, content })
    }

    /// Whether no member of a record says anything.
    pub fn is_empty(&self, row: usize) -> bool {
        let columns = self.cells.iter().zip(&self.contents);
        columns
            .filter_map(|(cells, contents)| contents.of(cells.get(row)))
            .all(|content| content.text().is_none_or(|text| text.trim().is_empty()))
    }
}

/// The members of an object, those of objects inside it under joined names.
pub fn spread<'n, 'a>(
    object: &'n Node<'a>,
    before: &str,
    depth: usize,
    put: &mut impl FnMut(Cow<'n, str>, &'n Node<'a>),
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

/// Byte offset of a cell of a record that is an item of JSON; `None` where there is none.
pub fn offset_in(record: &Node<'_>, columns: &[String], column: usize) -> Option<usize> {
    if let Some(items) = record.items() {
        return items.get(column).map(|cell| cell.at);
    }
    let wanted = columns.get(column)?;
    let mut found = None;
    spread(record, "", DEEPEST, &mut |name, node| {
        if found.is_none() && name == wanted.as_str() {
            found = Some(node.at);
        }
    });
    found
}

/// What a cell says, as text; `None` for `null`, lists and objects.
pub fn text_of<'n>(node: &'n Node<'_>) -> Option<Cow<'n, str>> {
    match &node.value {
        Value::Text(text) => Some(Cow::Borrowed(text)),
        Value::Number(text) => Some(Cow::Borrowed(text)),
        Value::Bool(true) => Some(Cow::Borrowed("true")),
        Value::Bool(false) => Some(Cow::Borrowed("false")),
        Value::Null | Value::List(_) | Value::Numbers(_) | Value::Object(_) => None,
    }
}

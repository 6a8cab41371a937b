//! The long draft table that every parser yields: unit, indicator, period, score or reason, and
//! where it stands. `merge` joins drafts into one data set.

use std::mem;

use super::diagnostic::{Diagnostic, Place, Problem};
use super::locate::Locator;
use super::report::{Guess, SheetReport};
use super::rows::Rows;
use super::{delimited, json, records};
use crate::model::order;
use crate::model::{
    Decimal, Edition, Extra, Given, Group, Indicator, Missing, Period, Publication, Unit,
};

/// What a file was recognised as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// The project's own published format.
    Native,
    /// Plain JSON records: a list of objects or of rows.
    Records,
    /// A table of lines: CSV, TSV.
    Lines,
    /// An answer of the World Bank's service.
    WorldBank,
    /// JSON-stat, 1.x or 2.0.
    JsonStat,
    /// A data message of SDMX-JSON.
    SdmxJson,
    /// A spreadsheet.
    Workbook,
    /// The description of a data package, and the table in it.
    DataPackage,
    /// A file of Our World in Data, apart from the table of a chart.
    Owid,
    /// Outlines of units.
    GeoJson,
    /// None of them.
    #[default]
    Unknown,
}

/// What one file says, not yet joined with other files.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// What it was recognised as.
    pub format: Format,
    /// Title, publisher, sources; its `file` is the file's name.
    pub publication: Publication,
    /// Editions of unit lists.
    pub editions: Vec<Edition>,
    /// Groups of units.
    pub groups: Vec<Group>,
    /// The units; their `group` and `edition` are indices into this draft.
    pub units: Vec<DraftUnit>,
    /// The indicators, each after the one it is a part of; their `parent` and the parts in their
    /// methods are indices into this draft.
    pub indicators: Vec<DraftIndicator>,
    /// The figures.
    pub rows: Rows,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
    /// Turns the rows' offsets into lines and columns.
    pub locator: Locator,
    /// How [`RowPath::Record`] is spelled: the path of the list of records (`data`, or nothing)
    /// and the members' names; for [`RowPath::Item`] the paths of the lists.
    pub records: (String, Vec<String>),
    /// What the offset of a [`RowPath::Record`] is that of.
    pub cells: CellsAt,
    /// Where records are rows of a sheet: how many rows stand before the first one.
    pub rows_before: Option<u32>,
    /// For records: which column was taken for what.
    pub guess: Option<Guess>,
    /// For workbooks: their sheets in order.
    pub sheets: Vec<SheetReport>,
    /// For workbooks: from which record on which columns of their sheet the columns are.
    pub sheet_columns: Vec<(u32, Vec<u32>)>,
    /// Of a file that joins several publications, or was made from another file: its publications
    /// as the data set takes them, in the order of their figures. Empty: `publication` alone.
    pub joined: Vec<Joined>,
    /// Whether the earlier figures that follow from changes stand in the file, as far as there are
    /// any: then none is added.
    pub holds_earlier: bool,
}

/// A publication in a file that joins several, and where its figures begin.
#[derive(Clone, Debug, Default)]
pub struct Joined {
    /// The publication; its `file` is the file that it came from.
    pub publication: Publication,
    /// Index of its first figure in [`Draft::rows`].
    pub rows: usize,
    /// The number that its first [`RowPath::Observation`] has.
    pub observations: u32,
    /// The number that its first [`RowPath::Cell`] has for the table.
    pub tables: u32,
}

/// A unit as a file gives it.
#[derive(Clone, Debug)]
pub struct DraftUnit {
    /// The unit.
    pub unit: Unit,
    /// Whether the file gives the id; otherwise it was made from the name.
    pub own_id: bool,
    /// Byte offset of its first mention.
    pub offset: usize,
}

/// An indicator as a file gives it.
#[derive(Clone, Debug)]
pub struct DraftIndicator {
    /// The indicator.
    pub indicator: Indicator,
    /// Byte offset of its first mention.
    pub offset: usize,
}

/// One figure, as a reader gives it to [`Rows::push`].
#[derive(Clone, Debug)]
pub struct Row {
    /// Index into [`Draft::units`].
    pub unit: usize,
    /// Index into [`Draft::indicators`].
    pub indicator: usize,
    /// The period.
    pub period: Period,
    /// The score, or why there is none.
    pub score: Result<Given<Decimal>, Missing>,
    /// What else is said; its `source` is an index into the publication's sources.
    pub extra: Option<Box<Extra>>,
    /// Where it stands.
    pub at: RowAt,
}

/// Where a figure stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowAt {
    /// Byte offset.
    pub offset: usize,
    /// Where in the file's structure.
    pub path: RowPath,
}

/// A figure's place in the structure of its file, all counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowPath {
    /// `observations[n]`
    Observation(u32),
    /// `tables[table].rows[row][cell]`
    Cell {
        /// Which table.
        table: u32,
        /// Which row.
        row: u32,
        /// Which item of it; 0 is the unit.
        cell: u32,
    },
    /// `[record].column` under the path of [`Draft::records`].
    Record {
        /// Which record.
        record: u32,
        /// Which column of [`Draft::records`].
        column: u32,
    },
    /// `list[item]`
    Item {
        /// Which of the names of [`Draft::records`] is the path of the list.
        list: u32,
        /// Which item of it.
        item: u32,
    },
}

/// How a cell is found whose row has the offset of a record: few are ever looked for, so their own
/// offsets are not kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellsAt {
    /// The offset is the cell's own.
    #[default]
    Known,
    /// The record is a JSON value.
    Json,
    /// The record is a row of values with this between them.
    Lines {
        /// The separator.
        separator: u8,
    },
}

impl Draft {
    /// An empty one for a file.
    pub fn new(file: &str, bytes: &[u8]) -> Draft {
        Draft { locator: Locator::new(bytes), ..Draft::unplaced(file) }
    }

    /// An empty one for a file of which nothing is to be told.
    pub fn unplaced(file: &str) -> Draft {
        let publication = Publication { file: file.to_owned(), ..Publication::default() };
        Draft { publication, ..Draft::default() }
    }

    /// The publications that the file holds, one at least.
    pub fn publications(&self) -> impl Iterator<Item = &Publication> {
        let alone = self.joined.is_empty().then_some(&self.publication);
        alone.into_iter().chain(self.joined.iter().map(|joined| &joined.publication))
    }

    /// The publications, taken out.
    pub fn take_publications(&mut self) -> Vec<Publication> {
        if self.joined.is_empty() {
            return vec![mem::take(&mut self.publication)];
        }
        self.joined.iter_mut().map(|joined| mem::take(&mut joined.publication)).collect()
    }

    /// Which of [`Draft::publications`] a figure is of, by its index in [`Draft::rows`].
    pub fn publication_of(&self, row: usize) -> usize {
        self.joined.partition_point(|joined| joined.rows <= row).saturating_sub(1)
    }

    /// The path of a list of figures of one publication: `publications[0].tables` and the number in
    /// it, for a number that goes on from one publication to the next.
    fn path_of(&self, list: &str, n: u32, first: impl Fn(&Joined) -> u32) -> String {
        let after = self.joined.partition_point(|joined| first(joined) <= n);
        match after.checked_sub(2).and_then(|at| Some((at, self.joined.get(at + 1)?))) {
            Some((at, joined)) => format!("publications[{at}].{list}[{}]", n - first(joined)),
            None => format!("{list}[{n}]"),
        }
    }

    /// The place of a figure, for messages. `bytes` is the file that the draft was read from.
    pub fn place(&self, at: RowAt, bytes: &[u8]) -> Place {
        if let (Format::Workbook, RowPath::Record { record, column }) = (self.format, at.path) {
            let column = self.sheet_column(record, column);
            return super::workbook::place(&self.publication.file, at.offset, column, bytes);
        }
        let path = match at.path {
            RowPath::Observation(n) => self.path_of("observations", n, |of| of.observations),
            RowPath::Cell { table, row, cell } => {
                let table = self.path_of("tables", table, |of| of.tables);
                format!("{table}.rows[{row}][{cell}]")
            }
            RowPath::Item { list, item } => {
                let list = self.records.1.get(list as usize).map_or("", String::as_str);
                format!("{list}[{item}]")
            }
            RowPath::Record { record, column } if self.rows_before.is_some() => {
                let row = record.saturating_add(self.rows_before.unwrap_or_default());
                sheet_address(row, column)
            }
            RowPath::Record { record, column } => {
                let (root, columns) = &self.records;
                let mut path = format!("{root}[{record}]");
                // Without names the records are lists; past the last column it is a whole record.
                match columns.get(column as usize) {
                    Some(name) => super::json::push_member(&mut path, name),
                    None if columns.is_empty() && column != u32::MAX => {
                        super::json::push_item(&mut path, column as usize);
                    }
                    None => {}
                }
                path
            }
        };
        let offset = self.offset(at, bytes).unwrap_or(at.offset);
        self.locator.place(&self.publication.file, offset, path, bytes)
    }

    /// The column of a sheet that a column of records is, for one of them. `None`: it has none.
    pub fn sheet_column(&self, record: u32, column: u32) -> Option<u32> {
        let run = self.sheet_columns.partition_point(|(first, _)| *first <= record);
        let (_, columns) = self.sheet_columns.get(run.checked_sub(1)?)?;
        columns.get(column as usize).copied().filter(|column| *column != u32::MAX)
    }

    /// The offset of the cell that a figure stands in.
    fn offset(&self, at: RowAt, bytes: &[u8]) -> Option<usize> {
        let RowPath::Record { column, .. } = at.path else { return None };
        if column == u32::MAX {
            return None;
        }
        match self.cells {
            CellsAt::Known => None,
            CellsAt::Json => {
                let record = json::value_at(bytes, at.offset)?;
                records::offset_in(&record, &self.records.1, column as usize)
            }
            CellsAt::Lines { separator } => {
                delimited::offset_in(bytes, at.offset, separator, column as usize)
            }
        }
    }
}

/// The name of a cell as spreadsheets have it, both counted from 0: `C12`; past the last column that
/// of the row alone.
fn sheet_address(row: u32, column: u32) -> String {
    let mut letters = String::new();
    let mut rest = if column == u32::MAX { 0 } else { column + 1 };
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

/// Collects problems; of one kind only the first so many are kept in full.
#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Diagnostic>,
    /// By kind; there are few.
    counts: Vec<(mem::Discriminant<Problem>, u32)>,
}

/// How many problems of one kind are told in full.
pub const FULL_PROBLEMS: u32 = 100;

impl Problems {
    /// Adds a problem; its place is worked out only if it is told in full.
    pub fn add(&mut self, problem: Problem, place: impl FnOnce() -> Place) {
        let kind = mem::discriminant(&problem);
        let count = match self.counts.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                self.counts.push((kind, 1));
                1
            }
        };
        if count <= FULL_PROBLEMS {
            self.list.push(Diagnostic::new(place(), problem));
        }
    }

    /// The problems in the order of the file, then how many more there are of which kind.
    pub fn finish(self, file: &str) -> Vec<Diagnostic> {
        let mut list = self.list;
        let mut more = Vec::new();
        for diagnostic in &list {
            let kind = mem::discriminant(&diagnostic.problem);
            let counted = self.counts.iter().find(|(other, _)| *other == kind);
            let count = counted.map_or(0, |(_, count)| *count);
            let told = more.iter().any(|(other, _)| *other == kind);
            if count > FULL_PROBLEMS && !told {
                let like = Box::new(diagnostic.problem.clone());
                let problem = Problem::MoreOfTheSame { like, count: count - FULL_PROBLEMS };
                more.push((kind, Diagnostic::new(Place::file(file), problem)));
            }
        }
        order::sort_by_key(&mut list, |d| (d.place.line, d.place.column));
        list.extend(more.into_iter().map(|(_, diagnostic)| diagnostic));
        list
    }
}

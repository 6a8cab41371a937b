//! Cells read as scores and ranks, each doubt told at its place.

use std::cell::RefCell;

use super::content::{Content, Contents, Packed};
use super::number::{Evidence, Mark, Read, evidence, plain, read};
use super::table::Table;
use crate::import::diagnostic::{Expected, Place, Problem};
use crate::import::draft::{Draft, Problems, RowAt, RowPath};
use crate::import::json::Node;
use crate::model::{Decimal, Missing};

/// Reads cells of one file.
pub struct Cells<'d> {
    bytes: &'d [u8],
    /// For places; holds no rows.
    draft: Draft,
    problems: RefCell<Problems>,
    /// The decimal mark of each column, where its contents prove one.
    marks: Vec<Option<Mark>>,
    /// The mark that most columns use, if any proves one.
    common: Option<Mark>,
}

impl<'d> Cells<'d> {
    /// Prepares to read a table; `draft` is the empty draft of its file.
    pub fn new(draft: &Draft, bytes: &'d [u8], table: &Table) -> Cells<'d> {
        let mut commas = 0i64;
        let marks = (0..table.columns.len()).map(|column| {
            let balance = balance(table, column);
            commas += balance.signum();
            mark_of(balance)
        });
        let marks = marks.collect();
        let common = mark_of(commas);
        Cells { bytes, draft: draft.clone(), problems: RefCell::default(), marks, common }
    }

    /// Tells a problem at a cell, or at a whole record.
    pub fn tell(&self, problem: Problem, at: RowAt) {
        self.problems.borrow_mut().add(problem, || self.draft.place(at, self.bytes));
    }

    /// Tells a problem of the whole file.
    pub fn tell_of_file(&self, problem: Problem) {
        self.tell_at(problem, Place::file(&self.draft.publication.file));
    }

    /// Tells a problem at a place.
    pub fn tell_at(&self, problem: Problem, place: Place) {
        self.problems.borrow_mut().add(problem, || place);
    }

    /// Tells, once for each column of figures, that its numbers can be read in two ways.
    pub fn tell_unclear(&self, table: &Table, column: usize) {
        let (Some(cells), Some(contents)) = (table.cells(column), table.contents(column)) else {
            return;
        };
        if !contents.has_numbers_in_texts(|text| evidence(text) == Evidence::Unclear) {
            return;
        }
        let mut looked_at = vec![false; contents.len()];
        for (row, cell) in cells.iter() {
            let looked = cell.entry().and_then(|entry| looked_at.get_mut(entry));
            if looked.is_some_and(|looked| std::mem::replace(looked, true)) {
                continue;
            }
            let Some(content) = contents.of(cell) else { continue };
            if evidence_of(content) == Evidence::Unclear
                && let Some(text) = content.text()
                && let Read::Number { value, .. } =
                    read(&text, self.mark(column, text.contains(',')))
            {
                let problem = Problem::UnclearNumber { text: text.into_owned(), read: value };
                self.tell(problem, place_of(table.index(row), column, table.at(row)));
                return;
            }
        }
    }

    /// The problems told.
    pub fn finish(self) -> Vec<crate::import::diagnostic::Diagnostic> {
        self.problems.into_inner().finish(&self.draft.publication.file)
    }

    /// The mark before decimals where a text with a comma, or without, does not settle it.
    fn mark(&self, column: usize, comma: bool) -> Mark {
        let own = if comma { Mark::Comma } else { Mark::Point };
        self.marks.get(column).copied().flatten().or(self.common).unwrap_or(own)
    }

    /// A score, or why there is none.
    pub fn score(&self, cell: Content<'_>, column: usize, at: RowAt) -> Result<Decimal, Missing> {
        let (score, problem) = score_in(cell, |comma| self.mark(column, comma));
        if let Some(problem) = problem {
            self.tell(problem, at);
        }
        score
    }

    /// A rank and, where the cell says so («13/63»), of how many.
    pub fn rank(&self, cell: Content<'_>, at: RowAt) -> Option<(u32, Option<u32>)> {
        let text = cell.text()?;
        if super::number::missing(&text).is_some() {
            return None;
        }
        let whole = |text: &str| match plain(text.trim().trim_start_matches('0')) {
            Read::Number { value, .. } if value.normal().scale() == 0 => {
                u32::try_from(value.normal().mantissa()).ok().filter(|rank| *rank > 0)
            }
            _ => None,
        };
        let found = match text.split_once('/') {
            Some((rank, of)) => whole(rank).zip(whole(of)).map(|(rank, of)| (rank, Some(of))),
            None => whole(&text).map(|rank| (rank, None)),
        };
        if found.is_none() {
            let problem = match cell {
                Content::Plain(_) | Content::Number(_) => {
                    Problem::WrongNumber { expected: Expected::Count, text: text.into_owned() }
                }
                _ => Problem::NotARank { text: text.into_owned() },
            };
            self.tell(problem, at);
        }
        found
    }
}

fn mark_of(balance: i64) -> Option<Mark> {
    match balance {
        0 => None,
        more if more > 0 => Some(Mark::Comma),
        _ => Some(Mark::Point),
    }
}

/// A score as a program writes it, with a point before the decimals; and what is wrong with it.
pub fn plain_score(node: &Node<'_>) -> (Result<Decimal, Missing>, Option<Problem>) {
    let mut contents = Contents::default();
    let packed = contents.pack(node);
    score_in(contents.of(packed).unwrap_or(Content::Null), |_| Mark::Point)
}

/// What a cell says of the mark that its column uses.
fn evidence_of(content: Content<'_>) -> Evidence {
    match content {
        Content::Text(text) => evidence(text),
        Content::Written(number) => number.evidence(),
        _ => Evidence::None,
    }
}

/// How many rows of a column prove a decimal comma, less those that prove a point.
fn balance(table: &Table, column: usize) -> i64 {
    let (Some(cells), Some(contents)) = (table.cells(column), table.contents(column)) else {
        return 0;
    };
    // A million cells are not looked through for what no text of theirs can say.
    if !contents.has_numbers_in_texts(|text| matches!(evidence(text), Evidence::Is(_))) {
        return 0;
    }
    let proof = |cell: Packed| match contents.of(cell).map(evidence_of) {
        Some(Evidence::Is(Mark::Comma)) => 1,
        Some(Evidence::Is(Mark::Point)) => -1,
        _ => 0,
    };
    // A text is looked at once, however often it stands in the column.
    let mut of_entries = vec![None; contents.len()];
    let proofs = cells.iter().map(|(_, cell)| {
        match cell.entry().and_then(|entry| of_entries.get_mut(entry)) {
            Some(of_entry) => *of_entry.get_or_insert_with(|| proof(cell)),
            None => proof(cell),
        }
    });
    proofs.sum()
}

/// A score, or why there is none, and what is to be told of it. `mark` is the one before decimals, for
/// texts with a comma or without.
fn score_in(
    cell: Content<'_>,
    mark: impl Fn(bool) -> Mark,
) -> (Result<Decimal, Missing>, Option<Problem>) {
    let content = match cell {
        Content::Null => Read::Missing(Missing::NotAvailable),
        Content::Plain(value) => return (Ok(value), None),
        Content::Number(number) => plain(number),
        Content::Text(text) => read(text, mark(text.contains(','))),
        Content::Written(number) => number.read(mark(number.comma)),
        Content::Bool(_) | Content::List | Content::Object => Read::Unreadable,
    };
    let text = || match cell.text() {
        Some(text) => text.into_owned(),
        None if cell == Content::List => "[…]".to_owned(),
        None => "{…}".to_owned(),
    };
    match content {
        Read::Number { value, rounded: false } => (Ok(value), None),
        Read::Number { value, .. } => {
            (Ok(value), Some(Problem::NumberRounded { text: text(), held: value }))
        }
        Read::Missing(reason) => (Err(reason), None),
        Read::TooLong => (Err(Missing::Unreadable), Some(Problem::NumberTooLong { text: text() })),
        Read::Unreadable => (Err(Missing::Unreadable), Some(Problem::NotANumber { text: text() })),
    }
}

/// The place of a cell, whose own offset is given or, where the draft says so, that of its record.
pub fn place_of(record: usize, column: usize, offset: usize) -> RowAt {
    RowAt { offset, path: RowPath::Record { record: record as u32, column: column as u32 } }
}

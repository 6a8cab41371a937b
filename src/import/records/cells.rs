//! Cells read as scores and ranks, each doubt told at its place.

use std::cell::RefCell;

use super::number::{Evidence, Mark, Read, evidence, plain, read};
use super::table::{Table, text_of};
use crate::import::diagnostic::{Expected, JsonKind, Place, Problem};
use crate::import::draft::{Draft, Problems, RowAt, RowPath};
use crate::import::json::{Node, Value};
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
    pub fn new(draft: &Draft, bytes: &'d [u8], table: &Table<'_>) -> Cells<'d> {
        let mut commas = 0i64;
        let marks = (0..table.columns.len()).map(|column| {
            let mut balance = 0i64;
            for row in &table.rows {
                let text = row.cell(column).and_then(Node::text);
                match text.map(evidence) {
                    Some(Evidence::Is(Mark::Comma)) => balance += 1,
                    Some(Evidence::Is(Mark::Point)) => balance -= 1,
                    _ => {}
                }
            }
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
    pub fn tell_unclear(&self, table: &Table<'_>, column: usize) {
        for row in &table.rows {
            let Some(node) = row.cell(column) else { continue };
            let Some(text) = node.text() else { continue };
            if evidence(text) == Evidence::Unclear
                && let Read::Number { value, .. } = read(text, self.mark(column, text))
            {
                let problem = Problem::UnclearNumber { text: text.to_owned(), read: value };
                self.tell(problem, place_of(row.index, column, node.at));
                return;
            }
        }
    }

    /// The problems told.
    pub fn finish(self) -> Vec<crate::import::diagnostic::Diagnostic> {
        self.problems.into_inner().finish(&self.draft.publication.file)
    }

    fn mark(&self, column: usize, text: &str) -> Mark {
        let own = if text.contains(',') { Mark::Comma } else { Mark::Point };
        self.marks.get(column).copied().flatten().or(self.common).unwrap_or(own)
    }

    /// A score, or why there is none.
    pub fn score(&self, node: &Node<'_>, column: usize, at: RowAt) -> Result<Decimal, Missing> {
        let (score, problem) = score_in(node, |text| self.mark(column, text));
        if let Some(problem) = problem {
            self.tell(problem, at);
        }
        score
    }

    /// A rank and, where the cell says so («13/63»), of how many.
    pub fn rank(&self, node: &Node<'_>, at: RowAt) -> Option<(u32, Option<u32>)> {
        let text = text_of(node)?;
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
            let problem = match &node.value {
                Value::Number(number) => {
                    Problem::WrongNumber { expected: Expected::Count, text: (*number).to_owned() }
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
    score_in(node, |_| Mark::Point)
}

/// A score, or why there is none, and what is to be told of it. `mark` is the one before decimals.
fn score_in(
    node: &Node<'_>,
    mark: impl Fn(&str) -> Mark,
) -> (Result<Decimal, Missing>, Option<Problem>) {
    let content = match &node.value {
        Value::Null => Read::Missing(Missing::NotAvailable),
        Value::Number(number) => plain(number),
        Value::Text(text) => read(text, mark(text)),
        Value::Bool(_) | Value::List(_) | Value::Object(_) => Read::Unreadable,
    };
    let text = || match text_of(node) {
        Some(text) => text.into_owned(),
        None if node.kind() == JsonKind::List => "[…]".to_owned(),
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

/// The place of a cell.
pub fn place_of(record: usize, column: usize, offset: usize) -> RowAt {
    RowAt { offset, path: RowPath::Record { record: record as u32, column: column as u32 } }
}

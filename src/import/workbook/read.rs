//! The plain text of a workbook → draft.

use super::address::{Odd, cell_at};
use super::grid;
use super::shape::Shape;
use super::table::{Table, one_period};
use super::{MARK, blocks, choose, clean, place, years};
use crate::import::delimited::Lines;
use crate::import::diagnostic::{Diagnostic, Place, Problem, SheetProblem};
use crate::import::draft::{Draft, Format, RowPath};
use crate::import::json::{Document, Node, Value};
use crate::import::records::{self, HeaderWord, header_word, period};
use crate::import::report::Choices;
use crate::import::{SourceFile, parts};
use crate::model::{Label, Period};

/// Whether a JSON value is the text of a workbook.
pub fn recognise(root: &Node<'_>) -> bool {
    root.member(MARK).is_some()
}

/// The size of the workbook that a text was made from. `None`: it is no such text.
pub fn original_size(text: &[u8]) -> Option<usize> {
    let rest = text.strip_prefix(b"{\"")?.strip_prefix(MARK.as_bytes())?;
    let rest = rest.strip_prefix(b"\":1,\"size\":")?;
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(rest.get(..digits)?).ok()?.parse().ok()
}

/// Reads a workbook.
pub fn read(file: &SourceFile, document: &Document<'_>, choices: &Choices) -> Draft {
    if let Some(failure) = document.root.member("failure").and_then(Node::text) {
        return failed(
            file,
            match failure {
                "locked" => Problem::Sheet(SheetProblem::Locked),
                "too-large" => Problem::Sheet(SheetProblem::TooLarge),
                _ => Problem::Sheet(SheetProblem::Broken),
            },
        );
    }
    let workbook = grid::workbook(document);
    let tables: Vec<Option<Table<'_>>> = workbook.sheets.iter().map(Table::find).collect();
    let chosen = choices.sheets.get(&file.name).map(String::as_str);
    let picked = choose::choose(&workbook, &tables, chosen);
    let sheets = choose::report(&workbook, &tables, &picked);
    if picked.is_empty() {
        let names = workbook.sheets.iter().map(|sheet| sheet.name.to_owned()).collect();
        return Draft {
            sheets,
            ..failed(file, Problem::Sheet(SheetProblem::NoTable { sheets: names }))
        };
    }
    let mut told: Vec<Diagnostic> = Vec::new();
    let mut shapes: Vec<(Shape<'_>, Option<Period>)> = Vec::new();
    for one in &picked {
        let sheet = &workbook.sheets[one.sheet];
        // A table of several years in its columns or rows needs no year from outside.
        let own = says_periods(one.table);
        let of_sheet = one.period.or(one.table.title_period);
        let of_names = of_sheet.or_else(|| one_period(&[&file.name]));
        let shape = blocks::read(one.table, of_names.filter(|_| !own))
            .unwrap_or_else(|| clean::read(one.table, &sheet.merged, of_names.filter(|_| !own)));
        let needed = of_sheet.filter(|_| !own);
        if let Some(period) = needed.filter(|_| picked.len() == 1) {
            let at = Place { path: Some(sheet.name.to_owned()), ..Place::file(&file.name) };
            told.push(Diagnostic::new(
                at,
                Problem::Sheet(SheetProblem::PeriodFromSheet { period }),
            ));
        }
        if let Some(other) = one.table.other {
            let at = place(&file.name, other.at, None, &file.bytes);
            told.push(Diagnostic::new(at, Problem::Sheet(SheetProblem::OtherTableBelow)));
        }
        shapes.push((shape, needed));
    }
    let shape = years::join(shapes);
    let english: Vec<(String, String)> = shape
        .columns
        .iter()
        .filter_map(|column| Some((column.name.clone(), column.english.clone()?)))
        .collect();
    // The head is a record as well.
    let columns = shape.layouts.iter();
    let columns: Vec<(u32, Vec<u32>)> =
        columns.map(|(first, columns)| (*first as u32 + 1, columns.clone())).collect();
    let starts: Vec<usize> = shape.rows.iter().map(|row| row.at).collect();
    let lines = lines(shape);
    let roles = choices.chosen(&file.name);
    let mut draft = records::read_lines(file, &lines, roles);
    draft.format = Format::Workbook;
    draft.sheets = sheets;
    draft.sheet_columns = columns;
    // What a sheet has no column for is not missing from it.
    draft.rows = draft.rows.changed(|row| {
        let RowPath::Record { record, column } = row.at.path else { return Some(row) };
        draft.sheet_column(record, column).is_some().then_some(row)
    });
    for of in &mut draft.indicators {
        let name = &mut of.indicator.name;
        if let Some((_, english)) = english.iter().find(|(own, _)| *own == name.vi) {
            name.en = Some(english.clone());
        }
    }
    parts::find(&mut draft, records::index_in_name(&file.name).as_deref());
    if let [one] = picked.as_slice()
        && let Some(title) = &one.table.title
    {
        draft.publication.title = Label::vi(title);
    }
    put_in_place(&mut draft, file, &starts);
    told.append(&mut draft.diagnostics);
    draft.diagnostics = told;
    draft
}

fn failed(file: &SourceFile, problem: Problem) -> Draft {
    let mut draft = Draft::unplaced(&file.name);
    draft.format = Format::Workbook;
    draft.diagnostics.push(Diagnostic::new(Place::file(&file.name), problem));
    draft
}

/// Whether a column of a table holds periods, or several columns are called by them.
fn says_periods(table: &Table<'_>) -> bool {
    let named = table.columns.iter().filter(|column| period(&column.name).is_some()).count();
    let of = |name: &str| header_word(name) == Some(HeaderWord::Period);
    let held = table.columns.iter().any(|column| of(&column.name) && column.filled > 0);
    named > 1 || held
}

/// A table as lines.
fn lines(shape: Shape<'_>) -> Lines {
    let mut table =
        records::Table::with_head(shape.columns.into_iter().map(|column| (column.at, column.name)));
    for row in shape.rows {
        table.push(&Node { at: row.at, value: Value::List(row.cells.into()) });
    }
    Lines { table, before: 0, separator: b',' }
}

/// Gives what was told its address in the sheet instead of that among the records, and says of errors
/// and formulas what they are. `starts` are where the rows of the records begin in the text.
fn put_in_place(draft: &mut Draft, file: &SourceFile, starts: &[usize]) {
    let mut all = std::mem::take(&mut draft.diagnostics);
    for told in &mut all {
        let Some((record, column)) = told.place.path.as_deref().and_then(record_at) else {
            continue;
        };
        let Some(&start) = starts.get((record as usize).wrapping_sub(1)) else { continue };
        let column = column.and_then(|column| draft.sheet_column(record, column));
        told.place = place(&file.name, start, column, &file.bytes);
        if let Problem::NotANumber { text } = &told.problem
            && let Some(odd) = column.and_then(|column| cell_at(start, column, &file.bytes))
        {
            let problem = match odd {
                Odd::Error => Problem::Sheet(SheetProblem::CellError { text: text.clone() }),
                Odd::Formula => {
                    Problem::Sheet(SheetProblem::FormulaWithoutValue { formula: text.clone() })
                }
            };
            *told = Diagnostic::new(std::mem::take(&mut told.place), problem);
        }
    }
    draft.diagnostics = all;
}

/// Record and column of an address among the records: `C12`, or `12` for a whole record.
fn record_at(address: &str) -> Option<(u32, Option<u32>)> {
    let digits = address.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = address.split_at(digits);
    let column = letters.bytes().try_fold(0u32, |column, letter| {
        let letter = letter.is_ascii_uppercase().then_some(u32::from(letter - b'A') + 1)?;
        column.checked_mul(26)?.checked_add(letter)
    })?;
    Some((number.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)))
}

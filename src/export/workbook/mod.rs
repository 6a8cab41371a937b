//! A data set as a spreadsheet: a wide sheet for each index, all figures in long form, the sources,
//! and what must be known of them. Numbers are numbers, days are days, and no cell is a formula.
//!
//! The crate that writes spreadsheets is large, so nothing outside this folder names it and nothing
//! but [`workbook_from_dataset`] leads here: the program can be cut along it.

mod book;
mod figures;
mod names;
mod notes;
mod sources;
mod wide;

use rust_xlsxwriter::XlsxError;

use crate::locale::Lang;
use crate::locale::words::{Sheet, word};
use crate::model::Dataset;
use book::Book;
use wide::Wide;

/// A data set as an XLSX file, the same bytes for the same data. `None`: a sheet would have more
/// rows than a spreadsheet holds.
pub fn workbook_from_dataset(ds: &Dataset, lang: Lang) -> Option<Vec<u8>> {
    written(ds, lang, LIMITS).ok()
}

/// What a file may hold before a browser runs out of memory, or a reader of patience.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Of more figures the long sheet is left out; the CSV has them.
    figures: usize,
    /// Of more indices the wide sheets are left out.
    indices: usize,
}

const LIMITS: Limits = Limits { figures: 200_000, indices: 60 };

/// What was left out or did not fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Lacks {
    /// Indices without a wide sheet.
    indices: usize,
    /// Figures that stand on no long sheet.
    figures: usize,
    /// Numbers of more digits than a spreadsheet holds.
    digits: usize,
}

fn written(ds: &Dataset, lang: Lang, limits: Limits) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new(ds, lang)?;
    let own = [Sheet::FiguresSheet, Sheet::SourcesSheet, Sheet::NotesSheet];
    let [figures, sources, notes] = own.map(|name| book.names.own(word(name, lang)));
    let mut lacks = Lacks::default();
    let indices: Vec<_> = ds.indices().collect();
    if indices.len() <= limits.indices {
        for index in indices {
            Wide::new(ds, index, lang).add(&mut book)?;
        }
    } else {
        lacks.indices = indices.len();
    }
    if ds.len() <= limits.figures {
        figures::add(&mut book, &figures, ds, lang)?;
    } else {
        lacks.figures = ds.len();
    }
    sources::add(&mut book, &sources, ds, lang)?;
    lacks.digits = book.cut;
    notes::add(&mut book, &notes, ds, lang, lacks)?;
    book.bytes()
}

#[cfg(test)]
mod tests;

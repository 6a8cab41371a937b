//! Bytes → data set, and every problem on the way with its place.
//!
//! [`parse`] reads one file into a draft, [`join`] joins drafts into one data set, [`import`] does
//! both. Neither can fail: they give what could be read, and the list of what could not.

pub mod derive; // last year's figures from this year's change
pub mod diagnostic; // what could not be read, where and why
pub mod draft; // the long table that every format yields
pub mod json; // a reader that keeps positions
pub mod locate; // byte offset → line and column
mod merge; // drafts → one data set
pub mod names; // which unit a name means
pub mod native; // the published format
pub mod nearest; // «did you mean»
pub mod report; // what the user is told, and may decide

use crate::model::Dataset;
pub use draft::{Draft, Format};
pub use merge::join;
pub use report::{
    Choices, Column, ColumnRole, Doubt, DoubtCandidate, Evidence, FileReport, Guess, Matched,
    NameDecision,
};

/// A file as the user opened it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What was read from all files together.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The data, joined.
    pub dataset: Dataset,
    /// A report for each file, in the order of the files.
    pub reports: Vec<FileReport>,
}

/// Reads files and joins them. Earlier files weigh more: their names are known to later ones, and
/// their figures count where two disagree. A file that cannot be read takes nothing from the
/// others.
pub fn import(files: &[SourceFile], choices: &Choices) -> Imported {
    let drafts: Vec<Draft> = files.iter().map(|file| parse(file, choices)).collect();
    join(files, &drafts, choices)
}

/// Reads one file into a draft, which can be kept and joined again after other choices of names.
pub fn parse(file: &SourceFile, _choices: &Choices) -> Draft {
    let document = match json::parse(&file.bytes) {
        Ok(document) => document,
        Err(failure) => {
            let mut draft = Draft::new(&file.name, &file.bytes);
            let place = draft.locator.place(&file.name, failure.at, failure.path, &file.bytes);
            draft.diagnostics.push(diagnostic::Diagnostic::new(place, failure.problem));
            return draft;
        }
    };
    native::read(&file.name, &file.bytes, &document)
}

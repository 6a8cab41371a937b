//! Drafts → one data set.

use super::report::{Choices, FileReport};
use super::{Draft, Imported, SourceFile};
use crate::model::DatasetBuilder;

/// Joins drafts; each stands at the same place as the file that it was read from.
pub fn join(files: &[SourceFile], drafts: &[Draft], _choices: &Choices) -> Imported {
    let reports = files.iter().zip(drafts).map(|(file, draft)| FileReport {
        file: file.name.clone(),
        size: file.bytes.len(),
        recognised: draft.format,
        guess: draft.guess.clone(),
        diagnostics: draft.diagnostics.clone(),
        ..FileReport::default()
    });
    Imported { dataset: DatasetBuilder::new().build(), reports: reports.collect() }
}

//! Spreadsheets and zipped files → plain text that the importer reads.
//!
//! The readers of spreadsheets are large; they stand here and nowhere else, and nothing of the
//! importer calls them: whoever opens files does, before importing.

mod archive;
mod form;
mod ods;
mod ole;
mod strings;
mod xls;
mod xlsx;

use super::super::SourceFile;
use form::{Failure, Form};

/// Turns a spreadsheet (XLSX, ODS, XLS) into the plain text that [`crate::import::import`] reads,
/// described at [`super`], under the same name; a zip archive of tables and their descriptions into
/// those files.
/// Anything else comes back as it is.
///
/// It never fails: a workbook that cannot be read (locked, damaged, too large) becomes a text that
/// says so, and the importer tells it among the problems of the file.
pub fn unpack(file: SourceFile) -> Vec<SourceFile> {
    let bytes = &file.bytes;
    let formed = if bytes.starts_with(super::OLE) {
        ole_workbook(bytes)
    } else if bytes.starts_with(super::ZIP) {
        match archive::kind(bytes) {
            Ok(archive::Kind::Xlsx) => Some(xlsx::read(bytes)),
            Ok(archive::Kind::Ods) => Some(ods::read(bytes)),
            Ok(archive::Kind::Files(files)) => return files,
            Ok(archive::Kind::Other) => None,
            Err(failure) => Some(Err(failure)),
        }
    } else {
        None
    };
    match formed {
        None => vec![file],
        Some(form) => {
            let size = bytes.len();
            let bytes = match form {
                Ok(form) => form.finish(size),
                Err(failure) => failure.text(size),
            };
            vec![SourceFile { name: file.name, bytes: bytes.into_bytes() }]
        }
    }
}

/// A file of Office as it was before 2007: a workbook, or a new one behind a password. `None` when
/// it is neither.
fn ole_workbook(bytes: &[u8]) -> Option<Result<Form, Failure>> {
    match ole::read(bytes) {
        Ok(ole::Content::Locked) => Some(Err(Failure::Locked)),
        Ok(ole::Content::Workbook(stream)) => Some(xls::read(&stream)),
        Ok(ole::Content::Other) => None,
        Err(failure) => Some(Err(failure)),
    }
}

//! All files as one.

use xephang::export::{csv_from_dataset, json_from_dataset, workbook_from_dataset};
use xephang::import::Imported;

use crate::args::{Args, Format};

/// The joined files in the form that the call wants.
///
/// # Errors
/// A sentence that says why there is none.
pub fn file(data: &Imported, args: &Args) -> Result<Vec<u8>, String> {
    let data = &data.dataset;
    match args.format.unwrap_or_else(|| by_name(args.output.as_deref())) {
        Format::Json => Ok(json_from_dataset(data).into_bytes()),
        Format::Csv => Ok(csv_from_dataset(data, args.lang).into_bytes()),
        Format::Xlsx => workbook_from_dataset(data, args.lang)
            .ok_or_else(|| "more rows than a spreadsheet holds; use csv".to_owned()),
    }
}

/// The form that a file's name ends with.
fn by_name(name: Option<&str>) -> Format {
    match name.and_then(|name| name.rsplit_once('.')) {
        Some((_, "csv")) => Format::Csv,
        Some((_, "xlsx")) => Format::Xlsx,
        _ => Format::Json,
    }
}

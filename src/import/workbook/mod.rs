//! Spreadsheets, in two steps. [`unpack()`] turns the bytes of a workbook into a plain text, which
//! alone needs the large readers of spreadsheets; whoever opens files calls it where
//! [`needs_unpacking`] says so. The importer reads the text: it finds the tables in the sheets and
//! reads them as records.
//!
//! # The plain text
//!
//! JSON, made for reading by places: all that holds for the workbook in the first line, then a line
//! for each row that is not empty, in the order of the sheets.
//!
//! ```text
//! {"xephang-workbook":1,"size":162374,"sheets":[{"name":"2011","hidden":false,"merged":[[0,0,0,3]]}],"rows":[
//! [0,2,"Hà Nội",60.74,null,{"error":"#DIV/0!"},{"skip":200},{"formula":"=A1+B1"}],
//! [0,3,"Đà Nẵng",62.5,true]
//! ]}
//! ```
//!
//! `size` is that of the file in bytes. `merged` are first row, first column, last row and last
//! column. A row is the number of its sheet, its own number, then its cells from the first column
//! on; all numbers from 0. Numbers have the shortest digits that mean them, those shown in percent
//! are in percent; dates are ISO texts; `skip` stands for so many empty cells; `formula` for one of
//! which the file does not hold the value. A workbook that cannot be read has `"failure"` instead
//! of sheets and rows: `"locked"`, `"too-large"`, `"broken"`.

mod address;
mod blocks;
mod choose;
mod clean;
mod grid;
mod read;
mod shape;
mod table;
mod unpack;
mod years;

pub use address::place;
pub use read::{original_size, read, recognise};
pub use unpack::unpack;

/// The member that marks the text of a workbook; its value is the version of the form.
const MARK: &str = "xephang-workbook";

/// What zip archives begin with: XLSX, ODS, packages.
const ZIP: &[u8] = b"PK\x03\x04";

/// What compound files begin with: XLS.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Whether a file must go through [`unpack()`] before it is imported.
pub fn needs_unpacking(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(OLE)
}

//! Files out: nothing that a chart or a table shows is without one.

mod choices; // what the user decided, for keeping
mod csv; // tables for programs and for Excel
mod distinct; // names that tell apart
mod json; // the published format
mod long; // all figures as one table
pub mod tables; // what stands in tables
mod workbook; // spreadsheets

pub use choices::choices_as_text;
pub use csv::{CsvFor, csv_from_table};
pub use json::{json_from_dataset, json_from_publication};
pub use long::csv_from_dataset;
pub use tables::Table;
pub use workbook::workbook_from_dataset;

#[cfg(test)]
mod tests;

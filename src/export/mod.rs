//! Files out: nothing that a chart or a table shows is without one.

mod csv; // tables for programs and for Excel
mod json; // the published format
pub mod tables; // what stands in tables

pub use csv::{CsvFor, csv_from_table};
pub use json::{json_from_dataset, json_from_publication};
pub use tables::Table;

#[cfg(test)]
mod tests;

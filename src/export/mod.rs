//! Files out: nothing that a chart or a table shows is without one.

mod csv; // tables for programs and for Excel

pub use csv::{CsvFor, csv_from_table};

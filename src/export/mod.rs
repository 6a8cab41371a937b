//! Files out: nothing that a chart or a table shows is without one.

mod boundaries; // outlines of units
mod catalogue; // the list of what is published, for one file
mod choices; // what the user decided, for keeping
mod commitments; // what units commit themselves to
mod csv; // tables for programs and for Excel
mod distinct; // names that tell apart
pub mod drawn; // what a chart draws of what is shown
mod facts; // what is told of a unit
pub mod gallery; // an example of each type of chart
mod html; // a table for other programs' clipboards
mod json; // the published format
mod long; // all figures as one table
pub mod own_index; // an index of the reader's own
pub mod planned; // what a reader plans, and what it comes to
pub mod png; // how large a picture of dots is on paper
pub mod publish; // what is put on a host, for all to open
pub mod qr; // a link as a picture
pub mod report; // a report, before it is a file
pub mod said; // what a chart finds
mod shown; // a view, looked up in the data
pub mod tables; // what stands in tables
mod workbook; // spreadsheets

pub use boundaries::boundaries_of;
pub use catalogue::{Listed, catalogue_of};
pub use choices::choices_as_text;
pub use commitments::json_from_commitments;
pub use csv::{CsvFor, csv_from_table};
pub use facts::Facts;
pub use html::{html_from_table, text_from_table};
pub use json::{json_from_dataset, json_from_publication};
pub use long::csv_from_dataset;
pub use shown::Shown;
pub use tables::Table;
pub use workbook::workbook_from_dataset;

#[cfg(test)]
mod tests;

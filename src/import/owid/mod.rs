//! Files of Our World in Data: the table of a chart (`….csv`) with its metadata
//! (`….metadata.json`), and the two files of a series as its service gives them, figures by number
//! (`….data.json`) and what the numbers mean (`….metadata.json`).
//!
//! Source: Our World in Data, «Chart API» (docs.owid.io), and the types of its published program.

mod chart;
mod regions;
mod series;

pub use chart::{Chart, is_chart, is_table, mark_regions};
pub use series::{Entities, entities_of, is_data, is_series, read_data, read_description};

//! Plain JSON records: a list of objects, or of lists with a header. Long (a figure a row), wide
//! by period, wide by indicator; which column is what is guessed, and the user may correct it.

mod build;
mod cells;
mod column;
mod content;
mod figures;
mod guess;
mod ids;
mod memo;
mod number;
mod points;
mod roles;
mod said;
pub mod stream;
mod table;
mod total;
mod words;
mod written;

pub use build::{read, read_lines, read_table, read_unplaced};
pub use cells::{place_of, plain_score};
pub use ids::Ids;
pub use number::{is_figure, missing};
pub use points::{added, take_off};
pub use table::{MOST_COLUMNS, Table, offset_in};
pub use words::{
    HeaderWord, compound, header_word, index_in_name, is_aggregate, means_whole, origin_of, period,
    period_in_name, stem,
};

#[cfg(test)]
mod tests;

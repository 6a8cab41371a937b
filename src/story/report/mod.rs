//! Sentences and tables of a report, in the register of officials. Every number of a sentence knows
//! what it states.
//!
//! A section is made of [`Piece`]s; whoever writes the report puts pictures beside them.

mod assessed; // self-assessed against appraised scores
mod audited; // what an audit found
mod cards; // a unit's result in each index
mod committed; // commitments to come, and what became of others
mod field; // an index, or a group, as a whole
mod field_changes; // what changed in it
mod field_tables; // tables of it
mod field_whys; // why it changed, what is low, what could be aimed at
mod goal; // what the reader's goal takes
mod notes; // sources, method, breaks, missing figures
mod parts; // components: strong, weak, to be raised
mod place; // a unit among the others
mod planned; // what the reader plans
mod stating; // figures that know what they state
mod unit; // all that is looked up for a unit
mod unit_tables; // tables of a unit
mod whys; // why ranks and scores changed
mod words; // titles, headings, captions

pub use assessed::{of_field as assessed_field, title as assessed_title};
pub use cards::{card_text, overview_text, report, report_texts};
pub use committed::Committing;
pub use field::FieldReport;
pub use notes::{FieldNotes, notes};
pub use planned::Planning;
pub use unit::{OneIndex, UnitReport};
pub use words::{
    Heading, Pictured, caption, heading, numbered_picture, numbered_table, title_of_group,
    title_of_index, title_of_unit,
};

use super::Text;

/// What stands in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A paragraph.
    Paragraph(Text),
    /// A list, an item a line.
    List(Vec<Text>),
    /// A table with its caption.
    Table(Rows),
}

/// A table: heads, and rows of as many cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// What it shows.
    pub caption: String,
    /// The names of the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A paragraph of several sentences; none where nothing is said.
fn paragraph(sentences: impl IntoIterator<Item = Text>) -> Option<Piece> {
    let said: Vec<Text> = sentences.into_iter().filter(|text| !text.is_empty()).collect();
    (!said.is_empty()).then(|| Piece::Paragraph(Text::joined(&said, " ")))
}

/// One sentence as a paragraph, several as a list.
fn sentences(mut said: Vec<Text>) -> Option<Piece> {
    match said.len() {
        0 => None,
        1 => said.pop().map(Piece::Paragraph),
        _ => Some(Piece::List(said)),
    }
}

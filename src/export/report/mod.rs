//! A report as one value, before it is a page or a file: headings, paragraphs, tables, pictures.

mod build; // of a unit, an index, a group
mod bytes; // on its way to the thread that writes files
mod docx; // as a file of Word
mod edits; // what the reader made of it
mod edits_text; // the same, for keeping
mod html; // as a page that stands alone
mod markdown; // as plain text with marks
mod office; // what files of Word and of PowerPoint have in common
mod pptx; // as slides

pub use build::{report_of_group, report_of_index, report_of_unit};
pub use docx::docx;
pub use edits::{Added, Edited, Edits, Older, Passage, Replaced, key_of, passages};
pub use edits_text::{edits_as_text, edits_from_text};
pub use html::html_from_report;
pub use markdown::markdown_from_report;
pub use office::{Picture, Properties, TooLarge};
pub use pptx::pptx;

use crate::chart::ChartSpec;
use crate::export::Table;
use crate::story::Text;

/// A report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The title.
    pub title: String,
    /// The line under it.
    pub subtitle: String,
    /// The sections, in their order.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Which: edits of the reader are kept by it.
    pub part: Part,
    /// Its heading, without a number.
    pub heading: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// The sections that there can be, in their usual order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// What matters most.
    Headline,
    /// The results by index.
    Results,
    /// Against last year and against others.
    Compared,
    /// Why.
    Why,
    /// Strengths and weaknesses.
    Strengths,
    /// What remains limited.
    Limits,
    /// Proposed targets.
    Targets,
    /// Where the figures come from and what a reader must know of them.
    Notes,
}

impl Part {
    /// Every part, in the usual order.
    pub const ALL: [Part; 8] = [
        Part::Headline,
        Part::Results,
        Part::Compared,
        Part::Why,
        Part::Strengths,
        Part::Limits,
        Part::Targets,
        Part::Notes,
    ];

    /// The word by which it is kept.
    pub fn code(self) -> &'static str {
        match self {
            Part::Headline => "headline",
            Part::Results => "results",
            Part::Compared => "compared",
            Part::Why => "why",
            Part::Strengths => "strengths",
            Part::Limits => "limits",
            Part::Targets => "targets",
            Part::Notes => "notes",
        }
    }

    /// The part with this word.
    pub fn from_code(code: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.code() == code)
    }
}

/// What stands in a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A list, an item a line.
    List(Vec<Text>),
    /// A table with its caption.
    Table {
        /// The caption, without a number.
        caption: String,
        /// The table; figures stand to the right.
        table: Table,
    },
    /// A picture with its caption.
    Chart {
        /// What is drawn.
        spec: Box<ChartSpec>,
        /// The caption, without a number: what the picture shows.
        caption: String,
    },
}

#[cfg(test)]
mod tests;

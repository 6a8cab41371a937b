//! A report as one value, before it is a page or a file: headings, paragraphs, tables, pictures.

mod build; // of a unit, an index, a group
mod bytes; // on its way to the thread that writes files
mod docx; // as a file of Word
mod edits; // what the reader made of it
mod edits_text; // the same, for keeping
mod html; // as a page that stands alone
mod letterhead; // what stands around a report that an office issues
mod markdown; // as plain text with marks
mod office; // what files of Word and of PowerPoint have in common
mod part; // which sections there can be
mod pptx; // as slides

pub use build::{Intent, report_of_group, report_of_index, report_of_unit};
pub use docx::docx;
pub use edits::{Added, Edit, Edited, Edits, Home, Older, Passage, Replaced, key_of, passages};
pub use edits_text::{LONGEST, edits_as_text, edits_from_text};
pub use html::html_from_report;
pub use letterhead::{Blank, Letterhead, letterhead_as_text, letterhead_from_text};
pub use markdown::{is_figures, markdown_from_report};
pub use office::{Picture, Properties, TooLarge};
pub use part::Part;
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
    /// That its figures are made up, in words; empty where they are real. It goes with every sheet and
    /// every slide.
    pub mark: String,
    /// What it was written of.
    pub about: About,
    /// What stands around it where an office issues it.
    pub letterhead: Option<Letterhead>,
    /// The sections, in their order.
    pub sections: Vec<Section>,
}

impl Report {
    /// The title behind the mark of made-up figures.
    pub fn marked_title(&self) -> String {
        match self.mark.is_empty() {
            true => self.title.clone(),
            false => format!("{}: {}", self.mark, self.title),
        }
    }
}

/// What a report was written of: by it a paragraph of the reader's own knows where it belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The period.
    pub period: String,
    /// The ids of the indices.
    pub indices: Vec<String>,
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

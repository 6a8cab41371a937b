//! A report as one value, before it is a page or a file: headings, paragraphs, tables, pictures.

mod docx; // as a file of Word
mod office; // what files of Word and of PowerPoint have in common
mod pptx; // as slides

pub use docx::docx;
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

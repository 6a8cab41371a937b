//! The published format (`docs/format.md`) → draft.

mod bands;
mod context;
mod figures;
mod indicators;
mod publication;
mod tables;
mod units;
pub mod wire;

use super::commitments;
use super::diagnostic::Problem;
use super::draft::{Draft, Format};
use super::json::{Document, Node, Sink, read as read_node};
pub(super) use context::{Reading, text as text_of};

/// The format that this version reads and writes.
pub const FORMAT: &str = "xephang/1";

/// Whether a file says of itself that it is in the published format, of whatever version.
pub fn recognise(root: &Node<'_>) -> bool {
    root.member("format").and_then(Node::text).is_some_and(|text| text.starts_with("xephang"))
}

/// Reads a file of the published format: what can be read, and what cannot in the draft's
/// diagnostics. `bytes` is the file that `document` was parsed from.
pub fn read(file: &str, bytes: &[u8], document: &Document<'_>) -> Draft {
    let sink = Sink::default();
    let mut reading = Reading::new(Draft::new(file, bytes), bytes, &document.root, &sink);
    reading.bands = Some(bands::read);
    reading.all();
    reading.finish(&document.doubts)
}

/// As [`read`], for a file in which nothing is wrong; its rows have no lines and columns, since
/// there is nothing to tell of them. `None` when there is, or when it holds bands, which the other reads.
pub fn read_sound(file: &str, document: &Document<'_>) -> Option<Draft> {
    let sink = Sink::default();
    let mut reading = Reading::new(Draft::unplaced(file), &[], &document.root, &sink);
    reading.all();
    let sound = document.doubts.is_empty() && sink.borrow().is_empty() && !reading.is_beyond;
    sound.then_some(reading.draft)
}

impl Reading<'_> {
    fn all(&mut self) {
        self.draft.format = Format::Native;
        let format = self.root.member("format");
        match format.and_then(Node::text) {
            Some(FORMAT) => {
                if let Some(wire) = read_node::<wire::File<'_>>(self.root, self.sink) {
                    self.publication(&wire);
                    self.units();
                    self.indicators();
                    self.figures();
                }
            }
            found => {
                let found = found.unwrap_or_default();
                let at = format.map_or(self.root.at, |node| node.at);
                let problem = match found.starts_with(commitments::NAME) {
                    true => Problem::CommitmentsNoFigures,
                    false => Problem::UnknownFormat { found: found.to_owned() },
                };
                self.tell(at, problem);
            }
        }
    }
}

#[cfg(test)]
mod tests;

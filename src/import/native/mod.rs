//! The published format (`docs/format.md`) → draft.

mod context;
mod figures;
mod indicators;
mod publication;
mod tables;
mod units;
pub mod wire;

use super::diagnostic::Problem;
use super::draft::{Draft, Format};
use super::json::{Document, Node, Sink, read as read_node};
use context::Reading;

/// The format that this version reads and writes.
pub const FORMAT: &str = "xephang/1";

/// Whether a file says of itself that it is in the published format, of whatever version.
pub fn recognise(root: &Node<'_>) -> bool {
    root.member("format").and_then(Node::text).is_some_and(|text| text.starts_with("xephang"))
}

/// Reads a file of the published format: what can be read, and what cannot in the draft's
/// diagnostics. `bytes` is the file that `document` was parsed from.
pub fn read(file: &str, bytes: &[u8], document: &Document<'_>) -> Draft {
    let root = &document.root;
    let sink = Sink::default();
    let mut reading = Reading::new(file, bytes, root, &sink);
    reading.draft.format = Format::Native;
    let format = root.member("format");
    match format.and_then(Node::text) {
        Some(FORMAT) => {
            if let Some(wire) = read_node::<wire::File<'_>>(root, &sink) {
                reading.publication(&wire);
                reading.units();
                reading.indicators();
                reading.figures();
            }
        }
        found => {
            let found = found.unwrap_or_default().to_owned();
            reading.tell(format.map_or(root.at, |node| node.at), Problem::UnknownFormat { found });
        }
    }
    reading.finish(&document.doubts)
}

#[cfg(test)]
mod tests;

//! A file of commitments (`docs/format.md`) → the list, and what could not be read.
//!
//! It is no file of figures, so none of the readers of those asks for it: whoever opens a list of
//! commitments calls this one.

pub mod wire;

use super::diagnostic::{Diagnostic, Place, Problem};
use super::draft::Draft;
use super::json::{self, At, Failure, Name, Node, Sink, read as read_node};
use super::locate::Locator;
use super::native::{Reading, text_of};
use crate::model::{Base, Commitment, Commitments, Label};

/// The format that this version reads and writes.
pub const FORMAT: &str = "xephang-commitments/1";

/// What the format is called in all its versions.
pub const NAME: &str = "xephang-commitments";

/// Whether bytes are a file of commitments, of whatever version, rather than one of figures.
pub fn is_commitments(bytes: &[u8]) -> bool {
    json::parse(bytes).is_ok_and(|document| recognise(&document.root))
}

fn recognise(root: &Node<'_>) -> bool {
    let format = root.member("format").and_then(Node::text);
    format.is_some_and(|text| text.starts_with(NAME))
}

/// Reads a file of commitments: those that can be read, and what cannot with its place, line by line. Cannot
/// fail; one bad commitment costs no other.
pub fn commitments_from_file(file: &str, bytes: &[u8]) -> (Commitments, Vec<Diagnostic>) {
    let document = match json::parse(bytes) {
        Ok(document) => document,
        Err(Failure { at, path, problem }) => {
            let place = match bytes.is_empty() {
                true => Place::file(file),
                false => Locator::new(bytes).place(file, at, path, bytes),
            };
            return (Commitments::default(), vec![Diagnostic::new(place, *problem)]);
        }
    };
    let sink = Sink::default();
    let reading = Reading::new(Draft::new(file, bytes), bytes, &document.root, &sink);
    let found = all(&reading);
    (found, reading.finish(&document.doubts).diagnostics)
}

fn all(reading: &Reading<'_>) -> Commitments {
    let format = reading.root.member("format");
    let found = format.and_then(Node::text);
    if found != Some(FORMAT) {
        let at = format.map_or(reading.root.at, |node| node.at);
        let found = found.unwrap_or_default().to_owned();
        reading.tell(at, Problem::NotCommitments { found });
        return Commitments::default();
    }
    let Some(wire) = read_node::<wire::File<'_>>(reading.root, reading.sink) else {
        return Commitments::default();
    };
    let list = reading.root.member("commitments");
    if list.is_none() {
        reading.tell(reading.root.at, Problem::MissingMember { member: "commitments" });
    }
    Commitments {
        title: label(reading, &wire.title),
        date: reading.date(&wire.date),
        list: reading.items(list).iter().filter_map(|node| one(reading, node)).collect(),
    }
}

/// A commitment; none without its unit, indicator, period and target.
fn one<'n>(reading: &Reading<'n>, node: &'n Node<'n>) -> Option<Commitment> {
    let wire: wire::Commitment<'n> = read_node(node, reading.sink)?;
    // All are looked at before giving up, so that one reading tells all.
    let id = |text: &At<&str>| Some(reading.id(text.offset, text.value?));
    let (unit, indicator) = (id(&wire.unit), id(&wire.indicator));
    let period = reading.period(&wire.period);
    let target = reading.decimal(&Some(wire.target));
    let base = wire.base.and_then(|base| base.value);
    Some(Commitment {
        unit_name: label(reading, &wire.unit_name),
        indicator_name: label(reading, &wire.indicator_name),
        indicator_short: label(reading, &wire.indicator_short),
        date: reading.date(&wire.date),
        base: base.and_then(|base| where_it_stood(reading, &base)),
        owner: text_of(&wire.owner),
        note: text_of(&wire.note),
        unit: unit?,
        indicator: indicator?,
        period: period?,
        target: target?,
    })
}

/// Where the unit stood; nowhere without a period.
fn where_it_stood(reading: &Reading<'_>, wire: &wire::Base<'_>) -> Option<Base> {
    let (score, rank, of) =
        (reading.decimal(&wire.score), reading.count(&wire.rank), reading.count(&wire.of));
    if let (Some(rank), Some(of), Some(at)) = (rank, of, &wire.rank)
        && rank > of
    {
        reading.tell(at.offset, Problem::RankBeyondCount { rank, of });
    }
    Some(Base { period: reading.period(&wire.period)?, score, rank, of })
}

fn label(reading: &Reading<'_>, name: &Option<At<Name<'_>>>) -> Option<Label> {
    let name = name.as_ref()?;
    Some(reading.label(name.offset, name.value?))
}

#[cfg(test)]
mod tests;

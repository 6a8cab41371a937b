//! The catalogue: what is published beside a page. A new line is put in without touching the others.

use super::super::json::text::{self, Object};
use super::{About, sha256};
use crate::import::json::{self, Node, end_of_value};
use crate::model::{Dataset, Label};

/// The word at the head of a catalogue.
const FORMAT: &str = "xephang-catalogue/1";

/// A publication as the catalogue lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its key.
    pub id: String,
    /// Its title.
    pub title: Label,
    /// What it is listed under.
    pub group: Option<Label>,
    /// Its file in `data/`.
    pub file: String,
    /// The file's size in bytes.
    pub bytes: usize,
    /// The file's SHA-256.
    pub sha256: String,
    /// Keys of its indices.
    pub indices: Vec<String>,
    /// Number of its units, means and totals left out.
    pub units: usize,
    /// Its periods, ascending.
    pub periods: Vec<String>,
}

/// Why a catalogue takes no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotListed {
    /// What should be a catalogue is none.
    NoCatalogue,
    /// It has a key that differs in capitals alone: on some hosts and disks the files of both are the same.
    OtherCapitals,
}

use NotListed::{NoCatalogue, OtherCapitals};

impl Entry {
    /// The line of a data set that stands in a file with these bytes.
    pub fn of(dataset: &Dataset, about: &About, file: &str, bytes: &[u8]) -> Entry {
        let id = |ix: usize| dataset.indicators()[ix].id.clone();
        Entry {
            id: about.id.clone(),
            title: about.title.clone(),
            group: about.group.clone(),
            file: file.to_owned(),
            bytes: bytes.len(),
            sha256: sha256(bytes),
            indices: dataset.indices().map(id).collect(),
            units: dataset.units().iter().filter(|unit| !unit.aggregate).count(),
            periods: dataset.all_periods().iter().map(ToString::to_string).collect(),
        }
    }

    /// The line as it stands in a catalogue.
    pub fn text(&self) -> String {
        let list = |all: &[String]| text::list(all.iter().map(|one| text::quoted(one)));
        let mut object = Object::default();
        object.text("id", &self.id);
        object.raw("title", name(&self.title));
        if let Some(group) = &self.group {
            object.raw("group", name(group));
        }
        object.text("file", &self.file);
        object.number("bytes", Some(self.bytes));
        object.text("sha256", &self.sha256);
        object.raw("indices", list(&self.indices));
        object.number("units", Some(self.units));
        object.raw("periods", list(&self.periods));
        object.block(1)
    }
}

/// A name: always one for each language, as the page reads it here.
fn name(label: &Label) -> String {
    let mut object = Object::default();
    object.text("vi", &label.vi);
    object.optional_text("en", label.en.as_deref());
    object.line()
}

/// Whether two keys differ in capitals and in nothing else.
pub fn differs_in_capitals(one: &str, other: &str) -> bool {
    one != other && one.eq_ignore_ascii_case(other)
}

/// The names of what publications are listed under, by their keys: what a long catalogue is ordered by.
pub fn groups_from_text(catalogue: &[u8]) -> Vec<(String, Label)> {
    let Ok(document) = json::parse(catalogue) else { return Vec::new() };
    let items = document.root.member("publications").and_then(Node::items).unwrap_or_default();
    let group = |item: &Node<'_>| {
        let group = item.member("group")?;
        let text = |key: &str| Some(group.member(key)?.text()?.to_owned());
        Some((item.member("id")?.text()?.to_owned(), Label { vi: text("vi")?, en: text("en") }))
    };
    items.iter().filter_map(group).collect()
}

/// A catalogue with a publication in it: in the place of the one with its key, else behind all others,
/// which stay as they are to the byte. Without a catalogue, a new one.
///
/// # Errors
/// [`NotListed`].
pub fn with_entry(catalogue: &[u8], entry: &Entry) -> Result<String, NotListed> {
    if catalogue.iter().all(u8::is_ascii_whitespace) {
        let mut file = Object::default();
        file.text("format", FORMAT);
        file.raw("publications", format!("[\n  {}\n  ]", entry.text()));
        return Ok(file.page());
    }
    let text = std::str::from_utf8(catalogue).map_err(|_| NoCatalogue)?;
    let document = json::parse(catalogue).map_err(|_| NoCatalogue)?;
    let format = document.root.member("format").and_then(Node::text);
    let list = document.root.member("publications").filter(|_| format == Some(FORMAT));
    let list = list.ok_or(NoCatalogue)?;
    let items = list.items().ok_or(NoCatalogue)?;
    let end = |node: &Node<'_>| end_of_value(catalogue, node.at).ok_or(NoCatalogue);
    let key = |item: &Node<'_>| item.member("id").and_then(Node::text).map(str::to_owned);
    let same = |item: &&Node<'_>| key(item).is_some_and(|id| id == entry.id);
    let alike = |item: &Node<'_>| key(item).is_some_and(|id| differs_in_capitals(&id, &entry.id));
    if items.iter().any(alike) {
        return Err(OtherCapitals);
    }
    let (from, to, new) = match (items.iter().find(same), items.last()) {
        (Some(item), _) => (item.at, end(item)?, entry.text()),
        (None, Some(last)) => {
            let at = end(last)?;
            (at, at, format!(",\n  {}", entry.text()))
        }
        (None, None) => (list.at, end(list)?, format!("[\n  {}\n  ]", entry.text())),
    };
    Ok(format!("{}{new}{}", &text[..from], &text[to..]))
}

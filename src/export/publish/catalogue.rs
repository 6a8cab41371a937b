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
    /// The list of its pieces, where it is in pieces: file, size, SHA-256.
    pub parts: Option<(String, usize, String)>,
}

/// What should be a catalogue is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoCatalogue;

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
            parts: None,
        }
    }

    /// The line as it stands in a catalogue.
    pub fn text(&self) -> String {
        let file = |object: &mut Object, name: &str, bytes: usize, sha256: &str| {
            object.text("file", name);
            object.number("bytes", Some(bytes));
            object.text("sha256", sha256);
        };
        let list = |all: &[String]| text::list(all.iter().map(|one| text::quoted(one)));
        let mut object = Object::default();
        object.text("id", &self.id);
        object.label("title", &self.title);
        if let Some(group) = &self.group {
            object.label("group", group);
        }
        file(&mut object, &self.file, self.bytes, &self.sha256);
        object.raw("indices", list(&self.indices));
        object.number("units", Some(self.units));
        object.raw("periods", list(&self.periods));
        if let Some((name, bytes, sha256)) = &self.parts {
            let mut parts = Object::default();
            file(&mut parts, name, *bytes, sha256);
            object.raw("parts", parts.line());
        }
        object.block(1)
    }
}

/// A catalogue with a publication in it: in the place of the one with its key, else behind all others,
/// which stay as they are to the byte. Without a catalogue, a new one.
///
/// # Errors
/// [`NoCatalogue`] where what stands there is none.
pub fn with_entry(catalogue: &[u8], entry: &Entry) -> Result<String, NoCatalogue> {
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
    let same = |item: &&Node<'_>| item.member("id").and_then(Node::text) == Some(&entry.id);
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

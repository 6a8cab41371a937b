//! The list of what is published beside the page: `data/catalogue.json`.

use crate::import::json::{self, Node, Value};
use crate::model::{Label, Period};

/// A publication that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id, as links name it.
    pub id: String,
    /// Its title.
    pub title: Label,
    /// Its file in `data/`.
    pub file: String,
    /// The file's size in bytes.
    pub bytes: usize,
    /// The file's address in `data/`, with its version.
    pub address: String,
    /// Number of indices.
    pub indices: usize,
    /// Its periods, ascending.
    pub periods: Vec<Period>,
    /// What it is listed under in a long catalogue.
    pub group: Option<Label>,
    /// The list of its pieces, where it is in pieces: the file's address in `data/`.
    pub parts: Option<String>,
}

/// Reads the catalogue; what cannot be read of it is left out.
pub fn read(bytes: &[u8]) -> Vec<Entry> {
    let Ok(document) = json::parse(bytes) else { return Vec::new() };
    let items = document.root.member("publications").and_then(Node::items);
    items.unwrap_or_default().iter().filter_map(entry).collect()
}

fn entry(item: &Node<'_>) -> Option<Entry> {
    let text = |of: &Node<'_>, key: &str| Some(of.member(key)?.text()?.to_owned());
    let list = |key: &str| item.member(key).and_then(Node::items).unwrap_or_default();
    let id = text(item, "id")?;
    // A name: a text, or one for each language.
    let label = |key: &str| {
        let of = item.member(key)?;
        let vi = of.text().map(str::to_owned).or_else(|| text(of, "vi"));
        Some(Label { vi: vi.unwrap_or_else(|| id.clone()), en: text(of, "en") })
    };
    // The first digits of the hash are in the address: a new version is never taken for the old one.
    let address = |of: &Node<'_>| {
        let version: String = text(of, "sha256").unwrap_or_default().chars().take(8).collect();
        Some(format!("{}?{version}", text(of, "file")?))
    };
    Some(Entry {
        title: label("title")?,
        file: text(item, "file")?,
        address: address(item)?,
        bytes: item.member("bytes").and_then(count).unwrap_or_default(),
        group: label("group"),
        parts: item.member("parts").and_then(address),
        indices: list("indices").len(),
        periods: list("periods").iter().filter_map(|at| Period::parse(at.text()?)).collect(),
        id,
    })
}

fn count(node: &Node<'_>) -> Option<usize> {
    match node.value {
        Value::Number(text) => text.parse().ok(),
        _ => None,
    }
}

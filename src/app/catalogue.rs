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
    /// The first digits of the file's hash: they tell a new version from a cached one.
    pub version: String,
    /// Number of indices.
    pub indices: usize,
    /// Its periods, ascending.
    pub periods: Vec<Period>,
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
    let title = item.member("title")?;
    Some(Entry {
        title: Label { vi: text(title, "vi").unwrap_or_else(|| id.clone()), en: text(title, "en") },
        file: text(item, "file")?,
        bytes: item.member("bytes").and_then(count).unwrap_or_default(),
        version: text(item, "sha256").unwrap_or_default().chars().take(8).collect(),
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

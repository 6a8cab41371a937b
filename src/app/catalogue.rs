//! The list of what is published beside the page: `data/catalogue.json`.

use crate::import::json;
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
pub fn read(text: &str) -> Vec<Entry> {
    let Ok(root) = json::parse(text) else { return Vec::new() };
    let items = root.get("publications").map(json::Node::items).unwrap_or_default();
    items.iter().filter_map(entry).collect()
}

fn entry(node: &json::Node) -> Option<Entry> {
    let text = |key: &str| node.get(key).and_then(json::Node::text).map(str::to_owned);
    let title = node.get("title")?;
    let name = |lang: &str| title.get(lang).and_then(json::Node::text).map(str::to_owned);
    let id = text("id")?;
    let periods = node.get("periods").map(json::Node::items).unwrap_or_default();
    Some(Entry {
        title: Label { vi: name("vi").unwrap_or_else(|| id.clone()), en: name("en") },
        file: text("file")?,
        bytes: node.get("bytes").and_then(json::Node::whole).unwrap_or_default(),
        version: text("sha256").unwrap_or_default().chars().take(8).collect(),
        indices: node.get("indices").map_or(0, |list| list.items().len()),
        periods: periods.iter().filter_map(|at| Period::parse(at.text()?)).collect(),
        id,
    })
}

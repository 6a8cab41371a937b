//! The list of what is published beside the page: `data/catalogue.json`.

use super::browser::value::Value;
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
    let items = Value::parse(text).and_then(|root| root.get("publications"));
    items.iter().flat_map(Value::items).filter_map(|item| entry(&item)).collect()
}

fn entry(item: &Value) -> Option<Entry> {
    let text = |key: &str| item.get(key)?.text();
    let title = item.get("title")?;
    let name = |lang: &str| title.get(lang)?.text();
    let id = text("id")?;
    let periods = item.get("periods").map(|list| list.items()).unwrap_or_default();
    Some(Entry {
        title: Label { vi: name("vi").unwrap_or_else(|| id.clone()), en: name("en") },
        file: text("file")?,
        bytes: item.get("bytes").and_then(|bytes| bytes.count()).unwrap_or_default(),
        version: text("sha256").unwrap_or_default().chars().take(8).collect(),
        indices: item.get("indices").map_or(0, |list| list.items().len()),
        periods: periods.iter().filter_map(|at| Period::parse(&at.text()?)).collect(),
        id,
    })
}

//! The views that the reader kept for presenting, in this browser.

use crate::app::browser::storage;

const KEY: &str = "views";
/// More are not kept.
const MOST: usize = 100;

/// A view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its link's fragment.
    pub fragment: String,
    /// What it found when it was kept.
    pub name: String,
}

/// Those that are kept: a line each, fragment and name apart by a tab.
pub fn kept() -> Vec<Saved> {
    let text = storage::read(KEY).unwrap_or_default();
    let view = |line: &str| {
        let (fragment, name) = line.split_once('\t')?;
        // A line leads to a view of this page and nowhere else.
        let name = name.to_owned();
        fragment.starts_with("#v").then(|| Saved { fragment: fragment.to_owned(), name })
    };
    text.lines().filter_map(view).take(MOST).collect()
}

/// Keeps them.
pub fn keep(all: &[Saved]) {
    let flat = |name: &str| name.replace(['\t', '\n', '\r'], " ");
    let line = |view: &Saved| format!("{}\t{}\n", view.fragment, flat(&view.name));
    let text: String = all.iter().take(MOST).map(line).collect();
    storage::write(KEY, &text);
}

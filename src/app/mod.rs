//! The page, compiled for the browser only.

pub mod browser; // the only place that names the browser

/// Puts the page into the document.
pub fn mount() {}

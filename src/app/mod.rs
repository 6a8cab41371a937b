//! The page: mounts it, and nothing else.

pub mod browser;

/// Puts the page into the document.
pub fn mount() {}

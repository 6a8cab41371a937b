//! The page: Leptos, compiled for the browser only.

/// Mounts the page on the document.
pub fn mount() {}

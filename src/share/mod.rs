//! The view, and the link that restores it.

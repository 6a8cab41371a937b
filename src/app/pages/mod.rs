//! The pages.

pub mod change;
pub mod charts;
pub mod files;
pub mod gallery;
pub mod overview;
pub mod ranking;

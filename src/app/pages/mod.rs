//! The pages.

pub mod analysis; // where a unit stands, how firm that is
pub mod change;
pub mod charts;
pub mod files;
pub mod gallery;
pub mod overview;
pub mod ranking;
pub mod report;

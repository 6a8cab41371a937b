//! The pages.

pub mod change;
pub mod charts;
pub mod files;
pub mod overview;
pub mod ranking;

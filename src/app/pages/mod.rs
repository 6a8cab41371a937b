//! The pages.

pub mod change;
pub mod files;
pub mod overview;
pub mod ranking;

//! Comparing across a change of units: the units that both lists have, a new unit beside those it
//! was formed from, and its past estimated from theirs where weights are given.
//!
//! Units follow one another by their links alone. Codes are reused and names come again, so neither
//! joins two editions of the list. Ranks are never summed or averaged.

mod common;
mod past;

pub(super) use common::renamed;
pub use common::{Shared, SharedUnit, common_set};
pub use past::{BackCast, NoBackCast, Past, Predecessor, past, pasts};

#[cfg(test)]
mod tests;

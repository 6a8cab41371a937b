//! What changed between two periods, and why.

mod association;
pub mod audit; // what in a publication does not fit together
mod change;
mod contribution;
mod editions;
mod lineage;
mod overview;
mod passing;
mod spread;
mod trend;
mod why;

pub use association::spearman;
pub use change::{Change, Comparison, change, changes};
pub use contribution::{Contribution, Contributions, contributions};
pub use editions::{Agreement as EditionAgreement, Edited, Editions, EditionsSummary, editions};
pub use lineage::{
    BackCast, NoBackCast, Past, Predecessor, Shared, SharedUnit, common_set, past, pasts,
};
pub use overview::{Card, Overview, overview};
pub use passing::{Effects, Passed, Passing, passing};
pub use spread::{Spread, spread};
pub use trend::{Line, Point, Trend, TrendBreak, trend};
pub use why::{Bounds, Unsaid, Why, why};

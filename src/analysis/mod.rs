//! What changed between two periods, and why.

mod change;
mod contribution;
mod overview;
mod passing;
mod trend;
mod why;

pub use change::{Change, Comparison, change, changes};
pub use contribution::{Contribution, Contributions, contributions};
pub use overview::{Card, Overview, overview};
pub use passing::{Effects, Passed, Passing, passing};
pub use trend::{Line, Point, Trend, TrendBreak, trend};
pub use why::{Bounds, Unsaid, Why, why};

//! Ranks: computed from scores, beside the published ones.
//!
//! Computed ranks depend on the exact scores and the index's own rule alone: not on the order of
//! the file, not on floating point, not on how many decimals are shown.

mod keys;
mod places;
mod ranking;
mod standing;
mod sweep;
mod ties;

pub use keys::keys;
pub use places::best_first;
pub use ranking::{RankOptions, Ranked, Ranking, percentile, ranking};
pub use standing::{Agreement, Standing, Standings, standings};
pub use sweep::{Sweep, Swept, SweptRow, sweep};
pub use ties::{Rank, rank_of_level, ranks};

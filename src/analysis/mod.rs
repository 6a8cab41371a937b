//! What changed between two periods, and why.

pub mod assessment; // self-assessed against appraised, points lost, bonus and penalty
mod association;
pub mod audit; // what in a publication does not fit together
mod change;
pub mod composite;
mod contribution;
mod editions;
mod factors;
pub mod firm;
mod lineage;
mod overview;
mod passing;
mod place;
mod rescaled;
mod spread;
pub mod target; // what would raise it: goals, mixes, commitments
mod trend;
mod why;

pub use association::spearman;
pub use change::{Change, Comparison, change, changes};
pub use contribution::{Changes, Contribution, Contributions, contributions};
pub use editions::{Agreement as EditionAgreement, Edited, Editions, EditionsSummary, editions};
pub use factors::{Factors, factors};
pub use lineage::{
    BackCast, NoBackCast, Past, Predecessor, Shared, SharedUnit, common_set, past, pasts,
};
pub use overview::{Card, Overview, overview};
pub use passing::{Effects, Passed, Passing, Sides, passing};
pub use place::{
    Against, BandCount, BandStep, Banding, Distance, EdgeBy, Gap, Gaps, GroupGaps, PartGaps,
    PartPlace, PartShare, PeerRule, Place, Position, Reach, Relative, Strength, Strengths, Target,
    Unplaced, band_of, banding, gaps, part_places, peers, place, relative, strengths, to_leader,
    to_next,
};
pub use rescaled::brought_back;
pub use spread::{Spread, spread};
pub use trend::{Line, Point, Trend, TrendBreak, trend};
pub use why::{Bounds, Unsaid, Why, why};

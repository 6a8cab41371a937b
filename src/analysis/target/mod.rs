//! What would raise it: what other scores of parts would come to, what a goal takes, how sure that is when
//! others move too, and what became of commitments.
//!
//! Exact: scores, factors and efforts are decimals, mixes of parts are found in whole steps of the last
//! printed decimal.

mod certainty;
mod cheapest;
mod commitments;
mod fault;
mod goal;
mod levers;
mod matched;
mod mix;
mod plan;
mod settings;
mod what_if;

#[cfg(test)]
mod tests;

pub use certainty::{Certainty, Drawing, certainty};
pub use commitments::{Checked, Outcome, check_commitments, commitment};
pub use fault::Fault;
pub use goal::{Goal, Needed, goal_bands, needed};
pub use levers::{Depth, Lever, best_score, levers};
pub use matched::FoundBy;
pub use mix::{Gain, Mix};
pub use plan::{Mixes, Plan, Way, plan};
pub use settings::Setting;
pub use what_if::{Fit, Moved, NewRank, NewScore, WhatIf, what_if};

//! How firm ranks are: what becomes of them under other rules, weights and methods.
//!
//! All of it is worked out on a [`Matrix`]: the scores of the parts and their weights as whole numbers,
//! so that it can be done in any thread. Source of the questions: OECD/JRC, *Handbook on Constructing
//! Composite Indicators* (2008), chapter on uncertainty and sensitivity; of the ways to answer them, the
//! R package COINr.

mod bounds;
mod draws;
mod matrix;
mod random;
mod scenarios;
mod sensitivity;
mod weighed;

pub use bounds::{Attainable, Reached, attainable};
pub(super) use draws::at_percent;
pub use draws::{Draws, Noise, RankSpread};
pub use matrix::Matrix;
pub use random::Random;
pub use scenarios::{Outcome, Scenario, scenarios};
pub use sensitivity::{Effect, Lever, Sensitivity, Study, sobol};
pub use weighed::{Weighed, weighed};

//! Why a question about a target has no answer.

use crate::analysis::{Unplaced, Unsaid};
use crate::model::{Decimal, IndicatorIx};

/// Why a question about a target has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What makes up the total is not known.
    Parts(Unsaid),
    /// The place among the others, or among the bands, is not known.
    Place(Unplaced),
    /// It is no part of the indicator, or does not count in its total in the period.
    NotAPart(IndicatorIx),
    /// The unit has no score in this part, or in one that it belongs to.
    NoScore(IndicatorIx),
    /// New scores are given for a part twice, or for a part and for something inside it.
    Overlap(IndicatorIx, IndicatorIx),
    /// A new score is above the maximum of its part, and above the score that it has.
    AboveMaximum {
        /// The part.
        part: IndicatorIx,
        /// Its maximum.
        maximum: Decimal,
    },
    /// A new score is below 0, in a part whose scale begins there.
    BelowZero(IndicatorIx),
    /// The lowest score is best: more points do not raise it.
    LowerIsBetter,
    /// There is no such rank: 0, or beyond the number of units ranked.
    NoSuchRank,
    /// There is no such band.
    NoSuchBand,
    /// An effort below zero.
    NegativeEffort(IndicatorIx),
    /// No score gives this rank under the rule for equal ones.
    Unreachable,
    /// Scores, factors or efforts of more digits than are calculated with.
    TooLong,
}

impl From<Unsaid> for Fault {
    fn from(reason: Unsaid) -> Fault {
        Fault::Parts(reason)
    }
}

impl From<Unplaced> for Fault {
    fn from(reason: Unplaced) -> Fault {
        Fault::Place(reason)
    }
}

//! One published figure of one unit: a score or the reason why there is none, and what else the
//! publisher said of it.

use super::{Decimal, Period};

/// Where a value comes from. Published and computed values are never mixed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Printed by the publisher (● công bố).
    #[default]
    Published,
    /// Follows from other published figures: last year from this year's change (◌ suy ra).
    Derived,
    /// Calculated here from the scores (○ tính toán).
    Computed,
}

/// A value with its origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

impl<T> Given<T> {
    /// A value that the publisher printed.
    pub fn published(value: T) -> Given<T> {
        Given { value, origin: Origin::Published }
    }
    /// A value that follows from other published figures.
    pub fn derived(value: T) -> Given<T> {
        Given { value, origin: Origin::Derived }
    }
    /// A value calculated here.
    pub fn computed(value: T) -> Given<T> {
        Given { value, origin: Origin::Computed }
    }
}

/// Why there is no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// No figure in the source (không có số liệu).
    NotAvailable,
    /// The publisher has the figure and does not give it (không công bố).
    Withheld,
    /// The indicator does not apply to this unit (không áp dụng).
    NotApplicable,
    /// Only the rank is published.
    RankOnly,
    /// Written as zero where zero means missing.
    ZeroMeansMissing,
    /// Something stands in the file that could not be read as a number; a diagnostic says where.
    Unreadable,
}

impl Missing {
    /// Every reason, in a fixed order.
    pub const ALL: [Missing; 6] = [
        Missing::NotAvailable,
        Missing::Withheld,
        Missing::NotApplicable,
        Missing::RankOnly,
        Missing::ZeroMeansMissing,
        Missing::Unreadable,
    ];

    /// The word that files use.
    pub fn code(self) -> &'static str {
        match self {
            Missing::NotAvailable => "not-available",
            Missing::Withheld => "withheld",
            Missing::NotApplicable => "not-applicable",
            Missing::RankOnly => "rank-only",
            Missing::ZeroMeansMissing => "zero-means-missing",
            Missing::Unreadable => "unreadable",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Missing> {
        Missing::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// A change against an earlier period as the publisher announced it. Positive rank: places gained.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PublishedChange {
    /// The period compared with; `None`: the one before.
    pub since: Option<Period>,
    /// Score, in points (percentage points for [`super::Measure::Percent`]).
    pub score: Option<Decimal>,
    /// Places gained (+) or lost (−).
    pub rank: Option<i32>,
}

/// What few observations have beside their score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra {
    /// The rank that the publisher gives (or that follows from its change).
    pub rank: Option<Given<u32>>,
    /// Of how many units.
    pub of: Option<u32>,
    /// Percentage of the maximum, as published.
    pub percent: Option<Decimal>,
    /// The maximum for this unit alone, where criteria do not apply to it.
    pub maximum: Option<Decimal>,
    /// The published change.
    pub change: Option<PublishedChange>,
    /// The class or band that the publisher puts the unit in («Nhóm cao nhất», «Tốt»).
    pub class: Option<String>,
    /// The score that the unit gave itself, where it stands beside the appraised one.
    pub self_assessed: Option<Decimal>,
    /// Index into the publication's sources, where it differs from the publication's first.
    pub source: Option<usize>,
    /// The publisher's remark.
    pub note: Option<String>,
}

impl Extra {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Extra::default()
    }
}

/// A figure on its way into a data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The score, or why there is none.
    pub score: Result<Given<Decimal>, Missing>,
    /// What else was said, if anything.
    pub extra: Option<Box<Extra>>,
}

impl Observation {
    /// A published score and nothing else.
    pub fn score(value: Decimal) -> Observation {
        Observation { score: Ok(Given::published(value)), extra: None }
    }

    /// No score, with the reason.
    pub fn missing(reason: Missing) -> Observation {
        Observation { score: Err(reason), extra: None }
    }
}

//! What a unit commits itself to: a score in a period to come, who sees to it, and where it stood then.

use super::{Decimal, Label, Period};

/// A list of commitments, as it is kept from one year to the next. It knows its units and indicators by key
/// and name, not by their places in a data set: it is checked against others later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commitments {
    /// What the list is called.
    pub title: Option<Label>,
    /// The day on which it was made: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The commitments, in the order of the list.
    pub list: Vec<Commitment>,
}

/// A commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// The key of the unit.
    pub unit: String,
    /// Its name then, for the case that its key is another one later.
    pub unit_name: Option<Label>,
    /// The key of the indicator: an index, a component, a criterion.
    pub indicator: String,
    /// Its name then.
    pub indicator_name: Option<Label>,
    /// Its short name then, where it had another one: a table of a later year may know it by that alone.
    pub indicator_short: Option<Label>,
    /// The period whose result is to be the target.
    pub period: Period,
    /// The score to be reached, in the indicator's own points.
    pub target: Decimal,
    /// Who sees to it.
    pub owner: Option<String>,
    /// The day until which the work is to be done: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Where the unit stood then.
    pub base: Option<Base>,
}

/// Where a unit stood when it committed itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// The period.
    pub period: Period,
    /// Its score.
    pub score: Option<Decimal>,
    /// Its rank; a whole one, as publishers give them.
    pub rank: Option<u32>,
    /// Among how many units.
    pub of: Option<u32>,
}

//! Sentences whose numbers know which value they state.

use crate::model::{IndicatorIx, Period, UnitIx};

/// A sentence, or several: runs of letters in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The runs.
    pub runs: Vec<Run>,
}

/// Letters of a sentence; a number knows what it states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// The value that they state, if they state one.
    pub of: Option<Stated>,
}

/// The value that a number in a sentence states: whoever reads it can look it up, and whoever tests it
/// can work it out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Whose.
    pub unit: UnitIx,
    /// Of which indicator.
    pub indicator: IndicatorIx,
    /// In which period.
    pub period: Period,
    /// Against which period, for changes.
    pub versus: Option<Period>,
    /// What of it.
    pub what: What,
}

/// What of a unit's result a number states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Its score.
    Score,
    /// The highest score without bonus points.
    Maximum,
    /// Its score in percent of the maximum.
    Percent,
    /// By how much the score changed, without its sign where words say which way.
    ScoreChange,
    /// Its rank.
    Rank,
    /// Among how many units it is ranked.
    Ranked,
    /// How many places the rank changed by, without its sign where words say which way.
    Places,
}

impl Text {
    /// A text without numbers that state a value.
    pub fn plain(text: impl Into<String>) -> Text {
        Text { runs: vec![Run { text: text.into(), of: None }] }
    }

    /// All letters.
    pub fn letters(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

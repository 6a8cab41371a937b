//! The sections of a report.

/// The sections that there can be, in their usual order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// What matters most.
    Headline,
    /// The results by index.
    Results,
    /// Against last year and against others.
    Compared,
    /// What became of commitments.
    Kept,
    /// Why.
    Why,
    /// Self-assessed against appraised scores.
    Assessment,
    /// Strengths and weaknesses.
    Strengths,
    /// What remains limited.
    Limits,
    /// Proposed targets.
    Targets,
    /// Where the figures come from and what a reader must know of them.
    Notes,
}

impl Part {
    /// Every part, in the usual order.
    pub const ALL: [Part; 10] = [
        Part::Headline,
        Part::Results,
        Part::Compared,
        Part::Kept,
        Part::Why,
        Part::Assessment,
        Part::Strengths,
        Part::Limits,
        Part::Targets,
        Part::Notes,
    ];

    /// The word by which it is kept.
    pub fn code(self) -> &'static str {
        match self {
            Part::Headline => "headline",
            Part::Results => "results",
            Part::Compared => "compared",
            Part::Kept => "kept",
            Part::Why => "why",
            Part::Assessment => "assessment",
            Part::Strengths => "strengths",
            Part::Limits => "limits",
            Part::Targets => "targets",
            Part::Notes => "notes",
        }
    }

    /// The part with this word.
    pub fn from_code(code: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.code() == code)
    }
}

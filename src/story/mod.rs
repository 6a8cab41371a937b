//! Findings as values, then as sentences.
//!
//! Every sentence is true for the data: scores are not compared across a change of method, a cause
//! is named only where the figures prove it, and what is not known is said to be so.

mod assessment; // self-assessed against appraised, points lost
pub mod audit; // what in a publication does not fit together
mod change; // the change page
mod components; // the ranking page by components
pub mod composite; // an index of the reader's own
mod finding; // a sentence and what proves it
mod firm; // how firm ranks are
mod linked; // numbers of a sentence that is written already
mod overview; // the page of one unit
mod paradox; // score up and rank down
mod phrase; // parts of sentences
mod place; // where a unit stands
mod ranking; // the ranking page
pub mod report; // sentences of a report
mod stated; // what a number in a sentence states
mod subtitle; // what is drawn
pub mod target; // what would raise it
mod text; // sentences whose numbers know what they state
mod why; // the panel that explains a change of rank

pub use assessment::assessment_findings;
pub use change::{ChangeFinding, change_finding};
pub use components::{ComponentsFinding, components_finding};
pub use finding::Finding;
pub use firm::Firm;
pub use linked::relinked;
pub use overview::{OverviewFinding, overview_finding, overview_subline, slope_headline};
pub use paradox::{Paradox, paradox};
pub use place::{
    band_counts_text, band_text, distance_text, gaps_text, group_gaps_text, reach_text,
    relative_text, strengths_text, unplaced,
};
pub use place::{distance_finding, parts_finding, place_findings, reach_finding};
pub use ranking::{Cause, RankingFinding, ranking_finding};
pub use report::report;
pub use stated::{Committed, Counted, Fate, Planned, Stated, What};
pub use subtitle::{Drawn, change_subtitle, components_subtitle, ranking_subtitle};
pub use text::{Run, Text};
pub use why::{
    WhyFindings, bounds_text, contributions_finding, contributions_headline, contributions_rule,
    effects_headline, effects_text, overtaken_by_text, overtook_text, unsaid, why_findings,
};

#[cfg(test)]
mod tests;

//! What is told of files before they are opened. It names and counts, and holds no figures: those
//! stay with the reader until the user opens them.

use super::told::{self, ConflictTold, ProblemTold};
use super::unread::AllUnread;
use crate::import::draft::Format;
use crate::import::{FileReport, Imported};
use crate::model::bytes::bytes_struct;
use crate::model::{Dataset, Label, Period};

/// What files hold, together and each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// What was read from each file; its problems are told in [`Panel::problems`].
    pub reports: Vec<FileReport>,
    /// For each report: the file on the user's machine that its file came in.
    pub sources: Vec<u32>,
    /// Units with figures, aggregates left out.
    pub units: usize,
    /// Units that every file with figures names.
    pub in_all: usize,
    /// Number of periods.
    pub periods: usize,
    /// The first and the last period.
    pub span: Option<(Period, Period)>,
    /// The units that a name in doubt may mean: id and name. Empty where no name is in doubt.
    pub may_mean: Vec<(String, Label)>,
    /// The first problems, the gravest first.
    pub problems: Vec<ProblemTold>,
    /// The number of all problems.
    pub all_problems: usize,
    /// The first figures in which files disagree.
    pub conflicts: Vec<ConflictTold>,
    /// The number of all of them.
    pub all_conflicts: usize,
    /// Files that could not be read; nothing else here tells of them.
    pub unread: AllUnread,
}

bytes_struct!(Panel {
    reports,
    sources,
    units,
    in_all,
    periods,
    span,
    may_mean,
    problems,
    all_problems,
    conflicts,
    all_conflicts,
    unread,
});

impl Panel {
    /// What is told of files that were read together.
    pub fn of(imported: &Imported, sources: Vec<u32>) -> Panel {
        let data = &imported.dataset;
        let periods = data.all_periods();
        let doubts = imported.reports.iter().any(|report| !report.doubts.is_empty());
        let ranked = data.units().iter().filter(|unit| doubts && !unit.aggregate);
        let (problems, all_problems) = told::problems(imported);
        let (conflicts, all_conflicts) = told::conflicts(imported);
        let plain = |report: &FileReport| FileReport { diagnostics: Vec::new(), ..report.clone() };
        Panel {
            reports: imported.reports.iter().map(plain).collect(),
            sources,
            units: with_figures(data),
            in_all: imported.in_all,
            periods: periods.len(),
            span: periods.first().copied().zip(periods.last().copied()),
            may_mean: ranked.map(|unit| (unit.id.clone(), unit.name.clone())).collect(),
            problems,
            all_problems,
            conflicts,
            all_conflicts,
            unread: Vec::new(),
        }
    }

    /// Names that the user has yet to decide.
    pub fn undecided(&self) -> usize {
        let doubts = self.reports.iter().flat_map(|report| &report.doubts);
        doubts.filter(|doubt| doubt.decision.is_none()).count()
    }

    /// Units whose boundaries were read, where there are no figures.
    pub fn bounded(&self) -> usize {
        let maps = self.reports.iter().filter(|report| report.recognised == Format::GeoJson);
        if self.span.is_some() { 0 } else { maps.map(|report| report.units).sum() }
    }

    /// Number of files that give figures.
    pub fn giving(&self) -> usize {
        self.reports.iter().filter(|report| report.observations > 0).count()
    }
}

/// Number of units with figures, aggregates left out.
fn with_figures(data: &Dataset) -> usize {
    let mut seen = vec![false; data.units().len()];
    for indicator in 0..data.indicators().len() {
        for (_, slice) in data.slices_of(indicator) {
            slice.cells().for_each(|cell| seen[cell.unit] = true);
        }
    }
    let ranked = data.units().iter().zip(&seen).filter(|(unit, seen)| **seen && !unit.aggregate);
    ranked.count()
}

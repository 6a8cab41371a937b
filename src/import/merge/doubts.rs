//! What the user is asked about names, with the figures that stand under them.

use std::collections::BTreeMap;

use super::super::names::Candidate;
use super::super::report::{Doubt, DoubtCandidate, Evidence, NameDecision};
use super::super::{Draft, SourceFile};
use crate::model::{Dataset, UnitIx};

/// Rows that a doubt shows.
const EVIDENCE: usize = 3;

/// A unit of the draft that is asked about.
pub struct Asked<'a> {
    /// Which one.
    pub at: usize,
    /// What it may mean.
    pub candidates: Vec<Candidate>,
    /// What the user decided, if so.
    pub decision: Option<&'a NameDecision>,
}

/// The questions, in the order of the file.
pub fn doubts(
    dataset: &Dataset,
    file: &SourceFile,
    draft: &Draft,
    asked: &[Asked<'_>],
    units: &[UnitIx],
) -> Vec<Doubt> {
    if asked.is_empty() {
        return Vec::new();
    }
    let mut rows: BTreeMap<usize, Vec<usize>> =
        asked.iter().map(|asked| (asked.at, Vec::new())).collect();
    for (row, unit) in draft.rows.units().enumerate() {
        if let Some(of_unit) = rows.get_mut(&unit).filter(|rows| rows.len() < EVIDENCE) {
            of_unit.push(row);
        }
    }
    let evidence = |&row: &usize| {
        let row = draft.rows.get(row)?;
        Some(Evidence {
            place: draft.place(row.at, &file.bytes),
            indicator: draft.indicators[row.indicator].indicator.name.clone(),
            period: row.period,
            score: row.score.ok().map(|given| given.value),
            rank: row.extra.and_then(|extra| extra.rank).map(|rank| rank.value),
        })
    };
    let candidate = |candidate: &Candidate| {
        let unit = &dataset.units()[candidate.unit];
        let (id, name) = (unit.id.clone(), unit.name.clone());
        DoubtCandidate { unit: id, name, reason: candidate.reason }
    };
    let doubt = |asked: &Asked<'_>| Doubt {
        name: draft.units[asked.at].unit.name.vi.clone(),
        unit: dataset.units()[units[asked.at]].id.clone(),
        candidates: asked.candidates.iter().map(candidate).collect(),
        evidence: rows.get(&asked.at).into_iter().flatten().filter_map(evidence).collect(),
        decision: asked.decision.cloned(),
    };
    asked.iter().map(doubt).collect()
}

//! What the user is asked about names, with the figures that stand under them.

use std::collections::BTreeMap;

use super::super::report::{Doubt, DoubtCandidate, Evidence, NameDecision};
use super::super::{Draft, SourceFile};
use crate::model::{Dataset, UnitIx, order};
use crate::names::Candidate;

/// So many names of one file are asked about at most: nobody answers more questions than that.
pub const MOST_DOUBTS: usize = 300;

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
            place: draft.place(row.at(), &file.bytes),
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

/// Leaves so many questions as anyone would answer; gives how many were left out.
pub fn strongest(asked: &mut Vec<Asked<'_>>) -> Option<u32> {
    let more = asked.len().checked_sub(MOST_DOUBTS).filter(|more| *more > 0)?;
    // Those decided already stay, so that they can be seen.
    order::sort_by_key(asked, |asked| {
        let reason = asked.candidates.first().map(|candidate| candidate.reason);
        (asked.decision.is_none(), reason.is_none(), reason)
    });
    asked.truncate(MOST_DOUBTS);
    Some(more as u32)
}

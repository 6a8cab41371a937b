//! Drafts → one data set: units by id, then by name; indicators by id, then by name; figures
//! where they disagree: the first counts, and both are told.

mod alone;
mod figures;
mod groups;
mod indicators;
mod units;
mod versions;

use std::collections::BTreeSet;

use super::report::{Choices, FileReport};
use super::{Draft, Imported, SourceFile};
use crate::model::{DatasetBuilder, IndicatorIx, PublicationIx, UnitIx};
pub(super) use alone::alone;
use groups::KnownGroups;
use units::{KnownUnits, MatchedUnits};

/// A draft and where its parts went in the data set.
struct Mapped<'a> {
    file: &'a SourceFile,
    draft: &'a Draft,
    publication: PublicationIx,
    units: Vec<UnitIx>,
    indicators: Vec<IndicatorIx>,
}

/// Joins drafts; each stands at the same place as the file that it was read from.
pub fn join(files: &[&SourceFile], drafts: &[Draft], choices: &Choices) -> Imported {
    let mut builder = DatasetBuilder::new();
    let mut known = KnownUnits::default();
    let mut known_groups = KnownGroups::default();
    let mut mapped = Vec::new();
    let mut reports = Vec::new();
    for (&file, draft) in files.iter().zip(drafts) {
        let editions: Vec<_> =
            draft.editions.iter().map(|edition| builder.edition(edition.clone())).collect();
        let groups: Vec<_> =
            draft.groups.iter().map(|group| known_groups.join(&mut builder, group)).collect();
        let MatchedUnits { units, matched, doubts } =
            known.join(&mut builder, file, draft, &editions, &groups, choices);
        let indicators = indicators::join(&mut builder, &draft.indicators);
        let title = &draft.publication.title;
        let periods: BTreeSet<_> = draft.rows.periods().iter().copied().collect();
        reports.push(FileReport {
            file: file.name.clone(),
            size: file.bytes.len(),
            recognised: draft.format,
            publication: (!title.vi.is_empty()).then(|| title.clone()),
            units: units
                .iter()
                .filter(|unit| !builder.so_far().units()[**unit].aggregate)
                .collect::<BTreeSet<_>>()
                .len(),
            indicators: indicators.iter().collect::<BTreeSet<_>>().len(),
            periods: periods.into_iter().collect(),
            observations: draft.rows.len(),
            matched,
            doubts,
            guess: draft.guess.clone(),
            sheets: draft.sheets.clone(),
            diagnostics: draft.diagnostics.clone(),
        });
        let publication = builder.publication(draft.publication.clone());
        mapped.push(Mapped { file, draft, publication, units, indicators });
    }
    versions::join(&mut builder, &mapped);
    let problems = figures::join(&mut builder, &mapped);
    for (report, more) in reports.iter_mut().zip(problems) {
        report.diagnostics.extend(more);
    }
    Imported { dataset: builder.build(), reports }
}

#[cfg(test)]
mod tests;

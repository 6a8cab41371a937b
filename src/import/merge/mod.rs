//! Drafts → one data set: units by id, then by name; indicators by id, then by name; figures
//! where they disagree: the first counts, and both are told.

mod add;
mod alone;
mod decided;
mod doubts;
mod figures;
mod groups;
mod indicators;
mod plain;
mod precedence;
mod units;
mod versions;
mod wanted;

use std::collections::BTreeSet;

use super::diagnostic::{Diagnostic, Place};
use super::report::{Choices, FileReport};
use super::{Draft, Imported, SourceFile};
use crate::model::{Dataset, DatasetBuilder, IndicatorIx, PublicationIx, UnitIx};
pub(super) use alone::alone;
use figures::Joined;
use groups::KnownGroups;
use units::{KnownUnits, MatchedUnits};

/// A draft and where its parts went in the data set.
struct Mapped<'a> {
    file: &'a SourceFile,
    draft: &'a Draft,
    /// Its publications, of which it has one at least.
    publications: Vec<PublicationIx>,
    units: Vec<UnitIx>,
    indicators: Vec<IndicatorIx>,
}

/// Joins drafts; each stands at the same place as the file that it was read from.
pub fn join(files: &[&SourceFile], drafts: &[Draft], choices: &Choices) -> Imported {
    let (mut builder, mapped, mut reports) = matched(files, drafts, choices);
    versions::join(&mut builder, &mapped);
    let Joined { problems, conflicts, more_conflicts } =
        figures::join(&mut builder, &mapped, choices);
    for (report, more) in reports.iter_mut().zip(problems) {
        report.diagnostics.extend(more);
    }
    let dataset = builder.build();
    let in_all = in_all(&dataset, &mapped);
    Imported { dataset, reports, in_all, conflicts, more_conflicts }
}

/// Number of units that every file with figures names.
fn in_all(dataset: &Dataset, files: &[Mapped<'_>]) -> usize {
    let units = |mapped: &Mapped<'_>| mapped.units.iter().copied().collect::<BTreeSet<UnitIx>>();
    let giving = files.iter().filter(|mapped| !mapped.draft.rows.is_empty()).map(units);
    let common = giving.reduce(|common, own| common.intersection(&own).copied().collect());
    let is_ranked = |unit: &&UnitIx| !dataset.units()[**unit].aggregate;
    common.iter().flatten().filter(is_ranked).count()
}

/// A data set of each draft alone, with the units and indicators of all joined: the same unit has
/// the same number in each, whatever its file calls it. For comparing two editions of one
/// publication.
pub fn apart(files: &[&SourceFile], drafts: &[Draft], choices: &Choices) -> Vec<Dataset> {
    let (mut joined, mapped, _) = matched(files, drafts, choices);
    versions::join(&mut joined, &mapped);
    let each = mapped.chunks(1).map(|only| {
        let mut builder = joined.clone();
        figures::join(&mut builder, only, choices);
        builder.build()
    });
    each.collect()
}

/// The drafts with their units and indicators joined, before any figure.
fn matched<'a>(
    files: &[&'a SourceFile],
    drafts: &'a [Draft],
    choices: &Choices,
) -> (DatasetBuilder, Vec<Mapped<'a>>, Vec<FileReport>) {
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
        let MatchedUnits { units, matched, doubts, problems } =
            known.join(&mut builder, file, draft, &editions, &groups, choices);
        let indicators = indicators::join(&mut builder, &draft.indicators);
        let title = &draft.publication.title;
        let of_names =
            problems.into_iter().map(|problem| Diagnostic::new(Place::file(&file.name), problem));
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
            periods: draft.rows.periods(),
            observations: draft.rows.len(),
            matched,
            doubts,
            guess: draft.guess.clone(),
            sheets: draft.sheets.clone(),
            diagnostics: draft.diagnostics.iter().cloned().chain(of_names).collect(),
        });
        let publications =
            draft.publications().map(|about| builder.publication(about.clone())).collect();
        mapped.push(Mapped { file, draft, publications, units, indicators });
    }
    (builder, mapped, reports)
}

#[cfg(test)]
mod tests;

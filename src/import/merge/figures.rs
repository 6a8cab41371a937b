//! Figures of all files, each place filled once.

use std::collections::HashMap;

use super::Mapped;
use super::plain::plain;
use super::precedence::Decided;
use crate::import::conflict::{Conflict, Side, contradict};
use crate::import::derive::earlier_rows;
use crate::import::diagnostic::{Diagnostic, Figure, Place, Problem};
use crate::import::draft::{Problems, RowAt};
use crate::import::report::Choices;
use crate::import::rows::RowRef;
use crate::model::order;
use crate::model::{
    DatasetBuilder, Extra, IndicatorIx, Observation, Period, PublicationIx, UnitIx,
};

/// Where a figure belongs.
pub type Spot = (UnitIx, IndicatorIx, Period);

/// So many conflicts are kept with their places; no reader goes through more.
const MOST_CONFLICTS: usize = 10_000;

/// What came of entering all figures.
#[derive(Default)]
pub struct Joined {
    /// The problems of each file.
    pub problems: Vec<Vec<Diagnostic>>,
    /// Where files disagree.
    pub conflicts: Vec<Conflict>,
    /// Number of conflicts beyond those.
    pub more_conflicts: usize,
}

/// Where figures stand, looked up only for files in which one is contradicted.
#[derive(Default)]
struct Spots {
    of_file: HashMap<usize, HashMap<Spot, RowAt>>,
    /// Of rows that were entered before all others.
    first: HashMap<(usize, Spot), RowAt>,
}

impl Spots {
    fn place(&mut self, files: &[Mapped<'_>], file: usize, spot: Spot) -> Place {
        let mapped = &files[file];
        if let Some(at) = self.first.get(&(file, spot)) {
            return mapped.draft.place(*at, &mapped.file.bytes);
        }
        let spots = self.of_file.entry(file).or_insert_with(|| {
            // Scores are entered before other figures, and earlier rows before later ones.
            let rows = &mapped.draft.rows;
            let backwards = |with| rows.iter().rev().filter(move |row| row.score.is_ok() == with);
            let rows = backwards(false).chain(backwards(true));
            rows.map(|row| (mapped.spot(row), row.at())).collect()
        });
        match spots.get(&spot) {
            Some(at) => mapped.draft.place(*at, &mapped.file.bytes),
            None => Place::file(&mapped.file.name),
        }
    }
}

impl Spots {
    fn first(&mut self, files: &[Mapped<'_>], file: usize, row: RowRef<'_>) {
        self.first.insert((file, files[file].spot(row)), row.at());
    }

    fn is_first(&self, file: usize, spot: Spot, row: RowRef<'_>) -> bool {
        !self.first.is_empty() && self.first.get(&(file, spot)) == Some(&row.at())
    }
}

impl Mapped<'_> {
    pub(super) fn spot(&self, row: RowRef<'_>) -> Spot {
        (self.units[row.unit], self.indicators[row.indicator], row.period)
    }

    /// The publication that a row of the draft is of.
    pub(super) fn publication(&self, row: usize) -> PublicationIx {
        self.publications.get(self.draft.publication_of(row)).copied().unwrap_or_default()
    }
}

/// Enters all figures.
///
/// Scores come first, so that a figure without one («not available», a bare rank) never keeps out
/// another file's score; before them what the user decided.
pub fn join(builder: &mut DatasetBuilder, files: &[Mapped<'_>], choices: &Choices) -> Joined {
    let mut problems: Vec<Problems> = files.iter().map(|_| Problems::default()).collect();
    let mut joined = Joined::default();
    let mut spots = Spots::default();
    if let [only] = files {
        if plain(builder, only) {
            joined.problems.push(Vec::new());
            return joined;
        }
        builder.clear_observations();
    }
    let decided = Decided::new(builder.so_far(), files, choices);
    for (at, row) in decided.first(files) {
        let (unit, indicator, period) = files[at].spot(row);
        let publication = files[at].publication(row.row);
        if builder.observe(unit, indicator, period, publication, row.observation()).is_ok() {
            spots.first(files, at, row);
        }
    }
    for with_score in [true, false] {
        for (at, mapped) in files.iter().enumerate() {
            for row in mapped.draft.rows.scored(with_score) {
                let spot = mapped.spot(row);
                if spots.is_first(at, spot, row) {
                    continue;
                }
                let (unit, indicator, period) = spot;
                let (publication, observation) = (mapped.publication(row.row), row.observation());
                let entered = builder.observe(unit, indicator, period, publication, observation);
                let Err(refused) = entered else { continue };
                let Some((first, publication)) = builder.observed(unit, indicator, period) else {
                    too_long(mapped, row, &mut problems[at]);
                    continue;
                };
                let of_file = files
                    .iter()
                    .position(|other| other.publications.contains(&publication))
                    .unwrap_or_default();
                let (kept, refused) = (figure(&first), figure(&refused));
                let mut first_spot = || spots.place(files, of_file, spot);
                let names = || {
                    let so_far = builder.so_far();
                    let unit = so_far.units()[unit].name.vi.clone();
                    (unit, so_far.indicators()[indicator].id.clone())
                };
                let problem = if contradict(kept, refused) {
                    let ((unit, indicator), first) = (names(), first_spot());
                    let by = decided.by(&spot, of_file, at);
                    let other = (of_file != at).then(|| (mapped.file.name.clone(), by));
                    if of_file != at && joined.conflicts.len() < MOST_CONFLICTS {
                        let (unit, indicator, period) = spot;
                        let place = mapped.draft.place(row.at(), &mapped.file.bytes);
                        let kept = Side { publication, figure: kept, place: first.clone() };
                        let publication = mapped.publication(row.row);
                        let refused = Side { publication, figure: refused, place };
                        let conflict = Conflict { unit, indicator, period, kept, refused, by };
                        joined.conflicts.push(conflict);
                    } else if of_file != at {
                        joined.more_conflicts += 1;
                    }
                    Problem::Conflict { unit, indicator, period, kept, refused, first, other }
                } else if of_file == at && with_score {
                    let ((unit, indicator), first) = (names(), first_spot());
                    Problem::Repeated { unit, indicator, period, first }
                } else {
                    complete(builder, spot, row.extra);
                    continue;
                };
                problems[at].add(problem, || mapped.draft.place(row.at(), &mapped.file.bytes));
            }
        }
    }
    enter_earlier(builder, files);
    let each = files.iter().zip(problems);
    joined.problems = each.map(|(mapped, list)| list.finish(&mapped.file.name)).collect();
    order::sort_by_key(&mut joined.conflicts, |c| (c.indicator, c.period, c.unit));
    joined
}

/// Enters the earlier figures that follow from published changes where no file has any.
fn enter_earlier(builder: &mut DatasetBuilder, files: &[Mapped<'_>]) {
    for mapped in files {
        for (n, row) in earlier_rows(mapped.draft) {
            let (unit, indicator) = (mapped.units[row.unit], mapped.indicators[row.indicator]);
            let observation = Observation { score: row.score, extra: row.extra };
            // Nothing is entered where something stands.
            let _ =
                builder.observe(unit, indicator, row.period, mapped.publication(n), observation);
        }
    }
}

/// Tells of a score whose digits no column holds.
fn too_long(mapped: &Mapped<'_>, row: RowRef<'_>, problems: &mut Problems) {
    if let Ok(score) = row.score {
        let text = score.value.to_string();
        let place = || mapped.draft.place(row.at(), &mapped.file.bytes);
        problems.add(Problem::NumberTooLong { text }, place);
    }
}

fn figure(observation: &Observation) -> Figure {
    Figure {
        score: observation.score.map(|given| given.value),
        rank: observation.extra.as_ref().and_then(|extra| extra.rank).map(|given| given.value),
    }
}

/// What a row says.
pub fn figure_of(row: RowRef<'_>) -> Figure {
    Figure {
        score: row.score.map(|given| given.value),
        rank: row.extra.and_then(|extra| extra.rank).map(|given| given.value),
    }
}

/// Adds what a second, agreeing figure says beyond the first: a rank beside the score.
fn complete(builder: &mut DatasetBuilder, spot: Spot, more: Option<&Extra>) {
    let (unit, indicator, period) = spot;
    let Some(more) = more else { return };
    if let Some(extra) = builder.extra_mut(unit, indicator, period) {
        extra.rank = extra.rank.or(more.rank);
        extra.of = extra.of.or(more.of);
        extra.percent = extra.percent.or(more.percent);
        extra.maximum = extra.maximum.or(more.maximum);
        extra.change = extra.change.or(more.change);
        extra.self_assessed = extra.self_assessed.or(more.self_assessed);
        if extra.class.is_none() {
            extra.class.clone_from(&more.class);
        }
        if extra.note.is_none() {
            extra.note.clone_from(&more.note);
        }
    }
}

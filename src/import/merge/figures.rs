//! Figures of all files, each place filled once.

use std::collections::HashMap;

use super::Mapped;
use crate::import::derive::earlier_rows;
use crate::import::diagnostic::{Diagnostic, Figure, Place, Problem};
use crate::import::draft::{Problems, RowAt};
use crate::import::rows::RowRef;
use crate::model::{
    DatasetBuilder, Decimal, Extra, IndicatorIx, Missing, Observation, Period, UnitIx,
};

type Spot = (UnitIx, IndicatorIx, Period);

/// Where figures stand, looked up only for files in which one is contradicted.
#[derive(Default)]
struct Spots(HashMap<usize, HashMap<Spot, RowAt>>);

impl Spots {
    fn place(&mut self, files: &[Mapped<'_>], file: usize, spot: Spot) -> Place {
        let mapped = &files[file];
        let spots = self.0.entry(file).or_insert_with(|| {
            // Scores are entered before other figures, and earlier rows before later ones.
            let rows = &mapped.draft.rows;
            let backwards = |with| rows.iter().rev().filter(move |row| row.score.is_ok() == with);
            let rows = backwards(false).chain(backwards(true));
            rows.map(|row| (mapped.spot(row), row.at)).collect()
        });
        match spots.get(&spot) {
            Some(at) => mapped.draft.place(*at, &mapped.file.bytes),
            None => Place::file(&mapped.file.name),
        }
    }
}

impl Mapped<'_> {
    fn spot(&self, row: RowRef<'_>) -> Spot {
        (self.units[row.unit], self.indicators[row.indicator], row.period)
    }
}

/// Enters all figures; gives the problems of each file.
///
/// Scores come first, so that a figure without one («not available», a bare rank) never keeps out
/// another file's score.
pub fn join(builder: &mut DatasetBuilder, files: &[Mapped<'_>]) -> Vec<Vec<Diagnostic>> {
    let mut problems: Vec<Problems> = files.iter().map(|_| Problems::default()).collect();
    let mut spots = Spots::default();
    for with_score in [true, false] {
        for (at, mapped) in files.iter().enumerate() {
            for row in mapped.draft.rows.scored(with_score) {
                let spot = mapped.spot(row);
                let (unit, indicator, period) = spot;
                let observation = row.observation();
                let entered =
                    builder.observe(unit, indicator, period, mapped.publication, observation);
                let Err(refused) = entered else { continue };
                let Some((first, publication)) = builder.observed(unit, indicator, period) else {
                    too_long(mapped, row, &mut problems[at]);
                    continue;
                };
                let of_file = files
                    .iter()
                    .position(|other| other.publication == publication)
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
                    Problem::Conflict { unit, indicator, period, kept, refused, first }
                } else if of_file == at && with_score {
                    let ((unit, indicator), first) = (names(), first_spot());
                    Problem::Repeated { unit, indicator, period, first }
                } else {
                    complete(builder, spot, row.extra);
                    continue;
                };
                problems[at].add(problem, || mapped.draft.place(row.at, &mapped.file.bytes));
            }
        }
    }
    enter_earlier(builder, files);
    files.iter().zip(problems).map(|(mapped, list)| list.finish(&mapped.file.name)).collect()
}

/// Enters the earlier figures that follow from published changes where no file has any.
fn enter_earlier(builder: &mut DatasetBuilder, files: &[Mapped<'_>]) {
    for mapped in files {
        for row in earlier_rows(mapped.draft) {
            let (unit, indicator) = (mapped.units[row.unit], mapped.indicators[row.indicator]);
            if builder.observed(unit, indicator, row.period).is_none() {
                // The difference of two numbers that fit a column may not; then none is derived.
                let observation = Observation { score: row.score, extra: row.extra };
                let _ =
                    builder.observe(unit, indicator, row.period, mapped.publication, observation);
            }
        }
    }
}

/// Tells of a score whose digits no column holds.
fn too_long(mapped: &Mapped<'_>, row: RowRef<'_>, problems: &mut Problems) {
    if let Ok(score) = row.score {
        let text = score.value.to_string();
        let place = || mapped.draft.place(row.at, &mapped.file.bytes);
        problems.add(Problem::NumberTooLong { text }, place);
    }
}

fn figure(observation: &Observation) -> Figure {
    Figure {
        score: observation.score.map(|given| given.value),
        rank: observation.extra.as_ref().and_then(|extra| extra.rank).map(|given| given.value),
    }
}

/// Whether two figures cannot both be true. A figure that says nothing contradicts none.
fn contradict(first: Figure, second: Figure) -> bool {
    let silent = |reason: Missing| {
        use Missing as M;
        matches!(reason, M::NotAvailable | M::RankOnly | M::Unreadable | M::ZeroMeansMissing)
    };
    let scores = match (first.score, second.score) {
        (Ok(a), Ok(b)) => a != b && !same_float(a, b),
        (_, Err(reason)) | (Err(reason), _) if silent(reason) => false,
        (Err(a), Err(b)) => a != b,
        _ => true,
    };
    scores || matches!((first.rank, second.rank), (Some(a), Some(b)) if a != b)
}

/// Whether two scores are one binary float: of its 16 or 17 digits programs choose the last one
/// differently.
fn same_float(a: Decimal, b: Decimal) -> bool {
    let digits = a.mantissa().unsigned_abs().checked_ilog10().map_or(0, |log| log + 1);
    digits >= 16 && a.scale() == b.scale() && a.mantissa().abs_diff(b.mantissa()) == 1
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_written_by_two_programs() {
        for (a, b, same) in [
            ("1.5679092407226562", "1.5679092407226563", true),
            ("1.5679092407226562", "1.5679092407226564", false),
            ("1.567909240722656", "1.5679092407226563", false),
            ("91.87", "91.88", false),
            ("-2.0372085571289062", "-2.0372085571289063", true),
        ] {
            let decimal = |text: &str| Decimal::parse(text).unwrap();
            assert_eq!(same_float(decimal(a), decimal(b)), same, "{a} {b}");
        }
    }
}

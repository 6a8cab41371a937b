//! Zeros that mean «missing»: a spreadsheet adds up empty parts and prints 0; a table with a column
//! for each year must hold something where a unit was not yet scored.

use std::collections::BTreeMap;

use super::SourceFile;
use super::diagnostic::{Diagnostic, Place, Problem};
use super::draft::{Draft, Problems, Row};
use super::report::ColumnRole;
use super::rows::RowRef;
use crate::model::{Decimal, Missing, Period};

/// Takes back zeros that mean «missing», and tells so.
pub fn take_back(draft: &mut Draft, file: &SourceFile) {
    if says_origins(draft) {
        return;
    }
    of_totals(draft, file);
    if by_period(draft) {
        of_years(draft, file);
    }
}

/// Whether a table says of each score where it comes from, as the tables do that are written here: the
/// zeros in it have been looked at.
fn says_origins(draft: &Draft) -> bool {
    let mut columns = draft.guess.iter().flat_map(|guess| &guess.columns);
    columns.any(|column| column.role == ColumnRole::ScoreOrigin)
}

/// Whether a table has a column for each of several periods.
fn by_period(draft: &Draft) -> bool {
    let columns = draft.guess.iter().flat_map(|guess| &guess.columns);
    columns.filter(|column| matches!(column.role, ColumnRole::ScoreIn(_))).count() >= 3
}

/// Zeros of years in which a unit was not scored: a fifth of all figures at least; nothing lies
/// between them and scores of some size; many units begin with them, and some that had a score have
/// them again.
fn of_years(draft: &mut Draft, file: &SourceFile) {
    let mut series: BTreeMap<(usize, usize), BTreeMap<Period, Decimal>> = BTreeMap::new();
    for row in draft.rows.iter() {
        if let Ok(score) = row.score {
            let of = series.entry((row.indicator, row.unit)).or_default();
            of.insert(row.period, score.value);
        }
    }
    let zero = Decimal::from(0);
    let values = || series.values().flat_map(BTreeMap::values).copied();
    let (count, zeros) = (values().count(), values().filter(|value| *value == zero).count());
    let (least, most) = (values().filter(|value| *value != zero).min(), values().max());
    let (Some(least), Some(most)) = (least, most) else { return };
    let begins = |of: &&BTreeMap<Period, Decimal>| {
        of.values().next() == Some(&zero) && of.values().any(|value| *value != zero)
    };
    let again = |of: &&BTreeMap<Period, Decimal>| {
        of.values().skip_while(|value| **value == zero).any(|value| *value == zero)
    };
    let begin = series.values().filter(begins).count();
    let again = series.values().filter(again).count();
    let apart = least > zero && least * Decimal::from(50) >= most;
    if zeros * 5 < count || !apart || begin < 5 || again == 0 {
        return;
    }
    draft.rows = draft.rows.changed(|row| {
        let is_zero = row.score.is_ok_and(|score| score.value == zero);
        let score = if is_zero { Err(Missing::ZeroMeansMissing) } else { row.score };
        Some(Row { score, ..row })
    });
    let problem = Problem::ZerosMeanMissing { zeros, of: count };
    draft.diagnostics.push(Diagnostic::new(Place::file(&file.name), problem));
}

/// Totals of 0 of which all parts are missing.
fn of_totals(draft: &mut Draft, file: &SourceFile) {
    let mut parts: Vec<usize> = vec![0; draft.indicators.len()];
    for of in &draft.indicators {
        if let Some(count) = of.indicator.parent.and_then(|parent| parts.get_mut(parent)) {
            *count += 1;
        }
    }
    let is_zero = |row: &RowRef<'_>| {
        let whole = parts.get(row.indicator).is_some_and(|parts| *parts > 0);
        whole && row.score.is_ok_and(|score| score.value.mantissa() == 0)
    };
    let mut zeros: BTreeMap<(usize, usize, Period), usize> = BTreeMap::new();
    for row in draft.rows.zeros().filter(is_zero) {
        zeros.insert((row.unit, row.indicator, row.period), row.row);
    }
    if zeros.is_empty() {
        return;
    }
    for row in draft.rows.scored(true) {
        let parent = draft.indicators.get(row.indicator).and_then(|of| of.indicator.parent);
        if let Some(parent) = parent {
            zeros.remove(&(row.unit, parent, row.period));
        }
    }
    let mut problems = Problems::default();
    for ((_, indicator, _), row) in &zeros {
        let parts = parts.get(*indicator).copied().unwrap_or_default();
        let Some(row) = draft.rows.get(*row) else { continue };
        problems.add(Problem::ZeroTotal { parts }, || draft.place(row.at(), &file.bytes));
    }
    let mut at = 0..;
    draft.rows = draft.rows.changed(|row| {
        let at = at.next();
        let key = (row.unit, row.indicator, row.period);
        let is_zero = at.is_some() && zeros.get(&key).copied() == at;
        let score = if is_zero { Err(Missing::ZeroMeansMissing) } else { row.score };
        Some(Row { score, ..row })
    });
    draft.diagnostics.extend(problems.finish(&file.name));
}

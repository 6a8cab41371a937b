//! Which sheets are read.

use std::collections::BTreeSet;

use super::grid::Workbook;
use super::table::{Table, one_period};
use crate::import::report::SheetReport;
use crate::model::Period;
use crate::model::text::fold;

/// A table that is read.
pub struct Chosen<'t, 'n> {
    /// Which sheet it stands in.
    pub sheet: usize,
    /// The table.
    pub table: &'t Table<'n>,
    /// The one period that the sheet's name says.
    pub period: Option<Period>,
}

/// The tables that are read, in the order of their sheets: the one in the sheet that the user chose;
/// else the one that holds all figures with where they come from; else all where several are one
/// table a year; else the first of the visible ones with most units.
pub fn choose<'t, 'n>(
    workbook: &Workbook<'n>,
    tables: &'t [Option<Table<'n>>],
    chosen: Option<&str>,
) -> Vec<Chosen<'t, 'n>> {
    let all = workbook.sheets.iter().zip(tables).enumerate();
    let all = all.filter_map(|(at, (sheet, table))| {
        let table = table.as_ref()?;
        Some((Chosen { sheet: at, table, period: one_period(&[sheet.name]) }, sheet))
    });
    let (visible, hidden): (Vec<_>, Vec<_>) = all.partition(|(_, sheet)| !sheet.hidden);
    if let Some(name) = chosen {
        let mut both = visible.into_iter().chain(hidden);
        return both
            .find(|(_, sheet)| sheet.name == name)
            .map(|(one, _)| one)
            .into_iter()
            .collect();
    }
    let candidates = if visible.is_empty() { hidden } else { visible };
    let candidates: Vec<Chosen<'t, 'n>> = candidates.into_iter().map(|(one, _)| one).collect();
    if let Some(whole) = candidates.iter().position(|one| one.table.says_origins()) {
        return candidates.into_iter().skip(whole).take(1).collect();
    }
    if by_period(&candidates) {
        return candidates;
    }
    let most = candidates.iter().map(|one| one.table.units()).max().unwrap_or_default();
    // A sheet with a few names more, such as a mean and an extreme, does not come before another.
    let first = candidates.into_iter().find(|one| one.table.units() * 10 >= most * 9);
    first.into_iter().collect()
}

/// Whether tables are one a period: each sheet's name says another one, and their columns are mostly
/// called the same.
fn by_period(tables: &[Chosen<'_, '_>]) -> bool {
    let periods: BTreeSet<Period> = tables.iter().filter_map(|one| one.period).collect();
    let names = |one: &Chosen<'_, '_>| -> BTreeSet<String> {
        one.table.columns.iter().map(|column| fold(&column.name)).collect()
    };
    let alike = |pair: &[Chosen<'_, '_>]| {
        let (a, b) = (names(&pair[0]), names(&pair[1]));
        a.intersection(&b).count() * 2 > a.len().max(b.len())
    };
    tables.len() > 1 && periods.len() == tables.len() && tables.windows(2).all(alike)
}

/// What the user is told of the sheets.
pub fn report(
    workbook: &Workbook<'_>,
    tables: &[Option<Table<'_>>],
    chosen: &[Chosen<'_, '_>],
) -> Vec<SheetReport> {
    let all = workbook.sheets.iter().zip(tables).enumerate();
    all.map(|(at, (sheet, table))| SheetReport {
        name: sheet.name.to_owned(),
        hidden: sheet.hidden,
        units: table.as_ref().map_or(0, Table::units),
        shown: chosen.iter().any(|one| one.sheet == at),
    })
    .collect()
}

//! The sheet of an index: units as rows, best first in the newest period; for each period, the newest
//! first, the score, the ranks, and the scores of the components. Scores show as many decimals as the
//! publisher's, and the cells hold them all.

use rust_xlsxwriter::XlsxError;

use super::book::{Book, Page};
use crate::locale::words::{self, Sheet, example, word};
use crate::locale::{Lang, date};
use crate::model::{Dataset, Decimal, IndicatorIx, Missing, Origin, Period, Slice, UnitIx, order};
use crate::rank::{Rank, RankOptions, Standings, ranking, standings};

/// The most columns of a sheet.
const MOST_COLUMNS: usize = 16_384;

/// The columns that say what a row is.
const FIXED: [Sheet; 4] = [Sheet::Unit, Sheet::UnitId, Sheet::Group, Sheet::AggregateRow];

/// What stands in a column.
enum Column<'d> {
    Score(&'d Slice, u8),
    PublishedRank(&'d Slice),
    ComputedRank(Standings),
}

/// A sheet to be written.
pub struct Wide<'d> {
    ds: &'d Dataset,
    lang: Lang,
    index: IndicatorIx,
    units: Vec<UnitIx>,
    columns: Vec<(String, Column<'d>)>,
}

impl<'d> Wide<'d> {
    /// The sheet of an index.
    pub fn new(ds: &'d Dataset, index: IndicatorIx, lang: Lang) -> Wide<'d> {
        let mut tree = Vec::new();
        descend(ds, index, &mut tree);
        let mut periods: Vec<Period> = Vec::new();
        for indicator in &tree {
            for (period, _) in ds.slices_of(*indicator) {
                if let Err(at) = periods.binary_search(&period) {
                    periods.insert(at, period);
                }
            }
        }
        let mut columns = Vec::new();
        for period in periods.iter().rev() {
            for indicator in &tree {
                if let Some(slice) = ds.slice(*indicator, *period) {
                    add_columns(ds, (index, *indicator, *period), slice, lang, &mut columns);
                }
            }
        }
        Wide { ds, lang, index, units: rows(ds, index, &tree, &periods), columns }
    }

    /// Writes it; on several sheets where it has more columns than one holds, on none where it has
    /// no figure.
    pub fn add(&self, book: &mut Book) -> Result<(), XlsxError> {
        let called = self.lang.label(self.ds.indicators()[self.index].short_name());
        let made_up = example::of_dataset(self.ds, self.lang);
        let note = made_up.map(|_| word(Sheet::Note, self.lang));
        let all = self.columns.chunks(MOST_COLUMNS - FIXED.len() - 1);
        for columns in all {
            let name = book.names.own(called);
            let mut page = book.sheet(&name)?;
            let fixed = FIXED.map(|column| word(column, self.lang));
            let heads = columns.iter().map(|(head, _)| head.as_str());
            page.head(fixed.into_iter().chain(heads).chain(note))?;
            for unit in &self.units {
                self.row(&mut page, *unit, columns)?;
                if let Some(mark) = made_up {
                    page.text(mark)?;
                }
                page.next_row();
            }
            page.finish(1, FIXED.len() + columns.len() + note.iter().len())?;
        }
        Ok(())
    }

    fn row(
        &self,
        page: &mut Page<'_>,
        unit: UnitIx,
        columns: &[(String, Column<'d>)],
    ) -> Result<(), XlsxError> {
        let about = &self.ds.units()[unit];
        let group = about.group.and_then(|ix| self.ds.groups().get(ix));
        page.text(self.lang.label(&about.name))?;
        page.text(&about.id)?;
        page.text(group.map_or("", |group| self.lang.label(&group.name)))?;
        page.text(if about.aggregate { word(Sheet::Yes, self.lang) } else { "" })?;
        for (_, column) in columns {
            match column {
                Column::Score(slice, places) => match slice.cell(unit).map(|cell| cell.score) {
                    Some(Ok(given)) => {
                        page.number(given.value, *places, given.origin != Origin::Published)?;
                    }
                    Some(Err(reason)) if says_something(reason) => {
                        page.text(words::missing(reason, self.lang))?;
                    }
                    _ => page.skip(),
                },
                Column::PublishedRank(slice) => {
                    match slice.cell(unit).and_then(|cell| cell.published_rank()) {
                        Some(rank) => {
                            let value = Decimal::from(i64::from(rank.value));
                            page.number(value, 0, rank.origin != Origin::Published)?;
                        }
                        None => page.skip(),
                    }
                }
                Column::ComputedRank(found) => match found.get(unit).computed.map(Rank::decimal) {
                    Some(rank) => page.number(rank, rank.normal().scale(), true)?,
                    None => page.skip(),
                },
            }
        }
        Ok(())
    }
}

/// Whether a reason is more than that there is nothing, or that a rank stands beside.
pub fn says_something(reason: Missing) -> bool {
    !matches!(reason, Missing::NotAvailable | Missing::RankOnly)
}

/// An indicator and its parts, as they come in a tree.
fn descend(ds: &Dataset, indicator: IndicatorIx, tree: &mut Vec<IndicatorIx>) {
    tree.push(indicator);
    for part in ds.parts(indicator) {
        descend(ds, part, tree);
    }
}

/// The columns of an indicator in a period: only such as hold something, but one at least.
fn add_columns<'d>(
    ds: &'d Dataset,
    (index, indicator, period): (IndicatorIx, IndicatorIx, Period),
    slice: &'d Slice,
    lang: Lang,
    columns: &mut Vec<(String, Column<'d>)>,
) {
    let when = date::period_short(period, lang);
    let name = lang.label(ds.indicators()[indicator].short_name());
    let head = |what: &str| match indicator == index {
        true => format!("{what}\n{when}"),
        false => format!("{name}: {what}\n{when}"),
    };
    let ranked = slice.cells().any(|cell| cell.published_rank().is_some());
    let scored = slice.cells().any(|cell| cell.score.map_or_else(says_something, |_| true));
    if scored || !ranked {
        let head = match indicator == index {
            true => head(word(Sheet::Score, lang)),
            false => format!("{name}\n{when}"),
        };
        columns.push((head, Column::Score(slice, ds.decimals(indicator))));
    }
    if ranked {
        columns.push((head(word(Sheet::PublishedRank, lang)), Column::PublishedRank(slice)));
    }
    if indicator == index {
        let found = standings(ds, indicator, period, &RankOptions::default());
        if found.iter().any(|standing| standing.computed.is_some()) {
            columns.push((head(word(Sheet::ComputedRank, lang)), Column::ComputedRank(found)));
        }
    }
}

/// The units that have a figure, in the order of the newest period's ranking, aggregates last.
fn rows(ds: &Dataset, index: IndicatorIx, tree: &[IndicatorIx], periods: &[Period]) -> Vec<UnitIx> {
    let newest = periods.last().map(|newest| ranking(ds, index, *newest, &RankOptions::default()));
    let newest = newest.unwrap_or_default();
    let ranked = newest.rows.iter().map(|row| row.unit);
    let listed = ranked.chain(newest.unranked.iter().map(|(unit, _)| *unit));
    let mut place = vec![usize::MAX; ds.units().len()];
    for (at, unit) in listed.enumerate() {
        place[unit] = at;
    }
    let mut has = vec![false; ds.units().len()];
    for indicator in tree {
        for (_, slice) in ds.slices_of(*indicator) {
            for cell in slice.cells() {
                has[cell.unit] = true;
            }
        }
    }
    let mut units: Vec<UnitIx> = (0..has.len()).filter(|unit| has[*unit]).collect();
    order::sort_by_key(&mut units, |unit| (ds.units()[*unit].aggregate, place[*unit], *unit));
    units
}

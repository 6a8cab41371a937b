//! What is compared across a change of the list of units.

use super::{Cells, Table};
use crate::analysis::{Past, Shared};
use crate::locale::words::{Compared, Ui, word};
use crate::locale::{Lang, date};
use crate::model::{Dataset, Decimal, IndicatorIx, Missing, Period};
use crate::rank::{RankOptions, standings};

/// The units on both lists, with both scores and their ranks among themselves.
pub fn shared_units_table(
    ds: &Dataset,
    indicator: IndicatorIx,
    found: &Shared,
    lang: Lang,
) -> Table {
    let [from, to] = found.periods.map(|period| date::period_short(period, lang));
    let places = ds.decimals(indicator);
    let mut head = Cells::new(lang);
    head.head(Ui::UnitColumn);
    head.figure_head(Ui::Score, &from);
    head.figure_head(Ui::Score, &to);
    head.text(&format!("{} {from}", word(Compared::RankAmongShared, lang)));
    head.text(&format!("{} {to}", word(Compared::RankAmongShared, lang)));
    head.head(Ui::PlacesGained);
    head.text(word(Compared::Grown, lang));
    let rows = found.units.iter().map(|unit| {
        let mut cells = Cells::new(lang);
        cells.text(lang.label(&ds.units()[unit.unit[1]].name));
        for score in unit.score {
            cells.figure(Some(score), places.max(score.value.scale().min(4)));
        }
        for rank in unit.rank {
            cells.rank(Some(rank.value));
        }
        cells.number(unit.places.map(|places| Decimal::from(i64::from(places))), 0);
        cells.text(if unit.grown { "x" } else { "" });
        cells.made
    });
    Table { rows: rows.collect(), head: head.made }.marked(ds, lang)
}

/// New units with their figures of now, and a row for each unit that they were formed from with its
/// figures of then; the estimate of the new unit's past where weights are given.
pub fn new_units_table(
    ds: &Dataset,
    indicator: IndicatorIx,
    pasts: &[Past],
    period: Period,
    lang: Lang,
) -> Table {
    let places = ds.decimals(indicator);
    let mut head = Cells::new(lang);
    head.head(Ui::UnitColumn);
    head.text(word(Compared::Predecessors, lang));
    head.text(word(Compared::Weight, lang));
    head.figure_head(Ui::Score, "");
    head.figure_head(Ui::Rank, "");
    head.text(word(Compared::Estimate, lang));
    let now = standings(ds, indicator, period, &RankOptions::default());
    let name = |unit: usize| lang.label(&ds.units()[unit].name).to_owned();
    let mut rows = Vec::new();
    for past in pasts {
        let standing = now.get(past.unit);
        let mut cells = Cells::new(lang);
        cells.text(&name(past.unit));
        cells.text("");
        cells.text("");
        let cell = ds.cell(past.unit, indicator, period);
        cells.score(cell.map_or(Err(Missing::NotAvailable), |cell| cell.score), places);
        cells.given_rank(standing.shown());
        let estimate = past.back_cast.as_ref().ok();
        cells.number(estimate.and_then(|estimate| estimate.rounded(places)), places);
        rows.push(cells.made);
        for before in &past.predecessors {
            let mut cells = Cells::new(lang);
            cells.text(&name(past.unit));
            cells.text(&before.unit.map_or_else(|| before.id.clone(), name));
            cells.number(before.weight, before.weight.map_or(0, Decimal::scale));
            cells.score(before.score, places);
            cells.given_rank(before.rank);
            cells.text("");
            rows.push(cells.made);
        }
    }
    Table { rows, head: head.made }.marked(ds, lang)
}

//! One unit over all its indices.

use super::{Cells, Table};
use crate::analysis::{Card, Overview};
use crate::locale::words::Ui;
use crate::locale::{Lang, date};
use crate::model::{Dataset, Missing};

/// The cards of the overview as rows, an index each.
pub fn overview_table(ds: &Dataset, overview: &Overview, lang: Lang) -> Table {
    let now = date::period_short(overview.period, lang);
    let mut head = Cells::new(lang);
    head.head(Ui::IndicatorsColumn);
    head.figure_head(Ui::Score, &now);
    head.figure_head(Ui::Maximum, "");
    head.figure_head(Ui::ShareOfMaximum, "");
    head.figure_head(Ui::Rank, &now);
    head.head(Ui::NumberRanked);
    if let Some(versus) = overview.vs {
        let then = date::period_short(versus, lang);
        head.figure_head(Ui::Score, &then);
        head.figure_head(Ui::ScoreChange, "");
        head.figure_head(Ui::Rank, &then);
        head.figure_head(Ui::PlacesGained, "");
    }
    let rows = overview.cards.iter().map(|card| row(ds, overview, card, lang));
    Table { rows: rows.collect(), head: head.made }.marked(ds, lang)
}

fn row(ds: &Dataset, overview: &Overview, card: &Card, lang: Lang) -> Vec<String> {
    let places = ds.decimals(card.indicator);
    let mut cells = Cells::new(lang);
    cells.text(lang.label(ds.indicators()[card.indicator].short_name()));
    cells.score(card.score.ok_or(card.missing.unwrap_or(Missing::NotAvailable)), places);
    cells.figure(card.maximum, card.maximum.map_or(0, |given| given.value.normal().scale()));
    cells.figure(card.percent, card.percent.map_or(0, |given| given.value.scale()));
    cells.given_rank(card.standing.shown());
    cells.count(card.standing.of);
    if overview.vs.is_some() {
        // Scores on either side of a change of method do not compare.
        let change = &card.change;
        cells.figure(change.score_from.filter(|_| !change.broken), places);
        cells.change(change.score_change.filter(|_| !change.broken), places);
        cells.given_rank(change.rank_from);
        cells.places(change.places);
    }
    cells.made
}

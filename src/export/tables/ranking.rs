//! All units of an index in a period, each figure with what it is.

use super::{Cells, Table};
use crate::analysis::changes;
use crate::locale::words::Ui;
use crate::locale::{Lang, date};
use crate::model::{Dataset, IndicatorIx, Missing, Period, UnitIx};
use crate::rank::{Rank, RankOptions, standings};

/// What is ranked, and which rows and columns there are.
#[derive(Clone, Debug, Default)]
pub struct Ranked {
    /// The index or component.
    pub indicator: IndicatorIx,
    /// The period compared with.
    pub versus: Option<Period>,
    /// Who is ranked and how.
    pub options: RankOptions,
    /// The units in the order of the rows.
    pub units: Vec<UnitIx>,
    /// The components whose scores stand in columns.
    pub parts: Vec<IndicatorIx>,
}

/// The ranking in a period. Across a change of method it holds no scores of the period compared
/// with: they do not compare.
pub fn ranking_table(ds: &Dataset, of: &Ranked, period: Period, lang: Lang) -> Table {
    let found = standings(ds, of.indicator, period, &of.options);
    let changes = of.versus.map(|from| changes(ds, of.indicator, from, period, &of.options));
    let broken = changes.iter().flatten().any(|change| change.broken);
    let places = ds.decimals(of.indicator);
    let row = |unit: &UnitIx| {
        let unit = *unit;
        let about = &ds.units()[unit];
        let standing = found.get(unit);
        let group = about.group.and_then(|group| ds.groups().get(group));
        let mut cells = Cells::new(lang);
        cells.given_rank(standing.shown().filter(|_| !about.aggregate));
        cells.text(lang.label(&about.name));
        cells.text(group.map_or("", |group| lang.label(&group.name)));
        let score = ds.cell(unit, of.indicator, period).map(|cell| cell.score);
        cells.score(score.unwrap_or(Err(Missing::NotAvailable)), places);
        cells.rank(standing.published.map(|given| Rank::whole(given.value)));
        cells.rank(standing.computed);
        cells.count(standing.of);
        if let Some(changes) = &changes {
            let change = &changes[unit];
            if !broken {
                cells.figure(change.score_from, places);
                cells.change(change.score_change, places);
            }
            cells.given_rank(change.rank_from);
            cells.places(change.places);
        }
        for part in &of.parts {
            let score = ds.cell(unit, *part, period).and_then(|cell| cell.value());
            cells.number(score, ds.decimals(*part));
        }
        cells.made
    };
    let rows = of.units.iter().map(row).collect();
    Table { head: head(ds, of, period, broken, lang), rows }.marked(ds, lang)
}

fn head(ds: &Dataset, of: &Ranked, period: Period, broken: bool, lang: Lang) -> Vec<String> {
    let mut head = Cells::new(lang);
    head.figure_head(Ui::Rank, "");
    head.head(Ui::UnitColumn);
    head.head(Ui::Group);
    head.figure_head(Ui::Score, &date::period_short(period, lang));
    head.head(Ui::PublishedRank);
    head.head(Ui::ComputedRank);
    head.head(Ui::NumberRanked);
    if let Some(versus) = of.versus {
        let then = date::period_short(versus, lang);
        if !broken {
            head.figure_head(Ui::Score, &then);
            head.figure_head(Ui::ScoreChange, "");
        }
        head.figure_head(Ui::Rank, &then);
        head.figure_head(Ui::PlacesGained, "");
    }
    for part in &of.parts {
        head.text(lang.label(ds.indicators()[*part].short_name()));
    }
    head.made
}

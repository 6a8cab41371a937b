//! The ranking as a table for other programs: every figure with what it is.

use super::listing::Listing;
use crate::app::exports::Sheet;
use crate::app::shown::Shown;
use crate::locale::words::{self, Ui, word};
use crate::locale::{Lang, date, number};
use crate::model::{Decimal, Given};
use crate::rank::Rank;
use crate::share::Sort;

/// The rows in the order of the page.
pub fn sheet(shown: &Shown, sort: Sort, lang: Lang) -> Sheet {
    let listing = Listing::new(shown, sort, lang);
    let data = shown.data();
    let places = data.decimals(shown.indicator);
    let now = date::period_short(shown.period, lang);
    let text = |ui: Ui| word(ui, lang).to_owned();
    let mut head = vec![
        text(Ui::Rank),
        text(Ui::UnitColumn),
        text(Ui::Group),
        format!("{} {now}", text(Ui::Score)),
        text(Ui::PublishedRank),
        text(Ui::ComputedRank),
        text(Ui::NumberRanked),
    ];
    if let Some(versus) = shown.versus {
        let then = date::period_short(versus, lang);
        head.push(format!("{} {then}", text(Ui::Score)));
        head.push(text(Ui::ScoreChange));
        head.push(format!("{} {then}", text(Ui::Rank)));
        head.push(text(Ui::PlacesGained));
    }
    let rank = |rank: Option<Rank>| {
        rank.map(|rank| number::plain(rank.decimal(), lang)).unwrap_or_default()
    };
    let score = |score: Option<Given<Decimal>>| {
        score.map(|given| number::number(given.value, places, lang)).unwrap_or_default()
    };
    let rows = listing.rows.iter().map(|row| {
        let unit = &data.units()[row.unit];
        let standing = listing.standings.get(row.unit);
        let group = unit.group.and_then(|group| data.groups().get(group));
        let mut cells = vec![
            rank(row.rank.map(|given| given.value)),
            lang.label(&unit.name).to_owned(),
            group.map(|group| lang.label(&group.name).to_owned()).unwrap_or_default(),
            match row.score {
                Ok(given) => score(Some(given)),
                Err(reason) => words::missing(reason, lang).to_owned(),
            },
            rank(standing.published.map(|given| Rank::whole(given.value))),
            rank(standing.computed),
            standing.of.map(|of| of.to_string()).unwrap_or_default(),
        ];
        if shown.versus.is_some() {
            let change = row.change;
            cells.push(score(change.and_then(|change| change.score_from)));
            let moved = change.and_then(|change| change.score_change);
            cells.push(
                moved.map(|given| number::signed(given.value, places, lang)).unwrap_or_default(),
            );
            cells.push(rank(change.and_then(|change| change.rank_from).map(|given| given.value)));
            let gained = change.and_then(|change| change.places);
            cells.push(
                gained
                    .map(|given| number::signed(Decimal::from(i64::from(given.value)), 0, lang))
                    .unwrap_or_default(),
            );
        }
        cells
    });
    (head, rows.collect())
}

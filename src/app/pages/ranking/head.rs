//! The head of the ranking's table: names of columns, which sort it, and the keys of what is drawn
//! below them.

use leptos::prelude::*;

use super::listing::Listing;
use super::markup::Table;
use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::state::App;
use crate::chart::hundredths::Hundredths;
use crate::locale::words::{Ui, page, word};
use crate::locale::{Lang, date};
use crate::model::UnitIx;
use crate::share::{RankingView, Sort, SortColumn};

/// Lines of text, one under the other.
fn lines(mut into: El, lines: &[&str]) -> El {
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            into = into.add(el("br"));
        }
        into = into.text(line);
    }
    into
}

/// The width of the column of names, where the longest has no room in the usual one.
fn wide_names(listing: &Listing, lang: Lang) -> Option<String> {
    /// So many letters have room in the usual width (style/table.css), and the most that get it.
    const USUAL: usize = 24;
    const MOST: usize = 48;
    let units = listing.shown.data().units();
    let letters = |unit: UnitIx| lang.label(&units[unit].name).chars().count();
    let longest = listing.rows.iter().map(|row| letters(row.unit)).max().unwrap_or_default();
    // A letter of this size is 0.44 rem wide at most on average, and the pin stands behind it.
    (longest > USUAL)
        .then(|| format!("{}rem", Hundredths::of(longest.min(MOST) as f64 * 0.44 + 1.75)))
}

/// The width of a column whose head has a line of text that is longer than fits into the usual one.
fn wide_head(line: &str, fits: usize) -> Option<String> {
    let letters = line.chars().count();
    // Digits and letters of heads are half a rem wide at most, and some room stands beside them.
    (letters > fits).then(|| format!("{}rem", Hundredths::of(letters as f64 * 0.45 + 0.5)))
}

/// The columns under construction.
pub struct Head {
    app: App,
    sort: Sort,
    columns: El,
    heads: El,
}

impl Head {
    /// Adds a column with its head; gives the column.
    pub(super) fn push(&mut self, class: &str, head: El) -> El {
        let column = el("col").class(class);
        self.columns.clone().add(column.clone());
        self.heads.clone().add(head.attr("scope", "col"));
        column
    }

    /// A column that sorts.
    fn sorter(&mut self, class: &str, head: El, column: SortColumn, names: &[&str]) -> El {
        let (app, sort) = (self.app, self.sort);
        let sorted = sort.column == column;
        let direction = match (sorted && sort != Sort::default(), sort.reversed) {
            (false, _) => "",
            (true, true) => " ▴",
            (true, false) => " ▾",
        };
        let turn = lines(button(""), names)
            .add(el("span").class("dir").attr("aria-hidden", "true").text(direction))
            .click(move || {
                app.change_view(Step::Push, |view| {
                    let reversed = view.sort.column == column && !view.sort.reversed;
                    view.sort = Sort { column, reversed };
                });
            });
        // Ranks and names rise by nature, figures fall.
        let rising = matches!(column, SortColumn::Rank | SortColumn::Name) != sort.reversed;
        let order = if rising { "ascending" } else { "descending" };
        let head = head.attr_some("aria-sort", sorted.then_some(order));
        self.push(class, head.first(turn))
    }

    /// The column of scores.
    pub(super) fn score(&mut self, listing: &Listing, lang: Lang) {
        let now = date::period_short(listing.shown.period, lang);
        let names = [word(Ui::Score, lang), &now];
        self.sorter("c-score", el("th"), SortColumn::Score, &names);
    }

    /// The column of changes of score, where two periods are compared.
    pub(super) fn change(&mut self, listing: &Listing, lang: Lang) {
        let Some(versus) = listing.shown.versus else { return };
        let against = page::against(&date::period_short(versus, lang), lang);
        let names = [word(Ui::ScoreChange, lang), &against];
        let column = self.sorter("c-change", el("th"), SortColumn::ScoreChange, &names);
        if let Some(width) = wide_head(&against, 13) {
            column.style("width", &width);
        }
    }

    /// A column of figures that does not sort.
    pub(super) fn plain(&mut self, names: &[&str]) {
        self.push("c-figure", lines(el("th"), names));
    }
}

/// The head of the table, for a view.
pub fn head(app: App, listing: &Listing, view: RankingView, narrow: bool, lang: Lang) -> Vec<El> {
    let further = app.further();
    let shown = &listing.shown;
    let data = shown.data();
    let table = Table::new(listing, view, narrow, lang, None, &[], further);
    let then = shown.versus.map(|versus| date::period_short(versus, lang));
    let text = |ui: Ui| word(ui, lang);
    let mut head = Head {
        app,
        sort: app.view.with(|view| view.sort),
        columns: el("colgroup"),
        heads: el("tr"),
    };
    let done = |head: Head| vec![head.columns, el("thead").add(head.heads)];
    if narrow && view == RankingView::Bars {
        head.push("c-rank", el("th").text(text(Ui::Rank)));
        head.push("", el("th").text(text(Ui::UnitColumn)));
        head.push("c-score", el("th").text(text(Ui::Score)));
        return done(head);
    }
    let rank = el("th").class("nb");
    let rank = match listing.rank_origin {
        Some(origin) => rank.mark(origin, lang),
        None => rank,
    };
    head.sorter("c-rank", rank, SortColumn::Rank, &[text(Ui::Rank)]);
    if let Some(then) = &then {
        let names = [text(Ui::Against), then];
        let column = head.sorter("c-places", el("th"), SortColumn::Places, &names);
        if let Some(width) = wide_head(then, 6) {
            column.style("width", &width);
        }
    }
    let name = el("th").class("l n");
    let column = head.sorter("c-unit", name, SortColumn::Name, &[text(Ui::UnitColumn)]);
    // On a phone a long name has two lines instead.
    if let Some(width) = wide_names(listing, lang).filter(|_| !narrow) {
        column.style("width", &width);
    }
    match view {
        RankingView::Bars => {
            if listing.scored {
                head.push("c-bar", el("th").class("l").markup(&table.axis()));
                head.score(listing, lang);
                head.change(listing, lang);
                if let Some(us) = listing.us() {
                    let name = lang.label(&data.units()[us.unit].name);
                    let names = [text(Ui::GapToUs), &page::to_unit(name, lang)];
                    head.push("c-gap", lines(el("th").class("gap"), &names));
                }
            }
            if listing.past.periods.len() > 1 {
                head.push("c-spark", el("th").class("past").markup(&table.spark_head()));
            }
        }
        _ => {
            if let Some(further) = further {
                (further.heads)(&mut head, &table);
            }
        }
    }
    done(head)
}

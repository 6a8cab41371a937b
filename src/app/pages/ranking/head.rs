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
struct Head {
    app: App,
    sort: Sort,
    columns: El,
    heads: El,
}

impl Head {
    /// Adds a column with its head; gives the column.
    fn push(&mut self, class: &str, head: El) -> El {
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

    fn plain(&mut self, names: &[&str]) {
        self.push("c-figure", lines(el("th"), names));
    }
}

/// The head of the table, for a view.
pub fn head(app: App, listing: &Listing, view: RankingView, narrow: bool, lang: Lang) -> Vec<El> {
    let shown = &listing.shown;
    let data = shown.data();
    let table = Table::new(listing, view, narrow, lang, None, &[]);
    let now = date::period_short(shown.period, lang);
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
    let score = |head: &mut Head| {
        head.sorter("c-score", el("th"), SortColumn::Score, &[text(Ui::Score), &now]);
    };
    let change = |head: &mut Head| {
        if let Some(then) = &then {
            let against = page::against(then, lang);
            let names = [text(Ui::ScoreChange), &against];
            let column = head.sorter("c-change", el("th"), SortColumn::ScoreChange, &names);
            if let Some(width) = wide_head(&against, 13) {
                column.style("width", &width);
            }
        }
    };
    match view {
        RankingView::Bars => {
            if listing.scored {
                head.push("c-bar", el("th").class("l").markup(&table.axis()));
                score(&mut head);
                change(&mut head);
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
        RankingView::Components => {
            score(&mut head);
            for (at, part) in listing.parts.iter().enumerate() {
                let indicator = &data.indicators()[*part];
                let weight = page::weight_at(data, *part, shown.period, lang);
                let (class, column) = if at == 0 { ("c first", "c-first") } else { ("c", "") };
                let name = el("span").class("part").text(lang.label(indicator.short_name()));
                let weight = weight.map(|weight| el("b").text(&weight));
                head.push(column, el("th").class(class).add(name).all(weight));
            }
        }
        RankingView::Table => {
            let rank = text(Ui::Rank);
            head.plain(&[rank, text(Ui::Published)]);
            head.plain(&[rank, text(Ui::Computed)]);
            head.plain(&[text(Ui::NumberRanked)]);
            score(&mut head);
            head.plain(&[text(Ui::ShareOfMaximum)]);
            if let Some(then) = &then {
                head.plain(&[text(Ui::Score), then]);
                change(&mut head);
                head.plain(&[rank, then]);
            }
            head.push("c-group", el("th").class("l g").text(text(Ui::Group)));
        }
    }
    done(head)
}

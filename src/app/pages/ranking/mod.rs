//! The ranking of an index or component.

mod drawn;
pub mod further; // its other views
mod head;
mod list;
mod listing;
mod markup;
mod sheet;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::browser::timing;
use crate::app::components::controls::controls;
use crate::app::components::foot::{foot, rounded};
use crate::app::parts::Parts;
use crate::app::state::App;
use crate::locale::Lang;
use crate::locale::words::{Ui, page, word};
use crate::share::RankingView;
use crate::story;
use list::ranking_list;
use listing::Listing;
pub use sheet::sheet;

/// More figures than these are much data.
const MUCH: usize = 200_000;

const VIEWS: [(RankingView, Ui); 3] = [
    (RankingView::Bars, Ui::ViewBars),
    (RankingView::Components, Ui::ViewComponents),
    (RankingView::Table, Ui::ViewTable),
];

/// What the page says: the finding and what is drawn, of the whole or of the components. What is found of
/// these comes after the first sight.
pub fn said(app: App, lang: Lang, by_part: bool) -> Option<[String; 2]> {
    let parts = if by_part { app.parts.get() } else { Parts::default() };
    app.shown.with(|shown| {
        let shown = shown.as_ref()?;
        let (data, at, us) = (shown.data(), shown.indicator, shown.us());
        let options = shown.options();
        if let Some(charts) = parts.charts {
            return Some((charts.of_components)(shown, lang));
        }
        if by_part && !parts.no_charts {
            return Some([word(Ui::Loading, lang).to_owned(), String::new()]);
        }
        let found = story::ranking_finding(data, at, shown.period, shown.versus, us, &options);
        Some([
            found.headline(data, at, shown.period, lang),
            story::ranking_subtitle(data, at, shown.period, &options, lang),
        ])
    })
}

/// The page.
pub fn ranking_page(app: App, lang: Lang) -> Vec<El> {
    let sort = Memo::new(move |_| app.view.with(|view| view.sort));
    let view = Memo::new(move |_| app.view.with(|view| view.view));
    // Much data is ranked in a turn of its own, so that the page is not held up: its frame stands first.
    let is_much = app.data.with_untracked(|data| data.len() > MUCH);
    let may_rank = RwSignal::new(!is_much);
    if is_much {
        let rank = move || {
            // The page may be another one by then.
            let _ = may_rank.try_set(true);
        };
        set_timeout(rank, Duration::ZERO);
    }
    let listing = Memo::new_with_compare(
        move |_| {
            if !may_rank.get() {
                return None;
            }
            let sort = sort.get();
            let shown = app.shown.get()?;
            let work = || Arc::new(Listing::new(&shown, sort, lang));
            Some(timing::measured("xephang:rank", "observations", work, |made| made.rows.len()))
        },
        |_, _| true,
    );
    let has_parts =
        move || listing.with(|found| found.as_ref().is_some_and(|found| !found.parts.is_empty()));
    let switch = move || {
        let views = VIEWS.into_iter();
        let views = views
            .filter(|(which, _)| *which != RankingView::Components || has_parts())
            .map(|(which, name)| {
                let to = move || app.change_view(Step::Push, |state| state.view = which);
                let press = button("").pressed(view.get() == which);
                press.text(word(name, lang)).click(to)
            });
        views.collect()
    };
    let finding = move || {
        let by_part = view.get() == RankingView::Components;
        let [finding, under] = said(app, lang, by_part).unwrap_or_default();
        vec![el("h1").text(&finding), el("p").text(&under)]
    };
    // Where published and computed ranks differ, the foot says so.
    let note = move || {
        let differing = listing.with(|listing| listing.as_ref().map_or(0, |all| all.differing));
        match differing {
            0 => rounded(lang),
            many => page::ranks_differ(many, lang),
        }
    };
    let switch =
        el("div").class("seg").attr("role", "group").label(word(Ui::ViewSwitch, lang)).live(switch);
    vec![
        controls(app, lang, |_| Vec::new()),
        el("section").class("find").live(finding).add(switch),
        ranking_list(app, lang, listing, view),
        foot(app, lang, note),
    ]
}

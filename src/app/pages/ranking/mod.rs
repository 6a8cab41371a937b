//! The ranking of an index or component.

mod drawn;
mod head;
mod list;
mod listing;
mod markup;
mod sheet;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::browser::history::Step;
use crate::app::browser::timing;
use crate::app::components::controls::{Controls, from_shown};
use crate::app::components::foot::Foot;
use crate::app::state::use_app;
use crate::locale::words::{Ui, page, word};
use crate::share::RankingView;
use crate::story;
use list::RankingList;
use listing::{Listing, Past};
pub use sheet::sheet;

const VIEWS: [(RankingView, Ui); 3] = [
    (RankingView::Bars, Ui::ViewBars),
    (RankingView::Components, Ui::ViewComponents),
    (RankingView::Table, Ui::ViewTable),
];

/// The page.
#[component]
pub fn RankingPage() -> impl IntoView {
    let app = use_app();
    let sort = Memo::new(move |_| app.view.with(|view| view.sort));
    let listing = Memo::new_with_compare(
        move |_| {
            let (lang, sort) = (app.lang.get(), sort.get());
            let shown = app.shown.get()?;
            let work = || Arc::new(Listing::new(&shown, sort, lang));
            Some(timing::measured("xephang:rank", "observations", work, |made| made.rows.len()))
        },
        |_, _| true,
    );
    let past = Memo::new_with_compare(
        move |_| app.shown.get().map(|shown| Past::new(&shown)).unwrap_or_default(),
        |_, _| true,
    );
    let view = Memo::new(move |_| app.view.with(|view| view.view));
    let has_parts = Memo::new(move |_| {
        listing.with(|listing| listing.as_ref().is_some_and(|found| !found.parts.is_empty()))
    });
    let switch = move || {
        VIEWS
            .into_iter()
            .filter(|(which, _)| *which != RankingView::Components || has_parts.get())
            .map(|(which, name)| {
                view! {
                    <button
                        type="button"
                        aria-pressed=move || (view.get() == which).to_string()
                        on:click=move |_| app.change_view(Step::Push, |state| state.view = which)
                    >
                        {move || word(name, app.lang.get())}
                    </button>
                }
            })
            .collect_view()
    };
    let head = move || {
        let past = past.get();
        let narrow = app.narrow.get();
        listing.get().map(|listing| head::head(&listing, &past, view.get(), narrow))
    };
    let finding = from_shown(app, |shown, lang| {
        let (data, at, us) = (shown.data(), shown.indicator, shown.us());
        let options = shown.options();
        let found = story::ranking_finding(data, at, shown.period, shown.versus, us, &options);
        let parts = story::components_finding(data, at, shown.period, us, &options);
        [
            found.headline(data, at, shown.period, lang),
            story::ranking_subtitle(data, at, shown.period, &options, lang),
            parts.headline(data, at, shown.period, lang),
            story::components_subtitle(data, at, shown.period, lang),
        ]
    });
    let by_part = move || if view.get() == RankingView::Components { 2 } else { 0 };
    let under = move || finding.with(|texts| texts[by_part() + 1].clone());
    let finding = move || finding.with(|texts| texts[by_part()].clone());
    // Where published and computed ranks differ, the foot says so.
    let note = Signal::derive(move || {
        let differing = listing.with(|listing| listing.as_ref().map_or(0, |all| all.differing));
        match differing {
            0 => word(Ui::RoundedForDisplay, app.lang.get()).to_owned(),
            many => page::ranks_differ(many, app.lang.get()),
        }
    });
    view! {
        <Controls />
        <section class="find">
            <h1>{finding}</h1>
            <p>{under}</p>
            <div class="seg" role="group" aria-label=move || word(Ui::ViewSwitch, app.lang.get())>
                {switch}
            </div>
        </section>
        <RankingList listing=listing past=past head=head />
        <Foot right=note />
    }
}

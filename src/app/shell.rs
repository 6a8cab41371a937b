//! The frame around the pages: header, tabs, notices, and files that come from anywhere.

use leptos::prelude::*;

use super::browser::{dom, files, watch};
use super::components::header::{Header, Tabs};
use super::components::toast::{Busy, Toasts};
use super::pages::change::ChangePage;
use super::pages::files::FilesPage;
use super::pages::overview::OverviewPage;
use super::pages::ranking::RankingPage;
use super::state::{App, FILE_FIELD};
use crate::locale::words::{Ui, word};
use crate::share::Page;

/// The whole page. Its state belongs to the root owner and outlives every part.
#[component]
pub fn Shell() -> impl IntoView {
    let app = App::new();
    provide_context(app);
    app.start();
    let dragging = RwSignal::new(false);
    listen_for_files(app, dragging);
    Effect::new(move || {
        let lang = app.lang.get();
        let page = match app.page() {
            None => Ui::OpenFiles,
            Some(Page::Overview) => Ui::PageOverview,
            Some(Page::Ranking) => Ui::PageRanking,
            Some(Page::Change) => Ui::PageChange,
        };
        app.describe_document(&format!("{} · {}", word(page, lang), word(Ui::AppName, lang)));
    });
    let has_data = Memo::new(move |_| app.shown.with(Option::is_some));
    let page = move || match app.page() {
        None => view! { <FilesPage /> }.into_any(),
        Some(_) if !has_data.get() => view! { <NothingOpen /> }.into_any(),
        Some(Page::Overview) => view! { <OverviewPage /> }.into_any(),
        Some(Page::Ranking) => view! { <RankingPage /> }.into_any(),
        Some(Page::Change) => view! { <ChangePage /> }.into_any(),
    };
    let drop_target = move || {
        dragging.get().then(|| {
            view! {
                <div class="drop">
                    <b>{word(Ui::DropHere, app.lang.get())}</b>
                    <span>{word(Ui::StaysHere, app.lang.get())}</span>
                </div>
            }
        })
    };
    view! {
        <div class="app">
            <a class="skip" href="#content" on:click=move |event| {
                event.prevent_default();
                dom::focus("content");
            }>{move || word(Ui::SkipToContent, app.lang.get())}</a>
            <Header />
            <Busy />
            <main class="page" id="content" tabindex="-1">{page}</main>
            <Tabs />
            <Toasts />
            {drop_target}
            <input
                type="file"
                id=FILE_FIELD
                multiple
                hidden
                tabindex="-1"
                aria-label=move || word(Ui::OpenFiles, app.lang.get())
                on:change=move |event| app.propose_files(files::chosen(&event))
            />
        </div>
    }
}

/// What stands there while there is no figure.
#[component]
fn NothingOpen() -> impl IntoView {
    let app = super::state::use_app();
    view! {
        <div class="empty">
            <p>{move || {
                let waiting = app.busy.get().is_some();
                word(if waiting { Ui::Loading } else { Ui::NothingOpen }, app.lang.get())
            }}</p>
            <button type="button" class="btn line" on:click=move |_| files::open_dialog(FILE_FIELD)>
                {move || word(Ui::OpenFiles, app.lang.get())}
            </button>
        </div>
    }
}

/// Files may be dropped anywhere, and pasted anywhere but in a field.
fn listen_for_files(app: App, dragging: RwSignal<bool>) {
    watch::on_window("dragover", move |event: leptos::ev::DragEvent| {
        if files::drags_files(&event) {
            event.prevent_default();
            dragging.set(true);
        }
    });
    watch::on_window("dragleave", move |event: leptos::ev::DragEvent| {
        // Leaving the window, not one element for another.
        if event.related_target().is_none() {
            dragging.set(false);
        }
    });
    watch::on_window("drop", move |event: leptos::ev::DragEvent| {
        dragging.set(false);
        if files::drags_files(&event) {
            event.prevent_default();
            app.propose_files(files::dropped(&event));
        }
    });
    watch::on_window("paste", move |event: leptos::ev::ClipboardEvent| {
        if dom::is_typing(&event) {
            return;
        }
        match files::pasted(&event) {
            (files, _) if !files.is_empty() => app.propose_files(files),
            (_, Some(text)) => app.propose_text(text),
            _ => {}
        }
    });
}

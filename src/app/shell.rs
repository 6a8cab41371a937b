//! The frame around the pages: header, tabs, notices, and files that come from anywhere.

use std::time::Duration;

use leptos::prelude::*;

use super::browser::element::{ClipboardEvent, DragEvent, El, button, el, follow};
use super::browser::{dom, files, watch};
use super::components::header::{header, tabs};
use super::components::to_come::to_come;
use super::components::toast::{busy, is_busy, toasts};
use super::pages::ranking::ranking_page;
use super::parts::MakePage;
use super::state::{App, FILE_FIELD};
use crate::locale::Lang;
use crate::locale::words::{Ui, example, word};
use crate::share::{Code, Page, RankingView};

/// Fills the place in the document. The state belongs to the root owner and outlives every part.
pub fn shell(place: &El) {
    let app = App::new();
    app.start();
    let dragging = RwSignal::new(false);
    listen_for_files(app, dragging);
    follow(Box::new(move || {
        let lang = app.lang.get();
        let page = match app.page() {
            None => Ui::OpenFiles,
            Some(Page::Overview) => Ui::PageOverview,
            Some(Page::Ranking) => Ui::PageRanking,
            Some(Page::Change) => Ui::PageChange,
            Some(Page::Charts | Page::Gallery) => Ui::PageCharts,
            Some(Page::Analysis) => Ui::PageAnalysis,
            Some(Page::Report) => Ui::PageReport,
        };
        app.describe_document(&format!("{} · {}", word(page, lang), word(Ui::AppName, lang)));
    }));
    // Words seldom change: with another language everything is made anew.
    let language = move || app.lang.get().code().to_owned();
    let frame = move || {
        let top = dom::scroll_of(SCROLLS);
        if top > 0.0 {
            // Once it is laid out anew.
            set_timeout(move || dom::set_scroll_of(SCROLLS, top), Duration::from_millis(30));
        }
        vec![frame(app, dragging, app.lang.get())]
    };
    place.clone().live_by(language, frame);
    dom::append_to_body(toasts(app).raw());
}

/// What scrolls on a page.
const SCROLLS: &str = ".list, .page.scrolls";

fn frame(app: App, dragging: RwSignal<bool>, lang: Lang) -> El {
    let skip = el("a").class("skip").attr("href", "#content").text(word(Ui::SkipToContent, lang));
    let skip = skip.on("click", |event| {
        event.prevent_default();
        dom::focus("content");
    });
    let drop_target = move || {
        let words = [("b", Ui::DropHere), ("span", Ui::StaysHere)];
        let words = words.map(|(tag, words)| el(tag).text(word(words, lang)));
        dragging.get().then(|| el("div").class("drop").all(words)).into_iter().collect()
    };
    let file_field = el("input")
        .attr("type", "file")
        .id(FILE_FIELD)
        .attr("multiple", "")
        .attr("hidden", "")
        .attr("tabindex", "-1")
        .label(word(Ui::OpenFiles, lang))
        .on("change", move |event| app.propose_files(files::chosen(&event)));
    el("div")
        .class("app")
        .add(skip)
        .add(header(app, lang))
        .live_by(move || is_busy(app), move || busy(app, lang))
        .live_by(
            move || made_up(app, lang),
            move || {
                let mark = made_up(app, lang);
                (!mark.is_empty())
                    .then(|| el("aside").class("example").label(&mark).text(&mark))
                    .into_iter()
                    .collect()
            },
        )
        .live(move || {
            app.parts.get().files.map(|files| (files.bar)(app, lang)).into_iter().collect()
        })
        .add(
            el("main")
                .class("page")
                .id("content")
                .attr("tabindex", "-1")
                .live_by(move || page_in_view(app), move || page(app, lang)),
        )
        .add(tabs(app, lang))
        .live(drop_target)
        .add(file_field)
}

/// The mark of figures that are not real; empty where they are.
fn made_up(app: App, lang: Lang) -> String {
    app.data.with(|data| example::of_dataset(data, lang).unwrap_or_default().to_owned())
}

/// What makes the page in view. `None`: a part of the program that has yet to come.
fn maker(app: App) -> Option<MakePage> {
    let parts = app.parts.get();
    match app.page() {
        None => parts.files.map(|files| files.page),
        Some(_) if app.shown.with(Option::is_none) => Some(nothing_open),
        Some(Page::Overview) => parts.charts.map(|charts| charts.overview),
        // What its other views look like comes later.
        Some(Page::Ranking) if app.view.with(|view| view.view != RankingView::default()) => {
            parts.charts.map(|_| ranking_page as MakePage)
        }
        Some(Page::Ranking) => Some(ranking_page),
        Some(Page::Change) => parts.charts.map(|charts| charts.change),
        Some(Page::Charts) => parts.charts.map(|charts| charts.charts),
        Some(Page::Analysis) => parts.charts.map(|charts| charts.analysis),
        Some(Page::Report) => parts.charts.map(|charts| charts.report),
        Some(Page::Gallery) => parts.charts.map(|charts| charts.gallery),
    }
}

/// Which page is to be seen, as a word. What does not change the page is not in it.
fn page_in_view(app: App) -> String {
    let page = app.page().map_or("files", Code::code);
    if maker(app).is_none() {
        app.fetch_charts();
        let missing = app.parts.with(|parts| parts.no_charts);
        return format!("{page} to come {missing}");
    }
    let empty = app.page().is_some() && app.shown.with(Option::is_none);
    format!("{page} {empty}")
}

fn page(app: App, lang: Lang) -> Vec<El> {
    match maker(app) {
        Some(make) => make(app, lang),
        None => vec![to_come(app, lang)],
    }
}

/// What stands there while there is no figure.
fn nothing_open(app: App, lang: Lang) -> Vec<El> {
    let said = move || {
        let waiting = app.busy.get().is_some();
        word(if waiting { Ui::Loading } else { Ui::NothingOpen }, lang).to_owned()
    };
    let open = button("btn line").text(word(Ui::OpenFiles, lang));
    let open = open.click(|| files::open_dialog(FILE_FIELD));
    vec![el("div").class("empty").add(el("p").text_of(said)).add(open)]
}

/// Files may be dropped anywhere, and pasted anywhere but in a field.
fn listen_for_files(app: App, dragging: RwSignal<bool>) {
    watch::on_window("dragover", move |event: DragEvent| {
        if files::drags_files(&event) {
            event.prevent_default();
            dragging.set(true);
        }
    });
    watch::on_window("dragleave", move |event: DragEvent| {
        // Leaving the window, not one element for another.
        if event.related_target().is_none() {
            dragging.set(false);
        }
    });
    watch::on_window("drop", move |event: DragEvent| {
        dragging.set(false);
        if files::drags_files(&event) {
            event.prevent_default();
            app.propose_files(files::dropped(&event));
        }
    });
    watch::on_window("paste", move |event: ClipboardEvent| {
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

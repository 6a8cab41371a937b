//! What leaves the page: the table, the picture, the data, the link.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::{clipboard, download};
use super::components::picture_dialog::picture_dialog;
use super::components::share_dialog::share_dialog;
use super::in_view::file_name;
use super::pages::{analysis, change, overview, ranking};
use super::present::present_dialog;
use super::state::App;
use crate::export::{self, CsvFor, Table, drawn};
use crate::locale::Lang;
use crate::locale::words::{Pages, Picture, word};
use crate::share::{LinkProblem, Page, is_tracker};

/// What is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The table in view, as CSV.
    Table,
    /// The table in view, on the clipboard.
    CopyTable,
    /// The picture in view: asks for its shape.
    Picture,
    /// Views over the whole screen: asks for which.
    Present,
}

/// Hands one of them out, or says that there is nothing.
pub fn export(app: App, way: Way) {
    match way {
        Way::Table => save_table(app),
        Way::CopyTable => copy_table(app),
        Way::Picture => picture_dialog(app),
        Way::Present => present_dialog(app),
    }
}

/// The table in view, with what it is called in names of files.
fn table(app: App, lang: Lang) -> Option<(Table, String)> {
    let view = app.view.get_untracked();
    let shown = app.shown.get_untracked();
    let (table, what) = match view.page {
        Page::Overview => (overview::sheet(app, lang)?, "overview"),
        Page::Ranking => (ranking::sheet(&shown?, view.sort, view.view, lang), "ranking"),
        Page::Change => (change::sheet(app, &shown?, view.chart, lang)?, "change"),
        Page::Analysis => (analysis::sheet(&shown?, &view, lang)?, "analysis"),
        Page::Gallery | Page::Report => return None,
        Page::Charts => {
            let shown = shown?;
            let spec = drawn::spec_with(&shown, drawn::asked(&shown, view.kind), &view);
            (drawn::table(&shown, &spec, lang)?, spec.kind.code())
        }
    };
    let marked = app.data.with_untracked(|data| table.marked(data, lang));
    Some((marked, file_name(app, what)?))
}

fn save_table(app: App) {
    let lang = app.lang.get_untracked();
    let save = || {
        let (table, name) = table(app, lang)?;
        let purpose = CsvFor::Excel { decimal_comma: lang == Lang::Vi };
        let text = export::csv_from_table(&table.head, table.rows, purpose);
        let name = format!("{name}.csv");
        download::save(&name, "text/csv;charset=utf-8", text.as_bytes()).then_some(())
    };
    if save().is_none() {
        app.tell(word(Pages::NothingToSave, lang).to_owned(), true);
    }
}

/// Copies the table in view, and says so.
pub fn copy_table(app: App) {
    let lang = app.lang.get_untracked();
    let Some((table, _)) = table(app, lang) else {
        return app.tell(word(Pages::NothingToSave, lang).to_owned(), true);
    };
    let (html, text) = (export::html_from_table("", &table), export::text_from_table(&table));
    spawn_local(async move {
        let done = clipboard::copy_table(&html, &text).await;
        let told = if done { Picture::TableCopied } else { Picture::NotCopied };
        app.tell(word(told, lang).to_owned(), !done);
    });
}

/// Says what a link asked for that cannot be shown.
pub fn tell(app: App, problems: &[LinkProblem]) {
    let lang = app.lang.get_untracked();
    // What programs add to links that they pass on is nobody's concern.
    let is_added =
        |problem: &&LinkProblem| matches!(problem, LinkProblem::Key(key) if is_tracker(key));
    for problem in problems.iter().filter(|problem| !is_added(problem)) {
        app.tell(problem.text(lang), true);
    }
}

/// Shares what is in view: the link, and all that goes with it.
pub fn share(app: App) {
    share_dialog(app);
}

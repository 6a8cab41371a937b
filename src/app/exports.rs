//! What leaves the page: the table, the picture, the data, the link.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::{clipboard, download};
use super::pages::{change, charts, overview, ranking};
use super::shown::Shown;
use super::state::App;
use crate::chart::placed::{Frame, Placed};
use crate::chart::{self, ChartKind, ChartSpec, Inks, paint};
use crate::export::{self, CsvFor};
use crate::locale::Lang;
use crate::locale::words::{Ui, page, word};
use crate::share::{LinkProblem, Page, RankingView, Theme, ViewState};

/// What is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The table in view, as CSV.
    Table,
    /// The picture in view, as SVG.
    Picture,
}

/// The size of a picture in a file, in pixels.
const PICTURE: (f64, f64) = (1000.0, 700.0);

/// Whether what is in view can be saved as a picture.
pub fn has_picture(view: &ViewState) -> bool {
    view.page != Page::Change || change::is_picture(view.chart)
}

/// Saves one of them, or says that there is nothing to save.
pub fn export(app: App, way: Way) {
    let lang = app.lang.get_untracked();
    let done = match way {
        Way::Table => save_table(app, lang),
        Way::Picture => save_picture(app, lang),
    };
    if done.is_none() {
        app.tell(word(Ui::NothingToSave, lang).to_owned(), true);
    }
}

fn page_of(app: App) -> Page {
    app.view.with_untracked(|view| view.page)
}

/// The name of a file: what is shown, in the words of links.
fn name(app: App, ending: &str) -> Option<String> {
    let shown = app.shown.get_untracked()?;
    let id = &shown.data().indicators()[shown.indicator].id;
    let page = crate::share::Code::code(page_of(app));
    Some(format!("{id}-{}-{page}.{ending}", shown.period))
}

fn save_table(app: App, lang: Lang) -> Option<()> {
    let (sort, view, chart, kind) =
        app.view.with_untracked(|view| (view.sort, view.view, view.chart, view.kind));
    let table = match page_of(app) {
        Page::Overview => overview::sheet(app, lang)?,
        Page::Ranking => ranking::sheet(&app.shown.get_untracked()?, sort, view, lang),
        Page::Change => change::sheet(app, &app.shown.get_untracked()?, chart, lang)?,
        Page::Charts => {
            let shown = app.shown.get_untracked()?;
            charts::table(&shown, charts::asked(&shown, kind), lang)?
        }
    };
    let purpose = CsvFor::Excel { decimal_comma: lang == Lang::Vi };
    let text = export::csv_from_table(&table.head, table.rows, purpose);
    download::save(&name(app, "csv")?, "text/csv;charset=utf-8", text.as_bytes()).then_some(())
}

fn ranked_bars(shown: &Shown, view: RankingView) -> ChartSpec {
    ChartSpec { stacked: view == RankingView::Components, ..shown.chart(ChartKind::RankedBars) }
}

fn picture(app: App, lang: Lang) -> Option<Placed> {
    let shown = app.shown.get_untracked()?;
    let (width, height) = PICTURE;
    let frame = Frame { width, height, scale: 1.0, lang };
    let spec = match page_of(app) {
        Page::Overview => return overview::picture(app, &frame),
        Page::Ranking => ranked_bars(&shown, app.view.with_untracked(|view| view.view)),
        Page::Change => change::spec(&shown, app.view.with_untracked(|view| view.chart))?,
        Page::Charts => {
            let kind = app.view.with_untracked(|view| view.kind);
            charts::spec(&shown, charts::asked(&shown, kind))
        }
    };
    chart::place(shown.data(), &spec, &frame).ok()
}

fn save_picture(app: App, lang: Lang) -> Option<()> {
    let inks = match app.theme.get_untracked() {
        Theme::Light => Inks::Light,
        Theme::Dark => Inks::Dark,
    };
    let svg = paint::svg(&picture(app, lang)?, inks, "picture");
    download::save(&name(app, "svg")?, "image/svg+xml", svg.as_bytes()).then_some(())
}

/// Says what a link asked for that cannot be shown.
pub fn tell(app: App, problems: &[LinkProblem]) {
    let lang = app.lang.get_untracked();
    for problem in problems {
        app.tell(problem.text(lang), true);
    }
}

/// Copies the link, and says so; plainly where the recipient needs a file.
pub fn share(app: App) {
    let link = app.link();
    let lang = app.lang.get_untracked();
    let local = app.local_on.get_untracked();
    spawn_local(async move {
        if !clipboard::copy(&link).await {
            app.tell(page::copy_by_hand(&link, lang), true);
        } else if local {
            app.tell(word(Ui::LinkNeedsFiles, lang).to_owned(), true);
        } else {
            app.tell(word(Ui::LinkCopied, lang).to_owned(), false);
        }
    });
}

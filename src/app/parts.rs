//! Parts of the program that are not needed for the first sight, and are fetched after it.
//!
//! In a build with the feature `split` (`./dev build`) a tool cuts them out of the program along the two
//! marked functions: what only these reach is in files of its own. In any other build they are in
//! the one file, and nothing is fetched.
#![allow(unsafe_code)] // the marks are foreign functions: the cut goes through them

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::element::{El, Event};
use super::browser::files::LocalFile;
use super::browser::timing;
use super::components::link_bar::link_bar;
use super::components::menu::Which;
use super::components::unit_picker::Picker;
use super::components::{menus, unit_options};
use super::exports::{self, Way};
use super::local;
use super::pages::analysis::{analysis_page, work_ahead};
use super::pages::change::change_page;
use super::pages::charts::charts_page;
use super::pages::files::files_page;
use super::pages::gallery::gallery_page;
use super::pages::overview::overview_page;
use super::pages::ranking::further::{FURTHER, Further};
use super::pages::report::report_page;
use super::state::App;
use crate::analysis::composite::{Composite, Fault};
use crate::export::Shown;
use crate::export::said::of_components;
use crate::import::SourceFile;
use crate::locale::Lang;
use crate::locale::words::{Ui, word};
use crate::model::Dataset;
use crate::share::LinkProblem;
use crate::worker::firm::Firmness;
use crate::worker::page::Reader;
use crate::worker::request::{Request, SaveAs};

/// Makes a page.
pub type MakePage = fn(App, Lang) -> Vec<El>;

/// What comes later.
pub type Coming<T> = Pin<Box<dyn Future<Output = T>>>;

/// Reads published files of any known format and joins them, with the user's own if told so.
pub type Join = fn(App, Vec<SourceFile>, bool) -> Coming<Option<Arc<Dataset>>>;

/// Reads them, and gives a data set of each file alone.
pub type Apart = fn(App, Vec<SourceFile>, bool) -> Coming<Option<Vec<Dataset>>>;

/// What draws: the pages with pictures, and the ways out.
#[derive(Clone, Copy, Debug)]
pub struct Charts {
    /// One unit over all its indices.
    pub overview: MakePage,
    /// The ranking's other views.
    pub further: Further,
    /// How ranks moved.
    pub change: MakePage,
    /// One chart of any type.
    pub charts: MakePage,
    /// Where a unit stands, how firm that is, what is doubtful.
    pub analysis: MakePage,
    /// Works out beforehand what may be asked.
    pub work_ahead: fn(App),
    /// A report of a unit, an index or a group.
    pub report: MakePage,
    /// An example of each type.
    pub gallery: MakePage,
    /// What is found of the components of what is shown, and what is drawn of them.
    pub of_components: fn(&Shown, Lang) -> [String; 2],
    /// Saves what is in view.
    pub export: fn(App, Way),
    /// Copies the link.
    pub share: fn(App),
    /// Says what a link asked for that cannot be shown.
    pub tell: fn(App, &[LinkProblem]),
    /// What stands in a menu.
    pub menu: fn(App, Lang, Which, RwSignal<bool>) -> Vec<El>,
    /// The list of the units that can be highlighted.
    pub pick_from: fn(Picker) -> Vec<El>,
    /// What a key does in the search for them.
    pub pick_key: fn(Picker, &Event, &str),
}

/// What opens the user's own files.
#[derive(Clone, Copy, Debug)]
pub struct Files {
    /// The panel.
    pub page: MakePage,
    /// Reads published files of any known format and joins them, with the user's own if told so; without
    /// either, what the link carries. `None` when that cannot be done here, which has been told.
    pub join: Join,
    /// The same, but each file alone.
    pub apart: Apart,
    /// Fetches the program that reads files, and has the browser keep the page; whether the program
    /// is here then.
    pub rest: fn(App) -> Coming<bool>,
    /// What is said of a link under the header: what it carries, what of it has changed.
    pub bar: fn(App, Lang) -> El,
    /// Takes up the files that the browser kept.
    pub restore: fn(App) -> Coming<()>,
    /// Shows the open files alone.
    pub show: fn(App),
    /// Shows what files hold, before they are opened.
    pub propose: fn(App, Vec<LocalFile>),
    /// The same for a pasted text.
    pub propose_text: fn(App, String),
    /// Forgets what the panel shows.
    pub forget: fn(App),
    /// Forgets the user's own files, decisions and all, here and in the browser's store.
    pub forget_all: fn(App),
    /// The data in view as it leaves the page: with all pieces that it lies in. `None` where some cannot be
    /// had, which has been told.
    pub whole: fn(App) -> Coming<Option<Arc<Dataset>>>,
    /// Whether that takes fetching: of a publication in pieces only what is looked at is here.
    pub is_in_pieces: fn(App) -> bool,
    /// Saves the data in view.
    pub save: fn(App, SaveAs),
    /// Works out how firm ranks are, beside the page.
    pub firm: Work<Firmness>,
    /// Makes an index of the reader's own, beside the page.
    pub build: Work<Made>,
    /// Writes a file, beside the page: its bytes.
    pub write: fn(App, Request) -> Coming<Option<Vec<u8>>>,
}

/// Works something out beside the page. `None` when it was stopped or broke off, which has been told.
pub type Work<T> = fn(App, Job) -> Coming<Option<T>>;

/// An index of the reader's own, or what kept it from being made.
pub type Made = Result<Composite, Vec<Fault>>;

/// Long work that the page waits for.
pub struct Job {
    /// What is asked.
    pub request: Request,
    /// Who is told how far it is, from 0 to 1.
    pub progress: Rc<dyn Fn(f64)>,
    /// Whether it is still wanted: something else may have been asked meanwhile.
    pub wanted: Rc<dyn Fn() -> bool>,
    /// Where the thread is held while it works: whoever stops it there ends the work.
    pub held: Held,
}

/// A thread at work.
pub type Held = StoredValue<Option<Rc<Reader>>, LocalStorage>;

/// The parts that are here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parts {
    /// What draws.
    pub charts: Option<Charts>,
    /// What opens files.
    pub files: Option<Files>,
    /// Whether what draws was wanted and could not be had.
    pub no_charts: bool,
}

/// A part could not be had: there is no network, or the site has a new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> NotLoaded {
        NotLoaded
    }
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(charts, fallible))]
fn charts() -> Result<Charts, NotLoaded> {
    Ok(Charts {
        overview: overview_page,
        further: FURTHER,
        change: change_page,
        charts: charts_page,
        analysis: analysis_page,
        work_ahead,
        report: report_page,
        gallery: gallery_page,
        of_components,
        export: exports::export,
        share: exports::share,
        tell: exports::tell,
        menu: menus::panel,
        pick_from: unit_options::options,
        pick_key: unit_options::on_key,
    })
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(files, fallible))]
fn files() -> Result<Files, NotLoaded> {
    Ok(Files {
        page: files_page,
        join: local::join,
        apart: local::read_apart,
        rest: local::rest,
        bar: link_bar,
        restore: local::restore,
        show: local::show,
        propose: local::propose,
        propose_text: local::propose_text,
        forget: local::forget,
        forget_all: local::forget_all,
        whole: local::whole,
        is_in_pieces: local::is_in_pieces,
        save: local::save,
        firm: local::firm,
        build: local::build,
        write: local::write,
    })
}

#[cfg(feature = "split")]
fn fetched<T>(part: impl Future<Output = T>) -> impl Future<Output = T> {
    part
}

#[cfg(not(feature = "split"))]
fn fetched<T>(part: T) -> impl Future<Output = T> {
    std::future::ready(part)
}

impl App {
    /// What draws, fetched where it is not here yet; a failure is told.
    pub async fn charts(self) -> Option<Charts> {
        let part = self.bring_charts().await;
        if part.is_none() {
            self.parts.update(|parts| parts.no_charts = true);
            self.tell_missing_part();
        }
        part
    }

    /// What opens files, fetched where it is not here yet; a failure is told.
    pub async fn files(self) -> Option<Files> {
        let part = self.bring_files().await;
        if part.is_none() {
            self.tell_missing_part();
        }
        part
    }

    /// What makes the ranking's other views, once it is here.
    pub fn further(self) -> Option<Further> {
        self.parts.with_untracked(|parts| parts.charts.map(|charts| charts.further))
    }

    /// Fetches what draws, for what waits for it; not again where that failed, before somebody asks
    /// for it.
    pub fn fetch_charts(self) {
        let Parts { charts, no_charts, .. } = self.parts.get_untracked();
        if charts.is_none() && !no_charts {
            spawn_local(async move {
                self.charts().await;
            });
        }
    }

    /// Fetches what draws once more.
    pub fn fetch_charts_again(self) {
        self.parts.update(|parts| parts.no_charts = false);
        self.fetch_charts();
    }

    /// Fetches all parts, so that everything works from now on without a network. Nobody waits for
    /// them: a failure is told when one of them is wanted.
    pub fn fetch_all(self) {
        spawn_local(async move {
            let charts = self.bring_charts().await;
            let files = self.bring_files().await;
            let reader = match files {
                Some(files) => (files.rest)(self).await,
                None => false,
            };
            if charts.is_some() && reader {
                let now = timing::now();
                timing::leave("xephang:whole", now, now, "parts", 2);
            }
        });
    }

    async fn bring_charts(self) -> Option<Charts> {
        if let Some(here) = self.parts.get_untracked().charts {
            return Some(here);
        }
        let part = fetched(charts()).await.ok()?;
        self.parts.update(|parts| (parts.charts, parts.no_charts) = (Some(part), false));
        (part.work_ahead)(self);
        Some(part)
    }

    /// Whoever brings it, the files that the browser kept are taken up before anything is done with
    /// others: what is opened is kept in their place.
    async fn bring_files(self) -> Option<Files> {
        if let Some(here) = self.parts.get_untracked().files {
            return Some(here);
        }
        let part = fetched(files()).await.ok()?;
        (part.restore)(self).await;
        self.parts.update(|parts| parts.files = Some(part));
        Some(part)
    }

    fn tell_missing_part(self) {
        self.busy.set(None);
        self.tell(word(Ui::PartMissing, self.lang.get_untracked()).to_owned(), true);
    }
}

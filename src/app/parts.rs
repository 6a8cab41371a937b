//! Parts of the program that are not needed for the first sight, and are fetched after it.
//!
//! In a build with `--cfg split` (`./dev build`) a tool cuts them out of the program along the two
//! marked functions: what only these reach is in files of its own. In any other build they are in
//! the one file, and nothing is fetched.
#![allow(unsafe_code)] // the marks are foreign functions: the cut goes through them

use std::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::element::El;
use super::browser::timing;
use super::exports::{self, Way};
use super::pages::change::change_page;
use super::pages::files::files_page;
use super::pages::overview::overview_page;
use super::state::App;
use crate::import::{self, Choices, Imported, SourceFile};
use crate::locale::Lang;
use crate::locale::words::{Ui, word};

/// Makes a page.
pub type MakePage = fn(App, Lang) -> Vec<El>;

/// What draws: the pages with pictures, and the ways out.
#[derive(Clone, Copy, Debug)]
pub struct Charts {
    /// One unit over all its indices.
    pub overview: MakePage,
    /// How ranks moved.
    pub change: MakePage,
    /// Saves what is in view.
    pub export: fn(App, Way),
}

/// What opens the user's own files.
#[derive(Clone, Copy, Debug)]
pub struct Files {
    /// The panel.
    pub page: MakePage,
    /// Reads files of every known format.
    pub import: fn(&[SourceFile], &Choices) -> Imported,
}

/// The parts that are here.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parts {
    /// What draws.
    pub charts: Option<Charts>,
    /// What opens files.
    pub files: Option<Files>,
}

/// A part could not be had: there is no network, or the site has a new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(split)]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> NotLoaded {
        NotLoaded
    }
}

#[cfg_attr(split, wasm_split_helpers::wasm_split(charts, fallible))]
fn charts() -> Result<Charts, NotLoaded> {
    Ok(Charts { overview: overview_page, change: change_page, export: exports::export })
}

#[cfg_attr(split, wasm_split_helpers::wasm_split(files, fallible))]
fn files() -> Result<Files, NotLoaded> {
    Ok(Files { page: files_page, import: import::import })
}

#[cfg(split)]
fn fetched<T>(part: impl Future<Output = T>) -> impl Future<Output = T> {
    part
}

#[cfg(not(split))]
fn fetched<T>(part: T) -> impl Future<Output = T> {
    std::future::ready(part)
}

impl App {
    /// What draws, fetched where it is not here yet; a failure is told.
    pub async fn charts(self) -> Option<Charts> {
        if let Some(here) = self.parts.get_untracked().charts {
            return Some(here);
        }
        let part = fetched(charts()).await.map_err(|NotLoaded| self.tell_missing_part()).ok()?;
        self.parts.update(|parts| parts.charts = Some(part));
        Some(part)
    }

    /// What opens files, fetched where it is not here yet; a failure is told.
    pub async fn files(self) -> Option<Files> {
        if let Some(here) = self.parts.get_untracked().files {
            return Some(here);
        }
        let part = fetched(files()).await.map_err(|NotLoaded| self.tell_missing_part()).ok()?;
        self.parts.update(|parts| parts.files = Some(part));
        Some(part)
    }

    /// Fetches what draws, for a page that waits for it.
    pub fn fetch_charts(self) {
        spawn_local(async move {
            self.charts().await;
        });
    }

    /// Fetches all parts, so that everything works from now on without a network. Nobody waits for
    /// them: a failure is told when one of them is wanted.
    pub fn fetch_all(self) {
        spawn_local(async move {
            if let Ok(part) = fetched(charts()).await {
                self.parts.update(|parts| parts.charts = Some(part));
            }
            if let Ok(part) = fetched(files()).await {
                self.parts.update(|parts| parts.files = Some(part));
                let now = timing::now();
                timing::leave("xephang:whole", now, now, "parts", 2);
            }
        });
    }

    fn tell_missing_part(self) {
        self.tell(word(Ui::PartMissing, self.lang.get_untracked()).to_owned(), true);
    }
}

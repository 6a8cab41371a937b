//! Changes of state that take time: reading published files, and asking the parts of the program
//! that come later. What those parts do is in [`super::local`] and [`super::exports`].

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::element::Event;
use super::browser::files::LocalFile;
use super::browser::history::{self, Step};
use super::browser::{fetch, timing, watch};
use super::catalogue;
use super::exports::Way;
use super::parts::{Charts, Files};
use super::state::{App, NARROW};
use crate::import::{self, SourceFile};
use crate::locale::words::page;
use crate::model::Dataset;
use crate::share::{self, Code, LinkProblem};
use crate::worker::request::SaveAs;

/// Who asked for what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// A link: what of it the data does not have is said.
    ByLink,
    /// A choice in a menu: what belongs to the sets of before is dropped without a word.
    ByChoice,
}

/// How long after the first sight the rest of the program is fetched.
const REST_AFTER: std::time::Duration = std::time::Duration::from_millis(200);

/// What is shown when the address asks for nothing: PCI 2016 against 2015, Quảng Ninh.
const FIRST: &str = "#v1/pci?d=pci&y=2016&vs=2015&u=quang-ninh";

impl App {
    /// Begins: reads the catalogue and what the address asks for, and listens to the window.
    pub fn start(self) {
        if history::fragment().is_empty() {
            self.view.set(share::decode(FIRST).0);
        }
        watch::on_window("popstate", move |_: Event| self.follow_address());
        watch::on_media(NARROW, move |narrow| self.narrow.set(narrow));
        watch::guard_unload(move || self.unsaved.get_untracked());
        spawn_local(async move {
            self.busy.set(Some(None));
            match fetch::bytes("data/catalogue.json", |_| ()).await {
                Ok(bytes) => {
                    let entries = catalogue::read(&bytes);
                    self.catalogue.set(Arc::new(entries));
                }
                Err(error) => self.tell_fetch("catalogue.json", &error),
            }
            // The user's own figures come with the part that opens files.
            if self.asks_for_local() {
                self.files().await;
            }
            self.load(Asked::ByLink).await;
            // What is seen first is there; the rest comes while it is looked at.
            set_timeout(move || self.fetch_all(), REST_AFTER);
        });
    }

    /// Follows the address after «Back», «Forward» or an edit by hand.
    pub(super) fn follow_address(self) {
        let fragment = history::fragment();
        let asked = if fragment.is_empty() { FIRST } else { &fragment };
        let (mut view, problems) = share::decode(asked);
        if let Some(lang) = view.lang.take() {
            self.lang.set(lang);
        }
        if let Some(theme) = view.theme.take() {
            self.theme.set(theme);
        }
        self.tell_link_problems(problems);
        self.close_panel();
        let same = self.view.with_untracked(|old| {
            old.publications == view.publications && old.later.data() == view.later.data()
        });
        self.view.set(view);
        if !same {
            self.local_on.set(self.asks_for_local() && self.local_count.get_untracked() > 0);
            spawn_local(self.load(Asked::ByLink));
        }
    }

    fn is_published(self, id: &str) -> bool {
        self.catalogue.with_untracked(|entries| entries.iter().any(|entry| entry.id == id))
    }

    /// Whether the view names a set that is not published: the user's own. What a link carries is not.
    pub(super) fn asks_for_local(self) -> bool {
        let asked = self.view.with_untracked(|view| view.publications.clone());
        !self.is_carried() && asked.iter().any(|id| !self.is_published(id))
    }

    /// Whether the link carries the data.
    pub(super) fn is_carried(self) -> bool {
        self.view.with_untracked(|view| view.later.data().is_some())
    }

    /// Begins to put figures in view; whatever began before comes too late.
    pub(super) fn next_turn(self) -> u32 {
        let turn = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(turn);
        turn
    }

    pub(super) fn is_turn(self, turn: u32) -> bool {
        self.turn.get_value() == turn
    }

    /// The published ones among the sets in view.
    pub(super) fn published_in_view(self) -> Vec<String> {
        let mut ids = self.view.with_untracked(|view| view.publications.clone());
        ids.retain(|id| self.is_published(id));
        ids
    }

    /// Those of them that are shown: a file of the user's own with the id of a published one stands in its
    /// place.
    pub(super) fn published_shown(self) -> Vec<String> {
        let mut ids = self.published_in_view();
        if self.local_on.get_untracked() {
            self.local_ids.with_value(|own| ids.retain(|id| !own.contains(id)));
        }
        ids
    }

    /// Published files, as they were read.
    pub(super) fn published_files(self, ids: &[String]) -> Vec<SourceFile> {
        let file = |id: &String| {
            self.read.with_value(|read| {
                read.iter().find(|(other, _)| other == id).map(|(_, file)| file.clone())
            })
        };
        ids.iter().filter_map(file).collect()
    }

    /// Reads the publications that the view names, where they are not yet read, and joins them with
    /// the local files in view.
    async fn load(self, asked: Asked) {
        let turn = self.next_turn();
        let entries = self.catalogue.get_untracked();
        let local_on = self.local_on.get_untracked();
        let mut wanted = self.published_shown();
        if self.is_carried() {
            wanted.clear();
        } else if wanted.is_empty() && !local_on {
            wanted.extend(entries.first().map(|entry| entry.id.clone()));
            // The view names what is shown, so that the menu ticks it.
            self.view.update(|view| view.publications.extend(wanted.clone()));
        }
        let mut sources = Vec::new();
        for id in &wanted {
            let Some(entry) = entries.iter().find(|entry| entry.id == *id) else { continue };
            let kept = self.read.with_value(|read| {
                read.iter().find(|(other, _)| other == id).map(|(_, file)| file.clone())
            });
            if let Some(file) = kept {
                sources.push(file);
                continue;
            }
            let path = format!("data/{}?{}", entry.file, entry.version);
            let all = entry.bytes.max(1) as f64;
            let progress =
                move |read: usize| self.busy.set(Some(Some((read as f64 / all).min(1.0))));
            let bytes = fetch::bytes(&path, progress).await;
            if !self.is_turn(turn) {
                return;
            }
            match bytes {
                Ok(bytes) => {
                    let file = SourceFile { name: entry.file.clone(), bytes };
                    self.read.update_value(|read| read.push((id.clone(), file.clone())));
                    sources.push(file);
                }
                Err(error) => self.tell_fetch(&entry.file, &error),
            }
        }
        let data = self.read(sources, local_on).await;
        // Something else has been asked for since.
        if !self.is_turn(turn) {
            return;
        }
        self.busy.set(None);
        if let Some(data) = data {
            self.show(data, asked);
        }
    }

    /// Reads published files into a data set, with the user's own if they are wanted. For one
    /// published file alone nothing is needed that is not here from the start. `None` when the rest
    /// could not be had, which has been told.
    async fn read(self, published: Vec<SourceFile>, local: bool) -> Option<Arc<Dataset>> {
        if let ([file], false) = (published.as_slice(), local) {
            let work = || import::import_sound(file);
            let count = |data: &Option<Dataset>| data.as_ref().map_or(0, Dataset::len);
            let sound = timing::measured("xephang:import", "observations", work, count);
            if let Some(data) = sound {
                return Some(Arc::new(data));
            }
        }
        let files = self.files().await?;
        (files.join)(self, published, local).await
    }

    /// Puts data in view. What a link asks for and the data does not have is said; after a choice
    /// in a menu the address forgets it too, so that «Back» and «Forward» do not ask for it again.
    fn show(self, data: Arc<Dataset>, asked: Asked) {
        let mut view = self.view.get_untracked();
        let problems = share::resolve(&mut view, &data);
        if asked == Asked::ByLink {
            self.tell_link_problems(problems);
        }
        self.data.set(data);
        if self.view.with_untracked(|old| *old != view) {
            if asked == Asked::ByChoice {
                history::write(&share::encode(&view), Step::Replace);
            }
            self.view.set(view);
        }
    }

    fn tell_fetch(self, file: &str, error: &fetch::FetchError) {
        let lang = self.lang.get_untracked();
        self.tell(page::could_not_load(file, &error.text(), lang), true);
    }

    /// Opens published sets instead of what is in view.
    pub fn open_published(self, ids: Vec<String>) {
        self.local_on.set(false);
        self.change_view(Step::Push, |view| {
            view.publications = ids;
            view.later.set_data(None);
            view.indicator = None;
            view.period = None;
            view.versus = None;
            view.group = None;
        });
        spawn_local(self.load(Asked::ByChoice));
    }

    /// Reads what the view names anew, after a choice.
    pub(super) fn load_anew(self) {
        spawn_local(self.load(Asked::ByChoice));
    }

    /// Adds a published set to what is in view, or takes it away. The last one stays: something is
    /// always shown.
    pub fn toggle_published(self, id: &str) {
        let is_last = self.view.with_untracked(|view| view.publications == [id]);
        if is_last && !self.local_on.get_untracked() {
            // The box that was unticked by hand gets its tick back.
            self.view.update(|_| ());
            return;
        }
        self.change_view(Step::Push, |view| {
            if view.later.data().is_some() {
                view.later.set_data(None);
                view.publications = vec![id.to_owned()];
            } else if view.publications.iter().any(|other| other == id) {
                view.publications.retain(|other| other != id);
            } else {
                view.publications.push(id.to_owned());
            }
        });
        spawn_local(self.load(Asked::ByChoice));
    }

    /// Shows the local files alone.
    pub fn show_local_only(self) {
        self.with_files(move |files| (files.show)(self));
    }

    /// Reads files of this machine and shows what they hold, before they are opened.
    pub fn propose_files(self, new: Vec<LocalFile>) {
        if !new.is_empty() {
            self.with_files(move |files| (files.propose)(self, new));
        }
    }

    /// Takes a pasted text as a file.
    pub fn propose_text(self, text: String) {
        self.with_files(move |files| (files.propose_text)(self, text));
    }

    fn with_files(self, then: impl FnOnce(Files) + 'static) {
        spawn_local(async move {
            if let Some(files) = self.files().await {
                then(files);
            }
        });
    }

    /// Saves the data in view as a file.
    pub fn save(self, form: SaveAs) {
        self.with_files(move |files| (files.save)(self, form));
    }

    /// Forgets the user's own files.
    pub fn forget_files(self) {
        self.with_files(move |files| (files.forget_all)(self));
    }

    /// Saves what is in view as a file.
    pub fn export(self, way: Way) {
        self.with_charts(move |charts| (charts.export)(self, way));
    }

    /// Copies the link, and says so.
    pub fn share(self) {
        self.with_charts(move |charts| (charts.share)(self));
    }

    /// Says what a link asked for that cannot be shown.
    pub(super) fn tell_link_problems(self, problems: Vec<LinkProblem>) {
        if !problems.is_empty() {
            self.with_charts(move |charts| (charts.tell)(self, &problems));
        }
    }

    fn with_charts(self, then: impl FnOnce(Charts) + 'static) {
        spawn_local(async move {
            if let Some(charts) = self.charts().await {
                then(charts);
            }
        });
    }

    /// The words of theme and language on the document follow the state.
    pub fn describe_document(self, title: &str) {
        super::browser::dom::describe_document(
            self.lang.get().code(),
            self.theme.get().code(),
            title,
        );
    }
}

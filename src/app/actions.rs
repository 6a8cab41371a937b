//! Changes of state that take time: reading published files and the user's own.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::element::Event;
use super::browser::files::{self, Handle};
use super::browser::history::{self, Step};
use super::browser::{clipboard, fetch, store, timing, watch};
use super::catalogue;
use super::exports::Way;
use super::state::{App, Draft, NARROW};
use crate::import::{self, Choices, Imported, SourceFile};
use crate::locale::words::{Ui, page, word};
use crate::share::{self, Code, Page};

/// How long after the first sight the rest of the program is fetched.
const REST_AFTER: std::time::Duration = std::time::Duration::from_millis(200);

/// What is shown when the address asks for nothing: PCI 2016 against 2015, Quảng Ninh.
const FIRST: &str = "#v1/pci?d=pci&y=2016&vs=2015&u=quang-ninh";

/// Reads files into a data set, and leaves the measure of it.
fn measured(work: impl FnOnce() -> Imported) -> Arc<Imported> {
    let count = |imported: &Imported| imported.dataset.len();
    Arc::new(timing::measured("xephang:import", "observations", work, count))
}

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
                    let entries = catalogue::read(&String::from_utf8_lossy(&bytes));
                    self.catalogue.set(Arc::new(entries));
                }
                Err(error) => self.tell_fetch("catalogue.json", &error),
            }
            self.restore_local().await;
            self.load().await;
            // What is seen first is there; the rest comes while it is looked at.
            set_timeout(move || self.fetch_all(), REST_AFTER);
        });
    }

    /// Takes up the files that this browser kept, and shows them if the address asks for figures
    /// that are not published.
    async fn restore_local(self) {
        let kept = store::kept().await;
        if kept.is_empty() || untrack(|| self.local_count()) > 0 {
            return;
        }
        let files: Vec<_> =
            kept.into_iter().map(|(name, bytes)| SourceFile { name, bytes }).collect();
        super::rescue::keep(&files);
        self.local.set(Arc::new(files));
        if self.asks_for_local() {
            self.local_on.set(true);
        } else {
            let lang = self.lang.get_untracked();
            self.tell(word(Ui::FilesStillHere, lang).to_owned(), false);
        }
    }

    /// Has the browser keep the open files, so that they are there after a reload. Where it cannot,
    /// or where decisions would be lost, closing the tab asks first.
    fn keep_local(self, files: &[SourceFile], choices: &Choices) {
        super::rescue::keep(files);
        let decided = *choices != Choices::default();
        let files: Vec<_> =
            files.iter().map(|file| (file.name.clone(), file.bytes.clone())).collect();
        self.unsaved.set(decided);
        spawn_local(async move {
            if store::keep(&files).await.is_err() {
                self.unsaved.set(true);
            }
        });
    }

    /// Follows the address after «Back», «Forward» or an edit by hand.
    fn follow_address(self) {
        let (mut view, problems) = share::decode(&history::fragment());
        if let Some(lang) = view.lang.take() {
            self.lang.set(lang);
        }
        if let Some(theme) = view.theme.take() {
            self.theme.set(theme);
        }
        self.tell_link_problems(&problems);
        self.draft.set(None);
        let same = self.view.with_untracked(|old| old.publications == view.publications);
        self.view.set(view);
        if !same {
            self.local_on.set(self.asks_for_local() && untrack(|| self.local_count()) > 0);
            spawn_local(self.load());
        }
    }

    fn is_published(self, id: &str) -> bool {
        self.catalogue.with_untracked(|entries| entries.iter().any(|entry| entry.id == id))
    }

    /// Whether the view names a set that is not published: the user's own.
    fn asks_for_local(self) -> bool {
        let asked = self.view.with_untracked(|view| view.publications.clone());
        asked.iter().any(|id| !self.is_published(id))
    }

    /// Reads the publications that the view names, where they are not yet read, and joins them with
    /// the local files in view.
    async fn load(self) {
        let entries = self.catalogue.get_untracked();
        let local_on = self.local_on.get_untracked();
        let mut wanted = self.view.with_untracked(|view| view.publications.clone());
        // A file of the user's own with the id of a published one stands in its place.
        let own = self.local_ids.get_value();
        wanted.retain(|id| !(local_on && own.contains(id)));
        wanted.retain(|id| self.is_published(id));
        if wanted.is_empty() && !local_on {
            wanted.extend(entries.first().map(|entry| entry.id.clone()));
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
            match fetch::bytes(&path, progress).await {
                Ok(bytes) => {
                    let file = SourceFile { name: entry.file.clone(), bytes };
                    self.read.update_value(|read| read.push((id.clone(), file.clone())));
                    sources.push(file);
                }
                Err(error) => self.tell_fetch(&entry.file, &error),
            }
        }
        if local_on {
            sources.extend(self.local.get_untracked().iter().cloned());
        }
        let imported = self.read(&sources, local_on).await;
        self.busy.set(None);
        if let Some(imported) = imported {
            self.show(imported);
        }
    }

    /// Reads files into a data set. Published ones alone need no other reader than the one that is
    /// here from the start. `None` when the others could not be had, which has been told.
    async fn read(self, sources: &[SourceFile], local: bool) -> Option<Arc<Imported>> {
        let choices = self.choices.get_untracked();
        if !local && choices == Choices::default() {
            let mut all_published = true;
            let imported = measured(|| {
                let read = import::import_published(sources);
                all_published = read.is_some();
                read.unwrap_or_default()
            });
            if all_published {
                return Some(imported);
            }
        }
        let files = self.files().await?;
        Some(measured(|| (files.import)(sources, &choices)))
    }

    /// Puts data in view; what the view asks for and the data does not have is said.
    fn show(self, imported: Arc<Imported>) {
        let mut view = self.view.get_untracked();
        let problems = share::resolve(&mut view, &imported.dataset);
        self.tell_link_problems(&problems);
        self.data.set(imported);
        if self.view.with_untracked(|old| *old != view) {
            self.view.set(view);
        }
    }

    fn tell_fetch(self, file: &str, error: &fetch::FetchError) {
        let lang = self.lang.get_untracked();
        let reason = match error {
            fetch::FetchError::Status(status) => status.to_string(),
            fetch::FetchError::Network(text) => text.clone(),
        };
        self.tell(page::could_not_load(file, &reason, lang), true);
    }

    /// Opens published sets instead of what is in view.
    pub fn open_published(self, ids: Vec<String>) {
        self.local_on.set(false);
        self.change_view(Step::Push, |view| {
            view.publications = ids;
            view.indicator = None;
            view.period = None;
            view.versus = None;
            view.group = None;
        });
        spawn_local(self.load());
    }

    /// Adds a published set to what is in view, or takes it away.
    pub fn toggle_published(self, id: &str) {
        self.change_view(Step::Push, |view| {
            if view.publications.iter().any(|other| other == id) {
                view.publications.retain(|other| other != id);
            } else {
                view.publications.push(id.to_owned());
            }
        });
        spawn_local(self.load());
    }

    /// Shows the local files alone.
    pub fn show_local_only(self) {
        spawn_local(async move {
            let files = self.local.get_untracked();
            if let Some(imported) = self.read(&files, true).await {
                self.open_local(imported);
            }
        });
    }

    /// Reads files of this machine and shows what they hold, before they are opened.
    pub fn propose_files(self, handles: Vec<Handle>) {
        if handles.is_empty() {
            return;
        }
        spawn_local(async move {
            self.busy.set(Some(None));
            let mut read = Vec::new();
            for file in files::read(handles).await {
                match file.bytes {
                    Ok(bytes) => read.push(SourceFile { name: file.name, bytes }),
                    Err(reason) => {
                        let lang = self.lang.get_untracked();
                        self.tell(page::could_not_load(&file.name, &reason, lang), true);
                    }
                }
            }
            self.busy.set(None);
            self.propose(read).await;
        });
    }

    /// Takes a pasted text as a file.
    pub fn propose_text(self, text: String) {
        let name = page::pasted_name(self.lang.get_untracked());
        spawn_local(self.propose(vec![SourceFile { name, bytes: text.into_bytes() }]));
    }

    async fn propose(self, new: Vec<SourceFile>) {
        if new.is_empty() {
            return;
        }
        let Some(part) = self.files().await else { return };
        let (mut all, choices) = match self.draft.get_untracked() {
            Some(draft) => (draft.files, draft.choices),
            None => (self.local.get_untracked().as_ref().clone(), self.choices.get_untracked()),
        };
        for mut file in new {
            // The same file again changes nothing; another file of the same name gets its own.
            if all.contains(&file) {
                continue;
            }
            let plain = file.name.clone();
            let mut number = 2;
            while all.iter().any(|other| other.name == file.name) {
                file.name = format!("{plain} ({number})");
                number += 1;
            }
            all.push(file);
        }
        let imported = measured(|| (part.import)(&all, &choices));
        self.draft.set(Some(Draft { files: all, choices, imported }));
    }

    /// Changes the user's decisions and reads the files again with them.
    pub fn decide(self, change: impl FnOnce(&mut Choices)) {
        self.change_draft(|draft| change(&mut draft.choices));
    }

    /// Changes what the panel holds and reads its files again.
    fn change_draft(self, change: impl FnOnce(&mut Draft)) {
        // The panel is part of what opens files: it is here while the panel is.
        let Some(part) = self.parts.get_untracked().files else { return };
        self.draft.update(|draft| {
            if let Some(draft) = draft {
                change(draft);
                draft.imported = measured(|| (part.import)(&draft.files, &draft.choices));
            }
        });
    }

    /// Takes a file out of the panel again.
    pub fn drop_file(self, name: &str) {
        self.change_draft(|draft| draft.files.retain(|file| file.name != name));
        if self.draft.with_untracked(|draft| draft.as_ref().is_some_and(|d| d.files.is_empty())) {
            self.draft.set(None);
        }
    }

    /// Opens what the panel shows.
    pub fn open_draft(self) {
        let Some(draft) = self.draft.get_untracked() else { return };
        self.keep_local(&draft.files, &draft.choices);
        self.local.set(Arc::new(draft.files));
        self.choices.set(draft.choices);
        self.open_local(draft.imported);
    }

    /// Puts the user's own figures in view.
    fn open_local(self, imported: Arc<Imported>) {
        let data = &imported.dataset;
        let ids: Vec<_> = data.publications().iter().map(|from| from.id.clone()).collect();
        self.local_ids.set_value(ids.clone());
        self.local_on.set(true);
        self.data.set(Arc::clone(&imported));
        let ranked = data.units().iter().filter(|unit| !unit.aggregate).count();
        let only = data.units().iter().find(|unit| !unit.aggregate).map(|unit| unit.id.clone());
        self.change_view(Step::Push, |view| {
            let known = |id: &String| data.unit_by_id(id).is_some();
            view.publications = ids;
            view.units.retain(known);
            view.indicator = None;
            view.period = None;
            view.versus = None;
            view.group = None;
            view.page = if ranked == 1 { Page::Overview } else { Page::Ranking };
            if let (1, Some(only)) = (ranked, only) {
                view.units = vec![only];
            }
        });
    }

    /// Saves what is in view as a file.
    pub fn export(self, way: Way) {
        spawn_local(async move {
            if let Some(charts) = self.charts().await {
                (charts.export)(self, way);
            }
        });
    }

    /// Copies the link, and says so; plainly where the recipient needs a file.
    pub fn share(self) {
        let link = self.link();
        let lang = self.lang.get_untracked();
        let local = self.local_on.get_untracked();
        spawn_local(async move {
            if !clipboard::copy(&link).await {
                self.tell(page::copy_by_hand(&link, lang), true);
            } else if local {
                self.tell(word(Ui::LinkNeedsFiles, lang).to_owned(), true);
            } else {
                self.tell(word(Ui::LinkCopied, lang).to_owned(), false);
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

//! The user's own files: read, shown, decided on, opened, kept in this browser.

use std::cell::RefCell;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::files::{self, Handle};
use super::browser::history::Step;
use super::browser::{store, timing};
use super::rescue;
use super::state::App;
use crate::import::{Choices, Imported, SourceFile, import};
use crate::locale::words::{Ui, page, word};
use crate::model::Dataset;
use crate::share::Page;

/// Files with the user's decisions on their columns and names.
#[derive(Clone, Debug, Default)]
struct Decided {
    files: Vec<SourceFile>,
    choices: Choices,
}

/// Files that have been read and not yet opened.
#[derive(Clone, Debug)]
pub struct Draft {
    /// All local files, those opened before included.
    decided: Decided,
    /// What opening them gives.
    pub imported: Arc<Imported>,
}

// They live with the part of the program that knows them.
thread_local! {
    /// What the panel shows.
    static DRAFT: ArcRwSignal<Option<Draft>> = ArcRwSignal::new(None);
    /// What is open.
    static OPENED: RefCell<Decided> = RefCell::default();
}

/// What the panel shows; follows it.
pub fn draft() -> ArcRwSignal<Option<Draft>> {
    DRAFT.with(Clone::clone)
}

fn opened() -> Decided {
    OPENED.with(|opened| opened.try_borrow().map(|opened| opened.clone()).unwrap_or_default())
}

fn set_opened(app: App, decided: Decided) {
    rescue::keep(&decided.files);
    app.local_count.set(decided.files.len());
    OPENED.with(|opened| {
        if let Ok(mut opened) = opened.try_borrow_mut() {
            *opened = decided;
        }
    });
}

/// Reads files into a data set, and leaves the measure of it.
fn read(files: &[SourceFile], choices: &Choices) -> Imported {
    let count = |imported: &Imported| imported.dataset.len();
    timing::measured("xephang:import", "observations", || import(files, choices), count)
}

/// Reads published files and joins them, with the user's own behind them if told so.
pub fn join(published: &[SourceFile], local: bool) -> Arc<Dataset> {
    let own = if local { opened() } else { Decided::default() };
    let files = [published, &own.files].concat();
    Arc::new(read(&files, &own.choices).dataset)
}

/// Takes up the files that this browser kept, and shows them if the address asks for figures that
/// are not published.
pub fn restore(app: App) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async move {
        let (kept, ids) = store::kept().await;
        if kept.is_empty() || app.local_count.get_untracked() > 0 {
            return;
        }
        let files = kept.into_iter().map(|(name, bytes)| SourceFile { name, bytes }).collect();
        set_opened(app, Decided { files, choices: Choices::default() });
        app.local_ids.set_value(ids);
        if app.asks_for_local() {
            app.local_on.set(true);
        } else {
            let lang = app.lang.get_untracked();
            app.tell(word(Ui::FilesStillHere, lang).to_owned(), false);
        }
    })
}

/// Has the browser keep the open files, so that they are there after a reload. Where it cannot, or
/// where decisions would be lost, closing the tab asks first.
fn keep(app: App, decided: &Decided, ids: Vec<String>) {
    let files: Vec<_> =
        decided.files.iter().map(|file| (file.name.clone(), file.bytes.clone())).collect();
    app.unsaved.set(decided.choices != Choices::default());
    spawn_local(async move {
        if store::keep(&files, &ids).await.is_err() {
            app.unsaved.set(true);
        }
    });
}

/// Shows the open files alone.
pub fn show(app: App) {
    let decided = opened();
    open_data(app, Arc::new(read(&decided.files, &decided.choices).dataset));
}

/// Reads files of this machine and shows what they hold, before they are opened.
pub fn propose_files(app: App, handles: Vec<Handle>) {
    spawn_local(async move {
        app.busy.set(Some(None));
        let mut read = Vec::new();
        for file in files::read(handles).await {
            match file.bytes {
                Ok(bytes) => read.push(SourceFile { name: file.name, bytes }),
                Err(reason) => {
                    let lang = app.lang.get_untracked();
                    app.tell(page::could_not_load(&file.name, &reason, lang), true);
                }
            }
        }
        app.busy.set(None);
        propose(app, read);
    });
}

/// Takes a pasted text as a file.
pub fn propose_text(app: App, text: String) {
    let name = page::pasted_name(app.lang.get_untracked());
    propose(app, vec![SourceFile { name, bytes: text.into_bytes() }]);
}

fn propose(app: App, new: Vec<SourceFile>) {
    if new.is_empty() {
        return;
    }
    let draft = draft();
    let shown = draft.with_untracked(|draft| draft.as_ref().map(|draft| draft.decided.clone()));
    let mut decided = shown.unwrap_or_else(opened);
    for mut file in new {
        // The same file again changes nothing; another file of the same name gets its own.
        if decided.files.contains(&file) {
            continue;
        }
        let plain = file.name.clone();
        let mut number = 2;
        while decided.files.iter().any(|other| other.name == file.name) {
            file.name = format!("{plain} ({number})");
            number += 1;
        }
        decided.files.push(file);
    }
    let imported = Arc::new(read(&decided.files, &decided.choices));
    draft.set(Some(Draft { decided, imported }));
    app.open_panel();
}

/// Changes the user's decisions and reads the files again with them.
pub fn decide(change: impl FnOnce(&mut Choices)) {
    change_draft(|decided| change(&mut decided.choices));
}

/// Changes what the panel holds and reads its files again.
fn change_draft(change: impl FnOnce(&mut Decided)) {
    draft().update(|draft| {
        if let Some(draft) = draft {
            change(&mut draft.decided);
            draft.imported = Arc::new(read(&draft.decided.files, &draft.decided.choices));
        }
    });
}

/// Takes a file out of the panel again; without any the panel closes.
pub fn drop_file(app: App, name: &str) {
    change_draft(|decided| decided.files.retain(|file| file.name != name));
    let is_empty = |draft: &Draft| draft.decided.files.is_empty();
    if draft().with_untracked(|draft| draft.as_ref().is_some_and(is_empty)) {
        app.leave_panel();
    }
}

/// Forgets what the panel shows.
pub fn forget() {
    draft().set(None);
}

/// Opens what the panel shows.
pub fn open_draft(app: App) {
    let taken = draft().try_update(Option::take).flatten();
    let Some(Draft { decided, imported }) = taken else { return };
    keep(app, &decided, ids_of(&imported.dataset));
    set_opened(app, decided);
    let data = match Arc::try_unwrap(imported) {
        Ok(imported) => imported.dataset,
        Err(shared) => shared.dataset.clone(),
    };
    open_data(app, Arc::new(data));
}

fn ids_of(data: &Dataset) -> Vec<String> {
    data.publications().iter().map(|from| from.id.clone()).collect()
}

/// Puts the user's own figures in view.
fn open_data(app: App, data: Arc<Dataset>) {
    let ids = ids_of(&data);
    app.next_turn();
    app.busy.set(None);
    app.local_ids.set_value(ids.clone());
    app.local_on.set(true);
    app.data.set(Arc::clone(&data));
    let ranked = data.units().iter().filter(|unit| !unit.aggregate).count();
    let only = data.units().iter().find(|unit| !unit.aggregate).map(|unit| unit.id.clone());
    // In place of the panel's own step.
    let step = if app.panel.get_untracked() { Step::Replace } else { Step::Push };
    app.change_view(step, |view| {
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

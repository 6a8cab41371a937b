//! What is open of the user's own, and how it stays over a reload.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Decided, Numbered};
use crate::app::browser::history::Step;
use crate::app::browser::storage;
use crate::app::browser::store::{self, Kept};
use crate::app::pages::report;
use crate::app::parts::Coming;
use crate::app::rescue;
use crate::app::state::App;
use crate::chart::ChartKind;
use crate::locale::words::{Reading, opening, word};
use crate::model::Dataset;
use crate::share::Page;

/// What is open.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// Its files and what was decided on them.
    pub decided: Decided,
    /// The ids of their publications.
    pub ids: Vec<String>,
}

thread_local! {
    static OPENED: RefCell<Opened> = RefCell::default();
}

/// The open files.
pub fn opened() -> Decided {
    OPENED.with_borrow(|opened| opened.decided.clone())
}

/// Takes files as open.
pub fn set_opened(app: App, opened: Opened) {
    rescue::keep(&opened.decided.plain());
    app.local_count.set(opened.decided.files.len());
    app.local_ids.set_value(opened.ids.clone());
    OPENED.set(opened);
}

/// Takes up the files that this browser kept, and shows them if the address asks for figures that
/// are not published.
pub fn restore(app: App) -> Coming<()> {
    Box::pin(async move {
        super::pieces::watch(app);
        let Kept { files, ids, choices } = store::kept().await;
        let from = super::fetched::address();
        if let (Some(from), true) = (&from, files.is_empty()) {
            return super::fetched::ask(from);
        }
        if files.is_empty() || app.local_count.get_untracked() > 0 {
            return;
        }
        let files = files.into_iter().map(Numbered::new).collect();
        let choices = crate::import::choices_from_text(&choices).unwrap_or_default();
        set_opened(app, Opened { decided: Decided { files, choices }, ids });
        if let Some(from) = from {
            super::fetched::show(app, &from).await;
        } else if app.asks_for_local() {
            app.local_on.set(true);
        } else {
            let lang = app.lang.get_untracked();
            app.tell(word(Reading::FilesStillHere, lang).to_owned(), false);
        }
    })
}

/// The ids of the publications in the open files, once they are known.
pub fn set_ids(app: App, ids: Vec<String>) {
    app.local_ids.set_value(ids.clone());
    OPENED.with_borrow_mut(|opened| opened.ids = ids);
}

/// Has the browser keep the open files, so that they are there after a reload. Where it cannot, that
/// is said, and closing the tab asks first.
pub async fn keep(app: App) {
    let Opened { decided, ids } = OPENED.with_borrow(Clone::clone);
    let choices = crate::export::choices_as_text(&decided.choices);
    let kept = Kept { files: decided.plain(), ids, choices };
    let refused = store::keep(&kept).await.err();
    app.unsaved.set(refused.is_some());
    let mut files = Vec::new();
    match &refused {
        // What is kept no longer depends on the files on the disk, which may change or go.
        None => files = store::kept().await.files,
        Some(reason) => {
            let lang = app.lang.get_untracked();
            app.tell(opening::not_kept(reason, lang), true);
            for one in &decided.files {
                files.push(one.file.detached().await.unwrap_or_else(|| one.file.clone()));
            }
        }
    }
    OPENED.with_borrow_mut(|opened| {
        let same = opened.decided.files.iter().map(|one| one.id);
        // Something else may have been opened meanwhile.
        if files.len() == decided.files.len() && same.eq(decided.files.iter().map(|one| one.id)) {
            for (one, file) in opened.decided.files.iter_mut().zip(files) {
                one.file = file;
            }
        }
    });
    rescue::keep(&opened().plain());
}

/// Forgets the user's own files, here and in the browser's store.
pub fn forget_all(app: App) {
    let was_on = app.local_on.get_untracked();
    set_opened(app, Opened::default());
    app.unsaved.set(false);
    app.local_on.set(false);
    // What was written about them as well.
    storage::forget(report::KEPT);
    spawn_local(async move {
        let lang = app.lang.get_untracked();
        match store::keep(&Kept::default()).await {
            Ok(()) => app.tell(word(Reading::FilesForgotten, lang).to_owned(), false),
            Err(reason) => app.tell(opening::not_forgotten(&reason, lang), true),
        }
        if was_on {
            let known = app.published_in_view();
            app.open_published(known);
        }
    });
}

/// Shows the open files alone.
pub fn show(app: App) {
    spawn_local(async move {
        let turn = app.next_turn();
        app.busy.set(Some(None));
        let data = super::join(app, Vec::new(), true).await;
        if let (Some(data), true) = (data, app.is_turn(turn)) {
            open_data(app, data);
        }
    });
}

/// The ids of the publications in a data set.
pub fn ids_of(data: &Dataset) -> Vec<String> {
    data.publications().iter().map(|from| from.id.clone()).collect()
}

/// Puts the user's own figures in view; boundaries without figures come beside what is in view, as a
/// map.
pub fn open_data(app: App, data: Arc<Dataset>) {
    let ids = ids_of(&data);
    if data.is_empty() && data.units().iter().any(|unit| unit.outline.is_some()) {
        return open_beside(app, ids);
    }
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
        view.later.set_data(None);
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

/// Joins the user's own files with the publications in view, and shows them as a map.
fn open_beside(app: App, ids: Vec<String>) {
    app.local_ids.set_value(ids.clone());
    app.local_on.set(true);
    let step = if app.panel.get_untracked() { Step::Replace } else { Step::Push };
    app.change_view(step, |view| {
        view.later.set_data(None);
        for id in ids {
            if !view.publications.contains(&id) {
                view.publications.push(id);
            }
        }
        view.page = Page::Charts;
        view.kind = Some(ChartKind::Map);
    });
    app.load_anew();
}

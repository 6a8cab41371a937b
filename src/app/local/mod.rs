//! The user's own files: read, shown, decided on, opened, kept in this browser.
//!
//! The page holds the files as the browser gives them, and decisions; what is in them is read by
//! [`crate::worker`], of which one is kept while the panel is open.

mod carried; // what came with a link
mod fetched; // figures from an address of another site
mod keeping; // what is open, and kept over a reload
mod pieces; // large publications, of which only what is looked at is fetched
mod readers; // the reader: started, asked, stopped
mod saving; // files out
mod working; // long work beside the page

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::download;
use super::browser::files::{self, LocalFile};
use super::browser::program::program;
use super::browser::{offline, timing};
use super::committed;
use super::components::news::tell_new_version;
use super::parts::Coming;
use super::state::App;
use crate::import::{Choices, SourceFile};
use crate::locale::words::{opening, page};
use crate::model::Dataset;
use crate::worker::page::{Contents, Reader};
use crate::worker::panel::Panel;
use crate::worker::request::{Given, Request};
use crate::worker::unread::AllUnread;
pub use carried::adopt;
use carried::carried;
pub use fetched::{ASKING, address, pinned};
use keeping::{Opened, opened};
pub use keeping::{forget_all, restore, show};
pub use pieces::is_in_pieces;
use readers::Asked;
pub use saving::save;
pub use working::{build, firm, write};

/// Fetches the program that reads files, for later, and has the browser keep the page for when there is
/// no network. Whether the program is here then.
pub fn rest(app: App) -> Coming<bool> {
    Box::pin(async move {
        let here = program().await.is_ok();
        offline::begin(move || tell_new_version(app)).await;
        here
    })
}

/// A file, and by which number the reader knows it.
#[derive(Clone, Debug)]
struct Numbered {
    id: u32,
    file: LocalFile,
}

impl Numbered {
    fn new(file: LocalFile) -> Numbered {
        thread_local! {
            static NEXT: Cell<u32> = const { Cell::new(0) };
        }
        let id = NEXT.get();
        NEXT.set(id.wrapping_add(1));
        Numbered { id, file }
    }
}

/// Files with the user's decisions on their columns and names.
#[derive(Clone, Debug, Default)]
struct Decided {
    files: Vec<Numbered>,
    choices: Choices,
}

impl Decided {
    fn given(&self) -> Vec<Given> {
        let given = |one: &Numbered| Given { id: one.id, name: one.file.name.clone() };
        self.files.iter().map(given).collect()
    }

    fn plain(&self) -> Vec<LocalFile> {
        self.files.iter().map(|one| one.file.clone()).collect()
    }
}

/// Files that are shown and not yet opened.
#[derive(Clone, Debug)]
pub struct Draft {
    /// All local files, those opened before included.
    decided: Decided,
    /// What they hold; `None` while they are read for the first time.
    pub panel: Option<Arc<Panel>>,
}

// They live with the part of the program that knows them.
thread_local! {
    /// What the panel shows.
    static DRAFT: ArcRwSignal<Option<Draft>> = ArcRwSignal::new(None);
    /// Who read it.
    static READER: RefCell<Option<Rc<Reader>>> = const { RefCell::new(None) };
    /// Counts what was asked of it, so that a late answer is known as such.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// What the panel shows; follows it.
pub fn draft() -> ArcRwSignal<Option<Draft>> {
    DRAFT.with(Clone::clone)
}

/// So long nothing is shown of reading, as it is mostly over by then.
const PATIENCE: Duration = Duration::from_millis(150);

/// Shows what files of this machine hold, before they are opened.
pub fn propose(app: App, new: Vec<LocalFile>) {
    spawn_local(async move {
        let shown = draft().get_untracked();
        let before = shown.as_ref().map(|draft| draft.decided.clone());
        let mut decided = before.unwrap_or_else(opened);
        let (mut figures, mut commitments) = (false, false);
        for file in new {
            // A list of commitments is no file of figures: it is taken in where it belongs.
            if committed::opened(app, &file).await {
                commitments = true;
            } else {
                figures = true;
                add(&mut decided, file).await;
            }
        }
        if commitments && !figures {
            if shown.is_none() {
                committed::show(app);
            }
            return;
        }
        draft().set(Some(Draft {
            decided,
            panel: shown.as_ref().and_then(|draft| draft.panel.clone()),
        }));
        set_timeout(
            move || {
                if draft().with_untracked(Option::is_some) {
                    app.open_panel()
                }
            },
            PATIENCE,
        );
        match read(app).await {
            Reading::Shown => app.open_panel(),
            Reading::Failed => {
                // What was itself still on its way has nothing to go back to.
                let shown = shown.filter(|draft| draft.panel.is_some());
                let is_first = shown.is_none();
                draft().set(shown);
                if is_first {
                    app.leave_panel();
                }
            }
            Reading::Late => {}
        }
    });
}

/// Takes a pasted text as a file.
pub fn propose_text(app: App, text: String) {
    let name = page::pasted_name(app.lang.get_untracked());
    propose(app, LocalFile::of_text(name, &text).into_iter().collect());
}

/// The same file again changes nothing; another file of the same name gets one of its own.
async fn add(decided: &mut Decided, mut file: LocalFile) {
    let plain = file.name.clone();
    let mut number = 2;
    while let Some(other) = decided.files.iter().find(|other| other.file.name == file.name) {
        if other.file.is_same(&file).await {
            return;
        }
        file.name = format!("{plain} ({number})");
        number += 1;
    }
    decided.files.push(Numbered::new(file));
}

/// How reading what the panel shows went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    /// The panel shows it.
    Shown,
    /// It could not be done, which has been told.
    Failed,
    /// Nobody waits for it any more: the user left, or asked for something newer.
    Late,
}

/// Reads what the panel shows.
async fn read(app: App) -> Reading {
    let turn = TURN.get().wrapping_add(1);
    TURN.set(turn);
    let is_late = || TURN.get() != turn;
    let Some(Draft { decided, .. }) = draft().get_untracked() else { return Reading::Late };
    let started = timing::now();
    app.busy.set(Some(None));
    let reader = match working_reader() {
        Some(here) => here,
        None => {
            let started = readers::start(app).await;
            if is_late() {
                return Reading::Late;
            }
            let Some(started) = started else { return Reading::Failed };
            let started = Rc::new(started);
            READER.set(Some(Rc::clone(&started)));
            started
        }
    };
    let request = Request::Read { files: decided.given(), choices: decided.choices.clone() };
    let asked = Asked { app, reader: &reader, shows_progress: true };
    let answer = asked.of(&request, &files::contents(&decided.plain())).await;
    if is_late() {
        return Reading::Late;
    }
    app.busy.set(None);
    let Some(panel) = answer.and_then(|answer| answer.take::<Panel>().ok()) else {
        READER.set(None);
        return Reading::Failed;
    };
    let figures = panel.reports.iter().map(|report| report.observations).sum();
    timing::leave("xephang:import", started, timing::now(), "observations", figures);
    take_out_unread(app, &panel);
    draft().update(|draft| {
        if let Some(draft) = draft {
            draft.panel = Some(Arc::new(panel));
        }
    });
    let is_empty = |draft: &Draft| draft.decided.files.is_empty();
    match draft().with_untracked(|draft| draft.as_ref().is_none_or(is_empty)) {
        true => Reading::Failed,
        false => Reading::Shown,
    }
}

fn working_reader() -> Option<Rc<Reader>> {
    READER.with_borrow(|reader| reader.clone().filter(|reader| !reader.is_broken()))
}

/// The reader that has read what the panel shows. Where it broke meanwhile, another one reads it
/// again. `None` when that could not be done, which has been told.
async fn reader(app: App) -> Option<Rc<Reader>> {
    if let Some(here) = working_reader() {
        return Some(here);
    }
    match read(app).await {
        Reading::Shown => working_reader(),
        Reading::Failed | Reading::Late => None,
    }
}

/// Tells of open files that could not be read: what is shown lacks their figures.
fn tell_unread(app: App, own: &[Given], unread: &AllUnread) {
    let lang = app.lang.get_untracked();
    for (id, unread) in unread {
        if let Some(file) = own.iter().find(|file| file.id == *id) {
            app.tell(unread.told(&file.name, lang), true);
        }
    }
}

/// Files that the browser does not give are told, and left out.
fn take_out_unread(app: App, panel: &Panel) {
    let lang = app.lang.get_untracked();
    for (id, unread) in &panel.unread {
        let taken = draft().try_update(|draft| {
            let files = &mut draft.as_mut()?.decided.files;
            let at = files.iter().position(|one| one.id == *id)?;
            Some(files.remove(at))
        });
        if let Some(one) = taken.flatten() {
            app.tell(unread.told(&one.file.name, lang), true);
        }
    }
}

/// Changes the user's decisions and reads the files again with them.
pub fn decide(app: App, change: impl FnOnce(&mut Choices)) {
    change_draft(app, |decided| change(&mut decided.choices));
}

fn change_draft(app: App, change: impl FnOnce(&mut Decided)) {
    draft().update_untracked(|draft| {
        if let Some(draft) = draft {
            change(&mut draft.decided);
        }
    });
    spawn_local(async move {
        read(app).await;
    });
}

/// Takes a file out of the panel again; without any the panel closes.
pub fn drop_file(app: App, id: u32) {
    let is_only = |draft: &Draft| draft.decided.files.iter().all(|one| one.id == id);
    if draft().with_untracked(|draft| draft.as_ref().is_some_and(is_only)) {
        app.leave_panel();
        return;
    }
    change_draft(app, |decided| decided.files.retain(|one| one.id != id));
}

/// Forgets what the panel shows, and stops reading it.
pub fn forget(app: App) {
    TURN.set(TURN.get().wrapping_add(1));
    READER.set(None);
    if draft().try_update(Option::take).flatten().is_some() {
        app.busy.set(None);
    }
}

/// Saves what was read, and every problem, as a text.
pub fn save_log(app: App) {
    spawn_local(async move {
        let Some(reader) = reader(app).await else { return };
        let asked = Asked { app, reader: &reader, shows_progress: false };
        let request = Request::Log { lang: app.lang.get_untracked() };
        if let Some(text) = asked.of(&request, &Contents::default()).await {
            download::save("xephang-log.txt", "text/plain;charset=utf-8", &text.to_vec());
        }
    });
}

/// Opens what the panel shows.
pub fn open_draft(app: App) {
    spawn_local(async move {
        let Some(reader) = reader(app).await else { return };
        let asked = Asked { app, reader: &reader, shows_progress: false };
        let answer = asked.of(&Request::Open, &Contents::default()).await;
        let began = timing::now();
        let data = answer.and_then(|answer| answer.take::<Dataset>().ok());
        let figures = data.as_ref().map_or(0, Dataset::len);
        timing::leave("xephang:take", began, timing::now(), "observations", figures);
        // The user may have left the panel meanwhile.
        let Some(Draft { decided, .. }) = draft().get_untracked() else { return };
        let Some(data) = data else {
            app.tell(opening::reader_broke("", app.lang.get_untracked()), true);
            return;
        };
        forget(app);
        let ids = keeping::ids_of(&data);
        keeping::set_opened(app, Opened { decided, ids });
        // On its way before anything is drawn: the tab may be closed right after.
        spawn_local(keeping::keep(app));
        timing::breathe().await;
        keeping::open_data(app, Arc::new(data));
    });
}

/// Reads published files, and the user's own if told so, and gives a data set of each alone. `None`
/// when that cannot be done, which has been told.
pub fn read_apart(
    app: App,
    published: Vec<SourceFile>,
    local: bool,
) -> Coming<Option<Vec<Dataset>>> {
    Box::pin(async move {
        let own = if local { opened() } else { Decided::default() };
        let published = pieces::completed(app, published).await;
        let reader = readers::start(app).await?;
        let asked = Asked { app, reader: &reader, shows_progress: true };
        let (given, contents) = (own.given(), files::contents(&own.plain()));
        let request = Request::Apart { published, own: given.clone(), choices: own.choices };
        let answer = asked.of(&request, &contents).await;
        app.busy.set(None);
        let (apart, unread) = answer?.take().ok()?;
        tell_unread(app, &given, &unread);
        Some(apart)
    })
}

/// Reads published files and joins them, with the user's own behind them if told so. `None` when
/// that cannot be done, which has been told.
pub fn join(app: App, published: Vec<SourceFile>, local: bool) -> Coming<Option<Arc<Dataset>>> {
    Box::pin(async move {
        let piece = app.view.with_untracked(|view| view.later.data().map(str::to_owned));
        if let (Some(piece), true, false) = (piece, published.is_empty(), local) {
            return carried(app, piece).await;
        }
        let started = timing::now();
        let own = if local { opened() } else { Decided::default() };
        let published = pieces::completed(app, published).await;
        let reader = readers::start(app).await?;
        let asked = Asked { app, reader: &reader, shows_progress: true };
        let (given, contents) = (own.given(), files::contents(&own.plain()));
        let request = Request::Join { published, own: given.clone(), choices: own.choices };
        let answer = asked.of(&request, &contents).await?;
        let (data, unread): (Dataset, AllUnread) = answer.take().ok()?;
        tell_unread(app, &given, &unread);
        timing::leave("xephang:import", started, timing::now(), "observations", data.len());
        Some(Arc::new(data))
    })
}

/// The data in view as it leaves the page: a publication in pieces with all of them. `None` where some cannot
/// be had, which has been told.
pub fn whole(app: App) -> Coming<Option<Arc<Dataset>>> {
    Box::pin(async move {
        let data = pieces::whole_data(app).await;
        // Fetching showed how far it was.
        app.busy.set(None);
        data
    })
}

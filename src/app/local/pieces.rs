//! Large publications in pieces: fetched are those that the view needs, and others when it changes.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;

use super::readers::{self, Asked};
use crate::app::browser::element::follow;
use crate::app::browser::fetch::{self, FetchError};
use crate::app::browser::timing;
use crate::app::state::App;
use crate::export::publish::{At, joined, needed, parted_from_text, pieces_from_text};
use crate::import::{self, Choices, SourceFile};
use crate::locale::words::page;
use crate::model::Dataset;
use crate::share::ViewState;
use crate::worker::page::Contents;
use crate::worker::request::Request;
use crate::worker::unread::AllUnread;

/// A piece that cannot be had is asked for so often.
const TRIES: u8 = 3;

/// A publication in pieces.
struct Parted {
    /// The name of its own file.
    file: String,
    /// What that holds, as text and as data.
    head: Vec<u8>,
    data: Dataset,
    pieces: Vec<Piece>,
    /// Whether some of them are on their way.
    is_waiting: bool,
}

struct Piece {
    at: At,
    bytes: Option<Vec<u8>>,
    tries: u8,
}

impl Parted {
    /// The pieces that a view needs and that are not here.
    fn lacks(&self, view: &ViewState) -> Vec<usize> {
        let all = match WHOLE.with_borrow(|files| files.contains(&self.file)) {
            true => (0..self.pieces.len()).collect(),
            false => needed(view, &self.data, self.pieces.iter().map(|piece| &piece.at)),
        };
        let lacks = |at: &usize| {
            let piece = &self.pieces[*at];
            piece.bytes.is_none() && piece.tries < TRIES
        };
        all.into_iter().filter(lacks).collect()
    }

    fn is_among(&self, shown: &[String]) -> bool {
        self.data.publications().iter().any(|from| shown.contains(&from.id))
    }
}

thread_local! {
    static PARTED: RefCell<Vec<Parted>> = const { RefCell::new(Vec::new()) };
    /// The files of those of which all pieces are needed, whatever the view.
    static WHOLE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// Whom watching belongs to: it lasts as long as the page.
    static WATCH: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

fn with_parted<T>(file: &str, then: impl FnOnce(&mut Parted) -> T) -> Option<T> {
    PARTED.with_borrow_mut(|all| all.iter_mut().find(|parted| parted.file == file).map(then))
}

/// Fetches what the view needs whenever it changes.
pub fn watch(app: App) {
    let owner = Owner::new();
    owner.with(|| {
        follow(Box::new(move || {
            let view = app.view.get();
            let shown = app.published_shown();
            let lacks =
                |parted: &Parted| parted.is_among(&shown) && !parted.lacks(&view).is_empty();
            if PARTED.with_borrow(|all| all.iter().any(lacks)) {
                // In a turn of its own: it changes what is followed here.
                set_timeout(move || app.load_anew(), std::time::Duration::ZERO);
            }
        }));
    });
    WATCH.set(Some(owner));
}

/// The files of the publications in pieces that are shown. What a link carries is in view in place of what is
/// published.
fn parted_files(app: App) -> Vec<String> {
    if app.is_carried() {
        return Vec::new();
    }
    let mut files = app.published_files(&app.published_shown());
    files.retain(|file| parted_from_text(&file.bytes).is_some());
    files.into_iter().map(|file| file.name).collect()
}

/// Whether what is in view lies in pieces, of which only what was looked at may be here.
pub fn is_in_pieces(app: App) -> bool {
    !parted_files(app).is_empty()
}

/// The data in view with all its pieces, as it leaves the page. `None` where some cannot be had, which has
/// been told.
pub async fn whole_data(app: App) -> Option<Arc<Dataset>> {
    let parted = parted_files(app);
    if parted.is_empty() {
        return Some(app.data.get_untracked());
    }
    for file in &parted {
        WHOLE.with_borrow_mut(|files| {
            if !files.contains(file) {
                files.push(file.clone());
            }
        });
        // Whoever asks for all of it has each tried anew, and is told what fails.
        with_parted(file, |parted| parted.pieces.iter_mut().for_each(|piece| piece.tries = 0));
    }
    let published = app.published_files(&app.published_shown());
    let data = super::join(app, published, app.local_on.get_untracked()).await?;
    let is_here = |parted: &mut Parted| parted.pieces.iter().all(|piece| piece.bytes.is_some());
    let all_here = parted.iter().all(|file| with_parted(file, is_here) == Some(true));
    all_here.then_some(data)
}

/// Published files, those in pieces with the pieces that the view needs. What could not be had is told, and
/// left out.
pub async fn completed(app: App, files: Vec<SourceFile>) -> Vec<SourceFile> {
    let mut whole = Vec::with_capacity(files.len());
    for file in files {
        whole.push(match parted_from_text(&file.bytes) {
            None => file,
            Some((list, head)) => {
                let bytes = with_pieces(app, &file.name, &list, head).await;
                SourceFile { bytes, ..file }
            }
        });
    }
    whole
}

/// A file that is sound, but holds what the first part of the program does not read, such as bands: read in
/// the reader's thread. `None` where that cannot be done, which has been told.
async fn read_beside(app: App, source: &SourceFile) -> Option<Dataset> {
    let reader = readers::start(app).await?;
    let asked = Asked { app, reader: &reader, shows_progress: false };
    let published = vec![source.clone()];
    let request = Request::Join { published, own: Vec::new(), choices: Choices::default() };
    let answer = asked.of(&request, &Contents::default()).await?;
    let (data, _): (Dataset, AllUnread) = answer.take().ok()?;
    Some(data)
}

async fn with_pieces(app: App, file: &str, list: &str, head: Vec<u8>) -> Vec<u8> {
    let told = |file: &str, error: &FetchError| {
        let lang = app.lang.get_untracked();
        app.tell(page::could_not_load(file, &error.text(), lang), true);
    };
    let spoiled = || FetchError::Network(String::new());
    if with_parted(file, |_| ()).is_none() {
        let bytes = fetch::bytes(&format!("data/{list}"), |_| ()).await;
        let pieces = bytes.and_then(|bytes| pieces_from_text(&bytes).ok_or_else(spoiled));
        let pieces = match pieces {
            Ok(pieces) => pieces.0,
            Err(error) => {
                told(list, &error);
                return head;
            }
        };
        let source = SourceFile { name: file.to_owned(), bytes: head };
        // What is not sound is told when it is opened, without its pieces.
        let data = match import::import_sound(&source) {
            Some(data) => Some(data),
            None => read_beside(app, &source).await,
        };
        let Some(data) = data else { return source.bytes };
        let piece = |at| Piece { at, bytes: None, tries: 0 };
        let pieces = pieces.into_iter().map(piece).collect();
        // It may have been asked for twice.
        if with_parted(file, |_| ()).is_none() {
            let (file, head) = (file.to_owned(), source.bytes);
            let parted = Parted { file, head, data, pieces, is_waiting: false };
            PARTED.with_borrow_mut(|all| all.push(parted));
        }
    }
    // What is on its way for another view is not asked for again.
    while with_parted(file, |parted| parted.is_waiting) == Some(true) {
        timing::breathe().await;
    }
    let view = app.view.get_untracked();
    let wanted = with_parted(file, |parted| {
        let lacking = parted.lacks(&view);
        parted.is_waiting = !lacking.is_empty();
        let begun = lacking.into_iter().map(|at| {
            parted.pieces[at].tries += 1;
            (at, parted.pieces[at].at.clone())
        });
        begun.collect::<Vec<_>>()
    });
    let wanted = wanted.unwrap_or_default();
    let all = wanted.len().max(1) as f64;
    let progress = move |here: usize| app.busy.set(Some(Some(here as f64 / all)));
    let paths = wanted.iter().map(|(_, at)| format!("data/{}", at.address()));
    let read = fetch::all(paths, progress).await;
    for ((at, about), read) in wanted.into_iter().zip(read) {
        match read {
            Ok(bytes) if bytes.len() == about.bytes => {
                with_parted(file, |parted| parted.pieces[at].bytes = Some(bytes));
            }
            Ok(_) => told(&about.file, &spoiled()),
            Err(error) => told(&about.file, &error),
        }
    }
    let whole = with_parted(file, |parted| {
        parted.is_waiting = false;
        let here: Vec<&[u8]> =
            parted.pieces.iter().filter_map(|piece| piece.bytes.as_deref()).collect();
        joined(&parted.head, &here).unwrap_or_else(|| parted.head.clone())
    });
    whole.unwrap_or_default()
}

//! Large publications in pieces: fetched are those that the view needs, and others when it changes.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::app::browser::element::follow;
use crate::app::browser::fetch::{self, FetchError};
use crate::app::catalogue::Entry;
use crate::app::parts::Coming;
use crate::app::state::App;
use crate::export::publish::{At, joined, needed, pieces_from_text};
use crate::import::{self, SourceFile};
use crate::model::Dataset;
use crate::share::ViewState;

/// A piece that cannot be had is asked for so often.
const TRIES: u8 = 3;

/// A publication in pieces.
struct Parted {
    id: String,
    /// Its own file, and what that holds.
    head: SourceFile,
    data: Dataset,
    pieces: Vec<Piece>,
}

struct Piece {
    at: At,
    bytes: Option<Vec<u8>>,
    tries: u8,
}

impl Parted {
    /// The pieces that a view needs and that are not here.
    fn lacks(&self, view: &ViewState) -> Vec<usize> {
        let all = needed(view, &self.data, self.pieces.iter().map(|piece| &piece.at));
        let lacks = |at: &usize| {
            let piece = &self.pieces[*at];
            piece.bytes.is_none() && piece.tries < TRIES
        };
        all.into_iter().filter(lacks).collect()
    }
}

thread_local! {
    static PARTED: RefCell<Vec<Parted>> = const { RefCell::new(Vec::new()) };
    /// Whom watching belongs to: it lasts as long as the page.
    static WATCH: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// Fetches what the view needs whenever it changes.
pub fn watch(app: App) {
    let owner = Owner::new();
    owner.with(|| {
        follow(Box::new(move || {
            let view = app.view.get();
            let lacks = |parted: &Parted| {
                view.publications.contains(&parted.id) && !parted.lacks(&view).is_empty()
            };
            if PARTED.with_borrow(|all| all.iter().any(lacks)) {
                // In a turn of its own: it changes what is followed here.
                set_timeout(move || app.load_anew(), std::time::Duration::ZERO);
            }
        }));
    });
    WATCH.set(Some(owner));
}

/// Puts those pieces into a published file that the view needs, and keeps them there.
pub fn complete(app: App, entry: Entry) -> Coming<()> {
    Box::pin(async move {
        if let Err((file, error)) = put_in(app, &entry).await {
            app.tell_fetch(&file, &error);
        }
    })
}

async fn put_in(app: App, entry: &Entry) -> Result<(), (String, FetchError)> {
    let spoiled = |file: &str| (file.to_owned(), FetchError::Network(String::new()));
    let is_known = || PARTED.with_borrow(|all| all.iter().any(|parted| parted.id == entry.id));
    if !is_known() {
        let (Some(head), Some(list)) = (app.file_of(&entry.id), &entry.parts) else {
            return Ok(());
        };
        let bytes = fetch::bytes(&format!("data/{list}"), |_| ()).await;
        let bytes = bytes.map_err(|error| (list.clone(), error))?;
        let pieces = pieces_from_text(&bytes).ok_or_else(|| spoiled(list))?;
        // What is not sound is told when it is opened; without its pieces.
        let Some(data) = import::import_sound(&head) else { return Ok(()) };
        let piece = |at| Piece { at, bytes: None, tries: 0 };
        let pieces = pieces.0.into_iter().map(piece).collect();
        let parted = Parted { id: entry.id.clone(), head, data, pieces };
        if !is_known() {
            PARTED.with_borrow_mut(|all| all.push(parted));
        }
    }
    let view = app.view.get_untracked();
    let wanted: Vec<(usize, At)> = PARTED.with_borrow_mut(|all| {
        let Some(parted) = all.iter_mut().find(|parted| parted.id == entry.id) else {
            return Vec::new();
        };
        let lacking = parted.lacks(&view);
        for at in &lacking {
            parted.pieces[*at].tries += 1;
        }
        lacking.into_iter().map(|at| (at, parted.pieces[at].at.clone())).collect()
    });
    if wanted.is_empty() {
        return Ok(());
    }
    let all = wanted.len() as f64;
    // The first digits of the hash are in the address: a new version is never taken for the old one.
    let path = |(_, at): &(usize, At)| {
        format!("data/{}?{}", at.file, at.sha256.get(..8).unwrap_or_default())
    };
    let progress = move |here: usize| app.busy.set(Some(Some(here as f64 / all)));
    let read = fetch::all(wanted.iter().map(path), progress).await;
    PARTED.with_borrow_mut(|all| {
        let Some(parted) = all.iter_mut().find(|parted| parted.id == entry.id) else {
            return Ok(());
        };
        let mut failed = None;
        for ((at, about), read) in wanted.into_iter().zip(read) {
            match read {
                Ok(bytes) if bytes.len() == about.bytes => parted.pieces[at].bytes = Some(bytes),
                Ok(_) => failed = failed.or(Some(spoiled(&about.file))),
                Err(error) => failed = failed.or(Some((about.file, error))),
            }
        }
        let here: Vec<&[u8]> =
            parted.pieces.iter().filter_map(|piece| piece.bytes.as_deref()).collect();
        match joined(&parted.head.bytes, &here) {
            Some(bytes) => app.put_file(&entry.id, bytes),
            None => failed = failed.or_else(|| Some(spoiled(&entry.file))),
        }
        failed.map_or(Ok(()), Err)
    })
}

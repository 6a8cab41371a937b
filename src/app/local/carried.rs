//! Data that a link carries: read in the reader's thread, shown beside nothing else, kept nowhere.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::readers::{self, Asked};
use crate::app::browser::history::{self, Step};
use crate::app::state::App;
use crate::model::Dataset;
use crate::share::{self, packed::Damage};
use crate::worker::page::Contents;
use crate::worker::request::{Request, SaveAs};

/// The data in a piece of a link. `None` when there is none to be had, which has been told; what else the
/// link names is then read. The reader's own files stay as they are.
pub async fn carried(app: App, piece: String) -> Option<Arc<Dataset>> {
    let read = ask(app, &piece).await;
    let is_here = app.view.with_untracked(|view| view.later.data() == Some(&piece));
    let (data, clean) = match read {
        Some(Ok((data, clean))) => (Some(Arc::new(data)), Some(clean)),
        Some(Err(damage)) => {
            app.tell(damage.text(app.lang.get_untracked()), true);
            (None, None)
        }
        // The reader broke off, which has been told.
        None => (None, None),
    };
    if is_here && clean.as_ref() != Some(&piece) {
        // What was mended, or is of no use, does not stay in the address.
        app.view.update(|view| view.later.set_data(clean));
        history::write(&app.view.with_untracked(share::encode), Step::Replace);
    }
    if is_here && data.is_none() {
        app.local_on.set(app.asks_for_local() && app.local_count.get_untracked() > 0);
        app.load_anew();
    }
    data
}

async fn ask(app: App, piece: &str) -> Option<Result<(Dataset, String), Damage>> {
    let reader = readers::start(app).await?;
    let asked = Asked { app, reader: &reader, shows_progress: false };
    let request = Request::Unpack { piece: piece.to_owned() };
    asked.of(&request, &Contents::default()).await?.take().ok()
}

/// Takes what came with a link as a file of the user's own: it is shown before it is opened, as any other.
pub fn adopt(app: App, name: String) {
    spawn_local(async move {
        let (data, lang) = (app.data.get_untracked(), app.lang.get_untracked());
        let request = Request::Save { data, lang, form: SaveAs::Json };
        let bytes = super::write(app, request).await.unwrap_or_default();
        let file = String::from_utf8(bytes).ok();
        let file = file.and_then(|text| super::LocalFile::of_text(name, &text));
        app.propose_files(file.into_iter().collect());
    });
}

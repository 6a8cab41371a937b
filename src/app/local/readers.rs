//! The reader of files: started, asked, and its failures told.

use std::rc::Rc;

use leptos::prelude::*;

use crate::app::browser::program::program;
use crate::app::state::App;
use crate::locale::words::{Ui, opening, word};
use crate::worker::page::{Answer, Contents, Failure, Reader};
use crate::worker::request::Request;

/// Starts a reader. `None` when there is none to be had, which has been told.
pub async fn start(app: App) -> Option<Reader> {
    let lang = app.lang.get_untracked();
    let Ok(program) = program().await else {
        app.busy.set(None);
        app.tell(word(Ui::PartMissing, lang).to_owned(), true);
        return None;
    };
    match Reader::start(&program).await {
        Ok(reader) => Some(reader),
        Err(failure) => {
            tell(app, failure);
            None
        }
    }
}

fn tell(app: App, failure: Failure) {
    if let Failure::Broken(words) = failure {
        app.busy.set(None);
        app.tell(opening::reader_broke(&words, app.lang.get_untracked()), true);
    }
}

/// Who is asked, and for whom.
pub struct Asked<'a> {
    pub app: App,
    pub reader: &'a Reader,
    /// Whether the page shows how far the work is.
    pub shows_progress: bool,
}

impl Asked<'_> {
    /// The answer. `None` when the reader broke off, which has been told; or when nobody waits any
    /// more.
    pub async fn of(&self, request: &Request, contents: &Contents) -> Option<Answer> {
        let (app, shows) = (self.app, self.shows_progress);
        let progress = move |share: f64| {
            if shows {
                app.busy.set(Some(Some(share)));
            }
        };
        ask(app, self.reader, request, contents, Rc::new(progress)).await
    }
}

/// The answer to what is asked; `progress` is told how far it is. `None` when the reader broke off, which
/// has been told, or was stopped.
pub async fn ask(
    app: App,
    reader: &Reader,
    request: &Request,
    contents: &Contents,
    progress: Rc<dyn Fn(f64)>,
) -> Option<Answer> {
    match reader.ask(request, contents, progress).await {
        Ok(answer) => Some(answer),
        Err(failure) => {
            tell(app, failure);
            None
        }
    }
}

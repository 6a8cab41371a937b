//! The data in view as a file: joined, with sources, to be opened again or in Excel.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::readers::{self, Asked};
use crate::app::browser::download;
use crate::app::state::App;
use crate::locale::words::{Pages, Reading, word};
use crate::worker::page::Contents;
use crate::worker::request::{Request, SaveAs};

/// Longest name of a file, in characters, its ending left out.
const LONGEST_NAME: usize = 60;

/// Saves the data in view.
pub fn save(app: App, form: SaveAs) {
    spawn_local(async move {
        let lang = app.lang.get_untracked();
        app.busy.set(Some(None));
        let Some(data) = super::pieces::whole_data(app).await else {
            return app.busy.set(None);
        };
        let (ending, media_type) = match form {
            SaveAs::Json => ("json", "application/json"),
            SaveAs::Csv => ("csv", "text/csv;charset=utf-8"),
            SaveAs::Workbook => {
                ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            }
        };
        app.busy.set(Some(None));
        let ids: Vec<&str> = data.publications().iter().map(|from| from.id.as_str()).collect();
        let name: String = ids.join("-").chars().take(LONGEST_NAME).collect();
        let request = Request::Save { data: Arc::clone(&data), lang, form };
        let Some(reader) = readers::start(app).await else { return };
        let asked = Asked { app, reader: &reader, shows_progress: false };
        let answer = asked.of(&request, &Contents::default()).await;
        app.busy.set(None);
        let Some(answer) = answer else { return };
        let bytes = answer.to_vec();
        let is_saved = !bytes.is_empty()
            && !ids.is_empty()
            && download::save(&format!("{name}.{ending}"), media_type, &bytes);
        if is_saved {
            app.unsaved.set(false);
        } else {
            let why = match ids.is_empty() {
                true => word(Pages::NothingToSave, lang),
                false => word(Reading::TooMuchForForm, lang),
            };
            app.tell(why.to_owned(), true);
        }
    });
}

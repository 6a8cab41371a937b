//! The whole page as one file: the program, the data in view and the view itself, for a stick, a letter,
//! a room without a network.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::download;
use super::browser::offline::{self, Inside, NoFile};
use super::in_view::file_name;
use super::parts::Files;
use super::state::App;
use crate::export::{Listed, boundaries_of, catalogue_of};
use crate::locale::Lang;
use crate::locale::words::{Offline, Pages, offline as sentence, word};
use crate::model::Label;
use crate::share::{self, Code};
use crate::worker::request::{Request, SaveAs};

/// The data of the reader's own, in the one file.
const OWN: &str = "so-lieu.json";
/// Boundaries beside them: the id that the file is read with, which is its name, and the file.
const OUTLINES: (&str, &str) = ("ranh-gioi", "ranh-gioi.geojson");

/// Saves the page with its data and what is in view as one file. Published sets go into it as they are;
/// with the reader's own files in view it is all of it joined, as it is saved otherwise.
pub fn save_as_one_file(app: App) {
    spawn_local(async move {
        let lang = app.lang.get_untracked();
        let say = |words| word(words, lang).to_owned();
        let Some(files) = app.files().await else { return };
        app.busy.set(Some(None));
        let saved = save(app, files).await;
        app.busy.set(None);
        match saved {
            Ok(Some(sets)) => {
                if app.local_on.get_untracked() {
                    app.unsaved.set(false);
                }
                let mut told = say(Offline::PageSaved);
                if sets > 1 {
                    told = format!("{told} {}", say(Offline::SavedAsOneSet));
                }
                app.tell(told, false);
            }
            Ok(None) => app.tell(word(Pages::NothingToSave, lang).to_owned(), true),
            Err(NoFile::NotInThisBuild) => app.tell(say(Offline::NotInThisBuild), true),
            Err(NoFile::Broken(reason)) => app.tell(sentence::page_not_saved(&reason, lang), true),
        }
    });
}

/// Saves it; how many publications became one data set in it. `None`: there was nothing to save.
async fn save(app: App, files: Files) -> Result<Option<usize>, NoFile> {
    let lang = app.lang.get_untracked();
    let mut view = app.view.get_untracked();
    let Some(name) = file_name(app, view.page.code()) else { return Ok(None) };
    view.lang = Some(lang);
    view.theme = Some(app.theme.get_untracked());
    let mut joined = 1;
    let inside = if app.local_on.get_untracked() {
        let Some(data) = (files.whole)(app).await else { return Ok(None) };
        app.busy.set(Some(None));
        let Some(id) = data.publications().first().map(|about| about.id.clone()) else {
            return Ok(None);
        };
        joined = data.publications().len();
        // The catalogue in the file names all figures by the first.
        view.publications = Some(id).filter(|id| !id.is_empty()).into_iter().collect();
        let request = Request::Save { data: Arc::clone(&data), lang, form: SaveAs::Json };
        // What kept it from being written has been told.
        let Some(bytes) = (files.write)(app, request).await else { return Ok(None) };
        let mut listed = vec![Listed::of(&data, OWN, bytes.len())];
        let mut files = vec![(format!("data/{OWN}"), bytes)];
        let title = Label {
            vi: word(Offline::Boundaries, Lang::Vi).to_owned(),
            en: Some(word(Offline::Boundaries, Lang::En).to_owned()),
        };
        // They are no part of the published format.
        if let Some(outlines) = boundaries_of(&data, &title.vi) {
            // Figures without an id are shown as the first of the catalogue, and only where none is asked for.
            if !view.publications.is_empty() {
                view.publications.push(OUTLINES.0.to_owned());
            }
            let (id, file) = (OUTLINES.0.to_owned(), OUTLINES.1.to_owned());
            listed.push(Listed { id, title, file, bytes: outlines.len(), ..Listed::default() });
            files.push((format!("data/{}", OUTLINES.1), outlines.into_bytes()));
        }
        let catalogue = catalogue_of(&listed).into_bytes();
        files.insert(0, ("data/catalogue.json".to_owned(), catalogue));
        Inside::Files(files)
    } else {
        Inside::Published(app.published_in_view())
    };
    let file = offline::one_file(format!("{name}.html"), &share::encode(&view), inside).await?;
    Ok(download::save_file(&file).then_some(joined))
}

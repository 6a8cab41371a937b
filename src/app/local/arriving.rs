//! Files that come from anywhere: dropped on the page, or pasted.

use leptos::prelude::*;

use super::super::browser::element::{ClipboardEvent, DragEvent, El, el};
use super::super::browser::{dom, files, watch};
use super::super::state::App;
use crate::locale::Lang;
use crate::locale::words::{Reading, word};

/// What is shown while files are dragged over the window.
pub fn drop_target(app: App, lang: Lang) -> Vec<El> {
    let words = [("b", Reading::DropHere), ("span", Reading::StaysHere)];
    let words = words.map(|(tag, words)| el(tag).text(word(words, lang)));
    app.dragging.get().then(|| el("div").class("drop").all(words)).into_iter().collect()
}

/// Files may be dropped anywhere, and pasted anywhere but in a field.
pub fn listen(app: App) {
    let dragging = app.dragging;
    watch::on_window("dragover", move |event: DragEvent| {
        if files::drags_files(&event) {
            event.prevent_default();
            dragging.set(true);
        }
    });
    watch::on_window("dragleave", move |event: DragEvent| {
        // Leaving the window, not one element for another.
        if event.related_target().is_none() {
            dragging.set(false);
        }
    });
    watch::on_window("drop", move |event: DragEvent| {
        dragging.set(false);
        if files::drags_files(&event) {
            event.prevent_default();
            app.propose_files(files::dropped(&event));
        }
    });
    watch::on_window("paste", move |event: ClipboardEvent| {
        if dom::is_typing(&event) {
            return;
        }
        match files::pasted(&event) {
            (files, _) if !files.is_empty() => app.propose_files(files),
            (_, Some(text)) => app.propose_text(text),
            _ => {}
        }
    });
}

//! Opening files: what was read, how names were matched, what went wrong, what is to be decided.
//! Nothing is opened before the user says so; «cancel» keeps what was.

mod columns;
mod conflicts;
mod doubts;
mod problems;
mod reading;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::browser::element::{El, button, el};
use crate::app::browser::{dom, files};
use crate::app::components::icon::Icon;
use crate::app::local;
use crate::app::state::{App, FILE_FIELD};
use crate::locale::Lang;
use crate::locale::words::{Reading, Ui, opening, word};
use crate::worker::panel::Panel;

/// The sentence at the top.
fn headline(panel: Option<&Panel>, lang: Lang) -> String {
    let Some(panel) = panel else { return word(Reading::ReadingFiles, lang).to_owned() };
    if panel.bounded() > 0 {
        return opening::boundaries(panel.bounded(), lang);
    }
    let Panel { units, in_all, periods, .. } = panel;
    opening::headline(*units, *in_all, panel.giving(), *periods, panel.undecided(), lang)
}

/// What the panel shows, if anything was read.
fn shown() -> Option<Arc<Panel>> {
    local::draft().with(|draft| draft.as_ref()?.panel.clone())
}

fn bar(app: App, lang: Lang) -> El {
    let span = move || shown().and_then(|panel| panel.span);
    let bounded = move || shown().is_some_and(|panel| panel.bounded() > 0);
    let open_text = move || {
        if bounded() {
            return word(Reading::OpenBoundaries, lang).to_owned();
        }
        let (first, last) = span().unzip();
        opening::open_button(first, last, lang)
    };
    let note = el("span")
        .class("note")
        .icon(Icon::Lock)
        .text(word(Ui::StaysHere, lang))
        .text(" ")
        .text(word(Reading::UndecidedApart, lang));
    let cancel = button("btn").text(word(Reading::Cancel, lang));
    let add_files = button("btn line").text(word(Reading::AddFiles, lang));
    let log = button("btn line").text(word(Reading::SaveLog, lang));
    let open = button("btn fill")
        .attr_of("disabled", move || (span().is_none() && !bounded()).then(String::new))
        .text_of(open_text);
    el("div")
        .class("barb")
        .add(note)
        .add(cancel.click(move || {
            dom::focus("content");
            app.leave_panel();
        }))
        .add(add_files.click(|| files::open_dialog(FILE_FIELD)))
        .add(log.click(move || local::save_log(app)))
        .add(open.click(move || {
            dom::focus("content");
            local::open_draft(app);
        }))
}

/// What is made of the draft.
type Part = fn(App, &Panel, Lang) -> Vec<El>;

/// A column of parts. Each follows the draft by itself: where one comes or goes, the focus in
/// another stays at its place.
fn column(app: App, parts: &[Part], lang: Lang) -> El {
    parts.iter().fold(el("div"), |column, &part| {
        column.live(move || shown().map(|panel| part(app, &panel, lang)).unwrap_or_default())
    })
}

/// The panel.
pub fn files_page(app: App, lang: Lang) -> Vec<El> {
    let title = move || headline(shown().as_deref(), lang);
    let left: [Part; 4] = [
        |app, panel, lang| vec![reading::files(app, panel, lang)],
        |_, panel, lang| reading::matching(panel, lang).into_iter().collect(),
        |app, panel, lang| columns::columns(app, panel, lang),
        |_, panel, lang| problems::problems(panel, lang).into_iter().collect(),
    ];
    let right: [Part; 2] = [
        |app, panel, lang| doubts::doubts(app, panel, lang).into_iter().collect(),
        |app, panel, lang| conflicts::conflicts(app, panel, lang).into_iter().collect(),
    ];
    let head = el("section")
        .class("find")
        .add(el("h1").text_of(title))
        .add(el("p").text(word(Reading::NothingOpenedYet, lang)));
    let of = el("div").class("of").add(column(app, &left, lang)).add(column(app, &right, lang));
    vec![el("div").class("page scrolls").add(head).add(of), bar(app, lang)]
}

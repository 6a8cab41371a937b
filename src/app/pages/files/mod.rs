//! Opening files: what was read, how names were matched, what went wrong, what is to be decided.
//! Nothing is opened before the user says so; «cancel» keeps what was.

mod columns;
mod doubts;
mod problems;
mod reading;

use leptos::prelude::*;

use crate::app::browser::element::{El, button, el};
use crate::app::browser::{dom, download, files};
use crate::app::components::icon::Icon;
use crate::app::local;
use crate::app::state::{App, FILE_FIELD};
use crate::import::Imported;
use crate::locale::Lang;
use crate::locale::words::{Ui, opening, word};
use crate::model::Period;

/// Units that have figures from every file with figures.
fn in_all_files(imported: &Imported) -> usize {
    let data = &imported.dataset;
    let giving = imported.reports.iter().filter(|report| report.observations > 0).count();
    let mut files = vec![Vec::new(); data.units().len()];
    for indicator in 0..data.indicators().len() {
        for (_, slice) in data.slices_of(indicator) {
            for cell in slice.cells() {
                let seen: &mut Vec<usize> = &mut files[cell.unit];
                if !seen.contains(&cell.publication) {
                    seen.push(cell.publication);
                }
            }
        }
    }
    let units = data.units().iter().zip(&files);
    units.filter(|(unit, seen)| !unit.aggregate && seen.len() >= giving.max(1)).count()
}

/// The sentence at the top.
fn headline(imported: &Imported, lang: Lang) -> String {
    let data = &imported.dataset;
    let with_figures = |unit: &usize| {
        let mut indicators = 0..data.indicators().len();
        indicators.any(|ix| data.slices_of(ix).any(|(_, slice)| slice.cell(*unit).is_some()))
    };
    let ranked = |unit: &usize| !data.units()[*unit].aggregate;
    let units = (0..data.units().len()).filter(ranked).filter(with_figures).count();
    let open = imported.reports.iter().flat_map(|report| &report.doubts);
    let open = open.filter(|doubt| doubt.decision.is_none()).count();
    let giving = imported.reports.iter().filter(|report| report.observations > 0).count();
    opening::headline(units, in_all_files(imported), giving, data.all_periods().len(), open, lang)
}

/// All problems as a text to keep.
fn log(imported: &Imported, lang: Lang) -> String {
    let mut text = String::new();
    for report in &imported.reports {
        text.push_str(&opening::log_file(&report.file, report.units, report.observations, lang));
        text.push('\n');
        for found in &report.diagnostics {
            text.push_str(&problems::as_text(found, lang));
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

fn bar(app: App, lang: Lang) -> El {
    let periods = move || {
        local::draft().with(|draft| {
            draft.as_ref().map(|draft| draft.imported.dataset.all_periods()).unwrap_or_default()
        })
    };
    let open_text = move || {
        let all: Vec<Period> = periods();
        opening::open_button(all.first().copied(), all.last().copied(), lang)
    };
    let save_log = move || {
        if let Some(draft) = local::draft().get_untracked() {
            let text = log(&draft.imported, lang);
            download::save("xephang-log.txt", "text/plain;charset=utf-8", text.as_bytes());
        }
    };
    let note = el("span")
        .class("note")
        .icon(Icon::Lock)
        .text(word(Ui::StaysHere, lang))
        .text(" ")
        .text(word(Ui::UndecidedApart, lang));
    let cancel = button("btn").text(word(Ui::Cancel, lang));
    let add_files = button("btn line").text(word(Ui::AddFiles, lang));
    let log = button("btn line").text(word(Ui::SaveLog, lang));
    let open = button("btn fill")
        .attr_of("disabled", move || periods().is_empty().then(String::new))
        .text_of(open_text);
    el("div")
        .class("barb")
        .add(note)
        .add(cancel.click(move || {
            dom::focus("content");
            app.leave_panel();
        }))
        .add(add_files.click(|| files::open_dialog(FILE_FIELD)))
        .add(log.click(save_log))
        .add(open.click(move || {
            dom::focus("content");
            local::open_draft(app);
        }))
}

/// What is made of the draft.
type Part = fn(App, &Imported, Lang) -> Vec<El>;

/// A column of parts. Each follows the draft by itself: where one comes or goes, the focus in
/// another stays at its place.
fn column(app: App, parts: &[Part], lang: Lang) -> El {
    parts.iter().fold(el("div"), |column, &part| {
        column.live(move || {
            local::draft().with(|draft| {
                let draft = draft.as_ref();
                draft.map(|draft| part(app, &draft.imported, lang)).unwrap_or_default()
            })
        })
    })
}

/// The panel.
pub fn files_page(app: App, lang: Lang) -> Vec<El> {
    let title = move || {
        local::draft().with(|draft| {
            let draft = draft.as_ref();
            draft.map(|draft| headline(&draft.imported, lang)).unwrap_or_default()
        })
    };
    let left: [Part; 4] = [
        |app, imported, lang| vec![reading::files(app, imported, lang)],
        |_, imported, lang| reading::matching(imported, lang).into_iter().collect(),
        |_, imported, lang| columns::columns(imported, lang),
        |_, imported, lang| problems::problems(imported, lang).into_iter().collect(),
    ];
    let right: [Part; 1] =
        [|_, imported, lang| doubts::doubts(imported, lang).into_iter().collect()];
    let head = el("section")
        .class("find")
        .add(el("h1").text_of(title))
        .add(el("p").text(word(Ui::NothingOpenedYet, lang)));
    let of = el("div").class("of").add(column(app, &left, lang)).add(column(app, &right, lang));
    vec![el("div").class("page scrolls").add(head).add(of), bar(app, lang)]
}

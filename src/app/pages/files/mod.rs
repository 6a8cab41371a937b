//! Opening files: what was read, how names were matched, what went wrong, what is to be decided.
//! Nothing is opened before the user says so; «cancel» keeps what was.

mod columns;
mod doubts;
mod problems;
mod reading;

use leptos::prelude::*;

use crate::app::browser::{download, files};
use crate::app::components::icon::{Icon, Pictogram};
use crate::app::state::{App, Draft, FILE_FIELD, use_app};
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

fn bar(app: App, draft: Memo<Option<Draft>>) -> impl IntoView {
    let lang = app.lang;
    let periods = move || {
        draft.with(|draft| {
            draft.as_ref().map(|draft| draft.imported.dataset.all_periods()).unwrap_or_default()
        })
    };
    let nothing = move || periods().is_empty();
    let open_text = move || {
        let all: Vec<Period> = periods();
        opening::open_button(all.first().copied(), all.last().copied(), lang.get())
    };
    let save_log = move |_| {
        if let Some(draft) = draft.get_untracked() {
            let text = log(&draft.imported, lang.get_untracked());
            download::save("xephang-log.txt", "text/plain;charset=utf-8", text.as_bytes());
        }
    };
    view! {
        <div class="barb">
            <span class="note">
                <Pictogram icon=Icon::Lock />
                {move || word(Ui::StaysHere, lang.get())} " "
                {move || word(Ui::UndecidedApart, lang.get())}
            </span>
            <button type="button" class="btn" on:click=move |_| app.draft.set(None)>
                {move || word(Ui::Cancel, lang.get())}
            </button>
            <button type="button" class="btn line" on:click=move |_| files::open_dialog(FILE_FIELD)>
                {move || word(Ui::AddFiles, lang.get())}
            </button>
            <button type="button" class="btn line" on:click=save_log>
                {move || word(Ui::SaveLog, lang.get())}
            </button>
            <button type="button" class="btn fill" disabled=nothing on:click=move |_| app.open_draft()>
                {open_text}
            </button>
        </div>
    }
}

/// The panel.
#[component]
pub fn FilesPage() -> impl IntoView {
    let app = use_app();
    let draft = Memo::new_with_compare(move |_| app.draft.get(), |_, _| true);
    let title = move || {
        let lang = app.lang.get();
        draft.with(|draft| draft.as_ref().map(|draft| headline(&draft.imported, lang)))
    };
    let left = move || {
        let lang = app.lang.get();
        draft.get().map(|draft| {
            view! {
                {reading::files(app, &draft.imported, lang)}
                {reading::matching(&draft.imported, lang)}
                {columns::columns(app, &draft, lang)}
                {problems::problems(&draft.imported, lang)}
            }
        })
    };
    let right = move || {
        let lang = app.lang.get();
        draft.get().map(|draft| doubts::doubts(app, &draft.imported, lang))
    };
    view! {
        <div class="page scrolls">
            <section class="find">
                <h1>{title}</h1>
                <p>{move || word(Ui::NothingOpenedYet, app.lang.get())}</p>
            </section>
            <div class="of">
                <div>{left}</div>
                <div>{right}</div>
            </div>
        </div>
        {bar(app, draft)}
    }
}

//! A report on its way out: printed, as files.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Mine, Written, pictures};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::{dom, download};
use crate::app::in_view::file_name;
use crate::app::state::App;
use crate::chart::Inks;
use crate::export::report::{Edits, html_from_report, markdown_from_report};
use crate::locale::Lang;
use crate::locale::words::{Pages, Reported, word};
use crate::worker::request::{ReportAs, Request};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

fn saved(app: App, ending: &str, media_type: &str, bytes: &[u8], lang: Lang) {
    let name = file_name(app, "report").unwrap_or_else(|| "report".to_owned());
    let done = !bytes.is_empty() && download::save(&format!("{name}.{ending}"), media_type, bytes);
    if !done {
        app.tell(word(Pages::NothingToSave, lang).to_owned(), true);
    }
}

/// A file of Word or of PowerPoint: painted here, written beside the page.
fn office(app: App, written: Written, form: ReportAs, lang: Lang) {
    let (ending, media_type) = match form {
        ReportAs::Docx => ("docx", DOCX),
        ReportAs::Pptx => ("pptx", PPTX),
    };
    spawn_local(async move {
        app.busy.set(Some(None));
        let report = written.edited.report.clone();
        let pictures = pictures::painted(&written.shown, &report, lang).await;
        let bytes = match app.files().await {
            Some(files) => {
                (files.write)(app, Request::Report { report, pictures, lang, form }).await
            }
            None => None,
        };
        app.busy.set(None);
        saved(app, ending, media_type, &bytes.unwrap_or_default(), lang);
    });
}

fn html(app: App, written: &Written, lang: Lang) {
    let report = &written.edited.report;
    let picture = |at: usize, spec: &crate::chart::ChartSpec| {
        let placed = pictures::placed(&written.shown, spec, false, lang)?;
        Some(pictures::svg(&placed, Inks::Light, at))
    };
    let text = html_from_report(report, lang, &picture);
    saved(app, "html", "text/html;charset=utf-8", text.as_bytes(), lang);
}

fn markdown(app: App, written: &Written, lang: Lang) {
    let text = markdown_from_report(&written.edited.report, lang, &|_, _| None);
    saved(app, "md", "text/markdown;charset=utf-8", text.as_bytes(), lang);
}

/// The buttons.
pub fn ways(
    app: App,
    mine: Mine,
    now: impl Fn() -> Option<Written> + Copy + 'static,
    editing: RwSignal<bool>,
    lang: Lang,
) -> El {
    let act = move |name: Reported, strong: bool| {
        button(if strong { "btn fill small" } else { "btn line small" }).text(word(name, lang))
    };
    let dropped = RwSignal::new(None::<Edits>);
    let with = move |then: fn(App, &Written, Lang)| {
        move || {
            if let Some(written) = untrack(now) {
                then(app, &written, lang);
            }
        }
    };
    el("div")
        .class("report-ways")
        .add(
            button("btn line small")
                .pressed_of(move || editing.get())
                .text(word(Reported::Edit, lang))
                .click(move || editing.update(|on| *on = !*on)),
        )
        .add(act(Reported::Word, true).click(with(|app, written, lang| {
            office(app, written.clone(), ReportAs::Docx, lang);
        })))
        .add(act(Reported::PowerPoint, false).click(with(|app, written, lang| {
            office(app, written.clone(), ReportAs::Pptx, lang);
        })))
        .add(act(Reported::Html, false).click(with(html)))
        .add(act(Reported::Markdown, false).click(with(markdown)))
        .add(act(Reported::Print, false).click(dom::print))
        .live_by(
            move || format!("{} {}", mine.with(Edits::is_empty), dropped.with(Option::is_some)),
            move || {
                let (any, before) = untrack(|| (!mine.with(Edits::is_empty), dropped.get()));
                let drop = any.then(|| {
                    act(Reported::AsWritten, false).click(move || {
                        dropped.set(Some(mine.with(Edits::clone)));
                        mine.change(|edits| *edits = Edits::default());
                    })
                });
                // As long as nothing else was changed.
                let back = before.filter(|_| !any).map(|before| {
                    act(Reported::ChangesBack, false).click(move || {
                        let before = before.clone();
                        dropped.set(None);
                        mine.change(|edits| *edits = before);
                    })
                });
                drop.into_iter().chain(back).collect()
            },
        )
}

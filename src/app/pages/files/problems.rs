//! Every problem: where, what, why, what to do.

use leptos::prelude::*;

use crate::app::components::icon::{Icon, Pictogram};
use crate::import::Imported;
use crate::import::diagnostic::{Diagnostic, Severity};
use crate::locale::words::{Ui, opening, word};
use crate::locale::{Lang, diagnostics};
use crate::model::order;

/// So many are shown at once.
const MOST: usize = 60;

/// One problem as lines of text.
pub fn as_text(found: &Diagnostic, lang: Lang) -> String {
    let severity = diagnostics::severity(found.severity, lang);
    let place = diagnostics::place(&found.place, lang);
    let reason = diagnostics::reason(&found.problem, lang);
    let hint = diagnostics::hint(&found.problem, lang);
    format!("  {severity}, {place}: {reason} {hint}")
}

fn problem(found: &Diagnostic, lang: Lang) -> impl IntoView + use<> {
    let icon = match found.severity {
        Severity::Error | Severity::Warning => Icon::Warning,
        Severity::Note => Icon::File,
    };
    let severity = diagnostics::severity(found.severity, lang);
    let place = diagnostics::place(&found.place, lang);
    let reason = diagnostics::reason(&found.problem, lang);
    let hint = diagnostics::hint(&found.problem, lang);
    let hint = (!hint.is_empty()).then(|| {
        view! { <p><b>{word(Ui::WhatToDo, lang)} ": "</b> {hint}</p> }
    });
    view! {
        <div class="prob">
            <p class="head">
                <Pictogram icon=icon />
                <span>{place} " · " {severity}</span>
            </p>
            <p><b>{word(Ui::Reason, lang)} ": "</b> {reason}</p>
            {hint}
        </div>
    }
}

/// All problems, the gravest first.
pub fn problems(imported: &Imported, lang: Lang) -> Option<impl IntoView + use<>> {
    let mut all: Vec<&Diagnostic> =
        imported.reports.iter().flat_map(|report| &report.diagnostics).collect();
    if all.is_empty() {
        return None;
    }
    order::sort_by_key(&mut all, |found| match found.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Note => 2,
    });
    let count = all.len();
    let more = count.checked_sub(MOST + 1).map(|more| {
        view! { <p class="lab">{opening::more_problems(more + 1, lang)}</p> }
    });
    let shown = all.into_iter().take(MOST).map(|found| problem(found, lang)).collect_view();
    Some(view! {
        <section>
            <h2>{opening::problems(count, lang)}</h2>
            {shown}
            {more}
        </section>
    })
}

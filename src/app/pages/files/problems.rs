//! Every problem: where, what, why, what to do.

use crate::app::browser::element::{El, el};
use crate::app::components::icon::Icon;
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

/// A line with a label in bold before it.
fn labelled(label: Ui, line: &str, lang: Lang) -> El {
    let label = el("b").text(word(label, lang)).text(": ");
    el("p").add(label).text(line)
}

fn problem(found: &Diagnostic, lang: Lang) -> El {
    let icon = match found.severity {
        Severity::Error | Severity::Warning => Icon::Warning,
        Severity::Note => Icon::File,
    };
    let severity = diagnostics::severity(found.severity, lang);
    let place = diagnostics::place(&found.place, lang);
    let reason = diagnostics::reason(&found.problem, lang);
    let hint = diagnostics::hint(&found.problem, lang);
    let hint = (!hint.is_empty()).then(|| labelled(Ui::WhatToDo, &hint, lang));
    let line = el("span").text(&place).text(" · ").text(severity);
    el("div")
        .class("prob")
        .add(el("p").class("head").icon(icon).add(line))
        .add(labelled(Ui::Reason, &reason, lang))
        .all(hint)
}

/// All problems, the gravest first.
pub fn problems(imported: &Imported, lang: Lang) -> Option<El> {
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
        let words = opening::more_problems(more + 1, lang);
        el("p").class("lab").text(&words)
    });
    let shown = all.into_iter().take(MOST).map(|found| problem(found, lang));
    let title = el("h2").text(&opening::problems(count, lang));
    Some(el("section").add(title).all(shown).all(more))
}

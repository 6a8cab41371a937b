//! Every problem: where, what, why, what to do.

use crate::app::browser::element::{El, el};
use crate::app::components::icon::Icon;
use crate::import::diagnostic::Severity;
use crate::locale::words::{Reading, opening, word};
use crate::locale::{Lang, diagnostics};
use crate::worker::panel::Panel;
use crate::worker::told::{ProblemTold, in_lang};

/// A line with a label in bold before it.
fn labelled(label: Reading, line: &str, lang: Lang) -> El {
    let label = el("b").text(word(label, lang)).text(": ");
    el("p").add(label).text(line)
}

fn problem(found: &ProblemTold, lang: Lang) -> El {
    let icon = match found.severity {
        Severity::Error | Severity::Warning => Icon::Warning,
        Severity::Note => Icon::File,
    };
    let severity = diagnostics::severity(found.severity, lang);
    let hint = in_lang(&found.hint, lang);
    let hint = (!hint.is_empty()).then(|| labelled(Reading::WhatToDo, hint, lang));
    let line = el("span").text(in_lang(&found.place, lang)).text(" · ").text(severity);
    el("div")
        .class("prob")
        .add(el("p").class("head").icon(icon).add(line))
        .add(labelled(Reading::Reason, in_lang(&found.reason, lang), lang))
        .all(hint)
}

/// The problems, the gravest first, and how many more there are.
pub fn problems(panel: &Panel, lang: Lang) -> Option<El> {
    if panel.problems.is_empty() {
        return None;
    }
    let more = panel.all_problems - panel.problems.len().min(panel.all_problems);
    let more = (more > 0).then(|| el("p").class("lab").text(&opening::more_problems(more, lang)));
    let shown = panel.problems.iter().map(|found| problem(found, lang));
    let title = el("h2").text(&opening::problems(panel.all_problems, lang));
    Some(el("section").add(title).all(shown).all(more))
}

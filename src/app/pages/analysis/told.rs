//! Findings on the page: each a sentence to be copied, with what proves it one click away.

use leptos::task::spawn_local;

use crate::app::browser::clipboard;
use crate::app::browser::element::{El, button, el};
use crate::app::components::icon::Icon;
use crate::app::state::App;
use crate::locale::Lang;
use crate::locale::words::{Analysis, word};
use crate::story::Finding;

fn copy(app: App, sentence: &str, lang: Lang) -> El {
    let text = sentence.to_owned();
    button("btn line small").icon(Icon::Copy).text(word(Analysis::CopySentence, lang)).click(
        move || {
            let text = text.clone();
            spawn_local(async move {
                let done = clipboard::copy(&text).await;
                let told = if done { Analysis::SentenceCopied } else { Analysis::NotCopied };
                app.tell(word(told, lang).to_owned(), !done);
            });
        },
    )
}

/// The figures behind a finding.
fn table(finding: &Finding) -> El {
    let head = finding.head.iter().map(|cell| el("th").attr("scope", "col").text(cell));
    let rows = finding.rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(at, cell)| match at {
            0 => el("th").attr("scope", "row").text(cell),
            _ => el("td").text(cell),
        });
        el("tr").all(cells)
    });
    let table = el("table")
        .class("mini")
        .add(el("thead").add(el("tr").all(head)))
        .add(el("tbody").all(rows));
    el("div").class("scroll-x").attr("tabindex", "0").add(table)
}

/// A finding.
pub fn told(app: App, finding: &Finding, lang: Lang) -> El {
    let of = el("details").class("proof").add(el("summary").text(word(Analysis::Evidence, lang)));
    let of = match finding.rule.is_empty() {
        true => of,
        false => of.add(el("p").class("lab").text(&finding.rule)),
    };
    let of = if finding.rows.is_empty() { of } else { of.add(table(finding)) };
    el("section")
        .class("told")
        .add(el("p").text(&finding.sentence))
        .add(el("div").class("told-acts").add(copy(app, &finding.sentence, lang)).add(of))
}

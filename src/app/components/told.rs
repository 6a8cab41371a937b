//! Findings on the page: each a sentence to be copied, with what proves it one click away.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::browser::clipboard;
use crate::app::browser::element::{El, button, el};
use crate::app::components::icon::Icon;
use crate::app::state::App;
use crate::export::Table;
use crate::locale::Lang;
use crate::locale::words::{Analysis, example, word};
use crate::story::Finding;

fn copy(app: App, sentence: &str, lang: Lang) -> El {
    let text = app.data.with_untracked(|data| example::under(sentence, data, lang));
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

/// Findings as one table for other programs: each sentence, then the figures behind it.
pub fn sheet(findings: &[Finding], lang: Lang) -> Option<Table> {
    let width = findings.iter().map(|finding| finding.head.len()).max()?.max(1);
    let wide = |mut row: Vec<String>| {
        row.resize(width, String::new());
        row
    };
    let of = |finding: &Finding| {
        let head = (!finding.head.is_empty()).then(|| finding.head.clone());
        let rows: Vec<Vec<String>> = std::iter::once(vec![finding.sentence.clone()])
            .chain(head)
            .chain(finding.rows.iter().cloned())
            .map(wide)
            .collect();
        rows
    };
    let head = wide(vec![word(Analysis::Findings, lang).to_owned()]);
    Some(Table { head, rows: findings.iter().flat_map(of).collect() })
}

/// A finding.
pub fn told(app: App, finding: &Finding, lang: Lang) -> El {
    told_with(app, finding, None, None, lang)
}

/// A finding with what it is about over it, and a link to where its figures stand.
pub fn told_with(
    app: App,
    finding: &Finding,
    about: Option<&str>,
    link: Option<El>,
    lang: Lang,
) -> El {
    el("section")
        .class("told")
        .all(about.map(|about| el("p").class("lab").text(about)))
        .add(el("p").class("says").text(&finding.sentence))
        .add(acts(app, finding, link, lang))
}

/// What stands under a finding that is seen: to copy its sentence, a link, what proves it.
pub fn acts(app: App, finding: &Finding, link: Option<El>, lang: Lang) -> El {
    let of = el("details").class("proof").add(el("summary").text(word(Analysis::Evidence, lang)));
    let of = match finding.rule.is_empty() {
        true => of,
        false => of.add(el("p").class("lab").text(&finding.rule)),
    };
    let of = if finding.rows.is_empty() { of } else { of.add(table(finding)) };
    // What is not known has nothing behind it.
    let proved = !finding.rule.is_empty() || !finding.rows.is_empty();
    let acts = el("div").class("told-acts").add(copy(app, &finding.sentence, lang)).all(link);
    acts.all(proved.then_some(of))
}

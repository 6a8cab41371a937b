//! The foot of a page: where the figures come from, and what the marks mean.

use leptos::prelude::*;

use crate::app::browser::element::{El, el};
use crate::app::state::App;
use crate::locale::Lang;
use crate::locale::words::{Ui, example, page, word};
use crate::model::{Dataset, Origin};

fn is_page(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// The sources of the data in view: titles, linked where they have an address.
fn sources(data: &Dataset, lang: Lang) -> Vec<(String, Option<String>)> {
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    for publication in data.publications() {
        let mut titles: Vec<_> = publication
            .sources
            .iter()
            .map(|source| {
                // An address out of a file may be anything; a link leads to pages only.
                let page = source.url.clone().filter(|url| is_page(url));
                (example::marked(lang.label(&source.title), publication, lang).into_owned(), page)
            })
            .collect();
        if titles.is_empty() {
            let publisher = publication.publisher.as_ref().map(|name| lang.label(name).to_owned());
            let title = publisher.unwrap_or_else(|| publication.file.clone());
            titles.push((example::marked(&title, publication, lang).into_owned(), None));
        }
        for title in titles {
            if !title.0.is_empty() && !found.contains(&title) {
                found.push(title);
            }
        }
    }
    found
}

/// The sources in a line, for a picture that stands alone.
pub fn source_line(data: &Dataset, lang: Lang) -> String {
    let titles: Vec<String> = sources(data, lang).into_iter().map(|(title, _)| title).collect();
    let rest = titles.len().saturating_sub(2);
    let more = if rest > 0 { page::more_sources(rest, lang) } else { String::new() };
    let titles = titles.into_iter().take(2).collect::<Vec<_>>().join("; ");
    format!("{}: {titles}{more}.", word(Ui::SourceLabel, lang))
}

/// The titles of sources, for a sentence.
pub fn source_titles(data: &Dataset, lang: Lang) -> String {
    let titles = sources(data, lang).into_iter().map(|(title, _)| title).take(3);
    titles.collect::<Vec<_>>().join("; ")
}

/// Source and ways: what stands at the left.
fn from(app: App, lang: Lang) -> Vec<El> {
    let sources = app.data.with(|data| sources(data, lang));
    let count = sources.len();
    let mut line = el("span").text(&format!("{}: ", word(Ui::SourceLabel, lang)));
    for (at, (title, url)) in sources.into_iter().take(2).enumerate() {
        if at > 0 {
            line = line.text("; ");
        }
        line = match url {
            Some(url) => line.add(
                el("a")
                    .attr("href", &url)
                    .attr("rel", "noreferrer")
                    .attr("target", "_blank")
                    .text(&title),
            ),
            None => line.text(&title),
        };
    }
    if count > 2 {
        line = line.text(&page::more_sources(count - 2, lang));
    }
    line = line.text(". ");
    let rule = app.shown.with(|shown| {
        let shown = shown.as_ref()?;
        let indicator = &shown.data().indicators()[shown.indicator];
        Some(page::rank_rule(&indicator.rule, shown.ties, lang))
    });
    if let Some(rule) = rule {
        let computed = word(Ui::Computed, lang);
        let rule = format!(" {computed}: {rule}.");
        line = line.add(el("span").class("rule").mark(Origin::Computed, lang).text(&rule));
    }
    vec![line]
}

/// The foot. `right` is what stands at the right, such as that figures are rounded for display only.
pub fn foot(app: App, lang: Lang, right: impl Fn() -> String + 'static) -> El {
    el("footer").class("foot").live(move || from(app, lang)).add(el("span").text_of(right))
}

/// What stands at the right of the foot where there is nothing to warn of.
pub fn rounded(lang: Lang) -> String {
    word(Ui::RoundedForDisplay, lang).to_owned()
}

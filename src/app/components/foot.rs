//! The foot of a page: where the figures come from, and what the marks mean.

use leptos::prelude::*;

use super::origin::OriginMark;
use crate::app::state::use_app;
use crate::locale::Lang;
use crate::locale::words::{Ui, page, word};
use crate::model::{Dataset, Origin};

/// The sources of the data in view: titles, linked where they have an address.
fn sources(data: &Dataset, lang: Lang) -> Vec<(String, Option<String>)> {
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    for publication in data.publications() {
        let mut titles: Vec<_> = publication
            .sources
            .iter()
            .map(|source| (lang.label(&source.title).to_owned(), source.url.clone()))
            .collect();
        if titles.is_empty() {
            let publisher = publication.publisher.as_ref().map(|name| lang.label(name).to_owned());
            titles.push((publisher.unwrap_or_else(|| publication.file.clone()), None));
        }
        for title in titles {
            if !title.0.is_empty() && !found.contains(&title) {
                found.push(title);
            }
        }
    }
    found
}

/// The foot.
#[component]
pub fn Foot(
    /// What stands at the right; «rounded for display only» by default.
    #[prop(optional, into)]
    right: MaybeProp<String>,
) -> impl IntoView {
    let app = use_app();
    let from = move || {
        let lang = app.lang.get();
        let sources = app.data.with(|imported| sources(&imported.dataset, lang));
        let count = sources.len();
        let links = sources.into_iter().take(2).enumerate().map(|(at, (title, url))| {
            let comma = (at > 0).then_some("; ");
            let link = match url {
                Some(url) => {
                    view! { <a href=url rel="noreferrer" target="_blank">{title}</a> }.into_any()
                }
                None => title.into_any(),
            };
            view! { {comma} {link} }
        });
        let links = links.collect_view();
        let more = (count > 2).then(|| page::more_sources(count - 2, lang));
        view! { {word(Ui::SourceLabel, lang)} ": " {links} {more} ". " }
    };
    let ways = move || {
        let lang = app.lang.get();
        let rule = app.shown.with(|shown| {
            let shown = shown.as_ref()?;
            Some(page::rank_rule(
                &shown.data().indicators()[shown.indicator].rule,
                shown.ties,
                lang,
            ))
        });
        rule.map(|rule| {
            view! {
                <span class="rule">
                    <OriginMark origin=Origin::Computed />
                    {format!(" {}: {rule}.", word(Ui::Computed, lang))}
                </span>
            }
        })
    };
    let right = move || {
        right.get().unwrap_or_else(|| word(Ui::RoundedForDisplay, app.lang.get()).to_owned())
    };
    view! {
        <footer class="foot">
            <span>{from} {ways}</span>
            <span>{right}</span>
        </footer>
    }
}

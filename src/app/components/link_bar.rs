//! What is said of a link under the header: that it brought data with it, and where published data is
//! another than when it was made.

use leptos::prelude::*;

use super::foot::source_titles;
use super::icon::Icon;
use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::local::adopt;
use crate::app::state::App;
use crate::locale::Lang;
use crate::locale::words::{Shared, shared, word};
use crate::share;

/// The titles of published sets that have changed since the link was made.
fn changed(app: App, lang: Lang) -> Vec<String> {
    app.catalogue.with(|entries| {
        let known = entries.iter().map(|entry| (entry.id.as_str(), entry.version.as_str()));
        let ids = app.view.with(|view| share::changed_since(view, known));
        let titles = entries.iter().filter(|entry| ids.contains(&entry.id));
        titles.map(|entry| lang.label(&entry.title).to_owned()).collect()
    })
}

/// What is shown came with the link.
fn is_carried(app: App) -> bool {
    app.view.with(|view| view.later.data().is_some()) && app.data.with(|data| !data.is_empty())
}

fn bar(said: &[String]) -> El {
    let words = el("p").all(said.iter().map(|one| el("span").text(one).text(" ")));
    el("aside").class("link-bar").label(&said[0]).icon(Icon::Warning).add(words)
}

fn of_data(app: App, lang: Lang) -> El {
    let sources = app.data.with_untracked(|data| source_titles(data, lang));
    let name = app.data.with_untracked(|data| {
        let first = data.publications().first().map(|from| from.id.clone());
        format!("{}.json", first.filter(|id| !id.is_empty()).unwrap_or_else(|| "link".to_owned()))
    });
    let mut said = vec![word(Shared::FromLink, lang).to_owned()];
    if !sources.is_empty() {
        said.push(shared::said_source(&sources, lang));
    }
    let keep = button("btn line small").text(word(Shared::KeepIt, lang));
    bar(&said).add(keep.click(move || adopt(app, name.clone())))
}

fn of_changed(app: App, titles: &[String], lang: Lang) -> El {
    let done = button("btn line small").text(word(Shared::Dismiss, lang));
    let done = done.click(move || app.change_view(Step::Replace, share::forget_versions));
    bar(&[shared::changed(&titles.join("; "), lang)]).add(done)
}

/// It, as long as the frame lives.
pub fn link_bar(app: App, lang: Lang) -> El {
    let key = move || format!("{} {}", is_carried(app), changed(app, lang).join("\n"));
    el("div").class("link-bars").live_by(key, move || {
        let titles = changed(app, lang);
        let carried = is_carried(app).then(|| of_data(app, lang));
        let changed = (!titles.is_empty()).then(|| of_changed(app, &titles, lang));
        carried.into_iter().chain(changed).collect()
    })
}

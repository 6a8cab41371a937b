//! Short notices, and how far the loading has come.

use leptos::prelude::*;

use super::icon::Icon;
use crate::app::browser::dom;
use crate::app::browser::element::{El, button, el};
use crate::app::state::App;
use crate::chart::hundredths::Hundredths;
use crate::locale::Lang;
use crate::locale::words::{Ui, word};

/// The notices, each read aloud as it comes. They are made once: a dialogue takes them into itself while
/// it is open, as what stands under it is out of reach.
pub fn toasts(app: App) -> El {
    let ids = move || app.toasts.with(|all| all.iter().map(|toast| toast.id).collect());
    let make = move |id: u32| {
        let toast =
            app.toasts.with_untracked(|all| all.iter().find(|toast| toast.id == id).cloned());
        let (text, icon) = match toast {
            Some(toast) if toast.warning => (toast.text, Icon::Warning),
            Some(toast) => (toast.text, Icon::Done),
            None => return el("div"),
        };
        let label = word(Ui::Close, app.lang.get_untracked());
        let close = button("btn round").label(label).icon(Icon::Close).click(move || {
            app.dismiss(id);
            // Out of a dialogue there is no way to the page.
            if !dom::focus_first("dialog:has(>.toasts) .btn") {
                dom::focus("content");
            }
        });
        el("div").class("toast fades").icon(icon).add(el("p").text(&text)).add(close)
    };
    el("div").class("toasts").attr("role", "status").attr("aria-live", "polite").each(ids, make)
}

/// Whether something is loaded, as a key.
pub fn is_busy(app: App) -> String {
    app.busy.with(Option::is_some).to_string()
}

/// The line under the header while something is loaded.
pub fn busy(app: App, lang: Lang) -> Vec<El> {
    if app.busy.with(Option::is_none) {
        return Vec::new();
    }
    let share = move || app.busy.get().flatten().map(|share| Hundredths::of(share).to_string());
    let progress = el("progress").attr("max", "1").attr_of("value", share);
    vec![el("div").class("busy").add(progress.label(word(Ui::Loading, lang)))]
}

//! Short notices, and how far the loading has come.

use leptos::prelude::*;

use super::icon::Icon;
use crate::app::browser::element::{El, button, el};
use crate::app::state::App;
use crate::chart::hundredths::Hundredths;
use crate::locale::Lang;
use crate::locale::words::{Ui, word};

/// The notices, read aloud as they come.
pub fn toasts(app: App, lang: Lang) -> El {
    let each = move || {
        let toasts = app.toasts.get().into_iter();
        let notice = toasts.map(|toast| {
            let icon = if toast.warning { Icon::Warning } else { Icon::Done };
            let id = toast.id;
            let close = button("btn round")
                .label(word(Ui::Close, lang))
                .icon(Icon::Close)
                .click(move || app.dismiss(id));
            el("div").class("toast fades").icon(icon).add(el("p").text(&toast.text)).add(close)
        });
        notice.collect()
    };
    el("div").class("toasts").attr("role", "status").attr("aria-live", "polite").live(each)
}

/// The line under the header while something is loaded.
pub fn busy(app: App, lang: Lang) -> Vec<El> {
    let Some(share) = app.busy.get() else { return Vec::new() };
    let share = share.map(|share| Hundredths::of(share).to_string());
    let progress = el("progress")
        .attr("max", "1")
        .attr_some("value", share.as_deref())
        .label(word(Ui::Loading, lang));
    vec![el("div").class("busy").add(progress)]
}

//! That the page has a new version: a quiet bar, until the reader takes it or puts it off.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::overlay::{End, overlay};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::{dom, offline};
use crate::app::state::App;
use crate::locale::words::{Offline, word};

/// Shows the bar; not twice, and not again once it was put off.
pub fn tell_new_version(app: App) {
    thread_local! {
        static TOLD: Cell<bool> = const { Cell::new(false) };
    }
    if TOLD.replace(true) {
        return;
    }
    overlay(|end| {
        let lang = move || app.lang.get().code().to_owned();
        el("div").class("news-place").live_by(lang, move || vec![bar(app, &end)])
    });
}

fn bar(app: App, end: &End) -> El {
    let say = |words| word(words, app.lang.get_untracked());
    let end = Rc::clone(end);
    let take = button("btn line").text(say(Offline::TakeNew)).click(|| {
        spawn_local(offline::take_new_version());
    });
    let later = button("btn").text(say(Offline::NotNow)).click(move || {
        end();
        dom::focus("content");
    });
    let told = el("p").attr("role", "status").text(say(Offline::NewVersion));
    el("aside").class("news").label(say(Offline::NewVersion)).add(told).add(take).add(later)
}

//! The whole screen for one view after the other: by keys, a clicker, buttons, or by itself.

use std::time::Duration;

use leptos::prelude::*;

use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::{self, Step};
use crate::app::browser::{dom, watch};
use crate::app::components::icon::Icon;
use crate::app::components::overlay::{End, overlay};
use crate::app::state::App;
use crate::locale::words::{Picture, word};
use crate::locale::{Lang, number};

/// How long a view stands when they follow by themselves.
const PACE: Duration = Duration::from_millis(2500);

/// A presentation that runs.
#[derive(Clone, Copy)]
struct Show {
    app: App,
    steps: StoredValue<Vec<String>>,
    at: RwSignal<usize>,
    plays: RwSignal<bool>,
    /// Counts turns, so that a late one is known as such.
    turn: StoredValue<u32>,
    /// The view before, to which it returns.
    before: StoredValue<String>,
    /// Takes its bar away.
    over: StoredValue<End, LocalStorage>,
}

impl Show {
    fn count(self) -> usize {
        self.steps.with_value(Vec::len)
    }

    fn go(self, to: usize) {
        let to = to.min(self.count().saturating_sub(1));
        self.at.set(to);
        if let Some(fragment) = self.steps.with_value(|steps| steps.get(to).cloned()) {
            history::write(&fragment, Step::Replace);
            self.app.follow_address();
        }
        self.wait();
    }

    fn next(self) {
        let at = self.at.get_untracked();
        if at + 1 < self.count() { self.go(at + 1) } else { self.plays.set(false) }
    }

    fn previous(self) {
        self.go(self.at.get_untracked().saturating_sub(1));
    }

    /// Plays from here, or from the start where this is the end; or stops.
    fn play(self) {
        let plays = !self.plays.get_untracked();
        self.plays.set(plays);
        if plays && self.at.get_untracked() + 1 == self.count() {
            self.go(0);
        } else {
            self.wait();
        }
    }

    /// The next view after a while, where they follow by themselves.
    fn wait(self) {
        let turn = self.turn.get_value().wrapping_add(1);
        self.turn.set_value(turn);
        if !self.plays.get_untracked() {
            return;
        }
        let then = move || {
            // The presentation may be over by then.
            if self.turn.try_get_value() == Some(turn) {
                self.next();
            }
        };
        set_timeout(then, PACE);
    }

    fn on_key(self, key: &str) -> bool {
        match key {
            "ArrowRight" | "ArrowDown" | "PageDown" | "Enter" => self.next(),
            "ArrowLeft" | "ArrowUp" | "PageUp" | "Backspace" => self.previous(),
            "Home" => self.go(0),
            "End" => self.go(usize::MAX),
            " " => self.play(),
            "Escape" => self.end(),
            _ => return false,
        }
        true
    }

    fn end(self) {
        if self.app.presenting.get_untracked() {
            self.app.presenting.set(false);
            dom::leave_full_screen();
            dom::mark_root("presenting", false);
            history::write(&self.before.get_value(), Step::Replace);
            self.app.follow_address();
            (self.over.get_value())();
        }
    }
}

fn bar(show: Show, lang: Lang) -> El {
    let say = |words| word(words, lang);
    let act = |name, face: &str| button("btn round").label(say(name)).text(face);
    let count = show.count();
    let place = move || {
        let [at, of] = [show.at.get() + 1, count].map(|n| number::whole(n as i64, lang));
        format!("{at}/{of}")
    };
    let play = button("btn round")
        .attr_of("aria-label", move || {
            let name = if show.plays.get() { Picture::Pause } else { Picture::Play };
            Some(word(name, lang).to_owned())
        })
        .text_of(move || if show.plays.get() { "❚❚" } else { "▶" }.to_owned());
    el("nav")
        .class("present-bar")
        .id("present-bar")
        .attr("tabindex", "-1")
        .label(say(Picture::Present))
        .add(act(Picture::Back, "‹").click(move || show.previous()))
        .add(el("span").attr("role", "status").text_of(place))
        .add(act(Picture::Next, "›").click(move || show.next()))
        .add(play.click(move || show.play()))
        .add(
            button("btn round")
                .label(say(Picture::Leave))
                .icon(Icon::Close)
                .click(move || show.end()),
        )
}

/// Starts: the first of the views over the whole screen.
pub fn start(app: App, steps: Vec<String>, lang: Lang) {
    if steps.is_empty() || app.presenting.get_untracked() {
        return;
    }
    let mut started = None;
    overlay(|end| {
        let show = Show {
            app,
            steps: StoredValue::new(steps),
            at: RwSignal::new(0),
            plays: RwSignal::new(false),
            turn: StoredValue::new(0),
            before: StoredValue::new(history::fragment()),
            over: StoredValue::new_local(end),
        };
        watch::on_window_while_here("keydown", move |event| {
            if show.on_key(&dom::key_of(event)) {
                event.prevent_default();
            }
        });
        watch::on_window_while_here("fullscreenchange", move |_| {
            if !dom::is_full_screen() {
                show.end();
            }
        });
        started = Some(show);
        bar(show, lang)
    });
    let Some(show) = started else { return };
    app.presenting.set(true);
    dom::mark_root("presenting", true);
    dom::enter_full_screen();
    dom::focus("present-bar");
    show.go(0);
}

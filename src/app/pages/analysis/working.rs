//! Long work whose outcome a part of the page shows: how far it is, a way to stop it and to begin again.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::browser::element::{El, button, el};
use crate::app::parts::{Files, Held, Job, Work};
use crate::app::state::App;
use crate::locale::Lang;
use crate::locale::words::{Analysis, word};
use crate::worker::request::Request;

/// How far the work is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Going(f64),
    Done,
    Stopped,
}

/// Work beside the page, of which the newest alone counts.
#[derive(Clone, Copy)]
pub struct Working {
    state: RwSignal<State>,
    turn: StoredValue<u32>,
    held: Held,
}

impl Working {
    /// None yet. It ends with the part of the page that made it.
    pub fn new() -> Working {
        let held: Held = StoredValue::new_local(None);
        on_cleanup(move || {
            // The thread ends with whoever held it.
            held.try_update_value(|held| *held = None);
        });
        Working { state: RwSignal::new(State::Done), turn: StoredValue::new(0), held }
    }

    /// Begins; `then` is told the outcome, unless something else began or it was stopped meanwhile.
    pub fn begin<T: 'static>(
        self,
        app: App,
        request: Request,
        work: fn(&Files) -> Work<T>,
        then: impl FnOnce(T) + 'static,
    ) {
        let Working { state, turn, held } = self;
        turn.update_value(|turn| *turn += 1);
        let now = turn.get_value();
        let is_current = move || turn.try_get_value() == Some(now);
        state.set(State::Going(0.0));
        spawn_local(async move {
            let progress = move |share| {
                if is_current() {
                    state.set(State::Going(share));
                }
            };
            let job =
                Job { request, progress: Rc::new(progress), wanted: Rc::new(is_current), held };
            let found = match app.files().await {
                Some(files) => work(&files)(app, job).await,
                None => None,
            };
            if !is_current() {
                return;
            }
            held.update_value(|held| *held = None);
            match found {
                Some(found) => {
                    then(found);
                    state.set(State::Done);
                }
                None => state.set(State::Stopped),
            }
        });
    }

    /// Whatever is still on its way is not wanted any more, and there is nothing to wait for.
    pub fn end(self) {
        self.end_as(State::Done);
    }

    fn end_as(self, state: State) {
        self.turn.update_value(|turn| *turn += 1);
        self.held.update_value(|held| {
            if let Some(reader) = held.take() {
                reader.stop();
            }
        });
        self.state.set(state);
    }

    /// How far it is; `doing` says with what. In place of it what keeps it from being begun: `unsaid`.
    pub fn status(
        self,
        doing: Analysis,
        unsaid: impl Fn() -> Vec<String> + Copy + 'static,
        again: impl Fn() + Copy + 'static,
        lang: Lang,
    ) -> El {
        let state = self.state;
        // Which of these is seen: a button that is made anew at every step could not be pressed.
        let key = move || {
            let unsaid = unsaid();
            match state.get() {
                _ if !unsaid.is_empty() => unsaid.join("\n"),
                State::Going(_) => "going".to_owned(),
                State::Stopped => "stopped".to_owned(),
                State::Done => String::new(),
            }
        };
        let share = move || match state.get() {
            State::Going(share) if share > 0.0 => Some(share.to_string()),
            _ => None,
        };
        let shown = move || {
            let unsaid = unsaid();
            match state.get_untracked() {
                _ if !unsaid.is_empty() => {
                    unsaid.iter().map(|why| el("p").class("none").text(why)).collect()
                }
                State::Going(_) => vec![
                    el("span").text(word(doing, lang)),
                    el("progress")
                        .attr("max", "1")
                        .attr_of("value", share)
                        .label(word(doing, lang)),
                    button("btn line small")
                        .text(word(Analysis::Stop, lang))
                        .click(move || self.end_as(State::Stopped)),
                ],
                State::Stopped => vec![
                    el("span").text(word(Analysis::Stopped, lang)),
                    button("btn line small").text(word(Analysis::WorkAgain, lang)).click(again),
                ],
                State::Done => Vec::new(),
            }
        };
        el("div").class("work").attr("role", "status").live_by(key, shown)
    }
}

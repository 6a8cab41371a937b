//! Presenting: saved views, or the periods of one picture, one after the other over the whole screen,
//! in letters that are read from four metres away.

mod saved;
mod screen;

use std::rc::Rc;

use leptos::prelude::*;

use super::browser::element::{El, button, el};
use super::components::dialog::{Close, open_dialog};
use super::components::icon::Icon;
use super::in_view::in_view;
use super::state::App;
use crate::locale::Lang;
use crate::locale::words::{Picture, picture, word};
use crate::share::{self, ViewState};
use saved::Saved;

/// The view in each of its periods, from the first: the years as a story.
fn years(app: App) -> Vec<String> {
    let Some(shown) = app.shown.get_untracked() else { return Vec::new() };
    let view = app.view.get_untracked();
    let before = std::iter::once(None).chain(shown.periods.iter().copied().map(Some));
    let steps = before.zip(&shown.periods).map(|(versus, period)| {
        let (finding, subtitle, note) = (None, None, None);
        let period = Some(*period);
        share::encode(&ViewState { period, versus, finding, subtitle, note, ..view.clone() })
    });
    steps.collect()
}

fn lines(saved: RwSignal<Vec<Saved>>, lang: Lang) -> Vec<El> {
    let all = saved.get();
    let count = all.len();
    let act =
        |face: &str, name: Picture, view: &str, off: bool, then: fn(&mut Vec<Saved>, usize), at| {
            let label = format!("{}: {view}", word(name, lang));
            let act = button("btn round line").label(&label).attr("title", word(name, lang));
            let act = if off { act.attr("disabled", "") } else { act };
            act.text(face).click(move || {
                saved.update(|all| then(all, at));
                saved.with_untracked(|all| saved::keep(all));
            })
        };
    let line = |(at, view): (usize, Saved)| {
        let up =
            act("↑", Picture::Earlier, &view.name, at == 0, |all, at| all.swap(at - 1, at), at);
        let down = act(
            "↓",
            Picture::Later,
            &view.name,
            at + 1 == count,
            |all, at| all.swap(at, at + 1),
            at,
        );
        let away =
            act("×", Picture::TakeOut, &view.name, false, |all, at| drop(all.remove(at)), at);
        let open = el("a").class("saved-name").attr("href", &view.fragment).text(&view.name);
        el("li").add(open).add(up).add(down).add(away)
    };
    all.into_iter().enumerate().map(line).collect()
}

fn fill(app: App, lang: Lang, close: &Close) -> Vec<El> {
    let say = |words| word(words, lang);
    let saved = RwSignal::new(saved::kept());
    let add = move || {
        let Some(seen) = in_view(app, lang) else { return };
        let words = app.view.with_untracked(|view| seen.words(view));
        let fragment = app.view.with_untracked(share::encode);
        saved.update(|all| {
            all.retain(|view| view.fragment != fragment);
            all.push(Saved { fragment, name: words.finding });
        });
        saved.with_untracked(|all| saved::keep(all));
    };
    let of_years = years(app);
    let count = of_years.len();
    let [by_years, by_saved, done] = [(); 3].map(|()| Rc::clone(close));
    let show_years = move || {
        by_years();
        screen::start(app, of_years.clone(), lang);
    };
    let show_saved = move || {
        by_saved();
        let steps =
            saved.with_untracked(|all| all.iter().map(|view| view.fragment.clone()).collect());
        screen::start(app, steps, lang);
    };
    let none = move || saved.with(Vec::is_empty);
    let nothing = move || {
        let hint = el("p").text(word(Picture::NothingKept, lang));
        none().then_some(hint).into_iter().collect()
    };
    let list = el("ol").class("saved").live(move || lines(saved, lang));
    let body = el("div")
        .class("present-parts")
        .add(el("p").text(say(Picture::HowToPresent)))
        .add(list)
        .live(nothing)
        .add(button("btn line").icon(Icon::Picture).text(say(Picture::KeepThis)).click(add));
    let bar = el("div")
        .class("barb")
        .add(button("btn").text(say(Picture::Close)).click(move || done()))
        .add(
            button("btn line")
                .attr_some("disabled", (count < 2).then_some(""))
                .text(&picture::present_years(count, lang))
                .click(show_years),
        )
        .add(
            button("btn fill")
                .attr_of("disabled", move || none().then(String::new))
                .text_of(move || picture::present_saved(saved.with(Vec::len), lang))
                .click(show_saved),
        );
    vec![body, bar]
}

/// Opens the dialogue: which views, in which order.
pub fn present_dialog(app: App) {
    let lang = app.lang.get_untracked();
    open_dialog(word(Picture::Present, lang), lang, move |close| fill(app, lang, &close));
}

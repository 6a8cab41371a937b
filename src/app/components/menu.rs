//! A button with a panel under it. Escape, a click elsewhere or the focus leaving it close it.

use leptos::prelude::*;

use super::to_come::to_come;
use crate::app::browser::element::{El, button, el};
use crate::app::browser::{dom, watch};
use crate::app::state::App;
use crate::locale::Lang;

/// The menus of the page. What stands in them is a part of the program that comes later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// What can be opened.
    #[default]
    Sets,
    /// The ways out.
    Exports,
    /// On a phone: both, language and theme.
    More,
}

impl Which {
    /// The id of the whole, unique on the page.
    pub fn id(self) -> &'static str {
        match self {
            Which::Sets => "sets",
            Which::Exports => "exports",
            Which::More => "more",
        }
    }
}

/// The id of the button of a menu.
pub fn button_of(id: &str) -> String {
    format!("{id}-button")
}

/// A menu's own words and classes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Menu<'a> {
    /// Which one it is.
    pub which: Which,
    /// Classes of the button.
    pub class: &'a str,
    /// Name of the button for screen readers, where its face has no words.
    pub name: Option<&'a str>,
    /// Whether the panel stands left-aligned under the button.
    pub left: bool,
    /// Further classes of the whole.
    pub outer: &'a str,
}

/// The menu. `face` dresses the button.
pub fn menu(app: App, lang: Lang, of: &Menu<'_>, face: impl Fn(El) -> El) -> El {
    let open = RwSignal::new(false);
    let (which, id, left) = (of.which, of.which.id(), of.left);
    let button_id = button_of(id);
    close_when_left(id, open);
    let press = button(of.class)
        .id(&button_id)
        .attr_some("aria-label", of.name)
        .attr_of("aria-expanded", move || Some(open.get().to_string()))
        .click(move || open.update(|open| *open = !*open));
    el("div")
        .class(&format!("menu {}", of.outer))
        .id(id)
        .on_key(move |event, key| {
            if key == "Escape" && open.get_untracked() {
                event.stop_propagation();
                open.set(false);
                dom::focus(&button_id);
            }
        })
        .add(face(press))
        .live(move || {
            if !open.get() {
                return Vec::new();
            }
            let pop = el("div").class(if left { "pop fades left" } else { "pop fades" });
            let Some(charts) = app.parts.get().charts else {
                app.fetch_charts();
                return vec![pop.add(to_come(app, lang))];
            };
            // What stands in the panel follows its own signals.
            vec![pop.all(untrack(|| (charts.menu)(app, lang, which, open)))]
        })
}

/// Closes what is open when a click or the focus lands outside the element with this id.
pub fn close_when_left(id: &'static str, open: RwSignal<bool>) {
    for name in ["pointerdown", "focusin"] {
        watch::on_window_while_here(name, move |event| {
            if open.get_untracked() && !dom::is_within(event, id) {
                open.set(false);
            }
        });
    }
}

//! A list to choose one of: the browser's own, which every phone and screen reader knows.

use leptos::prelude::*;

use super::icon::Icon;
use crate::app::browser::dom;
use crate::app::browser::element::{El, button, el, follow};

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is handed on when it is chosen.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A line.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), label: label.into() }
    }
}

/// A list, without a label around it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Select<'a> {
    /// The element's id, where a label stands beside it.
    pub id: &'a str,
    /// Its name where no label stands beside it.
    pub name: Option<&'a str>,
    /// The lines.
    pub choices: &'a [Choice],
    /// The value that is chosen.
    pub value: &'a str,
    /// Whether it is set in bold.
    pub strong: bool,
}

/// The list; `on_change` is called with the value chosen.
pub fn select(of: &Select<'_>, on_change: impl Fn(String) + 'static) -> El {
    list(of, Box::new(on_change)).0
}

/// The list, its value following signals. It stays the same element while only the value changes:
/// who types into a list makes many changes of it one after the other.
pub fn following(
    of: &Select<'_>,
    value: impl Fn() -> String + 'static,
    on_change: impl Fn(String) + 'static,
) -> El {
    let (whole, list) = list(of, Box::new(on_change));
    follow(Box::new(move || dom::set_value(list.raw(), &value())));
    whole
}

fn list(of: &Select<'_>, on_change: Box<dyn Fn(String)>) -> (El, El) {
    let options = of.choices.iter().map(|choice| {
        let chosen = (choice.value == of.value).then_some("");
        el("option").attr("value", &choice.value).attr_some("selected", chosen).text(&choice.label)
    });
    let list = el("select")
        .id(of.id)
        .class(if of.strong { "strong" } else { "" })
        .attr_some("aria-label", of.name)
        .all(options)
        .on("change", move |event| on_change(dom::value_of(&event)));
    (el("span").class("sel").add(list.clone()).icon(Icon::Down), list)
}

/// Choices as one text: another list has another one.
pub fn key_of(choices: &[Choice]) -> String {
    choices.iter().flat_map(|choice| [&choice.value, "\n", &choice.label, "\n"]).collect()
}

/// A control with a label above it. `id` is the control's.
pub fn field(label: &str, id: &str, class: &str, control: El) -> El {
    let label = el("label").attr("for", id).text(label);
    el("div").class(&format!("f {class}")).add(label).add(control)
}

/// A choice of a few, side by side.
pub fn few<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &str,
    all: &[(T, &str)],
    chosen: RwSignal<T>,
) -> El {
    let buttons = all.iter().map(|&(choice, face)| {
        button("")
            .pressed_of(move || chosen.get() == choice)
            .text(face)
            .click(move || chosen.set(choice))
    });
    let seg = el("div").class("seg").attr("role", "group").label(name).all(buttons);
    el("div").class("f").add(el("span").class("label").text(name)).add(seg)
}

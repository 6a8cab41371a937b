//! A list to choose one of: the browser's own, which every phone and screen reader knows.

use leptos::prelude::*;

use super::icon::{Icon, Pictogram};

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

/// The list, without a label around it.
#[component]
pub fn Select(
    /// The element's id, where a label stands beside it.
    #[prop(optional)]
    id: &'static str,
    /// Its name where no label stands beside it.
    #[prop(optional, into)]
    name: MaybeProp<String>,
    /// The lines.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Whether it is set in bold.
    #[prop(optional)]
    strong: bool,
    /// Called with the value chosen.
    on_change: Callback<String>,
) -> impl IntoView {
    let options = move || {
        let chosen = value.get();
        let choices = choices.get().into_iter();
        choices
            .map(|choice| {
                let selected = choice.value == chosen;
                view! { <option value=choice.value prop:selected=selected>{choice.label}</option> }
            })
            .collect_view()
    };
    view! {
        <span class="sel">
            <select
                id=(!id.is_empty()).then_some(id)
                class:strong=strong
                aria-label=move || name.get()
                on:change=move |event| on_change.run(event_target_value(&event))
            >
                {options}
            </select>
            <Pictogram icon=Icon::Down />
        </span>
    }
}

/// The list with a label above it.
#[component]
pub fn Field(
    /// The label.
    #[prop(into)]
    label: Signal<&'static str>,
    /// The id of the control that is labelled.
    id: &'static str,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=format!("f {class}")>
            <label for=id>{move || label.get()}</label>
            {children()}
        </div>
    }
}

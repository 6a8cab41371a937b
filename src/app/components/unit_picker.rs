//! The highlighted units as chips, and the search that adds one: a combobox. The first unit is
//! «us»; a click on another chip makes it the first.

use std::sync::Arc;

use leptos::prelude::*;

use super::icon::{Icon, Pictogram};
use super::menu::close_when_left;
use crate::app::browser::dom;
use crate::app::state::use_app;
use crate::locale::fold::{Query, fold};
use crate::locale::words::{Ui, page, word};

/// A unit that can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pickable {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What tells it from others: its rank, or its group.
    pub hint: String,
    folded: String,
}

impl Pickable {
    /// A unit with its aliases, under which it is found too.
    pub fn new(id: String, name: String, aliases: &[String], hint: String) -> Pickable {
        let mut folded = fold(&name);
        for alias in aliases {
            folded.push(' ');
            folded.push_str(&fold(alias));
        }
        Pickable { id, name, hint, folded }
    }
}

/// The most names that are offered at once.
const MOST: usize = 60;

const ID: &str = "pick-units";
const LIST: &str = "pick-units-list";
const FIELD: &str = "pick-units-field";

fn found(units: &[Pickable], chosen: &[String], text: &str) -> Vec<Pickable> {
    let query = Query::new(text);
    let start = fold(text);
    let free = units.iter().filter(|unit| !chosen.contains(&unit.id));
    let hits = free.filter(|unit| query.is_empty() || query.finds_folded(&unit.folded));
    let (first, rest): (Vec<_>, Vec<_>) =
        hits.partition(|unit| unit.folded.starts_with(start.as_str()));
    first.into_iter().chain(rest).take(MOST).cloned().collect()
}

/// The chips and the search.
#[component]
pub fn UnitPicker(
    /// All units, in the order in which they are offered.
    #[prop(into)]
    units: Signal<Arc<Vec<Pickable>>>,
    /// The ids of the units that are highlighted, «us» first.
    #[prop(into)]
    chosen: Signal<Vec<String>>,
    /// For each highlighted unit after «us», the class of its line in the chart, as its key.
    #[prop(optional, into)]
    keys: MaybeProp<Vec<String>>,
    /// Called with the new ids.
    on_change: Callback<Vec<String>>,
) -> impl IntoView {
    let app = use_app();
    let text = RwSignal::new(String::new());
    let open = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    close_when_left(ID, open);
    let offered = Memo::new(move |_| {
        let (text, chosen) = (text.get(), chosen.get());
        units.with(|units| found(units, &chosen, &text))
    });
    let add = move |id: String| {
        let mut ids = chosen.get_untracked();
        ids.push(id);
        text.set(String::new());
        active.set(0);
        on_change.run(ids);
    };
    let remove = move |id: &str| {
        let ids = chosen.get_untracked().into_iter().filter(|other| other != id).collect();
        on_change.run(ids);
    };
    let lead = move |id: &str| {
        let mut ids = chosen.get_untracked();
        if let Some(at) = ids.iter().position(|other| other == id) {
            let first = ids.remove(at);
            ids.insert(0, first);
            on_change.run(ids);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let count = offered.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if !open.get_untracked() => open.set(true),
            "ArrowDown" => active.update(|at| *at = (*at + 1).min(count.saturating_sub(1))),
            "ArrowUp" => active.update(|at| *at = at.saturating_sub(1)),
            "Enter" if open.get_untracked() => {
                let at = active.get_untracked();
                if let Some(unit) = offered.with_untracked(|all| all.get(at).cloned()) {
                    add(unit.id);
                }
            }
            "Escape" => {
                open.set(false);
                text.set(String::new());
            }
            "Backspace" if text.with_untracked(String::is_empty) => {
                if let Some(last) = chosen.get_untracked().last() {
                    remove(last);
                }
                return;
            }
            _ => return,
        }
        event.prevent_default();
    };
    let chips = move || {
        let lang = app.lang.get();
        let names = units.get();
        let keys = keys.get().unwrap_or_default();
        let chosen = chosen.get().into_iter().enumerate();
        chosen
            .map(|(at, id)| {
                let unit = names.iter().find(|unit| unit.id == id);
                let name = unit.map_or_else(|| id.clone(), |unit| unit.name.clone());
                let class = if at == 0 { "chip us" } else { "chip" };
                let key = at.checked_sub(1).and_then(|at| keys.get(at).cloned());
                let dash = key.map(|key| {
                    let class = format!("dash {key}");
                    view! {
                        <svg class=class viewBox="0 0 14 3" aria-hidden="true">
                            <path d="M0 1.5H14" />
                        </svg>
                    }
                });
                let (leading, removing) = (id.clone(), id);
                let make_us = page::make_main_unit(&name, lang);
                let take_away = page::remove_unit(&name, lang);
                view! {
                    <span class=class>
                        <button
                            type="button"
                            class="name"
                            aria-pressed=(at == 0).to_string()
                            title=make_us
                            on:click=move |_| lead(&leading)
                        >
                            {dash}
                            {name}
                        </button>
                        <button
                            type="button"
                            class="x"
                            aria-label=take_away
                            on:click=move |_| {
                                remove(&removing);
                                dom::focus(FIELD);
                            }
                        >
                            <Pictogram icon=Icon::Close />
                        </button>
                    </span>
                }
            })
            .collect_view()
    };
    let list = move || {
        open.get().then(|| {
            let lines = move || {
                let at = active.get();
                offered.with(|offered| {
                    let lines = offered.iter().cloned().enumerate();
                    lines
                        .map(|(line, unit)| {
                            view! {
                                <li
                                    role="option"
                                    id=format!("{LIST}-{line}")
                                    aria-selected=(line == at).to_string()
                                    on:pointerdown=move |event| {
                                        event.prevent_default();
                                        add(unit.id.clone());
                                    }
                                >
                                    {unit.name}
                                    <small>{unit.hint}</small>
                                </li>
                            }
                        })
                        .collect_view()
                })
            };
            let none = move || {
                offered.with(Vec::is_empty).then(|| {
                    view! { <li class="none" role="option" aria-selected="false">
                        {word(Ui::NoSuchName, app.lang.get())}
                    </li> }
                })
            };
            view! {
                <ul class="options" role="listbox" id=LIST
                    aria-label=move || word(Ui::HighlightedUnits, app.lang.get())>
                    {lines}
                    {none}
                </ul>
            }
        })
    };
    view! {
        <div class="pick" id=ID class:open=open>
            {chips}
            <Pictogram icon=Icon::Find />
            <input
                id=FIELD
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-controls=LIST
                aria-expanded=move || open.get().to_string()
                aria-activedescendant=move || open.get().then(|| format!("{LIST}-{}", active.get()))
                aria-label=move || word(Ui::HighlightedUnits, app.lang.get())
                placeholder=move || word(Ui::FindName, app.lang.get())
                prop:value=text
                on:focus=move |_| open.set(true)
                on:input=move |event| {
                    text.set(event_target_value(&event));
                    active.set(0);
                    open.set(true);
                }
                on:keydown=on_key
            />
            {list}
        </div>
    }
}

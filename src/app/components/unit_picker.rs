//! The highlighted units as chips, and the search that adds one: a combobox. The first unit is
//! «us»; a click on another chip makes it the first.

use std::sync::Arc;

use leptos::prelude::*;

use super::icon::Icon;
use super::menu::close_when_left;
use crate::app::browser::dom;
use crate::app::browser::element::{El, Event, button, el, follow, svg};
use crate::app::browser::history::Step;
use crate::app::state::App;
use crate::locale::Lang;
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

/// A highlighted unit, as its chip shows it.
#[derive(Clone, Debug)]
pub struct Chip {
    /// The unit's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The class of its line in the chart, as its key; empty where there is none.
    pub key: String,
}

/// What the chips and the search share.
#[derive(Clone, Copy)]
struct Picker {
    app: App,
    lang: Lang,
    /// All units, in the order in which they are offered; worked out when they are first looked at.
    units: Memo<Arc<Vec<Pickable>>>,
    /// What is searched.
    text: RwSignal<String>,
    /// Whether the list is open.
    open: RwSignal<bool>,
    /// The line that Enter takes.
    active: RwSignal<usize>,
}

impl Picker {
    fn chosen(self) -> Vec<String> {
        self.app.view.with_untracked(|view| view.units.clone())
    }

    fn choose(self, ids: Vec<String>) {
        self.app.change_view(Step::Push, |view| view.units = ids);
    }

    fn add(self, id: &str) {
        let mut ids = self.chosen();
        ids.push(id.to_owned());
        self.text.set(String::new());
        self.active.set(0);
        self.choose(ids);
    }

    fn remove(self, id: &str) {
        self.choose(self.chosen().into_iter().filter(|other| other != id).collect());
    }

    /// Makes a unit «us».
    fn lead(self, id: &str) {
        let mut ids = self.chosen();
        if let Some(at) = ids.iter().position(|other| other == id) {
            let first = ids.remove(at);
            ids.insert(0, first);
            self.choose(ids);
        }
    }

    /// The units that the list offers.
    fn offered(self) -> Vec<Pickable> {
        let chosen = self.app.view.with(|view| view.units.clone());
        self.units.with(|units| self.text.with(|text| found(units, &chosen, text)))
    }

    fn on_key(self, event: &Event, key: &str) {
        let is_open = self.open.get_untracked();
        let at = self.active.get_untracked();
        match key {
            "ArrowDown" if !is_open => self.open.set(true),
            "ArrowDown" => {
                let last = untrack(|| self.offered()).len().saturating_sub(1);
                self.active.set((at + 1).min(last));
            }
            "ArrowUp" => self.active.set(at.saturating_sub(1)),
            "Enter" if is_open => {
                if let Some(unit) = untrack(|| self.offered()).get(at) {
                    self.add(&unit.id);
                }
            }
            "Escape" => {
                self.open.set(false);
                self.text.set(String::new());
            }
            "Backspace" if self.text.with_untracked(String::is_empty) => {
                if let Some(last) = self.chosen().last() {
                    self.remove(last);
                }
                return;
            }
            _ => return,
        }
        event.prevent_default();
    }

    fn chip(self, at: usize, chip: Chip) -> El {
        let Chip { id, name, key } = chip;
        let (leading, removing) = (id.clone(), id);
        let dash = (!key.is_empty())
            .then(|| svg(&format!("dash {key}"), "0 0 14 3", r#"<path d="M0 1.5H14"/>"#));
        let face = button("name")
            .pressed(at == 0)
            .attr("title", &page::make_main_unit(&name, self.lang))
            .all(dash)
            .text(&name)
            .click(move || self.lead(&leading));
        let away = button("x")
            .label(&page::remove_unit(&name, self.lang))
            .icon(Icon::Close)
            .click(move || {
                self.remove(&removing);
                dom::focus(FIELD);
            });
        el("span").class(if at == 0 { "chip us" } else { "chip" }).add(face).add(away)
    }

    fn list(self) -> Vec<El> {
        if !self.open.get() {
            return Vec::new();
        }
        let lines = move || {
            let at = self.active.get();
            let offered = self.offered();
            if offered.is_empty() {
                let none = el("li").class("none").attr("role", "option");
                let none = none.attr("aria-selected", "false");
                return vec![none.text(word(Ui::NoSuchName, self.lang))];
            }
            let line = |(line, unit): (usize, Pickable)| {
                let selected = if line == at { "true" } else { "false" };
                el("li")
                    .attr("role", "option")
                    .id(&format!("{LIST}-{line}"))
                    .attr("aria-selected", selected)
                    .text(&unit.name)
                    .add(el("small").text(&unit.hint))
                    .on("pointerdown", move |event| {
                        event.prevent_default();
                        self.add(&unit.id);
                    })
            };
            offered.into_iter().enumerate().map(line).collect()
        };
        let list = el("ul").class("options").attr("role", "listbox").id(LIST);
        vec![list.label(word(Ui::HighlightedUnits, self.lang)).live(lines)]
    }
}

/// The chips and the search. `chips` are the highlighted units, «us» first; both follow signals.
pub fn unit_picker(
    app: App,
    lang: Lang,
    units: Memo<Arc<Vec<Pickable>>>,
    chips: impl Fn() -> Vec<Chip> + 'static,
) -> El {
    let picker = Picker {
        app,
        lang,
        units,
        text: RwSignal::new(String::new()),
        open: RwSignal::new(false),
        active: RwSignal::new(0),
    };
    close_when_left(ID, picker.open);
    let field = el("input")
        .id(FIELD)
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", LIST)
        .attr_of("aria-expanded", move || Some(picker.open.get().to_string()))
        .attr_of("aria-activedescendant", move || {
            picker.open.get().then(|| format!("{LIST}-{}", picker.active.get()))
        })
        .label(word(Ui::HighlightedUnits, lang))
        .attr("placeholder", word(Ui::FindName, lang))
        .on("focus", move |_| picker.open.set(true))
        .on("input", move |event| {
            picker.text.set(dom::value_of(&event));
            picker.active.set(0);
            picker.open.set(true);
        })
        .on_key(move |event, key| picker.on_key(event, key));
    let input = field.raw().clone();
    follow(Box::new(move || {
        let text = picker.text.get();
        // Setting what stands there would move the caret.
        if dom::value(&input) != text {
            dom::set_value(&input, &text);
        }
    }));
    el("div")
        .class("pick")
        .id(ID)
        .class_of("open", move || picker.open.get())
        .live(move || {
            let chips = chips().into_iter().enumerate();
            chips.map(|(at, chip)| picker.chip(at, chip)).collect()
        })
        .icon(Icon::Find)
        .add(field)
        .live(move || picker.list())
}

//! The highlighted units as chips, and the search that adds one: a combobox. The first unit is
//! «us»; a click on another chip makes it the first.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::icon::Icon;
use super::menu::close_when_left;
use super::to_come::to_come;
use super::unit_options::Pickable;
use crate::app::browser::dom;
use crate::app::browser::element::{El, button, el, follow, svg};
use crate::app::browser::history::Step;
use crate::app::state::App;
use crate::export::Shown;
use crate::locale::Lang;
use crate::locale::words::{Ui, page, word};

const ID: &str = "pick-units";
/// The id of the list.
pub const LIST: &str = "pick-units-list";
const FIELD: &str = "pick-units-field";

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

/// The units that are offered for what is shown, once they have been looked at.
pub type Offered = Option<(Shown, Rc<Vec<Pickable>>)>;

/// What the chips and the search share.
#[derive(Clone, Copy)]
pub struct Picker {
    /// The page's state.
    pub app: App,
    /// The reader's language.
    pub lang: Lang,
    /// The units that are offered, and of what.
    pub units: StoredValue<Offered, LocalStorage>,
    /// What is searched.
    pub text: RwSignal<String>,
    /// Whether the list is open.
    pub open: RwSignal<bool>,
    /// The line that Enter takes.
    pub active: RwSignal<usize>,
}

impl Picker {
    /// The ids of the highlighted units.
    pub fn chosen(self) -> Vec<String> {
        self.app.view.with_untracked(|view| view.units.clone())
    }

    fn choose(self, ids: Vec<String>) {
        self.app.change_view(Step::Push, |view| view.units = ids);
    }

    /// Highlights a unit too.
    pub fn add(self, id: &str) {
        let mut ids = self.chosen();
        ids.push(id.to_owned());
        self.text.set(String::new());
        self.active.set(0);
        self.choose(ids);
    }

    /// Highlights a unit no longer.
    pub fn remove(self, id: &str) {
        self.choose(self.chosen().into_iter().filter(|other| other != id).collect());
    }

    /// Makes a unit «us».
    fn lead(self, id: &str) {
        let mut ids = self.chosen();
        if let Some(at) = ids.iter().position(|other| other == id) {
            let first = ids.remove(at);
            ids.insert(0, first);
            self.choose(ids);
            // The focus goes where its unit went.
            let focus = || _ = dom::focus_first(".chip.us .name");
            set_timeout(focus, Duration::ZERO);
        }
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
        let away = button("x").label(&page::remove_unit(&name, self.lang)).icon(Icon::Close).click(
            move || {
                self.remove(&removing);
                dom::focus(FIELD);
            },
        );
        el("span").class(if at == 0 { "chip us" } else { "chip" }).add(face).add(away)
    }
}

/// The chips and the search. `chips` are the highlighted units, «us» first; they follow signals.
pub fn unit_picker(app: App, lang: Lang, chips: impl Fn() -> Vec<Chip> + 'static) -> El {
    let picker = Picker {
        app,
        lang,
        units: StoredValue::new_local(None),
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
        .click(move || picker.open.set(true))
        .on("input", move |event| {
            picker.text.set(dom::value_of(&event));
            picker.active.set(0);
            picker.open.set(true);
        })
        .on_key(move |event, key| match app.parts.get_untracked().charts {
            Some(charts) => (charts.pick_key)(picker, event, key),
            None if key == "Escape" => picker.open.set(false),
            None => {}
        });
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
        .live(move || {
            if !picker.open.get() {
                return Vec::new();
            }
            let Some(charts) = app.parts.get().charts else {
                app.fetch_charts();
                return vec![el("div").class("options").add(to_come(app, lang))];
            };
            untrack(|| (charts.pick_from)(picker))
        })
}

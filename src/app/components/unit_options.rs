//! The units that the search offers for highlighting.

use std::rc::Rc;

use leptos::prelude::*;

use super::unit_picker::{LIST, Picker};
use crate::app::browser::dom;
use crate::app::browser::element::{El, Event, el, follow};
use crate::export::Shown;
use crate::locale::fold::{Query, fold};
use crate::locale::words::{Pages, Ui, page, word};
use crate::locale::{Lang, collate};
use crate::model::order;
use crate::rank::standings;

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

fn found(units: &[Pickable], chosen: &[String], text: &str) -> Vec<Pickable> {
    let query = Query::new(text);
    let start = fold(text);
    let free = units.iter().filter(|unit| !chosen.contains(&unit.id));
    let hits = free.filter(|unit| query.is_empty() || query.finds_folded(&unit.folded));
    let (first, rest): (Vec<_>, Vec<_>) =
        hits.partition(|unit| unit.folded.starts_with(start.as_str()));
    first.into_iter().chain(rest).take(MOST).cloned().collect()
}

/// The units that can be highlighted, in the order of their ranks.
fn pickable(shown: &Shown, lang: Lang) -> Vec<Pickable> {
    let data = shown.data();
    let ranks = standings(data, shown.indicator, shown.period, &shown.options());
    let mut units: Vec<_> = data
        .slice(shown.indicator, shown.period)
        .into_iter()
        .flat_map(|slice| slice.cells())
        .filter(|cell| !data.units()[cell.unit].aggregate)
        .map(|cell| {
            let unit = &data.units()[cell.unit];
            let rank = ranks.get(cell.unit).shown().map(|given| given.value);
            let hint = rank.map_or(String::new(), |rank| page::rank_hint(rank.decimal(), lang));
            let name = lang.label(&unit.name).to_owned();
            let key = (rank.map_or(u32::MAX, |r| r.halves()), collate::sort_key(&name, lang));
            (key, Pickable::new(unit.id.clone(), name, &unit.aliases, hint))
        })
        .collect();
    order::sort_by(&mut units, |a, b| a.0.cmp(&b.0));
    units.into_iter().map(|(_, unit)| unit).collect()
}

/// The units of what is shown, worked out once for it.
fn units(picker: Picker) -> Rc<Vec<Pickable>> {
    let shown = picker.app.shown.get();
    let known = picker.units.with_value(|known| match known {
        Some((of, units)) if Some(of) == shown.as_ref() => Some(Rc::clone(units)),
        _ => None,
    });
    known.unwrap_or_else(|| {
        let Some(shown) = shown else { return Rc::default() };
        let units = Rc::new(pickable(&shown, picker.lang));
        picker.units.set_value(Some((shown, Rc::clone(&units))));
        units
    })
}

/// The units that the list offers.
fn offered(picker: Picker) -> Vec<Pickable> {
    let chosen = picker.app.view.with(|view| view.units.clone());
    let units = units(picker);
    picker.text.with(|text| found(&units, &chosen, text))
}

/// What a key does in the search.
pub fn on_key(picker: Picker, event: &Event, key: &str) {
    let is_open = picker.open.get_untracked();
    let at = picker.active.get_untracked();
    match key {
        "ArrowDown" if !is_open => picker.open.set(true),
        "ArrowDown" => {
            let last = untrack(|| offered(picker)).len().saturating_sub(1);
            picker.active.set((at + 1).min(last));
        }
        "ArrowUp" => picker.active.set(at.saturating_sub(1)),
        "Enter" if is_open => {
            if let Some(unit) = untrack(|| offered(picker)).get(at) {
                picker.add(&unit.id);
            }
        }
        "Escape" => {
            picker.open.set(false);
            picker.text.set(String::new());
        }
        "Backspace" if picker.text.with_untracked(String::is_empty) => {
            if let Some(last) = picker.chosen().last() {
                picker.remove(last);
            }
            return;
        }
        _ => return,
    }
    event.prevent_default();
}

/// The list of the units that can be added.
pub fn options(picker: Picker) -> Vec<El> {
    let lines = move || {
        let offered = offered(picker);
        if offered.is_empty() {
            let none = el("li").class("none").attr("role", "option");
            let none = none.attr("aria-selected", "false");
            return vec![none.text(word(Pages::NoSuchName, picker.lang))];
        }
        let line = |(line, unit): (usize, Pickable)| {
            el("li")
                .attr("role", "option")
                .id(&format!("{LIST}-{line}"))
                .attr_of("aria-selected", move || Some((line == picker.active.get()).to_string()))
                .text(&unit.name)
                .add(el("small").text(&unit.hint))
                .on("pointerdown", move |event| {
                    event.prevent_default();
                    picker.add(&unit.id);
                })
        };
        offered.into_iter().enumerate().map(line).collect()
    };
    let list = el("ul").class("options").attr("role", "listbox").id(LIST).attr("tabindex", "-1");
    let list = list.label(word(Ui::HighlightedUnits, picker.lang)).live(lines);
    follow(Box::new(move || dom::show(&format!("{LIST}-{}", picker.active.get()))));
    vec![list]
}

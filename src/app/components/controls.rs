//! The row of controls that the ranking and the change page share: index and component, years,
//! group, highlighted units.

use leptos::prelude::*;

use super::icon::Icon;
use super::select::{Choice, Select, field, following, key_of};
use super::timeline::{Stop, timeline};
use super::unit_picker::{Chip, unit_picker};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::state::App;
use crate::export::Shown;
use crate::locale::words::{Ui, page, word};
use crate::locale::{Lang, NO_BREAK_SPACE, date};
use crate::model::{IndicatorIx, Period};
use crate::share::ViewState;

/// All indices, by their short names.
fn indices(shown: &Shown, lang: Lang) -> Vec<Choice> {
    let data = shown.data();
    let shown_ones = data.indices().filter(|ix| has_figures(shown, *ix));
    shown_ones
        .map(|ix| {
            let indicator = &data.indicators()[ix];
            Choice::new(indicator.id.clone(), lang.label(indicator.short_name()))
        })
        .collect()
}

/// Whether an indicator or any part of it has figures.
fn has_figures(shown: &Shown, indicator: IndicatorIx) -> bool {
    let data = shown.data();
    data.slices_of(indicator).next().is_some()
        || data.parts(indicator).any(|part| has_figures(shown, part))
}

/// The index itself and its parts, each level set in.
fn components(shown: &Shown, lang: Lang) -> Vec<Choice> {
    let data = shown.data();
    let id = data.indicators()[shown.index].id.clone();
    let mut choices = Vec::new();
    if data.slices_of(shown.index).next().is_some() {
        choices.push(Choice::new(id, word(Ui::TotalScore, lang)));
    }
    push_parts(shown, shown.index, 0, lang, &mut choices);
    choices
}

/// The parts of an indicator that have figures, each level set in; `depth`: how far the first is.
pub fn push_parts(
    shown: &Shown,
    of: IndicatorIx,
    depth: usize,
    lang: Lang,
    choices: &mut Vec<Choice>,
) {
    let data = shown.data();
    for part in data.parts(of) {
        if data.slices_of(part).next().is_some() {
            let indent: String = std::iter::repeat_n(NO_BREAK_SPACE, depth * 3).collect();
            let indicator = &data.indicators()[part];
            let label = format!("{indent}{}", lang.label(&indicator.name));
            choices.push(Choice::new(indicator.id.clone(), label));
        }
        push_parts(shown, part, depth + 1, lang, choices);
    }
}

fn stops(shown: &Shown) -> Vec<Stop> {
    let indicator = &shown.data().indicators()[shown.index];
    let before = shown.periods.iter().map(|period| Some(*period));
    let before = std::iter::once(None).chain(before);
    let pairs = before.zip(&shown.periods);
    pairs
        .map(|(before, period)| {
            let broken = |before| indicator.breaks_between(before, *period).next().is_some();
            Stop { period: *period, breaks: before.is_some_and(broken) }
        })
        .collect()
}

/// The periods that the one shown can be compared with.
fn compared(shown: &Shown, lang: Lang) -> Vec<Choice> {
    let others = shown.periods.iter().rev().filter(|period| **period != shown.period);
    others.map(|at| Choice::new(at.to_string(), date::period_short(*at, lang))).collect()
}

fn groups(shown: &Shown, lang: Lang) -> Vec<Choice> {
    let data = shown.data();
    let slice = data.slice(shown.indicator, shown.period);
    let units: Vec<_> = slice
        .into_iter()
        .flat_map(|slice| slice.cells())
        .map(|cell| &data.units()[cell.unit])
        .filter(|unit| !unit.aggregate)
        .collect();
    let kind = units.first().and_then(|unit| unit.kind.as_deref());
    let alike = units.iter().all(|unit| unit.kind.as_deref() == kind);
    let all = page::whole_set(kind.filter(|_| alike), units.len(), lang);
    let mut choices = vec![Choice::new("", all)];
    for (ix, group) in data.groups().iter().enumerate() {
        let count = units.iter().filter(|unit| unit.group == Some(ix)).count();
        if count > 0 {
            let label = format!("{} ({count})", lang.label(&group.name));
            choices.push(Choice::new(group.id.clone(), label));
        }
    }
    choices
}

/// A list of the controls. It is there while it has enough lines to choose from.
#[derive(Clone, Copy)]
struct List {
    id: &'static str,
    /// Its label above it; or its name, where it stands behind another list.
    label: Option<Ui>,
    name: Option<Ui>,
    class: fn(&Shown) -> &'static str,
    least: usize,
    choices: fn(&Shown, Lang) -> Vec<Choice>,
    value: fn(&Shown) -> String,
    to: fn(&mut ViewState, String),
}

fn id_of(shown: &Shown, at: IndicatorIx) -> String {
    shown.data().indicators()[at].id.clone()
}

fn several(shown: &Shown) -> bool {
    shown.periods.len() > 1
}

fn all_periods(shown: &Shown, lang: Lang) -> Vec<Choice> {
    let periods = shown.periods.iter().rev();
    periods.map(|at| Choice::new(at.to_string(), date::period_short(*at, lang))).collect()
}

fn compared_if_several(shown: &Shown, lang: Lang) -> Vec<Choice> {
    if several(shown) { compared(shown, lang) } else { Vec::new() }
}

const INDEX: List = List {
    id: "pick-index",
    label: None,
    name: None,
    class: |_| "",
    least: 1,
    choices: indices,
    value: |shown| id_of(shown, shown.index),
    to: |view, id| view.indicator = Some(id),
};

const COMPONENT: List = List {
    id: "pick-component",
    name: Some(Ui::Component),
    least: 2,
    choices: components,
    value: |shown| id_of(shown, shown.indicator),
    ..INDEX
};

const PERIOD: List = List {
    id: "pick-period",
    label: Some(Ui::Year),
    class: |shown| if several(shown) { "only-phone" } else { "" },
    least: 1,
    choices: all_periods,
    value: |shown| shown.period.to_string(),
    to: |view, text| view.period = Period::parse(&text),
    ..INDEX
};

const VERSUS: List = List {
    id: "pick-versus",
    label: Some(Ui::ComparedWithYear),
    class: |_| "extra",
    choices: compared_if_several,
    value: |shown| shown.versus.map(|at| at.to_string()).unwrap_or_default(),
    to: |view, text| view.versus = Period::parse(&text),
    ..INDEX
};

const GROUP: List = List {
    id: "pick-group",
    label: Some(Ui::Group),
    class: |_| "extra",
    least: 3,
    choices: groups,
    value: |shown| {
        let group = shown.group.map(|group| shown.data().groups()[group].id.clone());
        group.unwrap_or_default()
    },
    to: |view, id| view.group = Some(id).filter(|id| !id.is_empty()),
    ..INDEX
};

impl List {
    fn key(&self, app: App, lang: Lang) -> String {
        app.shown.with(|shown| {
            let Some(shown) = shown else { return String::new() };
            let class = (self.class)(shown);
            format!("{class}\n{}", key_of(&(self.choices)(shown, lang)))
        })
    }

    fn make(self, app: App, lang: Lang) -> Vec<El> {
        app.shown.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            let choices = (self.choices)(shown, lang);
            if choices.len() < self.least {
                return Vec::new();
            }
            let name = self.name.map(|name| word(name, lang));
            let strong = self.id == INDEX.id;
            let of = Select { id: self.id, name, choices: &choices, value: "", strong };
            let value =
                move || app.shown.with(|shown| shown.as_ref().map(self.value).unwrap_or_default());
            let list = following(&of, value, move |value| {
                app.change_view(Step::Push, |view| (self.to)(view, value));
            });
            vec![match self.label {
                Some(label) => field(word(label, lang), self.id, (self.class)(shown), list),
                None => list,
            }]
        })
    }
}

/// A list among the children of an element, made anew only when its lines change.
fn with_list(place: El, app: App, lang: Lang, list: List) -> El {
    place.live_by(move || list.key(app, lang), move || list.make(app, lang))
}

/// The years on a line, where there are several.
fn years(app: App, lang: Lang) -> Vec<El> {
    let stops = app.shown.with(|shown| shown.as_ref().map(stops).unwrap_or_default());
    if stops.len() < 2 {
        return Vec::new();
    }
    let name = word(Ui::YearHandles, lang);
    let group = el("div").class("f wide-only").attr("role", "group").label(name);
    let group = group.add(el("span").class("label").text(name));
    vec![group.add(timeline(app, lang, stops))]
}

/// The highlighted units, with the names of those that the data does not have in the view's words.
fn chips(app: App, lang: Lang, keys: fn(&Shown) -> Vec<String>) -> Vec<Chip> {
    let ids = app.view.with(|view| view.units.clone());
    app.shown.with(|shown| {
        let keys = shown.as_ref().map(keys).unwrap_or_default();
        let chip = |(at, id): (usize, String)| {
            let unit = shown.as_ref().and_then(|shown| {
                let data = shown.data();
                data.unit_by_id(&id).map(|at| lang.label(&data.units()[at].name).to_owned())
            });
            let key = at.checked_sub(1).and_then(|at| keys.get(at).cloned());
            Chip { name: unit.unwrap_or_else(|| id.clone()), id, key: key.unwrap_or_default() }
        };
        ids.into_iter().enumerate().map(chip).collect()
    })
}

/// The controls. `keys` gives for each highlighted unit after «us» the class of its line in the
/// chart.
pub fn controls(app: App, lang: Lang, keys: fn(&Shown) -> Vec<String>) -> El {
    let more = RwSignal::new(false);
    let stops_key = move || {
        app.shown.with(|shown| {
            let stops = shown.as_ref().map(stops).unwrap_or_default();
            let key = stops.iter().map(|stop| format!("{}{}", stop.period, stop.breaks));
            key.collect::<String>()
        })
    };
    let more_button = button("btn round line only-phone")
        .label(word(Ui::MoreChoices, lang))
        .attr_of("aria-expanded", move || Some(more.get().to_string()))
        .icon(Icon::Menu)
        .click(move || more.update(|more| *more = !*more));
    let label = el("label").attr("for", "pick-units-field").text(word(Ui::HighlightedUnits, lang));
    let picker = unit_picker(app, lang, move || chips(app, lang, keys));
    let join = with_list(el("div").class("join"), app, lang, INDEX);
    let join = with_list(join, app, lang, COMPONENT);
    let mut row = el("div")
        .class("ctl")
        .class_of("more", move || more.get())
        .add(field(word(Ui::IndexAndComponent, lang), INDEX.id, "", join))
        .live_by(stops_key, move || years(app, lang));
    for list in [PERIOD, VERSUS, GROUP] {
        row = with_list(row, app, lang, list);
    }
    row.add(more_button).add(el("div").class("f grow extra").add(label).add(picker))
}

//! The row of controls that the ranking and the change page share: index and component, years,
//! group, highlighted units.

use leptos::prelude::*;

use super::icon::Icon;
use super::select::{Choice, Select, field, select};
use super::timeline::{Stop, timeline};
use super::unit_picker::{Chip, unit_picker};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::shown::Shown;
use crate::app::state::App;
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

fn push_parts(shown: &Shown, of: IndicatorIx, depth: usize, lang: Lang, choices: &mut Vec<Choice>) {
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
    let all = page::whole_set(units.first().and_then(|u| u.kind.as_deref()), units.len(), lang);
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

/// A list whose choice changes the view.
fn list(app: App, of: &Select<'_>, change: impl Fn(&mut ViewState, String) + Copy + 'static) -> El {
    select(of, move |value| app.change_view(Step::Push, |view| change(view, value)))
}

/// Index and component.
fn of_index(app: App, lang: Lang) -> Vec<El> {
    app.shown.with(|shown| {
        let Some(shown) = shown else { return Vec::new() };
        let id_of = |at: IndicatorIx| shown.data().indicators()[at].id.as_str();
        let to = |view: &mut ViewState, id: String| view.indicator = Some(id);
        let choices = indices(shown, lang);
        let value = id_of(shown.index);
        let of = Select { id: "pick-index", choices: &choices, value, strong: true, name: None };
        let parts = components(shown, lang);
        let component = (parts.len() > 1).then(|| {
            let name = Some(word(Ui::Component, lang));
            let value = id_of(shown.indicator);
            let id = "pick-component";
            list(app, &Select { id, name, choices: &parts, value, strong: false }, to)
        });
        let join = el("div").class("join").add(list(app, &of, to)).all(component);
        vec![field(word(Ui::IndexAndComponent, lang), "pick-index", "", join)]
    })
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

/// Year, year compared with, and group, as lists.
fn of_years(app: App, lang: Lang) -> Vec<El> {
    app.shown.with(|shown| {
        let Some(shown) = shown else { return Vec::new() };
        let several = shown.periods.len() > 1;
        let mut fields = Vec::new();
        let mut add = |id: &str, ui: Ui, class: &str, choices: Vec<Choice>, value: String, to| {
            let of = Select { id, choices: &choices, value: &value, ..Select::default() };
            fields.push(field(word(ui, lang), id, class, list(app, &of, to)));
        };
        let periods = shown.periods.iter().rev();
        let periods = periods.map(|at| Choice::new(at.to_string(), date::period_short(*at, lang)));
        type To = fn(&mut ViewState, String);
        let to_period: To = |view, text| view.period = Period::parse(&text);
        let class = if several { "only-phone" } else { "" };
        let period = shown.period.to_string();
        add("pick-period", Ui::Year, class, periods.collect(), period, to_period);
        if several {
            let to_versus: To = |view, text| view.versus = Period::parse(&text);
            let versus = shown.versus.map(|at| at.to_string()).unwrap_or_default();
            let choices = compared(shown, lang);
            add("pick-versus", Ui::ComparedWithYear, "extra", choices, versus, to_versus);
        }
        let groups = groups(shown, lang);
        if groups.len() > 2 {
            let to_group: To = |view, id| view.group = Some(id).filter(|id| !id.is_empty());
            let group = shown.group.map(|group| shown.data().groups()[group].id.clone());
            add("pick-group", Ui::Group, "extra", groups, group.unwrap_or_default(), to_group);
        }
        fields
    })
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
    el("div")
        .class("ctl")
        .class_of("more", move || more.get())
        .live(move || of_index(app, lang))
        .live_by(stops_key, move || years(app, lang))
        .live(move || of_years(app, lang))
        .add(more_button)
        .add(el("div").class("f grow extra").add(label).add(picker))
}

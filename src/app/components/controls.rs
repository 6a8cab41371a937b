//! The row of controls that the ranking and the change page share: index and component, years,
//! group, highlighted units.

use std::sync::Arc;

use leptos::prelude::*;

use super::icon::{Icon, Pictogram};
use super::select::{Choice, Field, Select};
use super::timeline::{Stop, Timeline};
use super::unit_picker::{Pickable, UnitPicker};
use crate::app::browser::history::Step;
use crate::app::shown::Shown;
use crate::app::state::{App, use_app};
use crate::locale::words::{Ui, page, word};
use crate::locale::{Lang, NO_BREAK_SPACE, collate, date};
use crate::model::order;
use crate::model::{IndicatorIx, Period};
use crate::rank::standings;

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

/// A value worked out from what is shown, as long as something is.
pub fn from_shown<T: Default + PartialEq + Send + Sync + Clone + 'static>(
    app: App,
    work: impl Fn(&Shown, Lang) -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| {
        let lang = app.lang.get();
        app.shown.with(|shown| shown.as_ref().map(|shown| work(shown, lang)).unwrap_or_default())
    })
}

/// The controls.
#[component]
pub fn Controls(
    /// For each highlighted unit after «us», the class of its line in the chart.
    #[prop(optional, into)]
    keys: MaybeProp<Vec<String>>,
) -> impl IntoView {
    let app = use_app();
    let lang = app.lang;
    let indices = from_shown(app, indices);
    let components = from_shown(app, components);
    let compared = from_shown(app, compared);
    let groups = from_shown(app, groups);
    let stops = from_shown(app, |shown, _| stops(shown));
    let units = from_shown(app, |shown, lang| Arc::new(pickable(shown, lang)));
    let id_of = move |pick: fn(&Shown) -> usize| {
        from_shown(app, move |shown, _| shown.data().indicators()[pick(shown)].id.clone())
    };
    let index = id_of(|shown| shown.index);
    let indicator = id_of(|shown| shown.indicator);
    let period = from_shown(app, |shown, _| Some(shown.period));
    let versus = from_shown(app, |shown, _| shown.versus);
    let group = from_shown(app, |shown, _| {
        shown.group.map(|group| shown.data().groups()[group].id.clone()).unwrap_or_default()
    });
    let chosen = Memo::new(move |_| app.view.with(|view| view.units.clone()));
    let choose = move |change: fn(&mut crate::share::ViewState, String)| {
        Callback::new(move |value: String| app.change_view(Step::Push, |view| change(view, value)))
    };
    let to_indicator = choose(|view, id| view.indicator = Some(id));
    let to_versus = choose(|view, text| view.versus = Period::parse(&text));
    let to_period = choose(|view, text| view.period = Period::parse(&text));
    let to_group = choose(|view, id| view.group = Some(id).filter(|id| !id.is_empty()));
    let to_units = Callback::new(move |ids| {
        app.change_view(Step::Push, |view| view.units = ids);
    });
    let to_years = Callback::new(move |(now, versus, step)| {
        app.change_view(step, |view| {
            view.period = Some(now);
            view.versus = Some(versus);
        });
    });
    let text = move |ui: Ui| Signal::derive(move || word(ui, lang.get()));
    let has_parts = move || components.with(|parts| parts.len() > 1);
    let years = Memo::new(move |_| stops.with(Vec::len));
    let more = RwSignal::new(false);
    let several = move || years.get() > 1;
    let period_value =
        Signal::derive(move || period.get().map(|p| p.to_string()).unwrap_or_default());
    let versus_value =
        Signal::derive(move || versus.get().map(|p| p.to_string()).unwrap_or_default());
    let all_periods = from_shown(app, |shown, lang| {
        let periods = shown.periods.iter().rev();
        periods
            .map(|at| Choice::new(at.to_string(), date::period_short(*at, lang)))
            .collect::<Vec<_>>()
    });
    let shown_period = Signal::derive(move || period.get().unwrap_or(Period::year(0)));
    view! {
        <div class="ctl" class:more=more>
            <Field label=text(Ui::IndexAndComponent) id="pick-index">
                <div class="join">
                    <Select id="pick-index" choices=indices value=index strong=true on_change=to_indicator />
                    <Show when=has_parts>
                        <Select
                            id="pick-component"
                            name=Signal::derive(move || word(Ui::Component, lang.get()).to_owned())
                            choices=components
                            value=indicator
                            on_change=to_indicator
                        />
                    </Show>
                </div>
            </Field>
            <Show when=several>
                <div class="f wide-only" role="group" aria-label=move || word(Ui::YearHandles, lang.get())>
                    <span class="label">{move || word(Ui::YearHandles, lang.get())}</span>
                    <Timeline stops=stops shown=shown_period compared=versus on_change=to_years />
                </div>
            </Show>
            <div class="f" class:only-phone=several>
                <label for="pick-period">{move || word(Ui::Year, lang.get())}</label>
                <Select id="pick-period" choices=all_periods value=period_value on_change=to_period />
            </div>
            <Show when=several>
                <Field label=text(Ui::ComparedWithYear) id="pick-versus" class="extra">
                    <Select id="pick-versus" choices=compared value=versus_value on_change=to_versus />
                </Field>
            </Show>
            <Show when=move || groups.with(|groups| groups.len() > 2)>
                <Field label=text(Ui::Group) id="pick-group" class="extra">
                    <Select id="pick-group" choices=groups value=group on_change=to_group />
                </Field>
            </Show>
            <button
                type="button"
                class="btn round line only-phone"
                aria-label=move || word(Ui::MoreChoices, lang.get())
                aria-expanded=move || more.get().to_string()
                on:click=move |_| more.update(|more| *more = !*more)
            >
                <Pictogram icon=Icon::Menu />
            </button>
            <div class="f grow extra">
                <label for="pick-units-field">{move || word(Ui::HighlightedUnits, lang.get())}</label>
                <UnitPicker units=units chosen=chosen keys=keys on_change=to_units />
            </div>
        </div>
    }
}

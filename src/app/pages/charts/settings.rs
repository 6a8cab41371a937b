//! What can be set of a type of chart.

use leptos::prelude::*;

use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::components::controls::push_parts;
use crate::app::components::select::{Choice, Select, field, select};
use crate::app::state::App;
use crate::chart::{ChartKind, ColourBy};
use crate::export::Shown;
use crate::locale::Lang;
use crate::locale::words::{Picture, word};
use crate::share::ViewState;

/// A choice of two.
struct Two {
    name: Picture,
    /// The words of both, the default first.
    choices: [Picture; 2],
    is_second: fn(&ViewState) -> bool,
    set: fn(&mut ViewState, bool),
}

/// The choice that a type has, where the data gives both.
fn two(shown: &Shown, kind: ChartKind) -> Option<Two> {
    let data = shown.data();
    let has_parts = data.parts(shown.indicator).next().is_some();
    match kind {
        ChartKind::RankedBars if has_parts => Some(Two {
            name: Picture::Bars,
            choices: [Picture::OneBar, Picture::ByPart],
            is_second: |view| view.stacked,
            set: |view, on| view.stacked = on,
        }),
        ChartKind::Heat | ChartKind::Map | ChartKind::Tiles => Some(Two {
            name: Picture::ShadesOf,
            choices: [Picture::ByRank, Picture::ByPercent],
            is_second: |view| view.colour == ColourBy::Percent,
            set: |view, on| view.colour = if on { ColourBy::Percent } else { ColourBy::Rank },
        }),
        ChartKind::Multiples if data.groups().len() > 1 => Some(Two {
            name: Picture::PanelOf,
            choices: [Picture::EachIndex, Picture::EachGroup],
            is_second: |view| view.by_group,
            set: |view, on| view.by_group = on,
        }),
        ChartKind::Strip if data.groups().len() > 1 && shown.group.is_none() => Some(Two {
            name: Picture::StripOf,
            choices: [Picture::AllTogether, Picture::ByGroup],
            is_second: |view| view.by_group,
            set: |view, on| view.by_group = on,
        }),
        _ => None,
    }
}

fn switch(app: App, two: Two, lang: Lang) -> El {
    let Two { name, choices, is_second, set } = two;
    let name = word(name, lang);
    let buttons = choices.into_iter().zip([false, true]).map(|(choice, second)| {
        button("")
            .pressed_of(move || app.view.with(is_second) == second)
            .text(word(choice, lang))
            .click(move || app.change_view(Step::Push, |view| set(view, second)))
    });
    let seg = el("div").class("seg").attr("role", "group").label(name).all(buttons);
    el("div").class("f").add(el("span").class("label").text(name)).add(seg)
}

/// What a scatter sets against the index: itself in the period compared with, or another one.
fn other(app: App, shown: &Shown, lang: Lang) -> El {
    const ID: &str = "pick-other";
    let itself = shown.versus.map(|_| Choice::new("", word(Picture::YearBefore, lang)));
    let data = shown.data();
    let mut choices: Vec<Choice> = itself.into_iter().collect();
    for index in data.indices() {
        let about = &data.indicators()[index];
        if data.slices_of(index).next().is_some() {
            choices.push(Choice::new(about.id.clone(), lang.label(about.short_name())));
        }
        push_parts(shown, index, 1, lang, &mut choices);
    }
    choices.retain(|choice| data.indicator_by_id(&choice.value) != Some(shown.indicator));
    let value = app.view.with(|view| view.other.clone()).unwrap_or_default();
    let of = Select { id: ID, choices: &choices, value: &value, ..Select::default() };
    let list = select(&of, move |id| {
        let other = Some(id).filter(|id| !id.is_empty());
        app.change_view(Step::Push, |view| view.other = other);
    });
    field(word(Picture::SetAgainst, lang), ID, "", list)
}

/// The settings of a type; none for those that have nothing to set.
pub fn settings(app: App, kind: ChartKind, lang: Lang) -> Vec<El> {
    let Some(shown) = app.shown.get() else { return Vec::new() };
    if kind == ChartKind::Scatter {
        return vec![other(app, &shown, lang)];
    }
    two(&shown, kind).map(|two| switch(app, two, lang)).into_iter().collect()
}

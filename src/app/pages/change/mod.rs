//! How ranks moved over time, and why.

mod why;

use leptos::prelude::*;

use crate::analysis::trend;
use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::components::chart_figure::{Draw, Height, chart_figure};
use crate::app::components::controls::controls;
use crate::app::components::foot::{foot, rounded};
use crate::app::shown::Shown;
use crate::app::state::App;
use crate::chart::{ChartKind, ChartSpec};
use crate::locale::Lang;
use crate::locale::words::{Ui, word};
use crate::model::UnitIx;
use crate::model::order;
use crate::rank::standings;
use crate::share::ChangeChart;
use crate::{chart, story};
use why::why_panel;

const CHARTS: [(ChangeChart, Ui); 3] = [
    (ChangeChart::Bump, Ui::ChartBump),
    (ChangeChart::Slope, Ui::ChartSlope),
    (ChangeChart::Dumbbell, Ui::ChartDumbbell),
];

/// How many rivals are coloured when the reader has named none.
const RIVALS: usize = 3;

/// The units that are coloured beside «us»: those named by the reader, else the nearest in rank.
fn watched(shown: &Shown) -> Vec<UnitIx> {
    let named = shown.units.get(1..).unwrap_or_default();
    let Some(us) = shown.us().filter(|_| named.is_empty()) else { return named.to_vec() };
    let ranks = standings(shown.data(), shown.indicator, shown.period, &shown.options());
    let halves = |unit: UnitIx| ranks.get(unit).shown().map(|rank| rank.value.halves());
    let Some(ours) = halves(us) else { return Vec::new() };
    let others = (0..shown.data().units().len()).filter(|unit| *unit != us);
    let mut near: Vec<_> = others.filter_map(|unit| Some((halves(unit)?, unit))).collect();
    order::sort_by_key(&mut near, |(rank, unit)| (rank.abs_diff(ours), *rank, *unit));
    near.truncate(RIVALS);
    order::sort(&mut near);
    near.into_iter().map(|(_, unit)| unit).collect()
}

/// What the change page draws.
pub fn spec(shown: &Shown, chart: ChangeChart) -> ChartSpec {
    let kind = match chart {
        ChangeChart::Bump => ChartKind::Bump,
        ChangeChart::Slope => ChartKind::Slope,
        ChangeChart::Dumbbell => ChartKind::Dumbbell,
    };
    ChartSpec {
        kind,
        indicator: shown.indicator,
        period: Some(shown.period),
        versus: shown.versus,
        us: shown.us(),
        watched: watched(shown),
        options: shown.options(),
        ..ChartSpec::default()
    }
}

fn draw(app: App, chart: ChangeChart) -> Option<Draw> {
    let shown = app.shown.get()?;
    let spec = spec(&shown, chart);
    Some(Box::new(move |frame| chart::place(shown.data(), &spec, frame).ok()))
}

/// The classes of the rivals' lines in the chart.
fn keys(shown: &Shown) -> Vec<String> {
    let named = shown.units.len().saturating_sub(1);
    (0..named).map(|at| format!("rival-{}", at % 3 + 1)).collect()
}

/// What is found, and of what.
fn finding(app: App, lang: Lang) -> Vec<El> {
    let (headline, subtitle) = app.shown.get().map(|shown| said(&shown, lang)).unwrap_or_default();
    vec![el("h1").text(&headline), el("p").text(&subtitle)]
}

fn said(shown: &Shown, lang: Lang) -> (String, String) {
    let data = shown.data();
    let (options, us) = (shown.options(), shown.us());
    let trend = trend(data, shown.indicator, &options);
    let found = story::change_finding(data, &trend, shown.period, shown.versus, us, &options);
    let headline = found.headline(data, &trend, shown.period, lang);
    (headline, story::change_subtitle(data, &trend, &options, lang))
}

/// The page.
pub fn change_page(app: App, lang: Lang) -> Vec<El> {
    let chart = Memo::new(move |_| app.view.with(|view| view.chart));
    let height = move || match chart.get() {
        ChangeChart::Bump | ChangeChart::Slope => Height::Room(560.0),
        ChangeChart::Dumbbell => Height::Fixed(400.0),
    };
    let picture = chart_figure("change", lang, height, move || draw(app, chart.get()));
    let switch = CHARTS.map(|(which, name)| {
        button("")
            .pressed_of(move || chart.get() == which)
            .text(word(name, lang))
            .click(move || app.change_view(Step::Push, |view| view.chart = which))
    });
    let switch =
        el("div").class("seg").attr("role", "group").label(word(Ui::ViewSwitch, lang)).all(switch);
    let find = el("section").class("find").live(move || finding(app, lang)).add(switch);
    let two = el("div")
        .class("two")
        .add(el("figure").class("plot").add(picture))
        .add(why_panel(app, lang));
    let page = el("div")
        .class("page scrolls")
        .add(find)
        .add(two)
        .add(foot(app, lang, move || rounded(lang)));
    vec![controls(app, lang, keys), page]
}

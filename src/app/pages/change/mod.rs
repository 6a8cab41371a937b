//! How ranks moved over time, and why.

mod why;

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::trend;
use crate::app::browser::history::Step;
use crate::app::components::chart_figure::{ChartFigure, Draw, Height};
use crate::app::components::controls::{Controls, from_shown};
use crate::app::components::foot::Foot;
use crate::app::shown::Shown;
use crate::app::state::{App, use_app};
use crate::chart::{ChartKind, ChartSpec};
use crate::locale::words::{Ui, word};
use crate::model::UnitIx;
use crate::model::order;
use crate::rank::standings;
use crate::share::ChangeChart;
use crate::{chart, story};
use why::WhyPanel;

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

fn draw(app: App) -> Option<Draw> {
    let shown = app.shown.get()?;
    let spec = spec(&shown, app.view.with(|view| view.chart));
    Some(Arc::new(move |frame| chart::place(shown.data(), &spec, frame).ok()))
}

/// The page.
#[component]
pub fn ChangePage() -> impl IntoView {
    let app = use_app();
    let chart = Memo::new(move |_| app.view.with(|view| view.chart));
    let finding = from_shown(app, |shown, lang| {
        let data = shown.data();
        let (options, us) = (shown.options(), shown.us());
        let trend = trend(data, shown.indicator, &options);
        let found = story::change_finding(data, &trend, shown.period, shown.versus, us, &options);
        let headline = found.headline(data, &trend, shown.period, lang);
        (headline, story::change_subtitle(data, &trend, &options, lang))
    });
    let keys = from_shown(app, |shown, _| {
        let named = shown.units.len().saturating_sub(1);
        (0..named).map(|at| format!("rival-{}", at % 3 + 1)).collect::<Vec<_>>()
    });
    let drawing = Signal::derive_local(move || draw(app));
    let height = move || match chart.get() {
        ChangeChart::Bump | ChangeChart::Slope => Height::Room(560.0),
        ChangeChart::Dumbbell => Height::Fixed(400.0),
    };
    let picture = move || view! { <ChartFigure id="change" draw=drawing height=height() /> };
    let switch = CHARTS
        .map(|(which, name)| {
            view! {
                <button
                    type="button"
                    aria-pressed=move || (chart.get() == which).to_string()
                    on:click=move |_| app.change_view(Step::Push, |view| view.chart = which)
                >
                    {move || word(name, app.lang.get())}
                </button>
            }
        })
        .collect_view();
    view! {
        <Controls keys=keys />
        <div class="page scrolls">
            <section class="find">
                <h1>{move || finding.get().0}</h1>
                <p>{move || finding.get().1}</p>
                <div class="seg" role="group" aria-label=move || word(Ui::ViewSwitch, app.lang.get())>
                    {switch}
                </div>
            </section>
            <div class="two">
                <figure class="plot">{picture}</figure>
                <WhyPanel />
            </div>
            <Foot />
        </div>
    }
}

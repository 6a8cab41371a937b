//! How ranks moved over time, and why.

mod apart;
mod compared;
mod why;

use leptos::prelude::*;

use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::components::chart_figure::{Draw, Height, chart_with_facts};
use crate::app::components::controls::controls;
use crate::app::components::foot::{foot, rounded};
use crate::app::pages::charts::{facts, keys};
use crate::app::state::App;
use crate::chart::{self, ChartKind, ChartSpec};
use crate::export::Shown;
use crate::export::said::said_of;
use crate::export::{Table, drawn};
use crate::locale::Lang;
use crate::locale::words::{self, Compared, Pages, Ui, word};
use crate::share::ChangeChart;
use why::why_panel;

const CHARTS: [ChangeChart; 7] = [
    ChangeChart::Bump,
    ChangeChart::Trend,
    ChangeChart::Slope,
    ChangeChart::Dumbbell,
    ChangeChart::SharedUnits,
    ChangeChart::NewUnits,
    ChangeChart::Editions,
];

fn name_of(chart: ChangeChart, lang: Lang) -> &'static str {
    match chart {
        ChangeChart::Bump => word(words::Picture::Bump, lang),
        ChangeChart::Trend => word(words::Picture::AllScores, lang),
        ChangeChart::Slope => word(words::Picture::Slope, lang),
        ChangeChart::Dumbbell => word(words::Picture::Dumbbell, lang),
        ChangeChart::SharedUnits => word(Compared::SharedShort, lang),
        ChangeChart::NewUnits => word(Compared::NewShort, lang),
        ChangeChart::Editions => word(Compared::EditionsShort, lang),
    }
}

/// The chart that can be drawn: without a period to compare with, that of all periods.
fn drawable(shown: &Shown, chart: ChangeChart) -> ChangeChart {
    let needs_none = matches!(chart, ChangeChart::Editions | ChangeChart::Trend);
    if shown.versus.is_some() || needs_none { chart } else { ChangeChart::Bump }
}

/// Whether the change page draws this, rather than write it as a table.
pub fn is_picture(chart: ChangeChart) -> bool {
    !compared::is_table(chart)
}

/// The type of chart that the change page draws; `None`: it is a table.
fn kind(shown: &Shown, chart: ChangeChart) -> Option<ChartKind> {
    match drawable(shown, chart) {
        ChangeChart::Bump => Some(ChartKind::Bump),
        ChangeChart::Trend => Some(ChartKind::Trend),
        ChangeChart::Slope => Some(ChartKind::Slope),
        ChangeChart::Dumbbell => Some(ChartKind::Dumbbell),
        ChangeChart::Editions | ChangeChart::SharedUnits | ChangeChart::NewUnits => None,
    }
}

/// What the change page draws; `None`: it is a table.
pub fn spec(shown: &Shown, chart: ChangeChart) -> Option<ChartSpec> {
    Some(drawn::spec(shown, kind(shown, chart)?))
}

/// What the change page shows, as a table for other programs; `None` where it shows nothing.
pub fn sheet(app: App, shown: &Shown, chart: ChangeChart, lang: Lang) -> Option<Table> {
    match kind(shown, chart) {
        Some(kind) => drawn::table(shown, &drawn::spec(shown, kind), lang),
        None => compared::sheet(app, shown, drawable(shown, chart), lang),
    }
}

fn draw(app: App, chart: ChangeChart) -> Option<Draw> {
    let shown = app.shown.get()?;
    let spec = spec(&shown, chart)?;
    Some(Box::new(move |frame| chart::place(shown.data(), &spec, frame)))
}

/// What is found, and of what.
fn finding(app: App, chart: ChangeChart, lang: Lang) -> Vec<El> {
    let (headline, subtitle) =
        app.shown.get().map(|shown| said(app, &shown, chart, lang)).unwrap_or_default();
    vec![el("h1").text(&headline), el("p").text(&subtitle)]
}

fn said(app: App, shown: &Shown, chart: ChangeChart, lang: Lang) -> (String, String) {
    match kind(shown, chart) {
        Some(kind) => said_of(shown, &drawn::spec(shown, kind), lang).into(),
        None => compared::said(app, shown, chart, lang),
    }
}

/// Why a chart cannot be chosen: those of two periods need two.
fn unavailable(app: App, chart: ChangeChart, lang: Lang) -> Option<String> {
    let why = app.shown.with(|shown| match shown {
        Some(shown) if drawable(shown, chart) == chart => None,
        Some(shown) if shown.periods.len() > 1 => Some(Pages::NoEarlierPeriod),
        Some(_) => Some(Pages::OnePeriodOnly),
        None => None,
    });
    why.map(|why| word(why, lang).to_owned())
}

/// The page.
pub fn change_page(app: App, lang: Lang) -> Vec<El> {
    let chart = Memo::new(move |_| {
        let asked = app.view.with(|view| view.chart);
        app.shown.with(|shown| shown.as_ref().map_or(asked, |shown| drawable(shown, asked)))
    });
    let height = move || match chart.get() {
        ChangeChart::Bump | ChangeChart::Trend | ChangeChart::Slope => Height::Room(560.0),
        _ => Height::Fixed(400.0),
    };
    let switch = CHARTS.map(|which| {
        button("")
            .pressed_of(move || chart.get() == which)
            .attr_of("disabled", move || unavailable(app, which, lang).map(|_| String::new()))
            .attr_of("title", move || unavailable(app, which, lang))
            .attr_of("hidden", move || (!compared::is_offered(app, which)).then(String::new))
            .text(name_of(which, lang))
            .click(move || app.change_view(Step::Push, |view| view.chart = which))
    });
    let switch =
        el("div").class("seg").attr("role", "group").label(word(Ui::ViewSwitch, lang)).all(switch);
    let find =
        el("section").class("find").live(move || finding(app, chart.get(), lang)).add(switch);
    let is_table = move || compared::is_table(chart.get());
    on_cleanup(apart::release);
    let figures = move || {
        if is_table() {
            let table = move || {
                if chart.get() != ChangeChart::Editions {
                    apart::release();
                }
                compared::view(app, chart.get(), lang)
            };
            return vec![el("section").class("of one").add(el("div").live(table))];
        }
        apart::release();
        let picture = move || draw(app, chart.get());
        let picture = chart_with_facts("change", lang, height, picture, facts(app, lang));
        let picture = el("figure").class("plot").add(picture);
        vec![el("div").class("two").add(picture).add(why_panel(app, lang))]
    };
    let page = el("div")
        .class("page scrolls")
        .add(find)
        .live_by(move || is_table().to_string(), figures)
        .add(foot(app, lang, move || rounded(lang)));
    vec![controls(app, lang, keys), page]
}

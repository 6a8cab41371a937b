//! How ranks moved over time, and why.

mod apart;
mod compared;
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
use crate::chart::{ChartKind, ChartSpec, RIVALS};
use crate::export::Table;
use crate::export::tables::{ranks_over_time, scores_over_time, two_ranks, two_scores};
use crate::locale::Lang;
use crate::locale::words::{self, Compared, Ui, word};
use crate::share::ChangeChart;
use crate::story::Drawn;
use crate::{chart, story};
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
        ChangeChart::Bump => word(words::Chart::Bump, lang),
        ChangeChart::Trend => word(words::Chart::AllScores, lang),
        ChangeChart::Slope => word(words::Chart::Slope, lang),
        ChangeChart::Dumbbell => word(words::Chart::Dumbbell, lang),
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

/// What the change page draws; `None`: it is a table.
pub fn spec(shown: &Shown, chart: ChangeChart) -> Option<ChartSpec> {
    let kind = match drawable(shown, chart) {
        ChangeChart::Bump => ChartKind::Bump,
        ChangeChart::Trend => ChartKind::TrendLines,
        ChangeChart::Slope => ChartKind::Slope,
        ChangeChart::Dumbbell => ChartKind::Dumbbell,
        ChangeChart::Editions | ChangeChart::SharedUnits | ChangeChart::NewUnits => return None,
    };
    Some(shown.chart(kind).with_rivals(shown.data(), RIVALS))
}

/// What the change page shows, as a table for other programs; `None` where it shows nothing.
pub fn sheet(app: App, shown: &Shown, chart: ChangeChart, lang: Lang) -> Option<Table> {
    let chart = drawable(shown, chart);
    if compared::is_table(chart) {
        return compared::sheet(app, shown, chart, lang);
    }
    let (data, at, options) = (shown.data(), shown.indicator, shown.options());
    Some(match (chart, shown.versus) {
        (ChangeChart::Trend, _) => scores_over_time(data, at, &options, lang),
        (ChangeChart::Bump, _) | (_, None) => ranks_over_time(data, at, &options, lang),
        (ChangeChart::Dumbbell, Some(versus)) => {
            two_scores(data, at, [versus, shown.period], &options, lang)
        }
        (_, Some(versus)) => two_ranks(data, at, [versus, shown.period], &options, lang),
    })
}

fn draw(app: App, chart: ChangeChart) -> Option<Draw> {
    let shown = app.shown.get()?;
    let spec = spec(&shown, chart)?;
    Some(Box::new(move |frame| chart::place(shown.data(), &spec, frame).ok()))
}

/// The classes of the rivals' lines in the chart.
fn keys(shown: &Shown) -> Vec<String> {
    let named = shown.units.len().saturating_sub(1);
    (0..named).map(|at| format!("rival-{}", at % 3 + 1)).collect()
}

/// What is found, and of what.
fn finding(app: App, chart: ChangeChart, lang: Lang) -> Vec<El> {
    let (headline, subtitle) =
        app.shown.get().map(|shown| said(app, &shown, chart, lang)).unwrap_or_default();
    vec![el("h1").text(&headline), el("p").text(&subtitle)]
}

fn said(app: App, shown: &Shown, chart: ChangeChart, lang: Lang) -> (String, String) {
    if compared::is_table(chart) {
        return compared::said(app, shown, chart, lang);
    }
    let data = shown.data();
    let (options, us) = (shown.options(), shown.us());
    let trend = trend(data, shown.indicator, &options);
    let found = story::change_finding(data, &trend, shown.period, shown.versus, us, &options);
    let headline = found.headline(data, &trend, shown.period, lang);
    let drawn = match (chart, shown.versus) {
        (ChangeChart::Trend, _) => Drawn::Scores,
        (ChangeChart::Bump, _) | (_, None) => Drawn::Ranks,
        (ChangeChart::Dumbbell, Some(versus)) => Drawn::TwoScores(versus, shown.period),
        (_, Some(versus)) => Drawn::TwoRanks(versus, shown.period),
    };
    (headline, story::change_subtitle(data, &trend, drawn, &options, lang))
}

/// Why a chart cannot be chosen: those of two periods need two.
fn unavailable(app: App, chart: ChangeChart, lang: Lang) -> Option<String> {
    let why = app.shown.with(|shown| match shown {
        Some(shown) if drawable(shown, chart) == chart => None,
        Some(shown) if shown.periods.len() > 1 => Some(Ui::NoEarlierPeriod),
        Some(_) => Some(Ui::OnePeriodOnly),
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
        let picture = chart_figure("change", lang, height, move || draw(app, chart.get()));
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

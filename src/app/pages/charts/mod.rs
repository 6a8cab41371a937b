//! One chart of any type, chosen by the question that it answers.

mod said;

use leptos::prelude::*;

use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::components::chart_figure::{Draw, Height, chart_figure};
use crate::app::components::controls::controls;
use crate::app::components::foot::{foot, rounded};
use crate::app::shown::Shown;
use crate::app::state::App;
use crate::chart::slope::slope_of;
use crate::chart::trend_lines::trend_lines_of;
use crate::chart::waterfall::waterfall_of;
use crate::chart::{self, ChartKind, ChartSpec, NothingToDraw, RIVALS};
use crate::export::Table;
use crate::export::tables::{ranks_over_time, scores_over_time, two_ranks, two_scores};
use crate::locale::Lang;
use crate::locale::words::{Chart, word};
pub use said::said;

/// The questions, and the charts that answer them.
const QUESTIONS: [(Chart, &[(ChartKind, Chart)]); 3] = [
    (
        Chart::WhoStandsWhere,
        &[(ChartKind::RankedBars, Chart::RankedBars), (ChartKind::HeatMap, Chart::HeatMap)],
    ),
    (
        Chart::WhoMoved,
        &[
            (ChartKind::Bump, Chart::Bump),
            (ChartKind::TrendLines, Chart::AllScores),
            (ChartKind::Slope, Chart::Slope),
            (ChartKind::Dumbbell, Chart::Dumbbell),
        ],
    ),
    (Chart::WhyMoved, &[(ChartKind::Waterfall, Chart::Waterfall)]),
];

/// What fits the data: with several periods how ranks moved, else who stands where.
fn proposed(shown: &Shown) -> ChartKind {
    match shown.periods.len() {
        0 | 1 => ChartKind::RankedBars,
        2 => ChartKind::Slope,
        _ => ChartKind::Bump,
    }
}

/// What the page draws: what is asked for, else what fits.
pub fn asked(shown: &Shown, asked: Option<ChartKind>) -> ChartKind {
    asked.unwrap_or_else(|| proposed(shown))
}

/// What a chart draws of what is shown. Where nobody else is highlighted, charts of lines and pairs
/// name the rivals.
pub fn spec(shown: &Shown, kind: ChartKind) -> ChartSpec {
    let spec = shown.chart(kind);
    match kind {
        ChartKind::Bump | ChartKind::TrendLines | ChartKind::Slope | ChartKind::Dumbbell => {
            spec.with_rivals(shown.data(), RIVALS)
        }
        _ => spec,
    }
}

/// What a chart shows, as a table for other programs.
pub fn table(shown: &Shown, kind: ChartKind, lang: Lang) -> Option<Table> {
    let (data, at, options) = (shown.data(), shown.indicator, shown.options());
    Some(match (kind, shown.versus) {
        (ChartKind::Bump, _) => ranks_over_time(data, at, &options, lang),
        (ChartKind::TrendLines, _) => scores_over_time(data, at, &options, lang),
        (ChartKind::Slope, Some(versus)) => {
            two_ranks(data, at, [versus, shown.period], &options, lang)
        }
        (ChartKind::Dumbbell, Some(versus)) => {
            two_scores(data, at, [versus, shown.period], &options, lang)
        }
        _ => placed_table(shown, kind, lang)?,
    })
}

/// The table beside the picture.
fn placed_table(shown: &Shown, kind: ChartKind, lang: Lang) -> Option<Table> {
    let frame = chart::Frame { width: 900.0, height: 600.0, scale: 1.0, lang };
    let placed = chart::place(shown.data(), &spec(shown, kind), &frame).ok()?;
    Some(Table { head: placed.table.head, rows: placed.table.rows })
}

/// Why a chart cannot be drawn of what is shown, known without drawing it.
fn missing(shown: &Shown, kind: ChartKind) -> Option<NothingToDraw> {
    let needs_two = matches!(kind, ChartKind::Slope | ChartKind::Dumbbell | ChartKind::Waterfall);
    let needs_us = kind == ChartKind::Waterfall;
    match (shown.versus, shown.us()) {
        (None, _) if needs_two => Some(NothingToDraw::NoOtherPeriod),
        (_, None) if needs_us => Some(NothingToDraw::NoUnit),
        _ => None,
    }
}

fn draw(app: App, kind: ChartKind) -> Option<Draw> {
    let shown = app.shown.get()?;
    let spec = spec(&shown, kind);
    Some(Box::new(move |frame| chart::place(shown.data(), &spec, frame).ok()))
}

/// What is said in place of a picture that cannot be drawn.
fn instead(app: App, kind: ChartKind, lang: Lang) -> Option<El> {
    let shown = app.shown.get()?;
    let (data, spec) = (shown.data(), shown.chart(kind));
    // Those that may fail for a reason that is not seen at once.
    let reason = match kind {
        ChartKind::Waterfall => waterfall_of(data, &spec, lang).err(),
        ChartKind::Slope => slope_of(data, &spec, lang).err(),
        ChartKind::TrendLines => trend_lines_of(data, &spec, lang).err(),
        _ => None,
    };
    reason.map(|reason| el("p").class("none").text(word(reason.word(), lang)))
}

/// The types by their questions.
fn chooser(app: App, kind: Memo<ChartKind>, lang: Lang) -> El {
    let groups = QUESTIONS.map(|(question, charts)| {
        let buttons = charts.iter().map(|&(which, name)| {
            let unavailable = move || {
                let shown = app.shown.get();
                let reason = shown.and_then(|shown| missing(&shown, which));
                reason.map(|reason| word(reason.word(), lang).to_owned())
            };
            button("")
                .pressed_of(move || kind.get() == which)
                .attr_of("disabled", move || unavailable().map(|_| String::new()))
                .attr_of("title", unavailable)
                .text(word(name, lang))
                .click(move || app.change_view(Step::Push, |view| view.kind = Some(which)))
        });
        let name = word(question, lang);
        let seg = el("div").class("seg").attr("role", "group").label(name).all(buttons);
        el("div").class("f").add(el("span").class("label").text(name)).add(seg)
    });
    el("div").class("ctl bare kinds").all(groups)
}

/// The page.
pub fn charts_page(app: App, lang: Lang) -> Vec<El> {
    let kind = Memo::new(move |_| {
        let kind = app.view.with(|view| view.kind);
        app.shown.with(|shown| shown.as_ref().map(|shown| asked(shown, kind))).unwrap_or_default()
    });
    let height = move || match kind.get() {
        ChartKind::Bump | ChartKind::TrendLines | ChartKind::Slope => Height::Room(560.0),
        _ => Height::Fixed(400.0),
    };
    let finding = move || {
        let found = app.shown.with(|shown| Some(said(shown.as_ref()?, kind.get(), lang)));
        let [headline, subtitle] = found.unwrap_or_default();
        vec![el("h1").text(&headline), el("p").text(&subtitle)]
    };
    let unsaid = move || instead(app, kind.get(), lang).into_iter().collect();
    let picture = chart_figure("chart", lang, height, move || draw(app, kind.get()));
    let page = el("div")
        .class("page scrolls")
        .add(chooser(app, kind, lang))
        .add(el("section").class("find").live(finding))
        .add(el("div").live(unsaid))
        .add(el("div").class("two").add(el("figure").class("plot").add(picture)))
        .add(foot(app, lang, move || rounded(lang)));
    vec![controls(app, lang, keys), page]
}

/// The classes of the rivals' lines in the chart.
pub fn keys(shown: &Shown) -> Vec<String> {
    let named = shown.units.len().saturating_sub(1);
    (0..named).map(|at| format!("rival-{}", at % 3 + 1)).collect()
}

//! What a chart draws of what is shown: the type that fits, its specification, its table.

use std::borrow::Cow;

use super::shown::Shown;
use super::tables::{Table, ranks_over_time, scores_over_time, two_ranks, two_scores};
use crate::chart::{self, ChartKind, ChartSpec, NothingToDraw, RIVALS};
use crate::locale::Lang;
use crate::share::ViewState;

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
        ChartKind::Bump | ChartKind::Trend | ChartKind::Slope | ChartKind::Dumbbell => {
            spec.with_rivals(shown.data(), RIVALS)
        }
        _ => spec,
    }
}

/// The same with the settings of the page of charts.
pub fn spec_with(shown: &Shown, kind: ChartKind, view: &ViewState) -> ChartSpec {
    ChartSpec {
        stacked: view.stacked,
        colour_by: view.colour,
        by_group: view.by_group,
        other: view.other.as_deref().and_then(|id| shown.data().indicator_by_id(id)),
        ..spec(shown, kind)
    }
}

/// What a chart shows, as a table for other programs.
pub fn table(shown: &Shown, spec: &ChartSpec, lang: Lang) -> Option<Table> {
    let (data, at, options) = (shown.data(), shown.indicator, shown.options());
    Some(match (spec.kind, shown.versus) {
        (ChartKind::Bump, _) => ranks_over_time(data, at, &options, lang),
        (ChartKind::Trend, _) => scores_over_time(data, at, &options, lang),
        (ChartKind::Slope, Some(versus)) => {
            two_ranks(data, at, [versus, shown.period], &options, lang)
        }
        (ChartKind::Dumbbell, Some(versus)) => {
            two_scores(data, at, [versus, shown.period], &options, lang)
        }
        _ => {
            // The table beside the picture, whatever its size.
            let frame = chart::Frame { width: 900.0, height: 600.0, scale: 1.0, lang };
            let spec = ChartSpec { most_rows: None, ..spec.clone() };
            let placed = chart::place(data, &spec, &frame).ok()?;
            let rows = placed.rows().map(Cow::into_owned).collect();
            Table { head: placed.table.head, rows }
        }
    })
}

/// Why a chart cannot be drawn of what is shown, known without drawing it.
pub fn missing(shown: &Shown, kind: ChartKind) -> Option<NothingToDraw> {
    use ChartKind::{Dumbbell, Multiples, Profile, Radar, Slope, Waterfall};
    let needs_two = matches!(kind, Slope | Dumbbell | Waterfall);
    let needs_us = matches!(kind, Waterfall | Profile | Radar | Multiples);
    match (shown.versus, shown.us()) {
        (None, _) if needs_two => Some(NothingToDraw::NoOtherPeriod),
        (_, None) if needs_us => Some(NothingToDraw::NoUnit),
        _ => None,
    }
}

//! What a chart finds, and what is drawn.

use crate::analysis::trend;
use crate::app::shown::Shown;
use crate::chart::ChartKind;
use crate::locale::Lang;
use crate::story::{self, Drawn};

/// The finding and the line under it.
pub fn said(shown: &Shown, kind: ChartKind, lang: Lang) -> [String; 2] {
    let (data, at, options) = (shown.data(), shown.indicator, shown.options());
    let (period, us) = (shown.period, shown.us());
    let drawn = match (kind, shown.versus) {
        (ChartKind::Bump, _) => Drawn::Ranks,
        (ChartKind::TrendLines, _) => Drawn::Scores,
        (ChartKind::Dumbbell | ChartKind::Waterfall, Some(versus)) => {
            Drawn::TwoScores(versus, period)
        }
        (ChartKind::Slope, Some(versus)) => Drawn::TwoRanks(versus, period),
        (ChartKind::HeatMap, _) if data.parts(at).next().is_some() => {
            let found = story::components_finding(data, at, period, us, &options);
            return [
                found.headline(data, at, period, lang),
                story::components_subtitle(data, at, period, lang),
            ];
        }
        _ => {
            let found = story::ranking_finding(data, at, period, shown.versus, us, &options);
            return [
                found.headline(data, at, period, lang),
                story::ranking_subtitle(data, at, period, &options, lang),
            ];
        }
    };
    let trend = trend(data, at, &options);
    let found = story::change_finding(data, &trend, period, shown.versus, us, &options);
    [
        found.headline(data, &trend, period, lang),
        story::change_subtitle(data, &trend, drawn, &options, lang),
    ]
}

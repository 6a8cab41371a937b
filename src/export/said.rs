//! What a chart finds, and what is drawn.

use super::shown::Shown;
use crate::analysis::{self, trend};
use crate::chart::{self, ChartKind, ChartSpec};
use crate::locale::words::example;
use crate::locale::{Lang, date, pictures, uncapitalised};
use crate::share::ViewState;
use crate::story::{self, Drawn};

/// The finding and the line under it: the reader's own words, where there are any.
pub fn said(shown: &Shown, spec: &ChartSpec, view: &ViewState, lang: Lang) -> [String; 2] {
    let own = |subtitle: &String| example::under(subtitle, shown.data(), lang);
    if let (Some(finding), Some(subtitle)) = (&view.finding, &view.subtitle) {
        return [finding.clone(), own(subtitle)];
    }
    let [finding, subtitle] = said_of(shown, spec, lang);
    [view.finding.clone().unwrap_or(finding), view.subtitle.as_ref().map(own).unwrap_or(subtitle)]
}

/// What is found of the components of what is shown, and what is drawn of them.
pub fn of_components(shown: &Shown, lang: Lang) -> [String; 2] {
    let (data, at, period) = (shown.data(), shown.indicator, shown.period);
    let found = story::components_finding(data, at, period, shown.us(), &shown.options());
    let subtitle = story::components_subtitle(data, at, period, lang);
    [found.headline(data, at, period, lang), example::under(&subtitle, shown.data(), lang)]
}

/// The finding and the line under it, as the figures have them. Of a made-up publication the line begins
/// with the mark that says so: a picture may be copied alone.
pub fn said_of(shown: &Shown, spec: &ChartSpec, lang: Lang) -> [String; 2] {
    let [finding, subtitle] = as_drawn(shown, spec, lang);
    [finding, example::under(&subtitle, shown.data(), lang)]
}

fn as_drawn(shown: &Shown, spec: &ChartSpec, lang: Lang) -> [String; 2] {
    let (data, at, options) = (shown.data(), shown.indicator, shown.options());
    let (period, us) = (shown.period, shown.us());
    if let Some(Ok(told)) = chart::told(data, spec, lang)
        && !told.finding.is_empty()
    {
        return [told.finding, told.subtitle];
    }
    if let (ChartKind::Waterfall, Some(us), Some(versus)) = (spec.kind, us, shown.versus) {
        let found = analysis::contributions(data, us, at, versus, period).ok();
        let headline = found.and_then(|found| story::contributions_headline(data, &found, lang));
        if let Some(headline) = headline {
            let name = lang.label(&data.units()[us].name);
            let span = date::span(versus, period, lang);
            let subject = lang.label(data.indicators()[at].short_name());
            let what = pictures::contributions_over(subject, &span, lang);
            return [headline, format!("{name}: {}", uncapitalised(&what))];
        }
    }
    let drawn = match (spec.kind, shown.versus) {
        (ChartKind::Bump, _) => Drawn::Ranks,
        (ChartKind::Trend, _) => Drawn::Scores,
        (ChartKind::Dumbbell | ChartKind::Waterfall, Some(versus)) => {
            Drawn::TwoScores(versus, period)
        }
        (ChartKind::Slope, Some(versus)) => Drawn::TwoRanks(versus, period),
        (ChartKind::Heat, _) if data.parts(at).next().is_some() => {
            return of_components(shown, lang);
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

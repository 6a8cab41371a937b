//! From the data to the trend lines.

use super::{TrendLine, TrendLines, place};
use crate::analysis::trend;
use crate::chart::input::{Input, subject, unit_name, who};
use crate::chart::placed::{Frame, Placed};
use crate::chart::spec::{ChartSpec, NothingToDraw};
use crate::locale::{Lang, words};
use crate::model::Dataset;

/// The picture of a specification.
///
/// # Errors
/// As [`trend_lines_of`] has them.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    Ok(place(&trend_lines_of(ds, spec, frame.lang)?, frame))
}

/// The input of the trend lines.
///
/// # Errors
/// There are no scores.
pub fn trend_lines_of(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<TrendLines> {
    let trend = trend(ds, spec.indicator, &spec.options);
    let first = spec.since.map_or(0, |since| trend.periods.partition_point(|p| *p < since));
    let lines: Vec<TrendLine> = trend
        .lines
        .iter()
        .map(|line| TrendLine {
            unit: line.unit,
            name: unit_name(ds, line.unit, lang),
            who: who(spec, line.unit),
            scores: line
                .points
                .get(first..)
                .unwrap_or_default()
                .iter()
                .map(|point| point.and_then(|point| point.score.ok()))
                .collect(),
        })
        .filter(|line| line.scores.iter().any(Option::is_some))
        .collect();
    if lines.is_empty() {
        return Err(NothingToDraw::NoFigures);
    }
    let breaks = trend.breaks.iter().filter(|change| change.first > first);
    Ok(TrendLines {
        subject: subject(ds, spec.indicator, lang),
        periods: trend.periods[first..].to_vec(),
        compared: spec.period.into_iter().chain(spec.versus).collect(),
        breaks: breaks
            .map(|change| (change.first - first, lang.label(&change.name).to_owned()))
            .collect(),
        measure: ds.indicators()[spec.indicator].measure,
        places: ds.decimals(spec.indicator),
        noun: Some(words::common_noun(
            lines.iter().map(|line| ds.units()[line.unit].kind.as_deref()),
        )),
        lines,
    })
}

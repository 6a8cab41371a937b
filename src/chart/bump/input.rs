//! From the data to the input of a bump chart.

use super::{Bump, BumpLine, picture};
use crate::analysis::{Point, trend};
use crate::chart::breaks::MethodBreak;
use crate::chart::from_data::{Input, note_origins, subject, unit_name, who};
use crate::chart::placed::{Frame, Placed};
use crate::chart::spec::{ChartSpec, NothingToDraw};
use crate::locale::{Lang, words};
use crate::model::{Dataset, Origin};

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`] says why there is none.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = input(ds, spec, frame.lang)?;
    let ranks = input.lines.iter().flat_map(|line| line.ranks.iter().flatten());
    let origins: Vec<Origin> = ranks.map(|rank| rank.origin).collect();
    let mut placed = picture(input, frame);
    note_origins(origins.into_iter(), &mut placed);
    Ok(placed)
}

/// The input of the bump chart.
///
/// # Errors
/// There are no ranks.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Bump> {
    let trend = trend(ds, spec.indicator, &spec.options);
    let first = spec.since.map_or(0, |since| trend.periods.partition_point(|p| *p < since));
    let lines: Vec<BumpLine> = trend
        .lines
        .iter()
        .map(|line| {
            let points = line.points.get(first..).unwrap_or_default();
            let score = |point: &Option<Point>| Some((*point)?.score.ok()?.value);
            BumpLine {
                unit: line.unit,
                name: unit_name(ds, line.unit, lang),
                who: who(spec, line.unit),
                ranks: points.iter().map(|point| point.and_then(|point| point.rank)).collect(),
                scores: points.iter().map(score).collect(),
            }
        })
        .filter(|line| line.ranks.iter().any(Option::is_some))
        .collect();
    let noun = words::common_noun(lines.iter().map(|line| ds.units()[line.unit].kind.as_deref()));
    if lines.is_empty() {
        return Err(NothingToDraw::NoFigures);
    }
    let breaks = trend.breaks.iter().filter(|change| change.first > first);
    Ok(Bump {
        subject: subject(ds, spec.indicator, lang),
        periods: trend.periods[first..].to_vec(),
        compared: spec.period.into_iter().chain(spec.versus).collect(),
        lines,
        breaks: breaks
            .map(|change| MethodBreak {
                first: change.first - first,
                name: lang.label(&change.name).to_owned(),
            })
            .collect(),
        measure: ds.indicators()[spec.indicator].measure,
        places: ds.decimals(spec.indicator),
        noun: Some(noun),
    })
}

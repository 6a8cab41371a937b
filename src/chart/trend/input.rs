//! From the data to the input of a chart of trends.

use super::twin::Kept;
use super::{Trend, TrendLine, place};
use crate::analysis::{Line, spread, trend};
use crate::chart::breaks::MethodBreak;
use crate::chart::from_data::{Input, subject, unit_name, who};
use crate::chart::late::Asked;
use crate::chart::placed::{Frame, Placed};
use crate::chart::spec::{ChartSpec, NothingToDraw};
use crate::locale::Lang;
use crate::locale::pictures::spread::range_computed;
use crate::model::{Dataset, order};

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`] says why there is none.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = input(ds, spec, frame.lang)?;
    let mut placed = place(&input, frame);
    placed.notes.push(range_computed(frame.lang).to_owned());
    placed.asked = Asked::of(Kept::new(input, frame.lang));
    Ok(placed)
}

/// The input of the chart of trends.
///
/// # Errors
/// There are no scores.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Trend> {
    let found = trend(ds, spec.indicator, &spec.options);
    let first = spec.since.map_or(0, |since| found.periods.partition_point(|p| *p < since));
    let line = |line: &Line| TrendLine {
        unit: line.unit,
        name: unit_name(ds, line.unit, lang),
        who: who(spec, line.unit),
        scores: line.points[first..].iter().map(|point| point.and_then(|p| p.score.ok())).collect(),
    };
    let mut lines: Vec<TrendLine> = found.lines.iter().map(line).collect();
    lines.retain(|line| line.scores.iter().any(Option::is_some));
    if lines.is_empty() {
        return Err(NothingToDraw::NoFigures);
    }
    order::sort_by_key(&mut lines, |line| line.who.precedence());
    let periods = found.periods[first..].to_vec();
    let scores = |ix: usize| lines.iter().filter_map(move |line| Some(line.scores[ix]?.value));
    let breaks = found.breaks.iter().filter(|change| change.first > first);
    Ok(Trend {
        subject: subject(ds, spec.indicator, lang),
        compared: spec.period.into_iter().chain(spec.versus).collect(),
        measure: ds.indicators()[spec.indicator].measure,
        places: ds.decimals(spec.indicator),
        spread: (0..periods.len()).map(|ix| spread(scores(ix).collect())).collect(),
        breaks: breaks
            .map(|change| MethodBreak {
                first: change.first - first,
                name: lang.label(&change.name).to_owned(),
            })
            .collect(),
        periods,
        lines,
    })
}

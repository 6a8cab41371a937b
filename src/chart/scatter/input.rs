//! From the data to the input of a scatter.

use std::cmp::Reverse;

use super::{Scatter, ScatterAxis, ScatterDot, place};
use crate::analysis::{spearman, spread};
use crate::chart::from_data::{
    Input, both_periods, is_drawn, method_changed, period_of, subject, unit_name, who,
};
use crate::chart::late::Asked;
use crate::chart::placed::{Frame, Placed};
use crate::chart::spec::{ChartSpec, NothingToDraw};
use crate::locale::pictures::scatter::computed;
use crate::locale::{Lang, date, words};
use crate::model::{Dataset, Decimal, Direction, IndicatorIx, Period, order};

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`] says why there is none.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = input(ds, spec, frame.lang)?;
    let mut placed = place(&input, frame);
    placed.notes.push(computed(frame.lang).to_owned());
    placed.asked = Asked::of(input);
    Ok(placed)
}

/// The input of the scatter: of two indicators in a period, or of one in two periods.
///
/// # Errors
/// There are no units with both scores, or there is no other period.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Scatter> {
    let mut input = uncorrelated(ds, spec, lang)?;
    let pairs: Vec<(Decimal, Decimal)> =
        input.dots.iter().map(|dot| (dot.x.value, dot.y.value)).collect();
    input.correlation = spearman(&pairs);
    Ok(input)
}

/// The same without the correlation, which takes as long as all the rest.
pub(super) fn uncorrelated(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Scatter> {
    let (x, y) = axes(ds, spec)?;
    let score = |unit, (indicator, period)| ds.cell(unit, indicator, period)?.score.ok();
    let units = (0..ds.units().len()).filter(|unit| is_drawn(ds, spec, *unit));
    let mut dots: Vec<ScatterDot> = units
        .filter_map(|unit| {
            Some(ScatterDot {
                unit,
                name: unit_name(ds, unit, lang),
                who: who(spec, unit),
                x: score(unit, x)?,
                y: score(unit, y)?,
            })
        })
        .collect();
    // Others by what is drawn across, the best first.
    order::sort_by_key(&mut dots, |dot| (dot.who.precedence(), Reverse(dot.x.value), dot.unit));
    let axis = |(indicator, period): (IndicatorIx, Period), scores: Vec<Decimal>| {
        let name = subject(ds, indicator, lang);
        Some(ScatterAxis {
            name: format!("{name} {}", date::period_short(period, lang)),
            indicator: name,
            measure: ds.indicators()[indicator].measure,
            places: ds.decimals(indicator),
            lower_is_better: ds.indicators()[indicator].direction == Direction::LowerIsBetter,
            median: spread(scores)?.median,
        })
    };
    let (across, up) = dots.iter().map(|dot| (dot.x.value, dot.y.value)).unzip();
    let axes = axis(x, across).zip(axis(y, up)).ok_or(NothingToDraw::NoFigures)?;
    let periods = x.0 == y.0;
    let noun = words::common_noun(dots.iter().map(|dot| ds.units()[dot.unit].kind.as_deref()));
    Ok(Scatter {
        x: axes.0,
        y: axes.1,
        periods,
        correlation: None,
        method_changed: method_changed(ds, y.0, x.1, y.1, lang).filter(|_| periods),
        noun,
        dots,
    })
}

/// What stands across and what upwards.
fn axes(ds: &Dataset, spec: &ChartSpec) -> Input<((IndicatorIx, Period), (IndicatorIx, Period))> {
    match spec.other.filter(|other| *other != spec.indicator) {
        Some(other) => {
            let period = period_of(ds, spec)?;
            // The other's figures of that period, else its latest before.
            let periods = ds.periods(other);
            let at = periods.iter().rev().find(|at| **at <= period).or(periods.last());
            let at = at.ok_or(NothingToDraw::NoFigures)?;
            Ok(((spec.indicator, period), (other, *at)))
        }
        None => {
            let (from, to) = both_periods(ds, spec)?;
            Ok(((spec.indicator, from), (spec.indicator, to)))
        }
    }
}

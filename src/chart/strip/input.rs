//! From the data to the input of a chart of strips.

use super::twin::Kept;
use super::{Strip, StripDot, StripGroup, place};
use crate::analysis::spread;
use crate::chart::from_data::{Input, is_drawn, note_origins, period_of, subject, unit_name, who};
use crate::chart::late::Asked;
use crate::chart::placed::{Frame, Placed};
use crate::chart::spec::{ChartSpec, NothingToDraw};
use crate::locale::pictures::spread as said;
use crate::locale::{Lang, date, words};
use crate::model::{Dataset, Direction, order};
use crate::rank::standings;

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`] says why there is none.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let lang = frame.lang;
    let input = input(ds, spec, lang)?;
    let mut placed = place(&input, frame);
    if input.without_score > 0 {
        let units = input.units(input.without_score, lang);
        placed.notes.push(said::without_score(&units, lang));
    }
    let dots = input.groups.iter().flat_map(|group| &group.dots);
    note_origins(dots.filter_map(|dot| Some(dot.rank?.origin)), &mut placed);
    placed.asked = Asked::of(Kept::new(input));
    Ok(placed)
}

/// The input of the chart of strips.
///
/// # Errors
/// There are no scores.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Strip> {
    let period = period_of(ds, spec)?;
    let slice = ds.slice(spec.indicator, period).ok_or(NothingToDraw::NoFigures)?;
    let ranks = standings(ds, spec.indicator, period, &spec.options);
    let cells = || slice.cells().filter(|cell| is_drawn(ds, spec, cell.unit));
    let mut dots: Vec<(Option<usize>, StripDot)> = cells()
        .filter_map(|cell| {
            let dot = StripDot {
                unit: cell.unit,
                name: unit_name(ds, cell.unit, lang),
                who: who(spec, cell.unit),
                score: cell.score.ok()?,
                rank: ranks.get(cell.unit).shown(),
            };
            Some((ds.units()[cell.unit].group, dot))
        })
        .collect();
    order::sort_by_key(&mut dots, |(_, dot)| (dot.who.precedence(), dot.score.value, dot.unit));
    let noun = words::common_noun(dots.iter().map(|(_, dot)| ds.units()[dot.unit].kind.as_deref()));
    let without_score = cells().count() - dots.len();
    let group = |name: Option<String>, dots: Vec<StripDot>| {
        let spread = spread(dots.iter().map(|dot| dot.score.value).collect())?;
        Some(StripGroup { name, dots, spread })
    };
    let of = |wanted: Option<usize>| -> Vec<StripDot> {
        let own = dots.iter().filter(|(group, _)| *group == wanted);
        own.map(|(_, dot)| dot.clone()).collect()
    };
    let named = (0..ds.groups().len()).filter_map(|ix| {
        let name = lang.label(&ds.groups()[ix].name).to_owned();
        group(Some(name), of(Some(ix)))
    });
    let mut groups: Vec<StripGroup> = if spec.by_group { named.collect() } else { Vec::new() };
    // Groups are told apart only where every unit is in one of several.
    if groups.len() < 2 || dots.iter().any(|(group, _)| group.is_none()) {
        let all = dots.into_iter().map(|(_, dot)| dot).collect();
        groups = group(None, all).into_iter().collect();
    }
    if groups.is_empty() {
        return Err(NothingToDraw::NoFigures);
    }
    let indicator = &ds.indicators()[spec.indicator];
    Ok(Strip {
        subject: subject(ds, spec.indicator, lang),
        period: date::period_short(period, lang),
        measure: indicator.measure,
        places: ds.decimals(spec.indicator),
        lower_is_better: indicator.direction == Direction::LowerIsBetter,
        groups,
        without_score,
        noun: Some(noun),
    })
}

//! From the data to the input of a slope chart: all units of one index, or the indices of one unit.

use super::{Slope, SlopeLine, Tone, picture};
use crate::analysis::{Overview, changes};
use crate::chart::from_data::{
    Input, both_periods, by_rank, is_drawn, method_changed, note_origins, subject, unit_name, who,
};
use crate::chart::placed::{Frame, Placed};
use crate::chart::spec::{ChartSpec, NothingToDraw};
use crate::locale::{Lang, date};
use crate::model::{Dataset, Origin};

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`] says why there is none.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = input(ds, spec, frame.lang)?;
    let ranks = input.lines.iter().flat_map(|line| [line.from, line.to]).flatten();
    let origins: Vec<Origin> = ranks.map(|rank| rank.origin).collect();
    let mut placed = picture(input, frame);
    note_origins(origins.into_iter(), &mut placed);
    Ok(placed)
}

/// The input of the slope of all units in two periods.
///
/// # Errors
/// There is no other period, or no rank in either.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Slope> {
    let (from, to) = both_periods(ds, spec)?;
    let changes = changes(ds, spec.indicator, from, to, &spec.options);
    let ranked = changes.iter().filter(|change| {
        is_drawn(ds, spec, change.unit) && (change.rank_from.is_some() || change.rank_to.is_some())
    });
    let mut lines: Vec<SlopeLine> = ranked
        .map(|change| SlopeLine {
            unit: Some(change.unit),
            name: unit_name(ds, change.unit, lang),
            tone: Tone::Who(who(spec, change.unit)),
            from: change.rank_from,
            to: change.rank_to,
            places: change.places.map(|places| places.value),
        })
        .collect();
    if lines.is_empty() {
        return Err(NothingToDraw::NoRank);
    }
    by_rank(&mut lines, lang, |line| line.to, |line| &line.name);
    let of = changes.iter().flat_map(|change| [change.of_from, change.of_to]).flatten().max();
    Ok(Slope {
        subject: subject(ds, spec.indicator, lang),
        from: date::period_short(from, lang),
        to: date::period_short(to, lang),
        lines,
        method_changed: method_changed(ds, spec.indicator, from, to, lang),
        of,
    })
}

/// The input of the slope of one unit's ranks in all its indices, in the colours of rise and fall.
///
/// # Errors
/// There is no other period, or no rank in either.
pub fn of_indices(ds: &Dataset, overview: &Overview, lang: Lang) -> Input<Slope> {
    let from = overview.vs.ok_or(NothingToDraw::NoOtherPeriod)?;
    let ranked = overview
        .cards
        .iter()
        .filter(|card| card.change.rank_from.is_some() || card.change.rank_to.is_some());
    let lines: Vec<SlopeLine> = ranked
        .map(|card| SlopeLine {
            unit: Some(overview.unit),
            name: subject(ds, card.indicator, lang),
            tone: Tone::Change,
            from: card.change.rank_from,
            to: card.change.rank_to,
            places: card.change.places.map(|places| places.value),
        })
        .collect();
    if lines.is_empty() {
        return Err(NothingToDraw::NoRank);
    }
    let counts = overview.cards.iter().flat_map(|card| [card.change.of_from, card.change.of_to]);
    Ok(Slope {
        subject: unit_name(ds, overview.unit, lang),
        from: date::period_short(from, lang),
        to: date::period_short(overview.period, lang),
        lines,
        // One index of several: the cards say which.
        method_changed: None,
        of: counts.flatten().max(),
    })
}

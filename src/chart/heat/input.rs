//! From the data to the input of a map of heat.

use super::{Heat, HeatCell, HeatColumn, HeatRow, place};
use crate::chart::from_data::{
    Input, by_rank, is_drawn, method_changed, note_origins, period_of, subject, unit_name, who,
};
use crate::chart::placed::{Frame, Placed};
use crate::chart::spec::{ChartSpec, ColourBy, NothingToDraw};
use crate::chart::thin::thinned;
use crate::locale::{Lang, date};
use crate::model::{Dataset, IndicatorIx, Missing, Period, UnitIx};
use crate::rank::{Standings, standings};

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`] says why there is none.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = input(ds, spec, frame.lang)?;
    let mut placed = place(&input, frame);
    let cells = input.rows.iter().flat_map(|row| &row.cells);
    note_origins(cells.filter_map(|cell| Some(cell.rank?.origin)), &mut placed);
    Ok(placed)
}

/// The input of the map of heat: by the parts that have figures in the period, else by periods.
///
/// # Errors
/// There are no figures.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Heat> {
    let period = period_of(ds, spec)?;
    ds.slice(spec.indicator, period).ok_or(NothingToDraw::NoFigures)?;
    let parts: Vec<IndicatorIx> =
        ds.parts(spec.indicator).filter(|part| ds.slice(*part, period).is_some()).collect();
    let over_periods = parts.is_empty();
    let since = |at: &Period| spec.since.is_none_or(|since| *at >= since);
    let columns: Vec<(IndicatorIx, Period)> = if over_periods {
        let periods = ds.periods(spec.indicator).into_iter().filter(since);
        periods.map(|period| (spec.indicator, period)).collect()
    } else {
        parts.into_iter().map(|part| (part, period)).collect()
    };
    made(ds, spec, lang, (period, columns, over_periods))
}

/// The input of a map of one column: the indicator itself in the period.
///
/// # Errors
/// There are no figures.
pub fn of_column(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Heat> {
    let period = period_of(ds, spec)?;
    ds.slice(spec.indicator, period).ok_or(NothingToDraw::NoFigures)?;
    let all = ChartSpec { most_rows: None, ..spec.clone() };
    made(ds, &all, lang, (period, vec![(spec.indicator, period)], false))
}

fn made(
    ds: &Dataset,
    spec: &ChartSpec,
    lang: Lang,
    (period, columns, over_periods): (Period, Vec<(IndicatorIx, Period)>, bool),
) -> Input<Heat> {
    let ranks: Vec<Standings> =
        columns.iter().map(|(part, at)| standings(ds, *part, *at, &spec.options)).collect();
    let whole = standings(ds, spec.indicator, period, &spec.options);
    let cell = |unit: UnitIx, column: usize| {
        let (part, at) = columns[column];
        let score = ds.cell(unit, part, at).map_or(Err(Missing::NotAvailable), |cell| cell.score);
        let maximum = ds.maximum(unit, part, at).map(|maximum| maximum.value);
        let percent = score.ok().zip(maximum);
        let percent = percent.and_then(|(score, maximum)| score.value.percent_of(maximum, 1));
        HeatCell { score, rank: ranks[column].get(unit).shown(), percent }
    };
    let row = |unit: UnitIx| HeatRow {
        unit,
        name: unit_name(ds, unit, lang),
        who: who(spec, unit),
        rank: whole.get(unit).shown(),
        cells: (0..columns.len()).map(|column| cell(unit, column)).collect(),
        left_out: 0,
    };
    let units = (0..ds.units().len()).filter(|unit| is_drawn(ds, spec, *unit));
    let mut rows: Vec<HeatRow> = units.map(row).collect();
    rows.retain(|row| row.cells.iter().any(|cell| cell.score.is_ok() || cell.rank.is_some()));
    if rows.is_empty() {
        return Err(NothingToDraw::NoFigures);
    }
    by_rank(&mut rows, lang, |row| row.rank, |row| &row.name);
    let column = |(ix, (part, at)): (usize, &(IndicatorIx, Period))| {
        let ranks = rows.iter().filter_map(|row| row.cells[ix].rank);
        let lowest = ranks.clone().map(|rank| rank.value.halves().div_ceil(2)).max();
        let indicator = &ds.indicators()[*part];
        let of = lowest.unwrap_or(0).max(ranks.count() as u32);
        let (name, short) = if over_periods {
            (date::period(*at, lang), date::period_short(*at, lang))
        } else {
            (lang.label(&indicator.name).to_owned(), subject(ds, *part, lang))
        };
        let before = ix.checked_sub(1).filter(|_| over_periods).map(|before| columns[before].1);
        let changed = before.and_then(|before| method_changed(ds, *part, before, *at, lang));
        let (measure, places) = (indicator.measure, ds.decimals(*part));
        HeatColumn { name, short, measure, places, of, method_changed: changed }
    };
    // A column without a maximum has no percentages, and one without colours would mislead.
    let scored = || rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.score.is_ok());
    let known = scored().count() > 0 && scored().all(|cell| cell.percent.is_some());
    let span = match (columns.first(), columns.last()) {
        (Some(first), Some(last)) if over_periods => date::span(first.1, last.1, lang),
        _ => date::period_short(period, lang),
    };
    let made = columns.iter().enumerate().map(column).collect();
    Ok(Heat {
        subject: subject(ds, spec.indicator, lang),
        period: span,
        by: if known { spec.colour_by } else { ColourBy::Rank },
        over_periods,
        columns: made,
        rows: thinned(rows, spec.most_rows, |row| row.who, |row| &mut row.left_out),
    })
}

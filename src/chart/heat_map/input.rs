//! From the data to the heat map.

use super::{HeatCell, HeatMap, HeatRow, place};
use crate::chart::input::{
    Input, by_rank, is_drawn, notes_on_ranks, parts_in, period_of, subject, unit_name, who,
};
use crate::chart::placed::{Frame, Placed};
use crate::chart::spec::{ChartSpec, NothingToDraw};
use crate::locale::{Lang, date, number};
use crate::model::{Dataset, Decimal, IndicatorIx, Period, UnitIx};
use crate::rank::{Standings, standings};

/// The picture of a specification.
///
/// # Errors
/// As [`heat_map_of`] has them.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = heat_map_of(ds, spec, frame.lang)?;
    let mut placed = place(&input, frame);
    let cells = input.rows.iter().flat_map(|row| &row.cells);
    let origins = cells.filter_map(|cell| Some(cell.rank?.0.origin));
    placed.notes.extend(notes_on_ranks(origins, frame.lang));
    Ok(placed)
}

/// A column: an indicator in a period, and the ranks in it.
struct Column {
    indicator: IndicatorIx,
    period: Period,
    ranks: Standings,
}

impl Column {
    fn new(ds: &Dataset, spec: &ChartSpec, indicator: IndicatorIx, period: Period) -> Column {
        Column { indicator, period, ranks: standings(ds, indicator, period, &spec.options) }
    }

    fn cell(&self, ds: &Dataset, unit: UnitIx, lang: Lang) -> HeatCell {
        let standing = self.ranks.get(unit);
        let score = ds.cell(unit, self.indicator, self.period).and_then(|cell| cell.value());
        let maximum = ds.maximum(unit, self.indicator, self.period);
        let share = score
            .zip(maximum)
            .and_then(|(score, maximum)| (score * Decimal::HUNDRED).div_round(maximum.value, 6));
        let about = &ds.indicators()[self.indicator];
        let places = ds.decimals(self.indicator);
        HeatCell {
            rank: standing.shown().map(|rank| (rank, standing.of)),
            share,
            score: score
                .map(|score| number::score(score, places, about.measure, lang))
                .unwrap_or_default(),
        }
    }
}

/// The input of the heat map: the components of an index in a period; of one without components all
/// periods.
///
/// # Errors
/// There are no figures.
pub fn heat_map_of(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<HeatMap> {
    let period = period_of(ds, spec)?;
    let whole = ds.slice(spec.indicator, period).ok_or(NothingToDraw::NoFigures)?;
    let parts = parts_in(ds, spec.indicator, period);
    let over_periods = parts.is_empty();
    let columns: Vec<Column> = if over_periods {
        let since = spec.since.unwrap_or(Period::year(i32::MIN));
        let periods = ds.periods(spec.indicator).into_iter().filter(|at| *at >= since);
        periods.map(|at| Column::new(ds, spec, spec.indicator, at)).collect()
    } else {
        parts.iter().map(|part| Column::new(ds, spec, *part, period)).collect()
    };
    let ranks = standings(ds, spec.indicator, period, &spec.options);
    let units = whole.cells().map(|cell| cell.unit).filter(|unit| is_drawn(ds, spec, *unit));
    let mut rows: Vec<HeatRow> = units
        .map(|unit| HeatRow {
            unit,
            name: unit_name(ds, unit, lang),
            who: who(spec, unit),
            rank: ranks.get(unit).shown(),
            cells: columns.iter().map(|column| column.cell(ds, unit, lang)).collect(),
        })
        .collect();
    if rows.is_empty() {
        return Err(NothingToDraw::NoFigures);
    }
    by_rank(&mut rows, lang, |row| (row.rank, row.name.clone()));
    let first = columns.first().map_or(period, |column| column.period);
    let last = columns.last().map_or(period, |column| column.period);
    let names = columns.iter().map(|column| match over_periods {
        true => date::period_short(column.period, lang),
        false => subject(ds, column.indicator, lang),
    });
    Ok(HeatMap {
        subject: subject(ds, spec.indicator, lang),
        span: date::span(first, last, lang),
        over_periods,
        shades: spec.shades,
        columns: names.collect(),
        rows,
    })
}

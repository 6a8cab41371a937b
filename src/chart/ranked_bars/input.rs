//! From the data to the input of the ranked bars.

use super::{RankedBar, RankedBars, place};
use crate::analysis::{changes, factors};
use crate::chart::from_data::{
    Input, by_rank, is_drawn, note_origins, period_of, subject, unit_name, who,
};
use crate::chart::placed::{Frame, Placed};
use crate::chart::spec::{ChartSpec, NothingToDraw};
use crate::chart::thin::thinned;
use crate::locale::{Lang, date};
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Missing, Period, UnitIx};
use crate::rank::standings;

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`] says why there is none.
pub fn draw(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let input = input(ds, spec, frame.lang)?;
    let mut placed = place(&input, frame);
    let ranks = input.rows.iter().filter_map(|row| row.rank);
    note_origins(ranks.map(|rank| rank.origin), &mut placed);
    Ok(placed)
}

/// The input of the ranked bars.
///
/// # Errors
/// There are no figures.
pub fn input(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<RankedBars> {
    let period = period_of(ds, spec)?;
    let slice = ds.slice(spec.indicator, period).ok_or(NothingToDraw::NoFigures)?;
    let ranks = standings(ds, spec.indicator, period, &spec.options);
    let changes = spec.versus.map(|from| changes(ds, spec.indicator, from, period, &spec.options));
    let parts = match spec.stacked {
        true => factors(ds, spec.indicator, period).parts,
        false => Vec::new(),
    };
    let cells = slice.cells().filter(|cell| is_drawn(ds, spec, cell.unit));
    let mut rows: Vec<RankedBar> = cells
        .map(|cell| {
            let change = changes.as_ref().map(|changes| &changes[cell.unit]);
            let score = match change.and_then(|change| change.score_to) {
                Some(score) => Ok(score),
                None => cell.score,
            };
            RankedBar {
                unit: cell.unit,
                name: unit_name(ds, cell.unit, lang),
                who: who(spec, cell.unit),
                rank: ranks.get(cell.unit).shown(),
                places: change.and_then(|change| Some(change.places?.value)),
                score,
                before: change.filter(|change| !change.broken).and_then(|c| c.score_from),
                parts: shares(ds, &parts, cell.unit, period, score),
                left_out: 0,
            }
        })
        .collect();
    by_rank(&mut rows, lang, |row| row.rank, |row| &row.name);
    let rows = thinned(rows, spec.most_rows, |row| row.who, |row| &mut row.left_out);
    let stacked = rows.iter().any(|row| !row.parts.is_empty());
    let names = parts.iter().filter(|_| stacked).map(|(part, _)| subject(ds, *part, lang));
    Ok(RankedBars {
        subject: subject(ds, spec.indicator, lang),
        period: date::period_short(period, lang),
        before: spec.versus.map(|period| date::period_short(period, lang)),
        measure: ds.indicators()[spec.indicator].measure,
        places: ds.decimals(spec.indicator),
        parts: names.collect(),
        rows,
    })
}

/// What each part adds to a score: weight × score. Empty unless all are known, none is negative
/// and together they are the score, but for the last printed decimal.
fn shares(
    ds: &Dataset,
    parts: &[(IndicatorIx, Decimal)],
    unit: UnitIx,
    period: Period,
    total: Result<Given<Decimal>, Missing>,
) -> Vec<Decimal> {
    let share = |(part, factor): &(IndicatorIx, Decimal)| {
        Some(*factor * ds.cell(unit, *part, period)?.value()?)
    };
    let shares: Option<Vec<Decimal>> = parts.iter().map(share).collect();
    let (Some(shares), Ok(total)) = (shares, total) else {
        return Vec::new();
    };
    let rest = (total.value - shares.iter().copied().sum::<Decimal>()).abs();
    let whole = rest <= Decimal::new(2, 2) && shares.iter().all(|share| share.sign() >= 0);
    if whole { shares } else { Vec::new() }
}

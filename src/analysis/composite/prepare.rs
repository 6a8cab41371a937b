//! The first steps: dividing by denominators, and leaving out units with too few figures.

use super::fault::Fault;
use super::input::Input;
use super::outcome::{NoScore, Undivided};
use super::wide::Wide;
use crate::model::Decimal;

/// The figures of an indicator, one for each unit.
pub(super) type Figures = Vec<Option<Wide>>;

/// The figures that are there.
pub(super) fn present(figures: &Figures) -> Vec<Wide> {
    figures.iter().flatten().copied().collect()
}

/// The figures of each indicator, divided where it has a denominator.
pub(super) fn divided(input: &Input) -> (Vec<Figures>, Vec<Undivided>) {
    let mut undivided = Vec::new();
    let columns = input.columns.iter().enumerate().map(|(at, column)| {
        let divisors = column.denominator.and_then(|divisor| input.denominators.get(divisor));
        let mut divide = |(unit, figure): (usize, &Option<Decimal>)| {
            let figure = Wide::from((*figure)?);
            let Some(divisors) = divisors else { return Some(figure) };
            let divisor = divisors.get(unit).copied().flatten();
            let quotient = divisor.filter(|divisor| !divisor.is_zero());
            if quotient.is_none() {
                undivided.push(Undivided { column: at, unit, by_zero: divisor.is_some() });
            }
            quotient.map(|divisor| figure / Wide::from(divisor))
        };
        column.figures.iter().enumerate().map(&mut divide).collect()
    });
    (columns.collect(), undivided)
}

/// Takes the figures of units with too few of them out of all columns, so that they touch nothing
/// that follows, and gives these units.
///
/// # Errors
/// No unit is left, or an indicator is left without a figure.
pub(super) fn screen(
    columns: &mut [Figures],
    units: usize,
    least: Option<Decimal>,
) -> Result<Vec<(usize, NoScore)>, Vec<Fault>> {
    let of = columns.len();
    let mut screened = Vec::new();
    for unit in 0..units {
        let has = columns.iter().filter(|figures| figures[unit].is_some()).count();
        if has == 0 {
            screened.push((unit, NoScore::NoFigure));
        } else if !enough(has, of, least) {
            screened.push((unit, NoScore::Screened { has, of }));
        }
    }
    if screened.len() == units {
        return Err(vec![Fault::NoUnit]);
    }
    for figures in &mut *columns {
        screened.iter().for_each(|(unit, _)| figures[*unit] = None);
    }
    let empty = columns.iter().enumerate().filter(|(_, figures)| present(figures).is_empty());
    let faults: Vec<Fault> = empty.map(|(column, _)| Fault::NoFigure { column }).collect();
    if faults.is_empty() { Ok(screened) } else { Err(faults) }
}

/// Whether `has` of `of` is at least a share. Exact.
pub(super) fn enough(has: usize, of: usize, least: Option<Decimal>) -> bool {
    let whole = |number: usize| Decimal::new(number as i128, 0);
    least.is_none_or(|least| whole(has) >= least * whole(of))
}

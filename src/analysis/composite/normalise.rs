//! Columns brought to one scale on which more is better.

use super::fault::Fault;
use super::input::Column;
use super::prepare::{Figures, present};
use super::recipe::Normalisation;
use super::statistics::{deviation, ends, lower, mean};
use super::wide::Wide;
use crate::model::{Decimal, Direction};

/// A column on the scale.
///
/// Sources: `n_minmax`, `n_zscore`, `n_rank`, `n_borda`, `n_prank`, `n_dist2targ` of COINr, the last
/// two in percent; for [`Normalisation::Share`] the percentage of a maximum, as publishers print it.
///
/// # Errors
/// What this column lacks for it.
pub(super) fn normalise(
    way: Normalisation,
    at: usize,
    column: &Column,
    figures: &Figures,
) -> Result<Figures, Fault> {
    let turned = column.direction == Direction::LowerIsBetter;
    let turn = |figure: Wide| if turned { -figure } else { figure };
    let up: Figures = figures.iter().map(|figure| figure.map(turn)).collect();
    let known = present(&up);
    let (low, high) = ends(&known).ok_or(Fault::NoFigure { column: at })?;
    let flat = Fault::NoRange { column: at };
    let hundred = Wide::from(100.0);
    match way {
        Normalisation::MinMax { low: bottom, high: top } => {
            let (bottom, top) = (Wide::from(bottom), Wide::from(top));
            if low.near(high) {
                return Err(flat);
            }
            Ok(each(&up, |figure| (figure - low) / (high - low) * (top - bottom) + bottom))
        }
        Normalisation::ZScore { mean: centre, deviation: unit } => {
            let (centre, unit) = (Wide::from(centre), Wide::from(unit));
            let (mean, spread) = mean(&known).zip(deviation(&known)).ok_or(flat)?;
            Ok(each(&up, |figure| (figure - mean) / spread * unit + centre))
        }
        Normalisation::Rank => Ok(by_place(&up, &known, |lower| Wide::from(lower + 1))),
        Normalisation::Borda => Ok(by_place(&up, &known, Wide::from)),
        Normalisation::PercentileRank => {
            let others = Wide::from(known.len() - 1);
            if low.near(high) {
                return Err(flat);
            }
            Ok(by_place(&up, &known, |lower| Wide::from(lower) * hundred / others))
        }
        Normalisation::Reference { capped } => {
            let fault = Fault::Reference { column: at };
            let reference = turn(Wide::from(column.reference.ok_or(fault)?));
            if reference.near(low) || reference.order(low).is_lt() {
                return Err(fault);
            }
            Ok(each(&up, |figure| {
                let share = (figure - low) / (reference - low) * hundred;
                if capped && share.order(hundred).is_gt() { hundred } else { share }
            }))
        }
        Normalisation::Share => {
            let positive = |maximum: &Decimal| maximum.sign() > 0;
            let maximum = column.maximum.filter(positive).ok_or(Fault::Maximum { column: at })?;
            let maximum = Wide::from(maximum);
            let from = if turned { maximum } else { Wide::ZERO };
            Ok(each(&up, |figure| (figure + from) / maximum * hundred))
        }
    }
}

fn each(figures: &Figures, scale: impl Fn(Wide) -> Wide) -> Figures {
    figures.iter().map(|figure| figure.map(&scale)).collect()
}

/// Each figure by how many are lower.
fn by_place(figures: &Figures, known: &[Wide], scale: impl Fn(usize) -> Wide) -> Figures {
    let mut places = lower(known).into_iter();
    figures.iter().map(|figure| figure.and_then(|_| places.next()).map(&scale)).collect()
}

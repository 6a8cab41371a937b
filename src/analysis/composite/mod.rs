//! A user's own index, out of indicators in the data: figures are divided, screened, imputed,
//! treated for outliers, normalised, weighted and aggregated, and every step says what it did.
//!
//! After the OECD/JRC «Handbook on Constructing Composite Indicators» (2008) and the R package
//! COINr (W. Becker et al., 2022); `tests/composite.rs` holds the two together.

mod aggregate;
mod chosen;
mod fault;
mod impute;
mod input;
pub(super) mod logarithm;
mod normalise;
mod outcome;
mod prepare;
mod recipe;
mod statistics;
mod treat;
mod wide;

#[cfg(test)]
mod tests;

pub use chosen::{Chosen, ChosenFigures, chosen, counted};
pub use fault::{Fault, Setting};
pub use input::{Column, Input, Node, Part};
pub use outcome::{Composite, DrawnIn, Imputed, NoScore, Scored, Shape, Treated, Undivided, Way};
pub use recipe::{Imputation, Mean, Normalisation, Order, Recipe, Treatment};

use crate::model::Decimal;
use prepare::{Figures, divided, screen};
use wide::{PLACES, Wide};

/// Makes an index by a recipe. The order of units changes nothing but the order of what is said of
/// them, with any ties but ordinal ones.
///
/// # Errors
/// All faults of the first step that has any.
pub fn composite(input: &Input, recipe: &Recipe) -> Result<Composite, Vec<Fault>> {
    let mut faults = recipe.faults();
    faults.extend(input.faults());
    if !faults.is_empty() {
        return Err(faults);
    }
    let (mut columns, undivided) = divided(input);
    let screened = screen(&mut columns, input.units(), recipe.screening)?;
    let mut out = vec![None; input.units()];
    screened.iter().for_each(|(unit, reason)| out[*unit] = Some(*reason));
    let mut made = Composite { undivided, screened, ..Composite::default() };
    match recipe.order {
        Order::ImputeFirst => {
            imputed(input, recipe, &mut columns, &out, &mut made);
            treated(recipe, &mut columns, &mut made);
        }
        Order::TreatFirst => {
            treated(recipe, &mut columns, &mut made);
            imputed(input, recipe, &mut columns, &out, &mut made);
        }
    }
    made.figures = columns.iter().map(|figures| shown(figures, Wide::shown)).collect();

    let mut scaled: Vec<Figures> = Vec::new();
    for (at, (column, figures)) in input.columns.iter().zip(&columns).enumerate() {
        match normalise::normalise(recipe.normalisation, at, column, figures) {
            Ok(figures) => {
                let rounded = shown(&figures, |figure| figure.decimal(PLACES));
                if rounded.iter().zip(&figures).any(|(one, other)| one.is_none() && other.is_some())
                {
                    faults.push(Fault::OutOfReach { column: at });
                }
                made.normalised.push(rounded);
                scaled.push(figures);
            }
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    made.nodes = aggregate::aggregate(input, recipe, &scaled, &out)?;
    Ok(made)
}

fn imputed(
    input: &Input,
    recipe: &Recipe,
    columns: &mut [Figures],
    out: &[Option<NoScore>],
    made: &mut Composite,
) {
    let take: Vec<bool> = out.iter().map(Option::is_none).collect();
    for (at, figures) in columns.iter_mut().enumerate() {
        let found = impute::impute(recipe.imputation, at, figures, &input.groups, &take);
        made.imputed.extend(found);
    }
}

fn treated(recipe: &Recipe, columns: &mut [Figures], made: &mut Composite) {
    if let Some(treatment) = &recipe.treatment {
        made.treated = columns.iter_mut().map(|figures| treat::treat(treatment, figures)).collect();
    }
}

fn shown(figures: &Figures, show: impl Fn(Wide) -> Option<Decimal>) -> Vec<Option<Decimal>> {
    figures.iter().map(|figure| figure.and_then(&show)).collect()
}

//! Figures in place of missing ones.

use super::outcome::Imputed;
use super::prepare::Figures;
use super::recipe::Imputation;
use super::statistics::{mean, median};
use super::wide::Wide;

/// Fills the gaps of a column for the units that `take` part; gaps of others stay.
///
/// As `i_mean`, `i_median`, `i_mean_grp` and `i_median_grp` of COINr do: what is put in comes from
/// published figures alone, and a unit without a group gets nothing by groups.
pub(super) fn impute(
    way: Imputation,
    column: usize,
    figures: &mut Figures,
    groups: &[Option<usize>],
    take: &[bool],
) -> Vec<Imputed> {
    let middle = match way {
        Imputation::None => return Vec::new(),
        Imputation::Mean | Imputation::GroupMean => mean,
        Imputation::Median | Imputation::GroupMedian => median,
    };
    let grouped = matches!(way, Imputation::GroupMean | Imputation::GroupMedian);
    let group = |unit: usize| if grouped { groups[unit] } else { Some(0) };
    let gaps: Vec<usize> =
        (0..figures.len()).filter(|unit| take[*unit] && figures[*unit].is_none()).collect();
    // One middle for each group that has gaps, of the figures as they were.
    let mut found: Vec<(usize, Option<Wide>)> = Vec::new();
    for own in gaps.iter().filter_map(|unit| group(*unit)) {
        if found.iter().all(|(other, _)| *other != own) {
            let fellows = figures.iter().enumerate().filter(|(unit, _)| group(*unit) == Some(own));
            let fellows: Vec<Wide> = fellows.filter_map(|(_, figure)| *figure).collect();
            found.push((own, middle(&fellows)));
        }
    }
    let mut imputed = Vec::new();
    for unit in gaps {
        let own = found.iter().find(|(other, _)| Some(*other) == group(unit));
        let Some((_, Some(figure))) = own else { continue };
        figures[unit] = Some(*figure);
        imputed.extend(figure.shown().map(|figure| Imputed { column, unit, figure }));
    }
    imputed
}

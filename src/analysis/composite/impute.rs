//! Figures in place of missing ones.

use super::outcome::Imputed;
use super::prepare::Figures;
use super::recipe::Imputation;
use super::statistics::{mean, median};
use super::wide::Wide;
use crate::model::order;

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
    if gaps.is_empty() {
        return Vec::new();
    }
    // One middle for each group, of the figures as they were: groups may be as many as units.
    let mut known: Vec<(usize, Wide)> =
        figures.iter().enumerate().filter_map(|(unit, figure)| group(unit).zip(*figure)).collect();
    order::sort_by_key(&mut known, |(own, _)| *own);
    let found: Vec<(usize, Option<Wide>)> = known
        .chunk_by(|a, b| a.0 == b.0)
        .map(|fellows| {
            let figures: Vec<Wide> = fellows.iter().map(|(_, figure)| *figure).collect();
            (fellows[0].0, middle(&figures))
        })
        .collect();
    let mut imputed = Vec::new();
    for unit in gaps {
        let Some(own) = group(unit) else { continue };
        let Ok(at) = found.binary_search_by_key(&own, |(other, _)| *other) else { continue };
        let Some(figure) = found[at].1 else { continue };
        figures[unit] = Some(figure);
        imputed.extend(figure.shown().map(|figure| Imputed { column, unit, figure }));
    }
    imputed
}

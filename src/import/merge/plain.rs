//! One file of published scores and nothing else: each figure goes straight into its column.

use super::Mapped;
use crate::model::DatasetBuilder;

/// Enters the figures of an only file that are published scores and nothing else, each at a place of
/// its own. `false`: some are not, and all are to be entered one by one.
pub fn plain(builder: &mut DatasetBuilder, only: &Mapped<'_>) -> bool {
    let rows = &only.draft.rows;
    if !rows.are_plain() {
        return false;
    }
    let periods = rows.periods();
    let mut slices: Vec<Vec<Option<usize>>> =
        vec![vec![None; periods.len()]; only.indicators.len()];
    for (at, row) in rows.plain().enumerate() {
        let Some(row) = row else { return false };
        let (indicator, period) = (row.indicator as usize, row.period as usize);
        let slice = *slices[indicator][period]
            .get_or_insert_with(|| builder.slice_at(only.indicators[indicator], periods[period]));
        let unit = only.units[row.unit as usize];
        let publication = only.publication(at);
        if !builder.observe_plain(slice, unit, publication, row.mantissa, row.scale) {
            return false;
        }
    }
    true
}

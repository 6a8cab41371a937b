//! One file of published scores and nothing else: each figure goes straight into its column.

use super::Mapped;
use crate::model::DatasetBuilder;
use crate::model::order;

/// Enters the figures of an only file that are published scores and nothing else, each at a place of
/// its own. `false`: some are not, and all are to be entered one by one.
pub fn plain(builder: &mut DatasetBuilder, only: &Mapped<'_>) -> bool {
    let rows = &only.draft.rows;
    let units: Option<Vec<u32>> = only.units.iter().map(|unit| u32::try_from(*unit).ok()).collect();
    let Some(units) = units.filter(|units| rows.are_plain() && all_differ(units)) else {
        return false;
    };
    let kinds = rows.kinds().iter().zip(rows.counts());
    let slices: Vec<usize> = kinds
        .map(|((indicator, period), count)| {
            let slice = builder.slice_at(only.indicators[*indicator], *period);
            builder.reserve(slice, count);
            slice
        })
        .collect();
    let joined = only.publications.len() > 1;
    let first = only.publication(0);
    for (at, row) in rows.plain().enumerate() {
        let Some(row) = row else { return false };
        let publication = if joined { only.publication(at) } else { first };
        // By the file's own numbers of units: these mostly ascend.
        let (slice, unit) = (slices[row.kind as usize], row.unit as usize);
        if !builder.observe_plain(slice, unit, publication, row.mantissa, row.scale) {
            return false;
        }
    }
    builder.renumber(&units);
    true
}

fn all_differ(units: &[u32]) -> bool {
    let mut sorted = units.to_vec();
    order::sort(&mut sorted);
    sorted.is_sorted_by(|a, b| a < b)
}

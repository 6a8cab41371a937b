//! Whom a unit is compared with.

use super::Unplaced;
use super::field::Field;
use super::share::share;
use crate::model::order;
use crate::model::{Dataset, Decimal, IndicatorIx, Period, UnitIx};
use crate::rank::RankOptions;

/// How peers are chosen among the units that are ranked with one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PeerRule {
    /// All of them.
    #[default]
    All,
    /// Those of its group.
    Group,
    /// So many next above and next below by rank, with all that are level with the last of them or
    /// with the unit itself.
    Neighbours(usize),
    /// So many of the most similar profile, with all that are as similar as the last of them. The
    /// distance of two units is the sum, over the parts with figures in the period, of the
    /// differences of their percentages of the maximum (city-block distance); the total does not
    /// count. Units that miss a part are left out.
    Similar(usize),
}

/// The peers of a unit by a rule: neither the unit itself nor means and regions. The best first;
/// by [`PeerRule::Similar`] the most similar first.
///
/// # Errors
/// [`Unplaced`] says why there are none.
pub fn peers(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    rule: PeerRule,
    options: &RankOptions,
) -> Result<Vec<UnitIx>, Unplaced> {
    let field = Field::of(ds, unit, indicator, period, options)?;
    let mut found = match rule {
        PeerRule::All => field.units(0..field.rows.len()),
        PeerRule::Group => {
            let group = ds.units()[unit].group.ok_or(Unplaced::NoGroup)?;
            let mut all = field.units(0..field.rows.len());
            all.retain(|other| ds.units()[*other].group == Some(group));
            all
        }
        PeerRule::Neighbours(count) => {
            let level = field.level(field.at);
            let first = match level.start.checked_sub(1) {
                Some(above) if count > 0 => field.level(above.saturating_sub(count - 1)).start,
                _ => level.start,
            };
            let last = match level.end {
                below if count > 0 && below < field.rows.len() => {
                    let last = below.saturating_add(count - 1).min(field.rows.len() - 1);
                    field.level(last).end
                }
                end => end,
            };
            field.units(first..last)
        }
        PeerRule::Similar(count) => similar(ds, unit, indicator, period, &field, count)?,
    };
    found.retain(|other| *other != unit);
    if found.is_empty() { Err(Unplaced::NoPeers) } else { Ok(found) }
}

/// The units of the most similar profile, and ours.
fn similar(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    field: &Field,
    count: usize,
) -> Result<Vec<UnitIx>, Unplaced> {
    let mut distances = vec![Some(Decimal::ZERO); ds.units().len()];
    let mut parts = 0;
    for part in ds.parts(indicator) {
        let Some(slice) = ds.slice(part, period) else { continue };
        parts += 1;
        let own = slice.cell(unit).filter(|cell| cell.score.is_ok());
        let own = own.ok_or(Unplaced::MissingPart)?;
        let own = share(ds, part, period, &own).ok_or(Unplaced::NoMaximum)?.value;
        let mut seen = vec![false; distances.len()];
        for cell in slice.cells().filter(|cell| cell.score.is_ok()) {
            let distance = &mut distances[cell.unit];
            let other = share(ds, part, period, &cell).map(|share| share.value);
            *distance = distance.zip(other).map(|(sum, other)| sum + (other - own).abs());
            seen[cell.unit] = true;
        }
        for (distance, seen) in distances.iter_mut().zip(seen) {
            *distance = distance.filter(|_| seen);
        }
    }
    if parts == 0 {
        return Err(Unplaced::NoParts);
    }
    let others = field.rows.iter().map(|row| row.unit).filter(|other| *other != unit);
    let mut found: Vec<(Decimal, UnitIx)> =
        others.filter_map(|other| Some((distances[other]?, other))).collect();
    order::sort_by_key(&mut found, |(distance, _)| *distance);
    let last = count.checked_sub(1).map(|last| last.min(found.len().saturating_sub(1)));
    let farthest = last.and_then(|last| found.get(last)).map(|(distance, _)| *distance);
    let near = found.partition_point(|(distance, _)| Some(*distance) <= farthest);
    Ok(found[..near].iter().map(|(_, unit)| *unit).collect())
}

//! Scores as shares of their maximum.

use crate::model::{Cell, Dataset, Decimal, Given, IndicatorIx, Measure, Period};

/// Decimals of a percentage of the maximum: exact for every maximum that divides a power of ten,
/// such as 10, 20, 25 or 40, and every score that is printed with so many decimals at most.
const PLACES: u8 = 16;

/// The percentage of its maximum that a unit reached, by which units and parts are compared: from
/// score and maximum; else the published one; else the score, where it is counted in percent and
/// has no maximum. `None` where it is not known.
pub(in crate::analysis) fn share(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    cell: &Cell<'_>,
) -> Option<Given<Decimal>> {
    let rules = &ds.indicators()[indicator];
    let own = cell.extra.and_then(|extra| extra.maximum);
    let maximum = own.or_else(|| rules.maximum_at(period).map(|(maximum, _)| maximum));
    let computed = || cell.value()?.percent_of(maximum?, PLACES).map(Given::computed);
    let published = || cell.extra?.percent.map(Given::published);
    let in_percent =
        || cell.score.ok().filter(|_| rules.measure == Measure::Percent && maximum.is_none());
    computed().or_else(published).or_else(in_percent)
}

/// The percentage to show: the published one before a computed one.
pub(super) fn shown(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    cell: &Cell<'_>,
) -> Option<Given<Decimal>> {
    let published = cell.extra.and_then(|extra| extra.percent).map(Given::published);
    published.or_else(|| share(ds, indicator, period, cell))
}

//! What every chart asks of the data: names, who is who, the periods, the order of rows.

use super::parts::Who;
use super::placed::Placed;
use super::spec::{ChartSpec, NothingToDraw};
use crate::locale::{Lang, collate, date, pictures};
use crate::model::order;
use crate::model::{Dataset, Given, IndicatorIx, Origin, Period, UnitIx};
use crate::rank::Rank;

/// A chart's input, or why there is none.
pub type Input<T> = Result<T, NothingToDraw>;

/// What an indicator is called where room is short: «PCI».
pub fn subject(ds: &Dataset, indicator: IndicatorIx, lang: Lang) -> String {
    let label = ds.indicators().get(indicator).map(|indicator| indicator.short_name());
    label.map(|label| lang.label(label).to_owned()).unwrap_or_default()
}

/// A unit's name in the reader's language.
pub fn unit_name(ds: &Dataset, unit: UnitIx, lang: Lang) -> String {
    lang.label(&ds.units()[unit].name).to_owned()
}

/// Whether a unit is us, watched or one of the others.
pub fn who(spec: &ChartSpec, unit: UnitIx) -> Who {
    if spec.us == Some(unit) {
        return Who::Us;
    }
    let watched = spec.watched.iter().filter(|watched| spec.us != Some(**watched));
    let place = watched.enumerate().find(|(_, watched)| **watched == unit);
    place.map_or(Who::Other, |(place, _)| Who::Watched(place))
}

/// The period shown: the one asked for, else the latest.
///
/// # Errors
/// The indicator has no figures.
pub fn period_of(ds: &Dataset, spec: &ChartSpec) -> Input<Period> {
    let period = spec.period.or_else(|| ds.periods(spec.indicator).last().copied());
    period.ok_or(NothingToDraw::NoFigures)
}

/// The period compared with and the period shown.
///
/// # Errors
/// There are no figures, or no other period.
pub fn both_periods(ds: &Dataset, spec: &ChartSpec) -> Input<(Period, Period)> {
    let to = period_of(ds, spec)?;
    let from = spec.versus.or_else(|| ds.period_before(spec.indicator, to));
    Ok((from.filter(|from| *from != to).ok_or(NothingToDraw::NoOtherPeriod)?, to))
}

/// Whether a unit is one of those that the reader asked for, and no mean or region.
pub fn is_drawn(ds: &Dataset, spec: &ChartSpec, unit: UnitIx) -> bool {
    let unit = &ds.units()[unit];
    !unit.aggregate && spec.options.group.is_none_or(|group| unit.group == Some(group))
}

/// So many names are put in order without a key for each.
const FEW: usize = 16;

/// Best rank first, units without one last, equal ones by name.
pub fn by_rank<T>(
    rows: &mut [T],
    lang: Lang,
    rank: impl Fn(&T) -> Option<Given<Rank>>,
    name: impl Fn(&T) -> &str,
) {
    let halves = |row: &T| rank(row).map_or(u32::MAX, |rank| rank.value.halves());
    order::sort_by_key(rows, halves);
    // Names are compared only where ranks are equal: a key for each of many names takes long.
    let mut from = 0;
    while from < rows.len() {
        let same = halves(&rows[from]);
        let to = from + rows[from..].iter().take_while(|row| halves(row) == same).count();
        match to - from {
            0 | 1 => {}
            2..=FEW => {
                order::sort_by(&mut rows[from..to], |a, b| collate::compare(name(a), name(b), lang))
            }
            _ => {
                let key = |row: &T| collate::sort_key(name(row), lang);
                order::sort_by_key(&mut rows[from..to], key);
            }
        }
        from = to;
    }
}

/// Notes at the foot on ranks that nobody published, from the origin of each rank drawn.
pub fn note_origins(origins: impl Iterator<Item = Origin>, placed: &mut Placed) {
    let origins: Vec<Origin> = origins.collect();
    for origin in [Origin::Derived, Origin::Computed] {
        let count = origins.iter().filter(|found| **found == origin).count();
        if count > 0 {
            let note = pictures::ranks_from(origin, count == origins.len(), placed.lang);
            placed.notes.push(note.to_owned());
        }
    }
}

/// The changes of method between two periods, in words.
pub fn method_changed(
    ds: &Dataset,
    indicator: IndicatorIx,
    from: Period,
    to: Period,
    lang: Lang,
) -> Option<String> {
    let breaks = ds.indicators()[indicator].breaks_between(from, to);
    let said = breaks.map(|method| {
        pictures::method_from(
            &date::period_short(method.from, lang),
            lang.label(&method.name),
            lang,
        )
    });
    Some(said.collect::<Vec<_>>().join("; ")).filter(|text| !text.is_empty())
}

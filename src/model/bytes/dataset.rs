//! A data set as bytes. What is looked up by id is made anew, and what would lead astray is refused:
//! whoever holds a data set relies on it.

use super::{Bytes, Input};
use crate::model::{Dataset, Indicator, Period, Slice, Unit};

impl Bytes for Dataset {
    fn put(&self, to: &mut Vec<u8>) {
        self.publications.put(to);
        self.editions.put(to);
        self.groups.put(to);
        self.units.put(to);
        self.indicators.put(to);
        self.slices.len().put(to);
        for ((indicator, period), slice) in &self.slices {
            indicator.put(to);
            period.put(to);
            slice.put(to);
        }
    }

    fn take(from: &mut dyn Input) -> Option<Dataset> {
        let mut data = Dataset {
            publications: Bytes::take(from)?,
            editions: Bytes::take(from)?,
            groups: Bytes::take(from)?,
            units: Bytes::take(from)?,
            indicators: Bytes::take(from)?,
            ..Dataset::default()
        };
        let count = usize::take(from)?;
        for _ in 0..count {
            let key = (usize::take(from)?, Period::take(from)?);
            data.slices.push((key, Slice::take(from)?));
        }
        data.slices.shrink_to_fit();
        let unit = |(at, unit): (usize, &Unit)| (unit.id.clone(), at);
        data.unit_by_id = data.units.iter().enumerate().map(unit).collect();
        let indicator = |(at, indicator): (usize, &Indicator)| (indicator.id.clone(), at);
        data.indicator_by_id = data.indicators.iter().enumerate().map(indicator).collect();
        is_sound(&data).then_some(data)
    }
}

/// Whether every index in it leads somewhere, and every order is kept.
fn is_sound(data: &Dataset) -> bool {
    let (units, indicators) = (data.units.len(), data.indicators.len());
    let below = |at: Option<usize>, count: usize| at.is_none_or(|at| at < count);
    let sound_unit = |unit: &Unit| {
        below(unit.group, data.groups.len()) && below(unit.edition, data.editions.len())
    };
    let sound_indicator = |(at, indicator): (usize, &Indicator)| {
        let mut parts = indicator.methods.iter().flat_map(|method| &method.weights);
        below(indicator.parent, indicators)
            && !is_under_itself(data, at)
            && parts.all(|(part, _)| *part < indicators)
            && indicator.bands.is_sorted_by(|a, b| a.since <= b.since)
    };
    data.unit_by_id.len() == units
        && data.indicator_by_id.len() == indicators
        && data.units.iter().all(sound_unit)
        && data.indicators.iter().enumerate().all(sound_indicator)
        && data.slices.is_sorted_by(|a, b| a.0 < b.0)
        && data.slices.iter().all(|((indicator, _), slice)| {
            *indicator < indicators && slice.is_sound(units, data.publications.len())
        })
}

/// Whether an indicator is a part of itself, however far.
fn is_under_itself(data: &Dataset, indicator: usize) -> bool {
    let up = |at: &usize| data.indicators.get(*at)?.parent;
    std::iter::successors(Some(indicator), up).nth(data.indicators.len()).is_some()
}

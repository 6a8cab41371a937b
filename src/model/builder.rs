//! Collecting observations, before they stand in columns.

use std::collections::HashMap;

use super::{
    Dataset, Edition, Extra, Group, Indicator, IndicatorIx, Kinds, Observation, Period,
    Publication, PublicationIx, Scores, Slice, Unit, UnitIx,
};

/// Collects observations in any order; [`DatasetBuilder::build`] puts them in columns.
#[derive(Clone, Debug, Default)]
pub struct DatasetBuilder {
    dataset: Dataset,
    group_by_id: HashMap<String, usize>,
    kinds: Kinds,
    /// By the number in `kinds`.
    pending: Vec<Pending>,
}

/// The observations of one indicator in one period, as they came.
///
/// Rows mostly come in the order of units; then nothing else is needed to find them. Where they do
/// not, most slices hold most units. Neither may be relied on: a slice never takes more than
/// [`SPARSE`] places for each of its rows.
#[derive(Clone, Debug, Default)]
struct Pending {
    rows: Slice,
    /// Once a row came out of order, where each unit is.
    places: Option<Places>,
}

/// Where units are among rows that are in no order.
#[derive(Clone, Debug, Default)]
struct Places {
    /// By unit: one more than its row, 0 where it has none. Empty while there are few rows.
    row_of: Vec<u32>,
    /// The units that `row_of` does not hold and their rows, ascending.
    apart: Vec<(u32, u32)>,
}

/// So many places [`Places::row_of`] may have for each row.
const SPARSE: usize = 64;

impl Places {
    fn row(&self, unit: u32) -> Option<usize> {
        match self.row_of.get(unit as usize) {
            Some(&row) if row > 0 => Some(row as usize - 1),
            _ => {
                let at = self.apart.binary_search_by_key(&unit, |(unit, _)| *unit).ok()?;
                Some(self.apart[at].1 as usize)
            }
        }
    }

    /// Notes the row of a unit that has none yet.
    fn add(&mut self, unit: u32, row: u32) {
        if (unit as usize) < self.row_of.len() {
            self.row_of[unit as usize] = row + 1;
            return;
        }
        let at = self.apart.partition_point(|(other, _)| *other < unit);
        self.apart.insert(at, (unit, row));
        // In order, they may as well stand apart; out of order, each would push the others on.
        let highest = self.apart.last().map_or(0, |(unit, _)| *unit as usize);
        if at + 1 < self.apart.len() && highest < (row as usize + 1) * SPARSE {
            self.row_of.resize(highest + 1, 0);
            for (unit, row) in std::mem::take(&mut self.apart) {
                self.row_of[unit as usize] = row + 1;
            }
        }
    }
}

impl Pending {
    fn row(&self, unit: u32) -> Option<usize> {
        match &self.places {
            Some(places) => places.row(unit),
            None => self.rows.units().row(unit),
        }
    }

    /// Makes ready for the row of a unit. `false`: it has one.
    #[inline]
    fn admit(&mut self, unit: u32) -> bool {
        if self.places.is_none() && self.rows.units().last().is_none_or(|last| last < unit) {
            return true;
        }
        self.admit_out_of_order(unit)
    }

    fn admit_out_of_order(&mut self, unit: u32) -> bool {
        if self.row(unit).is_some() {
            return false;
        }
        let rows = &self.rows;
        let places = self.places.get_or_insert_with(|| Places {
            apart: rows.units().iter().zip(0..).collect(),
            row_of: Vec::new(),
        });
        places.add(unit, rows.len() as u32);
        true
    }

    /// The rows in order of units.
    fn into_slice(self) -> Slice {
        let Some(Places { row_of, apart }) = self.places else { return self.rows.in_order(None) };
        // Units that stand apart come behind those that do not.
        let placed = row_of.iter().filter(|row| **row > 0).map(|row| row - 1);
        let order: Vec<u32> = placed.chain(apart.iter().map(|(_, row)| *row)).collect();
        self.rows.in_order(Some(&order))
    }
}

impl DatasetBuilder {
    /// An empty one.
    pub fn new() -> DatasetBuilder {
        DatasetBuilder::default()
    }

    /// Adds a publication. At most 65,536 fit; further ones share the last index.
    pub fn publication(&mut self, publication: Publication) -> PublicationIx {
        if self.dataset.publications.len() <= usize::from(u16::MAX) {
            self.dataset.publications.push(publication);
        }
        self.dataset.publications.len() - 1
    }

    /// Adds an edition, or finds the one with the same id.
    pub fn edition(&mut self, edition: Edition) -> usize {
        let editions = &mut self.dataset.editions;
        editions.iter().position(|other| other.id == edition.id).unwrap_or_else(|| {
            editions.push(edition);
            editions.len() - 1
        })
    }

    /// Adds a group, or finds the one with the same id.
    pub fn group(&mut self, group: Group) -> usize {
        if let Some(&ix) = self.group_by_id.get(&group.id) {
            return ix;
        }
        let ix = self.dataset.groups.len();
        self.group_by_id.insert(group.id.clone(), ix);
        self.dataset.groups.push(group);
        ix
    }

    /// Adds a unit, or finds the one with the same id (which stays as it was).
    pub fn unit(&mut self, unit: Unit) -> UnitIx {
        if let Some(&ix) = self.dataset.unit_by_id.get(&unit.id) {
            return ix;
        }
        let ix = self.dataset.units.len();
        self.dataset.unit_by_id.insert(unit.id.clone(), ix);
        self.dataset.units.push(unit);
        ix
    }

    /// Adds an indicator, or finds the one with the same id (which stays as it was). Its parent
    /// and the parts named by its methods are indices in this builder.
    pub fn indicator(&mut self, indicator: Indicator) -> IndicatorIx {
        if let Some(&ix) = self.dataset.indicator_by_id.get(&indicator.id) {
            return ix;
        }
        let ix = self.dataset.indicators.len();
        self.dataset.indicator_by_id.insert(indicator.id.clone(), ix);
        self.dataset.indicators.push(indicator);
        ix
    }

    /// What has been collected so far, without observations.
    pub fn so_far(&self) -> &Dataset {
        &self.dataset
    }

    /// A unit, to be completed (an alias, a group).
    pub fn unit_mut(&mut self, unit: UnitIx) -> Option<&mut Unit> {
        self.dataset.units.get_mut(unit)
    }

    /// An indicator, to be completed (methods name parts that are added after it).
    pub fn indicator_mut(&mut self, indicator: IndicatorIx) -> Option<&mut Indicator> {
        self.dataset.indicators.get_mut(indicator)
    }

    /// Adds an observation.
    ///
    /// # Errors
    /// Gives the observation back when the place is taken: nothing is overwritten. A score whose
    /// digits do not fit a column (more than 18) is also given back.
    pub fn observe(
        &mut self,
        unit: UnitIx,
        indicator: IndicatorIx,
        period: Period,
        publication: PublicationIx,
        observation: Observation,
    ) -> Result<(), Box<Observation>> {
        if !Scores::fits(&observation.score) {
            return Err(Box::new(observation));
        }
        let at = self.slice_at(indicator, period);
        let pending = &mut self.pending[at];
        if !pending.admit(unit as u32) {
            return Err(Box::new(observation));
        }
        pending.rows.push(unit as u32, observation, publication as u16);
        Ok(())
    }

    /// The number of the slice of an indicator in a period, for [`DatasetBuilder::observe_plain`].
    pub fn slice_at(&mut self, indicator: IndicatorIx, period: Period) -> usize {
        let at = self.kinds.number(indicator, period);
        if self.pending.len() <= at {
            self.pending.resize(at + 1, Pending::default());
        }
        at
    }

    /// Makes room for so many more figures in a slice.
    pub fn reserve(&mut self, slice: usize, more: usize) {
        if let Some(pending) = self.pending.get_mut(slice) {
            pending.rows.reserve(more);
        }
    }

    /// Adds a published score of `mantissa × 10^-scale` to a slice. `false`: the place is taken.
    #[inline]
    pub fn observe_plain(
        &mut self,
        slice: usize,
        unit: UnitIx,
        publication: PublicationIx,
        mantissa: i64,
        scale: u8,
    ) -> bool {
        let Some(pending) = self.pending.get_mut(slice) else { return false };
        let admitted = pending.admit(unit as u32);
        if admitted {
            pending.rows.push_plain(unit as u32, mantissa, scale, publication as u16);
        }
        admitted
    }

    /// Takes the units of all observations so far for places in a list, and puts there what stands in
    /// it, each unit once at most.
    pub fn renumber(&mut self, units: &[u32]) {
        if units.iter().zip(0..).all(|(unit, at)| *unit == at) {
            return;
        }
        let mut by_unit: Vec<u32> = (0..units.len() as u32).collect();
        super::order::sort_by_key(&mut by_unit, |at| units[*at as usize]);
        for pending in &mut self.pending {
            let rows = std::mem::take(pending).into_slice().renumbered(units, &by_unit);
            *pending = Pending { rows, places: None };
        }
    }

    /// Takes all observations back.
    pub fn clear_observations(&mut self) {
        self.pending.clear();
        self.kinds = Kinds::default();
    }

    /// The observation that stands at a place.
    pub fn observed(
        &self,
        unit: UnitIx,
        indicator: IndicatorIx,
        period: Period,
    ) -> Option<(Observation, PublicationIx)> {
        let (slice, row) = self.place(unit, indicator, period)?;
        Some(self.pending[slice].rows.observation(row))
    }

    /// What the observation at a place says beside its score, to be completed (a rank).
    pub fn extra_mut(
        &mut self,
        unit: UnitIx,
        indicator: IndicatorIx,
        period: Period,
    ) -> Option<&mut Extra> {
        let (slice, row) = self.place(unit, indicator, period)?;
        Some(self.pending[slice].rows.extra_mut(row))
    }

    fn place(
        &self,
        unit: UnitIx,
        indicator: IndicatorIx,
        period: Period,
    ) -> Option<(usize, usize)> {
        let slice = self.kinds.find(indicator, period)?;
        Some((slice, self.pending.get(slice)?.row(unit as u32)?))
    }

    /// The data set.
    pub fn build(mut self) -> Dataset {
        let mut dataset = self.dataset;
        dataset.slices.reserve_exact(self.pending.len());
        for at in self.kinds.in_order() {
            if let (Some(key), Some(pending)) = (self.kinds.get(at), self.pending.get_mut(at)) {
                dataset.slices.push((key, std::mem::take(pending).into_slice()));
            }
        }
        dataset
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Decimal, Label};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    const FAR: UnitIx = 4_000_000_000;

    fn score(of: usize) -> Observation {
        Observation::score(Decimal::from(of as i64))
    }

    fn with_units(count: usize) -> DatasetBuilder {
        let mut builder = DatasetBuilder::new();
        for id in 0..count {
            builder.unit(Unit { id: id.to_string(), name: Label::vi("x"), ..Unit::default() });
        }
        builder
    }

    #[test]
    fn a_place_is_filled_once() {
        let mut builder = with_units(2);
        let year = Period::year(2016);
        assert_eq!(builder.observe(1, 0, year, 3, score(7)), Ok(()));
        assert_eq!(builder.observe(1, 0, year, 4, score(8)), Err(Box::new(score(8))));
        assert_eq!(builder.observed(1, 0, year), Some((score(7), 3)));
        assert_eq!(builder.observed(0, 0, year), None);
        let long = Observation::score(Decimal::new(i128::from(i64::MAX) + 1, 0));
        assert_eq!(builder.observe(0, 1, year, 3, long.clone()), Err(Box::new(long)));
        let ds = builder.build();
        assert_eq!(
            (ds.len(), ds.all_periods(), ds.slice(1, year).is_none()),
            (1, vec![year], true)
        );
    }

    #[test]
    fn units_that_come_to_be_known_later() {
        let mut builder = with_units(1);
        let year = Period::year(2016);
        for unit in [FAR, 3, 0] {
            assert_eq!(builder.observe(unit, 0, year, 0, score(unit)), Ok(()));
        }
        for id in ["b", "c", "d", "e"] {
            builder.unit(Unit { id: id.to_owned(), ..Unit::default() });
        }
        for unit in [4, 2] {
            assert_eq!(builder.observe(unit, 0, year, 0, score(unit)), Ok(()));
        }
        for unit in [FAR, 3, 0, 4, 2] {
            assert!(builder.observe(unit, 0, year, 0, score(1)).is_err(), "{unit}");
            assert_eq!(builder.observed(unit, 0, year), Some((score(unit), 0)));
        }
        let ds = builder.build();
        let units: Vec<_> = ds.slice(0, year).unwrap().cells().map(|cell| cell.unit).collect();
        assert_eq!(units, [0, 2, 3, 4, FAR]);
        assert_eq!(ds.cell(FAR, 0, year).unwrap().value(), Some(Decimal::from(FAR as i64)));
    }

    proptest! {
        #[test]
        fn in_any_order(spots in prop::collection::vec((0usize..12, 0usize..4, 0i32..4), 0..120)) {
            let mut builder = with_units(9);
            let mut expected = BTreeMap::new();
            for (at, (unit, indicator, year)) in spots.into_iter().enumerate() {
                let period = Period::year(2000 + year);
                let mut observation = score(at);
                if at % 3 == 0 {
                    observation.extra.get_or_insert_default().of = Some(at as u32);
                }
                let taken = expected.contains_key(&(indicator, period, unit));
                let entered = builder.observe(unit, indicator, period, at, observation);
                prop_assert_eq!(entered.is_err(), taken);
                expected.entry((indicator, period, unit)).or_insert(at);
            }
            let ds = builder.build();
            prop_assert_eq!(ds.len(), expected.len());
            let mut found = Vec::new();
            for indicator in 0..4 {
                prop_assert!(ds.periods(indicator).is_sorted());
                for (period, slice) in ds.slices_of(indicator) {
                    prop_assert_eq!(ds.slice(indicator, period), Some(slice));
                    for cell in slice.cells() {
                        let of = cell.extra.and_then(|extra| extra.of);
                        prop_assert_eq!(of, (cell.publication % 3 == 0).then_some(cell.publication as u32));
                        let again = ds.cell(cell.unit, indicator, period).unwrap();
                        prop_assert_eq!((again.value(), again.extra), (cell.value(), cell.extra));
                        found.push(((indicator, period, cell.unit), cell.publication));
                    }
                }
            }
            prop_assert_eq!(found, expected.into_iter().collect::<Vec<_>>());
        }
    }
}

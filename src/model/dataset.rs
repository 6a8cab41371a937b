//! All observations, in columns.
//!
//! One [`Slice`] holds an indicator in a period: the row of numbers that is ranked together. A row
//! costs 16 bytes; what few rows have beside a score lies apart.

use std::collections::{BTreeMap, HashMap};

use super::{
    Decimal, Edition, Extra, Given, Group, Indicator, Missing, Observation, Origin, Period,
    Publication, Unit,
};

/// Index of a unit in [`Dataset::units`].
pub type UnitIx = usize;
/// Index of an indicator in [`Dataset::indicators`].
pub type IndicatorIx = usize;
/// Index of a publication in [`Dataset::publications`].
pub type PublicationIx = usize;

/// Units, indicators and their observations, from one publication or several joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dataset {
    publications: Vec<Publication>,
    editions: Vec<Edition>,
    groups: Vec<Group>,
    units: Vec<Unit>,
    indicators: Vec<Indicator>,
    unit_by_id: HashMap<String, UnitIx>,
    indicator_by_id: HashMap<String, IndicatorIx>,
    slices: BTreeMap<(IndicatorIx, Period), Slice>,
}

/// One indicator in one period: columns of equal length, ordered by unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    units: Vec<u32>,
    mantissas: Vec<i64>,
    scales: Vec<u8>,
    states: Vec<u8>,
    publications: Vec<u16>,
    /// By row, ascending.
    extras: Vec<(u32, Box<Extra>)>,
}

/// One row of a [`Slice`].
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    /// The unit.
    pub unit: UnitIx,
    /// Its score, or why there is none.
    pub score: Result<Given<Decimal>, Missing>,
    /// The publication that says so.
    pub publication: PublicationIx,
    /// What else it says.
    pub extra: Option<&'a Extra>,
}

impl Cell<'_> {
    /// The score's value.
    pub fn value(&self) -> Option<Decimal> {
        self.score.ok().map(|given| given.value)
    }
    /// The rank that the publication gives.
    pub fn published_rank(&self) -> Option<Given<u32>> {
        self.extra.and_then(|extra| extra.rank)
    }
}

const STATE_PUBLISHED: u8 = 0;
const STATE_DERIVED: u8 = 1;
const STATE_COMPUTED: u8 = 2;
const STATE_MISSING: u8 = 3;

fn state_from_score(score: &Result<Given<Decimal>, Missing>) -> u8 {
    match score {
        Ok(given) => match given.origin {
            Origin::Published => STATE_PUBLISHED,
            Origin::Derived => STATE_DERIVED,
            Origin::Computed => STATE_COMPUTED,
        },
        Err(reason) => {
            let at = Missing::ALL.iter().position(|other| other == reason).unwrap_or(0);
            STATE_MISSING + at as u8
        }
    }
}

impl Slice {
    /// Number of rows, missing ones included.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The rows, in order of units.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = Cell<'_>> {
        (0..self.len()).map(|row| self.cell_at(row))
    }

    /// The row of a unit.
    pub fn cell(&self, unit: UnitIx) -> Option<Cell<'_>> {
        let unit = u32::try_from(unit).ok()?;
        self.units.binary_search(&unit).ok().map(|row| self.cell_at(row))
    }

    /// The most decimals that any score here is written with.
    pub fn decimals(&self) -> u8 {
        let scores = self.scales.iter().zip(&self.states).filter(|(_, s)| **s < STATE_MISSING);
        scores.map(|(scale, _)| *scale).max().unwrap_or(0)
    }

    /// The scores as columns, for work over all rows: unit, mantissa, scale; missing rows left out.
    pub fn scores(&self) -> impl Iterator<Item = (UnitIx, i64, u8)> + '_ {
        (0..self.len())
            .filter(|&row| self.states[row] < STATE_MISSING)
            .map(|row| (self.units[row] as usize, self.mantissas[row], self.scales[row]))
    }

    fn extra_at(&self, row: usize) -> Option<&Extra> {
        let found = self.extras.binary_search_by_key(&(row as u32), |(row, _)| *row).ok()?;
        Some(&self.extras[found].1)
    }

    fn cell_at(&self, row: usize) -> Cell<'_> {
        let value = Decimal::new(i128::from(self.mantissas[row]), self.scales[row]);
        let score = match self.states[row] {
            STATE_PUBLISHED => Ok(Given::published(value)),
            STATE_DERIVED => Ok(Given::derived(value)),
            STATE_COMPUTED => Ok(Given::computed(value)),
            state => Err(Missing::ALL[usize::from(state - STATE_MISSING)]),
        };
        Cell {
            unit: self.units[row] as usize,
            score,
            publication: usize::from(self.publications[row]),
            extra: self.extra_at(row),
        }
    }
}

impl Dataset {
    /// The publications that it was joined from, in the order of opening.
    pub fn publications(&self) -> &[Publication] {
        &self.publications
    }
    /// The editions of unit lists.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }
    /// The groups of units.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }
    /// The units, aggregates included.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }
    /// The indicators; a part always comes after what it is a part of.
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }
    /// A unit by its id.
    pub fn unit_by_id(&self, id: &str) -> Option<UnitIx> {
        self.unit_by_id.get(id).copied()
    }
    /// An indicator by its id.
    pub fn indicator_by_id(&self, id: &str) -> Option<IndicatorIx> {
        self.indicator_by_id.get(id).copied()
    }
    /// The indices: indicators that are part of no other.
    pub fn indices(&self) -> impl Iterator<Item = IndicatorIx> + '_ {
        (0..self.indicators.len()).filter(|&ix| self.indicators[ix].parent.is_none())
    }
    /// The parts of an indicator, in the publisher's order.
    pub fn parts(&self, of: IndicatorIx) -> impl Iterator<Item = IndicatorIx> + '_ {
        (0..self.indicators.len()).filter(move |&ix| self.indicators[ix].parent == Some(of))
    }
    /// The index at the top of an indicator's tree.
    pub fn index_of(&self, indicator: IndicatorIx) -> IndicatorIx {
        let mut at = indicator;
        while let Some(parent) = self.indicators[at].parent {
            at = parent;
        }
        at
    }
    /// The periods for which an indicator has rows, ascending.
    pub fn periods(&self, indicator: IndicatorIx) -> Vec<Period> {
        self.slices_of(indicator).map(|(period, _)| period).collect()
    }
    /// All periods of all indicators, ascending.
    pub fn all_periods(&self) -> Vec<Period> {
        let mut periods: Vec<_> = self.slices.keys().map(|(_, period)| *period).collect();
        periods.sort();
        periods.dedup();
        periods
    }
    /// The period before `period` for which the indicator has rows: one of the same length (a year
    /// is compared with a year, not with its last quarter), else any.
    pub fn period_before(&self, indicator: IndicatorIx, period: Period) -> Option<Period> {
        let earlier =
            || self.slices_of(indicator).map(|(at, _)| at).rev().filter(|at| *at < period);
        earlier().find(|at| at.months() == period.months()).or_else(|| earlier().next())
    }
    /// The rows of an indicator in a period.
    pub fn slice(&self, indicator: IndicatorIx, period: Period) -> Option<&Slice> {
        self.slices.get(&(indicator, period))
    }
    /// The rows of an indicator, period by period, ascending.
    pub fn slices_of(
        &self,
        indicator: IndicatorIx,
    ) -> impl DoubleEndedIterator<Item = (Period, &Slice)> {
        let first = Period { year: i32::MIN, part: super::PeriodPart::Month(1) };
        let last = Period::year(i32::MAX);
        self.slices
            .range((indicator, first)..=(indicator, last))
            .map(|((_, period), slice)| (*period, slice))
    }
    /// The row of a unit.
    pub fn cell(&self, unit: UnitIx, indicator: IndicatorIx, period: Period) -> Option<Cell<'_>> {
        self.slice(indicator, period)?.cell(unit)
    }
    /// Number of observations, missing ones included.
    pub fn len(&self) -> usize {
        self.slices.values().map(Slice::len).sum()
    }
    /// Whether there is no observation.
    pub fn is_empty(&self) -> bool {
        self.slices.is_empty()
    }
    /// The decimals with which an indicator's scores are shown: what the publisher says, else as
    /// many as the data has, two at most.
    pub fn decimals(&self, indicator: IndicatorIx) -> u8 {
        self.indicators[indicator].decimals.unwrap_or_else(|| {
            self.slices_of(indicator).map(|(_, slice)| slice.decimals()).max().unwrap_or(0).min(2)
        })
    }
    /// The maximum that holds for a unit: its own, else the indicator's in that period.
    pub fn maximum(
        &self,
        unit: UnitIx,
        indicator: IndicatorIx,
        period: Period,
    ) -> Option<Given<Decimal>> {
        let own = self.cell(unit, indicator, period).and_then(|cell| cell.extra?.maximum);
        match own {
            Some(own) => Some(Given::published(own)),
            None => self.indicators[indicator]
                .maximum_at(period)
                .map(|(value, origin)| Given { value, origin }),
        }
    }
    /// The factor with which a part enters its parent's total in a period; `None` when the
    /// publisher gives none.
    pub fn weight(&self, part: IndicatorIx, period: Period) -> Option<Decimal> {
        let parent = self.indicators[part].parent?;
        match self.indicators[parent].method_at(period) {
            Some(method) if !method.weights.is_empty() => {
                method.weights.iter().find(|(ix, _)| *ix == part).map(|(_, weight)| *weight)
            }
            _ => self.indicators[part].weight,
        }
    }
}

/// Collects observations in any order; [`DatasetBuilder::build`] puts them in columns.
#[derive(Clone, Debug, Default)]
pub struct DatasetBuilder {
    dataset: Dataset,
    group_by_id: HashMap<String, usize>,
    pending: BTreeMap<(IndicatorIx, Period), BTreeMap<u32, (Observation, u16)>>,
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
        find_or_push(&mut self.dataset.editions, edition, |a, b| a.id == b.id)
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
        let fits = match &observation.score {
            Ok(given) => i64::try_from(given.value.mantissa()).is_ok(),
            Err(_) => true,
        };
        let rows = self.pending.entry((indicator, period)).or_default();
        match rows.entry(unit as u32) {
            std::collections::btree_map::Entry::Vacant(place) if fits => {
                place.insert((observation, publication as u16));
                Ok(())
            }
            _ => Err(Box::new(observation)),
        }
    }

    /// The observation that stands at a place.
    pub fn observed(
        &self,
        unit: UnitIx,
        indicator: IndicatorIx,
        period: Period,
    ) -> Option<(&Observation, PublicationIx)> {
        let rows = self.pending.get(&(indicator, period))?;
        rows.get(&(unit as u32)).map(|(observation, from)| (observation, usize::from(*from)))
    }

    /// The observation that stands at a place, to be completed (a rank beside a score).
    pub fn observed_mut(
        &mut self,
        unit: UnitIx,
        indicator: IndicatorIx,
        period: Period,
    ) -> Option<&mut Observation> {
        let rows = self.pending.get_mut(&(indicator, period))?;
        rows.get_mut(&(unit as u32)).map(|(observation, _)| observation)
    }

    /// The data set.
    pub fn build(self) -> Dataset {
        let mut dataset = self.dataset;
        for (key, rows) in self.pending {
            let mut slice = Slice::default();
            for (row, (unit, (observation, publication))) in rows.into_iter().enumerate() {
                let value = observation.score.map_or(Decimal::ZERO, |given| given.value);
                slice.units.push(unit);
                slice.mantissas.push(i64::try_from(value.mantissa()).unwrap_or_default());
                slice.scales.push(value.scale());
                slice.states.push(state_from_score(&observation.score));
                slice.publications.push(publication);
                if let Some(extra) = observation.extra.filter(|extra| !extra.is_empty()) {
                    slice.extras.push((row as u32, extra));
                }
            }
            if !slice.is_empty() {
                dataset.slices.insert(key, slice);
            }
        }
        dataset
    }
}

fn find_or_push<T>(list: &mut Vec<T>, item: T, same: impl Fn(&T, &T) -> bool) -> usize {
    list.iter().position(|other| same(other, &item)).unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    })
}

#[cfg(test)]
mod tests {
    use crate::model::Period;
    use crate::tests::Made;

    #[test]
    fn a_year_is_compared_with_a_year() {
        let period = |text| Period::parse(text).unwrap();
        let mut made = Made::new();
        for text in ["2022", "2023-Q3", "2023-Q4", "2024-H1", "2024"] {
            made.put("a", period(text), "1");
        }
        let ds = made.ds();
        for (of, before) in [
            ("2024", Some("2022")),
            ("2023-Q4", Some("2023-Q3")),
            ("2024-H1", Some("2023-Q4")),
            ("2022", None),
        ] {
            assert_eq!(ds.period_before(0, period(of)), before.map(period), "{of}");
        }
    }
}

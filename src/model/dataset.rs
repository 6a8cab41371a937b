//! All observations, and what they are observations of.
//!
//! One [`Slice`] holds an indicator in a period: the row of numbers that is ranked together.

use std::collections::HashMap;

use super::{
    Cell, Decimal, Edition, Given, Group, Indicator, Measure, Period, Publication, Slice, Unit,
};

/// Index of a unit in [`Dataset::units`].
pub type UnitIx = usize;
/// Index of an indicator in [`Dataset::indicators`].
pub type IndicatorIx = usize;
/// Index of a publication in [`Dataset::publications`].
pub type PublicationIx = usize;
/// What a [`Slice`] is found by.
pub(super) type SliceKey = (IndicatorIx, Period);

/// So many scores of a slice tell its scale.
const SOME: usize = 100;

/// Units, indicators and their observations, from one publication or several joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dataset {
    pub(super) publications: Vec<Publication>,
    pub(super) editions: Vec<Edition>,
    pub(super) groups: Vec<Group>,
    pub(super) units: Vec<Unit>,
    pub(super) indicators: Vec<Indicator>,
    pub(super) unit_by_id: HashMap<String, UnitIx>,
    pub(super) indicator_by_id: HashMap<String, IndicatorIx>,
    /// By key, ascending; none is empty.
    pub(super) slices: Vec<(SliceKey, Slice)>,
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
        // Few, however many slices share them: each is put in its place.
        let mut periods: Vec<Period> = Vec::new();
        for ((_, period), _) in &self.slices {
            if let Err(at) = periods.binary_search(period) {
                periods.insert(at, *period);
            }
        }
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
        slice_at(&self.slices, (indicator, period)).ok().map(|at| &self.slices[at].1)
    }
    /// The rows of an indicator, period by period, ascending.
    pub fn slices_of(
        &self,
        indicator: IndicatorIx,
    ) -> impl DoubleEndedIterator<Item = (Period, &Slice)> {
        let first = self.slices.partition_point(|((at, _), _)| *at < indicator);
        let own = &self.slices[first..];
        let own = &own[..own.partition_point(|((at, _), _)| *at == indicator)];
        own.iter().map(|((_, period), slice)| (*period, slice))
    }
    /// The row of a unit.
    pub fn cell(&self, unit: UnitIx, indicator: IndicatorIx, period: Period) -> Option<Cell<'_>> {
        self.slice(indicator, period)?.cell(unit)
    }
    /// Number of observations, missing ones included.
    pub fn len(&self) -> usize {
        self.slices.iter().map(|(_, slice)| slice.len()).sum()
    }
    /// Whether there is no observation.
    pub fn is_empty(&self) -> bool {
        self.slices.is_empty()
    }
    /// Whether scores are on a scale from 0 to 1. This is asked for every figure that is written: the first
    /// scores tell.
    #[inline(never)] // once, in what every page needs
    fn is_small(&self, indicator: IndicatorIx) -> bool {
        let one = Decimal::from(1);
        if let Some((maximum, _)) = self.indicators[indicator].maximum {
            return maximum <= one;
        }
        for (_, slice) in self.slices_of(indicator) {
            for (_, mantissa, scale) in slice.scores().take(SOME) {
                if Decimal::new(mantissa.into(), scale).abs() > one {
                    return false;
                }
            }
        }
        true
    }
    /// The decimals with which an indicator's scores are shown: what the publisher says, four at
    /// most (agencies name the digits they compute with, nine and more); else as many as the data
    /// has, two at most, and four on a scale from 0 to 1, where units differ in the third.
    #[inline(never)] // once, in what every page needs
    pub fn decimals(&self, indicator: IndicatorIx) -> u8 {
        let about = &self.indicators[indicator];
        if let Some(said) = about.decimals {
            return said.min(4);
        }
        let own = self.slices_of(indicator).fold(0, |most, (_, slice)| most.max(slice.decimals()));
        let fine = own > 2
            && about.measure == Measure::Points
            && self.is_small(indicator)
            && self.is_small(self.index_of(indicator));
        own.min(if fine { 4 } else { 2 })
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

/// Finds the place of a key among ascending ones: where it stands, or where it would be put.
pub(super) fn slice_at<T>(slices: &[(SliceKey, T)], key: SliceKey) -> Result<usize, usize> {
    slices.binary_search_by(|(at, _)| at.cmp(&key))
}

#[cfg(test)]
mod tests {
    use crate::model::Period;
    use crate::tests::Made;

    #[test]
    fn more_than_four_decimals_are_not_shown() {
        let mut made = Made::new();
        made.put("a", Period::year(2014), "27.2364419");
        let mut ds = made.ds();
        for (said, shown) in [(None, 2), (Some(3), 3), (Some(9), 4)] {
            ds.indicators[0].decimals = said;
            assert_eq!(ds.decimals(0), shown);
        }
    }

    /// On a scale from 0 to 1 two decimals would make ties out of different scores.
    #[test]
    fn a_scale_from_0_to_1_shows_its_own_decimals() {
        let shown = |scores: [&str; 2], maximum: Option<i64>| {
            let mut made = Made::new();
            made.put("a", Period::year(2022), scores[0]).put("b", Period::year(2022), scores[1]);
            let published = crate::model::Origin::Published;
            made.index().maximum = maximum.map(|maximum| (maximum.into(), published));
            made.ds().decimals(0)
        };
        for (scores, maximum, decimals) in [
            (["0.5149", "0.512"], None, 4),
            (["0.5149", "0.512"], Some(1), 4),
            (["0.5149", "0.512"], Some(100), 2),
            (["0.512", "1"], None, 3),
            (["0.51", "1"], None, 2),
            (["0.5", "1"], None, 1),
            (["0.5123456", "0"], None, 4),
            (["0.5149", "1.2"], None, 2),
        ] {
            assert_eq!(shown(scores, maximum), decimals, "{scores:?} {maximum:?}");
        }
    }

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

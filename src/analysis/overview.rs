//! One unit over all its indices in a period.

use super::change::{Change, change, compared_with};
use crate::model::{
    Dataset, Decimal, Given, IndicatorIx, Measure, Missing, Origin, Period, UnitIx,
};
use crate::rank::{RankOptions, Standing, standings};

/// Decimals of a percentage computed here where the publisher prints none to go by.
const PERCENT_PLACES: u8 = 2;

/// What there is to say of a unit's result in one index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// The index.
    pub indicator: IndicatorIx,
    /// The score.
    pub score: Option<Given<Decimal>>,
    /// Why there is no score.
    pub missing: Option<Missing>,
    /// The maximum that holds for the unit.
    pub maximum: Option<Given<Decimal>>,
    /// Percentage of the maximum: the published one, else computed and rounded half away from
    /// zero to two decimals. The score itself where it is counted in percent.
    pub percent: Option<Given<Decimal>>,
    /// The published percentage calculated again, to as many decimals. `None` where it would
    /// prove nothing: no percentage or maximum published, or one derived from the other.
    pub percent_recomputed: Option<Decimal>,
    /// Whether published and recomputed percentage are the same.
    pub percent_agrees: Option<bool>,
    /// Change of score and places. Against the period itself, so without any change, where the
    /// overview compares with none.
    pub change: Change,
    /// Published and computed rank.
    pub standing: Standing,
}

/// One unit over all its indices in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// The unit.
    pub unit: UnitIx,
    /// The period.
    pub period: Period,
    /// The period compared with.
    pub vs: Option<Period>,
    /// One card for each index that has a figure for the unit in the period, in the order of the
    /// publication.
    pub cards: Vec<Card>,
    /// Number of indices in which the unit lost places.
    pub fell: usize,
    /// Number of indices in which it gained places.
    pub rose: usize,
    /// Number of indices in which it kept its place.
    pub same: usize,
    /// Number of indices whose ranks compare: the sum of the three.
    pub comparable: usize,
}

/// Looks a unit over. Without `vs` it is compared with the period that the publishers' changes
/// name or that comes before in the data, the latest of them.
pub fn overview(ds: &Dataset, unit: UnitIx, period: Period, vs: Option<Period>) -> Overview {
    let present: Vec<IndicatorIx> =
        ds.indices().filter(|index| ds.cell(unit, *index, period).is_some()).collect();
    let vs = vs.or_else(|| present.iter().filter_map(|ix| before(ds, unit, *ix, period)).max());
    let cards: Vec<Card> = present.iter().map(|ix| card(ds, unit, *ix, period, vs)).collect();
    let places = || cards.iter().filter_map(|card| card.change.places).map(|given| given.value);
    let compared = vs.is_some();
    let count = |wanted: fn(i32) -> bool| places().filter(|n| compared && wanted(*n)).count();
    Overview {
        unit,
        period,
        vs,
        fell: count(|places| places < 0),
        rose: count(|places| places > 0),
        same: count(|places| places == 0),
        comparable: count(|_| true),
        cards,
    }
}

fn before(ds: &Dataset, unit: UnitIx, indicator: IndicatorIx, at: Period) -> Option<Period> {
    let said = ds.cell(unit, indicator, at).and_then(|cell| cell.extra?.change);
    said.map(|change| compared_with(ds, indicator, at, &change)).or_else(|| {
        let earlier = ds.slices_of(indicator).rev().filter(|(period, _)| *period < at);
        earlier.filter(|(_, slice)| slice.cell(unit).is_some()).map(|(period, _)| period).next()
    })
}

fn card(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    vs: Option<Period>,
) -> Card {
    let options = RankOptions::default();
    let cell = ds.cell(unit, indicator, period);
    let score = cell.and_then(|cell| cell.score.ok());
    let maximum = ds.maximum(unit, indicator, period);
    let said = cell.and_then(|cell| cell.extra?.percent);
    let again = |places| score?.value.percent_of(maximum?.value, places);
    let in_percent = ds.indicators()[indicator].measure == Measure::Percent
        && maximum.is_none_or(|maximum| maximum.value == Decimal::HUNDRED);
    let percent = match (said, score) {
        (Some(said), _) => Some(Given::published(said)),
        (None, Some(score)) if in_percent => Some(score),
        (None, _) => again(PERCENT_PLACES).map(Given::computed),
    };
    let independent = [score.map(|s| s.origin), maximum.map(|m| m.origin)]
        .iter()
        .all(|origin| *origin == Some(Origin::Published));
    let percent_recomputed = said.filter(|_| independent).and_then(|said| again(said.scale()));
    Card {
        indicator,
        score,
        missing: cell.and_then(|cell| cell.score.err()),
        maximum,
        percent,
        percent_recomputed,
        percent_agrees: said.zip(percent_recomputed).map(|(said, found)| said == found),
        change: change(ds, unit, indicator, vs.unwrap_or(period), period, &options),
        standing: standings(ds, indicator, period, &options).get(unit),
    }
}

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
    said.map(|change| compared_with(ds, indicator, at, change.since)).or_else(|| {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Indicator, PublishedChange};
    use crate::tests::Made;

    const NOW: Period = Period::year(2022);
    const THEN: Period = Period::year(2021);

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    /// Bình Liêu's four indices of 2022, as published; 2021 follows from the changes.
    fn binh_lieu() -> Made {
        let mut made = Made::new();
        let rows = [
            ("par", "80.98", "-8.37", 13, -4),
            ("sipas", "94.01", "-2.3", 12, -10),
            ("egov", "165.02", "35.34", 13, -2),
            ("dgi", "73.18", "0.75", 7, 1),
        ];
        for (at, (id, score, change, rank, places)) in rows.into_iter().enumerate() {
            let ix = if at == 0 { 0 } else { made.another_index(id) };
            made.put_in("binh-lieu", ix, NOW, score).said_in("binh-lieu", ix, NOW, |extra| {
                extra.rank = Some(Given::published(rank));
                extra.of = Some(13);
                let score = Some(decimal(change));
                extra.change = Some(PublishedChange { since: None, score, rank: Some(places) });
            });
        }
        let mut maximum = |ix, value: &str, origin| {
            let indicator: &mut Indicator = made.indicator(ix);
            indicator.maximum = Some((decimal(value), origin));
        };
        maximum(0, "100", Origin::Published);
        maximum(1, "100", Origin::Published);
        maximum(2, "220", Origin::Published);
        maximum(3, "80", Origin::Derived);
        made.indicator(1).measure = Measure::Percent;
        for (ix, percent) in [(2, "75.01"), (3, "91.48")] {
            let percent = Some(decimal(percent));
            made.said_in("binh-lieu", ix, NOW, |extra| extra.percent = percent);
        }
        made
    }

    #[test]
    fn three_of_four_fell() {
        let found = overview(&binh_lieu().ds(), 0, NOW, None);
        assert_eq!(found.vs, Some(THEN));
        assert_eq!((found.fell, found.rose, found.same, found.comparable), (3, 1, 0, 4));
        let before: Vec<_> = found
            .cards
            .iter()
            .map(|card| {
                let change = card.change;
                let (score, rank) = (change.score_from.unwrap(), change.rank_from.unwrap());
                assert_eq!([score.origin, rank.origin], [Origin::Derived; 2]);
                (score.value.to_string(), rank.value.as_whole().unwrap())
            })
            .collect();
        let expected = [("89.35", 9), ("96.31", 2), ("129.68", 11), ("72.43", 8)];
        assert_eq!(before, expected.map(|(score, rank)| (score.to_owned(), rank)));
        let odd: Vec<_> = found.cards.iter().map(|card| card.change.rose_but_fell()).collect();
        assert_eq!(odd, [false, false, true, false]);
    }

    #[test]
    fn percentages_and_where_they_come_from() {
        let found = overview(&binh_lieu().ds(), 0, NOW, None);
        let [par, sipas, egov, dgi] = [0, 1, 2, 3].map(|at| found.cards[at]);
        assert_eq!(par.percent, Some(Given::computed(decimal("80.98"))));
        assert_eq!(par.percent_agrees, None, "nothing published to agree with");
        assert_eq!(sipas.percent, Some(Given::published(decimal("94.01"))), "the score itself");
        assert_eq!(egov.percent, Some(Given::published(decimal("75.01"))));
        assert_eq!(egov.percent_recomputed, Some(decimal("75.01")));
        assert_eq!(egov.percent_agrees, Some(true));
        assert_eq!(dgi.percent, Some(Given::published(decimal("91.48"))));
        assert_eq!((dgi.percent_recomputed, dgi.percent_agrees), (None, None));
        assert_eq!(dgi.maximum.unwrap().origin, Origin::Derived);
    }

    #[test]
    fn a_percentage_that_does_not_agree() {
        let mut made = binh_lieu();
        made.said_in("binh-lieu", 2, NOW, |extra| extra.percent = Some(decimal("76")));
        let card = overview(&made.ds(), 0, NOW, None).cards[2];
        assert_eq!(
            (card.percent_recomputed, card.percent_agrees),
            (Some(decimal("75")), Some(false))
        );
    }

    #[test]
    fn nothing_to_compare_with() {
        let mut made = Made::new();
        made.put("a", NOW, "1").put("b", NOW, "2").missing("c", NOW, Missing::Withheld);
        let found = overview(&made.ds(), 0, NOW, None);
        assert_eq!((found.vs, found.comparable, found.cards.len()), (None, 0, 1));
        assert_eq!(overview(&made.ds(), 2, NOW, None).cards[0].missing, Some(Missing::Withheld));
        assert!(overview(&made.ds(), 0, THEN, None).cards.is_empty());
        assert_eq!(overview(&made.ds(), 0, NOW, Some(THEN)).comparable, 0);
    }
}

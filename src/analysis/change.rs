//! Change of score and places between two periods.

use super::lineage::renamed;
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Period, Slice, UnitIx, order};
use crate::rank::{Rank, RankOptions, Standings, standings};

/// How a unit's score and rank changed from one period to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The unit.
    pub unit: UnitIx,
    /// What it was in the period compared with, where a change of the list left it whole under another name
    /// or code.
    pub was: Option<UnitIx>,
    /// The period compared with.
    pub from: Period,
    /// The period.
    pub to: Period,
    /// Score in the period compared with; derived where it follows from the published change.
    pub score_from: Option<Given<Decimal>>,
    /// Score in the period.
    pub score_to: Option<Given<Decimal>>,
    /// Change of score, as the publisher announced it, else computed. In points; percentage
    /// points for [`crate::model::Measure::Percent`].
    pub score_change: Option<Given<Decimal>>,
    /// Change of score as it follows from both scores, whatever was announced.
    pub score_change_computed: Option<Decimal>,
    /// Rank in the period compared with; derived where it follows from the published change.
    pub rank_from: Option<Given<Rank>>,
    /// Rank in the period.
    pub rank_to: Option<Given<Rank>>,
    /// Places gained (+) or lost (−), as the publisher announced them, else computed. `None` also
    /// where fractional ranks differ by half a place.
    pub places: Option<Given<i32>>,
    /// Places as they follow from both ranks, whatever was announced.
    pub places_computed: Option<i32>,
    /// Number of units ranked in the period compared with.
    pub of_from: Option<usize>,
    /// Number of units ranked in the period.
    pub of_to: Option<usize>,
    /// Whether the method changed in between, so that the two scores do not compare.
    pub broken: bool,
}

impl Change {
    /// Whether the score rose and the rank fell all the same: others rose more.
    pub fn rose_but_fell(&self) -> bool {
        let rose = self.score_change.is_some_and(|change| change.value.sign() > 0);
        rose && self.places.is_some_and(|places| places.value < 0)
    }

    /// Whether the score fell and the rank rose all the same.
    pub fn fell_but_rose(&self) -> bool {
        let fell = self.score_change.is_some_and(|change| change.value.sign() < 0);
        fell && self.places.is_some_and(|places| places.value > 0)
    }

    /// Whether the announced change of score is not the difference of the two scores.
    pub fn score_change_differs(&self) -> bool {
        match (self.score_change, self.score_change_computed) {
            (Some(said), Some(found)) => said.value != found,
            _ => false,
        }
    }

    /// Whether the announced change of places is not the difference of the two ranks.
    pub fn places_differ(&self) -> bool {
        match (self.places, self.places_computed) {
            (Some(said), Some(found)) => said.value != found,
            _ => false,
        }
    }
}

/// The change of one unit. [`RankOptions::common_with`], if set, stands for the common set of the
/// two periods compared, whichever period it names.
pub fn change(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    from: Period,
    to: Period,
    options: &RankOptions,
) -> Change {
    Comparison::new(ds, indicator, from, to, options).of(unit)
}

/// The changes of all units, by unit.
pub fn changes(
    ds: &Dataset,
    indicator: IndicatorIx,
    from: Period,
    to: Period,
    options: &RankOptions,
) -> Vec<Change> {
    let compared = Comparison::new(ds, indicator, from, to, options);
    (0..ds.units().len()).map(|unit| compared.of(unit)).collect()
}

/// Two periods of an indicator, ranked: what the changes of its units follow from.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    from: Period,
    to: Period,
    slices: [Option<&'a Slice>; 2],
    standings: [Standings; 2],
    /// The period that an announced change compares with where it names none.
    unnamed: Period,
    /// Whether the reader asks for units of their own: announced places answer no such question.
    own_set: bool,
    broken: bool,
    /// What units were before, and are; in the order of what they are.
    renamed: Vec<[UnitIx; 2]>,
    /// What they were, in order.
    gone: Vec<UnitIx>,
}

impl<'a> Comparison<'a> {
    /// Ranks both periods, on their common set if the options ask for one.
    pub fn new(
        ds: &'a Dataset,
        indicator: IndicatorIx,
        from: Period,
        to: Period,
        options: &RankOptions,
    ) -> Comparison<'a> {
        let standings = [(from, to), (to, from)].map(|(period, other)| {
            let common_with = options.common_with.map(|_| other);
            standings(ds, indicator, period, &RankOptions { common_with, ..*options })
        });
        let slices = [from, to].map(|period| ds.slice(indicator, period));
        let renamed = renamed(ds, indicator, [from, to]);
        let mut gone: Vec<UnitIx> = renamed.iter().map(|[was, _]| *was).collect();
        order::sort(&mut gone);
        Comparison {
            from,
            to,
            renamed,
            gone,
            slices,
            standings,
            unnamed: compared_with(ds, indicator, to, None),
            own_set: options.group.is_some() || options.common_with.is_some(),
            broken: ds.indicators()[indicator].breaks_between(from, to).next().is_some(),
        }
    }

    /// The change of a unit.
    pub fn of(&self, unit: UnitIx) -> Change {
        let found = self.renamed.binary_search_by_key(&unit, |[_, is]| *is);
        let was = found.ok().map(|at| self.renamed[at][0]);
        // What goes on under another name has not left the ranks: it is told there.
        let gone = self.gone.binary_search(&unit).is_ok();
        let own = was.or((!gone).then_some(unit));
        let [from, to] = self.slices;
        let (from, to) = (own.and_then(|own| from?.cell(own)), to.and_then(|to| to.cell(unit)));
        let [before, after] = &self.standings;
        let before = own.map(|own| before.get(own)).unwrap_or_default();
        let after = after.get(unit);
        let said = to
            .and_then(|cell| cell.extra?.change)
            .filter(|change| change.since.unwrap_or(self.unnamed) == self.from);
        let said_score = said.and_then(|change| change.score);
        let said_places = said.and_then(|change| change.rank).filter(|_| !self.own_set);

        let score_to = to.and_then(|cell| cell.score.ok());
        let derived_score = || Some(Given::derived(score_to?.value - said_score?));
        let score_from = from.and_then(|cell| cell.score.ok()).or_else(derived_score);
        let score_change_computed = score_from.zip(score_to).map(|(a, b)| b.value - a.value);

        let rank_to = after.shown();
        let derived_rank = || {
            let rank = i64::from(rank_to?.value.as_whole()?) + i64::from(said_places?);
            let rank = u32::try_from(rank).ok().filter(|rank| *rank >= 1)?;
            Some(Given::derived(Rank::whole(rank)))
        };
        let rank_from = before.shown().or_else(derived_rank);
        let places_computed = rank_from.zip(rank_to).and_then(|(a, b)| {
            let halves = i64::from(a.value.halves()) - i64::from(b.value.halves());
            (halves % 2 == 0).then_some(halves / 2).and_then(|places| i32::try_from(places).ok())
        });

        Change {
            unit,
            was,
            from: self.from,
            to: self.to,
            score_from,
            score_to,
            score_change: said_score
                .map(Given::published)
                .or(score_change_computed.map(Given::computed)),
            score_change_computed,
            rank_from,
            rank_to,
            places: said_places.map(Given::published).or(places_computed.map(Given::computed)),
            places_computed,
            of_from: before.of,
            of_to: after.of,
            broken: self.broken,
        }
    }
}

/// The period that an announced change compares with: the one it names, else the one before in
/// the data, else the year before.
pub(super) fn compared_with(
    ds: &Dataset,
    indicator: IndicatorIx,
    at: Period,
    named: Option<Period>,
) -> Period {
    named.or_else(|| ds.period_before(indicator, at)).unwrap_or_else(|| at.previous_year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Link, Origin, PublishedChange, TieMethod};
    use crate::tests::{Made, YEAR};

    const BEFORE: Period = Period::year(2015);

    fn of(made: &Made, id: &str, options: &RankOptions) -> Change {
        let ds = made.ds();
        let unit = ds.unit_by_id(id).unwrap();
        let found = change(&ds, unit, 0, BEFORE, YEAR, options);
        assert_eq!(changes(&ds, 0, BEFORE, YEAR, options)[unit], found);
        found
    }

    fn announce(made: &mut Made, id: &str, score: &str, rank: i32, since: Option<Period>) {
        let score = Some(Decimal::parse(score).unwrap());
        let change = PublishedChange { since, score, rank: Some(rank) };
        made.said(id, YEAR, |extra| extra.change = Some(change));
    }

    fn three() -> Made {
        let mut made = Made::new();
        made.put("a", BEFORE, "60").put("b", BEFORE, "70").put("c", BEFORE, "50");
        made.put("a", YEAR, "61.5").put("b", YEAR, "80").put("c", YEAR, "62");
        made
    }

    #[test]
    fn computed_from_both_periods() {
        let change = of(&three(), "a", &RankOptions::default());
        assert_eq!(change.score_change, Some(Given::computed(Decimal::new(15, 1))));
        assert_eq!(change.places, Some(Given::computed(-1)));
        assert!(change.rose_but_fell() && !change.fell_but_rose() && !change.broken);
        assert_eq!((change.of_from, change.of_to), (Some(3), Some(3)));
    }

    #[test]
    fn the_announced_change_wins_and_the_computed_one_is_kept() {
        let mut made = three();
        announce(&mut made, "a", "1.6", -2, None);
        let change = of(&made, "a", &RankOptions::default());
        assert_eq!(change.score_change, Some(Given::published(Decimal::new(16, 1))));
        assert_eq!(change.score_change_computed, Some(Decimal::new(15, 1)));
        assert_eq!((change.places, change.places_computed), (Some(Given::published(-2)), Some(-1)));
        assert!(change.score_change_differs() && change.places_differ());
        // Among a set of the reader's own, the announced places say nothing.
        let common = RankOptions { common_with: Some(BEFORE), ..RankOptions::default() };
        assert_eq!(of(&made, "a", &common).places, Some(Given::computed(-1)));
    }

    #[test]
    fn a_change_against_another_period_does_not_count() {
        let mut made = three();
        announce(&mut made, "a", "1.6", -2, Some(Period::year(2010)));
        let change = of(&made, "a", &RankOptions::default());
        assert_eq!(change.score_change.unwrap().origin, Origin::Computed);
    }

    #[test]
    fn last_year_follows_from_the_change() {
        let mut made = Made::new();
        made.put("us", YEAR, "80.98");
        made.said("us", YEAR, |extra| {
            extra.rank = Some(Given::published(13));
            extra.of = Some(13);
        });
        announce(&mut made, "us", "-8.37", -4, None);
        let change = of(&made, "us", &RankOptions::default());
        assert_eq!(change.score_from, Some(Given::derived(Decimal::new(8935, 2))));
        assert_eq!(change.rank_from, Some(Given::derived(Rank::whole(9))));
        assert_eq!(change.places, Some(Given::published(-4)));
        assert_eq!((change.of_from, change.of_to), (None, Some(13)));
    }

    #[test]
    fn no_figure_no_change() {
        let mut made = three();
        made.put("new", YEAR, "1");
        let change = of(&made, "new", &RankOptions::default());
        assert_eq!((change.score_change, change.places, change.rank_from), (None, None, None));
        assert_eq!(change.rank_to, Some(Given::computed(Rank::whole(4))));
    }

    #[test]
    fn the_common_set_leaves_newcomers_out() {
        let mut made = three();
        made.put("new", YEAR, "99");
        let none = RankOptions::default();
        let common = RankOptions { common_with: Some(YEAR), ..none };
        assert_eq!(of(&made, "b", &none).places, Some(Given::computed(-1)));
        assert_eq!(of(&made, "b", &common).places, Some(Given::computed(0)));
        assert_eq!(of(&made, "b", &common).of_to, Some(3));
    }

    #[test]
    fn half_places_are_not_places() {
        let mut made = three();
        made.put("d", BEFORE, "40").put("d", YEAR, "61.5");
        let fractional = RankOptions { ties: Some(TieMethod::Fractional), ..Default::default() };
        let change = of(&made, "a", &fractional);
        assert_eq!(change.rank_to.unwrap().value, Rank::from_halves(7));
        assert_eq!(change.places, None);
    }

    #[test]
    fn a_whole_successor_is_the_unit_that_it_was() {
        let made = crate::tests::renamed(Link::Full);
        let found = of(&made, "hue", &RankOptions::default());
        assert_eq!((found.was, found.places), (Some(0), Some(Given::computed(1))));
        assert_eq!(found.score_change, Some(Given::computed(Decimal::from(3))));
        let gone = of(&made, "thua-thien-hue", &RankOptions::default());
        assert_eq!((gone.rank_from, gone.rank_to), (None, None));
        // A part of a unit is another one.
        let parted = crate::tests::renamed(Link::Partial);
        assert_eq!(of(&parted, "hue", &RankOptions::default()).rank_from, None);
        assert!(of(&parted, "thua-thien-hue", &RankOptions::default()).rank_from.is_some());
    }

    #[test]
    fn a_break_is_marked() {
        let mut made = three();
        made.breaks(&[BEFORE, YEAR]);
        assert!(of(&made, "a", &RankOptions::default()).broken);
        made.index().methods[1].comparable = true;
        assert!(!of(&made, "a", &RankOptions::default()).broken);
    }
}

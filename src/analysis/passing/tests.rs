//! Who passed whom, on small data.

use super::*;
use crate::model::{Given, Link, Missing};
use crate::tests::{Made, YEAR};
use proptest::prelude::*;

const BEFORE: Period = Period::year(2015);

fn both(made: &Made, id: &str) -> (Result<Passing, Unsaid>, Result<Effects, Unsaid>) {
    let ds = made.ds();
    let unit = ds.unit_by_id(id).unwrap();
    let none = RankOptions::default();
    let passing = passing(&ds, unit, 0, [BEFORE, YEAR], &none);
    let effects = effects(&ds, unit, 0, [BEFORE, YEAR], &none, &passing);
    (passing, effects)
}

fn made(rows: &[(&str, &str, &str)]) -> Made {
    let mut made = Made::new();
    for (id, before, now) in rows {
        made.unit(id);
        for (period, score) in [(BEFORE, before), (YEAR, now)] {
            if !score.is_empty() {
                made.put(id, period, score);
            }
        }
    }
    made
}

fn units(list: &[Passed]) -> Vec<UnitIx> {
    list.iter().map(|passed| passed.unit).collect()
}

#[test]
fn a_rise_that_others_made() {
    let made = made(&[
        ("us", "65.75", "65.60"),
        ("first", "68", "70"),
        ("second", "66.39", "64.96"),
        ("fourth", "60", "63"),
    ]);
    let (passing, effects) = both(&made, "us");
    let passing = passing.unwrap();
    assert_eq!((passing.places, units(&passing.overtook)), (1, vec![2]));
    assert!(passing.overtaken_by.is_empty());
    assert_eq!(effects, Ok(Effects { own: 0, others: 1 }));
}

#[test]
fn ties_entries_and_exits() {
    let made = made(&[
        ("us", "50", "50"),
        ("above-then-level", "60", "50"),
        ("level-then-above", "50", "51"),
        ("level-then-below", "50", "49"),
        ("below-then-level", "40", "50"),
        ("below-then-above", "40", "60"),
        ("entry", "", "70"),
        ("low-entry", "", "1"),
        ("exit", "70", ""),
        ("always-level", "50", "50"),
        ("lowest-entry", "", "0.5"),
        ("level-entry", "", "50"),
        ("level-exit", "50", ""),
        ("lowest-exit", "0.5", ""),
        ("low-exit", "1", ""),
    ]);
    let (passing, effects) = both(&made, "us");
    let passing = passing.unwrap();
    assert_eq!(units(&passing.drew_level_with), [1]);
    assert_eq!(units(&passing.pulled_ahead), [2]);
    assert_eq!(units(&passing.left_behind), [3]);
    assert_eq!(units(&passing.caught_up), [4]);
    assert_eq!(units(&passing.overtaken_by), [5]);
    assert_eq!(units(&passing.stayed_level), [9]);
    let sides = |above, level, below| Sides { above, level, below };
    assert_eq!(passing.entries, sides(vec![6], vec![11], vec![7, 10]));
    assert_eq!(passing.exits, sides(vec![8], vec![12], vec![14, 13]));
    assert_eq!(passing.exits.all().collect::<Vec<_>>(), [8, 12, 14, 13]);
    assert_eq!(passing.places, -1, "rank 3 became rank 4");
    assert_eq!(effects, Ok(Effects { own: 0, others: -1 }));
}

#[test]
fn published_ranks_tell_who_passed_but_not_whose_score() {
    let mut made = Made::new();
    for (id, before, now) in [("us", 1, 2), ("other", 2, 1)] {
        for (period, rank) in [(BEFORE, before), (YEAR, now)] {
            made.missing(id, period, Missing::RankOnly)
                .said(id, period, |extra| extra.rank = Some(Given::published(rank)));
        }
    }
    let (passing, effects) = both(&made, "us");
    assert_eq!(units(&passing.unwrap().overtaken_by), [1]);
    assert_eq!(effects, Err(Unsaid::RanksOnly));
}

#[test]
fn who_only_has_another_name_neither_comes_nor_goes() {
    let made = crate::tests::renamed(Link::Full);
    let (passing, effects) = both(&made, "hue");
    let found = passing.unwrap();
    assert_eq!((units(&found.overtook), found.places), (vec![2], 1));
    assert_eq!(effects, Ok(Effects { own: 1, others: 0 }));
    let seen = both(&made, "a").0.unwrap();
    assert_eq!((units(&seen.overtaken_by), seen.entries.all().count()), (vec![1], 0));
    assert_eq!(seen.exits.all().count(), 0);
    let parted = both(&crate::tests::renamed(Link::Partial), "a").0.unwrap();
    assert_eq!((parted.entries.above, parted.exits.below), (vec![1], vec![0]));
}

#[test]
fn over_a_break_only_ranks_compare() {
    let mut made = made(&[("us", "5", "80"), ("other", "6", "70")]);
    made.breaks(&[BEFORE, YEAR]);
    let (passing, effects) = both(&made, "us");
    assert_eq!(passing.unwrap().places, 1);
    assert_eq!(effects, Err(Unsaid::Break));
}

#[test]
fn groups_ranked_apart_are_counted_apart() {
    let mut made = made(&[("us", "5", "5"), ("peer", "4", "6"), ("stranger", "1", "9")]);
    made.index().rule.within = RankWithin::Group;
    for (id, group) in [("us", 0), ("peer", 0), ("stranger", 1)] {
        made.unit(id).group = Some(group);
    }
    let (passing, effects) = both(&made, "us");
    assert_eq!(units(&passing.unwrap().overtaken_by), [1]);
    assert_eq!(effects, Ok(Effects { own: 0, others: -1 }));
    assert_eq!(both(&made, "stranger").0, Err(Unsaid::TooFewUnits));
}

#[test]
fn without_figures() {
    let mut made = made(&[("us", "5", ""), ("other", "4", "6"), ("third", "1", "2")]);
    let silent = (Err(Unsaid::NoFigure), Err(Unsaid::NoFigure));
    assert_eq!(both(&made, "us"), silent);
    made.missing("us", YEAR, Missing::NotAvailable);
    assert_eq!(both(&made, "us"), silent, "a cell without a figure is none");
}

proptest! {
    #[test]
    fn always_adds_up(
        rows in prop::collection::vec((0u8..9, 0u8..9, 0u8..8), 1..20), us in (0u8..9, 0u8..9),
    ) {
        let text = |score: u8, there: bool| if there { score.to_string() } else { String::new() };
        let mut all = vec![("us".to_owned(), text(us.0, true), text(us.1, true))];
        // We and one other have figures in both periods, so that there is a ranking.
        all.extend(rows.iter().enumerate().map(|(at, (before, now, there))| {
            let was = at < 1 || *there != 0;
            let is = at < 1 || *there != 1;
            (format!("u{at}"), text(*before, was), text(*now, is))
        }));
        let all: Vec<_> =
            all.iter().map(|(id, a, b)| (id.as_str(), a.as_str(), b.as_str())).collect();
        let made = made(&all);
        let (passing, effects) = both(&made, "us");
        let (found, effects) = (passing.unwrap(), effects.unwrap());
        let gained = found.overtook.len() + found.drew_level_with.len() + found.exits.above.len();
        let lost = found.overtaken_by.len() + found.pulled_ahead.len() + found.entries.above.len();
        prop_assert_eq!(gained as i32 - lost as i32, found.places);
        prop_assert_eq!(effects.own + effects.others, found.places);
        prop_assert!(effects.own.signum() * (i32::from(us.1) - i32::from(us.0)).signum() >= 0);
        let ds = made.ds();
        let change = super::super::change(&ds, 0, 0, BEFORE, YEAR, &RankOptions::default());
        prop_assert_eq!(change.places.unwrap().value, found.places);
        // Who is level with us, came and went, counted from the rows themselves.
        let counted = |of: &dyn Fn(&str, &str) -> bool| {
            all[1..].iter().filter(|(_, was, is)| of(was, is)).count()
        };
        let (ours, ours_now) = (all[0].1, all[0].2);
        let level = found.stayed_level.len() + found.pulled_ahead.len();
        let level = level + found.left_behind.len() + found.exits.level.len();
        prop_assert_eq!(level, counted(&|was, _| was == ours));
        let level = found.stayed_level.len() + found.drew_level_with.len();
        let level = level + found.caught_up.len() + found.entries.level.len();
        prop_assert_eq!(level, counted(&|_, is| is == ours_now));
        prop_assert_eq!(found.entries.all().count(), counted(&|was, _| was.is_empty()));
        prop_assert_eq!(found.exits.all().count(), counted(&|_, is| is.is_empty()));
    }
}

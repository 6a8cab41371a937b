//! What all checks have in common: order, cap, and that names and places in the list do not matter.

use proptest::prelude::*;

use super::*;
use crate::model::{Decimal, Given, Period, PublishedChange};
use crate::tests::{Made, YEAR};

/// The findings of the index of a data set.
pub(super) fn found(made: &Made) -> Vec<Finding> {
    audit(&made.ds(), 0)
}

/// The kinds of findings, by name.
pub(super) fn kinds(found: &[Finding]) -> Vec<&'static str> {
    let name = |finding: &Finding| match finding.problem {
        Problem::AboveMaximum { .. } => "AboveMaximum",
        Problem::BelowMinimum { .. } => "BelowMinimum",
        Problem::TotalOff { .. } => "TotalOff",
        Problem::RankOff { .. } => "RankOff",
        Problem::ScoreChangeOff { .. } => "ScoreChangeOff",
        Problem::PlacesOff { .. } => "PlacesOff",
        Problem::PercentOff { .. } => "PercentOff",
        Problem::SameName { .. } => "SameName",
        Problem::SameFigures { .. } => "SameFigures",
        Problem::NoFigures => "NoFigures",
        Problem::Jump { .. } => "Jump",
        Problem::NamedWhole => "NamedWhole",
        Problem::EqualsOthers { .. } => "EqualsOthers",
        Problem::RankSkipped { .. } => "RankSkipped",
        Problem::RankTwice { .. } => "RankTwice",
        Problem::EqualApart { .. } => "EqualApart",
        Problem::RankedOf { .. } => "RankedOf",
    };
    found.iter().map(name).collect()
}

#[test]
fn nothing_is_found_where_nothing_is() {
    assert_eq!(found(&Made::new()), []);
    assert_eq!(audit(&Dataset::default(), 7), []);
}

#[test]
fn serious_ones_first_then_the_latest() {
    let mut made = Made::new();
    made.index().maximum = Some((Decimal::from(10), crate::model::Origin::Published));
    let before = Period::year(2015);
    made.put("a", before, "11").put("b", YEAR, "12").put("c", YEAR, "13").put("d", YEAR, "1");
    made.unit("lost");
    let found = found(&made);
    assert_eq!(kinds(&found), ["AboveMaximum", "AboveMaximum", "AboveMaximum", "NoFigures"]);
    let places: Vec<_> = found.iter().map(|one| (one.period, one.unit)).collect();
    assert_eq!(places, [(Some(YEAR), 1), (Some(YEAR), 2), (Some(before), 0), (None, 4)]);
}

#[test]
fn a_kind_is_listed_so_often_and_then_counted() {
    let mut made = Made::new();
    for at in 0..MOST + 7 {
        made.unit(&format!("lost {at}"));
    }
    made.put("a", YEAR, "5").put("b", YEAR, "6");
    let found = found(&made);
    assert_eq!(found.len(), MOST);
    assert_eq!(found.last().unwrap().more, 7);
    assert!(found[..MOST - 1].iter().all(|one| one.more == 0));
}

#[test]
fn parts_are_audited_with_their_index_and_no_other_index_is() {
    let mut made = Made::new();
    let part = made.part("x.a", None);
    let other = made.another_index("y");
    for ix in [part, other] {
        made.indicator(ix).maximum = Some((Decimal::from(10), crate::model::Origin::Published));
        made.put_in("a", ix, YEAR, "11");
    }
    let of = |index: usize| -> Vec<_> {
        audit(&made.ds(), index).iter().map(|one| one.indicator).collect()
    };
    assert_eq!((of(0), of(other)), (vec![part], vec![other]));
}

/// A unit's figures: scores in three years, parts, a rank, a change.
type Figures = (Vec<i64>, Option<u32>, Option<i64>);

/// The units in an order, under other names.
fn made(rows: &[Figures], order: &[usize], prefix: &str) -> Made {
    let mut made = Made::new();
    made.index().maximum = Some((Decimal::from(20), crate::model::Origin::Published));
    let parts = [made.part("x.a", None), made.part("x.b", None)];
    for &at in order {
        let (scores, rank, change) = &rows[at];
        let id = format!("{prefix}{at}");
        for (score, place) in scores.iter().zip([
            (0, Period::year(2014)),
            (0, Period::year(2015)),
            (0, YEAR),
            (parts[0], YEAR),
            (parts[1], YEAR),
        ]) {
            let score = Decimal::new(i128::from(*score), 1).to_string();
            made.put_in(&id, place.0, place.1, &score);
        }
        made.said(&id, YEAR, |extra| {
            extra.rank = rank.map(Given::published);
            extra.percent = change.map(|change| Decimal::new(i128::from(change), 0));
            let score = change.map(|change| Decimal::new(i128::from(change), 1));
            extra.change = score.map(|_| PublishedChange { since: None, score, rank: None });
        });
    }
    made
}

/// What is found, without the units where one of several alike stands for all.
fn told(made: &Made, prefix: &str) -> Vec<String> {
    let ds = made.ds();
    let mut told: Vec<String> = all(&ds, 0)
        .into_iter()
        .map(|one| {
            let unit = ds.units()[one.unit].id.trim_start_matches(prefix).to_owned();
            let alone = !matches!(
                one.problem,
                Problem::SameFigures { .. }
                    | Problem::EqualApart { .. }
                    | Problem::RankTwice { .. }
                    | Problem::RankSkipped { .. }
                    | Problem::RankedOf { .. }
            );
            let kind = kinds(std::slice::from_ref(&one))[0];
            match (one.many, alone) {
                (None, true) => format!("{unit} {:?} {:?}", one.problem, one.causes),
                (many, _) => format!("{kind} {:?} {:?} {many:?}", one.severity, one.period),
            }
        })
        .collect();
    order::sort(&mut told);
    told
}

proptest! {
    #[test]
    fn names_and_the_order_of_units_do_not_matter(
        (rows, order) in (2usize..14).prop_flat_map(|n| {
            let scores = prop::collection::vec(0i64..250, 5);
            let row = (scores, prop::option::of(1u32..14), prop::option::of(-50i64..50));
            (prop::collection::vec(row, n), Just((0..n).collect::<Vec<_>>()).prop_shuffle())
        }),
    ) {
        let straight: Vec<usize> = (0..rows.len()).collect();
        let a = told(&made(&rows, &straight, "u"), "u");
        let b = told(&made(&rows, &order, "renamed"), "renamed");
        prop_assert_eq!(a, b);
    }
}

//! Bonus points beside the maximum, and penalty points.

use super::*;
use crate::model::{IndicatorKind, Origin};

/// «us» has 60 of 80, 1 of 3 bonus points, and 2,5 points taken off however they are printed.
fn made(penalty: &str) -> (Made, [usize; 3]) {
    let mut made = Made::new();
    let known = |number: &str| Some((d(number), Origin::Published));
    made.index().maximum = known("80");
    let parts = [made.part("a", None), made.part("bonus", None), made.part("penalty", None)];
    made.indicator(parts[0]).maximum = known("80");
    made.indicator(parts[1]).maximum = known("3");
    made.indicator(parts[1]).kind = IndicatorKind::Bonus;
    made.indicator(parts[2]).kind = IndicatorKind::Penalty;
    for (unit, total, scores) in
        [("us", "58.5", ["60", "1", penalty]), ("first", "82", ["79", "3", "0"])]
    {
        made.put(unit, YEAR, total);
        for (part, score) in parts.into_iter().zip(scores) {
            made.put_in(unit, part, YEAR, score);
        }
    }
    (made, parts)
}

fn rooms(ds: &Dataset) -> Vec<Option<Decimal>> {
    let found = levers(ds, 0, 0, YEAR, Depth::Parts).unwrap();
    found.iter().map(|lever| lever.room).collect()
}

#[test]
fn a_bonus_goes_up_to_its_own_maximum_and_a_penalty_to_none() {
    let (made, _) = made("-2.5");
    assert_eq!(rooms(&made.ds()), [Some(d("20")), Some(d("2")), Some(d("2.5"))]);
}

#[test]
fn whatever_is_said_to_be_the_most_of_a_penalty_its_best_is_none() {
    let (mut made, [_, _, penalty]) = made("-2.5");
    made.indicator(penalty).maximum = Some((d("5"), Origin::Published));
    let ds = made.ds();
    assert_eq!(rooms(&ds)[2], Some(d("2.5")));
    assert_eq!(asked(&ds, &[(penalty, "0")]).unwrap().to.value, d("61"));
    let above = Fault::AboveMaximum { part: penalty, maximum: d("0") };
    assert_eq!(asked(&ds, &[(penalty, "1")]), Err(above));
}

#[test]
fn penalties_printed_as_positive_numbers_are_not_raised() {
    let (mut made, [a, bonus, penalty]) = made("2.5");
    for (part, weight) in [(a, 1), (bonus, 1), (penalty, -1)] {
        made.indicator(part).weight = Some(Decimal::from(weight));
    }
    let ds = made.ds();
    assert_eq!(rooms(&ds)[2], None);
    // Fewer of them are supposed all the same.
    assert_eq!(asked(&ds, &[(penalty, "0.5")]).unwrap().to.value, d("60.5"));
}

#[test]
fn a_total_may_rise_above_its_maximum_by_the_bonus() {
    let (made, _) = made("-2.5");
    let ds = made.ds();
    assert_eq!(asked(&ds, &[(0, "83")]).unwrap().to.value, d("83"));
    assert_eq!(asked(&ds, &[(0, "83.5")]), Err(Fault::AboveMaximum { part: 0, maximum: d("83") }));
    // The mixes use them: all that there is comes to 83.
    let plan = |score: &str| {
        let goal = Goal::Score(d(score));
        plan(&ds, 0, 0, YEAR, goal, (Depth::Parts, &[]), &NONE).map(|plan| plan.way)
    };
    assert!(matches!(plan("83"), Ok(Way::Mixes(_))));
    assert_eq!(plan("83.01"), Err(Fault::AboveMaximum { part: 0, maximum: d("83") }));
}

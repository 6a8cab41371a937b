use proptest::prelude::*;

use super::*;
use crate::model::{Decimal, Direction, Given, IndicatorKind, Missing, Origin};
use crate::tests::{Made, YEAR};

fn dec(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// Puts a score in an indicator with what the unit gave itself.
fn both(made: &mut Made, id: &str, indicator: IndicatorIx, own: &str, score: &str) {
    made.put_in(id, indicator, YEAR, score);
    made.said_in(id, indicator, YEAR, |extra| extra.self_assessed = Some(dec(own)));
}

/// An index of 10 points: p of 4, q of 6 in two criteria of 2 and 4, a bonus, a penalty.
fn index() -> (Made, [IndicatorIx; 6]) {
    let mut made = Made::new();
    let maximum = |points: i64| Some((Decimal::from(points), Origin::Published));
    made.index().maximum = maximum(10);
    let [p, q, b, m] = ["p", "q", "bonus", "penalty"].map(|id| made.part(id, None));
    made.indicator(b).kind = IndicatorKind::Bonus;
    made.indicator(m).kind = IndicatorKind::Penalty;
    let [q1, q2] = ["q1", "q2"].map(|id| made.part(id, None));
    for (ix, points) in [(p, 4), (q, 6), (q1, 2), (q2, 4)] {
        made.indicator(ix).maximum = maximum(points);
    }
    for ix in [q1, q2] {
        made.indicator(ix).parent = Some(q);
    }
    (made, [p, q, b, m, q1, q2])
}

fn only(made: &Made) -> GroupAssessment {
    let mut found = assessment(&made.ds(), 0, YEAR);
    assert_eq!(found.groups.len(), 1);
    found.groups.remove(0)
}

fn text(value: Decimal) -> String {
    value.normal().to_string()
}

#[test]
fn self_assessed_against_appraised() {
    let mut made = Made::new();
    for (id, own, score) in [("a", "10", "8"), ("b", "5", "6.5"), ("c", "7", "7"), ("d", "9", "8")]
    {
        both(&mut made, id, 0, own, score);
    }
    made.put("e", YEAR, "3").missing("f", YEAR, Missing::Withheld);
    made.put("mean", YEAR, "6");
    made.unit("mean").aggregate = true;
    let found = only(&made);
    let [of] = &found.differences[..] else { panic!() };
    let rows: Vec<(UnitIx, String)> = of.rows.iter().map(|row| (row.unit, text(row.by))).collect();
    let expected = [(0, "2"), (3, "1"), (2, "0"), (1, "-1.5")].map(|(unit, by)| (unit, by.into()));
    assert_eq!(rows, expected);
    assert_eq!((of.over, of.under, of.same), (2, 1, 1));
    assert_eq!((text(of.sum), text(of.median)), ("1.5".into(), "0.5".into()));
    assert_eq!(of.mean(2), Some(dec("0.38")), "0.375, half away from zero");
    assert_eq!(of.largest(), [of.rows[0]]);
    let withheld = Without::NotAppraised(Missing::Withheld);
    assert_eq!(of.without, [(4, Without::NotSelfAssessed), (5, withheld)]);
}

#[test]
fn rating_oneself_better_is_above_whichever_way_points_go() {
    let mut made = Made::new();
    both(&mut made, "a", 0, "3", "5");
    made.index().direction = Direction::LowerIsBetter;
    assert_eq!(text(only(&made).differences[0].sum), "2");
    // A penalty printed as a positive number: 1 admitted, 3 found.
    let mut made = Made::new();
    let (part, penalty) = (made.part("p", Some("1")), made.part("m", Some("-1")));
    made.indicator(penalty).kind = IndicatorKind::Penalty;
    made.put("a", YEAR, "2").put_in("a", part, YEAR, "5");
    both(&mut made, "a", penalty, "1", "3");
    let found = only(&made);
    assert_eq!(text(found.differences[0].sum), "2");
    assert_eq!(found.beside[0].rows, [(0, dec("-3"))]);
    assert_eq!(found.losses.units[0].penalty, dec("-3"));
}

#[test]
fn nobody_far_away_is_no_largest_difference() {
    let mut made = Made::new();
    both(&mut made, "a", 0, "8", "8");
    assert_eq!(only(&made).differences[0].largest(), []);
}

#[test]
fn points_short_of_each_unit_s_own_maximum() {
    let (mut made, [p, q, b, m, q1, q2]) = index();
    // Loses 1 + 0.5 + 1, is given 2, loses nothing for the penalty.
    for (ix, score) in
        [(0, "9"), (p, "3"), (q, "4.5"), (q1, "1.5"), (q2, "3"), (b, "2"), (m, "-0.5")]
    {
        made.put_in("a", ix, YEAR, score);
    }
    // Half of q2 does not apply: of 2 points it has all.
    for (ix, score) in
        [(0, "7.5"), (p, "4"), (q, "3.5"), (q1, "1.5"), (q2, "2"), (b, "0"), (m, "0")]
    {
        made.put_in("b", ix, YEAR, score);
    }
    made.said_in("b", q2, YEAR, |extra| extra.maximum = Some(dec("2")));
    // q1 does not apply; above the maximum in p.
    for (ix, score) in [(0, "8.5"), (p, "4.5"), (q, "4"), (q2, "4")] {
        made.put_in("c", ix, YEAR, score);
    }
    made.put_in("c", q1, YEAR, "0");
    made.indicator(q1).maximum = None;
    for id in ["a", "b"] {
        made.said_in(id, q1, YEAR, |extra| extra.maximum = Some(dec("2")));
    }
    let losses = only(&made).losses;
    let lost = |ix: IndicatorIx| losses.parts.iter().find(|lost| lost.indicator == ix).unwrap();
    for (ix, units, losing, points, above, maximum) in [
        (p, 3, 1, "1", "0.5", "12"),
        (q, 3, 2, "2", "0", "14"),
        (q1, 2, 2, "1", "0", "4"),
        (q2, 3, 1, "1", "0", "10"),
    ] {
        let of = lost(ix);
        assert_eq!((of.units, of.losing), (units, losing), "{ix}");
        assert_eq!([of.lost, of.above, of.maximum].map(text), [points, above, maximum], "{ix}");
    }
    assert_eq!(losses.parts.len(), 4, "neither bonus nor penalty");
    assert_eq!(lost(q1).uncounted, [(2, Uncounted::NoMaximum)]);
    assert_eq!(lost(q).mean(2), Some(dec("0.67")));
    assert_eq!(lost(q).mean_maximum(2), Some(dec("4.67")));
    assert_eq!((losses.lost, lost(q).share(losses.lost, 1)), (dec("3"), Some(dec("66.7"))));
    let unit = |at: usize| {
        let of = &losses.units[at];
        [of.lost, of.above, of.bonus, of.penalty, of.rest.unwrap()].map(text)
    };
    // 10 − 9 = 2.5 − 2 + 0.5.
    assert_eq!(unit(0), ["2.5", "0", "2", "-0.5", "0"]);
    // 10 − 7.5 = 0.5 + 2: the two points that do not apply.
    assert_eq!(unit(1), ["0.5", "0", "0", "0", "2"]);
    assert_eq!(unit(2), ["0", "0.5", "0", "0", "2"]);
    assert_eq!(losses.leaves().map(|lost| lost.indicator).collect::<Vec<_>>(), [p, q1, q2]);
    assert_eq!(losses.branches().map(|lost| lost.indicator).collect::<Vec<_>>(), [q]);
}

#[test]
fn what_is_missing_is_a_reason_and_no_loss() {
    let (mut made, [p, q, ..]) = index();
    made.put("a", YEAR, "5").put_in("a", p, YEAR, "1").put_in("a", q, YEAR, "6");
    made.put("b", YEAR, "5").missing_in("b", p, YEAR, Missing::NotApplicable);
    // A unit of which a criterion says nothing at all.
    made.put("c", YEAR, "5");
    let losses = only(&made).losses;
    let [of_p, of_q] = &losses.parts[..] else { panic!() };
    assert_eq!((of_p.units, of_p.losing, of_p.lost), (1, 1, dec("3")));
    assert_eq!(of_p.uncounted, [(1, Uncounted::Missing(Missing::NotApplicable))]);
    // Without figures of its parts q is a leaf.
    assert_eq!((of_q.leaf, of_q.units, of_q.lost), (true, 1, Decimal::ZERO));
    assert_eq!((losses.units[1].lost, losses.units[1].rest), (Decimal::ZERO, Some(dec("5"))));
}

#[test]
fn weights_count_and_what_has_none_beside_them_does_not() {
    let mut made = Made::new();
    let [half, none] = [made.part("half", Some("0.5")), made.part("none", None)];
    for ix in [half, none] {
        made.indicator(ix).maximum = Some((Decimal::from(10), Origin::Published));
        made.put_in("a", ix, YEAR, "6");
    }
    made.put("a", YEAR, "3");
    let losses = only(&made).losses;
    let [one] = &losses.parts[..] else { panic!() };
    assert_eq!((one.indicator, one.lost, one.maximum), (half, dec("2"), dec("5")));
}

#[test]
fn bonus_and_penalty_are_told_apart() {
    let (mut made, [_, _, b, m, ..]) = index();
    for (id, bonus, penalty) in [("a", "1", "0"), ("b", "3", "-2"), ("c", "0", "-0.5")] {
        made.put(id, YEAR, "5").put_in(id, b, YEAR, bonus).put_in(id, m, YEAR, penalty);
    }
    let found = only(&made).beside;
    let [bonus, penalty] = &found[..] else { panic!() };
    assert_eq!((bonus.indicator, bonus.kind, bonus.units), (b, IndicatorKind::Bonus, 3));
    assert_eq!(bonus.rows, [(1, dec("3")), (0, dec("1"))]);
    assert_eq!((penalty.kind, penalty.sum), (IndicatorKind::Penalty, dec("-2.5")));
    assert_eq!(penalty.rows, [(1, dec("-2")), (2, dec("-0.5"))]);
}

#[test]
fn each_group_is_ranked_among_itself() {
    let mut made = Made::new();
    let [agencies, communes] = [made.group("g", "Phòng"), made.group("h", "Xã")];
    for (id, score, group) in
        [("a", "7", agencies), ("b", "9", communes), ("c", "8", agencies), ("d", "6", communes)]
    {
        made.put(id, YEAR, score);
        made.unit(id).group = Some(group);
    }
    let ranks = |made: &Made| -> Vec<(Option<usize>, Vec<UnitIx>)> {
        let found = assessment(&made.ds(), 0, YEAR).groups;
        let units = |group: &GroupAssessment| group.ranks.iter().map(|row| row.unit).collect();
        found.iter().map(|group| (group.group, units(group))).collect()
    };
    assert_eq!(ranks(&made), [(None, vec![1, 2, 0, 3])]);
    made.index().rule.within = RankWithin::Group;
    assert_eq!(ranks(&made), [(Some(0), vec![2, 0]), (Some(1), vec![1, 3])]);
    // A published rank counts before the computed one.
    made.said("d", YEAR, |extra| extra.rank = Some(Given::published(1)));
    made.said("b", YEAR, |extra| extra.rank = Some(Given::published(2)));
    assert_eq!(ranks(&made)[1], (Some(1), vec![3, 1]));
}

#[test]
fn nothing_there_is_nothing_found() {
    let made = Made::new();
    assert_eq!(assessment(&made.ds(), 0, YEAR).groups, []);
    assert_eq!(assessment(&made.ds(), 7, YEAR).groups, []);
}

/// Of a unit: the scores of p, q1 and q2 in hundredths, `None` where missing; bonus, penalty; what the
/// total is off; own maxima of q2.
type Unit = ([Option<i64>; 3], i64, i64, i64, Option<i64>, [i64; 3]);

fn unit() -> impl Strategy<Value = Unit> {
    (
        [
            prop::option::weighted(0.9, 0i64..450),
            prop::option::weighted(0.9, 0i64..220),
            prop::option::weighted(0.9, 0i64..400),
        ],
        0i64..300,
        -200i64..1,
        -1i64..2,
        prop::option::weighted(0.2, 100i64..400),
        prop::array::uniform3(0i64..450),
    )
}

fn made_of<'u>(units: impl Iterator<Item = (usize, &'u Unit)>) -> Made {
    let (mut made, [p, q, b, m, q1, q2]) = index();
    let points = |hundredths: i64| Decimal::new(i128::from(hundredths), 2).to_string();
    for (at, (scores, bonus, penalty, off, own, rated)) in units {
        let id = format!("u{at}");
        let sum = |of: &[Option<i64>]| of.iter().flatten().sum::<i64>();
        made.put(&id, YEAR, &points(sum(scores) + bonus + penalty + off));
        for (ix, score) in [(p, scores[0]), (q1, scores[1]), (q2, scores[2])] {
            if let Some(score) = score {
                made.put_in(&id, ix, YEAR, &points(score));
                let rated = dec(&points(rated[ix % 3]));
                made.said_in(&id, ix, YEAR, |extra| extra.self_assessed = Some(rated));
            }
        }
        if let (Some(own), Some(_)) = (own, scores[2]) {
            made.said_in(&id, q2, YEAR, |extra| extra.maximum = Some(dec(&points(*own))));
        }
        // With a score and no criteria below it, it would be a criterion itself.
        if scores[1..].iter().any(Option::is_some) {
            made.put_in(&id, q, YEAR, &points(sum(&scores[1..])));
        }
        made.put_in(&id, b, YEAR, &points(*bonus)).put_in(&id, m, YEAR, &points(*penalty));
    }
    made
}

/// What is found, by ids in place of numbers.
fn by_id(made: &Made) -> String {
    let ds = made.ds();
    let id = |unit: UnitIx| ds.units()[unit].id.clone();
    let group = only(made);
    let differences = group.differences.iter().map(|of| {
        let rows = of.rows.iter().map(|row| (id(row.unit), text(row.by))).collect::<Vec<_>>();
        (of.indicator, rows, of.over, of.under, of.same, text(of.sum), text(of.median))
    });
    let lost = group.losses.parts.iter().map(|of| {
        (of.indicator, of.units, of.losing, text(of.lost), text(of.above), text(of.maximum))
    });
    let mut units: Vec<_> = group
        .losses
        .units
        .iter()
        .map(|of| (id(of.unit), text(of.lost), of.rest.map(text)))
        .collect();
    units.sort();
    let beside = group.beside.iter().map(|of| {
        let rows = of.rows.iter().map(|(unit, by)| (id(*unit), text(*by))).collect::<Vec<_>>();
        (of.indicator, rows, text(of.sum))
    });
    let ranks: Vec<_> = group.ranks.iter().map(|row| (id(row.unit), row.rank.value)).collect();
    format!(
        "{:?} {:?} {units:?} {:?} {ranks:?}",
        differences.collect::<Vec<_>>(),
        lost.collect::<Vec<_>>(),
        beside.collect::<Vec<_>>()
    )
}

proptest! {
    #[test]
    fn parts_add_up_to_what_a_unit_lost(units in prop::collection::vec(unit(), 1..9)) {
        let made = made_of(units.iter().enumerate());
        let losses = only(&made).losses;
        for (of, (scores, bonus, penalty, off, own, _)) in losses.units.iter().zip(&units) {
            // By hand, in hundredths.
            let maxima = [400, 200, own.unwrap_or(400)];
            let short = |at: usize| scores[at].map(|score| maxima[at] - score);
            let each: Vec<i64> = (0..3).filter_map(short).collect();
            let lost: i64 = each.iter().filter(|lost| **lost > 0).sum();
            let above: i64 = -each.iter().filter(|lost| **lost < 0).sum::<i64>();
            let hundredths = |value: i64| Decimal::new(i128::from(value), 2);
            prop_assert_eq!(of.lost, hundredths(lost));
            prop_assert_eq!(of.above, hundredths(above));
            prop_assert_eq!([of.bonus, of.penalty], [*bonus, *penalty].map(hundredths));
            let parts: Decimal = of.parts.iter().map(|(_, lost)| *lost).sum();
            prop_assert_eq!(parts, of.lost - of.above);
            let total: i64 = scores.iter().flatten().sum::<i64>() + bonus + penalty + off;
            let told = of.lost - of.above - of.bonus - of.penalty + of.rest.unwrap();
            prop_assert_eq!(told, hundredths(1000 - total));
            // Where every criterion counts in full, only what the total is off is left.
            if scores.iter().all(Option::is_some) && own.is_none() {
                prop_assert_eq!(of.rest, Some(hundredths(-off)));
            }
        }
        let of = |ix: IndicatorIx| losses.parts.iter().find(|lost| lost.indicator == ix);
        let leaves: Decimal = losses.leaves().map(|lost| lost.lost).sum();
        prop_assert_eq!(leaves, losses.lost);
        prop_assert_eq!(losses.units.iter().map(|of| of.lost).sum::<Decimal>(), losses.lost);
        let below = |ix: IndicatorIx| of(ix).map_or(Decimal::ZERO, |lost| lost.lost);
        if let Some(q) = of(2).filter(|q| !q.leaf) {
            prop_assert_eq!(q.lost, below(5) + below(6));
        }
        for part in &losses.parts {
            prop_assert!(part.losing <= part.units && part.units <= units.len());
            prop_assert!(part.lost.sign() >= 0 && part.above.sign() >= 0);
        }
    }

    #[test]
    fn the_order_of_units_changes_nothing(
        units in prop::collection::vec(unit(), 1..9),
        turn in 0usize..9,
    ) {
        let straight = made_of(units.iter().enumerate());
        let mut turned: Vec<_> = units.iter().enumerate().collect();
        turned.rotate_left(turn % units.len());
        turned.reverse();
        prop_assert_eq!(by_id(&straight), by_id(&made_of(turned.into_iter())));
    }
}

use super::*;
use crate::model::{Band, BandBasis, IndicatorIx, Label, Origin, RankBasis};
use proptest::prelude::*;

fn planned(ds: &Dataset, goal: Goal, settings: &[Setting]) -> Result<Plan, Fault> {
    plan(ds, 0, 0, YEAR, goal, (Depth::Parts, settings), &NONE)
}

fn mixes(ds: &Dataset, goal: Goal, settings: &[Setting]) -> Mixes {
    match planned(ds, goal, settings).unwrap().way {
        Way::Mixes(mixes) => *mixes,
        other => panic!("{other:?}"),
    }
}

fn gains(mix: &Mix) -> Vec<(IndicatorIx, String)> {
    mix.gains.iter().map(|gain| (gain.part, gain.by.normal().to_string())).collect()
}

fn pairs(expected: &[(IndicatorIx, &str)]) -> Vec<(IndicatorIx, String)> {
    expected.iter().map(|(part, by)| (*part, (*by).to_owned())).collect()
}

#[test]
fn by_effort_locks_and_room() {
    let (made, [a, b, c]) = weighted();
    let ds = made.ds();
    // To be level with the first takes 4 points more: two steps of a point of b each bring 2.
    let first = mixes(&ds, Goal::Rank(1), &[]);
    assert_eq!(gains(&first.cheapest), pairs(&[(b, "2")]));
    assert_eq!((first.cheapest.total, first.cheapest.effort), (d("18"), d("2")));
    assert!(first.cheapest.proven && first.cheapest == first.fewest);
    // b costs 5 a point: c with 1 a point brings all.
    let dear = Setting { effort: Some(d("5")), ..Setting::new(b) };
    assert_eq!(gains(&mixes(&ds, Goal::Rank(1), &[dear]).cheapest), pairs(&[(c, "4")]));
    // At most one point of c: the rest comes from b, as half points of a cost 2 for each point.
    let small = Setting { room: Some(d("1.04")), ..Setting::new(c) };
    let found = mixes(&ds, Goal::Rank(1), &[dear, small]);
    assert_eq!(gains(&found.cheapest), pairs(&[(a, "4"), (b, "0.5"), (c, "1")]));
    assert_eq!(found.fewest.gains.len(), 1);
    let locked = Setting { locked: true, ..Setting::new(b) };
    let found = mixes(&ds, Goal::Rank(1), &[locked]);
    assert_eq!(gains(&found.cheapest), pairs(&[(c, "4")]));
    assert!(found.even.gains.iter().all(|gain| gain.part != b));
    let both = [locked, Setting { locked: true, ..Setting::new(c) }];
    let Way::OutOfReach(most) = planned(&ds, Goal::Rank(1), &both).unwrap().way else { panic!() };
    assert_eq!((gains(&most), most.total), (pairs(&[(a, "4")]), d("16")));
    let negative = Setting { effort: Some(d("-1")), ..Setting::new(a) };
    assert_eq!(planned(&ds, Goal::Rank(1), &[negative]), Err(Fault::NegativeEffort(a)));
}

#[test]
fn what_is_reached_and_what_is_none() {
    let (made, _) = weighted();
    let ds = made.ds();
    assert_eq!(planned(&ds, Goal::Rank(3), &[]).unwrap().way, Way::Reached);
    assert_eq!(planned(&ds, Goal::Score(d("14")), &[]).unwrap().way, Way::Reached);
    assert_eq!(planned(&ds, Goal::Rank(0), &[]), Err(Fault::NoSuchRank));
    assert_eq!(planned(&ds, Goal::Rank(4), &[]), Err(Fault::NoSuchRank));
    assert_eq!(planned(&ds, Goal::Band(0), &[]), Err(Fault::Place(Unplaced::NoBands)));
    for far in ["31", "123456789012345678", "9.99e17"] {
        let found = planned(&ds, Goal::Score(d(far)), &[]);
        assert_eq!(found, Err(Fault::AboveMaximum { part: 0, maximum: d("30") }), "{far}");
    }
    // A factor with as many digits as can be held.
    let mut long = made;
    long.indicator(1).weight = Some(d("1.23456789012345678"));
    long.indicator(2).weight = Some(d("1e-30"));
    let found = planned(&long.ds(), Goal::Rank(1), &[]);
    assert_eq!(found, Err(Fault::TooLong));
}

#[test]
fn more_than_a_bound_takes_a_step_more() {
    let (mut made, [_, b, _]) = weighted();
    let band = |inclusive| Band {
        name: Label::vi("A"),
        bound: Some(d("60")),
        inclusive,
        basis: BandBasis::Percent,
        since: None,
    };
    // Scores of b have one decimal, those of the others none.
    for (inclusive, by) in [(true, "2"), (false, "2.1")] {
        made.index().bands = vec![band(inclusive)];
        let plan = planned(&made.ds(), Goal::Band(0), &[]).unwrap();
        assert_eq!(plan.band.unwrap().name.vi, "A");
        assert_eq!((plan.needed.score, plan.needed.more), (d("18"), !inclusive));
        let Way::Mixes(found) = plan.way else { panic!() };
        assert_eq!(gains(&found.cheapest), pairs(&[(b, by)]));
    }
}

#[test]
fn ranks_by_rounded_scores_take_less() {
    let (mut made, _) = weighted();
    made.index().rule.basis = RankBasis::Rounded(0);
    let found = planned(&made.ds(), Goal::Rank(1), &[]).unwrap();
    assert_eq!((found.needed.score, found.needed.more), (d("17.5"), false));
}

#[test]
fn without_a_maximum_a_part_stays_unless_its_room_is_given() {
    let mut made = Made::new();
    let (a, b) = (made.part("a", None), made.part("b", None));
    for (unit, total, x, y) in [("us", "5", "2", "3"), ("other", "7", "3", "4")] {
        made.put(unit, YEAR, total).put_in(unit, a, YEAR, x).put_in(unit, b, YEAR, y);
    }
    made.indicator(a).maximum = Some((d("3"), Origin::Published));
    let ds = made.ds();
    let plan = planned(&ds, Goal::Rank(1), &[]).unwrap();
    assert_eq!(plan.unknown, [b]);
    assert!(matches!(plan.way, Way::OutOfReach(ref most) if most.total == d("6")));
    let given = Setting { room: Some(d("1")), ..Setting::new(b) };
    let found = mixes(&ds, Goal::Rank(1), &[given]);
    assert_eq!(gains(&found.cheapest), pairs(&[(a, "1"), (b, "1")]));
    assert_eq!((found.share, found.even.total), (d("100"), d("7")));
}

/// Nobody raises a part beyond its maximum, whatever the reader says of it.
#[test]
fn room_ends_at_the_maximum() {
    let mut made = Made::new();
    let (a, b) = (made.part("a", None), made.part("b", None));
    for (unit, total, x, y) in [("us", "5", "2", "3"), ("other", "9", "4", "5")] {
        made.put(unit, YEAR, total).put_in(unit, a, YEAR, x).put_in(unit, b, YEAR, y);
    }
    for part in [a, b] {
        made.indicator(part).maximum = Some((d("4"), Origin::Published));
    }
    let ds = made.ds();
    let given = [Setting { room: Some(d("20")), ..Setting::new(a) }];
    let plan = planned(&ds, Goal::Score(d("8.5")), &given).unwrap();
    assert!(matches!(plan.way, Way::OutOfReach(ref most) if most.total == d("8")));
}

#[test]
fn without_parts_the_total_itself_is_what_is_missing() {
    let mut made = Made::new();
    made.put("us", YEAR, "80.98").put("other", YEAR, "91.2");
    made.index().maximum = Some((d("100"), Origin::Published));
    let ds = made.ds();
    let plan = planned(&ds, Goal::Score(d("90")), &[]).unwrap();
    assert_eq!((plan.needed.score, plan.way, plan.levers), (d("90"), Way::Whole, vec![]));
    let above = planned(&ds, Goal::Score(d("101")), &[]);
    assert_eq!(above, Err(Fault::AboveMaximum { part: 0, maximum: d("100") }));
    assert_eq!(planned(&ds, Goal::Score(d("80")), &[]).unwrap().way, Way::Reached);
}

/// What is said of a part holds for what is inside it.
#[test]
fn a_lock_holds_for_criteria() {
    let mut made = Made::new();
    let (a, b) = (made.part("a", Some("1")), made.part("b", Some("1")));
    let a1 = made.another_index("a1");
    made.indicator(a1).parent = Some(a);
    for part in [a, b, a1] {
        made.indicator(part).maximum = Some((d("9"), Origin::Published));
    }
    made.put("us", YEAR, "3").put("other", YEAR, "5");
    made.put_in("us", a, YEAR, "1").put_in("us", b, YEAR, "2").put_in("us", a1, YEAR, "1");
    let ds = made.ds();
    let with = |settings: &[Setting]| {
        let found = plan(&ds, 0, 0, YEAR, Goal::Rank(1), (Depth::Criteria, settings), &NONE);
        match found.unwrap().way {
            Way::Mixes(mixes) => gains(&mixes.cheapest),
            other => panic!("{other:?}"),
        }
    };
    let dear = Setting { effort: Some(d("2")), ..Setting::new(b) };
    assert_eq!(with(&[dear]), pairs(&[(a1, "2")]));
    assert_eq!(with(&[dear, Setting { locked: true, ..Setting::new(a) }]), pairs(&[(b, "2")]));
}

#[derive(Clone, Debug)]
struct Part {
    factor: i64,
    score: i64,
    room: i64,
    effort: i64,
}

fn a_part() -> impl Strategy<Value = Part> {
    let factor = prop_oneof![1i64..9, Just(25), Just(-2), Just(0)];
    (factor, 0i64..40, 0i64..7, 0i64..8).prop_map(|(factor, score, room, effort)| Part {
        factor,
        score,
        room,
        effort,
    })
}

proptest! {
    /// Against all combinations of steps, each asked as a supposed score of its own.
    #[test]
    fn never_worse_than_brute_force(
        parts in prop::collection::vec(a_part(), 1..4), missing in 1i64..120, off in -3i64..3,
    ) {
        let mut made = Made::new();
        let tenths = |n: i64, scale| Decimal::new(i128::from(n), scale);
        let mut total = tenths(off, 2);
        let mut settings = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let ix = made.part(&format!("p{at}"), Some(&tenths(part.factor, 1).to_string()));
            made.indicator(ix).decimals = Some(1);
            made.indicator(ix).maximum = Some((tenths(part.score + part.room, 1), Origin::Published));
            made.put_in("us", ix, YEAR, &tenths(part.score, 1).to_string());
            total = total + tenths(part.factor, 1) * tenths(part.score, 1);
            settings.push(Setting { effort: Some(tenths(part.effort, 1)), ..Setting::new(ix) });
        }
        made.put("us", YEAR, &total.to_string());
        let ds = made.ds();
        let goal = total + tenths(missing, 2);
        let plan = planned(&ds, Goal::Score(goal), &settings).unwrap();

        let mut all: Vec<Vec<i64>> = vec![vec![]];
        for part in &parts {
            let more = |taken: Vec<i64>| (0..=part.room).map(move |n| {
                let mut taken = taken.clone();
                taken.push(n);
                taken
            });
            all = all.into_iter().flat_map(more).collect();
        }
        let mut best: Option<(Decimal, usize)> = None;
        let mut least: Option<(usize, Decimal)> = None;
        let mut most = total;
        for counts in &all {
            let new: Vec<NewScore> = counts.iter().zip(&parts).enumerate().map(|(at, (n, part))| {
                NewScore { part: at + 1, score: tenths(part.score + n, 1) }
            }).collect();
            let to = what_if(&ds, 0, 0, YEAR, &new, &NONE).unwrap().to.value;
            let effort: Decimal = counts.iter().zip(&parts)
                .map(|(n, part)| tenths(*n, 1) * tenths(part.effort, 1)).sum();
            let used = counts.iter().filter(|n| **n > 0).count();
            most = most.max(to);
            if to >= goal {
                best = Some(best.map_or((effort, used), |best| best.min((effort, used))));
                least = Some(least.map_or((used, effort), |least| least.min((used, effort))));
            }
        }
        match (&plan.way, best, least) {
            (Way::Mixes(found), Some(best), Some(least)) => {
                let of = |mix: &Mix| (mix.effort, mix.gains.len());
                prop_assert_eq!(of(&found.cheapest), best);
                prop_assert_eq!(of(&found.fewest), (least.1, least.0));
                prop_assert!(found.cheapest.proven && found.fewest.proven);
                for mix in [&found.cheapest, &found.fewest, &found.even] {
                    let new: Vec<NewScore> = mix.gains.iter()
                        .map(|gain| NewScore { part: gain.part, score: gain.to }).collect();
                    let asked = what_if(&ds, 0, 0, YEAR, &new, &NONE).unwrap();
                    prop_assert_eq!(asked.to.value, mix.total);
                    prop_assert!(plan.needed.reaches(mix.total));
                    let bounded = mix.gains.iter().all(|gain| {
                        let room = parts[gain.part - 1].room;
                        gain.by.sign() > 0 && gain.by <= tenths(room, 1)
                    });
                    prop_assert!(bounded);
                }
                // A hundredth of a percent less for each is not enough.
                let less = (found.share * Decimal::HUNDRED).normal().key_at(0).unwrap() - 1;
                let brings: Decimal = parts.iter().filter(|part| part.factor > 0).map(|part| {
                    tenths(part.factor, 1) * tenths(part.room * less / 10_000, 1)
                }).sum();
                prop_assert!(total + brings < goal);
            }
            (Way::OutOfReach(mix), None, None) => prop_assert_eq!(mix.total, most),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}

/// Of scores from 0 to 1 with four decimals a step is one of the last, though nobody says how many are shown.
#[test]
fn steps_of_a_scale_from_0_to_1() {
    let mut made = Made::new();
    let parts = [made.part("a", Some("0.4")), made.part("b", Some("0.6"))];
    for part in parts {
        made.indicator(part).maximum = Some((d("1"), Origin::Published));
    }
    for (unit, total, scores) in
        [("us", "0.51434", ["0.5149", "0.514"]), ("first", "0.5152", ["0.5152", "0.5152"])]
    {
        made.put(unit, YEAR, total);
        for (part, score) in parts.iter().zip(scores) {
            made.put_in(unit, *part, YEAR, score);
        }
    }
    let ds = made.ds();
    let found = levers(&ds, 0, 0, YEAR, Depth::Parts).unwrap();
    assert!(found.iter().all(|lever| lever.step == d("0.0001")), "{found:?}");
    // 0,00086 is missing: 15 steps of the heavier part bring 0,0009.
    let first = mixes(&ds, Goal::Rank(1), &[]);
    assert_eq!(gains(&first.fewest), pairs(&[(parts[1], "0.0015")]));
}

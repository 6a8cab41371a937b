use super::*;
use crate::model::{
    Band, BandBasis, Direction, Extra, Given, Label, Missing, RankBasis, RankWithin, TieMethod,
};
use proptest::prelude::*;

#[test]
fn total_rank_percent_and_places_follow() {
    let (made, [a, b, _]) = weighted();
    let found = asked(&made.ds(), &[(a, "8"), (b, "5.75")]).unwrap();
    assert_eq!((found.from.value, found.to), (d("14"), Given::computed(d("16.5"))));
    assert_eq!(found.percent.map(|given| given.value), Some(d("55")));
    let rank = found.rank.unwrap();
    assert_eq!((rank.from, rank.to), (Rank::whole(3), Rank::whole(2)));
    assert_eq!((rank.of, rank.places), (3, d("1")));
    assert_eq!(found.fit, Ok(Fit { rest: d("0"), apart: false }));
    assert!(found.moved.iter().all(|moved| moved.given) && found.moved.len() == 2);
    // Level with the second, by the rule for equal ones.
    let mut tied = made;
    for (ties, halves) in [
        (TieMethod::Competition, 4),
        (TieMethod::ModifiedCompetition, 6),
        (TieMethod::Dense, 4),
        (TieMethod::Ordinal, 6),
        (TieMethod::Fractional, 5),
    ] {
        tied.index().rule.ties = ties;
        let found = asked(&tied.ds(), &[(b, "6")]).unwrap();
        assert_eq!(found.rank.unwrap().to.halves(), halves, "{ties:?}");
    }
}

#[test]
fn a_rest_stays_and_one_beyond_rounding_is_told() {
    // Whole points: each may be off by a half, so that together they may be off by 0,5·3,5 and the total's own
    // half.
    for (total, apart, raised) in
        [("14.5", false, "15"), ("16", false, "16.5"), ("17", true, "17.5"), ("11", true, "11.5")]
    {
        let mut made = Made::new();
        for (id, weight, score) in [("a", "0.5", "6"), ("b", "2", "5"), ("c", "1", "1")] {
            let part = made.part(id, Some(weight));
            made.put_in("us", part, YEAR, score);
        }
        made.put("us", YEAR, total);
        let found = asked(&made.ds(), &[(1, "7")]).unwrap();
        assert_eq!(found.to.value, d(raised));
        assert_eq!(found.fit, Ok(Fit { rest: d(total) - d("14"), apart }), "{total}");
    }
}

/// An index of one part with two criteria, and one without; plain sums.
fn deep() -> (Made, [usize; 4]) {
    let mut made = Made::new();
    let (a, b) = (made.part("a", Some("2")), made.part("b", Some("1")));
    let mut criterion = |id: &str| {
        let ix = made.another_index(id);
        made.indicator(ix).parent = Some(a);
        ix
    };
    let (a1, a2) = (criterion("a1"), criterion("a2"));
    for (unit, total, scores) in
        [("us", "11", ["3", "5", "1.25", "1.75"]), ("other", "13", ["4", "5", "2", "2"])]
    {
        made.put(unit, YEAR, total);
        for (part, score) in [a, b, a1, a2].into_iter().zip(scores) {
            made.put_in(unit, part, YEAR, score);
        }
    }
    (made, [a, b, a1, a2])
}

#[test]
fn a_criterion_changes_what_it_is_in() {
    let (made, [a, b, a1, a2]) = deep();
    let ds = made.ds();
    let found = asked(&ds, &[(a1, "1.5"), (a2, "2"), (b, "4")]).unwrap();
    // 2·(0,25 + 0,25) − 1.
    assert_eq!(found.to.value, d("11"));
    let moved: Vec<_> = found.moved.iter().map(|m| (m.part, m.to, m.given)).collect();
    assert_eq!(
        moved,
        [(a, d("3.5"), false), (b, d("4"), true), (a1, d("1.5"), true), (a2, d("2"), true)]
    );
    assert_eq!(asked(&ds, &[(a, "4"), (a1, "1.5")]), Err(Fault::Overlap(a, a1)));
    assert_eq!(asked(&ds, &[(a1, "2"), (a1, "1.5")]), Err(Fault::Overlap(a1, a1)));
    assert_eq!(asked(&ds, &[(0, "12"), (b, "1")]), Err(Fault::Overlap(0, b)));
    let parts = |depth| {
        let levers = levers(&ds, 0, 0, YEAR, depth).unwrap();
        levers.iter().map(|lever| (lever.part, lever.factor)).collect::<Vec<_>>()
    };
    assert_eq!(parts(Depth::Parts), [(a, d("2")), (b, d("1"))]);
    assert_eq!(parts(Depth::Criteria), [(a1, d("2")), (a2, d("2")), (b, d("1"))]);
}

#[test]
fn a_part_whose_criteria_are_not_its_sum_is_raised_as_a_whole() {
    let (mut made, [a, b, a1, _]) = deep();
    made.another_index("late");
    made.indicator(a1 + 2).parent = Some(a);
    made.put_in("us", a1 + 2, YEAR, "7");
    let ds = made.ds();
    assert_eq!(asked(&ds, &[(a1, "1.5")]), Err(Fault::Parts(Unsaid::NoWeights)));
    let levers = levers(&ds, 0, 0, YEAR, Depth::Criteria).unwrap();
    assert_eq!(levers.iter().map(|lever| lever.part).collect::<Vec<_>>(), [a, b]);
}

#[test]
fn what_cannot_be_asked() {
    let (mut made, [a, b, c]) = weighted();
    let strange = made.another_index("y");
    let idle = made.part("idle", Some("1"));
    made.put_in("second", idle, YEAR, "1");
    let ds = made.ds();
    assert_eq!(asked(&ds, &[(strange, "1")]), Err(Fault::NotAPart(strange)));
    assert_eq!(asked(&ds, &[(999, "1")]), Err(Fault::NotAPart(999)));
    assert_eq!(asked(&ds, &[(idle, "1")]), Err(Fault::NoScore(idle)));
    let above = Fault::AboveMaximum { part: c, maximum: d("5") };
    assert_eq!(asked(&ds, &[(c, "5.01")]), Err(above));
    assert!(asked(&ds, &[(c, "5")]).is_ok() && asked(&ds, &[(c, "0")]).is_ok());
    assert_eq!(asked(&ds, &[(c, "-0.01")]), Err(Fault::BelowZero(c)));
    assert_eq!(asked(&ds, &[(0, "30.5")]).map(|found| found.to), {
        Err(Fault::AboveMaximum { part: 0, maximum: d("30") })
    });
    // A score above the maximum already may come down a little.
    let mut bonus = made;
    bonus.put_in("us", strange, YEAR, "1");
    bonus.indicator(b).maximum = Some((d("4"), crate::model::Origin::Published));
    assert!(asked(&bonus.ds(), &[(b, "4.5")]).is_ok());
    let mut ranks = Made::new();
    ranks.missing("us", YEAR, Missing::RankOnly).part("a", None);
    assert_eq!(asked(&ranks.ds(), &[(1, "1")]), Err(Fault::Place(Unplaced::RanksOnly)));
    assert_eq!(a, 1);
}

#[test]
fn one_unit_alone_has_a_total_and_a_band_but_no_rank() {
    let mut made = Made::new();
    made.put("us", YEAR, "80.98").said("us", YEAR, |extra: &mut Extra| {
        extra.rank = Some(Given::published(13));
        extra.of = Some(13);
        extra.percent = Some(d("80.98"));
        extra.class = Some("C".to_owned());
    });
    made.index().maximum = Some((d("100"), crate::model::Origin::Published));
    let band = |name: &str, bound: Option<&str>| Band {
        name: Label::vi(name),
        bound: bound.map(d),
        inclusive: false,
        basis: BandBasis::Percent,
        since: None,
    };
    made.index().bands = vec![band("A", Some("90")), band("B", Some("85")), band("C", None)];
    let found = asked(&made.ds(), &[(0, "90")]).unwrap();
    assert_eq!(found.to.value, d("90"));
    assert_eq!(found.rank, Err(Unplaced::TooFewUnits));
    assert_eq!(found.percent.map(|given| given.value), Some(d("90")));
    let banding = found.band.unwrap();
    assert_eq!((found.band_from, banding.at, banding.class), (Some(2), Some(1), None));
    let to = |goal| needed(&made.ds(), 0, 0, YEAR, goal, &NONE);
    let first = to(Goal::Band(0)).unwrap();
    assert_eq!((first.score, first.more, first.missing), (d("90"), true, d("9.02")));
    assert!(!first.reaches(d("90")) && first.reaches(d("90.01")));
    assert!(to(Goal::Band(2)).unwrap().is_reached());
    assert_eq!(to(Goal::Band(3)), Err(Fault::NoSuchBand));
    assert_eq!(to(Goal::Rank(1)), Err(Fault::Place(Unplaced::TooFewUnits)));
    let plan = plan(&made.ds(), 0, 0, YEAR, Goal::Band(0), (Depth::Parts, &[]), &NONE);
    assert_eq!(plan.map(|plan| plan.way), Ok(Way::Whole));
}

#[test]
fn the_lowest_score_is_best() {
    let (mut made, [_, b, _]) = weighted();
    made.index().direction = Direction::LowerIsBetter;
    let found = asked(&made.ds(), &[(b, "7")]).unwrap().rank.unwrap();
    assert_eq!((found.from, found.to, found.places), (Rank::whole(1), Rank::whole(2), d("-1")));
    let goal = needed(&made.ds(), 1, 0, YEAR, Goal::Rank(1), &NONE);
    assert_eq!(goal, Err(Fault::LowerIsBetter));
}

#[test]
fn groups_ranked_apart() {
    let (mut made, [_, b, _]) = weighted();
    made.index().rule.within = RankWithin::Group;
    for (id, group) in [("us", 0), ("first", 1), ("second", 0)] {
        made.unit(id).group = Some(group);
    }
    let rank = asked(&made.ds(), &[(b, "7")]).unwrap().rank.unwrap();
    assert_eq!((rank.from, rank.to, rank.of), (Rank::whole(2), Rank::whole(1), 2));
}

proptest! {
    /// The rank beside a supposed score is the rank that a data set with that score has; and what a rank
    /// takes gives that rank, a step less does not.
    #[test]
    fn as_the_data_with_that_score(
        scores in prop::collection::vec(-30i64..120, 2..12), to in -40i64..140, at in 0u32..14,
        ties in prop::sample::select(vec![
            TieMethod::Competition, TieMethod::ModifiedCompetition, TieMethod::Dense,
            TieMethod::Ordinal, TieMethod::Fractional,
        ]),
        rounded in any::<bool>(), lower in any::<bool>(),
    ) {
        let tenths = |score: i64| Decimal::new(i128::from(score), 1).to_string();
        let made = |ours: i64| {
            let mut made = Made::new();
            made.index().rule.ties = ties;
            if rounded {
                made.index().rule.basis = RankBasis::Rounded(0);
            }
            if lower {
                made.index().direction = Direction::LowerIsBetter;
            }
            for (at, score) in scores.iter().enumerate() {
                // Ours stands in the middle of the names.
                let id = if at == 0 { "m".to_owned() } else { format!("{}{at}", ["a", "z"][at % 2]) };
                made.put(&id, YEAR, &tenths(if at == 0 { ours } else { *score }));
            }
            made.ds()
        };
        let ds = made(scores[0]);
        let rank = |score: i64| {
            let ranking = crate::rank::ranking(&made(score), 0, YEAR, &NONE);
            ranking.rows.iter().find(|row| row.unit == 0).unwrap().rank
        };
        let found = asked(&ds, &[(0, &tenths(to))]).unwrap();
        prop_assert_eq!(found.rank.unwrap().to, rank(to));
        let goal = needed(&ds, 0, 0, YEAR, Goal::Rank(at), &NONE);
        if lower {
            prop_assert_eq!(goal, Err(Fault::LowerIsBetter));
        } else if at == 0 || at as usize > scores.len() {
            prop_assert_eq!(goal, Err(Fault::NoSuchRank));
        } else if let Ok(goal) = goal {
            for score in -60..160 {
                let reached = rank(score) <= Rank::whole(at);
                if !goal.is_reached() {
                    prop_assert_eq!(goal.reaches(d(&tenths(score))), reached, "{:?} {}", goal, score);
                }
            }
            prop_assert_eq!(goal.is_reached(), rank(scores[0]) <= Rank::whole(at));
        } else {
            prop_assert_eq!(goal, Err(Fault::Unreachable));
            prop_assert!((-60..160).all(|score| rank(score) > Rank::whole(at)));
        }
    }
}

#[test]
fn an_indicator_in_between_can_be_asked_about() {
    let (made, [a, _, a1, _]) = deep();
    let ds = made.ds();
    let new = [NewScore { part: a1, score: d("2.25") }];
    let found = what_if(&ds, 0, a, YEAR, &new, &NONE).unwrap();
    assert_eq!((found.to.value, found.rank.unwrap().to), (d("4"), Rank::whole(1)));
}

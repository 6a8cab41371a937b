//! Where units stand, on small data: tables worked out by hand, and what holds for any data.

use std::collections::BTreeSet;

use super::*;
use crate::analysis::Unsaid;
use crate::model::{Band, BandBasis, Decimal, Direction, Given, Label, Missing, RankBasis};
use crate::model::{RankWithin, TieMethod};
use crate::rank::{Rank, ranking};
use crate::tests::{Made, YEAR};
use proptest::prelude::*;

mod any;
mod bands;

const NONE: RankOptions = RankOptions { ties: None, group: None, common_with: None };

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// Scores by unit; the first letter of an id is its group.
fn scores(rows: &[(&str, &str)]) -> Made {
    let mut made = Made::new();
    for (id, score) in rows {
        made.put(id, YEAR, score);
        made.unit(id).group = Some(usize::from(id.as_bytes()[0] - b'a'));
    }
    made
}

fn of(made: &Made, id: &str) -> Result<Gaps, Unplaced> {
    gaps(&made.ds(), made.ds().unit_by_id(id).unwrap(), 0, YEAR, &NONE)
}

fn ids(made: &Made, units: &[UnitIx]) -> Vec<String> {
    units.iter().map(|unit| made.ds().units()[*unit].id.clone()).collect()
}

/// Six units: 9 in front, two level at 8, ours at 6.5, then 6 and 2.
fn six() -> Made {
    scores(&[("a1", "8"), ("a2", "6.5"), ("a3", "2"), ("b1", "9"), ("b2", "8.0"), ("b3", "6")])
}

#[test]
fn distances_in_a_small_field() {
    let made = six();
    let found = of(&made, "a2").unwrap();
    assert_eq!((found.rank, found.of), (Rank::whole(4), 6));
    assert!(found.level.is_empty());
    let above = found.above.unwrap();
    assert_eq!(ids(&made, &above.units), ["a1", "b2"]);
    assert_eq!(above.rank, Some(Given::computed(Rank::whole(2))));
    assert_eq!(above.gap.lead, decimal("-1.5"));
    let below = found.below.unwrap();
    assert_eq!((ids(&made, &below.units), below.gap.lead), (vec!["b3".into()], decimal("0.5")));
    assert_eq!(ids(&made, &found.leader.units), ["b1"]);
    assert_eq!(found.leader.gap.lead, decimal("-2.5"));
    // Between 8 and 6,5.
    assert_eq!(found.median.score, Given::computed(decimal("7.25")));
    assert_eq!(found.median.lead, decimal("-0.75"));
    let group = found.group.unwrap();
    assert_eq!((group.of, group.median.lead), (3, decimal("0")));
    assert_eq!(
        (ids(&made, &group.best.units), group.best.gap.lead),
        (vec!["a1".into()], decimal("-1.5"))
    );
    let level = of(&made, "b2").unwrap();
    assert_eq!(ids(&made, &level.level), ["a1"]);
    assert_eq!(ids(&made, &level.above.unwrap().units), ["b1"]);
    assert_eq!(ids(&made, &level.below.unwrap().units), ["a2"]);
}

#[test]
fn the_first_and_the_last() {
    let made = six();
    let first = of(&made, "b1").unwrap();
    assert_eq!((first.above, first.reach), (None, vec![]));
    assert_eq!(
        (ids(&made, &first.leader.units), first.leader.gap.lead),
        (vec!["b1".into()], Decimal::ZERO)
    );
    assert_eq!(first.below.unwrap().gap.lead, decimal("1"));
    assert_eq!(of(&made, "a3").unwrap().below, None);
}

#[test]
fn what_better_places_take() {
    let found = of(&six(), "a3").unwrap().reach;
    let taken: Vec<_> = found
        .iter()
        .map(|reach| (reach.target, reach.needed.to_string(), reach.gain.normal().to_string()))
        .collect();
    let expected = [
        (Target::Up(1), "6", "4"),
        (Target::Up(3), "8", "6"),
        (Target::Up(5), "9", "7"),
        (Target::TopHalf, "8", "6"),
    ];
    assert_eq!(taken, expected.map(|(t, needed, gain)| (t, needed.to_owned(), gain.to_owned())));
    // Level with the leader is rank 1 in standard competition, but 2 in the modified one.
    assert!(found.iter().all(|reach| !reach.more));
    // By dense ranks, of which there are 4 here, half the number of units is no half of them.
    let made = scores(&[("a", "9"), ("b", "9"), ("c", "9"), ("d", "8"), ("e", "7"), ("f", "6")]);
    let dense = RankOptions { ties: Some(TieMethod::Dense), ..NONE };
    let unit = made.ds().unit_by_id("f").unwrap();
    let found = gaps(&made.ds(), unit, 0, YEAR, &dense).unwrap().reach;
    let targets: Vec<_> = found.iter().map(|reach| reach.target).collect();
    assert_eq!(targets, [Target::Up(1), Target::Up(3)]);
    let made = six();
    let ties = Some(TieMethod::ModifiedCompetition);
    let options = RankOptions { ties, ..NONE };
    let unit = made.ds().unit_by_id("a3").unwrap();
    let found = gaps(&made.ds(), unit, 0, YEAR, &options).unwrap().reach;
    assert_eq!((found[2].needed, found[2].more), (decimal("9"), true));
}

#[test]
fn the_lowest_may_be_best() {
    let mut made = six();
    made.index().direction = Direction::LowerIsBetter;
    let found = of(&made, "b3").unwrap();
    assert_eq!(ids(&made, &found.above.unwrap().units), ["a3"]);
    assert_eq!((found.leader.gap.lead, found.median.lead), (decimal("-4"), decimal("1.25")));
    assert_eq!((found.reach[0].needed, found.reach[0].gain), (decimal("2"), decimal("4")));
}

#[test]
fn rounded_scores_are_compared_as_they_are_ranked() {
    let mut made = scores(&[("a", "70.354"), ("b", "70.346"), ("c", "70.3")]);
    made.index().rule.basis = RankBasis::Rounded(2);
    let found = of(&made, "c").unwrap();
    assert_eq!(ids(&made, &found.above.clone().unwrap().units), ["a", "b"]);
    assert_eq!(found.above.unwrap().gap.lead, decimal("-0.05"));
    assert_eq!(ids(&made, &of(&made, "a").unwrap().level), ["b"]);
}

#[test]
fn what_rounded_scores_take_is_counted_before_they_are_rounded() {
    let mut made = scores(&[("a", "70.4"), ("b", "69.96")]);
    made.index().rule.basis = RankBasis::Rounded(1);
    let reach = of(&made, "b").unwrap().reach[0];
    assert_eq!((reach.needed, reach.gain, reach.more), (decimal("70.35"), decimal("0.39"), false));
}

#[test]
fn what_cannot_be_said() {
    let mut alone = scores(&[("a", "1")]);
    assert_eq!(of(&alone, "a"), Err(Unplaced::TooFewUnits));
    alone.put("b", YEAR, "2").said("b", YEAR, |extra| extra.of = Some(63));
    assert_eq!(of(&alone, "a"), Err(Unplaced::TooFewUnits));
    let mut made = six();
    made.missing("a9", YEAR, Missing::Withheld).missing("b9", YEAR, Missing::RankOnly);
    made.put("mean", YEAR, "7");
    made.unit("mean").aggregate = true;
    made.unit("nowhere");
    assert_eq!(of(&made, "a9"), Err(Unplaced::NoFigure));
    assert_eq!(of(&made, "b9"), Err(Unplaced::RanksOnly));
    assert_eq!(of(&made, "mean"), Err(Unplaced::Aggregate));
    assert_eq!(of(&made, "nowhere"), Err(Unplaced::NoFigure));
    let (ds, chosen) = (made.ds(), RankOptions { group: Some(1), ..NONE });
    let unit = ds.unit_by_id("a1").unwrap();
    assert_eq!(gaps(&ds, unit, 0, YEAR, &chosen), Err(Unplaced::NotChosen));
    let place = place(&ds, unit, 0, YEAR, None, &NONE);
    assert_eq!(place.parts, Err(Unplaced::NoParts));
    assert_eq!(place.to_leader, Err(Unplaced::NoParts));
    assert_eq!(place.to_next.err(), Some(Unplaced::NoParts));
    assert_eq!(place.relative, Err(Unplaced::NothingBefore));
    assert_eq!(place.banding, Err(Unplaced::NoBands));
    made.put("c", YEAR, "7");
    assert_eq!(of(&made, "c").unwrap().group, Err(Unplaced::NoGroup));
    made.unit("c").group = Some(9);
    assert_eq!(of(&made, "c").unwrap().group, Err(Unplaced::NoPeers));
}

#[test]
fn groups_ranked_apart_are_fields_of_their_own() {
    let mut made = six();
    made.index().rule.within = RankWithin::Group;
    let found = of(&made, "a3").unwrap();
    assert_eq!((found.of, ids(&made, &found.leader.units)), (3, vec!["a1".to_owned()]));
    let (ds, unit) = (made.ds(), made.ds().unit_by_id("a3").unwrap());
    let all = peers(&ds, unit, 0, YEAR, PeerRule::All, &NONE).unwrap();
    assert_eq!(ids(&made, &all), ["a1", "a2"]);
}

/// Three parts of 10, 20 and 10 points; the total is their plain sum.
fn with_parts() -> Made {
    let mut made = Made::new();
    for (id, maximum) in [("x.a", "10"), ("x.b", "20"), ("x.c", "10")] {
        let ix = made.part(id, Some("1"));
        made.indicator(ix).maximum = Some((decimal(maximum), crate::model::Origin::Published));
    }
    for (id, total, parts) in [
        ("first", "30", ["9", "14", "7"]),
        ("us", "25", ["8", "9", "8"]),
        ("third", "24.5", ["8", "9.5", "7"]),
        ("last", "12", ["2", "6", "4"]),
    ] {
        made.put(id, YEAR, total);
        for (at, score) in parts.into_iter().enumerate() {
            made.put_in(id, at + 1, YEAR, score);
        }
        made.unit(id).group = Some(0);
    }
    made
}

#[test]
fn parts_of_a_distance() {
    let made = with_parts();
    let (ds, us) = (made.ds(), made.ds().unit_by_id("us").unwrap());
    let found = to_leader(&ds, us, 0, YEAR, &NONE).unwrap();
    let parts: Vec<_> =
        found.parts.iter().map(|part| (part.part, part.lead.normal().to_string())).collect();
    assert_eq!(parts, [(2, "-5".to_owned()), (1, "-1".to_owned()), (3, "1".to_owned())]);
    assert_eq!((found.lead, found.weights_derived), (decimal("-5"), false));
    assert!(found.rest.is_zero());
    assert_eq!(to_next(&ds, us, 0, YEAR, &NONE).unwrap(), found);
    let first = ds.unit_by_id("first").unwrap();
    assert_eq!(to_leader(&ds, first, 0, YEAR, &NONE), Err(Unplaced::Leads));
    let mut level = with_parts();
    level.put("also", YEAR, "30");
    assert_eq!(to_next(&level.ds(), us, 0, YEAR, &NONE), Err(Unplaced::SeveralLevel));
    level.put("best", YEAR, "31");
    assert_eq!(to_leader(&level.ds(), us, 0, YEAR, &NONE), Err(Unplaced::MissingPart));
}

#[test]
fn every_reason_of_parts_is_one_of_ours() {
    let reasons = [Unsaid::NoParts, Unsaid::NoWeights, Unsaid::MissingPart].map(distance::unknown);
    assert_eq!(reasons, [Unplaced::NoParts, Unplaced::NoWeights, Unplaced::MissingPart]);
}

#[test]
fn places_in_the_parts() {
    let mut made = with_parts();
    made.missing("last", Period::year(2000), Missing::Withheld);
    let late = made.part("x.d", None);
    made.put_in("us", late, Period::year(2020), "1");
    let (ds, us) = (made.ds(), made.ds().unit_by_id("us").unwrap());
    let found = part_places(&ds, us, 0, YEAR, &NONE).unwrap();
    let gaps: Vec<_> = found.iter().map(|part| part.gaps.clone().unwrap()).collect();
    assert_eq!(gaps.len(), 3, "a part without figures in the period is none of it");
    assert_eq!((gaps[0].rank, gaps[0].of, gaps[0].complete), (Rank::whole(2), 4, true));
    assert_eq!(gaps[0].leader.lead, decimal("-1"));
    assert_eq!((gaps[1].rank, gaps[1].median.lead), (Rank::whole(3), decimal("-0.25")));
    assert_eq!(gaps[1].percent, Some(Given::computed(decimal("45"))));
    assert_eq!((gaps[2].leaders.clone(), gaps[2].leader.lead), (vec![us], Decimal::ZERO));
    assert_eq!(gaps[0].group_best.unwrap().lead, decimal("-1"));
}

#[test]
fn strong_and_weak_beside_peers() {
    let made = with_parts();
    let (ds, us) = (made.ds(), made.ds().unit_by_id("us").unwrap());
    let found = strengths(&ds, us, 0, YEAR, PeerRule::Group, &NONE).unwrap();
    // a: 80 against 80; b: 45 against 47,5; c: 80 against 70.
    let edges: Vec<_> =
        found.parts.iter().map(|part| (part.part, part.edge.normal().to_string())).collect();
    assert_eq!(edges, [(3, "10".to_owned()), (1, "0".to_owned()), (2, "-2.5".to_owned())]);
    assert_eq!((found.by, found.left_out.len()), (EdgeBy::Percent, 0));
    assert_eq!(found.strongest().iter().map(|part| part.part).collect::<Vec<_>>(), [3]);
    assert_eq!(found.weakest().iter().map(|part| part.part).collect::<Vec<_>>(), [2]);
    assert_eq!((found.parts[0].rank, found.parts[2].rank, found.parts[2].of), (1, 3, 4));
    // The leader is worse than the median in no part: it has no weakness.
    let first = ds.unit_by_id("first").unwrap();
    let found = strengths(&ds, first, 0, YEAR, PeerRule::All, &NONE).unwrap();
    assert!(found.weakest().is_empty());
    // Without maxima: by the distance between the quartiles.
    let mut plain = with_parts();
    plain.indicator(2).maximum = None;
    let found = strengths(&plain.ds(), us, 0, YEAR, PeerRule::All, &NONE).unwrap();
    assert_eq!(found.by, EdgeBy::Quartiles);
    let b = found.parts.iter().find(|part| part.part == 2).unwrap();
    // 6, 9,5 and 14 have quartiles at 7,75 and 11,75: (9 − 9,5)/4.
    assert_eq!((b.lead, b.edge), (decimal("-0.5"), decimal("-0.125")));
}

#[test]
fn points_beside_the_maximum_are_no_strength() {
    let mut made = with_parts();
    let bonus = made.part("x.bonus", None);
    for (id, points) in [("us", "3"), ("first", "0"), ("third", "0"), ("last", "1")] {
        made.put_in(id, bonus, YEAR, points);
    }
    let of = |made: &Made| {
        let (ds, us) = (made.ds(), made.ds().unit_by_id("us").unwrap());
        let found = strengths(&ds, us, 0, YEAR, PeerRule::All, &NONE).unwrap();
        (found.by, found.parts.iter().any(|part| part.part == bonus))
    };
    assert_eq!(of(&made), (EdgeBy::Quartiles, true), "a part without a maximum");
    made.indicator(bonus).kind = crate::model::IndicatorKind::Bonus;
    assert_eq!(of(&made), (EdgeBy::Percent, false));
}

#[test]
fn peers_by_every_rule() {
    let made = with_parts();
    let (ds, us) = (made.ds(), made.ds().unit_by_id("us").unwrap());
    let by = |rule| ids(&made, &peers(&ds, us, 0, YEAR, rule, &NONE).unwrap());
    assert_eq!(by(PeerRule::All), ["first", "third", "last"]);
    assert_eq!(by(PeerRule::Group), ["first", "third", "last"]);
    assert_eq!(by(PeerRule::Neighbours(1)), ["first", "third"]);
    // third: 0 + 2,5 + 10; first: 10 + 25 + 10; last: 60 + 15 + 40.
    assert_eq!(by(PeerRule::Similar(1)), ["third"]);
    assert_eq!(by(PeerRule::Similar(2)), ["third", "first"]);
    assert_eq!(by(PeerRule::Similar(99)), ["third", "first", "last"]);
    for rule in [PeerRule::Neighbours(0), PeerRule::Similar(0)] {
        assert_eq!(peers(&ds, us, 0, YEAR, rule, &NONE), Err(Unplaced::NoPeers));
    }
}

#[test]
fn a_rank_among_more_units() {
    let before = Period::year(2015);
    let mut made = Made::new();
    for (period, rank, of) in [(before, 10, 58), (YEAR, 12, 63)] {
        made.put("us", period, "50").said("us", period, |extra| {
            extra.rank = Some(Given::published(rank));
            extra.of = Some(of);
        });
    }
    let found = relative(&made.ds(), 0, 0, [before, YEAR], &NONE).unwrap();
    // 51/62 and 48/57.
    assert_eq!(found.after.percentile, decimal("82.2580645161"));
    assert_eq!(found.before.percentile, decimal("84.2105263158"));
    assert!(found.rank_moved().is_lt() && found.position_moved().is_lt() && found.count_differs());
    assert_eq!((found.after.level, found.after.rank), (None, Given::published(Rank::whole(12))));
    made.said("us", YEAR, |extra| extra.of = Some(163));
    let found = relative(&made.ds(), 0, 0, [before, YEAR], &NONE).unwrap();
    assert!(found.rank_moved().is_lt() && found.position_moved().is_gt());
    made.said("us", before, |extra| extra.of = None);
    let unknown = relative(&made.ds(), 0, 0, [before, YEAR], &NONE);
    assert_eq!(unknown, Err(Unplaced::UnknownCount));
    let never = relative(&made.ds(), 0, 0, [Period::year(1999), YEAR], &NONE);
    assert_eq!(never, Err(Unplaced::NothingBefore));
    let dense = RankOptions { ties: Some(TieMethod::Dense), ..NONE };
    assert_eq!(relative(&made.ds(), 0, 0, [before, YEAR], &dense), Err(Unplaced::DenseRanks));
}

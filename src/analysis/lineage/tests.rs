use super::*;
use crate::model::{Dataset, Decimal, Given, Link, Missing, Origin, Period, Predecessor as From};
use crate::rank::Rank;
use crate::tests::Made;
use proptest::prelude::*;

const BEFORE: Period = Period::year(2024);
const AFTER: Period = Period::year(2026);

fn dec(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn from(unit: &str, link: Link, weight: Option<&str>) -> From {
    From { unit: unit.to_owned(), link, weight: weight.map(dec) }
}

/// Two old units that became one, one that stayed under a new id, one that was parted.
fn merged() -> Made {
    let mut made = Made::new();
    made.put("yen-bai", BEFORE, "60.5").put("lao-cai", BEFORE, "64.25");
    made.put("son-la", BEFORE, "70").put("x", BEFORE, "62.1");
    made.put("lao-cai-2025", AFTER, "66").put("son-la-2025", AFTER, "65").put("y", AFTER, "50");
    let units: [(&str, &[From]); 3] = [
        (
            "lao-cai-2025",
            &[
                from("lao-cai", Link::Full, Some("770600")),
                from("yen-bai", Link::Full, Some("862900")),
            ],
        ),
        ("son-la-2025", &[from("son-la", Link::Full, None)]),
        ("y", &[from("x", Link::Partial, Some("1")), from("yen-bai", Link::Partial, None)]),
    ];
    for (unit, predecessors) in units {
        made.unit(unit).predecessors = predecessors.to_vec();
        made.unit(unit).code = Some("15".to_owned());
    }
    made.unit("yen-bai").code = Some("15".to_owned());
    made
}

fn of(ds: &Dataset, id: &str) -> Past {
    past(ds, ds.unit_by_id(id).unwrap(), 0, BEFORE)
}

#[test]
fn a_new_unit_stands_beside_its_predecessors() {
    let ds = merged().ds();
    let found = of(&ds, "lao-cai-2025");
    let ids: Vec<_> = found.predecessors.iter().map(|before| before.id.as_str()).collect();
    assert_eq!(ids, ["lao-cai", "yen-bai"]);
    assert_eq!(found.scores, Some([dec("60.5"), dec("64.25")]));
    assert_eq!(found.ranks, Some([Rank::whole(2), Rank::whole(4)]));
    assert_eq!((found.incomplete, found.partial), (false, false));
    assert_eq!(found.predecessors[0].of, Some(4));
    let parted = of(&ds, "y");
    assert!(parted.partial);
    assert_eq!(parted.predecessors[0].link, Link::Partial);
}

#[test]
fn a_weighted_estimate_is_computed_and_rounded_once() {
    let back_cast = of(&merged().ds(), "lao-cai-2025").back_cast.unwrap();
    // (770600 × 64,25 + 862900 × 60,5) / 1633500 = 62,26905…
    assert_eq!(back_cast.score, Given::computed(dec("62.27")));
    assert_eq!(back_cast.score.origin, Origin::Computed);
    assert_eq!(back_cast.rounded(1), Some(dec("62.3")));
    assert_eq!(back_cast.rounded(4), Some(dec("62.2691")));
    // Half away from zero, from the quotient and not from what was rounded before: 1,445 of 2 parts.
    let mut made = Made::new();
    made.put("a", BEFORE, "1.44").put("b", BEFORE, "1.45");
    made.unit("c").predecessors =
        vec![from("a", Link::Full, Some("1")), from("b", Link::Full, Some("1"))];
    let half = of(&made.ds(), "c").back_cast.unwrap();
    assert_eq!((half.score.value, half.rounded(1)), (dec("1.45"), Some(dec("1.4"))));
}

#[test]
fn no_estimate_without_every_score_and_weight() {
    let mut made = merged();
    let why = |made: &Made, id: &str| of(&made.ds(), id).back_cast.unwrap_err();
    let no_weight = |unit: &str| NoBackCast::NoWeight { unit: unit.to_owned() };
    assert_eq!(why(&made, "y"), no_weight("yen-bai"));
    assert_eq!(why(&made, "son-la-2025"), no_weight("son-la"));
    assert_eq!(why(&made, "x"), NoBackCast::NoPredecessors);
    made.missing("hidden", BEFORE, Missing::Withheld);
    made.unit("z").predecessors = vec![
        from("lao-cai", Link::Full, Some("1")),
        from("hidden", Link::Full, Some("1")),
        from("nowhere", Link::Full, Some("1")),
    ];
    let found = of(&made.ds(), "z");
    assert!(found.incomplete);
    assert_eq!(found.scores, Some([dec("64.25"), dec("64.25")]));
    let unit = "hidden".to_owned();
    assert_eq!(found.back_cast, Err(NoBackCast::NoScore { unit, reason: Missing::Withheld }));
    made.unit("z").predecessors = vec![from("lao-cai", Link::Full, Some("0"))];
    assert_eq!(why(&made, "z"), NoBackCast::ZeroWeights);
}

/// 2008: Hà Nội took in Hà Tây and kept its name; then came 2025.
fn ha_noi() -> Made {
    let mut made = Made::new();
    let early = Period::year(2007);
    made.put("ha-noi", early, "55").put("ha-tay", early, "40").put("hue", early, "60");
    made.put("ha-noi", BEFORE, "57").put("hue", BEFORE, "58");
    made.put("ha-noi-2025", AFTER, "59").put("hue-2025", AFTER, "58");
    made.unit("ha-noi").predecessors = vec![from("ha-tay", Link::Full, None)];
    made.unit("ha-noi-2025").predecessors = vec![from("ha-noi", Link::Full, Some("1"))];
    made.unit("hue-2025").predecessors = vec![from("hue", Link::Full, Some("1"))];
    made
}

#[test]
fn a_unit_that_took_in_others_is_one_of_its_predecessors() {
    let ds = ha_noi().ds();
    let early = Period::year(2007);
    let ids =
        |past: &Past| past.predecessors.iter().map(|before| before.id.clone()).collect::<Vec<_>>();
    let of = |id: &str, at: Period| past(&ds, ds.unit_by_id(id).unwrap(), 0, at);
    assert_eq!(ids(&of("ha-noi", early)), ["ha-noi", "ha-tay"]);
    // Two changes of the list.
    let found = of("ha-noi-2025", early);
    assert_eq!(ids(&found), ["ha-noi", "ha-tay"]);
    let unit = "ha-noi".to_owned();
    assert_eq!(found.back_cast, Err(NoBackCast::SeveralChanges { unit }));
    assert_eq!(ids(&of("ha-noi-2025", BEFORE)), ["ha-noi"]);
    let whole = of("ha-noi-2025", BEFORE).back_cast.unwrap();
    assert_eq!(whole.score, Given::computed(dec("57")));
}

#[test]
fn a_unit_that_got_another_name_twice_is_followed() {
    let mut made = ha_noi();
    made.unit("hue-2027").predecessors = vec![from("hue-2025", Link::Full, Some("3"))];
    let ds = made.ds();
    let found = past(&ds, ds.unit_by_id("hue-2027").unwrap(), 0, BEFORE);
    assert_eq!(found.predecessors[0].id, "hue");
    assert_eq!(found.back_cast.unwrap().score, Given::computed(dec("58")));
}

#[test]
fn links_in_a_ring_end() {
    let mut made = Made::new();
    made.put("c", BEFORE, "1");
    for (unit, other) in [("a", "b"), ("b", "a")] {
        made.unit(unit).predecessors =
            vec![from(other, Link::Full, None), from(unit, Link::Full, None)];
    }
    let found = of(&made.ds(), "a");
    assert!(found.incomplete && found.scores.is_none());
    assert!(common_set(&made.ds(), 0, BEFORE, AFTER).units.is_empty());
}

fn told(ds: &Dataset, from: Period, to: Period) -> Vec<String> {
    let shared = common_set(ds, 0, from, to);
    assert!(shared.units.iter().all(|unit| unit.rank.iter().all(|r| r.origin == Origin::Computed)));
    let line = |unit: &SharedUnit| {
        let ids = unit.unit.map(|unit| ds.units()[unit].id.as_str());
        let ranks = unit.rank.map(|rank| rank.value.as_whole().unwrap());
        let grown = if unit.grown { " grown" } else { "" };
        format!("{} → {}: {} → {}{grown}", ids[0], ids[1], ranks[0], ranks[1])
    };
    shared.units.iter().map(line).collect()
}

#[test]
fn only_what_both_lists_have_is_ranked() {
    let ds = merged().ds();
    assert_eq!(told(&ds, BEFORE, AFTER), ["son-la → son-la-2025: 1 → 1"]);
    let shared = common_set(&ds, 0, BEFORE, AFTER);
    let ids = |units: &[usize]| units.iter().map(|u| ds.units()[*u].id.clone()).collect::<Vec<_>>();
    // The code 15 joins nothing.
    assert_eq!(ids(&shared.only_before), ["yen-bai", "lao-cai", "x"]);
    assert_eq!(ids(&shared.only_after), ["lao-cai-2025", "y"]);
    let ds = ha_noi().ds();
    assert_eq!(told(&ds, BEFORE, AFTER), ["ha-noi → ha-noi-2025: 2 → 1", "hue → hue-2025: 1 → 2"]);
    assert_eq!(
        told(&ds, Period::year(2007), BEFORE),
        ["hue → hue: 1 → 1", "ha-noi → ha-noi: 2 → 2 grown"]
    );
}

#[test]
fn a_unit_parted_among_several_is_not_shared() {
    let mut made = merged();
    made.put("z", AFTER, "1");
    made.unit("z").predecessors = vec![from("son-la", Link::Full, None)];
    assert!(told(&made.ds(), BEFORE, AFTER).is_empty());
}

proptest! {
    #[test]
    fn a_list_that_stays_changes_nothing(scores in prop::collection::vec((0_i64..50, 0_i64..50), 1..12)) {
        let mut made = Made::new();
        for (at, (before, after)) in scores.iter().enumerate() {
            let (old, new) = (format!("u{at:02}"), format!("v{at:02}"));
            made.put(&old, BEFORE, &before.to_string()).put(&new, AFTER, &after.to_string());
            made.unit(&new).predecessors = vec![from(&old, Link::Full, Some("7"))];
            made.unit(&new).name.vi = old;
        }
        let ds = made.ds();
        let shared = common_set(&ds, 0, BEFORE, AFTER);
        prop_assert_eq!(shared.units.len(), scores.len());
        for unit in &shared.units {
            for (side, period) in [(0, BEFORE), (1, AFTER)] {
                let all = crate::rank::ranking(&ds, 0, period, &Default::default());
                let row = all.rows.iter().find(|row| row.unit == unit.unit[side]).unwrap();
                prop_assert_eq!(unit.rank[side].value, row.rank);
            }
            let back = past(&ds, unit.unit[1], 0, BEFORE).back_cast.unwrap();
            prop_assert_eq!(back.score.value, unit.score[0].value);
        }
    }

    #[test]
    fn neither_the_scale_of_weights_nor_the_order_of_links_matters(
        parts in prop::collection::vec((0_i64..10_000, 1_i64..100_000), 1..8), factor in 1_i64..1000,
        turn in 0_usize..8,
    ) {
        let estimate = |factor: i64, turn: usize| {
            let mut made = Made::new();
            let mut links = Vec::new();
            for (at, (score, weight)) in parts.iter().enumerate() {
                let id = format!("u{at}");
                made.put(&id, BEFORE, &Decimal::new(i128::from(*score), 2).to_string());
                links.push(from(&id, Link::Full, Some(&(weight * factor).to_string())));
            }
            let turn = turn % links.len();
            links.rotate_left(turn);
            made.unit("new").predecessors = links;
            let found = of(&made.ds(), "new");
            (found.predecessors.iter().map(|p| p.id.clone()).collect::<Vec<_>>(),
             found.scores.unwrap(), found.back_cast.unwrap())
        };
        let (ids, range, one) = estimate(1, 0);
        let (other_ids, other_range, other) = estimate(factor, turn);
        prop_assert_eq!((ids, range, one.score), (other_ids, other_range, other.score));
        prop_assert_eq!(one.rounded(7), other.rounded(7));
        // A mean lies between the lowest and the highest.
        prop_assert!(range[0] <= one.score.value && one.score.value <= range[1]);
    }

    #[test]
    fn the_order_of_units_matters_to_nothing(
        scores in prop::collection::vec((0_i64..6, 0_i64..6), 2..9), turn in 0_usize..9,
    ) {
        let made = |turn: usize| {
            let mut made = Made::new();
            let mut rows: Vec<_> = scores.iter().enumerate().collect();
            rows.rotate_left(turn % scores.len());
            for (at, (before, after)) in rows {
                let id = format!("u{at}");
                made.put(&id, BEFORE, &before.to_string()).put(&id, AFTER, &after.to_string());
            }
            told(&made.ds(), BEFORE, AFTER)
        };
        prop_assert_eq!(made(0), made(turn));
    }
}

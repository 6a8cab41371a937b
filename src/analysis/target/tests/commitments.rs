use super::*;
use crate::model::{Base, Commitment, Commitments, Direction, Given, Label, Link, Method, Missing};
use proptest::prelude::*;

const BASE: Period = Period::year(2015);

fn one(made: &Made, target: &str) -> Commitment {
    commitment(&made.ds(), (0, 0), BASE, (YEAR, d(target)))
}

fn checked(made: &Made, commitment: Commitment) -> Checked {
    let list = Commitments { list: vec![commitment], ..Commitments::default() };
    check_commitments(&made.ds(), &list).remove(0)
}

fn made(before: &str, now: &str) -> Made {
    let mut made = Made::new();
    made.put("us", BASE, before).put("us", YEAR, now);
    made.put("other", BASE, "6").put("other", YEAR, "7");
    made
}

#[test]
fn a_commitment_knows_where_it_began() {
    let made = made("5", "8");
    let found = one(&made, "7.5");
    assert_eq!((&*found.unit, &*found.indicator), ("us", "x"));
    let base = Base { period: BASE, score: Some(d("5")), rank: Some(2), of: Some(2) };
    assert_eq!((found.base, found.period), (Some(base), YEAR));
    assert_eq!(found.indicator_name, Some(Label::vi("X")));
}

#[test]
fn what_became_of_it() {
    let given = |score| Given::published(d(score));
    for (before, now, target, outcome) in [
        ("5", "8", "7.5", Outcome::Kept { score: given("8"), over: d("0.5") }),
        ("5", "8", "8", Outcome::Kept { score: given("8"), over: d("0") }),
        ("5", "7", "7.5", Outcome::Improved { score: given("7"), short: d("0.5"), gained: d("2") }),
        (
            "7",
            "7",
            "7.5",
            Outcome::Missed { score: given("7"), short: d("0.5"), gained: Some(d("0")) },
        ),
        (
            "9",
            "7",
            "9.5",
            Outcome::Missed { score: given("7"), short: d("2.5"), gained: Some(d("-2")) },
        ),
    ] {
        let made = made(before, now);
        let found = checked(&made, one(&made, target));
        assert_eq!(found.outcome, outcome, "{before} {now} {target}");
        assert_eq!((found.unit, found.indicator, found.revised), (Some(0), Some(0), None));
        assert_eq!(found.standing.of, Some(2));
    }
    let made = made("9", "7");
    let without = Commitment { base: None, ..one(&made, "8") };
    let missed = Outcome::Missed { score: given("7"), short: d("1"), gained: None };
    assert_eq!(checked(&made, without).outcome, missed);
}

#[test]
fn figures_that_are_not_there() {
    let mut made = made("5", "8");
    let later = Commitment { period: Period::year(2017), ..one(&made, "8") };
    assert_eq!(checked(&made, later.clone()).outcome, Outcome::NotYet(None));
    made.missing("us", Period::year(2017), Missing::RankOnly);
    let outcome = checked(&made, later).outcome;
    assert_eq!(outcome, Outcome::NotYet(Some(Missing::RankOnly)));
    let gone = Commitment { unit: "none".to_owned(), unit_name: None, ..one(&made, "8") };
    assert_eq!(checked(&made, gone.clone()).outcome, Outcome::UnitGone);
    // Another key, the same name; not where two have it.
    let renamed = Commitment { unit_name: Some(Label::vi("ANOTHER ")), ..gone };
    assert_eq!(checked(&made, renamed.clone()).outcome, Outcome::UnitGone);
    let renamed = Commitment { unit_name: Some(Label::vi("OTHER ")), ..renamed };
    assert_eq!(checked(&made, renamed.clone()).unit, Some(1));
    made.unit("twin").name = Label::vi("Other");
    assert_eq!(checked(&made, renamed).outcome, Outcome::UnitGone);
    let gone = Commitment { indicator: "y".to_owned(), indicator_name: None, ..one(&made, "8") };
    assert_eq!(checked(&made, gone.clone()).outcome, Outcome::IndicatorGone);
    let renamed = Commitment { indicator_name: Some(Label::vi("x")), ..gone };
    assert_eq!(checked(&made, renamed).indicator, Some(0));
}

#[test]
fn methods_that_changed_and_figures_that_were_revised() {
    let mut made = made("5", "8");
    let commitment = one(&made, "7.5");
    let revised = Base { score: Some(d("5.25")), ..commitment.base.clone().unwrap() };
    let revised = checked(&made, Commitment { base: Some(revised), ..commitment.clone() });
    assert_eq!(revised.revised, Some(Given::published(d("5"))));
    let method = |from, comparable| Method {
        from,
        name: Label::vi("m"),
        weights: Vec::new(),
        maximum: None,
        comparable,
    };
    for (comparable, changed) in [(true, false), (false, true)] {
        made.index().methods = vec![method(BASE, true), method(YEAR, comparable)];
        let outcome = checked(&made, commitment.clone()).outcome;
        let expected = Outcome::MethodChanged {
            method: Label::vi("m"),
            since: YEAR,
            score: Some(Given::published(d("8"))),
        };
        assert_eq!(outcome == expected, changed);
    }
}

proptest! {
    #[test]
    fn the_figures_add_up(
        before in 0i64..99, now in 0i64..99, target in 0i64..99, lower in any::<bool>(),
    ) {
        let mut made = made(&before.to_string(), &now.to_string());
        if lower {
            made.index().direction = Direction::LowerIsBetter;
        }
        let sign = if lower { -1 } else { 1 };
        let (over, change) = (sign * (now - target), sign * (now - before));
        let expected = |number: i64| Decimal::from(number);
        match checked(&made, one(&made, &target.to_string())).outcome {
            Outcome::Kept { over: found, .. } => {
                prop_assert!(over >= 0);
                prop_assert_eq!(found, expected(over));
            }
            Outcome::Improved { short, gained, .. } => {
                prop_assert!(over < 0 && change > 0);
                prop_assert_eq!((short, gained), (expected(-over), expected(change)));
            }
            Outcome::Missed { short, gained, .. } => {
                prop_assert!(over < 0 && change <= 0);
                prop_assert_eq!((short, gained), (expected(-over), Some(expected(change))));
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }
}

/// Another file has other keys: what is matched by name, and how; never where two could be meant.
#[test]
fn another_spelling_is_the_same_unit() {
    let commitment = |unit: &str, name: &str| Commitment {
        unit: unit.to_owned(),
        unit_name: (!name.is_empty()).then(|| Label::vi(name)),
        ..one(&made("5", "8"), "7.5")
    };
    let named = |name: &str| {
        let mut made = made("5", "8");
        made.unit("other").name = Label::vi(name);
        made
    };
    for (in_data, unit, written) in [
        ("Huyện Bình Liêu", "binh-lieu", "Bình Liêu"),
        ("Bình Liêu", "huyen-binh-lieu", "Huyện Bình Liêu"),
        ("UBND huyện Bình Liêu", "binh-lieu", "BÌNH LIÊU"),
        ("Binh Lieu", "binh-lieu", "Bình Liêu"),
        // Without a name the key is one.
        ("Bình Liêu", "huyen-binh-lieu", ""),
    ] {
        let found = checked(&named(in_data), commitment(unit, written));
        assert_eq!((found.unit, found.by), (Some(1), [FoundBy::Name, FoundBy::Key]), "{in_data}");
        assert_eq!(found.standing.of, Some(2));
    }
    let mut made = named("Huyện Bình Liêu");
    made.unit("other").aliases = vec!["H. Bình Liêu".to_owned(), "BLi".to_owned()];
    assert_eq!(checked(&made, commitment("bli", "Bli")).unit, Some(1));
    // A province is no district, and of two nobody knows which.
    let town = commitment("thi-xa-binh-lieu", "Thị xã Bình Liêu");
    assert_eq!(checked(&made, town).outcome, Outcome::UnitGone);
    made.unit("third").name = Label::vi("Xã Bình Liêu");
    assert_eq!(checked(&made, commitment("bl", "Bình Liêu")).outcome, Outcome::UnitGone);
    // A sum of units is none of them.
    let mut made = named("Toàn huyện");
    made.unit("other").aggregate = true;
    assert_eq!(checked(&made, commitment("th", "Toàn huyện")).outcome, Outcome::UnitGone);
}

#[test]
fn a_unit_that_became_another() {
    let commitment =
        || Commitment { unit: "old".to_owned(), unit_name: None, ..one(&made("5", "8"), "7") };
    let before =
        |unit: &str, link| crate::model::Predecessor { unit: unit.to_owned(), link, weight: None };
    let mut made = made("5", "8");
    made.unit("us").predecessors = vec![before("old", Link::Full)];
    let found = checked(&made, commitment());
    assert_eq!((found.unit, found.by[0]), (Some(0), FoundBy::Lineage));
    // The unit of the earlier list is in the data too, where the later one has the figure.
    made.put("old", BASE, "4");
    let found = checked(&made, commitment());
    assert_eq!((found.unit, found.by[0]), (Some(0), FoundBy::Lineage));
    assert_eq!(found.revised, None);
    let earlier = Commitment { period: BASE, ..commitment() };
    assert_eq!(checked(&made, earlier).by[0], FoundBy::Key);
    for parts in [
        vec![before("old", Link::Partial)],
        vec![before("old", Link::Full), before("another", Link::Full)],
    ] {
        let mut made = self::made("5", "8");
        made.unit("us").predecessors = parts;
        assert_eq!(checked(&made, commitment()).outcome, Outcome::UnitMerged(0));
        // Its name alone does not make it the unit that was.
        made.unit("us").name = Label::vi("Xã Bình Liêu");
        let named = Commitment { unit_name: Some(Label::vi("Bình Liêu")), ..commitment() };
        assert_eq!(checked(&made, named).outcome, Outcome::UnitMerged(0));
    }
}

#[test]
fn an_index_by_its_other_names() {
    let commitment = |id: &str, name: &str, short: Option<&str>| Commitment {
        indicator: id.to_owned(),
        indicator_name: Some(Label::vi(name)),
        indicator_short: short.map(Label::vi),
        ..one(&made("5", "8"), "7.5")
    };
    let mut made = made("5", "8");
    let by = |made: &Made, commitment| {
        let found = checked(made, commitment);
        found.indicator.map(|at| (at, found.by[1]))
    };
    made.index().name = Label::vi("PAR INDEX");
    let full = "Cải cách hành chính (CCHC)";
    assert_eq!(by(&made, commitment("par", full, None)), None);
    let name = Some((0, FoundBy::Name));
    assert_eq!(by(&made, commitment("par", full, Some("PAR INDEX"))), name);
    assert_eq!(by(&made, commitment("par-index", full, None)), name);
    assert_eq!(by(&made, commitment("X", full, None)), Some((0, FoundBy::Key)));
    // The other way round.
    made.index().name = Label::vi(full);
    made.index().short = Some(Label::vi("PAR INDEX"));
    assert_eq!(by(&made, commitment("p", "Par Index", None)), name);
    // A full name before a short one; of two that fit, neither.
    let second = made.another_index("y");
    made.indicator(second).name = Label::vi("PAR INDEX");
    assert_eq!(by(&made, commitment("p", "Par Index", None)), Some((second, FoundBy::Name)));
    made.index().name = Label::vi("Par index");
    assert_eq!(by(&made, commitment("p", "Par Index", None)), None);
    let own = commitment_of(&made);
    assert_eq!(own.indicator_short, Some(Label::vi("PAR INDEX")));
}

fn commitment_of(made: &Made) -> Commitment {
    commitment(&made.ds(), (0, 0), BASE, (YEAR, d("7")))
}

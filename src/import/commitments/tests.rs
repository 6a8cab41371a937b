use super::*;
use crate::export::json_from_commitments;
use crate::import::diagnostic::{Expected, JsonKind, Severity};
use crate::model::{Decimal, Period};
use proptest::prelude::*;

fn read(text: &str) -> (Commitments, Vec<Diagnostic>) {
    commitments_from_file("c.json", text.as_bytes())
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

#[test]
fn a_list_with_everything_and_one_with_the_least() {
    let text = r#"{
        "$schema": "x", "format": "xephang-commitments/1",
        "title": {"vi": "Cam kết", "en": "Commitments"}, "date": "2023-03-21",
        "commitments": [
            {"unit": "binh-lieu", "unitName": "Bình Liêu", "indicator": "par",
             "indicatorName": "CCHC", "period": "2023", "target": 85.00, "owner": "Phòng Nội vụ",
             "date": "2023-11", "note": "«gấp»",
             "base": {"period": 2022, "score": 80.98, "rank": 13, "of": 13}},
            {"unit": "u", "indicator": "i", "period": "2023-Q1", "target": 1, "owner": null}
        ]
    }"#;
    let (found, told) = read(text);
    assert_eq!(told, []);
    assert!(is_commitments(text.as_bytes()) && !is_commitments(br#"{"format":"xephang/1"}"#));
    assert_eq!(found.title, Some(Label::new("Cam kết", "Commitments")));
    assert_eq!(found.date.as_deref(), Some("2023-03-21"));
    let [first, second] = &found.list[..] else { panic!("{found:?}") };
    assert_eq!((&*first.unit, &*first.indicator), ("binh-lieu", "par"));
    assert_eq!((first.target.to_string(), first.period), ("85.00".to_owned(), Period::year(2023)));
    assert_eq!(first.owner.as_deref(), Some("Phòng Nội vụ"));
    assert_eq!(first.note.as_deref(), Some("«gấp»"));
    let base = Base {
        period: Period::year(2022),
        score: Some(decimal("80.98")),
        rank: Some(13),
        of: Some(13),
    };
    assert_eq!(first.base, Some(base));
    assert_eq!((second.base.is_none(), second.owner.is_none()), (true, true));
}

#[test]
fn one_bad_commitment_costs_no_other() {
    let (found, told) = read(
        r#"{"format": "xephang-commitments/1", "commitments": [
{"unit": "a", "indicator": "i", "period": "2023"},
{"unit": "a", "indicator": "i", "period": "20-23", "target": "viele"},
7,
{"unit": "b", "indicator": "i", "period": "2023", "target": "8.5", "ownr": "x", "date": "soon"}
]}"#,
    );
    assert_eq!(found.list.len(), 1);
    assert_eq!((&*found.list[0].unit, found.list[0].target), ("b", decimal("8.5")));
    let lines: Vec<_> = told.iter().map(|told| (told.place.line, &told.problem)).collect();
    let owned = str::to_owned;
    assert_eq!(
        lines,
        [
            (Some(2), &Problem::MissingMember { member: "target" }),
            (Some(3), &Problem::BadPeriod { text: owned("20-23") }),
            (Some(3), &Problem::WrongKind { expected: Expected::Number, found: JsonKind::Text }),
            (Some(4), &Problem::WrongKind { expected: Expected::Object, found: JsonKind::Number }),
            (Some(5), &Problem::NumberAsText { text: owned("8.5"), read: decimal("8.5") }),
            (Some(5), &Problem::UnknownMember { member: owned("ownr"), nearest: Some("owner") }),
            (Some(5), &Problem::BadDate { text: owned("soon") }),
        ]
    );
    assert_eq!(told[0].place.path.as_deref(), Some("commitments[0]"));
}

#[test]
fn what_is_no_list_of_commitments() {
    for (text, format) in [
        (r#"{"format": "xephang/1", "title": "x"}"#, "xephang/1"),
        (r#"{"format": "xephang-commitments/2", "commitments": []}"#, "xephang-commitments/2"),
        ("[1]", ""),
        ("7", ""),
    ] {
        let (found, told) = read(text);
        assert_eq!(found, Commitments::default());
        let problem = Problem::NotCommitments { found: format.to_owned() };
        assert_eq!(told.len(), 1, "{text}");
        assert_eq!((&told[0].problem, told[0].severity), (&problem, Severity::Error), "{text}");
    }
    assert_eq!(read("").1[0].problem, Problem::EmptyFile);
    assert!(matches!(read("{").1[0].problem, Problem::Syntax(_)));
    let told = read(r#"{"format": "xephang-commitments/1"}"#).1;
    assert_eq!(told[0].problem, Problem::MissingMember { member: "commitments" });
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{0,12}", "[À-ỹ«»\"\\\\\n\t\u{0}\u{1F600}]{1,8}"]
}

fn name() -> impl Strategy<Value = Label> {
    ("[A-ZĐ][a-zà-ỹ ]{0,9}", prop::option::of("[A-Z][a-z ]{0,9}"))
        .prop_map(|(vi, en)| Label { vi, en })
}

fn score() -> impl Strategy<Value = Decimal> {
    (-99_999_999i64..99_999_999, 0u8..7)
        .prop_map(|(mantissa, scale)| Decimal::new(i128::from(mantissa), scale))
}

fn period() -> impl Strategy<Value = Period> {
    (prop::sample::select(vec!["", "-H1", "-H2", "-Q3", "-11", "-02-28"]), 1000i32..9999)
        .prop_map(|(part, year)| Period::parse(&format!("{year}{part}")).unwrap())
}

fn date() -> impl Strategy<Value = String> {
    (1000u32..9999, 1u32..13, 1u32..29).prop_map(|(year, month, day)| match day % 3 {
        0 => format!("{year}"),
        1 => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    })
}

fn base() -> impl Strategy<Value = Base> {
    let rank = prop::option::of((1u32..99, 0u32..9));
    (period(), prop::option::of(score()), rank).prop_map(|(period, score, rank)| Base {
        period,
        score,
        rank: rank.map(|(rank, _)| rank),
        of: rank.map(|(rank, more)| rank + more),
    })
}

fn a_commitment() -> impl Strategy<Value = Commitment> {
    let id = || "[A-Za-z0-9._-]{1,9}";
    let label = || prop::option::of(name());
    let about = (id(), label(), id(), label(), label());
    let rest = (prop::option::of(text()), prop::option::of(date()), prop::option::of(text()));
    (about, period(), score(), rest, prop::option::of(base())).prop_map(
        |(
            (unit, unit_name, indicator, indicator_name, indicator_short),
            period,
            target,
            rest,
            base,
        )| {
            let (owner, date, note) = rest;
            Commitment {
                unit,
                unit_name,
                indicator,
                indicator_name,
                indicator_short,
                period,
                target,
                owner,
                date,
                note,
                base,
            }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_reads_back(
        title in prop::option::of(name()), date in prop::option::of(date()),
        list in prop::collection::vec(a_commitment(), 0..6),
    ) {
        let written = Commitments { title, date, list };
        let json = json_from_commitments(&written);
        let (found, told) = read(&json);
        prop_assert_eq!(told, vec![]);
        prop_assert_eq!(&found, &written);
        prop_assert_eq!(json_from_commitments(&found), json, "the same bytes again");
    }

    /// What the fuzz target does, with what resembles such files.
    #[test]
    fn whatever_is_read_is_written_and_read_again(
        list in prop::collection::vec(a_commitment(), 1..3),
        spoiled in prop::collection::vec((0usize..900, prop::sample::select(vec![
            "\"", "{", "}", "[", "]", ",", ":", "null", "-1", "1e9", "0.5", "2016", "\\u0000", "ă", " ",
        ])), 0..6),
    ) {
        let list = Commitments { list, ..Commitments::default() };
        let mut text = json_from_commitments(&list);
        for (at, with) in spoiled {
            let at = at % text.len();
            if text.is_char_boundary(at) {
                text.insert_str(at, with);
            }
        }
        let (found, told) = commitments_from_file("c.json", text.as_bytes());
        prop_assert!(is_commitments(text.as_bytes()) || found.list.is_empty() && !told.is_empty());
        let written = json_from_commitments(&found);
        let (again, _) = commitments_from_file("c.json", written.as_bytes());
        prop_assert_eq!(again, found);
    }

    #[test]
    fn spoiled_files_are_read_as_far_as_they_go(
        list in prop::collection::vec(a_commitment(), 1..3), at in 0usize..900, with in any::<u8>(),
    ) {
        let list = Commitments { list, ..Commitments::default() };
        let mut bytes = json_from_commitments(&list).into_bytes();
        let at = at % bytes.len();
        bytes[at] = with;
        let (found, told) = commitments_from_file("c.json", &bytes);
        prop_assert!(!told.is_empty() || found.list.len() == list.list.len());
    }
}

//! Links: every one ever made still opens, and what is written is read back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may

use proptest::prelude::*;
use xephang::chart::{ChartKind, ColourBy};
use xephang::locale::Lang;
use xephang::model::{Decimal, Period, PeriodPart, TieMethod};
use xephang::share::recipe::{OwnIndex, OwnPart, Scale};
use xephang::share::{
    Analysed, Analysis, ChangeChart, Code, LinkProblem, MAX_LENGTH, MAX_LIST, Page, Peers,
    RankingView, Sort, SortColumn, Theme, ViewState, decode, encode,
};

#[test]
fn every_link_ever_made() {
    let table = include_str!("links.txt");
    let mut rows = 0;
    for line in table.lines().filter(|line| !line.starts_with("# ")) {
        let [link, today, problems] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("not a row: {line}");
        };
        let (view, found) = decode(link);
        assert_eq!(encode(&view), today, "{link}");
        assert_eq!(found.len(), problems.parse::<usize>().unwrap(), "{link}: {found:?}");
        assert_eq!(decode(today), (view, vec![]), "{today}");
        rows += 1;
    }
    assert!(rows > 20);
}

#[test]
fn the_empty_fragment_is_the_first_view() {
    assert_eq!(decode(""), (ViewState::default(), vec![]));
    assert_eq!(decode("#"), (ViewState::default(), vec![]));
}

#[test]
fn what_is_written_is_never_too_long_to_be_read() {
    let long = "\\".repeat(MAX_LENGTH / 2);
    let units: Vec<String> = (0..MAX_LIST).map(|at| format!("{}{at}", "ữ".repeat(40))).collect();
    let all =
        ViewState { units: units.clone(), period: Period::parse("2016"), ..Default::default() };
    for view in [
        all.clone(),
        ViewState { group: Some(long.clone()), ..all.clone() },
        ViewState { indicator: Some(long.clone()), publications: vec![long], ..all },
    ] {
        let link = encode(&view);
        assert!(link.len() <= MAX_LENGTH, "{}", link.len());
        let (read, problems) = decode(&link);
        assert_eq!((encode(&read), problems), (link, vec![]));
        assert_eq!(read.period, view.period);
        assert!(units.starts_with(&read.units));
    }
}

#[test]
fn long_links_are_cut_between_pairs() {
    let link = format!("#v1/pci?y=2016&u={}&vs=2015", "a".repeat(2 * MAX_LENGTH));
    let (view, problems) = decode(&link);
    assert_eq!(view.period, Some(Period::year(2016)));
    assert_eq!((view.units.len(), view.versus), (0, None));
    assert!(matches!(problems[..], [LinkProblem::TooLong { .. }]));

    let many: Vec<String> = (0..2 * MAX_LIST).map(|n| format!("u{n}")).collect();
    let (view, problems) = decode(&format!("#v1/pci?u={}", many.join(",")));
    assert_eq!(view.units, many[..MAX_LIST]);
    assert_eq!(problems, [LinkProblem::TooMany { key: "u".into(), most: MAX_LIST }]);
}

fn choice<C: Code + std::fmt::Debug>() -> impl Strategy<Value = C> {
    proptest::sample::select(C::CODES.iter().map(|(choice, _)| *choice).collect::<Vec<_>>())
}

fn period() -> impl Strategy<Value = Period> {
    let part = prop_oneof![
        Just(PeriodPart::Year),
        (1u8..=2).prop_map(PeriodPart::Half),
        (1u8..=4).prop_map(PeriodPart::Quarter),
        (1u8..=12).prop_map(PeriodPart::Month),
        (1u8..=12, 1u8..=28).prop_map(|(month, day)| PeriodPart::Day { month, day }),
    ];
    (1000..=9999, part).prop_map(|(year, part)| Period { year, part })
}

/// Ids as the format wants them, and as no one should write them.
fn id() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z0-9._-]{1,12}", "[a-zÀ-ỹ ,%&=?#/+.]{1,6}[a-z]"].prop_map(|id: String| {
        let id = id.trim();
        if id.is_empty() { "x".to_owned() } else { id.to_owned() }
    })
}

fn ids() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::btree_set(id(), 0..5).prop_map(|ids| ids.into_iter().collect())
}

/// What somebody may write over a picture.
fn words() -> impl Strategy<Value = Option<String>> {
    proptest::option::of("[A-Za-zÀ-ỹ «»&=?#%,.+\n]{1,40}")
}

/// Indices of the reader's own, as texts of which `share::recipe` tests all there is.
fn own_index() -> impl Strategy<Value = OwnIndex> {
    let part = ("[a-zđ.,;*%& ]{1,9}", 0i64..10_000, 0u8..=4);
    let part = part.prop_map(|(indicator, weight, places)| OwnPart {
        indicator,
        weight: Decimal::new(i128::from(weight), places),
        better: None,
    });
    let name = proptest::option::of("[^ ]{1,30}");
    (proptest::collection::vec(part, 1..5), name, choice::<Scale>())
        .prop_map(|(parts, name, scale)| OwnIndex { parts, name, scale, ..OwnIndex::default() })
}

fn view() -> impl Strategy<Value = ViewState> {
    let what = (
        ids(),
        choice::<Page>(),
        proptest::option::of(id()),
        proptest::option::of(period()),
        proptest::option::of(period()),
        proptest::option::of(id()),
        ids(),
    );
    let how = (
        choice::<RankingView>(),
        choice::<ChangeChart>(),
        (choice::<SortColumn>(), any::<bool>()),
        proptest::option::of(choice::<TieMethod>()),
        any::<bool>(),
        proptest::option::of(choice::<Lang>()),
        (
            proptest::option::of(choice::<Theme>()),
            proptest::option::of(proptest::sample::select(ChartKind::ALL)),
        ),
    );
    let drawn = (
        choice::<ColourBy>(),
        any::<(bool, bool)>(),
        proptest::option::of(id()),
        (words(), words(), words()),
    );
    let analysed = (
        choice::<Analysis>(),
        choice::<Peers>(),
        proptest::option::of(0u32..=100),
        proptest::option::of(1u32..=100_000),
        proptest::option::of(any::<u32>()),
        proptest::option::of(own_index()),
    );
    (what, how, drawn, analysed).prop_map(|(what, how, drawn, analysed)| {
        let mut view = ViewState {
            publications: what.0,
            page: what.1,
            indicator: what.2,
            period: what.3,
            versus: what.4,
            group: what.5,
            units: what.6,
            view: how.0,
            chart: how.1,
            sort: Sort { column: how.2.0, reversed: how.2.1 },
            ties: how.3,
            common_set: how.4,
            lang: how.5,
            theme: how.6.0,
            kind: how.6.1,
            colour: drawn.0,
            stacked: drawn.1.0,
            by_group: drawn.1.1,
            other: drawn.2,
            finding: drawn.3.0,
            subtitle: drawn.3.1,
            note: drawn.3.2,
            ..ViewState::default()
        };
        Analysed::change(&mut view, |settings| {
            let (about, peers, noise, draws, seed, recipe) = analysed;
            *settings =
                Analysed { about, peers, noise, draws, seed, recipe, ..Analysed::default() };
        });
        view
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(view in view()) {
        let link = encode(&view);
        prop_assert!(link.is_ascii());
        prop_assert!(link.bytes().all(|b| b.is_ascii_alphanumeric() || b"#/?&=,-._~%".contains(&b)));
        prop_assert_eq!(decode(&link), (view.clone(), vec![]));
        // Through a program that escapes everything after the sign.
        let escaped: String = link[1..].bytes().map(|b| format!("%{b:02x}")).collect();
        prop_assert_eq!(decode(&escaped), (view, vec![]));
    }

    #[test]
    fn anything_is_read_without_harm(text in "\\PC{0,200}") {
        let (view, _) = decode(&text);
        prop_assert_eq!(decode(&encode(&view)).0, view);
    }

    #[test]
    fn anything_that_looks_like_a_link(text in "#v[0-9]/[a-z.%]{0,9}\\?([a-z]{1,6}=[a-zA-Z0-9,%&-]{0,9}&?){0,6}") {
        let (view, _) = decode(&text);
        prop_assert_eq!(decode(&encode(&view)).0, view);
    }
}

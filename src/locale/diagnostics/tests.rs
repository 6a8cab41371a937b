use std::collections::BTreeSet;

use super::*;
use crate::import::conflict::Precedence;
use crate::import::diagnostic::{
    Expected, Figure, JsonKind, Noun, Place, Problem as P, Severity, SheetProblem as W,
    Syntax as S, UncommonPeriod,
};
use crate::locale::Lang;
use crate::model::{Decimal, Missing, Period};

fn text() -> String {
    "xyz".to_owned()
}

fn figure(score: i64) -> Figure {
    Figure { score: Ok(Decimal::from(score)), rank: None }
}

fn syntaxes() -> Vec<S> {
    vec![
        S::UnexpectedEnd,
        S::ExpectedValue { found: '}' },
        S::ExpectedName { found: '1' },
        S::ExpectedColon { found: ',' },
        S::ExpectedCommaOr { close: ']', found: '5' },
        S::TrailingComma,
        S::UnknownWord { word: text() },
        S::BadNumber { text: text() },
        S::UnclosedText,
        S::ControlCharacter { code: 9 },
        S::BadEscape { text: text() },
        S::SingleQuote,
        S::Comment,
        S::AfterEnd { found: '}' },
    ]
}

fn problems() -> Vec<P> {
    let first = Place { line: Some(7), ..Place::file("a.json") };
    let period = Period::year(2016);
    let mut all = vec![
        P::EmptyFile,
        P::NamesNotAsked { asked: 300, more: 1200 },
        P::NamesNotCompared { names: 1200 },
        P::NotUtf8 { utf16: true },
        P::NotUtf8 { utf16: false },
        P::TooDeep { limit: 128 },
        P::OtherKind { looks_like: crate::import::diagnostic::LooksLike::Pdf },
        P::NothingRecognised,
        P::NotDegrees,
        P::UnknownFormat { found: text() },
        P::CommitmentsNoFigures,
        P::NotCommitments { found: text() },
        P::NoFigures,
        P::MoreOfTheSame { like: Box::new(P::EmptyName), count: 1200 },
        P::MissingMember { member: "title" },
        P::UnknownMember { member: text(), nearest: None },
        P::UnknownMember { member: text(), nearest: Some("score") },
        P::DuplicateMember { member: text() },
        P::WrongNumber { expected: Expected::Count, text: text() },
        P::UnknownWord { word: text(), nearest: None, allowed: &["higher", "lower"] },
        P::UnknownWord { word: text(), nearest: Some("lower"), allowed: &["higher", "lower"] },
        P::UnknownReason { text: text(), nearest: None },
        P::UnknownReason { text: text(), nearest: Some("withheld") },
        P::NumberAsText { text: text(), read: Decimal::new(8098, 2) },
        P::NumberRounded { text: text(), held: Decimal::new(8098, 2) },
        P::NumberTooLong { text: text() },
        P::HalfCharacter,
        P::BadPeriod { text: text() },
        P::UncommonPeriod { text: text(), what: UncommonPeriod::Week },
        P::UncommonPeriod { text: text(), what: UncommonPeriod::Term },
        P::UncommonPeriod { text: text(), what: UncommonPeriod::Range },
        P::BadDate { text: text() },
        P::BadId { id: text() },
        P::EmptyName,
        P::BadWeight { weight: Decimal::from(-1) },
        P::BadMaximum { maximum: Decimal::ZERO },
        P::DuplicateId { what: Noun::Unit, id: text(), first: first.clone() },
        P::AmbiguousName { name: text(), units: vec!["a".into(), "b".into()] },
        P::Conflict {
            unit: text(),
            indicator: "pci".into(),
            period,
            kept: figure(1),
            refused: Figure { score: Err(Missing::Withheld), rank: Some(3) },
            first: first.clone(),
            other: None,
        },
        P::Conflict {
            unit: text(),
            indicator: "pci".into(),
            period,
            kept: figure(1),
            refused: Figure { score: Err(Missing::Withheld), rank: Some(3) },
            first: first.clone(),
            other: Some((text(), Precedence::Order)),
        },
        P::Repeated { unit: text(), indicator: "pci".into(), period, first },
        P::ScoreAndReason { reason: Missing::Withheld },
        P::RankBeyondCount { rank: 14, of: 13 },
        P::ChangeSinceLater { period, since: Period::year(2017) },
        P::ChangeBeyondRank { rank: 2, places: -3 },
        P::RowLength { expected: 3, found: 2 },
        P::ServiceError { said: text() },
        P::PartOfList { given: 50, total: 264 },
        P::TooManyCells { most: 1 << 32 },
        P::TooManyDimensions { most: 40 },
        P::TooManyColumns { most: 4000 },
        P::TooManyIndicators { found: 12_000, most: 5000 },
        P::CategoryCount { dimension: text(), stated: "36".into(), found: 35 },
        P::ValueCount { cells: 24, found: 23 },
        P::NoSuchPosition { position: text() },
        P::NoUnitDimension { dimensions: vec![text()] },
        P::HierarchyLoop { category: text() },
        P::MixedUnits { indicator: text(), units: vec!["USD".into(), "EUR".into()] },
        P::OnlyLinked { title: text() },
        P::ServiceRemark { said: text() },
        P::MissingCompanion { file: text() },
        P::TablesLeftOut { tables: vec!["a".into()] },
        P::ZerosMeanMissing { zeros: 2630, of: 5796 },
        P::Sheet(W::Locked),
        P::Sheet(W::TooLarge),
        P::Sheet(W::Broken),
        P::Sheet(W::NoTable { sheets: vec!["a".into()] }),
        P::Sheet(W::PeriodFromSheet { period }),
        P::Sheet(W::OtherTableBelow),
        P::Sheet(W::CellError { text: text() }),
        P::Sheet(W::FormulaWithoutValue { formula: text() }),
        P::ZeroTotal { parts: 6 },
        P::UnclosedQuote,
        P::MoreCells { columns: 3, found: 4 },
        P::NoUnitColumn { columns: vec!["a".into()] },
        P::NoScoreColumn { columns: vec!["a".into()] },
        P::NoPeriod,
        P::PeriodFromFileName { period: crate::model::Period::year(2016) },
        P::NotARecord { found: JsonKind::Null },
        P::NoUnitInRecord,
        P::NotANumber { text: text() },
        P::UnclearNumber { text: text(), read: Decimal::new(1234, 3) },
        P::NotARank { text: text() },
    ];
    all.extend(syntaxes().into_iter().map(P::Syntax));
    let expected = [
        Expected::Bool,
        Expected::Number,
        Expected::Count,
        Expected::Places,
        Expected::Decimals,
        Expected::Text,
        Expected::Name,
        Expected::Period,
        Expected::List,
        Expected::Object,
        Expected::Unit,
        Expected::Cell,
        Expected::Row,
        Expected::RankBasis,
    ];
    let found = JsonKind::Bool;
    all.extend(expected.into_iter().map(|expected| P::WrongKind { expected, found }));
    let nouns = [
        Noun::Unit,
        Noun::Indicator,
        Noun::Source,
        Noun::Group,
        Noun::Edition,
        Noun::Method,
        Noun::Band,
        Noun::Dimension,
        Noun::Structure,
    ];
    for what in nouns {
        all.push(P::Unknown { what, id: text(), nearest: None });
        all.push(P::Unknown { what, id: text(), nearest: Some("abc".into()) });
    }
    all
}

/// The names of an enum's variants, as its source has them.
fn variants(of: &str) -> BTreeSet<String> {
    let source = concat!(
        include_str!("../../import/diagnostic/problem.rs"),
        include_str!("../../import/diagnostic/syntax.rs"),
        include_str!("../../import/diagnostic/mod.rs"),
    );
    let body = source.split(&format!("pub enum {of} {{")).nth(1).unwrap();
    let body = body.split("\n}").next().unwrap();
    let names = body.lines().filter_map(|line| line.strip_prefix("    "));
    let names = names.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    names.map(|line| line.split([' ', ',', '(']).next().unwrap().to_owned()).collect()
}

fn name<T: std::fmt::Debug>(value: &T) -> String {
    let text = format!("{value:?}");
    text.split([' ', '(']).next().unwrap().to_owned()
}

#[test]
fn the_samples_are_every_kind_of_problem() {
    assert_eq!(problems().iter().map(name).collect::<BTreeSet<_>>(), variants("Problem"));
    assert_eq!(syntaxes().iter().map(name).collect::<BTreeSet<_>>(), variants("Syntax"));
}

#[test]
fn every_problem_has_a_reason_and_a_hint_in_both_languages() {
    for problem in problems() {
        for words in [reason, hint] {
            let (vi, en) = (words(&problem, Lang::Vi), words(&problem, Lang::En));
            assert!(vi.len() > 5 && en.len() > 5, "{problem:?}");
            assert_ne!(vi, en, "{problem:?}");
            let ends = |text: &str| text.ends_with(['.', '?']);
            assert!(ends(&vi) && ends(&en), "{problem:?}: {vi} {en}");
            assert!(!format!("{vi}{en}").contains("  "), "{problem:?}");
        }
        assert_ne!(reason(&problem, Lang::Vi), hint(&problem, Lang::Vi), "{problem:?}");
    }
}

#[test]
fn reasons_name_what_stands_in_the_file() {
    for problem in problems().iter().filter(|problem| format!("{problem:?}").contains("xyz")) {
        for lang in Lang::ALL {
            assert!(reason(problem, lang).contains("xyz"), "{problem:?}");
        }
    }
}

#[test]
fn hints_offer_the_nearest_word() {
    let problem = P::UnknownMember { member: "scor".into(), nearest: Some("score") };
    assert_eq!(hint(&problem, Lang::Vi), "Có phải là «score»?");
    assert_eq!(hint(&problem, Lang::En), "Did you mean “score”?");
}

#[test]
fn long_texts_from_files_are_cut() {
    let long = "đ".repeat(10_000);
    let (period, first) = (Period::year(2016), Place::file("a.json"));
    let names = (long.clone(), long.clone());
    let repeated = P::Repeated { unit: names.0, indicator: names.1, period, first };
    for problem in [P::NotANumber { text: long }, repeated] {
        assert!(reason(&problem, Lang::Vi).chars().count() < 220, "{problem:?}");
    }
}

#[test]
fn a_figure_of_another_file_is_found_again() {
    let first = Place { line: Some(3), ..Place::file("pci-2016.json") };
    let (unit, indicator, period) = ("Hà Nội".into(), "pci".into(), Period::year(2016));
    let problem = P::Repeated { unit, indicator, period, first };
    assert!(reason(&problem, Lang::Vi).contains("đã có ở pci-2016.json, dòng 3"));
    assert!(reason(&problem, Lang::En).contains("stands at pci-2016.json, line 3"));
}

#[test]
fn places_and_severities() {
    let spot = Place {
        file: "a.json".into(),
        line: Some(3),
        column: Some(5),
        path: Some("observations[3].score".into()),
    };
    assert_eq!(place(&spot, Lang::Vi), "a.json, dòng 3, cột 5, mục observations[3].score");
    assert_eq!(place(&spot, Lang::En), "a.json, line 3, column 5, at observations[3].score");
    assert_eq!(place(&Place::file("a.json"), Lang::Vi), "a.json");
    for level in [Severity::Error, Severity::Warning, Severity::Note] {
        assert_ne!(severity(level, Lang::Vi), severity(level, Lang::En));
    }
}

/// Where two files disagree, the hint says which figure is taken, why, and how to take the other.
#[test]
fn a_conflict_names_the_choice() {
    let problem = |by| P::Conflict {
        unit: text(),
        indicator: "pci".into(),
        period: Period::year(2016),
        kept: figure(1),
        refused: figure(2),
        first: Place::file("a.json"),
        other: Some(("b.json".into(), by)),
    };
    assert_eq!(
        hint(&problem(Precedence::Order), Lang::En),
        "1 of “a.json” counts, as its file was opened first. To take 2 of “b.json”, choose it under \
         “Figures on which files disagree”, or open that file first."
    );
    assert_eq!(
        hint(&problem(Precedence::Figure), Lang::Vi),
        "1 của «a.json» được lấy vì bạn chọn số này. Muốn lấy 2 của «b.json», chọn số đó ở mục «Số liệu \
         mâu thuẫn giữa các tệp», hoặc mở tệp đó trước."
    );
}

//! Small good and broken files, and every problem that reading them must tell.
//!
//! Beside each `name.json` stands `name.expected`: a line for each problem (severity, line and
//! column, JSON path, the problem), then how many units, indicators and figures were read all the
//! same. A file is named after the problem that it is for. After looking at the difference, write
//! the expectations anew with `XEPHANG_UPDATE=1 cargo test --test corpus`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod kinds;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use kinds::kind;
use xephang::import::diagnostic::{Diagnostic, Problem};
use xephang::import::{Choices, SourceFile, import, import_sound};

/// Problems that only plain records have, or only several files together; their tests are there.
const ELSEWHERE: [&str; 37] = [
    "NotCommitments",
    "Sheet",
    "NotDegrees",
    "UncommonPeriod",
    "NamesNotAsked",
    "NamesNotCompared",
    "TooManyCells",
    "TooManyDimensions",
    "TooManyColumns",
    "TooManyIndicators",
    "CategoryCount",
    "ValueCount",
    "NoSuchPosition",
    "NoUnitDimension",
    "HierarchyLoop",
    "MixedUnits",
    "OnlyLinked",
    "ServiceRemark",
    "MissingCompanion",
    "TablesLeftOut",
    "ZerosMeanMissing",
    "ZeroTotal",
    "ServiceError",
    "PartOfList",
    "MoreCells",
    "UnclosedQuote",
    "OtherKind",
    "NothingRecognised",
    "NoUnitColumn",
    "NoScoreColumn",
    "NoPeriod",
    "PeriodFromFileName",
    "NotARecord",
    "NoUnitInRecord",
    "NotANumber",
    "UnclearNumber",
    "NotARank",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/native")
}

fn files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    files
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn read(path: &Path) -> (Vec<Diagnostic>, String) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let file = SourceFile { name, bytes: std::fs::read(path).unwrap() };
    let imported = import(&[file], &Choices::default());
    let diagnostics = imported.reports[0].diagnostics.clone();
    let mut text = String::new();
    let mut counts = BTreeMap::new();
    for Diagnostic { severity, place, problem } in &diagnostics {
        let count = counts.entry(kind(&format!("{problem:?}"))).or_insert(0);
        *count += 1;
        if *count > 9 {
            continue;
        }
        let (line, column) = (place.line.unwrap_or_default(), place.column.unwrap_or_default());
        let path = place.path.as_deref().unwrap_or("-");
        writeln!(text, "{severity:?} {line}:{column} {path}\n    {problem:?}").unwrap();
    }
    for (kind, count) in counts.iter().filter(|(_, count)| **count > 9) {
        writeln!(text, "{count} of {kind}, the first 9 here").unwrap();
    }
    let dataset = &imported.dataset;
    let (units, indicators) = (dataset.units().len(), dataset.indicators().len());
    writeln!(text, "{units} units, {indicators} indicators, {} figures", dataset.len()).unwrap();
    (diagnostics, text)
}

#[test]
fn every_file_tells_what_is_expected() {
    let update = std::env::var_os("XEPHANG_UPDATE").is_some();
    let mut wrong = String::new();
    for path in files() {
        let (_, text) = read(&path);
        let beside = path.with_extension("expected");
        if update {
            std::fs::write(&beside, &text).unwrap();
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        if text != expected {
            writeln!(wrong, "{}:\n{text}--- expected:\n{expected}", stem(&path)).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_file_is_for_what_its_name_says() {
    for path in files() {
        let (diagnostics, _) = read(&path);
        let stem = stem(&path);
        if stem.starts_with("good") {
            assert_eq!(diagnostics, [], "{stem}");
            continue;
        }
        let kinds: Vec<_> =
            diagnostics.iter().map(|told| kind(&format!("{:?}", told.problem))).collect();
        assert!(kinds.iter().any(|kind| stem.starts_with(kind.as_str())), "{stem}: {kinds:?}");
        for told in &diagnostics {
            let of_the_file =
                matches!(told.problem, Problem::EmptyFile | Problem::MoreOfTheSame { .. });
            let placed = told.place.line.is_some() && told.place.column.is_some();
            assert!(of_the_file || placed, "{stem}");
        }
    }
}

#[test]
fn every_problem_has_a_file() {
    let source = include_str!("../src/import/diagnostic/problem.rs");
    let body = source.split("pub enum Problem {").nth(1).unwrap().split("\n}").next().unwrap();
    let variants = body
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    let variants: BTreeSet<String> = variants.map(kind).collect();
    assert!(variants.len() > 40, "{variants:?}");
    let stems: Vec<_> = files().iter().map(|path| stem(path)).collect();
    let elsewhere: BTreeSet<String> = ELSEWHERE.map(kind).into();
    for variant in variants.difference(&elsewhere) {
        let has = stems.iter().any(|stem| stem.starts_with(variant.as_str()));
        assert!(has, "{variant} has no file in tests/corpus/native");
    }
}

/// The short way for a file in which nothing is wrong gives the same data set, or leaves the file
/// to the long one.
#[test]
fn the_short_way_gives_what_the_long_one_gives() {
    let mut sound = 0;
    for path in files() {
        let file = SourceFile { name: stem(&path), bytes: std::fs::read(&path).unwrap() };
        let long = import(std::slice::from_ref(&file), &Choices::default());
        let Some(short) = import_sound(&file) else { continue };
        assert_eq!(long.reports[0].diagnostics, [], "{}", file.name);
        assert_eq!(short, long.dataset, "{}", file.name);
        sound += 1;
    }
    assert!(sound > 0, "no file of the corpus is sound");
}

/// Units without keys are told apart, or not, by their names: only the long way can.
#[test]
fn units_without_keys_go_the_long_way() {
    for units in [
        r#""Hà Nội","HàNội""#,
        r#""TP HCM","TPHCM""#,
        r#""Tỉnh Hà Nam","Ha Nam""#,
        r#"{"id":"Hue","name":"Thừa Thiên"},"Hue""#,
        r#"{"id":"x","name":{"vi":"Sông Cái","en":"Red River"}},"Red River""#,
    ] {
        let text = format!(
            r#"{{"format":"xephang/1","title":"x","units":[{units}],"indicators":[{{"id":"a","name":"a"}}],"observations":[]}}"#
        );
        let file = SourceFile { name: "x.json".to_owned(), bytes: text.into_bytes() };
        assert_eq!(import_sound(&file), None, "{units}");
    }
}

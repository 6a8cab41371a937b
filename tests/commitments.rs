//! Lists of commitments: small good and broken files, what reading them must tell, and their schema.
//!
//! Beside each `name.json` stands `name.expected`, as in `tests/corpus.rs`; after looking at the difference,
//! write them anew with `XEPHANG_UPDATE=1 cargo test --test commitments`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod kinds;
#[path = "schema/validator.rs"]
mod validator;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use kinds::kind;
use serde_json::Value;
use xephang::export::json_from_commitments;
use xephang::import::commitments::{commitments_from_file, is_commitments, wire};
use xephang::import::diagnostic::Diagnostic;
use xephang::locale::{Lang, diagnostics};
use xephang::model::Commitments;

use validator::problems;

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/commitments");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    files
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn read(path: &Path) -> (Commitments, Vec<Diagnostic>) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    commitments_from_file(&name, &std::fs::read(path).unwrap())
}

#[test]
fn every_file_tells_what_is_expected() {
    let update = std::env::var_os("XEPHANG_UPDATE").is_some();
    let mut wrong = String::new();
    for path in files() {
        let (found, told) = read(&path);
        let stem = stem(&path);
        let mut text = String::new();
        for Diagnostic { severity, place, problem } in &told {
            let (line, column) = (place.line.unwrap_or_default(), place.column.unwrap_or_default());
            let at = place.path.as_deref().unwrap_or("-");
            let reason = diagnostics::reason(problem, Lang::En);
            let hint = diagnostics::hint(problem, Lang::En);
            writeln!(text, "{severity:?} {line}:{column} {at}\n    {reason} {hint}").unwrap();
            assert!(
                stem.starts_with(&kind(&format!("{problem:?}"))) && !hint.is_empty(),
                "{stem}: {problem:?}"
            );
        }
        assert_eq!(stem.starts_with("good"), told.is_empty(), "{stem}");
        writeln!(text, "{} commitments", found.list.len()).unwrap();
        let beside = path.with_extension("expected");
        if update {
            std::fs::write(&beside, &text).unwrap();
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        if text != expected {
            writeln!(wrong, "{stem}:\n{text}--- expected:\n{expected}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn schema() -> Value {
    serde_json::from_str(include_str!("../schema/xephang-commitments-1.json")).unwrap()
}

#[test]
fn every_member_stands_in_schema_and_reader() {
    let schema = schema();
    let members = |object: &Value| -> BTreeSet<String> {
        object["properties"].as_object().unwrap().keys().cloned().collect()
    };
    for (found, in_types) in [
        (members(&schema), wire::File::MEMBERS),
        (members(&schema["$defs"]["commitment"]), wire::Commitment::MEMBERS),
        (members(&schema["$defs"]["base"]), wire::Base::MEMBERS),
    ] {
        assert_eq!(found, in_types.iter().map(|name| (*name).to_owned()).collect());
    }
}

/// What the reader finds nothing wrong with is valid, also written again; what a schema can express is found.
#[test]
fn schema_and_reader_agree() {
    let schema = schema();
    let by_schema = [
        "bad-date",
        "bad-id",
        "bad-period",
        "missing-member",
        "missing-member-commitments",
        "not-commitments",
        "not-commitments-list",
        "not-commitments-version",
        "number-as-text",
        "unknown-member",
        "wrong-kind",
        "wrong-number",
    ];
    let mut found = BTreeSet::new();
    for path in files() {
        let stem = stem(&path);
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(is_commitments(&bytes), {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            text.contains("xephang-commitments") && !stem.starts_with("syntax")
        });
        let (list, told) = read(&path);
        let written = serde_json::from_str(&json_from_commitments(&list)).unwrap();
        if told.is_empty() {
            assert_eq!(problems(&schema, &written), Vec::<String>::new(), "{stem}");
        }
        let Ok(value) = serde_json::from_slice(&bytes) else { continue };
        let problems = problems(&schema, &value);
        if told.is_empty() {
            assert_eq!(problems, Vec::<String>::new(), "{stem}");
        } else if !problems.is_empty() {
            found.insert(stem);
        }
    }
    for stem in by_schema {
        assert!(found.contains(stem), "{stem} is valid by the schema");
    }
}

/// The example in the paper is one.
#[test]
fn the_paper_gives_a_good_example() {
    let paper = include_str!("../docs/format.md");
    let block =
        paper.split("```json").skip(1).find(|block| block.contains("\"xephang-commitments/1\""));
    let json = block.unwrap().split("```").next().unwrap();
    let (found, told) = commitments_from_file("format.md", json.as_bytes());
    assert_eq!((found.list.len(), told), (1, vec![]));
    assert_eq!(problems(&schema(), &serde_json::from_str(json).unwrap()), Vec::<String>::new());
}

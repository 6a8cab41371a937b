//! Files made to break readers: each is read or refused with a place, soon, and none ends the
//! program.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use xephang::import::diagnostic::{Problem, Severity};
use xephang::import::json::{Value, parse};
use xephang::import::{Choices, SourceFile, import, import_sound};

/// Where the suites lie, if they do: beside the project, or where the environment says.
fn suite(path: &str) -> Option<PathBuf> {
    let named = std::env::var_os("XEPHANG_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = named.unwrap_or(beside).join("data/hostile").join(path);
    if !folder.is_dir() {
        println!("skipped: no {path} beside the project");
        return None;
    }
    Some(folder)
}

/// The files of a folder by name, in order.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn json_is_read_and_what_is_none_is_refused_with_a_place() {
    let Some(folder) = suite("JSONTestSuite/test_parsing") else { return };
    let mut counts = [0; 3];
    for (name, bytes) in files(&folder) {
        let read = parse(&bytes);
        match name.as_bytes()[0] {
            b'y' => assert!(read.is_ok(), "{name}: {read:?}"),
            b'n' => {
                let failure = read.expect_err(&name);
                assert!(failure.at <= bytes.len(), "{name}");
            }
            _ => {}
        }
        counts[b"yni".iter().position(|kind| *kind == name.as_bytes()[0]).unwrap()] += 1;
    }
    assert_eq!(counts, [95, 188, 35]);
}

#[test]
fn values_that_readers_differ_on_are_kept_as_they_stand() {
    let Some(folder) = suite("JSONTestSuite/test_transform") else { return };
    let mut kinds = [0; 4];
    for (name, bytes) in files(&folder) {
        let Ok(text) = std::str::from_utf8(&bytes) else {
            // Half characters in UTF-8's clothes.
            assert!(name.ends_with("codepoint.json") || name.ends_with("codepoints.json"));
            let failure = parse(&bytes).expect_err(&name);
            assert_eq!((failure.at, *failure.problem), (2, Problem::NotUtf8 { utf16: false }));
            kinds[0] += 1;
            continue;
        };
        let document = parse(&bytes).unwrap();
        let doubts: Vec<_> = document.doubts.iter().map(|doubt| &*doubt.problem).collect();
        match &document.root.value {
            Value::List(items) => match &items[0].value {
                // No digit of a number is lost, whatever its size.
                Value::Number(number) => {
                    assert_eq!(*number, text.trim().trim_matches(['[', ']']), "{name}");
                    kinds[1] += 1;
                }
                Value::Text(found) if name == "string_with_escaped_NULL.json" => {
                    assert_eq!((&**found, doubts.len()), ("A\0B", 0));
                    kinds[2] += 1;
                }
                Value::Text(found) => {
                    let halves = text.matches("\\uD800").count();
                    assert_eq!(**found, "\u{fffd}".repeat(halves), "{name}");
                    assert_eq!(doubts, vec![&Problem::HalfCharacter; halves], "{name}");
                    kinds[2] += 1;
                }
                other => panic!("{name}: {other:?}"),
            },
            Value::Object(members) => {
                let names: Vec<&str> = members.iter().map(|member| &*member.name).collect();
                if name.starts_with("object_same_key") {
                    // The first one counts, and the second is told.
                    let member = "a".to_owned();
                    assert_eq!(doubts, [&Problem::DuplicateMember { member }], "{name}");
                    let first = if name.contains("unclear") { "0" } else { "1" };
                    assert_eq!(names, ["a"], "{name}");
                    assert_eq!(members[0].value.value, Value::Number(first), "{name}");
                } else {
                    // Names are compared as they stand, not composed.
                    assert_eq!((names.len(), doubts.len()), (2, 0), "{name}");
                    for member in members {
                        let form = if member.name == "\u{e9}" { "NFC" } else { "NFD" };
                        assert_eq!(member.value.text(), Some(form), "{name}");
                    }
                }
                kinds[3] += 1;
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    assert_eq!(kinds, [3, 10, 4, 5]);
}

/// So long one small file may take at the very most, on a slow machine without optimisation.
const SOON: Duration = Duration::from_secs(5);

/// Opens bytes under a name as the page does. Gives whether anything was told.
fn open(name: &str, bytes: Vec<u8>) -> bool {
    let lines = 1 + bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    let file = SourceFile { name: name.to_owned(), bytes };
    let began = Instant::now();
    let sound = import_sound(&file);
    let imported = import(std::slice::from_ref(&file), &Choices::default());
    assert!(began.elapsed() < SOON, "{name}: {:?}", began.elapsed());
    let told = &imported.reports[0].diagnostics;
    for diagnostic in told {
        let line = diagnostic.place.line.map_or(1, |line| line as usize);
        assert!((1..=lines).contains(&line), "{name}: {diagnostic:?}");
    }
    let errors = told.iter().filter(|told| told.severity == Severity::Error).count();
    assert!(sound.is_none() || errors == 0, "{name}");
    !told.is_empty()
}

#[test]
fn no_file_of_the_suites_ends_the_program() {
    for path in ["JSONTestSuite/test_parsing", "JSONTestSuite/test_transform", "csv-spectrum"] {
        let Some(folder) = suite(path) else { return };
        for (name, bytes) in files(&folder) {
            let figures = open(&name, bytes);
            // None of them holds figures of units; so much is always said.
            assert!(figures || name.ends_with(".csv"), "{name}");
        }
    }
}

#[test]
fn deep_and_wide_files_are_refused_soon() {
    const DEEP: usize = 1_000_000;
    for (name, bytes) in [
        ("lists.json", "[".repeat(DEEP)),
        ("closed.json", "[".repeat(DEEP) + &"]".repeat(DEEP)),
        ("objects.json", r#"{"a":"#.repeat(DEEP)),
        ("spaces.json", " ".repeat(DEEP)),
        ("commas.json", format!("[{}", ",".repeat(DEEP))),
        ("commas.csv", ",".repeat(DEEP)),
        ("quotes.csv", "\"".repeat(DEEP + 1)),
        ("lines.csv", "\r\n".repeat(DEEP)),
        ("open-quotes.csv", "a,\"b\n".repeat(DEEP / 5)),
        ("digits.json", format!("[{}]", "9".repeat(DEEP))),
        ("same-names.json", format!("{{{}\"a\":1}}", "\"a\":1,".repeat(DEEP / 6))),
    ] {
        assert!(open(name, bytes.into_bytes()), "{name}: nothing was told");
    }
}

//! Good files read as they are meant.

use proptest::prelude::*;

use super::*;
use crate::import::diagnostic::Problem;
use crate::import::json::parse;
use crate::import::{Choices, SourceFile, import, import_sound};
use crate::model::{Band, Period};

#[test]
fn the_published_files_have_no_problem() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".json") || name == "catalogue.json" {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let document = parse(&bytes).unwrap();
        assert!(recognise(&document.root), "{name}");
        let draft = read(&name, &bytes, &document);
        assert_eq!(draft.diagnostics, [], "{name}");
        assert!(!draft.units.is_empty(), "{name}");
        assert_eq!(draft.rows.is_empty(), draft.indicators.is_empty(), "{name}");
        files += 1;
    }
    assert!(files >= 5, "only {files} published files");
}

proptest! {
    /// Damage anywhere in a good file: the reader tells it, or reads on, and never panics.
    #[test]
    fn never_panics_on_damage(at in 0usize..3000, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = GOOD.as_bytes().to_vec();
        let at = at % bytes.len();
        if cut {
            bytes.remove(at);
        } else {
            bytes[at] = byte;
        }
        if let Ok(document) = parse(&bytes) {
            let _ = read("good.json", &bytes, &document);
        }
    }

    /// Another value in the place of any: told with its place.
    #[test]
    fn never_panics_on_other_values(which in 0usize..200, value in 0usize..7) {
        let values = ["null", "true", "-7", "1e99", "\"x\"", "[[], {}]", "{\"vi\": 3, \"x\": []}"];
        let good = parse(GOOD.as_bytes()).unwrap();
        let mut spans = Vec::new();
        collect(&good.root, &mut spans);
        let at = spans[which % spans.len()];
        let end = at + length(&GOOD[at..]);
        let text = format!("{}{}{}", &GOOD[..at], values[value], &GOOD[end..]);
        let document = parse(text.as_bytes()).unwrap();
        let draft = read("good.json", text.as_bytes(), &document);
        for told in &draft.diagnostics {
            prop_assert!(told.place.line.is_some(), "{told:?}");
        }
    }

    /// The order of figures in a file changes nothing.
    #[test]
    fn order_is_nothing(order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle()) {
        let figures: Vec<_> = (0..12)
            .map(|n| {
                let (unit, year) = (["a", "b", "c"][n % 3], 2020 + n / 3);
                format!(
                    r#"{{"unit": "{unit}", "indicator": "i", "period": {year}, "score": {n}.5,
                    "rank": {}, "change": {{"score": 1, "since": "{}"}}}}"#,
                    n + 1,
                    year - 3,
                )
            })
            .collect();
        let file = |order: &[usize]| {
            let list: Vec<_> = order.iter().map(|n| figures[*n].as_str()).collect();
            let text = format!(
                r#"{{"format": "xephang/1", "title": "T", "units": ["A", "B", "C"],
                "indicators": [{{"id": "i", "name": "I"}}], "observations": [{}]}}"#,
                list.join(",")
            );
            SourceFile { name: "t.json".into(), bytes: text.into_bytes() }
        };
        let straight: Vec<usize> = (0..12).collect();
        let a = import(&[file(&straight)], &Choices::default());
        let b = import(&[file(&order)], &Choices::default());
        prop_assert_eq!(a.reports[0].diagnostics.len(), 0);
        prop_assert_eq!(a.dataset, b.dataset);
    }
}

const GOOD: &str = include_str!("../../../tests/corpus/native/good-everything.json");

fn collect(node: &Node<'_>, places: &mut Vec<usize>) {
    for item in node.items().unwrap_or_default() {
        places.push(item.at);
        collect(item, places);
    }
    for member in node.members() {
        places.push(member.value.at);
        collect(&member.value, places);
    }
}

/// Length of the JSON value that a text begins with.
fn length(text: &str) -> usize {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    let _ = values.next();
    values.byte_offset()
}

#[test]
fn no_figures_is_told_where_none_were_meant_only() {
    let told = |rows: &str| -> Vec<Problem> {
        let text = format!(
            r#"{{"format":"xephang/1","title":"T","units":["A"],"indicators":[{{"id":"x","name":"X"}}],
                "tables":[{{"period":"2024","indicators":["x"],"rows":[{rows}]}}]}}"#
        );
        let document = parse(text.as_bytes()).unwrap();
        let draft = read("a.json", text.as_bytes(), &document);
        draft.diagnostics.into_iter().map(|told| told.problem).collect()
    };
    assert_eq!(told(""), [Problem::NoFigures]);
    assert!(matches!(told(r#"["B", 1]"#).as_slice(), [Problem::Unknown { .. }]));
}

const BANDS: &str = include_str!("../../../tests/corpus/native/good-bands.json");

#[test]
fn bands_by_their_periods() {
    let file = |name: &str, text: &str| SourceFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let bands = |files: &[SourceFile], year: i32| {
        let data = import(files, &Choices::default()).dataset;
        let bands = data.indicators()[0].bands_at(Period::year(year)).to_vec();
        let said = |band: &Band| {
            let bound = band.bound.map_or("–".to_owned(), |bound| bound.to_string());
            format!("{} {bound} {} {:?}", band.name.vi, band.inclusive, band.basis)
        };
        bands.iter().map(said).collect::<Vec<_>>()
    };
    let one = [file("a.json", BANDS)];
    let old = ["Tốt 90 false Score", "Khá 75.5 true Score", "Trung bình – true Score"];
    let new = ["Nhóm A 85 true Percent", "Nhóm B – true Percent"];
    assert_eq!(bands(&one, 2023), old);
    assert_eq!(bands(&one, 2024), new);
    // A second file adds what begins later, and changes nothing of what is there.
    let later = BANDS.replace("\"from\": 2024", "\"from\": 2026").replace("85", "86");
    let both = [file("a.json", BANDS), file("b.json", &later)];
    assert_eq!(bands(&both, 2023), old);
    assert_eq!(bands(&both, 2025), new);
    assert_eq!(bands(&both, 2026), ["Nhóm B – true Percent"]);
    // What shows published figures at once leaves files with bands to the whole reader.
    assert!(import_sound(&file("a.json", BANDS)).is_none());
    let told = import(&[file("a.json", DOUBLE)], &Choices::default());
    assert_eq!(told.dataset.indicators()[0].bands.len(), 2, "the first «Tốt», and that of 2024");
}

const DOUBLE: &str = include_str!("../../../tests/corpus/native/duplicate-id-bands.json");

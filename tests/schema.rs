//! `schema/xephang-1.json` against the wire types and against files.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "schema/validator.rs"]
mod validator;

use std::collections::BTreeSet;

use serde_json::Value;
use xephang::export::json_from_dataset;
use xephang::export::publish::{About, folder};
use xephang::import::native::wire;
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::model::Label;

use validator::problems;

fn schema() -> Value {
    serde_json::from_str(include_str!("../schema/xephang-1.json")).unwrap()
}

/// The members that the schema gives an object, those of what it refers to included.
fn members(schema: &Value, object: &Value) -> BTreeSet<String> {
    let own = object["properties"].as_object().into_iter().flatten();
    let mut names: BTreeSet<String> = own.map(|(name, _)| name.clone()).collect();
    if let Some(reference) = object["$ref"].as_str() {
        names.extend(members(schema, schema.pointer(&reference[1..]).unwrap()));
    }
    names
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn every_member_stands_in_both() {
    let schema = schema();
    let definition = |name: &str| members(&schema, &schema["$defs"][name]);
    let label = members(&schema, &schema["$defs"]["name"]["anyOf"][1]);
    let cases = [
        ("file", members(&schema, &schema), wire::File::MEMBERS),
        ("name", label, xephang::import::json::Name::MEMBERS),
        ("further", definition("further"), wire::File::OF_FURTHER),
        ("licence", definition("licence"), wire::Licence::MEMBERS),
        ("source", definition("source"), wire::Source::MEMBERS),
        ("edition", definition("edition"), wire::Edition::MEMBERS),
        ("group", definition("group"), wire::Group::MEMBERS),
        ("unit", definition("unit"), wire::Unit::MEMBERS),
        ("predecessor", definition("predecessor"), wire::Predecessor::MEMBERS),
        ("indicator", definition("indicator"), wire::Indicator::MEMBERS),
        ("rank", definition("rank"), wire::Rank::MEMBERS),
        ("method", definition("method"), wire::Method::MEMBERS),
        ("band", definition("band"), wire::Band::MEMBERS),
        ("observation", definition("observation"), wire::Figure::MEMBERS),
        ("change", definition("change"), wire::Change::MEMBERS),
        ("table", definition("table"), wire::Table::MEMBERS),
    ];
    for (name, in_schema, in_types) in cases {
        assert!(!in_types.is_empty(), "{name}");
        assert_eq!(in_schema, set(in_types), "{name}");
    }
}

#[test]
fn every_word_stands_in_both() {
    let schema = schema();
    let at = |pointer: &str| -> BTreeSet<String> {
        let list = schema.pointer(pointer).unwrap_or_else(|| panic!("{pointer}"));
        list.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
    };
    let reasons = xephang::model::Missing::ALL.map(|reason| reason.code().to_owned()).into();
    let cases = [
        ("/$defs/predecessor/properties/link/enum", set(wire::Link::WORDS)),
        ("/$defs/indicator/properties/kind/enum", set(wire::Kind::WORDS)),
        ("/$defs/indicator/properties/measure/enum", set(wire::Measure::WORDS)),
        ("/$defs/indicator/properties/direction/enum", set(wire::Direction::WORDS)),
        ("/$defs/indicator/properties/derived/items/enum", set(wire::DerivedInIndicator::WORDS)),
        ("/$defs/indicator/properties/computed/items/enum", set(wire::DerivedInIndicator::WORDS)),
        ("/$defs/band/properties/by/enum", set(wire::BandBy::WORDS)),
        ("/$defs/rank/properties/ties/enum", set(wire::Ties::WORDS)),
        ("/$defs/rank/properties/within/enum", set(wire::Within::WORDS)),
        ("/$defs/figure/properties/derived/items/enum", set(wire::DerivedInFigure::WORDS)),
        ("/$defs/figure/properties/computed/items/enum", set(wire::DerivedInFigure::WORDS)),
        ("/$defs/reason/enum", reasons),
    ];
    for (pointer, in_types) in cases {
        assert_eq!(at(pointer), in_types, "{pointer}");
    }
}

#[test]
fn the_published_files_are_valid() {
    let schema = schema();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".json") && name != "catalogue.json" {
            let value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            assert_eq!(problems(&schema, &value), Vec::<String>::new(), "{name}");
            files += 1;
        }
    }
    assert!(files >= 6);
}

#[test]
fn the_catalogue_is_valid_and_stays_so_when_a_line_is_added() {
    let schema = include_str!("../schema/xephang-catalogue-1.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let published = include_bytes!("../data/catalogue.json");
    let value = serde_json::from_slice(published).unwrap();
    assert_eq!(problems(&schema, &value), Vec::<String>::new());
    let bytes = include_bytes!("../data/pci-2005-2016.json").to_vec();
    let file = SourceFile { name: "pci.json".to_owned(), bytes };
    let data = import(&[file], &Choices::default()).dataset;
    let about = About {
        id: "pci-2".to_owned(),
        title: Label::new("PCI lần hai", "PCI again"),
        group: Some(Label::vi("Cấp tỉnh")),
        in_pieces: true,
        ..About::default()
    };
    let files = folder(&data, &about, published, Lang::Vi).unwrap();
    let file = files.iter().find(|file| file.path == "data/catalogue.json").unwrap();
    let value: Value = serde_json::from_slice(&file.bytes).unwrap();
    assert_eq!(problems(&schema, &value), Vec::<String>::new());
    let last = value["publications"].as_array().unwrap().last().unwrap();
    assert_eq!(last["file"], "pci-2.json");
    // What makes no catalogue is found.
    let wrong = serde_json::json!({"format": "xephang-catalogue/1", "publications": [{"id": "ä"}]});
    assert!(!problems(&schema, &wrong).is_empty());
}

#[test]
fn what_is_written_of_joined_files_is_valid() {
    let names = ["binh-lieu.json", "provinces-2025.json", "dti-2022.json"];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let file = |name: &str| SourceFile {
        name: name.to_owned(),
        bytes: std::fs::read(folder.join(name)).unwrap(),
    };
    let joined = import(&names.map(file), &Choices::default()).dataset;
    let written = json_from_dataset(&joined);
    let value = serde_json::from_str(&written).unwrap();
    assert_eq!(problems(&schema(), &value), Vec::<String>::new());
}

/// A corpus file that the reader finds nothing wrong with is valid, and the breaks that a schema
/// can express are found by it.
#[test]
fn schema_and_reader_agree_on_the_corpus() {
    let schema = schema();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/native");
    let by_schema = [
        "bad-date",
        "bad-id",
        "bad-maximum",
        "bad-period",
        "bad-weight",
        "empty-name",
        "missing-member",
        "score-and-reason",
        "unknown-format",
        "unknown-member",
        "unknown-reason",
        "unknown-word",
        "wrong-kind",
        "wrong-number",
    ];
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let Ok(value) = serde_json::from_slice(&std::fs::read(&path).unwrap()) else { continue };
        let told = problems(&schema, &value);
        if stem.starts_with("good") {
            assert_eq!(told, Vec::<String>::new(), "{stem}");
        } else if !told.is_empty() {
            found.insert(stem);
        }
    }
    for stem in by_schema {
        assert!(found.contains(stem), "{stem} is valid by the schema");
    }
}

//! The gallery as snapshots: each example as a sheet of its own, in each language and theme.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use xephang::chart::shape::Shape;
use xephang::chart::sheet::{self, Words};
use xephang::chart::{ChartKind, ChartSpec, Frame, Inks, paint, place};
use xephang::export::Shown;
use xephang::export::drawn::{asked, spec_with};
use xephang::export::gallery::EXAMPLES;
use xephang::export::said::said;
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::model::Dataset;
use xephang::share::{decode, encode};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A published set by the id that links name it by.
fn published(id: &str) -> Arc<Dataset> {
    let catalogue: serde_json::Value =
        serde_json::from_slice(&std::fs::read(root("data/catalogue.json")).unwrap()).unwrap();
    let entries = catalogue["publications"].as_array().unwrap();
    let entry = entries.iter().find(|entry| entry["id"] == id).unwrap();
    let name = entry["file"].as_str().unwrap().to_owned();
    let bytes = std::fs::read(root("data").join(&name)).unwrap();
    Arc::new(import(&[SourceFile { name, bytes }], &Choices::default()).dataset)
}

#[test]
fn every_example_is_what_is_committed() {
    let mut sets: HashMap<String, Arc<Dataset>> = HashMap::new();
    let folder = root("tests/golden/gallery");
    std::fs::create_dir_all(&folder).unwrap();
    let mut wrong = Vec::new();
    for example in EXAMPLES {
        let view = example.view();
        let id = &view.publications[0];
        let data = sets.entry(id.clone()).or_insert_with(|| published(id));
        let shown = Shown::new(data, &view).unwrap();
        let spec = spec_with(&shown, asked(&shown, view.kind), &view);
        for lang in Lang::ALL {
            let [finding, subtitle] = said(&shown, &spec, &view, lang);
            assert!(!finding.is_empty() && !finding.contains(".."), "{}: {finding}", example.name);
            let words = Words { finding, subtitle, foot: vec![] };
            let draw = |frame: &Frame, most: Option<usize>| {
                let most_rows = Some(most.unwrap_or(20).min(20));
                place(data, &ChartSpec { most_rows, ..spec.clone() }, frame)
            };
            let screen = Frame { width: 720.0, height: 480.0, scale: 1.0, lang };
            let (sheet, _) = sheet::fitted(&draw, &words, Shape::Screen, &screen).unwrap();
            for (inks, theme) in [(Inks::Light, "light"), (Inks::Dark, "dark")] {
                let svg = paint::svg(&sheet.placed, inks, "golden");
                let path = folder.join(format!("{}-{}-{theme}.svg", example.name, lang.code()));
                if std::env::var_os("UPDATE_GOLDEN").is_some() {
                    std::fs::write(&path, &svg).unwrap();
                }
                if std::fs::read_to_string(&path).unwrap_or_default() != svg {
                    wrong.push(path.display().to_string());
                }
            }
        }
    }
    assert_eq!(wrong, [""; 0], "not what is committed; UPDATE_GOLDEN=1 writes them anew");
}

#[test]
fn every_type_has_an_example_and_every_link_is_whole() {
    let kinds: Vec<_> = EXAMPLES.iter().filter_map(|example| example.view().kind).collect();
    for kind in
        ChartKind::ALL.iter().filter(|kind| !matches!(kind, ChartKind::Spark | ChartKind::Map))
    {
        assert!(kinds.contains(kind), "{}", kind.code());
    }
    let mut names: Vec<_> = EXAMPLES.iter().map(|example| example.name).collect();
    names.dedup();
    assert_eq!(names.len(), EXAMPLES.len());
    for example in EXAMPLES {
        let (view, problems) = decode(example.link);
        assert_eq!((encode(&view).as_str(), problems.len()), (example.link, 0));
    }
}

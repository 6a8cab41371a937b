//! What is written reads back as the same data.

use proptest::prelude::*;

use super::*;
use crate::export::tests::any;
use crate::import::{Choices, Imported, SourceFile, import, import_sound};
use crate::model::bytes::{Bytes, from_bytes};

fn file(json: &str, name: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), bytes: json.as_bytes().to_vec() }
}

fn read(json: &str, name: &str) -> Imported {
    import(&[file(json, name)], &Choices::default())
}

/// Reads a file in which nothing may be wrong, in the long way and in the short one.
fn read_back(json: &str, name: &str) -> Dataset {
    let imported = read(json, name);
    assert_eq!(imported.reports[0].diagnostics, [], "{json}");
    assert_eq!(import_sound(&file(json, name)).as_ref(), Some(&imported.dataset), "{name}");
    imported.dataset
}

fn published(name: &str) -> SourceFile {
    let path = format!("{}/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    SourceFile { name: format!("{name}.json"), bytes: std::fs::read(path).unwrap() }
}

const PUBLISHED: [&str; 5] =
    ["binh-lieu", "dti-2022", "papi-2011-2020", "pci-2005-2016", "provinces-2025"];

#[test]
fn the_published_files_come_back() {
    for name in PUBLISHED {
        let file = published(name);
        let dataset = read_back(std::str::from_utf8(&file.bytes).unwrap(), &file.name);
        assert!(!dataset.units().is_empty());
        let json = json_from_publication(&dataset, 0);
        assert_eq!(read_back(&json, &file.name), dataset, "{name}");
        assert_eq!(json_from_publication(&read_back(&json, &file.name), 0), json, "{name}");
    }
}

/// Any of the published files, in any order, beside a table of records that fits them.
#[test]
fn joined_files_come_back() {
    let csv =
        "Tỉnh;Năm;Điểm;Hạng\nHà Nội;2016;60,740;14\nLào Cai;2016;63,5;\nTrung bình;2016;58,1;\n";
    let csv = SourceFile { name: "pci-them.csv".into(), bytes: csv.as_bytes().to_vec() };
    for chosen in [&[0, 1, 2, 3, 4][..], &[4, 3, 2, 1, 0], &[3, 1], &[2, 4], &[0, 0], &[]] {
        for with_records in [false, true] {
            let mut files: Vec<_> = chosen.iter().map(|at| published(PUBLISHED[*at])).collect();
            if with_records {
                files.push(csv.clone());
            }
            let joined = import(&files, &Choices::default()).dataset;
            if files.is_empty() {
                continue;
            }
            let json = json_from_dataset(&joined);
            assert_eq!(joined.publications().len(), files.len());
            let again = read_back(&json, "da-ghep.json");
            assert_eq!(again, joined, "{chosen:?}");
            assert_eq!(json_from_dataset(&again), json, "{chosen:?}");
        }
    }
}

#[test]
fn nothing_comes_back_as_nothing() {
    let dataset = read(&json_from_dataset(&Dataset::default()), "x.json").dataset;
    assert_eq!((dataset.len(), dataset.units().len(), dataset.publications().len()), (0, 0, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_data_comes_back(dataset in any::dataset(), name in "[a-z]{1,8}(\\.json)?") {
        let json = json_from_dataset(&dataset);
        let imported = read(&json, &name);
        prop_assert_eq!(&imported.dataset, &dataset, "{}", json);
        prop_assert_eq!(&json_from_dataset(&imported.dataset), &json);
        let told = &imported.reports[0].diagnostics;
        let sound = import_sound(&file(&json, &name));
        // What has bands is left to the whole reader.
        let no_bands = dataset.indicators().iter().all(|indicator| indicator.bands.is_empty());
        let is_sound = told.is_empty() && no_bands;
        prop_assert_eq!(sound, is_sound.then_some(imported.dataset), "{:?}", told);
    }

    /// From thread to thread as well.
    #[test]
    fn any_data_comes_back_from_bytes(dataset in any::dataset()) {
        let mut bytes = dataset.to_bytes();
        prop_assert_eq!(from_bytes::<Dataset>(&bytes), Some(dataset));
        bytes.pop();
        prop_assert_eq!(from_bytes::<Dataset>(&bytes), None);
    }

    /// The order in which figures come is nothing.
    #[test]
    fn the_same_data_is_the_same_bytes(parts in any::parts(), seed in 1usize..1000) {
        let straight = parts.build(|_| {});
        let turned = parts.build(|figures| {
            figures.reverse();
            let middle = seed % figures.len().max(1);
            figures.rotate_left(middle);
        });
        prop_assert_eq!(&straight, &turned);
        prop_assert_eq!(json_from_dataset(&straight), json_from_dataset(&turned));
    }

    /// One publication by itself, with the earlier figures that follow from its changes.
    #[test]
    fn a_publication_comes_back(parts in any::parts()) {
        let dataset = parts.build(|_| {});
        let once = read(&json_from_publication(&dataset, 0), "p.json").dataset;
        let json = json_from_publication(&once, 0);
        let twice = read(&json, "p.json").dataset;
        prop_assert_eq!(&twice, &once);
        prop_assert_eq!(json_from_publication(&twice, 0), json);
    }
}

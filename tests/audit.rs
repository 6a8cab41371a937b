//! What the audit finds in the published files, as sentences; each was judged by hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

use std::fmt::Write;

use xephang::analysis::audit::audit;
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::model::Dataset;
use xephang::story::audit as said;

fn published(file: &str) -> Dataset {
    let path = format!("{}/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    import(&[SourceFile { name: file.to_owned(), bytes }], &Choices::default()).dataset
}

/// All findings of all indices of a data set.
fn told(ds: &Dataset, lang: Lang) -> String {
    let mut out = String::new();
    for index in ds.indices() {
        writeln!(out, "{}", ds.indicators()[index].id).unwrap();
        for finding in audit(ds, index) {
            let severity = said::severity(finding.severity, lang);
            writeln!(out, "  [{severity}] {}", said::headline(ds, &finding, lang)).unwrap();
            for row in said::evidence(ds, &finding, lang) {
                writeln!(out, "      {}: {}", row.label, row.value).unwrap();
            }
            for cause in said::causes(ds, &finding, lang) {
                writeln!(out, "      {cause}").unwrap();
            }
            if let Some(more) = said::more(&finding, lang) {
                writeln!(out, "      {more}").unwrap();
            }
        }
    }
    out.replace('\u{a0}', " ")
}

#[test]
fn pci() {
    insta::assert_snapshot!(told(&published("pci-2005-2016.json"), Lang::Vi));
}

#[test]
fn papi() {
    insta::assert_snapshot!(told(&published("papi-2011-2020.json"), Lang::Vi));
}

#[test]
fn small_files() {
    let files = ["binh-lieu.json", "dti-2022.json", "provinces-2025.json"];
    let all: String = files.iter().map(|file| told(&published(file), Lang::Vi)).collect();
    insta::assert_snapshot!(all);
}

/// A published file with one text in it replaced.
fn changed(file: &str, from: &str, to: &str) -> Dataset {
    let path = format!("{}/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    let bytes = text.replace(from, to).into_bytes();
    import(&[SourceFile { name: file.to_owned(), bytes }], &Choices::default()).dataset
}

/// The headlines that a changed file has and the published one has not.
fn new_headlines(file: &str, index: &str, from: &str, to: &str) -> Vec<String> {
    let headlines = |ds: &Dataset| -> Vec<String> {
        let index = ds.indicator_by_id(index).unwrap();
        let found = audit(ds, index);
        let said = found.iter().map(|one| said::headline(ds, one, Lang::Vi));
        said.map(|text| text.replace('\u{a0}', " ")).collect()
    };
    let before = headlines(&published(file));
    let after = headlines(&changed(file, from, to));
    after.into_iter().filter(|text| !before.contains(text)).collect()
}

#[test]
fn a_total_misprinted_by_a_tenth_is_found() {
    let one = r#"["quang-ninh",65.59555053710938,"#;
    let other = r#"["quang-ninh",65.75,"#;
    assert_eq!(
        new_headlines("pci-2005-2016.json", "pci", one, other),
        ["Điểm PCI của Quảng Ninh năm 2016 (65,75) khác tổng các thành phần theo trọng số (65,60)"]
    );
}

#[test]
fn a_rank_misprinted_by_one_is_found() {
    let one = r#"["quang-ninh",{"score":63.51419,"rank":4,"#;
    let other = r#"["quang-ninh",{"score":63.51419,"rank":5,"#;
    let found = new_headlines("pci-2005-2016.json", "pci", one, other);
    assert_eq!(
        found,
        [
            "Hạng PCI của Quảng Ninh năm 2013 công bố là 5, tính theo điểm là 4",
            "Hạng PCI năm 2013: Quảng Ninh (63,51) và Đồng Tháp (63,35) cùng hạng 5 dù điểm khác nhau",
        ]
    );
}

#[test]
fn two_digits_exchanged_in_a_dimension_are_found_in_both_sums() {
    assert_eq!(
        new_headlines("papi-2011-2020.json", "papi", "5.408504", "5.804504"),
        [
            "Điểm PAPI của Quảng Ninh năm 2012 (35,51) khác tổng các thành phần (35,91)",
            "Điểm tham gia của Quảng Ninh năm 2012 (5,80) khác tổng các thành phần (5,41)",
        ]
    );
}

#[test]
fn a_percentage_misprinted_is_found_but_not_where_the_maximum_follows_from_it() {
    assert_eq!(
        new_headlines("binh-lieu.json", "egov", "75.01", "75.10"),
        [
            "Điểm Chính quyền điện tử của Bình Liêu năm 2022 công bố đạt 75,10%, tính theo mức tối đa là 75,01%"
        ]
    );
    assert!(
        new_headlines("binh-lieu.json", "dgi", "\"percent\": 91.48", "\"percent\": 91.84")
            .is_empty()
    );
}

#[test]
fn opened_together_nothing_more_is_found() {
    let files =
        ["pci-2005-2016.json", "papi-2011-2020.json", "dti-2022.json", "provinces-2025.json"];
    let read = |file: &&str| {
        let path = format!("{}/data/{file}", env!("CARGO_MANIFEST_DIR"));
        SourceFile { name: (*file).to_owned(), bytes: std::fs::read(path).unwrap() }
    };
    let sources: Vec<SourceFile> = files.iter().map(read).collect();
    let joined = import(&sources, &Choices::default()).dataset;
    let alone: String = files.iter().map(|file| told(&published(file), Lang::En)).collect();
    assert_eq!(told(&joined, Lang::En), alone);
}

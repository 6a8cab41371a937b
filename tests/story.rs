//! The sentences on the published data, as the pages show them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

use xephang::analysis::{overview, trend, why};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::model::{Dataset, Period};
use xephang::rank::RankOptions;
use xephang::story;

const YEAR: Period = Period::year(2016);
const BEFORE: Period = Period::year(2015);

fn published(file: &str) -> Dataset {
    let path = format!("{}/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    import(&[SourceFile { name: file.to_owned(), bytes }], &Choices::default()).dataset
}

fn plain(text: String) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn pci_of_2016() {
    let ds = published("pci-2005-2016.json");
    let options = RankOptions::default();
    let pci = ds.indicator_by_id("pci").unwrap();
    let us = ds.unit_by_id("quang-ninh").unwrap();
    let ranking = story::ranking_finding(&ds, pci, YEAR, Some(BEFORE), Some(us), &options);
    assert_eq!(
        plain(ranking.headline(&ds, pci, YEAR, Lang::Vi)),
        "Quảng Ninh lên hạng 2 dù mất 0,15 điểm, vì Đồng Tháp mất 1,44 điểm"
    );
    let leader = story::ranking_finding(&ds, pci, YEAR, None, None, &options);
    assert_eq!(
        plain(leader.headline(&ds, pci, YEAR, Lang::Vi)),
        "Đà Nẵng dẫn đầu PCI 2016 với 70,00 điểm"
    );
    assert_eq!(
        plain(story::ranking_subtitle(&ds, pci, YEAR, &options, Lang::Vi)),
        "Điểm PCI tổng hợp của 63 tỉnh, thành phố, thang 100 điểm, cao xếp trước"
    );
    let parts = story::components_finding(&ds, pci, YEAR, Some(us), &options);
    assert_eq!(
        plain(parts.headline(&ds, pci, YEAR, Lang::Vi)),
        "Quảng Ninh dẫn đầu về gia nhập thị trường, xếp hạng 36 về cạnh tranh bình đẳng"
    );
    assert_eq!(
        plain(story::components_subtitle(&ds, pci, YEAR, Lang::Vi)),
        "Điểm 10 thành phần PCI năm 2016, thang 10 điểm, xếp theo điểm tổng hợp"
    );
    let line = trend(&ds, pci, &options);
    let change = story::change_finding(&ds, &line, YEAR, Some(BEFORE), Some(us), &options);
    assert_eq!(
        plain(change.headline(&ds, &line, YEAR, Lang::Vi)),
        "Bốn năm liền trong 5 hạng đầu, Quảng Ninh lên hạng 2 năm 2016"
    );
    let why = why(&ds, us, pci, BEFORE, YEAR, &options);
    assert_eq!(
        plain(story::effects_headline(&ds, &why, Lang::Vi).unwrap()),
        "Lên 1 bậc là nhờ đơn vị khác giảm"
    );
    assert_eq!(
        plain(story::contributions_headline(&ds, &why.contributions.unwrap(), Lang::Vi).unwrap()),
        "Kéo lên: hỗ trợ doanh nghiệp; kéo xuống: tính minh bạch"
    );
}

#[test]
fn across_the_change_of_weights_of_2013_scores_are_not_compared() {
    let ds = published("pci-2005-2016.json");
    let us = ds.unit_by_id("quang-ninh").unwrap();
    let (from, to) = (Period::year(2012), Period::year(2013));
    let options = RankOptions::default();
    let finding = story::ranking_finding(&ds, 0, to, Some(from), Some(us), &options);
    assert_eq!(
        plain(finding.headline(&ds, 0, to, Lang::Vi)),
        "Quảng Ninh lên hạng 4, tăng 16 bậc; điểm không so với năm 2012 vì đã đổi cách tính"
    );
}

#[test]
fn binh_lieu_of_2022() {
    let ds = published("binh-lieu.json");
    let us = ds.unit_by_id("binh-lieu").unwrap();
    let seen = overview(&ds, us, Period::year(2022), None);
    let said: Vec<String> = story::report(&ds, &seen, Lang::Vi).into_iter().map(plain).collect();
    assert_eq!(
        said,
        [
            "Trong 04 chỉ số thì có 03 chỉ số tụt hạng so với năm 2021.",
            "PAR INDEX: đạt 80,98/100 điểm, giảm 8,37 điểm so với năm 2021, giảm 4 bậc, xếp thứ 13/13.",
            "SIPAS: đạt 94,01%, giảm 2,3% so với năm 2021, tụt 10 bậc, xếp thứ 12/13.",
            "Chính quyền điện tử: 165,02/220 điểm đạt 75,01%, tăng 35,34 điểm so với năm 2021, giảm 02 bậc, xếp thứ 13/13.",
            "DGI: 73,18 điểm đạt 91,48%, tăng 0,75 điểm so với năm 2021, tăng 01 bậc, xếp thứ 7/13.",
        ]
    );
}

#[test]
fn dti_gives_ranks_only() {
    let ds = published("dti-2022.json");
    let year = Period::year(2022);
    let dti = ds.indicator_by_id("dti").unwrap();
    let options = RankOptions::default();
    let finding = story::ranking_finding(&ds, dti, year, None, None, &options);
    let text = plain(finding.headline(&ds, dti, year, Lang::Vi));
    assert!(text.starts_with("Đà Nẵng dẫn đầu DTI 2022"), "{text}");
    let yen_bai = ds.unit_by_id("yen-bai");
    let finding = story::ranking_finding(&ds, dti, year, None, yen_bai, &options);
    assert_eq!(plain(finding.headline(&ds, dti, year, Lang::Vi)), "Yên Bái xếp hạng 15/63");
}

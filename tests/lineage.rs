//! The changes of the map as they were: Hà Tây into Hà Nội in 2008, 63 provinces into 34 and the
//! communes of 2025; and two sources of one year.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::path::Path;

use xephang::analysis::{NoBackCast, common_set, editions, past, pasts};
use xephang::export::tables::{new_units_table, shared_units_table};
use xephang::import::{Choices, SourceFile, apart, import, parse};
use xephang::locale::Lang;
use xephang::model::{Dataset, Decimal, Given, Link, Period};

fn published(name: &str) -> SourceFile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    SourceFile { name: name.to_owned(), bytes: std::fs::read(path).unwrap() }
}

fn ids(ds: &Dataset, units: impl IntoIterator<Item = usize>) -> Vec<&str> {
    units.into_iter().map(|unit| ds.units()[unit].id.as_str()).collect()
}

#[test]
fn ha_tay_went_into_ha_noi() {
    let ds = import(&[published("pci-2005-2016.json")], &Choices::default()).dataset;
    let pci = ds.indicator_by_id("pci").unwrap();
    let [before, after] = [2008, 2009].map(Period::year);
    let shared = common_set(&ds, pci, before, after);
    assert_eq!((shared.units.len(), shared.broken), (63, true));
    assert_eq!(ids(&ds, shared.only_before.iter().copied()), ["ha-tay"]);
    assert!(shared.only_after.is_empty());
    let grown = shared.units.iter().filter(|unit| unit.grown).map(|unit| unit.unit[1]);
    assert_eq!(ids(&ds, grown), ["ha-noi"]);
    let ha_noi = ds.unit_by_id("ha-noi").unwrap();
    let found = past(&ds, ha_noi, pci, before);
    let scores: Vec<_> = found.predecessors.iter().map(|p| (&*p.id, p.score.unwrap())).collect();
    let of = |id: &str| {
        Given::published(ds.cell(ds.unit_by_id(id).unwrap(), pci, before).unwrap().value().unwrap())
    };
    assert_eq!(scores, [("ha-noi", of("ha-noi")), ("ha-tay", of("ha-tay"))]);
    // No one gives the weight of either.
    assert_eq!(found.back_cast, Err(NoBackCast::NoWeight { unit: "ha-noi".to_owned() }));
}

#[test]
fn the_tables_that_are_saved() {
    let ds = import(&[published("pci-2005-2016.json")], &Choices::default()).dataset;
    let pci = ds.indicator_by_id("pci").unwrap();
    let [before, after] = [2008, 2009].map(Period::year);
    let edition = ds.units()[ds.unit_by_id("ha-noi").unwrap()].edition.unwrap();
    let new = new_units_table(&ds, pci, &pasts(&ds, edition, pci, before), after, Lang::Vi);
    assert_eq!(new.rows.len(), 3, "Hà Nội, and the two that it was formed from");
    assert!(new.rows.iter().all(|row| row.len() == new.head.len() && row[0] == "Hà Nội"));
    assert_eq!((new.rows[0][1].as_str(), new.rows[2][1].as_str()), ("", "Hà Tây"));
    assert_eq!((new.rows[2][3].as_str(), new.rows[2][5].as_str()), ("45,09", "55"));
    let shared = shared_units_table(&ds, pci, &common_set(&ds, pci, before, after), Lang::Vi);
    assert_eq!(shared.rows.len(), 63);
    assert!(shared.rows.iter().all(|row| row.len() == shared.head.len()));
    let ha_noi = shared.rows.iter().find(|row| row[0] == "Hà Nội").unwrap();
    assert_eq!(ha_noi.last().map(String::as_str), Some("x"), "it took in another");
}

/// Scores of the 34 provinces of 2026, made up: their number.
fn of_2026(ds: &Dataset) -> SourceFile {
    let edition = ds.editions().iter().position(|edition| edition.id == "vn-34").unwrap();
    let units = ds.units().iter().filter(|unit| unit.edition == Some(edition));
    let rows: Vec<_> = units
        .enumerate()
        .map(|(at, unit)| serde_json::json!({"Tỉnh": unit.name.vi, "Năm": 2026, "PCI": at + 30}))
        .collect();
    SourceFile { name: "pci.json".to_owned(), bytes: serde_json::to_vec(&rows).unwrap() }
}

#[test]
fn of_34_provinces_eleven_are_as_they_were() {
    let files = [published("pci-2005-2016.json"), published("provinces-2025.json")];
    let list = import(&files, &Choices::default()).dataset;
    let files = [&files[..], &[of_2026(&list)]].concat();
    let imported = import(&files, &Choices::default());
    let ds = &imported.dataset;
    assert_eq!(imported.reports[2].doubts, []);
    let pci = ds.indicator_by_id("pci").unwrap();
    let [before, after] = [2016, 2026].map(Period::year);
    let shared = common_set(ds, pci, before, after);
    let mut names = ids(ds, shared.units.iter().map(|unit| unit.unit[0]));
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "cao-bang",
            "dien-bien",
            "ha-noi",
            "ha-tinh",
            "lai-chau",
            "lang-son",
            "nghe-an",
            "quang-ninh",
            "son-la",
            "thanh-hoa",
            "thua-thien-hue"
        ]
    );
    assert_eq!((shared.only_before.len(), shared.only_after.len()), (63 - 11, 34 - 11));
    let edition = ds.editions().iter().position(|edition| edition.id == "vn-34").unwrap();
    let all = pasts(ds, edition, pci, before);
    assert_eq!(all.len(), 34);
    assert_eq!(all.iter().map(|past| past.predecessors.len()).sum::<usize>(), 63);
    assert!(all.iter().all(|past| !past.incomplete && !past.partial));
    // Lào Cai has the code that Yên Bái had, and is not its continuation alone.
    let lao_cai = all.iter().find(|past| ds.units()[past.unit].id == "lao-cai-2025").unwrap();
    let from: Vec<_> = lao_cai.predecessors.iter().map(|before| before.id.as_str()).collect();
    assert_eq!(from, ["lao-cai", "yen-bai"]);
    let of = |id: &str| ds.cell(ds.unit_by_id(id).unwrap(), pci, before).unwrap().value().unwrap();
    assert_eq!(lao_cai.scores, Some([of("yen-bai"), of("lao-cai")]));
}

#[test]
fn communes_of_2025_are_linked_in_whole_and_in_part() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let shared = std::env::var_os("XEPHANG_SHARED").map_or(beside, Into::into);
    let Ok(text) = std::fs::read(shared.join("vietnam/units/communes_2025.json")) else {
        eprintln!("skipped: no list of communes (../shared/data or XEPHANG_SHARED)");
        return;
    };
    let communes: Vec<serde_json::Value> = serde_json::from_slice(&text).unwrap();
    let (mut units, mut rows) = (Vec::new(), Vec::new());
    let mut old = std::collections::BTreeSet::new();
    for commune in &communes {
        let mut from = Vec::new();
        for before in commune["from"].as_array().unwrap() {
            let id = format!("cu-{}", before["code"].as_str().unwrap());
            // Weight and score: the code, so that every old commune has its own.
            let number: u32 = before["code"].as_str().unwrap().parse().unwrap();
            from.push(serde_json::json!({"unit": id, "link": before["link"], "weight": number}));
            if old.insert(id.clone()) {
                units.push(serde_json::json!({"id": id, "name": before["name"], "edition": "cu"}));
                rows.push(serde_json::json!([id, number]));
            }
        }
        let id = format!("moi-{}", commune["code"].as_str().unwrap());
        let name = &commune["name"];
        units.push(
            serde_json::json!({"id": id, "name": name, "edition": "moi", "predecessors": from}),
        );
    }
    let file = serde_json::json!({
        "format": "xephang/1", "title": "Xã", "units": units,
        "editions": [{"id": "cu", "name": "Cũ"}, {"id": "moi", "name": "Mới"}],
        "indicators": [{"id": "x", "name": "X"}],
        "tables": [{"period": "2024", "indicators": ["x"], "rows": rows}],
    });
    let file =
        SourceFile { name: "communes.json".into(), bytes: serde_json::to_vec(&file).unwrap() };
    let ds = import(&[file], &Choices::default()).dataset;
    let all = pasts(&ds, 1, 0, Period::year(2024));
    assert_eq!(all.len(), 3_321);
    let links = || all.iter().flat_map(|past| &past.predecessors);
    assert_eq!(links().count(), 10_604);
    assert_eq!(links().filter(|before| before.link == Link::Partial).count(), 1_012);
    for past in &all {
        let [low, high] = past.scores.unwrap();
        let score = past.back_cast.as_ref().unwrap().score.value;
        assert!(low <= score && score <= high, "{past:?}");
        assert_eq!(past.partial, past.predecessors.iter().any(|p| p.link == Link::Partial));
    }
}

/// One province's PAR INDEX of 2023 stands as 91,87 in one source and as 91,81 in another.
#[test]
fn two_sources_of_one_year() {
    let source = |name: &str, quang_ninh: &str, hai_phong: &str, names: [&str; 2]| {
        SourceFile {
        name: name.to_owned(),
        bytes: format!(
            r#"[{{"Tỉnh":"{}","Năm":2023,"PAR INDEX":{quang_ninh}}},{{"Tỉnh":"{}","Năm":2023,"PAR INDEX":{hai_phong}}}]"#,
            names[0], names[1]
        )
        .into(),
    }
    };
    let files = [
        source("bộ.json", "92.18", "91.87", ["Quảng Ninh", "Hải Phòng"]),
        source("báo.json", "92.2", "91.81", ["TỈNH QUẢNG NINH", "TP. Hải Phòng"]),
    ];
    let drafts: Vec<_> = files.iter().map(|file| parse(file, &Choices::default())).collect();
    let files: Vec<&SourceFile> = files.iter().collect();
    let each = apart(&files, &drafts, &Choices::default());
    let id = &each[0].indicators()[0].id;
    let found = editions(&each[0], &each[1], id, Period::year(2023)).unwrap();
    let summary = found.summary();
    assert_eq!((summary.scored_in_both, summary.only_first, summary.only_second), (2, 0, 0));
    let largest = &found.units[summary.largest.unwrap()];
    assert_eq!(each[0].units()[largest.unit[0].unwrap()].name.vi, "Hải Phòng");
    assert_eq!(largest.difference, Some(Decimal::new(-6, 2)));
    assert_eq!(summary.other_rank, 0);
}

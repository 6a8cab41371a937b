//! The published files, read by the importer, hold the facts that their publishers announced.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use xephang::import::diagnostic::Severity;
use xephang::import::{Choices, SourceFile, import, import_sound};
use xephang::locale::Lang;
use xephang::locale::words::page;
use xephang::model::{Dataset, Decimal, Given, IndicatorIx, Link, Missing, Origin, Period, UnitIx};
use xephang::rank::{Agreement, RankOptions, standings};

const FILES: [&str; 6] = [
    "pci-2005-2016.json",
    "papi-2011-2020.json",
    "binh-lieu.json",
    "dti-2022.json",
    "provinces-2025.json",
    "vi-du-xa-phuong.json",
];

fn source(name: &str) -> SourceFile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    SourceFile { name: name.to_owned(), bytes: std::fs::read(path).unwrap() }
}

/// Reads files that must give no error and no warning.
fn open(names: &[&str]) -> Dataset {
    let files: Vec<_> = names.iter().map(|name| source(name)).collect();
    let imported = import(&files, &Choices::default());
    for report in &imported.reports {
        for diagnostic in &report.diagnostics {
            assert_eq!(diagnostic.severity, Severity::Note, "{diagnostic:?}");
        }
        assert!(report.doubts.is_empty(), "{}: {:?}", report.file, report.doubts);
    }
    imported.dataset
}

fn dec(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn year(year: i32) -> Period {
    Period::year(year)
}

fn unit(data: &Dataset, id: &str) -> UnitIx {
    data.unit_by_id(id).unwrap_or_else(|| panic!("no unit {id}"))
}

fn indicator(data: &Dataset, id: &str) -> IndicatorIx {
    data.indicator_by_id(id).unwrap_or_else(|| panic!("no indicator {id}"))
}

/// The scores of an indicator in a year, by unit.
fn scores(data: &Dataset, id: &str, at: i32) -> BTreeMap<UnitIx, Decimal> {
    let slice = data.slice(indicator(data, id), year(at)).unwrap();
    slice.cells().filter_map(|cell| Some((cell.unit, cell.value()?))).collect()
}

/// 1 + the number of better scores.
fn rank_of(scores: &BTreeMap<UnitIx, Decimal>, unit: UnitIx) -> u32 {
    1 + scores.values().filter(|other| **other > scores[&unit]).count() as u32
}

/// Units by score, best first.
fn in_order(data: &Dataset, scores: &BTreeMap<UnitIx, Decimal>) -> Vec<String> {
    let mut units: Vec<_> = scores.iter().collect();
    units.sort_by(|a, b| b.1.cmp(a.1));
    units.into_iter().map(|(unit, _)| data.units()[*unit].id.clone()).collect()
}

#[test]
fn all_files_open_together() {
    let data = open(&FILES);
    let of = |edition: &str| {
        let edition = data.editions().iter().position(|e| e.id == edition);
        data.units().iter().filter(|unit| unit.edition == edition).count()
    };
    assert_eq!((of("vn-63"), of("vn-64"), of("vn-34")), (63, 1, 34));
    let indices: Vec<_> = data.indices().map(|ix| data.indicators()[ix].id.as_str()).collect();
    assert_eq!(indices, ["pci", "papi", "par", "sipas", "egov", "dgi", "dti", "cchc"]);
}

#[test]
fn the_catalogue_lists_what_the_files_hold() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/catalogue.json");
    let catalogue: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let entries = catalogue["publications"].as_array().unwrap();
    let texts = |value: &Value| -> Vec<String> { serde_json::from_value(value.clone()).unwrap() };
    let files: Vec<_> = entries.iter().map(|entry| entry["file"].as_str().unwrap()).collect();
    assert_eq!(files, FILES);
    for entry in entries {
        let data = open(&[entry["file"].as_str().unwrap()]);
        let ids: Vec<_> = data.indices().map(|ix| data.indicators()[ix].id.clone()).collect();
        let periods: Vec<_> = data.all_periods().iter().map(|p| p.year.to_string()).collect();
        assert_eq!(texts(&entry["indices"]), ids);
        assert_eq!(texts(&entry["periods"]), periods);
        assert_eq!(entry["units"], data.units().len());
        assert_eq!(entry["id"], data.publications()[0].id);
    }
}

#[test]
fn weights_and_maximum_of_papi_are_those_of_the_method_in_force() {
    let data = open(&["papi-2011-2020.json"]);
    let part = indicator(&data, "papi.corruption");
    let weight = |at| page::weight_at(&data, part, year(at), Lang::Vi);
    assert_eq!((weight(2016).as_deref(), weight(2020).as_deref()), (Some("16,7%"), Some("12,5%")));
    // Without the period no share can be told: the maximum changed from 60 to 80.
    let (papi, unit) = (indicator(&data, "papi"), unit(&data, "ha-noi"));
    let maximum = |at| data.maximum(unit, papi, year(at)).map(|given| given.value);
    assert_eq!((maximum(2016), maximum(2020)), (Some(dec("60")), Some(dec("80"))));
    let data = open(&["pci-2005-2016.json"]);
    let part = indicator(&data, "pci.transparency");
    assert_eq!(page::weight_at(&data, part, year(2016), Lang::Vi).as_deref(), Some("20%"));
}

#[test]
fn papi_is_as_published() {
    let data = open(&["papi-2011-2020.json"]);
    let first = scores(&data, "papi", 2011);
    let order = in_order(&data, &first);
    assert_eq!(order[..3], ["quang-binh", "ba-ria-vung-tau", "long-an"]);
    assert_eq!((order.len(), order[62].as_str()), (63, "tra-vinh"));
    assert_eq!(first[&unit(&data, "ba-ria-vung-tau")], dec("39.95439"));
    assert_eq!(first[&unit(&data, "tra-vinh")], dec("31.927267"));

    let fourth = scores(&data, "papi", 2014);
    let mean = fourth.values().copied().sum::<Decimal>().div_round(Decimal::from(61), 5);
    assert_eq!((fourth.len(), mean), (61, Some(dec("36.43598"))));
    for id in ["bac-giang", "dong-thap"] {
        let cell = data.cell(unit(&data, id), indicator(&data, "papi"), year(2014)).unwrap();
        assert_eq!(cell.score, Err(Missing::ZeroMeansMissing), "{id}");
        let part = indicator(&data, "papi.service");
        let cell = data.cell(unit(&data, id), part, year(2014)).unwrap();
        assert_eq!(cell.score, Err(Missing::NotAvailable), "{id}");
    }
    assert_eq!(scores(&data, "papi", 2018).len(), 61);
    assert_eq!(scores(&data, "papi", 2019).len(), 63);
}

/// Totals and dimensions are the sums of their parts: exactly where they were made so, else within
/// the rounding of the print.
#[test]
fn papi_adds_up() {
    let data = open(&["papi-2011-2020.json"]);
    let mut checked = 0;
    for whole in 0..data.indicators().len() {
        let parts: Vec<_> = data.parts(whole).collect();
        for (period, slice) in data.slices_of(whole).filter(|_| !parts.is_empty()) {
            let is_total = data.indicators()[whole].parent.is_none();
            let allowed = match period.year {
                2018.. => Decimal::ZERO,
                2015.. if is_total => dec("0.000000000000005"),
                2015.. => dec("0.0000005"),
                _ if is_total => Decimal::ZERO,
                _ => dec("0.000002"),
            };
            for cell in slice.cells() {
                let Ok(score) = cell.score else { continue };
                checked += 1;
                let origin = if period.year < 2018 { Origin::Published } else { Origin::Derived };
                assert_eq!(score.origin, origin);
                let parts = parts.iter().filter_map(|p| data.cell(cell.unit, *p, period)?.value());
                let deviation = (parts.sum::<Decimal>() - score.value).abs();
                assert!(
                    deviation <= allowed,
                    "{period:?} {:?} {deviation}",
                    data.units()[cell.unit].id
                );
            }
        }
    }
    // 61 or 63 units in 6 years of 6 dimensions, and 3 of 8, and the totals.
    assert_eq!(checked, (5 * 63 + 61) * 7 + 3 * 63 * 9 - 2 * 3);
}

#[test]
fn papi_breaks_in_2018() {
    let data = open(&["papi-2011-2020.json"]);
    let papi = &data.indicators()[indicator(&data, "papi")];
    let breaks = |a, b| papi.breaks_between(year(a), year(b)).count();
    assert_eq!((breaks(2011, 2016), breaks(2016, 2018), breaks(2018, 2020)), (0, 1, 0));
    let maximum = |at| papi.maximum_at(year(at)).map(|(value, _)| value);
    assert_eq!((maximum(2016), maximum(2018)), (Some(dec("60")), Some(dec("80"))));
    // Whatever stands on both sides of 2018 says so.
    for (ix, indicator) in data.indicators().iter().enumerate() {
        let periods = data.periods(ix);
        let crosses =
            periods.iter().any(|p| p.year < 2018) && periods.iter().any(|p| p.year > 2017);
        let broken = indicator.breaks_between(year(2016), year(2018)).count();
        assert_eq!(broken, usize::from(crosses), "{}", indicator.id);
    }
}

#[test]
fn pci_totals_are_the_weighted_sums() {
    let data = open(&["pci-2005-2016.json"]);
    let pci = indicator(&data, "pci");
    for (period, slice) in data.slices_of(pci) {
        let expected = match period.year {
            2005 => 42,
            2006..=2008 => 64,
            _ => 63,
        };
        assert_eq!(slice.len(), expected, "{period:?}");
        for cell in slice.cells() {
            let id = &data.units()[cell.unit].id;
            let allowed = match (period.year, id.as_str()) {
                (2011, _) => "0.552",
                (2005, "tien-giang") => "0.005",
                _ => "0.00001",
            };
            let mut made = Decimal::ZERO;
            for part in data.parts(pci) {
                let score = data.cell(cell.unit, part, period).and_then(|cell| cell.value());
                let weight = data.weight(part, period);
                assert_eq!(score.is_some(), weight.is_some(), "{period:?} {id} {part}");
                if let (Some(score), Some(weight)) = (score, weight) {
                    made = made + score * weight;
                }
            }
            let deviation = (made - cell.value().unwrap()).abs();
            assert!(deviation <= dec(allowed), "{period:?} {id} {deviation}");
        }
    }
}

#[test]
fn pci_official_ranks_are_the_computed_ones() {
    let data = open(&["pci-2005-2016.json"]);
    let pci = indicator(&data, "pci");
    for (period, slice) in data.slices_of(pci) {
        let scores = scores(&data, "pci", period.year);
        let published = slice.cells().filter(|cell| cell.published_rank().is_some()).count();
        assert_eq!(published, if matches!(period.year, 2012 | 2013) { 63 } else { 0 });
        let standings = standings(&data, pci, period, &RankOptions::default());
        for cell in slice.cells().filter(|_| published > 0) {
            assert_eq!(standings[cell.unit].agreement, Agreement::Agree);
            let extra = cell.extra.unwrap();
            assert_eq!(extra.rank, Some(Given::published(rank_of(&scores, cell.unit))));
            assert_eq!(extra.of, Some(63));
            assert!(extra.class.is_some());
        }
    }
    let best = |at| in_order(&data, &scores(&data, "pci", at)).swap_remove(0);
    assert_eq!((best(2012), best(2013)), ("dong-thap".to_owned(), "da-nang".to_owned()));
}

#[test]
fn pci_tells_quang_ninh_and_ha_tay() {
    let data = open(&["pci-2005-2016.json"]);
    let us = unit(&data, "quang-ninh");
    for (at, score, rank) in [(2015, "65.75", 3), (2016, "65.60", 2)] {
        let scores = scores(&data, "pci", at);
        assert_eq!((scores[&us].round(2), rank_of(&scores, us)), (dec(score), rank));
    }
    let (ha_tay, pci) = (unit(&data, "ha-tay"), indicator(&data, "pci"));
    let years: Vec<_> = data
        .slices_of(pci)
        .filter(|(_, slice)| slice.cell(ha_tay).is_some())
        .map(|(period, _)| period.year)
        .collect();
    assert_eq!(years, [2005, 2006, 2007, 2008]);
    let before = &data.units()[unit(&data, "ha-noi")].predecessors;
    assert_eq!((before[0].unit.as_str(), before[0].link), ("ha-tay", Link::Full));
    let breaks: Vec<_> = data.indicators()[pci]
        .breaks_between(year(2005), year(2016))
        .map(|method| method.from.year)
        .collect();
    assert_eq!(breaks, [2006, 2009, 2013]);
}

#[test]
fn dti_has_its_ties() {
    let data = open(&["dti-2022.json"]);
    let dti = indicator(&data, "dti");
    let slice = data.slice(dti, year(2022)).unwrap();
    let mut ranks: Vec<_> = slice
        .cells()
        .map(|cell| (cell.published_rank().unwrap().value, data.units()[cell.unit].id.as_str()))
        .collect();
    ranks.sort_unstable();
    assert_eq!(ranks.len(), 63);
    assert_eq!(ranks[14..17], [(15, "thanh-hoa"), (15, "yen-bai"), (17, "hau-giang")]);
    for cell in slice.cells() {
        match cell.score {
            Ok(_) => assert!(cell.published_rank().unwrap().value <= 5),
            Err(reason) => assert_eq!(reason, Missing::RankOnly),
        }
    }
    // Only five of 63 are scored: nothing may be computed from them
    // that the publisher does not bear out.
    for standing in standings(&data, dti, year(2022), &RankOptions::default()).iter() {
        assert_ne!(standing.agreement, Agreement::Differ);
        assert_eq!(standing.of, Some(63));
    }
    assert_eq!(scores(&data, "dti", 2022)[&unit(&data, "da-nang")], dec("0.8002"));
    assert_eq!(scores(&data, "dti.society", 2022).len(), 5);
}

#[test]
fn binh_lieu_is_as_announced() {
    let data = open(&["binh-lieu.json"]);
    let us = unit(&data, "binh-lieu");
    assert_eq!(data.units()[us].parent.as_deref(), Some("quang-ninh"));
    // Index, 2022: score, rank, percentage; change of score and places; 2021: score, rank.
    let announced = [
        ("par", "80.98", 13, None, "-8.37", -4, "89.35", 9),
        ("sipas", "94.01", 12, None, "-2.3", -10, "96.31", 2),
        ("egov", "165.02", 13, Some("75.01"), "35.34", -2, "129.68", 11),
        ("dgi", "73.18", 7, Some("91.48"), "0.75", 1, "72.43", 8),
    ];
    for (id, score, rank, percent, change, places, before, rank_before) in announced {
        let index = indicator(&data, id);
        let now = data.cell(us, index, year(2022)).unwrap();
        let extra = now.extra.unwrap();
        assert_eq!(now.score, Ok(Given::published(dec(score))), "{id}");
        assert_eq!((extra.rank, extra.of), (Some(Given::published(rank)), Some(13)), "{id}");
        assert_eq!(extra.percent, percent.map(dec), "{id}");
        let told = extra.change.unwrap();
        assert_eq!((told.score, told.rank), (Some(dec(change)), Some(places)), "{id}");

        let then = data.cell(us, index, year(2021)).unwrap();
        assert_eq!(then.score, Ok(Given::derived(dec(before))), "{id}");
        assert_eq!(then.published_rank(), Some(Given::derived(rank_before)), "{id}");

        let maximum = data.maximum(us, index, year(2022)).unwrap();
        let derived = if id == "dgi" { Origin::Derived } else { Origin::Published };
        assert_eq!(maximum.origin, derived, "{id}");
        let made = dec(score).percent_of(maximum.value, 2);
        assert!(percent.is_none_or(|text| made == Some(dec(text))), "{id}: {made:?}");
    }
}

#[test]
fn the_units_of_2025_come_from_the_63() {
    let data = open(&["provinces-2025.json"]);
    assert!(data.is_empty());
    let mut used = BTreeMap::new();
    let edition = data.editions().iter().position(|edition| edition.id == "vn-34");
    for unit in data.units().iter().filter(|unit| unit.edition == edition) {
        for before in &unit.predecessors {
            assert_eq!(before.link, Link::Full);
            *used.entry(before.unit.as_str()).or_insert(0) += 1;
        }
    }
    assert_eq!((used.len(), used.values().max()), (63, Some(&1)));
    let lao_cai = &data.units()[unit(&data, "lao-cai-2025")];
    let yen_bai = &data.units()[unit(&data, "yen-bai")];
    assert_eq!((&lao_cai.code, &lao_cai.name.vi), (&yen_bai.code, &"Lào Cai".to_owned()));
}

#[test]
fn every_published_file_is_sound() {
    for name in FILES {
        let file = source(name);
        let short = import_sound(&file).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(short, import(&[file], &Choices::default()).dataset, "{name}");
    }
}

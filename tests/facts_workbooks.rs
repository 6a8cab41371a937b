//! Published figures read out of the spreadsheets in which their publishers gave them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use xephang::import::diagnostic::{Diagnostic, Problem, SheetProblem};
use xephang::import::workbook::unpack;
use xephang::import::{Choices, Format, Imported, SourceFile, import};
use xephang::model::{Dataset, Decimal, Missing, Period};
use xephang::rank::{Agreement, RankOptions, standings};

/// The folder of real figures beside the project, if it is there.
fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("XEPHANG_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let folder = named.unwrap_or(beside);
    if !folder.join("vietnam").is_dir() {
        println!("skipped: the source figures are not beside the project");
        return None;
    }
    Some(folder)
}

fn opened(path: &Path) -> Vec<SourceFile> {
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    unpack(SourceFile { name, bytes: std::fs::read(path).unwrap() })
}

fn read(paths: &[PathBuf]) -> Imported {
    let files: Vec<SourceFile> = paths.iter().flat_map(|path| opened(path)).collect();
    import(&files, &Choices::default())
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn score(ds: &Dataset, unit: &str, indicator: &str, year: i32) -> Result<Decimal, Missing> {
    let unit = ds.units().iter().position(|of| of.name.vi == unit).unwrap();
    let indicator = ds.indicator_by_id(indicator).unwrap();
    let cell = ds.cell(unit, indicator, Period::year(year)).unwrap();
    cell.score.map(|given| given.value)
}

/// Units whose published rank is the computed one, and units that have either.
fn agreement(ds: &Dataset, indicator: &str, year: i32) -> (usize, usize) {
    let options = RankOptions::default();
    let indicator = ds.indicator_by_id(indicator).unwrap();
    let all = standings(ds, indicator, Period::year(year), &options);
    let agree = all.iter().filter(|s| s.agreement == Agreement::Agree).count();
    (agree, all.iter().filter(|s| s.agreement != Agreement::Neither).count())
}

#[test]
fn papi_is_read_from_six_sheets_with_two_rows_of_names() {
    let Some(shared) = shared() else { return };
    let imported = read(&[shared.join("vietnam/PAPI_2011-2016.xlsx")]);
    let (ds, report) = (&imported.dataset, &imported.reports[0]);
    assert_eq!((report.recognised, report.size), (Format::Workbook, 162_374));
    assert!(report.sheets.len() == 6 && report.sheets.iter().all(|sheet| sheet.shown));
    let years: Vec<String> = report.periods.iter().map(Period::to_string).collect();
    assert_eq!(years, ["2011", "2012", "2013", "2014", "2015", "2016"]);
    assert_eq!((report.units, ds.units().iter().filter(|unit| unit.aggregate).count()), (63, 1));

    // The tree follows from the sums: 6 dimensions, 24 sub-dimensions.
    let papi = ds.indicator_by_id("papi").unwrap();
    let of = |parent| ds.indicators().iter().filter(|of| of.parent == Some(parent)).count();
    assert_eq!((of(papi), ds.indicators().len()), (6, 31));
    let participation = &ds.indicators()[papi + 1];
    assert_eq!(participation.name.vi, "Tham gia của người dân ở cấp cơ sở");
    assert_eq!(participation.name.en.as_deref(), Some("Participation at Local Levels"));

    for (unit, year, expected) in [
        ("Bà Rịa-Vũng Tàu", 2011, "39.95439"),
        ("Trà Vinh", 2011, "31.927267"),
        ("Hà Nội", 2011, "36.40502"),
        ("Điểm cao nhất", 2013, "43.0"),
    ] {
        let found = score(ds, unit, "papi", year).unwrap();
        if year == 2011 {
            assert_eq!(found.round(6), decimal(expected), "{unit}");
        } else {
            assert!(found > decimal(expected), "{unit}");
        }
    }
}

#[test]
fn a_total_of_zero_without_parts_is_missing() {
    let Some(shared) = shared() else { return };
    let imported = read(&[shared.join("vietnam/PAPI_2011-2016.xlsx")]);
    let ds = &imported.dataset;
    for unit in ["Bắc Giang", "Đồng Tháp"] {
        assert_eq!(score(ds, unit, "papi", 2014), Err(Missing::ZeroMeansMissing), "{unit}");
    }
    let told = &imported.reports[0].diagnostics;
    let told: Vec<(String, &Problem)> =
        told.iter().map(|told| (told.place.to_string(), &told.problem)).collect();
    let zero = &Problem::ZeroTotal { parts: 6 };
    let at = |cell: &str| format!("PAPI_2011-2016.xlsx: '2014_PAPI'!{cell}");
    assert_eq!(told, [(at("AF17"), zero), (at("AF58"), zero)]);
    let papi = ds.indicator_by_id("papi").unwrap();
    let units = (0..ds.units().len()).filter(|unit| !ds.units()[*unit].aggregate);
    let scores: Vec<Decimal> =
        units.filter_map(|unit| ds.cell(unit, papi, Period::year(2014))?.value()).collect();
    assert_eq!(scores.len(), 61);
    // 61 × 36.43598, rounded: the mean is so.
    let sum: Decimal = scores.into_iter().sum();
    let off = (sum - decimal("36.43598") * Decimal::from(61)).abs();
    assert!(off < decimal("0.000305"), "{sum}");
}

#[test]
fn the_sheets_of_papi_give_what_its_table_of_lines_gives() {
    let Some(shared) = shared() else { return };
    let sheets = read(&[shared.join("vietnam/PAPI_2011-2016.xlsx")]);
    let bytes = std::fs::read(shared.join("vietnam/papi_2011_2016.csv")).unwrap();
    let lines = import(&[SourceFile { name: "papi.csv".into(), bytes }], &Choices::default());
    // The other file abbreviates names, so years are compared and not provinces.
    let totals = |ds: &Dataset| -> Vec<(Period, Decimal)> {
        let papi = ds.indicator_by_id("papi").unwrap();
        let mut all = Vec::new();
        for (period, slice) in ds.slices_of(papi) {
            let cells = slice.cells().filter(|cell| !ds.units()[cell.unit].aggregate);
            all.extend(cells.filter_map(|cell| Some((period, cell.score.ok()?.value))));
        }
        all.sort();
        all
    };
    let (a, b) = (totals(&sheets.dataset), totals(&lines.dataset));
    let near = |(a, b): (&(Period, Decimal), &(Period, Decimal))| {
        a.0 == b.0 && (a.1 - b.1).abs() < decimal("0.00001")
    };
    assert_eq!((a.len(), b.len()), (376, 376));
    assert!(a.iter().zip(&b).all(near));
}

#[test]
fn lists_side_by_side_are_read_each_with_its_own_names() {
    let Some(shared) = shared() else { return };
    for (year, components, first, class) in [
        (2012, 9, [("Bình Định", "9.598186"), ("Kiên Giang", "8.839451")], "Tốt"),
        (2013, 10, [("Trà Vinh", "9.468455"), ("Trà Vinh", "8.677345")], "Rất tốt"),
    ] {
        let imported = read(&[shared.join(format!("vietnam/PCI_{year}.xlsx"))]);
        let (ds, report) = (&imported.dataset, &imported.reports[0]);
        assert_eq!((report.units, report.indicators), (63, components + 1), "{year}");
        assert_eq!(report.observations, 63 * (components + 1));
        let ids = ["gia-nhap-thi-truong", "tiep-can-dat-dai"];
        for (id, (unit, expected)) in ids.into_iter().zip(first) {
            let unit = xephang::model::text::nfc(unit);
            let names = ds.units().iter();
            let at = names.map(|of| xephang::model::text::nfc(&of.name.vi));
            let unit = at.into_iter().position(|name| name == unit).unwrap();
            let cell = ds.cell(unit, ds.indicator_by_id(id).unwrap(), Period::year(year)).unwrap();
            assert_eq!(cell.value(), Some(decimal(expected)), "{year} {id}");
        }
        assert_eq!(agreement(ds, "pci", year), (63, 63), "{year}");
        let pci = ds.indicator_by_id("pci").unwrap();
        let best = (0..63).find(|unit| {
            let cell = ds.cell(*unit, pci, Period::year(year)).unwrap();
            cell.published_rank().is_some_and(|rank| rank.value == 1)
        });
        let best = ds.cell(best.unwrap(), pci, Period::year(year)).unwrap();
        assert_eq!(best.extra.unwrap().class.as_deref(), Some(class));
        // The look-up table below the list is no part of it.
        let told = report
            .diagnostics
            .iter()
            .any(|d| d.problem == Problem::Sheet(SheetProblem::OtherTableBelow));
        assert!(told, "{:?}", report.diagnostics);
    }
}

#[test]
fn a_sheet_can_be_chosen() {
    let Some(shared) = shared() else { return };
    let files = opened(&shared.join("vietnam/PCI_2013.xlsx"));
    let mut choices = Choices::default();
    choices.sheets.insert("PCI_2013.xlsx".into(), "Tính minh bạch".into());
    let imported = import(&files, &choices);
    let (ds, report) = (&imported.dataset, &imported.reports[0]);
    let shown: Vec<&str> =
        report.sheets.iter().filter(|sheet| sheet.shown).map(|sheet| &*sheet.name).collect();
    assert_eq!(shown, ["Tính minh bạch"]);
    let hidden: Vec<&str> =
        report.sheets.iter().filter(|sheet| sheet.hidden).map(|sheet| &*sheet.name).collect();
    assert_eq!(hidden, ["Summary"]);
    assert_eq!(report.units, 63);
    let aggregates = ds.units().iter().filter(|unit| unit.aggregate);
    let aggregates: Vec<&str> = aggregates.map(|unit| &*unit.name.vi).collect();
    assert_eq!(aggregates, ["Max", "Median", "Min"]);
}

#[test]
fn pci_and_papi_out_of_spreadsheets_join_to_63_provinces() {
    let Some(shared) = shared() else { return };
    let provinces = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/provinces-2025.json");
    let files = ["PCI_2012.xlsx", "PCI_2013.xlsx", "PAPI_2011-2016.xlsx"];
    let files = files.map(|name| shared.join("vietnam").join(name));
    let imported = read(&[&[provinces][..], &files].concat());
    let ds = &imported.dataset;
    for report in &imported.reports[1..] {
        assert_eq!(report.doubts, [], "{}", report.file);
        assert_eq!((report.units, report.matched.certain()), (63, 63), "{}", report.file);
    }
    let (pci, papi) = (ds.indicator_by_id("pci").unwrap(), ds.indicator_by_id("papi").unwrap());
    let with = |indicator, year| {
        let units = (0..ds.units().len()).filter(|unit| !ds.units()[*unit].aggregate);
        units
            .filter(|unit| ds.cell(*unit, indicator, Period::year(year)).is_some())
            .collect::<Vec<_>>()
    };
    assert_eq!(with(pci, 2012).len(), 63);
    assert_eq!(with(pci, 2012), with(pci, 2013));
    assert_eq!(with(pci, 2012), with(papi, 2012));
}

#[test]
fn cpi_2012_has_its_official_ranks() {
    let Some(shared) = shared() else { return };
    let imported = read(&[shared.join("formats/CPI2012.xlsx")]);
    let (ds, report) = (&imported.dataset, &imported.reports[0]);
    assert_eq!(report.units, 176);
    let cpi = ds.indicator_by_id("cpi").unwrap();
    for (name, expected, rank) in [
        ("Denmark", "90", 1),
        ("Finland", "90", 1),
        ("New Zealand", "90", 1),
        ("Sweden", "88", 4),
        ("Vietnam", "31", 123),
    ] {
        let unit = ds.units().iter().position(|unit| unit.name.vi == name).unwrap();
        let cell = ds.cell(unit, cpi, Period::year(2012)).unwrap();
        assert_eq!(cell.value(), Some(decimal(expected)), "{name}");
        assert_eq!(cell.published_rank().unwrap().value, rank, "{name}");
    }
    assert_eq!(agreement(ds, "cpi", 2012), (176, 176));
}

#[test]
fn spreadsheets_of_a_published_index_join_it() {
    let Some(shared) = shared() else { return };
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for (published, sheets, indicators) in [
        ("papi-2011-2020.json", &["PAPI_2011-2016.xlsx"][..], 40),
        ("pci-2005-2016.json", &["PCI_2012.xlsx", "PCI_2013.xlsx"], 12),
    ] {
        let sheets = sheets.iter().map(|name| shared.join("vietnam").join(name));
        let paths: Vec<PathBuf> = std::iter::once(data.join(published)).chain(sheets).collect();
        let imported = read(&paths);
        assert_eq!(imported.dataset.indicators().len(), indicators, "{published}");
        let told = imported.reports.iter().flat_map(|report| &report.diagnostics);
        let conflict = |told: &&Diagnostic| matches!(told.problem, Problem::Conflict { .. });
        assert_eq!(told.filter(conflict).count(), 0, "{published}");
    }
}

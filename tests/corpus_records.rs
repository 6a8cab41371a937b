//! Files of plain records, good and broken, one for each problem; and real figures as records.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod told;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use xephang::import::diagnostic::Problem;
use xephang::import::{Choices, Format, Imported, SourceFile, import};
use xephang::locale::Lang;
use xephang::locale::diagnostics::{hint, place, reason, severity};
use xephang::locale::words::column_role;
use xephang::model::{Decimal, Period, Unit};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> SourceFile {
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    SourceFile { name, bytes: fs::read(path).unwrap() }
}

fn told(imported: &Imported) -> String {
    let (ds, report) = (&imported.dataset, &imported.reports[0]);
    let mut out = String::new();
    for column in report.guess.iter().flat_map(|guess| &guess.columns) {
        let (role, sure) = (column_role(&column.role, Lang::En), column.confidence);
        writeln!(out, "  {} → {role} ({sure})", column.name).unwrap();
    }
    let mark = |unit: &Unit| if unit.aggregate { " (no unit)" } else { "" }.to_owned();
    for line in told::figures(ds, mark).lines() {
        writeln!(out, "  {line}").unwrap();
    }
    for d in &report.diagnostics {
        let (level, at) = (severity(d.severity, Lang::En), place(&d.place, Lang::En));
        let (reason, hint) = (reason(&d.problem, Lang::En), hint(&d.problem, Lang::En));
        writeln!(out, "  {level}: {at}: {reason} {hint}").unwrap();
    }
    out
}

#[test]
fn every_file_of_the_corpus() {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join("tests/corpus/records"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let mut out = String::new();
    for path in paths {
        let file = read(&path);
        let imported = import(std::slice::from_ref(&file), &Choices::default());
        let bad = !imported.reports[0].diagnostics.is_empty();
        let from_name = imported.reports[0].diagnostics.iter().all(|d| {
            matches!(d.problem, Problem::PeriodFromFileName { .. } | Problem::UnclearNumber { .. })
        });
        assert_eq!(bad && !from_name, file.name.starts_with("bad-"), "{}", told(&imported));
        writeln!(out, "{}\n{}", file.name, told(&imported)).unwrap();
    }
    insta::assert_snapshot!(out);
}

/// The source figures beside the project, if they are there.
fn sources() -> Option<PathBuf> {
    let named = std::env::var_os("XEPHANG_SHARED").map(PathBuf::from);
    let beside = root().join("../shared/data");
    let folder = named.unwrap_or(beside).join("vietnam");
    if !folder.is_dir() {
        eprintln!("skipped: the source figures are not beside the project");
        return None;
    }
    Some(folder)
}

/// A file under another name.
fn named(name: &str, path: &Path) -> SourceFile {
    SourceFile { name: name.to_owned(), ..read(path) }
}

#[test]
fn answers_of_the_world_bank_as_its_service_gives_them() {
    let Some(sources) = sources() else { return };
    let folder = sources.join("../formats/worldbank");
    let forests = read(&folder.join("world_bank_forested_land_area_indicators.json"));
    let incomes = read(&folder.join("worldbankdata_jl_gni_usa_1990_1997.json"));
    let imported = import(&[forests, incomes], &Choices::default());
    let [forests, incomes] = imported.reports.as_slice() else { panic!("two reports") };
    // The first says that there are 264 figures, and gives 4.
    let problems: Vec<&Problem> = forests.diagnostics.iter().map(|told| &told.problem).collect();
    assert_eq!(problems, [&Problem::PartOfList { given: 4, total: 264 }]);
    assert_eq!((forests.recognised, incomes.diagnostics.len()), (Format::WorldBank, 0));

    let ds = &imported.dataset;
    let unit = |id: &str| ds.unit_by_id(id).unwrap();
    let aggregates = ["arg", "css", "ceb", "ear"].map(|id| ds.units()[unit(id)].aggregate);
    assert_eq!(aggregates, [false, true, true, true]);
    let score = |id: &str, indicator: &str, year| {
        let at = ds.indicator_by_id(indicator).unwrap();
        ds.cell(unit(id), at, Period::year(year)).unwrap().value().unwrap()
    };
    let decimal = |text: &str| Decimal::parse(text).unwrap();
    assert_eq!(score("arg", "ag-lnd-frst-k2", 2013), decimal("386635.796659589"));
    assert_eq!(score("usa", "ny-gnp-pcap-cd", 1997), decimal("31270"));
    assert_eq!(score("usa", "ny-gnp-pcap-cd", 1990), decimal("24060"));
}

#[test]
fn papi_and_pci_join_by_the_names_of_63_provinces() {
    let Some(sources) = sources() else { return };
    let files = [
        read(&root().join("data/provinces-2025.json")),
        named("papi.csv", &sources.join("papi_2011_2016.csv")),
        named("pci.csv", &sources.join("pci_2005_2016.csv")),
    ];
    let imported = import(&files, &Choices::default());
    let ds = &imported.dataset;
    let [_, papi, pci] = imported.reports.as_slice() else { panic!("three reports") };
    assert!(papi.doubts.is_empty() && pci.doubts.is_empty(), "{:?} {:?}", papi.doubts, pci.doubts);
    assert_eq!((papi.units, papi.matched.certain(), papi.matched.new), (63, 63, 0));
    // Hà Tây joined Hà Nội in 2008 and is in no later list.
    assert_eq!((pci.units, pci.matched.certain(), pci.matched.new), (64, 63, 1));
    // 50 rows of 2013 name no province.
    let nameless =
        |p: &&xephang::import::diagnostic::Diagnostic| p.problem == Problem::NoUnitInRecord;
    assert_eq!(pci.diagnostics.iter().filter(nameless).count(), 50);

    let score = |unit: &str, indicator: &str, year| {
        let at = (ds.unit_by_id(unit).unwrap(), ds.indicator_by_id(indicator).unwrap());
        ds.cell(at.0, at.1, Period::year(year)).unwrap().value().unwrap()
    };
    let decimal = |text: &str| Decimal::parse(text).unwrap();
    assert_eq!(score("ba-ria-vung-tau", "papi", 2011).round(6), decimal("39.95439"));
    assert_eq!(score("tra-vinh", "papi", 2011).round(6), decimal("31.927267"));
    assert_eq!(score("an-giang", "pci", 2005), decimal("50.89963682882333"));
    let with_both = (0..ds.units().len()).filter(|&unit| {
        ["papi", "pci"].iter().all(|index| {
            let index = ds.indicator_by_id(index).unwrap();
            ds.cell(unit, index, Period::year(2011)).is_some()
        })
    });
    assert_eq!(with_both.count(), 63);
    // Sub-dimensions stand under their dimensions, dimensions under the index.
    let parent = |id: &str| {
        let parent = ds.indicators()[ds.indicator_by_id(id).unwrap()].parent;
        parent.map(|ix| ds.indicators()[ix].id.clone())
    };
    assert_eq!(parent("papi.participation.knowledge").as_deref(), Some("papi.participation"));
    assert_eq!(parent("papi.participation").as_deref(), Some("papi"));
    assert_eq!(parent("pci.entry").as_deref(), Some("pci"));
}

#[test]
fn records_of_a_published_index_join_it() {
    let Some(sources) = sources() else { return };
    let files = [
        read(&root().join("data/pci-2005-2016.json")),
        read(&root().join("data/papi-2011-2020.json")),
        named("PCI.csv", &sources.join("pci_2005_2016.csv")),
    ];
    let imported = import(&files, &Choices::default());
    let report = &imported.reports[2];
    assert_eq!((report.units, report.matched.certain()), (64, 64), "{:?}", report.doubts);
    let ds = &imported.dataset;
    let indices: Vec<&str> = ds.indices().map(|ix| ds.indicators()[ix].id.as_str()).collect();
    assert_eq!(indices, ["pci", "papi", "pci-unweighted"]);
}

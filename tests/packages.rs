//! Files that belong together: a description beside its tables, metadata beside figures.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
#[path = "workbooks/make.rs"]
mod make;

use std::path::{Path, PathBuf};

use xephang::import::diagnostic::Problem;
use xephang::import::workbook::unpack;
use xephang::import::{Choices, Format, Imported, SourceFile, import};
use xephang::model::{Decimal, Measure, Missing, Period};

fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn read(files: &[SourceFile]) -> Imported {
    import(files, &Choices::default())
}

fn problems(imported: &Imported) -> Vec<&Problem> {
    imported.reports.iter().flat_map(|of| &of.diagnostics).map(|told| &told.problem).collect()
}

fn score(imported: &Imported, unit: &str, year: i32) -> Result<Decimal, Missing> {
    let ds = &imported.dataset;
    let unit = ds.units().iter().position(|of| of.name.vi == unit).unwrap();
    let cell = ds.cell(unit, 0, Period::year(year)).unwrap();
    cell.score.map(|given| given.value)
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

const DESCRIPTION: &str = r#"{
  "name": "mau", "title": "Chỉ số mẫu",
  "licenses": [{"name": "CC0-1.0"}],
  "sources": [{"title": "Báo cáo", "path": "https://example.org"}],
  "resources": [{
    "name": "diem", "path": "data/diem.csv",
    "dialect": {"delimiter": ","},
    "schema": {
      "fields": [{"name": "p", "title": "Tỉnh"}, {"name": "y", "title": "Năm"}, {"name": "s", "title": "Điểm"}],
      "missingValues": ["", "999"]
    }
  }]
}"#;

/// Without its description its separator would be taken for the semicolon.
const TABLE: &str = "p,y,s\n\"a;b\",2016,60.74\n\"c;d\",2016,999\n";

#[test]
fn a_table_is_read_as_its_description_says() {
    for order in [[0, 1], [1, 0]] {
        let files = [file("datapackage.json", DESCRIPTION), file("diem.csv", TABLE)];
        let files = order.map(|at| files[at].clone());
        let imported = read(&files);
        assert_eq!(problems(&imported), Vec::<&Problem>::new());
        assert_eq!(score(&imported, "a;b", 2016), Ok(decimal("60.74")));
        assert_eq!(score(&imported, "c;d", 2016), Err(Missing::NotAvailable));
        let publications = imported.dataset.publications();
        let of_table = publications.iter().find(|of| of.file == "diem.csv").unwrap();
        assert_eq!(of_table.title.vi, "Chỉ số mẫu");
        assert_eq!(of_table.licence.as_ref().unwrap().name, "CC0-1.0");
        assert_eq!(of_table.sources[0].url.as_deref(), Some("https://example.org"));
    }
}

#[test]
fn a_description_alone_tells_which_file_is_missing() {
    let imported = read(&[file("datapackage.json", DESCRIPTION)]);
    let missing = Problem::MissingCompanion { file: "diem.csv".to_owned() };
    assert_eq!(problems(&imported), [&missing]);
    assert_eq!(imported.reports[0].recognised, Format::DataPackage);
}

#[test]
fn a_zipped_package_becomes_its_files() {
    let bytes = make::zip(&[
        ("package/data/diem.csv", TABLE),
        ("package/README.md", "#"),
        ("package/datapackage.json", DESCRIPTION),
    ]);
    let files = unpack(SourceFile { name: "mau.zip".to_owned(), bytes });
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["diem.csv", "datapackage.json"]);
    assert_eq!(score(&read(&files), "a;b", 2016), Ok(decimal("60.74")));
}

const CHART: &str = r#"{
  "chart": {"title": "Corruption", "originalChartUrl": "https://ourworldindata.org/grapher/x"},
  "columns": {"Long name - of: it": {
    "titleShort": "Corruption score", "unit": "percent", "shortUnit": "%", "shortName": "score",
    "lastUpdated": "2019-05-07", "citationShort": "Transparency International (2018)"
  }},
  "dateDownloaded": "2024-10-30"
}"#;

#[test]
fn metadata_of_a_chart_name_its_columns() {
    for column in ["Long name - of: it", "score"] {
        let table =
            format!("Entity,Code,Year,{column}\nVietnam,VNM,2012,31\nWorld,OWID_WRL,2012,43\n");
        let imported = read(&[file("x.metadata.json", CHART), file("x.csv", &table)]);
        assert_eq!(problems(&imported), Vec::<&Problem>::new());
        let ds = &imported.dataset;
        let indicator = &ds.indicators()[0];
        assert_eq!(indicator.name.vi, "Corruption score");
        assert_eq!(indicator.measure, Measure::Percent);
        let aggregates: Vec<bool> = ds.units().iter().map(|unit| unit.aggregate).collect();
        assert_eq!(aggregates, [false, true]);
        let of_table = ds.publications().iter().find(|of| of.file == "x.csv").unwrap();
        assert_eq!(of_table.date.as_deref(), Some("2019-05-07"));
        assert_eq!(of_table.sources[0].title.vi, "Transparency International (2018)");
    }
    let imported = read(&[file("x.metadata.json", CHART)]);
    let missing = Problem::MissingCompanion { file: "x.csv".to_owned() };
    assert_eq!(problems(&imported), [&missing]);
}

const SERIES: &str = r#"{"id": 7, "name": "Corruption score", "unit": "", "display": {"numDecimalPlaces": 0},
  "origins": [{"title": "CPI", "urlMain": "https://example.org"}],
  "dimensions": {"years": {"values": [{"id": 2012}]}, "entities": {"values": [
    {"id": 15, "name": "Afghanistan", "code": "AFG"}, {"id": 355, "name": "World", "code": "OWID_WRL"}
  ]}}}"#;

#[test]
fn figures_by_number_are_read_with_what_the_numbers_mean() {
    let data =
        r#"{"values": [8, 43, "x"], "years": [2012, 2012, 2013], "entities": [15, 355, 15]}"#;
    let imported = read(&[file("7.data.json", data), file("7.metadata.json", SERIES)]);
    assert_eq!(score(&imported, "Afghanistan", 2012), Ok(decimal("8")));
    assert_eq!(score(&imported, "World", 2012), Ok(decimal("43")));
    let told = &imported.reports[0].diagnostics;
    assert_eq!(told[0].problem, Problem::NotANumber { text: "x".to_owned() });
    assert_eq!(told[0].place.to_string(), "7.data.json:1:20: values[2]");
    assert_eq!(imported.reports[1].diagnostics, []);
    assert!(imported.dataset.units()[1].aggregate);

    let imported = read(&[file("7.data.json", data)]);
    let missing = Problem::MissingCompanion { file: "7.metadata.json".to_owned() };
    assert_eq!(problems(&imported), [&missing]);
    let imported = read(&[file("7.metadata.json", SERIES)]);
    let missing = Problem::MissingCompanion { file: "7.data.json".to_owned() };
    assert_eq!(problems(&imported), [&missing]);
    // Numbers that the metadata do not know belong to another series.
    let other = r#"{"values": [8], "years": [2012], "entities": [16]}"#;
    let imported = read(&[file("8.data.json", other), file("7.metadata.json", SERIES)]);
    assert_eq!(problems(&imported).len(), 2);
}

#[test]
fn zeros_before_the_first_score_are_missing() {
    let mut table = String::from("country,2014,2015,2016,2017\n");
    for at in 0..10 {
        table += &format!("Land {at},0,0,{},{}\n", at + 3, if at == 0 { 0 } else { at + 4 });
    }
    let imported = read(&[file("cpi.csv", &table)]);
    let told = Problem::ZerosMeanMissing { zeros: 21, of: 40 };
    assert_eq!(problems(&imported), [&told]);
    assert_eq!(score(&imported, "Land 0", 2014), Err(Missing::ZeroMeansMissing));
    assert_eq!(score(&imported, "Land 0", 2017), Err(Missing::ZeroMeansMissing));
    assert_eq!(score(&imported, "Land 1", 2017), Ok(decimal("5")));
    // Counts grow from nothing: their zeros are figures.
    let counts = table.replace(",3,", ",0.01,").replace(",0\n", ",0.02\n");
    assert_eq!(problems(&read(&[file("cpi.csv", &counts)])), Vec::<&Problem>::new());
}

/// The folder of real packages beside the project, if it is there.
fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("XEPHANG_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let folder = named.unwrap_or(beside).join("formats/datapackage");
    if !folder.is_dir() {
        println!("skipped: the packages are not beside the project");
        return None;
    }
    Some(folder)
}

fn opened(folder: &Path, names: &[&str]) -> Vec<SourceFile> {
    let open = |name: &&str| SourceFile {
        name: (*name).to_owned(),
        bytes: std::fs::read(folder.join(name)).unwrap(),
    };
    names.iter().map(open).collect()
}

#[test]
fn the_package_of_the_corruption_perceptions_index() {
    let Some(shared) = shared() else { return };
    let imported = read(&opened(&shared.join("cpi/data"), &["datapackage.json", "cpi.csv"]));
    // It is written in two ways, each with zeros for the years of the other.
    assert_eq!(score(&imported, "Viet Nam", 2007), Ok(decimal("2.6")));
    assert_eq!(score(&imported, "Viet Nam", 2017), Ok(decimal("3.5")));
    assert_eq!(score(&imported, "Viet Nam", 1995), Err(Missing::ZeroMeansMissing));
    assert_eq!(score(&imported, "Afghanistan", 2005), Ok(decimal("2.5")));
    let zeros = |told: &&&Problem| matches!(told, Problem::ZerosMeanMissing { .. });
    assert_eq!(problems(&imported).iter().filter(zeros).count(), 1);
    // No score of 0 is left.
    let ds = &imported.dataset;
    let none = ds.slices_of(0).all(|(_, slice)| {
        slice.cells().all(|cell| cell.value().is_none_or(|value| value > Decimal::from(0)))
    });
    assert!(none);
}

#[test]
fn a_package_of_our_world_in_data() {
    let Some(shared) = shared() else { return };
    let table = "Corruption Perception Index - Transparency International (2018).csv";
    let imported = read(&opened(&shared.join("owid-cpi-2018"), &["datapackage.json", table]));
    assert_eq!(problems(&imported), Vec::<&Problem>::new());
    assert_eq!(imported.reports[1].units, 180);
    assert_eq!(score(&imported, "Afghanistan", 2012), Ok(decimal("8")));
    let publications = imported.dataset.publications();
    let of_table = publications.iter().find(|of| of.file == table).unwrap();
    assert_eq!(of_table.publisher.as_ref().unwrap().vi, "Transparency International");
    assert_eq!(of_table.sources[0].url.as_deref(), Some("https://www.transparency.org/cpi2018"));
}

//! Cells as the suite of awkward CSV files (csv-spectrum) says that they are, and as exported.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json};

use super::*;

/// The suite, if it is there: beside the project, or where the environment says.
fn suite() -> Option<PathBuf> {
    let named = std::env::var_os("XEPHANG_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let path = named.unwrap_or(beside).join("data/hostile");
    let found = path.join("csv-spectrum").is_dir();
    if !found {
        println!("skipped: no csv-spectrum beside the project");
    }
    found.then_some(path)
}

/// What a cell says; a blank one nothing.
fn text(lines: &Lines, row: usize, column: usize) -> String {
    let cell = lines.table.cell(row, column).unwrap();
    cell.content.text().unwrap_or_default().into_owned()
}

/// The rows as objects, as the suite writes them.
fn objects(lines: &Lines) -> Vec<Json> {
    let names = &lines.table.columns;
    let rows = (0..lines.table.len()).map(|row| {
        let cell = |column| text(lines, row, column).into();
        Json::Object((0..).zip(names).map(|(at, name)| (name.clone(), cell(at))).collect())
    });
    rows.collect()
}

#[test]
fn the_cells_of_csv_spectrum() {
    let Some(suite) = suite() else { return };
    let mut files = 0;
    for entry in std::fs::read_dir(suite.join("csv-spectrum")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let csv = std::fs::read_to_string(&path).unwrap();
        let expected = suite.join("csv-spectrum-json").join(format!("{name}.json"));
        let expected = std::fs::read_to_string(expected).unwrap();
        let expected: Json = serde_json::from_str(&expected).unwrap();
        let lines = read(&csv, None).unwrap_or_else(|| panic!("{name}"));
        assert!(lines.table.doubts.is_empty(), "{name}: {:?}", lines.table.doubts);
        assert_eq!(lines.before, 0, "{name}");
        let mut found = objects(&lines);
        match expected {
            // The suite's own slip: an object for a list, with another telephone number.
            Json::Object(expected) => {
                assert_eq!((name.as_str(), found.len()), ("location_coordinates", 1));
                let without = |mut row: Map<String, Json>| {
                    assert!(row.remove("Contact Phone Number").is_some());
                    row
                };
                let Some(Json::Object(found)) = found.pop() else { panic!("{name}") };
                assert_eq!(found["Contact Phone Number"], "2095257564");
                assert_eq!(without(found), without(expected));
            }
            expected => assert_eq!(Json::Array(found), expected, "{name}"),
        }
        files += 1;
    }
    assert_eq!(files, 12);
}

#[test]
fn the_guard_before_formulas_is_taken_off() {
    let guarded = "a;b\n'=1;''-x\n'tis;'\n\"'\t=\"\"\";x'=1\n";
    let lines = read(guarded, None).unwrap();
    let rows = 0..lines.table.len();
    let cells: Vec<String> =
        rows.flat_map(|row| [text(&lines, row, 0), text(&lines, row, 1)]).collect();
    assert_eq!(cells, ["=1", "'-x", "'tis", "'", "\t=\"", "x'=1"]);
}

#[test]
fn a_mark_in_every_row_is_no_separator() {
    let mut text = "Tỉnh,Năm,Điểm,Nguồn\n".to_owned();
    for n in 0..5000 {
        text += &format!("Tỉnh {n},2016,{n}.5,Báo cáo; phụ lục\n");
    }
    let lines = read(&text, None).unwrap();
    assert_eq!((lines.table.columns.len(), lines.table.doubts.len()), (4, 0));
}

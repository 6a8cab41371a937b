//! The command-line twin, called as a script calls it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
#[path = "workbooks/make.rs"]
mod make;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The built example. It stands beside this test, and may be missing or old when only this test
/// was asked for; so it is built.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let this = std::env::current_exe().unwrap();
        let folder = this.parent().unwrap().parent().unwrap();
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--example", "xephang"]);
        if folder.ends_with("release") {
            build.arg("--release");
        }
        let built = build.current_dir(env!("CARGO_MANIFEST_DIR")).status().unwrap();
        assert!(built.success());
        let name = format!("xephang{}", std::env::consts::EXE_SUFFIX);
        folder.join("examples").join(name)
    })
}

struct Said {
    code: i32,
    out: String,
    err: String,
}

/// Runs it on files of `data/` and of the temporary folder.
fn run(arguments: &[&str]) -> Said {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(program()).args(arguments).current_dir(root).output().unwrap();
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn done(arguments: &[&str]) -> String {
    let said = run(arguments);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments:?}");
    said.out
}

fn written(name: &str, text: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn first_lines(text: &str, n: usize) -> String {
    text.lines().take(n).collect::<Vec<_>>().join("\n")
}

const PCI: &str = "data/pci-2005-2016.json";

#[test]
fn one_units_file_in_long_form() {
    insta::assert_snapshot!(done(&["rank", "data/binh-lieu.json"]));
}

#[test]
fn an_index_against_last_year() {
    let arguments = ["rank", PCI, "--index", "pci", "--period", "2016", "--vs", "2015"];
    let table = done(&arguments);
    assert_eq!(table.lines().count(), 64, "a head and 63 units");
    insta::assert_snapshot!(first_lines(&table, 5));
}

#[test]
fn ranks_only_as_json() {
    let text = done(&["rank", "data/dti-2022.json", "--index", "dti", "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_str(&text).unwrap();
    let rows = rows.as_array().unwrap();
    let ranks: Vec<_> = rows[13..17].iter().map(|row| row["published_rank"].as_u64()).collect();
    assert_eq!(ranks, [Some(14), Some(15), Some(15), Some(17)]);
    assert!(rows.iter().all(|row| row["computed_rank"].is_null()));
}

#[test]
fn ties_by_another_method() {
    let file = written(
        "ties.json",
        r#"{"format": "xephang/1", "title": "T", "units": ["A", "B", "C", "D"],
            "indicators": [{"id": "x", "name": "X"}],
            "tables": [{"period": "2024", "indicators": ["x"],
                        "rows": [["A", 9], ["B", 8], ["C", 8.0], ["D", 7]]}]}"#,
    );
    let methods = [
        ("competition", ["1", "2", "2", "4"]),
        ("modified", ["1", "3", "3", "4"]),
        ("dense", ["1", "2", "2", "3"]),
        ("ordinal", ["1", "2", "3", "4"]),
        ("fractional", ["1", "2.5", "2.5", "4"]),
    ];
    for (method, expected) in methods {
        let table = done(&["rank", &file, "--index", "x", "--ties", method]);
        let column = table.lines().next().unwrap().split(',').position(|h| h == "computed_rank");
        let ranks: Vec<_> =
            table.lines().skip(1).map(|row| row.split(',').nth(column.unwrap()).unwrap()).collect();
        assert_eq!(ranks, expected, "{method}");
    }
}

#[test]
fn check_says_what_is_wrong_and_where() {
    let files = ["data/binh-lieu.json", PCI, "data/dti-2022.json", "data/papi-2011-2020.json"];
    for file in files {
        assert_eq!(done(&["check", file]).matches("error").count(), 0, "{file}");
    }
    let broken = written(
        "broken.json",
        r#"{"format": "xephang/1", "title": "T", "units": ["A"],
 "indicators": [{"id": "x", "name": "X"}],
 "tables": [{"period": "2024", "indicators": ["x"], "rows": [["B", 1]]}]}"#,
    );
    let said = run(&["check", &broken]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("broken.json:3:"), "{}", said.out);
}

#[test]
fn a_picture() {
    let bump = ["chart", PCI, "--index", "pci", "--type", "bump", "--unit", "quang-ninh"];
    let svg = done(&bump);
    assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
    assert!(svg.contains("Quảng Ninh"));
    assert_eq!(svg, done(&bump), "the same bytes again");
}

#[test]
fn called_with_nothing_it_explains_itself() {
    assert_eq!(done(&[]), done(&["help"]));
    for command in ["rank", "check", "chart"] {
        assert!(done(&[]).contains(&format!("xephang {command}")));
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_ends_in_a_sentence() {
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::OsStr::from_bytes(b"\xff.json");
    let output = Command::new(program()).arg("check").arg(name).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error.contains("not UTF-8") && !error.contains("panicked"), "{error}");
}

#[test]
fn wrong_calls_end_in_a_sentence() {
    let file = written("not.json", "{\"format\": \"xephang/1\",");
    let calls: [(&[&str], i32); 6] = [
        (&["draw"], 2),
        (&["rank"], 2),
        (&["rank", "no-such-file.json"], 2),
        (&["rank", PCI, "--ties", "coin"], 2),
        (&["rank", PCI, "--index", "no-such-index"], 1),
        (&["rank", &file], 1),
    ];
    for (arguments, code) in calls {
        let said = run(arguments);
        assert_eq!(said.code, code, "{arguments:?}: {}", said.err);
        assert!(said.out.is_empty() && !said.err.is_empty(), "{arguments:?}");
        assert!(!said.err.contains("panicked"), "{}", said.err);
    }
}

#[test]
fn a_site_gets_publications_and_their_pages() {
    let site = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site");
    let _ = std::fs::remove_dir_all(&site);
    let at = site.to_str().unwrap();
    let read = |name: &str| std::fs::read_to_string(site.join(name)).unwrap();
    let told =
        done(&["publish", at, PCI, "--id", "pci-moi", "--pieces", "yes", "--listed", "Cấp tỉnh"]);
    assert_eq!(told.lines().count(), 1 + 1 + 12 + 1 + 1, "{told}");
    done(&["publish", at, "data/binh-lieu.json", "data/dti-2022.json", "--title", "Hai bộ"]);
    let catalogue: serde_json::Value = serde_json::from_str(&read("data/catalogue.json")).unwrap();
    let ids: Vec<_> =
        catalogue["publications"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert_eq!(ids, ["pci-moi", "binh-lieu"]);
    assert!(read("data/pci-moi.parts.json").contains("pci-moi.pci.2016.json"));
    assert!(read("data/pci-moi.json").starts_with("{\n  \"format\": \"xephang-parted/1\""));

    let told = done(&["pages", at, "--address", "https://so.example.vn/xep-hang/"]);
    assert_eq!(told, "p/pci-moi/\np/binh-lieu/\n");
    let page = read("p/pci-moi/index.html");
    assert!(page.contains("https://so.example.vn/xep-hang/p/pci-moi/preview.png"), "{page}");
    assert!(page.contains("og:description\" content=\"") && !page.contains("<script"));
    // In English as well where the title is.
    assert!(page.contains("#v1/?d=pci-moi&amp;lang=en\">"), "{page}");
    let english = page.split_once("<div lang=\"en\">").unwrap().1;
    assert!(english.contains("Provincial") && english.contains("Da Nang"), "{english}");
    assert!(!read("p/binh-lieu/index.html").contains("lang=\"en\""));
    assert!(read("p/pci-moi/preview.svg").starts_with("<svg"));

    let wrong: [&[&str]; 4] = [
        &["publish", at],
        &["publish", at, PCI, "--pieces", "many"],
        &["pages", at, "--address", "ftp://x"],
        &["pages", at, at],
    ];
    for arguments in wrong {
        assert_eq!(run(arguments).code, 2, "{arguments:?}");
    }
    assert_eq!(run(&["publish", at, PCI, "--id", "có dấu"]).code, 1);
    assert_eq!(run(&["publish", at, PCI, "--id", "PCI-moi"]).code, 1);
}

#[test]
fn joined_files_open_again() {
    let file = |name: &str| Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let json = file("joined.json");
    let joined =
        ["join", "data/binh-lieu.json", "data/dti-2022.json", "-o", json.to_str().unwrap()];
    assert_eq!(done(&joined), "");
    let text = std::fs::read_to_string(&json).unwrap();
    // Joined once more it is the same to the byte, on standard output as well.
    assert_eq!(done(&["join", json.to_str().unwrap(), "--format", "json"]), text);
    let long = |file: &str| done(&["rank", file]);
    let csv = file("joined.csv");
    assert_eq!(done(&["join", json.to_str().unwrap(), "-o", csv.to_str().unwrap()]), "");
    let rows = |table: &str| table.lines().count();
    assert_eq!(rows(&long(csv.to_str().unwrap())), rows(&long(json.to_str().unwrap())));
    let xlsx = file("joined.xlsx");
    assert_eq!(done(&["join", json.to_str().unwrap(), "-o", xlsx.to_str().unwrap()]), "");
    assert!(std::fs::read(xlsx).unwrap().starts_with(b"PK"));
    assert_eq!(run(&["rank", PCI, "--format", "xlsx"]).code, 2);
}

#[test]
fn a_spreadsheet_is_read_and_its_cells_are_told() {
    let first: &[&[&str]] = &[&["Tỉnh", "Điểm"], &["Hà Nội", "60.74"], &["Lào Cai", "#DIV/0!"]];
    let other: &[&[&str]] = &[&["Tỉnh", "Điểm"], &["Hà Nội", "1"], &["Lào Cai", "2"]];
    let sheet = |name, rows| make::Sheet { name, rows, ..make::Sheet::default() };
    let bytes = make::xlsx(&[sheet("Chính", first), sheet("Phụ", other)]);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pci_2016.xlsx");
    std::fs::write(&path, bytes).unwrap();
    let path = path.to_str().unwrap();
    let told = run(&["check", path, "--lang", "en"]);
    assert_eq!(told.code, 0);
    assert!(
        told.out.contains("pci_2016.xlsx: Chính!B3: warning: The cell is the error"),
        "{}",
        told.out
    );
    let ranked = done(&["rank", path, "--sheet", "Phụ"]);
    assert!(ranked.contains("pci,2016,Lào Cai,2,,1,2"), "{ranked}");
}

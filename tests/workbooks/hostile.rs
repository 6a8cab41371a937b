//! Files that would cost much, or that are not what they seem.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use xephang::import::diagnostic::{Problem, SheetProblem};
use xephang::import::workbook::unpack;
use xephang::import::{Choices, SourceFile, import};

use super::make::{Sheet, ods, ole, records, xls_number, xls_stream, xls_text, xlsx, zip};
use super::{read, told};

/// The only problem of a file, found soon.
fn problem(name: &str, bytes: Vec<u8>) -> Problem {
    let start = Instant::now();
    let imported = read(name, bytes);
    assert!(start.elapsed() < Duration::from_secs(5), "{name}");
    let [only] = imported.reports[0].diagnostics.as_slice() else {
        panic!("{name}: {}", told(&imported))
    };
    only.problem.clone()
}

#[test]
fn a_cell_far_away_costs_one_cell() {
    let bytes = xlsx(&[Sheet {
        rows: &[&["Tỉnh", "2015", "2016"], &["A", "1", "2"], &["B", "3", "4"]],
        more: "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>",
        ..Sheet::default()
    }]);
    let start = Instant::now();
    let files = unpack(SourceFile { name: "pci.xlsx".into(), bytes });
    assert!(files[0].bytes.len() < 1000, "{}", files[0].bytes.len());
    let imported = import(&files, &Choices::default());
    assert!(start.elapsed() < Duration::from_secs(1));
    assert!(told(&imported).starts_with("pci 2015: A 1; B 3;\npci 2016: A 2; B 4;\n"));
    // And where the whole of a sheet is one row and one column.
    let mut rows = String::new();
    for row in 1..=2000 {
        rows += &format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>7</v></c></row>");
    }
    let bytes = xlsx(&[Sheet { more: &rows, ..Sheet::default() }]);
    let sheets = vec!["Bảng".to_owned()];
    assert_eq!(problem("x.xlsx", bytes), Problem::Sheet(SheetProblem::NoTable { sheets }));
}

#[test]
fn what_repeats_without_end_is_refused() {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\" \
table:number-columns-repeated=\"16384\"/>";
    let table = format!(
        "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row></table:table>"
    );
    assert_eq!(problem("x.ods", ods(&table)), Problem::Sheet(SheetProblem::TooLarge));
    let far = cell.replace("16384", "4294967295");
    let table = format!(
        "<table:table table:name=\"a\"><table:table-row>{far}</table:table-row></table:table>"
    );
    assert_eq!(problem("x.ods", ods(&table)), Problem::Sheet(SheetProblem::TooLarge));
}

#[test]
fn old_workbooks_whose_corners_are_far_apart_or_that_lie() {
    let far = xls_stream(&[xls_number(0, 0, 1.0), xls_number(65_535, 255, 2.0)]);
    let sheets = vec!["A".to_owned()];
    let none = Problem::Sheet(SheetProblem::NoTable { sheets });
    assert_eq!(problem("x.xls", ole("Workbook", &far)), none);
    let mut said = vec![0u8; 14];
    said[4..8].fill(0xFF);
    let lies = xls_stream(&[(0x0200, said), xls_number(0, 0, 1.0)]);
    assert_eq!(problem("x.xls", ole("Workbook", &lies)), none);
    let nothing = records(&[(0x0085, vec![0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 1, 0, b'A'])]);
    assert_eq!(problem("x.xls", ole("Workbook", &nothing)), Problem::Sheet(SheetProblem::Broken));
}

#[test]
fn passwords_and_other_archives() {
    let locked = ole("EncryptedPackage", b"x");
    assert_eq!(problem("x.xlsx", locked), Problem::Sheet(SheetProblem::Locked));
    let locked = records(&[(0x002F, vec![1, 0, 0, 0])]);
    assert_eq!(problem("x.xls", ole("Workbook", &locked)), Problem::Sheet(SheetProblem::Locked));
    let manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let locked = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "x"),
        ("META-INF/manifest.xml", manifest),
    ]);
    assert_eq!(problem("x.ods", locked), Problem::Sheet(SheetProblem::Locked));

    use xephang::import::diagnostic::LooksLike;
    let photos = zip(&[("photo.jpg", "x")]);
    assert_eq!(problem("x.zip", photos), Problem::OtherKind { looks_like: LooksLike::Archive });
    let letter = ole("WordDocument", b"x");
    assert_eq!(problem("x.doc", letter), Problem::OtherKind { looks_like: LooksLike::OldOffice });
    let mut cut = xlsx(&[Sheet::default()]);
    cut.truncate(cut.len() / 2);
    assert_eq!(problem("x.xlsx", cut), Problem::Sheet(SheetProblem::Broken));
    let nothing = xlsx(&[Sheet::default()]);
    let sheets = vec!["Bảng".to_owned()];
    assert_eq!(problem("x.xlsx", nothing), Problem::Sheet(SheetProblem::NoTable { sheets }));
}

#[test]
fn an_archive_that_says_it_is_huge_is_not_opened() {
    let mut bytes = xlsx(&[Sheet::default()]);
    // The size of a part stands 24 bytes behind its mark in the list at the end.
    let mark = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bytes[mark + 24..mark + 28].copy_from_slice(&0x7000_0000u32.to_le_bytes());
    assert_eq!(problem("x.xlsx", bytes), Problem::Sheet(SheetProblem::TooLarge));
}

fn spoiled(mut bytes: Vec<u8>, spots: &[(usize, u8)], from: usize) -> Vec<u8> {
    for (at, byte) in spots {
        let at = from + at % (bytes.len() - from);
        bytes[at] = *byte;
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever a byte becomes, something is said and nothing falls over.
    #[test]
    fn spoiled_workbooks_do_no_harm(spots in prop::collection::vec((any::<usize>(), any::<u8>()), 1..6)) {
        let stream = xls_stream(&[
            xls_text(0, 0, "Tỉnh"), xls_text(0, 1, "2016"), xls_text(1, 0, "A"), xls_number(1, 1, 1.5),
        ]);
        let old = ole("Workbook", &spoiled(stream, &spots, 0));
        let rows: &[&[&str]] = &[&["Tỉnh", "2016"], &["A", "1"], &["B", "#N/A"]];
        let new = spoiled(xlsx(&[Sheet { rows, ..Sheet::default() }]), &spots, 4);
        let table = "<table:table table:name=\"a\"><table:table-row><table:table-cell/></table:table-row></table:table>";
        let spoiled_table = spoiled(table.into(), &spots, 0);
        let open = ods(&String::from_utf8_lossy(&spoiled_table));
        for bytes in [old, new, open] {
            let files = unpack(SourceFile { name: "x".into(), bytes });
            prop_assert_eq!(files.len(), 1);
            import(&files, &Choices::default());
        }
    }
}

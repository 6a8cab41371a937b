//! Spreadsheets made for the purpose: what is read of them, and what is told.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "workbooks/hostile.rs"]
mod hostile;
#[path = "workbooks/make.rs"]
mod make;
#[path = "workbooks/odd.rs"]
mod odd;
mod told;

use std::fmt::Write;

use make::{Sheet, xlsx};
use xephang::import::workbook::{needs_unpacking, unpack};
use xephang::import::{Choices, Format, Imported, SourceFile, import};

/// Reads a workbook as it is opened.
fn read(name: &str, bytes: Vec<u8>) -> Imported {
    assert!(needs_unpacking(&bytes), "{name}");
    let files = unpack(SourceFile { name: name.to_owned(), bytes });
    import(&files, &Choices::default())
}

/// What was read and told, a line each.
fn told(imported: &Imported) -> String {
    let (ds, report) = (&imported.dataset, &imported.reports[0]);
    let mut out = told::figures(ds, |unit| {
        unit.group.map_or(String::new(), |ix| format!(" ({})", ds.groups()[ix].name.vi))
    });
    for d in &report.diagnostics {
        writeln!(out, "{} {:?}", d.place, d.problem).unwrap();
    }
    out
}

#[test]
fn a_title_two_rows_of_names_and_a_hidden_sheet() {
    let bytes = xlsx(&[
        Sheet {
            name: "Nháp",
            hidden: true,
            rows: &[&["Tỉnh", "Điểm"], &["A", "1"], &["B", "2"], &["C", "3"], &["D", "4"]],
            ..Sheet::default()
        },
        Sheet { name: "Giải thích", rows: &[&["Đây là", "lời dẫn"]], ..Sheet::default() },
        Sheet {
            name: "Công bố",
            rows: &[
                &["BẢNG XẾP HẠNG"],
                &["Năm 2016"],
                &["STT", "Tỉnh", "Đất đai", "", "Lao động", ""],
                &["", "", "Điểm", "Hạng", "Điểm", "Hạng"],
                &["1", "Hà Nội", "60.740000000000002", "2", "5.5", "1"],
                &["2", "Lào Cai", "63.49", "1", "4.5", "2"],
                &["Nguồn: báo cáo của tỉnh"],
            ],
            merged: &["A1:F1", "A2:F2", "A3:A4", "B3:B4", "C3:D3", "E3:F3"],
            ..Sheet::default()
        },
    ]);
    let size = bytes.len();
    let imported = read("bang.xlsx", bytes);
    let report = &imported.reports[0];
    assert_eq!((report.recognised, report.size), (Format::Workbook, size));
    assert_eq!(report.publication.as_ref().unwrap().vi, "BẢNG XẾP HẠNG");
    let sheets: Vec<_> =
        report.sheets.iter().map(|of| (&*of.name, of.hidden, of.units, of.shown)).collect();
    assert_eq!(
        sheets,
        [("Nháp", true, 4, false), ("Giải thích", false, 0, false), ("Công bố", false, 2, true)]
    );
    assert_eq!(
        told(&imported),
        "dat-dai 2016: Hà Nội 60.74 #2; Lào Cai 63.49 #1;
lao-dong 2016: Hà Nội 5.5 #1; Lào Cai 4.5 #2;
bang.xlsx: Công bố Sheet(PeriodFromSheet { period: Period { year: 2016, part: Year } })
"
    );
}

#[test]
fn errors_and_formulas_without_values_are_missing_and_told() {
    let imported = read(
        "dti.xlsx",
        xlsx(&[Sheet {
            rows: &[
                &["Tỉnh", "Năm", "Điểm"],
                &["A", "2016", "#DIV/0!"],
                &["B", "2016", "=SUM(A1:A2)"],
                &["C", "2016", "1.5"],
                &["D", "2016", "#N/A"],
            ],
            ..Sheet::default()
        }]),
    );
    assert_eq!(
        told(&imported),
        "dti 2016: A unreadable; B unreadable; C 1.5; D not-available;
dti.xlsx: Bảng!C2 Sheet(CellError { text: \"#DIV/0!\" })
dti.xlsx: Bảng!C3 Sheet(FormulaWithoutValue { formula: \"=SUM(A1:A2)\" })
"
    );
}

#[test]
fn shares_are_read_as_they_are_shown_and_dates_as_dates() {
    let files = unpack(SourceFile {
        name: "sipas-2016.xlsx".into(),
        bytes: xlsx(&[Sheet {
            rows: &[
                &["Tỉnh", "Tỷ lệ hài lòng", "Ngày"],
                &["A", "%0.9401", "@42735"],
                &["B", "%0.85", "@42735.5"],
            ],
            ..Sheet::default()
        }]),
    });
    let text = String::from_utf8(files[0].bytes.clone()).unwrap();
    assert!(text.contains("[0,1,\"A\",94.01,\"2016-12-31\"]"), "{text}");
    assert!(text.contains("[0,2,\"B\",85,\"2016-12-31T12:00:00\"]"), "{text}");
    let imported = import(&files, &Choices::default());
    assert!(told(&imported).contains(" A 94.01; B 85;"), "{}", told(&imported));
}

#[test]
fn lists_side_by_side_with_a_rank_before_each() {
    let imported = read(
        "ddci_2022.xlsx",
        xlsx(&[Sheet {
            rows: &[
                &["Gia nhập thị trường", "", "", "Đất đai", "", ""],
                &["Hạng", "Đơn vị", "Điểm", "Hạng", "Đơn vị", "Điểm"],
                &["1", "A", "9", "1", "C", "8"],
                &["2", "B", "8", "2", "A", "7"],
                &["3", "C", "7", "3", "B", "6"],
            ],
            merged: &["A1:C1", "D1:F1"],
            ..Sheet::default()
        }]),
    );
    assert_eq!(
        told(&imported),
        "gia-nhap-thi-truong 2022: A 9 #1; B 8 #2; C 7 #3;
dat-dai 2022: A 7 #2; B 6 #3; C 8 #1;
ddci_2022.xlsx PeriodFromFileName { period: Period { year: 2022, part: Year } }
"
    );
}

#[test]
fn a_region_merged_downwards_holds_for_all_its_rows() {
    let imported = read(
        "pci.xlsx",
        xlsx(&[Sheet {
            rows: &[
                &["Vùng", "Tỉnh", "2015", "2016"],
                &["Bắc", "A", "1", "2"],
                &["", "B", "3", "4"],
                &["Nam", "C", "5", "6"],
                &["", "D", "7", "8"],
            ],
            merged: &["A2:A3", "A4:A5"],
            ..Sheet::default()
        }]),
    );
    assert_eq!(
        told(&imported),
        "pci 2015: A (Bắc) 1; B (Bắc) 3; C (Nam) 5; D (Nam) 7;
pci 2016: A (Bắc) 2; B (Bắc) 4; C (Nam) 6; D (Nam) 8;
"
    );
}

#[test]
fn sheets_that_are_one_a_year_are_read_together() {
    let sheet = |name: &'static str, rows: &'static [&'static [&'static str]]| Sheet {
        name,
        rows,
        ..Sheet::default()
    };
    let imported = read(
        "PCI.xlsx",
        xlsx(&[
            sheet("Năm 2015", &[&["Tỉnh", "Đất", "PCI"], &["A", "1", "10"], &["B", "2", "20"]]),
            sheet("Năm 2016", &[&["Tỉnh", "PCI", "Đất"], &["B", "21", "3"], &["A", "11", "4"]]),
        ]),
    );
    assert_eq!(
        told(&imported),
        "dat 2015: A 1; B 2;\ndat 2016: A 4; B 3;\npci 2015: A 10; B 20;\npci 2016: A 11; B 21;\n"
    );
}

/// The workbook with which the browser's tests try the list of sheets; `XEPHANG_WRITE=1` writes it.
#[test]
fn the_workbook_of_the_browser_tests_is_made_here() {
    let sheet = |name: &'static str, rows: &'static [&'static [&'static str]]| Sheet {
        name,
        rows,
        ..Sheet::default()
    };
    let made = xlsx(&[
        sheet("Bìa", &[&["Báo cáo chỉ số xã năm 2024 (ví dụ tự đặt)"]]),
        Sheet {
            merged: &["A1:B1"],
            ..sheet(
                "Năm 2024",
                &[
                    &["BẢNG XẾP HẠNG CÁC XÃ NĂM 2024"],
                    &["Xã", "Điểm"],
                    &["Lục Hồn", "86.3"],
                    &["Đồng Văn", "81.05"],
                    &["Vô Ngại", "81.05"],
                    &["Hoành Mô", "85.02"],
                    &["Húc Động", "79.5"],
                ],
            )
        },
        sheet("Nhóm A", &[&["Xã", "Điểm"], &["Lục Hồn", "87.5"], &["Hoành Mô", "#DIV/0!"]]),
    ]);
    let place = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/fixtures/chi-so-xa-2024.xlsx");
    if std::env::var_os("XEPHANG_WRITE").is_some() {
        std::fs::write(place, &made).unwrap();
    }
    assert!(std::fs::read(place).unwrap() == made, "XEPHANG_WRITE=1 cargo test --test workbooks");
}

#[test]
fn a_row_for_each_figure() {
    let rows: &[&[&str]] = &[
        &["Đơn vị", "Năm", "Chỉ số", "Điểm"],
        &["Hà Nội", "2015", "PCI", "60.74"],
        &["Hà Nội", "2015", "Đất đai", "5.5"],
        &["Lào Cai", "2015", "PCI", "63.49"],
        &["Hà Nội", "2016", "PCI", "60.75"],
        &["Lào Cai", "2016", "PCI", "61.5"],
        &["Lào Cai", "2016", "Đất đai", "6.25"],
    ];
    let bytes = xlsx(&[Sheet { rows, ..Sheet::default() }]);
    assert_eq!(
        told(&read("diem.xlsx", bytes)),
        "pci 2015: Hà Nội 60.74; Lào Cai 63.49;
pci 2016: Hà Nội 60.75; Lào Cai 61.5;
dat-dai 2015: Hà Nội 5.5;
dat-dai 2016: Lào Cai 6.25;
"
    );
}

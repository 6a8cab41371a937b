//! Workbooks of LibreOffice and of Excel before 2007.

use super::make::{ods, ole, xls_number, xls_stream, xls_text};
use super::{read, told};

fn cell(kind: &str, value: &str, text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"{kind}\" {value}><text:p>{text}</text:p></table:table-cell>"
    )
}

fn text(text: &str) -> String {
    cell("string", "", text)
}

fn number(value: &str) -> String {
    cell("float", &format!("office:value=\"{value}\""), value)
}

fn row(cells: &[String]) -> String {
    format!("<table:table-row>{}</table:table-row>", cells.concat())
}

#[test]
fn a_workbook_of_libreoffice() {
    let rows = [
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>".to_owned(),
        row(&[text("Tỉnh"), text("Năm"), text("Điểm <text:span>số</text:span>"), text("Tỷ lệ")]),
        row(&[
            text("A<office:annotation><text:p>lời nhắc</text:p></office:annotation>"),
            number("2016"),
            number("60.740000000000002"),
            cell("percentage", "office:value=\"0.9401\"", "94,01%"),
        ]),
        row(&[
            text("B &amp; C"),
            number("2016"),
            "<table:table-cell table:formula=\"of:=SUM([.A1:.A2])\"/>".to_owned(),
            cell("string", "calcext:value-type=\"error\" office:string-value=\"\"", "#DIV/0!"),
        ]),
        "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
    ];
    let table = |name: &str, style: &str, rows: &str| {
        format!(
            "<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>"
        )
    };
    let both = table("Ẩn", "h", &rows.concat()) + &table("Công bố", "x", &rows.concat());
    let imported = read("x.ods", ods(&both));
    let sheets: Vec<_> =
        imported.reports[0].sheets.iter().map(|of| (&*of.name, of.hidden, of.shown)).collect();
    assert_eq!(sheets, [("Ẩn", true, false), ("Công bố", false, true)]);
    let told = told(&imported);
    assert!(told.contains(": A 60.74; B & C unreadable;\n"), "{told}");
    assert!(
        told.contains(
            "x.ods: 'Công bố'!C5 Sheet(FormulaWithoutValue { formula: \"=SUM([.A1:.A2])\" })"
        ),
        "{told}"
    );
}

#[test]
fn a_workbook_of_excel_before_2007() {
    let stream = xls_stream(&[
        xls_text(0, 0, "Tỉnh"),
        xls_text(0, 1, "2015"),
        xls_text(0, 2, "2016"),
        xls_text(1, 0, "Hà Nội"),
        xls_number(1, 1, 60.74),
        xls_number(1, 2, 61.0),
        xls_text(2, 0, "Lào Cai"),
        xls_number(2, 1, 63.49),
        xls_number(2, 2, 62.25),
    ]);
    let imported = read("pci.xls", ole("Workbook", &stream));
    assert_eq!(
        told(&imported),
        "pci 2015: Hà Nội 60.74; Lào Cai 63.49;\npci 2016: Hà Nội 61; Lào Cai 62.25;\n"
    );
}

//! What is written is read back cell by cell, by another program.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};
use proptest::prelude::*;

use super::*;
use crate::export::long::{Long, Value, all_slices, period_text};
use crate::export::tests::any;
use crate::import::{Choices, SourceFile, import};
use crate::locale::date;
use crate::model::{
    Decimal, Given, IndicatorIx, Label, Licence, Method, Missing, Period, PeriodPart, Source,
};
use crate::rank::{RankOptions, standings};
use crate::tests::{Made, YEAR};

/// The sheets by name, in their order.
type Sheets = Vec<(String, Range<Data>)>;

fn read(bytes: Vec<u8>) -> Sheets {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let mut sheets = Vec::new();
    for name in names {
        let formulas = book.worksheet_formula(&name).unwrap();
        let formulas: Vec<_> = formulas.used_cells().collect();
        assert!(formulas.is_empty(), "{name}: {formulas:?}");
        let range = book.worksheet_range(&name).unwrap();
        assert_eq!(range.start(), Some((0, 0)), "{name}");
        sheets.push((name, range));
    }
    sheets
}

fn of(ds: &Dataset, lang: Lang) -> Sheets {
    read(workbook_from_dataset(ds, lang).unwrap())
}

fn sheet<'s>(sheets: &'s Sheets, name: &str) -> &'s Range<Data> {
    let found = sheets.iter().find(|(other, _)| other == name);
    &found.unwrap_or_else(|| panic!("no sheet {name}")).1
}

/// The cells of a row in words.
fn row(range: &Range<Data>, at: usize) -> Vec<String> {
    range.rows().nth(at).unwrap().iter().map(ToString::to_string).collect()
}

/// Whether a cell is this number, to the last of the 15 digits that a spreadsheet holds.
fn is_number(cell: &Data, value: Decimal) -> bool {
    let found = match cell {
        Data::Float(found) => *found,
        Data::Int(found) => *found as f64,
        _ => return false,
    };
    let normal = value.normal();
    let exact = Decimal::parse(&found.to_string()).is_ok_and(|found| found == normal);
    let long = normal.mantissa().unsigned_abs() >= 10u128.pow(15);
    let nearest: f64 = normal.to_string().parse().unwrap();
    found == nearest && (exact || long)
}

fn is_text(cell: &Data, text: &str) -> bool {
    match cell {
        Data::Empty => book::clean(text, 99).is_empty(),
        Data::String(found) => *found == book::clean(text, 32_767),
        _ => false,
    }
}

/// A day as a number: the days since the end of 1899, by counting.
fn serial(year: i64, month: i64, day: i64) -> f64 {
    let leap = |year: i64| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let of_year = |year: i64| if leap(year) { 366 } else { 365 };
    let lengths = [31, if leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let days = (1900..year).map(of_year).sum::<i64>()
        + lengths[..month as usize - 1].iter().sum::<i64>()
        + day;
    // Spreadsheets hold 1900 to be a leap year.
    (if days > 59 { days + 1 } else { days }) as f64
}

fn is_date(cell: &Data, iso: &str) -> bool {
    let parts: Vec<i64> = iso.split('-').filter_map(|part| part.parse().ok()).collect();
    let moment = |day: f64| matches!(cell, Data::DateTime(found) if found.as_f64() == day);
    match parts[..] {
        // No such day: it stands as it was written.
        [_, 2, 30 | 31] | [_, 4 | 6 | 9 | 11, 31] => is_text(cell, iso),
        [year, 2, 29] if year % 4 != 0 || year == 1900 => is_text(cell, iso),
        [year, month, day] => moment(serial(year, month, day)),
        [year, month] => moment(serial(year, month, 1)),
        [year] => is_number(cell, Decimal::from(year)),
        _ => is_text(cell, iso),
    }
}

fn is_period(cell: &Data, period: Period, lang: Lang) -> bool {
    match period.part {
        PeriodPart::Year => is_number(cell, Decimal::from(i64::from(period.year))),
        PeriodPart::Day { .. } => is_date(cell, &period.to_string()),
        _ => is_text(cell, &period_text(period, lang)),
    }
}

fn is_value(cell: &Data, value: &Value, lang: Lang) -> bool {
    match value {
        Value::Text(text) => is_text(cell, text),
        Value::Number(Some(number), _) => is_number(cell, *number),
        Value::Period(Some(period)) => is_period(cell, *period, lang),
        Value::Date(iso) => is_date(cell, iso),
        Value::Number(None, _) | Value::Period(None) => *cell == Data::Empty,
    }
}

/// Every cell of the sheet of all figures.
fn check_figures(ds: &Dataset, sheets: &Sheets, lang: Lang) {
    let long = Long::new(ds, lang);
    let range = sheet(sheets, word(Sheet::FiguresSheet, lang));
    let head = long.head();
    assert_eq!(row(range, 0), head);
    assert_eq!(range.height(), ds.len() + 1);
    for (at, values) in long.rows().enumerate() {
        for (column, value) in values.iter().enumerate() {
            let cell = range.get((at + 1, column)).unwrap_or(&Data::Empty);
            assert!(is_value(cell, value, lang), "row {at}, {}: {cell:?}", head[column]);
        }
    }
}

/// The indices that have figures: others have no sheet.
fn filled(ds: &Dataset) -> Vec<IndicatorIx> {
    let has = |index: &IndicatorIx| all_slices(ds).any(|(ix, _, _)| ds.index_of(ix) == *index);
    ds.indices().filter(has).collect()
}

/// The numbers of each row of the sheets of the indices, whatever column they stand in, are the
/// scores and ranks of the unit.
fn check_indices(ds: &Dataset, sheets: &Sheets) {
    for (index, (name, range)) in filled(ds).into_iter().zip(sheets) {
        let mut expected: HashMap<&str, Vec<f64>> = HashMap::new();
        let number = |value: Decimal| value.normal().to_string().parse::<f64>().unwrap();
        for (indicator, period, slice) in all_slices(ds) {
            if ds.index_of(indicator) != index {
                continue;
            }
            let found = standings(ds, indicator, period, &RankOptions::default());
            for cell in slice.cells() {
                let of_unit = expected.entry(&ds.units()[cell.unit].id).or_default();
                of_unit.extend(cell.value().map(number));
                of_unit.extend(cell.published_rank().map(|rank| f64::from(rank.value)));
                let computed = found[cell.unit].computed.filter(|_| indicator == index);
                of_unit.extend(computed.map(|rank| number(rank.decimal())));
            }
        }
        let rows: Vec<_> = range.rows().skip(1).collect();
        assert_eq!(rows.len(), expected.len(), "{name}");
        for cells in rows {
            let numbers = cells[4..].iter().filter_map(|cell| match cell {
                Data::Float(number) => Some(*number),
                Data::Int(number) => Some(*number as f64),
                _ => None,
            });
            let mut numbers: Vec<f64> = numbers.collect();
            let mut wanted = expected[cells[1].to_string().as_str()].clone();
            numbers.sort_by(f64::total_cmp);
            wanted.sort_by(f64::total_cmp);
            assert_eq!(numbers, wanted, "{name}: {:?}", cells[1]);
        }
    }
}

fn published(names: &[&str]) -> Dataset {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/");
    let file = |name: &&str| SourceFile {
        name: format!("{name}.json"),
        bytes: std::fs::read(format!("{folder}{name}.json")).unwrap(),
    };
    import(&names.iter().map(file).collect::<Vec<_>>(), &Choices::default()).dataset
}

#[test]
fn the_published_files_cell_by_cell() {
    let ds = published(&["pci-2005-2016", "papi-2011-2020", "binh-lieu", "dti-2022"]);
    for lang in Lang::ALL {
        let sheets = of(&ds, lang);
        assert_eq!(sheets.len(), filled(&ds).len() + 3);
        check_figures(&ds, &sheets, lang);
        check_indices(&ds, &sheets);
    }
    // By head and unit: the sheet is called after the index, the newest period stands first.
    let sheets = of(&ds, Lang::Vi);
    let pci = ds.indicator_by_id("pci").unwrap();
    let range = sheet(&sheets, &ds.indicators()[pci].short_name().vi);
    let head = row(range, 0);
    assert_eq!(head[..5], ["Đơn vị", "Mã đơn vị", "Nhóm", "Dòng gộp", "Điểm\n2016"]);
    for part in std::iter::once(pci).chain(ds.parts(pci)) {
        for (period, slice) in ds.slices_of(part) {
            let name = if part == pci { "Điểm" } else { &ds.indicators()[part].short_name().vi };
            let wanted = format!("{name}\n{}", date::period_short(period, Lang::Vi));
            let column = head.iter().position(|head| *head == wanted).unwrap();
            for cells in range.rows().skip(1) {
                let unit = ds.unit_by_id(&cells[1].to_string()).unwrap();
                match slice.cell(unit).and_then(|cell| cell.value()) {
                    Some(value) => assert!(is_number(&cells[column], value), "{wanted}"),
                    None => assert!(!matches!(cells[column], Data::Float(_)), "{wanted}"),
                }
            }
        }
    }
    // Best first: Đà Nẵng led in 2016.
    assert_eq!(row(range, 1)[..2], ["Đà Nẵng", "da-nang"]);
}

fn made() -> Made {
    let mut made = Made::new();
    made.index().methods = vec![Method {
        from: YEAR,
        name: Label::vi("=8 trục"),
        weights: Vec::new(),
        maximum: None,
        comparable: false,
    }];
    let part = made.part("p", None);
    made.put("b", YEAR, "60.150").put("a", YEAR, "61.5").missing("c", YEAR, Missing::Withheld);
    made.put("mean", YEAR, "60.825").missing("d", YEAR, Missing::NotAvailable);
    made.derived("a", (0, Period::year(2015)), "59", 2);
    made.put_in("a", part, YEAR, "-0.5");
    made.said("b", YEAR, |extra| extra.rank = Some(Given::published(2)));
    made.unit("mean").aggregate = true;
    made.unit("b").name.vi = "=HYPERLINK(\"x\")".into();
    made
}

#[test]
fn a_sheet_of_an_index() {
    let sheets = of(&made().ds(), Lang::Vi);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["X", "Số liệu", "Nguồn", "Ghi chú"]);
    let rows: Vec<String> = (0..6).map(|at| row(&sheets[0].1, at).join("|")).collect();
    assert_eq!(
        rows,
        [
            "Đơn vị|Mã đơn vị|Nhóm|Dòng gộp|Điểm\n2016|Hạng công bố\n2016|Hạng tính toán\n2016|\
             p\n2016|Điểm\n2015|Hạng công bố\n2015",
            "a|a|||61.5||1|-0.5|59|2",
            "=HYPERLINK(\"x\")|b|||60.15|2|2|||",
            "c|c|||không công bố|||||",
            "d|d||||||||",
            "mean|mean||có|60.825|||||",
        ]
    );
    let english = of(&made().ds(), Lang::En);
    assert_eq!(row(&english[0].1, 3)[4], "withheld");
}

/// A formula would be seen by these tests.
#[test]
#[should_panic(expected = "1+1")]
fn a_formula_is_seen() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().write_formula(0, 0, "=1+1").unwrap();
    read(workbook.save_to_buffer().unwrap());
}

#[test]
fn notes_say_what_must_be_known() {
    let sheets = of(&made().ds(), Lang::Vi);
    let range = sheet(&sheets, "Ghi chú");
    let notes: Vec<String> = (0..range.height()).map(|at| row(range, at).join("|")).collect();
    for expected in [
        "Mục|Chỉ số|Ghi chú",
        "Hạng|X|Điểm cao nhất xếp thứ nhất; so điểm chưa làm tròn; điểm bằng nhau: đồng hạng, hạng sau \
         nhảy (1, 2, 2, 4); xếp trong tất cả đơn vị.",
        "Không có điểm|X|không công bố: 1 ô",
        "Không có điểm|X|không có số liệu: 1 ô",
        "Cách tính|X|Từ năm 2016: =8 trục.",
    ] {
        assert!(notes.iter().any(|note| note == expected), "{expected}: {notes:#?}");
    }
    let aggregates = notes.iter().find(|note| note.starts_with("Dòng gộp")).unwrap();
    assert!(aggregates.ends_with("không xếp hạng. mean"), "{aggregates}");
    assert!(!notes.iter().any(|note| note.contains("15 chữ số")));
}

#[test]
fn long_numbers_are_told() {
    let mut made = Made::new();
    made.put("a", YEAR, "123456789.0123456").put("b", YEAR, "12345678.0123450");
    let sheets = of(&made.ds(), Lang::En);
    let range = sheet(&sheets, "Notes");
    let told = range.rows().filter(|cells| cells[2].to_string().contains("15 digits")).count();
    assert_eq!(told, 1);
    check_figures(&made.ds(), &sheets, Lang::En);
}

#[test]
fn what_is_too_much_is_left_out_and_told() {
    let ds = made().ds();
    let sheets = read(written(&ds, Lang::En, Limits { figures: 6, indices: 0 }).unwrap());
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Sources", "Notes"]);
    let told: Vec<_> = (1..6).map(|at| row(&sheets[1].1, at)[2].clone()).collect();
    assert!(told[3].contains("7 being too many"), "{told:?}");
    assert!(told[4].contains("1 being too many"), "{told:?}");
    let within = read(written(&ds, Lang::En, Limits { figures: 7, indices: 1 }).unwrap());
    assert_eq!(within.len(), 4);
}

#[test]
fn sources_with_days_as_days() {
    let mut builder = crate::model::DatasetBuilder::new();
    let source = |id: &str| Source { id: id.into(), title: Label::vi(id), url: Some("=x".into()) };
    for (date, sources) in [("2023-04-12", vec![source("s"), source("t")]), ("2020", Vec::new())] {
        builder.publication(crate::model::Publication {
            title: Label::new("PCI", "PCI index"),
            file: "pci.json".into(),
            date: Some(date.into()),
            licence: Some(Licence { name: "CC0-1.0".into(), url: None }),
            sources,
            ..Default::default()
        });
    }
    let sheets = of(&builder.build(), Lang::En);
    let range = sheet(&sheets, "Sources");
    assert_eq!(range.height(), 4);
    assert!(is_date(range.get((1, 2)).unwrap(), "2023-04-12"));
    assert!(is_date(range.get((3, 2)).unwrap(), "2020"));
    let rows: Vec<_> = [1, 2, 3].map(|at| row(range, at)).into();
    assert_eq!(rows[0][5..], ["s", "=x", "pci.json"]);
    assert_eq!(rows[1][0], "PCI index");
    assert_eq!(rows[2][3..], ["CC0-1.0", "", "", "", "pci.json"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_cell_is_found_again(ds in any::dataset(), vi in any::<bool>()) {
        let lang = if vi { Lang::Vi } else { Lang::En };
        let sheets = of(&ds, lang);
        check_figures(&ds, &sheets, lang);
        check_indices(&ds, &sheets);
        prop_assert_eq!(sheets.len(), filled(&ds).len() + 3);
    }

    #[test]
    fn the_same_data_is_the_same_bytes(parts in any::parts()) {
        let (straight, turned) = (parts.build(|_| {}), parts.build(|figures| figures.reverse()));
        let bytes = workbook_from_dataset(&straight, Lang::Vi).unwrap();
        prop_assert!(bytes == workbook_from_dataset(&straight, Lang::Vi).unwrap());
        prop_assert!(bytes == workbook_from_dataset(&turned, Lang::Vi).unwrap());
    }
}

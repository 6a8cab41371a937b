//! The table opens again to the same figures.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::export::distinct::held;
use crate::export::tests::any;
use crate::export::workbook_from_dataset;
use crate::import::workbook::unpack;
use crate::import::{Choices, Imported, SourceFile, import};
use crate::model::{Given, Missing};
use crate::tests::{Made, YEAR};

/// A figure's index, component, unit and period.
type Key = (String, String, String, Period);
/// Its score, rank and maximum, each with where it comes from, the number of units ranked, and the
/// source.
type Figure = (Held, Option<Given<u32>>, Held, Option<u32>, String);
type Held = Option<Given<Decimal>>;

fn open(csv: &str) -> Imported {
    let file = SourceFile { name: "du-lieu.csv".into(), bytes: csv.as_bytes().to_vec() };
    import(&[file], &Choices::default())
}

fn figures(
    ds: &Dataset,
    name: impl Fn(IndicatorIx, usize) -> (String, String, String),
    source: impl Fn(&Cell<'_>) -> String,
    maximum: impl Fn(usize, IndicatorIx, Period) -> Held,
) -> BTreeMap<Key, Figure> {
    let cells = all_slices(ds).flat_map(|(indicator, period, slice)| {
        slice.cells().map(move |cell| (indicator, period, cell))
    });
    let mut found = BTreeMap::new();
    for (indicator, period, cell) in cells {
        let (index, part, unit) = name(indicator, cell.unit);
        let rank = cell.extra.and_then(|extra| extra.rank);
        let maximum = maximum(cell.unit, indicator, period);
        let of = cell.extra.and_then(|extra| extra.of);
        let figure = (cell.score.ok(), rank, maximum, of, source(&cell));
        let taken = found.insert((index, part, unit, period), figure);
        assert_eq!(taken, None);
    }
    found
}

/// The figures as they are to be found. A figure that names no source is of its publication; one that
/// has neither, beside others that have, of the table.
fn meant(ds: &Dataset, lang: Lang) -> BTreeMap<Key, Figure> {
    let (units, indicators) = (distinct::units(ds, lang), distinct::indicators(ds, lang));
    let source = |cell: &Cell<'_>| {
        let about = ds.publications().get(cell.publication);
        let named = cell.extra.and_then(|extra| extra.source).unwrap_or_default();
        let marked = |name: String| match about.filter(|about| about.example) {
            Some(about) => example::marked(&name, about, lang).into_owned(),
            None => name,
        };
        let source = about.and_then(|about| about.sources.get(named));
        let title = |label: &Label| lang.label(label).trim().to_owned();
        let source = source.map(|source| title(&source.title)).filter(|title| !title.is_empty());
        source.or(about.map(|about| title(&about.title))).map(marked).unwrap_or_default()
    };
    // A maximum that is not published is held where all figures of its indicator agree on it.
    let mut unpublished: BTreeMap<IndicatorIx, Vec<Given<Decimal>>> = BTreeMap::new();
    for (indicator, period, slice) in all_slices(ds) {
        for cell in slice.cells() {
            let maximum = ds.maximum(cell.unit, indicator, period);
            if let Some(given) = maximum.filter(|given| given.origin != Origin::Published) {
                unpublished.entry(indicator).or_default().push(given);
            }
        }
    }
    let one = |indicator: IndicatorIx| {
        let given = unpublished.get(&indicator)?;
        given.windows(2).all(|pair| pair[0] == pair[1]).then(|| given[0])
    };
    figures(
        ds,
        |indicator, unit| {
            let (index, part) = &indicators[indicator];
            (index.clone(), part.clone().unwrap_or_default(), units[unit].clone())
        },
        source,
        |unit, indicator, period| {
            let own = ds.maximum(unit, indicator, period);
            own.filter(|given| given.origin == Origin::Published).or(one(indicator))
        },
    )
}

/// The figures as the reader of tables found them.
fn found(ds: &Dataset) -> BTreeMap<Key, Figure> {
    let about = &ds.publications()[0];
    let source = |cell: &Cell<'_>| {
        let named = cell.extra.and_then(|extra| extra.source).unwrap_or_default();
        let source = about.sources.get(named).map(|source| source.title.vi.clone());
        source.filter(|title| *title != about.title.vi).unwrap_or_default()
    };
    figures(
        ds,
        |indicator, unit| {
            let name = |ix: IndicatorIx| ds.indicators()[ix].name.vi.clone();
            let part = ds.indicators()[indicator].parent.map(|_| name(indicator));
            let unit = ds.units()[unit].name.vi.clone();
            (name(ds.index_of(indicator)), part.unwrap_or_default(), unit)
        },
        source,
        |unit, indicator, period| ds.maximum(unit, indicator, period),
    )
}

/// The cells as a spreadsheet takes them apart.
fn cells(csv: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    let text = csv.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => {
                cells.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ';' if !quoted => cells.push(String::new()),
            '\n' if !quoted => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

#[test]
fn a_row_says_all_there_is() {
    let mut made = Made::new();
    made.put("A", YEAR, "60.150").missing("B", YEAR, Missing::Withheld);
    made.said("A", YEAR, |extra| {
        extra.rank = Some(Given::derived(2));
        extra.of = Some(63);
        extra.note = Some("=1+1".into());
    });
    let csv = csv_from_dataset(&made.ds(), Lang::Vi);
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "\u{feff}Chỉ số;Thành phần;Kỳ;Đơn vị;Mã đơn vị;Mã chính thức;Nhóm;Danh mục đơn vị;Dòng gộp;\
         Điểm;Điểm: nguồn gốc;Vì sao không có điểm;Hạng công bố;Hạng công bố: nguồn gốc;Số đơn vị;\
         Điểm tối đa;Điểm tối đa: nguồn gốc;Tỷ lệ đạt;Tăng, giảm công bố;Bậc lên, xuống;So với kỳ;Xếp loại;Tự chấm;Ghi chú;Nguồn;\
         Ấn phẩm;Nơi công bố;Ngày công bố;Giấy phép;Tệp"
    );
    assert_eq!(lines[1], "X;;2016;A;A;;;;;60,1500;công bố;;2;suy ra;63;;;;;;;;;\"'=1+1\";;;;;;");
    assert_eq!(lines[2], "X;;2016;B;B;;;;;;;không công bố;;;;;;;;;;;;;;;;;;");
    assert_eq!(lines[3..], [""]);
    let english = csv_from_dataset(&made.ds(), Lang::En);
    assert!(english.contains("\r\nX,,2016,A,A,,,,,60.1500,published,,2,derived,63,"));
}

#[test]
fn the_published_files_open_again_from_the_table() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/");
    let names = ["pci-2005-2016", "papi-2011-2020", "binh-lieu", "dti-2022", "provinces-2025"];
    let files = names.map(|name| SourceFile {
        name: format!("{name}.json"),
        bytes: std::fs::read(format!("{folder}{name}.json")).unwrap(),
    });
    let ds = import(&files, &Choices::default()).dataset;
    for lang in Lang::ALL {
        let again = open(&csv_from_dataset(&ds, lang));
        assert_eq!(again.reports[0].diagnostics, []);
        assert_eq!(found(&again.dataset), meant(&ds, lang));
        assert!(again.dataset.len() > 5000, "{}", again.dataset.len());
    }
}

/// Two units of one name are told apart by their keys.
#[test]
fn units_of_one_name() {
    let mut made = Made::new();
    made.put("ha-noi", YEAR, "1").put("vn34-ha-noi", YEAR, "2").put("hue", YEAR, "3");
    for id in ["ha-noi", "vn34-ha-noi"] {
        made.unit(id).name.vi = "Hà Nội".into();
    }
    made.unit("hue").name.vi = "Huế".into();
    let ds = made.ds();
    assert_eq!(distinct::units(&ds, Lang::Vi), ["Hà Nội (ha-noi)", "Hà Nội (vn34-ha-noi)", "Huế"]);
    assert_eq!(found(&open(&csv_from_dataset(&ds, Lang::Vi)).dataset), meant(&ds, Lang::Vi));
}

/// Names that are no names to the reader of tables: nothing but signs, a word for nothing, a number.
#[test]
fn odd_names_are_told_apart() {
    let mut made = Made::new();
    for (id, name) in [("a", "🎈"), ("b", "🎈"), ("c", "n/a"), ("d", "7"), ("e", " ")] {
        made.put(id, YEAR, "1");
        made.unit(id).name.vi = name.into();
    }
    let ds = made.ds();
    assert_eq!(distinct::units(&ds, Lang::Vi), ["🎈 (a)", "🎈 (b)", "n/a (c)", "7 (d)", "e"]);
    assert_eq!(found(&open(&csv_from_dataset(&ds, Lang::Vi)).dataset), meant(&ds, Lang::Vi));
}

/// Twelve thousand and twelve point three: both stand, whatever else is in the file.
#[test]
fn three_decimals_are_no_thousands() {
    for score in ["12.345", "-1.500", "12345", "0.000", "1234.567"] {
        let mut made = Made::new();
        made.put("a", YEAR, score);
        for lang in Lang::ALL {
            let again = open(&csv_from_dataset(&made.ds(), lang));
            assert_eq!(again.reports[0].diagnostics, []);
            assert_eq!(found(&again.dataset), meant(&made.ds(), lang), "{score}");
        }
    }
}

/// A number as a spreadsheet holds it: 15 digits, no zeros at their end.
fn of_a_spreadsheet(value: Decimal) -> Decimal {
    let float: f64 = value.to_string().parse().unwrap();
    Decimal::parse(&format!("{float:.14e}")).unwrap().normal()
}

/// The workbook opened again: the figures found and those meant, as a spreadsheet holds them.
fn book(ds: &Dataset, lang: Lang) -> (BTreeMap<Key, Figure>, BTreeMap<Key, Figure>) {
    let bytes = workbook_from_dataset(ds, lang).unwrap();
    let files = unpack(SourceFile { name: "du-lieu.xlsx".into(), bytes });
    let again = import(&files, &Choices::default());
    assert_eq!(again.reports[0].diagnostics, []);
    let mut both = (found(&again.dataset), meant(ds, lang));
    for figure in both.1.values_mut() {
        figure.4 = held(&figure.4);
    }
    for (score, _, maximum, _, _) in both.0.values_mut().chain(both.1.values_mut()) {
        for given in [score, maximum].into_iter().flatten() {
            given.value = of_a_spreadsheet(given.value);
        }
    }
    both
}

#[test]
fn the_published_files_open_again_from_the_workbook() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/");
    for name in ["pci-2005-2016", "binh-lieu", "dti-2022"] {
        let bytes = std::fs::read(format!("{folder}{name}.json")).unwrap();
        let file = SourceFile { name: format!("{name}.json"), bytes };
        let ds = import(&[file], &Choices::default()).dataset;
        for lang in Lang::ALL {
            let (found, meant) = book(&ds, lang);
            assert_eq!(found.len(), meant.len(), "{name}");
            for (found, meant) in found.into_iter().zip(meant) {
                assert_eq!(found, meant, "{name}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_figure_is_found_again(ds in any::dataset(), vi in any::<bool>()) {
        let lang = if vi { Lang::Vi } else { Lang::En };
        let csv = csv_from_dataset(&ds, lang);
        prop_assume!(!ds.is_empty());
        let again = open(&csv);
        prop_assert_eq!(found(&again.dataset), meant(&ds, lang), "{}", csv);
    }

    /// No cell, taken out of its quotes, begins as a formula does, unless it is a number.
    #[test]
    fn no_cell_is_a_formula(ds in any::dataset()) {
        for cell in cells(&csv_from_dataset(&ds, Lang::Vi)) {
            let number = cell.strip_prefix('-').is_some_and(|digits| {
                digits.chars().all(|c| c.is_ascii_digit() || c == ',')
            });
            let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
            prop_assert!(!runs || number, "{cell:?}");
        }
    }
}

proptest! {
    // A workbook is slow to write without optimisation.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_figure_is_found_again_in_the_workbook(ds in any::dataset(), vi in any::<bool>()) {
        prop_assume!(!ds.is_empty());
        let (found, meant) = book(&ds, if vi { Lang::Vi } else { Lang::En });
        prop_assert_eq!(found, meant);
    }
}

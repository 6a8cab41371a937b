//! JSON-stat and SDMX-JSON beyond scores: what is said of figures, what indicators are called, and
//! that a hostile table costs little.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may

use std::fmt::Write;
use std::path::Path;

use proptest::prelude::*;
use xephang::import::diagnostic::Problem;
use xephang::import::{Choices, Imported, SourceFile, import};
use xephang::model::{Dataset, Label, Measure, Period};

fn open(name: &str, text: &str) -> Imported {
    let file = SourceFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
    import(&[file], &Choices::default())
}

/// A file of the corpus.
fn corpus(name: &str) -> Imported {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/records").join(name);
    open(name, &std::fs::read_to_string(path).unwrap())
}

/// What is said of a figure.
fn note(ds: &Dataset, unit: &str, indicator: &str, period: &str) -> Option<String> {
    let unit = ds.units().iter().position(|of| of.name.vi == unit).unwrap();
    let indicator = ds.indicator_by_id(indicator).unwrap();
    let cell = ds.cell(unit, indicator, Period::parse(period).unwrap()).unwrap();
    cell.extra.and_then(|extra| extra.note.clone())
}

#[test]
fn what_is_said_of_figures_stays_with_them() {
    for (file, unit, indicator, period, said) in [
        ("good-json-stat.json", "Lạng Sơn", "ty-le-ho-ngheo", "2021", Some("sơ bộ")),
        ("good-json-stat.json", "Quảng Ninh", "ty-le-ho-ngheo", "2021", None),
        ("good-json-stat.json", "Lạng Sơn", "ty-le-ho-ngheo", "2022", Some("không điều tra")),
        ("good-json-stat-1.json", "Viet Nam", "ho-dung-nuoc-sach", "2012", Some("ước tính")),
        ("good-sdmx-flat.json", "Việt Nam", "chi-so-gia", "2023-Q4", None),
        ("good-sdmx-flat.json", "Việt Nam", "chi-so-gia", "2024-Q1", Some("Provisional")),
        ("good-sdmx-flat.json", "Lao PDR", "chi-so-gia", "2024-Q1", Some("Suppressed")),
        ("good-sdmx-series.json", "North region", "pupils", "2023", None),
        ("good-sdmx-series.json", "Cao Bang", "share", "2022", Some("Estimated")),
        ("good-sdmx-series.json", "Ha Giang", "pupils", "2022", Some("Two schools closed")),
        (
            "good-sdmx-series.json",
            "Ha Giang",
            "pupils",
            "2023",
            Some("Estimated; Two schools closed"),
        ),
        ("bad-sdmx-mixed.json", "Lào", "thu-nhap", "2020", Some("kíp, ×10^3")),
    ] {
        let found = note(&corpus(file).dataset, unit, indicator, period);
        assert_eq!(found.as_deref(), said, "{file} {unit} {period}");
    }
}

#[test]
fn indicators_are_called_and_counted_as_the_publisher_says() {
    use Measure::{Percent, Points};
    for (file, id, name, parent, measure, decimals) in [
        ("good-json-stat.json", "ty-le-ho-ngheo", "Tỷ lệ hộ nghèo", None, Percent, Some(1)),
        ("good-json-stat-1.json", "ho-dung-nuoc-sach", "Hộ dùng nước sạch", None, Points, Some(0)),
        ("good-sdmx-flat.json", "chi-so-gia", "Chỉ số giá (Index)", None, Points, Some(1)),
        ("good-sdmx-series.json", "share", "Share, %", None, Percent, None),
        ("good-sdmx-series.json", "pupils.female", "Female", Some("pupils"), Points, None),
        (
            "good-json-stat-crossed.json",
            "dan-so-theo-gioi-tinh-va-nhom-tuoi-nhom-tuoi-60.nam",
            "Nhóm tuổi 60+ · Nam",
            Some("dan-so-theo-gioi-tinh-va-nhom-tuoi-nhom-tuoi-60"),
            Points,
            None,
        ),
    ] {
        let ds = corpus(file).dataset;
        let found = &ds.indicators()[ds.indicator_by_id(id).unwrap_or_else(|| panic!("{id}"))];
        assert_eq!(found.name.vi, name, "{file}");
        let above = found.parent.map(|ix| ds.indicators()[ix].id.as_str());
        assert_eq!((above, found.measure, found.decimals), (parent, measure, decimals), "{id}");
    }
}

#[test]
fn names_are_vietnamese_first_and_sources_are_those_of_each_table() {
    let flat = corpus("good-sdmx-flat.json").dataset;
    let vietnam = flat.units().iter().find(|unit| unit.code.as_deref() == Some("VN")).unwrap();
    assert_eq!(vietnam.name, Label::new("Việt Nam", "Viet Nam"));
    assert_eq!(flat.publications()[0].notes, [Label::vi("Kỳ: Theo quý")]);

    let collection = corpus("good-json-stat-collection.json").dataset;
    let publication = &collection.publications()[0];
    assert_eq!(publication.title.vi, "Hai bảng");
    let titles: Vec<&str> = publication.sources.iter().map(|of| of.title.vi.as_str()).collect();
    assert_eq!(titles, ["Bảng một", "Nguồn hai"]);
    for (indicator, source) in [("bang-mot", None), ("bang-hai", Some(1))] {
        let indicator = collection.indicator_by_id(indicator).unwrap();
        let slice = collection.slice(indicator, Period::year(2020)).unwrap();
        let said = slice.cells().map(|cell| cell.extra.and_then(|extra| extra.source));
        assert!(said.into_iter().all(|said| said == source));
    }
}

/// A table of JSON-stat: dimensions with the number of their categories, and its values.
fn table(dimensions: &[(&str, usize)], labels: &str, more: &str, value: &str) -> String {
    let ids: Vec<&str> = dimensions.iter().map(|(id, _)| *id).collect();
    let sizes: Vec<usize> = dimensions.iter().map(|(_, size)| *size).collect();
    let mut described = String::new();
    for (id, size) in dimensions {
        let keys: Vec<String> = (0..*size).map(|at| format!("{labels}{at}")).collect();
        let keys = if *id == "time" { vec!["2020".to_owned()] } else { keys };
        write!(described, r#""{id}":{{"category":{{"index":{keys:?}{more}}}}},"#).unwrap();
    }
    let described = described.trim_end_matches(',');
    format!(
        r#"{{"version":"2.0","class":"dataset","label":"x","id":{ids:?},"size":{sizes:?},"role":{{"geo":["geo"]}},"dimension":{{{described}}},"value":{value}}}"#
    )
}

/// The kinds of problem that are told of a table.
fn told(text: &str) -> Vec<Problem> {
    let report = open("x.json", text).reports.remove(0);
    report.diagnostics.into_iter().map(|told| told.problem).collect()
}

#[test]
fn more_than_can_be_looked_through_is_refused() {
    let many: Vec<String> = (0..41).map(|at| format!("d{at}")).collect();
    let mut dimensions: Vec<(&str, usize)> = many.iter().map(|id| (id.as_str(), 1)).collect();
    dimensions.push(("time", 1));
    let problems = told(&table(&dimensions, "k", "", "[1]"));
    assert_eq!(problems, [Problem::TooManyDimensions { most: 40 }]);

    let values = format!("[{}1]", "1,".repeat(71 * 71 - 1));
    let crossed = table(&[("geo", 1), ("a", 71), ("b", 71), ("time", 1)], "k", "", &values);
    assert_eq!(told(&crossed), [Problem::TooManyIndicators { found: 5041, most: 5000 }]);

    let sparse =
        table(&[("a", 3000), ("b", 3000), ("geo", 3000), ("time", 1)], "k", "", r#"{"5":1}"#);
    assert_eq!(told(&sparse), [Problem::TooManyCells { most: 1 << 32 }]);
}

/// A large table with few figures costs what its figures cost.
#[test]
fn a_sparse_table_is_not_filled_up() {
    let mut value = String::new();
    for at in 0..1000u64 {
        write!(value, r#""{}":1,"#, at * 3001).unwrap();
    }
    let value = format!("{{{}}}", value.trim_end_matches(','));
    let imported =
        open("x.json", &table(&[("a", 1000), ("geo", 3000), ("time", 1)], "k", "", &value));
    assert_eq!(imported.reports[0].diagnostics, []);
    assert_eq!(imported.dataset.len(), 1000);
}

/// Categories under one another, thousands deep, make neither a tree as deep nor keys as long.
#[test]
fn a_deep_hierarchy_is_flattened() {
    let mut child = String::new();
    for at in 1..4000 {
        write!(child, r#""k{}":["k{at}"],"#, at - 1).unwrap();
    }
    let more = format!(r#","child":{{{}}}"#, child.trim_end_matches(','));
    let values = format!("[{}1]", "1,".repeat(3999));
    let imported =
        open("x.json", &table(&[("a", 4000), ("geo", 1), ("time", 1)], "k", &more, &values));
    let ds = &imported.dataset;
    assert_eq!(ds.indicators().len(), 4000);
    assert!(ds.indicators().iter().all(|of| of.id.len() < 200));
}

/// A long name is not repeated whole for every combination.
#[test]
fn long_names_are_cut_where_they_are_repeated() {
    let text =
        table(&[("sex", 40), ("geo", 2), ("time", 1)], "", "", &format!("[{}1]", "1,".repeat(79)));
    let text =
        text.replace(r#""sex":{"#, &format!(r#""sex":{{"label":"{}","#, "đ".repeat(100_000)));
    let ds = open("x.json", &text).dataset;
    assert_eq!(ds.indicators().len(), 40);
    assert!(ds.indicators().iter().all(|of| of.name.vi.chars().count() < 500 && of.id.len() < 200));
}

/// Figures of 3 places, 2 sexes and 2 years in a message: flat, by time, or by place.
fn message(cells: &[Option<i64>], shape: usize) -> String {
    let list = |id: &str, keys: &[&str]| {
        let values: Vec<String> = keys.iter().map(|key| format!(r#"{{"id":"{key}"}}"#)).collect();
        format!(r#"{{"id":"{id}","values":[{}]}}"#, values.join(","))
    };
    let dimensions = [
        list("REF_AREA", &["A", "B", "C"]),
        list("SEX", &["_T", "F"]),
        list("TIME_PERIOD", &["2020", "2021"]),
    ];
    // Which dimensions stand at the series, which at the observations.
    let (series, own): (&[usize], &[usize]) =
        [(&[][..], &[0, 1, 2][..]), (&[0, 1], &[2]), (&[2, 1], &[0])][shape];
    let of = |list: &[usize]| {
        list.iter().map(|at| dimensions[*at].clone()).collect::<Vec<_>>().join(",")
    };
    let key = |spot: [usize; 3], list: &[usize]| {
        list.iter().map(|at| spot[*at].to_string()).collect::<Vec<_>>().join(":")
    };
    let mut groups: std::collections::BTreeMap<String, Vec<String>> = Default::default();
    for (place, cell) in cells.iter().enumerate() {
        let spot = [place / 4, place / 2 % 2, place % 2];
        let Some(cell) = cell else { continue };
        let observation = format!(r#""{}":[{cell}]"#, key(spot, own));
        groups.entry(key(spot, series)).or_default().push(observation);
    }
    let groups: Vec<String> = groups
        .into_iter()
        .map(|(key, list)| match series.is_empty() {
            true => format!(r#""observations":{{{}}}"#, list.join(",")),
            false => format!(r#""{key}":{{"observations":{{{}}}}}"#, list.join(",")),
        })
        .collect();
    let groups = groups.join(",");
    let set = match (series.is_empty(), groups.is_empty()) {
        (true, true) => r#""observations":{}"#.to_owned(),
        (true, false) => groups,
        _ => format!(r#""series":{{{groups}}}"#),
    };
    format!(
        r#"{{"header":{{}},"structure":{{"name":"Made","dimensions":{{"dataSet":[],"series":[{}],"observation":[{}]}}}},"dataSets":[{{{set}}}]}}"#,
        of(series),
        of(own)
    )
}

proptest! {
    #[test]
    fn a_message_says_the_same_in_every_shape(
        cells in proptest::collection::vec(proptest::option::of(-99i64..99), 12),
    ) {
        let flat = open("made.json", &message(&cells, 0));
        prop_assert_eq!(flat.dataset.len(), cells.iter().flatten().count());
        for shape in [1, 2] {
            let other = open("made.json", &message(&cells, shape));
            prop_assert_eq!(&other.dataset, &flat.dataset, "{}", message(&cells, shape));
        }
    }

    /// Whatever a table's members are exchanged for, reading ends and nothing panics.
    #[test]
    fn bent_files_end(
        file in 0usize..4,
        cut in 0usize..3000,
        with in prop::sample::select(vec!["null", "[]", "{}", "\"x\"", "-1", "1e9", "[[]]", "true", "\"0:0\""]),
    ) {
        let name = ["good-json-stat.json", "good-json-stat-1.json", "good-sdmx-series.json", "good-sdmx-actions.json"][file];
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/records").join(name);
        let text = std::fs::read_to_string(path).unwrap();
        // The value at some place of the file becomes another one.
        let at = text.char_indices().nth(cut % text.chars().count()).unwrap().0;
        let start = text[at..].find(['[', '{', '"']).map_or(at, |more| at + more);
        let mut depth = 0;
        let end = text[start..].char_indices().find_map(|(more, c)| {
            match c {
                '[' | '{' => depth += 1,
                ']' | '}' => depth -= 1,
                _ => {}
            }
            (depth == 0 && more > 0 && matches!(c, ']' | '}' | '"')).then_some(start + more + 1)
        });
        let bent = format!("{}{with}{}", &text[..start], end.map_or("", |end| &text[end..]));
        open(name, &bent);
    }
}

//! Facts about files in the formats of statistics agencies, where they lie beside the project; and
//! the law that a table means the same however it is written.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may

use std::fmt::Write;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use xephang::import::diagnostic::Problem;
use xephang::import::{Choices, Format, Imported, SourceFile, import};
use xephang::model::{Dataset, Decimal, Missing, Period, UnitIx};

/// The folder of formats beside the project, if it is there.
fn formats() -> Option<PathBuf> {
    let named = std::env::var_os("XEPHANG_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let folder = named.unwrap_or(beside).join("formats");
    if !folder.is_dir() {
        eprintln!("skipped: the files of formats are not beside the project");
        return None;
    }
    Some(folder)
}

fn open(name: &str, bytes: Vec<u8>) -> Imported {
    import(&[SourceFile { name: name.to_owned(), bytes }], &Choices::default())
}

fn read(path: &Path) -> Imported {
    open(path.file_name().unwrap().to_str().unwrap(), std::fs::read(path).unwrap())
}

fn unit(ds: &Dataset, name: &str) -> UnitIx {
    ds.units().iter().position(|unit| unit.name.vi == name).unwrap_or_else(|| panic!("{name}"))
}

/// The score of a unit, by its name, in an indicator, by its id.
fn score(ds: &Dataset, name: &str, indicator: &str, period: &str) -> Result<Decimal, Missing> {
    let indicator = ds.indicator_by_id(indicator).unwrap_or_else(|| panic!("{indicator}"));
    let period = Period::parse(period).unwrap();
    let cell = ds.cell(unit(ds, name), indicator, period);
    cell.unwrap_or_else(|| panic!("{name} {period}")).score.map(|given| given.value)
}

#[test]
fn facts_of_single_figures() {
    let Some(folder) = formats() else { return };
    // file, unit, indicator, period, figure
    let facts = [
        ("jsonstat/oecd.json", "Greece", "unemployment-rate", "2014", "27.2364419"),
        ("jsonstat/oecd.json", "Norway", "unemployment-rate", "2014", "3.003021166"),
        ("jsonstat/oecd.json", "Australia", "unemployment-rate", "2003", "5.943826289"),
        ("jsonstat/oecd-canada.json", "Greece", "unemployment-rate", "2014", "27.2364419"),
        ("jsonstat/oecd-canada.json", "Canada", "population", "2012", "34880.5"),
        ("jsonstat/oecd-canada.json", "Canada", "population.male", "2012", "17309.1"),
        ("jsonstat/oecd-canada.json", "Canada", "population.female", "2012", "17571.3"),
        ("jsonstat/galicia.json", "province of residence: total", "population", "2001", "2695880"),
        ("jsonstat/galicia.json", "A Coruña", "population", "2001", "1096027"),
        ("jsonstat/galicia.json", "Pontevedra", "population", "2011", "954877"),
        ("jsonstat/galicia.json", "Pontevedra", "population.male", "2001", "433683"),
        ("sdmx-json/ecb-exr-1.0-flat.json", "New Zealand dollar", "exr", "2013-01-18", "1.5931"),
        ("sdmx-json/ecb-exr-1.0-flat.json", "New Zealand dollar", "exr", "2013-01-21", "1.5925"),
        ("sdmx-json/ecb-exr-1.0-flat.json", "Russian rouble", "exr", "2013-01-18", "40.3426"),
        ("sdmx-json/ecb-exr-1.0-flat.json", "Russian rouble", "exr", "2013-01-21", "40.3000"),
        ("sdmx-json/exr-flat.json", "Russian rouble", "exr", "2013-01-21", "40.3"),
        ("sdmx-json/exr-time-series.json", "Russian rouble", "exr", "2013-01-21", "40.3"),
        ("sdmx-json/exr-time-series.json", "New Zealand dollar", "exr", "2013-01-21", "1.5925"),
        ("sdmx-json/exr-cross-section.json", "Russian rouble", "exr", "2013-01-18", "40.3426"),
        ("sdmx-json/exr-cross-section.json", "New Zealand dollar", "exr", "2013-01-21", "1.5925"),
    ];
    for (file, unit, indicator, period, figure) in facts {
        let imported = read(&folder.join(file));
        assert_eq!(imported.reports[0].diagnostics, [], "{file}");
        let found = score(&imported.dataset, unit, indicator, period);
        // To the digits that are printed.
        assert_eq!(found.map(|found| found.to_string()), Ok(figure.to_owned()), "{file} {unit}");
    }
}

#[test]
fn facts_of_whole_files() {
    let Some(folder) = formats() else { return };
    // file, format, units ranked, aggregates, figures, missing ones
    let facts = [
        ("jsonstat/oecd.json", Format::JsonStat, 34, 2, 432, 0),
        ("jsonstat/galicia.json", Format::JsonStat, 4, 1, 3960, 4),
        ("jsonstat/oecd-canada.json", Format::JsonStat, 34, 2, 432 + 120, 0),
        ("jsonstat/hierarchy.json", Format::JsonStat, 0, 0, 0, 0),
        ("sdmx-json/ecb-exr-1.0-flat.json", Format::SdmxJson, 2, 0, 4, 0),
        ("sdmx-json/exr-flat.json", Format::SdmxJson, 2, 0, 4, 0),
        ("sdmx-json/exr-time-series.json", Format::SdmxJson, 2, 0, 4, 0),
        ("sdmx-json/exr-cross-section.json", Format::SdmxJson, 2, 0, 4, 0),
    ];
    for (file, format, units, aggregates, figures, missing) in facts {
        let imported = read(&folder.join(file));
        let (ds, report) = (&imported.dataset, &imported.reports[0]);
        assert_eq!((report.recognised, report.units), (format, units), "{file}");
        assert_eq!(ds.units().iter().filter(|unit| unit.aggregate).count(), aggregates, "{file}");
        let cells = (0..ds.indicators().len()).flat_map(|ix| ds.slices_of(ix));
        let absent = cells.flat_map(|(_, slice)| slice.cells()).filter(|cell| cell.score.is_err());
        assert_eq!((ds.len(), absent.count()), (figures, missing), "{file}");
    }
}

#[test]
fn unemployment_in_the_oecd_2014() {
    let Some(folder) = formats() else { return };
    let imported = read(&folder.join("jsonstat/oecd.json"));
    let ds = &imported.dataset;
    let slice = ds.slice(ds.indicator_by_id("unemployment-rate").unwrap(), Period::year(2014));
    let ranked = slice.unwrap().cells().filter(|cell| !ds.units()[cell.unit].aggregate);
    let mut ranked: Vec<_> = ranked.map(|cell| (cell.value().unwrap(), cell)).collect();
    ranked.sort_by_key(|(value, _)| *value);
    let name = |at: usize| ds.units()[ranked[at].1.unit].name.vi.as_str();
    assert_eq!((ranked.len(), name(0), name(33)), (34, "Norway", "Greece"));
    // Of estimates, of the last two years, it is said that they are.
    assert!(ranked.iter().all(|(_, cell)| cell.extra.unwrap().note.as_deref() == Some("e")));
    let codes = ds.units().iter().filter(|unit| unit.aggregate).map(|unit| unit.code.as_deref());
    assert_eq!(codes.collect::<Vec<_>>(), [Some("EU15"), Some("OECD")]);
}

#[test]
fn parts_of_galicia_add_up() {
    let Some(folder) = formats() else { return };
    let imported = read(&folder.join("jsonstat/galicia.json"));
    let ds = &imported.dataset;
    let mut sums = 0;
    // By sex, and each by place of birth; the ages of 2001 do not add up in the source itself.
    for whole in ["population", "population.male", "population.female"] {
        let whole = ds.indicator_by_id(whole).unwrap();
        for (period, slice) in ds.slices_of(whole) {
            for cell in slice.cells() {
                let Some(total) = cell.value() else { continue };
                let part = |ix| ds.cell(cell.unit, ix, period).and_then(|cell| cell.value());
                let parts: Option<Vec<Decimal>> = ds.parts(whole).map(part).collect();
                let Some(parts) = parts else { continue };
                // The census of 2011 was a sample: its figures are estimates, each rounded.
                let rounded = if period == Period::year(2001) { 0 } else { parts.len() as i64 };
                let off = (parts.into_iter().sum::<Decimal>() - total).abs();
                assert!(off <= rounded.into(), "{} {period}", ds.indicators()[whole].id);
                sums += 1;
            }
        }
    }
    assert_eq!(sums, 3 * 2 * 5);
}

#[test]
fn a_hierarchy_without_values_is_told() {
    let Some(folder) = formats() else { return };
    let imported = read(&folder.join("jsonstat/hierarchy.json"));
    let told: Vec<&Problem> = imported.reports[0].diagnostics.iter().map(|d| &d.problem).collect();
    assert_eq!(told, [&Problem::NoFigures]);
}

/// The sample's values are names of their cells: read as 1…24 they must come out row by row.
#[test]
fn the_order_of_values() {
    let Some(folder) = formats() else { return };
    let text = std::fs::read_to_string(folder.join("jsonstat/order.json")).unwrap();
    let told = open("order-2020.json", text.clone().into_bytes()).reports[0].diagnostics.clone();
    let texts: Vec<&str> = told
        .iter()
        .filter_map(|told| match &told.problem {
            Problem::NotANumber { text } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(texts.len(), 24);
    let mut numbered = text;
    for (at, name) in texts.iter().enumerate() {
        numbered = numbered.replacen(&format!("\"{name}\""), &(at + 1).to_string(), 1);
    }
    let imported = open("order-2020.json", numbered.into_bytes());
    let ds = &imported.dataset;
    let mut misnamed = 0;
    for place in 0..24 {
        let (a, b, c) = (place / 8 + 1, place / 4 % 2 + 1, place % 4 + 1);
        let unit = format!("C: 4-categories dimension {c}");
        let (first, second) =
            (format!("A: 3-categories dimension {a}"), format!("B: 2-categories dimension {b}"));
        let of = ds.indicators().iter().find(|indicator| {
            indicator.name.vi.contains(&first) && indicator.name.vi.contains(&second)
        });
        let found = score(ds, &unit, &of.unwrap().id, "2020");
        assert_eq!(found, Ok(Decimal::from(place + 1)), "A{a}B{b}C{c}");
        misnamed += usize::from(texts[place as usize] != format!("A{a}B{b}C{c}"));
    }
    // One cell, A2B1C4, the sample calls A1B1C4 by mistake.
    assert_eq!(misnamed, 1);
}

/// A made table: the sizes of its dimensions (place, year, sex, age) and its cells in their order.
#[derive(Clone, Debug)]
struct Made {
    sizes: [usize; 4],
    cells: Vec<Option<i64>>,
}

const NAMES: [&str; 4] = ["place", "year", "sex", "age"];

fn made() -> impl Strategy<Value = Made> {
    (1usize..5, 1usize..4, 1usize..4, 1usize..4).prop_flat_map(|(a, b, c, d)| {
        let cell = proptest::option::of(-1000i64..1000);
        let cells = proptest::collection::vec(cell, a * b * c * d);
        cells.prop_map(move |cells| Made { sizes: [a, b, c, d], cells })
    })
}

impl Made {
    /// The table with its dimensions in another order, by their numbers here.
    fn json(&self, order: [usize; 4], sparse: bool) -> Vec<u8> {
        let size: Vec<usize> = order.iter().map(|&at| self.sizes[at]).collect();
        let mut values = Vec::new();
        for place in 0..self.cells.len() {
            let (mut rest, mut spot) = (place, [0; 4]);
            for (&at, size) in order.iter().zip(&size).rev() {
                spot[at] = rest % size;
                rest /= size;
            }
            let at = spot.iter().zip(self.sizes).fold(0, |at, (spot, size)| at * size + spot);
            values.push(self.cells[at]);
        }
        let mut value = String::new();
        for (place, cell) in values.iter().enumerate() {
            match (cell, sparse) {
                (Some(cell), true) => write!(value, "\"{place}\":{cell},").unwrap(),
                (None, true) => {}
                (Some(cell), false) => write!(value, "{cell},").unwrap(),
                (None, false) => value.push_str("null,"),
            }
        }
        let value = value.trim_end_matches(',');
        let value = if sparse { format!("{{{value}}}") } else { format!("[{value}]") };
        let ids: Vec<&str> = order.iter().map(|&at| NAMES[at]).collect();
        let mut dimensions = Vec::new();
        for (name, size) in NAMES.iter().zip(self.sizes) {
            let keys = (0..size).map(|at| match *name {
                "year" => (2010 + at).to_string(),
                "sex" | "age" if at == 0 => "total".to_owned(),
                _ => format!("{name} {}", ["one", "two", "three", "four"][at]),
            });
            dimensions.push(format!(
                "\"{name}\":{{\"category\":{{\"index\":{:?}}}}}",
                keys.collect::<Vec<_>>()
            ));
        }
        let text = format!(
            r#"{{"version":"2.0","class":"dataset","label":"Made","id":{ids:?},"size":{size:?},"role":{{"geo":["place"],"time":["year"]}},"dimension":{{{}}},"value":{value}}}"#,
            dimensions.join(",")
        );
        text.into_bytes()
    }
}

proptest! {
    #[test]
    fn however_it_is_written(
        made in made(),
        order in Just([0usize, 1, 2, 3]).prop_shuffle(),
    ) {
        let first = open("made.json", made.json([0, 1, 2, 3], false));
        let given = made.cells.iter().flatten().count();
        let ds = &first.dataset;
        let cells = (0..ds.indicators().len()).flat_map(|ix| ds.slices_of(ix));
        let scores = cells.flat_map(|(_, slice)| slice.cells()).filter(|cell| cell.score.is_ok());
        prop_assert_eq!(scores.count(), given);
        for (order, sparse) in [([0, 1, 2, 3], true), (order, false), (order, true)] {
            let other = open("made.json", made.json(order, sparse));
            prop_assert_eq!(&other.dataset, &first.dataset, "{:?} {}", order, sparse);
        }
    }
}

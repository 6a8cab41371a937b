//! What holds for every type of chart: its table has every value, all that can be read is reached by
//! keys, labels of any units keep apart, the words tell a finding.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::sync::Arc;

use xephang::chart::placed::Step;
use xephang::chart::{ChartKind, ChartSpec, ColourBy, Frame, MOST_ROWS, Placed, place};
use xephang::export::{Shown, drawn};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::{Lang, number};
use xephang::model::{Dataset, Period};
use xephang::share::ViewState;

fn pci() -> Dataset {
    let file = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        SourceFile { name: name.to_owned(), bytes: std::fs::read(path).unwrap() }
    };
    // With made-up boundaries, so that maps are drawn as well.
    let files = ["data/pci-2005-2016.json", "tests/browser/fixtures/ban-do-bia.geojson"].map(file);
    import(&files, &Choices::default()).dataset
}

fn spec(ds: &Dataset, kind: ChartKind) -> ChartSpec {
    let unit = |id: &str| ds.unit_by_id(id).unwrap();
    ChartSpec {
        kind,
        indicator: ds.indicator_by_id("pci").unwrap(),
        period: Some(Period::year(2016)),
        versus: Some(Period::year(2015)),
        us: Some(unit("quang-ninh")),
        watched: ["da-nang", "dong-thap", "binh-duong"].map(unit).into(),
        ..ChartSpec::default()
    }
}

fn drawn(ds: &Dataset, spec: &ChartSpec, width: f64) -> Placed {
    place(ds, spec, &Frame::on_screen(width, 600.0, 1.0, Lang::Vi)).unwrap()
}

fn labels_keep_apart(name: &str, placed: &Placed) {
    let boxes: Vec<_> = placed.labels.iter().map(|label| (label.text(), label.bounds())).collect();
    for (ix, (text, rect)) in boxes.iter().enumerate() {
        for (other, bounds) in &boxes[ix + 1..] {
            assert!(!rect.overlaps(bounds), "{name}: «{text}» and «{other}» overlap");
        }
    }
}

#[test]
fn the_table_has_every_value_of_the_period() {
    let ds = pci();
    let pci = ds.indicator_by_id("pci").unwrap();
    let slice = ds.slice(pci, Period::year(2016)).unwrap();
    for kind in [
        ChartKind::RankedBars,
        ChartKind::Dumbbell,
        ChartKind::Trend,
        ChartKind::Strip,
        ChartKind::Scatter,
    ] {
        let placed = drawn(&ds, &spec(&ds, kind), 816.0);
        for cell in slice.cells().filter(|cell| cell.value().is_some()) {
            let name = &ds.units()[cell.unit].name.vi;
            let score = number::number(cell.value().unwrap(), 2, Lang::Vi);
            let row = placed.rows().find(|row| row[0] == *name);
            let row = row.unwrap_or_else(|| panic!("{}: no row of {name}", kind.code()));
            assert!(row.contains(&score), "{}: {score} is not in {row:?}", kind.code());
        }
    }
}

#[test]
fn the_table_of_a_map_has_score_and_rank_of_every_component() {
    let ds = pci();
    for by in [ColourBy::Rank, ColourBy::Percent] {
        let spec = ChartSpec { colour_by: by, ..spec(&ds, ChartKind::Heat) };
        let placed = drawn(&ds, &spec, 816.0);
        for part in ds.parts(spec.indicator) {
            let Some(slice) = ds.slice(part, Period::year(2016)) else { continue };
            let name = &ds.indicators()[part].name.vi;
            let column = placed.table.head.iter().position(|head| head == name).unwrap();
            for cell in slice.cells().filter(|cell| !ds.units()[cell.unit].aggregate) {
                let unit = &ds.units()[cell.unit].name.vi;
                let row = placed.rows().find(|row| row[0] == *unit).unwrap();
                let score = number::number(cell.value().unwrap(), 2, Lang::Vi);
                let second = if by == ColourBy::Rank { "; hạng" } else { "%" };
                let text = &row[column];
                assert!(text.starts_with(&score) && text.contains(second), "{unit}: {text}");
            }
        }
    }
}

#[test]
fn all_that_can_be_read_is_reached_by_keys() {
    let ds = pci();
    for kind in ChartKind::ALL.iter().copied().filter(|kind| *kind != ChartKind::Spark) {
        for by_group in [false, true] {
            let spec = ChartSpec { by_group, ..spec(&ds, kind) };
            let placed = drawn(&ds, &spec, 700.0);
            let mut reached = vec![false; placed.hits.len()];
            let mut todo = vec![0];
            while let Some(here) = todo.pop() {
                if std::mem::replace(&mut reached[here], true) {
                    continue;
                }
                let steps =
                    [Step::Left, Step::Right, Step::Up, Step::Down, Step::First, Step::Last];
                todo.extend(steps.map(|step| placed.step(here, step)));
            }
            let missed = reached.iter().position(|reached| !reached);
            let missed = missed.map(|ix| placed.lines(&placed.hits[ix]));
            assert!(missed.is_none(), "{}: {missed:?} is out of reach", kind.code());
        }
    }
}

#[test]
fn a_pointer_on_our_mark_reads_us() {
    let ds = pci();
    for kind in [ChartKind::Trend, ChartKind::Heat, ChartKind::Strip, ChartKind::Scatter] {
        let spec = spec(&ds, kind);
        let placed = drawn(&ds, &spec, 816.0);
        let ours: Vec<_> = placed.hits.iter().filter(|hit| hit.unit == spec.us).collect();
        assert!(!ours.is_empty(), "{}", kind.code());
        for hit in ours {
            let found = placed.hit_at(hit.at).map(|ix| placed.lines(&placed.hits[ix]));
            assert_eq!(found, Some(placed.lines(hit)), "{}", kind.code());
            assert_eq!(placed.lines(hit)[0], "Quảng Ninh");
            assert_eq!(placed.name(hit), "Quảng Ninh");
        }
    }
}

#[test]
fn any_units_have_labels_that_do_not_touch() {
    let ds = pci();
    let units = ds.units().len();
    for us in 0..units {
        let watched: Vec<usize> = [1, 2, 3, 4, 5, 6].map(|step| (us + step * 7) % units).into();
        for kind in [ChartKind::Trend, ChartKind::Strip, ChartKind::Scatter] {
            for width in [358.0, 816.0] {
                let spec = ChartSpec { us: Some(us), watched: watched.clone(), ..spec(&ds, kind) };
                labels_keep_apart(&format!("{} of {us}", kind.code()), &drawn(&ds, &spec, width));
            }
        }
    }
}

#[test]
fn names_stand_whole_or_not_at_all() {
    let ds = pci();
    for kind in ChartKind::ALL.iter().copied().filter(|kind| *kind != ChartKind::Spark) {
        for width in [358.0, 816.0, 1400.0] {
            let placed = drawn(&ds, &spec(&ds, kind), width);
            let cut =
                placed.labels.iter().map(|label| label.text()).find(|text| text.contains('…'));
            assert_eq!(cut, None, "{} {width}", kind.code());
        }
    }
}

#[test]
fn the_words_name_us_and_the_finding() {
    let ds = pci();
    for kind in ChartKind::ALL {
        let placed = drawn(&ds, &spec(&ds, *kind), 816.0);
        let told = format!("{} {}", placed.title, placed.desc);
        assert!(told.contains("Quảng Ninh"), "{}: {told}", kind.code());
        assert!(told.chars().any(|c| c.is_ascii_digit()), "{}: {told}", kind.code());
        assert!(!told.contains("..") && !told.contains(".;"), "{}: {told}", kind.code());
    }
}

/// Of thousands of units a page draws those that matter most; the table has all, and every mark says
/// whose it is.
#[test]
fn thousands_of_units() {
    const COUNT: usize = 2_400;
    let units: Vec<String> = (1..=COUNT).map(|at| format!("\"Xã {at}\"")).collect();
    let rows = |year: usize| -> String {
        let score = |at: usize| 40.0 + ((at * 7919 + year * 104_729) % 5_000) as f64 / 100.0;
        let row = |at: usize| format!("[\"Xã {at}\",{:.2}]", score(at));
        (1..=COUNT).map(row).collect::<Vec<_>>().join(",")
    };
    let table =
        |year| format!(r#"{{"period":"{year}","indicators":["x"],"rows":[{}]}}"#, rows(year));
    let text = format!(
        r#"{{"format":"xephang/1","title":"T","units":[{}],"indicators":[{{"id":"x","name":"X"}}],"tables":[{},{}]}}"#,
        units.join(","),
        table(2023),
        table(2024)
    );
    let file = SourceFile { name: "xa.json".to_owned(), bytes: text.into_bytes() };
    let ds = Arc::new(import(&[file], &Choices::default()).dataset);
    let us = ds.unit_by_id("xa-1200").unwrap();
    let view = ViewState { units: vec![ds.units()[us].id.clone()], ..ViewState::default() };
    let shown = Shown::new(&ds, &view).unwrap();
    use ChartKind::{Bump, Dumbbell, Heat, RankedBars, Scatter, Slope, Strip, Trend};
    for kind in [RankedBars, Dumbbell, Heat, Bump, Slope, Strip, Scatter, Trend] {
        let spec = drawn::spec_with(&shown, kind, &view);
        let placed = self::drawn(&ds, &spec, 900.0);
        let by_rows = matches!(kind, RankedBars | Dumbbell | Heat);
        assert_eq!(placed.row_count() == MOST_ROWS, by_rows, "{kind:?}: {}", placed.row_count());
        assert!(placed.mark_count() < 10 * MOST_ROWS, "{kind:?}");
        let columns = placed.table.head.len();
        assert!(placed.rows().all(|row| row.len() == columns), "{kind:?}");
        for hit in placed.hits.iter().filter(|hit| hit.unit.is_some()) {
            let name = &*ds.units()[hit.unit.unwrap()].name.vi;
            assert_eq!(placed.lines(hit)[0], name, "{kind:?}");
            assert_eq!(placed.name(hit), name, "{kind:?}");
        }
        assert!(placed.hits.iter().any(|hit| hit.unit == Some(us)), "{kind:?}: we are drawn");
        let whole = drawn::table(&shown, &spec, Lang::Vi).unwrap();
        assert!(whole.rows.len() >= COUNT, "{kind:?}: {}", whole.rows.len());
    }
}

//! Import and ranking, in observations per second: `cargo bench --bench core`.
//!
//! Each line gives the median of several runs and its ratio to a plain piece of work on the same
//! data, which says more than the time does on a machine with other things to do. `./dev bench` puts
//! the same figures of a browser beside them.

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use xephang::analysis::audit::audit;
use xephang::analysis::changes;
use xephang::import::arriving::Arriving;
use xephang::import::{Choices, SourceFile, import, join, parse};
use xephang::locale::{Lang, collate};
use xephang::model::{
    Dataset, DatasetBuilder, Decimal, Indicator, Label, Observation, Period, Publication,
    TieMethod, Unit,
};
use xephang::names::Form;
use xephang::rank::{RankOptions, ranking, ranks, standings, sweep};

const ROWS: usize = 1_000_000;
const RUNS: usize = 9;
const YEAR: Period = Period::year(2024);
/// A made-up file as large as the country, which `./dev bench` writes.
const COMMUNES: &str = "target/bench/communes.json";

fn main() {
    println!("{:<44}{:>10}{:>16}{:>9}", "", "ms", "observations/s", "ratio");
    if std::env::args().any(|arg| arg == "records") {
        return import_records();
    }
    if std::env::args().any(|arg| arg == "audit") {
        return audits();
    }
    rank_keys();
    rank_slice();
    for path in ["data/pci-2005-2016.json", "data/papi-2011-2020.json", COMMUNES] {
        if let Some(file) = read(path) {
            import_file(file);
        } else {
            println!("{path}: cannot be read, skipped");
        }
    }
    if let Some(file) = read(COMMUNES) {
        join_by_name(&file);
        rank_page(file);
    }
    audits();
    import_records();
}

/// The core: keys to ranks, against sorting the keys alone.
fn rank_keys() {
    let close: Vec<i64> = scores().collect();
    let wide: Vec<i64> = close.iter().map(|key| key * 1_000_003).collect();
    let floor = median(|| {
        let mut keys = wide.clone();
        keys.sort_unstable();
        black_box(keys);
    });
    line("sort 1M keys (ratio 1)", ROWS, floor, floor);
    for (name, keys) in [("4 decimals", &close), ("spread out", &wide)] {
        let took = median(|| {
            black_box(ranks(black_box(keys), TieMethod::Competition));
        });
        line(&format!("rank 1M keys, {name}"), ROWS, took, floor);
    }
}

/// A slice as the page ranks it, against reading its scores once.
fn rank_slice() {
    let ds = synthetic();
    let options = RankOptions::default();
    let floor = median(|| {
        let slice = ds.slice(0, YEAR).into_iter().flat_map(|slice| slice.scores());
        black_box(slice.map(|(_, key, _)| key).fold(0, i64::wrapping_add));
    });
    line("read 1M scores (ratio 1)", ROWS, floor, floor);
    let took = median(|| {
        black_box(ranking(black_box(&ds), 0, YEAR, &options));
    });
    line("ranking of 1M units, in order", ROWS, took, floor);
    let took = median(|| {
        black_box(standings(black_box(&ds), 0, YEAR, &options));
    });
    line("standings of 1M units", ROWS, took, floor);
}

fn read(path: &str) -> Option<SourceFile> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let bytes = std::fs::read(&path).ok()?;
    Some(SourceFile { name: path.file_name()?.to_string_lossy().into_owned(), bytes })
}

/// A file, against serde_json reading it into a tree.
fn import_file(file: SourceFile) {
    let name = file.name.clone();
    let floor = median(|| {
        black_box(serde_json::from_slice::<serde_json::Value>(black_box(&file.bytes)).ok());
    });
    let files = [file];
    let observations = import(&files, &Choices::default()).dataset.len();
    let took = median(|| {
        black_box(import(black_box(&files), &Choices::default()));
    });
    line(&format!("serde_json tree of {name} (ratio 1)"), observations, floor, floor);
    line(&format!("import {name}"), observations, took, floor);
}

/// A million records as they arrive, against looking at each of their bytes once.
fn import_records() {
    let text = records();
    let floor = median(|| {
        black_box(black_box(&text).iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte)));
    });
    line("add up 1M records' bytes (ratio 1)", ROWS, floor, floor);
    let arrived = || {
        let mut arriving = Arriving::new("records.json");
        for chunk in text.chunks(1 << 18) {
            arriving.room(chunk.len()).copy_from_slice(chunk);
            arriving.filled(chunk.len());
        }
        arriving.finish(&Choices::default())
    };
    let took = median(|| {
        black_box(arrived());
    });
    line("import 1M records", ROWS, took, floor);
    // A file that is not read this way would seem fast.
    let Some(arrived) = arrived() else { return println!("1M records: not read, skipped") };
    let took = median(|| {
        black_box(sweep(black_box(&arrived.dataset)));
    });
    line("rank 1M records", ROWS, took, floor);
}

/// Audits, against looking at each score once.
fn audits() {
    for path in ["data/pci-2005-2016.json", "data/papi-2011-2020.json", COMMUNES] {
        let Some(file) = read(path) else { continue };
        let name = file.name.clone();
        let ds = import(&[file], &Choices::default()).dataset;
        let all = || (0..ds.indicators().len()).flat_map(|at| ds.slices_of(at));
        let floor = median(|| {
            let scores = all().flat_map(|(_, slice)| slice.scores());
            black_box(scores.map(|(_, key, _)| key).fold(0, i64::wrapping_add));
        });
        line(&format!("read the scores of {name} (ratio 1)"), ds.len(), floor, floor);
        let took = median(|| {
            black_box(audit(black_box(&ds), 0));
        });
        line(&format!("audit of {name}"), ds.len(), took, floor);
    }
}

/// A list of a million records: 500 units, 4 indices of 20 components, 25 years.
fn records() -> Vec<u8> {
    let mut scores = scores();
    let mut text = String::from("[");
    for unit in 0..500 {
        for index in ["PAR INDEX", "SIPAS", "PCI", "PAPI"] {
            for component in 1..=20 {
                for year in 2000..2025 {
                    let score = scores.next().unwrap_or_default();
                    let _ = write!(
                        text,
                        "{}{{\"entity\":\"Phường Nguyễn Thị Minh Khai {unit}\",\"index\":\"{index}\",\"component\":\"Tiêu chí thành phần {component}\",\"year\":{year},\"score\":{}}}",
                        if text.len() > 1 { ",\n" } else { "" },
                        Decimal::new(i128::from(score), 4)
                    );
                }
            }
        }
    }
    text.push(']');
    text.into_bytes()
}

/// The same units a second time, by names alone and in capitals; and other names, of which none is
/// known. Against taking the names apart once.
fn join_by_name(file: &SourceFile) {
    let first = parse(file, &Choices::default());
    let named = |write: &dyn Fn(&str) -> String| {
        let rows: Vec<_> = first
            .units
            .iter()
            .map(|unit| serde_json::json!({"Xã": write(&unit.unit.name.vi), "2025": 1}))
            .collect();
        SourceFile {
            name: "named.json".to_owned(),
            bytes: serde_json::to_vec(&rows).unwrap_or_default(),
        }
    };
    let turned = |name: &str| name.split(' ').rev().collect::<Vec<_>>().join(" ");
    let floor = median(|| {
        for unit in &first.units {
            black_box(Form::new(black_box(&unit.unit.name.vi)));
        }
    });
    let count = first.units.len();
    line("take names apart (ratio 1)", count, floor, floor);
    for (what, other) in [
        ("the same names in capitals", named(&|name| name.to_uppercase())),
        ("other names", named(&turned)),
    ] {
        let drafts = [first.clone(), parse(&other, &Choices::default())];
        let took = median(|| {
            black_box(join(&[file, &other], black_box(&drafts), &Choices::default()));
        });
        line(&format!("join with {what}"), count, took, floor);
    }
}

/// What the page does for a ranking of a file with two years: ranks and changes, in order with equal
/// ranks by Vietnamese name; against the ranks alone.
fn rank_page(file: SourceFile) {
    let name = file.name.clone();
    let ds = import(&[file], &Choices::default()).dataset;
    let options = RankOptions::default();
    let before = Period::year(2023);
    let units = ds.units().len();
    let floor = median(|| {
        black_box(standings(black_box(&ds), 0, YEAR, &options));
    });
    let took = median(|| {
        let standings = standings(black_box(&ds), 0, YEAR, &options);
        let changes = changes(&ds, 0, before, YEAR, &options);
        let mut order: Vec<_> = (0..units)
            .map(|unit| {
                let rank = standings.get(unit).shown().map(|rank| rank.value);
                (rank, collate::sort_key(&ds.units()[unit].name.vi, Lang::Vi), unit)
            })
            .collect();
        order.sort_unstable();
        black_box((order, changes));
    });
    line(&format!("ranks of {name} (ratio 1)"), units, floor, floor);
    line(&format!("rank {name}"), units, took, floor);
}

/// Scores from 0 to 100 with four decimals, always the same ones.
fn scores() -> impl Iterator<Item = i64> {
    // A linear congruential generator; its constants are Knuth's MMIX.
    let next = |state: &u64| {
        Some(state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
    };
    std::iter::successors(Some(1), next).map(|state| ((state >> 33) % 1_000_001) as i64).take(ROWS)
}

fn synthetic() -> Dataset {
    let mut builder = DatasetBuilder::new();
    let publication = builder.publication(Publication::default());
    let index = builder.indicator(Indicator::new("x", Label::vi("X")));
    for (at, score) in scores().enumerate() {
        let unit = builder.unit(Unit {
            id: at.to_string(),
            name: Label::vi(format!("Xã {at}")),
            ..Unit::default()
        });
        let score = Observation::score(Decimal::new(i128::from(score), 4));
        let added = builder.observe(unit, index, YEAR, publication, score);
        debug_assert!(added.is_ok());
    }
    builder.build()
}

fn median(mut work: impl FnMut()) -> Duration {
    work();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

fn line(name: &str, observations: usize, took: Duration, floor: Duration) {
    let seconds = took.as_secs_f64();
    let per_second = observations as f64 / seconds;
    let ratio = seconds / floor.as_secs_f64();
    println!("{name:<44}{:>10.2}{per_second:>16.0}{ratio:>9.2}", seconds * 1000.0);
}

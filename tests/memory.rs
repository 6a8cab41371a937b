//! What reading holds in memory: in proportion to the file at most, and little afterwards. Bytes
//! asked for are counted, so the figures are the same on every machine of 64 bits.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "memory/files.rs"]
mod files;

use peak_alloc::PeakAlloc;
use xephang::export::json_from_dataset;
use xephang::import::arriving::Arriving;
use xephang::import::{Choices, Imported, SourceFile, import};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What some work held at most and what is held after it, in bytes.
fn held<T>(work: impl FnOnce() -> T) -> (T, usize, usize) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let done = work();
    let (most, after) = (MEMORY.peak_usage(), MEMORY.current_usage());
    (done, most.saturating_sub(before), after.saturating_sub(before))
}

/// One test, so that nothing else is counted.
#[test]
fn memory_is_in_proportion() {
    a_large_file();
    formats();
    boundaries();
    wide_tables();
}

fn a_large_file() {
    let text = files::records(100);
    let (arrived, most, after) = held(|| {
        let mut arriving = Arriving::new("records.json");
        for chunk in text.as_bytes().chunks(1 << 18) {
            arriving.room(chunk.len()).copy_from_slice(chunk);
            arriving.filled(chunk.len());
        }
        arriving.finish(&Choices::default())
    });
    let figures = arrived.unwrap().dataset.len();
    assert_eq!(figures, 200_000);
    println!("{} bytes: {} at most, {} a figure", text.len(), most, after as f64 / figures as f64);
    assert!(most <= 3 * text.len(), "{most} bytes for a file of {}", text.len());
    assert!(after <= 24 * figures, "{after} bytes for {figures} figures");
}

fn open(names: &[&str], texts: Vec<String>) -> (Imported, usize, usize) {
    let named = names.iter().zip(texts);
    let files: Vec<SourceFile> = named
        .map(|(name, text)| SourceFile { name: (*name).to_owned(), bytes: text.into_bytes() })
        .collect();
    let bytes = files.iter().map(|file| file.bytes.len()).sum();
    let (imported, most, _) = held(|| import(&files, &Choices::default()));
    (imported, most, bytes)
}

/// Each format with 200,000 figures or more, and how many times the file it may take at most, the
/// file itself not counted. A figure that is written in five bytes takes more times its own than one
/// in a record of a hundred.
fn formats() {
    let native = {
        let (imported, ..) = open(&["stat.json"], vec![files::json_stat_dense()]);
        json_from_dataset(&imported.dataset)
    };
    for (name, text, times) in [
        ("records.json", files::records(100), 1.0),
        ("long.csv", files::lines(100), 2.0),
        ("wide-2016.csv", files::wide(1000, 300), 5.0),
        ("communes-2016.csv", files::wide(11_000, 40), 9.0),
        ("native.json", native, 7.0),
        ("stat.json", files::json_stat_dense(), 10.0),
        ("sparse.json", files::json_stat_sparse(), 10.0),
        ("sdmx.json", files::sdmx_json(), 10.0),
        ("bank.json", files::world_bank(), 6.0),
    ] {
        check(&[name], vec![text], times);
    }
    check(&["x.data.json", "x.metadata.json"], files::owid().into(), 10.0);
}

/// Boundaries have no figures; a point of 17 bytes takes a list and two numbers while it is read.
fn boundaries() {
    let (imported, most, bytes) = open(&["map.geojson"], vec![files::geojson()]);
    println!("map.geojson, {bytes} bytes: {:.2} a byte", most as f64 / bytes as f64);
    assert_eq!(imported.dataset.units().len(), 63);
    assert!(most as f64 <= 10.0 * bytes as f64, "{most} bytes for {bytes}");
    let points: usize = imported
        .dataset
        .units()
        .iter()
        .flat_map(|unit| &unit.outline)
        .flat_map(|outline| &outline.rings)
        .map(Vec::len)
        .sum();
    assert!(points < 400_000, "{points} numbers are kept");
}

fn check(names: &[&str], texts: Vec<String>, times: f64) {
    let (imported, most, bytes) = open(names, texts);
    let [name, ..] = names else { return };
    let figures = imported.dataset.len();
    println!("{name}, {bytes} bytes: {:.2} a byte", most as f64 / bytes as f64);
    assert!(figures >= 200_000, "{name}: {figures} figures");
    assert!(most as f64 <= times * bytes as f64, "{name}: {most} bytes for a file of {bytes}");
}

/// What a table of as many columns as are read takes, however little stands in them: an indicator
/// with a figure takes somewhat more than a kilobyte.
const WIDEST: usize = 5 << 20;

fn wide_tables() {
    let all = |make: &dyn Fn(usize) -> String| files::list(20_000, make);
    let (names, ones) = (all(&|column| format!("c{column}")), all(&|_| "1".to_owned()));
    let members = all(&|column| format!("\"c{column}\":1"));
    for (name, text) in [
        ("heads.csv", format!("Tỉnh,{names}\nA,1\nB,2\n")),
        ("empty.csv", format!("Tỉnh,2015{}\nA,1\nB,2\n", ",".repeat(20_000))),
        ("figures.csv", format!("Tỉnh,{ones}\nA,{ones}\nB,{ones}\n")),
        ("wide-2016.csv", format!("Tỉnh,{names}\nA,{ones}\n")),
        ("years.csv", {
            let years = all(&|column| format!("2{column}"));
            format!("Tỉnh,{years}\nA,{years}\n")
        }),
        ("members-2016.json", format!("[{{\"Tỉnh\":\"A\",{members}}}]")),
        ("lists-2016.json", format!("[[\"Tỉnh\",{0}],[\"A\",{0}]]", ones)),
        ("records.json", format!("[{}]", all(&|column| format!("{{\"c{column}\":1}}")))),
        ("far.json", {
            let narrow = "{\"Tỉnh\":\"A\"},".repeat(30_000);
            format!("[{narrow}{{{members}}},{narrow}{{{members}}},{narrow}{{{members}}}]")
        }),
        ("lines.ndjson", { all(&|column| format!("{{\"c{column}\":1}}")).replace(',', "\n") }),
    ] {
        let (_, most, bytes) = open(&[name], vec![text]);
        println!("{name}, {bytes} bytes: {most} at most, {:.1} a byte", most as f64 / bytes as f64);
        assert!(most <= 10 * bytes + WIDEST, "{name}: {most} bytes for a file of {bytes}");
    }
}

//! What reading holds in memory: in proportion to the file at most, and little afterwards. Bytes
//! asked for are counted, so the figures are the same on every machine of 64 bits.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write;

use peak_alloc::PeakAlloc;
use xephang::import::arriving::Arriving;
use xephang::import::{Choices, SourceFile, import};

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

/// So many records of the shape that services publish: each index in each year has all units.
fn records(units: usize) -> String {
    let mut text = String::from("[");
    let mut score: u64 = 7;
    for unit in 0..units {
        for part in 1..=80 {
            for year in 2000..2025 {
                score = score.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let separator = if text.len() > 1 { ",\n" } else { "" };
                let (index, part, figure) = (part / 20, part % 20, score >> 44);
                write!(
                    text,
                    r#"{separator}{{"entity":"Phường Nguyễn Thị Minh Khai {unit}","index":"Chỉ số {index}","component":"Tiêu chí thành phần {part}","year":{year},"score":{}.{:04}}}"#,
                    figure / 10_000,
                    figure % 10_000
                )
                .unwrap();
            }
        }
    }
    text.push(']');
    text
}

/// One test, so that nothing else is counted.
#[test]
fn memory_is_in_proportion() {
    a_large_file();
    wide_tables();
}

fn a_large_file() {
    let text = records(100);
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

/// What a table of as many columns as are read takes, however little stands in them.
const WIDEST: usize = 5 << 20;

fn wide_tables() {
    let columns = 0..20_000;
    let names = || columns.clone().map(|column| format!("c{column}"));
    let all = |text: &dyn Fn(String) -> String| names().map(text).collect::<Vec<_>>().join(",");
    for (name, text) in [
        ("heads.csv", format!("Tỉnh,{}\nA,1\nB,2\n", all(&|name| name))),
        ("empty.csv", format!("Tỉnh,2015{}\nA,1\nB,2\n", ",".repeat(20_000))),
        ("figures.csv", format!("Tỉnh,{}\nA,{0}\nB,{0}\n", all(&|_| "1".to_owned()))),
        ("years.csv", format!("Tỉnh,{}\nA,{0}\n", all(&|name| name.replace('c', "2")))),
        ("members.json", format!("[{{\"Tỉnh\":\"A\",{}}}]", all(&|name| format!("\"{name}\":1")))),
        ("lists.json", format!("[[\"Tỉnh\",{0}],[\"A\",{0}]]", all(&|_| "1".to_owned()))),
        ("records.json", format!("[{}]", all(&|name| format!("{{\"{name}\":1}}")))),
        ("far.json", {
            let wide = all(&|name| format!("\"{name}\":1"));
            let narrow = "{\"Tỉnh\":\"A\"},".repeat(30_000);
            format!("[{narrow}{{{wide}}},{narrow}{{{wide}}},{narrow}{{{wide}}}]")
        }),
        ("lines.ndjson", all(&|name| format!("{{\"{name}\":1}}")).replace(',', "\n")),
    ] {
        let file = SourceFile { name: name.to_owned(), bytes: text.into_bytes() };
        let bytes = file.bytes.len();
        let (_, most, _) = held(|| import(&[file], &Choices::default()).dataset.len());
        println!("{name}, {bytes} bytes: {most} at most, {:.1} a byte", most as f64 / bytes as f64);
        assert!(most <= 10 * bytes + WIDEST, "{name}: {most} bytes for a file of {bytes}");
    }
}

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
    other_formats();
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

fn other_formats() {
    let records = records(25);
    let mut lines = String::from("Tỉnh;Chỉ số;Tiêu chí;Năm;Điểm\n");
    for record in records.lines() {
        let value = |at: usize| record.split('"').nth(at).unwrap_or_default().to_owned();
        let year = record.split("year\":").nth(1).unwrap()[..4].to_owned();
        let score =
            record.split("score\":").nth(1).unwrap().split('}').next().unwrap().replace('.', ",");
        lines.push_str(&format!("{};{};{};{year};{score}\n", value(3), value(7), value(11)));
    }
    let wide = |rows: usize, columns: usize| {
        let mut score: u64 = 7;
        let mut text = String::from("Tỉnh");
        (0..columns).for_each(|c| text.push_str(&format!(";Chỉ số {c}")));
        for row in 0..rows {
            text.push_str(&format!("\nXã {row}"));
            for _ in 0..columns {
                score = score.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                text.push_str(&format!(";{},{:02}", (score >> 50) % 100, (score >> 40) % 100));
            }
        }
        text
    };
    let whole = |rows: usize, columns: usize| {
        let mut text = String::from("Tỉnh");
        (0..columns).for_each(|c| text.push_str(&format!(";Chỉ số {c}")));
        for row in 0..rows {
            text.push_str(&format!("\nXã {row}{}", ";1".repeat(columns)));
        }
        text
    };
    let n = 200_000usize;
    let mut score: u64 = 7;
    let mut next = || {
        score = score.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        format!("{}.{:02}", (score >> 50) % 100, (score >> 40) % 100)
    };
    let stat = {
        let ids =
            |n: usize, p: &str| (0..n).map(|i| format!("\"{p}{i}\"")).collect::<Vec<_>>().join(",");
        let values = (0..n).map(|_| next()).collect::<Vec<_>>().join(",");
        format!(
            r#"{{"version":"2.0","class":"dataset","label":"x","id":["geo","time","concept"],"size":[1000,20,10],"role":{{"geo":["geo"],"time":["time"],"metric":["concept"]}},"dimension":{{"geo":{{"category":{{"index":[{}]}}}},"time":{{"category":{{"index":[{}]}}}},"concept":{{"category":{{"index":[{}]}}}}}},"value":[{values}]}}"#,
            ids(1000, "G"),
            (2000..2020).map(|y| format!("\"{y}\"")).collect::<Vec<_>>().join(","),
            ids(10, "c")
        )
    };
    let sparse = {
        let values = (0..n).map(|i| format!("\"{i}\":{}", next())).collect::<Vec<_>>().join(",");
        let at = stat.find("\"value\":").unwrap();
        format!("{}\"value\":{{{values}}}}}", &stat[..at])
    };
    let sdmx = {
        let mut obs = String::new();
        for g in 0..1000 {
            for c in 0..10 {
                for t in 0..20 {
                    obs.push_str(&format!("\"{g}:{c}:{t}\":[{}],", next()));
                }
            }
        }
        obs.pop();
        let ids = |n: usize, p: &str| {
            (0..n)
                .map(|i| format!("{{\"id\":\"{p}{i}\",\"name\":\"{p}{i}\"}}"))
                .collect::<Vec<_>>()
                .join(",")
        };
        format!(
            r#"{{"data":{{"dataSets":[{{"action":"Information","observations":{{{obs}}}}}],"structure":{{"name":"x","dimensions":{{"observation":[{{"id":"REF_AREA","name":"Area","values":[{}]}},{{"id":"INDICATOR","name":"I","values":[{}]}},{{"id":"TIME_PERIOD","name":"T","values":[{}]}}]}}}}}}}}"#,
            ids(1000, "G"),
            ids(10, "c"),
            (2000..2020)
                .map(|y| format!("{{\"id\":\"{y}\",\"name\":\"{y}\"}}"))
                .collect::<Vec<_>>()
                .join(",")
        )
    };
    let bank = {
        let mut o = vec![];
        for g in 0..1000 {
            for c in 0..10 {
                for t in 2000..2020 {
                    o.push(format!(r#"{{"indicator":{{"id":"I{c}","value":"Ind {c}"}},"country":{{"id":"{g}","value":"Country {g}"}},"countryiso3code":"C{g}","date":"{t}","value":{},"unit":"","obs_status":"","decimal":1}}"#, next()));
                }
            }
        }
        format!(
            "[{{\"page\":1,\"pages\":1,\"per_page\":200000,\"total\":200000}},[{}]]",
            o.join(",")
        )
    };
    let owid = {
        let values = (0..n).map(|_| next()).collect::<Vec<_>>().join(",");
        let ents = (0..n).map(|i| (i / 20).to_string()).collect::<Vec<_>>().join(",");
        let years = (0..n).map(|i| (2000 + i % 20).to_string()).collect::<Vec<_>>().join(",");
        format!("{{\"values\":[{values}],\"years\":[{years}],\"entities\":[{ents}]}}")
    };
    let native = {
        let file = SourceFile { name: "s.json".into(), bytes: stat.clone().into_bytes() };
        let i = import(&[file], &Choices::default());
        println!("{} {:?}", i.dataset.len(), i.reports[0].diagnostics.first());
        xephang::export::json_from_dataset(&i.dataset)
    };
    let rj: String = records.clone();
    for (name, text) in [
        ("records.json", rj),
        ("stat.json", stat),
        ("sparse.json", sparse),
        ("sdmx.json", sdmx),
        ("bank.json", bank),
        ("owid.json", owid),
        ("native.json", native),
        ("long.csv", lines),
        ("wide-2016.csv", wide(11000, 40)),
        ("wider-2016.csv", wide(1000, 1000)),
        ("ones-2016.csv", whole(1000, 1000)),
    ] {
        let file = SourceFile { name: name.to_owned(), bytes: text.into_bytes() };
        let bytes = file.bytes.len();
        let (n, most, after) = held(|| {
            let i = import(&[file], &Choices::default());
            let n = i.dataset.len();
            (n, i)
        });
        println!(
            "{name}, {bytes} bytes: {most} at most, {:.2} a byte, {} figures, {:.1} a figure",
            most as f64 / bytes as f64,
            n.0,
            after as f64 / n.0 as f64
        );
    }
}

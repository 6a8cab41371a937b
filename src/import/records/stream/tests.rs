use proptest::prelude::*;

use super::*;
use crate::import::detect;
use crate::import::json;

/// The same by reading the whole as JSON.
fn by_tree(text: &str) -> Table {
    let document = json::parse(text.as_bytes()).unwrap();
    let (_, items) = detect::records(&document.root).unwrap();
    let mut table = Table::new(items);
    table.doubts.extend(document.doubts);
    table
}

fn in_windows(text: &str, size: usize) -> Result<Table, Stop> {
    let mut stream = Stream::default();
    let bytes = text.as_bytes();
    let (mut from, mut to) = (0, 0);
    while to < bytes.len() {
        to = (to + size).min(bytes.len());
        from += stream.feed(&bytes[from..to], to == bytes.len())?;
    }
    stream.finish()
}

fn said(table: &Table) -> String {
    let mut out = format!("{:?}\n", table.columns);
    for row in 0..table.len() {
        let cells =
            (0..table.columns.len()).map(|column| table.cell(row, column).map(|c| c.content));
        out += &format!("{} {} {:?}\n", table.index(row), table.at(row), cells.collect::<Vec<_>>());
    }
    out + &format!("{:?} {:?}", table.strangers, table.doubts)
}

#[test]
fn as_the_whole_is_read() {
    for text in [
        r#"[{"a":1,"b":"x"},{"a":2,"b":"y"},{"a":3,"b":"x"}]"#,
        "[\n  {\"a\": 1, \"b\": null},\n  {\"a\": 2.50, \"b\": true},\n  {\"a\": -3, \"b\": false}\n]\n",
        "\u{feff}[{\"a\":1},{\"a\":2},{\"a\":3}] ",
        r#"[{"a":1},{"b":"\u00e1"},{"a":2,"b":"\u00e1"},{"b":"á","a":3},{},{"a":1e3},{"a":[1]}]"#,
        r#"[{"s":{"x":1,"y":"2"}},{"s":{"x":3,"y":"4"}},{"s":{"x":5,"y":"6"},"z":7}]"#,
        r#"[{"a":1},{"a":2,"a":3},{"a":4}, 5 , "x", {"a":5}, null]"#,
        r#"[{"a":"\ud800"},{"a":"2"},{"a":"3"}]"#,
        r#"[{"a":12345678901234567890},{"a":0.1},{"a":-0},{"a":"}"},{"a":"\"]"}]"#,
    ] {
        let expected = said(&by_tree(text));
        for size in [1, 2, 3, 7, 16, 1000] {
            let table =
                in_windows(text, size).unwrap_or_else(|stop| panic!("{text} {size} {stop:?}"));
            assert_eq!(said(&table), expected, "{text} in windows of {size}");
        }
    }
}

#[test]
fn what_is_something_else_is_left_to_the_whole() {
    for text in [
        "",
        " ",
        "[",
        "[]",
        "{}",
        "{\"a\":1}",
        "[1,2,3]",
        "[[1],[2],[3]]",
        "[{\"a\":1}]",
        "[{\"page\":1},[{\"a\":1}]]",
        "[{\"a\":1},{\"a\":2},{\"a\":3}",
        "[{},{},{},]",
        "[{} {} {}]",
        "[{},{},{}] x",
        "[{},{},{}",
    ] {
        for size in [1, 5, 100] {
            assert!(matches!(in_windows(text, size), Err(Stop::Other)), "{text} {size}");
        }
    }
}

#[test]
fn what_is_broken_is_told_as_the_whole_tells_it() {
    for text in [
        r#"[{"a":1},{"a":2},{"a":3},{"a":tru}]"#,
        r#"[{"a":1},{"a":2},{"a":3},{"a" 4}]"#,
        r#"[{"a":1},{"a":2},{"a":3},{"a":80,98}]"#,
        r#"[{"a":1},{"a":2},{"a":3},{"a":{"b":[1,}}}]"#,
        r#"[{"a":1},{"a":2},{"a":3},{"a":"x"#,
        "[{\"a\":1},{\"a\":2},{\"a\":3},{\"a\":\"x\n\"}]",
    ] {
        let expected = json::parse(text.as_bytes()).unwrap_err();
        for size in [1, 5, 100] {
            match in_windows(text, size) {
                Err(Stop::Broken(failure)) => assert_eq!(failure, expected, "{text} {size}"),
                other => panic!("{text} {size} {other:?}"),
            }
        }
    }
}

#[test]
fn an_object_a_line() {
    let text = "{\"a\":1}\n{\"a\":2}\n\n{\"a\":3\n{\"a\":4}\r\n7\n{\"a\":5}";
    for size in [1, 3, 100] {
        let table = in_windows(text, size).unwrap();
        assert_eq!(table.len(), 4, "{size}");
        assert_eq!((0..4).map(|row| table.index(row)).collect::<Vec<_>>(), [0, 1, 3, 5]);
        let places: Vec<_> =
            table.doubts.iter().map(|doubt| (doubt.at, doubt.path.as_str())).collect();
        assert_eq!(places, [(23, "[2]")], "{size}");
        assert_eq!(table.strangers.len(), 2);
    }
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "-?[0-9]{1,3}(\\.[0-9]{1,4})?".prop_map(|n| n.trim_start_matches('0').to_owned())
            .prop_filter("a number", |n| json::parse(n.as_bytes()).is_ok()),
        4 => prop::sample::select(vec!["Hà Nội", "Lào Cai", "A", "B", "dài hơn tám byte"])
            .prop_map(|text| format!("{text:?}")),
        1 => Just("null".to_owned()),
        1 => Just("true".to_owned()),
        1 => Just("\"\\u0041\\n\"".to_owned()),
        1 => Just("[1,{}]".to_owned()),
    ]
}

proptest! {
    #[test]
    fn any_records_in_any_windows(
        rows in prop::collection::vec(prop::collection::vec(("[a-d]", value()), 0..4), 3..30),
        space in prop::sample::select(vec!["", " ", "\n  "]),
        size in 1usize..60,
    ) {
        let rows: Vec<String> = rows.iter().map(|members| {
            let members: Vec<String> =
                members.iter().map(|(name, value)| format!("\"{name}\":{space}{value}")).collect();
            format!("{{{}}}", members.join(","))
        }).collect();
        let text = format!("[{}]", rows.join(&format!(",{space}")));
        let table = in_windows(&text, size).unwrap();
        prop_assert_eq!(said(&table), said(&by_tree(&text)));
    }
}

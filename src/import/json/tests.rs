//! The reader against RFC 8259 and arbitrary bytes; `tests/hostile.rs` has the parsing test suite.

use proptest::prelude::*;

use super::*;
use crate::import::diagnostic::{Problem, Syntax};

#[test]
fn says_what_is_wrong_and_where() {
    use Syntax as S;
    let text = |text: &str| text.to_owned();
    let cases: [(&str, usize, &str, Syntax); 20] = [
        ("[1, 2", 5, "", S::UnexpectedEnd),
        ("{\"a\": }", 6, "a", S::ExpectedValue { found: '}' }),
        ("{a: 1}", 1, "", S::ExpectedName { found: 'a' }),
        ("{\"a\" 1}", 5, "", S::ExpectedColon { found: '1' }),
        ("[1 2]", 3, "", S::ExpectedCommaOr { close: ']', found: '2' }),
        ("{\"a\":[1}", 7, "a", S::ExpectedCommaOr { close: ']', found: '}' }),
        ("[1,]", 2, "", S::TrailingComma),
        ("{\"a\":[{\"b\":1,}]}", 12, "a[0]", S::TrailingComma),
        ("[0, NaN]", 4, "[1]", S::UnknownWord { word: text("NaN") }),
        ("[True]", 1, "[0]", S::UnknownWord { word: text("True") }),
        ("[05]", 1, "[0]", S::BadNumber { text: text("05") }),
        ("[.5]", 1, "[0]", S::BadNumber { text: text(".5") }),
        ("[-]", 1, "[0]", S::BadNumber { text: text("-") }),
        ("{\"a\": 80,98}", 6, "", S::BadNumber { text: text("80,98") }),
        ("[\"a\n\"]", 1, "[0]", S::UnclosedText),
        ("[\"a\tb\"]", 3, "[0]", S::ControlCharacter { code: 9 }),
        ("[\"\\x\"]", 2, "[0]", S::BadEscape { text: text("\\x") }),
        ("['a']", 1, "[0]", S::SingleQuote),
        ("[1] // one", 4, "", S::Comment),
        ("[1] x", 4, "", S::AfterEnd { found: 'x' }),
    ];
    for (source, at, path, syntax) in cases {
        let failure = parse(source.as_bytes()).expect_err(source);
        let expected =
            Failure { at, path: path.to_owned(), problem: Box::new(Problem::Syntax(syntax)) };
        assert_eq!(failure, expected, "{source}");
    }
}

#[test]
fn refuses_what_is_empty_or_not_utf8() {
    let problem = |bytes: &[u8]| parse(bytes).err().map(|failure| *failure.problem);
    assert_eq!(problem(b""), Some(Problem::EmptyFile));
    assert_eq!(problem("\u{FEFF} \n".as_bytes()), Some(Problem::EmptyFile));
    assert_eq!(problem(b"[\"\xFF\"]"), Some(Problem::NotUtf8 { utf16: false }));
    assert_eq!(problem(b"\xFF\xFE[\0]\0"), Some(Problem::NotUtf8 { utf16: true }));
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert_eq!(problem(nested(128).as_bytes()), None);
    assert_eq!(problem(nested(129).as_bytes()), Some(Problem::TooDeep { limit: 128 }));
}

#[test]
fn keeps_numbers_and_texts_as_they_stand() {
    let source = "\u{FEFF}{\"a\": [-0.50e+2, \"Xã \\u0041\\ud83d\\ude00\"], \"ổ\": \"x\"}";
    let document = parse(source.as_bytes()).unwrap();
    let items = document.root.member("a").unwrap().items().unwrap();
    assert_eq!(items[0].value, Value::Number("-0.50e+2"));
    assert_eq!(items[1].text(), Some("Xã A😀"));
    assert_eq!(document.root.path_at(items[1].at), "a[1]");
    assert_eq!(document.root.path_at(source.len()), "[\"ổ\"]");
    let Value::Text(text) = &document.root.member("ổ").unwrap().value else { panic!() };
    assert!(matches!(text, std::borrow::Cow::Borrowed(_)));
}

#[test]
fn duplicates_are_told_in_small_and_large_objects() {
    let source = r#"{"x": [{"a": 1, "b": {"c": 0}, "a": 2}]}"#;
    let document = parse(source.as_bytes()).unwrap();
    let told = Failure {
        at: source.rfind("\"a\"").unwrap(),
        path: "x[0].a".to_owned(),
        problem: Box::new(Problem::DuplicateMember { member: "a".to_owned() }),
    };
    assert_eq!(document.doubts, [told]);
    let object = document.root.path_at(source.find('1').unwrap());
    assert_eq!(object, "x[0].a");

    let members: Vec<_> = (0..40).map(|n| format!("\"m{}\": {n}", n % 30)).collect();
    let source = format!("{{{}}}", members.join(","));
    let document = parse(source.as_bytes()).unwrap();
    assert_eq!((document.root.members().len(), document.doubts.len()), (30, 10));
}

#[test]
fn half_a_character_is_replaced_and_told() {
    let document = parse(br#"["\ud800", "\udc00x", "\ud800\u0041"]"#).unwrap();
    let texts: Vec<_> =
        document.root.items().unwrap().iter().map(|item| item.text().unwrap()).collect();
    assert_eq!(texts, ["\u{FFFD}", "\u{FFFD}x", "\u{FFFD}A"]);
    let paths: Vec<_> = document.doubts.iter().map(|doubt| doubt.path.as_str()).collect();
    assert_eq!(paths, ["[0]", "[1]", "[2]"]);
}

proptest! {
    #[test]
    fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse(&bytes);
    }

    #[test]
    fn never_panics_on_nearly_json(text in r#"[\[\]{}:,"\\\\u0-9a-f .eE+\-\n]{0,60}"#) {
        if let Ok(document) = parse(text.as_bytes()) {
            let other: serde_json::Value = serde_json::from_str(&text)
                .map_err(|error| TestCaseError::fail(format!("{text}: {error}")))
                .or_else(|error| {
                    // Half a character is refused there; numbers out of a float's range too.
                    if document.doubts.is_empty() && !text.contains(['e', 'E']) {
                        Err(error)
                    } else {
                        Ok(serde_json::Value::Null)
                    }
                })?;
            prop_assert!(other.is_null() || other.is_array() == document.root.items().is_some());
        } else if !text.contains(['e', 'E']) {
            prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_err(), "{text}");
        }
    }
}

/// A long list of numbers in which something may stand that is none.
fn long_list() -> impl Strategy<Value = String> {
    let item = prop_oneof![
        20 => "-?(0|[1-9][0-9]{0,4})([.][0-9]{1,3})?([eE][+-]?[0-9])?",
        5 => Just("null".to_owned()),
        1 => prop_oneof![
            Just("\"a\"".to_owned()),
            Just("[1, 2]".to_owned()),
            Just("{\"x\": 1, \"x\": 2}".to_owned()),
            Just("01".to_owned()),
            Just("tru".to_owned()),
        ],
    ];
    (proptest::collection::vec(item, 50..140), "[ \n]{0,2}")
        .prop_map(|(items, space)| format!("[{}]", items.join(&format!(",{space}"))))
}

proptest! {
    #[test]
    fn long_lists_of_numbers_say_what_lists_say(list in long_list(), cut in any::<prop::sample::Index>()) {
        let text = format!("{{\"a\": {list}, \"value\": {list}, \"b\": [[{list}]]}}");
        for text in [&text[..], &text[..cut.index(text.len())]] {
            let whole = parse(text.as_bytes());
            let compact = parse_compact(text.as_bytes());
            match (whole, compact) {
                (Ok(whole), Ok(mut compact)) => {
                    let said = |document: &Document<'_>| -> Option<Vec<Node<'static>>> {
                        let list = document.root.member("value")?.list()?;
                        let node = |node: std::borrow::Cow<'_, Node<'_>>| Node {
                            at: node.at,
                            value: Value::Text(format!("{:?}", node.value).into()),
                        };
                        Some(list.iter().map(node).collect())
                    };
                    prop_assert_eq!(said(&whole), said(&compact));
                    prop_assert_eq!(&whole.doubts, &compact.doubts);
                    for at in (0..text.len()).step_by(7) {
                        prop_assert_eq!(whole.root.path_at(at), compact.root.path_at(at));
                    }
                    compact.expand(&[]);
                    prop_assert_eq!(whole.root, compact.root);
                }
                (whole, compact) => prop_assert_eq!(whole.err(), compact.err()),
            }
        }
    }

    #[test]
    fn a_member_named_twice_is_told_however_many_there_are(names in proptest::collection::vec("[a-f]{1,2}", 0..90)) {
        let members: Vec<String> =
            names.iter().enumerate().map(|(at, name)| format!("\"{name}\":{at}")).collect();
        let text = format!("{{{}}}", members.join(","));
        let document = parse(text.as_bytes()).unwrap();
        let mut first: Vec<&String> = Vec::new();
        let mut again = 0;
        for name in &names {
            if first.contains(&name) { again += 1 } else { first.push(name) }
        }
        let found: Vec<&str> = document.root.members().iter().map(|m| m.name.as_ref()).collect();
        prop_assert_eq!(found, first.iter().map(|name| name.as_str()).collect::<Vec<_>>());
        prop_assert_eq!(document.doubts.len(), again);
    }
}

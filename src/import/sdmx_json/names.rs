//! Names in the languages of a message: `name` alone, or `names` by language.

use crate::import::json::{Node, Value};
use crate::model::Label;

/// The name of something: of its `names` the Vietnamese one, then the English one, else its `name`,
/// else the first of its names.
pub fn label(node: &Node<'_>) -> Option<Label> {
    let name = node.member("name");
    // Early drafts wrote the names by language into `name`.
    let names = node.member("names").or(name).filter(|of| matches!(of.value, Value::Object(_)));
    let (vi, en) =
        (names.and_then(|of| language(of, "vi")), names.and_then(|of| language(of, "en")));
    let plain = || name.and_then(filled).or_else(|| names.and_then(first));
    match (vi, en) {
        (Some(vi), Some(en)) => Some(Label::new(vi, en)),
        (Some(one), None) | (None, Some(one)) => Some(Label::vi(one)),
        (None, None) => plain().map(Label::vi),
    }
}

/// The one text of a value that may be given by language.
pub fn text<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        Value::Number(number) => Some(number),
        Value::Object(_) => {
            language(node, "vi").or_else(|| language(node, "en")).or_else(|| first(node))
        }
        Value::List(items) => items.first().filter(|item| item.items().is_none()).and_then(text),
        _ => filled(node),
    }
}

fn filled<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    node.text().map(str::trim).filter(|text| !text.is_empty())
}

fn first<'n>(names: &'n Node<'_>) -> Option<&'n str> {
    names.members().iter().find_map(|member| filled(&member.value))
}

/// The text of a language, in whatever country.
fn language<'n>(names: &'n Node<'_>, language: &str) -> Option<&'n str> {
    let of_language = |name: &str| {
        let tag = name.split(['-', '_']).next().unwrap_or_default();
        tag.eq_ignore_ascii_case(language)
    };
    let mut found = names.members().iter().filter(|member| of_language(&member.name));
    found.find_map(|member| filled(&member.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::json::parse;

    #[test]
    fn vietnamese_then_english_then_whatever_there_is() {
        for (json, vi, en) in [
            (r#"{"name":"Euro"}"#, "Euro", None),
            (
                r#"{"name":"Euro","names":{"en":"Euro area","vi-VN":"Khu vực đồng Euro"}}"#,
                "Khu vực đồng Euro",
                Some("Euro area"),
            ),
            (
                r#"{"name":"Zone euro","names":{"fr":"Zone euro","en-GB":"Euro area"}}"#,
                "Euro area",
                None,
            ),
            (r#"{"names":{"fr":"Zone euro"}}"#, "Zone euro", None),
            (r#"{"name":"Zone","names":{"fr":"Zone euro"}}"#, "Zone", None),
            (r#"{"name":{"en":"Euro"}}"#, "Euro", None),
        ] {
            let document = parse(json.as_bytes()).unwrap();
            let expected = Label { vi: vi.to_owned(), en: en.map(str::to_owned) };
            assert_eq!(label(&document.root), Some(expected), "{json}");
        }
        let document = parse(br#"{"name":" ","names":{}}"#).unwrap();
        assert_eq!(label(&document.root), None);
    }
}

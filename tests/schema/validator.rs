//! The part of JSON Schema 2020-12 that the schema uses; any other keyword fails the test.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

const SILENT: [&str; 7] =
    ["$schema", "$id", "title", "description", "$defs", "default", "examples"];

/// What is wrong with `value`, each with its place.
pub fn problems(schema: &Value, value: &Value) -> Vec<String> {
    let mut told = Vec::new();
    check(schema, schema, value, "", &mut told);
    told
}

/// Gives the members that were looked at, for `unevaluatedProperties`.
fn check(
    root: &Value,
    schema: &Value,
    value: &Value,
    at: &str,
    told: &mut Vec<String>,
) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let keywords = schema.as_object().unwrap();
    for (keyword, rule) in keywords {
        let good = match keyword.as_str() {
            "$ref" => {
                let target = root.pointer(&rule.as_str().unwrap()[1..]).unwrap();
                seen.extend(check(root, target, value, at, told));
                true
            }
            "type" => has_type(rule, value),
            "const" => rule == value,
            "enum" => rule.as_array().unwrap().contains(value),
            "anyOf" => rule.as_array().unwrap().iter().any(|branch| holds(root, branch, value)),
            "not" => !holds(root, rule, value),
            "required" => value.as_object().is_none_or(|object| {
                rule.as_array()
                    .unwrap()
                    .iter()
                    .all(|name| object.contains_key(name.as_str().unwrap()))
            }),
            "properties" => {
                for (name, member) in value.as_object().into_iter().flatten() {
                    if let Some(rule) = rule.get(name) {
                        seen.insert(name.clone());
                        check(root, rule, member, &format!("{at}.{name}"), told);
                    }
                }
                true
            }
            "additionalProperties" => additional(root, rule, keywords, value, at, told),
            "prefixItems" => {
                let pairs = value.as_array().into_iter().flatten().zip(rule.as_array().unwrap());
                for (n, (item, rule)) in pairs.enumerate() {
                    check(root, rule, item, &format!("{at}[{n}]"), told);
                }
                true
            }
            "items" => {
                let first =
                    keywords.get("prefixItems").map_or(0, |list| list.as_array().unwrap().len());
                let items = value.as_array().into_iter().flatten().enumerate().skip(first);
                for (n, item) in items {
                    check(root, rule, item, &format!("{at}[{n}]"), told);
                }
                true
            }
            "minItems" => {
                value.as_array().is_none_or(|list| list.len() as u64 >= rule.as_u64().unwrap())
            }
            "minLength" => value
                .as_str()
                .is_none_or(|text| text.chars().count() as u64 >= rule.as_u64().unwrap()),
            "pattern" => value.as_str().is_none_or(|text| {
                regex_lite::Regex::new(rule.as_str().unwrap()).unwrap().is_match(text)
            }),
            "minimum" => value.as_f64().is_none_or(|n| n >= rule.as_f64().unwrap()),
            "exclusiveMinimum" => value.as_f64().is_none_or(|n| n > rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|n| n <= rule.as_f64().unwrap()),
            "unevaluatedProperties" => true,
            other => {
                assert!(SILENT.contains(&other), "keyword {other} is not checked");
                true
            }
        };
        if !good {
            told.push(format!("{at}: {keyword}"));
        }
    }
    if keywords.get("unevaluatedProperties") == Some(&Value::Bool(false)) {
        for (name, _) in value.as_object().into_iter().flatten() {
            if !seen.contains(name) {
                told.push(format!("{at}.{name}: unevaluatedProperties"));
            }
        }
    }
    seen
}

fn holds(root: &Value, schema: &Value, value: &Value) -> bool {
    let mut told = Vec::new();
    check(root, schema, value, "", &mut told);
    told.is_empty()
}

fn additional(
    root: &Value,
    rule: &Value,
    keywords: &Map<String, Value>,
    value: &Value,
    at: &str,
    told: &mut Vec<String>,
) -> bool {
    let known = |name: &str| keywords.get("properties").is_some_and(|p| p.get(name).is_some());
    let mut others = value.as_object().into_iter().flatten().filter(|(name, _)| !known(name));
    match rule {
        Value::Bool(false) => others.next().is_none(),
        rule => {
            for (name, member) in others {
                check(root, rule, member, &format!("{at}.{name}"), told);
            }
            true
        }
    }
}

fn has_type(rule: &Value, value: &Value) -> bool {
    let is = |name: &Value| match name.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("type {other}"),
    };
    rule.as_array().map_or_else(|| is(rule), |names| names.iter().any(is))
}

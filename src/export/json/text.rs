//! JSON text: quoting, lists, objects whose members stand in the order of writing.

use std::fmt::{Display, Write};

use crate::model::Label;

/// An object in the making.
#[derive(Default)]
pub(in crate::export) struct Object(Vec<(String, String)>);

impl Object {
    /// A member whose value is JSON already.
    pub(in crate::export) fn raw(&mut self, name: &str, json: String) {
        self.0.push((quoted(name), json));
    }
    pub(in crate::export) fn text(&mut self, name: &str, value: &str) {
        self.raw(name, quoted(value));
    }
    pub(in crate::export) fn optional_text(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }
    pub(in crate::export) fn number(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.raw(name, value.to_string());
        }
    }
    pub(in crate::export) fn label(&mut self, name: &str, value: &Label) {
        self.raw(name, label(value));
    }
    /// A list, an item a line, in a member at a depth; left out when it is empty.
    pub(in crate::export) fn lines(&mut self, name: &str, items: &[String], depth: usize) {
        if !items.is_empty() {
            self.raw(name, lines(items, depth));
        }
    }
    pub(in crate::export) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// All members on one line.
    pub(in crate::export) fn line(&self) -> String {
        let members: Vec<_> = self.0.iter().map(|(name, json)| format!("{name}: {json}")).collect();
        format!("{{{}}}", members.join(", "))
    }
    /// A member a line, inside a list at a depth.
    pub(in crate::export) fn block(&self, depth: usize) -> String {
        let (inner, outer) = ("  ".repeat(depth + 1), "  ".repeat(depth));
        let members: Vec<_> =
            self.0.iter().map(|(name, json)| format!("{inner}{name}: {json}")).collect();
        format!("{{\n{}\n{outer}}}", members.join(",\n"))
    }
    /// A member a line, with a line break at the end: a whole file.
    pub(in crate::export) fn page(&self) -> String {
        format!("{}\n", self.block(0))
    }
}

/// A list on one line.
pub(in crate::export) fn list(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<_> = items.into_iter().collect();
    format!("[{}]", items.join(", "))
}

/// A list with an item a line, inside a member at a depth.
pub(in crate::export) fn lines(items: &[String], depth: usize) -> String {
    if items.is_empty() {
        return "[]".to_owned();
    }
    let (inner, outer) = ("  ".repeat(depth + 1), "  ".repeat(depth));
    let items: Vec<_> = items.iter().map(|item| format!("{inner}{item}")).collect();
    format!("[\n{}\n{outer}]", items.join(",\n"))
}

/// A name: a text, or one for each language.
pub(in crate::export) fn label(label: &Label) -> String {
    match &label.en {
        None => quoted(&label.vi),
        Some(en) => format!("{{\"vi\": {}, \"en\": {}}}", quoted(&label.vi), quoted(en)),
    }
}

/// A text in quotes; only what JSON demands is escaped.
pub(in crate::export) fn quoted(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            c if c < ' ' => {
                // Writing to a String cannot fail.
                let _ = write!(json, "\\u{:04x}", c as u32);
            }
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

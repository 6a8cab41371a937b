//! Reads what [`crate::import::Choices`] were kept as. Whatever of it is not understood is left out:
//! a lost decision is asked for again, a wrong one is not seen.

use super::conflict::{FigureFrom, FileOver};
use super::json::{self, Node, Value};
use super::report::{Choices, ColumnRole, NameDecision};
use crate::model::Period;

/// The decisions in a text. `None` when it is none, or of a later form.
pub fn choices_from_text(text: &str) -> Option<Choices> {
    let document = json::parse(text.as_bytes()).ok()?;
    let root = &document.root;
    if !matches!(&root.member("xephang-choices")?.value, Value::Number(version) if *version == "1")
    {
        return None;
    }
    let list = |key: &str| root.member(key).and_then(Node::items).unwrap_or_default().iter();
    Some(Choices {
        columns: list("columns")
            .filter_map(|of| {
                let roles = of.member("roles")?.items()?;
                Some((text_of(of, "file")?, roles.iter().map(role).collect()))
            })
            .collect(),
        shapes: list("shapes")
            .filter_map(|of| {
                let columns = of.member("columns")?.items()?.iter();
                let columns: Option<_> =
                    columns.map(|name| Some(name.text()?.to_owned())).collect();
                Some((columns?, of.member("roles")?.items()?.iter().map(role).collect()))
            })
            .collect(),
        names: list("names")
            .filter_map(|of| {
                let name = text_of(of, "name")?;
                Some(NameDecision { name, same_as: text_of(of, "same_as") })
            })
            .collect(),
        files: list("files")
            .filter_map(|of| {
                Some(FileOver { file: text_of(of, "file")?, over: text_of(of, "over")? })
            })
            .collect(),
        figures: list("figures")
            .filter_map(|of| {
                Some(FigureFrom {
                    unit: text_of(of, "unit")?,
                    indicator: text_of(of, "indicator")?,
                    period: Period::parse(of.member("period")?.text()?)?,
                    file: text_of(of, "file")?,
                })
            })
            .collect(),
        sheets: list("sheets")
            .filter_map(|of| Some((text_of(of, "file")?, text_of(of, "sheet")?)))
            .collect(),
    })
}

fn text_of(of: &Node<'_>, key: &str) -> Option<String> {
    Some(of.member(key)?.text()?.to_owned())
}

/// A role that is not known here is none.
fn role(of: &Node<'_>) -> ColumnRole {
    let parts = match of.items() {
        Some([code, about]) => code.text().zip(about.text()),
        Some(_) => None,
        None => of.text().map(|code| (code, "")),
    };
    parts.and_then(|(code, about)| ColumnRole::from_code(code, about)).unwrap_or_default()
}

//! A list of commitments as a file (`docs/format.md`): exact decimals, a commitment a line, the same bytes for
//! the same list. Reading it back gives the same list.

use super::json::text::Object;
use crate::import::commitments::FORMAT;
use crate::model::{Base, Commitment, Commitments, Label};

/// A list of commitments as JSON.
pub fn json_from_commitments(commitments: &Commitments) -> String {
    let mut file = Object::default();
    file.text("format", FORMAT);
    optional_label(&mut file, "title", commitments.title.as_ref());
    file.optional_text("date", commitments.date.as_deref());
    let list: Vec<String> = commitments.list.iter().map(one).collect();
    file.raw("commitments", super::json::text::lines(&list, 1));
    file.page()
}

fn one(commitment: &Commitment) -> String {
    let mut object = Object::default();
    object.text("unit", &commitment.unit);
    optional_label(&mut object, "unitName", commitment.unit_name.as_ref());
    object.text("indicator", &commitment.indicator);
    optional_label(&mut object, "indicatorName", commitment.indicator_name.as_ref());
    optional_label(&mut object, "indicatorShort", commitment.indicator_short.as_ref());
    object.text("period", &commitment.period.to_string());
    object.number("target", Some(commitment.target));
    object.optional_text("owner", commitment.owner.as_deref());
    object.optional_text("date", commitment.date.as_deref());
    object.optional_text("note", commitment.note.as_deref());
    if let Some(base) = &commitment.base {
        object.raw("base", where_it_stood(base));
    }
    object.line()
}

fn where_it_stood(base: &Base) -> String {
    let mut object = Object::default();
    object.text("period", &base.period.to_string());
    object.number("score", base.score);
    object.number("rank", base.rank);
    object.number("of", base.of);
    object.line()
}

fn optional_label(object: &mut Object, name: &str, label: Option<&Label>) {
    if let Some(label) = label {
        object.label(name, label);
    }
}

//! What an audit found, as findings with their evidence.

use super::{causes, evidence, headline, more};
use crate::analysis::audit::Finding as Found;
use crate::locale::Lang;
use crate::model::Dataset;
use crate::story::Finding;

/// A finding of the audit: the sentence with what may have caused it, and the figures that prove it.
pub fn finding(ds: &Dataset, found: &Found, lang: Lang) -> Finding {
    let headline = headline(ds, found, lang);
    let end = if headline.ends_with('.') { "" } else { "." };
    let said = std::iter::once(format!("{headline}{end}"))
        .chain(causes(ds, found, lang))
        .chain(more(found, lang));
    let rows = evidence(ds, found, lang);
    Finding {
        sentence: said.collect::<Vec<_>>().join(" "),
        rule: String::new(),
        head: vec![
            lang.pick("Số liệu", "Figure").to_owned(),
            lang.pick("Giá trị", "Value").to_owned(),
        ],
        rows: rows.into_iter().map(|row| vec![row.label, row.value]).collect(),
    }
}

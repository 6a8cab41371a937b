//! Figures, by the table.

use super::structure::list_of;
use super::text::{self, Object};
use crate::model::{
    Cell, Dataset, Extra, Given, IndicatorIx, Missing, Origin, Period, PublicationIx,
    PublishedChange, Slice,
};

/// Which figures are written: those of an indicator in a period, or not.
pub(in crate::export) type Keeps<'a> = &'a dyn Fn(IndicatorIx, Period) -> bool;

/// The figures that a publication gives, a table for each indicator and period that is wanted; the
/// members of a table stand at a depth.
pub(in crate::export) fn tables(
    dataset: &Dataset,
    publication: PublicationIx,
    keeps: Keeps,
    depth: usize,
) -> Vec<String> {
    let mut tables = Vec::new();
    for indicator in 0..dataset.indicators().len() {
        for (period, slice) in dataset.slices_of(indicator).filter(|(at, _)| keeps(indicator, *at))
        {
            tables.extend(table(dataset, publication, (indicator, period), slice, depth));
        }
    }
    tables
}

/// The figures of a publication in one slice; `None` when it gives none there.
fn table(
    dataset: &Dataset,
    publication: PublicationIx,
    (indicator, period): (IndicatorIx, Period),
    slice: &Slice,
    depth: usize,
) -> Option<String> {
    let rows: Vec<_> = slice
        .cells()
        .filter(|cell| cell.publication == publication)
        .map(|row| {
            let unit = text::quoted(&dataset.units()[row.unit].id);
            text::list([unit, cell(dataset, publication, &row)])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let mut object = Object::default();
    object.text("period", &period.to_string());
    let id = text::quoted(&dataset.indicators()[indicator].id);
    object.raw("indicators", text::list([id]));
    object.raw("rows", text::lines(&rows, depth));
    Some(object.line())
}

fn cell(dataset: &Dataset, publication: PublicationIx, cell: &Cell<'_>) -> String {
    match (cell.score, cell.extra) {
        (Ok(Given { value, origin: Origin::Published }), None) => value.to_string(),
        (Err(Missing::NotAvailable), None) => "null".to_owned(),
        (Err(reason), None) => text::quoted(reason.code()),
        (_, extra) => {
            let none = Extra::default();
            figure(dataset, publication, cell, extra.unwrap_or(&none))
        }
    }
}

fn figure(dataset: &Dataset, publication: PublicationIx, cell: &Cell<'_>, extra: &Extra) -> String {
    let mut object = Object::default();
    match cell.score {
        Ok(given) => object.number("score", Some(given.value)),
        Err(reason) => object.text("missing", reason.code()),
    }
    object.number("rank", extra.rank.map(|rank| rank.value));
    object.number("of", extra.of);
    object.number("percent", extra.percent);
    object.number("maximum", extra.maximum);
    if let Some(change) = &extra.change {
        object.raw("change", change_line(change));
    }
    let score = cell.score.ok().map(|given| ("score", given.origin));
    let rank = extra.rank.map(|given| ("rank", given.origin));
    for origin in [Origin::Derived, Origin::Computed] {
        let of_it = [score, rank].into_iter().flatten().filter(|(_, other)| *other == origin);
        let words: Vec<_> = of_it.map(|(word, _)| text::quoted(word)).collect();
        if let Some(list) = list_of(origin).filter(|_| !words.is_empty()) {
            object.raw(list, text::list(words));
        }
    }
    object.optional_text("class", extra.class.as_deref());
    object.number("selfAssessed", extra.self_assessed);
    let sources = dataset.publications().get(publication).map(|about| &about.sources);
    let source = extra.source.and_then(|ix| sources?.get(ix));
    object.optional_text("source", source.map(|source| source.id.as_str()));
    object.optional_text("note", extra.note.as_deref());
    object.line()
}

fn change_line(change: &PublishedChange) -> String {
    let mut object = Object::default();
    object.number("score", change.score);
    object.number("rank", change.rank);
    object.optional_text("since", change.since.map(|since| since.to_string()).as_deref());
    object.line()
}

//! A publication in the published format (`docs/format.md`): exact decimals, one row a line, the
//! same bytes for the same data. Reading it back gives the same data.

mod text;

use text::Object;

use crate::import::native::FORMAT;
use crate::model::{
    Cell, Dataset, Direction, Extra, Given, Indicator, IndicatorIx, Link, Measure, Missing, Origin,
    Period, Publication, PublicationIx, PublishedChange, RankBasis, RankWithin, Slice, TieMethod,
    Unit,
};

/// The published format of one publication of a data set, with all units and indicators of the
/// data set and the figures that this publication gives.
///
/// Figures that could not be read stand as not available: the format has no word for them.
pub fn json_from_publication(dataset: &Dataset, publication: PublicationIx) -> String {
    let fallback = Publication::default();
    let about = dataset.publications().get(publication).unwrap_or(&fallback);
    let mut file = head(about);
    file.list("editions", dataset.editions(), |edition| {
        let mut object = Object::default();
        object.text("id", &edition.id);
        object.label("name", &edition.name);
        object.optional_text("from", edition.from.as_deref());
        object.optional_text("to", edition.to.as_deref());
        object.line()
    });
    file.list("groups", dataset.groups(), |group| {
        let mut object = Object::default();
        object.text("id", &group.id);
        object.label("name", &group.name);
        object.line()
    });
    let units: Vec<_> = dataset.units().iter().map(|unit| unit_line(dataset, unit)).collect();
    file.raw("units", text::lines(&units, 1));
    let indices: Vec<_> = dataset.indices().map(|index| indicator_line(dataset, index)).collect();
    file.raw("indicators", text::lines(&indices, 1));
    let mut tables = Vec::new();
    for indicator in 0..dataset.indicators().len() {
        for (period, slice) in dataset.slices_of(indicator) {
            tables.extend(table(dataset, publication, indicator, period, slice));
        }
    }
    if !tables.is_empty() {
        file.raw("tables", text::lines(&tables, 1));
    }
    file.page()
}

fn head(about: &Publication) -> Object {
    let mut file = Object::default();
    file.text("format", FORMAT);
    file.text("id", &about.id);
    file.label("title", &about.title);
    if let Some(publisher) = &about.publisher {
        file.label("publisher", publisher);
    }
    file.optional_text("date", about.date.as_deref());
    if let Some(licence) = &about.licence {
        let mut object = Object::default();
        object.text("name", &licence.name);
        object.optional_text("url", licence.url.as_deref());
        file.raw("licence", object.line());
    }
    file.list("sources", &about.sources, |source| {
        let mut object = Object::default();
        object.text("id", &source.id);
        object.label("title", &source.title);
        object.optional_text("url", source.url.as_deref());
        object.line()
    });
    file.list("notes", &about.notes, text::label);
    file
}

fn unit_line(dataset: &Dataset, unit: &Unit) -> String {
    let mut object = Object::default();
    object.text("id", &unit.id);
    object.label("name", &unit.name);
    if !unit.aliases.is_empty() {
        object.raw("aliases", text::list(unit.aliases.iter().map(|alias| text::quoted(alias))));
    }
    object.optional_text("kind", unit.kind.as_deref());
    let group = unit.group.and_then(|ix| dataset.groups().get(ix));
    object.optional_text("group", group.map(|group| group.id.as_str()));
    object.optional_text("parent", unit.parent.as_deref());
    let edition = unit.edition.and_then(|ix| dataset.editions().get(ix));
    object.optional_text("edition", edition.map(|edition| edition.id.as_str()));
    object.optional_text("code", unit.code.as_deref());
    if !unit.predecessors.is_empty() {
        let list = unit.predecessors.iter().map(|predecessor| {
            let mut object = Object::default();
            object.text("unit", &predecessor.unit);
            let link = match predecessor.link {
                Link::Full => "full",
                Link::Partial => "partial",
            };
            object.text("link", link);
            object.number("weight", predecessor.weight);
            object.line()
        });
        object.raw("predecessors", text::list(list));
    }
    if unit.aggregate {
        object.raw("aggregate", "true".to_owned());
    }
    object.line()
}

fn indicator_line(dataset: &Dataset, ix: IndicatorIx) -> String {
    let indicator = &dataset.indicators()[ix];
    let mut object = Object::default();
    object.text("id", &indicator.id);
    object.label("name", &indicator.name);
    if let Some(short) = &indicator.short {
        object.label("short", short);
    }
    if indicator.measure == Measure::Percent {
        object.text("measure", "percent");
    }
    if let Some((maximum, origin)) = indicator.maximum {
        object.number("maximum", Some(maximum));
        if origin != Origin::Published {
            object.raw("derived", text::list([text::quoted("maximum")]));
        }
    }
    object.number("weight", indicator.weight);
    if indicator.direction == Direction::LowerIsBetter {
        object.text("direction", "lower");
    }
    object.number("decimals", indicator.decimals);
    rule(&mut object, indicator);
    if !indicator.methods.is_empty() {
        object.raw("methods", text::list(indicator.methods.iter().map(|m| method(dataset, m))));
    }
    let parts: Vec<_> = dataset.parts(ix).map(|part| indicator_line(dataset, part)).collect();
    if !parts.is_empty() {
        object.raw("parts", text::list(parts));
    }
    object.line()
}

fn rule(object: &mut Object, indicator: &Indicator) {
    let rule = indicator.rule;
    let mut rank = Object::default();
    if let RankBasis::Rounded(decimals) = rule.basis {
        rank.number("by", Some(decimals));
    }
    let ties = match rule.ties {
        TieMethod::Competition => None,
        TieMethod::ModifiedCompetition => Some("modified"),
        TieMethod::Dense => Some("dense"),
        TieMethod::Ordinal => Some("ordinal"),
        TieMethod::Fractional => Some("fractional"),
    };
    rank.optional_text("ties", ties);
    if rule.within == RankWithin::Group {
        rank.text("within", "group");
    }
    if !rank.is_empty() {
        object.raw("rank", rank.line());
    }
}

fn method(dataset: &Dataset, method: &crate::model::Method) -> String {
    let mut object = Object::default();
    object.text("from", &method.from.to_string());
    if method.name != crate::model::Label::default() {
        object.label("name", &method.name);
    }
    if !method.weights.is_empty() {
        let mut weights = Object::default();
        for (part, weight) in &method.weights {
            weights.number(&dataset.indicators()[*part].id, Some(*weight));
        }
        object.raw("weights", weights.line());
    }
    object.number("maximum", method.maximum);
    if method.comparable {
        object.raw("comparable", "true".to_owned());
    }
    object.line()
}

/// The figures of a publication in one slice; `None` when it gives none there.
fn table(
    dataset: &Dataset,
    publication: PublicationIx,
    indicator: IndicatorIx,
    period: Period,
    slice: &Slice,
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
    object.raw("rows", text::lines(&rows, 2));
    Some(object.line())
}

fn cell(dataset: &Dataset, publication: PublicationIx, cell: &Cell<'_>) -> String {
    let published = matches!(cell.score, Ok(Given { origin: Origin::Published, .. }) | Err(_));
    match (cell.score, cell.extra) {
        (Ok(given), None) if published => given.value.to_string(),
        (Err(Missing::NotAvailable | Missing::Unreadable), None) => "null".to_owned(),
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
        Err(Missing::Unreadable) => object.text("missing", Missing::NotAvailable.code()),
        Err(reason) => object.text("missing", reason.code()),
    }
    object.number("rank", extra.rank.map(|rank| rank.value));
    object.number("of", extra.of);
    object.number("percent", extra.percent);
    object.number("maximum", extra.maximum);
    if let Some(change) = &extra.change {
        object.raw("change", change_line(change));
    }
    let derived = |origin: Option<Origin>| origin.is_some_and(|o| o != Origin::Published);
    let mut words = Vec::new();
    if derived(cell.score.ok().map(|given| given.origin)) {
        words.push(text::quoted("score"));
    }
    if derived(extra.rank.map(|rank| rank.origin)) {
        words.push(text::quoted("rank"));
    }
    if !words.is_empty() {
        object.raw("derived", text::list(words));
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

#[cfg(test)]
mod tests;

//! Units and indicators: what there are figures of.

use super::text::{self, Object};
use crate::model::{
    Band, BandBasis, Dataset, Direction, Indicator, IndicatorIx, IndicatorKind, Label, Link,
    Measure, Method, Origin, RankBasis, RankWithin, TieMethod, Unit,
};

/// A unit.
pub(super) fn unit_line(dataset: &Dataset, unit: &Unit) -> String {
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
    if unit.distinct {
        object.raw("distinct", "true".to_owned());
    }
    object.line()
}

/// The indicators: a tree where that gives them in their order, else a list with their parents.
pub(super) fn indicators(dataset: &Dataset) -> Vec<String> {
    let mut order = Vec::new();
    for index in dataset.indices() {
        descend(dataset, index, &mut order);
    }
    let all = 0..dataset.indicators().len();
    if order.into_iter().eq(all.clone()) {
        return dataset.indices().map(|index| indicator_line(dataset, index, true)).collect();
    }
    all.map(|ix| indicator_line(dataset, ix, false)).collect()
}

/// An indicator and its parts, as they come in a tree.
fn descend(dataset: &Dataset, ix: IndicatorIx, order: &mut Vec<IndicatorIx>) {
    order.push(ix);
    for part in dataset.parts(ix) {
        descend(dataset, part, order);
    }
}

/// An indicator with its parts inside it, or with the name of its parent.
fn indicator_line(dataset: &Dataset, ix: IndicatorIx, tree: bool) -> String {
    let indicator = &dataset.indicators()[ix];
    let mut object = Object::default();
    object.text("id", &indicator.id);
    if let Some(parent) = indicator.parent.filter(|_| !tree) {
        object.text("parent", &dataset.indicators()[parent].id);
    }
    object.label("name", &indicator.name);
    if let Some(short) = &indicator.short {
        object.label("short", short);
    }
    let kind = match indicator.kind {
        IndicatorKind::Regular => None,
        IndicatorKind::Bonus => Some("bonus"),
        IndicatorKind::Penalty => Some("penalty"),
    };
    object.optional_text("kind", kind);
    if indicator.measure == Measure::Percent {
        object.text("measure", "percent");
    }
    if let Some((maximum, origin)) = indicator.maximum {
        object.number("maximum", Some(maximum));
        if let Some(list) = list_of(origin) {
            object.raw(list, text::list([text::quoted("maximum")]));
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
    if !indicator.bands.is_empty() {
        object.raw("bands", text::list(indicator.bands.iter().map(band)));
    }
    let parts = dataset.parts(ix).filter(|_| tree);
    let parts: Vec<_> = parts.map(|part| indicator_line(dataset, part, true)).collect();
    if !parts.is_empty() {
        object.raw("parts", text::list(parts));
    }
    object.line()
}

/// The member that lists values of an origin; none lists published ones.
pub(super) fn list_of(origin: Origin) -> Option<&'static str> {
    match origin {
        Origin::Published => None,
        Origin::Derived => Some("derived"),
        Origin::Computed => Some("computed"),
    }
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

fn method(dataset: &Dataset, method: &Method) -> String {
    let mut object = Object::default();
    object.text("from", &method.from.to_string());
    if method.name != Label::default() {
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

fn band(band: &Band) -> String {
    let mut object = Object::default();
    object.label("name", &band.name);
    object.number("bound", band.bound);
    if !band.inclusive {
        object.raw("inclusive", "false".to_owned());
    }
    if band.basis == BandBasis::Percent {
        object.text("by", "percent");
    }
    object.optional_text("from", band.since.map(|since| since.to_string()).as_deref());
    object.line()
}

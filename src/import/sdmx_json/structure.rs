//! What the indices of a message refer to: dimensions, measures and attributes, each presented at
//! the level of the data set, of a series or of an observation.

use std::collections::HashMap;

use super::attributes::Attribute;
use super::names;
use crate::import::cube::{Category, Dimension, MOST_DIMENSIONS, Reading, Role, time};
use crate::import::diagnostic::Problem;
use crate::import::json::{Node, Value};
use crate::model::Label;

/// The levels at which components are presented.
pub const LEVELS: [&str; 3] = ["dataSet", "series", "observation"];

/// A structure of a message.
pub struct Structure<'n, 'a> {
    /// Its name, where it has one.
    pub label: Option<Label>,
    /// The key of the dataflow and its address, where it is linked.
    pub flow: Option<&'n str>,
    /// The address of what it is linked to first.
    pub url: Option<&'n str>,
    /// The dimensions, level by level; last, where there are several measures, one of them.
    pub dimensions: Vec<Dimension>,
    /// How many of the dimensions are of each level.
    pub levels: [usize; 3],
    /// The dimensions in the order of the key of the data structure.
    pub by_key: Vec<usize>,
    /// The measures of an observation; where they are coded, with what their indices refer to.
    pub measures: Vec<Option<&'n [Node<'a>]>>,
    /// The attributes of each level.
    pub attributes: [Vec<Attribute<'n, 'a>>; 3],
    /// The attributes of groups of dimensions.
    pub of_groups: Vec<Attribute<'n, 'a>>,
}

/// The components of a level.
fn components<'n, 'a>(node: &'n Node<'a>, kind: &str, level: &str) -> &'n [Node<'a>] {
    let list = node.member(kind).and_then(|kind| kind.member(level)).and_then(Node::items);
    list.unwrap_or_default()
}

/// Whether a component has a role: `role` is a text or a list, `roles` a list.
pub fn has_role(node: &Node<'_>, is: impl Fn(&str) -> bool) -> bool {
    let roles = ["role", "roles"].iter().filter_map(|name| node.member(name));
    let mut texts = roles.flat_map(|of| of.items().unwrap_or(std::slice::from_ref(of)));
    texts.any(|role| role.text().is_some_and(&is))
}

/// A whole number from 0.
pub fn index(node: &Node<'_>) -> Option<usize> {
    match &node.value {
        Value::Number(text) => text.parse().ok(),
        _ => None,
    }
}

impl<'n, 'a> Structure<'n, 'a> {
    /// Reads a structure. `None`, and told, when keys cannot be resolved by it.
    pub fn read(reading: &mut Reading<'_>, node: &'n Node<'a>) -> Option<Structure<'n, 'a>> {
        if node.member("dimensions").is_none() {
            reading.tell(node.at, Problem::MissingMember { member: "dimensions" });
            return None;
        }
        let of_level = |level: &str| components(node, "dimensions", level);
        let levels = LEVELS.map(|level| of_level(level).len());
        if levels.iter().sum::<usize>() > MOST_DIMENSIONS {
            reading.tell(node.at, Problem::TooManyDimensions { most: MOST_DIMENSIONS });
            return None;
        }
        let mut dimensions = Vec::new();
        let mut positions = Vec::new();
        for level in LEVELS {
            for component in of_level(level) {
                positions.push((component.member("keyPosition").and_then(index), positions.len()));
                let dimension = dimension(reading, component)?;
                let found = dimension.categories.len();
                if found == 0 || (level == "dataSet" && found != 1) {
                    let (dimension, stated) = (dimension.id, "1".to_owned());
                    let problem = Problem::CategoryCount { dimension, stated, found };
                    reading.tell(component.at, problem);
                    return None;
                }
                dimensions.push(dimension);
            }
        }
        // Those without a position, as time in version 1.0, come last.
        positions.sort_by_key(|(position, at)| (position.unwrap_or(usize::MAX), *at));
        let by_key = positions.into_iter().map(|(_, at)| at).collect();
        let measures = measures(node, &mut dimensions);
        let attributes = LEVELS.map(|level| Attribute::all(components(node, "attributes", level)));
        let of_groups = Attribute::all(components(node, "attributes", "dimensionGroup"));
        let (flow, url) = flow(node);
        let label = names::label(node);
        Some(Structure {
            label,
            flow,
            url,
            dimensions,
            levels,
            by_key,
            measures,
            attributes,
            of_groups,
        })
    }
}

fn dimension(reading: &mut Reading<'_>, node: &Node<'_>) -> Option<Dimension> {
    let Some(values) = node.member("values").and_then(Node::items) else {
        reading.tell(node.at, Problem::MissingMember { member: "values" });
        return None;
    };
    let id = node.member("id").and_then(Node::text).unwrap_or_default().to_owned();
    let label = names::label(node).unwrap_or_else(|| Label::vi(&id));
    let is_time =
        id == "TIME_PERIOD" || has_role(node, |role| matches!(role, "TIME_PERIOD" | "time"));
    let is_place =
        id == "REF_AREA" || has_role(node, |role| matches!(role, "REF_AREA" | "GEO" | "geo"));
    let role = match (is_time, is_place) {
        (true, _) => Some(Role::Time),
        (false, true) => Some(Role::Geo),
        _ => None,
    };
    let rank = node.member("keyPosition").and_then(index).unwrap_or(usize::MAX);
    let mut categories: Vec<Category> =
        values.iter().map(|value| category(value, is_time)).collect();
    let places: HashMap<String, usize> =
        categories.iter().enumerate().map(|(at, category)| (category.id.clone(), at)).collect();
    for (category, value) in categories.iter_mut().zip(values) {
        let parent = value.member("parent").and_then(names::text);
        category.parent = parent.and_then(|parent| places.get(parent).copied());
    }
    Some(Dimension { id, label, role: role.map(|role| (role, rank)), categories })
}

fn category(value: &Node<'_>, is_time: bool) -> Category {
    let said = |name: &str| value.member(name).and_then(names::text);
    let id = said("id").or(said("value")).unwrap_or_default();
    let label = names::label(value).or_else(|| said("value").map(Label::vi));
    let between = || time::between(said("start")?, said("end")?);
    Category {
        id: id.to_owned(),
        label: label.unwrap_or_else(|| Label::vi(id)),
        parent: None,
        period: Some(is_time && time::period(id).is_none())
            .filter(|is| *is)
            .and_then(|_| between()),
        at: value.at,
    }
}

/// The measures of an observation; several are one more dimension. Without a list there is one.
fn measures<'n, 'a>(
    node: &'n Node<'a>,
    dimensions: &mut Vec<Dimension>,
) -> Vec<Option<&'n [Node<'a>]>> {
    if node.member("measures").is_none() {
        return vec![None];
    }
    let list = components(node, "measures", "observation");
    let telling = list.len() > 1 || list.iter().any(|of| !is_plain_measure(of));
    if telling {
        let categories = list.iter().map(|measure| category(measure, false)).collect();
        dimensions.push(Dimension {
            id: "MEASURE".to_owned(),
            label: Label::vi("MEASURE"),
            role: Some((Role::Metric, 0)),
            categories,
        });
    }
    list.iter().map(|measure| measure.member("values").and_then(Node::items)).collect()
}

/// Whether a measure is but «the value».
fn is_plain_measure(node: &Node<'_>) -> bool {
    node.member("id").and_then(Node::text) == Some("OBS_VALUE")
}

/// The key of the dataflow and the address in a structure's links.
fn flow<'n>(node: &'n Node<'_>) -> (Option<&'n str>, Option<&'n str>) {
    let links = node.member("links").and_then(Node::items).unwrap_or_default();
    let said = |name: &str| links.iter().find_map(|link| link.member(name)?.text());
    // urn:…Dataflow=AGENCY:KEY(VERSION); …/dataflow/AGENCY/KEY/VERSION
    let in_urn = said("urn").and_then(|urn| {
        let named = urn.rsplit_once('=')?.1.split_once(':')?.1;
        Some(named.split('(').next().unwrap_or(named))
    });
    let in_address = said("href").and_then(|href| {
        let behind = href.split_once("/dataflow/").or(href.split_once("/datastructure/"))?.1;
        behind.split(['/', '?']).nth(1)
    });
    (in_urn.or(in_address).filter(|key| !key.is_empty()), said("href").or(said("urn")))
}

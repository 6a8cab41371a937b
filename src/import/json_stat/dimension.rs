//! The dimensions of a data set: in 2.0 listed beside them, in 1.x among them.

use std::collections::HashMap;

use crate::import::cube::{
    Category, Counted, Cube, Dimension, MOST_DIMENSIONS, Reading, Role, cut,
};
use crate::import::diagnostic::{Expected, Noun, Problem};
use crate::import::json::{Node, Value};
use crate::model::Label;

/// More cells than these are no table to be read in a page: 4 thousand million.
pub const MOST_CELLS: u64 = 1 << 32;

/// Texts of a list, or the one text that stands instead of it.
pub fn texts(node: &Node<'_>) -> Vec<String> {
    let all = node.items().unwrap_or(std::slice::from_ref(node));
    let said = all.iter().filter_map(|item| Some(item.text()?.trim().to_owned()));
    said.filter(|text| !text.is_empty()).collect()
}

/// A count, as it stands in the file.
fn number_text(node: &Node<'_>) -> String {
    match &node.value {
        Value::Number(text) => (*text).to_owned(),
        Value::Text(text) => text.to_string(),
        _ => "?".to_owned(),
    }
}

fn whole(node: &Node<'_>) -> Option<u64> {
    match &node.value {
        Value::Number(text) => text.parse().ok(),
        Value::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

impl Reading<'_> {
    /// The dimensions of a data set in its order, and the number of its cells. `None`, and told,
    /// when they do not make a table: whose value stands where would be a guess.
    pub(super) fn dimensions(&mut self, node: &Node<'_>) -> Option<(Vec<Dimension>, u64)> {
        let Some(within) = node.member("dimension") else {
            self.tell(node.at, Problem::MissingMember { member: "dimension" });
            return None;
        };
        let lists = ["id", "size", "role"].map(|name| match node.member(name) {
            Some(given) => Some(given),
            // A dimension may be called «id»: the list of 1.x is a list.
            None => within.member(name).filter(|of| of.member("category").is_none()),
        });
        let [ids, sizes, roles] = lists;
        let lists_at = sizes.map_or(node.at, |sizes| sizes.at);
        let (Some(ids), Some(sizes)) = (self.list(ids, node, "id"), self.list(sizes, node, "size"))
        else {
            return None;
        };
        if ids.len() != sizes.len() {
            // One of the two lists lacks what the other has.
            let member = if sizes.len() < ids.len() { "size" } else { "id" };
            self.tell(lists_at, Problem::MissingMember { member });
            return None;
        }
        if ids.len() > MOST_DIMENSIONS {
            self.tell(node.at, Problem::TooManyDimensions { most: MOST_DIMENSIONS });
            return None;
        }
        let cells = self.cells(node, sizes)?;
        let mut dimensions = Vec::with_capacity(ids.len());
        for (id, size) in ids.iter().zip(sizes) {
            let Some(key) = id.text() else {
                let problem = Problem::WrongKind { expected: Expected::Text, found: id.kind() };
                self.tell(id.at, problem);
                return None;
            };
            let Some(of) = within.member(key) else {
                let (what, id_text) = (Noun::Dimension, key.to_owned());
                self.tell(id.at, Problem::Unknown { what, id: id_text, nearest: None });
                return None;
            };
            dimensions.push(self.dimension(key, of, size, role_of(roles, key))?);
        }
        Some((dimensions, cells))
    }

    /// A list that must be there.
    fn list<'n, 'a>(
        &mut self,
        list: Option<&'n Node<'a>>,
        node: &Node<'_>,
        member: &'static str,
    ) -> Option<&'n [Node<'a>]> {
        let Some(list) = list else {
            self.tell(node.at, Problem::MissingMember { member });
            return None;
        };
        let items = list.items();
        if items.is_none() {
            let problem = Problem::WrongKind { expected: Expected::List, found: list.kind() };
            self.tell(list.at, problem);
        }
        items
    }

    /// The number of cells, before anything is made that is as large.
    fn cells(&mut self, node: &Node<'_>, sizes: &[Node<'_>]) -> Option<u64> {
        let mut cells: u64 = 1;
        for size in sizes {
            let Some(size_read) = whole(size).filter(|size| *size > 0) else {
                let (expected, text) = (Expected::Count, number_text(size));
                self.tell(size.at, Problem::WrongNumber { expected, text });
                return None;
            };
            cells = cells.saturating_mul(size_read);
        }
        if cells > MOST_CELLS {
            let at = sizes.first().map_or(node.at, |size| size.at);
            self.tell(at, Problem::TooManyCells { most: MOST_CELLS });
            return None;
        }
        Some(cells)
    }

    fn dimension(
        &mut self,
        id: &str,
        node: &Node<'_>,
        size: &Node<'_>,
        role: Option<(Role, usize)>,
    ) -> Option<Dimension> {
        let text = node.member("label").and_then(Node::text).map(str::trim);
        let label = Label::vi(text.filter(|text| !text.is_empty()).unwrap_or(id));
        let Some(category) = node.member("category") else {
            self.tell(node.at, Problem::MissingMember { member: "category" });
            return None;
        };
        let keys = self.keys(id, category, size)?;
        let labels = category.member("label");
        let mut categories = Vec::with_capacity(keys.len());
        let label_by_key = by_key(labels);
        for (key, at) in keys {
            let said = label_by_key.get(key.as_str()).and_then(|node| node.text()).map(str::trim);
            let label = Label::vi(said.filter(|text| !text.is_empty()).unwrap_or(&key));
            categories.push(Category { id: key, label, parent: None, period: None, at });
        }
        self.hierarchy(category, &mut categories);
        self.notes(node, &label, category, &categories);
        Some(Dimension { id: id.to_owned(), label, role, categories })
    }

    /// The keys of the categories in their order: a list, or an object of their positions; without
    /// either the one that the labels name.
    fn keys(
        &mut self,
        id: &str,
        category: &Node<'_>,
        size: &Node<'_>,
    ) -> Option<Vec<(String, usize)>> {
        let stated = whole(size).and_then(|size| usize::try_from(size).ok()).unwrap_or_default();
        let keys: Vec<(String, usize)> = match category.member("index").map(|at| (at, &at.value)) {
            Some((_, Value::List(items))) => items
                .iter()
                .map(|item| (item.text().map_or_else(|| number_text(item), str::to_owned), item.at))
                .collect(),
            Some((_, Value::Object(members))) if members.len() == stated => {
                let mut keys: Vec<Option<(String, usize)>> = vec![None; members.len()];
                for member in members {
                    let place = whole(&member.value).and_then(|at| usize::try_from(at).ok());
                    match place.and_then(|at| keys.get_mut(at)) {
                        Some(free @ None) => *free = Some((member.name.to_string(), member.at)),
                        _ => {
                            let position = number_text(&member.value);
                            self.tell(member.value.at, Problem::NoSuchPosition { position });
                            return None;
                        }
                    }
                }
                keys.into_iter().flatten().collect()
            }
            Some((_, Value::Object(members))) => {
                members.iter().map(|member| (member.name.to_string(), member.at)).collect()
            }
            Some((index, _)) => {
                let problem = Problem::WrongKind { expected: Expected::List, found: index.kind() };
                self.tell(index.at, problem);
                return None;
            }
            None => {
                let labels = category.member("label").map(Node::members).unwrap_or_default();
                match labels {
                    [only] => vec![(only.name.to_string(), only.at)],
                    [] if stated == 1 => vec![(id.to_owned(), category.at)],
                    _ => {
                        // Labels have no order, and one of several cannot do without.
                        self.tell(category.at, Problem::MissingMember { member: "index" });
                        return None;
                    }
                }
            }
        };
        if keys.len() == stated {
            return Some(keys);
        }
        let (dimension, stated) = (id.to_owned(), number_text(size));
        let problem = Problem::CategoryCount { dimension, stated, found: keys.len() };
        self.tell(size.at, problem);
        None
    }

    /// Which category is a part of which; of several wholes the first one counts.
    fn hierarchy(&mut self, category: &Node<'_>, categories: &mut [Category]) {
        let Some(child) = category.member("child") else { return };
        let places: HashMap<String, usize> =
            categories.iter().enumerate().map(|(at, of)| (of.id.clone(), at)).collect();
        for member in child.members() {
            let children = member.value.items().unwrap_or_default();
            // A whole that has no cells of its own may be named; its children then have no whole.
            let Some(&parent) = places.get(member.name.as_ref()) else { continue };
            for child in children.iter().filter_map(Node::text) {
                if let Some(&at) = places.get(child)
                    && categories[at].parent.is_none()
                {
                    categories[at].parent = Some(parent);
                }
            }
        }
    }

    /// Notes on the dimension and on its categories.
    fn notes(
        &mut self,
        node: &Node<'_>,
        label: &Label,
        category: &Node<'_>,
        categories: &[Category],
    ) {
        for note in node.member("note").map(texts).unwrap_or_default() {
            self.note(Label::vi(format!("{}: {note}", cut(&label.vi))));
        }
        let notes = by_key(category.member("note"));
        if notes.is_empty() {
            return;
        }
        for of in categories {
            for note in notes.get(of.id.as_str()).map(|node| texts(node)).unwrap_or_default() {
                self.note(Label::vi(format!("{}: {note}", cut(&of.label.vi))));
            }
        }
    }
}

/// The members of an object by their names.
fn by_key<'n, 'a>(node: Option<&'n Node<'a>>) -> HashMap<&'n str, &'n Node<'a>> {
    let members = node.map(Node::members).unwrap_or_default();
    members.iter().map(|member| (member.name.as_ref(), &member.value)).collect()
}

/// What a data set says that a dimension is, and its place among those of that role.
fn role_of(roles: Option<&Node<'_>>, id: &str) -> Option<(Role, usize)> {
    let roles = roles?;
    [("time", Role::Time), ("geo", Role::Geo), ("metric", Role::Metric)].into_iter().find_map(
        |(name, role)| {
            let of = roles.member(name)?;
            let of = of.items().unwrap_or(std::slice::from_ref(of));
            Some((role, of.iter().position(|item| item.text() == Some(id))?))
        },
    )
}

/// What figures are counted in by the categories of a dimension: for each the place in the table's
/// list, where the dimension says so.
pub fn counted(cube: &mut Cube, node: &Node<'_>, dimension: usize) -> Vec<Option<usize>> {
    let units = by_key(node.member("category").and_then(|category| category.member("unit")));
    if units.is_empty() {
        return Vec::new();
    }
    let keys: Vec<String> =
        cube.dimensions[dimension].categories.iter().map(|of| of.id.clone()).collect();
    let mut found = Vec::with_capacity(keys.len());
    for key in keys {
        found.push(units.get(key.as_str()).map(|unit| {
            let said = ["label", "base", "symbol", "type"].iter().find_map(|name| {
                unit.member(name)?.text().map(str::trim).filter(|text| !text.is_empty())
            });
            let decimals = unit.member("decimals").and_then(whole);
            cube.counted_in(Counted {
                text: said.unwrap_or_default().to_owned(),
                decimals: decimals.and_then(|decimals| u8::try_from(decimals).ok()),
            })
        }));
    }
    found
}

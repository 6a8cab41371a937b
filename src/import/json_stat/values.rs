//! The values of a data set and what is said of them: a list of all cells, or an object of those
//! that are given, by their place in that list.

use std::borrow::Cow;

use super::super::json::{List, Node, Value};
use crate::import::cube::{Reading, position};
use crate::import::diagnostic::{Expected, Problem};

/// Values by the place of their cells.
#[derive(Clone, Debug)]
pub enum Placed<'n, 'a> {
    /// Of all cells.
    All(List<'n, 'a>),
    /// Of some, in the order of the file.
    Some(Vec<(u64, &'n Node<'a>)>),
}

impl Default for Placed<'_, '_> {
    fn default() -> Self {
        Placed::Some(Vec::new())
    }
}

impl<'n, 'a> Placed<'n, 'a> {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Placed::All(list) => list.len(),
            Placed::Some(some) => some.len(),
        }
    }

    /// The n-th with the place of its cell.
    pub fn get(&self, n: usize) -> Option<(u64, Cow<'n, Node<'a>>)> {
        match self {
            Placed::All(list) => list.get(n).map(|value| (n as u64, value)),
            Placed::Some(some) => some.get(n).map(|(place, value)| (*place, Cow::Borrowed(*value))),
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (u64, Cow<'n, Node<'a>>)> {
        (0..self.len()).filter_map(|n| self.get(n))
    }
}

impl Reading<'_> {
    /// The values of a data set of so many cells. `None`, and told, when it is not known which cell
    /// a value belongs to.
    pub(super) fn values<'n, 'a>(
        &mut self,
        node: &'n Node<'a>,
        cells: u64,
    ) -> Option<Placed<'n, 'a>> {
        let Some(values) = node.member("value") else {
            self.tell(node.at, Problem::MissingMember { member: "value" });
            return None;
        };
        match (values.list(), &values.value) {
            (Some(list), _) if list.len() as u64 == cells => Some(Placed::All(list)),
            (Some(list), _) => {
                let problem = Problem::ValueCount { cells, found: list.len() };
                self.tell(values.at, problem);
                None
            }
            (_, Value::Object(_)) => Some(Placed::Some(self.placed(values, cells))),
            _ => {
                let problem = Problem::WrongKind { expected: Expected::List, found: values.kind() };
                self.tell(values.at, problem);
                None
            }
        }
    }

    /// The members of an object whose names are places.
    fn placed<'n, 'a>(&mut self, node: &'n Node<'a>, cells: u64) -> Vec<(u64, &'n Node<'a>)> {
        let mut placed = Vec::with_capacity(node.members().len());
        for member in node.members() {
            let place = position(&member.name).filter(|place| *place < cells);
            match place {
                Some(place) => placed.push((place, &member.value)),
                None => {
                    let position = member.name.to_string();
                    self.tell(member.at, Problem::NoSuchPosition { position });
                }
            }
        }
        placed
    }

    /// What is said of the values.
    pub(super) fn status<'n, 'a>(&mut self, node: &'n Node<'a>, cells: u64) -> Status<'n, 'a> {
        let of_all = |node: &Node<'_>| Status {
            all: node.text().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()),
            placed: Placed::default(),
        };
        let Some(status) = node.member("status") else { return Status::default() };
        match (status.list(), &status.value) {
            // A list of one is what holds for all.
            (Some(List::Nodes([only])), _) => of_all(only),
            (Some(list), _) if list.len() as u64 == cells => {
                Status { all: None, placed: Placed::All(list) }
            }
            (Some(list), _) => {
                let problem = Problem::ValueCount { cells, found: list.len() };
                self.tell(status.at, problem);
                Status::default()
            }
            (_, Value::Object(_)) => {
                let mut placed = self.placed(status, cells);
                placed.sort_unstable_by_key(|(place, _)| *place);
                Status { all: None, placed: Placed::Some(placed) }
            }
            _ => of_all(status),
        }
    }
}

/// What is said of values.
#[derive(Default)]
pub struct Status<'n, 'a> {
    /// Of all of them.
    pub all: Option<String>,
    /// By the place of their cells, ascending.
    pub placed: Placed<'n, 'a>,
}

impl<'n> Status<'n, '_> {
    /// What is said of a cell, alone or of all.
    pub fn of(&self, place: u64) -> Option<&str> {
        let text = match &self.placed {
            Placed::All(List::Nodes(all)) => {
                usize::try_from(place).ok().and_then(|at| all.get(at)).and_then(Node::text)
            }
            Placed::All(List::Numbers(_)) => None,
            Placed::Some(some) => {
                let found = some.binary_search_by_key(&place, |(place, _)| *place);
                found.ok().and_then(|at| some.get(at)).and_then(|(_, node)| node.text())
            }
        };
        text.map(str::trim).filter(|text| !text.is_empty()).or(self.all.as_deref())
    }
}

//! The values of a data set and what is said of them: a list of all cells, or an object of those
//! that are given, by their place in that list.

use super::super::json::{Node, Value};
use crate::import::cube::{Reading, position};
use crate::import::diagnostic::{Expected, Problem};

/// Values by the place of their cells, ascending for a list.
pub type Placed<'n, 'a> = Vec<(u64, &'n Node<'a>)>;

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
        match &values.value {
            Value::List(items) if items.len() as u64 == cells => Some((0..).zip(items).collect()),
            Value::List(items) => {
                let problem = Problem::ValueCount { cells, found: items.len() };
                self.tell(values.at, problem);
                None
            }
            Value::Object(_) => Some(self.placed(values, cells)),
            _ => {
                let problem = Problem::WrongKind { expected: Expected::List, found: values.kind() };
                self.tell(values.at, problem);
                None
            }
        }
    }

    /// The members of an object whose names are places.
    fn placed<'n, 'a>(&mut self, node: &'n Node<'a>, cells: u64) -> Placed<'n, 'a> {
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
            placed: Vec::new(),
        };
        match node.member("status").map(|status| (status, &status.value)) {
            // A list of one is what holds for all.
            Some((_, Value::List(items))) if items.len() == 1 => of_all(&items[0]),
            Some((_, Value::List(items))) if items.len() as u64 == cells => {
                Status { all: None, placed: (0..).zip(items).collect() }
            }
            Some((status, Value::List(items))) => {
                let problem = Problem::ValueCount { cells, found: items.len() };
                self.tell(status.at, problem);
                Status::default()
            }
            Some((status, Value::Object(_))) => {
                let mut placed = self.placed(status, cells);
                placed.sort_unstable_by_key(|(place, _)| *place);
                Status { all: None, placed }
            }
            Some((status, _)) => of_all(status),
            None => Status::default(),
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

impl Status<'_, '_> {
    /// What is said of a cell.
    pub fn of(&self, place: u64) -> Option<&str> {
        let found = self.placed.binary_search_by_key(&place, |(place, _)| *place);
        let own = found.ok().and_then(|at| self.placed.get(at)).and_then(|(_, node)| node.text());
        own.map(str::trim).filter(|text| !text.is_empty()).or(self.all.as_deref())
    }
}

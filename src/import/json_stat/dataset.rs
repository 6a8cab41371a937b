//! A data set → a table.

use std::collections::HashMap;

use super::dimension;
use super::values::Placed;
use crate::import::cube::{Cube, Dimension, Figure, Filled, Reading, cut};
use crate::import::diagnostic::Problem;
use crate::import::draft::{RowAt, RowPath};
use crate::import::json::{Node, Value, join_member};
use crate::import::records::plain_score;
use crate::model::Missing;

impl Reading<'_> {
    /// Reads a data set; `path` is where it stands.
    pub(super) fn dataset(&mut self, node: &Node<'_>, path: String) {
        let (label, source) = self.publication(node);
        let Some((dimensions, cells)) = self.dimensions(node) else { return };
        let Some(mut values) = self.values(node, cells) else { return };
        let status = self.status(node, cells);
        let list_at = node.member("value").map_or(node.at, |values| values.at);
        let said = !status.placed.is_empty() || status.all.is_some();
        if !said && values.iter().all(|(_, value)| value.value == Value::Null) {
            return self.tell(list_at, Problem::NoFigures);
        }
        add_said(&mut values, &status.placed);

        let list = self.draft.records.1.len() as u32;
        self.draft.records.1.push(join_member(&path, "value"));
        let path =
            |item: u64| RowPath::Item { list, item: u32::try_from(item).unwrap_or(u32::MAX) };
        let whole = RowAt { offset: list_at, path: path(0) };
        let mut cube = Cube::new(label, dimensions, list_at);
        cube.source = source;
        cube.filled = Filled::Yes(whole);
        let counted = counted(&mut cube, node);
        let words = status_words(node);
        for (place, value) in values {
            let spot = spot_of(place, &cube.dimensions);
            // A value that is only said something of stands where that is said.
            let missing = status.placed.binary_search_by_key(&place, |(place, _)| *place);
            let only_said = missing
                .is_ok_and(|at| status.placed.get(at).is_some_and(|(_, n)| n.at == value.at));
            let (score, problem) =
                if only_said { (Err(Missing::NotAvailable), None) } else { plain_score(value) };
            if let Some(problem) = problem {
                self.tell(value.at, problem);
            }
            let said = status.of(place);
            let note = said.map(|code| cut(words.get(code).copied().unwrap_or(code)).into_owned());
            let at = RowAt { offset: value.at, path: path(place) };
            let counted = counted
                .iter()
                .find_map(|(dimension, of)| of.get(spot[*dimension] as usize).copied().flatten());
            cube.figures.push(Figure { spot, score, note, counted, at });
        }
        self.enter(cube);
    }
}

/// Adds the cells of which something is said and no value is given: a reason why there is none.
fn add_said<'n, 'a>(values: &mut Placed<'n, 'a>, said: &Placed<'n, 'a>) {
    let mut places: Vec<u64> = values.iter().map(|(place, _)| *place).collect();
    places.sort_unstable();
    let new = said.iter().filter(|(place, _)| places.binary_search(place).is_err());
    let new = new.filter(|(_, node)| node.text().is_some_and(|text| !text.trim().is_empty()));
    values.extend(new.copied());
}

/// The categories of the cell at a place. Row-major: the last dimension changes first.
fn spot_of(place: u64, dimensions: &[Dimension]) -> Box<[u32]> {
    let mut rest = place;
    let mut spot: Box<[u32]> = vec![0; dimensions.len()].into();
    for (at, dimension) in spot.iter_mut().zip(dimensions).rev() {
        let size = (dimension.categories.len() as u64).max(1);
        *at = (rest % size) as u32;
        rest /= size;
    }
    spot
}

/// What figures are counted in, for each dimension that says so and each of its categories.
fn counted(cube: &mut Cube, node: &Node<'_>) -> Vec<(usize, Vec<Option<usize>>)> {
    let mut found = Vec::new();
    for at in 0..cube.dimensions.len() {
        let id = cube.dimensions[at].id.clone();
        let of = node.member("dimension").and_then(|within| within.member(&id));
        let of = of.map(|of| dimension::counted(cube, of, at)).unwrap_or_default();
        if !of.is_empty() {
            found.push((at, of));
        }
    }
    found
}

/// The words for codes of status, where a publisher gives them as Eurostat does.
fn status_words<'n>(node: &'n Node<'_>) -> HashMap<&'n str, &'n str> {
    let labels = node
        .member("extension")
        .and_then(|extension| extension.member("status"))
        .and_then(|status| status.member("label"));
    let members = labels.map(Node::members).unwrap_or_default();
    let words = members.iter().filter_map(|of| Some((of.name.as_ref(), of.value.text()?.trim())));
    words.filter(|(_, word)| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::cube::Category;
    use crate::model::Label;

    fn dimension(size: usize) -> Dimension {
        let category = Category {
            id: String::new(),
            label: Label::default(),
            parent: None,
            period: None,
            at: 0,
        };
        Dimension {
            id: String::new(),
            label: Label::default(),
            role: None,
            categories: vec![category; size],
        }
    }

    #[test]
    fn the_last_dimension_changes_first() {
        let dimensions = [dimension(3), dimension(2), dimension(4)];
        let mut place = 0;
        for a in 0..3 {
            for b in 0..2 {
                for c in 0..4 {
                    assert_eq!(*spot_of(place, &dimensions), [a, b, c]);
                    place += 1;
                }
            }
        }
    }
}

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
        let Some(values) = self.values(node, cells) else { return };
        let status = self.status(node, cells);
        let list_at = node.member("value").map_or(node.at, |values| values.at);
        let said = status.placed.len() > 0 || status.all.is_some();
        if !said && values.iter().all(|(_, value)| value.value == Value::Null) {
            return self.tell(list_at, Problem::NoFigures);
        }

        let list = self.draft.records.1.len() as u32;
        self.draft.records.1.push(join_member(&path, "value"));
        let place_of = |item: u64, offset: usize| {
            let item = u32::try_from(item).unwrap_or(u32::MAX);
            RowAt { offset, path: RowPath::Item { list, item } }
        };
        let mut cube = Cube::new(label, dimensions, list_at);
        cube.source = source;
        cube.filled = Filled::Yes(place_of(0, list_at));
        let counted = counted(&mut cube, node);
        let words = status_words(node);
        let mut spot = vec![0; cube.dimensions.len()];
        let only_said = only_said(&values, &status.placed);
        cube.figures.reserve(values.len() + only_said.len());
        let given = values.iter().map(|(place, value)| (place, value.at, Some(value)));
        // A value that is only said something of stands where that is said.
        let said = only_said.into_iter().map(|(place, at)| (place, at, None));
        for (place, at, value) in given.chain(said) {
            spot_of(place, &cube.dimensions, &mut spot);
            let (score, problem) = match &value {
                Some(value) => plain_score(value),
                None => (Err(Missing::NotAvailable), None),
            };
            if let Some(problem) = problem {
                self.tell(at, problem);
            }
            let note = status.of(place).map(|code| cut(words.get(code).copied().unwrap_or(code)));
            let counted = counted
                .iter()
                .find_map(|(dimension, of)| of.get(spot[*dimension] as usize).copied().flatten());
            let at = place_of(place, at);
            cube.figures.push(Figure { spot: &spot, score, note: note.as_deref(), counted, at });
        }
        self.enter(cube);
    }
}

/// The cells of which something is said and no value is given, and where that stands: a reason why
/// there is none.
fn only_said(values: &Placed<'_, '_>, said: &Placed<'_, '_>) -> Vec<(u64, usize)> {
    // Where all values are given there is none.
    let Placed::Some(values) = values else { return Vec::new() };
    let mut places: Vec<u64> = values.iter().map(|(place, _)| *place).collect();
    places.sort_unstable();
    let new = said.iter().filter(|(place, _)| places.binary_search(place).is_err());
    let new = new.filter(|(_, node)| node.text().is_some_and(|text| !text.trim().is_empty()));
    new.map(|(place, node)| (place, node.at)).collect()
}

/// The categories of the cell at a place. Row-major: the last dimension changes first.
fn spot_of(place: u64, dimensions: &[Dimension], spot: &mut [u32]) {
    let mut rest = place;
    for (at, dimension) in spot.iter_mut().zip(dimensions).rev() {
        let size = (dimension.categories.len() as u64).max(1);
        *at = (rest % size) as u32;
        rest /= size;
    }
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
                    let mut spot = [0; 3];
                    spot_of(place, &dimensions, &mut spot);
                    assert_eq!(spot, [a, b, c]);
                    place += 1;
                }
            }
        }
    }
}

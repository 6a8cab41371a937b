//! The categories of one dimension as units.

use std::collections::HashMap;

use super::aggregates::{is_group, is_total};
use super::{Dimension, Reading, joined};
use crate::import::draft::DraftUnit;
use crate::model::text::{slug, spelling};
use crate::model::{Label, Unit};

impl Reading<'_> {
    /// Finds or adds the units; gives the place of each among the draft's.
    pub(super) fn enter_units(&mut self, dimension: &Dimension) -> Vec<usize> {
        let names = names(dimension);
        let mut above = vec![false; dimension.categories.len()];
        for category in &dimension.categories {
            if let Some(parent) = category.parent {
                above[parent] = true;
            }
        }
        let mut units = Vec::with_capacity(names.len());
        for ((category, name), above) in dimension.categories.iter().zip(names).zip(above) {
            let aggregate = above || is_group(&category.id, &category.label);
            let key = (category.id.clone(), name.vi.clone());
            let at = match self.units.get(&key) {
                Some(&at) => at,
                None => {
                    let code = Some(category.id.clone()).filter(|id| *id != name.vi);
                    let unit = Unit { id: slug(&name.vi), name, code, ..Unit::default() };
                    let at = self.draft.units.len();
                    // Keys mean nothing outside their table: units are matched by name.
                    self.draft.units.push(DraftUnit { unit, own_id: false, offset: category.at });
                    self.units.insert(key, at);
                    at
                }
            };
            self.draft.units[at].unit.aggregate |= aggregate;
            units.push(at);
        }
        units
    }
}

/// The names by which units are shown. A plain «total» says of what it is one, a bare number what
/// it numbers; of several of one name each says its key.
fn names(dimension: &Dimension) -> Vec<Label> {
    let mut times: HashMap<String, u32> = HashMap::new();
    for category in &dimension.categories {
        *times.entry(spelling(&category.label.vi)).or_default() += 1;
    }
    let named = |category: &super::Category| {
        let label = &category.label;
        let bare = !label.vi.chars().any(char::is_alphabetic);
        let again = times.get(&spelling(&label.vi)).is_some_and(|times| *times > 1);
        let telling = category.id.chars().filter(|c| c.is_alphabetic()).count() > 2;
        let total = is_total(&category.id, label);
        if again || (total && telling && !is_total(&category.id, &Label::vi(&category.id))) {
            let id = Label::vi(format!("({})", category.id));
            joined(&[label, &id], " ")
        } else if bare {
            joined(&[&dimension.label, label], " ")
        } else if total && spelling(&label.vi).split(' ').count() < 3 {
            joined(&[&dimension.label, label], ": ")
        } else {
            label.clone()
        }
    };
    dimension.categories.iter().map(named).collect()
}

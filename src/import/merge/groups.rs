//! Groups of several files: matched by id, then by name.

use std::collections::HashMap;

use crate::model::text::fold;
use crate::model::{DatasetBuilder, Group};

/// The groups of the files joined so far.
#[derive(Default)]
pub struct KnownGroups {
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

impl KnownGroups {
    /// Finds or adds a group.
    pub fn join(&mut self, builder: &mut DatasetBuilder, group: &Group) -> usize {
        let name = fold(&group.name.vi);
        let same = self.by_id.get(&group.id).or_else(|| self.by_name.get(&name));
        if let Some(&same) = same {
            return same;
        }
        let at = builder.group(group.clone());
        self.by_id.insert(group.id.clone(), at);
        if !name.is_empty() {
            self.by_name.entry(name).or_insert(at);
        }
        at
    }
}

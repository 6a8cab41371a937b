//! Where the figures of a draft stand, in runs: in a file without gaps each follows the one before,
//! in the next column or the next record.

use super::draft::{RowAt, RowPath};

/// The places of figures, in the order of their file.
#[derive(Clone, Debug, Default)]
pub struct Places {
    len: u32,
    /// From which figure on which offset holds.
    offsets: Vec<(u32, Offset)>,
    steps: Vec<Steps>,
    /// What the last of `steps` has for the figure that comes next.
    next: Parts,
}

/// Half of a `usize`, so that a pair with the number of a figure takes no filling: the upper half
/// is 0 but in files that no browser can hold.
type Offset = [u32; 2];

/// The numbers of a [`RowPath`].
type Parts = [u32; 3];

/// Paths of one kind of which each differs from the one before by the same.
#[derive(Clone, Copy, Debug)]
struct Steps {
    /// The figure that has the first of them.
    row: u32,
    kind: Kind,
    first: Parts,
    /// Negative steps go round: `u32::MAX` is one down.
    step: Parts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Observation,
    Cell,
    Record,
    Item,
}

fn parts_from_path(path: RowPath) -> (Kind, Parts) {
    match path {
        RowPath::Observation(n) => (Kind::Observation, [n, 0, 0]),
        RowPath::Cell { table, row, cell } => (Kind::Cell, [table, row, cell]),
        RowPath::Record { record, column } => (Kind::Record, [record, column, 0]),
        RowPath::Item { list, item } => (Kind::Item, [list, item, 0]),
    }
}

fn path_from_parts(kind: Kind, [a, b, c]: Parts) -> RowPath {
    match kind {
        Kind::Observation => RowPath::Observation(a),
        Kind::Cell => RowPath::Cell { table: a, row: b, cell: c },
        Kind::Record => RowPath::Record { record: a, column: b },
        Kind::Item => RowPath::Item { list: a, item: b },
    }
}

/// `from` after so many steps.
fn after(from: Parts, step: Parts, steps: u32) -> Parts {
    std::array::from_fn(|part| from[part].wrapping_add(step[part].wrapping_mul(steps)))
}

impl Places {
    /// Adds the place of the next figure.
    #[inline]
    pub fn push(&mut self, at: RowAt) {
        let row = self.len;
        self.len += 1;
        let offset = [at.offset as u32, (at.offset as u64 >> 32) as u32];
        if self.offsets.last().is_none_or(|(_, last)| *last != offset) {
            self.offsets.push((row, offset));
        }
        let (kind, parts) = parts_from_path(at.path);
        match self.steps.last_mut() {
            Some(last) if last.kind == kind && self.next == parts => {
                self.next = after(parts, last.step, 1);
            }
            // The second of a run says how it goes on.
            Some(last) if last.kind == kind && row - last.row == 1 => {
                last.step = std::array::from_fn(|part| parts[part].wrapping_sub(last.first[part]));
                self.next = after(parts, last.step, 1);
            }
            _ => {
                self.steps.push(Steps { row, kind, first: parts, step: [0; 3] });
                self.next = parts;
            }
        }
    }

    /// The place of a figure. `None` behind the last.
    pub fn get(&self, row: usize) -> Option<RowAt> {
        let row = u32::try_from(row).ok().filter(|row| *row < self.len)?;
        let found = self.offsets.partition_point(|(first, _)| *first <= row);
        let (_, [low, high]) = self.offsets.get(found.checked_sub(1)?)?;
        let found = self.steps.partition_point(|steps| steps.row <= row);
        let steps = self.steps.get(found.checked_sub(1)?)?;
        let parts = after(steps.first, steps.step, row - steps.row);
        let offset = (u64::from(*high) << 32 | u64::from(*low)) as usize;
        Some(RowAt { offset, path: path_from_parts(steps.kind, parts) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn path() -> impl Strategy<Value = RowPath> {
        let n = || 0..4u32;
        prop_oneof![
            n().prop_map(RowPath::Observation),
            (n(), n(), n()).prop_map(|(table, row, cell)| RowPath::Cell { table, row, cell }),
            (n(), n()).prop_map(|(record, column)| RowPath::Record { record, column }),
            (n(), n()).prop_map(|(list, item)| RowPath::Item { list, item }),
        ]
    }

    proptest! {
        #[test]
        fn what_was_put_is_found(
            places in prop::collection::vec((0..3usize, path()), 0..60),
            wide in any::<bool>(),
        ) {
            let mut meant = Vec::new();
            for (offset, path) in places {
                let offset = offset << if wide { 40 } else { 3 };
                meant.push(RowAt { offset, path });
                // Runs of each kind.
                if let RowPath::Record { record, column } = path {
                    meant.extend((1..4).map(|n| {
                        let path = RowPath::Record { record: record + 3 - n, column: column + n };
                        RowAt { offset, path }
                    }));
                }
            }
            let mut places = Places::default();
            meant.iter().for_each(|at| places.push(*at));
            for (row, at) in meant.iter().enumerate() {
                prop_assert_eq!(places.get(row), Some(*at));
            }
            prop_assert_eq!(places.get(meant.len()), None);
        }
    }

    #[test]
    fn a_table_without_gaps_takes_a_run_for_each_record() {
        let mut places = Places::default();
        for record in 0..10 {
            for column in 1..40 {
                let path = RowPath::Record { record, column };
                places.push(RowAt { offset: 100 * record as usize, path });
            }
        }
        assert_eq!((places.offsets.len(), places.steps.len()), (10, 10));
    }
}

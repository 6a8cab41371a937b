//! Where the figures of a draft stand, in runs: in a file without gaps each follows the one before,
//! in the next column or the next record.

use super::draft::{RowAt, RowPath};

/// The places of figures, in the order of their file.
#[derive(Clone, Debug, Default)]
pub struct Places {
    len: u32,
    offsets: Offsets,
    steps: Vec<Steps>,
    /// What the last of `steps` has for the figure that comes next.
    next: Parts,
}

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
    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.offsets.expected = self.len as usize + more;
    }

    /// Adds the place of the next figure.
    #[inline]
    pub fn push(&mut self, at: RowAt) {
        let row = self.len;
        self.len += 1;
        self.offsets.push(row, at.offset);
        let (kind, parts) = parts_from_path(at.path);
        match self.steps.last() {
            Some(last) if last.kind == kind && self.next == parts => {
                for (part, step) in self.next.iter_mut().zip(last.step) {
                    *part = part.wrapping_add(step);
                }
            }
            _ => self.begin(row, kind, parts),
        }
    }

    /// A place that is not the next of the last run.
    #[cold]
    fn begin(&mut self, row: u32, kind: Kind, parts: Parts) {
        match self.steps.last_mut() {
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
        let offset = self.offsets.get(row)?;
        let found = self.steps.partition_point(|steps| steps.row <= row);
        let steps = self.steps.get(found.checked_sub(1)?)?;
        let parts = after(steps.first, steps.step, row - steps.row);
        Some(RowAt { offset, path: path_from_parts(steps.kind, parts) })
    }
}

/// Byte offsets, of figures one behind the other.
#[derive(Clone, Debug, Default)]
struct Offsets {
    /// From which figure on which one holds: the figures of a record share theirs.
    runs: Vec<(u32, u32)>,
    /// All of them, once they mostly differ.
    each: Vec<u32>,
    /// From which figure on offsets are beyond how many times 4 GB; none in a file that a browser can
    /// hold.
    beyond: Vec<(u32, u32)>,
    /// How many figures are to come in all, as far as that is known.
    expected: usize,
}

/// Whether any offset can be: not in a browser.
const MAY_BE_BEYOND: bool = usize::BITS > 32;

/// So many runs are looked at before offsets are held one by one.
const FEW_RUNS: usize = 64;

impl Offsets {
    #[inline]
    fn push(&mut self, row: u32, offset: usize) {
        let (low, high) = (offset as u32, (offset as u64 >> 32) as u32);
        if MAY_BE_BEYOND && high != self.beyond.last().map_or(0, |(_, high)| *high) {
            self.beyond.push((row, high));
        }
        if !self.each.is_empty() {
            self.each.push(low);
        } else if self.runs.last().is_none_or(|(_, last)| *last != low) {
            self.add_run(row, low);
        }
    }

    #[cold]
    fn add_run(&mut self, row: u32, low: u32) {
        self.runs.push((row, low));
        if self.runs.len() <= FEW_RUNS || self.runs.len() * 2 <= row as usize {
            return;
        }
        let runs = std::mem::take(&mut self.runs);
        self.each.reserve_exact(self.expected.max(row as usize + 1));
        let ends = runs.iter().skip(1).map(|(row, _)| *row).chain([row + 1]);
        for ((first, low), end) in runs.iter().zip(ends) {
            self.each.extend((*first..end).map(|_| *low));
        }
    }

    fn get(&self, row: u32) -> Option<usize> {
        let of_run = |runs: &[(u32, u32)]| {
            let found = runs.partition_point(|(first, _)| *first <= row);
            runs.get(found.checked_sub(1)?).map(|(_, value)| *value)
        };
        let low = self.each.get(row as usize).copied().or_else(|| of_run(&self.runs))?;
        let high = if MAY_BE_BEYOND { of_run(&self.beyond).unwrap_or(0) } else { 0 };
        Some((u64::from(high) << 32 | u64::from(low)) as usize)
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
            places in prop::collection::vec((0..3usize, path()), 0..300),
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
        assert_eq!((places.offsets.runs.len(), places.steps.len()), (10, 10));
    }
}

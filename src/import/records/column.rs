//! The cells of one column of a table.

use std::borrow::Cow;

use super::content::Packed;

/// The cells of a column by the rows they stand in. Gaps of some rows cost nothing: a file may hold a
/// thousand members that one record in a thousand has.
#[derive(Debug, Default)]
pub struct Column {
    cells: Vec<Packed>,
    /// From which row on which of the cells stand, where rows were left out before them.
    runs: Vec<(u32, u32)>,
}

/// Gaps of up to so many rows are filled: they take no more than the note of a gap would.
const SHORT: usize = 1;

/// To be made whole a column has a cell in one of so many rows at least.
const MOST_GAPS: usize = 16;

impl Column {
    /// The first row behind all cells.
    #[inline]
    fn end(&self) -> usize {
        match self.runs.last() {
            None => self.cells.len(),
            Some(&(row, at)) => row as usize + (self.cells.len() - at as usize),
        }
    }

    /// Whether a row stands before the end, so that no cell can be put there any more.
    pub fn has_passed(&self, row: usize) -> bool {
        row < self.end()
    }

    /// Puts a cell into a row; rows ascend, and of two cells in one row the first counts.
    #[inline]
    pub fn put(&mut self, row: usize, cell: Packed) {
        let end = self.end();
        if row < end {
            return;
        }
        if row > end {
            self.leave_out(row, end);
        }
        self.cells.push(cell);
    }

    #[cold]
    fn leave_out(&mut self, row: usize, end: usize) {
        let run = (u32::try_from(row), u32::try_from(self.cells.len()));
        match run {
            (Ok(row), Ok(at)) if row as usize - end > SHORT => self.runs.push((row, at)),
            _ => self.cells.resize(self.cells.len() + (row - end), Packed::ABSENT),
        }
    }

    /// The cell in a row; absent where none was put.
    #[inline]
    pub fn get(&self, row: usize) -> Packed {
        let found = if self.runs.is_empty() { self.cells.get(row) } else { self.find(row) };
        found.copied().unwrap_or(Packed::ABSENT)
    }

    fn find(&self, row: usize) -> Option<&Packed> {
        let run = self.runs.partition_point(|(first, _)| *first as usize <= row);
        let end = self.runs.get(run).map_or(self.cells.len(), |(_, at)| *at as usize);
        let (first, at) = run.checked_sub(1).map_or((0, 0), |run| self.runs[run]);
        self.cells.get(..end)?.get(at as usize + (row - first as usize))
    }

    /// Makes room for the cells of so many more rows.
    pub fn reserve(&mut self, more: usize) {
        self.cells.reserve_exact(more);
    }

    /// Puts another cell wherever this one stands.
    pub fn replace(&mut self, old: Packed, new: Packed) {
        let found = self.cells.iter_mut().filter(|cell| **cell == old);
        found.for_each(|cell| *cell = new);
    }

    /// How many cells are held, gaps that were filled among them.
    pub fn held(&self) -> usize {
        self.cells.len()
    }

    /// All cells from the first row on, gaps filled. `None`: that would be mostly gaps.
    pub fn whole(&self) -> Option<Cow<'_, [Packed]>> {
        if self.runs.is_empty() {
            return Some(Cow::Borrowed(&self.cells));
        }
        if self.end() / MOST_GAPS > self.cells.len() {
            return None;
        }
        let mut cells = vec![Packed::ABSENT; self.end()];
        self.iter().for_each(|(row, cell)| cells[row] = cell);
        Some(Cow::Owned(cells))
    }

    /// The cells with their rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = (usize, Packed)> + '_ {
        let mut runs = self.runs.iter().peekable();
        let mut row = 0;
        self.cells.iter().enumerate().map(move |(at, cell)| {
            if let Some((first, _)) = runs.next_if(|(_, start)| *start as usize == at) {
                row = *first as usize;
            }
            row += 1;
            (row - 1, *cell)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_put_is_found(rows in prop::collection::vec((0..9usize, 1..100u8), 0..60)) {
            let mut column = Column::default();
            let mut meant = std::collections::BTreeMap::new();
            let mut row = 0;
            for (gap, value) in rows {
                row += gap;
                let (cell, _) = Packed::read_number(value.to_string().as_bytes()).unwrap();
                prop_assert_eq!(column.has_passed(row), meant.contains_key(&row));
                column.put(row, cell);
                meant.entry(row).or_insert(cell);
            }
            for row in 0..row + 3 {
                let cell = meant.get(&row).copied().unwrap_or(Packed::ABSENT);
                prop_assert_eq!(column.get(row), cell);
            }
            let whole = column.whole().unwrap();
            for (row, cell) in whole.iter().enumerate() {
                prop_assert_eq!(*cell, column.get(row));
            }
            prop_assert_eq!(whole.len(), row + usize::from(!meant.is_empty()));
            let there = column.iter().filter(|(_, cell)| *cell != Packed::ABSENT);
            prop_assert_eq!(there.collect::<Vec<_>>(), meant.into_iter().collect::<Vec<_>>());
        }
    }
}

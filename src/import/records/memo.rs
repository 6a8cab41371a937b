//! What was made of a cell before.

use std::collections::BTreeMap;

use super::content::Packed;
use crate::model::Period;

/// Values by cell; those of texts are found at once.
#[derive(Debug)]
pub struct Memo<T> {
    by_entry: Vec<Option<T>>,
    by_number: BTreeMap<Packed, T>,
}

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo { by_entry: Vec::new(), by_number: BTreeMap::new() }
    }
}

impl<T> Memo<T> {
    /// What was put for a cell.
    #[inline]
    pub fn get(&self, cell: Packed) -> Option<&T> {
        match cell.entry() {
            Some(entry) => self.by_entry.get(entry)?.as_ref(),
            None => self.by_number.get(&cell),
        }
    }

    /// Puts a value.
    pub fn put(&mut self, cell: Packed, value: T) {
        match cell.entry() {
            Some(entry) => {
                if self.by_entry.len() <= entry {
                    self.by_entry.resize_with(entry + 1, || None);
                }
                self.by_entry[entry] = Some(value);
            }
            None => {
                self.by_number.insert(cell, value);
            }
        }
    }
}

/// What cells meant when they came up first: cells written alike mean the same.
#[derive(Default)]
pub struct Seen {
    pub units: Memo<u32>,
    pub periods: Memo<Period>,
    /// By the index's entry, then the part's cell.
    pub indicators: Vec<Memo<u32>>,
    pub kinds: SeenKinds,
}

/// The cells of index, part and period in records that were read, by what they meant together.
///
/// Records mostly come in a turn that repeats: the next kind is the one that came next before.
#[derive(Default)]
pub struct SeenKinds {
    cells: Vec<Option<[Packed; 3]>>,
    next: Vec<u32>,
    last: usize,
}

impl SeenKinds {
    /// The kind that these cells mean; `None` where that is not seen at once.
    #[inline]
    pub fn next(&mut self, cells: [Packed; 3]) -> Option<u32> {
        let next = *self.next.get(self.last)?;
        if self.cells.get(next as usize) != Some(&Some(cells)) {
            return None;
        }
        self.last = next as usize;
        Some(next)
    }

    /// Remembers that a kind came behind the last.
    pub fn follow(&mut self, cells: [Packed; 3], kind: u32) {
        let at = kind as usize;
        if self.cells.len() <= at {
            self.cells.resize(at + 1, None);
            self.next.resize(at + 1, 0);
        }
        self.cells[at] = Some(cells);
        if let Some(next) = self.next.get_mut(self.last) {
            *next = kind;
        }
        self.last = at;
    }
}

impl Seen {
    #[inline]
    pub fn indicator(&self, index: Option<usize>, part: Packed) -> Option<u32> {
        self.indicators.get(index?)?.get(part).copied()
    }
}

//! What was made of a cell before.

use std::collections::HashMap;

use super::content::Packed;

/// Values by cell; those of texts are found at once.
#[derive(Debug)]
pub struct Memo<T> {
    by_entry: Vec<Option<T>>,
    by_number: HashMap<Packed, T>,
}

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo { by_entry: Vec::new(), by_number: HashMap::new() }
    }
}

impl<T> Memo<T> {
    /// What was put for a cell.
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

    /// What was put for a cell, put now if nothing was.
    pub fn or_default(&mut self, cell: Packed) -> &mut T
    where
        T: Default,
    {
        match cell.entry() {
            Some(entry) => {
                if self.by_entry.len() <= entry {
                    self.by_entry.resize_with(entry + 1, || None);
                }
                self.by_entry[entry].get_or_insert_default()
            }
            None => self.by_number.entry(cell).or_default(),
        }
    }
}

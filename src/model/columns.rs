//! Columns that take little room where their values say little: a data set has a million of them.
//!
//! Each holds what was pushed, whatever it is; only the room differs. Two columns of the same values
//! are equal however they came to be.

use super::bytes::{Bytes, Input, bytes_enum, bytes_struct};

/// Values that are mostly all alike: then only one of them is held, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alike<T> {
    len: usize,
    value: T,
    /// All of them, once they differ.
    each: Vec<T>,
}

impl<T: Copy + Eq> Alike<T> {
    /// Adds a value.
    #[inline]
    pub fn push(&mut self, value: T) {
        if self.each.is_empty() {
            if self.len == 0 {
                self.value = value;
            } else if self.value != value {
                self.differ(value);
            }
        } else {
            self.each.push(value);
        }
        self.len += 1;
    }

    #[cold]
    fn differ(&mut self, value: T) {
        self.each.reserve(self.len + 1);
        self.each.resize(self.len, self.value);
        self.each.push(value);
    }

    /// Makes room for so many more, should they differ.
    pub fn reserve(&mut self, more: usize) {
        self.each.reserve(self.len + more - self.each.len());
    }

    /// Number of values.
    pub fn len(&self) -> usize {
        self.len
    }

    /// A value; `None` behind the last.
    #[inline]
    pub fn get(&self, row: usize) -> Option<T> {
        if self.each.is_empty() {
            (row < self.len).then_some(self.value)
        } else {
            self.each.get(row).copied()
        }
    }

    /// The value that all share. `None`: they differ, or there is none.
    pub fn shared(&self) -> Option<T> {
        (self.each.is_empty() && self.len > 0).then_some(self.value)
    }

    /// The values of some rows, which it has.
    pub fn gather(&self, rows: &[u32]) -> Alike<T> {
        let mut gathered = Alike { len: rows.len(), value: self.value, each: Vec::new() };
        if !self.each.is_empty() {
            gathered = Alike { len: 0, ..gathered };
            rows.iter()
                .filter_map(|row| self.get(*row as usize))
                .for_each(|value| gathered.push(value));
        }
        gathered
    }

    /// Each different value at least once, in the order of rows.
    pub fn some_of_each(&self) -> impl Iterator<Item = T> + '_ {
        self.shared().into_iter().chain(self.each.iter().copied())
    }

    /// Gives back room that is not used.
    pub fn shrink(&mut self) {
        self.each.shrink_to_fit();
    }

    /// Whether it is such a column, as bytes may not be.
    pub fn is_sound(&self) -> bool {
        self.each.is_empty() || self.each.len() == self.len
    }
}

impl<T: Bytes> Bytes for Alike<T> {
    const LEAST: usize = 8;

    fn put(&self, to: &mut Vec<u8>) {
        self.len.put(to);
        self.value.put(to);
        self.each.put(to);
    }

    fn take(from: &mut dyn Input) -> Option<Alike<T>> {
        Some(Alike { len: Bytes::take(from)?, value: Bytes::take(from)?, each: Bytes::take(from)? })
    }
}

/// Numbers of units, which are mostly 0, 1, 2 and so on: then only how many there are is held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units {
    len: usize,
    /// All of them, once one is not the number of its row.
    each: Vec<u32>,
}

bytes_struct!(Units { len, each });

impl Units {
    /// Adds a unit.
    #[inline]
    pub fn push(&mut self, unit: u32) {
        if !self.each.is_empty() {
            self.each.push(unit);
        } else if unit as usize != self.len {
            self.depart(unit);
        }
        self.len += 1;
    }

    #[cold]
    fn depart(&mut self, unit: u32) {
        self.each.reserve(self.len + 1);
        self.each.extend(0..self.len as u32);
        self.each.push(unit);
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The unit of a row; `None` behind the last.
    #[inline]
    pub fn get(&self, row: usize) -> Option<u32> {
        if self.each.is_empty() {
            (row < self.len).then_some(row as u32)
        } else {
            self.each.get(row).copied()
        }
    }

    /// Whether each unit is the number of its row.
    pub fn is_counted(&self) -> bool {
        self.each.is_empty()
    }

    /// The unit of the last row.
    #[inline]
    pub fn last(&self) -> Option<u32> {
        self.get(self.len.checked_sub(1)?)
    }

    /// The row of a unit, where they ascend.
    pub fn row(&self, unit: u32) -> Option<usize> {
        let own = unit as usize;
        // Where most units have a row, it stands at its own number.
        if self.get(own) == Some(unit) { Some(own) } else { self.each.binary_search(&unit).ok() }
    }

    /// The unit of each row.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let counted = if self.each.is_empty() { self.len as u32 } else { 0 };
        (0..counted).chain(self.each.iter().copied())
    }

    /// Gives back room that is not used.
    pub fn shrink(&mut self) {
        self.each.shrink_to_fit();
    }

    /// Whether it is a column of ascending units below `units`, as bytes may not be.
    pub fn is_sound(&self, units: usize) -> bool {
        (self.each.is_empty() || self.each.len() == self.len)
            && self.each.is_sorted_by(|a, b| a < b)
            && self.last().is_none_or(|unit| (unit as usize) < units)
    }
}

/// Whole numbers, in 4 bytes each as long as all fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whole {
    /// Small ones.
    Narrow(Vec<i32>),
    /// At least one needs the room.
    Wide(Vec<i64>),
}

bytes_enum!(Whole { 0 = Narrow(all), 1 = Wide(all) });

impl Default for Whole {
    fn default() -> Whole {
        Whole::Narrow(Vec::new())
    }
}

impl Whole {
    /// Adds a number.
    #[inline]
    pub fn push(&mut self, value: i64) {
        match (&mut *self, i32::try_from(value)) {
            (Whole::Narrow(all), Ok(narrow)) => all.push(narrow),
            (Whole::Wide(all), _) => all.push(value),
            (Whole::Narrow(_), Err(_)) => self.widen(value),
        }
    }

    #[cold]
    fn widen(&mut self, value: i64) {
        let mut all: Vec<i64> = Vec::with_capacity(self.len() + 1);
        all.extend(self.iter());
        all.push(value);
        *self = Whole::Wide(all);
    }

    /// Number of values.
    pub fn len(&self) -> usize {
        match self {
            Whole::Narrow(all) => all.len(),
            Whole::Wide(all) => all.len(),
        }
    }

    /// A value; `None` behind the last.
    #[inline]
    pub fn get(&self, row: usize) -> Option<i64> {
        match self {
            Whole::Narrow(all) => all.get(row).map(|value| i64::from(*value)),
            Whole::Wide(all) => all.get(row).copied(),
        }
    }

    /// All values.
    pub fn iter(&self) -> impl Iterator<Item = i64> + '_ {
        let (narrow, wide): (&[i32], &[i64]) = match self {
            Whole::Narrow(all) => (all, &[]),
            Whole::Wide(all) => (&[], all),
        };
        narrow.iter().map(|value| i64::from(*value)).chain(wide.iter().copied())
    }

    /// The values of some rows, which it has.
    pub fn gather(&self, rows: &[u32]) -> Whole {
        match self {
            Whole::Narrow(all) => {
                Whole::Narrow(rows.iter().map(|row| all[*row as usize]).collect())
            }
            Whole::Wide(_) => {
                let mut gathered = Whole::default();
                let values = rows.iter().filter_map(|row| self.get(*row as usize));
                values.for_each(|value| gathered.push(value));
                gathered
            }
        }
    }

    /// Makes room for so many more small ones.
    pub fn reserve(&mut self, more: usize) {
        match self {
            Whole::Narrow(all) => all.reserve(more),
            Whole::Wide(all) => all.reserve(more),
        }
    }

    /// Gives back room that is not used.
    pub fn shrink(&mut self) {
        match self {
            Whole::Narrow(all) => all.shrink_to_fit(),
            Whole::Wide(all) => all.shrink_to_fit(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::bytes::from_bytes;
    use proptest::prelude::*;

    fn whole() -> impl Strategy<Value = i64> {
        prop_oneof![-9i64..9, any::<i32>().prop_map(i64::from), any::<i64>()]
    }

    proptest! {
        #[test]
        fn each_holds_what_was_pushed(
            alike in prop::collection::vec(0u8..2, 0..20),
            units in prop_oneof![
                (0u32..20).prop_map(|most| (0..most).collect::<Vec<u32>>()),
                prop::collection::vec(0u32..30, 0..20),
            ],
            numbers in prop::collection::vec(whole(), 0..20),
        ) {
            let mut column = Alike::default();
            alike.iter().for_each(|value| column.push(*value));
            let held: Vec<u8> = (0..column.len()).filter_map(|row| column.get(row)).collect();
            prop_assert_eq!((&held, column.get(alike.len())), (&alike, None));
            prop_assert_eq!(from_bytes(&column.to_bytes()), Some(column.clone()));
            let differ = alike.iter().any(|value| *value != alike[0]);
            let rows: Vec<u32> = (0..alike.len() as u32).rev().step_by(2).collect();
            let mut gathered = Alike::default();
            rows.iter().for_each(|row| gathered.push(alike[*row as usize]));
            prop_assert_eq!(column.gather(&rows), gathered);
            prop_assert_eq!(column.shared(), alike.first().copied().filter(|_| !differ));

            let mut column = Units::default();
            units.iter().for_each(|unit| column.push(*unit));
            prop_assert_eq!(&column.iter().collect::<Vec<_>>(), &units);
            prop_assert_eq!(column.last(), units.last().copied());
            prop_assert_eq!(from_bytes(&column.to_bytes()), Some(column.clone()));
            let ascends = units.is_sorted_by(|a, b| a < b);
            prop_assert_eq!(column.is_sound(30), ascends);
            if ascends {
                for unit in 0..31 {
                    prop_assert_eq!(column.row(unit), units.iter().position(|own| *own == unit));
                }
            }

            let mut column = Whole::default();
            numbers.iter().for_each(|value| column.push(*value));
            let held: Vec<i64> = (0..column.len()).filter_map(|row| column.get(row)).collect();
            prop_assert_eq!(&held, &numbers);
            prop_assert_eq!(&column.iter().collect::<Vec<_>>(), &numbers);
            prop_assert_eq!(from_bytes(&column.to_bytes()), Some(column.clone()));
            let rows: Vec<u32> = (0..numbers.len() as u32).rev().step_by(2).collect();
            let mut gathered = Whole::default();
            rows.iter().for_each(|row| gathered.push(numbers[*row as usize]));
            prop_assert_eq!(column.gather(&rows), gathered);
            prop_assert_eq!(matches!(column, Whole::Wide(_)), numbers.iter().any(|n| i32::try_from(*n).is_err()));
        }
    }
}

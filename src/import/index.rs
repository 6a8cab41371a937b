//! Finding numbered texts without holding any of them a second time: five to eleven bytes a text.
//!
//! The standard map holds its keys. A table of a library that does not would be one more crate in the
//! page's first part, where the reader of JSON is.

use std::hash::{BuildHasher, RandomState};

/// The numbers of texts by the hash of what they are.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// One more than a number; 0 where none is. As many as a power of two, none at first.
    slots: Vec<u32>,
    held: usize,
    hasher: RandomState,
}

/// Room for so many slots is made first.
const FIRST: usize = 32;

impl Index {
    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.held == 0
    }

    /// The number of a text; `text_of` tells what those that were put are.
    pub fn find<'t>(&self, text: &str, text_of: &dyn Fn(u32) -> &'t str) -> Option<u32> {
        let mut at = self.slot(text)?;
        loop {
            let number = self.slots.get(at)?.checked_sub(1)?;
            if text_of(number) == text {
                return Some(number);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Puts a text that is not there yet. `text_of` need not know it.
    pub fn put<'t>(&mut self, text: &str, number: u32, text_of: &dyn Fn(u32) -> &'t str) {
        if self.held * 4 >= self.slots.len() * 3 {
            let more = (self.slots.len() * 2).max(FIRST);
            let before = std::mem::replace(&mut self.slots, vec![0; more]);
            for number in before.into_iter().filter_map(|slot| slot.checked_sub(1)) {
                self.enter(text_of(number), number);
            }
        }
        self.held += 1;
        self.enter(text, number);
    }

    fn enter(&mut self, text: &str, number: u32) {
        let Some(mut at) = self.slot(text) else { return };
        while self.slots[at] != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = number + 1;
    }

    /// Where a text is looked for first.
    fn slot(&self, text: &str) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        Some(self.hasher.hash_one(text) as usize & mask)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_put_is_found(texts in prop::collection::btree_set("[a-d]{0,4}", 0..200)) {
            let texts: Vec<String> = texts.into_iter().collect();
            let text_of = |number: u32| texts[number as usize].as_str();
            let mut index = Index::default();
            for (number, text) in (0..).zip(&texts) {
                prop_assert_eq!(index.find(text, &text_of), None);
                index.put(text, number, &text_of);
            }
            for (number, text) in (0..).zip(&texts) {
                prop_assert_eq!(index.find(text, &text_of), Some(number));
            }
            prop_assert_eq!(index.find("abcde", &text_of), None);
        }
    }
}

//! How the texts of a column are spelled in the file, found by what came behind them before.

use std::collections::HashMap;

use super::super::content::{Contents, Packed};
use crate::import::json::{Value, parse};

/// Spellings held at most: a column of more different texts hardly repeats any.
const MOST: usize = 1 << 16;

/// Spellings of one column with their quotes, and the cell that each stands for.
#[derive(Debug, Default)]
pub struct Spellings {
    bytes: Vec<u8>,
    /// Beginning and length in `bytes`, the cell, and which one followed the last time.
    list: Vec<Spelling>,
    known: HashMap<Box<[u8]>, u32>,
    last: usize,
}

#[derive(Clone, Copy, Debug)]
struct Spelling {
    start: u32,
    length: u32,
    cell: Packed,
    next: u32,
}

/// What stands where a text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// This text, which ends here.
    Is(Packed, usize),
    /// It goes on behind the window.
    More,
    /// None that can be read at once.
    No,
}

impl Spellings {
    /// Reads the text whose opening quote stands at `at`.
    #[inline]
    pub fn read(&mut self, window: &[u8], at: usize, contents: &mut Contents) -> Text {
        if let Some(last) = self.list.get(self.last) {
            let next = last.next as usize;
            if let Some(end) = self.stands(last, window, at) {
                return Text::Is(last.cell, end);
            }
            if let Some(spelling) = self.list.get(next)
                && let Some(end) = self.stands(spelling, window, at)
            {
                self.last = next;
                return Text::Is(spelling.cell, end);
            }
        }
        self.look_up(window, at, contents)
    }

    #[inline]
    fn stands(&self, spelling: &Spelling, window: &[u8], at: usize) -> Option<usize> {
        let (start, length) = (spelling.start as usize, spelling.length as usize);
        let own = self.bytes.get(start..start + length)?;
        let found = window.get(at..at + length)?;
        same(own, found).then_some(at + length)
    }

    #[cold]
    fn look_up(&mut self, window: &[u8], at: usize, contents: &mut Contents) -> Text {
        let mut end = at + 1;
        let mut escaped = false;
        loop {
            match window.get(end) {
                None => return Text::More,
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    end += 2;
                }
                Some(0..=0x1F) => return Text::No,
                Some(_) => end += 1,
            }
        }
        end += 1;
        let spelled = &window[at..end];
        if let Some(&number) = self.known.get(spelled) {
            self.follow(number);
            return Text::Is(self.list[number as usize].cell, end);
        }
        let cell = if escaped {
            match parse(spelled) {
                Ok(document) if document.doubts.is_empty() => match &document.root.value {
                    Value::Text(text) => contents.text(text),
                    _ => return Text::No,
                },
                _ => return Text::No,
            }
        } else {
            match std::str::from_utf8(&spelled[1..spelled.len() - 1]) {
                Ok(text) => contents.text(text),
                Err(_) => return Text::No,
            }
        };
        if self.list.len() < MOST {
            let number = self.list.len() as u32;
            let (start, length) = (self.bytes.len() as u32, spelled.len() as u32);
            self.bytes.extend_from_slice(spelled);
            self.list.push(Spelling { start, length, cell, next: number });
            self.known.insert(spelled.into(), number);
            self.follow(number);
        }
        Text::Is(cell, end)
    }

    /// Remembers that this one came behind the last.
    fn follow(&mut self, number: u32) {
        if let Some(last) = self.list.get_mut(self.last) {
            last.next = number;
        }
        self.last = number as usize;
    }
}

/// How many bytes two texts have in common from their beginning.
#[inline]
pub fn alike(a: &[u8], b: &[u8]) -> usize {
    let (eights, others) = (a.as_chunks::<8>().0, b.as_chunks::<8>().0);
    let mut at = 0;
    for (a, b) in eights.iter().zip(others) {
        let differ = u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b);
        if differ != 0 {
            return at + differ.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + a[at..].iter().zip(&b[at..]).take_while(|(a, b)| a == b).count()
}

/// Whether bytes of the same length are the same: eight at a time, which WebAssembly does not do by
/// itself.
#[inline]
pub fn same(a: &[u8], b: &[u8]) -> bool {
    let eight = |bytes: &[u8]| bytes.first_chunk().map(|bytes| u64::from_le_bytes(*bytes));
    let length = a.len();
    if length != b.len() {
        return false;
    }
    let mut at = 0;
    while at + 8 <= length {
        if eight(&a[at..]) != eight(&b[at..]) {
            return false;
        }
        at += 8;
    }
    if at == length {
        return true;
    }
    // What is left over: the last eight, some of them again.
    match length.checked_sub(8) {
        Some(last) => eight(&a[last..]) == eight(&b[last..]),
        None => a.iter().zip(b).all(|(a, b)| a == b),
    }
}

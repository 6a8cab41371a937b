//! The search for names that resemble another, among many, without comparing each with each.
//!
//! What two names must have in common to resemble one another is looked up, and only names that
//! have it are compared: of two names that differ in one letter, one half stands in both; of two
//! that differ in two, one third (Li, Deng, Wang, Feng: PASS-JOIN, 2011). The comparing itself is
//! that of [`super::resemblance`]; nothing that resembles is left out.

use std::collections::HashMap;

use super::form::Form;
use super::resemblance::{
    MOST_WORDS, Shape, Words, allowed, bit, contains, is_abbreviation, is_similar,
};
use super::{Candidate, Names, Reason, strongest_first};
use crate::model::UnitIx;

/// Steps of comparing that one search through a file may take: a second's work at most. Eleven
/// thousand communes against ten thousand others take a tenth of them.
const STEPS: u64 = 60_000_000;

/// A name that stands in so many others is an everyday word and hints at none of them.
const EVERYDAY: usize = 8;

/// The most units that one name is asked of.
const MOST_CANDIDATES: usize = 12;

/// What a list of names is looked up by; a number of it and of the letters make the key.
#[derive(Clone, Copy)]
enum By {
    /// The first letters of the first two words.
    Initials,
    /// The same, of the name with the word for its kind.
    WholeInitials,
    /// First and last letter.
    Ends,
    /// A piece of a name of so many letters, of so many pieces, in its place.
    Piece { length: usize, of: usize, place: usize },
    /// All words.
    Words,
    /// One word of several.
    Word,
}

impl By {
    /// Different keys may meet in one number: what is found is compared anyway.
    fn key(self, parts: &[&[u8]]) -> u64 {
        let head = match self {
            By::Initials => [1, 0, 0, 0],
            By::WholeInitials => [2, 0, 0, 0],
            By::Ends => [3, 0, 0, 0],
            By::Piece { length, of, place } => [4, length as u8, of as u8, place as u8],
            By::Words => [5, 0, 0, 0],
            By::Word => [6, 0, 0, 0],
        };
        // FNV-1a.
        let mut key = 0xcbf2_9ce4_8422_2325_u64;
        let mut take = |byte: u8| key = (key ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        head.into_iter().for_each(&mut take);
        for part in parts {
            part.iter().copied().for_each(&mut take);
            take(b' ');
        }
        key
    }
}

/// Names written alike, of however many units.
struct Entry {
    shape: Shape,
    forms: Vec<u32>,
}

/// The known names, laid out for the search.
pub struct Resembling<'n> {
    names: &'n Names,
    entries: Vec<Entry>,
    lists: HashMap<u64, Vec<u32>>,
    /// For each entry, the last search in which it was compared letter by letter.
    seen: Vec<u32>,
    search: u32,
    /// What is left of [`STEPS`].
    pub(super) steps: u64,
}

/// The search was given up: the names are too many and too much alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spent;

impl<'n> Resembling<'n> {
    /// Lays out the known names of those units that `may` admits.
    pub fn new(names: &'n Names, may: impl Fn(UnitIx) -> bool) -> Resembling<'n> {
        let mut made = Resembling {
            names,
            entries: Vec::new(),
            lists: HashMap::new(),
            seen: Vec::new(),
            search: 0,
            steps: STEPS,
        };
        let mut alike: HashMap<(&str, usize, usize), usize> = HashMap::new();
        for (at, form) in names.forms.iter().enumerate().filter(|(_, form)| may(form.unit)) {
            let own = form.own_words();
            if own.is_empty() {
                continue;
            }
            let entry = *alike.entry((form.all_words(), own.start, own.end)).or_insert_with(|| {
                made.enter(Shape::of(form));
                made.entries.len() - 1
            });
            made.entries[entry].forms.push(at as u32);
        }
        made.seen = vec![0; made.entries.len()];
        made
    }

    fn enter(&mut self, shape: Shape) {
        let at = self.entries.len() as u32;
        let mut keys = Vec::new();
        let own = &shape.own;
        if let [first, .., last] = own.letters.as_slice() {
            keys.push(By::Ends.key(&[&[*first, *last]]));
        }
        keys.extend(initials(own).map(|initials| By::Initials.key(&[&initials])));
        let whole = shape.whole.iter().filter_map(initials);
        keys.extend(whole.map(|initials| By::WholeInitials.key(&[&initials])));
        let length = own.letters.len();
        for most in [1, 2].into_iter().filter(|most| may_differ(length, *most)) {
            for (place, piece) in pieces(length, most + 1).enumerate() {
                let by = By::Piece { length, of: most + 1, place };
                keys.push(by.key(&[&own.letters[piece]]));
            }
        }
        let words: Vec<&[u8]> = own.each().collect();
        keys.push(By::Words.key(&words));
        if words.len() > 1 {
            keys.extend(words.iter().map(|word| By::Word.key(&[word])));
            keys.extend(words.windows(2).map(|pair| By::Word.key(pair)));
        }
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            self.lists.entry(key).or_default().push(at);
        }
        self.entries.push(Entry { shape, forms: Vec::new() });
    }

    /// The units that a name may mean, among those that `eligible` admits, the strongest reason
    /// first.
    ///
    /// # Errors
    /// [`Spent`] when this name and those before it took more steps than one file may.
    pub fn find(
        &mut self,
        form: &Form,
        eligible: impl Fn(UnitIx) -> bool,
    ) -> Result<Vec<Candidate>, Spent> {
        let shape = Shape::of(form);
        let mut found: Vec<(u32, Reason)> = Vec::new();
        if !form.words().is_empty() {
            self.search += 1;
            self.abbreviated(&shape, &mut found)?;
            self.similar(&shape.own, &mut found)?;
            self.contained(&shape.own, &mut found)?;
        }
        let mut candidates = Vec::new();
        for (entry, reason) in found {
            let entry = &self.entries[entry as usize];
            take(&mut self.steps, entry.forms.len())?;
            let forms = entry.forms.iter().map(|at| &self.names.forms[*at as usize]);
            let meant = forms.filter(|known| form.is_of_kind(known) && eligible(known.unit));
            candidates.extend(meant.map(|known| Candidate { unit: known.unit, reason }));
        }
        let mut candidates = strongest_first(candidates);
        let is_contained = |candidate: &Candidate| candidate.reason == Reason::Contained;
        if candidates.iter().filter(|candidate| is_contained(candidate)).count() > EVERYDAY {
            candidates.retain(|candidate| !is_contained(candidate));
        }
        candidates.truncate(MOST_CANDIDATES);
        Ok(candidates)
    }

    /// Names that this one abbreviates, and names that abbreviate it.
    fn abbreviated(&mut self, shape: &Shape, found: &mut Vec<(u32, Reason)>) -> Result<(), Spent> {
        let own = &shape.own;
        if let [first, rest @ ..] = own.letters.as_slice() {
            let ways: &[By] = match shape.whole.is_empty() {
                true => &[By::Initials, By::WholeInitials],
                false => &[By::Initials],
            };
            for by in ways {
                for second in each_once(rest) {
                    self.compare(by.key(&[&[*first, second]]), false, found, |known| {
                        let is = shape.abbreviates(known);
                        is.then_some(Reason::Abbreviation)
                    })?;
                }
            }
        }
        for (long, is_whole) in
            std::iter::once((own, false)).chain(shape.whole.iter().map(|long| (long, true)))
        {
            let (Some(first), Some(last)) = (long.letters.first(), long.each().next_back()) else {
                continue;
            };
            for end in each_once(last).filter(|_| long.len() > 1) {
                self.compare(By::Ends.key(&[&[*first, end]]), false, found, |known| {
                    let may = !is_whole || known.whole.is_empty();
                    (may && is_abbreviation(&known.own, long)).then_some(Reason::Abbreviation)
                })?;
            }
        }
        Ok(())
    }

    /// Names that differ in a letter or two.
    fn similar(&mut self, own: &Words, found: &mut Vec<(u32, Reason)>) -> Result<(), Spent> {
        let letters = own.letters.as_slice();
        let reach = 2;
        for length in letters.len().saturating_sub(reach)..=letters.len() + reach {
            let most = allowed(letters.len(), length);
            if most == 0 {
                continue;
            }
            for (place, piece) in pieces(length, most + 1).enumerate() {
                let by = By::Piece { length, of: most + 1, place };
                // What was put in or left out before the piece moved it.
                for start in piece.start.saturating_sub(most)..=piece.start + most {
                    let Some(same) = letters.get(start..start + piece.len()) else { break };
                    self.compare(by.key(&[same]), true, found, |known| {
                        is_similar(own, &known.own).then_some(Reason::Similar)
                    })?;
                }
            }
        }
        Ok(())
    }

    /// Names in which this one stands, and names that stand in it.
    fn contained(&mut self, own: &Words, found: &mut Vec<(u32, Reason)>) -> Result<(), Spent> {
        if own.len() > MOST_WORDS {
            return Ok(());
        }
        let words: Vec<&[u8]> = own.each().collect();
        let stands_in = |known: &Shape| contains(&known.own, own).then_some(Reason::Contained);
        let length = |key: &u64| self.lists.get(key).map_or(0, Vec::len);
        let rarest = match words.as_slice() {
            [] => None,
            [word] => Some(By::Word.key(&[word])),
            words => words.windows(2).map(|pair| By::Word.key(pair)).min_by_key(length),
        };
        if let Some(key) = rarest {
            self.compare(key, false, found, stands_in)?;
        }
        for fewer in 1..words.len() {
            for part in words.windows(fewer) {
                self.compare(By::Words.key(part), false, found, |known| {
                    contains(own, &known.own).then_some(Reason::Contained)
                })?;
            }
        }
        Ok(())
    }

    /// Compares with the names of a list; `once`: letter by letter, with each name once a search, for
    /// a name stands in several lists.
    fn compare(
        &mut self,
        key: u64,
        once: bool,
        found: &mut Vec<(u32, Reason)>,
        like: impl Fn(&Shape) -> Option<Reason>,
    ) -> Result<(), Spent> {
        let list = self.lists.get(&key).map_or(&[][..], Vec::as_slice);
        take(&mut self.steps, 1 + list.len())?;
        for &at in list {
            let shape = &self.entries[at as usize].shape;
            if once {
                let seen = &mut self.seen[at as usize];
                if std::mem::replace(seen, self.search) == self.search {
                    continue;
                }
                take(&mut self.steps, shape.own.letters.len())?;
            }
            if let Some(reason) = like(shape) {
                found.push((at, reason));
            }
        }
        Ok(())
    }
}

fn take(steps: &mut u64, some: usize) -> Result<(), Spent> {
    *steps = steps.checked_sub(some as u64).ok_or(Spent)?;
    Ok(())
}

/// The first letters of the first two words.
fn initials(words: &Words) -> Option<[u8; 2]> {
    let mut each = words.each();
    Some([*each.next()?.first()?, *each.next()?.first()?])
}

/// Whether a name of so many letters and another may differ in `most` of them.
fn may_differ(length: usize, most: usize) -> bool {
    (length.saturating_sub(most)..=length + most).any(|other| allowed(length, other) == most)
}

/// A length cut into so many pieces, as equal as can be.
fn pieces(length: usize, of: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    (0..of).map(move |place| length * place / of..length * (place + 1) / of)
}

/// Each letter of a text once.
fn each_once(text: &[u8]) -> impl Iterator<Item = u8> {
    let mut before = 0_u32;
    let mut exact: Vec<u8> = Vec::new();
    text.iter().copied().filter(move |letter| {
        let new = before & bit(*letter) == 0 || !exact.contains(letter);
        before |= bit(*letter);
        if new {
            exact.push(*letter);
        }
        new
    })
}

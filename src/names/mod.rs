//! Which unit a name in a file means.
//!
//! A name is *certain* when it differs from a known one only in ways that never tell two units
//! apart; *doubtful* when a person would have to look; else *new*. A doubtful name is never merged
//! on a guess: the user decides.

mod form;
mod resemblance;
mod similar;
mod speller;

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use crate::model::order;
use crate::model::{Unit, UnitIx};
pub use form::{Form, same_letters};
pub use resemblance::Reason;
use resemblance::Shape;
pub use similar::{Resembling, Spent};
use speller::Speller;

/// In what a certain match differs from the known name, the strictest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The text is the unit's key.
    Id,
    /// The same characters.
    Exact,
    /// Composed and decomposed letters.
    UnicodeForm,
    /// Case, spaces, hyphens, the place of tone marks.
    Spelling,
    /// The word for the kind of unit before it («Tỉnh», «TP.», «UBND»).
    Prefix,
    /// A spelling that the unit list gives, or the English name.
    Alias,
    /// Diacritics left out, with no other unit that could be meant.
    Unaccented,
}

/// A unit that a doubtful name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The unit.
    pub unit: UnitIx,
    /// What speaks for it.
    pub reason: Reason,
}

/// What is known of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameMatch {
    /// It is this unit.
    Certain(UnitIx, Likeness),
    /// It may be one of these; at least one, the strongest reason first.
    Doubtful(Vec<Candidate>),
    /// It is like none.
    New,
}

/// Names of known units, to look others up in.
#[derive(Clone, Debug, Default)]
pub struct Names {
    speller: Speller,
    forms: Vec<Form>,
    /// By a number made of the letters, the last form that has them.
    last: HashMap<u64, u32>,
    /// For each place of a form under one of its keys: the form, and one more than the place of the
    /// one before it with the same number.
    places: Vec<(u32, u32)>,
}

/// So many units of the same letters are looked through for one name. No list of units has more.
const MOST_ALIKE: usize = 1_000;

impl Names {
    /// Adds a unit under its names and its aliases.
    pub fn add(&mut self, unit: UnitIx, described: &Unit) {
        let name = self.take_apart(&described.name.vi);
        self.add_form(unit, described, name);
    }

    /// As [`Names::add`], where the name has been taken apart.
    pub fn add_form(&mut self, unit: UnitIx, described: &Unit, name: Form) {
        let kind = described.kind.as_deref();
        self.push(name.of_unit(unit, kind, false));
        for other in described.name.en.iter().chain(&described.aliases) {
            self.add_alias(unit, described, other);
        }
    }

    /// Adds another spelling of a known unit.
    pub fn add_alias(&mut self, unit: UnitIx, described: &Unit, alias: &str) {
        let form = self.take_apart(alias);
        self.push(form.of_unit(unit, described.kind.as_deref(), true));
    }

    /// As [`Form::new`], sooner done where the words have come before.
    pub fn take_apart(&mut self, name: &str) -> Form {
        self.speller.form(name)
    }

    fn push(&mut self, form: Form) {
        let at = self.forms.len() as u32;
        for key in form.keys() {
            let number = self.number(key);
            self.places.push((at, 0));
            let place = self.places.len() as u32;
            if let Some(before) = self.last.insert(number, place)
                && let Some(new) = self.places.last_mut()
            {
                new.1 = before;
            }
        }
        self.forms.push(form);
    }

    /// A number for letters; different ones may meet in it. It cannot be foreseen by who writes a
    /// file, so that none is made to fill one place.
    fn number(&self, key: &str) -> u64 {
        let mut hasher = self.last.hasher().build_hasher();
        for word in key.split(' ') {
            hasher.write(word.as_bytes());
        }
        hasher.finish()
    }

    /// The unit that a name certainly means among those that `eligible` admits, or those that it
    /// stands for alike or contradicts in diacritics or kind. Costs a look-up.
    pub fn find_certain(&self, form: &Form, eligible: impl Fn(UnitIx) -> bool) -> NameMatch {
        let mut certain: Vec<(Likeness, UnitIx)> = Vec::new();
        let mut doubtful: Vec<Candidate> = Vec::new();
        let mut alike = 0;
        for key in form.keys() {
            let mut next = self.last.get(&self.number(key)).copied().unwrap_or(0);
            while let Some((at, before)) =
                next.checked_sub(1).and_then(|place| self.places.get(place as usize))
            {
                next = *before;
                alike += 1;
                if alike > MOST_ALIKE {
                    break;
                }
                let known = &self.forms[*at as usize];
                if !eligible(known.unit) || !form.shares_key(known) {
                    continue;
                }
                match form.likeness(known) {
                    Ok(likeness) => certain.push((likeness, known.unit)),
                    Err(Some(reason)) => doubtful.push(Candidate { unit: known.unit, reason }),
                    Err(None) => {}
                }
            }
        }
        order::sort(&mut certain);
        let Some(&(best, unit)) = certain.first() else {
            return NameMatch::from(strongest_first(doubtful));
        };
        // An unaccented name must be the only one of its letters, contradicting ones included.
        let rivals =
            certain.iter().filter(|(likeness, _)| *likeness == best).map(|(_, rival)| rival);
        let contradicting = doubtful.iter().filter(|_| best == Likeness::Unaccented);
        let mut meant: Vec<UnitIx> =
            rivals.chain(contradicting.map(|candidate| &candidate.unit)).copied().collect();
        order::sort(&mut meant);
        meant.dedup();
        if meant.len() == 1 && alike <= MOST_ALIKE {
            return NameMatch::Certain(unit, best);
        }
        let reason = Reason::SeveralUnits;
        NameMatch::Doubtful(meant.into_iter().map(|unit| Candidate { unit, reason }).collect())
    }
}

/// Whether two names may be of one unit: the same letters, or a resemblance.
pub fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (Form::new(a), Form::new(b));
    let (one, other) = (Shape::of(&a), Shape::of(&b));
    a.shares_key(&b) || resemblance::of(&one, &other).is_some()
}

impl From<Vec<Candidate>> for NameMatch {
    fn from(candidates: Vec<Candidate>) -> NameMatch {
        if candidates.is_empty() { NameMatch::New } else { NameMatch::Doubtful(candidates) }
    }
}

/// One candidate for each unit, with its strongest reason; the strongest first, equal ones in the
/// order of units.
fn strongest_first(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    order::sort_by_key(&mut candidates, |candidate| (candidate.unit, candidate.reason));
    candidates.dedup_by_key(|candidate| candidate.unit);
    order::sort_by_key(&mut candidates, |candidate| candidate.reason);
    candidates
}

#[cfg(test)]
mod tests;

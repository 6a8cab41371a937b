//! Which unit a name in a file means.
//!
//! A name is *certain* when it differs from a known one only in ways that never tell two units
//! apart; *doubtful* when a person would have to look; else *new*. A doubtful name is never merged
//! on a guess: the user decides.

mod form;
mod resemblance;

use std::collections::HashMap;

use crate::model::order;
use crate::model::{Unit, UnitIx};
use form::Form;
pub use resemblance::Reason;

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
    /// It may be one of these; at least one, in the order of units.
    Doubtful(Vec<Candidate>),
    /// It is like none.
    New,
}

/// Names of known units, to look others up in.
#[derive(Clone, Debug, Default)]
pub struct Names {
    ids: HashMap<String, UnitIx>,
    forms: Vec<Form>,
    by_fold: HashMap<String, Vec<usize>>,
}

impl Names {
    /// Adds a unit under its id, its names and its aliases.
    pub fn add(&mut self, unit: UnitIx, described: &Unit) {
        self.ids.entry(described.id.clone()).or_insert(unit);
        let kind = described.kind.as_deref();
        self.push(Form::new(unit, &described.name.vi, kind, false));
        let others = described.name.en.iter().chain(&described.aliases);
        for other in others {
            self.push(Form::new(unit, other, kind, true));
        }
    }

    fn push(&mut self, form: Form) {
        let at = self.forms.len();
        for key in form.keys() {
            self.by_fold.entry(key.to_owned()).or_default().push(at);
        }
        self.forms.push(form);
    }

    /// The units that a name certainly means or may mean, among those that `eligible` admits.
    /// Costs a look-up for a certain name, time in proportion to the known names for another.
    pub fn find(&self, name: &str, eligible: impl Fn(UnitIx) -> bool) -> NameMatch {
        match self.find_certain(name, &eligible) {
            NameMatch::New => self.find_resembling(name, eligible),
            found => found,
        }
    }

    /// As [`Names::find`], without the search for similar names: doubtful are only names that
    /// stand for several units or contradict one in diacritics or kind.
    pub fn find_certain(&self, name: &str, eligible: impl Fn(UnitIx) -> bool) -> NameMatch {
        if self.forms.is_empty() {
            return NameMatch::New;
        }
        if let Some(&unit) = self.ids.get(name.trim()).filter(|unit| eligible(**unit)) {
            return NameMatch::Certain(unit, Likeness::Id);
        }
        let form = Form::new(0, name, None, false);
        let mut certain: Vec<(Likeness, UnitIx)> = Vec::new();
        let mut doubtful: Vec<Candidate> = Vec::new();
        for key in form.keys() {
            for &at in self.by_fold.get(key).into_iter().flatten() {
                let known = &self.forms[at];
                if !eligible(known.unit) {
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
            return from_candidates(doubtful);
        };
        // An unaccented name must be the only one of its letters, contradicting ones included.
        let rivals =
            certain.iter().filter(|(likeness, _)| *likeness == best).map(|(_, rival)| rival);
        let contradicting = doubtful.iter().filter(|_| best == Likeness::Unaccented);
        let mut meant: Vec<UnitIx> =
            rivals.chain(contradicting.map(|candidate| &candidate.unit)).copied().collect();
        order::sort(&mut meant);
        meant.dedup();
        if meant.len() == 1 {
            return NameMatch::Certain(unit, best);
        }
        let reason = Reason::SeveralUnits;
        NameMatch::Doubtful(meant.into_iter().map(|unit| Candidate { unit, reason }).collect())
    }

    fn find_resembling(&self, name: &str, eligible: impl Fn(UnitIx) -> bool) -> NameMatch {
        let form = Form::new(0, name, None, false);
        let candidates =
            self.forms.iter().filter(|known| eligible(known.unit)).filter_map(|known| {
                let reason = resemblance::of(&form, known)?;
                Some(Candidate { unit: known.unit, reason })
            });
        from_candidates(candidates.collect())
    }
}

/// One candidate for each unit, with the strongest reason.
fn from_candidates(mut candidates: Vec<Candidate>) -> NameMatch {
    order::sort_by_key(&mut candidates, |candidate| (candidate.unit, candidate.reason));
    candidates.dedup_by_key(|candidate| candidate.unit);
    if candidates.is_empty() { NameMatch::New } else { NameMatch::Doubtful(candidates) }
}

#[cfg(test)]
mod tests;

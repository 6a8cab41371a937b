//! One spelling of a name, taken apart for comparison.

use super::{Likeness, Reason};
use crate::model::UnitIx;
use crate::model::text::{fold, nfc, spelling};

/// A spelling with its keys, computed once.
#[derive(Clone, Debug)]
pub struct Form {
    /// The unit that it names.
    pub unit: UnitIx,
    /// Whether it is another spelling than the unit's own name.
    alias: bool,
    raw: String,
    composed: String,
    spelled: String,
    core: String,
    folded: String,
    folded_core: String,
    /// The name's own words, folded, without the word for its kind.
    pub words: Vec<String>,
    /// All its words, folded.
    pub all_words: Vec<String>,
    prefix: Option<Prefix>,
    levels: u8,
}

const PROVINCE: u8 = 1;
const DISTRICT: u8 = 2;
const COMMUNE: u8 = 4;
const OTHER: u8 = 8;
const ANY: u8 = PROVINCE | DISTRICT | COMMUNE | OTHER;

/// The word for a kind of unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prefix {
    Province,
    City,
    District,
    UrbanDistrict,
    Town,
    Commune,
    Ward,
    Township,
    SpecialZone,
}

impl Prefix {
    fn levels(self) -> u8 {
        match self {
            Prefix::Province => PROVINCE,
            Prefix::City => PROVINCE | DISTRICT,
            Prefix::District | Prefix::UrbanDistrict | Prefix::Town => DISTRICT,
            Prefix::Commune | Prefix::Ward | Prefix::Township | Prefix::SpecialZone => COMMUNE,
        }
    }
}

/// A word as `spelling` and as `fold` give it, so that no name costs their making.
type Word = (&'static str, &'static str);

/// Words before a name: tỉnh, thành phố, huyện, quận, thị xã, xã, phường, thị trấn, đặc khu; «tt» is not among them: it is «thị trấn» as often as «Thừa Thiên».
const PREFIXES: [(Word, Prefix); 11] = [
    (("tinh\u{309}", "tinh"), Prefix::Province),
    (("thanh\u{300} pho\u{302}\u{301}", "thanh pho"), Prefix::City),
    (("tp", "tp"), Prefix::City),
    (("huye\u{302}n\u{323}", "huyen"), Prefix::District),
    (("qua\u{302}n\u{323}", "quan"), Prefix::UrbanDistrict),
    (("thi\u{323} xa\u{303}", "thi xa"), Prefix::Town),
    (("tx", "tx"), Prefix::Town),
    (("xa\u{303}", "xa"), Prefix::Commune),
    (("phu\u{31b}o\u{31b}ng\u{300}", "phuong"), Prefix::Ward),
    (("thi\u{323} tra\u{302}n\u{301}", "thi tran"), Prefix::Township),
    (("đa\u{306}c\u{323} khu", "dac khu"), Prefix::SpecialZone),
];

/// Words after a name in English.
const SUFFIXES: [(&str, Prefix); 6] = [
    ("province", Prefix::Province),
    ("city", Prefix::City),
    ("district", Prefix::District),
    ("town", Prefix::Town),
    ("commune", Prefix::Commune),
    ("ward", Prefix::Ward),
];

/// Offices that stand for their unit.
const OFFICES: [Word; 2] =
    [("ubnd", "ubnd"), ("uy\u{309} ban nha\u{302}n da\u{302}n", "uy ban nhan dan")];

impl Form {
    /// Takes a name apart. `kind` is the unit's kind, where it is known.
    pub fn new(unit: UnitIx, name: &str, kind: Option<&str>, alias: bool) -> Form {
        let spelled = spelling(name);
        let (prefix, core) = split_prefix(&spelled);
        let all_words = words(&spelled);
        let of_kind = kind.map_or(ANY, |kind| match kind {
            "province" => PROVINCE,
            "district" => DISTRICT,
            "commune" => COMMUNE,
            _ => OTHER,
        });
        let of_prefix = prefix.map_or(ANY, Prefix::levels);
        // A kind that contradicts the name («thành phố» of kind `commune`) says more than it.
        let levels = if of_kind & of_prefix == 0 { of_kind } else { of_kind & of_prefix };
        let own_words = words(core);
        Form {
            unit,
            alias,
            raw: name.to_owned(),
            composed: nfc(name.trim()),
            folded: all_words.concat(),
            folded_core: own_words.concat(),
            core: squeezed(core),
            spelled: squeezed(&spelled),
            words: own_words,
            all_words,
            prefix,
            levels,
        }
    }

    /// The keys under which the form is looked up: its letters, with and without the word for its
    /// kind. A form without any letter has none.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let second = (self.folded_core != self.folded).then_some(self.folded_core.as_str());
        std::iter::once(self.folded.as_str()).chain(second).filter(|key| !key.is_empty())
    }

    /// In what the form differs from a known one that shares a key with it.
    ///
    /// # Errors
    /// Why it is not certainly the same, or `None` when it cannot be the same.
    pub fn likeness(&self, known: &Form) -> Result<Likeness, Option<Reason>> {
        let own = if self.raw == known.raw {
            Likeness::Exact
        } else if self.composed == known.composed {
            Likeness::UnicodeForm
        } else if self.spelled == known.spelled {
            Likeness::Spelling
        } else {
            self.likeness_of_core(known)?
        };
        let other = known.alias && own < Likeness::Alias;
        Ok(if other { Likeness::Alias } else { own })
    }

    fn likeness_of_core(&self, known: &Form) -> Result<Likeness, Option<Reason>> {
        // A word that looks like one for the kind may be of the name: «Tinh Bien» is Tịnh Biên.
        let whole = (self.prefix.is_some() && self.folded == known.folded_core)
            || (known.prefix.is_some() && self.folded_core == known.folded);
        let kinds_say = !whole && self.folded != known.folded;
        if kinds_say && self.levels & known.levels == 0 {
            return Err(None);
        }
        let both_say_kind = self.prefix.is_some() && known.prefix.is_some();
        if kinds_say && both_say_kind && self.prefix != known.prefix {
            return Err(Some(Reason::OtherKind));
        }
        if self.core == known.core {
            return Ok(Likeness::Prefix);
        }
        let mut pairs = [&self.core, &self.spelled]
            .into_iter()
            .flat_map(|own| [&known.core, &known.spelled].map(|other| (own, other)));
        if pairs.any(|(a, b)| lacks_marks_of(a, b) || lacks_marks_of(b, a)) {
            return Ok(Likeness::Unaccented);
        }
        let same_letters = self.folded_core == known.folded_core;
        Err(same_letters.then_some(Reason::Diacritics))
    }

    /// Whether the kinds of two forms allow them to be one unit.
    pub fn is_of_kind(&self, known: &Form) -> bool {
        self.levels & known.levels != 0
    }
}

/// The word for the kind and the name proper. A name that is a number keeps its word: «Quận 1».
fn split_prefix(spelled: &str) -> (Option<Prefix>, &str) {
    let rest = OFFICES
        .iter()
        .find_map(|office| after_word(spelled, *office))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(spelled);
    let before =
        PREFIXES.iter().find_map(|(word, prefix)| Some((*prefix, after_word(rest, *word)?)));
    let after = || {
        SUFFIXES.iter().find_map(|(word, prefix)| {
            let core = rest.strip_suffix(word)?.strip_suffix(' ')?;
            Some((*prefix, core))
        })
    };
    match before.or_else(after) {
        Some((prefix, core)) if core.chars().any(char::is_alphabetic) => (Some(prefix), core),
        _ => (None, rest),
    }
}

/// What follows a word written with all its diacritics or with none.
fn after_word(text: &str, (spelled, folded): Word) -> Option<&str> {
    let rest = text.strip_prefix(spelled).or_else(|| text.strip_prefix(folded))?;
    rest.strip_prefix(' ')
}

fn words(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| *c != ' ').collect()
}

/// Whether the first text has the letters of the second and none but its marks: it can be the
/// second with diacritics left out.
fn lacks_marks_of(plain: &str, full: &str) -> bool {
    let mut full = full.chars().peekable();
    for c in plain.chars() {
        loop {
            let Some(other) = full.next() else { return false };
            if other == c || (c == 'd' && other == 'đ') {
                break;
            }
            if !matches!(other, '\u{300}'..='\u{36f}') {
                return false;
            }
        }
    }
    full.all(|rest| matches!(rest, '\u{300}'..='\u{36f}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_as_the_keys_of_their_spelling() {
        let written = [
            "Tỉnh",
            "Thành phố",
            "TP",
            "Huyện",
            "Quận",
            "Thị xã",
            "TX",
            "Xã",
            "Phường",
            "Thị trấn",
            "Đặc khu",
            "UBND",
            "Ủy ban nhân dân",
        ];
        let held = PREFIXES.iter().map(|(word, _)| *word).chain(OFFICES);
        assert_eq!(written.len(), PREFIXES.len() + OFFICES.len());
        for (word, text) in held.zip(written) {
            assert_eq!((word.0, word.1), (&*spelling(text), &*fold(text)), "{text}");
        }
    }
}

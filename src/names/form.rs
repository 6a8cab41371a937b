//! One spelling of a name, taken apart for comparison.

use std::ops::Range;

use super::{Likeness, Reason};
use crate::model::UnitIx;
use crate::model::text::{nfc, spelling};
use crate::model::unicode::is_mark;

/// A spelling, with and without its diacritics. What is compared is cut out of these two texts: a
/// list of eleven thousand names is taken apart more often than anything of it is asked for.
#[derive(Clone, Debug)]
pub struct Form {
    /// The unit that it names.
    pub unit: UnitIx,
    /// Whether it is another spelling than the unit's own name.
    alias: bool,
    raw: String,
    /// Words with their diacritics, one space between them.
    spelled: String,
    /// The same words without.
    folded: String,
    /// Where in both the name's own words stand, without the word for its kind.
    own: [Range<usize>; 2],
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
    /// Takes a name apart.
    pub fn new(name: &str) -> Form {
        let spelled = spelling(name);
        let folded = without_marks(&spelled);
        Form::of_spelling(name, spelled, folded)
    }

    /// A name whose spelling is known. `folded` is the same without its marks.
    pub fn of_spelling(name: &str, spelled: String, folded: String) -> Form {
        let (prefix, core) = split_prefix(&spelled);
        let own = if core.len() == spelled.len() {
            [0..spelled.len(), 0..folded.len()]
        } else {
            // It is cut out of the spelling.
            let start = core.as_ptr() as usize - spelled.as_ptr() as usize;
            let before = letters_of(&spelled[..start]);
            let length = letters_of(core);
            [start..start + core.len(), before..before + length]
        };
        let levels = prefix.map_or(ANY, Prefix::levels);
        Form { unit: 0, alias: false, raw: name.to_owned(), spelled, folded, own, prefix, levels }
    }

    /// The form as a name of a known unit. `kind` is the unit's kind, where it is known.
    pub fn of_unit(mut self, unit: UnitIx, kind: Option<&str>, alias: bool) -> Form {
        let of_kind = kind.map_or(ANY, |kind| match kind {
            "province" => PROVINCE,
            "district" => DISTRICT,
            "commune" => COMMUNE,
            _ => OTHER,
        });
        (self.unit, self.alias) = (unit, alias);
        // A kind that contradicts the name («thành phố» of kind `commune`) says more than it.
        self.levels = if of_kind & self.levels == 0 { of_kind } else { of_kind & self.levels };
        self
    }

    /// The name as it was written.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The name's words with their diacritics in lower case.
    pub fn spelled(&self) -> &str {
        &self.spelled
    }

    /// All words, folded, one space between them.
    pub fn all_words(&self) -> &str {
        &self.folded
    }

    /// The name's own words, folded, without the word for its kind.
    pub fn words(&self) -> &str {
        &self.folded[self.own[1].clone()]
    }

    /// Where the name's own words stand among all its words.
    pub fn own_words(&self) -> Range<usize> {
        self.own[1].clone()
    }

    /// Whether a word for its kind stands in it.
    pub fn says_kind(&self) -> bool {
        self.prefix.is_some()
    }

    /// Whether it says that it is a city.
    pub fn says_city(&self) -> bool {
        self.prefix == Some(Prefix::City)
    }

    fn core(&self) -> &str {
        &self.spelled[self.own[0].clone()]
    }

    /// The keys under which the form is looked up: its letters, with and without the word for its
    /// kind, spaces not counted. A form without any letter has none.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let second = (self.words().len() < self.folded.len()).then_some(self.words());
        std::iter::once(self.all_words()).chain(second).filter(|key| !key.is_empty())
    }

    /// Whether two forms have a key in common.
    pub fn shares_key(&self, known: &Form) -> bool {
        self.keys().any(|own| known.keys().any(|other| same_letters(own, other)))
    }

    /// In what the form differs from a known one that shares a key with it.
    ///
    /// # Errors
    /// Why it is not certainly the same, or `None` when it cannot be the same.
    pub fn likeness(&self, known: &Form) -> Result<Likeness, Option<Reason>> {
        let own = if self.raw == known.raw {
            Likeness::Exact
        } else if !same_letters(&self.spelled, &known.spelled) {
            self.likeness_of_core(known)?
        } else if nfc(self.raw.trim()) == nfc(known.raw.trim()) {
            Likeness::UnicodeForm
        } else {
            Likeness::Spelling
        };
        let other = known.alias && own < Likeness::Alias;
        Ok(if other { Likeness::Alias } else { own })
    }

    fn likeness_of_core(&self, known: &Form) -> Result<Likeness, Option<Reason>> {
        // A word that looks like one for the kind may be of the name: «Tinh Bien» is Tịnh Biên.
        let whole = (self.says_kind() && same_letters(&self.folded, known.words()))
            || (known.says_kind() && same_letters(self.words(), &known.folded));
        let kinds_say = !whole && !same_letters(&self.folded, &known.folded);
        if kinds_say && self.levels & known.levels == 0 {
            return Err(None);
        }
        let both_say_kind = self.says_kind() && known.says_kind();
        if kinds_say && both_say_kind && self.prefix != known.prefix {
            return Err(Some(Reason::OtherKind));
        }
        if same_letters(self.core(), known.core()) {
            return Ok(Likeness::Prefix);
        }
        let mut pairs = [self.core(), &self.spelled]
            .into_iter()
            .flat_map(|own| [known.core(), &known.spelled].map(|other| (own, other)));
        if pairs.any(|(a, b)| lacks_marks_of(a, b) || lacks_marks_of(b, a)) {
            return Ok(Likeness::Unaccented);
        }
        let diacritics = same_letters(self.words(), known.words());
        Err(diacritics.then_some(Reason::Diacritics))
    }

    /// Whether the kinds of two forms allow them to be one unit.
    pub fn is_of_kind(&self, known: &Form) -> bool {
        self.levels & known.levels != 0
    }
}

/// Whether two texts are the same but for their spaces.
pub fn same_letters(a: &str, b: &str) -> bool {
    a == b || letters(a).eq(letters(b))
}

/// The bytes of a text without its spaces.
pub fn letters(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(|byte| *byte != b' ')
}

/// How long a text that `spelling` made is without its marks.
fn letters_of(spelled: &str) -> usize {
    let length = |c: char| match c {
        'đ' => 1,
        _ if is_mark(c) => 0,
        _ => c.len_utf8(),
    };
    spelled.chars().map(length).sum()
}

/// What [`crate::model::text::fold`] makes of a text that `spelling` made.
pub fn without_marks(spelled: &str) -> String {
    let mut folded = String::with_capacity(spelled.len());
    for c in spelled.chars() {
        match c {
            'đ' => folded.push('d'),
            _ if is_mark(c) => {}
            // Behind a mark without a letter.
            ' ' if folded.is_empty() => {}
            _ => folded.push(c),
        }
    }
    folded
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

/// Whether the first text has the letters of the second and none but its marks: it can be the
/// second with diacritics left out.
fn lacks_marks_of(plain: &str, full: &str) -> bool {
    let no_space = |c: &char| *c != ' ';
    let mut full = full.chars().filter(no_space);
    for c in plain.chars().filter(no_space) {
        loop {
            let Some(other) = full.next() else { return false };
            if other == c || (c == 'd' && other == 'đ') {
                break;
            }
            if !is_mark(other) {
                return false;
            }
        }
    }
    full.all(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::fold;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folding_a_spelling_is_folding_the_text(text in "[ -;?-~À-ɏḀ-ỿ\u{300}-\u{36f}]{0,24}") {
            prop_assert_eq!(without_marks(&spelling(&text)), fold(&text));
            let form = Form::new(&text);
            prop_assert_eq!(form.words(), fold(form.core()));
        }
    }

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

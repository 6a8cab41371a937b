//! The alphabetical order of names, after CLDR's rules.
//!
//! Vietnamese: a ă â b c d đ e ê … o ơ ô … u ư are letters of their own (CLDR `vi` puts ô before
//! ơ); tones only decide between names that are otherwise equal, in the order ngang, huyền, hỏi,
//! ngã, sắc, nặng; lower case comes before upper case after that. English: no diacritic makes a
//! letter, đ is a d too; all of them only decide between equals.

use std::cmp::Ordering;

use super::Lang;
use crate::model::unicode::{decomposed, is_mark, take_apart};

/// A name's place in the alphabetical order: compares as the names do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    letters: Vec<u32>,
    tones: Vec<u8>,
    cases: Vec<u8>,
    // Equal by every rule and still not the same text: by code points, so that the order is total.
    text: String,
}

/// The place of a name in the order of a language. For sorting many names make each key once.
pub fn sort_key(name: &str, lang: Lang) -> SortKey {
    let mut key = SortKey {
        letters: Vec::with_capacity(name.len()),
        tones: Vec::with_capacity(name.len()),
        cases: Vec::with_capacity(name.len()),
        text: name.into(),
    };
    let mut marks: Vec<char> = Vec::new();
    let apart = decomposed(name);
    let mut letters = apart.chars().peekable();
    while let Some(letter) = letters.next() {
        marks.clear();
        while let Some(&mark) = letters.peek().filter(|c| is_mark(**c)) {
            marks.push(mark);
            letters.next();
        }
        push(&mut key, letter, &marks, lang);
    }
    key
}

/// Compares two names in the alphabetical order of a language. Only equal texts are equal. Few names
/// are put in order sooner by this than by their keys: most differ in one of their first letters.
pub fn compare(a: &str, b: &str, lang: Lang) -> Ordering {
    let letters = |rest| Letters { rest, marks: Vec::new(), lang };
    let (mut ours, mut theirs) = (letters(a), letters(b));
    loop {
        match (ours.next(), theirs.next()) {
            (None, None) => return sort_key(a, lang).cmp(&sort_key(b, lang)),
            (one, other) if one != other => return one.cmp(&other),
            _ => {}
        }
    }
}

/// The letters of a name by which it is sorted in the first place, each as it is wanted.
struct Letters<'a> {
    rest: &'a str,
    marks: Vec<char>,
    lang: Lang,
}

impl Iterator for Letters<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let letter = self.rest.chars().next()?;
        let after = &self.rest[letter.len_utf8()..];
        let marks = after.find(|c| !is_mark(c)).unwrap_or(after.len());
        let (one, rest) = self.rest.split_at(letter.len_utf8() + marks);
        self.rest = rest;
        if one.len() == 1 {
            return Some(primary(letter.to_ascii_lowercase()));
        }
        self.marks.clear();
        let bare = take_apart(letter, &mut self.marks);
        self.marks.extend(one[letter.len_utf8()..].chars());
        let lower = bare.to_lowercase().next().unwrap_or(bare);
        Some(place_of(lower, &self.marks, self.lang).0)
    }
}

const GRAVE: char = '\u{300}';
const ACUTE: char = '\u{301}';
const CIRCUMFLEX: char = '\u{302}';
const TILDE: char = '\u{303}';
const BREVE: char = '\u{306}';
const HOOK: char = '\u{309}';
const HORN: char = '\u{31b}';
const DOT_BELOW: char = '\u{323}';

fn push(key: &mut SortKey, letter: char, marks: &[char], lang: Lang) {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    let (place, part_of_letter) = place_of(lower, marks, lang);
    key.letters.push(place);
    key.tones.push(0);
    if lower == 'đ' && lang == Lang::En {
        key.tones.push(STROKE);
        key.cases.push(0);
    }
    for mark in marks {
        if Some(*mark) == part_of_letter {
            continue;
        }
        key.tones.push(tone(*mark, lang));
        key.cases.push(0);
    }
    key.cases.push(u8::from(letter != lower));
}

/// Where a letter stands in the alphabet, and which of its marks makes it the letter that it is.
fn place_of(lower: char, marks: &[char], lang: Lang) -> (u32, Option<char>) {
    let has = |mark: char| lang == Lang::Vi && marks.contains(&mark);
    // The letters that Vietnamese makes of a Latin one, in their order after it.
    let (part_of_letter, variant) = match lower {
        'a' if has(BREVE) => (Some(BREVE), 1),
        'a' if has(CIRCUMFLEX) => (Some(CIRCUMFLEX), 2),
        'e' | 'o' if has(CIRCUMFLEX) => (Some(CIRCUMFLEX), 1),
        'o' if has(HORN) => (Some(HORN), 2),
        'u' if has(HORN) => (Some(HORN), 1),
        'đ' if lang == Lang::Vi => (None, 1),
        _ => (None, 0),
    };
    let base = if lower == 'đ' { 'd' } else { lower };
    (primary(base) + variant, part_of_letter)
}

/// The stroke of đ where it only decides between equals: after every other mark.
const STROKE: u8 = u8::MAX;

/// The order of marks that only decide between equals.
fn tone(mark: char, lang: Lang) -> u8 {
    let vietnamese = [GRAVE, HOOK, TILDE, ACUTE, DOT_BELOW];
    // CLDR's root order, as far as Vietnamese and its neighbours need it.
    let root = [ACUTE, GRAVE, BREVE, CIRCUMFLEX, TILDE, HOOK, HORN, DOT_BELOW];
    let order: &[char] = lang.pick(&vietnamese, &root);
    let at = order.iter().position(|other| *other == mark).unwrap_or(order.len());
    at as u8 + 1
}

/// CLDR's root order of spaces and signs, then digits, then letters.
const SIGNS: &str = " _-–—,;:!?.'’\"()[]{}@*/\\&#%`^+<=>|~$";
const LETTERS: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

/// The place of every ASCII character; [`UNPLACED`] for those that are neither.
const ASCII: [u8; 128] = placed_in(placed_in([UNPLACED; 128], SIGNS, 0), LETTERS, 64);
const UNPLACED: u8 = 63;

const fn placed_in(mut places: [u8; 128], list: &str, first: u8) -> [u8; 128] {
    let bytes = list.as_bytes();
    let (mut at, mut place) = (0, first);
    while at < bytes.len() {
        if bytes[at] < 128 {
            places[bytes[at] as usize] = place;
        }
        // What follows the first byte of a character is no character.
        if bytes[at] & 0xC0 != 0x80 {
            place += 1;
        }
        at += 1;
    }
    places
}

/// The place of a character; other scripts come after by code point. Four apart, for the letters that
/// a language makes of one.
fn primary(lower: char) -> u32 {
    let lower = match lower {
        '\u{a0}' | '\u{202f}' | '\t' | '\n' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    };
    let place = match ASCII.get(lower as usize) {
        Some(place) => u32::from(*place),
        None => match SIGNS.chars().position(|c| c == lower) {
            Some(at) => at as u32,
            None if lower.is_alphanumeric() => 256 + lower as u32,
            None => u32::from(UNPLACED),
        },
    };
    place * 4 + 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &[&'static str], lang: Lang) -> Vec<&'static str> {
        let mut names = names.to_vec();
        names.sort_by_key(|name| sort_key(name, lang));
        names
    }

    #[test]
    fn the_vietnamese_alphabet() {
        let alphabet: Vec<&str> =
            "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z"
                .split(' ')
                .collect();
        let mut mixed = alphabet.clone();
        mixed.reverse();
        assert_eq!(sorted(&mixed, Lang::Vi), alphabet);
    }

    #[test]
    fn tones_decide_between_equals_only() {
        let tones = ["ma", "mà", "mả", "mã", "má", "mạ"];
        let mut mixed = tones;
        mixed.reverse();
        assert_eq!(sorted(&mixed, Lang::Vi), tones);
        assert_eq!(compare("mạ a", "ma b", Lang::Vi), Ordering::Less);
        assert_eq!(compare("ậ", "ấ", Lang::Vi), Ordering::Greater);
        assert_eq!(compare("ma", "Ma", Lang::Vi), Ordering::Less);
    }

    #[test]
    fn provinces() {
        let names = [
            "An Giang",
            "Bà Rịa - Vũng Tàu",
            "Bạc Liêu",
            "Bắc Giang",
            "Bắc Kạn",
            "Bắc Ninh",
            "Bến Tre",
            "Cà Mau",
            "Cao Bằng",
            "Cần Thơ",
            "Đà Nẵng",
            "Đắk Lắk",
            "Đắk Nông",
            "Điện Biên",
            "Đồng Nai",
            "Hà Nội",
            "Hải Phòng",
            "Hậu Giang",
            "Quảng Bình",
            "Quảng Nam",
            "Quảng Ninh",
        ];
        let mut mixed = names;
        mixed.reverse();
        assert_eq!(sorted(&mixed, Lang::Vi), names);
    }

    #[test]
    fn unicode_form_does_not_matter_but_the_order_is_total() {
        let composed = "Hải Phòng";
        let decomposed = decomposed(composed);
        let (a, b) = (sort_key(composed, Lang::Vi), sort_key(&decomposed, Lang::Vi));
        assert_eq!((&a.letters, &a.tones, &a.cases), (&b.letters, &b.tones, &b.cases));
        assert_ne!(a, b);
    }

    proptest::proptest! {
        #[test]
        fn names_compare_as_their_keys_do(a in "[aAâấĐđơờu\u{300}\u{309} xX-]{0,6}", b in "[aAâấĐđơờu\u{300}\u{309} xX-]{0,6}") {
            for lang in Lang::ALL {
                proptest::prop_assert_eq!(
                    compare(&a, &b, lang),
                    sort_key(&a, lang).cmp(&sort_key(&b, lang))
                );
            }
        }
    }
}

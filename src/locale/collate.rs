//! The alphabetical order of names, after CLDR's rules.
//!
//! Vietnamese: a ă â b c d đ e ê … o ơ ô … u ư are letters of their own (CLDR `vi` puts ô before
//! ơ); tones only decide between names that are otherwise equal, in the order ngang, huyền, hỏi,
//! ngã, sắc, nặng; lower case comes before upper case after that. English: no diacritic makes a
//! letter, đ is a d too; all of them only decide between equals.

use std::cmp::Ordering;

use super::Lang;
use crate::model::unicode::{decomposed, is_mark};

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
    let mut key =
        SortKey { letters: Vec::new(), tones: Vec::new(), cases: Vec::new(), text: name.into() };
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

/// Compares two names in the alphabetical order of a language. Only equal texts are equal.
pub fn compare(a: &str, b: &str, lang: Lang) -> Ordering {
    sort_key(a, lang).cmp(&sort_key(b, lang))
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
    key.letters.push(primary(base) + variant);
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

/// CLDR's root order of spaces and signs, then digits, then letters; other scripts after them by
/// code point. Four apart, for the letters that a language makes of one.
fn primary(lower: char) -> u32 {
    const SIGNS: &str = " _-–—,;:!?.'’\"()[]{}@*/\\&#%`^+<=>|~$";
    const LETTERS: &str = "0123456789abcdefghijklmnopqrstuvwxyz";
    let lower = match lower {
        '\u{a0}' | '\u{202f}' | '\t' | '\n' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    };
    let at = |list: &str| list.chars().position(|c| c == lower).map(|at| at as u32);
    let place = match (at(SIGNS), at(LETTERS)) {
        (Some(at), _) => at,
        (None, Some(at)) => 64 + at,
        (None, None) if lower.is_alphanumeric() => 256 + lower as u32,
        (None, None) => 63,
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
}

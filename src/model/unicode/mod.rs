//! Composed and decomposed Latin text, after Unicode's canonical forms.
//!
//! Knows the Latin letters U+00C0–U+024F and U+1E00–U+1EFF and the combining marks U+0300–U+036F,
//! which is all that names in Vietnamese and its neighbours are written with; every other character
//! passes through as it is, and ends a run of marks. A table of all of Unicode weighs more than the
//! rest of the reader.

mod composites;

use super::order;
use composites::COMPOSITES;

/// Whether a character is a mark that stands over, under or through the letter before it
/// (U+0300–U+036F).
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The text with each Latin letter and its marks as one character where Unicode has one (NFC).
pub fn composed(text: &str) -> String {
    // A letter that is one character already stays as it is: only marks can change a text.
    if !text.chars().any(is_mark) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut letter: Option<char> = None;
    let mut marks: Vec<char> = Vec::new();
    for c in decomposed(text).chars() {
        match letter {
            Some(base) if class(c) != 0 => match compose(base, c) {
                // A mark reaches its letter only past marks of other places.
                Some(both) if marks.last().is_none_or(|last| class(*last) < class(c)) => {
                    letter = Some(both);
                }
                _ => marks.push(c),
            },
            _ => {
                out.extend(letter.replace(c));
                out.extend(marks.drain(..));
            }
        }
    }
    out.extend(letter);
    out.extend(marks);
    out
}

/// The text with each Latin letter followed by its marks, these in Unicode's order (NFD).
pub fn decomposed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    let mut marks: Vec<char> = Vec::new();
    for c in text.chars() {
        if class(c) == 0 {
            flush(&mut out, &mut marks);
        }
        match c {
            // Marks that Unicode keeps under two numbers, and one that is two.
            '\u{340}' => marks.push('\u{300}'),
            '\u{341}' => marks.push('\u{301}'),
            '\u{343}' => marks.push('\u{313}'),
            '\u{344}' => marks.extend(['\u{308}', '\u{301}']),
            _ if class(c) != 0 => marks.push(c),
            _ => out.push(take_apart(c, &mut marks)),
        }
    }
    flush(&mut out, &mut marks);
    out
}

fn flush(out: &mut String, marks: &mut Vec<char>) {
    if marks.len() > 1 {
        in_order(marks);
    }
    out.extend(marks.drain(..));
}

/// Marks by their class; those of one class stay in their order.
fn in_order(marks: &mut [char]) {
    // By insertion: there are two or three. A letter under a thousand marks is sorted elsewhere.
    if marks.len() > 32 {
        return order::sort_by_key(marks, |mark| class(*mark));
    }
    for end in 1..marks.len() {
        let mut at = end;
        while at > 0 && class(marks[at - 1]) > class(marks[at]) {
            marks.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// The bare letter; its marks, innermost first, go to `marks`.
pub fn take_apart(letter: char, marks: &mut Vec<char>) -> char {
    let found = u16::try_from(u32::from(letter))
        .ok()
        .filter(|&code| code >= COMPOSITES[0].2)
        .and_then(|code| COMPOSITES.binary_search_by_key(&code, |entry| entry.2).ok());
    let Some((base, mark)) = found.and_then(|at| {
        let (base, mark, _) = COMPOSITES[at];
        Some((character(base)?, character(mark)?))
    }) else {
        return letter;
    };
    let bare = take_apart(base, marks);
    marks.push(mark);
    bare
}

fn compose(letter: char, mark: char) -> Option<char> {
    let parts = (u16::try_from(u32::from(letter)).ok()?, u16::try_from(u32::from(mark)).ok()?);
    COMPOSITES.iter().find(|entry| (entry.0, entry.1) == parts).and_then(|entry| character(entry.2))
}

fn character(code: u16) -> Option<char> {
    char::from_u32(u32::from(code))
}

/// Unicode's canonical combining class, which says where a mark stands: 0 for what is no mark.
fn class(c: char) -> u8 {
    if !is_mark(c) {
        return 0;
    }
    match u32::from(c) {
        0x34f => 0,
        0x334..=0x338 => 1,
        0x321..=0x322 | 0x327..=0x328 => 202,
        0x31b => 216,
        0x316..=0x319 | 0x31c..=0x320 | 0x323..=0x326 | 0x329..=0x333 | 0x339..=0x33c => 220,
        0x347..=0x349 | 0x34d..=0x34e | 0x353..=0x356 | 0x359..=0x35a => 220,
        0x315 | 0x31a | 0x358 => 232,
        0x35c | 0x35f | 0x362 => 233,
        0x35d..=0x35e | 0x360..=0x361 => 234,
        0x345 => 240,
        _ => 230,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn agrees(text: &str) {
        assert_eq!(composed(text), text.nfc().collect::<String>(), "{text:?}");
        assert_eq!(decomposed(text), text.nfd().collect::<String>(), "{text:?}");
    }

    fn letters() -> impl Iterator<Item = char> {
        ('A'..='Z').chain('a'..='z').chain('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}')
    }

    #[test]
    fn every_letter_alone_and_with_every_mark() {
        for letter in letters() {
            agrees(&letter.to_string());
            for mark in '\u{300}'..='\u{36f}' {
                agrees(&format!("{letter}{mark}"));
            }
        }
    }

    #[test]
    fn every_pair_of_marks_stands_in_its_order() {
        for first in '\u{300}'..='\u{36f}' {
            assert_eq!(
                class(first),
                unicode_normalization::char::canonical_combining_class(first),
                "{first:?}"
            );
            assert!(unicode_normalization::char::is_combining_mark(first));
            for second in '\u{300}'..='\u{36f}' {
                agrees(&format!("o{first}{second}"));
            }
        }
    }

    #[test]
    fn many_marks_on_one_letter() {
        let marks = "\u{301}\u{323}\u{31b}\u{308}";
        agrees(&format!("o{}", marks.repeat(40)));
    }

    #[test]
    fn other_scripts_pass_through() {
        for text in ["市", "й", "각", "≠", "\u{1100}\u{1161}", "\u{212b}"] {
            assert_eq!(composed(text), text);
            assert_eq!(decomposed(text), text);
        }
    }

    proptest! {
        #[test]
        fn texts_of_letters_and_marks(
            text in "([a-zA-Z]|[À-ɏ]|[Ḁ-ỿ]|[\u{300}-\u{36f}]|[\u{300}-\u{328}]|[oOuUaA. 0-9]){0,16}"
        ) {
            agrees(&text);
            prop_assert_eq!(composed(&decomposed(&text)), composed(&text));
        }
    }
}

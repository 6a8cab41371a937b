//! Text reduced to what two spellings of one name have in common.
//!
//! Three keys, from strict to lenient: [`nfc`] (Unicode form), [`spelling`] (case, spaces, the two
//! styles of placing tone marks), [`fold`] (diacritics). Each is a pure function of its input, and
//! texts equal under one key are equal under every later one.

use super::unicode::{composed, decomposed, is_mark};

/// The text with each letter and its marks as one character where Unicode has one.
pub fn nfc(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { composed(text) }
}

/// The text in lower case without diacritics, `đ` as `d`; whatever is neither letter nor digit is
/// one space between words. For search: «Bà Rịa - Vũng Tàu» becomes `ba ria vung tau`.
pub fn fold(text: &str) -> String {
    words(text, |_| None)
}

/// The text in lower case with its diacritics; punctuation and spaces as in [`fold`]. A tone mark
/// stands after its word, so that «Hòa» and «Hoà» are the same.
pub fn spelling(text: &str) -> String {
    words(text, Some)
}

/// A key of ASCII letters, digits and hyphens made from a name: «Xã Đồng Văn» becomes
/// `xa-dong-van`. Empty when the name has none of them.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for word in fold(name).split(' ') {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if !word.is_empty() {
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(&word);
        }
    }
    slug
}

/// Words in lower case, one space between them; `keep` says what becomes of a combining mark.
fn words(text: &str, keep: impl Fn(char) -> Option<char>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut tone: Option<char> = None;
    let mut gap = false;
    let mut take = |c: char| {
        if is_mark(c) {
            if let Some(mark) = keep(c) {
                if is_tone(mark) {
                    tone = Some(mark);
                } else {
                    out.push(mark);
                }
            }
        } else if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.extend(tone.take());
                out.push(' ');
            }
            gap = false;
            push_lower(&mut out, c, keep('\u{323}').is_some());
        } else if !is_invisible(c) {
            gap = true;
        }
    };
    if text.is_ascii() {
        text.chars().for_each(&mut take);
    } else {
        decomposed(text).chars().for_each(&mut take);
    }
    out.extend(tone);
    out
}

/// `đ` has no decomposition: it is a letter of its own, folded by hand. The Icelandic `ð` and the
/// African `ɖ` look the same in capitals (Ð, Ɖ) and stand for it in badly typed files.
fn push_lower(out: &mut String, c: char, keep_stroke: bool) {
    match c {
        'đ' | 'Đ' | 'ð' | 'Ð' | 'ɖ' | 'Ɖ' => out.push(if keep_stroke { 'đ' } else { 'd' }),
        _ => out.extend(c.to_lowercase()),
    }
}

/// The five tone marks of Vietnamese: huyền, sắc, ngã, hỏi, nặng. A syllable bears at most one.
fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// Characters that are there and not seen: zero-width spaces and joiners, soft hyphen, byte-order
/// mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn fold_ignores_diacritics_case_and_punctuation() {
        for (text, folded) in [
            ("Bà Rịa - Vũng Tàu", "ba ria vung tau"),
            ("BÀ RỊA–VŨNG TÀU", "ba ria vung tau"),
            ("Đắk Lắk", "dak lak"),
            ("ĐẮK\u{a0}LẮK ", "dak lak"),
            ("Đa\u{306}\u{301}k", "dak"),
            ("TP.HCM", "tp hcm"),
            ("Thừa Thiên\u{200b} - Huế", "thua thien hue"),
            ("  ", ""),
            ("2.1 Điểm", "2 1 diem"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn spelling_joins_styles_of_tone_marks_and_keeps_letters_apart() {
        for (a, b) in [
            ("Hòa Bình", "Hoà Bình"),
            ("Hòa Bình", "HOÀ  BÌNH"),
            ("Khánh Hòa", "Kha\u{301}nh Hoa\u{300}"),
            ("Thúy", "Thuý"),
            ("Huế", "Hu\u{ea}\u{301}"),
        ] {
            assert_eq!(spelling(a), spelling(b), "{a} {b}");
        }
        for (a, b) in [("Hà Nam", "Ha Nam"), ("Đắk", "Dắk"), ("Tân", "Tan"), ("Bắc Cạn", "Bắc Kạn")]
        {
            assert_ne!(spelling(a), spelling(b), "{a} {b}");
        }
    }

    #[test]
    fn slugs_are_plain_keys() {
        assert_eq!(slug("Xã Đồng Văn"), "xa-dong-van");
        assert_eq!(slug("Bà Rịa - Vũng Tàu"), "ba-ria-vung-tau");
        assert_eq!(slug("市"), "");
        assert_eq!(slug("A 市 B"), "a-b");
    }

    proptest! {
        #[test]
        fn keys_do_not_depend_on_unicode_form_and_are_stable(text in "[ -;?-~À-ɏḀ-ỿ\u{300}-\u{36f}]{0,24}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&composed), fold(&decomposed));
            prop_assert_eq!(spelling(&composed), spelling(&decomposed));
            prop_assert_eq!(fold(&spelling(&text)), fold(&text));
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
            prop_assert!(slug(&text).bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
        }
    }
}

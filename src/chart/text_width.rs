//! How wide a text is in the page's fonts, without a browser: labels are placed in tests and in a
//! worker just as on the page.
//!
//! Widths are thousandths of the letter size, of Noto Sans (DejaVu Sans for the signs it lacks),
//! printed by `src/chart/text_width.py`. Segoe UI and Roboto, which stand before it in the page's font
//! stack, are narrower nearly everywhere; a margin of 3 % covers the rest. A letter with marks is as
//! wide as the letter without; only Ơ, Ư and Đ differ.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::locale::abbreviated;
use crate::model::unicode::{decomposed, is_mark};

/// The horn that makes Ơ of O and Ư of U.
const HORN: char = '\u{31b}';

/// What a letter that the tables lack is taken for: as wide as an m.
const UNKNOWN: u16 = 1000;

#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556, 519, 728, 741, 339, 273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572
];

#[rustfmt::skip]
const BOLD: [u16; 95] = [
    260, 286, 472, 646, 572, 901, 750, 266, 339, 339, 545, 572, 285, 322, 285, 413, 572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 285, 285, 572, 572, 572, 477, 897, 690, 672, 637, 740, 560, 549, 724, 765, 389, 331, 664, 565, 943, 813, 796, 628, 796, 660, 551, 579, 756, 650, 967, 667, 624, 579, 331, 413, 331, 572, 411, 362, 604, 633, 514, 633, 591, 387, 633, 657, 305, 305, 620, 305, 982, 657, 619, 633, 633, 454, 497, 434, 657, 569, 856, 578, 569, 488, 394, 551, 394, 572
];

const OTHERS: [(char, u16, u16); 44] = [
    ('§', 513, 486),
    ('«', 509, 615),
    ('°', 428, 428),
    ('±', 572, 572),
    ('·', 268, 285),
    ('»', 509, 615),
    ('¼', 745, 830),
    ('½', 771, 874),
    ('¾', 781, 845),
    ('×', 572, 572),
    ('÷', 572, 572),
    ('Đ', 730, 740),
    ('đ', 617, 649),
    ('ı', 258, 305),
    ('Ơ', 784, 825),
    ('ơ', 616, 679),
    ('Ư', 780, 885),
    ('ư', 674, 760),
    ('–', 500, 500),
    ('—', 1000, 1000),
    ('‘', 175, 217),
    ('’', 175, 217),
    ('“', 359, 445),
    ('”', 359, 445),
    ('•', 376, 376),
    ('…', 791, 855),
    ('₫', 617, 649),
    ('€', 572, 572),
    ('←', 838, 838),
    ('↑', 838, 838),
    ('→', 838, 838),
    ('↓', 838, 838),
    ('∑', 674, 718),
    ('−', 838, 838),
    ('≈', 838, 838),
    ('≤', 838, 838),
    ('≥', 838, 838),
    ('▲', 769, 769),
    ('△', 769, 769),
    ('▼', 769, 769),
    ('▽', 769, 769),
    ('○', 873, 873),
    ('◌', 594, 594),
    ('●', 873, 873),
];

/// Width of a text in layout pixels, set in letters of a size; a little more than the truth.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths = composed_width(text, bold).unwrap_or_else(|| apart_width(text, bold));
    f64::from(thousandths) * size * 1.03 / 1000.0
}

/// The blocks of Unicode in which letters with marks stand that Vietnamese and its neighbours use.
const WITH_MARKS: [std::ops::Range<u32>; 2] = [0xC0..0x250, 0x1E00..0x1F00];

/// The width of a text of letters that are one character each, marks included: nearly every text, and no
/// letter is taken apart. `None`: there are marks of their own.
fn composed_width(text: &str, bold: bool) -> Option<u32> {
    let mut thousandths = 0u32;
    for letter in text.chars() {
        let code = letter as u32;
        thousandths += u32::from(match code {
            0..0x80 => letter_width(letter, bold),
            _ if is_mark(letter) => return None,
            _ => match WITH_MARKS.iter().position(|block| block.contains(&code)) {
                Some(block) => marked_width(block, code, bold),
                None => letter_width(letter, bold),
            },
        });
    }
    Some(thousandths)
}

/// The width of a letter with marks, each looked up once.
fn marked_width(block: usize, code: u32, bold: bool) -> u16 {
    static WIDTHS: OnceLock<[Vec<[u16; 2]>; 2]> = OnceLock::new();
    let widths = WIDTHS.get_or_init(|| {
        WITH_MARKS.map(|block| {
            let letters = block.filter_map(char::from_u32).map(String::from);
            letters.map(|one| [false, true].map(|bold| apart_width(&one, bold) as u16)).collect()
        })
    });
    let at = (code - WITH_MARKS[block].start) as usize;
    widths[block].get(at).map_or(UNKNOWN, |widths| widths[usize::from(bold)])
}

/// The width of a text in thousandths of its size, each letter taken apart from its marks.
fn apart_width(text: &str, bold: bool) -> u32 {
    let mut thousandths = 0u32;
    let apart = decomposed(text);
    let mut letters = apart.chars().peekable();
    while let Some(letter) = letters.next() {
        if is_mark(letter) {
            continue;
        }
        let mut horned = false;
        while let Some(mark) = letters.next_if(|next| is_mark(*next)) {
            horned |= mark == HORN;
        }
        let letter = match letter {
            'o' if horned => 'ơ',
            'O' if horned => 'Ơ',
            'u' if horned => 'ư',
            'U' if horned => 'Ư',
            other => other,
        };
        thousandths += u32::from(letter_width(letter, bold));
    }
    thousandths
}

fn letter_width(letter: char, bold: bool) -> u16 {
    let letter = if letter == crate::locale::NO_BREAK_SPACE { ' ' } else { letter };
    if let ' '..='~' = letter {
        let table = if bold { &BOLD } else { &REGULAR };
        return table[letter as usize - 32];
    }
    match OTHERS.binary_search_by_key(&letter, |entry| entry.0) {
        Ok(ix) if bold => OTHERS[ix].2,
        Ok(ix) => OTHERS[ix].1,
        Err(_) => UNKNOWN,
    }
}

/// Breaks a text between words into lines no wider than `room`; a word wider than that stands
/// alone on its line.
pub fn wrap(text: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, bold) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text that is no wider than `room`: in the short form that officials write where it is longer, and cut
/// with an ellipsis, behind a whole word if there is one, where that is too long as well. Long names of
/// offices would otherwise leave no room for the picture; its reading and its table have them whole.
pub fn cut(text: &str, size: f64, bold: bool, room: f64) -> Cow<'_, str> {
    if width(text, size, bold) <= room {
        return text.into();
    }
    let text = abbreviated(text);
    if width(&text, size, bold) <= room {
        return text.into();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let shown =
        |end: usize| format!("{}…", text[..end].trim_end_matches([' ', ',', '-', '–', '&']));
    let fit = ends.partition_point(|end| width(&shown(*end), size, bold) <= room);
    let end = ends.get(fit.saturating_sub(1)).copied().unwrap_or_default();
    let word = if text[end..].starts_with(' ') { Some(end) } else { text[..end].rfind(' ') };
    shown(word.unwrap_or(end)).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn tables_are_sorted() {
        assert!(OTHERS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn both_forms_of_a_text_are_as_wide() {
        for text in ["Thừa Thiên - Huế", "Bà Rịa - Vũng Tàu", "ĐƯỜNG", "TP. Hồ Chí Minh"]
        {
            let (composed, apart): (String, String) = (text.nfc().collect(), text.nfd().collect());
            assert_eq!(width(&composed, 13.0, false), width(&apart, 13.0, false), "{text}");
        }
    }

    #[test]
    fn vietnamese_is_not_measured_by_bytes() {
        assert_eq!(width("ếệặ", 10.0, false), width("eea", 10.0, false));
        assert!(width("ơ", 10.0, false) > width("o", 10.0, false));
        assert!(width("Quảng Ninh", 13.0, true) > width("Quảng Ninh", 13.0, false));
        // As Chromium measures them in Noto Sans, in pixels.
        for (text, bold, measured) in [
            ("Quảng Ninh", false, 74.19),
            ("Quảng Ninh", true, 78.51),
            ("Thừa Thiên - Huế 12,34 ▲ −", false, 168.88),
        ] {
            let width = width(text, 13.0, bold);
            assert!((measured..measured * 1.05).contains(&width), "{text}: {width}");
        }
    }

    #[test]
    fn lines_are_no_wider_than_the_room() {
        let text = "Năm 2013 có thêm thành phần Cạnh tranh bình đẳng";
        let lines = wrap(text, 12.0, false, 90.0);
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| width(line, 12.0, false) <= 90.0));
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn a_long_text_is_cut_to_the_room() {
        assert_eq!(cut("Quảng Ninh", 13.0, false, 80.0), "Quảng Ninh");
        assert_eq!(cut("Sở Văn hóa, Thể thao và Du lịch", 13.0, false, 120.0), "Sở VHTT&DL");
        let long = "Trung tâm Phục vụ hành chính công ".repeat(3000);
        let short = cut(&long, 13.0, true, 150.0);
        assert_eq!(short, "Trung tâm Phục vụ…");
        assert!((110.0..=150.0).contains(&width(&short, 13.0, true)));
        assert_eq!(cut(&"a".repeat(100), 13.0, true, 60.0).chars().count(), 7);
        assert_eq!(cut("Quảng Ninh", 13.0, false, 0.0), "…");
    }
}

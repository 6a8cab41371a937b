//! Vietnamese in one byte a letter: what is learnt of texts then reaches further back.

use crate::model::unicode;

/// Ends a text.
pub const END: u8 = 0;

/// Before a letter that has no byte of its own: its bytes in UTF-8 follow.
pub const OTHER: u8 = 1;

/// The letters that take the bytes from 2 to 31 and from 127 on, in this order, line by line.
const LETTERS: &str = include_str!("letters.txt");

/// Each of them with its byte.
fn alphabet() -> impl Iterator<Item = (u8, char)> {
    let letters = LETTERS.chars().filter(|letter| !letter.is_control());
    (2..32).chain(127..=255).zip(letters)
}

/// A text in bytes, with its end.
pub fn to_bytes(text: &str) -> Vec<u8> {
    let mut all = Vec::with_capacity(text.len() + 1);
    for letter in text.chars() {
        if matches!(letter, ' '..='~') {
            all.push(letter as u8);
        } else if let Some((byte, _)) = alphabet().find(|(_, of)| *of == letter) {
            all.push(byte);
        } else {
            all.push(OTHER);
            all.extend(letter.encode_utf8(&mut [0; 4]).bytes());
        }
    }
    all.push(END);
    all
}

/// The text that bytes mean, its end left out. `None` when they mean none.
pub fn from_bytes(all: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(all.len());
    let mut at = 0;
    while let Some(&byte) = all.get(at) {
        at += 1;
        match byte {
            END => break,
            OTHER => {
                let end = at + width(*all.get(at)?);
                text.push_str(std::str::from_utf8(all.get(at..end)?).ok()?);
                at = end;
            }
            b' '..=b'~' => text.push(char::from(byte)),
            _ => {
                let (_, letter) = alphabet().find(|(of, _)| *of == byte)?;
                text.push(letter);
            }
        }
    }
    Some(text)
}

/// How many bytes of UTF-8 begin with this one.
pub fn width(first: u8) -> usize {
    match first {
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
        _ => 1,
    }
}

/// The text without the marks of its letters: «Bình Liêu» is “Binh Lieu” in English.
pub fn plain(text: &str) -> String {
    let plain = |letter: char| match letter {
        'đ' => 'd',
        'Đ' => 'D',
        letter => letter,
    };
    let parted = unicode::decomposed(text);
    parted.chars().filter(|letter| !unicode::is_mark(*letter)).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_letter_has_a_byte() {
        let letters: String = alphabet().map(|(_, letter)| letter).collect();
        assert_eq!(letters, LETTERS.replace(['\r', '\n'], ""));
        let all = to_bytes(&letters);
        assert_eq!(all.len(), letters.chars().count() + 1);
        assert_eq!(from_bytes(&all), Some(letters));
        assert_eq!(plain("Đắk Nông, Bình Liêu"), "Dak Nong, Binh Lieu");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text in "[\\PC\u{0}-\u{1f}]{0,40}") {
            let all = to_bytes(&text);
            prop_assert_eq!(from_bytes(&all), Some(text));
        }
    }
}

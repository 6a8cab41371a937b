//! Packed bytes as a piece of a link: its version, its length, a checksum, then the bytes in letters that
//! links may have. Chats and mails cut links, wrap them and escape them; what can be undone is undone.
//!
//! Of the letters the first is the version, three are the number of those that follow, four are the
//! checksum.

use super::Damage;

/// The letters, in order of their six bits.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The version that is written.
const VERSION: u8 = b'1';

/// Letters before the bytes.
const HEAD: usize = 8;

/// The most letters of a piece: more than browsers take in an address.
pub const MOST: usize = (1 << 18) - 1;

fn value(letter: u8) -> Option<u32> {
    Some(
        match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        }
        .into(),
    )
}

fn push(piece: &mut String, value: u32, letters: u32) {
    for at in (0..letters).rev() {
        piece.push(char::from(LETTERS[(value >> (6 * at)) as usize & 63]));
    }
}

/// 24 bits by which a change in the bytes is noticed (CRC-24 of OpenPGP).
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x00B7_04CE, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte) << 16, |sum, _| {
            let next = sum << 1;
            if next & 0x0100_0000 == 0 { next } else { next ^ 0x0186_4CFB }
        })
    })
}

/// How many letters so many bytes take, all told.
pub fn letters_for(bytes: usize) -> usize {
    HEAD + (bytes * 8).div_ceil(6)
}

/// The piece for bytes; no more than fit [`MOST`] letters.
pub fn written(bytes: &[u8]) -> String {
    let mut piece = String::with_capacity(letters_for(bytes.len()));
    piece.push(char::from(VERSION));
    push(&mut piece, (letters_for(bytes.len()) - HEAD) as u32, 3);
    push(&mut piece, checksum(bytes), 4);
    for three in bytes.chunks(3) {
        let all = three.iter().fold(0, |all, byte| all << 8 | u32::from(*byte));
        let letters = three.len() as u32 + 1;
        // What is wanting in the last letter are zeros.
        push(&mut piece, all << (6 * letters - 8 * three.len() as u32), letters);
    }
    piece
}

/// The bytes of a piece that may have suffered on its way.
///
/// # Errors
/// [`Damage`]: what happened to it.
pub fn read(piece: &str) -> Result<Vec<u8>, Damage> {
    let piece = unescaped(piece);
    // Word processors make two hyphens a dash, and a chat one of any.
    let mut found = Damage::Changed;
    for dash in ["-", "--"] {
        match read_letters(&cleaned(&piece, dash)) {
            Err(Damage::Changed) => {}
            Err(damage) => found = damage,
            read => return read,
        }
        if !piece.contains(['–', '—']) {
            break;
        }
    }
    Err(found)
}

/// Without escapes, be they escaped again.
fn unescaped(piece: &str) -> String {
    let mut piece = piece.to_owned();
    for _ in 0..4 {
        if !piece.contains('%') {
            break;
        }
        piece = crate::share::percent::decode(&piece);
    }
    piece
}

/// The letters alone, with what programs of letters made of hyphens; `dash` is what a dash was.
fn cleaned(piece: &str, dash: &str) -> Vec<u8> {
    // `=3D`: a sign of equality that went through a mail.
    let piece = piece.strip_prefix("3D").unwrap_or(piece);
    let mut letters = Vec::with_capacity(piece.len());
    for letter in piece.chars() {
        match letter {
            '–' | '—' => letters.extend(dash.bytes()),
            '\u{2010}' | '\u{2011}' | '\u{2212}' => letters.push(b'-'),
            letter if letter.is_ascii() && value(letter as u8).is_some() => {
                letters.push(letter as u8);
            }
            // Behind the piece: signs of the sentence, what trackers add. In it: lines, spaces.
            _ => {}
        }
    }
    letters
}

fn read_letters(letters: &[u8]) -> Result<Vec<u8>, Damage> {
    let (head, rest) = letters.split_at_checked(HEAD).ok_or(Damage::Cut { here: 0, of: 0 })?;
    if head[0] != VERSION {
        return Err(Damage::Newer);
    }
    let number = |letters: &[u8]| {
        letters.iter().filter_map(|letter| value(*letter)).fold(0, |all, six| all << 6 | six)
    };
    let (length, sum) = (number(&head[1..4]) as usize, number(&head[4..]));
    let Some(letters) = rest.get(..length) else {
        return Err(Damage::Cut { here: rest.len() + HEAD, of: length + HEAD });
    };
    let mut bytes = Vec::with_capacity(length * 3 / 4);
    for four in letters.chunks(4) {
        let all = number(four) << (6 * (4 - four.len()));
        bytes.extend(&all.to_be_bytes()[1..four.len().max(1)]);
    }
    if checksum(&bytes) == sum { Ok(bytes) } else { Err(Damage::Changed) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_happens_on_the_way_is_undone() {
        let bytes: Vec<u8> = (0..200_u32).map(|at| (at * 89 + 251 * (at / 7)) as u8).collect();
        let piece = written(&bytes);
        assert!(piece.contains('-') && piece.contains('_'));
        let escape =
            |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let wrapped = |gap: &str| {
            let lines: Vec<&str> = piece
                .as_bytes()
                .chunks(70)
                .map(|part| std::str::from_utf8(part).unwrap())
                .collect();
            lines.join(gap)
        };
        for sent in [
            piece.clone(),
            format!("{piece}."),
            format!("{piece})»,"),
            format!("{piece}&fbclid=IwAR0abc"),
            format!("{piece}?utm_source=zalo&zarsrc=31"),
            format!("{piece}&data=05%7C01%7Ca%40b.vn%7C&sdata=abc%3D&reserved=0"),
            format!("3D{piece}"),
            format!(" {piece} "),
            escape(&piece),
            escape(&escape(&piece)),
            piece.replace('-', "%2D"),
            piece.replace('-', "\u{2011}"),
            piece.replace('-', "–"),
            wrapped("\n"),
            wrapped("\r\n> "),
            wrapped("%20"),
            wrapped("=\r\n"),
            wrapped("\u{200b}"),
        ] {
            assert_eq!(read(&sent), Ok(bytes.clone()), "{sent}");
        }
    }

    #[test]
    fn what_cannot_be_undone_is_told() {
        let bytes = [7; 90];
        let piece = written(&bytes);
        let of = piece.len();
        assert_eq!(read(&piece[..60]), Err(Damage::Cut { here: 60, of }));
        assert_eq!(read(&format!("{}…", &piece[..60])), Err(Damage::Cut { here: 60, of }));
        assert_eq!(read("1"), Err(Damage::Cut { here: 0, of: 0 }));
        let changed = format!("{}C{}", &piece[..20], &piece[21..]);
        assert_eq!(read(&changed), Err(Damage::Changed));
        assert_eq!(read(&piece.to_lowercase()).ok(), None);
        assert_eq!(read(&piece.replacen('1', "7", 1)), Err(Damage::Newer));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let piece = written(&bytes);
            prop_assert_eq!(piece.len(), letters_for(bytes.len()));
            prop_assert_eq!(read(&piece), Ok(bytes));
        }

        #[test]
        fn a_changed_letter_is_noticed(at in 8usize..100, to in 0usize..64) {
            let bytes = [200; 80];
            let mut piece = written(&bytes).into_bytes();
            let was = std::mem::replace(&mut piece[at], LETTERS[to]);
            let piece = String::from_utf8(piece).unwrap();
            prop_assert_eq!(read(&piece).is_ok(), was == LETTERS[to]);
        }
    }
}

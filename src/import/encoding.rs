//! Files whose letters are not written in UTF-8: Excel's «Unicode text» (UTF-16) and what older
//! programs save in Vietnam (Windows-1258) and elsewhere (Windows-1252).

use std::borrow::Cow;

/// How the letters of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, either byte first.
    Utf16,
    /// Vietnamese Windows: letters and marks apart.
    Windows1258,
    /// Western Windows.
    Windows1252,
}

/// The same text in UTF-8, and how it was written. Bytes that are no letter there become «�».
pub fn utf8(bytes: &[u8]) -> (Cow<'_, [u8]>, Encoding) {
    match bytes {
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes), Encoding::Utf16),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes), Encoding::Utf16),
        _ if std::str::from_utf8(bytes).is_ok() => (Cow::Borrowed(bytes), Encoding::Utf8),
        _ => {
            let (high, encoding) = match is_vietnamese(bytes) {
                true => (&WINDOWS_1258, Encoding::Windows1258),
                false => (&WINDOWS_1252, Encoding::Windows1252),
            };
            let letter = |byte: &u8| match byte.checked_sub(0x80) {
                Some(at) => high[usize::from(at)],
                None => char::from(*byte),
            };
            let text: String = bytes.iter().map(letter).collect();
            (Cow::Owned(text.into_bytes()), encoding)
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'_, [u8]> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let letters = char::decode_utf16(units);
    let text: String =
        letters.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Cow::Owned(text.into_bytes())
}

/// Whether bytes that are no UTF-8 are Vietnamese of Windows. There a tone stands as a byte of its
/// own behind its vowel; the same bytes in the Western set are capital letters, which seldom follow
/// a small one, and đ, ơ, ư are letters that Western texts hardly have.
fn is_vietnamese(bytes: &[u8]) -> bool {
    const TONES: [u8; 5] = [0xcc, 0xd2, 0xde, 0xec, 0xf2];
    let vowel = |byte: u8| {
        matches!(byte.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
            || matches!(byte, 0xc2 | 0xca | 0xd4 | 0xe2 | 0xea | 0xf4) // â ê ô
            || matches!(byte, 0xc3 | 0xe3 | 0xd5 | 0xf5 | 0xdd | 0xfd) // ă ơ ư
    };
    let tones = bytes.windows(2).filter(|two| vowel(two[0]) && TONES.contains(&two[1])).count();
    let letters = bytes.iter().filter(|byte| matches!(byte, 0xf0 | 0xd0 | 0xf5 | 0xfd)).count();
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    (tones + letters) * 4 >= high.max(1)
}

/// 0x80 to 0xFF (Microsoft's table of code page 1252; undefined bytes are «�»).
const WINDOWS_1252: [char; 128] = [
    '€', '�', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '�', 'Ž', '�', //
    '�', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '�', 'ž', 'Ÿ', //
    '\u{a0}', '¡', '¢', '£', '¤', '¥', '¦', '§', '¨', '©', 'ª', '«', '¬', '\u{ad}', '®',
    '¯', //
    '°', '±', '²', '³', '´', 'µ', '¶', '·', '¸', '¹', 'º', '»', '¼', '½', '¾', '¿', //
    'À', 'Á', 'Â', 'Ã', 'Ä', 'Å', 'Æ', 'Ç', 'È', 'É', 'Ê', 'Ë', 'Ì', 'Í', 'Î', 'Ï', //
    'Ð', 'Ñ', 'Ò', 'Ó', 'Ô', 'Õ', 'Ö', '×', 'Ø', 'Ù', 'Ú', 'Û', 'Ü', 'Ý', 'Þ', 'ß', //
    'à', 'á', 'â', 'ã', 'ä', 'å', 'æ', 'ç', 'è', 'é', 'ê', 'ë', 'ì', 'í', 'î', 'ï', //
    'ð', 'ñ', 'ò', 'ó', 'ô', 'õ', 'ö', '÷', 'ø', 'ù', 'ú', 'û', 'ü', 'ý', 'þ', 'ÿ', //
];

/// 0x80 to 0xFF (Microsoft's table of code page 1258); tones are combining marks.
const WINDOWS_1258: [char; 128] = [
    '€', '�', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', '�', '‹', 'Œ', '�', '�', '�', //
    '�', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', '�', '›', 'œ', '�', '�', 'Ÿ', //
    '\u{a0}', '¡', '¢', '£', '¤', '¥', '¦', '§', '¨', '©', 'ª', '«', '¬', '\u{ad}', '®',
    '¯', //
    '°', '±', '²', '³', '´', 'µ', '¶', '·', '¸', '¹', 'º', '»', '¼', '½', '¾', '¿', //
    'À', 'Á', 'Â', 'Ă', 'Ä', 'Å', 'Æ', 'Ç', 'È', 'É', 'Ê', 'Ë', '\u{300}', 'Í', 'Î', 'Ï', //
    'Đ', 'Ñ', '\u{309}', 'Ó', 'Ô', 'Ơ', 'Ö', '×', 'Ø', 'Ù', 'Ú', 'Û', 'Ü', 'Ư', '\u{303}',
    'ß', //
    'à', 'á', 'â', 'ă', 'ä', 'å', 'æ', 'ç', 'è', 'é', 'ê', 'ë', '\u{301}', 'í', 'î', 'ï', //
    'đ', 'ñ', '\u{323}', 'ó', 'ô', 'ơ', 'ö', '÷', 'ø', 'ù', 'ú', 'û', 'ü', 'ư', '₫', 'ÿ', //
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::nfc;

    fn read(bytes: &[u8]) -> (String, Encoding) {
        let (text, encoding) = utf8(bytes);
        (nfc(std::str::from_utf8(&text).unwrap()), encoding)
    }

    #[test]
    fn utf_16_of_either_order() {
        let units: Vec<u16> = "Điểm\tHạng".encode_utf16().collect();
        for (mark, bytes) in [
            ([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]),
            ([0xfe, 0xff], u16::to_be_bytes),
        ] {
            let mut file = mark.to_vec();
            file.extend(units.iter().flat_map(|unit| bytes(*unit)));
            assert_eq!(read(&file), ("Điểm\tHạng".to_owned(), Encoding::Utf16));
        }
        assert_eq!(read(b"\xff\xfea\0b").0, "a", "half a letter at the end");
    }

    #[test]
    fn vietnamese_of_windows_is_told_from_western() {
        // «Hòa Bình; Đắk Lắk; Thừa Thiên Huế» as code page 1258 has them.
        let hoa = b"Ho\xcca B\xccnh;\xd0\xe3\xeck L\xe3\xeck;Th\xfd\xcca Thi\xean Hu\xea\xec";
        let (text, encoding) =
            read(b"Ho\xcca Bi\xccnh;\xd0\xe3\xeck L\xe3\xeck;Th\xfd\xcca Thi\xean Hu\xea\xec");
        assert_eq!(text, "Hòa Bình;Đắk Lắk;Thừa Thiên Huế");
        assert_eq!(encoding, Encoding::Windows1258);
        assert_eq!(read(hoa).1, Encoding::Windows1258);
        let (text, encoding) = read(b"\xcele-de-France;C\xf4te d\x92Or;Gen\xe8ve");
        assert_eq!(
            (text.as_str(), encoding),
            ("Île-de-France;Côte d’Or;Genève", Encoding::Windows1252)
        );
    }

    #[test]
    fn utf_8_is_not_copied() {
        assert!(matches!(utf8("Hà Nội".as_bytes()), (Cow::Borrowed(_), Encoding::Utf8)));
    }
}

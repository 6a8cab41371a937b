//! Percent-encoding for text in a link's fragment.
//!
//! Only letters, digits and `-._~` stand for themselves: what is left unencoded survives being
//! pasted into chats and mails, which end a link at signs and brackets.

/// Encodes a text. A sign at its end is encoded too, since chats leave it out of the link.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, byte) in text.bytes().enumerate() {
        let last = at + 1 == text.len();
        let plain = byte.is_ascii_alphanumeric() || (!last && b"-._~".contains(&byte));
        if plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Decodes a text. What is no valid escape stands for itself; bytes that are no UTF-8 become the
/// replacement character.
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = bytes.get(at + 1..at + 3).and_then(|pair| Some((hex(pair[0])?, hex(pair[1])?)));
        match (bytes[at], pair) {
            (b'%', Some((high, low))) => {
                out.push(high * 16 + low);
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, encoded) in [
            ("quang-ninh", "quang-ninh"),
            ("pci.entry", "pci.entry"),
            ("a.", "a%2E"),
            ("a,b&c=d%", "a%2Cb%26c%3Dd%25"),
            ("Huế", "Hu%E1%BA%BF"),
            ("", ""),
        ] {
            assert_eq!(encode(text), encoded);
            assert_eq!(decode(encoded), text);
        }
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz%4"), "%zz%4");
        assert_eq!(decode("%FF"), "\u{fffd}");
    }

    proptest! {
        #[test]
        fn round_trip(text in "\\PC{0,20}") {
            let encoded = encode(&text);
            prop_assert!(encoded.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b)));
            prop_assert_eq!(decode(&encoded), text);
        }
    }
}

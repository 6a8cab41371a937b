//! Search that does not ask for diacritics: «quang ninh» and «QUANGNINH» find «Quảng Ninh».

use unicode_normalization::UnicodeNormalization;

/// A text for comparing: no tone marks nor other diacritics, đ as d, lower case, one space between
/// words, no punctuation.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.nfd().flat_map(char::to_lowercase) {
        match letter {
            'đ' => push(&mut folded, &mut gap, 'd'),
            '\u{300}'..='\u{36f}' => {}
            letter if letter.is_alphanumeric() => push(&mut folded, &mut gap, letter),
            _ => gap = true,
        }
    }
    folded
}

fn push(folded: &mut String, gap: &mut bool, letter: char) {
    if std::mem::take(gap) && !folded.is_empty() {
        folded.push(' ');
    }
    folded.push(letter);
}

/// Whether a name is found by what was typed: every word of the query stands in the name, or the
/// whole query does when spaces are left out of both. An empty query finds everything.
pub fn matches(query: &str, name: &str) -> bool {
    Query::new(query).finds(name)
}

/// What was typed, ready for comparing with many names.
#[derive(Clone, Debug)]
pub struct Query {
    words: Vec<String>,
    joined: String,
}

impl Query {
    /// Prepares a query.
    pub fn new(query: &str) -> Query {
        let folded = fold(query);
        Query {
            words: folded.split(' ').filter(|word| !word.is_empty()).map(String::from).collect(),
            joined: folded.replace(' ', ""),
        }
    }

    /// Whether it finds everything.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether it finds a name.
    pub fn finds(&self, name: &str) -> bool {
        self.finds_folded(&fold(name))
    }

    /// Whether it finds a name that is folded already.
    pub fn finds_folded(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word.as_str()))
            || folded.replace(' ', "").contains(&self.joined)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds() {
        let cases = [
            ("Quảng Ninh", "quang ninh"),
            ("Đắk Lắk", "dak lak"),
            ("Bà Rịa - Vũng Tàu", "ba ria vung tau"),
            ("TP. Hồ Chí Minh", "tp ho chi minh"),
            ("  HOÀ  BÌNH ", "hoa binh"),
            ("", ""),
        ];
        for (text, folded) in cases {
            assert_eq!(fold(text), folded);
            assert_eq!(fold(&text.nfd().collect::<String>()), folded);
            assert_eq!(fold(folded), folded);
        }
    }

    #[test]
    fn finds_and_does_not_find() {
        for query in ["", "quảng ninh", "quang", "QUANGNINH", "ninh quang", "nh", "Qu-Ni"] {
            assert!(matches(query, "Quảng Ninh"), "{query}");
        }
        for query in ["quang nam", "ninhquang", "x"] {
            assert!(!matches(query, "Quảng Ninh"), "{query}");
        }
        assert!(matches("da nang", "Đà Nẵng"));
        assert!(matches("tphcm", "TPHCM"));
    }
}

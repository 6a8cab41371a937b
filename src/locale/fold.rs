//! Search that does not ask for diacritics: «quang ninh» and «QUANGNINH» find «Quảng Ninh».

pub use crate::model::text::fold;

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

//! A name in the languages of the reader.

/// A name in Vietnamese, with an English form where the publisher gives one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// The name in Vietnamese: always there.
    pub vi: String,
    /// The name in English, if the publication has one.
    pub en: Option<String>,
}

impl Label {
    /// A label with a Vietnamese name only.
    pub fn vi(name: impl Into<String>) -> Label {
        Label { vi: name.into(), en: None }
    }

    /// A label in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Label {
        Label { vi: vi.into(), en: Some(en.into()) }
    }

    /// The English name, or the Vietnamese one where there is none.
    pub fn english(&self) -> &str {
        self.en.as_deref().unwrap_or(&self.vi)
    }
}

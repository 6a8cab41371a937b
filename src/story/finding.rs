//! A finding with what proves it: a sentence to be copied, the figures behind it, how they were worked
//! out.

/// A finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// What is true: whole sentences.
    pub sentence: String,
    /// How it is worked out, in words.
    pub rule: String,
    /// The heads of the figures behind it.
    pub head: Vec<String>,
    /// The figures, each row as long as the head.
    pub rows: Vec<Vec<String>>,
}

//! What of a link could not be honoured, and how that is said.

use crate::locale::{Lang, link};

/// Something in a link that could not be honoured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkProblem {
    /// Written by another version of the app.
    Version(String),
    /// A key that is not known.
    Key(String),
    /// A value that the key cannot have.
    Value {
        /// The key.
        key: String,
        /// The value as it stands, unescaped.
        value: String,
    },
    /// A key that stands there more than once; the first one counts.
    Repeated(String),
    /// More ids than a link may hold.
    TooMany {
        /// The key.
        key: String,
        /// How many are read.
        most: usize,
    },
    /// More text than is read.
    TooLong {
        /// Its length in bytes.
        length: usize,
        /// How much is read.
        most: usize,
    },
    /// A publication that is not open: a local file that only the sender has, or a withdrawn one.
    NoPublication(String),
    /// An index or component that the data does not have.
    NoIndicator(String),
    /// A period for which the data has no figures.
    NoPeriod(String),
    /// A group that the data does not have.
    NoGroup(String),
    /// A unit that the data does not have.
    NoUnit(String),
}

impl LinkProblem {
    /// The problem in a sentence, for the reader.
    pub fn text(&self, lang: Lang) -> String {
        use LinkProblem as P;
        match self {
            P::Version(version) => link::version(version, lang),
            P::Key(key) => link::key(key, lang),
            P::Value { key, value } => link::value(key, value, lang),
            P::Repeated(key) => link::repeated(key, lang),
            P::TooMany { key, most } => link::too_many(key, *most, lang),
            P::TooLong { length, most } => link::too_long(*length, *most, lang),
            P::NoPublication(id) => link::no_publication(id, lang),
            P::NoIndicator(id) => link::no_indicator(id, lang),
            P::NoPeriod(id) => link::no_period(id, lang),
            P::NoGroup(id) => link::no_group(id, lang),
            P::NoUnit(id) => link::no_unit(id, lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_names_what_it_is_about_in_both_languages() {
        let x = || "xyz".to_owned();
        let problems = [
            LinkProblem::Version(x()),
            LinkProblem::Key(x()),
            LinkProblem::Value { key: "y".into(), value: x() },
            LinkProblem::Repeated(x()),
            LinkProblem::TooMany { key: x(), most: 200 },
            LinkProblem::NoPublication(x()),
            LinkProblem::NoIndicator(x()),
            LinkProblem::NoPeriod(x()),
            LinkProblem::NoGroup(x()),
            LinkProblem::NoUnit(x()),
        ];
        for problem in problems {
            let (vi, en) = (problem.text(Lang::Vi), problem.text(Lang::En));
            assert!(vi.contains("xyz") && en.contains("xyz"), "{vi} {en}");
            assert_ne!(vi, en);
        }
        let long = LinkProblem::TooLong { length: 20_000, most: 16_384 };
        assert!(long.text(Lang::Vi).contains("20.000"));
        assert!(long.text(Lang::En).contains("20,000"));
    }
}

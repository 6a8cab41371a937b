//! What happened to data in a link on its way, and how that is said.

use crate::locale::{Lang, link};

/// What happened to data in a link on its way, or to whom it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Its end is missing: so many letters are here, of so many (0 where not even that is left).
    Cut {
        /// How many letters are here.
        here: usize,
        /// Of how many.
        of: usize,
    },
    /// Its letters are not those that were sent.
    Changed,
    /// A later version of the app made it.
    Newer,
    /// It is whole, and means no data: no app has made it.
    Meaningless,
}

impl Damage {
    /// It in a sentence, with what to do, for the reader.
    pub fn text(self, lang: Lang) -> String {
        match self {
            Damage::Cut { here, of } => link::data_cut(here, of, lang),
            Damage::Changed => link::data_changed(lang).to_owned(),
            Damage::Newer => link::data_newer(lang).to_owned(),
            Damage::Meaningless => link::data_meaningless(lang).to_owned(),
        }
    }
}

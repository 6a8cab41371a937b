//! Files that the reader could not read, so that whatever is left of the work tells of them.

use crate::locale::Lang;
use crate::locale::words::opening;
use crate::model::bytes::bytes_enum;

/// Why the content of a file could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is larger than what is read whole, or than the memory there is.
    TooLarge,
    /// The browser did not give it, in its words, which may be none: the file was moved or removed.
    NotGiven(String),
}

bytes_enum!(Unread { 0 = TooLarge, 1 = NotGiven(words) });

impl Unread {
    /// The sentence for the user.
    pub fn told(&self, file: &str, lang: Lang) -> String {
        match self {
            Unread::TooLarge => opening::too_large(file, lang),
            Unread::NotGiven(words) => opening::not_given(file, words, lang),
        }
    }
}

/// Files by which the page knows them, and why each could not be read.
pub type AllUnread = Vec<(u32, Unread)>;

//! Where figures come from.

use super::Label;

/// One published file, or one local one, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// A short key from the file (`pci`), or made from the file's name.
    pub id: String,
    /// The file that it was read from, as the user knows it.
    pub file: String,
    /// The title.
    pub title: Label,
    /// Who publishes the figures.
    pub publisher: Option<Label>,
    /// Day of publication, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub date: Option<String>,
    /// The terms of use.
    pub licence: Option<Licence>,
    /// The sources; the first one counts where an observation names none.
    pub sources: Vec<Source>,
    /// What a reader must know.
    pub notes: Vec<Label>,
    /// Whether it is made up to show how such figures look: wherever its figures or its name stand, it
    /// is said that they are not real.
    pub example: bool,
}

/// Terms of use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// Name or SPDX identifier.
    pub name: String,
    /// Its text on the web.
    pub url: Option<String>,
}

/// A document that figures were taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// A key by which observations name it.
    pub id: String,
    /// What it is.
    pub title: Label,
    /// Where it is on the web.
    pub url: Option<String>,
}

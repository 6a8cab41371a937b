//! Bytes → data set, and every problem on the way with its place.

pub mod diagnostic; // what could not be read, where and why
pub mod draft; // the long table that every format yields
pub mod json; // a reader that keeps positions
pub mod locate; // byte offset → line and column
pub mod names; // spellings of unit names

/// A file as the user opened it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

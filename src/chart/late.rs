//! What a picture says when it is asked: the lines of a mark, the rows of its table. Those of thousands
//! of units are not written before somebody reads them; the picture keeps what it was made from instead.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use super::placed::{Hit, Placed};
use crate::locale::Lang;

/// What a picture was made from: it says what is asked.
pub trait Source {
    /// The name of a mark, by what [`Lines::Asked`] holds.
    fn name(&self, mark: (usize, usize)) -> &str;
    /// The lines of a mark, its name first.
    fn lines(&self, mark: (usize, usize), lang: Lang) -> Vec<String>;
    /// A row of the table, as long as its head.
    fn row(&self, row: usize, lang: Lang) -> Vec<String>;
}

/// A source that is shared with whoever shows the picture.
#[derive(Clone, Default)]
pub struct Asked(Option<Rc<dyn Source>>);

/// What a mark says: its name, then a line a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lines {
    /// As it is.
    Written(Vec<String>),
    /// What the picture's source says of a mark, by its two numbers.
    Asked(usize, usize),
}

/// The rows of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rows {
    /// As they are.
    Written(Vec<Vec<String>>),
    /// As many as the picture's source gives.
    Asked(usize),
}

impl Default for Rows {
    fn default() -> Rows {
        Rows::Written(Vec::new())
    }
}

impl From<Vec<String>> for Lines {
    fn from(lines: Vec<String>) -> Lines {
        Lines::Written(lines)
    }
}

impl FromIterator<Vec<String>> for Rows {
    fn from_iter<I: IntoIterator<Item = Vec<String>>>(rows: I) -> Rows {
        Rows::Written(rows.into_iter().collect())
    }
}

impl Asked {
    /// A source.
    pub fn of(source: impl Source + 'static) -> Asked {
        Asked(Some(Rc::new(source)))
    }
}

impl fmt::Debug for Asked {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.0.is_some() { "Asked" } else { "Nobody" })
    }
}

/// Pictures are the same if what is drawn is: it is drawn from the source.
impl PartialEq for Asked {
    fn eq(&self, _: &Asked) -> bool {
        true
    }
}

impl Placed {
    /// What a mark of the picture says: the name first, then a line a value.
    pub fn lines<'a>(&self, hit: &'a Hit) -> Cow<'a, [String]> {
        match &hit.lines {
            Lines::Written(lines) => Cow::Borrowed(lines),
            Lines::Asked(a, b) => {
                let said = self.asked.0.as_ref().map(|source| source.lines((*a, *b), self.lang));
                Cow::Owned(said.unwrap_or_default())
            }
        }
    }

    /// The name of a mark.
    pub fn name<'a>(&'a self, hit: &'a Hit) -> &'a str {
        match &hit.lines {
            Lines::Written(lines) => lines.first().map(String::as_str).unwrap_or_default(),
            Lines::Asked(a, b) => {
                self.asked.0.as_ref().map(|source| source.name((*a, *b))).unwrap_or_default()
            }
        }
    }

    /// How many rows its table has.
    pub fn row_count(&self) -> usize {
        match &self.table.rows {
            Rows::Written(rows) => rows.len(),
            Rows::Asked(count) => *count,
        }
    }

    /// The rows of its table, each as long as the head.
    pub fn rows(&self) -> impl Iterator<Item = Cow<'_, [String]>> {
        (0..self.row_count()).map(|at| match (&self.table.rows, &self.asked.0) {
            (Rows::Written(rows), _) => Cow::Borrowed(&rows[at][..]),
            (Rows::Asked(_), Some(source)) => Cow::Owned(source.row(at, self.lang)),
            (Rows::Asked(_), None) => Cow::Owned(Vec::new()),
        })
    }
}

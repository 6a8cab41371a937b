//! Which roles the user gave the columns of a file: said for it, or for another file of the same
//! shape before.

use super::report::{Choices, Column, ColumnRole};

/// So many shapes of files are remembered.
const MOST_SHAPES: usize = 200;

/// What was said of one file's columns.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<'a> {
    choices: &'a Choices,
    file: &'a str,
}

impl Chosen<'_> {
    /// The roles of columns with these names, and whether they were said for another file; none where
    /// nothing was said.
    pub fn roles(&self, columns: &[Column]) -> (&[ColumnRole], bool) {
        if let Some(own) = self.choices.columns.get(self.file) {
            return (own, false);
        }
        let shape: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        self.choices.shapes.get(&shape).map_or((&[], false), |roles| (roles, true))
    }
}

impl Choices {
    /// What was said of a file's columns.
    pub fn chosen<'a>(&'a self, file: &'a str) -> Chosen<'a> {
        Chosen { choices: self, file }
    }

    /// The user says what the columns of a file are; other files of the same shape follow, unless
    /// something else was said of them.
    pub fn correct(&mut self, file: &str, columns: &[Column], roles: Vec<ColumnRole>) {
        let shape: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        if self.shapes.len() < MOST_SHAPES || self.shapes.contains_key(&shape) {
            self.shapes.insert(shape, roles.clone());
        }
        self.columns.insert(file.to_owned(), roles);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{SourceFile, import};

    #[test]
    fn another_file_of_the_same_shape_follows() {
        let file = |name: &str, text: &str| SourceFile { name: name.into(), bytes: text.into() };
        let files = [
            file("a.csv", "Tỉnh;A;B\nHà Nội;1;7\nHải Phòng;2;8\n"),
            file("b-2016.csv", "Tỉnh;A;B\nHà Nội;3;9\nHải Phòng;4;9\n"),
            file("c-2016.csv", "Tỉnh;A;C\nHà Nội;3;9\nHải Phòng;4;9\n"),
        ];
        let mut choices = Choices::default();
        let guessed = import(&files, &choices);
        let columns = guessed.reports[0].guess.clone().unwrap().columns;
        let roles = vec![ColumnRole::Unit, ColumnRole::Score, ColumnRole::Ignore];
        choices.correct("a.csv", &columns, roles.clone());
        let read = import(&files, &choices);
        let guess = |at: usize| read.reports[at].guess.clone().unwrap();
        let taken = |at: usize| -> Vec<ColumnRole> {
            guess(at).columns.into_iter().map(|column| column.role).collect()
        };
        assert_eq!((taken(0), guess(0).remembered), (roles.clone(), false));
        assert_eq!((taken(1), guess(1).remembered), (roles.clone(), true));
        assert!(!guess(2).remembered && taken(2) != roles, "another shape is guessed");
        // What is said of a file itself counts more.
        let own = vec![ColumnRole::Unit, ColumnRole::Ignore, ColumnRole::Score];
        choices.correct("b-2016.csv", &guess(1).columns, own.clone());
        let read = import(&files, &choices);
        assert_eq!(read.reports[1].guess.as_ref().map(|guess| guess.remembered), Some(false));
        assert_eq!(read.reports[1].guess.as_ref().unwrap().columns[1].role, own[1]);
    }
}

//! Tables as spreadsheets take them: a cell is a plain number or a text, and whether a figure was
//! published, derived or computed stands in a column of its own behind it.

mod change; // the change page: ranks over time, two periods
mod editions; // two editions of one publication
mod lineage; // across a change of units
mod overview; // one unit over all its indices
mod ranking; // all units of an index in a period

pub use change::{ranks_over_time, scores_over_time, two_ranks, two_scores};
pub use editions::{edition_outcome, editions_table};
pub use lineage::{new_units_table, shared_units_table};
pub use overview::overview_table;
pub use ranking::{Ranked, ranking_table};

use crate::locale::words::{self, Sheet, Ui, example, page, word};
use crate::locale::{Lang, number};
use crate::model::{Dataset, Decimal, Given, Missing};
use crate::rank::Rank;

/// A table: heads and rows of as many cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// With a column behind the others that says of every row that its figures are not real, where a
    /// publication of the data set is made up: a row may be copied alone.
    pub fn marked(mut self, ds: &Dataset, lang: Lang) -> Table {
        let note = word(Sheet::Note, lang);
        let already = |mark: &str| {
            let ends = |row: &Vec<String>| row.last().is_some_and(|cell| cell == mark);
            self.head.last().is_some_and(|head| head == note) && self.rows.iter().all(ends)
        };
        if let Some(mark) = example::of_dataset(ds, lang).filter(|mark| !already(mark)) {
            self.head.push(note.to_owned());
            self.rows.iter_mut().for_each(|row| row.push(mark.to_owned()));
        }
        self
    }
}

/// The cells of a row, or of the head, under construction.
struct Cells {
    lang: Lang,
    made: Vec<String>,
}

impl Cells {
    fn new(lang: Lang) -> Cells {
        Cells { lang, made: Vec::new() }
    }

    fn text(&mut self, text: &str) {
        self.made.push(text.to_owned());
    }

    /// The head of a column.
    fn head(&mut self, name: Ui) {
        self.text(word(name, self.lang));
    }

    /// The heads of a figure and of the column that says where it comes from; `when`: its period.
    fn figure_head(&mut self, name: Ui, when: &str) {
        let name = format!("{} {when}", word(name, self.lang));
        let name = name.trim_end();
        self.text(name);
        self.text(&page::origin_of(name, self.lang));
    }

    fn number(&mut self, value: Option<Decimal>, places: u8) {
        let text = value.map(|value| number::for_sheet(value, places, self.lang));
        self.made.push(text.unwrap_or_default());
    }

    fn rank(&mut self, rank: Option<Rank>) {
        let value = rank.map(|rank| rank.decimal().normal());
        self.number(value, value.map_or(0, |value| value.scale()));
    }

    /// A figure, and where it comes from.
    fn figure(&mut self, figure: Option<Given<Decimal>>, places: u8) {
        self.number(figure.map(|given| given.value), places);
        self.origin(figure);
    }

    /// A score, and where it comes from or why there is none.
    fn score(&mut self, score: Result<Given<Decimal>, Missing>, places: u8) {
        match score {
            Ok(given) => self.figure(Some(given), places),
            Err(reason) => {
                self.text("");
                self.text(words::missing(reason, self.lang));
            }
        }
    }

    /// A change of score, with the decimals that it was announced with.
    fn change(&mut self, change: Option<Given<Decimal>>, places: u8) {
        let announced = change.map_or(0, |given| match given.origin {
            crate::model::Origin::Published => given.value.scale(),
            _ => 0,
        });
        self.figure(change, places.max(announced));
    }

    /// A rank, and where it comes from.
    fn given_rank(&mut self, rank: Option<Given<Rank>>) {
        self.rank(rank.map(|given| given.value));
        self.origin(rank);
    }

    /// Places gained or lost, and where they come from.
    fn places(&mut self, places: Option<Given<i32>>) {
        self.number(places.map(|given| Decimal::from(i64::from(given.value))), 0);
        self.origin(places);
    }

    fn count(&mut self, count: Option<usize>) {
        self.made.push(count.map(|count| count.to_string()).unwrap_or_default());
    }

    fn origin<T>(&mut self, given: Option<Given<T>>) {
        self.text(given.map_or("", |given| words::origin(given.origin, self.lang)));
    }
}

#[cfg(test)]
mod tests;

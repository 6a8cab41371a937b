//! The figures of a table, in columns: agencies publish tables of a million.

use std::collections::HashMap;

use crate::import::draft::RowAt;
use crate::import::places::Places;
use crate::model::{Alike, Decimal, Given, Missing, Scores};

/// A figure of a table.
#[derive(Clone, Debug)]
pub struct Figure<'f> {
    /// Its category in each dimension.
    pub spot: &'f [u32],
    /// The figure, or why there is none.
    pub score: Result<Decimal, Missing>,
    /// What is said of it.
    pub note: Option<&'f str>,
    /// What it is counted in, as [`super::Cube::counted_in`] gives it.
    pub counted: Option<usize>,
    /// Where it stands.
    pub at: RowAt,
}

/// Figures in the order in which they were added; each is told by its number.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// For each dimension the categories.
    spots: Vec<Alike<u32>>,
    scores: Scores,
    /// Scores that no column holds, by figure, ascending.
    long: Vec<(u32, Decimal)>,
    /// By figure, ascending: the number of its note.
    notes: Vec<(u32, u32)>,
    /// Notes, each once.
    texts: Vec<String>,
    known_texts: HashMap<String, u32>,
    /// One more than what figures are counted in; 0 where nothing is said.
    counted: Alike<u32>,
    places: Places,
}

impl Figures {
    /// Adds a figure of the same dimensions as those before; gives its number.
    pub fn push(&mut self, figure: Figure<'_>) -> u32 {
        let at = self.len() as u32;
        if self.spots.len() < figure.spot.len() {
            self.spots.resize_with(figure.spot.len(), Alike::default);
        }
        for (column, category) in self.spots.iter_mut().zip(figure.spot) {
            column.push(*category);
        }
        let score = figure.score.map(Given::published);
        if let (false, Ok(long)) = (Scores::fits(&score), figure.score) {
            self.long.push((at, long));
        }
        self.scores.push(&score);
        if let Some(note) = figure.note {
            let text = match self.known_texts.get(note) {
                Some(text) => *text,
                None => {
                    let text = self.texts.len() as u32;
                    self.texts.push(note.to_owned());
                    self.known_texts.insert(note.to_owned(), text);
                    text
                }
            };
            self.notes.push((at, text));
        }
        self.counted.push(figure.counted.map_or(0, |counted| counted as u32 + 1));
        self.places.push(figure.at);
        at
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.scores.reserve(more);
    }

    /// Number of figures.
    pub fn len(&self) -> usize {
        self.scores.len()
    }

    /// The category of a figure in a dimension.
    pub fn category(&self, figure: u32, dimension: usize) -> u32 {
        self.spots.get(dimension).and_then(|of| of.get(figure as usize)).unwrap_or_default()
    }

    /// Its categories in some dimensions, in their order.
    pub fn categories(&self, figure: u32, dimensions: &[usize]) -> impl Iterator<Item = u32> {
        dimensions.iter().map(move |dimension| self.category(figure, *dimension))
    }

    /// Its categories in all dimensions.
    pub fn spot(&self, figure: u32) -> Vec<u32> {
        (0..self.spots.len()).map(|dimension| self.category(figure, dimension)).collect()
    }

    /// The figure, or why there is none.
    pub fn score(&self, figure: u32) -> Result<Decimal, Missing> {
        match self.long.binary_search_by_key(&figure, |(at, _)| *at) {
            Ok(long) => Ok(self.long[long].1),
            Err(_) => self.scores.get(figure as usize).map(|given| given.value),
        }
    }

    /// What is said of it.
    pub fn note(&self, figure: u32) -> Option<&str> {
        let found = self.notes.binary_search_by_key(&figure, |(at, _)| *at).ok()?;
        self.texts.get(self.notes[found].1 as usize).map(String::as_str)
    }

    /// What it is counted in.
    pub fn counted(&self, figure: u32) -> Option<usize> {
        self.counted.get(figure as usize)?.checked_sub(1).map(|counted| counted as usize)
    }

    /// Where it stands.
    pub fn at(&self, figure: u32) -> Option<RowAt> {
        self.places.get(figure as usize)
    }

    /// Whether there is neither a figure nor a reason.
    pub fn is_empty_at(&self, figure: u32) -> bool {
        self.score(figure) == Err(Missing::NotAvailable) && self.note(figure).is_none()
    }
}

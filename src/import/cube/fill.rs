//! Cells without a figure.
//!
//! A sparse table leaves them out and a dense one writes `null`, which is to be read as the same.
//! What matters is whom a period ranks: where one unit has a figure, the others are missing theirs;
//! where none has, there is nothing to say.

use std::collections::HashMap;

use super::roles::Layout;
use super::{Dimension, Figure};
use crate::import::draft::RowAt;
use crate::model::Missing;

/// Whether cells that a table leaves out are missing figures.
#[derive(Clone, Copy, Debug, Default)]
pub enum Filled {
    /// They say nothing.
    #[default]
    No,
    /// They are missing, and their place is that of the whole list.
    Yes(RowAt),
}

/// So many missing figures there may be for each that is given, beside [`SPARE`]: a table that
/// leaves out more is not about all of its units.
const MOST: usize = 3;

/// Missing figures that there may be in any case.
const SPARE: usize = 4096;

impl Figure {
    fn is_empty(&self) -> bool {
        self.score == Err(Missing::NotAvailable) && self.note.is_none()
    }
}

impl Filled {
    /// The figures, with those that are missing.
    pub(super) fn apply(
        self,
        figures: Vec<Figure>,
        dimensions: &[Dimension],
        layout: &Layout,
    ) -> Vec<Figure> {
        let Filled::Yes(at) = self else { return figures };
        let units = dimensions[layout.unit].categories.len();
        let slice_of = |figure: &Figure| {
            let mut spot = figure.spot.clone();
            spot[layout.unit] = 0;
            spot
        };
        let (empty, mut figures): (Vec<Figure>, Vec<Figure>) =
            figures.into_iter().partition(Figure::is_empty);
        let mut slices: HashMap<Box<[u32]>, usize> = HashMap::new();
        let mut spots = Vec::new();
        for figure in &figures {
            slices.entry(slice_of(figure)).or_insert_with_key(|spot| {
                spots.push(spot.clone());
                spots.len() - 1
            });
        }
        let given = figures.len();
        let most = given.saturating_mul(MOST).saturating_add(SPARE);
        let cells = slices.len().checked_mul(units).filter(|cells| *cells <= most);
        let Some(cells) = cells else { return figures };
        let mut taken = vec![false; cells];
        for figure in &figures {
            if let Some(slice) = slices.get(&slice_of(figure)) {
                taken[slice * units + figure.spot[layout.unit] as usize] = true;
            }
        }
        for figure in empty {
            let Some(slice) = slices.get(&slice_of(&figure)) else { continue };
            let cell = slice * units + figure.spot[layout.unit] as usize;
            if !std::mem::replace(&mut taken[cell], true) {
                figures.push(figure);
            }
        }
        for (slice, spot) in spots.iter().enumerate() {
            for unit in (0..units).filter(|unit| !taken[slice * units + unit]) {
                let mut spot = spot.clone();
                spot[layout.unit] = unit as u32;
                let score = Err(Missing::NotAvailable);
                figures.push(Figure { spot, score, note: None, counted: None, at });
            }
        }
        figures
    }
}

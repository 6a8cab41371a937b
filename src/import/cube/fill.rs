//! Cells without a figure.
//!
//! A sparse table leaves them out and a dense one writes `null`, which is to be read as the same.
//! What matters is whom a period ranks: where one unit has a figure, the others are missing theirs;
//! where none has, there is nothing to say.

use std::collections::HashMap;

use super::roles::Layout;
use super::{Dimension, Figures};
use crate::import::draft::RowAt;

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

/// A table without gaps.
pub(super) struct Complete {
    /// The figures that count, in order.
    pub figures: Vec<u32>,
    /// Missing figures: each is where that figure is, but of that unit.
    pub missing: Vec<(u32, u32)>,
}

impl Filled {
    /// Completes some figures of a table.
    pub(super) fn apply(
        self,
        all: &Figures,
        figures: Vec<u32>,
        dimensions: &[Dimension],
        layout: &Layout,
    ) -> Complete {
        let mut complete = Complete { figures, missing: Vec::new() };
        if matches!(self, Filled::No) {
            return complete;
        }
        let units = dimensions[layout.unit].categories.len();
        let others: Vec<usize> =
            (0..dimensions.len()).filter(|dimension| *dimension != layout.unit).collect();
        let (empty, given): (Vec<u32>, Vec<u32>) =
            complete.figures.iter().partition(|figure| all.is_empty_at(**figure));
        // Slices by their categories, each with one of its figures.
        let mut slices: HashMap<Box<[u32]>, usize> = HashMap::new();
        let mut examples = Vec::new();
        let mut key = Vec::new();
        let mut slice_of = |figure: u32, slices: &HashMap<Box<[u32]>, usize>| {
            key.clear();
            key.extend(all.categories(figure, &others));
            slices.get(key.as_slice()).copied().ok_or_else(|| key.as_slice().into())
        };
        for &figure in &given {
            if let Err(new) = slice_of(figure, &slices) {
                slices.insert(new, examples.len());
                examples.push(figure);
            }
        }
        let most = given.len().saturating_mul(MOST).saturating_add(SPARE);
        complete.figures = given;
        let cells = examples.len().checked_mul(units).filter(|cells| *cells <= most);
        let Some(cells) = cells else { return complete };
        let mut taken = vec![false; cells];
        let cell_of =
            |figure: u32, slice: usize| slice * units + all.category(figure, layout.unit) as usize;
        for &figure in &complete.figures {
            if let Ok(slice) = slice_of(figure, &slices) {
                taken[cell_of(figure, slice)] = true;
            }
        }
        for figure in empty {
            let Ok(slice) = slice_of(figure, &slices) else { continue };
            if !std::mem::replace(&mut taken[cell_of(figure, slice)], true) {
                complete.figures.push(figure);
            }
        }
        let cells = taken.chunks(units.max(1)).zip(examples);
        for (taken, example) in cells {
            let free = (0..).zip(taken).filter(|(_, taken)| !**taken);
            complete.missing.extend(free.map(|(unit, _)| (example, unit)));
        }
        complete
    }
}

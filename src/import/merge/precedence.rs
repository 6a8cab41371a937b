//! Which of several files counts for a figure, where the user decided otherwise than by their order.

use std::collections::HashMap;

use super::Mapped;
use super::figures::{Spot, figure_of};
use crate::import::conflict::{Precedence, contradict};
use crate::import::report::Choices;
use crate::import::rows::RowRef;
use crate::model::{Dataset, Period};

/// The decisions, with files, units and indicators as they are numbered here.
#[derive(Default)]
pub struct Decided {
    /// The first of the pair counts.
    files: Vec<(usize, usize)>,
    figures: HashMap<Spot, usize>,
}

impl Decided {
    /// Those decisions that are about anything in the data.
    pub fn new(dataset: &Dataset, files: &[Mapped<'_>], choices: &Choices) -> Decided {
        let file = |name: &str| files.iter().position(|mapped| mapped.file.name == name);
        let pairs = choices.files.iter();
        let spot = |unit: &str, indicator: &str, period: Period| {
            Some((dataset.unit_by_id(unit)?, dataset.indicator_by_id(indicator)?, period))
        };
        let figures = choices.figures.iter();
        Decided {
            files: pairs.filter_map(|pair| Some((file(&pair.file)?, file(&pair.over)?))).collect(),
            figures: figures
                .filter_map(|from| {
                    let spot = spot(&from.unit, &from.indicator, from.period)?;
                    Some((spot, file(&from.file)?))
                })
                .collect(),
        }
    }

    /// Why one file's figure counts and another's does not.
    pub fn by(&self, spot: &Spot, kept: usize, refused: usize) -> Precedence {
        match self.prefers(spot, kept, refused) {
            Some((true, by)) => by,
            _ => Precedence::Order,
        }
    }

    /// Whether the first of two files counts at a spot, if that is decided; of two decisions on the
    /// same files the later.
    fn prefers(&self, spot: &Spot, one: usize, other: usize) -> Option<(bool, Precedence)> {
        let chosen = self.figures.get(spot).filter(|file| [one, other].contains(file));
        if let Some(file) = chosen {
            return Some((*file == one, Precedence::Figure));
        }
        let about = |(file, over): &&(usize, usize)| {
            (*file, *over) == (one, other) || (*file, *over) == (other, one)
        };
        self.files.iter().rev().find(about).map(|(file, _)| (*file == one, Precedence::File))
    }

    /// The rows that are to be entered before all others, file by file, for they count against the
    /// order of files.
    pub fn first<'a>(&self, files: &[Mapped<'a>]) -> Vec<(usize, RowRef<'a>)> {
        if self.files.is_empty() && self.figures.is_empty() {
            return Vec::new();
        }
        // For each spot, what counts by order and what counts by decision. Scores before others, as
        // they are entered.
        let mut counts: HashMap<Spot, [(usize, RowRef<'_>); 2]> = HashMap::new();
        for with_score in [true, false] {
            for (at, mapped) in files.iter().enumerate() {
                for row in mapped.draft.rows.scored(with_score) {
                    let spot = mapped.spot(row);
                    let [_, best] = counts.entry(spot).or_insert([(at, row); 2]);
                    let disagree = contradict(figure_of(best.1), figure_of(row));
                    if disagree && matches!(self.prefers(&spot, at, best.0), Some((true, _))) {
                        *best = (at, row);
                    }
                }
            }
        }
        let against = counts.into_values().filter(|[by_order, best]| by_order.0 != best.0);
        let mut first: Vec<(usize, RowRef<'_>)> = against.map(|[_, best]| best).collect();
        crate::model::order::sort_by_key(&mut first, |(file, row)| (*file, row.row));
        first
    }
}

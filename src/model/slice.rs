//! One indicator in one period, in columns.
//!
//! A row mostly costs 5 bytes: units that have no gap and one publication for all cost nothing. What
//! few rows have beside a score lies apart.

use super::bytes::bytes_struct;
use super::columns::{Alike, Units};
use super::{Decimal, Extra, Given, Missing, Observation, PublicationIx, Scores, UnitIx};

/// One indicator in one period: columns of equal length, ordered by unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    units: Units,
    scores: Scores,
    publications: Alike<u16>,
    /// By row, ascending.
    extras: Vec<(u32, Box<Extra>)>,
}

/// One row of a [`Slice`].
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    /// The unit.
    pub unit: UnitIx,
    /// Its score, or why there is none.
    pub score: Result<Given<Decimal>, Missing>,
    /// The publication that says so.
    pub publication: PublicationIx,
    /// What else it says.
    pub extra: Option<&'a Extra>,
}

impl Cell<'_> {
    /// The score's value.
    pub fn value(&self) -> Option<Decimal> {
        self.score.ok().map(|given| given.value)
    }
    /// The rank that the publication gives.
    pub fn published_rank(&self) -> Option<Given<u32>> {
        self.extra.and_then(|extra| extra.rank)
    }
}

bytes_struct!(Slice { units, scores, publications, extras });

impl Slice {
    /// Whether it is a slice of a data set of so many units and publications, as bytes may not be.
    pub(super) fn is_sound(&self, units: usize, publications: usize) -> bool {
        let rows = self.units.len();
        self.scores.is_sound()
            && self.scores.len() == rows
            && self.publications.len() == rows
            && self.units.is_sound(units)
            && self.publications.is_sound()
            && self.publications.some_of_each().all(|from| usize::from(from) < publications)
            && self.extras.is_sorted_by(|a, b| a.0 < b.0)
            && self.extras.last().is_none_or(|(row, _)| (*row as usize) < rows)
    }

    /// Adds a row behind the others. Its score must fit ([`Scores::fits`]).
    pub(super) fn push(&mut self, unit: u32, observation: Observation, publication: u16) {
        if let Some(extra) = observation.extra.filter(|extra| !extra.is_empty()) {
            self.extras.push((self.len() as u32, extra));
        }
        self.units.push(unit);
        self.scores.push(&observation.score);
        self.publications.push(publication);
    }

    /// The rows in another order, which names each once; `None`: as they are.
    pub(super) fn in_order(mut self, order: Option<&[u32]>) -> Slice {
        self.extras.retain(|(_, extra)| !extra.is_empty());
        if let Some(order) = order {
            let extras = std::mem::take(&mut self.extras);
            let mut place = vec![0; if extras.is_empty() { 0 } else { order.len() }];
            for (to, from) in order.iter().enumerate().take(place.len()) {
                place[*from as usize] = to as u32;
            }
            let moved = extras.into_iter().map(|(row, extra)| (place[row as usize], extra));
            self.extras = moved.collect();
            super::order::sort_by_key(&mut self.extras, |(row, _)| *row);
            let mut sorted = Slice {
                units: Units::default(),
                scores: self.scores.gather(order),
                publications: self.publications.gather(order),
                extras: std::mem::take(&mut self.extras),
            };
            let units = order.iter().filter_map(|row| self.units.get(*row as usize));
            units.for_each(|unit| sorted.units.push(unit));
            self = sorted;
        }
        self.units.shrink();
        self.scores.shrink();
        self.publications.shrink();
        self.extras.shrink_to_fit();
        self
    }

    /// The rows with the units that stand in a list at the places that they name now, in order of
    /// these. `by_unit`: the places of the list in order of what stands there.
    pub(super) fn renumbered(mut self, units: &[u32], by_unit: &[u32]) -> Slice {
        let place = |unit: u32| units.get(unit as usize).copied().unwrap_or(unit);
        let all = self.len() == by_unit.len() && self.units.is_counted();
        let sorted = (!all).then(|| {
            let mut rows: Vec<u32> = (0..self.len() as u32).collect();
            let unit = |row: &u32| self.units.get(*row as usize).map(place);
            super::order::sort_by_key(&mut rows, unit);
            rows
        });
        let mut renumbered = Units::default();
        self.units.iter().for_each(|unit| renumbered.push(place(unit)));
        self.units = renumbered;
        self.in_order(Some(sorted.as_deref().unwrap_or(by_unit)))
    }

    /// Makes room for so many more rows.
    pub(super) fn reserve(&mut self, more: usize) {
        self.scores.reserve(more);
    }

    /// Adds a row with a published score and nothing else behind the others.
    #[inline]
    pub(super) fn push_plain(&mut self, unit: u32, mantissa: i64, scale: u8, publication: u16) {
        self.units.push(unit);
        self.scores.push_published(mantissa, scale);
        self.publications.push(publication);
    }

    /// The unit of each row.
    pub(super) fn units(&self) -> &Units {
        &self.units
    }

    /// What stands in a row, and from which publication.
    pub(super) fn observation(&self, row: usize) -> (Observation, PublicationIx) {
        let cell = self.cell_at(row, &mut self.first_extra(row));
        let extra = cell.extra.map(|extra| Box::new(extra.clone()));
        (Observation { score: cell.score, extra }, cell.publication)
    }

    /// What a row says beside its score, made if there is nothing yet.
    pub(super) fn extra_mut(&mut self, row: usize) -> &mut Extra {
        let at = self.first_extra(row);
        if self.extras.get(at).is_none_or(|(of, _)| *of as usize != row) {
            self.extras.insert(at, (row as u32, Box::default()));
        }
        &mut self.extras[at].1
    }

    /// The first extra that may be of a row.
    fn first_extra(&self, row: usize) -> usize {
        self.extras.partition_point(|(at, _)| (*at as usize) < row)
    }

    /// Number of rows, missing ones included.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.units.len() == 0
    }

    /// The units of the rows, in their order.
    pub fn rows(&self) -> impl Iterator<Item = UnitIx> + '_ {
        self.units.iter().map(|unit| unit as usize)
    }

    /// The rows, in order of units.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = Cell<'_>> {
        // Rows and extras both ascend: no extra is looked for twice.
        let mut next = 0;
        (0..self.len()).map(move |row| self.cell_at(row, &mut next))
    }

    /// The row of a unit.
    pub fn cell(&self, unit: UnitIx) -> Option<Cell<'_>> {
        let wanted = u32::try_from(unit).ok()?;
        let row = self.units.row(wanted)?;
        Some(self.cell_at(row, &mut self.first_extra(row)))
    }

    /// Whether every row has a score that the publisher printed.
    pub fn are_published(&self) -> bool {
        self.scores.are_published()
    }

    /// The most decimals that any score here is written with.
    pub fn decimals(&self) -> u8 {
        self.scores.decimals()
    }

    /// What is said beside scores, in order of units: nothing, in most slices.
    pub fn extras(&self) -> impl ExactSizeIterator<Item = &Extra> {
        self.extras.iter().map(|(_, extra)| &**extra)
    }

    /// The scores as columns, for work over all rows: unit, mantissa, scale; missing rows left out.
    pub fn scores(&self) -> impl Iterator<Item = (UnitIx, i64, u8)> + '_ {
        let values = self.scores.values();
        values.filter_map(|(row, mantissa, scale)| {
            Some((self.units.get(row)? as usize, mantissa, scale))
        })
    }

    /// The same of the scores that the publisher printed.
    pub fn published_scores(&self) -> impl Iterator<Item = (UnitIx, i64, u8)> + '_ {
        let scored = |row: usize| {
            let (mantissa, scale) = self.scores.published(row)?;
            Some((self.units.get(row)? as usize, mantissa, scale))
        };
        (0..self.len()).filter_map(scored)
    }

    /// A row. `next` is the first extra that may be its own, and goes on to the one behind it.
    fn cell_at(&self, row: usize, next: &mut usize) -> Cell<'_> {
        let extra = match self.extras.get(*next) {
            Some((at, extra)) if *at as usize == row => {
                *next += 1;
                Some(&**extra)
            }
            _ => None,
        };
        Cell {
            unit: self.units.get(row).unwrap_or_default() as usize,
            score: self.scores.get(row),
            publication: usize::from(self.publications.get(row).unwrap_or_default()),
            extra,
        }
    }
}

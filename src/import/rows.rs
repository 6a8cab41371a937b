//! The figures of a draft, in columns: a file may hold a million of them.

use super::draft::{Row, RowAt, RowPath};
use super::places::Places;
use crate::model::order;
use crate::model::{Decimal, Extra, Given, Kinds, Missing, Observation, Period, Scores};

/// Figures in the order of their file.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    units: Vec<u32>,
    /// By row: the number of its indicator and period.
    of_kind: Vec<u32>,
    kinds: Kinds,
    scores: Scores,
    /// Scores that no column holds, by row, ascending.
    long: Vec<(u32, Given<Decimal>)>,
    /// By row, ascending.
    extras: Vec<(u32, Box<Extra>)>,
    /// Whether the places are not kept.
    unplaced: bool,
    places: Places,
}

/// One figure of [`Rows`].
#[derive(Clone, Copy, Debug)]
pub struct RowRef<'r> {
    /// Its index.
    pub row: usize,
    /// Index into the draft's units.
    pub unit: usize,
    /// Index into the draft's indicators.
    pub indicator: usize,
    /// The period.
    pub period: Period,
    /// The score, or why there is none.
    pub score: Result<Given<Decimal>, Missing>,
    /// What else is said.
    pub extra: Option<&'r Extra>,
    /// Of which it is one.
    rows: &'r Rows,
}

/// A figure that is a published score of `mantissa × 10^-scale` and nothing else.
#[derive(Clone, Copy, Debug)]
pub struct PlainRow {
    /// Index into the draft's units.
    pub unit: u32,
    /// Index into [`Rows::kinds`].
    pub kind: u32,
    /// Digits of the score.
    pub mantissa: i64,
    /// Its decimals.
    pub scale: u8,
}

impl RowRef<'_> {
    /// Where it stands.
    pub fn at(&self) -> RowAt {
        let unplaced = RowAt { offset: 0, path: RowPath::Observation(self.row as u32) };
        self.rows.places.get(self.row).unwrap_or(unplaced)
    }

    /// The figure as the data set takes it.
    pub fn observation(&self) -> Observation {
        Observation { score: self.score, extra: self.extra.map(|extra| Box::new(extra.clone())) }
    }
}

impl Rows {
    /// The figures after a change of some, in the same order; those of which `change` gives nothing
    /// are left out.
    pub fn changed(&self, mut change: impl FnMut(Row) -> Option<Row>) -> Rows {
        let mut changed = Rows { unplaced: self.unplaced, ..Rows::default() };
        changed.reserve(self.len());
        for row in self.iter() {
            let extra = row.extra.map(|extra| Box::new(extra.clone()));
            let (at, RowRef { unit, indicator, period, score, .. }) = (row.at(), row);
            let row = change(Row { unit, indicator, period, score, extra, at });
            row.into_iter().for_each(|row| changed.push(row));
        }
        changed
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.units.reserve(more);
        self.of_kind.reserve(more);
        self.scores.reserve(more);
        self.places.reserve(more);
    }

    /// None, of which none will have a place.
    pub fn unplaced() -> Rows {
        Rows { unplaced: true, ..Rows::default() }
    }

    /// The number of an indicator and a period, for [`Rows::push_plain`].
    pub fn kind(&mut self, indicator: u32, period: Period) -> u32 {
        self.kinds.number(indicator as usize, period) as u32
    }

    /// Adds a published score of `mantissa × 10^-scale`, beside which nothing is said.
    #[inline]
    pub fn push_plain(&mut self, row: PlainRow, at: RowAt) {
        self.scores.push_published(row.mantissa, row.scale);
        self.put(row.unit, row.kind, at);
    }

    #[inline]
    fn put(&mut self, unit: u32, kind: u32, at: RowAt) {
        self.units.push(unit);
        self.of_kind.push(kind);
        if !self.unplaced {
            self.places.push(at);
        }
    }

    /// Adds a figure behind the others.
    pub fn push(&mut self, row: Row) {
        let at = self.len() as u32;
        if let (false, Ok(given)) = (Scores::fits(&row.score), row.score) {
            self.long.push((at, given));
        }
        self.scores.push(&row.score);
        if let Some(extra) = row.extra {
            self.extras.push((at, extra));
        }
        let kind = self.kind(row.indicator as u32, row.period);
        self.put(row.unit as u32, kind, row.at);
    }

    /// Number of figures, missing ones included.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Indicator and period of all figures, each pair once, in the order of the file.
    pub fn kinds(&self) -> &[(usize, Period)] {
        self.kinds.list()
    }

    /// The periods that occur, ascending.
    pub fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = self.kinds().iter().map(|(_, period)| *period).collect();
        order::sort(&mut periods);
        periods.dedup();
        periods
    }

    /// The first and last period of each of so many units.
    pub fn spans(&self, units: usize) -> Vec<Option<(Period, Period)>> {
        let periods = self.periods();
        let number = |(_, period): &(usize, Period)| periods.partition_point(|own| own < period);
        let numbers: Vec<usize> = self.kinds().iter().map(number).collect();
        let mut spans = vec![(usize::MAX, 0); units];
        for (unit, kind) in self.units.iter().zip(&self.of_kind) {
            if let (Some((first, last)), Some(number)) =
                (spans.get_mut(*unit as usize), numbers.get(*kind as usize))
            {
                (*first, *last) = ((*first).min(*number), (*last).max(*number));
            }
        }
        let span = |(first, last)| Some((*periods.get(first)?, *periods.get(last)?));
        spans.into_iter().map(span).collect()
    }

    /// The figures with a score of 0.
    pub fn zeros(&self) -> impl Iterator<Item = RowRef<'_>> {
        self.scores.zeros().filter_map(|row| self.get(row))
    }

    /// The unit of each figure.
    pub fn units(&self) -> impl Iterator<Item = usize> + '_ {
        self.units.iter().map(|unit| *unit as usize)
    }

    /// One figure. `None` behind the last.
    pub fn get(&self, row: usize) -> Option<RowRef<'_>> {
        let mut extra = self.extras.partition_point(|(at, _)| (*at as usize) < row);
        self.row(row, &mut extra)
    }

    /// All figures.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = RowRef<'_>> {
        (0..self.len()).filter_map(|row| self.get(row))
    }

    /// The figures of which something is said beside the score.
    pub fn with_extra(&self) -> impl Iterator<Item = RowRef<'_>> {
        self.extras.iter().filter_map(|(row, _)| self.get(*row as usize))
    }

    /// All figures with a score, or all without: whichever they are, in the order of the file.
    pub fn scored(&self, with: bool) -> impl Iterator<Item = RowRef<'_>> {
        // Rows and extras both ascend: no extra is looked for twice.
        let mut extra = 0;
        (0..self.len()).filter_map(move |row| {
            if self.scores.is_scored(row) != with {
                return None;
            }
            while self.extras.get(extra).is_some_and(|(at, _)| (*at as usize) < row) {
                extra += 1;
            }
            self.row(row, &mut extra)
        })
    }

    fn score(&self, row: usize) -> Result<Given<Decimal>, Missing> {
        match self.long.binary_search_by_key(&(row as u32), |(at, _)| *at) {
            Ok(long) => Ok(self.long[long].1),
            Err(_) => self.scores.get(row),
        }
    }

    /// Whether no figure says anything but its published score.
    pub fn are_plain(&self) -> bool {
        self.extras.is_empty() && self.long.is_empty() && self.scores.are_published()
    }

    /// The figures, if [`Rows::are_plain`]; `None` for any that is not.
    pub fn plain(&self) -> impl Iterator<Item = Option<PlainRow>> + '_ {
        let places = self.units.iter().zip(&self.of_kind);
        places.enumerate().map(|(row, (unit, kind))| {
            let (mantissa, scale) = self.scores.published(row)?;
            Some(PlainRow { unit: *unit, kind: *kind, mantissa, scale })
        })
    }

    /// How many figures there are of each of [`Rows::kinds`].
    pub fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.kinds().len()];
        for kind in &self.of_kind {
            counts[*kind as usize] += 1;
        }
        counts
    }

    /// A row; `extra` is the first one that may be its own.
    fn row(&self, row: usize, extra: &mut usize) -> Option<RowRef<'_>> {
        let own = self.extras.get(*extra).filter(|(at, _)| *at as usize == row);
        let score = if self.long.is_empty() { self.scores.get(row) } else { self.score(row) };
        let (indicator, period) = self.kinds.get(*self.of_kind.get(row)? as usize)?;
        Some(RowRef {
            row,
            unit: *self.units.get(row)? as usize,
            indicator,
            period,
            score,
            extra: own.map(|(_, extra)| &**extra),
            rows: self,
        })
    }
}

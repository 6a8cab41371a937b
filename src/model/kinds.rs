//! Pairs of indicator and period by their numbers.

use super::{IndicatorIx, Period};

/// Pairs of indicator and period, numbered in the order in which they came up.
///
/// Figures of a file mostly come in a turn that repeats, so each pair is first looked for behind the
/// one that it followed the last time.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    list: Vec<(IndicatorIx, Period)>,
    /// By number: the one that came after it the last time.
    next: Vec<u32>,
    last: usize,
    /// For each indicator its periods, ascending, and their numbers.
    places: Vec<Vec<(Period, u32)>>,
}

impl Kinds {
    /// The number of a pair, a new one if it has none.
    pub fn number(&mut self, indicator: IndicatorIx, period: Period) -> usize {
        let number = self.find(indicator, period).unwrap_or_else(|| self.begin(indicator, period));
        if let Some(next) = self.next.get_mut(self.last) {
            *next = number as u32;
        }
        self.last = number;
        number
    }

    /// The number of a pair that came up.
    pub fn find(&self, indicator: IndicatorIx, period: Period) -> Option<usize> {
        let next = self.next.get(self.last).map(|next| *next as usize);
        for likely in [Some(self.last), next].into_iter().flatten() {
            if self.list.get(likely) == Some(&(indicator, period)) {
                return Some(likely);
            }
        }
        let periods = self.places.get(indicator)?;
        let at = periods.binary_search_by(|(at, _)| at.cmp(&period)).ok()?;
        Some(periods[at].1 as usize)
    }

    fn begin(&mut self, indicator: IndicatorIx, period: Period) -> usize {
        if self.places.len() <= indicator {
            self.places.resize(indicator + 1, Vec::new());
        }
        let number = self.list.len();
        let periods = &mut self.places[indicator];
        // A column of a table is one indicator in one period.
        periods.reserve_exact(usize::from(periods.is_empty()));
        let at = periods.partition_point(|(at, _)| *at < period);
        periods.insert(at, (period, number as u32));
        self.list.push((indicator, period));
        self.next.push(0);
        number
    }

    /// A pair; `None` behind the last.
    #[inline]
    pub fn get(&self, number: usize) -> Option<(IndicatorIx, Period)> {
        self.list.get(number).copied()
    }

    /// All pairs by their numbers.
    pub fn list(&self) -> &[(IndicatorIx, Period)] {
        &self.list
    }

    /// The numbers of all pairs, by indicator, then period.
    pub fn in_order(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.iter().flatten().map(|(_, number)| *number as usize)
    }
}

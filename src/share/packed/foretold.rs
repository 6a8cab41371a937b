//! What figures that are known already foretell of those that come.

use super::figures::{Column, Columns, at_scale};
use super::nouns::Nouns;
use crate::model::{Decimal, Observation, Period, PublishedChange};

/// By what a column is foretold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By its own mean so far.
    Mean = 0,
    /// By the same unit in the period after.
    After = 1,
    /// By the sum of its parts.
    Parts = 2,
    /// By a change that was announced later.
    Change = 3,
}

impl Way {
    /// All of them, in the order of their numbers.
    pub const ALL: [Way; 4] = [Way::Mean, Way::After, Way::Parts, Way::Change];

    /// Whether what is foretold may be off by the same for all.
    pub fn drifts(self) -> bool {
        matches!(self, Way::Mean | Way::After)
    }
}

/// What is known when a column comes.
pub struct Foretold<'a> {
    pub nouns: &'a Nouns,
    /// The column's indicator and period.
    pub at: (usize, Period),
    /// The same indicator in the next period that it has.
    after: Option<&'a Column>,
    /// The parts that have figures in the period, with their weights.
    parts: Vec<(&'a Column, Decimal)>,
    /// The columns of later periods that tell of changes.
    changes: Vec<(Period, &'a Column)>,
}

/// What each way foretells of each row; nothing where it does not.
pub struct Guesses([Option<Vec<Option<i64>>>; 4]);

/// Those of no way.
pub fn none() -> Guesses {
    Guesses([const { None }; 4])
}

impl Guesses {
    /// Those of one way.
    pub fn of(&self, way: Way) -> Option<&[Option<i64>]> {
        self.0[way as usize].as_deref()
    }
}

impl<'a> Foretold<'a> {
    /// What is known of the column of an indicator in one of the periods.
    pub fn new(
        nouns: &'a Nouns,
        periods: &[Period],
        done: &'a Columns,
        (indicator, at): (usize, usize),
    ) -> Foretold<'a> {
        let here = periods[at];
        let later = || {
            let all = at + 1..periods.len();
            all.filter_map(|later| Some((periods[later], done.get(&(indicator, later))?)))
        };
        Foretold {
            nouns,
            at: (indicator, here),
            after: later().next().map(|(_, column)| column),
            parts: parts(nouns, done, indicator, (here, at)),
            changes: later().filter(|(_, column)| column.has_changes).collect(),
        }
    }

    /// How much is looked at for each row.
    pub fn width(&self) -> usize {
        1 + self.parts.len() + self.changes.len()
    }

    /// What all ways foretell, in units of 10^-scale.
    pub fn all(&self, units: &[u32], scale: u8) -> Guesses {
        let list = |guess: &dyn Fn(u32) -> Option<i64>| {
            let all: Vec<Option<i64>> = units.iter().map(|unit| guess(*unit)).collect();
            all.iter().any(Option::is_some).then_some(all)
        };
        let after = |unit| {
            let value = self.after?.row(unit)?.score.ok()?.value;
            at_scale(value.round(scale), scale)
        };
        let sum = |unit| self.sum(unit, scale);
        let changed = |unit| {
            let (later, change) = self.changed(unit)?;
            let before = later.score.ok()?.value - change.score?;
            at_scale(before.round(scale), scale)
        };
        Guesses([None, list(&after), list(&sum), list(&changed)])
    }

    fn sum(&self, unit: u32, scale: u8) -> Option<i64> {
        let mut sum: Option<Decimal> = None;
        for (column, weight) in &self.parts {
            if let Some(score) = column.row(unit).and_then(|row| row.score.ok())
                && at_scale(score.value, score.value.scale()).is_some()
                && score.value.scale() <= 12
            {
                sum = Some(sum.unwrap_or(Decimal::ZERO) + score.value * *weight);
            }
        }
        at_scale(sum?.round(scale), scale)
    }

    /// A later row that says how it changed against this one, and the change.
    pub fn changed(&self, unit: u32) -> Option<(&Observation, PublishedChange)> {
        self.changes.iter().find_map(|(period, column)| {
            let row = column.row(unit)?;
            let change = row.extra.as_ref()?.change?;
            let since = change.since.unwrap_or_else(|| period.previous_year());
            (since == self.at.1).then_some((row, change))
        })
    }
}

/// The parts of a whole that have figures in a period, with their weights.
fn parts<'a>(
    nouns: &Nouns,
    done: &'a Columns,
    whole: usize,
    (here, at): (Period, usize),
) -> Vec<(&'a Column, Decimal)> {
    let indicators = &nouns.indicators;
    let method = indicators[whole].method_at(here);
    let weights = method.map(|method| &method.weights).filter(|weights| !weights.is_empty());
    let parts =
        (whole + 1..indicators.len()).filter(|part| indicators[*part].parent == Some(whole));
    let parts = parts.filter_map(|part| {
        let weight = match weights {
            Some(weights) => weights.iter().find(|(of, _)| *of == part)?.1,
            None => indicators[part].weight.unwrap_or(Decimal::new(1, 0)),
        };
        // A heavier one is none, and could not be multiplied with.
        let is_weight = weight.mantissa().abs() < 1 << 40 && weight.scale() <= 12;
        Some((done.get(&(part, at))?, weight)).filter(|_| is_weight)
    });
    parts.collect()
}

/// The way by which a column takes least.
pub fn best(guesses: &Guesses, given: &Column, scale: u8) -> Way {
    let values: Vec<Option<i64>> =
        given.rows.iter().map(|row| at_scale(row.score.ok()?.value, scale)).collect();
    let bits = |way: Way| -> Option<u64> {
        let guesses = guesses.of(way);
        if way != Way::Mean {
            guesses?;
        }
        let off = |(at, value): (usize, &Option<i64>)| {
            let guess = guesses.and_then(|guesses| guesses[at]).unwrap_or_default();
            value.map(|value| i128::from(value) - i128::from(guess))
        };
        let all: Vec<i128> = values.iter().enumerate().filter_map(off).collect();
        let mean = match way.drifts() && !all.is_empty() {
            true => all.iter().sum::<i128>() / all.len() as i128,
            false => 0,
        };
        // Only once the mean is known; the first one shows it.
        let first = all.first().map_or(0, |first| 128 - first.unsigned_abs().leading_zeros());
        let bits = all.iter().map(|off| 128 - (off - mean).unsigned_abs().leading_zeros());
        Some(u64::from(bits.sum::<u32>() + if way.drifts() { first } else { 0 }))
    };
    let all = Way::ALL.into_iter().filter_map(|way| Some((bits(way)?, way)));
    all.min_by_key(|(bits, _)| *bits).map_or(Way::Mean, |(_, way)| way)
}

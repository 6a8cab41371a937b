//! Scores in columns: 5 bytes each where they have nine digits at most, as nearly all have.

use super::bytes::bytes_struct;
use super::columns::{Alike, Whole};
use super::{Decimal, Given, Missing, Origin};

/// Scores, or why there is none, one behind the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    mantissas: Whole,
    scales: Alike<u8>,
    states: Alike<u8>,
}

const STATE_PUBLISHED: u8 = 0;
const STATE_DERIVED: u8 = 1;
const STATE_COMPUTED: u8 = 2;
const STATE_MISSING: u8 = 3;

fn state_from_score(score: &Result<Given<Decimal>, Missing>) -> u8 {
    match score {
        Ok(given) => match given.origin {
            Origin::Published => STATE_PUBLISHED,
            Origin::Derived => STATE_DERIVED,
            Origin::Computed => STATE_COMPUTED,
        },
        Err(reason) => {
            let at = Missing::ALL.iter().position(|other| other == reason).unwrap_or(0);
            STATE_MISSING + at as u8
        }
    }
}

bytes_struct!(Scores { mantissas, scales, states });

impl Scores {
    /// Whether its columns are of one length and hold nothing unknown, as bytes may make them.
    pub(super) fn is_sound(&self) -> bool {
        let known = STATE_MISSING + Missing::ALL.len() as u8;
        self.mantissas.len() == self.states.len()
            && self.scales.len() == self.states.len()
            && self.scales.is_sound()
            && self.states.is_sound()
            && self.states.some_of_each().all(|state| state < known)
    }

    /// Whether a column holds it: its digits are no more than 18.
    pub fn fits(score: &Result<Given<Decimal>, Missing>) -> bool {
        score.is_err() || score.is_ok_and(|given| i64::try_from(given.value.mantissa()).is_ok())
    }

    /// Adds one that [`Scores::fits`]; of another the digits are lost.
    pub fn push(&mut self, score: &Result<Given<Decimal>, Missing>) {
        let value = score.map_or(Decimal::ZERO, |given| given.value);
        self.mantissas.push(i64::try_from(value.mantissa()).unwrap_or_default());
        self.scales.push(value.scale());
        self.states.push(state_from_score(score));
    }

    /// Adds a published `mantissa × 10^-scale`.
    #[inline]
    pub fn push_published(&mut self, mantissa: i64, scale: u8) {
        self.mantissas.push(mantissa);
        self.scales.push(scale);
        self.states.push(STATE_PUBLISHED);
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.mantissas.reserve(more);
        self.scales.reserve(more);
    }

    /// Number of rows, missing ones included.
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.states.len() == 0
    }

    /// Whether a row has a score. `false` behind the last one.
    pub fn is_scored(&self, row: usize) -> bool {
        self.states.get(row).is_some_and(|state| state < STATE_MISSING)
    }

    /// A row; behind the last one nothing is available.
    pub fn get(&self, row: usize) -> Result<Given<Decimal>, Missing> {
        let (Some(mantissa), Some(scale), Some(state)) =
            (self.mantissas.get(row), self.scales.get(row), self.states.get(row))
        else {
            return Err(Missing::NotAvailable);
        };
        let value = Decimal::new(i128::from(mantissa), scale);
        match state {
            STATE_PUBLISHED => Ok(Given::published(value)),
            STATE_DERIVED => Ok(Given::derived(value)),
            STATE_COMPUTED => Ok(Given::computed(value)),
            state => Err(Missing::ALL[usize::from(state - STATE_MISSING)]),
        }
    }

    /// Whether every row has a published score.
    pub fn are_published(&self) -> bool {
        self.states.len() == 0 || self.states.shared() == Some(STATE_PUBLISHED)
    }

    /// Mantissa and scale of a row that has a published score.
    #[inline]
    pub fn published(&self, row: usize) -> Option<(i64, u8)> {
        let plain = self.states.get(row) == Some(STATE_PUBLISHED);
        Some((self.mantissas.get(row)?, self.scales.get(row)?)).filter(|_| plain)
    }

    /// Row, mantissa and scale of each score; missing ones left out.
    pub fn values(&self) -> impl Iterator<Item = (usize, i64, u8)> + '_ {
        self.mantissas.iter().enumerate().filter_map(|(row, mantissa)| {
            let scored = self.states.get(row)? < STATE_MISSING;
            Some((row, mantissa, self.scales.get(row)?)).filter(|_| scored)
        })
    }

    /// Some rows, which it has, in this order.
    pub fn gather(&self, rows: &[u32]) -> Scores {
        Scores {
            mantissas: self.mantissas.gather(rows),
            scales: self.scales.gather(rows),
            states: self.states.gather(rows),
        }
    }

    /// The most decimals that any score is written with.
    pub fn decimals(&self) -> u8 {
        // Where every row has a score, the column of decimals says all.
        if self.states.shared().is_some_and(|state| state < STATE_MISSING) {
            return self.scales.some_of_each().fold(0, u8::max);
        }
        self.values().fold(0, |most, (_, _, scale)| most.max(scale))
    }

    /// The rows whose score is 0.
    pub fn zeros(&self) -> impl Iterator<Item = usize> + '_ {
        let zeros = self.mantissas.iter().enumerate().filter(|(_, mantissa)| *mantissa == 0);
        zeros.map(|(row, _)| row).filter(|row| self.is_scored(*row))
    }

    /// Gives back room that is not used.
    pub fn shrink(&mut self) {
        self.mantissas.shrink();
        self.scales.shrink();
        self.states.shrink();
    }
}

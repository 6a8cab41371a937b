//! Scores in columns: 10 bytes each.

use super::bytes::bytes_struct;
use super::{Decimal, Given, Missing, Origin};

/// Scores, or why there is none, one behind the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    mantissas: Vec<i64>,
    scales: Vec<u8>,
    states: Vec<u8>,
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
            && self.states.iter().all(|state| *state < known)
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
        self.states.reserve(more);
    }

    /// Number of rows, missing ones included.
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// Whether a row has a score. `false` behind the last one.
    pub fn is_scored(&self, row: usize) -> bool {
        self.states.get(row).is_some_and(|state| *state < STATE_MISSING)
    }

    /// A row; behind the last one nothing is available.
    pub fn get(&self, row: usize) -> Result<Given<Decimal>, Missing> {
        let (Some(mantissa), Some(scale), Some(state)) =
            (self.mantissas.get(row), self.scales.get(row), self.states.get(row))
        else {
            return Err(Missing::NotAvailable);
        };
        let value = Decimal::new(i128::from(*mantissa), *scale);
        match *state {
            STATE_PUBLISHED => Ok(Given::published(value)),
            STATE_DERIVED => Ok(Given::derived(value)),
            STATE_COMPUTED => Ok(Given::computed(value)),
            state => Err(Missing::ALL[usize::from(state - STATE_MISSING)]),
        }
    }

    /// Whether every row has a published score.
    pub fn are_published(&self) -> bool {
        self.states.iter().all(|state| *state == STATE_PUBLISHED)
    }

    /// Mantissa and scale of a row that has a published score.
    #[inline]
    pub fn published(&self, row: usize) -> Option<(i64, u8)> {
        let plain = self.states.get(row) == Some(&STATE_PUBLISHED);
        Some((*self.mantissas.get(row)?, *self.scales.get(row)?)).filter(|_| plain)
    }

    /// Row, mantissa and scale of each score; missing ones left out.
    pub fn values(&self) -> impl Iterator<Item = (usize, i64, u8)> + '_ {
        let values = self.mantissas.iter().zip(&self.scales).zip(&self.states).enumerate();
        values
            .filter(|(_, (_, state))| **state < STATE_MISSING)
            .map(|(row, ((mantissa, scale), _))| (row, *mantissa, *scale))
    }

    /// Adds a row of others.
    pub fn push_from(&mut self, others: &Scores, row: usize) {
        self.mantissas.push(others.mantissas[row]);
        self.scales.push(others.scales[row]);
        self.states.push(others.states[row]);
    }

    /// Gives back room that is not used.
    pub fn shrink(&mut self) {
        self.mantissas.shrink_to_fit();
        self.scales.shrink_to_fit();
        self.states.shrink_to_fit();
    }
}

//! The scores of a slice as whole numbers of one size, for checks that go over all of them: exact
//! decimals of any length take a multiple of the time.

use super::printed::Printed;
use crate::model::{Decimal, MAX_SCALE, Slice, UnitIx};

/// Figures of more digits are left to exact decimals.
const LARGEST: i64 = 1_000_000_000_000;

/// More figures as well: so many of the largest, tenfold, still add up in 64 bits.
const MOST: usize = 100_000;

/// A score.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Whose it is.
    pub unit: UnitIx,
    /// In units of 10^-[`Figures::scale`].
    pub value: i64,
    /// Half a unit of its last printed place, in the same.
    pub half: i64,
}

/// All scores of a slice, in order of units.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The decimals of all values; one more than any score has, so that half of the last is whole.
    pub scale: u8,
    /// One for each unit with a score.
    pub list: Vec<Figure>,
}

impl Figures {
    /// Those of a slice, whatever they come from; `None` where they are too long or too many.
    pub fn of(slice: &Slice) -> Option<Figures> {
        Figures::from(slice, slice.scores())
    }

    /// Those that the publisher printed.
    pub fn published(slice: &Slice) -> Option<Figures> {
        Figures::from(slice, slice.published_scores())
    }

    fn from(slice: &Slice, scores: impl Iterator<Item = (UnitIx, i64, u8)>) -> Option<Figures> {
        let printed = Printed::of(slice);
        let scale = Some(slice.decimals()).filter(|most| *most <= MAX_SCALE)? + 1;
        // By the decimals that a score is written with: what lifts it, and its half.
        let sizes: Vec<(i64, i64)> =
            (0..scale).map_while(|own| printed.sizes(own, scale)).collect();
        let mut list = Vec::with_capacity(slice.len().min(MOST));
        for (unit, mantissa, own) in scores {
            let (lift, half) = *sizes.get(usize::from(own))?;
            let value = mantissa.checked_mul(lift)?;
            if value.unsigned_abs() > LARGEST as u64 || half > LARGEST || list.len() == MOST {
                return None;
            }
            list.push(Figure { unit, value, half });
        }
        Some(Figures { scale, list })
    }

    /// A decimal in the same units, if it is a whole number of them and no longer than figures are.
    pub fn whole(&self, decimal: Decimal) -> Option<i64> {
        decimal.key_at(self.scale).filter(|key| key.unsigned_abs() <= LARGEST as u64)
    }
}

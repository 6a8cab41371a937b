//! Mixes of parts: by how many steps each is raised, in whole numbers and back.

use super::cheapest::{self, Found, Item, LARGEST};
use super::settings::Allowed;
use super::{Fault, Needed};
use crate::model::{Decimal, Given, IndicatorIx, order};

/// A part that a mix raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gain {
    /// The part.
    pub part: IndicatorIx,
    /// Its score.
    pub from: Given<Decimal>,
    /// By how many points it is raised; above zero.
    pub by: Decimal,
    /// The score that it comes to.
    pub to: Decimal,
    /// What that brings to the total: factor × points.
    pub brings: Decimal,
    /// What it costs: effort × points.
    pub effort: Decimal,
}

/// Parts that are raised together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mix {
    /// The parts, those first that bring most; equal ones in the publisher's order.
    pub gains: Vec<Gain>,
    /// The total that it comes to, the published one plus what the parts bring.
    pub total: Decimal,
    /// What it costs.
    pub effort: Decimal,
    /// Whether it was proven that none is cheaper; `true` where nothing had to be proven.
    pub proven: bool,
}

impl Mix {
    /// What all parts together bring to the total.
    pub fn brings(&self) -> Decimal {
        self.gains.iter().map(|gain| gain.brings).sum()
    }
}

/// The question in whole numbers: steps of parts against what is missing.
pub(super) struct Whole<'a> {
    needed: &'a Needed,
    allowed: &'a [Allowed],
    /// By part: what a step brings and costs, and how many there are.
    items: Vec<Item>,
    /// What is missing, in the unit of the items' weights.
    need: i64,
}

/// An even share is found to so many parts of the whole: a hundredth of a percent.
const PARTS: i64 = 10_000;

impl<'a> Whole<'a> {
    /// Puts it in whole numbers.
    pub fn new(needed: &'a Needed, allowed: &'a [Allowed]) -> Result<Whole<'a>, Fault> {
        let weight = |of: &Allowed| (of.lever.factor * of.lever.step).normal();
        let cost = |of: &Allowed| (of.effort * of.lever.step).normal();
        let free: Vec<&Allowed> = allowed.iter().filter(|of| steps(of) > 0).collect();
        let weights = whole(free.iter().map(|of| weight(of)).chain([needed.missing.normal()]));
        let costs = whole(free.iter().map(|of| cost(of)));
        let (Some(mut weights), Some(costs)) = (weights, costs) else { return Err(Fault::TooLong) };
        let missing = weights.pop().unwrap_or(0) + i128::from(needed.more);
        // Sums of steps are multiples of what all of them share: so is what must be brought.
        let (shared, cheap) = (divisor(&weights), divisor(&costs));
        let need = missing.div_euclid(shared) + i128::from(missing.rem_euclid(shared) > 0);
        let small = |number: i128| {
            let number = i64::try_from(number).ok().filter(|number| *number <= LARGEST);
            number.ok_or(Fault::TooLong)
        };
        let mut numbers = weights.into_iter().zip(costs);
        let none = Item { weight: 1, cost: 0, most: 0 };
        let mut items = Vec::with_capacity(allowed.len());
        for of in allowed {
            let most = steps(of);
            let next = if most > 0 { numbers.next() } else { None };
            items.push(match next {
                Some((weight, cost)) => {
                    Item { weight: small(weight / shared)?, cost: small(cost / cheap)?, most }
                }
                None => none,
            });
        }
        // What is out of reach may be any number: that it is out of reach is all there is to say.
        let most: i128 = items.iter().map(Item::might).sum();
        let beyond = i64::try_from(need).unwrap_or(i64::MAX);
        let need = if need > most && i128::from(beyond) > most { beyond } else { small(need)? };
        Ok(Whole { needed, allowed, items, need })
    }

    /// All that can be brought: of each part all of its head-room, of which the last step may be a smaller one.
    pub fn most(&self) -> Mix {
        let raised = self.allowed.iter().filter(|of| of.room.sign() > 0);
        self.raised(raised.map(|of| (of, of.room)), true)
    }

    /// The cheapest mix; `None` where the goal cannot be reached.
    pub fn cheapest(&self) -> Option<Mix> {
        let found = cheapest::cheapest(&self.items, self.need, self.items.len())?;
        Some(self.mix(found))
    }

    /// Of the mixes of as few parts as can be the cheapest.
    pub fn fewest(&self) -> Option<Mix> {
        let slots = cheapest::fewest(&self.items, self.need)?;
        Some(self.mix(cheapest::cheapest(&self.items, self.need, slots)?))
    }

    /// The same share of each part's head-room, in hundredths of a percent, whole steps of it; and that
    /// share.
    pub fn even(&self) -> Option<(i64, Mix)> {
        let part = |item: &Item, share: i64| {
            let steps = i128::from(item.most) * i128::from(share) / i128::from(PARTS);
            i64::try_from(steps).unwrap_or(item.most)
        };
        let enough = |share: i64| {
            let brings = |item: &Item| i128::from(item.weight) * i128::from(part(item, share));
            self.items.iter().map(brings).sum::<i128>() >= i128::from(self.need)
        };
        if !enough(PARTS) {
            return None;
        }
        let (mut low, mut high) = (0, PARTS);
        while low < high {
            let middle = (low + high) / 2;
            (low, high) = if enough(middle) { (low, middle) } else { (middle + 1, high) };
        }
        let counts = self.items.iter().map(|item| part(item, low)).collect();
        Some((low, self.mix(Found { counts, proven: true })))
    }

    /// So many steps of each part, as points again.
    fn mix(&self, found: Found) -> Mix {
        let counts = self.allowed.iter().zip(&found.counts).filter(|(_, count)| **count > 0);
        let by = |count: &i64| Decimal::new(i128::from(*count), 0);
        self.raised(counts.map(|(of, count)| (of, by(count) * of.lever.step)), found.proven)
    }

    fn raised<'b>(&self, parts: impl Iterator<Item = (&'b Allowed, Decimal)>, proven: bool) -> Mix {
        let gain = |(of, by): (&Allowed, Decimal)| Gain {
            part: of.lever.part,
            from: of.lever.score,
            by,
            to: of.lever.score.value + by,
            brings: of.lever.factor * by,
            effort: of.effort * by,
        };
        let mut gains: Vec<Gain> = parts.map(gain).collect();
        order::sort_by(&mut gains, |a, b| b.brings.cmp(&a.brings));
        let brings: Decimal = gains.iter().map(|gain| gain.brings).sum();
        Mix {
            total: self.needed.from.value + brings,
            effort: gains.iter().map(|gain| gain.effort).sum(),
            proven,
            gains,
        }
    }
}

/// How many whole steps the head-room of a part has.
fn steps(of: &Allowed) -> i64 {
    let scale = of.lever.step.scale();
    // Rounded down: a step that does not fit is none.
    let room = of.room.round(scale);
    let room = if room > of.room { room - of.lever.step } else { room };
    room.key_at(scale).unwrap_or(i64::MAX).max(0)
}

/// Decimals as whole numbers of the longest scale; `None` where their digits do not fit.
fn whole(decimals: impl Iterator<Item = Decimal> + Clone) -> Option<Vec<i128>> {
    let scale = decimals.clone().map(Decimal::scale).max().unwrap_or(0);
    let lifted = |decimal: Decimal| {
        let factor = 10i128.checked_pow(u32::from(scale - decimal.scale()))?;
        decimal.mantissa().checked_mul(factor)
    };
    decimals.map(lifted).collect()
}

/// The greatest number that divides all of them; 1 where there are none, or only zeros.
fn divisor(numbers: &[i128]) -> i128 {
    let step = |mut a: i128, mut b: i128| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    let found = numbers.iter().fold(0, |found, number| step(found, number.abs()));
    found.max(1)
}

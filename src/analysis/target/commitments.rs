//! What became of commitments: each against the figures of a later data set.

use super::matched::{Finder, FoundBy};
use crate::model::{
    Base, Commitment, Commitments, Dataset, Decimal, Direction, Given, IndicatorIx, Label, Missing,
    Period, UnitIx,
};
use crate::rank::{RankOptions, Standing, Standings, standings};

/// What became of a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The target is reached.
    Kept {
        /// The score.
        score: Given<Decimal>,
        /// By how much it is better than the target; 0 and above.
        over: Decimal,
    },
    /// Better than it was, and short of the target.
    Improved {
        /// The score.
        score: Given<Decimal>,
        /// By how much it is short; above zero.
        short: Decimal,
        /// By how much it is better than it was; above zero.
        gained: Decimal,
    },
    /// Short of the target, and no better than it was.
    Missed {
        /// The score.
        score: Given<Decimal>,
        /// By how much it is short; above zero.
        short: Decimal,
        /// By how much it is better than it was: 0 or below; `None` where that is not known.
        gained: Option<Decimal>,
    },
    /// The data has no figure for the period of the target; with its reason, where one is given.
    NotYet(Option<Missing>),
    /// The unit is not in the data.
    UnitGone,
    /// The unit went into this one, which others went into as well, or only a part of it did.
    UnitMerged(UnitIx),
    /// The indicator is not in the data.
    IndicatorGone,
    /// The method changed in between: the target was set on another scale.
    MethodChanged {
        /// What the change is called.
        method: Label,
        /// Since when.
        since: Period,
        /// The score, if there is one.
        score: Option<Given<Decimal>>,
    },
}

/// A commitment beside the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Its place in the list.
    pub at: usize,
    /// The unit in the data.
    pub unit: Option<UnitIx>,
    /// The indicator in the data.
    pub indicator: Option<IndicatorIx>,
    /// How the two were found.
    pub by: [FoundBy; 2],
    /// What became of it.
    pub outcome: Outcome,
    /// The rank in the period of the target.
    pub standing: Standing,
    /// The score of the base period as the data has it now, where that is another one than was written down.
    pub revised: Option<Given<Decimal>>,
}

/// A commitment of a unit, with where it stands in a period.
pub fn commitment(
    ds: &Dataset,
    (unit, indicator): (UnitIx, IndicatorIx),
    base: Period,
    (period, target): (Period, Decimal),
) -> Commitment {
    let about = (&ds.units()[unit], &ds.indicators()[indicator]);
    let standing = standings(ds, indicator, base, &RankOptions::default()).get(unit);
    let rank = standing.shown().and_then(|rank| rank.value.as_whole());
    Commitment {
        unit: about.0.id.clone(),
        unit_name: Some(about.0.name.clone()),
        indicator: about.1.id.clone(),
        indicator_name: Some(about.1.name.clone()),
        indicator_short: about.1.short.clone().filter(|short| *short != about.1.name),
        period,
        target,
        owner: None,
        date: None,
        note: None,
        base: Some(Base {
            period: base,
            score: ds.cell(unit, indicator, base).and_then(|cell| cell.value()),
            rank,
            of: standing.of.and_then(|of| u32::try_from(of).ok()).filter(|_| rank.is_some()),
        }),
    }
}

/// Checks commitments against a data set, in their order.
pub fn check_commitments(ds: &Dataset, commitments: &Commitments) -> Vec<Checked> {
    let mut ranked = Ranked::default();
    let finder = Finder::new(ds);
    let list = commitments.list.iter().enumerate();
    list.map(|(at, commitment)| check(&finder, at, commitment, &mut ranked)).collect()
}

/// Standings that were asked for: many commitments are of few indicators.
#[derive(Default)]
struct Ranked(Vec<((IndicatorIx, Period), Standings)>);

impl Ranked {
    fn of(&mut self, ds: &Dataset, key: (IndicatorIx, Period)) -> Option<&Standings> {
        let known = self.0.iter().position(|(other, _)| *other == key);
        let at = known.unwrap_or_else(|| {
            self.0.push((key, standings(ds, key.0, key.1, &RankOptions::default())));
            self.0.len() - 1
        });
        self.0.get(at).map(|(_, standings)| standings)
    }
}

fn check(finder: &Finder<'_>, at: usize, commitment: &Commitment, ranked: &mut Ranked) -> Checked {
    let ds = finder.ds();
    let (unit, indicator) = (finder.unit(commitment), finder.indicator(commitment));
    let by = [unit, indicator].map(|found| found.map(|(_, by)| by).unwrap_or_default());
    let [unit, indicator] = [unit, indicator].map(|found| found.map(|(at, _)| at));
    let none = Standing::default();
    let gone =
        |outcome| Checked { at, unit, indicator, by, outcome, standing: none, revised: None };
    let Some(found_unit) = unit else {
        return gone(finder.merged(commitment).map_or(Outcome::UnitGone, Outcome::UnitMerged));
    };
    let Some(found) = indicator else { return gone(Outcome::IndicatorGone) };
    let standings = ranked.of(ds, (found, commitment.period));
    Checked {
        at,
        unit,
        indicator,
        by,
        outcome: outcome(ds, found_unit, found, commitment),
        standing: standings.map(|standings| standings.get(found_unit)).unwrap_or_default(),
        revised: revised(ds, found_unit, found, commitment.base.as_ref()),
    }
}

fn outcome(ds: &Dataset, unit: UnitIx, indicator: IndicatorIx, commitment: &Commitment) -> Outcome {
    let rules = &ds.indicators()[indicator];
    let cell = ds.cell(unit, indicator, commitment.period);
    let found = cell.map(|cell| cell.score);
    let base = commitment.base.as_ref();
    let changed = base.and_then(|base| rules.breaks_between(base.period, commitment.period).last());
    if let Some(method) = changed {
        return Outcome::MethodChanged {
            method: method.name.clone(),
            since: method.from,
            score: found.and_then(Result::ok),
        };
    }
    let score = match found {
        Some(Ok(score)) => score,
        Some(Err(reason)) => return Outcome::NotYet(Some(reason)),
        None => return Outcome::NotYet(None),
    };
    let better = |value: Decimal, than: Decimal| match rules.direction {
        Direction::HigherIsBetter => value - than,
        Direction::LowerIsBetter => than - value,
    };
    let over = better(score.value, commitment.target);
    if over.sign() >= 0 {
        return Outcome::Kept { score, over };
    }
    let gained = base.and_then(|base| base.score).map(|before| better(score.value, before));
    match gained {
        Some(gained) if gained.sign() > 0 => Outcome::Improved { score, short: over.abs(), gained },
        gained => Outcome::Missed { score, short: over.abs(), gained },
    }
}

/// The score of the base period, where it is another one now.
fn revised(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    base: Option<&Base>,
) -> Option<Given<Decimal>> {
    let (base, written) = (base?, base?.score?);
    let now = ds.cell(unit, indicator, base.period)?.score.ok()?;
    (now.value != written).then_some(now)
}

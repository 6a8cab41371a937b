//! A unit's past before it was formed: its predecessors, their range, and an estimate of its own
//! score where weights are given.

use crate::model::order;
use crate::model::{
    Dataset, Decimal, Given, IndicatorIx, Link, Missing, Period, Predecessor as Formed, UnitIx,
};
use crate::rank::{Rank, RankOptions, Standings, standings};

/// A unit that another was formed from, in a period before that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predecessor {
    /// Its id.
    pub id: String,
    /// The unit, if the data knows it.
    pub unit: Option<UnitIx>,
    /// Whether all of it went into the new unit.
    pub link: Link,
    /// Its weight in the new unit's past.
    pub weight: Option<Decimal>,
    /// Its score, or why there is none.
    pub score: Result<Given<Decimal>, Missing>,
    /// Its rank, as published, else as computed.
    pub rank: Option<Given<Rank>>,
    /// Number of units ranked.
    pub of: Option<usize>,
}

/// A unit's past in a period before it was formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// The new unit.
    pub unit: UnitIx,
    /// The period.
    pub period: Period,
    /// The units that it was formed from, by id.
    pub predecessors: Vec<Predecessor>,
    /// The lowest and the highest of their scores.
    pub scores: Option<[Decimal; 2]>,
    /// The best and the worst of their ranks.
    pub ranks: Option<[Rank; 2]>,
    /// Whether one of them has no score: the range is of the others.
    pub incomplete: bool,
    /// Whether only a part of one of them went into the unit.
    pub partial: bool,
    /// The estimate of the unit's own score.
    pub back_cast: Result<BackCast, NoBackCast>,
}

/// An estimate of a unit's score before it was formed: Σ weight × score / Σ weight over its
/// predecessors (OECD/JRC, Handbook on Constructing Composite Indicators, 2008: weighted arithmetic
/// mean). Never a published figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackCast {
    /// Σ weight × score.
    over: Decimal,
    /// Σ weight.
    under: Decimal,
    /// The score, marked as computed and rounded once, half away from zero, to the most decimals
    /// that a predecessor's score has.
    pub score: Given<Decimal>,
}

impl BackCast {
    /// The score with so many decimals, rounded once from the exact quotient. `None` where the
    /// digits do not fit.
    pub fn rounded(&self, places: u8) -> Option<Decimal> {
        self.over.div_round(self.under, places)
    }
}

/// Why a score is not estimated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoBackCast {
    /// The unit was formed from no other.
    NoPredecessors,
    /// A predecessor has no score.
    NoScore {
        /// Its id.
        unit: String,
        /// Why not.
        reason: Missing,
    },
    /// No weight is given for a predecessor.
    NoWeight {
        /// Its id.
        unit: String,
    },
    /// All weights are zero.
    ZeroWeights,
    /// A predecessor was itself formed from others in the meantime: one weight says nothing of the
    /// shares of those.
    SeveralChanges {
        /// Its id.
        unit: String,
    },
    /// Weights and scores have more digits than can be held.
    TooLong,
}

/// Changes of the list that lie between a unit and its past at most.
const MOST_CHANGES: usize = 8;

/// The past of a unit in a period before it was formed.
pub fn past(ds: &Dataset, unit: UnitIx, indicator: IndicatorIx, period: Period) -> Past {
    let standings = standings(ds, indicator, period, &RankOptions::default());
    past_with(ds, unit, indicator, period, &standings)
}

/// The pasts of all units of an edition that were formed from others, by number.
pub fn pasts(ds: &Dataset, edition: usize, indicator: IndicatorIx, period: Period) -> Vec<Past> {
    let standings = standings(ds, indicator, period, &RankOptions::default());
    let formed = |unit: &UnitIx| {
        let unit = &ds.units()[*unit];
        unit.edition == Some(edition) && !unit.predecessors.is_empty()
    };
    let units = (0..ds.units().len()).filter(formed);
    units.map(|unit| past_with(ds, unit, indicator, period, &standings)).collect()
}

fn past_with(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    standings: &Standings,
) -> Past {
    let slice = ds.slice(indicator, period);
    let has_row = |unit: UnitIx| slice.is_some_and(|slice| slice.cell(unit).is_some());
    let mut found =
        Lineage { ds, has_row: &has_row, formed: Vec::new(), followed: Vec::new(), through: None };
    found.follow(unit, Link::Full);
    let Lineage { mut formed, through, .. } = found;
    order::sort_by(&mut formed, |a, b| a.unit.cmp(&b.unit));
    let predecessors: Vec<Predecessor> = formed
        .into_iter()
        .map(|Formed { unit: id, link, weight }| {
            let unit = ds.unit_by_id(&id);
            let cell = unit.and_then(|unit| slice?.cell(unit));
            let score = cell.map_or(Err(Missing::NotAvailable), |cell| cell.score);
            let standing = cell.map(|cell| standings.get(cell.unit)).unwrap_or_default();
            let (rank, of) = (standing.shown(), standing.of);
            Predecessor { id, unit, link, weight, score, rank, of }
        })
        .collect();
    let scores = || predecessors.iter().filter_map(|before| before.score.ok());
    let ranks = || predecessors.iter().filter_map(|before| before.rank);
    let lowest = scores().map(|score| score.value).min();
    let highest = scores().map(|score| score.value).max();
    let best = ranks().map(|rank| rank.value).min();
    let worst = ranks().map(|rank| rank.value).max();
    Past {
        unit,
        period,
        scores: lowest.zip(highest).map(|(low, high)| [low, high]),
        ranks: best.zip(worst).map(|(best, worst)| [best, worst]),
        incomplete: predecessors.iter().any(|before| before.score.is_err()),
        partial: predecessors.iter().any(|before| before.link == Link::Partial),
        back_cast: match through {
            Some(unit) => Err(NoBackCast::SeveralChanges { unit }),
            None => back_cast(&predecessors),
        },
        predecessors,
    }
}

/// Follows the links back to the units of a period.
struct Lineage<'a> {
    ds: &'a Dataset,
    has_row: &'a dyn Fn(UnitIx) -> bool,
    formed: Vec<Formed>,
    /// Units whose own links were followed: links may run in a ring.
    followed: Vec<UnitIx>,
    /// A unit in between that was itself formed from several.
    through: Option<String>,
}

impl<'a> Lineage<'a> {
    fn follow(&mut self, unit: UnitIx, link: Link) {
        self.followed.push(unit);
        let ds = self.ds;
        let described = &ds.units()[unit];
        let lists_itself = described.predecessors.iter().any(|from| from.unit == described.id);
        // A unit that took in others and kept its name is one of those it was formed from.
        if !described.predecessors.is_empty() && !lists_itself && (self.has_row)(unit) {
            self.push(Formed { unit: described.id.clone(), link, weight: None });
        }
        for from in &described.predecessors {
            let partial = link == Link::Partial || from.link == Link::Partial;
            let link = if partial { Link::Partial } else { Link::Full };
            let id = self.renamed(&from.unit);
            let earlier = self.ds.unit_by_id(id).filter(|unit| !self.followed.contains(unit));
            let further = earlier.filter(|earlier| {
                let formed = &self.ds.units()[*earlier].predecessors;
                let known =
                    |from: &Formed| self.ds.unit_by_id(&from.unit).is_some_and(self.has_row);
                !formed.is_empty() && (!(self.has_row)(*earlier) || formed.iter().any(known))
            });
            match further {
                Some(earlier) => {
                    self.through.get_or_insert_with(|| id.to_owned());
                    self.follow(earlier, link);
                }
                None => self.push(Formed { unit: id.to_owned(), link, weight: from.weight }),
            }
        }
    }

    /// The id under which a unit stands in the period, if in between it only got another name.
    fn renamed(&self, id: &'a str) -> &'a str {
        let mut id = id;
        for _ in 0..MOST_CHANGES {
            let unit = self.ds.unit_by_id(id).filter(|unit| !(self.has_row)(*unit));
            let from = unit.map(|unit| self.ds.units()[unit].predecessors.as_slice());
            match from {
                Some([only]) if only.link == Link::Full => id = &only.unit,
                _ => break,
            }
        }
        id
    }

    /// Adds a unit once; reached on several ways, its weight is not one of them.
    fn push(&mut self, from: Formed) {
        match self.formed.iter_mut().find(|known| known.unit == from.unit) {
            Some(known) if from.link == Link::Partial => known.link = Link::Partial,
            Some(_) => {}
            None => self.formed.push(from),
        }
    }
}

fn back_cast(predecessors: &[Predecessor]) -> Result<BackCast, NoBackCast> {
    if predecessors.is_empty() {
        return Err(NoBackCast::NoPredecessors);
    }
    let (mut over, mut under, mut places) = (Decimal::ZERO, Decimal::ZERO, 0);
    for before in predecessors {
        let unit = || before.id.clone();
        let score = before.score.map_err(|reason| NoBackCast::NoScore { unit: unit(), reason })?;
        let weight = before.weight.ok_or_else(|| NoBackCast::NoWeight { unit: unit() })?;
        over = over + weight * score.value;
        under = under + weight;
        places = places.max(score.value.scale());
    }
    if under.is_zero() {
        return Err(NoBackCast::ZeroWeights);
    }
    let score = over.div_round(under, places).ok_or(NoBackCast::TooLong)?;
    Ok(BackCast { over, under, score: Given::computed(score) })
}

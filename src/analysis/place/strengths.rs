//! In which parts a unit is strong and weak, beside its peers.

use std::cmp::Reverse;

use super::field::lead;
use super::share::share;
use super::{PeerRule, Unplaced, peers};
use crate::analysis::{Spread, spread};
use crate::model::order;
use crate::model::{Cell, Dataset, Decimal, Given, IndicatorIx, Period, UnitIx};
use crate::rank::{RankOptions, keys};

/// Decimals of a lead that is counted in quartile distances.
const PLACES: u8 = 10;

/// What leads in different parts are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeBy {
    /// Percentage points of the maximum: where every part has one.
    Percent,
    /// The distance between the quartiles of the peers' scores in the part, rounded at the tenth
    /// decimal: where some part has no maximum. Parts in which that distance is 0 are left out.
    Quartiles,
}

/// A unit in a part, beside its peers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength {
    /// The part.
    pub part: IndicatorIx,
    /// The unit's percentage of the maximum, or its score, as [`Strengths::by`] says.
    pub value: Given<Decimal>,
    /// The median of the same among the peers that have it, the unit itself not counted.
    pub median: Decimal,
    /// By how much the unit's is better than the median; below zero where it is worse.
    pub lead: Decimal,
    /// The lead by which parts are compared: itself in percentage points, or in quartile distances.
    pub edge: Decimal,
    /// The unit's rank by score among the peers and itself: one more than the number of better ones.
    pub rank: usize,
    /// Of how many, the unit included.
    pub of: usize,
}

/// Strengths and weaknesses of a unit, beside its peers.
///
/// The strongest parts are those of the largest [`Strength::edge`] if it is above zero, the weakest
/// those of the smallest if it is below: a part that is worse than the peers' median is no strength,
/// even where all others are worse still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strengths {
    /// How the peers were chosen.
    pub rule: PeerRule,
    /// The peers, as [`peers`] gives them.
    pub peers: Vec<UnitIx>,
    /// What leads are compared by.
    pub by: EdgeBy,
    /// The parts that compare, the strongest first; equal ones in the publisher's order.
    pub parts: Vec<Strength>,
    /// Parts with figures in the period that do not compare: the unit or all peers miss them, or
    /// they have no spread.
    pub left_out: Vec<IndicatorIx>,
}

impl Strengths {
    /// The strongest parts; none where no part is better than the peers' median.
    pub fn strongest(&self) -> &[Strength] {
        let same = self.parts.partition_point(|part| Some(part.edge) >= self.edge(0));
        if self.edge(0).is_some_and(|edge| edge.sign() > 0) { &self.parts[..same] } else { &[] }
    }

    /// The weakest parts; none where no part is worse than the peers' median.
    pub fn weakest(&self) -> &[Strength] {
        let last = self.parts.len().checked_sub(1).and_then(|last| self.edge(last));
        let first = self.parts.partition_point(|part| Some(part.edge) > last);
        if last.is_some_and(|edge| edge.sign() < 0) { &self.parts[first..] } else { &[] }
    }

    fn edge(&self, at: usize) -> Option<Decimal> {
        self.parts.get(at).map(|part| part.edge)
    }
}

/// A part as it is among the unit and its peers.
struct Column {
    part: IndicatorIx,
    own: Given<Decimal>,
    others: Vec<Decimal>,
    /// The same as percentages of the maximum, if all are known.
    shares: Option<(Given<Decimal>, Vec<Decimal>)>,
}

/// Compares a unit with its peers, part by part.
///
/// # Errors
/// [`Unplaced`] says why that cannot be done.
pub fn strengths(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    rule: PeerRule,
    options: &RankOptions,
) -> Result<Strengths, Unplaced> {
    let peers = peers(ds, unit, indicator, period, rule, options)?;
    let mut members = vec![false; ds.units().len()];
    peers.iter().for_each(|peer| members[*peer] = true);
    let (mut columns, mut left_out) = (Vec::new(), Vec::new());
    // Points given or taken beside the maximum are neither strong nor weak in anything.
    let scored = |part: &IndicatorIx| {
        ds.slice(*part, period).is_some() && !ds.indicators()[*part].is_beside()
    };
    for part in ds.parts(indicator).filter(scored) {
        match column(ds, unit, part, period, &members) {
            Some(column) => columns.push(column),
            None => left_out.push(part),
        }
    }
    if columns.is_empty() {
        return Err(if left_out.is_empty() { Unplaced::NoParts } else { Unplaced::MissingPart });
    }
    let in_percent = columns.iter().all(|column| column.shares.is_some());
    let by = if in_percent { EdgeBy::Percent } else { EdgeBy::Quartiles };
    let mut parts = Vec::new();
    for column in columns {
        let part = column.part;
        match strength(ds, column, by) {
            Some(strength) => parts.push(strength),
            None => left_out.push(part),
        }
    }
    order::sort(&mut left_out);
    order::sort_by_key(&mut parts, |part| Reverse(part.edge));
    Ok(Strengths { rule, peers, by, parts, left_out })
}

fn column(
    ds: &Dataset,
    unit: UnitIx,
    part: IndicatorIx,
    period: Period,
    members: &[bool],
) -> Option<Column> {
    let slice = ds.slice(part, period)?;
    let ours = slice.cell(unit)?;
    let own = ours.score.ok()?;
    let peers: Vec<Cell<'_>> =
        slice.cells().filter(|cell| members[cell.unit] && cell.score.is_ok()).collect();
    let others: Vec<Decimal> = peers.iter().filter_map(Cell::value).collect();
    let share = |cell: &Cell<'_>| share(ds, part, period, cell);
    let of_peers: Option<Vec<Decimal>> =
        peers.iter().map(|cell| share(cell).map(|share| share.value)).collect();
    let shares = share(&ours).zip(of_peers);
    (!others.is_empty()).then_some(Column { part, own, others, shares })
}

fn strength(ds: &Dataset, column: Column, by: EdgeBy) -> Option<Strength> {
    let rules = &ds.indicators()[column.part];
    let Column { part, own, others, shares } = column;
    let mut scores = others.clone();
    scores.push(own.value);
    let keys = keys(&scores, rules.rule.basis, rules.direction);
    let above = keys.iter().filter(|key| keys.last().is_some_and(|own| *key > own)).count();
    let (value, among) = match (by, shares) {
        (EdgeBy::Percent, Some(shares)) => shares,
        _ => (own, others),
    };
    let Spread { lower, median, upper, .. } = spread(among)?;
    let lead = lead(rules.direction, value.value, median);
    let edge = match by {
        EdgeBy::Percent => lead,
        EdgeBy::Quartiles => lead.div_round(upper - lower, PLACES)?,
    };
    Some(Strength { part, value, median, lead, edge, rank: above + 1, of: keys.len() })
}

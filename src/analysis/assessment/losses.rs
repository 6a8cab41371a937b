//! Points short of the maximum: lost = the unit's own maximum − its appraised score, of the leaves of the
//! tree and added up for what they are parts of. Where a score is missing nothing is lost: the reason is
//! kept instead. Bonus and penalty points are never lost. A leaf of which less is better, or whose weight
//! is not above zero, has no points to lose and is left out.

use super::tree::{Node, Tree};
use crate::model::{
    Dataset, Decimal, Direction, Given, IndicatorIx, IndicatorKind, Missing, UnitIx,
};

/// Why nothing is counted as lost by a unit in a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncounted {
    /// There is no score, for this reason: the criterion does not apply, no survey was held, …
    Missing(Missing),
    /// No maximum is known.
    NoMaximum,
}

/// What units lost in an indicator. All points are points of the index: those of a part, by its weight
/// where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The part of the index.
    pub indicator: IndicatorIx,
    /// Whether it has no parts in the period.
    pub leaf: bool,
    /// The number of units with a score and a maximum in it, or in a leaf below it.
    pub units: usize,
    /// How many of them lost any points.
    pub losing: usize,
    /// The points that they lost together. 0 or more.
    pub lost: Decimal,
    /// Scores above the maximum: these points together. 0 or more; they make up for no loss.
    pub above: Decimal,
    /// The maxima of these units together.
    pub maximum: Decimal,
    /// The units of whom nothing is counted, and why, in the order of the data set; of leaves alone.
    pub uncounted: Vec<(UnitIx, Uncounted)>,
}

impl Lost {
    /// The points lost by a unit on average, of all that are counted, rounded once.
    pub fn mean(&self, places: u8) -> Option<Decimal> {
        self.lost.div_round(Decimal::from(self.units as i64), places)
    }

    /// The mean of the units' maxima, rounded once: they may differ by unit.
    pub fn mean_maximum(&self, places: u8) -> Option<Decimal> {
        self.maximum.div_round(Decimal::from(self.units as i64), places)
    }

    /// Its share of some lost points, in percent, rounded once. `None` where none were lost.
    pub fn share(&self, of: Decimal, places: u8) -> Option<Decimal> {
        self.lost.percent_of(of, places)
    }
}

/// What a unit lost, and how that goes with its total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitLoss {
    /// The unit.
    pub unit: UnitIx,
    /// Its maximum in the index.
    pub maximum: Option<Given<Decimal>>,
    /// Its score in the index.
    pub score: Option<Given<Decimal>>,
    /// The points that it lost in each leaf that is counted, in the publisher's order; below zero where
    /// its score is above the maximum.
    pub parts: Vec<(IndicatorIx, Decimal)>,
    /// The maxima of these leaves together: the points of what applies to it.
    pub applied: Decimal,
    /// The sum of what it lost. 0 or more.
    pub lost: Decimal,
    /// The sum of what it has above maxima. 0 or more.
    pub above: Decimal,
    /// Its bonus points.
    pub bonus: Decimal,
    /// Its penalty points, 0 or less.
    pub penalty: Decimal,
    /// What of maximum − score the parts leave open: a printed total is rounded, or brought back to the
    /// common scale, or parts of it have no score. maximum − score = lost − above − bonus − penalty +
    /// rest. `None` where score or maximum is not known.
    pub rest: Option<Decimal>,
}

/// Where points are lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Losses {
    /// The index's parts of all levels, in the publisher's order; none stands for bonus or penalty.
    pub parts: Vec<Lost>,
    /// Unit by unit, in the order of the data set.
    pub units: Vec<UnitLoss>,
    /// All lost points together.
    pub lost: Decimal,
    /// Whether points are points of the index, as no weight changes them: a maximum is then what there is to
    /// get, and not the end of a scale.
    pub plain: bool,
}

impl Losses {
    /// The leaves: the criteria that are scored.
    pub fn leaves(&self) -> impl Iterator<Item = &Lost> {
        self.parts.iter().filter(|part| part.leaf)
    }

    /// Whether all that a unit lost is known: it has a score wherever one applies to it.
    pub fn are_whole(&self, unit: UnitIx) -> bool {
        let applies = |why: &Uncounted| *why != Uncounted::Missing(Missing::NotApplicable);
        let mut uncounted = self.leaves().flat_map(|part| &part.uncounted);
        !uncounted.any(|(other, why)| *other == unit && applies(why))
    }

    /// What the leaves are parts of, of all levels.
    pub fn branches(&self) -> impl Iterator<Item = &Lost> {
        self.parts.iter().filter(|part| !part.leaf)
    }
}

/// Adds up what is lost.
pub fn of(ds: &Dataset, tree: &Tree, units: &[UnitIx]) -> Losses {
    let regular: Vec<&Node> =
        tree.nodes.iter().filter(|node| node.kind == IndicatorKind::Regular).collect();
    let mut parts: Vec<Lost> = regular.iter().map(|node| empty(node)).collect();
    // By part: the part of the list that it belongs to.
    let above: Vec<Option<usize>> = regular
        .iter()
        .map(|node| regular.iter().position(|other| other.indicator == node.parent))
        .collect();
    let one = Decimal::from(1);
    let plain = regular.iter().filter(|node| node.leaf).all(|node| node.factor == one);
    let mut losses = Losses { parts: Vec::new(), units: Vec::new(), lost: Decimal::ZERO, plain };
    for &unit in units {
        let mut own = UnitLoss {
            unit,
            maximum: ds.maximum(unit, tree.index, tree.period),
            score: ds.cell(unit, tree.index, tree.period).and_then(|cell| cell.score.ok()),
            parts: Vec::new(),
            applied: Decimal::ZERO,
            lost: Decimal::ZERO,
            above: Decimal::ZERO,
            bonus: points(ds, tree, IndicatorKind::Bonus, unit),
            penalty: points(ds, tree, IndicatorKind::Penalty, unit),
            rest: None,
        };
        // By part: what the unit lost and has above the maximum in it, and its maximum there.
        let mut sums: Vec<Option<[Decimal; 3]>> = vec![None; parts.len()];
        for (at, node) in regular.iter().enumerate().filter(|(_, node)| node.leaf) {
            match of_leaf(ds, tree, node, unit) {
                None => {}
                Some(Err(reason)) => parts[at].uncounted.push((unit, reason)),
                Some(Ok((maximum, lost))) => {
                    own.parts.push((node.indicator, lost));
                    let (short, over) = if lost.sign() < 0 {
                        (Decimal::ZERO, -lost)
                    } else {
                        (lost, Decimal::ZERO)
                    };
                    own.applied = own.applied + maximum;
                    own.lost = own.lost + short;
                    own.above = own.above + over;
                    let mut up = Some(at);
                    while let Some(part) = up {
                        let sum = sums[part].get_or_insert([Decimal::ZERO; 3]);
                        *sum = [sum[0] + short, sum[1] + over, sum[2] + maximum];
                        up = above[part];
                    }
                }
            }
        }
        for (part, sum) in parts.iter_mut().zip(sums) {
            let Some([lost, above, maximum]) = sum else { continue };
            part.units += 1;
            part.losing += usize::from(lost.sign() > 0);
            part.lost = part.lost + lost;
            part.above = part.above + above;
            part.maximum = part.maximum + maximum;
        }
        if let (Some(maximum), Some(score)) = (own.maximum, own.score) {
            let told = own.lost - own.above - own.bonus - own.penalty;
            own.rest = Some(maximum.value - score.value - told);
        }
        losses.lost = losses.lost + own.lost;
        losses.units.push(own);
    }
    losses.parts = parts;
    losses
}

fn empty(node: &Node) -> Lost {
    Lost {
        indicator: node.indicator,
        leaf: node.leaf,
        units: 0,
        losing: 0,
        lost: Decimal::ZERO,
        above: Decimal::ZERO,
        maximum: Decimal::ZERO,
        uncounted: Vec::new(),
    }
}

/// A unit's maximum in a leaf and what it is short of it. `None`: the leaf says nothing of the unit, or
/// has no points to lose.
fn of_leaf(
    ds: &Dataset,
    tree: &Tree,
    node: &Node,
    unit: UnitIx,
) -> Option<Result<(Decimal, Decimal), Uncounted>> {
    let less = ds.indicators()[node.indicator].direction == Direction::LowerIsBetter;
    if less || node.factor.sign() <= 0 {
        return None;
    }
    let cell = ds.cell(unit, node.indicator, tree.period)?;
    let maximum = ds.maximum(unit, node.indicator, tree.period);
    Some(match (cell.score, maximum) {
        (Err(reason), _) => Err(Uncounted::Missing(reason)),
        (Ok(_), None) => Err(Uncounted::NoMaximum),
        (Ok(score), Some(maximum)) => {
            let lost = (maximum.value - score.value) * node.factor;
            Ok((maximum.value * node.factor, lost))
        }
    })
}

/// A unit's points of a kind, as they enter its total.
fn points(ds: &Dataset, tree: &Tree, kind: IndicatorKind, unit: UnitIx) -> Decimal {
    let leaves = tree.nodes.iter().filter(|node| node.leaf && node.kind == kind);
    let of = leaves.filter_map(|node| {
        Some(ds.cell(unit, node.indicator, tree.period)?.value()? * node.factor)
    });
    of.sum()
}

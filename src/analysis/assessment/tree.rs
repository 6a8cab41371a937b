//! What of an index counts in a period: its leaves, what they are parts of, and with which factor.

use crate::model::{Dataset, Decimal, IndicatorIx, IndicatorKind, Period};

/// The tree of an index in a period.
pub struct Tree {
    pub index: IndicatorIx,
    pub period: Period,
    /// The index's parts of all levels that count, in the publisher's order.
    pub nodes: Vec<Node>,
}

/// A part.
pub struct Node {
    pub indicator: IndicatorIx,
    /// What it is a part of.
    pub parent: IndicatorIx,
    /// The product of the weights with which it enters the index.
    pub factor: Decimal,
    /// Its own kind, or that of what it is a part of where that stands beside the maximum.
    pub kind: IndicatorKind,
    /// Whether no part of it has figures in the period.
    pub leaf: bool,
}

impl Tree {
    /// Finds what counts: parts with figures in the period, or with parts that have. Where some parts of
    /// one whole have a weight, those without one do not count; where none has, all count as they are.
    pub fn of(ds: &Dataset, index: IndicatorIx, period: Period) -> Tree {
        let all = ds.indicators();
        let weights: Vec<Option<Decimal>> =
            (0..all.len()).map(|ix| ds.weight(ix, period)).collect();
        let mut weighted = vec![false; all.len()];
        for (indicator, weight) in all.iter().zip(&weights) {
            if let Some(parent) = indicator.parent.filter(|_| weight.is_some()) {
                weighted[parent] = true;
            }
        }
        // Wholes stand before their parts.
        let one = Decimal::from(1);
        let mut place: Vec<Option<(Decimal, IndicatorKind)>> = vec![None; all.len()];
        if let Some(root) = place.get_mut(index) {
            *root = Some((one, IndicatorKind::Regular));
        }
        for (ix, indicator) in all.iter().enumerate().skip(index + 1) {
            let Some(parent) = indicator.parent else { continue };
            let Some((factor, above)) = place[parent] else { continue };
            let weight = if weighted[parent] { weights[ix] } else { Some(one) };
            let kind = if above == IndicatorKind::Regular { indicator.kind } else { above };
            place[ix] = weight.map(|weight| (factor * weight, kind));
        }
        let mut figures: Vec<bool> =
            (0..all.len()).map(|ix| ds.slice(ix, period).is_some()).collect();
        let mut below = vec![false; all.len()];
        for ix in (0..all.len()).rev().filter(|ix| place[*ix].is_some()) {
            figures[ix] |= below[ix];
            if let Some(parent) = all[ix].parent {
                below[parent] |= figures[ix];
            }
        }
        let node = |ix: IndicatorIx| {
            let (factor, kind) = place[ix]?;
            let parent = all[ix].parent?;
            Some(Node { indicator: ix, parent, factor, kind, leaf: !below[ix] })
        };
        let counted = (index.saturating_add(1)..all.len()).filter(|ix| figures[*ix]);
        Tree { index, period, nodes: counted.filter_map(node).collect() }
    }
}

//! The audit of a publication: which of its figures do not fit together.
//!
//! Every check is a file of its own. A finding is something that the published figures prove to
//! be so; causes are only ever possible ones. What rounding can explain is not found, and figures
//! that follow from one another prove nothing.

mod added; // sums of parts
mod bounds; // above the maximum, below the minimum
mod changes; // announced changes
mod figures; // scores in whole numbers
mod finding;
mod jumps; // changes far outside those of others
mod lists; // gaps and doubles in ranks, numbers of units
mod percents; // percentages of the maximum
mod printed;
mod ranks; // published against computed ranks
mod sums; // totals against their parts
mod units; // doubles, and units without figures
mod wholes; // means and sums among units

pub use finding::{Cause, Finding, Instead, Many, Problem, Severity, Whole};

use std::borrow::Cow;
use std::collections::BTreeMap;

use figures::Figures;

use crate::model::order;
use crate::model::{Dataset, IndicatorIx, Period, UnitIx};

/// At most so many findings of one kind are listed; the last one says how many more there are.
pub const MOST: usize = 20;

/// What is audited.
struct Seen<'a> {
    ds: &'a Dataset,
    /// The index, then its parts of all levels.
    tree: Vec<IndicatorIx>,
    /// By unit: whether it is a mean or a sum, marked so or found to be one.
    whole: Vec<bool>,
    /// The totals that are the sum of their parts.
    confirmed: Vec<sums::Confirmed>,
    /// The scores of each slice of the tree in whole numbers, by indicator and period.
    figures: BTreeMap<(IndicatorIx, Period), Option<Figures>>,
}

impl<'a> Seen<'a> {
    /// An index that there is, before anything is found.
    fn of(ds: &'a Dataset, indicator: IndicatorIx) -> Seen<'a> {
        let tree = tree(ds, indicator);
        let slices = tree.iter().flat_map(|&part| ds.slices_of(part).map(move |at| (part, at)));
        let figures = slices.map(|(part, (period, slice))| ((part, period), Figures::of(slice)));
        let figures = figures.collect();
        let whole = ds.units().iter().map(|unit| unit.aggregate).collect();
        Seen { ds, tree, whole, confirmed: Vec::new(), figures }
    }

    /// All scores of a slice in whole numbers, where these hold them.
    fn figures(&self, at: (IndicatorIx, Period)) -> Option<&Figures> {
        self.figures.get(&at)?.as_ref()
    }

    /// Those of them that the publisher printed.
    fn published(&self, at: (IndicatorIx, Period)) -> Option<Cow<'_, Figures>> {
        let slice = self.ds.slice(at.0, at.1)?;
        match slice.are_published() {
            true => self.figures(at).map(Cow::Borrowed),
            false => Figures::published(slice).map(Cow::Owned),
        }
    }

    /// Whether a unit stands for itself.
    fn counts(&self, unit: UnitIx) -> bool {
        !self.whole[unit]
    }

    /// Whether a figure and others that are published with it add up, so that it is no misprint.
    fn confirms(&self, unit: UnitIx, indicator: IndicatorIx, period: Period) -> bool {
        self.confirmed.iter().any(|sums| sums.holds(unit, indicator, period))
    }
}

/// What does not fit in an index with all its parts and periods: by severity, then the latest
/// period first (what is meant of all periods behind), then by unit. Empty for an indicator that
/// there is none of.
pub fn audit(ds: &Dataset, indicator: IndicatorIx) -> Vec<Finding> {
    capped(all(ds, indicator))
}

/// All findings, in their order.
fn all(ds: &Dataset, indicator: IndicatorIx) -> Vec<Finding> {
    let Some(_) = ds.indicators().get(indicator) else {
        return Vec::new();
    };
    let mut seen = Seen::of(ds, indicator);
    let mut found = Vec::new();
    wholes::check(&mut seen, &mut found);
    sums::check(&mut seen, &mut found);
    bounds::check(&seen, &mut found);
    ranks::check(&seen, &mut found);
    changes::check(&seen, &mut found);
    percents::check(&seen, &mut found);
    units::check(&seen, &mut found);
    jumps::check(&seen, &mut found);
    let key =
        |one: &Finding| (one.severity, std::cmp::Reverse(one.period), one.unit, one.indicator);
    order::sort_by_key(&mut found, key);
    found
}

/// An indicator and its parts of all levels, each behind what it is a part of.
fn tree(ds: &Dataset, of: IndicatorIx) -> Vec<IndicatorIx> {
    let mut tree = vec![of];
    for (ix, indicator) in ds.indicators().iter().enumerate().skip(of + 1) {
        // Ascending, so that the parent is found by halving.
        if indicator.parent.is_some_and(|parent| tree.binary_search(&parent).is_ok()) {
            tree.push(ix);
        }
    }
    tree
}

/// No more than [`MOST`] of each kind.
fn capped(found: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::with_capacity(found.len().min(4 * MOST));
    // For each kind: how many there are, and where its last one stands.
    let mut kinds: Vec<(std::mem::Discriminant<Problem>, usize, usize)> = Vec::new();
    for finding in found {
        let kind = std::mem::discriminant(&finding.problem);
        let at = kinds.iter().position(|(other, ..)| *other == kind).unwrap_or_else(|| {
            kinds.push((kind, 0, 0));
            kinds.len() - 1
        });
        let (_, count, last) = &mut kinds[at];
        *count += 1;
        if *count <= MOST {
            *last = kept.len();
            kept.push(finding);
        }
    }
    for (_, count, last) in kinds {
        kept[last].more = count.saturating_sub(MOST);
    }
    kept
}

#[cfg(test)]
mod tests;

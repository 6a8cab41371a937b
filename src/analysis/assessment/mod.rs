//! An index whose units first rate themselves and are then appraised: how far apart the two are, where
//! points are lost, what is given or taken beside the maximum, and who is first. Each group that is
//! ranked among itself apart. Exact.

mod beside; // bonus and penalty points
mod differences; // self-assessed against appraised
mod losses; // points short of the maximum
mod ranks; // the ranking within a group
mod tree; // what counts in a period

#[cfg(test)]
mod tests;

pub use beside::Beside;
pub use differences::{Difference, Differences, Without};
pub use losses::{Losses, Lost, Uncounted, UnitLoss};
pub use ranks::Placed;

use crate::model::{Dataset, IndicatorIx, Period, RankWithin, UnitIx};
use tree::Tree;

/// What there is to say of an index in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The index.
    pub index: IndicatorIx,
    /// The period.
    pub period: Period,
    /// Group by group in the order of the data set, units without a group first; one group of all where
    /// the index ranks all together. Groups without units are left out.
    pub groups: Vec<GroupAssessment>,
}

/// The same of units that are ranked together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupAssessment {
    /// The group (index into [`Dataset::groups`]). `None`: all units, or those without a group.
    pub group: Option<usize>,
    /// Its units with a row in the index, means and sums left out; in the order of the data set.
    pub units: Vec<UnitIx>,
    /// Those that have a rank, best first, level ones by name.
    pub ranks: Vec<Placed>,
    /// Self-assessed against appraised: the index first, then its parts in the publisher's order; only
    /// where a unit rated itself.
    pub differences: Vec<Differences>,
    /// Where points are lost.
    pub losses: Losses,
    /// Bonus and penalty points, in the publisher's order.
    pub beside: Vec<Beside>,
}

/// Looks at an index in a period. Without groups where there are no figures, or no such index.
pub fn assessment(ds: &Dataset, index: IndicatorIx, period: Period) -> Assessment {
    let mut found = Assessment { index, period, groups: Vec::new() };
    let Some(slice) = ds.slice(index, period) else { return found };
    let apart = ds.indicators()[index].rule.within == RankWithin::Group;
    let tree = Tree::of(ds, index, period);
    for group in std::iter::once(None).chain((0..ds.groups().len()).map(Some)) {
        let units = slice.cells().map(|cell| cell.unit).filter(|unit| {
            let about = &ds.units()[*unit];
            !about.aggregate && about.group.filter(|_| apart) == group
        });
        let units: Vec<UnitIx> = units.collect();
        if units.is_empty() {
            continue;
        }
        found.groups.push(GroupAssessment {
            group,
            ranks: ranks::of(ds, index, period, &units),
            differences: differences::of(ds, &tree, &units),
            losses: losses::of(ds, &tree, &units),
            beside: beside::of(ds, &tree, &units),
            units,
        });
    }
    found
}

/// Units by name, then id: the order of those that are level, which no order of a file changes.
fn by_name(ds: &Dataset, unit: UnitIx) -> (&str, &str) {
    let about = &ds.units()[unit];
    (&about.name.vi, &about.id)
}

//! Who passed whom, who came into the ranking and who left it, by the ranks alone.

use std::cmp::Ordering;

use super::Look;
use xephang::model::{Period, UnitIx};
use xephang::story::Counted;

impl Look<'_> {
    /// What is counted of the others beside our unit; `None` where something else is.
    pub fn moved(&self, counted: Counted) -> Option<usize> {
        let then = self.of.versus?;
        let (up, level, down) =
            (Some(Ordering::Greater), Some(Ordering::Equal), Some(Ordering::Less));
        Some(match counted {
            Counted::Overtook => self.changed(then, up, down),
            Counted::OvertakenBy => self.changed(then, down, up),
            Counted::DrewLevelWith => self.changed(then, up, level),
            Counted::PulledAhead => self.changed(then, level, up),
            Counted::Entered(None) => {
                [up, level, down].into_iter().map(|side| self.changed(then, None, side)).sum()
            }
            Counted::Entered(side) => self.changed(then, None, side),
            Counted::Left(None) => {
                [up, level, down].into_iter().map(|side| self.changed(then, side, None)).sum()
            }
            Counted::Left(side) => self.changed(then, side, None),
            _ => return None,
        })
    }

    /// How many other units were on one side of ours and are on another; `None` where they have no rank.
    fn changed(&self, then: Period, before: Option<Ordering>, after: Option<Ordering>) -> usize {
        let Some(us) = self.of.unit else { return 0 };
        let side = |unit: UnitIx, at: Period| Some(self.rank(us, at)?.cmp(&self.rank(unit, at)?));
        let mut all: Vec<UnitIx> = [then, self.of.period]
            .into_iter()
            .flat_map(|at| self.units(self.of.indicator, at))
            .map(|cell| cell.unit)
            .filter(|unit| *unit != us)
            .collect();
        all.sort_unstable();
        all.dedup();
        let moved =
            |unit: &UnitIx| side(*unit, then) == before && side(*unit, self.of.period) == after;
        all.into_iter().filter(moved).count()
    }
}

//! Rank and score of every unit over all periods of an indicator: what a bump chart draws.

use crate::model::{Dataset, Decimal, Given, IndicatorIx, Label, Missing, Period, UnitIx};
use crate::rank::{Rank, RankOptions, standings};

/// An indicator over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// The indicator.
    pub indicator: IndicatorIx,
    /// Its periods, ascending.
    pub periods: Vec<Period>,
    /// One line for each unit that has a figure in any period, aggregates left out, by unit.
    pub lines: Vec<Line>,
    /// The changes of method that scores do not compare across.
    pub breaks: Vec<TrendBreak>,
}

/// A unit over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The unit.
    pub unit: UnitIx,
    /// One for each period of the trend; `None` where the unit has no figure.
    pub points: Vec<Option<Point>>,
}

/// A unit in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its score, or why there is none.
    pub score: Result<Given<Decimal>, Missing>,
    /// Its rank to show.
    pub rank: Option<Given<Rank>>,
    /// Number of units ranked.
    pub of: Option<usize>,
}

/// A change of method within a trend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendBreak {
    /// Position in [`Trend::periods`] of the first period under the new method; the period before
    /// it is the last under the old one.
    pub first: usize,
    /// What changed.
    pub name: Label,
}

/// Ranks and scores of all units over all periods of an indicator, by the given options.
pub fn trend(ds: &Dataset, indicator: IndicatorIx, options: &RankOptions) -> Trend {
    let periods = ds.periods(indicator);
    let mut by_unit: Vec<Vec<Option<Point>>> = vec![Vec::new(); ds.units().len()];
    for (at, (period, slice)) in ds.slices_of(indicator).enumerate() {
        let ranks = standings(ds, indicator, period, options);
        for cell in slice.cells() {
            let unit = &ds.units()[cell.unit];
            let outside = options.group.is_some() && unit.group != options.group;
            if unit.aggregate || outside {
                continue;
            }
            let standing = ranks.get(cell.unit);
            let points = &mut by_unit[cell.unit];
            points.resize(periods.len(), None);
            points[at] = Some(Point { score: cell.score, rank: standing.shown(), of: standing.of });
        }
    }
    let lines = by_unit.into_iter().enumerate().filter(|(_, points)| !points.is_empty());
    let breaks = (1..periods.len()).flat_map(|first| {
        let between = ds.indicators()[indicator].breaks_between(periods[first - 1], periods[first]);
        between.map(move |method| TrendBreak { first, name: method.name.clone() })
    });
    Trend {
        indicator,
        lines: lines.map(|(unit, points)| Line { unit, points }).collect(),
        breaks: breaks.collect(),
        periods,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Method;
    use crate::tests::{Made, YEAR};

    #[test]
    fn gaps_breaks_and_ranks() {
        let early = Period::year(2005);
        let mut made = Made::new();
        made.put("a", early, "1").put("b", early, "2").put("b", YEAR, "3").put("c", YEAR, "3");
        made.put("mean", YEAR, "2");
        made.unit("mean").aggregate = true;
        let method = |year, comparable| Method {
            from: Period::year(year),
            name: Label::vi(format!("m{year}")),
            weights: Vec::new(),
            maximum: None,
            comparable,
        };
        made.index().methods = vec![method(2005, false), method(2006, true), method(2013, false)];
        let trend = trend(&made.ds(), 0, &RankOptions::default());
        assert_eq!(trend.periods, [early, YEAR]);
        let ranks: Vec<Vec<Option<u32>>> = trend
            .lines
            .iter()
            .map(|line| line.points.iter().map(|p| p.and_then(|p| p.rank?.value.as_whole())))
            .map(Iterator::collect)
            .collect();
        assert_eq!(ranks, [[Some(2), None], [Some(1), Some(1)], [None, Some(1)]]);
        assert_eq!(trend.breaks, [TrendBreak { first: 1, name: Label::vi("m2013") }]);
    }

    #[test]
    fn a_group_has_its_own_lines() {
        let mut made = Made::new();
        for (id, score, group) in [("a", "3", 0), ("b", "2", 1), ("c", "1", 1)] {
            made.put(id, YEAR, score);
            made.unit(id).group = Some(group);
        }
        let options = RankOptions { group: Some(1), ..RankOptions::default() };
        let trend = trend(&made.ds(), 0, &options);
        assert_eq!(trend.lines.iter().map(|line| line.unit).collect::<Vec<_>>(), [1, 2]);
        let rank = trend.lines[0].points[0].unwrap().rank.unwrap();
        assert_eq!(rank, Given::computed(Rank::whole(1)));
    }
}

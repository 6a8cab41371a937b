//! Published ranks against those that the index's own rule gives, and by which rule they fit.

use super::finding::{Cause, Finding, Problem, Severity, add};
use super::{Seen, lists};
use crate::model::order;
use crate::model::{
    Cell, Decimal, Direction, IndicatorIx, Origin, Period, RankBasis, RankRule, RankWithin, Slice,
    TieMethod, UnitIx,
};
use crate::rank::{Rank, RankOptions, keys, ranks, standings};

/// From so many ranks on that differ in a period they are one finding: one wrong place shifts others.
const TOGETHER: usize = 4;

/// Finds ranks that differ, then what is odd in the lists of ranks.
pub fn check(seen: &Seen<'_>, found: &mut Vec<Finding>) {
    for &indicator in &seen.tree {
        for (period, slice) in seen.ds.slices_of(indicator) {
            // Most indicators have no published ranks at all.
            if slice.extras().len() > 0 {
                let rule = of_slice(seen, (indicator, period), slice, found);
                lists::check(seen, (indicator, period), slice, rule, found);
            }
        }
    }
}

/// A unit whose rank is both published and computed.
#[derive(Clone, Copy)]
struct Both {
    unit: UnitIx,
    published: u32,
    computed: Rank,
    score: Decimal,
    of: Option<usize>,
}

/// The rule by which the published ranks came about: the index's own, unless another gives them all.
fn of_slice(
    seen: &Seen<'_>,
    at: (IndicatorIx, Period),
    slice: &Slice,
    found: &mut Vec<Finding>,
) -> RankRule {
    let own = seen.ds.indicators()[at.0].rule;
    let standings = standings(seen.ds, at.0, at.1, &RankOptions::default());
    // Where a mean stands among the units, it is not counted among those above.
    let stray = |cell: &Cell<'_>| !seen.ds.units()[cell.unit].aggregate && !is_ranked(seen, cell);
    let without = slice
        .cells()
        .any(|cell| stray(&cell))
        .then(|| by_rule(seen, at.0, slice, Tried { rule: own, reversed: false }));
    let both: Vec<Both> = slice
        .cells()
        .filter_map(|cell| {
            let standing = standings.get(cell.unit);
            let published = standing.published.filter(|rank| rank.origin == Origin::Published)?;
            let computed = standing.computed?;
            Some(Both {
                unit: cell.unit,
                published: published.value,
                computed: without.as_ref().map_or(Some(computed), |ranks| ranks[cell.unit])?,
                score: cell.value()?,
                of: match without {
                    Some(_) => cell.extra.and_then(|extra| Some(extra.of? as usize)),
                    None => standing.of,
                },
            })
        })
        .collect();
    let differs = |both: &&Both| both.computed != Rank::whole(both.published);
    let differing: Vec<&Both> = both.iter().filter(differs).collect();
    if differing.is_empty() {
        return own;
    }
    let other = best_rule(seen, at.0, slice, &both, both.len() - differing.len());
    let explained = other.is_some_and(|(_, agree)| agree == both.len());
    let cause = other.map(|(tried, agree)| Cause::RankedBy {
        rule: tried.rule,
        reversed: tried.reversed,
        agree,
        of: both.len(),
    });
    // Equal scores in an order of their own; told as such, not as wrong ranks.
    let tied = Tied::of(seen, at.0, slice, own);
    let apart = |both: &Both| !explained && tied.holds(both);
    // A score that follows from another is off by what both were rounded.
    let follows = |cell: Cell<'_>| cell.score.is_ok_and(|score| score.origin != Origin::Published);
    let proven = !slice.cells().any(follows);
    let off = differing.iter().filter(|both| own.ties == TieMethod::Ordinal || !apart(both));
    let off: Vec<(Finding, Decimal)> = off
        .map(|both| {
            let problem = Problem::RankOff {
                published: both.published,
                computed: both.computed,
                score: both.score,
                of: both.of,
            };
            let (severity, cause) = match (apart(both), explained) {
                (true, _) => (Severity::Note, Some(Cause::TiesBroken)),
                (false, false) if proven => (Severity::Error, cause),
                (false, _) => (Severity::Doubtful, cause),
            };
            let far = (both.computed.decimal() - Decimal::from(i64::from(both.published))).abs();
            (Finding::new(problem, severity, both.unit, (at.0, Some(at.1))).by(cause), far)
        })
        .collect();
    add(off, both.len(), TOGETHER, found);
    other.filter(|_| explained).map_or(own, |(tried, _)| tried.rule)
}

/// A rule that may have been used.
#[derive(Clone, Copy)]
struct Tried {
    rule: RankRule,
    reversed: bool,
}

/// The rule that gives most of the published ranks, and how many; the one nearest to the index's
/// own among equals. `None` where none mends half of those that differ.
fn best_rule(
    seen: &Seen<'_>,
    indicator: IndicatorIx,
    slice: &Slice,
    both: &[Both],
    agreeing: usize,
) -> Option<(Tried, usize)> {
    let mut best: Option<(Tried, usize)> = None;
    for tried in rules(seen, indicator, slice) {
        let ranks = by_rule(seen, indicator, slice, tried);
        let fits = |both: &&Both| ranks[both.unit] == Some(Rank::whole(both.published));
        let agree = both.iter().filter(fits).count();
        if best.is_none_or(|(_, most)| agree > most) {
            best = Some((tried, agree));
        }
    }
    let differing = both.len() - agreeing;
    best.filter(|(_, agree)| *agree > agreeing && (agree - agreeing) * 2 >= differing)
}

/// Rules near an index's own: first those that differ in one respect, then those in two.
fn rules(seen: &Seen<'_>, indicator: IndicatorIx, slice: &Slice) -> Vec<Tried> {
    // In the order of names no rule is tried: equal scores apart are a finding of their own.
    const TIES: [TieMethod; 4] = [
        TieMethod::Competition,
        TieMethod::ModifiedCompetition,
        TieMethod::Dense,
        TieMethod::Fractional,
    ];
    let own = seen.ds.indicators()[indicator].rule;
    let mut bases = vec![RankBasis::Unrounded];
    let shown = seen.ds.decimals(indicator);
    let rounded = [shown, 2, 1, 0].into_iter().filter(|places| *places < slice.decimals());
    bases.extend(rounded.map(RankBasis::Rounded));
    bases.retain(|basis| *basis != own.basis);
    let ties: Vec<TieMethod> = TIES.into_iter().filter(|ties| *ties != own.ties).collect();
    let grouped = seen.ds.units().iter().any(|unit| unit.group.is_some());
    let within = match own.within {
        RankWithin::All => RankWithin::Group,
        RankWithin::Group => RankWithin::All,
    };
    let as_own = |rule| Tried { rule, reversed: false };
    let mut tried: Vec<Tried> = Vec::new();
    tried.extend(bases.iter().map(|&basis| as_own(RankRule { basis, ..own })));
    tried.extend(ties.iter().map(|&ties| as_own(RankRule { ties, ..own })));
    tried.extend(grouped.then_some(as_own(RankRule { within, ..own })));
    tried.push(Tried { rule: own, reversed: true });
    for &basis in &bases {
        tried.extend(ties.iter().map(|&ties| as_own(RankRule { basis, ties, ..own })));
    }
    tried.extend(
        ties.iter().filter(|_| grouped).map(|&ties| as_own(RankRule { within, ties, ..own })),
    );
    tried
}

/// Whether a row is one of those that are ranked: a unit, or what the publisher ranks like one.
fn is_ranked(seen: &Seen<'_>, cell: &Cell<'_>) -> bool {
    let listed = seen.counts(cell.unit) || cell.published_rank().is_some();
    listed && !seen.ds.units()[cell.unit].aggregate
}

/// The rank of every unit by a rule, by unit.
fn by_rule(
    seen: &Seen<'_>,
    indicator: IndicatorIx,
    slice: &Slice,
    tried: Tried,
) -> Vec<Option<Rank>> {
    let units = seen.ds.units();
    let direction = seen.ds.indicators()[indicator].direction;
    let direction = match (direction, tried.reversed) {
        (direction, false) => direction,
        (Direction::HigherIsBetter, true) => Direction::LowerIsBetter,
        (Direction::LowerIsBetter, true) => Direction::HigherIsBetter,
    };
    let mut sets: Vec<(Vec<UnitIx>, Vec<Decimal>)> = Vec::new();
    let mut cells: Vec<Cell<'_>> = slice.cells().filter(|cell| is_ranked(seen, cell)).collect();
    if tried.rule.ties == TieMethod::Ordinal {
        let name = |cell: &Cell<'_>| (&units[cell.unit].name.vi, &units[cell.unit].id);
        order::sort_by(&mut cells, |a, b| name(a).cmp(&name(b)));
    }
    for cell in cells {
        let Some(score) = cell.value() else { continue };
        let set = match tried.rule.within {
            RankWithin::All => 0,
            RankWithin::Group => units[cell.unit].group.map_or(0, |group| group + 1),
        };
        if set >= sets.len() {
            sets.resize_with(set + 1, Default::default);
        }
        sets[set].0.push(cell.unit);
        sets[set].1.push(score);
    }
    let mut by_unit = vec![None; units.len()];
    for (set, scores) in sets {
        let found = ranks(&keys(&scores, tried.rule.basis, direction), tried.rule.ties);
        for (unit, rank) in set.into_iter().zip(found) {
            by_unit[unit] = Some(rank);
        }
    }
    by_unit
}

/// The first and the last place that units of one score take together.
struct Tied {
    first: Vec<Option<Rank>>,
    last: Vec<Option<Rank>>,
}

impl Tied {
    fn of(seen: &Seen<'_>, indicator: IndicatorIx, slice: &Slice, rule: RankRule) -> Tied {
        let by = |ties| {
            let rule = RankRule { ties, ..rule };
            by_rule(seen, indicator, slice, Tried { rule, reversed: false })
        };
        Tied { first: by(TieMethod::Competition), last: by(TieMethod::ModifiedCompetition) }
    }

    /// Whether a published rank is among the places that units of its score take.
    fn holds(&self, both: &Both) -> bool {
        let said = Some(Rank::whole(both.published));
        self.first[both.unit] <= said && said <= self.last[both.unit]
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, kinds};
    use super::*;
    use crate::model::{Given, Label, TieMethod::Dense};
    use crate::tests::{Made, YEAR};

    /// Units in the order of the alphabet, by score and published rank.
    fn made(rows: &[(&str, u32)]) -> Made {
        let mut made = Made::new();
        for ((score, rank), id) in rows.iter().zip(["a", "b", "c", "d", "e", "f", "g", "h"]) {
            made.put(id, YEAR, score);
            made.said(id, YEAR, |extra| extra.rank = Some(Given::published(*rank)));
        }
        made
    }

    fn one(made: &Made) -> Finding {
        let all = found(made);
        let off = |one: &&Finding| matches!(one.problem, Problem::RankOff { .. });
        let off: Vec<_> = all.iter().filter(off).collect();
        assert_eq!(off.len(), 1, "{all:?}");
        off[0].clone()
    }

    #[test]
    fn ranks_by_the_rule_are_right() {
        assert_eq!(found(&made(&[("9", 1), ("8", 2), ("8", 2), ("7", 4), ("6", 5)])), []);
    }

    #[test]
    fn two_ranks_are_exchanged() {
        let found = found(&made(&[("9", 1), ("8", 3), ("7", 2), ("6", 4), ("5", 5)]));
        assert_eq!(kinds(&found), ["RankOff", "RankOff"]);
        assert_eq!((found[0].unit, found[1].unit), (1, 2));
        assert!(found.iter().all(|one| one.severity == Severity::Error && one.causes.is_empty()));
    }

    fn by(made: &Made) -> (RankRule, bool, usize, usize) {
        let [Cause::RankedBy { rule, reversed, agree, of }] = one(made).causes[..] else {
            panic!("{:?}", one(made));
        };
        (rule, reversed, agree, of)
    }

    #[test]
    fn another_method_for_equal_scores() {
        let dense = made(&[("9", 1), ("8", 2), ("8", 2), ("7", 3), ("6", 4), ("5", 5), ("4", 6)]);
        let (rule, reversed, agree, of) = by(&dense);
        assert_eq!((rule.ties, reversed, agree, of), (Dense, false, 7, 7));
        assert_eq!(one(&dense).many.unwrap().differing, 4);
        assert_eq!(kinds(&found(&dense)), ["RankOff"], "the list fits the rule that was used");
    }

    #[test]
    fn ranked_by_what_is_printed() {
        let rounded = made(&[("9.125", 1), ("8.124", 2), ("8.121", 2), ("7", 4)]);
        assert_eq!(by(&rounded).0.basis, RankBasis::Rounded(2));
        assert_eq!(kinds(&found(&rounded)), ["RankOff"], "no rank twice by that rule");
    }

    #[test]
    fn each_group_apart_or_the_other_end_first() {
        let mut grouped = made(&[("9", 1), ("8", 1), ("7", 2), ("6", 2), ("5", 3), ("4", 3)]);
        for (at, id) in ["a", "b", "c", "d", "e", "f"].into_iter().enumerate() {
            grouped.unit(id).group = Some(at % 2);
        }
        assert_eq!(by(&grouped).0.within, RankWithin::Group);
        let reversed = made(&[("9", 5), ("8", 4), ("7", 3), ("6", 2), ("5", 1)]);
        assert!(by(&reversed).1);
    }

    #[test]
    fn a_rule_that_mends_few_is_not_named() {
        let lost = made(&[("9", 3), ("8", 5), ("7", 1), ("6", 2), ("5", 4)]);
        assert_eq!(one(&lost).causes, []);
    }

    #[test]
    fn equal_scores_apart_are_no_wrong_ranks() {
        let apart = made(&[("9", 1), ("8", 3), ("8", 2), ("7", 4), ("6", 5)]);
        assert_eq!(kinds(&found(&apart)), ["EqualApart"]);
    }

    #[test]
    fn a_row_that_is_no_unit_shifts_no_rank() {
        let mut made =
            made(&[("9", 1), ("8", 2), ("7", 3), ("4", 4), ("3", 5), ("2", 6), ("1", 7)]);
        made.put("mean", YEAR, "4.9");
        made.unit("mean").name = Label::vi("Trung bình");
        assert_eq!(kinds(&found(&made)), ["NamedWhole"]);
        // Unless it has a rank like all others.
        made.said("mean", YEAR, |extra| extra.rank = Some(Given::published(4)));
        for (id, rank) in [("d", 5), ("e", 6), ("f", 7), ("g", 8)] {
            made.said(id, YEAR, |extra| extra.rank = Some(Given::published(rank)));
        }
        assert_eq!(kinds(&found(&made)), ["NamedWhole"]);
    }

    #[test]
    fn an_order_of_names_is_that_of_names() {
        let mut made = made(&[("9.04", 2), ("9.01", 1), ("8", 3), ("7", 4), ("6", 5)]);
        made.index().rule.ties = TieMethod::Ordinal;
        made.unit("a").name = Label::vi("z");
        let all = found(&made);
        assert_eq!(kinds(&all), ["RankOff", "RankOff"]);
        let [Cause::RankedBy { rule, agree, .. }] = all[0].causes[..] else { panic!("{all:?}") };
        assert_eq!((rule.basis, agree), (RankBasis::Rounded(1), 5));
    }

    #[test]
    fn a_derived_rank_proves_nothing() {
        let mut made = made(&[("9", 1), ("8", 2), ("7", 3), ("6", 4)]);
        made.said("c", YEAR, |extra| extra.rank = Some(Given::derived(4)));
        made.said("d", YEAR, |extra| extra.rank = Some(Given::derived(3)));
        assert_eq!(found(&made), []);
    }
}

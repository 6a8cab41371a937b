//! Changes of score from one period to the next that lie far outside those of the other units.

use super::Seen;
use super::figures::{Figure, Figures};
use super::finding::{Cause, Finding, Instead, Problem, Severity};
use super::printed::{Printed, Slip, slips};
use crate::analysis::{Spread, spread};
use crate::model::{Decimal, IndicatorIx, Origin, Period, Slice, UnitIx};

/// So many times the interquartile range beyond the quartiles.
const FAR: Decimal = Decimal::new(3, 0);

/// Fewer changes have no usual size.
const UNITS: usize = 8;

/// Finds changes beyond Tukey's outer fences (J. W. Tukey, *Exploratory Data Analysis*, 1977).
pub fn check(seen: &Seen<'_>, found: &mut Vec<Finding>) {
    for &indicator in &seen.tree {
        let slices = seen.ds.slices_of(indicator);
        let steps: Vec<Step> =
            slices.filter_map(|(to, slice)| Step::of(seen, indicator, to, slice)).collect();
        // Jumps that take back one before are told with that one: by step, ascending, as only the step
        // before it tells.
        let mut told: Vec<Vec<UnitIx>> = vec![Vec::new(); steps.len()];
        for (at, step) in steps.iter().enumerate() {
            let before = steps.iter().find(|other| other.to == step.from);
            let next = steps.iter().position(|other| other.from == step.to);
            let after = next.map(|next| &steps[next]);
            for &(unit, scores) in &step.far {
                if told[at].binary_search(&unit).is_ok() {
                    continue;
                }
                let jump = scores[1] - scores[0];
                let back = next.filter(|next| {
                    let jump_after = steps[*next].jump_of(unit);
                    jump_after.is_some_and(|after| after.sign() * jump.sign() < 0)
                });
                if let Some(back) = back {
                    told[back].push(unit);
                }
                let causes = step.causes(seen, unit, scores, [before, after]);
                found.push(step.finding(unit, scores, back.is_some()).by(causes));
            }
        }
    }
    for one in found.iter_mut().filter(|one| matches!(one.problem, Problem::Jump { .. })) {
        if !one.causes.is_empty() {
            one.severity = Severity::Doubtful;
        }
    }
}

/// The scores of a unit before and after, where both are published.
fn both(seen: &Seen<'_>, slices: [&Slice; 2], unit: UnitIx) -> Option<[Decimal; 2]> {
    let score = |slice: &Slice| {
        let score = slice.cell(unit)?.score.ok()?;
        (score.origin == Origin::Published).then_some(score.value)
    };
    seen.counts(unit).then_some([score(slices[0])?, score(slices[1])?])
}

/// The changes of all units of which both scores are published, in order of units.
fn changes(
    seen: &Seen<'_>,
    indicator: IndicatorIx,
    periods: [Period; 2],
    slices: [&Slice; 2],
) -> Vec<(UnitIx, Decimal)> {
    if let [Some(before), Some(after)] = periods.map(|period| seen.published((indicator, period))) {
        return changes_in_whole_numbers(seen, &before, &after);
    }
    let change = |unit| {
        let [before, after] = both(seen, slices, unit)?;
        Some((unit, after - before))
    };
    slices[1].cells().filter_map(|cell| change(cell.unit)).collect()
}

fn changes_in_whole_numbers(
    seen: &Seen<'_>,
    before: &Figures,
    after: &Figures,
) -> Vec<(UnitIx, Decimal)> {
    let scale = before.scale.max(after.scale);
    let lift = |figures: &Figures| 10i128.pow(u32::from(scale - figures.scale));
    let lifts = [lift(before), lift(after)];
    let mut earlier = before.list.iter().peekable();
    let change = |now: &Figure| {
        while earlier.next_if(|old| old.unit < now.unit).is_some() {}
        let old = earlier.next_if(|old| old.unit == now.unit && seen.counts(now.unit))?;
        let change = i128::from(now.value) * lifts[1] - i128::from(old.value) * lifts[0];
        // No figure has the last of these decimals.
        Some((now.unit, Decimal::new(change / 10, scale - 1)))
    };
    after.list.iter().filter_map(change).collect()
}

/// From one period to the next.
struct Step<'a> {
    indicator: IndicatorIx,
    from: Period,
    to: Period,
    /// The rows of both, and how finely their figures are printed.
    slices: [&'a Slice; 2],
    printed: [Printed; 2],
    usual: Spread,
    /// The changes that are no more than one interquartile range beyond the quartiles: the least and the most.
    near: [Decimal; 2],
    /// Units that jump, with both scores.
    far: Vec<(UnitIx, [Decimal; 2])>,
}

impl<'a> Step<'a> {
    /// `None` where scores do not compare, or too few do, or most are the same as before.
    fn of(
        seen: &Seen<'a>,
        indicator: IndicatorIx,
        to: Period,
        slice: &'a Slice,
    ) -> Option<Step<'a>> {
        let ds = seen.ds;
        let from = ds.period_before(indicator, to).filter(|from| from.months() == to.months())?;
        // A total breaks where it says so, a part where its index does.
        let mut at = Some(indicator);
        while let Some(ix) = at {
            if ds.indicators()[ix].breaks_between(from, to).next().is_some() {
                return None;
            }
            at = ds.indicators()[ix].parent;
        }
        let earlier = ds.slice(indicator, from)?;
        let changes = changes(seen, indicator, [from, to], [earlier, slice]);
        if changes.len() < UNITS {
            return None;
        }
        let usual = spread(changes.iter().map(|(_, change)| *change).collect())?;
        if usual.upper == usual.lower {
            return None;
        }
        let (slices, far) = ([earlier, slice], Vec::new());
        let printed = slices.map(Printed::of);
        let near = fences(&usual, Decimal::from(1));
        let [low, high] = fences(&usual, FAR);
        let mut step = Step { indicator, from, to, slices, printed, usual, near, far };
        let far = changes.into_iter().filter(|(_, change)| *change < low || *change > high);
        let scores = |(unit, _)| Some((unit, both(seen, [earlier, slice], unit)?));
        step.far = far.filter_map(scores).collect();
        Some(step)
    }

    /// Whether a change is no more than one interquartile range beyond the quartiles.
    fn is_near(&self, change: Decimal) -> bool {
        let [low, high] = self.near;
        low <= change && change <= high
    }

    /// Whether a change lies between the quartiles.
    fn is_inside(&self, change: Decimal) -> bool {
        self.usual.lower <= change && change <= self.usual.upper
    }

    fn jump_of(&self, unit: UnitIx) -> Option<Decimal> {
        let at = self.far.binary_search_by_key(&unit, |(unit, _)| *unit).ok()?;
        let [before, after] = self.far[at].1;
        Some(after - before)
    }

    fn finding(&self, unit: UnitIx, [score_from, score_to]: [Decimal; 2], back: bool) -> Finding {
        let problem = Problem::Jump {
            from: self.from,
            score_from,
            score_to,
            quartiles: [self.usual.lower, self.usual.upper],
            units: self.usual.count,
            back,
        };
        Finding::new(problem, Severity::Note, unit, (self.indicator, Some(self.to)))
    }

    /// The slips of a hand after which this change would be a usual one, and so would the one before
    /// or after that has the same figure; not of a figure that a total confirms.
    fn causes(
        &self,
        seen: &Seen<'_>,
        unit: UnitIx,
        [score_from, score_to]: [Decimal; 2],
        [before, after]: [Option<&Step<'_>>; 2],
    ) -> Vec<Cause> {
        let value = |slice: &Slice| slice.cell(unit).and_then(|cell| cell.value());
        let first = before.and_then(|step| Some((step, value(step.slices[0])?)));
        let last = after.and_then(|step| Some((step, value(step.slices[1])?)));
        let mut causes = Vec::new();
        for (here, published) in [(1, score_to), (0, score_from)] {
            let period = [self.from, self.to][here];
            if seen.confirms(unit, self.indicator, period) {
                continue;
            }
            for (slip, fits) in slips(published, self.printed[here]) {
                let (change, beside) = match here {
                    1 => (fits - score_from, last.is_none_or(|(s, to)| s.is_near(to - fits))),
                    _ => (score_to - fits, first.is_none_or(|(s, of)| s.is_near(fits - of))),
                };
                // Digits can be exchanged in many ways: one of them must fit well.
                let is_usual = match slip {
                    Slip::Point => self.is_near(change),
                    Slip::Digits => self.is_inside(change),
                };
                if beside && is_usual {
                    let instead = Instead { indicator: self.indicator, period, published, fits };
                    causes.push(match slip {
                        Slip::Point => Cause::DecimalPoint(instead),
                        Slip::Digits => Cause::DigitsSwapped(instead),
                    });
                }
            }
        }
        // What fits in many ways says nothing.
        if causes.len() > 2 { Vec::new() } else { causes }
    }
}

/// So many interquartile ranges beyond the quartiles, on both sides.
fn fences(usual: &Spread, ranges: Decimal) -> [Decimal; 2] {
    let beyond = (usual.upper - usual.lower) * ranges;
    [usual.lower - beyond, usual.upper + beyond]
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, kinds};
    use super::*;
    use crate::tests::{Made, YEAR};
    use proptest::prelude::*;

    const BEFORE: Period = Period::year(2015);
    const AFTER: Period = Period::year(2017);

    /// Nine units that gain 0.5 to 0.9, and one that has these scores.
    fn with(last: &[&str]) -> Made {
        let mut made = Made::new();
        for at in 0..9 {
            for (step, period) in [BEFORE, YEAR, AFTER].into_iter().enumerate() {
                let score = 5000 + 170 * at + step as i128 * (50 + 5 * at);
                made.put(&format!("u{at}"), period, &Decimal::new(score, 2).to_string());
            }
        }
        for (score, period) in last.iter().zip([BEFORE, YEAR, AFTER]) {
            made.put("us", period, score);
        }
        made
    }

    #[test]
    fn usual_changes_are_right() {
        assert_eq!(found(&with(&["61.32", "62.02", "62.91"])), []);
        assert_eq!(found(&with(&["61.32", "62.80", "62.90"])), [], "within three ranges");
    }

    #[test]
    fn a_jump_is_told_once() {
        let [one] = &found(&with(&["61.32", "71.47", "72.11"]))[..] else { panic!() };
        assert_eq!((one.unit, one.period, one.severity), (9, Some(YEAR), Severity::Note));
        assert!(matches!(one.problem, Problem::Jump { units: 10, back: false, .. }));
        let [one] = &found(&with(&["61.32", "71.47", "61.99"]))[..] else { panic!() };
        assert_eq!(one.period, Some(YEAR));
        assert!(matches!(one.problem, Problem::Jump { back: true, .. }));
    }

    #[test]
    fn what_a_hand_may_have_done() {
        let causes = |last: &[&str]| found(&with(last))[0].causes.clone();
        assert_eq!(causes(&["61.32", "26.02", "26.9"]), [], "it stays there: no misprint");
        let [Cause::DecimalPoint(to)] = causes(&["61.32", "6.2", "62.9"])[..] else { panic!() };
        assert_eq!((to.period, to.fits), (YEAR, Decimal::from(62)));
        let [Cause::DigitsSwapped(to)] = causes(&["61.32", "26.02", "62.9"])[..] else { panic!() };
        assert_eq!((to.period, to.fits), (YEAR, Decimal::new(6202, 2)));
        let [Cause::DigitsSwapped(to)] = causes(&["16.32", "62.02"])[..] else { panic!() };
        assert_eq!((to.period, to.fits), (BEFORE, Decimal::new(6132, 2)));
    }

    #[test]
    fn not_across_a_break_nor_among_few() {
        let mut made = with(&["61.32", "71.47", "72.11"]);
        made.breaks(&[BEFORE, YEAR]);
        assert_eq!(found(&made), []);
        let mut few = Made::new();
        for (id, scores) in [("a", ["5", "6"]), ("b", ["5", "7"]), ("c", ["5", "55"])] {
            few.put(id, BEFORE, scores[0]).put(id, YEAR, scores[1]);
        }
        assert_eq!(kinds(&found(&few)), Vec::<&str>::new());
    }

    #[test]
    fn where_most_stay_a_change_is_no_outlier() {
        let mut made = Made::new();
        for at in 0..12 {
            let (id, score) = (format!("u{at}"), format!("{}", 3 + at * at));
            made.put(&id, BEFORE, &score).put(&id, YEAR, if at == 5 { "9" } else { &score });
        }
        assert_eq!(found(&made), []);
    }

    proptest! {
        #[test]
        fn whole_numbers_give_the_changes_that_decimals_give(
            before in prop::collection::vec(prop::option::of((-999i64..9_999, 0u8..5)), 6),
            after in prop::collection::vec(prop::option::of((-999i64..9_999, 0u8..3)), 6),
        ) {
            let mut made = Made::new();
            for (scores, period) in [(before, BEFORE), (after, YEAR)] {
                made.put("first", period, "1.5");
                for (at, score) in scores.iter().enumerate() {
                    if let Some((mantissa, scale)) = score {
                        let score = Decimal::new(i128::from(*mantissa), *scale);
                        made.put(&format!("u{at}"), period, &score.to_string());
                    }
                }
            }
            let ds = made.ds();
            let seen = Seen::of(&ds, 0);
            let slices = [BEFORE, YEAR].map(|period| ds.slice(0, period).unwrap());
            let exact = |unit| both(&seen, slices, unit).map(|[before, after]| (unit, after - before));
            let exact: Vec<_> = (0..ds.units().len()).filter_map(exact).collect();
            prop_assert_eq!(changes(&seen, 0, [BEFORE, YEAR], slices), exact);
        }
    }
}

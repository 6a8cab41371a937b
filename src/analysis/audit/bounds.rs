//! Scores outside their scale: from 0, where no other minimum is known, to the maximum; bonus and penalty
//! points that the publication gives as such go beyond it.

use super::Seen;
use super::figures::Figures;
use super::finding::{Cause, Finding, Instead, Problem, Severity, add, most};
use super::printed::{Printed, Slip, slips};
use crate::model::{Decimal, Given, IndicatorIx, IndicatorKind, Origin, Period, Slice, UnitIx};

/// Points that are given or taken beyond the scale are a tenth of it at most.
const BONUS: Decimal = Decimal::new(1, 1);

/// Finds scores above the maximum or below 0.
pub fn check(seen: &Seen<'_>, found: &mut Vec<Finding>) {
    for &indicator in &seen.tree {
        for (period, slice) in seen.ds.slices_of(indicator) {
            of_slice(seen, (indicator, period), slice, found);
        }
    }
}

/// The parts of an indicator that stand beside its maximum, with the weights that they enter it with.
struct Beside<'a>(Vec<(&'a Slice, Decimal)>);

impl<'a> Beside<'a> {
    fn of(seen: &Seen<'a>, indicator: IndicatorIx, period: Period) -> Beside<'a> {
        let ds = seen.ds;
        let parts = ds.parts(indicator).filter(|part| ds.indicators()[*part].is_beside());
        let part = |part: IndicatorIx| {
            let weight = ds.weight(part, period).unwrap_or(Decimal::from(1));
            Some((ds.slice(part, period)?, weight))
        };
        Beside(parts.filter_map(part).collect())
    }

    /// What they give a unit and what they take off it, 0 or less.
    fn points(&self, unit: UnitIx) -> [Decimal; 2] {
        let mut points = [Decimal::ZERO; 2];
        for (slice, weight) in &self.0 {
            if let Some(score) = slice.cell(unit).and_then(|cell| cell.value()) {
                let score = score * *weight;
                let side = usize::from(score.sign() < 0);
                points[side] = points[side] + score;
            }
        }
        points
    }
}

/// Whether all scores lie from 0 to a maximum that is everybody's, as nearly always: in whole numbers.
fn all_within(slice: &Slice, figures: Option<&Figures>, maximum: Decimal) -> bool {
    let Some(figures) = figures.filter(|_| maximum.sign() > 0) else { return false };
    let Some(most) = figures.whole(maximum) else { return false };
    figures.list.iter().all(|figure| (0..=most).contains(&figure.value))
        && !slice.extras().any(|extra| extra.maximum.is_some())
}

fn of_slice(
    seen: &Seen<'_>,
    (indicator, period): (IndicatorIx, Period),
    slice: &Slice,
    found: &mut Vec<Finding>,
) {
    if seen.ds.indicators()[indicator].kind == IndicatorKind::Penalty {
        return;
    }
    let beside = Beside::of(seen, indicator, period);
    let general = seen.ds.indicators()[indicator].maximum_at(period);
    let general = general.map(|(value, origin)| Given { value, origin });
    let figures = seen.figures((indicator, period));
    let within = |maximum: Given<Decimal>| all_within(slice, figures, maximum.value);
    if beside.0.is_empty() && general.is_some_and(within) {
        return;
    }
    let printed = Printed::of(slice);
    let (mut above, mut below, mut compared) = (Vec::new(), Vec::new(), 0);
    // Among which the others lie.
    let mut range: Option<(Decimal, Decimal)> = None;
    for cell in slice.cells().filter(|cell| seen.counts(cell.unit)) {
        let own = cell.extra.and_then(|extra| extra.maximum).map(Given::published);
        let maximum = own.or(general).filter(|maximum| maximum.value.sign() > 0);
        let (Ok(score), Some(maximum)) = (cell.score, maximum) else { continue };
        compared += 1;
        let [bonus, penalty] = beside.points(cell.unit);
        if penalty <= score.value && score.value <= maximum.value + bonus {
            let (low, high) = range.unwrap_or((score.value, score.value));
            range = Some((low.min(score.value), high.max(score.value)));
            continue;
        }
        let given = [score.origin, maximum.origin];
        let published = given.iter().all(|origin| *origin == Origin::Published);
        let over = (score.value - maximum.value).max(-score.value);
        let severity = match published && over > maximum.value * BONUS {
            true => Severity::Error,
            false => Severity::Doubtful,
        };
        let at = (indicator, Some(period));
        let new = |problem| Finding::new(problem, severity, cell.unit, at);
        if score.value > maximum.value {
            let problem = Problem::AboveMaximum { score, maximum };
            above.push((new(problem), score.value - maximum.value));
        } else {
            below.push((new(Problem::BelowMinimum { score }), score.value.abs()));
        }
    }
    let among = |value: Decimal| range.is_some_and(|(low, high)| low <= value && value <= high);
    for (finding, _) in &mut above {
        let Problem::AboveMaximum { score, maximum } = finding.problem else { continue };
        let score = score.value;
        let confirmed = seen.confirms(finding.unit, indicator, period);
        for (slip, fits) in
            slips(score, printed).into_iter().filter(|slip| !confirmed && among(slip.1))
        {
            let instead = Instead { indicator, period, published: score, fits };
            finding.causes.push(match slip {
                Slip::Point => Cause::DecimalPoint(instead),
                Slip::Digits => Cause::DigitsSwapped(instead),
            });
        }
        if score - maximum.value <= maximum.value * BONUS {
            finding.causes.push(Cause::Bonus);
        }
    }
    if above.len() >= most(compared) {
        above.iter_mut().for_each(|(finding, _)| finding.causes.push(Cause::OtherScale));
    }
    add(above, compared, most(compared), found);
    add(below, compared, most(compared), found);
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, kinds};
    use super::*;
    use crate::tests::{Made, YEAR};

    fn of_ten() -> Made {
        let mut made = Made::new();
        made.index().maximum = Some((Decimal::from(10), Origin::Published));
        for (id, score) in [("a", "6.12"), ("b", "7.5"), ("c", "5.25"), ("d", "10"), ("e", "0")] {
            made.put(id, YEAR, score);
        }
        made
    }

    #[test]
    fn nothing_is_wrong_up_to_the_maximum_and_down_to_0() {
        assert_eq!(found(&of_ten()), []);
    }

    #[test]
    fn a_decimal_point_left_out() {
        let mut made = of_ten();
        made.put("f", YEAR, "61.2");
        let [one] = &found(&made)[..] else { panic!() };
        assert_eq!(one.severity, Severity::Error);
        assert!(matches!(one.problem, Problem::AboveMaximum { .. }));
        let [Cause::DecimalPoint(instead), ..] = one.causes[..] else { panic!("{one:?}") };
        assert_eq!(instead.fits, Decimal::new(612, 2));
    }

    #[test]
    fn a_little_above_may_be_bonus_points() {
        let mut made = of_ten();
        made.put("f", YEAR, "10.5");
        let found = found(&made);
        assert_eq!(found[0].causes.last(), Some(&Cause::Bonus));
        assert_eq!(found[0].severity, Severity::Doubtful);
    }

    #[test]
    fn points_given_and_taken_beside_the_maximum_are_no_fault() {
        let mut made = of_ten();
        let [bonus, penalty] = ["bonus", "penalty"].map(|id| made.part(id, None));
        made.indicator(bonus).kind = IndicatorKind::Bonus;
        made.indicator(penalty).kind = IndicatorKind::Penalty;
        made.indicator(penalty).maximum = Some((Decimal::from(2), Origin::Published));
        made.put("f", YEAR, "11.5").put_in("f", bonus, YEAR, "1.5");
        made.put("g", YEAR, "-0.5").put_in("g", penalty, YEAR, "-0.5");
        assert_eq!(found(&made), []);
        made.put("h", YEAR, "11.5").put_in("h", bonus, YEAR, "1.25");
        made.put("i", YEAR, "-0.75").put_in("i", penalty, YEAR, "-0.5");
        assert_eq!(kinds(&found(&made)), ["AboveMaximum", "BelowMinimum"]);
    }

    #[test]
    fn below_the_minimum_only_where_there_is_a_scale() {
        let mut made = of_ten();
        made.put("f", YEAR, "-0.1");
        assert_eq!(kinds(&found(&made)), ["BelowMinimum"]);
        made.index().maximum = None;
        assert_eq!(found(&made), [], "from -2.5 to 2.5, perhaps");
    }

    #[test]
    fn the_unit_s_own_maximum_counts() {
        let mut made = of_ten();
        made.said("b", YEAR, |extra| extra.maximum = Some(Decimal::from(7)));
        assert_eq!(kinds(&found(&made)), ["AboveMaximum"]);
        made.said("b", YEAR, |extra| extra.maximum = Some(Decimal::from(8)));
        assert_eq!(found(&made), []);
    }

    #[test]
    fn nearly_all_above_it_are_one_finding() {
        let mut made = of_ten();
        for id in ["f", "g", "h", "i", "j", "k", "l"] {
            made.put(id, YEAR, "64");
        }
        let [one] = &found(&made)[..] else { panic!() };
        let many = one.many.unwrap();
        assert_eq!((many.differing, many.compared), (7, 12));
        assert_eq!(one.causes.last(), Some(&Cause::OtherScale));
    }

    #[test]
    fn means_and_sums_have_no_scale() {
        let mut made = of_ten();
        made.put("sum", YEAR, "28.87");
        made.unit("sum").aggregate = true;
        assert_eq!(found(&made), []);
    }
}

//! Scores outside their scale: from 0, where no other minimum is known, to the maximum.

use super::Seen;
use super::finding::{Cause, Finding, Instead, Problem, Severity, add, most};
use super::printed::{Printed, Slip, slips};
use crate::model::{Decimal, Given, IndicatorIx, Origin, Period, Slice};

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

fn of_slice(
    seen: &Seen<'_>,
    (indicator, period): (IndicatorIx, Period),
    slice: &Slice,
    found: &mut Vec<Finding>,
) {
    let general = seen.ds.indicators()[indicator].maximum_at(period);
    let general = general.map(|(value, origin)| Given { value, origin });
    let printed = Printed::of(slice);
    let (mut above, mut below, mut compared) = (Vec::new(), Vec::new(), 0);
    // Among which the others lie.
    let mut range: Option<(Decimal, Decimal)> = None;
    for cell in slice.cells().filter(|cell| seen.counts(cell.unit)) {
        let own = cell.extra.and_then(|extra| extra.maximum).map(Given::published);
        let maximum = own.or(general).filter(|maximum| maximum.value.sign() > 0);
        let (Ok(score), Some(maximum)) = (cell.score, maximum) else { continue };
        compared += 1;
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
        } else if score.value.sign() < 0 {
            below.push((new(Problem::BelowMinimum { score }), score.value.abs()));
        } else {
            let (low, high) = range.unwrap_or((score.value, score.value));
            range = Some((low.min(score.value), high.max(score.value)));
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

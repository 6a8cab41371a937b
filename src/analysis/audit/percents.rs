//! Published percentages of the maximum against score and maximum.

use super::Seen;
use super::finding::{Cause, Finding, Problem, Severity, add, most};
use super::printed::Printed;
use crate::model::{Decimal, IndicatorIx, Origin, Period, Slice};

/// Finds percentages that are not score / maximum. A maximum or a score that is derived may follow
/// from the percentage and proves nothing.
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
    let said = || slice.extras().filter_map(|extra| extra.percent);
    if said().next().is_none() {
        return;
    }
    let percents = Printed::at(said().map(Decimal::scale).fold(0, u8::max));
    let scores = Printed::of(slice);
    let general = seen.ds.indicators()[indicator].maximum_at(period);
    let (mut off, mut compared) = (Vec::new(), 0);
    for cell in slice.cells().filter(|cell| seen.counts(cell.unit)) {
        let (Some(extra), Ok(score)) = (cell.extra, cell.score) else { continue };
        let (own, general) = (
            extra.maximum,
            general.filter(|(_, origin)| *origin == Origin::Published).map(|(value, _)| value),
        );
        let (Some(published), Some(maximum)) = (extra.percent, own.or(general)) else { continue };
        if score.origin != Origin::Published || maximum.sign() <= 0 {
            continue;
        }
        compared += 1;
        let score = score.value;
        let half = percents.half(published);
        // |percent − 100·score / maximum|, times the maximum.
        let fits = |score: Decimal, maximum: Decimal| {
            let slack = half * maximum + Decimal::HUNDRED * scores.half(score);
            (published * maximum - Decimal::HUNDRED * score).abs() <= slack
        };
        if fits(score, maximum) {
            continue;
        }
        let computed = score.percent_of(maximum, percents.decimals()).unwrap_or(Decimal::ZERO);
        let problem = Problem::PercentOff { published, computed, score, maximum };
        let finding = Finding::new(problem, Severity::Error, cell.unit, (indicator, Some(period)));
        let mut causes = Vec::new();
        if extra.self_assessed.is_some_and(|own| own != score && fits(own, maximum)) {
            causes.push(Cause::SelfAssessed);
        }
        let other = general.filter(|general| fits(score, *general));
        let other = other.or_else(|| whole_maximum(score, published, half));
        causes.extend(other.map(Cause::OtherMaximum));
        off.push((finding.by(causes), (published - computed).abs()));
    }
    add(off, compared, most(compared), found);
}

/// The only whole maximum of which a score is a percentage, if there is one alone.
fn whole_maximum(score: Decimal, percent: Decimal, half: Decimal) -> Option<Decimal> {
    let hundredfold = score * Decimal::HUNDRED;
    let (low, high) = (percent - half, percent + half);
    if low.sign() <= 0 || score.sign() <= 0 {
        return None;
    }
    let nearest = hundredfold.div_round(percent, 0)?;
    let fits = |maximum: Decimal| low * maximum <= hundredfold && hundredfold <= high * maximum;
    let one = Decimal::from(1);
    let alone = fits(nearest) && !fits(nearest - one) && !fits(nearest + one);
    alone.then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;
    use crate::tests::{Made, YEAR};

    fn with(score: &str, percent: &str, maximum: &str, origin: Origin) -> Made {
        let d = |text| Decimal::parse(text).unwrap();
        let mut made = Made::new();
        made.index().maximum = Some((d(maximum), origin));
        made.put("us", YEAR, score);
        made.said("us", YEAR, |extra| extra.percent = Some(d(percent)));
        made
    }

    #[test]
    fn the_percentage_of_the_maximum_is_right() {
        for (score, percent, maximum) in
            [("165.02", "75.01", "220"), ("73.18", "91.48", "80"), ("73.18", "91.5", "80")]
        {
            assert_eq!(found(&with(score, percent, maximum, Origin::Published)), []);
        }
    }

    #[test]
    fn another_percentage_is_wrong() {
        let made = with("165.02", "75.10", "220", Origin::Published);
        let [one] = &found(&made)[..] else { panic!() };
        let Problem::PercentOff { published, computed, .. } = one.problem else { panic!() };
        assert_eq!([published, computed], [7510, 7501].map(|x| Decimal::new(x, 2)));
        assert_eq!(one.causes, []);
    }

    #[test]
    fn by_another_maximum_or_the_unit_s_own_score() {
        let causes = |made: &Made| found(made)[0].causes.clone();
        let mut made = with("73.18", "91.48", "100", Origin::Published);
        assert_eq!(causes(&made), [Cause::OtherMaximum(Decimal::from(80))]);
        made.said("us", YEAR, |extra| extra.maximum = Some(Decimal::from(80)));
        assert_eq!(found(&made), []);
        let mut made = with("73.18", "77.37", "100", Origin::Published);
        made.said("us", YEAR, |extra| extra.self_assessed = Some(Decimal::new(7737, 2)));
        assert_eq!(causes(&made)[0], Cause::SelfAssessed);
    }

    #[test]
    fn a_maximum_that_follows_from_the_percentage_proves_nothing() {
        assert_eq!(found(&with("73.18", "50", "80", Origin::Derived)), []);
    }
}

//! Totals that were brought back to the common scale: where a part does not apply to a unit, its total is
//! often multiplied by the maximum of the index over the maxima of the parts that do.

use super::contribution::adds_up;
use super::factors::{Factors, factors, slack};
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Missing, Period, UnitIx};

/// So many decimals of the factor count: a total of hundreds is off by less than any file prints.
const PLACES: u8 = 6;

/// Whether points beside the maximum were brought to the scale with the others, or stayed as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    Apart,
    Along,
}

/// A total that only a factor explains.
struct Candidate {
    /// The maximum of the index over what applies.
    factor: Decimal,
    /// The ways to count points beside the maximum that come to the total.
    fits: Vec<Beside>,
    /// Whether the unit has such points, so that the ways differ.
    differ: bool,
}

/// Whether a unit's total was brought back to the common scale, as some criteria do not apply to it.
pub fn brought_back(ds: &Dataset, unit: UnitIx, indicator: IndicatorIx, period: Period) -> bool {
    let total = ds.cell(unit, indicator, period).and_then(|cell| cell.value());
    let plain = factors(ds, indicator, period);
    let adds_up = total.and_then(|total| {
        adds_up(ds, unit, &plain, total, (period, slack(ds, indicator, period, &plain.parts)))
    });
    adds_up == Some(false) && rescaled(ds, unit, indicator, period).is_some()
}

/// The factors of parts whose plain sum is not the total, since some do not apply to the unit and the total was
/// brought back to the common scale. `None` where that does not come to the total, or where it is not known
/// how bonus and penalty points count.
pub(super) fn rescaled(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
) -> Option<Factors> {
    let plain = factors(ds, indicator, period);
    let found = candidate(ds, unit, indicator, period, &plain)?;
    let beside = match found.fits[..] {
        [only] => only,
        [first, ..] if !found.differ => first,
        // Other units of the list tell which way it is; where they do not agree, nobody knows.
        _ => common(ds, indicator, period, &plain)?,
    };
    found.fits.contains(&beside).then_some(())?;
    let factor = |part: IndicatorIx| match (ds.indicators()[part].is_beside(), beside) {
        (true, Beside::Apart) => Decimal::from(1),
        _ => found.factor,
    };
    let parts = plain.parts.iter().map(|(part, _)| (*part, factor(*part))).collect();
    Some(Factors { parts, divided_by: Decimal::from(1), derived: true })
}

/// The way that points beside the maximum count in all units of the period that tell.
fn common(ds: &Dataset, indicator: IndicatorIx, period: Period, plain: &Factors) -> Option<Beside> {
    let mut known = None;
    for cell in ds.slice(indicator, period)?.cells() {
        let Some(found) = candidate(ds, cell.unit, indicator, period, plain) else { continue };
        let ([way], true) = (&found.fits[..], found.differ) else { continue };
        if known.is_some_and(|known| known != *way) {
            return None;
        }
        known = Some(*way);
    }
    known
}

fn candidate(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    plain: &Factors,
) -> Option<Candidate> {
    let total = ds.cell(unit, indicator, period)?.value()?;
    let whole = ds.maximum(unit, indicator, period)?.value;
    if !plain.derived {
        return None;
    }
    let (mut maximum, mut within, mut beside) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    let (mut present, mut last) = (0, total.scale());
    for (part, _) in &plain.parts {
        let is_beside = ds.indicators()[*part].is_beside();
        let score = match ds.cell(unit, *part, period).map(|cell| cell.score) {
            Some(Ok(score)) => score.value,
            Some(Err(Missing::NotApplicable)) => continue,
            _ if is_beside => continue,
            _ => return None,
        };
        (present, last) = (present + 1, last.max(score.scale()));
        if is_beside {
            beside = beside + score;
        } else {
            within = within + score;
            maximum = maximum + own_maximum(ds, unit, *part, period)?.value;
        }
    }
    // Brought back is what is out of less than the whole; all else has another reason.
    if maximum.sign() <= 0 || maximum >= whole {
        return None;
    }
    let factor = whole.div_round(maximum, PLACES)?;
    // As of plain sums: every printed figure is off by half of its last decimal.
    let slack = (Decimal::from(present) * factor + Decimal::from(1)) * Decimal::new(5, last + 1);
    let comes = |way: &Beside| {
        let by_way = match way {
            Beside::Apart => factor * within + beside,
            Beside::Along => factor * (within + beside),
        };
        (by_way - total).abs() <= slack
    };
    let fits: Vec<Beside> = [Beside::Apart, Beside::Along].into_iter().filter(comes).collect();
    (!fits.is_empty()).then_some(Candidate { factor, fits, differ: !beside.is_zero() })
}

/// The maximum of what applies to a unit of an indicator: its own where one is printed; else that of the
/// parts that apply, where some do not and the score is the plain sum of the others; else the common one.
pub(super) fn own_maximum(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
) -> Option<Given<Decimal>> {
    let common = ds.maximum(unit, indicator, period)?;
    let cell = ds.cell(unit, indicator, period)?;
    if cell.extra.and_then(|extra| extra.maximum).is_some() {
        return Some(common);
    }
    let own = || -> Option<Decimal> {
        let plain = factors(ds, indicator, period);
        let (mut sum, mut less) = (Decimal::ZERO, false);
        for (part, _) in plain.parts.iter().filter(|(part, _)| !ds.indicators()[*part].is_beside())
        {
            match ds.cell(unit, *part, period)?.score {
                Ok(_) => {
                    let own = own_maximum(ds, unit, *part, period)?.value;
                    less |= own != ds.indicators()[*part].maximum_at(period)?.0;
                    sum = sum + own;
                }
                Err(Missing::NotApplicable) => less = true,
                Err(_) => return None,
            }
        }
        let as_sum = || {
            let slack = slack(ds, indicator, period, &plain.parts);
            adds_up(ds, unit, &plain, cell.value()?, (period, slack))
        };
        (less && plain.derived && sum < common.value && as_sum() == Some(true)).then_some(sum)
    };
    Some(own().map_or(common, Given::computed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Unsaid, contributions};
    use crate::model::{IndicatorKind, Origin};
    use crate::tests::{Made, YEAR};

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    /// Two parts of 60 and 40 points, and a bonus; «us» has only the first.
    fn made(total: &str, first: &str, bonus: &str) -> Made {
        let mut made = Made::new();
        made.index().maximum = Some((d("100"), Origin::Published));
        let (a, b, c) = (made.part("a", None), made.part("b", None), made.part("c", None));
        made.indicator(a).maximum = Some((d("60"), Origin::Published));
        made.indicator(b).maximum = Some((d("40"), Origin::Published));
        made.indicator(c).kind = IndicatorKind::Bonus;
        made.put("us", YEAR, total).put_in("us", a, YEAR, first);
        made.missing_in("us", b, YEAR, Missing::NotApplicable).put_in("us", c, YEAR, bonus);
        made.put("other", YEAR, "91").put_in("other", a, YEAR, "50").put_in("other", b, YEAR, "40");
        made.put_in("other", c, YEAR, "1");
        made
    }

    fn found(made: &Made) -> Option<Vec<Decimal>> {
        let found = rescaled(&made.ds(), 0, 0, YEAR)?;
        Some(found.parts.iter().map(|(_, factor)| factor.normal()).collect())
    }

    #[test]
    fn what_applies_is_brought_to_the_whole() {
        let factor = d("1.666667");
        // 45·100/60 = 75, and the bonus apart or along: 77 or 78,33.
        assert_eq!(found(&made("77", "45.00", "2")), Some(vec![factor, factor, d("1")]));
        assert_eq!(found(&made("78.33", "45.00", "2")), Some(vec![factor; 3]));
        assert!(brought_back(&made("77", "45.00", "2").ds(), 0, 0, YEAR));
        assert!(!brought_back(&made("47", "45.00", "2").ds(), 0, 0, YEAR));
        // Something else.
        assert_eq!(found(&made("79", "45.00", "2")), None);
        // All apply, so that there is nothing to bring back.
        assert_eq!(rescaled(&made("77", "45.00", "2").ds(), 1, 0, YEAR), None);
    }

    #[test]
    fn where_nobody_knows_others_tell() {
        // 54·100/60 = 90; a bonus of 0,01 is below what is printed.
        let alike = || made("90.01", "54.00", "0.01");
        assert_eq!(found(&alike()), None);
        let tells = |total: &str| {
            let mut made = alike();
            made.put("third", YEAR, total).put_in("third", 1, YEAR, "45.00");
            made.missing_in("third", 2, YEAR, Missing::NotApplicable).put_in("third", 3, YEAR, "2");
            made
        };
        let factor = d("1.666667");
        assert_eq!(found(&tells("77")), Some(vec![factor, factor, d("1")]));
        assert_eq!(found(&tells("78.33")), Some(vec![factor; 3]));
    }

    #[test]
    fn a_part_that_is_missing_for_another_reason_tells_nothing() {
        let mut withheld = Made::new();
        withheld.index().maximum = Some((d("100"), Origin::Published));
        for (at, maximum) in [(1, "60"), (2, "40")] {
            withheld.part(&at.to_string(), None);
            withheld.indicator(at).maximum = Some((d(maximum), Origin::Published));
        }
        withheld.put("us", YEAR, "75").put_in("us", 1, YEAR, "45.00").put_in("other", 2, YEAR, "1");
        withheld.missing_in("us", 2, YEAR, Missing::Withheld);
        assert_eq!(found(&withheld), None);
    }

    #[test]
    fn maxima_of_what_applies() {
        let own = |made: &Made, unit| own_maximum(&made.ds(), unit, 0, YEAR).map(|own| own.value);
        // The plain sum is the total: 60 points apply.
        let plain = made("45.00", "45.00", "0");
        assert_eq!([own(&plain, 0), own(&plain, 1)], [Some(d("60")), Some(d("100"))]);
        assert_eq!(own(&made("75", "45.00", "0"), 0), Some(d("100")));
    }

    #[test]
    fn changes_are_told_in_points_of_the_total() {
        const BEFORE: Period = Period::year(2015);
        let with = |before: &str| {
            let mut made = made("77", "45.00", "2");
            made.put("us", BEFORE, before)
                .put_in("us", 1, BEFORE, "42.00")
                .put_in("us", 3, BEFORE, "1");
            made.missing_in("us", 2, BEFORE, Missing::NotApplicable);
            made.put_in("other", 2, BEFORE, "30");
            contributions(&made.ds(), 0, 0, BEFORE, YEAR)
        };
        let found = with("71").unwrap();
        let brought: Vec<_> = found.parts.iter().map(|part| part.total().round(2)).collect();
        assert_eq!(brought, [d("5.00"), d("1.00")]);
        assert!(found.rescaled && found.rest.abs() < d("0.0001"));
        assert_eq!(with("99"), Err(Unsaid::NoWeights));
        // A plain total before, with all that applies: its points are of another scale.
        let mut all = made("77", "45.00", "2");
        all.put("us", BEFORE, "71").put_in("us", 1, BEFORE, "40.00").put_in("us", 2, BEFORE, "31");
        all.put_in("us", 3, BEFORE, "0");
        let found = contributions(&all.ds(), 0, 0, BEFORE, YEAR);
        assert_eq!(found, Err(Unsaid::OtherScale));
    }
}

//! How much each part brought to the change of a score. Exact; rounded only for display.

use super::factors::{Factors, factors, slack};
use super::lineage::renamed;
use super::passing::was;
use super::rescaled::rescaled;
use super::why::Unsaid;
use crate::model::order;
use crate::model::{Cell, Dataset, Decimal, Given, IndicatorIx, Period, UnitIx};

const HALF: Decimal = Decimal::new(5, 1);

/// A part's share in the change of the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The part.
    pub part: IndicatorIx,
    /// Its score in the period compared with.
    pub from: Given<Decimal>,
    /// Its score in the period.
    pub to: Given<Decimal>,
    /// The factor with which it entered the total in the period compared with.
    pub weight_from: Decimal,
    /// The factor with which it enters the total in the period.
    pub weight_to: Decimal,
    /// Whether the part itself is measured in a new way since, so that its two scores do not
    /// compare, although the total goes on.
    pub broken: bool,
    /// What the change of its score brought: w̄·Δx, with the mean of both weights.
    pub by_score: Decimal,
    /// What the change of its weight brought: x̄·Δw, with the mean of both scores; 0 while
    /// weights stay.
    pub by_weight: Decimal,
}

impl Contribution {
    /// What it brought in all: w̄·Δx + x̄·Δw, which is exactly w₁·x₁ − w₀·x₀.
    pub fn total(&self) -> Decimal {
        self.by_score + self.by_weight
    }
}

/// The change of a total, part by part: `from + Σ totals + rest = to`, exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributions {
    /// The total in the period compared with.
    pub from: Given<Decimal>,
    /// The total in the period.
    pub to: Given<Decimal>,
    /// One for each part, from the most that raised the total to the most that lowered it; equal
    /// ones in the publisher's order.
    pub parts: Vec<Contribution>,
    /// What the parts do not explain: published totals may differ from the sum of their printed
    /// parts, by 0,01 or so.
    pub rest: Decimal,
    /// Whether that is more than rounding makes: then the weights are not all that makes the total.
    pub unexplained: bool,
    /// What the published weights were divided by in both periods, 1 where they count as they stand.
    pub divided_by: [Decimal; 2],
    /// Whether the weights are not published: the plain sum of the parts is the total, to the
    /// printed decimals.
    pub weights_derived: bool,
    /// Whether both totals were brought back to the common scale, as the same parts do not apply: all parts then
    /// have the factor that does that.
    pub rescaled: bool,
}

/// Shares of the parts in the change of a unit's score, ΔS = Σ (w̄·Δx + x̄·Δw).
///
/// # Errors
/// [`Unsaid`] says why there are none.
pub fn contributions(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    from: Period,
    to: Period,
) -> Result<Contributions, Unsaid> {
    Changes::new(ds, indicator, [from, to])?.of(unit)
}

/// The changes of all units between two periods: what they have in common is worked out once.
pub struct Changes<'d> {
    ds: &'d Dataset,
    indicator: IndicatorIx,
    periods: [Period; 2],
    parts: Vec<IndicatorIx>,
    factors: [Factors; 2],
    slacks: [Decimal; 2],
    renamed: Vec<[UnitIx; 2]>,
}

impl<'d> Changes<'d> {
    /// Between two periods.
    ///
    /// # Errors
    /// [`Unsaid`]: there are no parts, or the method changed.
    pub fn new(
        ds: &'d Dataset,
        indicator: IndicatorIx,
        periods: [Period; 2],
    ) -> Result<Changes<'d>, Unsaid> {
        let parts: Vec<IndicatorIx> = ds.parts(indicator).collect();
        if parts.is_empty() {
            return Err(Unsaid::NoParts);
        }
        if is_broken(ds, indicator, periods) {
            return Err(Unsaid::Break);
        }
        let factors = periods.map(|period| factors(ds, indicator, period));
        let slacks = [0, 1].map(|at| slack(ds, indicator, periods[at], &factors[at].parts));
        let renamed = renamed(ds, indicator, periods);
        Ok(Changes { ds, indicator, periods, parts, factors, slacks, renamed })
    }

    /// Shares of the parts in the change of a unit's score.
    ///
    /// # Errors
    /// [`Unsaid`] says why there are none.
    pub fn of(&self, unit: UnitIx) -> Result<Contributions, Unsaid> {
        let (ds, [from, to], slacks) = (self.ds, self.periods, self.slacks);
        let score = |unit, period| {
            ds.cell(unit, self.indicator, period).and_then(|cell: Cell<'_>| cell.score.ok())
        };
        let was = was(&self.renamed, unit);
        let total_from = score(was, from).ok_or(Unsaid::NoFigure)?;
        let total_to = score(unit, to).ok_or(Unsaid::NoFigure)?;
        let [factors_from, factors_to] = &self.factors;
        let parts = &self.parts;
        let before = weighted(ds, was, parts, factors_from, total_from.value, (from, slacks[0]))?;
        let after = weighted(ds, unit, parts, factors_to, total_to.value, (to, slacks[1]))?;
        if before.other_scale(&after) {
            return Err(Unsaid::OtherScale);
        }

        let mut found = Vec::new();
        for (at, &part) in parts.iter().enumerate() {
            let (Some(old), Some(new)) = (before.parts[at], after.parts[at]) else {
                // A part that counts in neither period has nothing to bring.
                if before.parts[at].is_none() && after.parts[at].is_none() {
                    continue;
                }
                return Err(Unsaid::MissingPart);
            };
            found.push(Contribution {
                part,
                from: old.score,
                to: new.score,
                weight_from: old.weight,
                weight_to: new.weight,
                broken: is_broken(ds, part, self.periods),
                by_score: (old.weight + new.weight) * HALF * (new.score.value - old.score.value),
                by_weight: (old.score.value + new.score.value) * HALF * (new.weight - old.weight),
            });
        }
        order::sort_by_key(&mut found, |part| std::cmp::Reverse(part.total()));
        let explained: Decimal = found.iter().map(Contribution::total).sum();
        let rest = total_to.value - total_from.value - explained;
        Ok(Contributions {
            from: total_from,
            to: total_to,
            rest,
            unexplained: rest.abs() > slacks[0] + slacks[1],
            divided_by: [factors_from.divided_by, factors_to.divided_by],
            parts: found,
            weights_derived: before.derived || after.derived,
            rescaled: before.rescaled || after.rescaled,
        })
    }
}

fn is_broken(ds: &Dataset, indicator: IndicatorIx, [from, to]: [Period; 2]) -> bool {
    ds.indicators()[indicator].breaks_between(from, to).next().is_some()
}

#[derive(Clone, Copy)]
pub(super) struct Weighted {
    pub score: Given<Decimal>,
    pub weight: Decimal,
}

pub(super) struct Parts {
    /// In the order of the parts; `None` for one that does not count in the period.
    pub parts: Vec<Option<Weighted>>,
    /// Whether the weights are not published.
    pub derived: bool,
    /// Whether they bring the total back to the common scale.
    pub rescaled: bool,
}

impl Parts {
    /// Whether one of two totals was brought back to the common scale by another factor than the other: what
    /// they are made of then does not compare part by part.
    pub fn other_scale(&self, other: &Parts) -> bool {
        let differs = |(one, other): (&Option<Weighted>, &Option<Weighted>)| {
            one.zip(*other).is_some_and(|(one, other)| one.weight != other.weight)
        };
        (self.rescaled || other.rescaled) && self.parts.iter().zip(&other.parts).any(differs)
    }
}

/// The parts that make up a total of a unit in a period, with their weights. `slack`: how far rounding
/// takes a total from its parts.
pub(super) fn weighted(
    ds: &Dataset,
    unit: UnitIx,
    parts: &[IndicatorIx],
    factors: &Factors,
    total: Decimal,
    (period, slack): (Period, Decimal),
) -> Result<Parts, Unsaid> {
    let part = |part: &IndicatorIx| -> Result<Option<Weighted>, Unsaid> {
        let Some(weight) = factors.of(*part) else { return Ok(None) };
        match ds.cell(unit, *part, period).and_then(|cell| cell.score.ok()) {
            Some(score) => Ok(Some(Weighted { score, weight })),
            // Of plain sums a part that a unit does not have is none of its own.
            None if factors.derived => Ok(None),
            None => Err(Unsaid::MissingPart),
        }
    };
    let found = parts.iter().map(part).collect::<Result<Vec<_>, Unsaid>>()?;
    let parts_of = |parts, rescaled| Parts { parts, derived: factors.derived, rescaled };
    if !factors.derived {
        return Ok(parts_of(found, false));
    }
    match adds_up(ds, unit, factors, total, (period, slack)) {
        None => Err(Unsaid::MissingPart),
        Some(true) => Ok(parts_of(found, false)),
        Some(false) => {
            let whole = parts.first().and_then(|part| ds.indicators()[*part].parent);
            let by = whole.and_then(|whole| rescaled(ds, unit, whole, period));
            let by = by.ok_or(Unsaid::NoWeights)?;
            let again = parts.iter().zip(found).map(|(part, found)| {
                found
                    .map(|found| Weighted { weight: by.of(*part).unwrap_or(found.weight), ..found })
            });
            Ok(parts_of(again.collect(), true))
        }
    }
}

/// Whether the plain sum of a unit's parts is the total, but for so much as rounding takes it away; `None`
/// without any part.
pub(super) fn adds_up(
    ds: &Dataset,
    unit: UnitIx,
    factors: &Factors,
    total: Decimal,
    (period, slack): (Period, Decimal),
) -> Option<bool> {
    let score = |part: IndicatorIx| ds.cell(unit, part, period).and_then(|cell| cell.value());
    let scores = || factors.parts.iter().filter_map(|(part, _)| score(*part));
    scores().next()?;
    Some((scores().sum::<Decimal>() - total).abs() <= slack)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Method;
    use crate::model::{Label, Missing};
    use crate::tests::{Made, YEAR};
    use proptest::prelude::*;

    const BEFORE: Period = Period::year(2015);

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    /// One unit with two parts; scores as (before, now).
    fn made(weights: Option<[&str; 2]>, total: [&str; 2], parts: [[&str; 2]; 2]) -> Made {
        let mut made = Made::new();
        for (at, id) in ["x.a", "x.b"].into_iter().enumerate() {
            let ix = made.part(id, weights.map(|weights| weights[at]));
            made.put_in("us", ix, BEFORE, parts[at][0]).put_in("us", ix, YEAR, parts[at][1]);
        }
        made.put("us", BEFORE, total[0]).put("us", YEAR, total[1]);
        made
    }

    fn found(made: &Made) -> Result<Contributions, Unsaid> {
        contributions(&made.ds(), 0, 0, BEFORE, YEAR)
    }

    #[test]
    fn weights_that_stay() {
        let made = made(Some(["2", "0.5"]), ["15", "13"], [["5", "3"], ["10", "14"]]);
        let found = found(&made).unwrap();
        let brought: Vec<_> =
            found.parts.iter().map(|part| (part.part, part.total().normal().to_string())).collect();
        assert_eq!(brought, [(2, "2".to_owned()), (1, "-4".to_owned())]);
        assert!(found.parts.iter().all(|part| part.by_weight.is_zero()));
        assert!(found.rest.is_zero() && !found.weights_derived);
    }

    #[test]
    fn weights_that_change_without_a_break() {
        let mut made = made(None, ["15", "14"], [["5", "4"], ["10", "10"]]);
        let method = |from, a, b, comparable| Method {
            from,
            name: Label::vi("m"),
            weights: vec![(1, decimal(a)), (2, decimal(b))],
            maximum: None,
            comparable,
        };
        made.index().methods = vec![method(BEFORE, "1", "1", true), method(YEAR, "2", "0.6", true)];
        let contributions = found(&made).unwrap();
        // a: 1,5·(4−5) = −1,5 and 4,5·(2−1) = 4,5; b: 0 and 10·(0,6−1) = −4.
        let [a, b] = [contributions.parts[0], contributions.parts[1]];
        assert_eq!([a.by_score, a.by_weight], [decimal("-1.5"), decimal("4.5")]);
        assert_eq!([b.by_score, b.by_weight], [decimal("0"), decimal("-4")]);
        assert!(contributions.rest.is_zero());
        made.index().methods[1].comparable = false;
        assert_eq!(found(&made), Err(Unsaid::Break));
        // A new way to measure a part is no break of the total.
        made.indicator(1).methods = std::mem::take(&mut made.index().methods);
        for method in &mut made.indicator(1).methods {
            method.weights.clear();
        }
        for ix in [1, 2] {
            made.indicator(ix).weight = Some(decimal("1"));
        }
        let broken: Vec<_> =
            found(&made).unwrap().parts.iter().map(|p| (p.part, p.broken)).collect();
        assert_eq!(broken, [(2, false), (1, true)]);
    }

    #[test]
    fn published_weights_of_a_mean() {
        let mean = made(Some(["40", "60"]), ["5.2", "5.6"], [["4", "5"], ["6", "6"]]);
        let mean = found(&mean).unwrap();
        assert_eq!(mean.parts[0].total(), decimal("0.4"));
        assert!(mean.rest.is_zero() && !mean.unexplained);
        assert_eq!(mean.divided_by, [Decimal::HUNDRED; 2]);
    }

    #[test]
    fn what_weights_leave_is_rounding_or_unexplained() {
        let of = |now| {
            let made = made(Some(["1", "1"]), ["10", now], [["4", "5"], ["6", "6"]]);
            let found = found(&made).unwrap();
            (found.rest, found.unexplained)
        };
        assert_eq!(of("13"), (decimal("2"), false), "three figures in whole numbers, twice");
        assert_eq!(of("15"), (decimal("4"), true));
    }

    #[test]
    fn the_longest_decimals_do_not_count_for_all() {
        let made = made(None, ["11.35", "11.35"], [["5.1234", "5.1234"], ["6.2312", "6.2312"]]);
        assert!(found(&made).is_ok());
    }

    #[test]
    fn weights_not_given() {
        let plain = made(None, ["15", "13.01"], [["5", "3"], ["10", "10.02"]]);
        let contributions = found(&plain).unwrap();
        assert!(contributions.weights_derived);
        assert_eq!(contributions.rest, decimal("-0.01"));
        let other = made(None, ["15", "26"], [["5", "3"], ["10", "10"]]);
        assert_eq!(found(&other), Err(Unsaid::NoWeights));
    }

    #[test]
    fn a_whole_successor_compares_with_what_it_was() {
        let mut made = crate::tests::renamed(crate::model::Link::Full);
        let part = made.part("x.a", Some("1"));
        made.put_in("thua-thien-hue", part, BEFORE, "59").put_in("hue", part, YEAR, "62");
        let hue = made.ds().unit_by_id("hue").unwrap();
        let found = contributions(&made.ds(), hue, 0, BEFORE, YEAR).unwrap();
        assert_eq!(found.parts[0].total(), decimal("3"));
    }

    #[test]
    fn what_cannot_be_said() {
        let mut alone = Made::new();
        alone.put("us", BEFORE, "1").put("us", YEAR, "2");
        assert_eq!(found(&alone), Err(Unsaid::NoParts));
        let part = alone.part("x.a", Some("1"));
        alone.put_in("other", part, BEFORE, "1").put_in("other", part, YEAR, "1");
        assert_eq!(found(&alone), Err(Unsaid::MissingPart));
        let mut gone = Made::new();
        gone.part("x.a", Some("1"));
        gone.put("us", BEFORE, "1").missing("us", YEAR, Missing::Withheld);
        assert_eq!(found(&gone), Err(Unsaid::NoFigure));
    }

    #[test]
    fn a_part_that_begins_later_does_not_count() {
        let mut made = made(Some(["1", "1"]), ["15", "13"], [["5", "3"], ["10", "10"]]);
        let late = made.part("x.c", Some("1"));
        assert_eq!(found(&made).unwrap().parts.len(), 2);
        made.put_in("us", late, YEAR, "1");
        assert_eq!(found(&made), Err(Unsaid::MissingPart));
    }

    proptest! {
        #[test]
        fn always_adds_up(
            rows in prop::collection::vec((0i64..10_000_000, 0i64..10_000_000, 0u8..7), 1..12),
            weights in prop::collection::vec((-300i64..300, -300i64..300), 12),
            totals in (0i64..100_000, 0i64..100_000),
        ) {
            let mut made = Made::new();
            let mut methods = [BEFORE, YEAR].map(|from| Method {
                from, name: Label::vi("m"), weights: Vec::new(), maximum: None, comparable: true,
            });
            for (at, (old, new, scale)) in rows.iter().enumerate() {
                let ix = made.part(&format!("x.{at}"), None);
                let text = |mantissa: i64| Decimal::new(i128::from(mantissa), *scale).to_string();
                made.put_in("us", ix, BEFORE, &text(*old)).put_in("us", ix, YEAR, &text(*new));
                let pair = weights[at];
                for (method, weight) in methods.iter_mut().zip([pair.0, pair.1]) {
                    method.weights.push((ix, Decimal::new(i128::from(weight), 2)));
                }
            }
            made.index().methods = methods.into();
            made.put("us", BEFORE, &totals.0.to_string()).put("us", YEAR, &totals.1.to_string());
            let found = found(&made).unwrap();
            for part in &found.parts {
                let exact = part.weight_to * part.to.value - part.weight_from * part.from.value;
                prop_assert_eq!(part.total(), exact);
            }
            let sum: Decimal = found.parts.iter().map(Contribution::total).sum();
            prop_assert_eq!(found.from.value + sum + found.rest, found.to.value);
            prop_assert!(found.parts.is_sorted_by(|a, b| a.total() >= b.total()));
        }
    }
}

//! How much each part brought to the change of a score. Exact; rounded only for display.

use super::why::Unsaid;
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Period, UnitIx};

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
    /// Whether the weights are not published: the plain sum of the parts is the total, to the
    /// printed decimals.
    pub weights_derived: bool,
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
    let parts: Vec<IndicatorIx> = ds.parts(indicator).collect();
    if parts.is_empty() {
        return Err(Unsaid::NoParts);
    }
    let changed = |ix: IndicatorIx| ds.indicators()[ix].breaks_between(from, to).next().is_some();
    if changed(indicator) || parts.iter().any(|part| changed(*part)) {
        return Err(Unsaid::Break);
    }
    let score = |ix, period| ds.cell(unit, ix, period).and_then(|cell| cell.score.ok());
    let total_from = score(indicator, from).ok_or(Unsaid::NoFigure)?;
    let total_to = score(indicator, to).ok_or(Unsaid::NoFigure)?;
    let before = weighted(ds, unit, &parts, from, total_from.value)?;
    let after = weighted(ds, unit, &parts, to, total_to.value)?;

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
            by_score: (old.weight + new.weight) * HALF * (new.score.value - old.score.value),
            by_weight: (old.score.value + new.score.value) * HALF * (new.weight - old.weight),
        });
    }
    found.sort_by_key(|part| std::cmp::Reverse(part.total()));
    let explained: Decimal = found.iter().map(Contribution::total).sum();
    Ok(Contributions {
        from: total_from,
        to: total_to,
        rest: total_to.value - total_from.value - explained,
        parts: found,
        weights_derived: before.derived || after.derived,
    })
}

#[derive(Clone, Copy)]
struct Weighted {
    score: Given<Decimal>,
    weight: Decimal,
}

struct Parts {
    /// In the order of the parts; `None` for one that does not count in the period.
    parts: Vec<Option<Weighted>>,
    derived: bool,
}

/// The parts that make up a total in a period, with their weights.
fn weighted(
    ds: &Dataset,
    unit: UnitIx,
    parts: &[IndicatorIx],
    period: Period,
    total: Decimal,
) -> Result<Parts, Unsaid> {
    let score = |part| ds.cell(unit, part, period).and_then(|cell| cell.score.ok());
    let weights: Vec<Option<Decimal>> = parts.iter().map(|part| ds.weight(*part, period)).collect();
    if weights.iter().any(Option::is_some) {
        let pair = |(part, weight): (&IndicatorIx, &Option<Decimal>)| match weight {
            Some(weight) => {
                let score = score(*part).ok_or(Unsaid::MissingPart)?;
                Ok(Some(Weighted { score, weight: *weight }))
            }
            None => Ok(None),
        };
        let parts = parts.iter().zip(&weights).map(pair).collect::<Result<_, Unsaid>>()?;
        return Ok(Parts { parts, derived: false });
    }
    let weight = Decimal::from(1);
    let scores: Vec<_> = parts.iter().map(|part| score(*part)).collect();
    let present = scores.iter().flatten().count();
    if present == 0 {
        return Err(Unsaid::MissingPart);
    }
    let sum: Decimal = scores.iter().flatten().map(|score| score.value).sum();
    // Each printed figure is off by at most half a unit of its last decimal; files drop zeros at
    // the end, so the longest tells how many decimals are printed.
    let last =
        scores.iter().flatten().map(|score| score.value.scale()).fold(total.scale(), u8::max);
    let slack = Decimal::new(present as i128 + 1, last) * HALF;
    if (sum - total).abs() > slack {
        return Err(Unsaid::NoWeights);
    }
    let parts = scores.into_iter().map(|score| score.map(|score| Weighted { score, weight }));
    Ok(Parts { parts: parts.collect(), derived: true })
}

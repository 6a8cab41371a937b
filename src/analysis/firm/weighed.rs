//! From the data to what an index is made of.

use super::matrix::Matrix;
use crate::analysis::Unsaid;
use crate::model::{Dataset, Decimal, Direction, IndicatorIx, Period, UnitIx};
use crate::rank::RankOptions;

/// What an index is made of in a period, and whose scores they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    /// The unit of each row.
    pub units: Vec<UnitIx>,
    /// The part of each column.
    pub parts: Vec<IndicatorIx>,
    /// Scores and weights.
    pub matrix: Matrix,
    /// Units with a total that lack a part, and are left out.
    pub left_out: usize,
    /// Units whose published total is not what their parts make, but for the last printed decimals.
    pub apart: usize,
    /// Whether no weights are published: the plain sum of the parts is the total, to the printed
    /// decimals.
    pub weights_derived: bool,
}

/// What an index is made of in a period, of the units that the options choose. Only units with a
/// figure in every part: an index made of fewer parts is another index.
///
/// # Errors
/// [`Unsaid`] says why it is not known.
pub fn weighed(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    options: &RankOptions,
) -> Result<Weighed, Unsaid> {
    let slice = ds.slice(indicator, period).ok_or(Unsaid::NoFigure)?;
    let (parts, weights, weights_derived) = parts(ds, indicator, period)?;
    // Every printed figure is off by half of its last decimal. Files that hold numbers as a computer does
    // have more decimals than mean anything: no more than are shown count.
    let half = |indicator: IndicatorIx| {
        let printed = ds.slice(indicator, period).map_or(0, |slice| slice.decimals());
        Decimal::new(5, printed.min(ds.decimals(indicator)) + 1)
    };
    let of_parts: Decimal = parts.iter().zip(&weights).map(|(part, w)| w.abs() * half(*part)).sum();
    let slack = of_parts + half(indicator);
    let (mut units, mut rows, mut left_out) = (Vec::new(), Vec::new(), 0);
    let (mut apart, mut compared) = (0, 0);
    for cell in slice.cells() {
        let unit = &ds.units()[cell.unit];
        let outside = options.group.is_some() && unit.group != options.group;
        if unit.aggregate || outside {
            continue;
        }
        let Ok(total) = cell.score else { continue };
        let scores = parts.iter().map(|part| ds.cell(cell.unit, *part, period)?.value());
        let Some(scores) = scores.collect::<Option<Vec<Decimal>>>() else {
            left_out += 1;
            continue;
        };
        compared += 1;
        let made: Decimal =
            scores.iter().zip(&weights).map(|(score, weight)| *score * *weight).sum();
        apart += usize::from((made - total.value).abs() > slack);
        units.push(cell.unit);
        rows.extend(scores);
    }
    // Single totals may be wrong. Where half of them are and nobody publishes weights, the plain sum of the
    // parts is not what makes the index.
    if weights_derived && apart * 2 > compared {
        return Err(Unsaid::NoWeights);
    }
    if units.len() < 2 {
        return Err(if left_out > 0 { Unsaid::MissingPart } else { Unsaid::TooFewUnits });
    }
    let maximum = |part: &IndicatorIx| Some(ds.indicators()[*part].maximum_at(period)?.0);
    let maxima: Option<Vec<Decimal>> = parts.iter().map(maximum).collect();
    let maxima = maxima.filter(|maxima| maxima.iter().all(|maximum| maximum.sign() > 0));
    let maxima = maxima.unwrap_or_default();
    let (scale, numbers) = whole(rows.iter().chain(&maxima)).ok_or(Unsaid::NoWeights)?;
    let (scores, maxima) = numbers.split_at(rows.len());
    let (weight_scale, weights) = whole(weights.iter()).ok_or(Unsaid::NoWeights)?;
    let rules = &ds.indicators()[indicator];
    let matrix = Matrix {
        parts: parts.len(),
        scores: scores.to_vec(),
        scale,
        weights,
        weight_scale,
        maxima: maxima.to_vec(),
        lower_is_better: rules.direction == Direction::LowerIsBetter,
        ties: options.ties.unwrap_or(rules.rule.ties),
    };
    if !matrix.is_sound() {
        return Err(Unsaid::NoWeights);
    }
    Ok(Weighed { units, parts, matrix, left_out, apart, weights_derived })
}

/// The parts that make up an index in a period, with their factors; and whether these are derived.
type Parts = (Vec<IndicatorIx>, Vec<Decimal>, bool);

fn parts(ds: &Dataset, indicator: IndicatorIx, period: Period) -> Result<Parts, Unsaid> {
    let has_figures = |part: &IndicatorIx| {
        let slice = ds.slice(*part, period);
        slice.is_some_and(|slice| slice.cells().any(|cell| cell.value().is_some()))
    };
    let all: Vec<IndicatorIx> = ds.parts(indicator).filter(has_figures).collect();
    if all.is_empty() {
        return Err(Unsaid::NoParts);
    }
    let given: Vec<(IndicatorIx, Decimal)> =
        all.iter().filter_map(|part| Some((*part, ds.weight(*part, period)?))).collect();
    if given.is_empty() {
        let weights = vec![Decimal::from(1); all.len()];
        return Ok((all, weights, true));
    }
    let (parts, weights) = given.into_iter().unzip();
    Ok((parts, weights, false))
}

/// Publishers print numbers as a computer holds them, with fifteen digits and more: what lies beyond these
/// decimals is noise.
const MOST_DECIMALS: u8 = 10;

/// Decimals as whole numbers of one scale; `None` where their digits do not fit.
fn whole<'a>(decimals: impl Iterator<Item = &'a Decimal> + Clone) -> Option<(u8, Vec<i64>)> {
    let scale = decimals.clone().map(|decimal| decimal.normal().scale()).max().unwrap_or(0);
    let scale = scale.min(MOST_DECIMALS);
    // Sums of products stay far within 128 bits.
    let fits = |number: &i64| number.unsigned_abs() < 1 << 50;
    let numbers = decimals.map(|decimal| decimal.round(scale).key_at(scale).filter(fits));
    Some((scale, numbers.collect::<Option<_>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{Made, YEAR};

    fn made() -> Made {
        let mut made = Made::new();
        let (a, b) = (made.part("a", Some("0.5")), made.part("b", Some("2")));
        for (unit, total, x, y) in
            [("u", "13", "6", "5"), ("v", "12.25", "8.5", "4"), ("w", "3", "2", "1")]
        {
            made.put(unit, YEAR, total).put_in(unit, a, YEAR, x).put_in(unit, b, YEAR, y);
        }
        made
    }

    #[test]
    fn whole_numbers_of_one_scale() {
        let found = weighed(&made().ds(), 0, YEAR, &RankOptions::default()).unwrap();
        assert_eq!((found.units.len(), found.left_out, found.weights_derived), (3, 0, false));
        assert_eq!(found.matrix.scores, [60, 50, 85, 40, 20, 10]);
        assert_eq!((found.matrix.scale, &found.matrix.weights[..]), (1, &[5, 20][..]));
        let totals: Vec<String> =
            found.matrix.totals().iter().map(|t| t.normal().to_string()).collect();
        assert_eq!(totals, ["13", "12.25", "3"]);
    }

    #[test]
    fn what_is_not_made_of_its_parts_is_not_weighed() {
        let of = |made: &Made| weighed(&made.ds(), 0, YEAR, &RankOptions::default()).unwrap_err();
        let mut other = Made::new();
        let part = other.part("a", None);
        other.put("u", YEAR, "50").put_in("u", part, YEAR, "6");
        other.put("v", YEAR, "40").put_in("v", part, YEAR, "5");
        assert_eq!(of(&other), Unsaid::NoWeights);
        let mut alone = Made::new();
        let part = alone.part("a", None);
        alone.put("u", YEAR, "6").put_in("u", part, YEAR, "6");
        assert_eq!(of(&alone), Unsaid::TooFewUnits);
        let mut none = Made::new();
        none.put("u", YEAR, "6").put("v", YEAR, "6");
        assert_eq!(of(&none), Unsaid::NoParts);
    }

    #[test]
    fn numbers_as_a_computer_holds_them() {
        let mut made = Made::new();
        let part = made.part("a", Some("2"));
        for (unit, total, x) in
            [("u", "120.648756943286331", "60.324378471643165"), ("v", "2", "1")]
        {
            made.put(unit, YEAR, total).put_in(unit, part, YEAR, x);
        }
        let found = weighed(&made.ds(), 0, YEAR, &RankOptions::default()).unwrap();
        assert_eq!((found.matrix.scale, found.matrix.scores[0]), (10, 603_243_784_716));
    }

    #[test]
    fn a_unit_without_a_part_is_left_out_and_counted() {
        let mut made = made();
        made.put("x", YEAR, "5").put_in("x", 1, YEAR, "2");
        let found = weighed(&made.ds(), 0, YEAR, &RankOptions::default()).unwrap();
        assert_eq!((found.units.len(), found.left_out), (3, 1));
    }
}

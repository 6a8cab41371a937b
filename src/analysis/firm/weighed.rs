//! From the data to what an index is made of.

use super::matrix::Matrix;
use crate::analysis::factors::slack;
use crate::analysis::{Factors, Unsaid, factors};
use crate::model::{
    Cell, Dataset, Decimal, Direction, Given, IndicatorIx, Period, RankWithin, UnitIx,
};
use crate::model::{RankBasis, order};
use crate::rank::{Rank, RankOptions, ranking, standings};

/// What an index is made of in a period, and whose scores they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    /// The unit of each row, in the order of names, which decides among equal totals where ranks are not
    /// shared.
    pub units: Vec<UnitIx>,
    /// The rank that each has in the tables: the published one, else that of the published totals.
    pub shown: Vec<Option<Given<Rank>>>,
    /// The part of each column.
    pub parts: Vec<IndicatorIx>,
    /// Scores and weights.
    pub matrix: Matrix,
    /// Whether a part is taken off the total: its scores stand in the matrix as below zero, its weight as
    /// above. By part.
    pub taken_off: Vec<bool>,
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
    let Factors { parts, derived, divided_by } = factors(ds, indicator, period);
    if parts.is_empty() {
        return Err(Unsaid::NoParts);
    }
    let slack = slack(ds, indicator, period, &parts);
    let published: Vec<Option<Decimal>> =
        parts.iter().map(|(part, _)| ds.weight(*part, period)).collect();
    let (parts, weights): (Vec<IndicatorIx>, Vec<Decimal>) = parts.into_iter().unzip();
    let rules = &ds.indicators()[indicator];
    if rules.rule.within == RankWithin::Group && options.group.is_none() {
        return Err(Unsaid::GroupsApart);
    }
    // Ranks among fewer than the publisher ranked are no ranks.
    let ranked = ranking(ds, indicator, period, options).rows;
    if ranked.iter().any(|row| !row.trusted) {
        return Err(Unsaid::TooFewUnits);
    }
    let mut chosen = vec![false; ds.units().len()];
    ranked.iter().for_each(|row| chosen[row.unit] = true);
    let (mut units, mut rows, mut left_out) = (Vec::new(), Vec::new(), 0);
    let (mut apart, mut compared) = (0, 0);
    let ties = options.ties.unwrap_or(rules.rule.ties);
    let mut cells: Vec<Cell<'_>> = slice.cells().filter(|cell| chosen[cell.unit]).collect();
    // Of equal totals the first row is the better one.
    let name = |cell: &Cell<'_>| (&ds.units()[cell.unit].name.vi, &ds.units()[cell.unit].id);
    order::sort_by(&mut cells, |a, b| name(a).cmp(&name(b)));
    for cell in cells {
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
    if derived && apart * 2 > compared {
        return Err(Unsaid::NoWeights);
    }
    if units.len() < 2 {
        return Err(if left_out > 0 { Unsaid::MissingPart } else { Unsaid::TooFewUnits });
    }
    let maximum = |part: &IndicatorIx| Some(ds.indicators()[*part].maximum_at(period)?.0);
    let maxima: Option<Vec<Decimal>> = parts.iter().map(maximum).collect();
    let maxima = maxima.filter(|maxima| maxima.iter().all(|maximum| maximum.sign() > 0));
    let maxima = maxima.unwrap_or_default();
    // What is taken off counts with its size, as points below zero.
    let taken_off: Vec<bool> = weights.iter().map(|weight| weight.sign() < 0).collect();
    for (score, off) in rows.iter_mut().zip(taken_off.iter().cycle()) {
        *score = if *off { -*score } else { *score };
    }
    let (scale, numbers) = whole(rows.iter().chain(&maxima)).ok_or(Unsaid::TooManyDigits)?;
    let (scores, maxima) = numbers.split_at(rows.len());
    // Shares of a mean that do not come out even would part equal totals: ranks follow from the weights as
    // they are published just as well, unless totals are rounded.
    let even =
        weights.iter().map(|weight| *weight * divided_by).map(Some).eq(published.iter().copied());
    let weights = match (published.into_iter().collect::<Option<Vec<Decimal>>>(), rules.rule.basis)
    {
        (Some(published), RankBasis::Unrounded) if !even => published,
        _ => weights,
    };
    let weights: Vec<Decimal> = weights.iter().map(|weight| weight.abs()).collect();
    let (weight_scale, weights) = whole(weights.iter()).ok_or(Unsaid::TooManyDigits)?;
    if weights
        .iter()
        .try_fold(0i64, |sum, weight| sum.checked_add(*weight))
        .is_none_or(|s| s > MOST_WEIGHT)
    {
        return Err(Unsaid::TooManyDigits);
    }
    let matrix = Matrix {
        parts: parts.len(),
        scores: scores.to_vec(),
        scale,
        weights,
        weight_scale,
        maxima: maxima.to_vec(),
        lower_is_better: rules.direction == Direction::LowerIsBetter,
        ties,
        basis: rules.rule.basis,
    };
    if !matrix.is_sound() {
        return Err(Unsaid::NoWeights);
    }
    let standings = standings(ds, indicator, period, options);
    let shown = units.iter().map(|unit| standings.get(*unit).shown()).collect();
    Ok(Weighed {
        units,
        shown,
        parts,
        matrix,
        taken_off,
        left_out,
        apart,
        weights_derived: derived,
    })
}

/// Scores and weights have no more digits than this, in units of their last decimal; larger ones are refused.
const MOST_DIGITS: u64 = 1 << 50;
/// And the weights of all parts together.
const MOST_WEIGHT: i64 = 1 << 54;

/// Publishers print numbers as a computer holds them, with fifteen digits and more: what lies beyond these
/// decimals is noise.
const MOST_DECIMALS: u8 = 10;

/// Decimals as whole numbers of one scale; `None` where their digits do not fit.
fn whole<'a>(decimals: impl Iterator<Item = &'a Decimal> + Clone) -> Option<(u8, Vec<i64>)> {
    let scale = decimals.clone().map(|decimal| decimal.normal().scale()).max().unwrap_or(0);
    let scale = scale.min(MOST_DECIMALS);
    // Sums of products stay far within 128 bits, sums of weights in hundredths within 64.
    let fits = |number: &i64| number.unsigned_abs() < MOST_DIGITS;
    let numbers = decimals.map(|decimal| decimal.round(scale).key_at(scale).filter(fits));
    Some((scale, numbers.collect::<Option<_>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TieMethod;
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
    fn equal_totals_in_the_order_of_names() {
        let mut made = Made::new();
        let part = made.part("a", Some("2"));
        for (unit, name) in [("u", "Yên Bái"), ("v", "An Giang")] {
            made.put(unit, YEAR, "6").put_in(unit, part, YEAR, "3");
            made.unit(unit).name = crate::model::Label::vi(name);
        }
        let ordinal = RankOptions { ties: Some(TieMethod::Ordinal), ..RankOptions::default() };
        let (ds, listed) = (made.ds(), |found: Weighed| {
            let (base, _) = crate::analysis::firm::scenarios(&found.matrix, 0);
            let mut listed: Vec<_> = base.into_iter().zip(found.units).collect();
            order::sort(&mut listed);
            listed.into_iter().map(|(_, unit)| unit).collect::<Vec<_>>()
        });
        let ranked = ranking(&ds, 0, YEAR, &ordinal).rows.iter().map(|row| row.unit).collect();
        assert_eq!(
            (listed(weighed(&ds, 0, YEAR, &ordinal).unwrap()), vec![1, 0]),
            (ranked, vec![1, 0])
        );
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

    #[test]
    fn ranks_among_fewer_than_were_ranked_are_none() {
        let mut made = made();
        made.said("u", YEAR, |extra| extra.of = Some(63));
        let found = weighed(&made.ds(), 0, YEAR, &RankOptions::default());
        assert_eq!(found.unwrap_err(), Unsaid::TooFewUnits);
    }

    #[test]
    fn each_group_apart() {
        let mut made = made();
        made.index().rule.within = RankWithin::Group;
        let group = made.group("g", "Nhóm");
        made.unit("u").group = Some(group);
        made.unit("v").group = Some(group);
        let of =
            |group| weighed(&made.ds(), 0, YEAR, &RankOptions { group, ..RankOptions::default() });
        assert_eq!(of(None).unwrap_err(), Unsaid::GroupsApart);
        assert_eq!(of(Some(group)).unwrap().units.len(), 2);
    }

    #[test]
    fn weights_that_no_sum_holds_are_refused() {
        let mut made = Made::new();
        for part in 0..70 {
            let part = made.part(&format!("p{part}"), Some("1000000000000000"));
            made.put_in("u", part, YEAR, "1").put_in("v", part, YEAR, "2");
        }
        made.put("u", YEAR, "1").put("v", YEAR, "2");
        let found = weighed(&made.ds(), 0, YEAR, &RankOptions::default());
        assert_eq!(found.unwrap_err(), Unsaid::TooManyDigits);
    }

    #[test]
    fn points_taken_off_are_weighed() {
        let mut made = Made::new();
        let (a, off) = (made.part("a", Some("1")), made.part("off", Some("-1")));
        for (unit, total, x, y) in [("u", "5", "6", "1"), ("v", "3", "7", "4")] {
            made.put(unit, YEAR, total).put_in(unit, a, YEAR, x).put_in(unit, off, YEAR, y);
        }
        let found = weighed(&made.ds(), 0, YEAR, &RankOptions::default()).unwrap();
        assert_eq!((found.taken_off, found.apart), (vec![false, true], 0));
        assert_eq!(found.matrix.scores, [6, -1, 7, -4]);
        assert_eq!(found.matrix.totals(), [Decimal::from(5), Decimal::from(3)]);
    }

    #[test]
    fn the_common_set_alone_is_weighed() {
        let before = Period::year(2015);
        let mut made = made();
        made.put("u", before, "1").put("v", before, "2");
        let common = RankOptions { common_with: Some(before), ..RankOptions::default() };
        assert_eq!(weighed(&made.ds(), 0, YEAR, &common).unwrap().units, [0, 1]);
    }

    #[test]
    fn shares_of_a_mean_do_not_part_equal_totals() {
        let of = |weights: [&str; 2], totals: [&str; 2]| {
            let mut made = Made::new();
            let [a, b] = [made.part("a", Some(weights[0])), made.part("b", Some(weights[1]))];
            for (unit, total, x, y) in [("u", totals[0], "3", "3"), ("v", totals[1], "9", "0")] {
                made.put(unit, YEAR, total).put_in(unit, a, YEAR, x).put_in(unit, b, YEAR, y);
            }
            weighed(&made.ds(), 0, YEAR, &RankOptions::default()).unwrap()
        };
        let found = of(["1", "2"], ["3", "3"]);
        assert_eq!((&found.matrix.weights[..], found.apart), (&[1, 2][..], 0));
        // Where they come out even the totals are those that are published.
        let found = of(["1", "1"], ["3", "4.5"]);
        assert_eq!((&found.matrix.weights[..], found.matrix.weight_scale), (&[5, 5][..], 1));
    }
}

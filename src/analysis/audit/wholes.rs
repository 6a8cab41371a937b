//! Means and sums that stand among the units and are not marked as such.

use super::Seen;
use super::figures::{Figure, Figures};
use super::finding::{Finding, Problem, Severity, Whole};
use super::printed::Printed;
use crate::model::order;
use crate::model::text::fold;
use crate::model::{
    Decimal, IndicatorIx, Period, Slice, UnitIx, is_aggregate, is_folded_aggregate,
};

/// So many slices in which few others would do: a unit may be average once.
const TELLING: usize = 3;

/// A mean of fewer others is met by chance.
const OTHERS: usize = 3;

/// Finds wholes among the units, by name, then by figures, and marks them as such for the checks
/// that follow.
pub fn check(seen: &mut Seen<'_>, found: &mut Vec<Finding>) {
    let listed = listed(seen);
    let at = (seen.tree[0], None);
    let mut groups: Vec<String> =
        seen.ds.groups().iter().map(|group| fold(&group.name.vi)).collect();
    order::sort(&mut groups);
    for (unit, listed) in listed.into_iter().enumerate() {
        if !listed || !seen.counts(unit) {
            continue;
        }
        let name = &seen.ds.units()[unit].name;
        let english = name.en.as_deref().unwrap_or_default();
        // A region's row bears the name of a group that units are in.
        let folded = fold(&name.vi);
        let of_group = groups.binary_search(&folded).is_ok();
        let region = ["region", "vung", "khu vuc"].contains(&folded.as_str());
        if is_folded_aggregate(&folded) || is_aggregate(english) || of_group || region {
            seen.whole[unit] = true;
            found.push(Finding::new(Problem::NamedWhole, Severity::Doubtful, unit, at));
        }
    }
    for (unit, how, slices, score, others) in equal_to_others(seen) {
        seen.whole[unit] = true;
        let problem = Problem::EqualsOthers { how, slices, score, others };
        found.push(Finding::new(problem, Severity::Doubtful, unit, at));
    }
}

/// By unit: whether the index has a score of it.
fn listed(seen: &Seen<'_>) -> Vec<bool> {
    let mut listed = vec![false; seen.ds.units().len()];
    for (_, slice) in slices(seen) {
        slice.scores().for_each(|(unit, ..)| listed[unit] = true);
    }
    listed
}

/// All slices of the index and its parts.
fn slices<'a>(seen: &Seen<'a>) -> impl Iterator<Item = ((IndicatorIx, Period), &'a Slice)> {
    let ds = seen.ds;
    let tree = seen.tree.clone();
    tree.into_iter().flat_map(move |indicator| {
        ds.slices_of(indicator).map(move |(period, slice)| ((indicator, period), slice))
    })
}

/// Whether a unit is the mean, or the sum, of the others so far.
#[derive(Clone, Copy)]
struct So {
    far: bool,
    telling: usize,
}

/// Units that have the mean or the sum of the others wherever they have a score.
fn equal_to_others(seen: &Seen<'_>) -> Vec<(UnitIx, Whole, usize, Decimal, Decimal)> {
    let start = So { far: true, telling: 0 };
    let mut states = vec![[start; 2]; seen.ds.units().len()];
    let mut counts = vec![0usize; states.len()];
    for (at, slice) in slices(seen) {
        let fits = fits_of(seen, at, slice);
        for how in 0..2 {
            let same = fits.iter().filter(|(_, fits)| fits[how]).count();
            let telling = same == 1 || same <= fits.len() / 20;
            for (unit, fits) in &fits {
                let so = &mut states[*unit][how];
                so.far &= fits[how];
                so.telling += usize::from(fits[how] && telling);
            }
        }
        fits.iter().for_each(|(unit, _)| counts[*unit] += 1);
    }
    let mut found = Vec::new();
    for (unit, state) in states.iter().enumerate() {
        let so = |how: usize| state[how].far && state[how].telling >= TELLING;
        let how = if so(0) {
            Whole::Mean
        } else if so(1) {
            Whole::Sum
        } else {
            continue;
        };
        // The latest of the index; of its parts where the index has none.
        let scored = |slice: &&Slice| slice.cell(unit).is_some_and(|cell| cell.score.is_ok());
        let mut latest = seen.tree.iter().filter_map(|&indicator| {
            seen.ds.slices_of(indicator).rev().map(|(_, slice)| slice).find(scored)
        });
        let here = latest.next().and_then(|slice| {
            let scores = Scores::of(seen, slice);
            let score = slice.cell(unit)?.value()?;
            let sum = scores.sum - score;
            let count = Decimal::from(scores.list.len() as i64 - 1);
            let others = if how == Whole::Mean { sum.div_round(count, 4)? } else { sum };
            Some((score, others))
        });
        found.extend(here.map(|(score, others)| (unit, how, counts[unit], score, others)));
    }
    found
}

/// By unit with a score: whether it is the mean, and whether it is the sum of the others.
type Fits = Vec<(UnitIx, [bool; 2])>;

fn fits_of(seen: &Seen<'_>, at: (IndicatorIx, Period), slice: &Slice) -> Fits {
    if let Some(figures) = seen.figures(at) {
        return fits_in_whole_numbers(seen, figures);
    }
    let scores = Scores::of(seen, slice);
    scores.list.iter().map(|(unit, score)| (*unit, scores.fits(*score))).collect()
}

/// What [`Scores::fits`] says of each.
fn fits_in_whole_numbers(seen: &Seen<'_>, figures: &Figures) -> Fits {
    let counted = figures.list.iter().filter(|figure| seen.counts(figure.unit));
    let list: Vec<Figure> = counted.copied().collect();
    let others = list.len().saturating_sub(1);
    let (count, total) = (others as i64, list.iter().map(|figure| figure.value).sum::<i64>());
    let fits = |Figure { value, half, .. }: Figure| {
        if others < OTHERS {
            return [false; 2];
        }
        let (sum, slack) = (total - value, half * (count + 1));
        let mean = (value * count - sum).abs() <= 2 * half * count;
        [mean, slack * 10 < value.abs() && (value - sum).abs() <= slack]
    };
    list.iter().map(|figure| (figure.unit, fits(*figure))).collect()
}

/// The scores of a slice, with their sum.
struct Scores {
    list: Vec<(UnitIx, Decimal)>,
    sum: Decimal,
    printed: Printed,
}

impl Scores {
    fn of(seen: &Seen<'_>, slice: &Slice) -> Scores {
        let list: Vec<(UnitIx, Decimal)> = slice
            .scores()
            .filter(|(unit, ..)| seen.counts(*unit))
            .map(|(unit, mantissa, scale)| (unit, Decimal::new(i128::from(mantissa), scale)))
            .collect();
        let sum = list.iter().map(|(_, score)| *score).sum();
        Scores { list, sum, printed: Printed::of(slice) }
    }

    /// Whether a score is the mean, and whether it is the sum of the others, but for rounding.
    fn fits(&self, score: Decimal) -> [bool; 2] {
        let others = self.list.len().saturating_sub(1);
        if others < OTHERS {
            return [false; 2];
        }
        let count = Decimal::from(others as i64);
        let sum = self.sum - score;
        let half = self.printed.half(score);
        // Every figure may be rounded: those of the mean by no more than one of them is.
        let mean = (score * count - sum).abs() <= half * count * Decimal::from(2);
        let slack = half * (count + Decimal::from(1));
        let telling = slack * Decimal::from(10) < score.abs();
        [mean, telling && (score - sum).abs() <= slack]
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found, kinds};
    use super::*;
    use crate::model::Label;
    use crate::tests::{Made, YEAR};
    use proptest::prelude::*;

    /// Five units in four years, and one more that has `last` of their scores.
    fn with(name: &str, last: impl Fn(&[i128; 5]) -> i128) -> Made {
        let mut made = Made::new();
        let years = [
            [5111, 6230, 4890, 7012, 5555],
            [5340, 6111, 5012, 7230, 5301],
            [5201, 6400, 4711, 6990, 5810],
            [5500, 6021, 4999, 7107, 5444],
        ];
        for (year, scores) in (2013..).zip(&years) {
            let period = Period::year(year);
            let mut put = |id: &str, score: i128| {
                made.put(id, period, &Decimal::new(score, 2).to_string());
            };
            for (id, score) in ["a", "b", "c", "d", "e"].into_iter().zip(scores) {
                put(id, *score);
            }
            put("last", last(scores));
        }
        made.unit("last").name = Label::vi(name);
        made
    }

    fn sum(scores: &[i128; 5]) -> i128 {
        scores.iter().sum()
    }

    #[test]
    fn a_unit_among_others_is_right() {
        assert_eq!(found(&with("Hà Nam", |scores| scores[1] - 17)), []);
        assert_eq!(found(&with("Trung Bình Thượng", |scores| scores[1] - 17)).len(), 1);
    }

    #[test]
    fn by_name() {
        for name in ["Trung bình", "Cả nước", "Toàn quốc", "Average", "Total", "Region"] {
            let found = found(&with(name, |scores| scores[1] - 17));
            assert_eq!((kinds(&found), found[0].unit), (vec!["NamedWhole"], 5), "{name}");
        }
        let mut marked = with("Trung bình", |scores| scores[1] - 17);
        marked.unit("last").aggregate = true;
        assert_eq!(found(&marked), []);
    }

    #[test]
    fn the_row_of_a_region() {
        let mut made = with("Tây Nguyên", |scores| scores[1] - 17);
        assert_eq!(found(&made), []);
        made.group("tay-nguyen", "Tây Nguyên");
        assert_eq!(kinds(&found(&made)), ["NamedWhole"]);
    }

    #[test]
    fn by_figures() {
        for (how, last) in
            [(Whole::Mean, (|scores| sum(scores) / 5) as fn(&[i128; 5]) -> i128), (Whole::Sum, sum)]
        {
            let [one] = &found(&with("Hà Nam", last))[..] else { panic!() };
            let Problem::EqualsOthers { how: found, slices, .. } = one.problem else { panic!() };
            assert_eq!((one.unit, found, slices), (5, how, 4));
        }
    }

    #[test]
    fn of_a_unit_without_a_score_in_the_latest_period_an_earlier_one_is_told() {
        let mut made = with("Hà Nam", |scores| sum(scores) / 5);
        for (id, score) in [("a", "51"), ("b", "62"), ("c", "48"), ("d", "70"), ("e", "55")] {
            made.put(id, Period::year(2017), score);
        }
        let [one] = &found(&made)[..] else { panic!() };
        let Problem::EqualsOthers { score, others, .. } = one.problem else { panic!() };
        // 290.71 / 5 in 2016.
        assert_eq!([score, others], [Decimal::new(5814, 2), Decimal::new(581_420, 4)]);
    }

    #[test]
    fn average_once_is_no_mean() {
        let once = with("Hà Nam", |scores| if scores[0] == 5111 { sum(scores) / 5 } else { 6000 });
        assert_eq!(found(&once), []);
    }

    #[test]
    fn coarse_figures_are_average_by_chance() {
        let mut made = Made::new();
        for year in 2013..2017 {
            for id in ["a", "b", "c", "d", "e"] {
                made.put(id, Period::year(year), "1");
            }
        }
        assert_eq!(kinds(&found(&made)), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn whole_numbers_find_what_decimals_find(
            scores in prop::collection::vec((-999i64..9_999, 0u8..5), 1..9),
            whole in prop::bool::ANY,
        ) {
            let mut made = Made::new();
            let decimal = |(mantissa, scale): &(i64, u8)| Decimal::new(i128::from(*mantissa), *scale);
            for (at, score) in scores.iter().enumerate() {
                made.put(&format!("u{at}"), YEAR, &decimal(score).to_string());
            }
            let sum: Decimal = scores.iter().map(decimal).sum();
            let last = if whole { sum } else { sum.div_round(Decimal::from(scores.len() as i64), 2).unwrap() };
            made.put("whole", YEAR, &last.to_string());
            let ds = made.ds();
            let seen = Seen::of(&ds, 0);
            let slice = ds.slice(0, YEAR).unwrap();
            let exact = Scores::of(&seen, slice);
            let exact: Fits = exact.list.iter().map(|(unit, score)| (*unit, exact.fits(*score))).collect();
            prop_assert_eq!(fits_in_whole_numbers(&seen, seen.figures((0, YEAR)).unwrap()), exact);
        }
    }
}

//! What moves a rank most: sensitivity by the share of the variance (Sobol').

use super::draws::Noise;
use super::matrix::Matrix;
use super::random::Random;
use super::scenarios::{columns, min_max, shares};
use crate::analysis::composite::logarithm::ln_roughly;
use crate::model::bytes::{bytes_enum, bytes_struct};
use crate::model::{Decimal, RankBasis, TieMethod};
use crate::rank::rank_of_level;

/// What may be otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// The weight of a part.
    Weight(usize),
    /// Whether parts count by their points or from the worst to the best score.
    Normalisation,
    /// Whether parts are added up or multiplied.
    Aggregation,
}

/// How much of the variance of the rank comes from one lever. Hundredths: 25 is a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Which.
    pub lever: Lever,
    /// By itself: S, the first-order index.
    pub alone: i64,
    /// Within what 90 of 100 repetitions from the same tries lie.
    pub alone_within: (i64, i64),
    /// With all that it does together with others: S_T, the total index.
    pub total: i64,
    /// The same of that.
    pub total_within: (i64, i64),
}

/// What a rank depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sensitivity {
    /// The effects, the greatest total first. Empty where the rank never moved.
    pub effects: Vec<Effect>,
    /// The best and the worst rank that came out, in halves.
    pub range: (u32, u32),
}

bytes_enum!(Lever { 0 = Weight(part), 1 = Normalisation, 2 = Aggregation });
bytes_struct!(Effect { lever, alone, alone_within, total, total_within });
bytes_struct!(Sensitivity { effects, range });

/// First-order and total indices of `inputs` numbers, each evenly from 0 to 1, on what a model makes of
/// them, from `samples`·(`inputs` + 2) tries. Both are 0 where the outcome never changes.
///
/// Sources: Saltelli et al. 2010, *Variance based sensitivity analysis of model output*, table 2 (b) and
/// (f): S = mean(f_B·(f_AB − f_A))/V, S_T = mean((f_A − f_AB)²)/2V, as COINr's `SA_estimate` has it.
pub fn sobol(
    inputs: usize,
    samples: usize,
    random: &mut Random,
    model: &mut dyn FnMut(&[f64]) -> f64,
) -> Vec<(f64, f64)> {
    let mut tries = Tries::new(inputs);
    (0..samples).for_each(|_| tries.add(random, model));
    tries.indices(&tries.all())
}

/// How often tries are drawn anew from those that were made, to tell how sure an estimate is (bootstrap, by
/// percentiles; Archer, Saltelli, Sobol' 1997, *Sensitivity measures, ANOVA-like techniques and the use of
/// bootstrap*).
const REPEATED: usize = 200;

/// Tries in the making.
#[derive(Clone, Debug)]
struct Tries {
    a: Vec<f64>,
    b: Vec<f64>,
    /// What comes of A and B, and of A with one number each out of B.
    of_a: Vec<f64>,
    of_b: Vec<f64>,
    of_ab: Vec<Vec<f64>>,
}

impl Tries {
    fn new(inputs: usize) -> Tries {
        Tries {
            a: vec![0.0; inputs],
            b: vec![0.0; inputs],
            of_a: Vec::new(),
            of_b: Vec::new(),
            of_ab: vec![Vec::new(); inputs],
        }
    }

    fn add(&mut self, random: &mut Random, model: &mut dyn FnMut(&[f64]) -> f64) {
        for number in self.a.iter_mut().chain(&mut self.b) {
            *number = random.share();
        }
        self.of_a.push(model(&self.a));
        self.of_b.push(model(&self.b));
        for (input, of) in self.of_ab.iter_mut().enumerate() {
            let own = std::mem::replace(&mut self.a[input], self.b[input]);
            of.push(model(&self.a));
            self.a[input] = own;
        }
    }

    /// Each try once.
    fn all(&self) -> Vec<usize> {
        (0..self.of_a.len()).collect()
    }

    /// The indices from some tries, by their numbers.
    fn indices(&self, tries: &[usize]) -> Vec<(f64, f64)> {
        let count = tries.len() as f64;
        let both = || tries.iter().flat_map(|at| [self.of_a[*at], self.of_b[*at]]);
        let mean = both().sum::<f64>() / (2.0 * count);
        let variance = both().map(|of| (of - mean) * (of - mean)).sum::<f64>() / (2.0 * count);
        let index = |of_ab: &Vec<f64>| {
            if variance <= 0.0 || count < 1.0 {
                return (0.0, 0.0);
            }
            let (mut alone, mut total) = (0.0, 0.0);
            for at in tries {
                let (a, b, ab) = (self.of_a[*at], self.of_b[*at], of_ab[*at]);
                // Less the mean, which changes nothing but how well so few tries estimate it.
                alone += (b - mean) * (ab - a);
                total += (a - ab) * (a - ab);
            }
            (alone / count / variance, total / (2.0 * count) / variance)
        };
        self.of_ab.iter().map(index).collect()
    }
}

/// A study of one unit's rank in the making.
#[derive(Clone, Debug)]
pub struct Study {
    levers: Vec<Lever>,
    rank: RankModel,
    random: Random,
    tries: Tries,
    wanted: usize,
}

impl Study {
    /// Begins one, of the rank of a unit; weights differ by the percentage of the noise at most, with so
    /// many samples for each lever.
    pub fn new(matrix: &Matrix, unit: usize, noise: Noise, samples: usize) -> Study {
        let mut levers: Vec<Lever> = (0..matrix.parts).map(Lever::Weight).collect();
        if matrix.has_products() {
            levers.extend([Lever::Normalisation, Lever::Aggregation]);
        }
        Study {
            rank: RankModel::new(matrix, unit, f64::from(noise.percent.min(100)) / 100.0),
            random: Random::new(noise.seed),
            tries: Tries::new(levers.len()),
            wanted: samples.max(1),
            levers,
        }
    }

    /// Makes so many more samples, and tells which share of all is made.
    pub fn make(&mut self, more: usize) -> f64 {
        for _ in 0..more.min(self.wanted - self.tries.of_a.len()) {
            self.tries.add(&mut self.random, &mut |point| self.rank.of(point));
        }
        self.tries.of_a.len() as f64 / self.wanted as f64
    }

    /// What came out so far.
    pub fn found(&self) -> Sensitivity {
        let all = || self.tries.of_a.iter().chain(&self.tries.of_b);
        let range = (
            all().copied().fold(f64::INFINITY, f64::min) as u32,
            all().copied().fold(0.0, f64::max) as u32,
        );
        // An estimate may fall below nothing, and beyond the whole.
        let hundredths = |share: f64| ((share * 100.0).round() as i64).clamp(0, 100);
        let repeated = self.repeated();
        let within = |lever: usize, of: fn(&(f64, f64)) -> f64| {
            let found = repeated.iter().map(|indices| hundredths(of(&indices[lever])));
            let mut found: Vec<i64> = found.collect();
            crate::model::order::sort(&mut found);
            let at = |percent: usize| found.get(found.len() * percent / 100).copied();
            (at(5).unwrap_or(0), at(95).unwrap_or(100))
        };
        let indices = self.tries.indices(&self.tries.all()).into_iter().enumerate();
        let mut effects: Vec<Effect> = indices
            .map(|(at, (alone, total))| Effect {
                lever: self.levers[at],
                alone: hundredths(alone),
                alone_within: within(at, |found| found.0),
                total: hundredths(total),
                total_within: within(at, |found| found.1),
            })
            .collect();
        if effects.iter().all(|effect| effect.total == 0) {
            effects.clear();
        }
        crate::model::order::sort_by_key(&mut effects, |effect| std::cmp::Reverse(effect.total));
        Sensitivity { effects, range }
    }
}

impl Study {
    /// The indices from as many tries as were made, drawn from them with repetition.
    fn repeated(&self) -> Vec<Vec<(f64, f64)>> {
        let made = self.tries.of_a.len();
        let mut random = self.random;
        let mut drawn = || (0..made).map(|_| random.below(made)).collect::<Vec<_>>();
        (0..REPEATED).map(|_| self.tries.indices(&drawn())).collect()
    }
}

/// The rank of a unit, in halves, as a function of weights and methods.
#[derive(Clone, Debug)]
struct RankModel {
    unit: usize,
    shares: Vec<f64>,
    noise: f64,
    /// How totals are ranked; no scores.
    rules: Matrix,
    /// What makes sums of points by the shares, drawn weights as large as the index's own, totals as they are
    /// printed, before their decimals are cut to those.
    printed: Option<f64>,
    /// Points and min–max, added up and multiplied: the columns of each of the four ways.
    ways: [Vec<f64>; 4],
    weights: Vec<f64>,
}

/// What a product takes for nothing: a hundredth of the whole, as the Handbook's examples do.
const LEAST: f64 = 0.01;

impl RankModel {
    fn new(matrix: &Matrix, unit: usize, noise: f64) -> RankModel {
        let points: Vec<f64> = match matrix.maxima.is_empty() {
            true => matrix.scores.iter().map(|score| *score as f64).collect(),
            false => {
                let maxima = matrix.maxima.iter().cycle();
                matrix.scores.iter().zip(maxima).map(|(x, m)| *x as f64 / *m as f64).collect()
            }
        };
        let spread = columns(matrix, min_max);
        let logs =
            |shares: &[f64]| shares.iter().map(|share| ln_roughly(share.max(1e-9))).collect();
        let lifted: Vec<f64> = spread.iter().map(|x| LEAST + (1.0 - LEAST) * x).collect();
        RankModel {
            unit,
            shares: shares(matrix),
            noise,
            rules: Matrix { scores: Vec::new(), ..matrix.clone() },
            printed: printed(matrix),
            ways: [points.clone(), spread, logs(&points), logs(&lifted)],
            weights: Vec::new(),
        }
    }

    fn of(&mut self, point: &[f64]) -> f64 {
        let parts = self.shares.len();
        let drawn = self.shares.iter().zip(point);
        let noisy = drawn.map(|(share, number)| share * (1.0 + self.noise * (2.0 * number - 1.0)));
        self.weights.clear();
        self.weights.extend(noisy);
        let all: f64 = self.weights.iter().sum();
        let second = |at: usize| usize::from(point.get(at).is_some_and(|number| *number >= 0.5));
        let way = &self.ways[second(parts) + 2 * second(parts + 1)];
        let total = |row: &[f64]| -> f64 {
            row.iter().zip(&self.weights).fold(0.0, |sum, (x, weight)| sum + x * weight)
        };
        let rounded =
            (second(parts) + 2 * second(parts + 1) == 0).then_some(self.printed).flatten();
        // Weights as drawn, brought back to the sum of the index's own.
        let factor = |printed: f64| {
            let own: f64 = self.rules.weights.iter().map(|weight| *weight as f64).sum();
            let drawn = self.rules.weights.iter().zip(point);
            let drawn = drawn.map(|(w, x)| *w as f64 * (1.0 + self.noise * (2.0 * x - 1.0)));
            let drawn: f64 = drawn.sum();
            if drawn > 0.0 { printed * own / drawn } else { 0.0 }
        };
        let rounded = rounded.map(factor);
        let key = |row: &[f64]| match rounded {
            Some(factor) => (total(row) * factor).round(),
            None => total(row),
        };
        let own = key(&way[self.unit * parts..][..parts]);
        // What floating point makes of equal totals is no difference.
        let apart = if rounded.is_some() { 0.5 } else { 1e-10 * all.max(f64::MIN_POSITIVE) };
        let (mut above, mut same, mut before) = (Vec::new(), 0, 0);
        for (at, row) in way.chunks_exact(parts).enumerate() {
            let theirs = key(row);
            let ahead = if self.rules.lower_is_better { own - theirs } else { theirs - own };
            if ahead > apart {
                above.push(theirs);
            } else if ahead >= -apart {
                same += 1;
                before += u32::from(at < self.unit);
            }
        }
        let ties = self.rules.ties;
        let count = above.len() as u32 + if ties == TieMethod::Ordinal { before } else { 0 };
        if ties == TieMethod::Dense {
            crate::model::order::sort_by(&mut above, f64::total_cmp);
            above.dedup_by(|a, b| *a - *b <= apart);
        }
        f64::from(rank_of_level(ties, count, same, above.len() as u32).halves())
    }
}

/// What sums of points are multiplied by to be totals in units of the decimals that they are ranked by;
/// `None` where totals are ranked as they are.
fn printed(matrix: &Matrix) -> Option<f64> {
    let RankBasis::Rounded(places) = matrix.basis else { return None };
    let mights: f64 = (0..matrix.parts).map(|part| matrix.might(part)).sum();
    let power = |places: u8| (0..places).fold(1.0, |power, _| power * 10.0);
    // What lies this near below a half is one, but for the noise of floating point.
    let up = 1.0 + 1e-12;
    Some(mights * power(places) / power(matrix.scale + matrix.weight_scale) * up)
}

impl Effect {
    /// The share by itself, as a decimal.
    pub fn alone(&self) -> Decimal {
        Decimal::new(i128::from(self.alone), 2)
    }

    /// The share with all that it does together with others.
    pub fn total(&self) -> Decimal {
        Decimal::new(i128::from(self.total), 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    /// The Ishigami function (a = 7, b = 0.1), whose indices are known: S = 0.3139, 0.4424, 0;
    /// S_T = 0.5576, 0.4424, 0.2437 (Saltelli et al. 2008, *Global Sensitivity Analysis*, section 4.5).
    #[test]
    #[allow(clippy::disallowed_methods)] // to two digits any machine will do
    fn as_known_of_the_ishigami_function() {
        let mut ishigami = |point: &[f64]| {
            let [x, y, z] = [0, 1, 2].map(|at: usize| PI * (2.0 * point[at] - 1.0));
            x.sin() + 7.0 * y.sin().powi(2) + 0.1 * z.powi(4) * x.sin()
        };
        let found = sobol(3, 40_000, &mut Random::new(1), &mut ishigami);
        for ((alone, total), known) in
            found.into_iter().zip([(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)])
        {
            assert!((alone - known.0).abs() < 0.02, "{alone} is not {}", known.0);
            assert!((total - known.1).abs() < 0.02, "{total} is not {}", known.1);
        }
    }

    #[test]
    fn a_sum_has_no_interactions() {
        let found = sobol(2, 20_000, &mut Random::new(2), &mut |point| point[0] + 2.0 * point[1]);
        // Variances 1 and 4.
        for ((alone, total), known) in found.into_iter().zip([0.2, 0.8]) {
            assert!((alone - known).abs() < 0.02 && (total - known).abs() < 0.02);
        }
    }

    fn matrix(rows: &[[i64; 2]]) -> Matrix {
        let scores = rows.concat();
        Matrix { parts: 2, scores, weights: vec![1, 1], maxima: vec![10, 10], ..Matrix::default() }
    }

    #[test]
    fn what_cannot_move_depends_on_nothing() {
        let mut study = Study::new(&matrix(&[[9, 9], [5, 6], [1, 2]]), 0, Noise::default(), 50);
        while study.make(7) < 1.0 {}
        assert_eq!(study.found(), Sensitivity { effects: Vec::new(), range: (2, 2) });
    }

    #[test]
    fn no_share_is_more_than_the_whole() {
        let most = (0..40).map(|seed| {
            let noise = Noise { percent: 90, seed, ..Noise::default() };
            let mut study = Study::new(&matrix(&[[9, 2], [2, 9], [-1, -2]]), 0, noise, 20);
            while study.make(64) < 1.0 {}
            study.found().effects.first().map_or(0, |effect| effect.total)
        });
        assert_eq!(most.max(), Some(100));
    }

    /// Estimates by other seeds lie where the first one says, nine times in ten or so.
    #[test]
    fn estimates_say_how_sure_they_are() {
        let study = |seed| {
            let noise = Noise { percent: 90, seed, ..Noise::default() };
            let mut study = Study::new(&matrix(&[[9, 2], [2, 9], [6, 5]]), 0, noise, 300);
            while study.make(64) < 1.0 {}
            let effects = study.found().effects;
            *effects.iter().find(|effect| effect.lever == Lever::Weight(0)).unwrap()
        };
        let first = study(1);
        let (low, high) = first.total_within;
        assert!(low < first.total && first.total < high && high - low > 3, "{first:?}");
        // Of two estimates the difference is wider than each of them by itself.
        let wide = (high - low) / 2;
        let inside =
            (2..22).map(study).filter(|other| (low - wide..=high + wide).contains(&other.total));
        assert!(inside.count() >= 16);
    }

    #[test]
    fn ranks_are_those_of_the_rule() {
        let of = |ties, basis| {
            let rows = matrix(&[[5, 5], [5, 5], [4, 6], [1, 1]]);
            let rules = Matrix { ties, basis, scale: 1, lower_is_better: true, ..rows };
            let noise = Noise { percent: 50, ..Noise::default() };
            let mut study = Study::new(&rules, 0, noise, 64);
            while study.make(64) < 1.0 {}
            study.found().range
        };
        assert_eq!(of(TieMethod::Competition, RankBasis::Unrounded), (4, 6));
        assert_eq!(of(TieMethod::ModifiedCompetition, RankBasis::Unrounded), (6, 8));
        assert_eq!(of(TieMethod::Competition, RankBasis::Rounded(0)), (4, 4));
    }

    #[test]
    fn strong_in_one_part_depends_on_weights() {
        let noise = Noise { percent: 90, ..Noise::default() };
        let mut study = Study::new(&matrix(&[[9, 2], [2, 9], [6, 5]]), 0, noise, 400);
        while study.make(64) < 1.0 {}
        let found = study.found();
        assert!(found.range == (2, 6) && !found.effects.is_empty(), "{found:?}");
        let of = |lever| found.effects.iter().find(|effect| effect.lever == lever).unwrap().total;
        assert!(of(Lever::Weight(0)) > 10 && of(Lever::Weight(1)) > 10, "{found:?}");
        assert!(of(Lever::Aggregation) > 0, "{found:?}");
    }
}

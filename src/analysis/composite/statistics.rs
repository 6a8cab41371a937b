//! Figures that describe a column.

use super::outcome::Shape;
use super::wide::{PLACES, Wide};
use crate::model::order;

/// The arithmetic mean; `None` for no figure. What is left of figures that cancel out is zero: an
/// imputed mean must tie with a published zero.
pub(super) fn mean(figures: &[Wide]) -> Option<Wide> {
    let sum: Wide = figures.iter().copied().sum();
    let size: Wide = figures.iter().map(|figure| figure.abs()).sum();
    let sum = if sum.high().abs() <= size.high() * 1e-27 { Wide::ZERO } else { sum };
    (!figures.is_empty()).then(|| sum / Wide::from(figures.len()))
}

/// The median, halfway between two; `None` for no figure.
pub(super) fn median(figures: &[Wide]) -> Option<Wide> {
    let sorted = sorted(figures);
    let (low, high) = (sorted.get((sorted.len().max(1) - 1) / 2)?, sorted.get(sorted.len() / 2)?);
    Some((*low + *high) / Wide::from(2.0))
}

/// The lowest and the highest figure.
pub(super) fn ends(figures: &[Wide]) -> Option<(Wide, Wide)> {
    let sorted = sorted(figures);
    Some((*sorted.first()?, *sorted.last()?))
}

/// The figures, the lowest first.
fn sorted(figures: &[Wide]) -> Vec<Wide> {
    let mut sorted = figures.to_vec();
    order::sort_by(&mut sorted, |a, b| a.order(*b));
    sorted
}

/// For each figure, how many are lower. Figures that differ only by what arithmetic lost are equal.
pub(super) fn lower(figures: &[Wide]) -> Vec<usize> {
    let order = order::order(figures.len(), &mut |a, b| figures[a].order(figures[b]));
    let mut lower = vec![0; figures.len()];
    let runs = order.chunk_by(|a, b| figures[*a as usize].near(figures[*b as usize]));
    let mut below = 0;
    for run in runs {
        run.iter().for_each(|at| lower[*at as usize] = below);
        below += run.len();
    }
    lower
}

/// The standard deviation of a sample, √(Σ(x − x̄)²/(n − 1)); `None` for fewer than two figures, or
/// all the same.
pub(super) fn deviation(figures: &[Wide]) -> Option<Wide> {
    let (low, high) = ends(figures)?;
    if low.near(high) {
        return None;
    }
    let squares = moment(figures, mean(figures)?, 2);
    Some((squares / Wide::from(figures.len() - 1)).sqrt())
}

/// Skewness and excess kurtosis as they decide on treatment, unrounded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moments {
    pub(super) skew: Wide,
    pub(super) kurtosis: Wide,
}

impl Moments {
    /// As they are shown.
    pub(super) fn shape(&self) -> Option<Shape> {
        let (skew, kurtosis) = (self.skew.decimal(PLACES)?, self.kurtosis.decimal(PLACES)?);
        Some(Shape { skew, kurtosis })
    }
}

/// Skewness and excess kurtosis of a sample; `None` for fewer than four figures, or all the same.
///
/// With n figures and `mₖ = Σ(x − x̄)ᵏ`, skewness is `√n·m₃/m₂^1.5 · √(n(n − 1))/(n − 2)` and
/// kurtosis `((n + 1)(n·m₄/m₂² − 3) + 6)(n − 1)/((n − 2)(n − 3))`: «type 2» of R's e1071, `skew` and
/// `kurt` of COINr, SKEW and KURT of spreadsheets.
pub(super) fn moments(figures: &[Wide]) -> Option<Moments> {
    let (low, high) = ends(figures)?;
    if figures.len() < 4 || low.near(high) {
        return None;
    }
    let number = |from: f64| Wide::from(figures.len()) + Wide::from(from);
    let mean = mean(figures)?;
    let [second, third, fourth] = [2, 3, 4].map(|power| moment(figures, mean, power));
    let skew = (number(0.0) * number(0.0) * number(-1.0)).sqrt() * third
        / (second * second.sqrt() * number(-2.0));
    let heavy = number(0.0) * fourth / (second * second) - Wide::from(3.0);
    let kurtosis =
        (number(1.0) * heavy + Wide::from(6.0)) * number(-1.0) / (number(-2.0) * number(-3.0));
    (skew.is_finite() && kurtosis.is_finite()).then_some(Moments { skew, kurtosis })
}

/// Σ(x − x̄)ᵏ.
fn moment(figures: &[Wide], mean: Wide, power: usize) -> Wide {
    let powers = figures.iter().map(|figure| {
        let off = *figure - mean;
        (1..power).fold(off, |product, _| product * off)
    });
    powers.sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Decimal;

    fn column(figures: &[f64]) -> Vec<Wide> {
        figures.iter().copied().map(Wide::from).collect()
    }

    /// `scipy.stats.skew(x, bias=False)` and `scipy.stats.kurtosis(x, bias=False)`.
    #[test]
    fn shapes_as_scipy_has_them() {
        let table = [
            (
                vec![1., 2., 3., 4., 5., 6., 7., 8., 9., 10., 30., 100.],
                ["3.0632410342", "9.7413908346"],
            ),
            (vec![-50., 1., 2., 2., 3.], ["-2.2309059950", "4.9815404609"]),
            (vec![0., 0., 0., 1.], ["2.0000000000", "4.0000000000"]),
        ];
        for (figures, expected) in table {
            let found = moments(&column(&figures)).unwrap().shape().unwrap();
            assert_eq!([found.skew.to_string(), found.kurtosis.to_string()], expected);
        }
        for none in [vec![], vec![1., 2., 3.], vec![7.; 9]] {
            assert!(moments(&column(&none)).is_none(), "{none:?}");
        }
    }

    #[test]
    fn the_middle() {
        let shown = |figure: Option<Wide>| figure.and_then(Wide::shown).map(|x| x.to_string());
        assert_eq!(shown(median(&column(&[4., 1., 3., 2.]))).unwrap(), "2.5");
        assert_eq!(shown(median(&column(&[9., 1., 3.]))).unwrap(), "3");
        assert_eq!(shown(mean(&column(&[9., 1., 3., 2.]))).unwrap(), "3.75");
        let cancelling = ["0.1", "0.7", "-0.3", "-0.4", "-0.1"]
            .map(|text| Wide::from(Decimal::parse(text).unwrap()));
        assert_eq!(mean(&cancelling).unwrap(), Wide::ZERO);
        assert!(median(&[]).is_none() && mean(&[]).is_none() && deviation(&[]).is_none());
        assert!(deviation(&column(&[2., 2.])).is_none());
    }

    #[test]
    fn noise_makes_no_order() {
        let third = Wide::ONE / Wide::from(3.0);
        let noisy = third + Wide::from(1e-31);
        assert_eq!(lower(&[noisy, Wide::ZERO, third, Wide::ONE]), [1, 0, 1, 3]);
    }
}

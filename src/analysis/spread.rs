//! How the scores of many units lie: lowest, quartiles, median, highest. Exact.

use crate::model::{Decimal, Direction, RankBasis};
use crate::rank::{best_first, keys};

/// Five figures of a set of scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The lowest.
    pub low: Decimal,
    /// The lower quartile.
    pub lower: Decimal,
    /// The median.
    pub median: Decimal,
    /// The upper quartile.
    pub upper: Decimal,
    /// The highest.
    pub high: Decimal,
    /// How many scores there are.
    pub count: usize,
}

/// The spread of scores, in any order; `None` where there are none. Quartiles lie between the
/// scores beside them in proportion, as spreadsheets (`QUARTILE.INC`) and `numpy.quantile` have it.
pub fn spread(scores: Vec<Decimal>) -> Option<Spread> {
    let order = best_first(&keys(&scores, RankBasis::Unrounded, Direction::HigherIsBetter));
    let from_below = |place: usize| Some(scores[*order.get(order.len() - 1 - place)? as usize]);
    let (low, high) = (scores[*order.last()? as usize], scores[*order.first()? as usize]);
    let at = |quarters: usize| {
        let place = (scores.len() - 1) * quarters;
        let (below, rest) = (from_below(place / 4).unwrap_or(low), place % 4);
        match from_below((place / 4 + 1).min(scores.len() - 1)).filter(|_| rest > 0) {
            Some(above) => below + (above - below) * Decimal::new(25 * rest as i128, 2),
            None => below,
        }
    };
    Some(Spread { low, lower: at(1), median: at(2), upper: at(3), high, count: scores.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(scores: &[&str]) -> Option<[String; 5]> {
        let scores = scores.iter().map(|score| Decimal::parse(score).unwrap()).collect();
        let found = spread(scores)?;
        let five = [found.low, found.lower, found.median, found.upper, found.high];
        Some(five.map(|score| score.normal().to_string()))
    }

    /// `numpy.quantile(scores, [0, .25, .5, .75, 1])`.
    #[test]
    fn as_numpy_has_it() {
        assert_eq!(of(&["4", "1", "3", "2"]).unwrap(), ["1", "1.75", "2.5", "3.25", "4"]);
        assert_eq!(
            of(&["65.6", "70", "58.34", "60.1", "53.63"]).unwrap(),
            ["53.63", "58.34", "60.1", "65.6", "70"]
        );
        assert_eq!(
            of(&["0.1", "0.2", "0.3", "0.4", "0.5", "0.77"]).unwrap(),
            ["0.1", "0.225", "0.35", "0.475", "0.77"]
        );
        assert_eq!(of(&["7"]).unwrap(), ["7"; 5]);
        assert!(of(&[]).is_none());
    }
}

//! How firm ranks are, worked out beside the page.

use crate::analysis::firm::{
    Attainable, Draws, Matrix, Noise, Outcome, RankSpread, Sensitivity, Study, attainable,
    scenarios,
};
use crate::model::bytes::bytes_struct;
use crate::rank::Rank;

/// All that is worked out of an index in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Firmness {
    /// The ranks as they are computed from the parts, in the order of the rows.
    pub base: Vec<Rank>,
    /// What becomes of them in other ways.
    pub outcomes: Vec<Outcome>,
    /// How many draws were made.
    pub draws: u32,
    /// How the ranks of each unit lie, in the order of the rows.
    pub spreads: Vec<RankSpread>,
    /// The mean rank shift in hundredths of a place.
    pub shift: i64,
    /// The best and the worst rank of the unit asked about.
    pub attainable: Option<Attainable>,
    /// What its rank depends on.
    pub sensitivity: Option<Sensitivity>,
}

bytes_struct!(Firmness { base, outcomes, draws, spreads, shift, attainable, sensitivity });

/// The samples for each lever of a study of one rank.
const SAMPLES: usize = 2_000;
/// So much is done before it is told how far the work is.
const STEP: u32 = 256;

/// Works it out; `progress` is told which share is done, from 0 to 1. `unit` is the row of «us», `places` the
/// decimals with which totals are printed.
/// `None` for a matrix that does not hold together.
pub fn firmness(
    matrix: &Matrix,
    unit: Option<usize>,
    noise: Noise,
    places: u8,
    progress: &mut dyn FnMut(f64),
) -> Option<Firmness> {
    let unit = unit.filter(|unit| *unit < matrix.units());
    if !matrix.is_sound() || matrix.units() == 0 {
        return None;
    }
    // Of the whole, by what it takes.
    let of_draws = if unit.is_some() { 0.5 } else { 1.0 };
    let mut draws = Draws::new(matrix, noise);
    loop {
        let share = draws.make(STEP);
        progress(share * of_draws);
        if share >= 1.0 {
            break;
        }
    }
    let study = unit.map(|unit| {
        // Of very many units fewer samples.
        let samples = SAMPLES.min((1 << 23) / matrix.scores.len().max(1)).max(64);
        let mut study = Study::new(matrix, unit, noise, samples);
        loop {
            let share = study.make(STEP as usize / 4);
            progress(of_draws + share * (1.0 - of_draws));
            if share >= 1.0 {
                return study.found();
            }
        }
    });
    let shift = draws.shift();
    let (base, outcomes) = scenarios(matrix, places);
    Some(Firmness {
        base,
        outcomes,
        draws: draws.wanted(),
        spreads: draws.spreads(),
        shift: shift.key_at(2).unwrap_or(i64::MAX),
        attainable: unit.map(|unit| attainable(matrix, unit, noise.percent)),
        sensitivity: study,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::bytes::{Bytes, from_bytes};

    #[test]
    fn the_whole_of_it_and_back_from_bytes() {
        let matrix = Matrix {
            parts: 2,
            scores: vec![9, 2, 2, 9, 6, 5],
            weights: vec![1, 1],
            ..Matrix::default()
        };
        let mut told = Vec::new();
        let noise = Noise { draws: 600, percent: 50, seed: 9 };
        let found = firmness(&matrix, Some(0), noise, 1, &mut |share| told.push(share)).unwrap();
        assert_eq!((found.draws, found.spreads.len()), (600, 3));
        assert!(told.is_sorted() && told.last() == Some(&1.0), "{told:?}");
        let attainable = found.attainable.as_ref().unwrap();
        assert!(attainable.best <= attainable.worst && found.sensitivity.is_some());
        assert_eq!(from_bytes::<Firmness>(&found.to_bytes()), Some(found));
        assert_eq!(from_bytes::<Matrix>(&matrix.to_bytes()), Some(matrix.clone()));
        let unsound = Matrix { weights: vec![1], ..matrix };
        assert_eq!(firmness(&unsound, None, noise, 1, &mut |_| {}), None);
    }
}

//! What score a better place takes while the others stay where they are.

use super::field::{Field, lead};
use crate::model::{Dataset, Decimal, Direction, RankBasis, TieMethod};
use crate::rank::{Rank, rank_of_level};

/// A place to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// So many places up.
    Up(u32),
    /// Rank 10 or better.
    TopTen,
    /// The better half: a rank of at most half the number of units, rounded down. As the top ten, not
    /// asked of dense ranks, by which more units are above than are counted.
    TopHalf,
}

/// Places that are asked for, the nearest first.
const UP: [u32; 3] = [1, 3, 5];

/// What it takes to reach a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The place.
    pub target: Target,
    /// Its rank: this or a better one is reached.
    pub rank: Rank,
    /// The score that it takes, the others held; before it is rounded, where the index compares rounded
    /// scores.
    pub needed: Decimal,
    /// Whether that score itself would not be enough: it must be better than that. Depends on what
    /// equal scores get.
    pub more: bool,
    /// By how much ours must become better; 0 where only the name decides among equal ones.
    pub gain: Decimal,
}

/// Others of equal score.
struct Run {
    /// One of their rows.
    row: usize,
    /// How many of the others are above.
    above: u32,
    /// How many they are.
    same: u32,
    /// How many of them come before us in the order of names.
    before_us: u32,
}

/// What it takes to reach each better place that is asked for.
pub(super) fn reach(ds: &Dataset, field: &Field) -> Vec<Reach> {
    let runs = runs(ds, field);
    let ours = field.ours().rank.halves();
    let of = field.rows.len() as u32;
    let up = UP.into_iter().filter_map(|up| {
        let halves = ours.checked_sub(2 * up).filter(|halves| *halves >= 2)?;
        Some((Target::Up(up), halves))
    });
    let tops = [(Target::TopTen, 20), (Target::TopHalf, of / 2 * 2)];
    // Dense ranks do not tell how many units are above.
    let counts = field.ties != TieMethod::Dense;
    let tops = tops.into_iter().filter(|(_, halves)| counts && *halves >= 2 && *halves < ours);
    up.chain(tops)
        .filter_map(|(target, halves)| {
            let (row, more) = lowest(field.ties, &runs, halves)?;
            let (needed, more) = unrounded(field.score(row).value, more, field);
            let gain = -lead(field.direction, field.ours().score.value, needed);
            Some(Reach { target, rank: Rank::from_halves(halves), needed, more, gain })
        })
        .collect()
}

/// The lowest score, before it is rounded, that gives a rank of at most so many halves while the others stay where
/// they are, and whether it takes more than that score. `None` where no score does.
pub(in crate::analysis) fn score_for(
    ds: &Dataset,
    field: &Field,
    halves: u32,
) -> Option<(Decimal, bool)> {
    let (row, more) = lowest(field.ties, &runs(ds, field), halves)?;
    Some(unrounded(field.score(row).value, more, field))
}

/// The score that is ranked like a rounded one, or better than it, before it is rounded itself: half away
/// from zero; and whether it takes more than that.
fn unrounded(score: Decimal, more: bool, field: &Field) -> (Decimal, bool) {
    let RankBasis::Rounded(places) = field.basis else { return (score, more) };
    let step = Decimal::new(1, places);
    let half = Decimal::new(5, places.saturating_add(1));
    // At the half towards zero the rounded score is the one beyond, so that it takes more than that.
    match field.direction {
        Direction::HigherIsBetter => {
            let wanted = if more { score + step } else { score };
            (wanted - half, wanted.sign() <= 0)
        }
        Direction::LowerIsBetter => {
            let wanted = if more { score - step } else { score };
            (wanted + half, wanted.sign() >= 0)
        }
    }
}

/// The others by equal scores, best first.
fn runs(ds: &Dataset, field: &Field) -> Vec<Run> {
    let ours = field.name(ds, field.at);
    let mut runs: Vec<Run> = Vec::new();
    let mut above = 0;
    let mut last = None;
    for row in (0..field.rows.len()).filter(|row| *row != field.at) {
        if last != Some(field.keys[row]) {
            above += runs.last().map_or(0, |run: &Run| run.same);
            runs.push(Run { row, above, same: 0, before_us: 0 });
            last = Some(field.keys[row]);
        }
        if let Some(run) = runs.last_mut() {
            run.same += 1;
            run.before_us += u32::from(field.name(ds, row) < ours);
        }
    }
    runs
}

/// A row whose score is the lowest that gives a rank of at most so many halves, and whether it
/// takes more than that score.
fn lowest(ties: TieMethod, runs: &[Run], halves: u32) -> Option<(usize, bool)> {
    // From the best place to the worst: just above each run, then level with it.
    let rank = |place: usize| {
        let (distinct, level) = (place / 2, place % 2 == 1);
        let run = &runs[distinct];
        let by_name = if level && ties == TieMethod::Ordinal { run.before_us } else { 0 };
        let same = if level { run.same + 1 } else { 1 };
        rank_of_level(ties, run.above + by_name, same, distinct as u32).halves()
    };
    // Ranks only get worse along the places.
    let places: Vec<usize> = (0..2 * runs.len()).collect();
    let found = places.partition_point(|place| rank(*place) <= halves).checked_sub(1)?;
    Some((runs[found / 2].row, found % 2 == 0))
}

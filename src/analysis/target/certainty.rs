//! How sure a planned score is of its rank when the others move too.

use super::levers::counting;
use super::{Fault, Plan, best_score};
use crate::analysis::contribution::weighted;
use crate::analysis::factors::slack;
use crate::analysis::firm::{Random, at_percent};
use crate::analysis::place::field::Field;
use crate::analysis::{Unplaced, Unsaid, factors};
use crate::model::{
    Dataset, Decimal, Direction, IndicatorIx, Period, RankBasis, TieMethod, UnitIx, order,
};
use crate::rank::{Rank, RankOptions, rank_of_level};

/// How changes of the others are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// How many times.
    pub draws: u32,
    /// The seed of the random numbers: the same seed gives the same ranks.
    pub seed: u64,
}

impl Default for Drawing {
    fn default() -> Drawing {
        Drawing { draws: 1000, seed: 1 }
    }
}

/// More changes than these, of all units and draws together, are not drawn: of many units fewer draws are
/// made.
const MOST: usize = 1 << 24;

/// Nor is it looked more often than this whether a part stops.
const MOST_STOPS: usize = 1 << 26;

/// How sure a planned score is of its rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certainty {
    /// The period that the last changes are against.
    pub since: Period,
    /// The period of the scores that change.
    pub period: Period,
    /// The planned score.
    pub planned: Decimal,
    /// Its rank if each of the others changes by as much again as it changed last.
    pub repeated: Rank,
    /// How many are ranked together.
    pub of: usize,
    /// How many of the others have no last change: they stay where they are.
    pub stayed: usize,
    /// How many of the others would go beyond the maximum if they repeated their last change: they stop
    /// there.
    pub capped: usize,
    /// The rank that is wanted, if one is.
    pub wanted: Option<Rank>,
    /// How the draws were made; `draws` of them.
    pub drawing: Drawing,
    /// How many changes are drawn from: those of all units ranked together, ours included.
    pub changes: usize,
    /// In how many draws the wanted rank, or a better one, is reached.
    pub reached: Option<u32>,
    /// The rank that it is better than in 5 of 100 draws.
    pub low: Rank,
    /// The rank in the middle.
    pub median: Rank,
    /// The rank that it is worse than in 5 of 100 draws.
    pub high: Rank,
}

/// Works out the rank of a planned score when the others move: each as it did last, and each as a unit did last
/// that is drawn from all. What a unit's parts did stays together: they rise and fall as they did, and none
/// goes beyond its maximum. The others move independently of one another.
///
/// # Errors
/// [`Fault`]: the place among the others is not known, there is no period before, or the method changed
/// since then, so that there is no last change.
pub fn certainty(
    ds: &Dataset,
    unit: UnitIx,
    indicator: IndicatorIx,
    period: Period,
    (planned, wanted): (Decimal, Option<u32>),
    drawing: Drawing,
    options: &RankOptions,
) -> Result<Certainty, Fault> {
    let field = Field::of(ds, unit, indicator, period, options)?;
    let since = ds.period_before(indicator, period).ok_or(Unplaced::NothingBefore)?;
    if ds.indicators()[indicator].breaks_between(since, period).next().is_some() {
        return Err(Fault::Parts(Unsaid::Break));
    }
    let (others, pool) = last_changes(ds, indicator, period, since, &field, planned)?;
    let mut rows = Vec::with_capacity(others.rows.len());
    let mut capped = 0;
    for other in &others.rows {
        let moved = other.change.as_ref().map(|change| other.moved(change));
        let (row, stopped) = moved.unwrap_or((other.score, false));
        capped += usize::from(stopped);
        rows.push(row);
    }
    let repeated = others.rank_among(&rows);
    let units = others.rows.len().max(1);
    let stops = others.rows.iter().map(|other| other.rooms.len()).sum::<usize>().max(1);
    let most = (MOST / units).min(MOST_STOPS / stops).max(1);
    let draws = drawing.draws.clamp(1, most as u32);
    let mut random = Random::new(drawing.seed);
    let mut ranks: Vec<u32> = Vec::with_capacity(draws as usize);
    for _ in 0..draws {
        for (row, other) in rows.iter_mut().zip(&others.rows) {
            *row = other.moved(&pool[random.below(pool.len())]).0;
        }
        ranks.push(others.rank_among(&rows).halves());
    }
    order::sort(&mut ranks);
    let at = |percent| Rank::from_halves(at_percent(&ranks, percent));
    let reached = |wanted: u32| ranks.partition_point(|rank| *rank <= wanted.saturating_mul(2));
    Ok(Certainty {
        since,
        period,
        planned,
        repeated,
        of: field.rows.len(),
        stayed: others.rows.iter().filter(|other| other.change.is_none()).count(),
        capped,
        wanted: wanted.map(Rank::whole),
        drawing: Drawing { draws, ..drawing },
        changes: pool.len(),
        reached: wanted.map(|wanted| reached(wanted) as u32),
        low: at(5),
        median: at(50),
        high: at(95),
    })
}

impl Certainty {
    /// Whether the score is what a goal takes, the least that reaches it.
    pub fn is_needed(&self, plan: Option<&Plan>) -> bool {
        plan.is_some_and(|plan| !plan.needed.is_reached() && plan.needed.score == self.planned)
    }
}

/// How a unit changed last; whole numbers of the last decimal of all.
#[derive(Clone)]
struct Change {
    /// Its total.
    total: i128,
    /// What each part brought to that; 0 where it is not known.
    parts: Vec<i128>,
}

/// Another unit; whole numbers of the last decimal of all.
struct Other {
    score: i128,
    /// How it changed last.
    change: Option<Change>,
    /// The parts, by their places, that can rise by less than some unit's did; and what each can still bring
    /// to the total.
    rooms: Vec<(usize, i128)>,
    maximum: Option<i128>,
    /// Whether it stands before us in the order of names.
    before_us: bool,
}

impl Other {
    /// Its score when it changes so, and whether something stopped: no part goes beyond its maximum, nor does
    /// the total, unless it is there already.
    fn moved(&self, change: &Change) -> (i128, bool) {
        let rise = |part: usize| change.parts.get(part).copied().unwrap_or(0);
        let beyond = self.rooms.iter().map(|(part, room)| (rise(*part) - room).max(0));
        let beyond: i128 = beyond.sum();
        let moved = self.score + change.total - beyond;
        let stopped = self.maximum.map_or(moved, |maximum| moved.min(maximum.max(self.score)));
        (stopped, stopped != self.score + change.total)
    }
}

/// The others, and what their scores are ranked by.
struct Others {
    rows: Vec<Other>,
    planned: i128,
    /// What scores are rounded to before they are compared.
    unit: i128,
    lower_is_better: bool,
    ties: TieMethod,
}

impl Others {
    /// Our rank beside such scores of the others.
    fn rank_among(&self, scores: &[i128]) -> Rank {
        let ours = self.key(self.planned);
        let (mut above, mut same, mut before) = (0, 1, 0);
        let mut better = Vec::new();
        for (score, other) in scores.iter().zip(&self.rows) {
            let key = self.key(*score);
            if key > ours {
                above += 1;
                if self.ties == TieMethod::Dense {
                    better.push(key);
                }
            } else if key == ours {
                same += 1;
                before += u32::from(other.before_us);
            }
        }
        order::sort(&mut better);
        better.dedup();
        let before = if self.ties == TieMethod::Ordinal { before } else { 0 };
        rank_of_level(self.ties, above + before, same, better.len() as u32)
    }

    /// A score as it is compared, the best highest: rounded half away from zero where the index ranks rounded
    /// ones.
    fn key(&self, score: i128) -> i128 {
        let rounded = match self.unit {
            0 | 1 => score,
            unit => {
                let whole = (score.abs() + unit / 2) / unit;
                if score < 0 { -whole } else { whole }
            }
        };
        if self.lower_is_better { -rounded } else { rounded }
    }
}

/// The others with their last changes, and the last changes of all.
fn last_changes(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    since: Period,
    field: &Field,
    planned: Decimal,
) -> Result<(Others, Vec<Change>), Fault> {
    let rows: Vec<Known> = (field.rows.iter())
        .map(|row| Known::of(ds, row.unit, indicator, [since, period]))
        .collect();
    let parts = counting(ds, field.rows[field.at].unit, indicator, period);
    let parts = parts.map(|found| found.parts).unwrap_or_default();
    let parts: Vec<(IndicatorIx, Decimal)> =
        parts.into_iter().filter(|(_, factor)| factor.sign() > 0).collect();
    let of = factors(ds, indicator, period);
    let all: Vec<IndicatorIx> = parts.iter().map(|(part, _)| *part).collect();
    let slack = slack(ds, indicator, period, &of.parts);
    let moves = field.rows.iter().map(|row| {
        // Without published weights a total may have been brought back to the common scale by a factor of
        // its own.
        let total = ds.cell(row.unit, indicator, period).and_then(|cell| cell.value());
        let total = total.filter(|_| of.derived);
        let own = total.and_then(|total| {
            weighted(ds, row.unit, &all, &of, total, (period, slack)).ok().map(|own| own.parts)
        });
        let known = |at: usize| Some(own.as_ref()?.get(at)?.as_ref()?.weight);
        let own = parts.iter().enumerate();
        let own = own.map(|(at, (part, factor))| (*part, known(at).unwrap_or(*factor)));
        Part::all(ds, row.unit, &own.collect::<Vec<_>>(), [since, period])
    });
    let moves: Vec<Vec<Part>> = moves.collect();
    let places = match field.basis {
        RankBasis::Rounded(places) => places,
        RankBasis::Unrounded => 0,
    };
    let known = rows.iter().flat_map(|row| [row.before, row.maximum]).flatten();
    let of_parts = moves.iter().flatten().flat_map(|part| [part.change, part.room]).flatten();
    let scores = field.rows.iter().map(|row| row.score.value);
    let all = scores.chain(known).chain(of_parts).chain([planned]);
    let scale = all.map(|score| score.normal().scale()).max().unwrap_or(0).max(places);
    let whole = |score: Decimal| {
        let score = score.normal();
        let factor = 10i128.checked_pow(u32::from(scale - score.scale()))?;
        // Two of them, and twice as much, must fit.
        score.mantissa().checked_mul(factor).filter(|whole| whole.abs() < i128::MAX / 8)
    };
    let whole = |score: Decimal| whole(score).ok_or(Fault::TooLong);
    // By part: the most that any unit rose.
    let largest: Vec<Option<Decimal>> = (0..parts.len())
        .map(|part| moves.iter().filter_map(|all| all.get(part)?.change).max())
        .collect();
    let ours = field.name(ds, field.at);
    let (mut others, mut pool) = (Vec::new(), Vec::new());
    for (at, row) in field.rows.iter().enumerate() {
        let score = whole(row.score.value)?;
        let before = rows[at].before.map(whole).transpose()?;
        let brought = moves[at].iter().map(|part| part.change.map_or(Ok(0), whole));
        let brought: Vec<i128> = brought.collect::<Result<_, Fault>>()?;
        let change = before.map(|before| Change { total: score - before, parts: brought });
        pool.extend(change.clone());
        if at != field.at {
            let maximum = rows[at].maximum.map(whole).transpose()?;
            let mut rooms = Vec::new();
            for (place, part) in moves[at].iter().enumerate() {
                let room = part.room.filter(|room| largest[place].is_some_and(|rise| rise > *room));
                if let Some(room) = room {
                    rooms.push((place, whole(room)?));
                }
            }
            let before_us = field.name(ds, at) < ours;
            others.push(Other { score, change, rooms, maximum, before_us });
        }
    }
    if pool.is_empty() {
        return Err(Fault::Place(Unplaced::NothingBefore));
    }
    let unit = match field.basis {
        RankBasis::Rounded(places) => 10i128.pow(u32::from(scale - places).min(37)),
        RankBasis::Unrounded => 1,
    };
    let lower_is_better = field.direction == Direction::LowerIsBetter;
    let planned = whole(planned)?;
    Ok((Others { rows: others, planned, unit, lower_is_better, ties: field.ties }, pool))
}

/// What is known of a unit's total.
struct Known {
    before: Option<Decimal>,
    maximum: Option<Decimal>,
}

impl Known {
    fn of(
        ds: &Dataset,
        unit: UnitIx,
        indicator: IndicatorIx,
        [since, period]: [Period; 2],
    ) -> Known {
        let before = ds.cell(unit, indicator, since).and_then(|cell| cell.value());
        let maximum = best_score(ds, unit, indicator, period).map(|maximum| maximum.value);
        Known { before, maximum }
    }
}

/// A part of a unit's total, in points of the total.
struct Part {
    /// By how much it changed.
    change: Option<Decimal>,
    /// What it can still bring; 0 and above.
    room: Option<Decimal>,
}

impl Part {
    fn all(
        ds: &Dataset,
        unit: UnitIx,
        parts: &[(IndicatorIx, Decimal)],
        [since, period]: [Period; 2],
    ) -> Vec<Part> {
        let one = |(part, factor): &(IndicatorIx, Decimal)| {
            let at = |period| ds.cell(unit, *part, period).and_then(|cell| cell.value());
            let (before, now) = (at(since), at(period));
            let best = best_score(ds, unit, *part, period).map(|best| best.value);
            let apart = |from: Option<Decimal>, to: Option<Decimal>| Some(*factor * (to? - from?));
            let room = apart(now, best).map(|room| room.max(Decimal::ZERO));
            Part { change: apart(before, now), room }
        };
        parts.iter().map(one).collect()
    }
}

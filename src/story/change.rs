//! The change page: what the line of our unit shows over the years, or who moved furthest.

use super::{RankingFinding, phrase, ranking, ranking_finding};
use crate::analysis::{Change, Trend, change, changes};
use crate::locale::{Lang, Noun, capitalised, date, number};
use crate::model::order;
use crate::model::{Dataset, Period, PeriodPart, UnitIx};
use crate::rank::{Rank, RankOptions};

/// Places that a run of years is counted in, and the least number of units for it to mean much.
const TOPS: [(u32, usize); 4] = [(1, 5), (3, 15), (5, 25), (10, 40)];

/// The least number of years that is called a run.
const RUN: usize = 3;

/// What stands at the top of the change page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeFinding {
    /// Several years running among the first.
    Run {
        /// Number of years, up to the period.
        years: usize,
        /// Among so many first places.
        top: u32,
        /// The last step.
        change: Change,
    },
    /// The best or the worst rank of all periods shown.
    Extreme {
        /// The last step.
        change: Change,
        /// Whether it is the best one.
        best: bool,
        /// The first period of the line.
        since: Period,
    },
    /// From one rank to another.
    Step(Change),
    /// No unit is chosen: the one that gained or lost most places.
    Furthest(Change),
    /// The line cannot say: as on the ranking page.
    Ranking(RankingFinding),
}

/// Finds what to say of an indicator over time, for a chosen unit or for none. `trend` is of the
/// same options.
pub fn change_finding(
    ds: &Dataset,
    trend: &Trend,
    period: Period,
    vs: Option<Period>,
    unit: Option<UnitIx>,
    options: &RankOptions,
) -> ChangeFinding {
    let indicator = trend.indicator;
    let fallback =
        || ChangeFinding::Ranking(ranking_finding(ds, indicator, period, vs, unit, options));
    let Some(vs) = vs.filter(|vs| *vs != period) else {
        return fallback();
    };
    let Some(unit) = unit else {
        return furthest(ds, trend, period, vs, options).unwrap_or_else(fallback);
    };
    let step = change(ds, unit, indicator, vs, period, options);
    if step.places.is_none() || step.rank_to.is_none() || step.rank_from.is_none() {
        return fallback();
    }
    // Findings about a row of years look back from the period; a step backwards has none.
    let line = if vs < period { ranks(trend, unit, period) } else { Vec::new() };
    if let Some((years, top)) = run(&line) {
        return ChangeFinding::Run { years, top, change: step };
    }
    if let Some((best, since)) = extreme(&line, step.places.map_or(0, |places| places.value)) {
        return ChangeFinding::Extreme { change: step, best, since };
    }
    ChangeFinding::Step(step)
}

/// Ranks of a unit up to a period, latest first, with the number of units ranked.
fn ranks(trend: &Trend, unit: UnitIx, upto: Period) -> Vec<(Period, Rank, Option<usize>)> {
    let Some(line) = trend.lines.iter().find(|line| line.unit == unit) else {
        return Vec::new();
    };
    let points = trend.periods.iter().zip(&line.points).rev();
    points
        .filter(|(period, _)| **period <= upto)
        .filter_map(|(period, point)| {
            let point = point.as_ref()?;
            Some((*period, point.rank?.value, point.of))
        })
        .collect()
}

/// The most telling run of whole years without a gap: the longest among the narrowest places.
fn run(line: &[(Period, Rank, Option<usize>)]) -> Option<(usize, u32)> {
    let (latest, _, _) = line.first()?;
    let long = |(top, units): (u32, usize)| {
        let years = line
            .iter()
            .enumerate()
            .take_while(|(back, (period, rank, of))| {
                period.part == PeriodPart::Year
                    && period.year == latest.year - *back as i32
                    && *rank <= Rank::whole(top)
                    && of.is_some_and(|of| of >= units)
            })
            .count();
        (years >= RUN).then_some((years, top))
    };
    TOPS.into_iter().find_map(long)
}

/// Whether the latest rank is better, or worse, than every one before; with the first period.
fn extreme(line: &[(Period, Rank, Option<usize>)], places: i32) -> Option<(bool, Period)> {
    let ((_, latest, _), earlier) = line.split_first()?;
    let (since, _, _) = earlier.last()?;
    if earlier.len() < RUN {
        return None;
    }
    let best = places > 0 && earlier.iter().all(|(_, rank, _)| latest < rank);
    let worst = places < 0 && earlier.iter().all(|(_, rank, _)| latest > rank);
    (best || worst).then_some((best, *since))
}

/// The one unit that moved furthest, in whichever direction.
fn furthest(
    ds: &Dataset,
    trend: &Trend,
    period: Period,
    vs: Period,
    options: &RankOptions,
) -> Option<ChangeFinding> {
    let mut moved: Vec<Change> = changes(ds, trend.indicator, vs, period, options)
        .into_iter()
        // Lines stand in the order of units.
        .filter(|change| trend.lines.binary_search_by_key(&change.unit, |line| line.unit).is_ok())
        .filter(|change| change.places.is_some_and(|places| places.value != 0))
        .collect();
    let size = |change: &Change| change.places.map_or(0, |places| places.value.unsigned_abs());
    order::sort_by_key(&mut moved, |change| std::cmp::Reverse(size(change)));
    match moved[..] {
        [first, second, ..] if size(&first) > size(&second) => Some(ChangeFinding::Furthest(first)),
        _ => None,
    }
}

impl ChangeFinding {
    /// The headline: «Bốn năm liền trong 5 hạng đầu, Quảng Ninh lên hạng 2 năm 2016».
    pub fn headline(&self, ds: &Dataset, trend: &Trend, period: Period, lang: Lang) -> String {
        let about = phrase::about(ds, trend.indicator, lang);
        let when = date::period(period, lang);
        let to_rank = |change: &Change| ranking::to_rank(ds, change, lang).unwrap_or_default();
        match self {
            ChangeFinding::Ranking(finding) => finding.headline(ds, trend.indicator, period, lang),
            ChangeFinding::Run { years, top, change } => {
                let (years, head) = (capitalised(&phrase::in_words(*years, lang)), to_rank(change));
                let top = number::whole(i64::from(*top), lang);
                match (lang, top.as_str()) {
                    (Lang::Vi, "1") => format!("{years} năm liền dẫn đầu, {head}{about} {when}"),
                    (Lang::Vi, _) => {
                        format!("{years} năm liền trong {top} hạng đầu, {head}{about} {when}")
                    }
                    (Lang::En, "1") => {
                        format!("{years} years running in the lead, {head}{about} in {when}")
                    }
                    (Lang::En, _) => {
                        format!("{years} years running in the top {top}, {head}{about} in {when}")
                    }
                }
            }
            ChangeFinding::Extreme { change, best, since } => {
                let (head, since) = (to_rank(change), date::period(*since, lang));
                match (lang, best) {
                    (Lang::Vi, true) => format!("{head}{about} {when}, cao nhất từ {since}"),
                    (Lang::Vi, false) => format!("{head}{about} {when}, thấp nhất từ {since}"),
                    (Lang::En, true) => format!("{head}{about} in {when}, its best since {since}"),
                    (Lang::En, false) => {
                        format!("{head}{about} in {when}, its worst since {since}")
                    }
                }
            }
            ChangeFinding::Step(change) => step(ds, change, &about, lang),
            ChangeFinding::Furthest(change) => {
                let unit = phrase::unit(ds, change.unit, lang);
                let places = change.places.map_or(0, |places| places.value);
                let size = Noun::Place.count(i64::from(places.abs()), lang);
                let span = [change.from, change.to].map(|period| date::period(period, lang));
                match (lang, places > 0) {
                    (Lang::Vi, up) => {
                        let verb = if up { "lên" } else { "tụt" };
                        format!(
                            "{unit} {verb} {size}{about}, xa nhất từ {} đến {}",
                            span[0], span[1]
                        )
                    }
                    (Lang::En, up) => {
                        let verb = if up { "rises" } else { "falls" };
                        format!(
                            "{unit} {verb} {size}{about}, furthest from {} to {}",
                            span[0], span[1]
                        )
                    }
                }
            }
        }
    }
}

/// «Quảng Ninh từ hạng 3 năm 2015 lên hạng 2 năm 2016».
fn step(ds: &Dataset, change: &Change, about: &str, lang: Lang) -> String {
    let unit = phrase::unit(ds, change.unit, lang);
    let rank = |rank: Option<crate::model::Given<Rank>>| {
        rank.map(|given| phrase::rank(given.value, lang)).unwrap_or_default()
    };
    let (from, to) = (rank(change.rank_from), rank(change.rank_to));
    let [before, after] = [change.from, change.to].map(|period| date::period(period, lang));
    let places = change.places.map_or(0, |places| places.value);
    match (lang, places.signum()) {
        (Lang::Vi, 0) => format!("{unit} giữ {to}{about}, {before} và {after}"),
        (Lang::En, 0) => format!("{unit} keeps {to}{about}, {before} and {after}"),
        (Lang::Vi, sign) => {
            let verb = if sign > 0 { "lên" } else { "xuống" };
            format!("{unit}{about} từ {from} {before} {verb} {to} {after}")
        }
        (Lang::En, sign) => {
            let verb = if sign > 0 { "rises" } else { "falls" };
            format!("{unit} {verb} from {from} in {before} to {to} in {after}{about}")
        }
    }
}

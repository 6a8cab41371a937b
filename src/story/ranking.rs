//! The ranking page: how our unit came to its rank, or who leads.

use super::phrase;
use crate::analysis::{Change, Comparison, passing};
use crate::locale::words::missing;
use crate::locale::{Lang, Noun};
use crate::model::{Dataset, Decimal, Direction, Given, IndicatorIx, Missing, Period, UnitIx};
use crate::rank::{Rank, RankOptions, ranking, standings};

/// What stands at the top of the ranking page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RankingFinding {
    /// There is no figure at all.
    Nothing,
    /// No unit is chosen, and the data cannot say who leads.
    Figures {
        /// Number of units with a figure.
        units: usize,
    },
    /// No unit is chosen: those who lead.
    Leaders {
        /// The units of the best rank, in the order of the ranking.
        units: Vec<UnitIx>,
        /// Their score, if it is published.
        score: Option<Given<Decimal>>,
    },
    /// The chosen unit has no rank.
    Unranked {
        /// The unit.
        unit: UnitIx,
        /// Why it has no score; `None` where it has one, or does not occur.
        reason: Option<Missing>,
        /// Its score, where it has one that cannot be ranked.
        score: Option<Given<Decimal>>,
    },
    /// The chosen unit's rank, without an earlier one.
    Ranked {
        /// The unit.
        unit: UnitIx,
        /// Its rank.
        rank: Rank,
        /// Number of units ranked.
        of: Option<usize>,
        /// Its score.
        score: Option<Given<Decimal>>,
    },
    /// The chosen unit's rank against an earlier one.
    Moved {
        /// Score and rank of both periods.
        change: Box<Change>,
        /// What moved the rank, where the figures prove it.
        cause: Option<Cause>,
    },
}

/// A proven cause: the rank went against the score, because others' scores went further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The units that we passed, or that passed us: as many as the places.
    pub units: Vec<UnitIx>,
    /// The change of score of the one unit; `None` where there are several.
    pub change: Option<Given<Decimal>>,
}

/// Finds what to say of an indicator's ranking in a period, for a chosen unit or for none.
pub fn ranking_finding(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    vs: Option<Period>,
    unit: Option<UnitIx>,
    options: &RankOptions,
) -> RankingFinding {
    let Some(slice) = ds.slice(indicator, period) else {
        return RankingFinding::Nothing;
    };
    let Some(unit) = unit else {
        return leaders(ds, indicator, period, options);
    };
    let standing = standings(ds, indicator, period, options).get(unit);
    let score = slice.cell(unit).and_then(|cell| cell.score.ok());
    let Some(rank) = standing.shown() else {
        let reason = slice.cell(unit).and_then(|cell| cell.score.err());
        return RankingFinding::Unranked { unit, reason, score };
    };
    let against =
        vs.filter(|vs| *vs != period).map(|vs| Comparison::new(ds, indicator, vs, period, options));
    let moved = against
        .map(|against| (against.of(unit), against))
        .filter(|(change, _)| change.places.is_some() || change.score_change.is_some());
    match moved {
        Some((change, against)) => {
            let cause = cause(ds, indicator, &change, &against, options);
            RankingFinding::Moved { change: Box::new(change), cause }
        }
        None => RankingFinding::Ranked { unit, rank: rank.value, of: standing.of, score },
    }
}

/// The cause of a rank that went against the score. Proven only when our own score cannot have
/// moved it, and exactly those units changed sides with us that make up the places.
fn cause(
    ds: &Dataset,
    indicator: IndicatorIx,
    change: &Change,
    against: &Comparison,
    options: &RankOptions,
) -> Option<Cause> {
    let higher = ds.indicators()[indicator].direction == Direction::HigherIsBetter;
    let places = change.places?.value;
    let ours = change.score_change?.value;
    let (up, sign) = (places > 0, ours.sign());
    let against_score = if up { sign <= 0 } else { places < 0 && sign >= 0 };
    if change.broken || !higher || !against_score {
        return None;
    }
    let periods = [change.from, change.to];
    let passing = passing(ds, change.unit, indicator, periods, options).ok()?;
    let passed = if up { &passing.overtook } else { &passing.overtaken_by };
    let sides = passing.overtook.len() + passing.overtaken_by.len();
    let others = passing.drew_level_with.len()
        + passing.pulled_ahead.len()
        + passing.entries.above.len()
        + passing.exits.above.len();
    let exact = sides == passed.len() && others == 0;
    if !exact || passed.len() != places.unsigned_abs() as usize || passing.places != places {
        return None;
    }
    let units: Vec<UnitIx> = passed.iter().map(|passed| passed.unit).collect();
    let mut theirs = Vec::new();
    for unit in &units {
        let given = against.of(*unit).score_change?;
        // They went further the same way, or we would not have changed sides.
        let further = if up { given.value < ours } else { given.value > ours };
        if !further {
            return None;
        }
        theirs.push(given);
    }
    let change = if theirs.len() == 1 { theirs.first().copied() } else { None };
    Some(Cause { units, change })
}

fn leaders(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    options: &RankOptions,
) -> RankingFinding {
    let Some(slice) = ds.slice(indicator, period) else {
        return RankingFinding::Nothing;
    };
    let ranks = standings(ds, indicator, period, options);
    let inside = |unit: &UnitIx| {
        let unit = &ds.units()[*unit];
        !unit.aggregate && (options.group.is_none() || unit.group == options.group)
    };
    let rank = |unit: UnitIx| ranks.get(unit).shown().map(|given| given.value);
    let members: Vec<UnitIx> = slice.cells().map(|cell| cell.unit).filter(inside).collect();
    // Where each group is ranked apart, several units have rank 1 and none leads them all.
    let apart = ds.indicators()[indicator].rule.within == crate::model::RankWithin::Group
        && options.group.is_none();
    let best = members.iter().filter_map(|unit| rank(*unit)).min();
    let first: Vec<UnitIx> = match best {
        Some(best) if !apart => {
            members.iter().copied().filter(|unit| rank(*unit) == Some(best)).collect()
        }
        _ => Vec::new(),
    };
    // A best rank below the first place means that the units before it are not in the data. Ties
    // of the modified and fractional kind share a rank below 1.
    let tied = 2 * first.len() as u32;
    let leads = best.is_some_and(|best| best == Rank::whole(1) || best.halves() <= tied);
    if first.is_empty() || !leads {
        let units = members.iter().filter(|unit| {
            slice.cell(**unit).is_some_and(|cell| cell.score.is_ok()) || rank(**unit).is_some()
        });
        return match units.count() {
            0 => RankingFinding::Nothing,
            units => RankingFinding::Figures { units },
        };
    }
    let mut waiting = vec![false; ds.units().len()];
    for unit in &first {
        waiting[*unit] = true;
    }
    let listed = ranking(ds, indicator, period, options).rows;
    let listed = listed.iter().map(|row| row.unit).chain(first);
    let units: Vec<UnitIx> = listed.filter(|unit| std::mem::take(&mut waiting[*unit])).collect();
    let scores: Vec<Option<Given<Decimal>>> =
        units.iter().map(|unit| slice.cell(*unit).and_then(|cell| cell.score.ok())).collect();
    // One score is named for all only where they share it.
    let shared = scores.windows(2).all(|pair| pair[0] == pair[1]);
    let score = if shared { scores.first().copied().flatten() } else { None };
    RankingFinding::Leaders { units, score }
}

impl RankingFinding {
    /// The headline: «Quảng Ninh lên hạng 2 dù mất 0,15 điểm, vì Đồng Tháp mất 1,44 điểm».
    pub fn headline(
        &self,
        ds: &Dataset,
        indicator: IndicatorIx,
        period: Period,
        lang: Lang,
    ) -> String {
        let about = phrase::about(ds, indicator, lang);
        let index = phrase::index_in(ds, indicator, period, lang);
        let with = |score: &Option<Given<Decimal>>| {
            score.map_or(String::new(), |given| {
                let score = phrase::score(ds, indicator, given.value, lang);
                lang.pick(format!(" với {score}"), format!(" with {score}"))
            })
        };
        match self {
            RankingFinding::Nothing => lang.pick(
                format!("{index}{about}: không có số liệu"),
                format!("{index}{about}: no data"),
            ),
            RankingFinding::Figures { units } => {
                let units = Noun::Unit.count(*units as i64, lang);
                lang.pick(
                    format!("{index}{about}: có số liệu của {units}"),
                    format!("{index}{about}: figures of {units}"),
                )
            }
            RankingFinding::Leaders { units, score } => {
                let who = phrase::units(ds, units, 3, lang)
                    .unwrap_or_else(|| Noun::Unit.count(units.len() as i64, lang));
                let lead = match (lang, units.len()) {
                    (Lang::Vi, 1) => "dẫn đầu",
                    (Lang::Vi, _) => "cùng dẫn đầu",
                    (Lang::En, 1) => "leads",
                    (Lang::En, _) => "share the lead in",
                };
                format!("{who} {lead} {index}{about}{}", with(score))
            }
            RankingFinding::Unranked { unit, reason, score } => {
                let unit = phrase::unit(ds, *unit, lang);
                let why = match (reason, score) {
                    (Some(reason), _) => format!(": {}", missing(*reason, lang)),
                    (None, Some(given)) => {
                        let score = phrase::score(ds, indicator, given.value, lang);
                        lang.pick(format!("; đạt {score}"), format!("; score {score}"))
                    }
                    (None, None) => lang.pick(": không có số liệu", ": no data").to_owned(),
                };
                lang.pick(
                    format!("{unit} không có hạng {index}{about}{why}"),
                    format!("{unit} has no rank in {index}{about}{why}"),
                )
            }
            RankingFinding::Ranked { unit, rank, of, score } => {
                let unit = phrase::unit(ds, *unit, lang);
                let rank = phrase::rank_of(*rank, *of, lang);
                let with = with(score);
                lang.pick(
                    format!("{unit} xếp {rank}{about}{with}"),
                    format!("{unit} is {rank}{about}{with}"),
                )
            }
            RankingFinding::Moved { change, cause } => match cause {
                Some(cause) => caused(ds, indicator, change, cause, &about, lang),
                None => moved(ds, indicator, change, &about, lang),
            },
        }
    }
}

/// «Quảng Ninh lên hạng 2»: the verb and the new rank, without the number of places.
pub(super) fn to_rank(ds: &Dataset, change: &Change, lang: Lang) -> Option<String> {
    let unit = phrase::unit(ds, change.unit, lang);
    let rank = phrase::rank(change.rank_to?.value, lang);
    let places = change.places.map(|places| places.value);
    let verb = match (places.map(i32::signum), lang) {
        (Some(1), Lang::Vi) => "lên",
        (Some(-1), Lang::Vi) => "xuống",
        (Some(_), Lang::Vi) => "giữ",
        (None, Lang::Vi) => "xếp",
        (Some(1), Lang::En) => "rises to",
        (Some(-1), Lang::En) => "falls to",
        (Some(_), Lang::En) => "keeps",
        (None, Lang::En) => "is",
    };
    Some(format!("{unit} {verb} {rank}"))
}

fn moved(ds: &Dataset, indicator: IndicatorIx, change: &Change, about: &str, lang: Lang) -> String {
    let mut text = to_rank(ds, change, lang).unwrap_or_default();
    text.push_str(about);
    match change.places.map(|places| places.value) {
        Some(places) if places != 0 => {
            let size = Noun::Place.count(i64::from(places.abs()), lang);
            let up = places > 0;
            text.push_str(&match lang {
                Lang::Vi => format!(", {} {size}", if up { "tăng" } else { "giảm" }),
                Lang::En => format!(", {} {size}", if up { "up" } else { "down" }),
            });
        }
        _ => {}
    }
    if let Some(score) = phrase::score_clause(ds, indicator, change, lang) {
        text.push_str(&format!("; {score}"));
    }
    text
}

fn caused(
    ds: &Dataset,
    indicator: IndicatorIx,
    change: &Change,
    cause: &Cause,
    about: &str,
    lang: Lang,
) -> String {
    let head = to_rank(ds, change, lang).unwrap_or_default();
    let up = change.places.is_some_and(|places| places.value > 0);
    let ours = change.score_change;
    let verb = |sign: i32| match (lang, sign < 0) {
        (Lang::Vi, true) => "mất",
        (Lang::Vi, false) => "tăng",
        (Lang::En, true) => "lost",
        (Lang::En, false) => "gained",
    };
    let own = match ours.filter(|given| !given.value.is_zero()) {
        Some(given) => {
            let amount = phrase::change_amount(ds, indicator, given, lang);
            match (lang, given.value.sign() < 0) {
                (Lang::Vi, _) => format!("{} {amount}", verb(given.value.sign())),
                (Lang::En, true) => format!("losing {amount}"),
                (Lang::En, false) => format!("gaining {amount}"),
            }
        }
        None => lang.pick("điểm không đổi", "an unchanged score").to_owned(),
    };
    let who = phrase::units(ds, &cause.units, 2, lang);
    let because = match (cause.change, who) {
        (Some(given), Some(who)) => {
            let amount = phrase::change_amount(ds, indicator, given, lang);
            format!("{who} {} {amount}", verb(given.value.sign()))
        }
        (_, who) => {
            let many = Noun::Unit.count(cause.units.len() as i64, lang);
            let who = who.unwrap_or(many);
            match (lang, up) {
                (Lang::Vi, true) => format!("{who} mất nhiều hơn"),
                (Lang::Vi, false) => format!("{who} tăng nhiều hơn"),
                (Lang::En, true) => format!("{who} lost more"),
                (Lang::En, false) => format!("{who} gained more"),
            }
        }
    };
    lang.pick(
        format!("{head}{about} dù {own}, vì {because}"),
        format!("{head}{about} despite {own}, because {because}"),
    )
}

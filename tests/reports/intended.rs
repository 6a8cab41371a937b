//! What the reader plans and what units committed themselves to. Totals, ranks and what became of commitments
//! are worked out again; mixes and draws are those of the plan itself, which other tests hold against trying
//! everything.

use super::Look;
use xephang::analysis::target::{Certainty, Plan, Way};
use xephang::export::planned::Found;
use xephang::export::report::Intent;
use xephang::model::{Base, Commitment, Decimal, Direction, IndicatorIx, UnitIx};
use xephang::rank::Rank;
use xephang::story::{Committed, Counted, Fate, Planned, What};

/// What is intended, and what came of the plan.
#[derive(Default)]
pub struct Intended {
    pub intent: Intent,
    pub found: Vec<Found>,
}

/// What the number must be, if it is of these.
pub fn expected(at: &Look<'_>, with: &Intended) -> Option<Decimal> {
    let of = at.of;
    match of.what {
        What::Planned(what) => planned(at, with, what),
        What::Committed(place, what) => {
            committed(at, with.intent.commitments.list.get(place)?, what)
        }
        What::Count(Counted::Commitments(fate)) => {
            let list = with.intent.commitments.list.iter();
            if fate == Fate::Lost {
                return Some(Decimal::from(list.filter(|one| is_lost(at, one)).count() as i64));
            }
            let meant = list.filter(|one| one.period == of.period && is_meant(at, one));
            let fits = meant.filter(|one| fate == Fate::All || fate_of(at, one) == fate);
            Some(Decimal::from(fits.count() as i64))
        }
        _ => None,
    }
}

fn committed(at: &Look<'_>, one: &Commitment, what: Committed) -> Option<Decimal> {
    let (unit, indicator) = (unit_of(at, one)?, indicator_of(at, one)?);
    let result = || at.score(unit, indicator, one.period);
    let base = one.base.as_ref().and_then(|base| base.score);
    Some(match what {
        Committed::Target => one.target,
        Committed::Base => base?,
        Committed::Apart => result()? - one.target,
        Committed::Moved => result()? - base?,
    })
}

/// By key, else by the name without the word for what it is.
fn unit_of(at: &Look<'_>, one: &Commitment) -> Option<UnitIx> {
    let name = one.unit_name.as_ref().map(|name| name.vi.trim_start_matches("Tỉnh "));
    let named = || at.ds.units().iter().position(|unit| Some(&*unit.name.vi) == name);
    at.ds.unit_by_id(&one.unit).or_else(named)
}

fn indicator_of(at: &Look<'_>, one: &Commitment) -> Option<IndicatorIx> {
    let all = at.ds.indicators();
    let named = || all.iter().position(|other| Some(&other.name) == one.indicator_name.as_ref());
    at.ds.indicator_by_id(&one.indicator).or_else(named)
}

/// Whether nobody knows whose it is, or of what.
fn is_lost(at: &Look<'_>, one: &Commitment) -> bool {
    let (ds, of) = (at.ds, at.of);
    let (unit, indicator) = (unit_of(at, one), indicator_of(at, one));
    let may_be = match of.unit {
        Some(wanted) => unit.is_none_or(|unit| unit == wanted),
        None => {
            let up = |from| {
                std::iter::successors(Some(from), |ix: &IndicatorIx| ds.indicators()[*ix].parent)
            };
            indicator.is_none_or(|ix| up(ix).any(|ix| ix == of.indicator))
                && (of.group.is_none()
                    || unit.is_none_or(|unit| ds.units()[unit].group == of.group))
        }
    };
    let unknown = match of.unit {
        Some(_) => unit.is_none(),
        None => indicator.is_none() || of.group.is_some() && unit.is_none(),
    };
    one.period >= of.period && may_be && unknown
}

fn is_meant(at: &Look<'_>, one: &Commitment) -> bool {
    let ds = at.ds;
    let (unit, indicator) = (unit_of(at, one), indicator_of(at, one));
    match at.of.unit {
        Some(wanted) => unit == Some(wanted),
        None => {
            let group = at.of.group.is_none()
                || unit.is_some_and(|unit| ds.units()[unit].group == at.of.group);
            let up = |from| {
                std::iter::successors(Some(from), |ix: &IndicatorIx| ds.indicators()[*ix].parent)
            };
            group && indicator.is_some_and(|ix| up(ix).any(|ix| ix == at.of.indicator))
        }
    }
}

fn fate_of(at: &Look<'_>, one: &Commitment) -> Fate {
    let ds = at.ds;
    let (Some(unit), Some(indicator)) = (unit_of(at, one), indicator_of(at, one)) else {
        return Fate::Unchecked;
    };
    let about = &ds.indicators()[indicator];
    let base: Option<&Base> = one.base.as_ref();
    if base.is_some_and(|base| about.breaks_between(base.period, one.period).next().is_some()) {
        return Fate::Unchecked;
    }
    let Some(score) = at.score(unit, indicator, one.period) else { return Fate::Open };
    let better = |a: Decimal, b: Decimal| match about.direction {
        Direction::HigherIsBetter => a > b,
        Direction::LowerIsBetter => a < b,
    };
    match base.and_then(|base| base.score) {
        _ if !better(one.target, score) => Fate::Kept,
        Some(before) if better(score, before) => Fate::Improved,
        _ => Fate::Missed,
    }
}

/// Whether a part is an index, or inside it.
fn is_in(at: &Look<'_>, part: IndicatorIx, index: IndicatorIx) -> bool {
    let up = |from: &IndicatorIx| at.ds.indicators()[*from].parent;
    std::iter::successors(Some(part), up).any(|at| at == index)
}

/// The total of the index with the supposed scores of its parts.
fn total(at: &Look<'_>, with: &Intended) -> Option<Decimal> {
    let (ds, of) = (at.ds, at.of);
    let mut total = at.score(of.unit?, of.indicator, of.period)?;
    let inside = |id: &str| ds.indicator_by_id(id).is_some_and(|it| is_in(at, it, of.indicator));
    for (id, to) in with.intent.plan.to.iter().filter(|(id, _)| inside(id)) {
        let mut change = *to - at.score(of.unit?, ds.indicator_by_id(id)?, of.period)?;
        let mut part = ds.indicator_by_id(id)?;
        while part != of.indicator {
            change = change * ds.weight(part, of.period).unwrap_or_else(|| 1.into());
            part = ds.indicators()[part].parent?;
        }
        total = total + change;
    }
    Some(total)
}

/// What is shown as missing is never less than it is.
pub fn up(at: &Look<'_>, missing: Decimal) -> Decimal {
    let shown = at.ds.decimals(at.of.indicator);
    // As many decimals as tell it from nothing.
    let places = (shown..=6).find(|places| !missing.round(*places).is_zero()).unwrap_or(shown);
    let rounded = missing.round(places);
    if rounded < missing { rounded + Decimal::new(1, places) } else { rounded }
}

fn planned(at: &Look<'_>, with: &Intended, what: Planned) -> Option<Decimal> {
    let (ds, of, intent) = (at.ds, at.of, &with.intent);
    let id = &ds.indicators()[of.indicator].id;
    let index = &ds.indicators()[ds.index_of(of.indicator)];
    let given = intent.plan.to.iter().find(|(part, _)| part == id).map(|(_, to)| *to);
    let now = || at.score(of.unit?, of.indicator, of.period);
    let among = |score: Decimal| {
        let mut others = at.others(of.unit?, of.indicator, of.period);
        others.retain(|other| at.better(*other, at.compared(score)));
        others.sort();
        if at.dense() {
            others.dedup();
        }
        Some(Decimal::from(others.len() as i64 + 1))
    };
    let found =
        || with.found.iter().find(|found| is_in(at, of.indicator, found.question.indicator));
    let plan = || -> Option<&Plan> { found()?.plan.as_ref()?.as_ref().ok() };
    let sure = || -> Option<&Certainty> { found()?.sure.first()?.as_ref().ok() };
    let cheapest = || match &plan()?.way {
        Way::Mixes(mixes) => {
            mixes.cheapest.gains.iter().find(|gain| gain.part == of.indicator).copied()
        }
        _ => None,
    };
    let most = || match &plan()?.way {
        Way::OutOfReach(most) => Some(most.total),
        _ => None,
    };
    let rank = |rank: Rank| rank.decimal();
    Some(match what {
        Planned::Score if intent.plan.to.is_empty() => up(at, plan()?.needed.score),
        Planned::Score => given.or_else(|| total(at, with))?,
        Planned::Change => given.or_else(|| total(at, with))? - now()?,
        Planned::Rank => among(total(at, with)?)?,
        Planned::RankNow => among(now()?)?,
        Planned::Places => among(now()?)? - among(total(at, with)?)?,
        Planned::Percent => {
            total(at, with)?.percent_of(ds.maximum(of.unit?, of.indicator, of.period)?.value, 12)?
        }
        Planned::Others => Decimal::from(intent.plan.to.len() as i64 - 6),
        Planned::GoalRank => match intent.plan.goal_in(&index.id)? {
            xephang::share::plan::GoalOf::Rank(rank) => Decimal::from(i64::from(rank)),
            _ => return None,
        },
        Planned::GoalScore => match intent.plan.goal_in(&index.id)? {
            xephang::share::plan::GoalOf::Score(score) => score,
            _ => return None,
        },
        Planned::Missing => up(at, plan()?.needed.score - now()?),
        Planned::Raised => cheapest()?.by,
        Planned::RaisedTo => now()? + cheapest()?.by,
        Planned::RaisedOthers => match &plan()?.way {
            Way::Mixes(mixes) => Decimal::from(mixes.cheapest.gains.len() as i64 - 6),
            _ => return None,
        },
        Planned::Most => most()?,
        Planned::Short => up(at, plan()?.needed.score - most()?),
        Planned::Unknown => Decimal::from(plan()?.unknown.len() as i64),
        Planned::Repeated => rank(sure()?.repeated),
        Planned::Draws => Decimal::from(i64::from(sure()?.drawing.draws)),
        Planned::Low => rank(sure()?.low),
        Planned::Middle => rank(sure()?.median),
        Planned::High => rank(sure()?.high),
        Planned::Reached => {
            let sure = sure()?;
            let reached = Decimal::from(i64::from(sure.reached?));
            let percent = reached.percent_of(Decimal::from(i64::from(sure.drawing.draws)), 0)?;
            // «dưới 1%», «trên 99%».
            let one = Decimal::from(1);
            match (percent.is_zero(), percent == Decimal::HUNDRED) {
                (true, _) if !reached.is_zero() => one,
                (_, true) if sure.reached? < sure.drawing.draws => Decimal::HUNDRED - one,
                _ => percent,
            }
        }
        Planned::Stayed => Decimal::from(sure()?.stayed as i64),
        Planned::Stopped => Decimal::from(sure()?.capped as i64),
    })
}

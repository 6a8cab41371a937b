//! Self-assessed against appraised scores, lost points, bonus and penalty points.

use super::{Look, median};
use xephang::model::{Cell, Decimal, IndicatorIx, IndicatorKind, Missing, UnitIx};
use xephang::story::{Counted, What};

fn mean(all: &[Decimal]) -> Option<Decimal> {
    all.iter().copied().sum::<Decimal>().div_round(Decimal::from(all.len() as i64), 12)
}

/// What the number must be, if it is of these.
pub fn expected(at: &Look<'_>) -> Option<Decimal> {
    let of = at.of;
    let whole = |n: usize| Decimal::from(n as i64);
    let here = of.indicator;
    Some(match of.what {
        What::SelfAssessed => own(&cell(at, of.unit?, here)?)?,
        What::Overrated => over(at, &cell(at, of.unit?, here)?)?,
        What::OverratedMean => mean(&overs(at))?,
        What::OverratedMedian => median(overs(at))?,
        What::Lost => of_all(at, here, of.unit?),
        What::MaximumApplied => {
            let unit = of.unit?;
            let leaves =
                leaves(at).into_iter().filter(|leaf| at.score(unit, *leaf, of.period).is_some());
            leaves.filter_map(|leaf| Some(at.ds.maximum(unit, leaf, of.period)?.value)).sum()
        }
        What::LostMean => mean(&lost(at, here))?,
        What::MaximumMean => {
            let cells = at.units(here, of.period);
            let maxima: Vec<Decimal> = scored(at, &cells, here)
                .map(|cell| at.ds.maximum(cell.unit, here, of.period).unwrap().value)
                .collect();
            mean(&maxima)?
        }
        What::LostShare => {
            let leaves = leaves(at);
            let all: Decimal = leaves.iter().flat_map(|leaf| lost(at, *leaf)).sum();
            lost(at, here).into_iter().sum::<Decimal>().percent_of(all, 12)?
        }
        What::Beside => at.score(of.unit?, here, of.period)?,
        What::BesideSum => at.scores(here, of.period).into_iter().sum(),
        What::Count(counted) => whole(count(at, counted)?),
        _ => return None,
    })
}

fn cell<'a>(at: &'a Look<'_>, unit: UnitIx, indicator: IndicatorIx) -> Option<Cell<'a>> {
    at.cell(unit, indicator, at.of.period)
}

fn own(cell: &Cell<'_>) -> Option<Decimal> {
    cell.extra?.self_assessed
}

fn over(at: &Look<'_>, cell: &Cell<'_>) -> Option<Decimal> {
    let by = own(cell)? - cell.value()?;
    Some(if at.higher() { by } else { -by })
}

fn overs(at: &Look<'_>) -> Vec<Decimal> {
    at.units(at.of.indicator, at.of.period).iter().filter_map(|cell| over(at, cell)).collect()
}

/// Criteria without parts in the period, whose points count in the maximum.
fn leaves(at: &Look<'_>) -> Vec<IndicatorIx> {
    let (ds, period) = (at.ds, at.of.period);
    let index = ds.index_of(at.of.indicator);
    let all = 0..ds.indicators().len();
    let chain = |from: IndicatorIx| {
        std::iter::successors(Some(from), |ix: &IndicatorIx| ds.indicators()[*ix].parent)
    };
    let leaf = |ix: &IndicatorIx| {
        *ix != index
            && ds.index_of(*ix) == index
            && ds.slice(*ix, period).is_some()
            && ds.parts(*ix).all(|part| ds.slice(part, period).is_none())
            && chain(*ix).all(|up| ds.indicators()[up].kind == IndicatorKind::Regular)
    };
    all.filter(leaf).collect()
}

fn scored<'c>(
    at: &'c Look<'_>,
    cells: &'c [Cell<'c>],
    leaf: IndicatorIx,
) -> impl Iterator<Item = &'c Cell<'c>> {
    cells.iter().filter(move |cell| {
        cell.score.is_ok() && at.ds.maximum(cell.unit, leaf, at.of.period).is_some()
    })
}

/// What units lost in a criterion, 0 and more.
fn lost(at: &Look<'_>, leaf: IndicatorIx) -> Vec<Decimal> {
    let cells = at.units(leaf, at.of.period);
    scored(at, &cells, leaf)
        .map(|cell| {
            let maximum = at.ds.maximum(cell.unit, leaf, at.of.period).unwrap().value;
            (maximum - cell.value().unwrap()).max(Decimal::ZERO)
        })
        .collect()
}

/// What a unit lost in a criterion, or in all of an index.
fn of_all(at: &Look<'_>, here: IndicatorIx, unit: UnitIx) -> Decimal {
    let all = match at.ds.indicators()[here].parent {
        None => leaves(at),
        Some(_) => vec![here],
    };
    let one = |leaf: IndicatorIx| {
        let maximum = at.ds.maximum(unit, leaf, at.of.period)?.value;
        Some((maximum - at.score(unit, leaf, at.of.period)?).max(Decimal::ZERO))
    };
    all.into_iter().filter_map(one).sum()
}

fn count(at: &Look<'_>, counted: Counted) -> Option<usize> {
    let here = at.of.indicator;
    let cells = at.units(here, at.of.period);
    let rated =
        |wanted: &dyn Fn(Decimal) -> bool| overs(at).into_iter().filter(|by| wanted(*by)).count();
    let points = || at.scores(here, at.of.period);
    let losing = |leaf: IndicatorIx| lost(at, leaf).iter().filter(|lost| lost.sign() > 0).count();
    Some(match counted {
        Counted::Rated => overs(at).len(),
        Counted::RatedOver => rated(&|by| by.sign() > 0),
        Counted::RatedUnder => rated(&|by| by.sign() < 0),
        Counted::RatedSame => rated(&|by| by.sign() == 0),
        Counted::RatedBy(size) => rated(&|by| by == size),
        Counted::NotRated => {
            cells.iter().filter(|cell| cell.score.is_ok() && own(cell).is_none()).count()
        }
        Counted::NotAppraised(reason) => absent(&cells, reason),
        Counted::Scored => lost(at, here).len(),
        Counted::Losing => losing(here),
        Counted::Criteria => {
            leaves(at).into_iter().filter(|leaf| !lost(at, *leaf).is_empty()).count()
        }
        Counted::CriteriaWide => {
            let wide = |leaf: &IndicatorIx| losing(*leaf) * 2 > lost(at, *leaf).len();
            leaves(at).iter().filter(|leaf| wide(leaf)).count()
        }
        Counted::BesideScored => points().len(),
        Counted::BesideGiven => points().iter().filter(|points| !points.is_zero()).count(),
        Counted::BesideBy(size) => points().iter().filter(|points| **points == size).count(),
        _ => return None,
    })
}

fn absent(cells: &[Cell<'_>], reason: Missing) -> usize {
    cells.iter().filter(|cell| cell.score == Err(reason)).count()
}

//! From the data to the plain input of each chart, and on to the picture.

use super::bump::{Bump, BumpBreak, BumpLine};
use super::dots::{Dots, DotsRow};
use super::dumbbell::{Dumbbell, DumbbellRow};
use super::parts::Who;
use super::placed::{Frame, Placed};
use super::ranked_bars::{RankedBar, RankedBars};
use super::slope::{Slope, SlopeLine, Tone};
use super::spark::SparkRow;
use super::spec::{ChartKind, ChartSpec, NothingToDraw};
use super::waterfall::{Step, Waterfall};
use super::{bump, dots, dumbbell, ranked_bars, slope, spark, waterfall};
use crate::analysis::{Overview, change, changes, contributions, trend};
use crate::locale::{Lang, collate, date, number, pictures, words};
use crate::model::order;
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Missing, Origin, Period, UnitIx};
use crate::rank::{Rank, standings};

/// The picture of a specification.
///
/// # Errors
/// [`NothingToDraw`] says why there is none.
pub fn place(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Result<Placed, NothingToDraw> {
    let lang = frame.lang;
    let (mut placed, origins): (Placed, Vec<Origin>) = match spec.kind {
        ChartKind::RankedBars => {
            let input = bars_of(ds, spec, lang)?;
            let ranks = input.rows.iter().filter_map(|row| row.rank);
            (ranked_bars::place(&input, frame), ranks.map(|rank| rank.origin).collect())
        }
        ChartKind::Bump => {
            let input = bump_of(ds, spec, lang)?;
            let ranks = input.lines.iter().flat_map(|line| line.ranks.iter().flatten());
            (bump::place(&input, frame), ranks.map(|rank| rank.origin).collect())
        }
        ChartKind::Slope => {
            let input = slope_of(ds, spec, lang)?;
            let ranks = input.lines.iter().flat_map(|line| [line.from, line.to]).flatten();
            (slope::place(&input, frame), ranks.map(|rank| rank.origin).collect())
        }
        ChartKind::Dots => {
            let input = dots_of(ds, spec, lang)?;
            let ranks = input.rows.iter().map(|row| row.rank.origin);
            (dots::place(&input, frame), ranks.collect())
        }
        ChartKind::Dumbbell => (dumbbell::place(&dumbbell_of(ds, spec, lang)?, frame), Vec::new()),
        ChartKind::Waterfall => {
            let mut placed = waterfall::place(&waterfall_of(ds, spec, lang)?, frame);
            placed.notes.push(pictures::contributions_computed(lang).to_owned());
            (placed, Vec::new())
        }
        ChartKind::Spark => (spark_of(ds, spec, frame)?, Vec::new()),
    };
    for origin in [Origin::Derived, Origin::Computed] {
        let count = origins.iter().filter(|found| **found == origin).count();
        if count > 0 {
            placed
                .notes
                .push(pictures::ranks_from(origin, count == origins.len(), lang).to_owned());
        }
    }
    Ok(placed)
}

type Input<T> = Result<T, NothingToDraw>;

fn subject(ds: &Dataset, indicator: IndicatorIx, lang: Lang) -> String {
    let label = ds.indicators().get(indicator).map(|indicator| indicator.short_name());
    label.map(|label| lang.label(label).to_owned()).unwrap_or_default()
}

fn unit_name(ds: &Dataset, unit: UnitIx, lang: Lang) -> String {
    lang.label(&ds.units()[unit].name).to_owned()
}

fn who(spec: &ChartSpec, unit: UnitIx) -> Who {
    if spec.us == Some(unit) {
        return Who::Us;
    }
    let watched = spec.watched.iter().filter(|watched| spec.us != Some(**watched));
    let place = watched.enumerate().find(|(_, watched)| **watched == unit);
    place.map_or(Who::Other, |(place, _)| Who::Watched(place))
}

fn period_of(ds: &Dataset, spec: &ChartSpec) -> Input<Period> {
    let period = spec.period.or_else(|| ds.periods(spec.indicator).last().copied());
    period.ok_or(NothingToDraw::NoFigures)
}

fn both_periods(ds: &Dataset, spec: &ChartSpec) -> Input<(Period, Period)> {
    let to = period_of(ds, spec)?;
    let from = spec.versus.or_else(|| ds.period_before(spec.indicator, to));
    Ok((from.filter(|from| *from != to).ok_or(NothingToDraw::NoOtherPeriod)?, to))
}

fn is_drawn(ds: &Dataset, spec: &ChartSpec, unit: UnitIx) -> bool {
    let unit = &ds.units()[unit];
    !unit.aggregate && spec.options.group.is_none_or(|group| unit.group == Some(group))
}

/// Best rank first, units without one last, equal ones by name.
fn by_rank<T>(rows: &mut [T], lang: Lang, key: impl Fn(&T) -> (Option<Given<Rank>>, String)) {
    order::sort_by_key(rows, |row| {
        let (rank, name) = key(row);
        let halves = rank.map_or(u32::MAX, |rank| rank.value.halves());
        (halves, collate::sort_key(&name, lang))
    });
}

/// The input of the ranked bars.
///
/// # Errors
/// There are no figures.
pub fn bars_of(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<RankedBars> {
    let period = period_of(ds, spec)?;
    let slice = ds.slice(spec.indicator, period).ok_or(NothingToDraw::NoFigures)?;
    let ranks = standings(ds, spec.indicator, period, &spec.options);
    let changes = spec.versus.map(|from| changes(ds, spec.indicator, from, period, &spec.options));
    let parts: Vec<IndicatorIx> =
        if spec.stacked { parts_in(ds, spec.indicator, period) } else { Vec::new() };
    let cells = slice.cells().filter(|cell| is_drawn(ds, spec, cell.unit));
    let mut rows: Vec<RankedBar> = cells
        .map(|cell| {
            let change = changes.as_ref().map(|changes| &changes[cell.unit]);
            let score = match change.and_then(|change| change.score_to) {
                Some(score) => Ok(score),
                None => cell.score,
            };
            RankedBar {
                unit: cell.unit,
                name: unit_name(ds, cell.unit, lang),
                who: who(spec, cell.unit),
                rank: ranks.get(cell.unit).shown(),
                places: change.and_then(|change| Some(change.places?.value)),
                score,
                before: change.filter(|change| !change.broken).and_then(|c| c.score_from),
                parts: shares(ds, &parts, cell.unit, period, score),
            }
        })
        .collect();
    by_rank(&mut rows, lang, |row| (row.rank, row.name.clone()));
    let stacked = rows.iter().any(|row| !row.parts.is_empty());
    let names = parts.iter().filter(|_| stacked).map(|part| subject(ds, *part, lang));
    Ok(RankedBars {
        subject: subject(ds, spec.indicator, lang),
        period: date::period_short(period, lang),
        before: spec.versus.map(|period| date::period_short(period, lang)),
        measure: ds.indicators()[spec.indicator].measure,
        places: ds.decimals(spec.indicator),
        parts: names.collect(),
        rows,
    })
}

/// The parts that have figures in a period.
fn parts_in(ds: &Dataset, indicator: IndicatorIx, period: Period) -> Vec<IndicatorIx> {
    let has_figures = |part: &IndicatorIx| {
        let slice = ds.slice(*part, period);
        slice.is_some_and(|slice| slice.cells().any(|cell| cell.value().is_some()))
    };
    ds.parts(indicator).filter(has_figures).collect()
}

/// What each part adds to a score: weight × score. Empty unless all are known, none is negative
/// and together they are the score, but for the last printed decimal.
fn shares(
    ds: &Dataset,
    parts: &[IndicatorIx],
    unit: UnitIx,
    period: Period,
    total: Result<Given<Decimal>, Missing>,
) -> Vec<Decimal> {
    // A part that the method in force gives no weight, while it does give others one, is not in it.
    let weights: Vec<Option<Decimal>> = parts.iter().map(|part| ds.weight(*part, period)).collect();
    let weighted = weights.iter().any(Option::is_some);
    let share = |(part, weight): (&IndicatorIx, &Option<Decimal>)| {
        let weight = match weight {
            Some(weight) => *weight,
            None if weighted => return Some(Decimal::ZERO),
            None => Decimal::from(1),
        };
        Some(weight * ds.cell(unit, *part, period)?.value()?)
    };
    let shares: Option<Vec<Decimal>> = parts.iter().zip(&weights).map(share).collect();
    let (Some(shares), Ok(total)) = (shares, total) else {
        return Vec::new();
    };
    let rest = (total.value - shares.iter().copied().sum::<Decimal>()).abs();
    let whole = rest <= Decimal::new(2, 2) && shares.iter().all(|share| share.sign() >= 0);
    if whole { shares } else { Vec::new() }
}

/// The input of the bump chart.
///
/// # Errors
/// There are no ranks.
pub fn bump_of(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Bump> {
    let trend = trend(ds, spec.indicator, &spec.options);
    let first = spec.since.map_or(0, |since| trend.periods.partition_point(|p| *p < since));
    let places = ds.decimals(spec.indicator);
    let measure = ds.indicators()[spec.indicator].measure;
    let lines: Vec<BumpLine> = trend
        .lines
        .iter()
        .map(|line| {
            let points = line.points.get(first..).unwrap_or_default();
            let score = |point: &Option<crate::analysis::Point>| {
                let score = point.and_then(|point| point.score.ok());
                score.map(|score| number::score(score.value, places, measure, lang))
            };
            BumpLine {
                unit: line.unit,
                name: unit_name(ds, line.unit, lang),
                who: who(spec, line.unit),
                ranks: points.iter().map(|point| point.and_then(|point| point.rank)).collect(),
                scores: points.iter().map(|point| score(point).unwrap_or_default()).collect(),
            }
        })
        .filter(|line| line.ranks.iter().any(Option::is_some))
        .collect();
    let noun = words::common_noun(lines.iter().map(|line| ds.units()[line.unit].kind.as_deref()));
    if lines.is_empty() {
        return Err(NothingToDraw::NoFigures);
    }
    let breaks = trend.breaks.iter().filter(|change| change.first > first);
    Ok(Bump {
        subject: subject(ds, spec.indicator, lang),
        periods: trend.periods[first..].to_vec(),
        compared: spec.period.into_iter().chain(spec.versus).collect(),
        lines,
        breaks: breaks
            .map(|change| BumpBreak {
                first: change.first - first,
                name: lang.label(&change.name).to_owned(),
            })
            .collect(),
        noun: Some(noun),
    })
}

/// The input of the slope of all units in two periods.
///
/// # Errors
/// There is no other period, or no rank in either.
pub fn slope_of(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Slope> {
    let (from, to) = both_periods(ds, spec)?;
    let changes = changes(ds, spec.indicator, from, to, &spec.options);
    let ranked = changes.iter().filter(|change| {
        is_drawn(ds, spec, change.unit) && (change.rank_from.is_some() || change.rank_to.is_some())
    });
    let mut lines: Vec<SlopeLine> = ranked
        .map(|change| SlopeLine {
            unit: Some(change.unit),
            name: unit_name(ds, change.unit, lang),
            tone: Tone::Who(who(spec, change.unit)),
            from: change.rank_from,
            to: change.rank_to,
            places: change.places.map(|places| places.value),
        })
        .collect();
    if lines.is_empty() {
        return Err(NothingToDraw::NoRank);
    }
    by_rank(&mut lines, lang, |line| (line.to, line.name.clone()));
    let of = changes.iter().flat_map(|change| [change.of_from, change.of_to]).flatten().max();
    Ok(Slope {
        subject: subject(ds, spec.indicator, lang),
        from: date::period_short(from, lang),
        to: date::period_short(to, lang),
        lines,
        method_changed: method_changed(ds, spec.indicator, from, to, lang),
        of,
    })
}

/// The changes of method between two periods, in words.
fn method_changed(
    ds: &Dataset,
    indicator: IndicatorIx,
    from: Period,
    to: Period,
    lang: Lang,
) -> Option<String> {
    let breaks = ds.indicators()[indicator].breaks_between(from, to);
    let said = breaks.map(|method| {
        pictures::method_from(
            &date::period_short(method.from, lang),
            lang.label(&method.name),
            lang,
        )
    });
    Some(said.collect::<Vec<_>>().join("; ")).filter(|text| !text.is_empty())
}

/// The input of the slope of one unit's ranks in all its indices, in the colours of rise and fall.
///
/// # Errors
/// There is no other period, or no rank in either.
pub fn slope_of_indices(ds: &Dataset, overview: &Overview, lang: Lang) -> Input<Slope> {
    let from = overview.vs.ok_or(NothingToDraw::NoOtherPeriod)?;
    let ranked = overview
        .cards
        .iter()
        .filter(|card| card.change.rank_from.is_some() || card.change.rank_to.is_some());
    let lines: Vec<SlopeLine> = ranked
        .map(|card| SlopeLine {
            unit: Some(overview.unit),
            name: subject(ds, card.indicator, lang),
            tone: Tone::Change,
            from: card.change.rank_from,
            to: card.change.rank_to,
            places: card.change.places.map(|places| places.value),
        })
        .collect();
    if lines.is_empty() {
        return Err(NothingToDraw::NoRank);
    }
    let counts = overview.cards.iter().flat_map(|card| [card.change.of_from, card.change.of_to]);
    Ok(Slope {
        subject: unit_name(ds, overview.unit, lang),
        from: date::period_short(from, lang),
        to: date::period_short(overview.period, lang),
        lines,
        // One index of several: the cards say which.
        method_changed: None,
        of: counts.flatten().max(),
    })
}

/// The input of the dumbbell chart.
///
/// # Errors
/// There is no other period, or no score in either.
pub fn dumbbell_of(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Dumbbell> {
    let (from, to) = both_periods(ds, spec)?;
    let changes = changes(ds, spec.indicator, from, to, &spec.options);
    let scored = |change: &&crate::analysis::Change| {
        is_drawn(ds, spec, change.unit)
            && (change.score_from.is_some() || change.score_to.is_some())
    };
    let mut shown: Vec<_> = changes.iter().filter(scored).collect();
    by_rank(&mut shown, lang, |change| (change.rank_to, unit_name(ds, change.unit, lang)));
    if shown.is_empty() {
        return Err(NothingToDraw::NoFigures);
    }
    Ok(Dumbbell {
        subject: subject(ds, spec.indicator, lang),
        from: date::period_short(from, lang),
        to: date::period_short(to, lang),
        measure: ds.indicators()[spec.indicator].measure,
        places: ds.decimals(spec.indicator),
        broken: shown.iter().any(|change| change.broken),
        rows: shown
            .into_iter()
            .map(|change| DumbbellRow {
                unit: change.unit,
                name: unit_name(ds, change.unit, lang),
                who: who(spec, change.unit),
                from: change.score_from,
                to: change.score_to,
                change: change.score_change,
            })
            .collect(),
    })
}

/// The input of the waterfall of us.
///
/// # Errors
/// No unit is chosen, there is no other period, or the contributions cannot be said.
pub fn waterfall_of(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Waterfall> {
    let unit = spec.us.ok_or(NothingToDraw::NoUnit)?;
    let (from, to) = both_periods(ds, spec)?;
    let found = contributions(ds, unit, spec.indicator, from, to);
    let found = found.map_err(NothingToDraw::Unsaid)?;
    let places = ds.decimals(spec.indicator);
    let mut steps: Vec<Step> = found
        .parts
        .iter()
        .map(|part| Step {
            name: lang.label(&ds.indicators()[part.part].name).to_owned(),
            value: part.total(),
        })
        .collect();
    if !found.rest.round(places).is_zero() {
        let name = pictures::unexplained(lang).to_owned();
        steps.push(Step { name, value: found.rest });
    }
    let name = unit_name(ds, unit, lang);
    Ok(Waterfall {
        subject: format!("{}, {name}", subject(ds, spec.indicator, lang)),
        unit,
        from: (date::period_short(from, lang), found.from),
        to: (date::period_short(to, lang), found.to),
        steps,
        places,
    })
}

/// The input of the dots of us, in the period and the one compared with.
///
/// # Errors
/// No unit is chosen, or it has no whole rank among a known number of units.
pub fn dots_of(ds: &Dataset, spec: &ChartSpec, lang: Lang) -> Input<Dots> {
    let unit = spec.us.ok_or(NothingToDraw::NoUnit)?;
    let to = period_of(ds, spec)?;
    let from = spec.versus.or_else(|| ds.period_before(spec.indicator, to));
    let from = from.unwrap_or_else(|| to.previous_year());
    let change = change(ds, unit, spec.indicator, from, to, &spec.options);
    // A count that is not published for one of the periods is taken to be that of the other; the
    // words beside the picture say so.
    let count = |of: Option<usize>| of.or(change.of_to).or(change.of_from);
    let row = |period, rank: Option<Given<Rank>>, of: Option<usize>| {
        let rank = rank?;
        let whole = rank.value.as_whole()?;
        Some(DotsRow {
            period: date::period_short(period, lang),
            rank: Given { value: whole, origin: rank.origin },
            of: u32::try_from(count(of)?).ok()?.max(whole),
        })
    };
    let rows = [row(from, change.rank_from, change.of_from), row(to, change.rank_to, change.of_to)];
    let rows: Vec<DotsRow> = rows.into_iter().flatten().collect();
    if rows.is_empty() {
        return Err(NothingToDraw::NoRank);
    }
    let name = unit_name(ds, unit, lang);
    Ok(Dots { subject: format!("{}, {name}", subject(ds, spec.indicator, lang)), unit, rows })
}

fn spark_of(ds: &Dataset, spec: &ChartSpec, frame: &Frame) -> Input<Placed> {
    let unit = spec.us.ok_or(NothingToDraw::NoUnit)?;
    let input = bump_of(ds, spec, frame.lang)?;
    let line = input.lines.iter().find(|line| line.unit == unit).ok_or(NothingToDraw::NoRank)?;
    let halves = input.lines.iter().flat_map(|line| line.ranks.iter().flatten());
    let lowest = halves.map(|rank| rank.value.halves().div_ceil(2)).max().unwrap_or(2);
    let breaks: Vec<usize> = input.breaks.iter().map(|change| change.first).collect();
    let ranks = line.ranks.iter().map(|rank| rank.map(|rank| rank.value)).collect();
    let row = SparkRow { who: Who::Us, height: frame.height.round() as u16, ranks };
    let mut placed = spark::column(&[row], lowest as usize, &breaks, frame);
    // The same words and table as the whole picture's, of this unit alone.
    let alone = Bump { lines: vec![line.clone()], ..input.clone() };
    let whole = bump::place(&alone, &Frame { width: 900.0, height: 600.0, ..*frame });
    (placed.title, placed.desc, placed.table) = (whole.title, whole.desc, whole.table);
    Ok(placed)
}

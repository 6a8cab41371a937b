//! What the change page draws: ranks in all periods, ranks or scores in two. Rows are ordered by
//! the rank in the last period, best first; units without one stand last.

use super::{Cells, Table};
use crate::analysis::{Change, Line, Point, changes, trend};
use crate::locale::words::Ui;
use crate::locale::{Lang, collate, date};
use crate::model::order;
use crate::model::{Dataset, Given, IndicatorIx, Period, UnitIx};
use crate::rank::{Rank, RankOptions};

fn by_rank<T>(
    ds: &Dataset,
    rows: &mut [T],
    lang: Lang,
    of: impl Fn(&T) -> (Option<Given<Rank>>, UnitIx),
) {
    order::sort_by_key(rows, |row| {
        let (rank, unit) = of(row);
        let halves = rank.map_or(u32::MAX, |rank| rank.value.halves());
        (halves, collate::sort_key(lang.label(&ds.units()[unit].name), lang))
    });
}

/// A table of units: their names, and what else the head and each row say.
fn of_units<T>(
    ds: &Dataset,
    lang: Lang,
    head: impl FnOnce(&mut Cells),
    rows: impl Iterator<Item = (UnitIx, T)>,
    fill: impl Fn(T, &mut Cells),
) -> Table {
    let mut heads = Cells::new(lang);
    heads.head(Ui::UnitColumn);
    head(&mut heads);
    let rows = rows.map(|(unit, row)| {
        let mut cells = Cells::new(lang);
        cells.text(lang.label(&ds.units()[unit].name));
        fill(row, &mut cells);
        cells.made
    });
    Table { rows: rows.collect(), head: heads.made }.marked(ds, lang)
}

/// All units in all periods: of each that `has` anything what `fill` says of it.
fn over_time(
    ds: &Dataset,
    indicator: IndicatorIx,
    options: &RankOptions,
    lang: Lang,
    what: Ui,
    has: fn(&Point) -> bool,
    fill: impl Fn(Option<&Point>, &mut Cells),
) -> Table {
    let mut trend = trend(ds, indicator, options);
    trend.lines.retain(|line| line.points.iter().flatten().any(has));
    let last = |line: &Line| line.points.last()?.as_ref()?.rank;
    by_rank(ds, &mut trend.lines, lang, |line| (last(line), line.unit));
    let head = |head: &mut Cells| {
        for period in &trend.periods {
            head.figure_head(what, &date::period_short(*period, lang));
        }
    };
    let rows = trend.lines.iter().map(|line| (line.unit, line));
    of_units(ds, lang, head, rows, |line, cells| {
        line.points.iter().for_each(|point| fill(point.as_ref(), cells));
    })
}

/// The ranks of all units in all periods.
pub fn ranks_over_time(
    ds: &Dataset,
    indicator: IndicatorIx,
    options: &RankOptions,
    lang: Lang,
) -> Table {
    let has = |point: &Point| point.rank.is_some();
    over_time(ds, indicator, options, lang, Ui::Rank, has, |point, cells| {
        cells.given_rank(point.and_then(|point| point.rank));
    })
}

/// The scores of all units in all periods.
pub fn scores_over_time(
    ds: &Dataset,
    indicator: IndicatorIx,
    options: &RankOptions,
    lang: Lang,
) -> Table {
    let has = |point: &Point| point.score.is_ok();
    let places = ds.decimals(indicator);
    over_time(ds, indicator, options, lang, Ui::Score, has, |point, cells| match point {
        Some(point) => cells.score(point.score, places),
        None => cells.figure(None, places),
    })
}

/// The changes of the units that are ranked or scored in either period.
fn compared(
    ds: &Dataset,
    indicator: IndicatorIx,
    [from, to]: [Period; 2],
    options: &RankOptions,
    lang: Lang,
    has: fn(&Change) -> bool,
) -> Vec<Change> {
    let mut found = changes(ds, indicator, from, to, options);
    found.retain(|change| {
        let unit = &ds.units()[change.unit];
        let inside = options.group.is_none_or(|group| unit.group == Some(group));
        !unit.aggregate && inside && has(change)
    });
    by_rank(ds, &mut found, lang, |change| (change.rank_to, change.unit));
    found
}

/// The ranks of all units in two periods, and the places between.
pub fn two_ranks(
    ds: &Dataset,
    indicator: IndicatorIx,
    periods: [Period; 2],
    options: &RankOptions,
    lang: Lang,
) -> Table {
    let ranked = |change: &Change| change.rank_from.is_some() || change.rank_to.is_some();
    let head = |head: &mut Cells| {
        for period in periods {
            head.figure_head(Ui::Rank, &date::period_short(period, lang));
        }
        head.figure_head(Ui::PlacesGained, "");
    };
    let changes = compared(ds, indicator, periods, options, lang, ranked);
    let rows = changes.iter().map(|change| (change.unit, change));
    of_units(ds, lang, head, rows, |change, cells| {
        cells.given_rank(change.rank_from);
        cells.given_rank(change.rank_to);
        cells.places(change.places);
    })
}

/// The scores of all units in two periods, and the change; across a change of method those of the
/// later period alone.
pub fn two_scores(
    ds: &Dataset,
    indicator: IndicatorIx,
    periods: [Period; 2],
    options: &RankOptions,
    lang: Lang,
) -> Table {
    let scored = |change: &Change| change.score_from.is_some() || change.score_to.is_some();
    let [from, to] = periods.map(|period| date::period_short(period, lang));
    let changes = compared(ds, indicator, periods, options, lang, scored);
    let broken = changes.iter().any(|change| change.broken);
    let places = ds.decimals(indicator);
    let head = |head: &mut Cells| {
        if !broken {
            head.figure_head(Ui::Score, &from);
        }
        head.figure_head(Ui::Score, &to);
        if !broken {
            head.figure_head(Ui::ScoreChange, "");
        }
    };
    let rows = changes.iter().map(|change| (change.unit, change));
    of_units(ds, lang, head, rows, |change, cells| {
        if !broken {
            cells.figure(change.score_from, places);
        }
        cells.figure(change.score_to, places);
        if !broken {
            cells.change(change.score_change, places);
        }
    })
}

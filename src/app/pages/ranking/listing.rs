//! The rows of the ranking as figures: who stands where, in the order that the reader chose.

use std::cmp::Ordering;

use crate::analysis::{self, Change};
use crate::export::Shown;
use crate::locale::{Lang, collate};
use crate::model::order;
use crate::model::{Decimal, Given, IndicatorIx, Missing, Origin, Period, UnitIx};
use crate::rank::{Agreement, Rank, Standings, standings};
use crate::share::{Sort, SortColumn};

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The unit.
    pub unit: UnitIx,
    /// Its score, or why there is none.
    pub score: Result<Given<Decimal>, Missing>,
    /// Its rank; aggregates have none.
    pub rank: Option<Given<Rank>>,
    /// Against the period compared with.
    pub change: Option<Change>,
    /// Whether it is a mean, a region, the whole country.
    pub aggregate: bool,
}

impl Row {
    /// The score in the period compared with, where it compares.
    pub fn was(&self) -> Option<Given<Decimal>> {
        self.change.filter(|change| !change.broken)?.score_from
    }
}

/// All rows, with what the whole table needs.
#[derive(Clone, Debug)]
pub struct Listing {
    /// What is shown.
    pub shown: Shown,
    /// The rows in their order.
    pub rows: Vec<Row>,
    /// Published against computed ranks, by unit.
    pub standings: Standings,
    /// The one origin of all ranks; `None`: they differ, and each row says its own.
    pub rank_origin: Option<Origin>,
    /// Units whose published rank is not the one computed.
    pub differing: usize,
    /// Whether any row has a score.
    pub scored: bool,
    /// The components that have figures in the period, heaviest first.
    pub parts: Vec<IndicatorIx>,
    /// The ranks of all years, for the small lines.
    pub past: Past,
    /// Lowest and highest score of both periods, 0 included; worked out once, not at each scroll.
    pub extent: (Decimal, Decimal),
}

impl Listing {
    /// Ranks and sorts.
    pub fn new(shown: &Shown, sort: Sort, lang: Lang) -> Listing {
        let data = shown.data();
        let options = shown.options();
        let standings = standings(data, shown.indicator, shown.period, &options);
        let changes = shown
            .versus
            .map(|versus| analysis::changes(data, shown.indicator, versus, shown.period, &options));
        let in_group =
            |unit: UnitIx| shown.group.is_none() || data.units()[unit].group == shown.group;
        let slice = data.slice(shown.indicator, shown.period);
        let cells = slice.into_iter().flat_map(|slice| slice.cells());
        let mut rows: Vec<Row> = cells
            .filter(|cell| in_group(cell.unit))
            .map(|cell| {
                let aggregate = data.units()[cell.unit].aggregate;
                let rank = standings.get(cell.unit).shown().filter(|_| !aggregate);
                let change = changes.as_ref().map(|changes| comparable(changes[cell.unit]));
                Row { unit: cell.unit, score: cell.score, rank, change, aggregate }
            })
            .collect();
        if options.common_with.is_some() {
            rows.retain(|row| row.rank.is_some() || row.aggregate);
        }
        order(&mut rows, shown, sort, lang);
        let mut origins = rows.iter().filter_map(|row| row.rank).map(|rank| rank.origin);
        let first = origins.next();
        let rank_origin = first.filter(|first| origins.all(|other| other == *first));
        let differs = |row: &&Row| standings.get(row.unit).agreement == Agreement::Differ;
        Listing {
            differing: rows.iter().filter(differs).count(),
            scored: rows.iter().any(|row| row.score.is_ok()),
            parts: parts(shown),
            past: Past::new(shown),
            extent: extent(&rows),
            shown: shown.clone(),
            rows,
            standings,
            rank_origin,
        }
    }

    /// The row of «us».
    pub fn us(&self) -> Option<&Row> {
        let us = self.shown.us()?;
        self.rows.iter().find(|row| row.unit == us)
    }
}

/// A change without what does not compare: scores on either side of a change of method.
fn comparable(change: Change) -> Change {
    Change { score_change: change.score_change.filter(|_| !change.broken), ..change }
}

/// Lowest and highest score of both periods, 0 included.
fn extent(rows: &[Row]) -> (Decimal, Decimal) {
    let now = rows.iter().filter_map(|row| row.score.ok());
    let before = rows.iter().filter_map(|row| row.was());
    now.chain(before)
        .map(|given| given.value)
        .fold((Decimal::ZERO, Decimal::ZERO), |(low, high), value| {
            (low.min(value), high.max(value))
        })
}

/// The components with figures in the period, heaviest first where weights are published.
fn parts(shown: &Shown) -> Vec<IndicatorIx> {
    let data = shown.data();
    let has = |part: &IndicatorIx| data.slice(*part, shown.period).is_some();
    let mut parts: Vec<IndicatorIx> = data.parts(shown.indicator).filter(has).collect();
    let weight = |part: &IndicatorIx| data.weight(*part, shown.period).unwrap_or(Decimal::ZERO);
    order::sort_by(&mut parts, |a, b| weight(b).cmp(&weight(a)));
    parts
}

fn order(rows: &mut Vec<Row>, shown: &Shown, sort: Sort, lang: Lang) {
    let units = shown.data().units();
    let mut keyed: Vec<_> = std::mem::take(rows)
        .into_iter()
        .map(|row| (collate::sort_key(lang.label(&units[row.unit].name), lang), row))
        .collect();
    order::sort_by(&mut keyed, |(name_a, a), (name_b, b)| {
        let by_name = || name_a.cmp(name_b).then(units[a.unit].id.cmp(&units[b.unit].id));
        // What has no value for the column stands last, whichever way round.
        let by = |a: Option<Decimal>, b: Option<Decimal>, highest_first: bool| match (a, b) {
            (Some(a), Some(b)) if highest_first != sort.reversed => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        };
        let rank = |row: &Row| row.rank.map(|rank| rank.value.decimal());
        let column = match sort.column {
            SortColumn::Rank => by(rank(a), rank(b), false),
            SortColumn::Name if sort.reversed => by_name().reverse(),
            SortColumn::Name => Ordering::Equal,
            SortColumn::Score => by(value(&a.score), value(&b.score), true),
            SortColumn::ScoreChange => by(score_change(a), score_change(b), true),
            SortColumn::Places => by(places(a), places(b), true),
        };
        a.aggregate.cmp(&b.aggregate).then(column).then_with(by_name)
    });
    rows.extend(keyed.into_iter().map(|(_, row)| row));
}

fn value(score: &Result<Given<Decimal>, Missing>) -> Option<Decimal> {
    score.ok().map(|given| given.value)
}

fn score_change(row: &Row) -> Option<Decimal> {
    Some(row.change?.score_change?.value)
}

fn places(row: &Row) -> Option<Decimal> {
    Some(Decimal::from(i64::from(row.change?.places?.value)))
}

/// The ranks of every unit over all periods, for the small lines; by unit.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// The periods, ascending.
    pub periods: Vec<Period>,
    /// For each unit its ranks in them; empty for a unit without any.
    pub ranks: Vec<Vec<Option<Rank>>>,
    /// The lowest rank of all.
    pub lowest: u32,
    /// Positions of the first periods of new methods.
    pub breaks: Vec<usize>,
}

impl Past {
    /// Of the indicator shown, over all units.
    pub fn new(shown: &Shown) -> Past {
        let data = shown.data();
        let trend = analysis::trend(data, shown.indicator, &shown.options());
        let mut ranks = vec![Vec::new(); data.units().len()];
        let mut lowest = 1;
        for line in &trend.lines {
            let rank = |point: &Option<analysis::Point>| Some(point.as_ref()?.rank?.value);
            ranks[line.unit] = line.points.iter().map(rank).collect();
            let seen = ranks[line.unit].iter().flatten().map(|rank| rank.halves().div_ceil(2));
            lowest = seen.fold(lowest, u32::max);
        }
        let breaks = trend.breaks.iter().map(|found| found.first).collect();
        Past { periods: trend.periods, ranks, lowest, breaks }
    }
}

//! `rank`: ranks, published and computed, with the change against another period.

use serde::Serialize;
use serde_json::value::RawValue;
use xephang::analysis::{Change, changes};
use xephang::export::{CsvFor, csv_from_table};
use xephang::import::Imported;
use xephang::model::{Dataset, Decimal, IndicatorIx, Origin, Period, UnitIx};
use xephang::rank::{Rank, RankOptions, standings};

use super::args::{Args, Format};

/// One line of the table. Numbers are exact, with a decimal point, as many decimals as the data.
#[derive(Default, Serialize)]
struct Row {
    #[serde(skip_serializing_if = "Option::is_none")]
    indicator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    unit: String,
    score: Option<Box<RawValue>>,
    published_rank: Option<u32>,
    computed_rank: Option<Box<RawValue>>,
    ranked: Option<usize>,
    score_change: Option<Box<RawValue>>,
    rank_change: Option<i32>,
    derived_rank: Option<u32>,
    unit_id: String,
    versus: Option<String>,
    missing: Option<&'static str>,
    score_origin: Option<&'static str>,
    rank_origin: Option<&'static str>,
    method_break: bool,
    aggregate: bool,
}

const HEAD: [&str; 15] = [
    "unit",
    "score",
    "published_rank",
    "computed_rank",
    "ranked",
    "score_change",
    "rank_change",
    "derived_rank",
    "unit_id",
    "versus",
    "missing",
    "score_origin",
    "rank_origin",
    "method_break",
    "aggregate",
];

/// The table in the form asked for.
///
/// # Errors
/// A sentence when the index, the group or the period is not in the data.
pub fn table(data: &Imported, args: &Args) -> Result<String, String> {
    let ds = &data.dataset;
    let long = args.index.is_none();
    let options = RankOptions { ties: args.ties, group: group(ds, args)?, common_with: None };
    let indicators: Vec<IndicatorIx> = match &args.index {
        Some(id) => vec![indicator(ds, id)?],
        None => (0..ds.indicators().len()).collect(),
    };
    let mut rows = Vec::new();
    for indicator in indicators {
        for period in periods(ds, indicator, args, long) {
            rows.extend(rows_of(ds, indicator, period, args, &options, long));
        }
    }
    if rows.is_empty() {
        return Err("the data has no figure for this index, period and group".to_owned());
    }
    match args.format.unwrap_or_default() {
        Format::Json => serde_json::to_string_pretty(&rows)
            .map(|text| text + "\n")
            .map_err(|error| error.to_string()),
        Format::Csv | Format::Xlsx => {
            let front: &[&str] = if long { &["indicator", "period"] } else { &[] };
            let head: Vec<String> = front.iter().chain(&HEAD).map(|&h| h.to_owned()).collect();
            Ok(csv_from_table(&head, rows.into_iter().map(Row::cells), CsvFor::Programs))
        }
    }
}

/// The indicator with an id.
///
/// # Errors
/// A sentence with the ids that there are.
pub fn indicator(ds: &Dataset, id: &str) -> Result<IndicatorIx, String> {
    ds.indicator_by_id(id).ok_or_else(|| {
        let ids: Vec<_> = ds.indicators().iter().map(|known| known.id.as_str()).collect();
        format!("--index {id}: the data has {}", ids.join(", "))
    })
}

/// The group asked for, as an index into the data's groups.
///
/// # Errors
/// A sentence with the ids that there are.
pub fn group(ds: &Dataset, args: &Args) -> Result<Option<usize>, String> {
    let Some(id) = &args.group else { return Ok(None) };
    let found = ds.groups().iter().position(|group| group.id == *id);
    found.map(Some).ok_or_else(|| {
        let ids: Vec<_> = ds.groups().iter().map(|group| group.id.as_str()).collect();
        format!("--group {id}: the data has {}", ids.join(", "))
    })
}

fn periods(ds: &Dataset, indicator: IndicatorIx, args: &Args, long: bool) -> Vec<Period> {
    let mut periods = ds.periods(indicator);
    match args.period {
        Some(wanted) => periods.retain(|period| *period == wanted),
        None if !long => drop(periods.drain(..periods.len().saturating_sub(1))),
        None => {}
    }
    periods
}

fn rows_of(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    args: &Args,
    options: &RankOptions,
    long: bool,
) -> Vec<Row> {
    let versus = args.versus.or_else(|| ds.period_before(indicator, period));
    let versus = versus.filter(|versus| *versus != period);
    let standings = standings(ds, indicator, period, options);
    let changes = versus.map(|versus| changes(ds, indicator, versus, period, options));
    let cells = ds.slice(indicator, period).into_iter().flat_map(|slice| slice.cells());
    let mut units: Vec<UnitIx> = cells
        .map(|cell| cell.unit)
        .filter(|&unit| options.group.is_none() || ds.units()[unit].group == options.group)
        .collect();
    // Best first; equal ones by name, aggregates and unranked ones last.
    units.sort_by_key(|&unit| {
        let rank = standings.get(unit).shown().map_or(u32::MAX, |rank| rank.value.halves());
        let named = &ds.units()[unit];
        (named.aggregate, rank, &named.name.vi, &named.id)
    });
    let row = |unit: UnitIx| -> Option<Row> {
        let cell = ds.cell(unit, indicator, period)?;
        let standing = standings.get(unit);
        let change = changes.as_ref().and_then(|changes| changes.get(unit));
        let given_as = |origin: Origin| {
            standing.published.filter(|rank| rank.origin == origin).map(|rank| rank.value)
        };
        Some(Row {
            indicator: long.then(|| ds.indicators()[indicator].id.clone()),
            period: long.then(|| period.to_string()),
            unit: ds.units()[unit].name.vi.clone(),
            score: cell.value().and_then(exact),
            published_rank: given_as(Origin::Published),
            derived_rank: given_as(Origin::Derived),
            computed_rank: standing.computed.and_then(|rank| exact(decimal_from_rank(rank))),
            ranked: standing.of,
            score_change: change.and_then(|c| c.score_change).and_then(|c| exact(c.value)),
            rank_change: change.and_then(|change: &Change| change.places).map(|p| p.value),
            unit_id: ds.units()[unit].id.clone(),
            versus: versus.map(|versus| versus.to_string()),
            missing: cell.score.err().map(|reason| reason.code()),
            score_origin: cell.score.ok().map(|score| origin(score.origin)),
            rank_origin: standing.shown().map(|rank| origin(rank.origin)),
            method_break: change.is_some_and(|change| change.broken),
            aggregate: ds.units()[unit].aggregate,
        })
    };
    units.into_iter().filter_map(row).collect()
}

impl Row {
    fn cells(self) -> Vec<String> {
        let number = |value: Option<Box<RawValue>>| value.map_or(String::new(), |v| v.to_string());
        let flag = |set: bool| if set { "yes" } else { "" }.to_owned();
        let front = self.indicator.into_iter().chain(self.period);
        let rest = [
            self.unit,
            number(self.score),
            self.published_rank.map_or(String::new(), |rank| rank.to_string()),
            number(self.computed_rank),
            self.ranked.map_or(String::new(), |of| of.to_string()),
            number(self.score_change),
            self.rank_change.map_or(String::new(), |places| places.to_string()),
            self.derived_rank.map_or(String::new(), |rank| rank.to_string()),
            self.unit_id,
            self.versus.unwrap_or_default(),
            self.missing.unwrap_or_default().to_owned(),
            self.score_origin.unwrap_or_default().to_owned(),
            self.rank_origin.unwrap_or_default().to_owned(),
            flag(self.method_break),
            flag(self.aggregate),
        ];
        front.chain(rest).collect()
    }
}

fn decimal_from_rank(rank: Rank) -> Decimal {
    Decimal::new(i128::from(rank.halves()) * 5, 1).normal()
}

/// A number that JSON carries digit by digit.
fn exact(value: Decimal) -> Option<Box<RawValue>> {
    RawValue::from_string(value.to_string()).ok()
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Published => "published",
        Origin::Derived => "derived",
        Origin::Computed => "computed",
    }
}

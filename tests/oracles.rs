//! Ranks equal to scipy's, pandas', R's and the publishers' own.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use serde_json::Value;
use xephang::model::{
    Dataset, DatasetBuilder, Decimal, Direction, Extra, Given, Indicator, IndicatorIx, Label,
    Observation, Period, Publication, RankBasis, TieMethod, Unit,
};
use xephang::rank::{Agreement, Rank, RankOptions, keys, percentile, ranking, ranks, standings};

/// Where the oracles lie, if they do: beside the project, or where the environment says.
fn shared(path: &str) -> Option<PathBuf> {
    let named = std::env::var_os("XEPHANG_SHARED").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let roots = named.into_iter().chain([beside]);
    let found = roots.flat_map(|root| [root.join("data"), root]).map(|root| root.join(path));
    let found = found.into_iter().find(|file| file.exists());
    if found.is_none() {
        println!("skipped: no {path} beside the project");
    }
    found
}

fn json(path: &str) -> Option<Value> {
    Some(serde_json::from_str(&std::fs::read_to_string(shared(path)?).unwrap()).unwrap())
}

fn score(value: &Value) -> Option<Decimal> {
    value.is_number().then(|| Decimal::parse(&value.to_string()).unwrap())
}

/// Ranks of a vector with gaps, in halves.
fn found(input: &[Option<Decimal>], direction: Direction, ties: TieMethod) -> Vec<Option<u32>> {
    let scores: Vec<Decimal> = input.iter().flatten().copied().collect();
    let keys = keys(&scores, RankBasis::Unrounded, direction);
    let mut ranks = ranks(&keys, ties).into_iter().map(Rank::halves);
    input.iter().map(|score| score.and_then(|_| ranks.next())).collect()
}

fn doubled(expected: &Value) -> Vec<Option<u32>> {
    let halves = |rank: f64| (rank * 2.0) as u32;
    expected.as_array().unwrap().iter().map(|rank| rank.as_f64().map(halves)).collect()
}

fn method(name: &str) -> Option<TieMethod> {
    Some(match name {
        "min" => TieMethod::Competition,
        "max" => TieMethod::ModifiedCompetition,
        "dense" => TieMethod::Dense,
        "ordinal" | "first" => TieMethod::Ordinal,
        "average" => TieMethod::Fractional,
        _ => return None,
    })
}

/// Vectors of numbers that no published score can be: infinities, 1e308. As binary numbers they
/// have ranks, as exact decimals they are refused when read.
const NO_SCORES: [&str; 2] = ["infinities", "huge"];

fn check(name: &str, input: &Value, tables: &[(&Value, Direction)]) -> usize {
    let input: Vec<_> = input.as_array().unwrap().iter().map(score).collect();
    let mut compared = 0;
    for (table, direction) in tables {
        for (method_name, expected) in table.as_object().unwrap() {
            let Some(ties) = method(method_name) else { continue };
            let found = found(&input, *direction, ties);
            assert_eq!(found, doubled(expected), "{name}, {method_name}, {direction:?}");
            compared += 1;
        }
    }
    compared
}

#[test]
fn scipy_and_pandas() {
    let Some(file) = json("oracles/rank_vectors_scipy_pandas.json") else { return };
    let mut compared = 0;
    for (name, vector) in file["vectors"].as_object().unwrap() {
        if NO_SCORES.contains(&name.as_str()) {
            continue;
        }
        let tables = [
            (&vector["pandas_descending_na_keep"], Direction::HigherIsBetter),
            (&vector["pandas_ascending_na_keep"], Direction::LowerIsBetter),
            (&vector["scipy_ascending_nan_omit"], Direction::LowerIsBetter),
        ];
        compared += check(name, &vector["input"], &tables);
    }
    assert_eq!(compared, 12 * 15, "12 vectors, 5 methods, 3 tables");
}

#[test]
fn r() {
    let Some(file) = json("oracles/r_rank_quantile_stats.json") else { return };
    let mut compared = 0;
    for (name, vector) in file.as_object().unwrap() {
        if vector.get("rank_ascending").is_none() {
            continue;
        }
        let tables = [
            (&vector["rank_descending"], Direction::HigherIsBetter),
            (&vector["rank_ascending"], Direction::LowerIsBetter),
        ];
        compared += check(name, &vector["input"], &tables);
    }
    assert_eq!(compared, 8 * 8, "8 vectors, 4 methods, 2 directions");
}

struct Official {
    name: String,
    year: i32,
    score: Decimal,
    rank: u32,
}

fn table(text: &str, year: Option<i32>) -> Vec<Official> {
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|line| {
        let mut cells = line.split(',');
        let mut next = || cells.next().unwrap();
        Official {
            name: next().to_owned(),
            year: year.unwrap_or_else(|| next().parse().unwrap()),
            score: Decimal::parse(next()).unwrap(),
            rank: next().parse().unwrap(),
        }
    })
    .collect()
}

fn dataset(rows: &[Official]) -> (Dataset, IndicatorIx) {
    let mut builder = DatasetBuilder::new();
    let publication = builder.publication(Publication::default());
    let index = builder.indicator(Indicator::new("x", Label::vi("X")));
    for row in rows {
        let name = Label::vi(&row.name);
        let unit = builder.unit(Unit { id: row.name.clone(), name, ..Unit::default() });
        let mut observation = Observation::score(row.score);
        observation.extra =
            Some(Box::new(Extra { rank: Some(Given::published(row.rank)), ..Extra::default() }));
        builder.observe(unit, index, Period::year(row.year), publication, observation).unwrap();
    }
    (builder.build(), index)
}

fn assert_official(rows: &[Official]) {
    let (ds, index) = dataset(rows);
    for row in rows {
        let standings = standings(&ds, index, Period::year(row.year), &RankOptions::default());
        let standing = standings.get(ds.unit_by_id(&row.name).unwrap());
        assert_eq!(standing.computed, Some(Rank::whole(row.rank)), "{} {}", row.name, row.year);
        assert_eq!(standing.agreement, Agreement::Agree);
    }
}

#[test]
fn pci_official_ranks_of_2012_and_2013() {
    let rows = table(include_str!("oracles/pci_official_ranks.csv"), None);
    assert_eq!(rows.len(), 126);
    assert_official(&rows);
}

#[test]
fn cpi_2012() {
    let rows = table(include_str!("oracles/cpi_2012.csv"), Some(2012));
    assert_eq!(rows.len(), 176);
    assert_official(&rows);
    let (ds, index) = dataset(&rows);
    let ranking = ranking(&ds, index, Period::year(2012), &RankOptions::default());
    let first: Vec<_> = ranking.rows[..4]
        .iter()
        .map(|row| (ds.units()[row.unit].id.as_str(), row.rank.as_whole().unwrap()))
        .collect();
    assert_eq!(first, [("Denmark", 1), ("Finland", 1), ("New Zealand", 1), ("Sweden", 4)]);
    let vietnam = ranking.rows.iter().find(|row| ds.units()[row.unit].id == "Vietnam").unwrap();
    assert_eq!((vietnam.score.value, vietnam.rank), (Decimal::from(31), Rank::whole(123)));
}

#[test]
fn percentile_of_a_rank() {
    let texts = [(1, "100"), (7, "50"), (13, "0"), (4, "75")];
    for (rank, text) in texts {
        assert_eq!(percentile(Rank::whole(rank), 13), Decimal::parse(text).ok());
    }
    assert_eq!(percentile(Rank::whole(2), 4).unwrap().to_string(), "66.6666666667");
    assert_eq!(percentile(Rank::from_halves(5), 4), Decimal::parse("50").ok());
    for (rank, n) in [(1, 1), (0, 5), (6, 5), (1, 0)] {
        assert_eq!(percentile(Rank::whole(rank), n), None, "{rank} of {n}");
    }
}

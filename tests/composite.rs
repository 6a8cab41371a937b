//! COINr's own example, the ASEM Sustainable Connectivity index of 51 countries: from raw figures
//! through every step to all scores and ranks.
//!
//! `tests/oracles/asem` (MIT licence, beside it) holds COINr's data sets `ASEM_iData` and
//! `ASEM_iMeta` and what its `build_example_coin` makes of them: denominated, imputed with the means
//! of Europe and Asia, treated for outliers, brought to 0–100, aggregated with the weights of
//! `ASEM_iMeta`. Its screening comes after imputing and leaves out nobody.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;

use xephang::analysis::composite::{
    Column, Composite, Fault, Imputation, Input, NoScore, Node, Recipe, Treatment, Way, composite,
};
use xephang::model::{Decimal, Direction};

/// A table by the names in its head.
struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(name: &str) -> Table {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracles/asem/");
        let text = std::fs::read_to_string(format!("{folder}{name}")).unwrap();
        let mut rows = text.lines().map(cells);
        Table { head: rows.next().unwrap(), rows: rows.collect() }
    }

    fn at(&self, name: &str) -> usize {
        self.head.iter().position(|head| head == name).unwrap()
    }

    fn column(&self, name: &str) -> Vec<&str> {
        let at = self.at(name);
        self.rows.iter().map(|row| row[at].as_str()).collect()
    }

    /// A column in the order of these units.
    fn by_unit(&self, name: &str, units: &[&str]) -> Vec<&str> {
        let by_code: HashMap<&str, &str> =
            self.column("uCode").into_iter().zip(self.column(name)).collect();
        units.iter().map(|unit| by_code[unit]).collect()
    }
}

/// The cells of a line, quotes taken off.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

fn number(text: &str) -> Option<Decimal> {
    (!text.is_empty() && text != "NA").then(|| Decimal::parse_rounding(text).unwrap().0)
}

struct Asem {
    input: Input,
    units: Vec<String>,
    /// The codes of columns and nodes.
    columns: Vec<String>,
    nodes: Vec<String>,
}

fn asem() -> Asem {
    let (data, meta) = (Table::read("ASEM_iData.csv"), Table::read("ASEM_iMeta.csv"));
    let cell = |row: &[String], name: &str| row[meta.at(name)].clone();
    let mut found = Asem {
        input: Input::default(),
        units: data.column("uCode").into_iter().map(str::to_owned).collect(),
        columns: Vec::new(),
        nodes: Vec::new(),
    };
    let figures = |name: &str| -> Vec<Option<Decimal>> {
        data.column(name).into_iter().map(number).collect()
    };
    // The index stands last there and first here.
    for row in meta.rows.iter().rev().filter(|row| cell(row, "Type") == "Aggregate") {
        let parent = found.nodes.iter().position(|node| *node == cell(row, "Parent"));
        found.input.nodes.push(Node { parent, weight: number(&cell(row, "Weight")).unwrap() });
        found.nodes.push(cell(row, "iCode"));
    }
    let mut denominators: Vec<String> = Vec::new();
    for row in meta.rows.iter().filter(|row| cell(row, "Type") == "Denominator") {
        denominators.push(cell(row, "iCode"));
        found.input.denominators.push(figures(&cell(row, "iCode")));
    }
    for row in meta.rows.iter().filter(|row| cell(row, "Type") == "Indicator") {
        let direction = match number(&cell(row, "Direction")).unwrap().sign() {
            1 => Direction::HigherIsBetter,
            _ => Direction::LowerIsBetter,
        };
        found.input.columns.push(Column {
            figures: figures(&cell(row, "iCode")),
            direction,
            weight: number(&cell(row, "Weight")).unwrap(),
            parent: found.nodes.iter().position(|node| *node == cell(row, "Parent")).unwrap(),
            denominator: denominators.iter().position(|name| *name == cell(row, "Denominator")),
            ..Column::default()
        });
        found.columns.push(cell(row, "iCode"));
    }
    let groups = data.column("EurAsia_group").into_iter();
    found.input.groups = groups.map(|name| Some(usize::from(name == "Asia"))).collect();
    found
}

/// The steps of `build_example_coin`.
fn recipe() -> Recipe {
    Recipe {
        imputation: Imputation::GroupMean,
        treatment: Some(Treatment::default()),
        ..Recipe::default()
    }
}

fn made(asem: &Asem) -> Composite {
    composite(&asem.input, &recipe()).unwrap()
}

/// Whether two numbers have the same ten leading digits, but for one in the last of them; what COINr
/// prints as 1e-14 where 0 is meant counts as 0.
fn same(found: Decimal, expected: Decimal) -> bool {
    let apart = (found - expected).abs();
    apart * Decimal::new(10i128.pow(10), 0) <= expected.abs() || apart <= Decimal::new(1, 10)
}

#[test]
fn normalised_figures() {
    let asem = asem();
    let units: Vec<&str> = asem.units.iter().map(String::as_str).collect();
    let expected = Table::read("asem_aggregated.csv");
    let mut compared = 0;
    for (code, found) in asem.columns.iter().zip(&made(&asem).normalised) {
        for ((unit, found), text) in units.iter().zip(found).zip(expected.by_unit(code, &units)) {
            let (found, expected) = (found.unwrap(), number(text).unwrap());
            assert!(same(found, expected), "{code} of {unit}: {found}, not {expected}");
            compared += 1;
        }
    }
    assert_eq!(compared, 49 * 51);
}

#[test]
fn scores_of_all_nodes() {
    let asem = asem();
    let units: Vec<&str> = asem.units.iter().map(String::as_str).collect();
    let (full, printed) =
        (Table::read("asem_aggregated.csv"), Table::read("asem_results_scores.csv"));
    let mut compared = 0;
    for (code, found) in asem.nodes.iter().zip(&made(&asem).nodes) {
        for table in [&full, &printed] {
            let expected = table.by_unit(code, &units);
            for ((unit, found), text) in units.iter().zip(&found.scores).zip(expected) {
                let (found, expected) = (found.unwrap(), number(text).unwrap());
                assert!(same(found, expected), "{code} of {unit}: {found}, not {expected}");
                // Printed with ten decimals or twelve digits: to the last of them.
                if std::ptr::eq(table, &printed) {
                    let places = expected.scale().min(10);
                    assert_eq!(found.round(places), expected, "{code} of {unit}");
                }
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 2 * 11 * 51);
}

#[test]
fn ranks_of_all_nodes() {
    let asem = asem();
    let units: Vec<&str> = asem.units.iter().map(String::as_str).collect();
    let expected = Table::read("asem_results_ranks.csv");
    for (code, found) in asem.nodes.iter().zip(&made(&asem).nodes) {
        let found: Vec<u32> =
            found.ranks.iter().map(|rank| rank.unwrap().as_whole().unwrap()).collect();
        let expected: Vec<u32> =
            expected.by_unit(code, &units).into_iter().map(|rank| rank.parse().unwrap()).collect();
        assert_eq!(found, expected, "{code}");
    }
}

#[test]
fn three_countries() {
    let asem = asem();
    let index = &made(&asem).nodes[0];
    let table =
        [("CHE", "68.3837242383", 1), ("NLD", "64.8195161698", 2), ("VNM", "43.2088946936", 36)];
    for (code, score, rank) in table {
        let at = asem.units.iter().position(|unit| unit == code).unwrap();
        assert_eq!(index.scores[at].unwrap().to_string(), score);
        assert_eq!(index.ranks[at].unwrap().as_whole(), Some(rank));
    }
}

/// The number of points that COINr's `winsorise` gives for each indicator (its `nwin`), remade in
/// Python from its source.
#[test]
fn what_was_treated() {
    let asem = asem();
    let mut drawn = Vec::new();
    for (code, treated) in asem.columns.iter().zip(&made(&asem).treated) {
        assert!(treated.passes, "{code}");
        match &treated.way {
            Way::Untouched => assert_eq!(treated.before, treated.after),
            Way::Winsorised(points) => drawn.push((code.as_str(), points.len())),
            Way::Logarithm => drawn.push((code.as_str(), 0)),
        }
    }
    assert_eq!(drawn, TREATED);
}

#[rustfmt::skip]
const TREATED: [(&str, usize); 15] = [
    ("Flights", 1), ("Bord", 3), ("Gas", 3), ("Services", 4), ("FDI", 2), ("ForPort", 3),
    ("CostImpEx", 1), ("Tariff", 3), ("StMob", 2), ("CultServ", 3), ("Forest", 2), ("Poverty", 3),
    ("NGOs", 3), ("FemLab", 1), ("PubDebt", 1),
];

#[test]
fn what_was_missing() {
    let asem = asem();
    let found = made(&asem);
    let of =
        |column: usize, unit: usize| (asem.columns[column].as_str(), asem.units[unit].as_str());
    // Laos has no figure of energy; trade in electricity and gas is divided by it.
    let lost: Vec<_> = found.undivided.iter().map(|lost| of(lost.column, lost.unit)).collect();
    assert_eq!(lost, [("Elec", "LAO"), ("Gas", "LAO")]);
    assert_eq!(found.imputed.len(), 63 + 2);
    assert!(found.screened.is_empty());
    assert!(found.nodes.iter().all(|node| node.incomplete.is_empty()));

    // Of the figures as published, Brunei has 39 of 49, and Laos 41, less these two.
    let screened = Recipe { screening: Some(Decimal::new(8, 1)), ..recipe() };
    let found = composite(&asem.input, &screened).unwrap();
    let out: Vec<_> =
        found.screened.iter().map(|(at, why)| (asem.units[*at].as_str(), *why)).collect();
    let of = 49;
    assert_eq!(
        out,
        [("BRN", NoScore::Screened { has: 39, of }), ("LAO", NoScore::Screened { has: 39, of })]
    );
    let beyond = Recipe { screening: Some(Decimal::new(11, 1)), ..recipe() };
    assert!(matches!(composite(&asem.input, &beyond).unwrap_err()[..], [Fault::Setting(_)]));
}

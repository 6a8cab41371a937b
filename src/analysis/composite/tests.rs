//! Indices of few figures.

mod chosen;
mod faults;
mod properties;
mod steps;

use super::{Column, Input, Node, Normalisation, Recipe};
use crate::model::Decimal;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// Figures with spaces between; a dash where there is none.
fn column(figures: &str) -> Column {
    let figure = |text: &str| (text != "-").then(|| decimal(text));
    Column { figures: figures.split_whitespace().map(figure).collect(), ..Column::default() }
}

/// An index right over these columns.
fn index(columns: Vec<Column>) -> Input {
    let units = columns.first().map_or(0, |column| column.figures.len());
    Input { columns, nodes: vec![Node::default()], groups: vec![None; units], ..Input::default() }
}

/// Figures as [`column`] reads them, without trailing zeros.
fn written(figures: &[Option<Decimal>]) -> String {
    let text = |figure: &Option<Decimal>| {
        figure.map_or_else(|| "-".to_owned(), |figure| figure.normal().to_string())
    };
    figures.iter().map(text).collect::<Vec<_>>().join(" ")
}

fn scores(made: &super::Composite, node: usize) -> String {
    let scores: Vec<Option<Decimal>> =
        made.nodes[node].scores.iter().map(|score| score.ok()).collect();
    written(&scores)
}

/// Points as they are: the share of a maximum of 100.
fn as_they_are() -> Recipe {
    Recipe { normalisation: Normalisation::Share, ..Recipe::default() }
}

/// A column of points out of 100.
fn points(figures: &str, weight: &str) -> Column {
    let weight = decimal(weight);
    Column { weight, maximum: Some(Decimal::HUNDRED), ..column(figures) }
}

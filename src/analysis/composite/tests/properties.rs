//! What must change nothing.

use proptest::prelude::*;

use super::super::*;
use super::*;
use crate::model::Direction;

/// Figures of two decimals, a third of them with few different ones, some missing.
fn figures(units: usize) -> impl Strategy<Value = Vec<Option<Decimal>>> {
    let figure = prop_oneof![
        1 => Just(None),
        3 => (1i128..100_000).prop_map(|figure| Some(Decimal::new(figure, 2))),
        2 => (1i128..6).prop_map(|figure| Some(Decimal::new(figure, 0))),
    ];
    prop::collection::vec(figure, units)
}

/// Four indicators, two of them in a sub-index, of up to 25 units.
fn inputs() -> impl Strategy<Value = Input> {
    let column = |units| {
        (figures(units), 0i128..50, any::<bool>(), any::<bool>()).prop_map(
            |(figures, weight, down, divided)| Column {
                figures,
                weight: Decimal::new(weight + 1, 1),
                direction: if down { Direction::LowerIsBetter } else { Direction::HigherIsBetter },
                denominator: divided.then_some(0),
                reference: Some(Decimal::new(2000, 0)),
                maximum: Some(Decimal::new(2000, 0)),
                ..Column::default()
            },
        )
    };
    (6usize..25).prop_flat_map(move |units| {
        let groups = prop::collection::vec(prop::option::weighted(0.8, 0usize..3), units);
        let columns = prop::collection::vec(column(units), 4);
        (columns, groups, figures(units)).prop_map(|(mut columns, groups, denominator)| {
            columns[2..].iter_mut().for_each(|column| column.parent = 1);
            let nodes = vec![Node::default(), Node { parent: Some(0), weight: decimal("1.5") }];
            Input { columns, nodes, groups, denominators: vec![denominator] }
        })
    })
}

fn recipes() -> impl Strategy<Value = Recipe> {
    let imputation = prop_oneof![
        Just(Imputation::None),
        Just(Imputation::Mean),
        Just(Imputation::GroupMean),
        Just(Imputation::GroupMedian),
    ];
    let treatment = prop_oneof![
        Just(None),
        Just(Some(Treatment::default())),
        Just(Some(Treatment {
            points: 2,
            skew: decimal("0.3"),
            kurtosis: Decimal::ZERO,
            logarithm: true
        })),
    ];
    let normalisation = prop_oneof![
        Just(Normalisation::MinMax { low: decimal("1"), high: Decimal::HUNDRED }),
        Just(Normalisation::ZScore { mean: Decimal::HUNDRED, deviation: decimal("10") }),
        Just(Normalisation::Rank),
        Just(Normalisation::PercentileRank),
        Just(Normalisation::Share),
    ];
    let means = prop_oneof![Just(Mean::Arithmetic), Just(Mean::Geometric), Just(Mean::Harmonic)];
    let order = prop_oneof![Just(Order::ImputeFirst), Just(Order::TreatFirst)];
    let share = || prop::option::of((0i128..8).prop_map(|tenths| Decimal::new(tenths, 1)));
    (
        imputation,
        treatment,
        normalisation,
        prop::collection::vec(means, 1..3),
        order,
        share(),
        share(),
    )
        .prop_map(
            |(imputation, treatment, normalisation, means, order, screening, least_parts)| Recipe {
                imputation,
                treatment,
                normalisation,
                means,
                order,
                screening,
                least_parts,
                ..Recipe::default()
            },
        )
}

/// Units in another order: the unit at `order[i]` comes to stand at `i`.
fn turned<T: Clone>(list: &[T], order: &[usize]) -> Vec<T> {
    order.iter().map(|at| list[*at].clone()).collect()
}

fn with_order() -> impl Strategy<Value = (Input, Vec<usize>)> {
    inputs().prop_flat_map(|input| {
        let order: Vec<usize> = (0..input.units()).collect();
        (Just(input), Just(order).prop_shuffle())
    })
}

/// What a unit got in the end: normalised figures, scores and ranks.
fn ends(made: &Composite) -> impl PartialEq + std::fmt::Debug + use<> {
    let nodes = made.nodes.iter().map(|node| (node.scores.clone(), node.ranks.clone()));
    (made.normalised.clone(), nodes.collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn the_order_of_units((input, order) in with_order(), recipe in recipes()) {
        let mut other = input.clone();
        other.columns.iter_mut().for_each(|column| column.figures = turned(&column.figures, &order));
        other.groups = turned(&input.groups, &order);
        other.denominators = vec![turned(&input.denominators[0], &order)];
        match (composite(&input, &recipe), composite(&other, &recipe)) {
            (Ok(made), Ok(found)) => {
                prop_assert_eq!(&made.treated.len(), &found.treated.len());
                for (made, found) in made.treated.iter().zip(&found.treated) {
                    prop_assert_eq!((made.before, made.after), (found.before, found.after));
                }
                for (made, found) in made.normalised.iter().zip(&found.normalised) {
                    prop_assert_eq!(&turned(made, &order), found);
                }
                for (made, found) in made.nodes.iter().zip(&found.nodes) {
                    prop_assert_eq!(&turned(&made.scores, &order), &found.scores);
                    prop_assert_eq!(&turned(&made.ranks, &order), &found.ranks);
                }
            }
            (Err(one), Err(other)) => prop_assert_eq!(one.len(), other.len()),
            (one, other) => prop_assert!(false, "{one:?} {other:?}"),
        }
    }

    #[test]
    fn the_scale_of_weights(input in inputs(), recipe in recipes(), factor in 1i128..1000, scale in 0u8..4) {
        let factor = Decimal::new(factor, scale);
        let mut other = input.clone();
        // All parts of the index: two columns and the sub-index.
        other.columns[..2].iter_mut().for_each(|column| column.weight = column.weight * factor);
        other.nodes[1].weight = other.nodes[1].weight * factor;
        let (one, other) = (composite(&input, &recipe), composite(&other, &recipe));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn the_scale_of_a_column(
        input in inputs(), factor in 1i128..100_000, scale in 0u8..6, shift in -1_000_000i128..1_000_000,
        treated in any::<bool>(),
    ) {
        let treatment = treated.then(Treatment::default);
        let recipe = Recipe { treatment, imputation: Imputation::Mean, ..Recipe::default() };
        let mut input = input;
        input.columns[0].denominator = None;
        let mut other = input.clone();
        for figure in other.columns[0].figures.iter_mut().flatten() {
            *figure = *figure * Decimal::new(factor, scale) + Decimal::new(shift, 3);
        }
        let one = composite(&input, &recipe).map(|made| ends(&made));
        prop_assert_eq!(one, composite(&other, &recipe).map(|made| ends(&made)));
    }

    #[test]
    fn a_unit_without_figures(input in inputs(), recipe in recipes()) {
        let mut other = input.clone();
        other.columns.iter_mut().for_each(|column| column.figures.push(None));
        other.denominators[0].push(Some(Decimal::HUNDRED));
        other.groups.push(Some(0));
        match (composite(&input, &recipe), composite(&other, &recipe)) {
            (Ok(made), Ok(mut found)) => {
                for node in &mut found.nodes {
                    prop_assert_eq!(node.scores.pop(), Some(Err(NoScore::NoFigure)));
                    prop_assert_eq!(node.ranks.pop(), Some(None));
                }
                found.normalised.iter_mut().for_each(|column| prop_assert_none(column.pop()));
                prop_assert_eq!(ends(&made), ends(&found));
            }
            (one, other) => prop_assert_eq!(one, other),
        }
    }

    /// Who is nowhere worse is not worse in the end.
    #[test]
    fn more_is_never_less(input in inputs(), normalisation in 0usize..3) {
        let hundred = Decimal::HUNDRED;
        let scales = [
            Normalisation::MinMax { low: decimal("1"), high: hundred },
            Normalisation::ZScore { mean: hundred, deviation: decimal("5") },
            Normalisation::Rank,
        ];
        let recipe = Recipe {
            normalisation: scales[normalisation],
            imputation: Imputation::Mean,
            treatment: Some(Treatment::default()),
            means: vec![Mean::Geometric, Mean::Harmonic],
            ..Recipe::default()
        };
        let Ok(made) = composite(&input, &recipe) else { return Ok(()) };
        let row = |unit: usize| made.normalised.iter().map(move |column| column[unit]);
        let score = |unit: usize| made.nodes[0].scores[unit].ok();
        for a in 0..input.units() {
            for b in 0..input.units() {
                if row(a).zip(row(b)).all(|(a, b)| a >= b) {
                    prop_assert!(score(a) >= score(b));
                }
            }
        }
    }
}

fn prop_assert_none(last: Option<Option<Decimal>>) {
    assert_eq!(last, Some(None));
}

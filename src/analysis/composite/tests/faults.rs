//! What keeps an index from being made.

use super::super::*;
use super::*;
use crate::model::Direction;

fn fault(input: &Input, recipe: &Recipe) -> Vec<Fault> {
    composite(input, recipe).unwrap_err()
}

#[test]
fn columns_and_weights() {
    let plain = Recipe::default();
    assert_eq!(fault(&index(Vec::new()), &plain), [Fault::NoIndicator]);
    assert_eq!(fault(&index(vec![column("- -")]), &plain), [Fault::NoUnit]);
    assert_eq!(fault(&index(vec![column("")]), &plain), [Fault::NoUnit]);
    let empty = index(vec![column("1 2"), column("- -")]);
    assert_eq!(fault(&empty, &plain), [Fault::NoFigure { column: 1 }]);
    let flat = index(vec![column("2 2"), column("1 2"), column("3 -")]);
    let none = [Fault::NoRange { column: 0 }, Fault::NoRange { column: 2 }];
    assert_eq!(fault(&flat, &plain), none);
    let zscore = Normalisation::ZScore { mean: Decimal::ZERO, deviation: decimal("1") };
    for normalisation in [zscore, Normalisation::PercentileRank] {
        assert_eq!(fault(&flat, &Recipe { normalisation, ..Recipe::default() }), none);
    }
    let short = index(vec![column("1 2"), column("1")]);
    assert_eq!(fault(&short, &plain), [Fault::Lengths { column: 1 }]);
    let mut divided = index(vec![Column { denominator: Some(0), ..column("1 2") }]);
    assert_eq!(fault(&divided, &plain), [Fault::Lengths { column: 0 }]);
    divided.denominators = vec![vec![None]];
    assert_eq!(fault(&divided, &plain), [Fault::Lengths { column: 0 }]);
    let weightless = index(vec![points("1 2", "0"), points("1 2", "0")]);
    assert_eq!(fault(&weightless, &plain), [Fault::Weightless { node: 0 }]);
    let negative = index(vec![points("1 2", "-1"), points("1 2", "2")]);
    assert_eq!(fault(&negative, &plain), [Fault::NegativeWeight { part: Part::Column(0) }]);
}

#[test]
fn trees() {
    let node = |parent| Node { parent, ..Node::default() };
    let over = |nodes: &[Node]| Input { nodes: nodes.to_vec(), ..index(vec![column("1 2")]) };
    let table = [
        (over(&[]), Part::Column(0)),
        // A circle, two indices, a sub-index without parts.
        (over(&[node(Some(0))]), Part::Node(0)),
        (over(&[node(None), node(Some(2)), node(Some(1))]), Part::Node(1)),
        (over(&[node(None), node(None)]), Part::Node(1)),
        (over(&[node(None), node(Some(0))]), Part::Node(1)),
    ];
    for (input, part) in table {
        assert_eq!(fault(&input, &Recipe::default()), [Fault::Tree { part }]);
    }
}

#[test]
fn scales_and_means() {
    let scale = |normalisation| Recipe { normalisation, ..Recipe::default() };
    let share = scale(Normalisation::Share);
    let none = Fault::Maximum { column: 0 };
    for maximum in [None, Some(Decimal::ZERO), Some(decimal("-1"))] {
        let input = index(vec![Column { maximum, ..column("1 2") }]);
        assert_eq!(fault(&input, &share), [none]);
    }
    let reference = scale(Normalisation::Reference { capped: true });
    let up = [None, Some(decimal("1")), Some(decimal("0.5"))];
    for reference_figure in up {
        let input = index(vec![Column { reference: reference_figure, ..column("1 2") }]);
        assert_eq!(fault(&input, &reference), [Fault::Reference { column: 0 }]);
    }
    let direction = Direction::LowerIsBetter;
    let input = Column { direction, reference: Some(decimal("2")), ..column("1 2") };
    assert_eq!(fault(&index(vec![input]), &reference), [Fault::Reference { column: 0 }]);
    let near = decimal("0.00000000000000000000000000001");
    let input = index(vec![Column { reference: Some(near), ..column("0 1") }]);
    let uncapped = scale(Normalisation::Reference { capped: false });
    assert_eq!(fault(&input, &uncapped), [Fault::OutOfReach { column: 0 }]);

    for (mean, figures) in [(Mean::Geometric, "4 0 -1"), (Mean::Harmonic, "4 0 1")] {
        let input = index(vec![points("4 4 4", "1"), points(figures, "1")]);
        let recipe = Recipe { means: vec![mean], ..as_they_are() };
        let expected = Fault::NotPositive { node: 0, part: Part::Column(1), unit: 1 };
        assert_eq!(fault(&input, &recipe), [expected]);
    }
}

#[test]
fn settings() {
    let (below, above, zero) = (decimal("-0.1"), decimal("1.1"), Decimal::ZERO);
    let plain = Recipe::default;
    let treatment = |skew, kurtosis| Recipe {
        treatment: Some(Treatment { skew, kurtosis, ..Treatment::default() }),
        ..plain()
    };
    let scale = |normalisation| Recipe { normalisation, ..plain() };
    let table = [
        (Recipe { screening: Some(below), ..plain() }, Setting::Screening),
        (Recipe { screening: Some(above), ..plain() }, Setting::Screening),
        (treatment(below, zero), Setting::Treatment),
        (treatment(zero, below), Setting::Treatment),
        (scale(Normalisation::MinMax { low: zero, high: zero }), Setting::Normalisation),
        (scale(Normalisation::ZScore { mean: zero, deviation: zero }), Setting::Normalisation),
        (Recipe { means: Vec::new(), ..plain() }, Setting::Aggregation),
        (Recipe { least_parts: Some(above), ..plain() }, Setting::Aggregation),
    ];
    for (recipe, setting) in table {
        assert_eq!(fault(&index(vec![column("1 2")]), &recipe), [Fault::Setting(setting)]);
    }
}

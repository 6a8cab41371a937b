//! Indicators out of a data set.

use super::super::*;
use super::*;
use crate::model::{Direction, Label, Missing, Origin, Period};
use crate::tests::{Made, YEAR};

fn made() -> Made {
    let mut made = Made::new();
    let (health, debt) = (made.part("health", None), made.another_index("debt"));
    made.indicator(debt).direction = Direction::LowerIsBetter;
    made.indicator(health).maximum = Some((decimal("10"), Origin::Published));
    for (id, index, health_score, debt_score) in [
        ("c", "3", "9", "60"),
        ("a", "1", "8", "20"),
        ("mean", "2", "5", "50"),
        ("b", "2", "6", "40"),
    ] {
        made.put(id, YEAR, index).put_in(id, health, YEAR, health_score);
        made.put_in(id, debt, YEAR, debt_score);
    }
    made.missing("d", YEAR, Missing::Withheld).put_in("d", health, YEAR, "7");
    made.put("old", Period::year(2015), "99");
    made.unit("mean").aggregate = true;
    for (id, group) in [("a", 0), ("b", 1), ("c", 0)] {
        made.unit(id).group = Some(group);
    }
    made
}

fn take(indicator: usize) -> Chosen {
    Chosen { indicator, weight: decimal("2"), direction: None, parent: 0 }
}

#[test]
fn units_figures_and_what_belongs_to_them() {
    let ds = made().ds();
    let found = chosen(&ds, &[take(0), take(1), take(2)], &[], YEAR, None).unwrap();
    let names: Vec<&str> = found.units.iter().map(|unit| ds.units()[*unit].id.as_str()).collect();
    assert_eq!(names, ["c", "a", "b", "d"]);
    let columns = &found.input.columns;
    assert_eq!(written(&columns[0].figures), "3 1 2 -");
    assert_eq!(written(&columns[1].figures), "9 8 6 7");
    assert_eq!(written(&columns[2].figures), "60 20 40 -");
    assert_eq!(columns[2].direction, Direction::LowerIsBetter);
    assert_eq!((columns[1].maximum, columns[1].weight), (Some(decimal("10")), decimal("2")));
    assert_eq!(found.missing, [(0, 3, Missing::Withheld)]);
    assert_eq!(found.input.groups, [Some(0), Some(0), Some(1), None]);
    let mut off = Made::new();
    let part = off.part("off", Some("-1"));
    off.put_in("a", part, YEAR, "3");
    let off = chosen(&off.ds(), &[take(part)], &[], YEAR, None).unwrap();
    assert_eq!(off.input.columns[0].direction, Direction::LowerIsBetter, "it is taken off");
    let made = composite(&found.input, &Recipe::default()).unwrap();
    assert_eq!(scores(&made, 0), "66.6666666667 55.5555555556 33.3333333333 33.3333333333");

    let found = chosen(&ds, &[take(1)], &[], YEAR, Some(0)).unwrap();
    assert_eq!(written(&found.input.columns[0].figures), "9 8");
    // A sub-index of its own.
    let nodes = [Node::default(), Node { parent: Some(0), ..Node::default() }];
    let below = Chosen { parent: 1, ..take(1) };
    let found = chosen(&ds, &[below], &nodes, YEAR, None).unwrap();
    assert_eq!(composite(&found.input, &Recipe::default()).unwrap().nodes.len(), 2);
}

#[test]
fn what_cannot_be_taken() {
    let ds = made().ds();
    let of = |taken: &[Chosen], period, group| chosen(&ds, taken, &[], period, group).unwrap_err();
    assert_eq!(of(&[], YEAR, None), [Fault::NoIndicator]);
    assert_eq!(of(&[take(0), take(1), take(0)], YEAR, None), [Fault::Twice { column: 2 }]);
    assert_eq!(of(&[take(0), take(9)], YEAR, None), [Fault::NoFigure { column: 1 }]);
    assert_eq!(of(&[take(1)], Period::year(2015), None), [Fault::NoFigure { column: 0 }]);
    assert_eq!(of(&[take(1)], YEAR, Some(7)), [Fault::NoUnit]);
    assert_eq!(ds.units()[0].name, Label::vi("c"));
}

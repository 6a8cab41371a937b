use super::*;
use crate::model::bytes::{Bytes, from_bytes};
use crate::model::{Given, Label};
use crate::share::recipe::OwnPart;
use crate::tests::{Made, YEAR};

/// Parts «p» and «q»; C has no figure of q.
fn small() -> Made {
    with("4")
}

/// As [`small`], with this figure of p for B.
fn with(figure: &str) -> Made {
    let mut made = Made::new();
    let (p, q) = (made.part("p", None), made.part("q", None));
    for (id, first, second) in
        [("B", figure, "1"), ("A", "4", "1"), ("E", "0", "2"), ("F", "2", "0")]
    {
        made.put_in(id, p, YEAR, first).put_in(id, q, YEAR, second);
    }
    made.put_in("C", p, YEAR, "3");
    made
}

fn of(ids: &[&str]) -> OwnIndex {
    OwnIndex { parts: ids.iter().map(|id| OwnPart::new(*id)).collect(), ..OwnIndex::default() }
}

fn listed(own: &Own, ds: &Dataset) -> Vec<String> {
    let row = |row: &OwnRow| {
        let rank = row.rank.map_or("-".to_owned(), |rank| rank.decimal().to_string());
        format!("{} {rank}", ds.units()[row.unit].id)
    };
    own.rows(ds, Lang::Vi).iter().map(row).collect()
}

#[test]
fn best_first_then_by_name_and_last_who_has_no_score() {
    let ds = small().ds();
    let index = OwnIndex { least: Some(60), ..of(&["p", "q"]) };
    let with = |ties| {
        let options = RankOptions { ties, ..RankOptions::default() };
        listed(&made(&ds, &index, YEAR, &options).unwrap(), &ds)
    };
    assert_eq!(with(None), ["A 1", "B 1", "E 3", "F 4", "C -"]);
    assert_eq!(with(Some(TieMethod::Fractional)), ["A 1.5", "B 1.5", "E 3", "F 4", "C -"]);
    assert_eq!(with(Some(TieMethod::Ordinal)), ["A 1", "B 2", "E 3", "F 4", "C -"]);
}

#[test]
fn low_figures_may_be_the_better_ones() {
    let ds = small().ds();
    let mut index = of(&["p"]);
    let ranked =
        |index: &OwnIndex| listed(&made(&ds, index, YEAR, &RankOptions::default()).unwrap(), &ds);
    assert_eq!(ranked(&index), ["A 1", "B 1", "C 3", "F 4", "E 5"]);
    index.parts[0].better = Some(Better::Low);
    assert_eq!(ranked(&index), ["E 1", "F 2", "C 3", "A 4", "B 4"]);
}

#[test]
fn outliers_are_treated_before_or_after_gaps_are_filled() {
    // Nine ordinary figures and a huge one; a unit without.
    let mut made_up = Made::new();
    let (p, q) = (made_up.part("p", None), made_up.part("q", None));
    for at in 0..10 {
        let figure = if at == 9 { "900".to_owned() } else { at.to_string() };
        made_up.put_in(&format!("u{at}"), p, YEAR, &figure);
        made_up.put_in(&format!("u{at}"), q, YEAR, &at.to_string());
    }
    made_up.put_in("gap", q, YEAR, "2");
    let ds = made_up.ds();
    let filled = |outliers| {
        let index = OwnIndex { missing: Fill::Mean, outliers, ..of(&["p", "q"]) };
        let own = made(&ds, &index, YEAR, &RankOptions::default()).unwrap();
        let at = own.units.iter().position(|unit| ds.units()[*unit].id == "gap").unwrap();
        own.made.imputed.iter().find(|one| one.unit == at).map(|one| one.figure).unwrap()
    };
    // The mean of all ten, or that of the ten after the huge one was drawn in.
    assert_eq!(filled(Outliers::Treat), Decimal::parse("93.6").unwrap());
    assert!(filled(Outliers::TreatFirst) < Decimal::from(10));
}

#[test]
fn only_a_group() {
    let mut some = small();
    for (id, group) in [("A", 0), ("B", 1), ("E", 0), ("F", 0)] {
        some.unit(id).group = Some(group);
    }
    let ds = some.ds();
    let options = RankOptions { group: Some(0), ..RankOptions::default() };
    let own = made(&ds, &of(&["p", "q"]), YEAR, &options).unwrap();
    assert_eq!(listed(&own, &ds), ["A 1", "E 2", "F 3"]);
}

#[test]
fn what_keeps_it_from_being_made() {
    let ds = small().ds();
    let fails = |index: &OwnIndex| made(&ds, index, YEAR, &RankOptions::default()).unwrap_err();
    let failed = fails(&of(&["p", "nothing", "q", "nobody"]));
    assert_eq!((failed.unknown, failed.faults), (vec!["nothing".into(), "nobody".into()], vec![]));
    assert_eq!(fails(&of(&[])).faults, [Fault::NoIndicator]);
    assert_eq!(fails(&of(&["p", "p"])).faults, [Fault::Twice { column: 1 }]);
    assert_eq!(fails(&of(&["x"])).faults, [Fault::NoFigure { column: 0 }]);
    let share = OwnIndex { scale: Scale::Share, ..of(&["p"]) };
    assert_eq!(fails(&share).faults, [Fault::Maximum { column: 0 }]);
    // The worst unit has 0, of which there is no geometric mean; the fault names it.
    let failed = fails(&OwnIndex { mean: MeanOf::Geometric, ..of(&["p"]) });
    let [Fault::NotPositive { unit, .. }] = failed.faults[..] else { unreachable!() };
    assert_eq!(ds.units()[failed.units[unit]].id, "E");
    let from_one = OwnIndex { mean: MeanOf::Geometric, scale: Scale::MinMaxFromOne, ..of(&["p"]) };
    assert!(made(&ds, &from_one, YEAR, &RankOptions::default()).is_ok());
}

#[test]
fn a_table_that_tells_scores_apart() {
    let ds = with("3.9999").ds();
    let index = OwnIndex { least: Some(60), ..of(&["p", "q"]) };
    let own = made(&ds, &index, YEAR, &RankOptions::default()).unwrap();
    let rows: Vec<String> =
        table(&own, &ds, Lang::Vi).rows.iter().map(|row| row.join(" | ")).collect();
    assert_eq!(
        rows,
        [
            "1 | A | 75,000 | 100,00 | 50,00",
            "2 | B | 74,999 | 100,00 | 50,00",
            "3 | E | 50,000 | 0,00 | 100,00",
            "4 | F | 25,000 | 50,00 | 0,00",
            " | C | chỉ có 1/2 số liệu |  | ",
        ]
    );
}

#[test]
fn reasons_stay_with_their_units() {
    let mut some = small();
    some.missing("E", YEAR, Missing::Withheld).put("A", YEAR, "2").put("B", YEAR, "1");
    let ds = some.ds();
    let own = made(&ds, &of(&["x", "p"]), YEAR, &RankOptions::default()).unwrap();
    let missing: Vec<(usize, &str, Missing)> = own
        .missing
        .iter()
        .map(|(part, row, why)| (*part, ds.units()[own.units[*row]].id.as_str(), *why))
        .collect();
    assert_eq!(missing, [(0, "E", Missing::Withheld)]);
}

/// What draws any index draws this one: the same ranks, and bars whose pieces are the score.
#[test]
fn as_data_like_any_other() {
    let ds = small().ds();
    let index = OwnIndex { name: Some("Xanh".to_owned()), ..of(&["p", "q"]) };
    let own = made(&ds, &index, YEAR, &RankOptions::default()).unwrap();
    let made = data(&own, &ds);
    assert_eq!(made.indicators()[0].name, Label::vi("Xanh"));
    let standings = crate::rank::standings(&made, 0, YEAR, &RankOptions::default());
    for row in own.rows(&ds, Lang::Vi) {
        let shown = standings.get(row.unit).shown();
        assert_eq!(shown, row.rank.map(Given::computed));
        let cell = made.cell(row.unit, 0, YEAR).unwrap();
        assert_eq!(cell.score.ok(), row.score.ok().map(Given::computed));
    }
    let spec = crate::chart::ChartSpec {
        period: Some(YEAR),
        stacked: true,
        ..crate::chart::ChartSpec::default()
    };
    let bars = crate::chart::ranked_bars::input(&made, &spec, Lang::Vi).unwrap();
    assert_eq!(bars.parts, ["p", "q"]);
    for bar in bars.rows.iter().filter(|bar| !bar.parts.is_empty()) {
        let sum: Decimal = bar.parts.iter().copied().sum();
        assert_eq!(Ok(sum.round(10)), bar.score.map(|score| score.value.round(10)));
    }
    // C has no figure of q: its score is not a sum of shares.
    assert_eq!(bars.rows.iter().filter(|bar| bar.parts.is_empty()).count(), 1);
}

#[test]
fn from_bytes_as_it_was() {
    let ds = small().ds();
    let asked = asked(&ds, &of(&["p", "q"]), YEAR, &RankOptions::default()).unwrap();
    let (input, recipe) = (asked.input().clone(), asked.recipe.clone());
    let bytes = (input.clone(), recipe.clone()).to_bytes();
    assert_eq!(from_bytes(&bytes), Some((input.clone(), recipe.clone())));
    let made = composite(&input, &recipe);
    assert_eq!(from_bytes(&made.to_bytes()), Some(made));
    let failed: Result<Composite, Vec<Fault>> = composite(&Input::default(), &recipe);
    assert!(failed.is_err());
    assert_eq!(from_bytes(&failed.to_bytes()), Some(failed));
}

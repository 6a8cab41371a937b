//! Which indicators are the parts of which, found by their sums where their names say nothing: a
//! dimension stands before the sub-dimensions that add up to it, and one indicator is the sum of all
//! that are no parts. Taken only where it holds for every unit and period.

use std::collections::BTreeMap;

use super::draft::{Draft, Row};
use super::records;
use crate::model::text::{fold, slug};
use crate::model::{Decimal, Label, Period};

/// The most parts that are tried for one whole.
const MOST_PARTS: usize = 40;

/// The most figures and indicators that are looked at.
const MOST_FIGURES: usize = 1_000_000;
/// See [`MOST_FIGURES`].
const MOST_INDICATORS: usize = 300;

/// Sums that must hold before they are believed.
const FEWEST_SUMS: usize = 5;

/// Printed sums may differ from the sum of their printed parts by this much for each part.
const ROUNDING: Decimal = Decimal::new(6, 3);

/// The scores of a unit in a period, by indicator.
type Scores = Vec<Option<Decimal>>;

/// Finds parts among the indicators of a draft that have none; `index` is the name by which the file
/// calls its index, where it does.
pub fn find(draft: &mut Draft, index: Option<&str>) {
    let count = draft.indicators.len();
    let flat = draft.indicators.iter().all(|of| of.indicator.parent.is_none());
    if !flat || !(3..=MOST_INDICATORS).contains(&count) || draft.rows.len() > MOST_FIGURES {
        return;
    }
    let scores = scores(draft);
    let mut parents: Vec<Option<usize>> = vec![None; count];
    let mut at = 0;
    while at < count {
        let parts = parts_behind(&scores, at, count);
        parents.iter_mut().skip(at + 1).take(parts).for_each(|parent| *parent = Some(at));
        at += parts + 1;
    }
    let tops: Vec<usize> = (0..count).filter(|at| parents[*at].is_none()).collect();
    let total = tops.iter().copied().find(|&total| {
        let others: Vec<usize> = tops.iter().copied().filter(|at| *at != total).collect();
        others.len() > 1 && adds_up(&scores, total, &others)
    });
    if let Some(total) = total {
        tops.iter().filter(|at| **at != total).for_each(|at| parents[*at] = Some(total));
    }
    if parents.iter().any(Option::is_some) {
        plant(draft, &parents, total, index);
        records::take_off(draft);
    }
}

/// The scores of all units, aggregates left out: the highest of each part add up to nothing.
fn scores(draft: &Draft) -> Vec<Scores> {
    let mut all: BTreeMap<(usize, Period), Scores> = BTreeMap::new();
    for row in draft.rows.iter() {
        let aggregate = draft.units.get(row.unit).is_none_or(|of| of.unit.aggregate);
        if let (Ok(score), false) = (row.score, aggregate) {
            let scores = all.entry((row.unit, row.period)).or_default();
            scores.resize(draft.indicators.len(), None);
            if let Some(place) = scores.get_mut(row.indicator) {
                let kind = draft.indicators[row.indicator].indicator.kind;
                *place = Some(records::added(kind, score.value));
            }
        }
    }
    all.into_values().collect()
}

/// How many indicators right behind one are its parts: the fewest that add up to it everywhere.
fn parts_behind(scores: &[Scores], whole: usize, count: usize) -> usize {
    let most = (count - whole - 1).min(MOST_PARTS);
    let parts: Vec<usize> = (whole + 1..count).collect();
    (2..=most).find(|n| adds_up(scores, whole, &parts[..*n])).unwrap_or_default()
}

/// Whether parts add up to a whole for every unit and period that has both. A part may be missing
/// from a period altogether: methods change.
fn adds_up(scores: &[Scores], whole: usize, parts: &[usize]) -> bool {
    let tolerance = ROUNDING * Decimal::from(parts.len() as i64);
    let (mut sums, mut different) = (0, false);
    let mut first: Option<Decimal> = None;
    for scores in scores {
        let Some(whole) = scores[whole] else { continue };
        let given = || parts.iter().filter_map(|part| scores[*part]);
        let few = given().count() < 2;
        if few && given().count() == 0 {
            continue;
        }
        if few || (given().sum::<Decimal>() - whole).abs() > tolerance {
            return false;
        }
        sums += 1;
        different |= *first.get_or_insert(whole) != whole;
    }
    sums >= FEWEST_SUMS && different
}

/// Gives the indicators their parents; the total comes first, since wholes stand before parts.
fn plant(draft: &mut Draft, parents: &[Option<usize>], total: Option<usize>, index: Option<&str>) {
    let count = draft.indicators.len();
    let order: Vec<usize> =
        total.into_iter().chain((0..count).filter(|at| Some(*at) != total)).collect();
    let mut place = vec![0; count];
    for (to, from) in order.iter().enumerate() {
        place[*from] = to;
    }
    if let (Some(total), Some(index)) = (total, index) {
        let of = &mut draft.indicators[total].indicator;
        let named = fold(&of.name.vi);
        if named.split(' ').any(|word| word == fold(index)) {
            of.id = slug(index);
            of.short = Some(Label::vi(index));
        }
    }
    let mut ids: Vec<String> = Vec::with_capacity(count);
    let mut old: Vec<_> = std::mem::take(&mut draft.indicators).into_iter().map(Some).collect();
    for from in order {
        let Some(mut of) = old[from].take() else { continue };
        let parent = parents[from].map(|parent| place[parent]);
        if let Some(above) = parent.and_then(|parent| ids.get(parent)) {
            of.indicator.id = format!("{above}.{}", of.indicator.id);
        }
        of.indicator.parent = parent;
        ids.push(of.indicator.id.clone());
        draft.indicators.push(of);
    }
    draft.rows = draft.rows.changed(|row| {
        Some(Row { indicator: place.get(row.indicator).copied().unwrap_or(row.indicator), ..row })
    });
}

#[cfg(test)]
mod tests {
    use super::super::draft::{DraftIndicator, DraftUnit, RowAt, RowPath};
    use super::*;
    use crate::model::{Given, Indicator, Unit};
    use proptest::prelude::*;

    /// A draft with a row for each unit and a column for each indicator.
    fn draft(table: &[Vec<i64>]) -> Draft {
        let mut draft = Draft::unplaced("x");
        for at in 0..table.first().map_or(0, Vec::len) {
            let name = format!("c{at}");
            let indicator = Indicator::new(name.clone(), Label::vi(&name));
            draft.indicators.push(DraftIndicator { indicator, offset: 0 });
        }
        for (unit, scores) in table.iter().enumerate() {
            draft.units.push(DraftUnit { unit: Unit::default(), own_id: false, offset: 0 });
            for (indicator, score) in scores.iter().enumerate() {
                draft.rows.push(Row {
                    unit,
                    indicator,
                    period: Period::year(2016),
                    score: Ok(Given::published(Decimal::from(*score))),
                    extra: None,
                    at: RowAt { offset: 0, path: RowPath::Observation(0) },
                });
            }
        }
        draft
    }

    fn tree(draft: &Draft) -> Vec<(String, Option<usize>)> {
        let of = |of: &DraftIndicator| (of.indicator.id.clone(), of.indicator.parent);
        draft.indicators.iter().map(of).collect()
    }

    proptest! {
        /// Whatever the figures, a whole before its parts and the total of the wholes are found.
        #[test]
        fn wholes_and_the_total_are_found(
            parts in prop::collection::vec(prop::array::uniform5(1i64..1000), 8..20),
        ) {
            let table: Vec<Vec<i64>> = parts
                .iter()
                .map(|[a, b, c, d, e]| {
                    vec![a + b, *a, *b, c + d + e, *c, *d, *e, a + b + c + d + e]
                })
                .collect();
            let mut found = draft(&table);
            find(&mut found, None);
            let all_same = table.iter().all(|row| row[7] == table[0][7]);
            prop_assume!(!all_same);
            let ids: Vec<String> = tree(&found).into_iter().map(|(id, _)| id).collect();
            let expected = ["c7", "c7.c0", "c7.c0.c1", "c7.c0.c2", "c7.c3", "c7.c3.c4",
                "c7.c3.c5", "c7.c3.c6"];
            prop_assert_eq!(ids, expected);
            for row in found.rows.iter() {
                let of = &found.indicators[row.indicator].indicator.id;
                let column: usize = of.rsplit('c').next().unwrap().parse().unwrap();
                prop_assert_eq!(row.score.unwrap().value, Decimal::from(table[row.unit][column]));
            }
        }
    }

    #[test]
    fn one_sum_that_fails_is_none() {
        let mut table: Vec<Vec<i64>> = (1..10).map(|n| vec![n + n * n, n, n * n]).collect();
        let mut found = draft(&table);
        find(&mut found, None);
        assert_eq!(tree(&found)[1], ("c0.c1".to_owned(), Some(0)));
        table[4][0] += 1;
        let mut found = draft(&table);
        find(&mut found, None);
        assert_eq!(tree(&found)[1], ("c1".to_owned(), None));
    }
}

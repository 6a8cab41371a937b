use crate::analysis::target::cheapest::{Item, cheapest, fewest};
use proptest::prelude::*;

/// Cost and number of items of every combination that brings enough.
fn all(items: &[Item], need: i64) -> Vec<(i64, usize)> {
    let mut combinations: Vec<(i64, i64, usize)> = vec![(0, 0, 0)];
    for item in items {
        let taken = |(brings, cost, used): (i64, i64, usize)| {
            (0..=item.most).map(move |count| {
                (
                    brings + count * item.weight,
                    cost + count * item.cost,
                    used + usize::from(count > 0),
                )
            })
        };
        combinations = combinations.into_iter().flat_map(taken).collect();
    }
    let enough = combinations.into_iter().filter(|(brings, ..)| *brings >= need);
    enough.map(|(_, cost, used)| (cost, used)).collect()
}

fn of(items: &[Item], counts: &[i64]) -> (i64, i64, usize) {
    let pairs = || items.iter().zip(counts);
    assert!(pairs().all(|(item, count)| (0..=item.most).contains(count)), "{items:?} {counts:?}");
    (
        pairs().map(|(item, count)| item.weight * count).sum(),
        pairs().map(|(item, count)| item.cost * count).sum(),
        counts.iter().filter(|count| **count > 0).count(),
    )
}

fn an_item(most: i64) -> impl Strategy<Value = Item> {
    (1i64..9, 0i64..7, 0..=most).prop_map(|(weight, cost, most)| Item { weight, cost, most })
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    prop_oneof![
        prop::collection::vec(an_item(6), 0..5),
        prop::collection::vec(an_item(2), 4..8),
        prop::collection::vec(an_item(14), 1..4),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn never_worse_than_all_combinations(items in items(), need in -2i64..70) {
        let all = all(&items, need);
        let best = all.iter().min().copied();
        let found = cheapest(&items, need, items.len());
        prop_assert_eq!(found.is_some(), best.is_some());
        if let (Some(found), Some((cost, used))) = (found, best) {
            let (brings, costs, uses) = of(&items, &found.counts);
            prop_assert!(brings >= need && found.proven);
            prop_assert_eq!(costs, cost);
            if need > 0 {
                prop_assert_eq!(uses, used, "the fewest of the cheapest");
            }
        }
        let least = all.iter().map(|(cost, used)| (*used, *cost)).min();
        let slots = fewest(&items, need);
        prop_assert_eq!(slots, least.map(|(used, _)| used));
        if let (Some(slots), Some((used, cost))) = (slots, least) {
            let found = cheapest(&items, need, slots).unwrap();
            let (brings, costs, uses) = of(&items, &found.counts);
            prop_assert!(brings >= need && found.proven);
            prop_assert_eq!((uses, costs), (used, cost));
        }
    }

    /// Against the table of all sums, filled item by item in powers of two of each.
    #[test]
    fn as_the_table_of_all_sums_has_it(
        items in prop::collection::vec((1i64..60, 0i64..60, 0i64..40), 5..14), share in 1i64..100,
    ) {
        let items: Vec<Item> =
            items.into_iter().map(|(weight, cost, most)| Item { weight, cost, most }).collect();
        let whole: i64 = items.iter().map(|item| item.weight * item.most).sum();
        let need = whole / 100 * share;
        let mut costs = vec![i64::MAX / 2; need as usize + 1];
        costs[0] = 0;
        for item in &items {
            let (mut left, mut size) = (item.most, 1);
            while left > 0 {
                let taken = size.min(left);
                for sum in (0..costs.len()).rev() {
                    let before = (sum as i64 - taken * item.weight).max(0) as usize;
                    costs[sum] = costs[sum].min(costs[before] + taken * item.cost);
                }
                (left, size) = (left - taken, size * 2);
            }
        }
        let found = cheapest(&items, need, items.len()).unwrap();
        let (brings, cost, _) = of(&items, &found.counts);
        prop_assert!(brings >= need && found.proven);
        prop_assert_eq!(cost, costs[need as usize]);
    }

    /// Hard ones end, with something that is enough; the cheapest of all is proven also of them.
    #[test]
    fn large_ones_end(
        items in prop::collection::vec((1i64..200_000, 0i64..200_000, 0i64..2000), 40..60),
        share in 1i64..100,
    ) {
        let items: Vec<Item> =
            items.into_iter().map(|(weight, cost, most)| Item { weight, cost, most }).collect();
        let whole: i64 = items.iter().map(|item| item.weight * item.most).sum();
        let need = whole / 100 * share;
        for slots in [items.len(), fewest(&items, need).unwrap()] {
            let found = cheapest(&items, need, slots).unwrap();
            let (brings, _, used) = of(&items, &found.counts);
            prop_assert!(brings >= need && used <= slots);
            prop_assert!(found.proven || slots < items.len());
        }
    }
}

#[test]
fn nothing_is_needed_or_nothing_is_there() {
    let item = Item { weight: 2, cost: 1, most: 3 };
    assert_eq!(cheapest(&[item], 0, 1).unwrap().counts, [0]);
    assert_eq!(cheapest(&[item], 6, 1).unwrap().counts, [3]);
    assert_eq!(cheapest(&[item], 7, 1), None);
    assert_eq!((cheapest(&[], 1, 0), fewest(&[], 1)), (None, None));
    assert_eq!(cheapest(&[item, item], 8, 1), None, "one place is not enough");
}

#[test]
fn more_classes_than_are_looked_through() {
    let item = |at: i64| Item { weight: 1000 + at, cost: 1000 - at, most: 1 };
    let items: Vec<Item> = (0..900).map(item).collect();
    let found = cheapest(&items, 50_000, items.len()).unwrap();
    assert!(!found.proven && of(&items, &found.counts).0 >= 50_000);
}

//! Bands: where units are among them.

use super::*;

fn band(name: &str, bound: Option<&str>, inclusive: bool) -> Band {
    let basis = BandBasis::Score;
    Band { name: Label::vi(name), bound: bound.map(decimal), inclusive, basis, since: None }
}

fn banded(scores: &[(&str, &str)]) -> Made {
    let mut made = super::scores(scores);
    // In the publisher's order, whichever that is.
    made.index().bands =
        vec![band("B", Some("80"), true), band("A", Some("90"), false), band("C", None, true)];
    made
}

fn of(made: &Made, id: &str) -> Result<Banding, Unplaced> {
    let ds = made.ds();
    banding(&ds, ds.unit_by_id(id).unwrap(), 0, YEAR, &NONE)
}

fn names(banding: &Banding) -> Vec<(&str, Option<usize>)> {
    banding.bands.iter().map(|band| (band.band.name.vi.as_str(), band.units)).collect()
}

#[test]
fn a_bound_is_in_its_band_or_not() {
    let made = banded(&[("a1", "90.5"), ("a2", "90"), ("a3", "80.0"), ("a4", "79.99")]);
    let places = ["a1", "a2", "a3", "a4"].map(|id| of(&made, id).unwrap().at);
    assert_eq!(places, [Some(0), Some(1), Some(1), Some(2)]);
    let found = of(&made, "a2").unwrap();
    assert_eq!(names(&found), [("A", Some(1)), ("B", Some(2)), ("C", Some(1))]);
    let above = found.above.unwrap();
    assert_eq!((above.to, above.distance, above.more), (Some(0), Decimal::ZERO, true));
    let below = found.below.unwrap();
    assert_eq!((below.to, below.distance, below.more), (Some(2), decimal("10"), true));
    let first = of(&made, "a1").unwrap();
    assert_eq!(first.above, None);
    assert_eq!((first.below.unwrap().distance, first.below.unwrap().more), (decimal("0.5"), false));
    let last = of(&made, "a4").unwrap();
    assert_eq!(last.below, None);
    assert_eq!((last.above.unwrap().distance, last.above.unwrap().more), (decimal("0.01"), false));
}

#[test]
fn the_band_without_a_bound_may_come_first_and_is_of_nothing() {
    let mut made = super::scores(&[("a", "45"), ("b", "30")]);
    made.index().maximum = Some((decimal("50"), crate::model::Origin::Published));
    let upper = Band { basis: BandBasis::Percent, ..band("A", Some("80"), true) };
    made.index().bands = vec![band("C", None, true), upper];
    let places = ["a", "b"].map(|id| of(&made, id).map(|found| found.at));
    assert_eq!(places, [Ok(Some(0)), Ok(Some(1))]);
}

#[test]
fn one_unit_alone_has_a_band_but_no_counts() {
    let mut made = banded(&[("a", "85")]);
    made.said("a", YEAR, |extra| extra.class = Some("A".to_owned()));
    let found = of(&made, "a").unwrap();
    assert_eq!((found.at, found.class.as_deref(), found.in_none), (Some(1), Some("A"), None));
    assert_eq!(names(&found), [("A", None), ("B", None), ("C", None)]);
}

#[test]
fn the_percentage_of_the_maximum() {
    let mut made = banded(&[("a1", "160"), ("a2", "180"), ("a3", "199")]);
    for band in &mut made.index().bands {
        band.basis = BandBasis::Percent;
    }
    assert_eq!(of(&made, "a1"), Err(Unplaced::NoMaximum));
    made.index().maximum = Some((decimal("200"), crate::model::Origin::Published));
    made.missing("a4", YEAR, Missing::Withheld);
    made.said("a4", YEAR, |extra| extra.percent = Some(decimal("88.5")));
    let found = of(&made, "a1").unwrap();
    assert_eq!((found.at, found.in_points), (Some(1), true));
    // 90 % of 200 points is 180: 20 points more.
    assert_eq!(found.above.unwrap().distance, decimal("20"));
    assert_eq!(names(&found), [("A", Some(1)), ("B", Some(2)), ("C", Some(0))]);
    let percent = of(&made, "a4").unwrap();
    assert_eq!((percent.at, percent.in_points), (Some(1), false));
    assert_eq!(percent.value, Given::published(decimal("88.5")));
    assert_eq!(percent.above.unwrap().distance, decimal("1.5"));
}

#[test]
fn the_lowest_may_be_best() {
    let mut made = banded(&[("a1", "79"), ("a2", "80"), ("a3", "90"), ("a4", "95")]);
    made.index().direction = Direction::LowerIsBetter;
    made.index().bands.pop();
    let places = ["a1", "a2", "a3", "a4"].map(|id| of(&made, id).unwrap().at);
    // «B» up to 80, «A» below 90; then none.
    assert_eq!(places, [Some(0), Some(0), None, None]);
    let found = of(&made, "a4").unwrap();
    assert_eq!((found.in_none, found.below), (Some(2), None));
    let above = found.above.unwrap();
    assert_eq!((above.to, above.distance, above.more), (Some(1), decimal("5"), true));
}

#[test]
fn bands_that_are_none() {
    let mut made = banded(&[("a", "1"), ("b", "2")]);
    made.index().bands[0].basis = BandBasis::Percent;
    assert_eq!(of(&made, "a"), Err(Unplaced::MixedBands));
    for band in &mut made.index().bands {
        band.since = Some(Period::year(2020));
    }
    assert_eq!(of(&made, "a"), Err(Unplaced::NoBands));
}

proptest! {
    /// The best of the bands whose bound is reached, counted one by one.
    #[test]
    fn as_counted_one_by_one(
        scores in prop::collection::vec(0i64..20, 2..20),
        bounds in prop::collection::vec((prop::option::of(0i64..20), any::<bool>()), 1..5),
        lower in any::<bool>(),
    ) {
        let mut made = Made::new();
        for (at, score) in scores.iter().enumerate() {
            made.put(&format!("u{at}"), YEAR, &score.to_string());
        }
        if lower {
            made.index().direction = Direction::LowerIsBetter;
        }
        made.index().bands = bounds
            .iter()
            .enumerate()
            .map(|(at, (bound, inclusive))| {
                let bound = bound.map(|bound| bound.to_string());
                band(&format!("b{at}"), bound.as_deref(), *inclusive)
            })
            .collect();
        let ds = made.ds();
        let better = |a: i64, b: i64| if lower { a < b } else { a > b };
        let inside = |score: i64, band: &Band| band.bound.is_none_or(|bound| {
            let bound = bound.mantissa() as i64;
            better(score, bound) || score == bound && band.inclusive
        });
        let mut sum = None;
        for (unit, score) in scores.iter().enumerate() {
            let found = banding(&ds, unit, 0, YEAR, &NONE).unwrap();
            for (at, band) in found.bands.iter().enumerate() {
                prop_assert_eq!(inside(*score, &band.band), found.at.is_some_and(|own| own <= at));
            }
            if let Some(step) = found.above {
                let sign = if lower { -1 } else { 1 };
                let there = score + sign * step.distance.mantissa() as i64;
                let band = &found.bands[step.to.unwrap()].band;
                prop_assert_eq!(inside(there, band), !step.more);
                prop_assert!(inside(there + sign, band));
            }
            let counts: usize = found.bands.iter().filter_map(|band| band.units).sum();
            prop_assert_eq!(counts + found.in_none.unwrap(), scores.len());
            if let Some(at) = found.at {
                *sum.get_or_insert_with(|| vec![0; found.bands.len()]).get_mut(at).unwrap() += 1;
            }
        }
        let found = banding(&ds, 0, 0, YEAR, &NONE).unwrap();
        let counted: Vec<usize> = found.bands.iter().filter_map(|band| band.units).collect();
        prop_assert_eq!(counted, sum.unwrap_or_else(|| vec![0; bounds.len()]));
    }
}

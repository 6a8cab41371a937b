use super::*;
use crate::model::{Origin, TieMethod};
use proptest::prelude::*;

const BEFORE: Period = Period::year(2015);

fn sure(made: &Made, planned: &str, wanted: Option<u32>) -> Result<Certainty, Fault> {
    let drawing = Drawing { draws: 400, seed: 3 };
    certainty(&made.ds(), 0, 0, YEAR, (d(planned), wanted), drawing, &NONE)
}

fn made(rows: &[(&str, Option<&str>, &str)]) -> Made {
    let mut made = Made::new();
    for (id, before, now) in rows {
        made.put(id, YEAR, now);
        if let Some(before) = before {
            made.put(id, BEFORE, before);
        }
    }
    made
}

#[test]
fn others_repeat_what_they_did() {
    let mut made = made(&[
        ("us", Some("50"), "60"),
        ("rising", Some("58"), "64"),
        ("falling", Some("75"), "70"),
        ("new", None, "66"),
    ]);
    // Moved: 70, 65, 66; our own change counts for nothing here.
    for (planned, rank) in [("71", 1), ("70", 1), ("69.99", 2), ("65.5", 3), ("64", 4)] {
        let found = sure(&made, planned, Some(2)).unwrap();
        assert_eq!(found.repeated, Rank::whole(rank), "{planned}");
        assert_eq!((found.stayed, found.changes, found.of, found.since), (1, 3, 4, BEFORE));
        assert!(found.low <= found.median && found.median <= found.high);
    }
    made.index().rule.ties = TieMethod::ModifiedCompetition;
    assert_eq!(sure(&made, "70", None).unwrap().repeated, Rank::whole(2));
    // Nobody goes beyond the maximum.
    made.index().maximum = Some((d("68"), Origin::Published));
    let found = sure(&made, "69", None).unwrap();
    assert_eq!((found.repeated, found.capped, found.reached), (Rank::whole(1), 1, None));
}

#[test]
fn shares_of_draws() {
    // Either +10 or −10, each as likely: above 70 with one half, and never beside 81.
    let made = made(&[("us", Some("60"), "50"), ("other", Some("60"), "70")]);
    let found = sure(&made, "81", Some(1)).unwrap();
    assert_eq!((found.reached, found.high), (Some(400), Rank::whole(1)));
    let found = sure(&made, "70", Some(1)).unwrap();
    let reached = found.reached.unwrap();
    assert!((160..240).contains(&reached), "{reached}");
    assert_eq!((found.low, found.high), (Rank::whole(1), Rank::whole(2)));
    assert_eq!(sure(&made, "59", Some(1)).unwrap().reached, Some(0));
    assert_eq!(sure(&made, "59", Some(2)).unwrap().reached, Some(400));
}

#[test]
fn what_a_units_parts_did_stays_together_and_none_goes_beyond_its_maximum() {
    let mut made = Made::new();
    let parts = [made.part("a", Some("1")), made.part("b", Some("1"))];
    for part in parts {
        made.indicator(part).maximum = Some((d("10"), Origin::Published));
    }
    // The other rose by 1 in a part that is at its maximum now: it cannot do so again.
    for (unit, then, now) in [("us", ["5", "5"], ["5", "5"]), ("other", ["9", "9"], ["10", "9"])] {
        for (period, scores) in [(BEFORE, then), (YEAR, now)] {
            let total: Decimal = scores.iter().map(|score| d(score)).sum();
            made.put(unit, period, &total.to_string());
            for (part, score) in parts.into_iter().zip(scores) {
                made.put_in(unit, part, period, score);
            }
        }
    }
    let found = sure(&made, "19.5", Some(1)).unwrap();
    assert_eq!((found.repeated, found.capped), (Rank::whole(1), 1));
    assert_eq!(found.reached, Some(400), "whichever change is drawn");
    // Without a maximum of the part it goes on.
    made.indicator(parts[0]).maximum = None;
    let found = sure(&made, "19.5", Some(1)).unwrap();
    assert_eq!((found.repeated, found.capped), (Rank::whole(2), 0));
}

#[test]
fn what_cannot_be_said() {
    let mut made = made(&[("us", Some("60"), "50"), ("other", Some("60"), "70")]);
    made.breaks(&[BEFORE, YEAR]);
    assert_eq!(sure(&made, "60", None), Err(Fault::Parts(Unsaid::Break)));
    let mut first = Made::new();
    first.put("us", YEAR, "1").put("other", YEAR, "2");
    assert_eq!(sure(&first, "2", None), Err(Fault::Place(Unplaced::NothingBefore)));
    first.put("gone", BEFORE, "2");
    assert_eq!(sure(&first, "2", None), Err(Fault::Place(Unplaced::NothingBefore)));
    let mut alone = Made::new();
    alone.put("us", YEAR, "1").put("us", BEFORE, "2");
    assert_eq!(sure(&alone, "2", None), Err(Fault::Place(Unplaced::TooFewUnits)));
}

proptest! {
    /// Where all change alike, every draw is what they did: the rank that a data set has in which they did
    /// it again.
    #[test]
    fn alike_for_all(
        scores in prop::collection::vec(0i64..50, 2..9), change in -20i64..20, planned in 0i64..60,
        seed in 0u64..50, rounded in any::<bool>(),
        ties in prop::sample::select(vec![
            TieMethod::Competition, TieMethod::Dense, TieMethod::Ordinal, TieMethod::Fractional,
        ]),
    ) {
        let tenths = |score: i64| Decimal::new(i128::from(score), 1).to_string();
        let with = |ours: i64, by: i64| {
            let mut made = Made::new();
            made.index().rule.ties = ties;
            if rounded {
                made.index().rule.basis = crate::model::RankBasis::Rounded(0);
            }
            for (at, score) in scores.iter().enumerate() {
                let id = if at == 0 { "m".to_owned() } else { format!("{}{at}", ["a", "z"][at % 2]) };
                made.put(&id, YEAR, &tenths(if at == 0 { ours } else { score + by }));
                made.put(&id, BEFORE, &tenths(score - change));
            }
            made.ds()
        };
        let drawing = Drawing { draws: 5, seed };
        let planned_score = d(&tenths(planned));
        let ds = with(scores[0], 0);
        let found =
            certainty(&ds, 0, 0, YEAR, (planned_score, Some(2)), drawing, &NONE).unwrap();
        let rows = crate::rank::ranking(&with(planned, change), 0, YEAR, &NONE).rows;
        let rank = rows.iter().find(|row| row.unit == 0).unwrap().rank;
        prop_assert_eq!(found.repeated, rank);
        prop_assert_eq!([found.low, found.median, found.high], [rank; 3]);
        prop_assert_eq!(found.reached, Some(if rank <= Rank::whole(2) { 5 } else { 0 }));
    }
}

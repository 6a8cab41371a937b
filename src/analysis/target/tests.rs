mod beside;
mod certainty;
mod cheapest;
mod commitments;
mod plan;
mod what_if;

use super::*;
use crate::analysis::{Unplaced, Unsaid};
use crate::model::{Dataset, Decimal, Period};
use crate::rank::{Rank, RankOptions};
use crate::tests::{Made, YEAR};

const NONE: RankOptions = RankOptions { ties: None, group: None, common_with: None };

fn d(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// Three units of an index of two weighted parts and a bonus that counts as it is; «us» is unit 0.
///
/// us: 0,5·6 + 2·5 + 1 = 14; first: 0,5·8 + 2·7 + 0 = 18; second: 0,5·4 + 2·6,5 + 1 = 16.
fn weighted() -> (Made, [usize; 3]) {
    let mut made = Made::new();
    made.index().maximum = Some((d("30"), crate::model::Origin::Published));
    let parts = [made.part("a", Some("0.5")), made.part("b", Some("2")), made.part("c", Some("1"))];
    for (part, maximum) in parts.iter().zip(["10", "10", "5"]) {
        made.indicator(*part).maximum = Some((d(maximum), crate::model::Origin::Published));
    }
    for (unit, total, scores) in [
        ("us", "14", ["6", "5", "1"]),
        ("first", "18", ["8", "7", "0"]),
        ("second", "16", ["4", "6.5", "1"]),
    ] {
        made.put(unit, YEAR, total);
        for (part, score) in parts.iter().zip(scores) {
            made.put_in(unit, *part, YEAR, score);
        }
    }
    (made, parts)
}

fn asked(ds: &Dataset, new: &[(usize, &str)]) -> Result<WhatIf, Fault> {
    let new = new.iter().map(|(part, score)| NewScore { part: *part, score: d(score) });
    what_if(ds, 0, 0, YEAR, &new.collect::<Vec<_>>(), &NONE)
}

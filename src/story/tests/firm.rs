//! How firm ranks are said to be: no more than the draws show.

use super::*;
use crate::analysis::firm::{
    Attainable, Effect, Lever, Noise, RankSpread, Reached, Sensitivity, Weighed,
    weighed as weighed_of,
};
use crate::model::{Dataset, Direction};
use crate::rank::RankOptions;
use crate::story::Firm;

fn made() -> Made {
    let mut made = pci(&[("A", "", "9"), ("X", "", "5")]);
    let part = made.part("Đất", Some("1"));
    made.put_in("A", part, YEAR, "9").put_in("X", part, YEAR, "5");
    made
}

fn weighed(ds: &Dataset) -> Weighed {
    weighed_of(ds, 0, YEAR, &RankOptions::default()).unwrap()
}

fn firm<'a>(ds: &'a Dataset, weighed: &'a Weighed) -> Firm<'a> {
    Firm { ds, indicator: 0, period: YEAR, weighed, row: Some(0), noise: Noise::default() }
}

#[test]
fn firm_is_what_every_draw_leaves() {
    let ds = made().ds();
    let weighed = weighed(&ds);
    let spread = RankSpread { base: 2, low: 2, median: 2, high: 2, best: 2, worst: 2, kept: 9 };
    let of = |spread: RankSpread, lang| {
        let [text, _] = firm(&ds, &weighed).headline(&[spread, spread], 0, lang);
        text
    };
    says(
        |lang| of(spread, lang),
        "Hạng 1 của A vững: trọng số xê dịch đến 25%, mọi lần thử vẫn hạng 1",
        "Rank 1 of A is firm: weights differing by up to 25% leave it rank 1 in every draw",
    );
    says(
        |lang| of(RankSpread { worst: 6, ..spread }, lang),
        "Hạng 1 của A khá vững: trọng số xê dịch đến 25%, ít nhất 90% số lần thử vẫn hạng 1",
        "Rank 1 of A is fairly firm: weights differing by up to 25% leave it rank 1 in at least 90% of draws",
    );
    says(
        |lang| of(RankSpread { high: 4, worst: 6, ..spread }, lang),
        "A hạng 1, nhưng trọng số xê dịch đến 25% thì có thể ở hạng 1–2",
        "A is rank 1, but with weights differing by up to 25% it may be anywhere within ranks 1–2",
    );
}

/// The rank that is computed anew stands beside the published one where they differ.
#[test]
fn whose_rank_it_is() {
    let mut made = made();
    made.said("A", YEAR, |extra| extra.rank = Some(crate::model::Given::published(2)));
    let ds = made.ds();
    let weighed = weighed(&ds);
    let spread = RankSpread { base: 2, low: 2, median: 2, high: 4, best: 2, worst: 4, kept: 9 };
    says(
        |lang| firm(&ds, &weighed).headline(&[spread, spread], 0, lang)[0].clone(),
        "A hạng 1 theo điểm tính lại (công bố: hạng 2), nhưng trọng số xê dịch đến 25% thì có thể ở hạng 1–2",
        "A is rank 1 by totals computed anew (published: rank 2), but with weights differing by up to 25% it may be anywhere within ranks 1–2",
    );
}

/// A bound is told to be reached only where weights were found that reach it.
#[test]
fn what_is_reached_and_what_is_a_bound() {
    let ds = made().ds();
    let weighed = weighed(&ds);
    let said = |found: u32, lang| {
        let reached = |rank| Reached { rank, weights: vec![100] };
        let (best_found, worst_found) = (reached(found), reached(4));
        let found = Attainable { best: 2, worst: 4, best_found, worst_found };
        firm(&ds, &weighed).of_bounds(&found, lang).unwrap()
    };
    assert_eq!(said(2, Lang::Vi).rows[0][1..], ["1", "1", "1"]);
    says(
        |lang| said(2, lang).sentence,
        "Dù đặt trọng số thế nào trong khoảng ±25%, A không thể tốt hơn hạng 1 và không thể kém hơn hạng 2; cả hai hạng đều đạt được, với trọng số trong bảng.",
        "Whatever the weights within ±25%, A cannot be better than rank 1 nor worse than rank 2; both are reached, by the weights in the table.",
    );
    says(
        |lang| said(3, lang).sentence,
        "Dù đặt trọng số thế nào trong khoảng ±25%, A không thể tốt hơn hạng 1 và không thể kém hơn hạng 2; hạng 2 đạt được với trọng số trong bảng, còn hạng 1 chỉ là giới hạn: tốt nhất đã tìm được trọng số là hạng 1,5.",
        "Whatever the weights within ±25%, A cannot be better than rank 1 nor worse than rank 2; rank 2 is reached by the weights in the table, while rank 1 is a bound alone: the best for which weights were found is rank 1.5.",
    );
}

#[test]
fn what_was_varied() {
    let mut made = made();
    let said = |made: &Made, found: &Sensitivity, lang| {
        let ds = made.ds();
        let weighed = weighed(&ds);
        firm(&ds, &weighed).of_sensitivity(found, lang).unwrap().sentence
    };
    let none = Sensitivity { effects: Vec::new(), range: (2, 2) };
    says(
        |lang| said(&made, &none, lang),
        "Khi đổi cả trọng số (±25%) lẫn cách tính, A ở hạng 1 trong mọi lần thử.",
        "With both weights (±25%) and method varied, A is rank 1 in every try.",
    );
    // Of what is best when it is low no products are made.
    made.index().direction = Direction::LowerIsBetter;
    let effects = vec![Effect {
        lever: Lever::Weight(0),
        alone: 90,
        alone_within: (85, 93),
        total: 95,
        total_within: (88, 99),
    }];
    let some = Sensitivity { effects, range: (2, 4) };
    says(
        |lang| said(&made, &some, lang),
        "Khi đổi trọng số (±25%), A ở hạng 1–2; thứ hạng phụ thuộc nhiều nhất vào trọng số «Đất» (chỉ số Sobol' toàn phần khoảng 0,88–0,99).",
        "With weights (±25%) varied, A is ranks 1–2; the rank depends most on the weight of “Đất” (total Sobol' index about 0.88–0.99).",
    );
}

use super::*;
use crate::analysis::{Unsaid, why};
use crate::rank::RankOptions;
use crate::story::{
    bounds_text, contributions_headline, effects_headline, effects_text, overtaken_by_text,
    overtook_text, unsaid,
};

fn explained(made: &Made) -> (crate::model::Dataset, crate::analysis::Why) {
    let ds = made.ds();
    let unit = ds.unit_by_id("X").unwrap();
    let why = why(&ds, unit, 0, BEFORE, YEAR, &RankOptions::default());
    (ds, why)
}

#[test]
fn who_passed_whom() {
    let (ds, why) = explained(&pci(&[("A", "70", "60"), ("X", "65", "64.5"), ("B", "50", "51")]));
    says(|l| overtook_text(&ds, &why, l).unwrap(), "X vượt 1 đơn vị", "X overtook 1 unit");
    says(
        |l| overtaken_by_text(&ds, &why, l).unwrap(),
        "Không đơn vị nào vượt X.",
        "No unit overtook X.",
    );
    says(
        |l| effects_headline(&ds, &why, l).unwrap(),
        "Lên 1 bậc là nhờ đơn vị khác giảm",
        "Up 1 place as others fell",
    );
    says(
        |l| effects_text(&ds, &why, l).unwrap(),
        "Nếu chỉ điểm X đổi: 0 bậc (vẫn hạng 2). Phần còn lại, do đơn vị khác: +1 bậc.",
        "If only the score of X had changed: 0 places (still rank 2). The rest, by the others: +1 place.",
    );
}

#[test]
fn whose_doing() {
    // (A, X, B before and after) and what is said.
    let cases = [
        (["70", "65", "50"], ["70", "71", "50"], "Lên 1 bậc là do điểm của chính mình"),
        (["70", "65", "50"], ["70", "65", "66"], "Xuống 1 bậc là do đơn vị khác tăng"),
        (["70", "65", "50"], ["70", "49", "50"], "Xuống 1 bậc là do điểm của chính mình"),
        (
            ["70", "65", "50"],
            ["72", "71", "50"],
            "Giữ nguyên hạng: điểm của mình kéo lên, đơn vị khác đẩy xuống",
        ),
        (
            ["70", "65", "50"],
            ["72", "49", "40"],
            "Giữ nguyên hạng: điểm của mình kéo xuống, đơn vị khác nhường lên",
        ),
        (["70", "65", "50"], ["71", "66", "51"], "Giữ nguyên hạng: không ai đổi chỗ vì điểm"),
    ];
    for (before, after, vi) in cases {
        let rows: Vec<_> = ["A", "X", "B"]
            .into_iter()
            .zip(before.into_iter().zip(after))
            .map(|(unit, (before, after))| (unit, before, after))
            .collect();
        let (ds, why) = explained(&pci(&rows));
        assert_eq!(plain(effects_headline(&ds, &why, Lang::Vi).unwrap()), vi);
        assert!(effects_headline(&ds, &why, Lang::En).is_some());
    }
}

#[test]
fn one_unit_alone_explains_nothing() {
    let (ds, why) = explained(&pci(&[("X", "70", "60")]));
    for lang in Lang::ALL {
        assert_eq!(overtook_text(&ds, &why, lang), None);
        assert_eq!(overtaken_by_text(&ds, &why, lang), None);
        assert_eq!(effects_headline(&ds, &why, lang), None);
        assert_eq!(effects_text(&ds, &why, lang), None);
    }
}

#[test]
fn what_pulled() {
    let mut made = pci(&[("X", "10", "11"), ("B", "9", "9")]);
    for (name, before, after) in [("Tính minh bạch", "6", "5.5"), ("Hỗ trợ", "4", "5.5")] {
        let part = made.part(name, Some("1"));
        made.put_in("X", part, BEFORE, before).put_in("X", part, YEAR, after);
    }
    let (ds, why) = explained(&made);
    let parts = why.contributions.unwrap();
    says(
        |l| contributions_headline(&ds, &parts, l).unwrap(),
        "Kéo lên: hỗ trợ; kéo xuống: tính minh bạch",
        "Up: hỗ trợ; down: tính minh bạch",
    );
}

#[test]
fn every_reason_for_silence() {
    let all = [
        Unsaid::NoFigure,
        Unsaid::TooFewUnits,
        Unsaid::RanksOnly,
        Unsaid::Break,
        Unsaid::NoParts,
        Unsaid::MissingPart,
        Unsaid::NoWeights,
    ];
    for reason in all {
        assert_ne!(unsaid(reason, Lang::Vi), unsaid(reason, Lang::En));
        assert!(unsaid(reason, Lang::Vi).ends_with('.'));
    }
}

/// One unit alone, by published ranks; the rank before follows from the change where it is not
/// given.
fn ranked(before: Option<(u32, Option<u32>)>, now: (u32, Option<u32>)) -> crate::tests::Made {
    let mut made = pci(&[("X", if before.is_some() { "70" } else { "" }, "60")]);
    let mut put = |period, (rank, of): (u32, Option<u32>)| {
        made.said("X", period, |extra| {
            extra.rank = Some(crate::model::Given::published(rank));
            extra.of = of;
        });
    };
    put(YEAR, now);
    match before {
        Some(before) => put(BEFORE, before),
        None => made.said("X", YEAR, |extra| {
            let change = crate::model::PublishedChange { rank: Some(-4), ..Default::default() };
            extra.change = Some(change);
        }),
    }
    made
}

#[test]
fn what_ranks_alone_prove() {
    let said = |made: &crate::tests::Made, lang| {
        let (ds, why) = explained(made);
        bounds_text(&ds, &why, lang)
    };
    let last = ranked(None, (13, Some(13)));
    says(
        |lang| said(&last, lang).unwrap(),
        "Từ hạng 9 xuống hạng 13/13: ít nhất 4 đơn vị đã vượt X; nay không còn đơn vị nào ở dưới. Hạng năm 2015 suy ra từ mức thay đổi công bố. Giả định hai kỳ cùng xếp 13 đơn vị ấy và không đơn vị nào đồng hạng với X.",
        "From rank 9 down to rank 13 of 13: at least 4 units overtook X; no unit is below it now. The rank of 2015 follows from the published change. This assumes that the same 13 units were ranked in both periods and that none was level with X.",
    );
    let up = ranked(Some((8, Some(13))), (1, Some(13)));
    says(
        |lang| said(&up, lang).unwrap(),
        "Từ hạng 8/13 lên hạng 1/13: X đã vượt ít nhất 7 đơn vị; nay không có đơn vị nào ở trên. Giả định hai kỳ xếp cùng các đơn vị và không đơn vị nào đồng hạng với X.",
        "From rank 8 of 13 up to rank 1 of 13: X overtook at least 7 units; no unit is above it now. This assumes that the same units were ranked in both periods and that none was level with X.",
    );
    // The same rank, another number of units, or all figures: nothing follows from ranks alone.
    for silent in [
        ranked(Some((8, Some(13))), (8, Some(13))),
        ranked(Some((8, Some(12))), (7, Some(13))),
        pci(&[("A", "70", "60"), ("X", "65", "64.5")]),
    ] {
        assert_eq!(said(&silent, Lang::Vi), None);
    }
}

use super::*;
use crate::analysis::{Unsaid, changes, why};
use crate::model::Decimal;
use crate::rank::RankOptions;
use crate::story::{
    bounds_text, contributions_headline, contributions_rule, effects_headline, effects_text,
    overtaken_by_text, overtook_text, unsaid, why_findings,
};
use proptest::prelude::*;

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
        (
            ["60", "50", "40"],
            ["40", "50", "60"],
            "Giữ nguyên hạng: đã vượt 1 đơn vị và bị 1 đơn vị vượt",
        ),
        (
            ["60", "50", "40"],
            ["50", "50", "60"],
            "Giữ nguyên hạng: 1 đơn vị thôi đứng trên và 1 đơn vị mới đứng trên",
        ),
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
fn what_the_weights_do_not_explain_is_no_rounding() {
    let brought = |weights: [&str; 2], lang| {
        let mut made = pci(&[("X", "5.21", "5.61"), ("B", "9", "9")]);
        for (at, (name, before, after)) in
            [("Một", "4.01", "5.01"), ("Hai", "6.01", "6.01")].into_iter().enumerate()
        {
            let part = made.part(name, Some(weights[at]));
            made.put_in("X", part, BEFORE, before).put_in("X", part, YEAR, after);
        }
        findings(&made, lang).contributions.unwrap()
    };
    says(
        |lang| brought(["4", "6"], lang).sentence,
        "Thành phần kéo điểm của X lên nhiều nhất là một (+0,40 điểm).",
        "What pulled the score of X up most: một (+0.40 points).",
    );
    let mean = brought(["4", "6"], Lang::Vi);
    assert!(mean.rule.contains("chia cho tổng của chúng (10)"), "{}", mean.rule);
    assert_eq!(mean.rows[0][2..], ["0,4", "+0,40"]);
    says(
        |lang| brought(["40", "-60"], lang).sentence,
        "Thành phần kéo điểm của X lên nhiều nhất là một (+40,00 điểm). Các thành phần với trọng số này không giải thích được −39,60 điểm.",
        "What pulled the score of X up most: một (+40.00 points). The components with these weights do not explain −39.60 points.",
    );
    let found = brought(["40", "-60"], Lang::Vi);
    assert_eq!(found.rows[2][0], "Phần các thành phần không giải thích");
    assert!(!found.rule.contains("cộng lại"), "{}", found.rule);
}

/// A part that fell and yet raised the total by its new weight is not told to have pulled by its score.
#[test]
fn what_weights_did_is_told_apart() {
    let mut made = pci(&[("X", "15", "14"), ("B", "9", "9")]);
    for (name, before, after) in [("Một", "5", "4"), ("Hai", "10", "10")] {
        let part = made.part(name, None);
        made.put_in("X", part, BEFORE, before).put_in("X", part, YEAR, after);
    }
    let method = |from, weights: [&str; 2]| crate::model::Method {
        from,
        name: crate::model::Label::vi("m"),
        weights: (1..).zip(weights.map(|text| Decimal::parse(text).unwrap())).collect(),
        maximum: None,
        comparable: true,
    };
    made.index().methods = vec![method(BEFORE, ["1", "1"]), method(YEAR, ["2", "0.6"])];
    let found = findings(&made, Lang::Vi).contributions.unwrap();
    assert_eq!(found.head[3..], ["Do điểm", "Do trọng số", "Đóng góp"]);
    assert_eq!(found.rows[0][3..], ["−1,50", "+4,50", "+3,00"]);
    let (ds, why) = explained(&made);
    let parts = why.contributions.unwrap();
    says(
        |l| contributions_headline(&ds, &parts, l).unwrap(),
        "Kéo lên: một (do trọng số đổi); kéo xuống: hai (do trọng số đổi)",
        "Up: một (by its new weight); down: hai (by its new weight)",
    );
    assert!(contributions_rule(&parts, Lang::Vi).starts_with("Trọng số đã đổi"));
    // A part that is measured in a new way is not told to have risen.
    let mut broken = parts.clone();
    broken.parts[0].broken = true;
    assert_eq!(
        plain(contributions_headline(&ds, &broken, Lang::Vi).unwrap()),
        "Kéo lên: một (cách tính đã đổi); kéo xuống: hai (do trọng số đổi)"
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
        Unsaid::TooManyDigits,
        Unsaid::OtherScale,
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

fn findings(made: &Made, lang: Lang) -> crate::story::WhyFindings {
    let (ds, why) = explained(made);
    let changes = changes(&ds, 0, BEFORE, YEAR, &RankOptions::default());
    why_findings(&ds, &why, &changes, lang)
}

/// What is said besides who passed whom.
fn others(made: &Made, lang: Lang) -> String {
    let said: Vec<_> = findings(made, lang).others.into_iter().map(|one| one.sentence).collect();
    said.join(" ")
}

#[test]
fn who_came_who_went_who_is_level() {
    let made = pci(&[
        ("X", "50", "50"),
        ("A", "60", "50"),
        ("B", "50", "51"),
        ("C", "", "70"),
        ("D", "", "1"),
        ("E", "70", ""),
        ("F", "", "50"),
    ]);
    says(
        |lang| others(&made, lang),
        "3 đơn vị có hạng năm 2016 nhưng không có hạng năm 2015: C đứng trên X, F đồng hạng, D đứng \
         dưới. 1 đơn vị có hạng năm 2015 nhưng không có hạng năm 2016: E trước đứng trên X. Đồng \
         hạng với X: năm 2015 có B (nay ở trên); năm 2016 có A (trước ở trên) và F (trước không có \
         hạng). Cộng lại: lên đồng hạng với 1 đơn vị trước ở trên, 1 đơn vị trước ở trên không có \
         hạng nữa, 1 đơn vị trước đồng hạng lên trên, 1 đơn vị mới có hạng đứng trên, nên giữ \
         nguyên hạng.",
        "3 units with a rank in 2016 had none in 2015: C above X, F level, D below. 1 unit with a \
         rank in 2015 had none in 2016: E above X before. Level with X: B (above now) in 2015; A \
         (above before) and F (no rank before) in 2016. Together: drew level with 1 unit above \
         before, 1 unit above before left the ranks, 1 unit level before went above, 1 unit new to \
         the ranks above; so the same rank.",
    );
    let same = pci(&[("X", "50", "51"), ("A", "60", "61")]);
    assert_eq!(others(&same, Lang::Vi), "");
}

#[test]
fn what_a_unit_was_is_named() {
    let ds = crate::tests::renamed(crate::model::Link::Full).ds();
    let why = why(&ds, 1, 0, BEFORE, YEAR, &RankOptions::default());
    let all = changes(&ds, 0, BEFORE, YEAR, &RankOptions::default());
    let found = |lang| why_findings(&ds, &why, &all, lang).change.unwrap();
    says(
        |lang| found(lang).sentence,
        "X: hue từ hạng 2/3 năm 2015 lên hạng 1/3 năm 2016; điểm tăng 3. hue năm 2015 là thua-thien-hue.",
        "X: hue went up from rank 2 of 3 in 2015 to rank 1 of 3 in 2016; the score rose by 3 points. In 2015 hue was thua-thien-hue.",
    );
    assert_eq!(found(Lang::Vi).rows[0][0], "hue (trước là thua-thien-hue)");
}

/// Dense ranks without scores: what the units above come to is not told to come from scores.
#[test]
fn ranks_alone_are_no_scores() {
    let mut made = Made::new();
    made.index().rule.ties = crate::model::TieMethod::Dense;
    for (id, before, now) in [("X", 2, 2), ("A", 1, 1), ("B", 2, 1), ("C", 3, 3)] {
        for (period, rank) in [(BEFORE, before), (YEAR, now)] {
            made.missing(id, period, crate::model::Missing::RankOnly).said(id, period, |extra| {
                extra.rank = Some(crate::model::Given::published(rank));
            });
        }
    }
    let said = plain(others(&made, Lang::Vi));
    let end =
        "Cộng lại theo số đơn vị đứng trên: 1 đơn vị trước đồng hạng lên trên, nên xuống 1 bậc.";
    assert!(said.ends_with(end), "{said}");
}

/// Equal scores that a publisher ranks one after the other share no rank.
#[test]
fn equal_scores_without_equal_ranks() {
    let mut made = pci(&[("X", "50", "50"), ("A", "50", "51"), ("B", "40", "41")]);
    made.index().rule.ties = crate::model::TieMethod::Ordinal;
    let said = plain(others(&made, Lang::Vi));
    assert!(
        said.starts_with("Bằng điểm với X: năm 2015 có A (nay ở trên); năm 2016 không"),
        "{said}"
    );
}

#[test]
fn the_score_fell_and_the_rank_rose() {
    let said = |made: &Made, lang| findings(made, lang).change.unwrap().sentence;
    let made = pci(&[("X", "50", "49"), ("A", "60", "40")]);
    says(
        |lang| said(&made, lang),
        "PCI: điểm giảm 1,00 nhưng hạng tăng 1 bậc. Điểm đi từ 50,00 xuống 49,00, nhưng A giảm nhiều \
         hơn và đã xuống dưới.",
        "PCI: the score fell by 1.00 points, but the rank rose by 1 place. The score went from 50.00 \
         to 49.00, but A fell more and is now below.",
    );
    // X alone, from 70 to 60.
    let alone = ranked(Some((8, Some(13))), (1, Some(13)));
    let found = findings(&alone, Lang::Vi);
    assert_eq!((found.bounds, found.unsaid), (None, Vec::new()), "the case says it all");
    says(
        |lang| said(&alone, lang),
        "PCI: điểm giảm 10,00 nhưng hạng tăng 7 bậc. Điểm đi từ 70,00 xuống 60,00, nhưng 7 đơn vị \
         đứng trên X năm 2015 giảm nhiều hơn và đã xuống dưới. Nay không còn đơn vị nào ở trên. Tính \
         từ hạng, với giả định hai kỳ xếp cùng các đơn vị và không đơn vị nào đồng hạng với X. Tệp \
         này không có số liệu của các đơn vị khác: chưa nói được X vượt đơn vị nào và vượt bao nhiêu.",
        "PCI: the score fell by 10.00 points, but the rank rose by 7 places. The score went from \
         70.00 to 60.00, but 7 units above X in 2015 fell more and dropped below it. No unit is above \
         it now. Follows from the ranks, on the assumption that the same units were ranked and that \
         none was level with X. The file holds no figures of the other units: whom X overtook, and \
         by how much, cannot be said.",
    );
}

#[test]
fn over_a_break_no_score_is_told_to_have_moved() {
    let mut made = pci(&[("X", "50", "49"), ("A", "60", "40")]);
    break_at(&mut made, 2016);
    let found = findings(&made, Lang::Vi);
    assert_eq!(
        plain(found.change.clone().unwrap().sentence),
        "PCI: X từ hạng 2/2 năm 2015 lên hạng 1/2 năm 2016; điểm không so với năm 2015 vì đã đổi cách \
         tính."
    );
    assert_eq!((found.effects.clone(), found.contributions.clone()), (None, None));
    for finding in found.all() {
        assert!(finding.rows.iter().flatten().all(|cell| !cell.contains("50,00")), "{finding:?}");
    }
}

/// Published ranks that do not follow from the scores: what the scores alone explain is said to be so.
#[test]
fn published_ranks_against_the_scores() {
    let mut made = pci(&[("X", "50", "62"), ("A", "60", "61"), ("B", "40", "41")]);
    for period in [BEFORE, YEAR] {
        made.said("X", period, |extra| extra.rank = Some(crate::model::Given::published(2)));
    }
    let (ds, why) = explained(&made);
    assert_eq!(why.change.places.unwrap().value, 0);
    says(
        |l| effects_headline(&ds, &why, l).unwrap(),
        "Theo điểm: lên 1 bậc là do điểm của chính mình",
        "By the scores: up 1 place by its own score",
    );
    let text = plain(effects_text(&ds, &why, Lang::Vi).unwrap());
    assert!(text.starts_with("Nếu chỉ điểm X đổi: +1 bậc. Phần còn lại"), "{text}");
}

/// The figure at the end of a row, without its sign of typesetting.
fn places(cell: &str) -> i64 {
    cell.replace('−', "-").replace('+', "").parse().unwrap()
}

proptest! {
    /// What the tables say adds up to the change of places, and each number is that of its table.
    #[test]
    fn what_is_told_adds_up(
        rows in prop::collection::vec((0u8..6, 0u8..6, 0u8..6), 1..14), us in (0u8..6, 0u8..6),
    ) {
        let mut made = pci(&[("X", &us.0.to_string(), &us.1.to_string()), ("Y", "3", "3")]);
        for (at, (before, now, there)) in rows.iter().enumerate() {
            let id = format!("u{at}");
            made.unit(&id);
            if *there != 0 {
                made.put(&id, BEFORE, &before.to_string());
            }
            if *there != 1 {
                made.put(&id, YEAR, &now.to_string());
            }
        }
        let (ds, why) = explained(&made);
        let shown = why.change.places.unwrap().value;
        let passing = why.passing.clone().unwrap();
        let all = changes(&ds, 0, BEFORE, YEAR, &RankOptions::default());
        for lang in Lang::ALL {
            let found = why_findings(&ds, &why, &all, lang);
            let passed = [(&found.overtook, passing.overtook.len()),
                (&found.overtaken_by, passing.overtaken_by.len())];
            for (finding, units) in passed {
                let finding = finding.as_ref().unwrap();
                if units > 0 {
                    prop_assert_eq!(finding.rows.len(), units + 1, "us and whoever passed");
                }
            }
            let tables = found.all().filter(|one| one.head.len() == 3 && one.rows.len() == 7);
            for table in tables {
                let (sum, ways) = table.rows.split_last().unwrap();
                let added: i64 = ways.iter().map(|row| places(&row[2])).sum();
                prop_assert_eq!(added, places(&sum[2]));
                prop_assert_eq!(added, i64::from(shown));
                let units: i64 = ways.iter().map(|row| places(&row[2]).abs()).sum();
                prop_assert_eq!(units, ways.iter().map(|row| places(&row[1])).sum::<i64>());
            }
            let effects = found.effects.unwrap().rows;
            prop_assert_eq!(places(&effects[0][1]) + places(&effects[1][1]), i64::from(shown));
        }
    }
}

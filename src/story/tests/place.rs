use super::*;
use crate::analysis::{PeerRule, Place, Unplaced, place, relative, strengths};
use crate::model::{Band, BandBasis, Dataset, Decimal, Direction, Given, Indicator, Origin};
use crate::rank::RankOptions;
use crate::story::{
    Finding, band_counts_text, band_text, distance_text, gaps_text, group_gaps_text,
    place_findings, reach_text, relative_text, strengths_text, unplaced,
};

const NONE: RankOptions = RankOptions { ties: None, group: None, common_with: None };

fn of(made: &Made, unit: &str) -> (Dataset, Place) {
    let ds = made.ds();
    let unit = ds.unit_by_id(unit).unwrap();
    let place = place(&ds, unit, 0, YEAR, None, &NONE);
    (ds, place)
}

fn five() -> Made {
    pci(&[("A", "", "70"), ("B", "", "66.35"), ("X", "", "66"), ("C", "", "58"), ("D", "", "50")])
}

#[test]
fn how_far_others_are() {
    let (ds, found) = of(&five(), "X");
    says(
        |lang| gaps_text(&ds, &found, lang).unwrap(),
        "Cách hạng liền trên (B, hạng 2) 0,35 điểm; cách đơn vị dẫn đầu (A) 4,00 điểm; bằng trung vị.",
        "0.35 points behind the next above (B, rank 2); 4.00 points behind the leader (A); level with the median.",
    );
    let (ds, found) = of(&five(), "A");
    says(
        |lang| gaps_text(&ds, &found, lang).unwrap(),
        "Dẫn đầu, hơn hạng liền dưới (B, hạng 2) 3,65 điểm; cao hơn trung vị 4,00 điểm.",
        "Leads, 3.65 points ahead of the next below (B, rank 2); 4.00 points above the median.",
    );
    let (ds, found) = of(&pci(&[("A", "", "9"), ("B", "", "8"), ("X", "", "8")]), "X");
    says(
        |lang| gaps_text(&ds, &found, lang).unwrap(),
        "Bằng điểm B; cách hạng liền trên (A, hạng 1) 1,00 điểm; bằng trung vị.",
        "Level with B; 1.00 points behind the next above (A, rank 1); level with the median.",
    );
    let mut lower = five();
    lower.index().direction = Direction::LowerIsBetter;
    let (ds, found) = of(&lower, "C");
    says(
        |lang| gaps_text(&ds, &found, lang).unwrap(),
        "Cách hạng liền trên (D, hạng 1) 8,00 điểm; thấp hơn trung vị 8,00 điểm.",
        "8.00 points behind the next above (D, rank 1); 8.00 points below the median.",
    );
}

#[test]
fn what_better_places_take() {
    let (ds, found) = of(&five(), "D");
    says(
        |lang| reach_text(&ds, &found, lang).unwrap().unwrap(),
        "Nếu điểm các đơn vị khác giữ nguyên: cần thêm 8,00 điểm để lên hạng 4; cần thêm 16,35 điểm để lên hạng 2; cần thêm 16,35 điểm để vào nửa trên của bảng.",
        "If the others keep their scores: a gain of 8.00 points is needed to reach rank 4; a gain of 16.35 points to reach rank 2; a gain of 16.35 points to be in the upper half.",
    );
    let (ds, found) = of(&five(), "A");
    assert_eq!(reach_text(&ds, &found, Lang::Vi), Ok(None));
    let mut lower = five();
    lower.index().direction = Direction::LowerIsBetter;
    lower.said("C", YEAR, |extra| extra.rank = Some(Given::published(3)));
    let (ds, found) = of(&lower, "C");
    says(
        |lang| reach_text(&ds, &found, lang).unwrap().unwrap(),
        "Tính theo điểm, nếu điểm các đơn vị khác giữ nguyên: cần giảm 8,00 điểm để dẫn đầu.",
        "By the scores, if the others keep their scores: a fall of 8.00 points is needed to lead.",
    );
}

/// 0.64 would leave the place as it is.
#[test]
fn what_is_needed_is_never_told_too_low() {
    let (ds, found) = of(&pci(&[("A", "", "58.4771511"), ("B", "", "57.8369")]), "B");
    says(
        |lang| reach_text(&ds, &found, lang).unwrap().unwrap(),
        "Nếu điểm các đơn vị khác giữ nguyên: cần thêm 0,65 điểm để dẫn đầu; cần thêm 0,65 điểm để vào nửa trên của bảng. Số lẻ được làm tròn lên để không thiếu.",
        "If the others keep their scores: a gain of 0.65 points is needed to lead; a gain of 0.65 points to be in the upper half. Decimals are rounded up so that they suffice.",
    );
    let rows = place_findings(&ds, &found, &Err(Unplaced::NoParts), Lang::Vi);
    assert!(
        rows.iter()
            .any(|one| one.rows.iter().any(|row| row.ends_with(&["58,48".into(), "+0,65".into()])))
    );
}

#[test]
fn within_the_group() {
    let mut made = five();
    for (at, id) in ["A", "X", "C"].into_iter().enumerate() {
        made.unit(id).group = Some(usize::from(at == 0));
    }
    made.group("b", "Bắc");
    let (ds, found) = of(&made, "C");
    says(
        |lang| group_gaps_text(&ds, &found, lang).unwrap(),
        "Trong nhóm Bắc: kém đơn vị tốt nhất (X) 8,00 điểm; thấp hơn trung vị của nhóm 4,00 điểm.",
        "In the group Bắc: 8.00 points behind the best (X); 4.00 points below the median of the group.",
    );
    let (ds, found) = of(&made, "X");
    assert!(
        group_gaps_text(&ds, &found, Lang::Vi).unwrap().starts_with("Trong nhóm Bắc: tốt nhất;")
    );
    let (ds, found) = of(&made, "B");
    assert_eq!(group_gaps_text(&ds, &found, Lang::Vi), Err(Unplaced::NoGroup));
}

fn with_parts() -> Made {
    let mut made = pci(&[("A", "", "30"), ("X", "", "25"), ("B", "", "24.5"), ("C", "", "12")]);
    for (at, name) in ["Minh bạch", "Đất đai", "Lao động"].into_iter().enumerate() {
        let part = made.part(name, Some("1"));
        let indicator: &mut Indicator = made.indicator(part);
        indicator.maximum = Some((Decimal::from([10, 20, 10][at]), Origin::Published));
        for (unit, scores) in [
            ("A", ["9", "14", "7"]),
            ("X", ["8", "9", "8"]),
            ("B", ["8", "9.5", "7"]),
            ("C", ["2", "6", "4"]),
        ] {
            made.put_in(unit, part, YEAR, scores[at]);
        }
    }
    made
}

#[test]
fn what_does_not_compare_is_neither_better_nor_worse() {
    // No maxima, and one peer, which has no quartiles.
    let mut made = pci(&[("A", "", "10"), ("X", "", "15")]);
    let part = made.part("Đất đai", Some("1"));
    made.put_in("A", part, YEAR, "10").put_in("X", part, YEAR, "15");
    let ds = made.ds();
    let unit = ds.unit_by_id("X").unwrap();
    let found = strengths(&ds, unit, 0, YEAR, PeerRule::All, &NONE).unwrap();
    assert_eq!((found.parts.len(), found.left_out.len()), (0, 1));
    says(
        |lang| strengths_text(&ds, &found, lang),
        "Chưa so được thành phần nào với tất cả đơn vị khác: thiếu điểm, hoặc điểm của các đơn vị ấy không đủ khác nhau.",
        "No component compares with all other units: scores are missing, or theirs do not differ enough.",
    );
}

/// The sentence on ranks of parts.
fn of_parts(made: &Made, lang: Lang) -> String {
    let (ds, place) = of(made, "X");
    let found = place_findings(&ds, &place, &Err(Unplaced::NoParts), lang);
    let of_parts =
        |finding: &Finding| finding.rule.contains(lang.pick("từng thành phần", "Ranks of"));
    found.into_iter().find(of_parts).unwrap().sentence
}

#[test]
fn every_component_is_said_of_all_of_them_alone() {
    let mut made = pci(&[("A", "", "30"), ("X", "", "25"), ("B", "", "24")]);
    let parts = ["Đất đai", "Lao động"].map(|name| made.part(name, Some("1")));
    for part in parts {
        made.put_in("A", part, YEAR, "3").put_in("X", part, YEAR, "2");
    }
    says(
        |lang| of_parts(&made, lang),
        "Mọi thành phần cùng hạng 2/2.",
        "Every component is rank 2 of 2.",
    );
    made.put_in("B", parts[1], YEAR, "1");
    says(|lang| of_parts(&made, lang), "Mọi thành phần cùng hạng 2.", "Every component is rank 2.");
    let third = made.part("Thuế", Some("1"));
    made.put_in("A", third, YEAR, "1");
    says(
        |lang| of_parts(&made, lang),
        "Mọi thành phần có điểm cùng hạng 2.",
        "Every component with a score is rank 2.",
    );
}

#[test]
fn strong_and_weak() {
    let made = with_parts();
    let ds = made.ds();
    let said = |unit: &str, rule, lang| {
        let unit = ds.unit_by_id(unit).unwrap();
        strengths_text(&ds, &strengths(&ds, unit, 0, YEAR, rule, &NONE).unwrap(), lang)
    };
    says(
        |lang| said("X", PeerRule::All, lang),
        "Mạnh nhất so với tất cả đơn vị khác: lao động (hơn 10,0 điểm % của mức tối đa so với trung vị của các đơn vị khác, hạng 1/4); yếu nhất: đất đai (kém 2,5 điểm % của mức tối đa so với trung vị của các đơn vị khác, hạng 3/4).",
        "Strongest beside all other units: lao động (10.0 percentage points of the maximum better than the median of the others, rank 1 of 4); weakest: đất đai (2.5 percentage points of the maximum worse than the median of the others, rank 3 of 4).",
    );
    let first = plain(said("A", PeerRule::Neighbours(2), Lang::Vi));
    assert!(
        first.starts_with("Mạnh nhất so với 2 đơn vị liền kề về hạng: đất đai (hơn"),
        "{first}"
    );
    let similar = plain(said("C", PeerRule::Similar(2), Lang::Vi));
    assert!(similar.starts_with("Mạnh nhất so với 2 đơn vị có cơ cấu điểm gần nhất: không thành phần nào tốt hơn trung vị của các đơn vị ấy; yếu nhất: minh bạch"), "{similar}");
}

#[test]
fn what_parts_account_for() {
    let (ds, found) = of(&with_parts(), "X");
    says(
        |lang| distance_text(&ds, 0, found.to_leader.as_ref().unwrap(), lang),
        "Kém A 5,00 điểm; kém ở: đất đai 5,00 điểm, minh bạch 1,00 điểm; hơn ở: lao động 1,00 điểm.",
        "5.00 points behind A; behind in đất đai: 5.00 points, minh bạch: 1.00 points; ahead in lao động: 1.00 points.",
    );
    let mut made = with_parts();
    made.put("X2", YEAR, "24.2");
    for (part, score) in [(1, "8"), (2, "9"), (3, "7")] {
        made.put_in("X2", part, YEAR, score);
    }
    let (ds, found) = of(&made, "X2");
    assert_eq!(
        plain(distance_text(&ds, 0, found.to_next.as_ref().unwrap(), Lang::Vi)),
        "Kém B 0,30 điểm; kém ở: đất đai 0,50 điểm; các thành phần không giải thích 0,20 điểm."
    );
}

#[test]
fn a_place_among_more_units() {
    let ranked = |rank: u32, of: u32| {
        let mut made = pci(&[("X", "60", "60")]);
        for (period, rank, of) in [(BEFORE, 10, 58), (YEAR, rank, of)] {
            made.said("X", period, |extra| {
                extra.rank = Some(Given::published(rank));
                extra.of = Some(of);
            });
        }
        relative(&made.ds(), 0, 0, [BEFORE, YEAR], &NONE).unwrap()
    };
    // 51/62 = 82,258 % and 48/57 = 84,211 %: 1,952 percentage points, rounded once.
    says(
        |lang| relative_text(&ranked(12, 63), lang).unwrap(),
        "Hạng 12/63 (bằng hoặc hơn 82,3% đơn vị khác) so với hạng 10/58 năm 2015 (84,2%): hạng giảm 2 bậc, vị trí tương đối giảm 2,0 điểm phần trăm.",
        "Rank 12 of 63 (level with or better than 82.3% of the others) against rank 10 of 58 in 2015 (84.2%): the rank fell by 2 places, the place among the others fell by 2.0 percentage points.",
    );
    assert_eq!(
        plain(relative_text(&ranked(11, 100), Lang::Vi).unwrap()),
        "Hạng 11/100 (bằng hoặc hơn 89,9% đơn vị khác) so với hạng 10/58 năm 2015 (84,2%): hạng giảm 1 bậc, nhưng vị trí tương đối tăng 5,7 điểm phần trăm."
    );
    assert_eq!(relative_text(&ranked(12, 58), Lang::Vi), None);
    // With all scores at hand nobody is level: better it is.
    let made = pci(&[("A", "1", "1"), ("X", "2", "2"), ("B", "", "3")]);
    let ds = made.ds();
    let place = place(&ds, 1, 0, YEAR, Some(BEFORE), &NONE);
    let told = place_findings(&ds, &place, &Err(Unplaced::NoParts), Lang::Vi);
    let rows: Vec<String> = told.last().unwrap().rows.iter().map(|row| row.join("|")).collect();
    assert_eq!(rows, ["năm 2015|1|2|0|100,0%", "năm 2016|2|3|0|50,0%"]);
    let found = relative(&made.ds(), 1, 0, [BEFORE, YEAR], &NONE).unwrap();
    assert_eq!(
        plain(relative_text(&found, Lang::Vi).unwrap()),
        "Hạng 2/3 (tốt hơn 50,0% đơn vị khác) so với hạng 1/2 năm 2015 (100,0%): hạng giảm 1 bậc, vị trí tương đối giảm 50,0 điểm phần trăm."
    );
}

#[test]
fn bands() {
    let mut made = pci(&[("A", "", "91"), ("X", "", "88.8"), ("B", "", "70")]);
    let band = |name: &str, bound: Option<i64>, inclusive| Band {
        name: Label::vi(name),
        bound: bound.map(Decimal::from),
        inclusive,
        basis: BandBasis::Score,
        since: None,
    };
    let bands = vec![
        band("trên 90", Some(90), false),
        band("Nhóm B", Some(80), true),
        band("C", None, true),
    ];
    made.index().bands = bands;
    made.said("X", YEAR, |extra| extra.class = Some("Nhóm A".into()));
    let (ds, found) = of(&made, "X");
    let told = place_findings(&ds, &found, &Err(Unplaced::NoParts), Lang::Vi);
    let told = told.last().unwrap();
    assert_eq!(told.head, ["Nhóm điểm", "Mức", "Số đơn vị", "X"]);
    let rows: Vec<String> = told.rows.iter().map(|row| plain(row.join("|"))).collect();
    assert_eq!(rows, ["trên 90|> 90|1|", "Nhóm B|≥ 80|1|88,80", "C|–|1|"]);
    assert!(told.rule.starts_with("Thuộc nhóm tốt nhất mà điểm đạt mức"));
    let found = found.banding.unwrap();
    says(
        |lang| band_text(&ds, 0, &found, lang),
        "Thuộc nhóm B theo mức điểm; cơ quan công bố xếp «Nhóm A». Còn thiếu hơn 1,20 điểm để vào nhóm trên 90; kém đi quá 8,80 điểm thì xuống nhóm C.",
        "In band Nhóm B by its bounds; the publisher says “Nhóm A”. More than 1.20 points short of band trên 90; a loss of more than 8.80 points leads to band C.",
    );
    says(
        |lang| band_counts_text(&found, lang).unwrap(),
        "Nhóm trên 90: 1 đơn vị; nhóm B: 1 đơn vị; nhóm C: 1 đơn vị.",
        "Band trên 90: 1 unit; band Nhóm B: 1 unit; band C: 1 unit.",
    );
    made.index().bands.pop();
    made.index().bands[1].basis = BandBasis::Percent;
    made.index().bands.remove(0);
    made.index().maximum = Some((Decimal::from(120), crate::model::Origin::Published));
    let (ds, found) = of(&made, "X");
    let told = place_findings(&ds, &found, &Err(Unplaced::NoParts), Lang::Vi);
    let told = told.last().unwrap();
    assert_eq!(plain(told.rows[1].join("|")), "Không thuộc nhóm nào|–|3|88,80 (74,00%)");
    assert!(told.rule.contains("phần trăm của điểm tối đa"));
    made.index().maximum = None;
    made.missing("D", YEAR, crate::model::Missing::Withheld);
    made.said("D", YEAR, |extra| extra.percent = Some(Decimal::from(78)));
    let (ds, found) = of(&made, "D");
    says(
        |lang| band_text(&ds, 0, found.banding.as_ref().unwrap(), lang),
        "Không thuộc nhóm nào. Còn thiếu 2,00 điểm % để vào nhóm B.",
        "In no band. 2.00 percentage points short of band Nhóm B.",
    );
}

#[test]
fn one_unit_alone_is_told_why() {
    let (ds, found) = of(&pci(&[("X", "", "60")]), "X");
    for lang in Lang::ALL {
        assert_eq!(gaps_text(&ds, &found, lang), Err(Unplaced::TooFewUnits));
        assert_eq!(group_gaps_text(&ds, &found, lang), Err(Unplaced::TooFewUnits));
        assert_eq!(reach_text(&ds, &found, lang), Err(Unplaced::TooFewUnits));
    }
    assert!(unplaced(Unplaced::TooFewUnits, Lang::Vi).starts_with("Chưa nói được"));
}

#[test]
fn every_reason_for_silence() {
    let all = [
        Unplaced::NoFigure,
        Unplaced::RanksOnly,
        Unplaced::Aggregate,
        Unplaced::NotChosen,
        Unplaced::TooFewUnits,
        Unplaced::NoGroup,
        Unplaced::NoPeers,
        Unplaced::NoParts,
        Unplaced::MissingPart,
        Unplaced::NoWeights,
        Unplaced::OtherScale,
        Unplaced::NoMaximum,
        Unplaced::Leads,
        Unplaced::SeveralLevel,
        Unplaced::NothingBefore,
        Unplaced::UnknownCount,
        Unplaced::DenseRanks,
        Unplaced::NoBands,
        Unplaced::MixedBands,
    ];
    let mut said = std::collections::BTreeSet::new();
    for reason in all {
        for lang in Lang::ALL {
            assert!(unplaced(reason, lang).ends_with('.'));
            assert!(said.insert(unplaced(reason, lang)), "{reason:?}");
        }
    }
}

use super::*;
use crate::analysis::assessment::assessment;
use crate::model::{IndicatorKind, Label, Missing, Origin};
use crate::tests::{Made, YEAR};

fn dec(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// What is told of three communes: of each the score that it gave itself and the appraised one.
fn communes(rows: &[(&str, Option<&str>, &str)]) -> Made {
    let mut made = Made::new();
    made.index().maximum = Some((Decimal::from(10), Origin::Published));
    made.index().decimals = Some(2);
    for (id, own, score) in rows {
        made.put(id, YEAR, score);
        made.unit(id).kind = Some("commune".into());
        if let Some(own) = own {
            made.said(id, YEAR, |extra| extra.self_assessed = Some(dec(own)));
        }
    }
    made
}

fn told(made: &Made, lang: Lang) -> Vec<String> {
    let ds = made.ds();
    let found = assessment_findings(&ds, &assessment(&ds, 0, YEAR), lang);
    found.into_iter().map(|finding| finding.sentence.replace('\u{a0}', " ")).collect()
}

#[test]
fn differences_without_groups() {
    let rows = [("Xã A", Some("9.5"), "8"), ("Xã B", Some("7"), "7.25"), ("Xã C", None, "6")];
    let made = communes(&rows);
    assert_eq!(
        told(&made, Lang::Vi),
        [
            "Dẫn đầu là Xã A (hạng 1/3, 8,00/10 điểm); cuối cùng là Xã C (hạng 3/3, 6,00/10 điểm).",
            "1/2 xã tự chấm cao hơn điểm thẩm định (1 thấp hơn); tính chung, tự chấm bình quân cao hơn \
             0,63 điểm, trung vị +0,63 điểm; chênh lệch lớn nhất: Xã A (+1,50 điểm); 1 xã không có điểm tự chấm.",
        ]
    );
    assert_eq!(
        told(&made, Lang::En)[1],
        "1 of 2 communes rated themselves above their appraisal (1 below); taken together, \
         self-assessments are 0.63 points higher on average, median +0.63 points; largest difference: \
         Xã A (+1.50 points); 1 commune without a self-assessed score."
    );
}

#[test]
fn as_far_above_as_below() {
    let rows = [("Xã A", Some("9"), "8"), ("Phường B", Some("6"), "7"), ("Xã C", Some("6"), "6")];
    assert_eq!(
        told(&communes(&rows), Lang::Vi)[1],
        "1/3 xã, phường tự chấm cao hơn điểm thẩm định (1 thấp hơn, 1 bằng); tính chung, tự chấm bình quân \
         bằng điểm thẩm định, trung vị 0,00 điểm; chênh lệch lớn nhất: Xã A (+1,00 điểm) và Phường B (−1,00 điểm)."
    );
}

#[test]
fn losses_of_who_is_known() {
    let mut made = communes(&[("Xã A", None, "7"), ("Xã B", None, "6"), ("Xã C", None, "2")]);
    let [p, q, b] = ["Thể chế", "Một cửa", "Điểm thưởng"].map(|id| made.part(id, None));
    made.indicator(b).kind = IndicatorKind::Bonus;
    for (ix, points) in [(p, 4), (q, 6)] {
        made.indicator(ix).maximum = Some((Decimal::from(points), Origin::Published));
    }
    for (id, scores) in [("Xã A", ["3", "4"]), ("Xã B", ["4", "2"])] {
        made.put_in(id, p, YEAR, scores[0]).put_in(id, q, YEAR, scores[1]).put_in(id, b, YEAR, "0");
    }
    made.put_in("Xã C", p, YEAR, "2").missing_in("Xã C", q, YEAR, Missing::Withheld);
    assert_eq!(
        told(&made, Lang::Vi)[1..],
        [
            "Tiêu chí mất điểm nhiều nhất: Một cửa: 2/2 xã mất điểm, bình quân mất 3,00/6,00 điểm, chiếm 66,7% \
             số điểm mất; tiếp theo là Thể chế (33,3%).",
            "2/2 tiêu chí có quá nửa số xã mất điểm; nhiều xã mất điểm nhất ở Một cửa (2/2) và Thể chế (2/3).",
            "Bình quân mỗi xã mất 3,50 điểm; nhiều nhất: Xã B (4,00 điểm); ít nhất: Xã A (3,00 điểm); không \
             tính 1 xã thiếu điểm thành phần; tổng điểm của 1 xã không bằng tổng các phần (quy đổi thang điểm, làm tròn, hoặc thiếu điểm thành phần).",
            "Điểm thưởng: không đơn vị nào được cộng.",
            "Không tính là mất điểm: Một cửa (1 xã: không công bố).",
        ]
    );
}

#[test]
fn who_leads_is_said_only_where_the_best_are_here() {
    let mut made = communes(&[("Xã A", None, "8")]);
    made.said("Xã A", YEAR, |extra| {
        extra.rank = Some(crate::model::Given::published(4));
        extra.of = Some(12);
    });
    assert_eq!(told(&made, Lang::Vi), ["Cao nhất trong tệp là Xã A (hạng 4/12, 8,00/10 điểm)."]);
    let group = made.group("xa", "Các xã");
    made.index().rule.within = crate::model::RankWithin::Group;
    made.unit("Xã A").group = Some(group);
    made.index().name = Label::vi("CCHC");
    assert_eq!(
        told(&made, Lang::En),
        ["Các xã: highest in the file is Xã A (rank 4 of 12, 8.00 of 10 points)."]
    );
}

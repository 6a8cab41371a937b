use super::*;
use crate::model::{Dataset, Direction, Measure, Missing};
use crate::rank::RankOptions;
use crate::story::{RankingFinding, ranking_finding, ranking_subtitle};

const OPTIONS: RankOptions = RankOptions { ties: None, group: None, common_with: None };

fn found(ds: &Dataset, unit: Option<&str>, vs: Option<Period>) -> RankingFinding {
    let unit = unit.map(|id| ds.unit_by_id(id).unwrap());
    ranking_finding(ds, 0, YEAR, vs, unit, &OPTIONS)
}

fn headline(made: &Made, unit: Option<&str>, vs: Option<Period>, vi: &str, en: &str) {
    let ds = made.ds();
    let finding = found(&ds, unit, vs);
    says(|lang| finding.headline(&ds, 0, YEAR, lang), vi, en);
}

#[test]
fn a_proven_cause() {
    let made = pci(&[
        ("Đà Nẵng", "68.33", "70"),
        ("Đồng Tháp", "66.39", "64.96"),
        ("Quảng Ninh", "65.75", "65.60"),
        ("Lào Cai", "62.33", "63.49"),
    ]);
    headline(
        &made,
        Some("Quảng Ninh"),
        Some(BEFORE),
        "Quảng Ninh lên hạng 2 dù mất 0,15 điểm, vì Đồng Tháp mất 1,43 điểm",
        "Quảng Ninh rises to rank 2 despite losing 0.15 points, because Đồng Tháp lost 1.43 points",
    );
    headline(
        &made,
        Some("Đồng Tháp"),
        Some(BEFORE),
        "Đồng Tháp xuống hạng 3, giảm 1 bậc; điểm giảm 1,43",
        "Đồng Tháp falls to rank 3, down 1 place; the score fell by 1.43 points",
    );
}

#[test]
fn causes_of_two_and_of_many() {
    let two = pci(&[("A", "70", "60"), ("B", "69", "61"), ("X", "68", "67")]);
    headline(
        &two,
        Some("X"),
        Some(BEFORE),
        "X lên hạng 1 dù mất 1,00 điểm, vì B và A mất nhiều hơn",
        "X rises to rank 1 despite losing 1.00 points, because B and A lost more",
    );
    let three = pci(&[("A", "50", "60"), ("B", "50", "61"), ("C", "50", "62"), ("X", "55", "55")]);
    headline(
        &three,
        Some("X"),
        Some(BEFORE),
        "X xuống hạng 4 dù điểm không đổi, vì 3 đơn vị tăng nhiều hơn",
        "X falls to rank 4 despite an unchanged score, because 3 units gained more",
    );
}

#[test]
fn no_cause_where_figures_do_not_prove_one() {
    // One above fell below us, one came in above, one below went past: the net says nothing.
    let made = pci(&[("A", "70", "60"), ("B", "69", "60.5"), ("X", "68", "67"), ("C", "50", "68")]);
    headline(
        &made,
        Some("X"),
        Some(BEFORE),
        "X lên hạng 2, tăng 1 bậc; điểm giảm 1,00",
        "X rises to rank 2, up 1 place; the score fell by 1.00 points",
    );
    // The one above left the ranking: nobody lost anything.
    let gone = pci(&[("A", "70", ""), ("X", "68", "67"), ("B", "50", "51")]);
    headline(
        &gone,
        Some("X"),
        Some(BEFORE),
        "X lên hạng 1, tăng 1 bậc; điểm giảm 1,00",
        "X rises to rank 1, up 1 place; the score fell by 1.00 points",
    );
    // Where low is good, a lower score is no loss.
    let mut low = pci(&[("A", "50", "60"), ("X", "55", "55"), ("B", "70", "70")]);
    low.index().direction = Direction::LowerIsBetter;
    headline(
        &low,
        Some("X"),
        Some(BEFORE),
        "X lên hạng 1, tăng 1 bậc; điểm không đổi",
        "X rises to rank 1, up 1 place; the score stayed the same",
    );
}

#[test]
fn every_move_of_rank_with_every_move_of_score() {
    // X against B: (before, after) of X, then of B; A is far above and C far below.
    let cases = [
        ("50", "52", "51", "51", "X lên hạng 2, tăng 1 bậc; điểm tăng 2,00"),
        ("50", "49", "51", "48", "X lên hạng 2 dù mất 1,00 điểm, vì B mất 3,00 điểm"),
        ("50", "50", "51", "48", "X lên hạng 2 dù điểm không đổi, vì B mất 3,00 điểm"),
        ("51", "52", "50", "55", "X xuống hạng 3 dù tăng 1,00 điểm, vì B tăng 5,00 điểm"),
        ("51", "49", "50", "50", "X xuống hạng 3, giảm 1 bậc; điểm giảm 2,00"),
        ("51", "51", "50", "52", "X xuống hạng 3 dù điểm không đổi, vì B tăng 2,00 điểm"),
        ("51", "52", "50", "50", "X giữ hạng 2; điểm tăng 1,00"),
        ("52", "51", "50", "50", "X giữ hạng 2; điểm giảm 1,00"),
        ("51", "51", "50", "50", "X giữ hạng 2; điểm không đổi"),
        ("51", "51.001", "50", "50", "X giữ hạng 2; điểm tăng 0,001"),
    ];
    for (x_before, x_after, b_before, b_after, vi) in cases {
        let made = pci(&[
            ("A", "90", "90"),
            ("B", b_before, b_after),
            ("X", x_before, x_after),
            ("C", "10", "10"),
        ]);
        let ds = made.ds();
        let text = found(&ds, Some("X"), Some(BEFORE)).headline(&ds, 0, YEAR, Lang::Vi);
        assert_eq!(plain(text), vi);
    }
}

#[test]
fn scores_are_not_compared_across_a_change_of_method() {
    let mut made = pci(&[("A", "70", "40"), ("X", "60", "45"), ("B", "50", "30")]);
    break_at(&mut made, 2016);
    headline(
        &made,
        Some("X"),
        Some(BEFORE),
        "X lên hạng 1, tăng 1 bậc; điểm không so với năm 2015 vì đã đổi cách tính",
        "X rises to rank 1, up 1 place; scores do not compare with 2015, as the method changed",
    );
}

#[test]
fn without_an_earlier_period() {
    let made = pci(&[("A", "", "70"), ("X", "", "60.456"), ("B", "", "50")]);
    let vi = "X xếp hạng 2/3 với 60,46 điểm";
    let en = "X is rank 2 of 3 with 60.46 points";
    headline(&made, Some("X"), None, vi, en);
    headline(&made, Some("X"), Some(BEFORE), vi, en);
}

#[test]
fn without_a_rank() {
    let mut made = pci(&[("A", "70", "70"), ("B", "60", "60")]);
    made.missing("X", YEAR, Missing::Withheld);
    made.unit("Y");
    headline(
        &made,
        Some("X"),
        Some(BEFORE),
        "X không có hạng PCI 2016: không công bố",
        "X has no rank in PCI 2016: withheld",
    );
    headline(
        &made,
        Some("Y"),
        None,
        "Y không có hạng PCI 2016: không có số liệu",
        "Y has no rank in PCI 2016: no data",
    );
    // One unit alone cannot be ranked.
    let alone = pci(&[("X", "70", "71")]);
    headline(
        &alone,
        Some("X"),
        Some(BEFORE),
        "X không có hạng PCI 2016; đạt 71,00 điểm",
        "X has no rank in PCI 2016; score 71.00 points",
    );
    headline(
        &alone,
        None,
        None,
        "PCI 2016: có số liệu của 1 đơn vị",
        "PCI 2016: figures of 1 unit",
    );
}

#[test]
fn leaders() {
    let one = pci(&[("Huế", "", "60"), ("Đà Nẵng", "", "70")]);
    headline(
        &one,
        None,
        None,
        "Đà Nẵng dẫn đầu PCI 2016 với 70,00 điểm",
        "Đà Nẵng leads PCI 2016 with 70.00 points",
    );
    let two = pci(&[("B", "", "70"), ("A", "", "70"), ("C", "", "60")]);
    headline(
        &two,
        None,
        None,
        "A và B cùng dẫn đầu PCI 2016 với 70,00 điểm",
        "A and B share the lead in PCI 2016 with 70.00 points",
    );
    let mut published = pci(&[]);
    for (name, rank) in [("A", 2), ("B", 1)] {
        published.missing(name, YEAR, Missing::RankOnly);
        published.said(name, YEAR, |extra| extra.rank = Some(crate::model::Given::published(rank)));
    }
    headline(&published, None, None, "B dẫn đầu PCI 2016", "B leads PCI 2016");
    headline(&pci(&[]), None, None, "PCI 2016: không có số liệu", "PCI 2016: no data");
}

#[test]
fn nobody_leads_when_the_first_are_not_in_the_data() {
    let mut made = pci(&[("A", "", "70"), ("B", "", "60")]);
    made.said("A", YEAR, |extra| extra.rank = Some(crate::model::Given::published(12)));
    made.said("B", YEAR, |extra| extra.rank = Some(crate::model::Given::published(13)));
    headline(
        &made,
        None,
        None,
        "PCI 2016: có số liệu của 2 đơn vị",
        "PCI 2016: figures of 2 units",
    );
}

#[test]
fn subtitles() {
    let mut made = pci(&[("A", "", "70"), ("B", "", "60")]);
    made.index().maximum = Some((100.into(), crate::model::Origin::Published));
    let text = |ds: &Dataset, lang| ranking_subtitle(ds, 0, YEAR, &OPTIONS, lang);
    let ds = made.ds();
    says(
        |lang| text(&ds, lang),
        "Điểm PCI của 2 tỉnh, thành phố, thang 100 điểm, cao xếp trước",
        "Scores of PCI, 2 provinces, out of 100 points, highest first",
    );
    let part = made.part("Gia nhập thị trường", None);
    made.unit("B").kind = Some("agency".into());
    let ds = made.ds();
    says(
        |lang| text(&ds, lang),
        "Điểm PCI tổng hợp của 2 đơn vị, thang 100 điểm, cao xếp trước",
        "Total scores of PCI, 2 units, out of 100 points, highest first",
    );
    made.put_in("A", part, YEAR, "7");
    made.index().measure = Measure::Percent;
    let ds = made.ds();
    let of_part = plain(ranking_subtitle(&ds, part, YEAR, &OPTIONS, Lang::Vi));
    assert_eq!(of_part, "Điểm gia nhập thị trường (PCI) của 1 tỉnh, thành phố, cao xếp trước");
    assert_eq!(plain(text(&ds, Lang::Vi)), "Tỷ lệ PCI của 2 đơn vị, cao xếp trước");
}

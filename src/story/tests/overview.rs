use super::*;
use crate::analysis::{Overview, overview, why};
use crate::model::{Dataset, Decimal, Extra, Given, Measure, Missing, Origin, PublishedChange};
use crate::rank::RankOptions;
use crate::story::{overview_finding, overview_subline, paradox, report, slope_headline};

const NOW: Period = Period::year(2022);
const THEN: Period = Period::year(2021);

fn d(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// Bình Liêu's four indices of 2022, as announced.
fn binh_lieu() -> Dataset {
    let mut made = Made::new();
    let names = [
        ("PAR INDEX", "80.98", "-8.37", 13, -4),
        ("SIPAS", "94.01", "-2.3", 12, -10),
        ("Chính quyền điện tử", "165.02", "35.34", 13, -2),
        ("DGI", "73.18", "0.75", 7, 1),
    ];
    let maxima = [
        Some(("100", Origin::Published)),
        Some(("100", Origin::Published)),
        Some(("220", Origin::Published)),
        Some(("80", Origin::Derived)),
    ];
    let percents = [None, None, Some("75.01"), Some("91.48")];
    for (at, (name, score, change, rank, places)) in names.into_iter().enumerate() {
        let ix = if at == 0 { 0 } else { made.another_index(name) };
        let index = made.indicator(ix);
        index.short = Some(Label::vi(name));
        index.decimals = Some(2);
        index.maximum = maxima[at].map(|(maximum, origin)| (d(maximum), origin));
        if at == 1 {
            index.measure = Measure::Percent;
        }
        made.put_in("Bình Liêu", ix, NOW, score);
        made.said_in("Bình Liêu", ix, NOW, |extra: &mut Extra| {
            extra.rank = Some(Given::published(rank));
            extra.of = Some(13);
            extra.percent = percents[at].map(d);
            extra.change = Some(PublishedChange {
                since: Some(THEN),
                score: Some(d(change)),
                rank: Some(places),
            });
        });
        let before = d(score) - d(change);
        let rank_before = (rank as i32 + places) as u32;
        made.derived("Bình Liêu", (ix, THEN), &before.to_string(), rank_before);
    }
    made.unit("Bình Liêu").kind = Some("district".into());
    made.ds()
}

fn of(ds: &Dataset) -> Overview {
    overview(ds, 0, NOW, Some(THEN))
}

#[test]
fn the_report_in_its_own_words() {
    let ds = binh_lieu();
    let said: Vec<String> = report(&ds, &of(&ds), Lang::Vi).into_iter().map(plain).collect();
    assert_eq!(
        said,
        [
            "Trong 04 chỉ số thì có 03 chỉ số tụt hạng so với năm 2021.",
            "PAR INDEX: đạt 80,98/100 điểm, giảm 8,37 điểm so với năm 2021, giảm 4 bậc, xếp thứ 13/13.",
            "SIPAS: đạt 94,01%, giảm 2,3% so với năm 2021, tụt 10 bậc, xếp thứ 12/13.",
            "Chính quyền điện tử: 165,02/220 điểm đạt 75,01%, tăng 35,34 điểm so với năm 2021, giảm 02 bậc, xếp thứ 13/13.",
            "DGI: 73,18 điểm đạt 91,48%, tăng 0,75 điểm so với năm 2021, tăng 01 bậc, xếp thứ 7/13.",
        ]
    );
    let said: Vec<String> = report(&ds, &of(&ds), Lang::En).into_iter().map(plain).collect();
    assert_eq!(
        said,
        [
            "3 of 4 indices fell in rank compared with 2021.",
            "PAR INDEX: 80.98/100 points, down 8.37 points on 2021, down 4 places, ranked 13 of 13.",
            "SIPAS: 94.01%, down 2.3 percentage points on 2021, down 10 places, ranked 12 of 13.",
            "Chính quyền điện tử: 165.02/220 points (75.01%), up 35.34 points on 2021, down 2 places, ranked 13 of 13.",
            "DGI: 73.18 points (91.48%), up 0.75 points on 2021, up 1 place, ranked 7 of 13.",
        ]
    );
}

#[test]
fn headlines_of_the_page() {
    let ds = binh_lieu();
    let seen = of(&ds);
    says(
        |lang| overview_finding(&seen).headline(&ds, lang),
        "Trong 4 chỉ số có 3 chỉ số tụt hạng so với năm 2021",
        "3 of 4 indices fell in rank compared with 2021",
    );
    says(
        |lang| overview_subline(&ds, &seen, lang),
        "Kết quả năm 2022 của huyện Bình Liêu, xếp trong 13 đơn vị; SIPAS tụt nhiều nhất (10 bậc)",
        "Results of Bình Liêu district for 2022, ranked among 13 units; SIPAS fell furthest (10 places)",
    );
    says(
        |lang| slope_headline(&ds, &seen, lang).unwrap(),
        "SIPAS từ hạng 2 xuống hạng 12; chỉ DGI lên hạng",
        "SIPAS went down from rank 2 to rank 12; only DGI rose",
    );
}

#[test]
fn score_up_and_rank_down() {
    let ds = binh_lieu();
    let seen = of(&ds);
    let explain = |card: &crate::analysis::Card| {
        why(&ds, 0, card.indicator, THEN, NOW, &RankOptions::default())
    };
    let odd = paradox(&ds, &seen, explain, Lang::Vi).unwrap();
    assert_eq!(plain(odd.title), "Chính quyền điện tử: điểm tăng 35,34 nhưng hạng giảm 2 bậc");
    assert_eq!(
        plain(odd.text),
        "Điểm đi từ 129,68 lên 165,02, nhưng 2 đơn vị đứng dưới Bình Liêu năm 2021 tăng nhiều hơn \
         và đã vượt lên. Nay không còn đơn vị nào ở dưới."
    );
    assert_eq!(
        plain(odd.note),
        "Tính từ hạng, với giả định năm 2021 cũng xếp đủ 13 đơn vị và không đơn vị nào đồng hạng \
         với Bình Liêu. Tệp này không có số liệu của các đơn vị khác: chưa nói được đơn vị nào vượt Bình Liêu và vượt bao nhiêu."
    );
    let odd = paradox(&ds, &seen, explain, Lang::En).unwrap();
    assert!(odd.text.contains("2\u{a0}units below Bình Liêu in 2021 rose more"));
}

#[test]
fn a_rate_that_rose_is_no_score() {
    let mut made = Made::new();
    made.index().measure = Measure::Percent;
    made.index().short = Some(Label::vi("SIPAS"));
    for (id, then, now) in [("a", "90.5", "91"), ("b", "80", "95")] {
        made.put(id, THEN, then).put(id, NOW, now);
    }
    let ds = made.ds();
    let seen = overview(&ds, 0, NOW, Some(THEN));
    let explain = |card: &crate::analysis::Card| {
        why(&ds, 0, card.indicator, THEN, NOW, &RankOptions::default())
    };
    let odd = paradox(&ds, &seen, explain, Lang::Vi).unwrap();
    assert_eq!(plain(odd.title), "SIPAS: tỷ lệ tăng 0,5 điểm % nhưng hạng giảm 1 bậc");
    assert_eq!(
        plain(odd.text),
        "Tỷ lệ đi từ 90,5% lên 91,0%, nhưng b tăng nhiều hơn và đã vượt lên."
    );
}

/// One unit X with the given places gained in each index, published without scores.
fn places(of_each: &[Option<i32>]) -> Dataset {
    let mut made = Made::new();
    for (at, gained) in of_each.iter().enumerate() {
        let name = format!("I{at}");
        let ix = if at == 0 { 0 } else { made.another_index(&name) };
        made.indicator(ix).short = Some(Label::vi(name));
        made.put_in("X", ix, NOW, "50");
        let change =
            gained.map(|rank| PublishedChange { since: Some(THEN), score: None, rank: Some(rank) });
        made.said_in("X", ix, NOW, |extra: &mut Extra| {
            extra.rank = Some(Given::published(20));
            extra.change = change;
        });
    }
    made.ds()
}

#[test]
fn every_count_of_falls_and_rises() {
    let cases: [(&[Option<i32>], &str, &str); 8] = [
        (
            &[Some(-1), Some(-2)],
            "Cả 2 chỉ số đều tụt hạng so với năm 2021",
            "Both indices fell in rank compared with 2021",
        ),
        (
            &[Some(1), Some(2), Some(3)],
            "Cả 3 chỉ số đều lên hạng so với năm 2021",
            "All 3 indices rose in rank compared with 2021",
        ),
        (
            &[Some(0), Some(0)],
            "Cả 2 chỉ số giữ nguyên hạng so với năm 2021",
            "Both indices kept their rank compared with 2021",
        ),
        (
            &[Some(1), Some(2), Some(-1)],
            "Trong 3 chỉ số có 2 chỉ số lên hạng, 1 chỉ số tụt hạng so với năm 2021",
            "2 of 3 indices rose in rank and 1 fell compared with 2021",
        ),
        (
            &[Some(1), Some(0), Some(0)],
            "Trong 3 chỉ số có 1 chỉ số lên hạng so với năm 2021",
            "1 of 3 indices rose in rank compared with 2021",
        ),
        (
            &[Some(-1), Some(0), None],
            "Trong 2 chỉ số so được hạng có 1 chỉ số tụt hạng so với năm 2021",
            "1 of 2 indices with comparable ranks fell in rank compared with 2021",
        ),
        (&[Some(-1)], "I0 tụt hạng so với năm 2021", "I0 fell in rank compared with 2021"),
        (&[None, None], "X có kết quả 2 chỉ số năm 2022", "X has results in 2 indices for 2022"),
    ];
    for (gained, vi, en) in cases {
        let ds = places(gained);
        let finding = overview_finding(&of(&ds));
        says(|lang| finding.headline(&ds, lang), vi, en);
    }
}

#[test]
fn sentences_with_less_to_say() {
    let mut made = Made::new();
    made.index().short = Some(Label::vi("PCI"));
    made.missing("X", NOW, Missing::Withheld);
    let ds = made.ds();
    let said = |ds: &Dataset| plain(report(ds, &overview(ds, 0, NOW, None), Lang::Vi)[1].clone());
    assert_eq!(said(&ds), "PCI: không công bố.");

    let mut made = Made::new();
    made.index().short = Some(Label::vi("PCI"));
    made.put("X", NOW, "50.5").put("Y", NOW, "40").put("X", THEN, "60").put("Y", THEN, "30");
    break_at(&mut made, 2022);
    let ds = made.ds();
    assert_eq!(
        said(&ds),
        "PCI: đạt 50,5 điểm, điểm không so với năm 2021 do đổi cách tính, giữ nguyên hạng, xếp thứ 1/2."
    );
}

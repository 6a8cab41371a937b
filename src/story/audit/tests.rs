//! Every kind of finding in both languages.

use super::*;
use crate::analysis::audit::{Cause, Instead, Many, Whole};
use crate::model::{
    Dataset, Decimal, Given, Label, Origin, Period, RankBasis, RankRule, RankWithin, TieMethod,
};
use crate::rank::Rank;
use crate::tests::{Made, YEAR};

const BEFORE: Period = Period::year(2015);

fn d(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// Two units, an index «PCI» with a part.
fn ds() -> Dataset {
    let mut made = Made::new();
    made.index().short = Some(Label::vi("PCI"));
    let entry = made.part("entry", None);
    made.indicator(entry).name = Label::new("Gia nhập thị trường", "Entry costs");
    for (id, name) in [("a", "Đồng Tháp"), ("b", "Quảng Ninh")] {
        made.put(id, YEAR, "65.60");
        made.unit(id).name = Label::vi(name);
    }
    made.ds()
}

fn finding(problem: Problem) -> Finding {
    Finding {
        problem,
        severity: Severity::Error,
        unit: 1,
        indicator: 0,
        period: Some(YEAR),
        many: None,
        causes: Vec::new(),
        more: 0,
    }
}

/// One problem of each kind, with its headlines.
fn every() -> Vec<(Problem, &'static str, &'static str)> {
    let published = |text| Given::published(d(text));
    let rank = |rank| Given::computed(Rank::whole(rank));
    vec![
        (
            Problem::AboveMaximum { score: published("100.004"), maximum: published("100") },
            "Điểm PCI của Quảng Ninh năm 2016 (100,004) vượt mức tối đa (100,000)",
            "The PCI score of Quảng Ninh in 2016 (100.004) is above the maximum (100.000)",
        ),
        (
            Problem::BelowMinimum { score: published("-0.1") },
            "Điểm PCI của Quảng Ninh năm 2016 (−0,10) thấp hơn 0",
            "The PCI score of Quảng Ninh in 2016 (−0.10) is below 0",
        ),
        (
            Problem::TotalOff {
                total: d("65.60"),
                sum: d("65.7464"),
                slack: d("0.005"),
                parts: 10,
                weighted: false,
            },
            "Điểm PCI của Quảng Ninh năm 2016 (65,60) khác tổng các thành phần (65,75)",
            "The PCI score of Quảng Ninh in 2016 (65.60) is not the sum of its components (65.75)",
        ),
        (
            Problem::RankOff {
                published: 3,
                computed: Rank::whole(2),
                score: d("65.6"),
                of: Some(63),
            },
            "Hạng PCI của Quảng Ninh năm 2016 công bố là 3, tính theo điểm là 2",
            "The PCI rank of Quảng Ninh in 2016 is published as 3; by the scores it is 2",
        ),
        (
            Problem::ScoreChangeOff {
                from: BEFORE,
                score_from: d("65.75"),
                score_to: d("65.6"),
                announced: d("0.15"),
            },
            "Điểm PCI của Quảng Ninh năm 2016 công bố thay đổi +0,15 điểm so với năm 2015, hai kỳ chênh nhau −0,15 điểm",
            "The PCI score of Quảng Ninh in 2016 is said to have changed by +0.15 points since 2015; the two scores differ by −0.15 points",
        ),
        (
            Problem::PlacesOff {
                from: BEFORE,
                rank_from: rank(3),
                rank_to: rank(2),
                announced: -1,
                computed: 1,
            },
            "Hạng PCI của Quảng Ninh năm 2016 công bố thay đổi −1 bậc so với năm 2015, hai hạng chênh nhau +1 bậc",
            "The PCI rank of Quảng Ninh in 2016 is said to have changed by −1 place since 2015; the two ranks differ by +1 place",
        ),
        (
            Problem::PercentOff {
                published: d("75.1"),
                computed: d("75.01"),
                score: d("165.02"),
                maximum: d("220"),
            },
            "Điểm PCI của Quảng Ninh năm 2016 công bố đạt 75,10%, tính theo mức tối đa là 75,01%",
            "The PCI score of Quảng Ninh in 2016 is published as 75.10%; of the maximum it is 75.01%",
        ),
        (
            Problem::SameName { other: 0, spelled_alike: true },
            "Hai đơn vị cùng tên «Đồng Tháp»",
            "Two units are called “Đồng Tháp”",
        ),
        (
            Problem::SameFigures { other: 0, figures: 40, telling: 39 },
            "Quảng Ninh có cả 40 số liệu trùng với Đồng Tháp",
            "All 40 figures of Quảng Ninh are those of Đồng Tháp",
        ),
        (
            Problem::NoFigures,
            "Quảng Ninh có trong danh sách nhưng không có điểm và hạng nào",
            "Quảng Ninh is listed but has neither a score nor a rank",
        ),
        (
            Problem::Jump {
                from: BEFORE,
                score_from: d("65.75"),
                score_to: d("56.6"),
                quartiles: [d("-0.5"), d("0.25")],
                units: 63,
                back: true,
            },
            "Điểm PCI của Quảng Ninh năm 2016 giảm 9,15 điểm so với năm 2015 rồi đảo chiều ở kỳ sau, khác xa các đơn vị khác",
            "The PCI score of Quảng Ninh in 2016 fell by 9.15 points since 2015, and went back in the period after, far from what others did",
        ),
        (
            Problem::NamedWhole,
            "«Quảng Ninh» được xếp như một đơn vị dù tên là dòng tổng hợp",
            "“Quảng Ninh” is ranked as a unit, though it is called an aggregate",
        ),
        (
            Problem::EqualsOthers { how: Whole::Mean, slices: 9, score: d("5"), others: d("5") },
            "Quảng Ninh có điểm đúng bằng trung bình của các đơn vị khác ở cả 9 lần có điểm",
            "Quảng Ninh has the mean of the other units in all 9 scores that it has",
        ),
        (
            Problem::RankSkipped { first: 3, last: 4, next: 5, listed: 20 },
            "Hạng PCI năm 2016: không đơn vị nào có hạng 3 đến 4, kế tiếp là Quảng Ninh hạng 5",
            "PCI rank in 2016: nobody has rank 3 to 4; the next one is Quảng Ninh with 5",
        ),
        (
            Problem::RankTwice { rank: 2, other: 0, scores: [d("65.604"), d("65.601")] },
            "Hạng PCI năm 2016: Đồng Tháp (65,604) và Quảng Ninh (65,601) cùng hạng 2 dù điểm khác nhau",
            "PCI rank in 2016: Đồng Tháp (65.604) and Quảng Ninh (65.601) share rank 2, though their scores differ",
        ),
        (
            Problem::EqualApart { other: 0, score: d("65.6"), ranks: [2, 3], same: 2 },
            "Hạng PCI năm 2016: Đồng Tháp hạng 2 và Quảng Ninh hạng 3 dù cùng 65,60",
            "PCI rank in 2016: Đồng Tháp has rank 2 and Quảng Ninh rank 3, though both have 65.60",
        ),
        (
            Problem::RankedOf { said: 64, listed: 63 },
            "Hạng PCI năm 2016 công bố xếp trong 64 đơn vị, số liệu có 63",
            "PCI rank in 2016 is published as one of 64 units; the data has 63",
        ),
    ]
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn headlines() {
    let ds = ds();
    for (problem, vi, en) in every() {
        let finding = finding(problem);
        assert_eq!(plain(&headline(&ds, &finding, Lang::Vi)), vi);
        assert_eq!(plain(&headline(&ds, &finding, Lang::En)), en);
    }
}

#[test]
fn every_kind_has_its_evidence_and_is_told_apart_by_language() {
    let ds = ds();
    for (problem, ..) in every() {
        let finding = finding(problem);
        let [vi, en] = Lang::ALL.map(|lang| evidence(&ds, &finding, lang));
        assert!(!vi.is_empty() && vi.len() == en.len(), "{finding:?}");
        for row in vi.iter().chain(&en) {
            assert!(!row.label.is_empty() && !row.value.is_empty(), "{row:?}");
        }
        assert_ne!(subject(&finding.problem, Lang::Vi), subject(&finding.problem, Lang::En));
    }
}

#[test]
fn the_evidence_of_a_total() {
    let rows = evidence(&ds(), &finding(every().swap_remove(2).0), Lang::Vi);
    let rows: Vec<(&str, &str)> =
        rows.iter().map(|row| (row.label.as_str(), row.value.as_str())).collect();
    assert_eq!(
        rows,
        [
            ("Điểm công bố", "65,60"),
            ("Tổng các thành phần", "65,75"),
            ("Chênh lệch", "−0,15"),
            ("Chênh lệch tối đa do làm tròn", "0,005"),
            ("Số thành phần", "10"),
        ]
    );
}

#[test]
fn a_derived_figure_is_said_to_be_derived() {
    let score = Given::derived(d("104"));
    let maximum = Given { value: d("100"), origin: Origin::Published };
    let rows = evidence(&ds(), &finding(Problem::AboveMaximum { score, maximum }), Lang::Vi);
    assert_eq!((&*rows[0].value, &*rows[1].value), ("104,00 (suy ra)", "100,00"));
}

#[test]
fn most_units_in_one_sentence() {
    let ds = ds();
    let many = Some(Many { differing: 62, compared: 63 });
    let of = |at: usize, lang| {
        let finding = Finding { many, ..finding(every().swap_remove(at).0) };
        plain(&headline(&ds, &finding, lang))
    };
    assert_eq!(
        of(2, Lang::Vi),
        "Năm 2016, 62 trong 63 đơn vị có điểm PCI khác tổng các thành phần; lệch nhiều nhất là Quảng Ninh (65,60 so với 65,75)"
    );
    assert_eq!(
        of(3, Lang::En),
        "In 2016, 62 of 63 units have a published PCI rank that the scores do not give; furthest off is Quảng Ninh (3 against 2)"
    );
    for at in 0..7 {
        let [vi, en] = Lang::ALL.map(|lang| of(at, lang));
        assert!(vi.starts_with("Năm 2016, 62 trong 63 đơn vị có "), "{vi}");
        assert!(en.starts_with("In 2016, 62 of 63 units have a"), "{en}");
    }
}

fn every_cause() -> Vec<Cause> {
    let instead = Instead { indicator: 1, period: YEAR, published: d("65.6"), fits: d("6.56") };
    let rule = RankRule {
        basis: RankBasis::Rounded(1),
        ties: TieMethod::Dense,
        within: RankWithin::Group,
    };
    vec![
        Cause::DecimalPoint(instead),
        Cause::DigitsSwapped(instead),
        Cause::Bonus,
        Cause::OtherScale,
        Cause::PartLeftOut(1),
        Cause::PartTwice(1),
        Cause::OtherWeights,
        Cause::RankedBy { rule, reversed: true, agree: 62, of: 63 },
        Cause::TiesBroken,
        Cause::RevisedScore(d("65.7")),
        Cause::RevisedRank(4),
        Cause::OtherPeriod(BEFORE),
        Cause::Relative,
        Cause::SignTurned,
        Cause::MethodChanged,
        Cause::OtherMaximum(d("80")),
        Cause::SelfAssessed,
        Cause::UnitsMissing,
        Cause::OneUnitTwice,
        Cause::RowCopied,
        Cause::NamesNotMatched,
    ]
}

#[test]
fn causes_are_possible_ones() {
    let ds = ds();
    let with = |causes| Finding { causes, ..finding(Problem::NoFigures) };
    for cause in every_cause() {
        let [vi] = &causes(&ds, &with(vec![cause]), Lang::Vi)[..] else { panic!() };
        let [en] = &causes(&ds, &with(vec![cause]), Lang::En)[..] else { panic!() };
        assert!(vi.starts_with("Có thể do ") && vi.ends_with('.'), "{vi}");
        assert!(en.starts_with("Perhaps ") && en.ends_with('.'), "{en}");
    }
    let said = |cause| plain(&causes(&ds, &with(vec![cause]), Lang::Vi)[0]);
    assert_eq!(
        said(every_cause()[0]),
        "Có thể do đặt sai dấu thập phân: 6,56 thay vì điểm gia nhập thị trường năm 2016 (65,60) thì khớp."
    );
    assert_eq!(
        said(every_cause()[7]),
        "Có thể do xếp theo điểm làm tròn 1 chữ số thập phân, theo cách đồng hạng, hạng sau liền kề (1, 2, 2, 3) khi bằng điểm, riêng từng nhóm và điểm thấp trước: khi đó 62/63 hạng công bố khớp."
    );
    assert_eq!(
        said(Cause::RevisedScore(d("65.7"))),
        "Có thể do điểm kỳ trước đã được điều chỉnh: khi công bố mức thay đổi là 65,70."
    );
}

#[test]
fn where_the_figures_suggest_no_cause_the_usual_one_is_said() {
    let ds = ds();
    for (problem, ..) in every() {
        for text in causes(&ds, &finding(problem), Lang::Vi) {
            assert!(text.starts_with("Có thể "), "{text}");
        }
    }
}

#[test]
fn how_many_more() {
    let finding = finding(Problem::NoFigures);
    assert_eq!(more(&finding, Lang::Vi), None);
    let finding = Finding { more: 7, ..finding };
    assert_eq!(more(&finding, Lang::Vi).unwrap(), "Còn 7 trường hợp cùng loại không liệt kê.");
    assert_eq!(more(&finding, Lang::En).unwrap(), "7 more of this kind are not listed.");
    let all = [Severity::Error, Severity::Doubtful, Severity::Note];
    assert_eq!(all.map(|of| severity(of, Lang::Vi)), ["lỗi", "nghi vấn", "nên biết"]);
}

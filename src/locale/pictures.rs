//! Sentences in and about pictures, with their figures already written.

pub mod heat; // maps of heat
pub mod map; // maps
pub mod multiples; // small multiples
pub mod profile; // a unit by component
pub mod ranges; // ranks under other weights
pub mod scatter; // quadrants and correlation
pub mod spread; // how many units lie: medians, ranges, quadrants

use super::{Lang, NO_BREAK_SPACE};
use crate::model::Origin;

/// «hạng 2», “rank 2”.
pub fn rank(rank: &str, lang: Lang) -> String {
    format!("{}{NO_BREAK_SPACE}{rank}", lang.pick("hạng", "rank"))
}

/// «−0,15 điểm so với 2015».
pub fn against_period(by: &str, period: &str, lang: Lang) -> String {
    format!("{by} {} {period}", lang.pick("so với", "against"))
}

/// «hạng 2/63», “rank 2 of 63”.
pub fn rank_of(rank: &str, of: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("hạng{NO_BREAK_SPACE}{rank}/{of}"),
        Lang::En => format!("rank{NO_BREAK_SPACE}{rank} of{NO_BREAK_SPACE}{of}"),
    }
}

/// The name of a picture of ranks over time: «Thứ hạng PCI, 2011–2016».
pub fn ranks_over(subject: &str, span: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Thứ hạng {subject}, {span}"),
        Lang::En => format!("{subject} ranks, {span}"),
    }
}

/// The name of a picture of scores: «Điểm PCI, 2016».
pub fn scores_over(subject: &str, span: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Điểm {subject}, {span}"),
        Lang::En => format!("{subject} scores, {span}"),
    }
}

/// The name of a waterfall: «Đóng góp vào mức đổi điểm PCI, 2015–2016».
pub fn contributions_over(subject: &str, span: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Đóng góp vào mức đổi điểm {subject}, {span}"),
        Lang::En => format!("Contributions to the change of the {subject} score, {span}"),
    }
}

/// «Quảng Ninh: từ 12 (2011) đến 2 (2016)», about ranks or scores of two periods.
pub fn from_to(name: &str, from: (&str, &str), to: (&str, &str), lang: Lang) -> String {
    let ((value_from, period_from), (value_to, period_to)) = (from, to);
    match lang {
        Lang::Vi => format!("{name}: {value_from} ({period_from}) → {value_to} ({period_to})"),
        Lang::En => {
            format!("{name}: {value_from} ({period_from}) to {value_to} ({period_to})")
        }
    }
}

/// «59 đơn vị khác», with the noun already in its form: “59 other provinces”.
pub fn others(count: &str, noun: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{count} {noun} khác"),
        Lang::En => format!("{count} other {noun}"),
    }
}

/// What is said where only some of the other lines are drawn.
pub fn some_drawn(drawn: &str, of: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("vẽ {drawn} trong {of}"),
        Lang::En => format!("{drawn} of {of} drawn"),
    }
}

/// «10 trên, 2 dưới»: units above and below.
pub fn above_below(above: &str, below: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{above} trên, {below} dưới"),
        Lang::En => format!("{above} above, {below} below"),
    }
}

/// The note at a picture's foot about ranks that nobody published; `all`: every one of them.
pub fn ranks_from(origin: Origin, all: bool, lang: Lang) -> &'static str {
    match (origin, all) {
        (Origin::Published, _) => lang.pick("Hạng là số công bố.", "Ranks are as published."),
        (Origin::Derived, true) => lang.pick(
            "Hạng suy ra từ mức thay đổi đã công bố.",
            "Ranks follow from published changes.",
        ),
        (Origin::Derived, false) => lang.pick(
            "Vòng đứt nét: hạng suy ra từ mức thay đổi đã công bố.",
            "Dashed rings: ranks that follow from published changes.",
        ),
        (Origin::Computed, true) => lang.pick(
            "Mọi hạng ở đây là tính toán từ điểm.",
            "All ranks here are computed from scores.",
        ),
        (Origin::Computed, false) => lang.pick(
            "Một số hạng là tính toán từ điểm; bảng số nói rõ hạng nào.",
            "Some ranks are computed from scores; the table says which.",
        ),
    }
}

/// The pieces of a stacked bar, in their order.
pub fn pieces(names: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Các đoạn của thanh, từ trái sang phải: {names}."),
        Lang::En => format!("Pieces of a bar, left to right: {names}."),
    }
}

/// The note at the foot of a waterfall. `reweighed`: weights changed in between.
pub fn contributions_computed(reweighed: bool, lang: Lang) -> &'static str {
    match reweighed {
        false => lang.pick(
            "Mọi đóng góp ở đây là tính toán: trọng số nhân mức đổi điểm thành phần.",
            "All contributions here are computed: weight times change of the component.",
        ),
        true => lang.pick(
            "Mọi đóng góp ở đây là tính toán, gồm cả phần do trọng số đổi giữa hai kỳ.",
            "All contributions here are computed, with what the change of weights did.",
        ),
    }
}

/// What the parts do not explain of a change of score.
pub fn unexplained(lang: Lang) -> &'static str {
    lang.pick("Phần các thành phần không giải thích", "Not explained by the parts")
}

/// The head of a column with the number of units ranked.
pub fn units_ranked(lang: Lang) -> &'static str {
    lang.pick("Số đơn vị xếp hạng", "Units ranked")
}

/// The head of a total: «Điểm 2016».
pub fn score_in(period: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Điểm {period}"),
        Lang::En => format!("Score {period}"),
    }
}

/// «Từ 2013: Mười thành phần»: a version of the method and its first period.
pub fn method_from(period: &str, name: &str, lang: Lang) -> String {
    let head = lang.pick("Từ", "From");
    if name.is_empty() {
        let changed = lang.pick("đổi cách tính", "method changed");
        return format!("{head} {period}: {changed}");
    }
    format!("{head} {period}: {name}")
}

/// What is said in place of an earlier score that does not compare.
pub fn not_comparable(period: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => {
            format!("Cách tính đã đổi sau {period}: không vẽ điểm {period}, vì không so được.")
        }
        Lang::En => format!(
            "The method changed after {period}: its scores are not drawn, as they do not compare."
        ),
    }
}

/// The finding of a ranking: «Đà Nẵng đứng đầu với 70,00 điểm, Hậu Giang cuối với 51,00 điểm».
pub fn first_and_last(first: (&str, &str), last: (&str, &str), lang: Lang) -> String {
    match lang {
        Lang::Vi => {
            format!("{} đứng đầu với {}; {} đứng cuối với {}", first.0, first.1, last.0, last.1)
        }
        Lang::En => {
            format!("{} is first with {}; {} is last with {}", first.0, first.1, last.0, last.1)
        }
    }
}

/// What the steps of a waterfall say: «Kéo lên nhiều nhất: A (+0,68); kéo xuống nhiều nhất: B
/// (−0,51)»; `None` for a side that has no step.
pub fn pulls(up: Option<(&str, &str)>, down: Option<(&str, &str)>, lang: Lang) -> String {
    let side = |words: &str, (name, value): (&str, &str)| format!("{words} {name} ({value})");
    let up = up.map(|pull| side(lang.pick("kéo lên nhiều nhất:", "pulled up most by"), pull));
    let down =
        down.map(|pull| side(lang.pick("kéo xuống nhiều nhất:", "pulled down most by"), pull));
    super::capitalised(&[up, down].into_iter().flatten().collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_in_both_languages() {
        assert_eq!(rank("2", Lang::Vi), "hạng\u{a0}2");
        assert_eq!(rank_of("2", "63", Lang::En), "rank\u{a0}2 of\u{a0}63");
        assert_eq!(others("59", "tỉnh, thành phố", Lang::Vi), "59 tỉnh, thành phố khác");
        assert_eq!(method_from("2013", "", Lang::En), "From 2013: method changed");
        let up = Some(("Hỗ trợ", "+0,68"));
        assert_eq!(pulls(up, None, Lang::Vi), "Kéo lên nhiều nhất: Hỗ trợ (+0,68)");
        assert_eq!(pulls(None, Some(("A", "−1")), Lang::En), "Pulled down most by A (−1)");
    }
}

//! Sentences on the sheet of notes of a spreadsheet.

use super::super::{Lang, date, number};
use super::tie_method;
use crate::model::{Direction, Period, RankBasis, RankRule, RankWithin};

/// How an index is ranked: «Điểm cao nhất xếp thứ nhất; so điểm chưa làm tròn; …».
pub fn ranking_rule(rule: RankRule, direction: Direction, lang: Lang) -> String {
    let best = match direction {
        Direction::HigherIsBetter => {
            lang.pick("Điểm cao nhất xếp thứ nhất", "The highest score ranks first")
        }
        Direction::LowerIsBetter => {
            lang.pick("Điểm thấp nhất xếp thứ nhất", "The lowest score ranks first")
        }
    };
    let basis = match (rule.basis, lang) {
        (RankBasis::Unrounded, Lang::Vi) => "so điểm chưa làm tròn".to_owned(),
        (RankBasis::Unrounded, Lang::En) => "by the unrounded score".to_owned(),
        (RankBasis::Rounded(n), Lang::Vi) => format!("so điểm làm tròn đến {n} chữ số thập phân"),
        (RankBasis::Rounded(n), Lang::En) => format!("by the score rounded to {n} decimals"),
    };
    let within = match rule.within {
        RankWithin::All => lang.pick("xếp trong tất cả đơn vị", "among all units"),
        RankWithin::Group => lang.pick("xếp riêng từng nhóm", "each group apart"),
    };
    let ties = lang.pick("điểm bằng nhau", "equal scores");
    format!("{best}; {basis}; {ties}: {}; {within}.", tie_method(rule.ties, lang))
}

/// «không công bố: 12 ô».
pub fn missing_count(reason: &str, count: usize, lang: Lang) -> String {
    let count = number::whole(count as i64, lang);
    format!("{reason}: {count}{}", lang.pick(" ô", ""))
}

/// «Từ năm 2018: 8 trục. Điểm không so sánh được với kỳ trước đó.»
pub fn method_from(from: Period, name: &str, comparable: bool, lang: Lang) -> String {
    let when = date::period(from, lang);
    let colon = if name.is_empty() { "" } else { ": " };
    let breaks = match comparable {
        true => "",
        false => lang.pick(
            " Điểm không so sánh được với các kỳ trước đó.",
            " Scores do not compare with those of earlier periods.",
        ),
    };
    let since = lang.pick("Từ", "From");
    let end = if name.ends_with('.') { "" } else { "." };
    format!("{since} {when}{colon}{name}{end}{breaks}")
}

/// «3 dòng là số trung bình, vùng hay cả nước: được nêu, không xếp hạng. …».
pub fn aggregates(count: usize, names: &str, lang: Lang) -> String {
    let count = number::whole(count as i64, lang);
    match lang {
        Lang::Vi => format!(
            "{count} dòng là số trung bình, cao nhất, vùng hay cả nước: được nêu, không xếp hạng. {names}"
        ),
        Lang::En => format!(
            "Rows that are a mean, a maximum, a region or the country, {count} of them, are shown and not ranked. {names}"
        ),
    }
}

/// What is said where there are too many figures for the long sheet.
pub fn figures_left_out(count: usize, lang: Lang) -> String {
    let count = number::whole(count as i64, lang);
    match lang {
        Lang::Vi => format!("Không có trang Số liệu vì quá dài ({count} số liệu): hãy xuất CSV."),
        Lang::En => format!("The sheet Figures is left out, {count} being too many: export CSV."),
    }
}

/// What is said where there are too many indices for a sheet each.
pub fn indices_left_out(count: usize, lang: Lang) -> String {
    let count = number::whole(count as i64, lang);
    match lang {
        Lang::Vi => format!("Không có trang riêng cho từng chỉ số vì có quá nhiều ({count})."),
        Lang::En => format!("There are no sheets of single indices, {count} being too many."),
    }
}

/// What is said where numbers do not fit a spreadsheet's cells.
pub fn digits_cut(count: usize, lang: Lang) -> String {
    let count = number::whole(count as i64, lang);
    match lang {
        Lang::Vi => format!(
            "Bảng tính giữ 15 chữ số: {count} ô có số dài hơn, ở đây bị làm tròn; tệp JSON và CSV giữ đủ."
        ),
        Lang::En => format!(
            "A spreadsheet holds 15 digits: {count} cells have longer numbers, rounded here; JSON and CSV hold them in full."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_in_both_languages() {
        let rule = RankRule { basis: RankBasis::Rounded(2), ..RankRule::default() };
        assert_eq!(
            ranking_rule(rule, Direction::HigherIsBetter, Lang::Vi),
            "Điểm cao nhất xếp thứ nhất; so điểm làm tròn đến 2 chữ số thập phân; điểm bằng nhau: đồng \
             hạng, hạng sau nhảy (1, 2, 2, 4); xếp trong tất cả đơn vị."
        );
        assert_eq!(
            ranking_rule(RankRule::default(), Direction::LowerIsBetter, Lang::En),
            "The lowest score ranks first; by the unrounded score; equal scores: competition (1, 2, 2, \
             4); among all units."
        );
        assert_eq!(missing_count("không công bố", 1234, Lang::Vi), "không công bố: 1.234 ô");
        assert_eq!(missing_count("withheld", 12, Lang::En), "withheld: 12");
        let year = Period::year(2018);
        assert_eq!(
            method_from(year, "8 trục", false, Lang::Vi),
            "Từ năm 2018: 8 trục. Điểm không so sánh được với các kỳ trước đó."
        );
        assert_eq!(method_from(year, "", true, Lang::En), "From 2018.");
        assert!(aggregates(2, "A; B", Lang::Vi).ends_with("không xếp hạng. A; B"));
        assert!(aggregates(2, "A; B", Lang::En).ends_with("not ranked. A; B"));
        for lang in Lang::ALL {
            assert!(figures_left_out(200_001, lang).contains("200"));
            assert!(indices_left_out(61, lang).contains("61"));
            assert!(digits_cut(3, lang).contains("15"));
        }
    }
}

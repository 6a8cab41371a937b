//! Words for comparing two editions of one publication, and across a change of units.

use super::super::{Lang, number};
use super::Noun;
use crate::model::{Decimal, Missing};

super::words! {
    /// Words of the page that compares two editions, and of what is compared across a change of
    /// units.
    pub enum Compared {
        // Two editions
        TwoEditions: "So sánh hai bản công bố", "Compare two editions";
        FirstEdition: "Bản thứ nhất", "First edition";
        SecondEdition: "Bản thứ hai", "Second edition";
        Difference: "Chênh lệch", "Difference";
        RankDifference: "Chênh lệch hạng", "Difference of ranks";
        Outcome: "Kết quả đối chiếu", "Outcome";
        Same: "giống nhau", "the same";
        Rounded: "chỉ khác do làm tròn", "differ by rounding alone";
        Differs: "khác nhau", "differ";
        OnlyFirst: "chỉ có ở bản thứ nhất", "only in the first edition";
        OnlySecond: "chỉ có ở bản thứ hai", "only in the second edition";
        Neither: "cả hai đều không có điểm", "neither has a score";
        EditionsShort: "Hai công bố", "Two publications";
        OneEditionOnly: "Trong số liệu đang mở chỉ có một công bố cho chỉ số và kỳ này. Hãy mở thêm công bố kia (tệp của bạn, hoặc đánh dấu trong danh sách số liệu) để so sánh.", "Of the open data only one publication has this index and period. Open the other one too (your own file, or a tick in the list of data) to compare them.";
        OnePublicationOpen: "Hãy mở thêm một công bố nữa để so sánh.", "Open one more publication to compare.";
        SharedShort: "Đơn vị chung", "Shared units";
        NewShort: "Đơn vị mới và cũ", "New and old units";
        NoChangeOfUnits: "Danh sách đơn vị không đổi giữa hai kỳ này.", "The list of units did not change between these periods.";
        // Conflicts
        Conflicts: "Số liệu mâu thuẫn giữa các tệp", "Figures on which files disagree";
        TakeThisFile: "Lấy theo tệp này", "Take this file's";
        TakeThisFigure: "Lấy số này", "Take this figure";
        CountsByOrder: "được lấy vì tệp mở trước", "counts, as its file was opened first";
        CountsByFile: "được lấy vì bạn chọn tệp này", "counts, as you chose its file";
        CountsByFigure: "được lấy vì bạn chọn số này", "counts, as you chose it";
        // A change of units
        SharedUnits: "Chỉ các đơn vị có ở cả hai danh sách", "Only the units on both lists";
        RankAmongShared: "Hạng trong số đó (tính toán)", "Rank among them (computed)";
        Predecessors: "Các đơn vị tiền thân", "Units it was formed from";
        WholeUnit: "toàn bộ", "the whole of it";
        PartOfUnit: "một phần", "a part of it";
        LowestToHighest: "Thấp nhất đến cao nhất", "Lowest to highest";
        BestToWorstRank: "Hạng cao nhất đến thấp nhất", "Best to worst rank";
        Estimate: "Ước tính (có trọng số)", "Estimate (weighted)";
        Weight: "Trọng số", "Weight";
        Grown: "đã nhận thêm đơn vị khác", "took in other units";
    }
}

/// The heading of a list of editions' figures: how many units both score and how they go together.
pub fn editions_summary(same: usize, rounded: usize, differ: usize, lang: Lang) -> String {
    let whole = |count: usize| number::whole(count as i64, lang);
    let units = Noun::Unit.count((same + rounded + differ) as i64, lang);
    if rounded + differ == 0 {
        return lang.pick(
            format!("Hai bản cùng có điểm của {units}, điểm nào cũng giống nhau."),
            format!("Both editions score {units}, all of them alike."),
        );
    }
    let part = |count: usize, vi: &str, en: &str| {
        (count > 0).then(|| format!("{} {}", whole(count), lang.pick(vi, en)))
    };
    let parts = [
        part(same, "giống nhau", "alike"),
        part(rounded, "chỉ khác do làm tròn", "that differ by rounding alone"),
        part(differ, "khác nhau", "that differ"),
    ];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    lang.pick(
        format!("Hai bản cùng có điểm của {units}: {parts}."),
        format!("Both editions score {units}: {parts}."),
    )
}

/// How many units only one of two editions scores; nothing where there are none.
pub fn only_in_one(first: usize, second: usize, lang: Lang) -> Option<String> {
    let units = |count: usize| Noun::Unit.count(count as i64, lang);
    let text = match (first, second) {
        (0, 0) => return None,
        (first, 0) => lang.pick(
            format!("{} chỉ có điểm ở bản thứ nhất.", units(first)),
            format!("Only the first edition scores {}.", units(first)),
        ),
        (0, second) => lang.pick(
            format!("{} chỉ có điểm ở bản thứ hai.", units(second)),
            format!("Only the second edition scores {}.", units(second)),
        ),
        (first, second) => lang.pick(
            format!(
                "{} chỉ có điểm ở bản thứ nhất, {} chỉ có ở bản thứ hai.",
                units(first),
                units(second)
            ),
            format!(
                "Only the first edition scores {}, only the second {}.",
                units(first),
                units(second)
            ),
        ),
    };
    Some(text)
}

/// The unit on whose score two editions differ most.
pub fn largest_difference(unit: &str, difference: Decimal, places: u8, lang: Lang) -> String {
    let by = number::signed(difference, places.max(difference.normal().scale()), lang);
    lang.pick(
        format!("Chênh lệch lớn nhất: {unit}, {by}."),
        format!("The largest difference: {unit}, {by}."),
    )
}

/// How many units have another rank in the second edition.
pub fn other_ranks(units: usize, lang: Lang) -> String {
    match units {
        0 => lang.pick("Không đơn vị nào đổi hạng.", "No unit has another rank.").to_owned(),
        units => {
            let verb = if units == 1 { "has" } else { "have" };
            let units = Noun::Unit.count(units as i64, lang);
            lang.pick(format!("{units} đổi hạng."), format!("{units} {verb} another rank."))
        }
    }
}

/// What is compared when only the units on both lists are.
pub fn shared_units(shared: usize, before: usize, after: usize, lang: Lang) -> String {
    let units = Noun::Unit.count(shared as i64, lang);
    let (before, after) = (number::whole(before as i64, lang), number::whole(after as i64, lang));
    lang.pick(
        format!(
            "So sánh {units} có ở cả hai danh sách; hạng được tính lại trong số đó. Không tính {before} đơn vị chỉ có trước và {after} chỉ có sau khi sắp xếp."
        ),
        format!(
            "Compares {units} on both lists, ranked anew among themselves. Left out: {before} there only before the change, {after} only after."
        ),
    )
}

/// That an estimate is one, and how it is made.
pub fn estimate_note(lang: Lang) -> &'static str {
    lang.pick(
        "Ước tính: trung bình điểm của các đơn vị tiền thân theo trọng số; không phải số liệu công bố.",
        "An estimate: the mean of the scores of the units it was formed from, by weight; not a published figure.",
    )
}

/// Why there is no estimate: a unit it was formed from has no score.
pub fn no_estimate_without_score(unit: &str, reason: Missing, lang: Lang) -> String {
    let why = super::missing(reason, lang);
    lang.pick(
        format!("Không ước tính được: {unit} không có điểm ({why})."),
        format!("No estimate: {unit} has no score ({why})."),
    )
}

/// Why there is no estimate: no weight is given.
pub fn no_estimate_without_weight(unit: &str, lang: Lang) -> String {
    lang.pick(
        format!("Không ước tính được: chưa có trọng số (dân số, cỡ mẫu) của {unit}."),
        format!("No estimate: no weight (population, sample) is given for {unit}."),
    )
}

/// Why there is no estimate: the units changed more than once.
pub fn no_estimate_across_changes(unit: &str, lang: Lang) -> String {
    lang.pick(
        format!(
            "Không ước tính được: chính {unit} cũng được lập từ nhiều đơn vị trong thời gian đó."
        ),
        format!("No estimate: {unit} was itself formed from several units in the meantime."),
    )
}

/// Why there is no estimate: weights of zero, or of too many digits.
pub fn no_estimate_with_such_weights(lang: Lang) -> &'static str {
    lang.pick(
        "Không ước tính được với các trọng số này.",
        "No estimate can be made with these weights.",
    )
}

/// The heading over new units beside those that they were formed from.
pub fn new_units(units: usize, period: &str, lang: Lang) -> String {
    let units = Noun::Unit.count(units as i64, lang);
    lang.pick(
        format!("{units} của danh sách mới, bên các đơn vị tiền thân ở {period}"),
        format!("{units} of the new list beside those they were formed from in {period}"),
    )
}

/// «62,10 đến 66,75»: the lowest and the highest.
pub fn range(low: &str, high: &str, lang: Lang) -> String {
    if low == high {
        return low.to_owned();
    }
    lang.pick(format!("{low} đến {high}"), format!("{low} to {high}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_in_both_languages() {
        for (told, vi, en) in [
            (
                Lang::ALL.map(|lang| editions_summary(60, 1, 2, lang)),
                "Hai bản cùng có điểm của 63\u{a0}đơn vị: 60 giống nhau, 1 chỉ khác do làm tròn, 2 khác nhau.",
                "Both editions score 63\u{a0}units: 60 alike, 1 that differ by rounding alone, 2 that differ.",
            ),
            (
                Lang::ALL.map(|lang| editions_summary(0, 0, 2, lang)),
                "Hai bản cùng có điểm của 2\u{a0}đơn vị: 2 khác nhau.",
                "Both editions score 2\u{a0}units: 2 that differ.",
            ),
            (
                Lang::ALL.map(|lang| editions_summary(1, 0, 0, lang)),
                "Hai bản cùng có điểm của 1\u{a0}đơn vị, điểm nào cũng giống nhau.",
                "Both editions score 1\u{a0}unit, all of them alike.",
            ),
            (
                Lang::ALL.map(|lang| only_in_one(1, 2, lang).unwrap_or_default()),
                "1\u{a0}đơn vị chỉ có điểm ở bản thứ nhất, 2\u{a0}đơn vị chỉ có ở bản thứ hai.",
                "Only the first edition scores 1\u{a0}unit, only the second 2\u{a0}units.",
            ),
            (
                Lang::ALL.map(|lang| largest_difference("Cà Mau", Decimal::new(-6, 2), 1, lang)),
                "Chênh lệch lớn nhất: Cà Mau, −0,06.",
                "The largest difference: Cà Mau, −0.06.",
            ),
            (
                Lang::ALL.map(|lang| other_ranks(1, lang)),
                "1\u{a0}đơn vị đổi hạng.",
                "1\u{a0}unit has another rank.",
            ),
        ] {
            assert_eq!(told, [vi, en]);
        }
        assert_eq!(only_in_one(0, 0, Lang::Vi), None);
    }
}

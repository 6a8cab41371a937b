//! How sure a planned score is of its rank when others move as they did.

use super::texts;
use crate::analysis::target::{Certainty, Plan};
use crate::locale::{Lang, Noun, date, number};
use crate::model::{Dataset, IndicatorIx, PeriodPart};
use crate::rank::Rank;
use crate::story::firm::{ranks, share};
use crate::story::{Finding, phrase};

/// «Nếu các đơn vị khác thay đổi như năm trước (2015–2016) thì mức 70,01 điểm xếp hạng 3/63. Trong 1.000
/// lần lấy ngẫu nhiên mức thay đổi của năm trước: 12% số lần đạt hạng 1; ít nhất 90% số lần ở hạng 1–6, trung vị là
/// hạng 3.» `plan`: that of the goal, if there is one.
pub fn certainty_finding(
    ds: &Dataset,
    indicator: IndicatorIx,
    (found, plan): (&Certainty, Option<&Plan>),
    lang: Lang,
) -> Finding {
    // What a goal takes is rounded up, as wherever it is told: less would not reach it.
    let planned = match found.is_needed(plan) {
        true => number::rounded_up(found.planned, ds.decimals(indicator)),
        false => found.planned,
    };
    let planned = phrase::score(ds, indicator, planned, lang);
    let span = date::span(found.since, found.period, lang);
    let a_year = found.since == found.period.previous_year();
    let whole = found.period.part == PeriodPart::Year;
    let last = match (a_year && whole, lang) {
        (true, Lang::Vi) => "năm trước",
        (false, Lang::Vi) => "kỳ trước",
        (true, Lang::En) => "last year",
        (false, Lang::En) => "last time",
    };
    let repeated = phrase::rank_of(found.repeated, Some(found.of), lang);
    let mut said = vec![lang.pick(
        format!(
            "Nếu các đơn vị khác thay đổi như {last} ({span}) thì mức {planned} xếp {repeated}."
        ),
        format!("If the others change as they did {last} ({span}), a score of {planned} takes {repeated}."),
    )];
    // They are of the changes repeated: whatever is drawn may happen to any unit.
    if found.stayed > 0 {
        let units = Noun::Unit.count(found.stayed as i64, lang);
        said.push(lang.pick(
            format!("Khi đó {units} không có điểm {last} được giữ nguyên điểm."),
            format!("In that, {units} without a score {last} stay where they are."),
        ));
    }
    if found.capped > 0 {
        let units = Noun::Unit.count(found.capped as i64, lang);
        said.push(lang.pick(
            format!("Khi đó ở {units} có thành phần dừng ở mức tối đa."),
            format!("In that, a component stops at its maximum in {units}."),
        ));
    }
    let count = number::whole(i64::from(found.drawing.draws), lang);
    let lie = ranks(found.low.halves(), found.high.halves(), lang);
    let middle = phrase::rank(found.median, lang);
    let reached = found.wanted.zip(found.reached).map(|(wanted, reached)| {
        let share = share(reached, found.drawing.draws, lang);
        let wanted = phrase::rank(wanted, lang);
        let better = found.wanted.is_some_and(|wanted| wanted > Rank::whole(1));
        let better = if better { lang.pick(" trở lên", " or better") } else { "" };
        lang.pick(
            format!("{share} số lần đạt {wanted}{better}; "),
            format!("{wanted}{better} is reached in {share} of them; "),
        )
    });
    let reached = reached.unwrap_or_default();
    said.push(lang.pick(
        format!("Trong {count} lần lấy ngẫu nhiên mức thay đổi của {last}: {reached}ít nhất 90% số lần ở {lie}, trung vị là {middle}."),
        format!("In {count} draws from the changes of {last}: {reached}at least 90% of them lie within {lie}, the median is {middle}."),
    ));
    let (changes, seed) = (number::whole(found.changes as i64, lang), found.drawing.seed);
    let plain = |rank: Rank| number::plain(rank.decimal(), lang);
    Finding {
        sentence: said.join(" "),
        rule: lang.pick(
            format!("Mỗi lần lấy, mỗi đơn vị khác thay đổi như một đơn vị lấy ngẫu nhiên trong {changes} đơn vị có mức thay đổi {span}: các thành phần cùng tăng, giảm như ở đơn vị ấy, không thành phần nào vượt mức tối đa; rồi xếp hạng lại. Giả định các đơn vị thay đổi độc lập với nhau và cách tính không đổi. Hạt giống {seed}: cùng hạt giống cho cùng kết quả."),
            format!("In each draw, each of the others changes as a unit did that is drawn at random from {changes} with a change of {span}: its components rise and fall together as they did there, none beyond its maximum; then all are ranked anew. It is assumed that units change independently of one another and that the method stays. Seed {seed}: the same seed gives the same result."),
        ),
        head: texts(
            [
                ("Như kỳ trước", "As last time"),
                ("5%", "5%"),
                ("trung vị", "median"),
                ("95%", "95%"),
                ("đạt mục tiêu", "goal reached"),
            ],
            lang,
        ),
        rows: vec![vec![
            plain(found.repeated),
            plain(found.low),
            plain(found.median),
            plain(found.high),
            found.reached.map_or("–".to_owned(), |reached| share(reached, found.drawing.draws, lang)),
        ]],
    }
}

//! What weights within bounds can make of a rank, in words.

use super::Firm;
use crate::analysis::firm::{Attainable, Reached};
use crate::locale::{Lang, number};
use crate::model::Decimal;
use crate::rank::Rank;
use crate::story::{Finding, phrase};

impl Firm<'_> {
    /// The best and the worst rank that weights within the bounds can give.
    pub fn of_bounds(&self, found: &Attainable, lang: Lang) -> Option<Finding> {
        let us = self.name(self.row?, lang);
        let percent = self.noise.percent;
        let ends =
            [found.best, found.worst].map(|rank| phrase::rank(Rank::from_halves(rank), lang));
        let reached = [&found.best_found, &found.worst_found];
        let [a, b] = reached.map(|reached| phrase::rank(Rank::from_halves(reached.rank), lang));
        let [best, worst] = &ends;
        let possible = lang.pick(
            format!("Dù đặt trọng số thế nào trong khoảng ±{percent}%, {us} không thể tốt hơn {best} và không thể kém hơn {worst}"),
            format!("Whatever the weights within ±{percent}%, {us} cannot be better than {best} nor worse than {worst}"),
        );
        let always = ends[0] == ends[1];
        let possible = match always {
            true => lang.pick(
                format!("Dù đặt trọng số thế nào trong khoảng ±{percent}%, {us} luôn ở {best}"),
                format!("Whatever the weights within ±{percent}%, {us} is always {best}"),
            ),
            false => possible,
        };
        // A rank for which there are weights is reached; a bound alone is proved, not reached.
        let rest = match (ends[0] == a, ends[1] == b) {
            _ if always => ".".to_owned(),
            (true, true) => lang.pick(
                "; cả hai hạng đều đạt được, với trọng số trong bảng.",
                "; both are reached, by the weights in the table.",
            )
            .to_owned(),
            (true, false) => lang.pick(
                format!("; {a} đạt được với trọng số trong bảng, còn {worst} chỉ là giới hạn: kém nhất đã tìm được trọng số là {b}."),
                format!("; {a} is reached by the weights in the table, while {worst} is a bound alone: the worst for which weights were found is {b}."),
            ),
            (false, true) => lang.pick(
                format!("; {b} đạt được với trọng số trong bảng, còn {best} chỉ là giới hạn: tốt nhất đã tìm được trọng số là {a}."),
                format!("; {b} is reached by the weights in the table, while {best} is a bound alone: the best for which weights were found is {a}."),
            ),
            (false, false) => lang.pick(
                format!("; đó chỉ là giới hạn: đã tìm được trọng số cho {a} và {b}."),
                format!("; these are bounds alone: weights were found for {a} and {b}."),
            ),
        };
        let matrix = &self.weighed.matrix;
        // Brought back to the sum that the weights have.
        let sum = |weights: &[i64]| -> i128 { weights.iter().map(|w| i128::from(*w)).sum() };
        let weight = |reached: &Reached, part: usize| {
            let of = Decimal::new(i128::from(*reached.weights.get(part)?), matrix.weight_scale);
            let whole = Decimal::new(sum(&matrix.weights), 0);
            let share = (of * whole).div_round(Decimal::new(sum(&reached.weights), 0), 4)?;
            Some(self.signed(part, share, lang))
        };
        let rows = (0..matrix.parts).map(|part| {
            let now = self.signed(part, matrix.weight(part), lang);
            let [best, worst] = reached.map(|reached| weight(reached, part).unwrap_or_default());
            vec![self.part(part, lang), now, best, worst]
        });
        let head = |rank: &str| lang.pick(format!("cho {rank}"), format!("for {rank}"));
        Some(Finding {
            sentence: format!("{possible}{rest}"),
            rule: lang.pick(
                format!("Trọng số từng thành phần nhân với một số từ 1 − {percent}% đến 1 + {percent}%, rồi đưa tất cả về cùng tổng, như khi thử ngẫu nhiên. Với từng đơn vị khác: xét bộ trọng số có lợi nhất cho {us}; đơn vị nào vẫn đứng trên thì luôn đứng trên. Điểm bằng nhau xếp theo quy tắc của chỉ số."),
                format!("Each weight is multiplied by a number from 1 − {percent}% to 1 + {percent}% and all are brought back to the same sum, as in the draws. Against each other unit: the weights that favour {us} most; who is above even then is always above. Equal totals rank by the rule of the index."),
            ),
            head: vec![
                lang.pick("Thành phần", "Component").to_owned(),
                lang.pick("Trọng số", "Weight").to_owned(),
                head(&a),
                head(&b),
            ],
            rows: rows.collect(),
        })
    }

    /// A weight, below zero for what is taken off.
    fn signed(&self, part: usize, weight: Decimal, lang: Lang) -> String {
        let off = self.weighed.taken_off.get(part) == Some(&true);
        number::plain(if off { -weight } else { weight }.normal(), lang)
    }
}

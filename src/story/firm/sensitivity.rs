//! What a rank depends on, in words: no more than the tries show.

use super::{Firm, ranks};
use crate::analysis::firm::{Lever, Sensitivity};
use crate::locale::{Lang, list, number};
use crate::model::Decimal;
use crate::story::Finding;

/// A range of shares: «0,72–0,94».
fn within((low, high): (i64, i64), lang: Lang) -> String {
    let [from, to] =
        [low, high].map(|share| number::number(Decimal::new(i128::from(share), 2), 2, lang));
    if from == to { from } else { format!("{from}–{to}") }
}

impl Firm<'_> {
    /// What our rank depends on most.
    pub fn of_sensitivity(&self, found: &Sensitivity, lang: Lang) -> Option<Finding> {
        let us = self.name(self.row?, lang);
        let percent = self.noise.percent;
        let (best, worst) = found.range;
        let span = ranks(best, worst, lang);
        // Of scores of which no product is made the method is left as it is.
        let methods = self.weighed.matrix.has_products();
        let varied = match methods {
            true => lang.pick(
                format!("cả trọng số (±{percent}%) lẫn cách tính"),
                format!("both weights (±{percent}%) and method"),
            ),
            false => lang.pick(format!("trọng số (±{percent}%)"), format!("weights (±{percent}%)")),
        };
        let sentence = match found.effects.first() {
            None => lang.pick(
                format!("Khi đổi {varied}, {us} ở {span} trong mọi lần thử."),
                format!("With {varied} varied, {us} is {span} in every try."),
            ),
            Some(first) => {
                let lever = self.lever(first.lever, lang);
                let total = within(first.total_within, lang);
                // Estimates that overlap do not say which of the two is the greater one.
                let near = found.effects.iter().skip(1);
                let near: Vec<String> = near
                    .filter(|other| other.total_within.1 >= first.total_within.0)
                    .map(|other| self.lever(other.lever, lang))
                    .collect();
                match near.len() {
                    0 => lang.pick(
                        format!("Khi đổi {varied}, {us} ở {span}; thứ hạng phụ thuộc nhiều nhất vào {lever} (chỉ số Sobol' toàn phần khoảng {total})."),
                        format!("With {varied} varied, {us} is {span}; the rank depends most on {lever} (total Sobol' index about {total})."),
                    ),
                    1..=2 => {
                        let others = list(&near, lang);
                        lang.pick(
                            format!("Khi đổi {varied}, {us} ở {span}; thứ hạng phụ thuộc nhiều vào {lever} (chỉ số Sobol' toàn phần khoảng {total}), chưa tách được với {others}."),
                            format!("With {varied} varied, {us} is {span}; the rank depends much on {lever} (total Sobol' index about {total}), not to be told from {others}."),
                        )
                    }
                    more => {
                        let more = number::whole(more as i64, lang);
                        lang.pick(
                            format!("Khi đổi {varied}, {us} ở {span}; thứ hạng phụ thuộc nhiều vào {lever} (chỉ số Sobol' toàn phần khoảng {total}), chưa tách được với {more} yếu tố khác."),
                            format!("With {varied} varied, {us} is {span}; the rank depends much on {lever} (total Sobol' index about {total}), not to be told from {more} other factors."),
                        )
                    }
                }
            }
        };
        let rows = found.effects.iter().map(|effect| {
            let shares = [effect.alone_within, effect.total_within];
            let shares = shares.map(|share| within(share, lang));
            [self.lever(effect.lever, lang)].into_iter().chain(shares).collect()
        });
        Some(Finding {
            sentence,
            rule: lang.pick(
                "Chỉ số Sobol': phần phương sai của thứ hạng do riêng một yếu tố (S) và do yếu tố ấy cùng các tương tác của nó (S_T), ước lượng theo Saltelli từ các lần thử. Mỗi khoảng chứa 90% trị số khi lấy mẫu lại các lần thử ấy (bootstrap).",
                "Sobol' indices: the share of the rank's variance due to one factor alone (S) and with all its interactions (S_T), estimated after Saltelli from the tries. Each range holds 90% of what resampling these tries gives (bootstrap).",
            )
            .to_owned(),
            head: [lang.pick("Yếu tố", "Factor"), "S", "S_T"].map(str::to_owned).into(),
            rows: rows.collect(),
        })
    }

    fn lever(&self, lever: Lever, lang: Lang) -> String {
        match lever {
            Lever::Weight(part) => {
                let name = self.part(part, lang);
                lang.pick(format!("trọng số «{name}»"), format!("the weight of “{name}”"))
            }
            Lever::Normalisation => lang.pick("cách chuẩn hoá", "the normalisation").to_owned(),
            Lever::Aggregation => {
                lang.pick("cách gộp (cộng hay nhân)", "the aggregation (sum or product)").to_owned()
            }
        }
    }
}

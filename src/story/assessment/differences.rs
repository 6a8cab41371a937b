//! How units rated themselves beside their appraisal.

use super::{NAMES, Of};
use crate::analysis::assessment::{Difference, Differences, Without};
use crate::locale::number;
use crate::locale::words::missing;
use crate::model::{Decimal, IndicatorIx, UnitIx, order};
use crate::story::Finding;

/// Means are compared at so many decimals, of which sentences show fewer.
const FINE: u8 = 10;

impl Of<'_> {
    fn of_index(&self) -> Option<&Differences> {
        self.group.differences.iter().find(|of| of.indicator == self.found.index)
    }

    /// «Xã: 13/15 xã tự chấm cao hơn điểm thẩm định (1 thấp hơn, 1 bằng); tính chung, tự chấm bình quân
    /// cao hơn 2,02 điểm, trung vị +2,00 điểm; chênh lệch lớn nhất: Xã A (+6,00 điểm)».
    pub(super) fn differences(&self) -> Option<Finding> {
        let of = self.of_index()?;
        let at = of.indicator;
        let share = self.share(of.over, of.rows.len());
        let others = [
            (of.under, self.lang.pick("thấp hơn", "below")),
            (of.same, self.lang.pick("bằng", "equal")),
        ];
        let others = others
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, how)| format!("{} {how}", number::whole(*count as i64, self.lang)));
        let others = others.collect::<Vec<_>>().join(", ");
        let others = if others.is_empty() { others } else { format!(" ({others})") };
        let mean = of.mean(self.places(at)).unwrap_or(Decimal::ZERO);
        let (size, median) = (self.points(mean.abs(), at), self.change(of.median, at));
        let on_average = match (mean.sign(), self.lang.pick(true, false)) {
            (0, true) => "tự chấm bình quân bằng điểm thẩm định".to_owned(),
            (0, false) => "self-assessments equal the appraisal on average".to_owned(),
            (1, true) => format!("tự chấm bình quân cao hơn {size}"),
            (1, false) => format!("self-assessments are {size} higher on average"),
            (_, true) => format!("tự chấm bình quân thấp hơn {size}"),
            (_, false) => format!("self-assessments are {size} lower on average"),
        };
        let mut clauses = vec![
            self.lang.pick(
                format!("{share} tự chấm cao hơn điểm thẩm định{others}"),
                format!("{share} rated themselves above their appraisal{others}"),
            ),
            self.lang.pick(
                format!("tính chung, {on_average}, trung vị {median}"),
                format!("taken together, {on_average}, median {median}"),
            ),
        ];
        clauses.extend(self.largest(of).map(|largest| {
            self.lang.pick(
                format!("chênh lệch lớn nhất: {largest}"),
                format!("largest difference: {largest}"),
            )
        }));
        clauses.extend(self.without(of));
        let rows = of.rows.iter().map(|row| self.row(at, row));
        Some(Finding {
            sentence: self.sentence(&clauses.join("; ")),
            rule: self.rule(),
            head: vec![
                self.pick("Đơn vị", "Unit"),
                self.pick("Tự chấm", "Self-assessed"),
                self.pick("Thẩm định", "Appraised"),
                self.pick("Chênh lệch", "Difference"),
            ],
            rows: rows.collect(),
        })
    }

    fn rule(&self) -> String {
        self.pick(
            "Chênh lệch = điểm tự chấm − điểm thẩm định, của các đơn vị có đủ hai điểm; dấu cộng là tự chấm cao hơn. Bình quân = tổng chênh lệch chia số đơn vị ấy.",
            "Difference = self-assessed − appraised score, of the units that have both; plus means that the unit rated itself higher. Mean = the sum of differences by the number of these units.",
        )
    }

    fn row(&self, at: IndicatorIx, row: &Difference) -> Vec<String> {
        vec![
            self.unit(row.unit),
            self.figure(row.own, at),
            self.figure(row.appraised.value, at),
            self.signed(row.by, at),
        ]
    }

    /// «Xã A (+6,00 điểm)»; several where they are as far away, above and below apart.
    fn largest(&self, of: &Differences) -> Option<String> {
        let far = of.largest();
        let side = |sign: i32| {
            let rows: Vec<&Difference> = far.iter().filter(|row| row.by.sign() == sign).collect();
            let units: Vec<UnitIx> = rows.iter().map(|row| row.unit).collect();
            let by = rows.first()?.by;
            Some(format!("{} ({})", self.units(&units), self.change(by, of.indicator)))
        };
        let sides: Vec<String> = [side(1), side(-1)].into_iter().flatten().collect();
        (!sides.is_empty()).then(|| self.joined(&sides))
    }

    /// Who has no difference, and why.
    fn without(&self, of: &Differences) -> Vec<String> {
        let count =
            |is: &dyn Fn(&Without) -> bool| of.without.iter().filter(|(_, why)| is(why)).count();
        let mut clauses = Vec::new();
        let silent = count(&|why| *why == Without::NotSelfAssessed);
        if silent > 0 {
            let units = self.count(silent);
            clauses.push(self.lang.pick(
                format!("{units} không có điểm tự chấm"),
                format!("{units} without a self-assessed score"),
            ));
        }
        for reason in crate::model::Missing::ALL {
            let n = count(&|why| *why == Without::NotAppraised(reason));
            if n > 0 {
                let (units, why) = (self.count(n), missing(reason, self.lang));
                clauses.push(self.lang.pick(
                    format!("{units} không có điểm thẩm định ({why})"),
                    format!("{units} without an appraised score ({why})"),
                ));
            }
        }
        clauses
    }

    /// «Xã: tự chấm vượt thẩm định nhiều nhất ở Kiểm tra cải cách (bình quân +0,30 điểm, 10/15 xã), …».
    pub(super) fn differences_by_part(&self) -> Option<Finding> {
        let parts: Vec<&Differences> =
            self.group.differences.iter().filter(|of| of.indicator != self.found.index).collect();
        let is_leaf = |of: &&&Differences| {
            let leaves = || self.group.losses.leaves().map(|lost| lost.indicator);
            leaves().any(|leaf| leaf == of.indicator)
        };
        let mean = |of: &Differences| of.mean(FINE).unwrap_or(Decimal::ZERO);
        let mut over: Vec<&Differences> =
            parts.iter().filter(is_leaf).copied().filter(|of| of.sum.sign() > 0).collect();
        order::sort_by_key(&mut over, |of| (std::cmp::Reverse(mean(of)), of.indicator));
        let said: Vec<String> = over
            .iter()
            .take(NAMES)
            .map(|of| {
                let places = self.places(of.indicator);
                let mean = of.mean(places).unwrap_or(Decimal::ZERO);
                let (by, share) =
                    (self.change(mean, of.indicator), self.share(of.over, of.rows.len()));
                let name = self.name(of.indicator);
                self.lang.pick(
                    format!("{name} (bình quân {by}, {share} tự chấm cao hơn)"),
                    format!("{name} ({by} on average, {share} above)"),
                )
            })
            .collect();
        if said.is_empty() {
            return None;
        }
        let said = said.join("; ");
        let rows = parts.iter().map(|of| {
            let places = self.places(of.indicator);
            let mean = of.mean(places).unwrap_or(Decimal::ZERO);
            vec![
                self.name(of.indicator),
                self.part(of.over, of.rows.len()),
                self.part(of.under, of.rows.len()),
                self.signed(mean, of.indicator),
                self.signed(of.median, of.indicator),
                self.largest(of).unwrap_or_else(|| "–".to_owned()),
            ]
        });
        Some(Finding {
            sentence: self.sentence(&self.lang.pick(
                format!("tự chấm vượt điểm thẩm định nhiều nhất ở: {said}"),
                format!("self-assessments are farthest above the appraisal in {said}"),
            )),
            rule: self.rule(),
            head: vec![
                self.pick("Tiêu chí", "Criterion"),
                self.pick("Tự chấm cao hơn", "Above"),
                self.pick("Tự chấm thấp hơn", "Below"),
                self.pick("Bình quân", "Mean"),
                self.pick("Trung vị", "Median"),
                self.pick("Lớn nhất", "Largest"),
            ],
            rows: rows.collect(),
        })
    }
}

//! How units rated themselves beside their appraisal.

use super::{NAMES, Of, Worded};
use crate::analysis::assessment::{Difference, Differences, Without};
use crate::locale::NO_BREAK_SPACE;
use crate::locale::words::missing;
use crate::model::{Decimal, IndicatorIx, UnitIx, order};
use crate::story::text::said;
use crate::story::{Counted, Stated, Text, What};

/// Means are compared at so many decimals, of which sentences show fewer.
const FINE: u8 = 10;

impl Of<'_> {
    fn of_index(&self) -> Option<&Differences> {
        self.group.differences.iter().find(|of| of.indicator == self.found.index)
    }

    /// «Xã: 13/15 xã tự chấm cao hơn điểm thẩm định (1 thấp hơn, 1 bằng); tính chung, tự chấm bình quân
    /// cao hơn 2,02 điểm, trung vị +2,00 điểm; chênh lệch lớn nhất: Xã A (+6,00 điểm)».
    pub(super) fn differences(&self) -> Option<Worded> {
        let of = self.of_index()?;
        let at = of.indicator;
        let share = self.share(over(of), at);
        let others = [
            (of.under, Counted::RatedUnder, self.lang.pick("thấp hơn", "below")),
            (of.same, Counted::RatedSame, self.lang.pick("bằng", "equal")),
        ];
        let others =
            others.into_iter().filter(|(count, ..)| *count > 0).map(|(count, what, how)| {
                said!(self.lang, "{0} {1}", "{0} {1}", self.whole(count, at, what), how)
            });
        let others: Vec<Text> = others.collect();
        let others = match others.is_empty() {
            true => Text::default(),
            false => said!(self.lang, " ({0})", " ({0})", Text::joined(&others, ", ")),
        };
        let mean = of.mean(self.places(at)).unwrap_or(Decimal::ZERO);
        let size = self.size(mean.abs(), at, self.stated(at, What::OverratedMean));
        let median = self.change_of(of.median, at, self.stated(at, What::OverratedMedian));
        let on_average = match mean.sign() {
            0 => said!(
                self.lang,
                "tự chấm bình quân bằng điểm thẩm định",
                "self-assessments equal the appraisal on average"
            ),
            1 => said!(
                self.lang,
                "tự chấm bình quân cao hơn {0}",
                "self-assessments are {0} higher on average",
                size
            ),
            _ => said!(
                self.lang,
                "tự chấm bình quân thấp hơn {0}",
                "self-assessments are {0} lower on average",
                size
            ),
        };
        let mut clauses = vec![
            said!(
                self.lang,
                "{0} tự chấm cao hơn điểm thẩm định{1}",
                "{0} rated themselves above their appraisal{1}",
                share,
                others
            ),
            said!(
                self.lang,
                "tính chung, {0}, trung vị {1}",
                "taken together, {0}, median {1}",
                on_average,
                median
            ),
        ];
        clauses.extend(self.largest(of).map(|largest| {
            said!(self.lang, "chênh lệch lớn nhất: {0}", "largest difference: {0}", largest)
        }));
        clauses.extend(self.without(of));
        let rows = of.rows.iter().map(|row| self.row(at, row));
        Some(Worded {
            text: self.sentence(Text::joined(&clauses, "; ")),
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
    fn largest(&self, of: &Differences) -> Option<Text> {
        let far = of.largest();
        let side = |sign: i32| {
            let rows: Vec<&Difference> = far.iter().filter(|row| row.by.sign() == sign).collect();
            let units: Vec<UnitIx> = rows.iter().map(|row| row.unit).collect();
            let first = rows.first()?;
            let stated = self.stated(of.indicator, What::Overrated);
            let stated = Stated { unit: Some(first.unit), ..stated };
            let by = self.change_of(first.by, of.indicator, stated);
            let units = self.named(&units, of.indicator, Counted::RatedBy(first.by));
            Some(said!(self.lang, "{0} ({1})", "{0} ({1})", units, by))
        };
        let sides: Vec<Text> = [side(1), side(-1)].into_iter().flatten().collect();
        (!sides.is_empty()).then(|| self.listed(&sides))
    }

    /// Who has no difference, and why.
    fn without(&self, of: &Differences) -> Vec<Text> {
        let count =
            |is: &dyn Fn(&Without) -> bool| of.without.iter().filter(|(_, why)| is(why)).count();
        let units = |n: usize, counted: Counted| {
            let mut text = self.whole(n, of.indicator, counted);
            text.push(&format!("{NO_BREAK_SPACE}{}", self.noun_of(n)));
            text
        };
        let mut clauses = Vec::new();
        let silent = count(&|why| *why == Without::NotSelfAssessed);
        if silent > 0 {
            clauses.push(said!(
                self.lang,
                "{0} không có điểm tự chấm",
                "{0} without a self-assessed score",
                units(silent, Counted::NotRated)
            ));
        }
        for reason in crate::model::Missing::ALL {
            let n = count(&|why| *why == Without::NotAppraised(reason));
            if n > 0 {
                clauses.push(said!(
                    self.lang,
                    "{0} không có điểm thẩm định ({1})",
                    "{0} without an appraised score ({1})",
                    units(n, Counted::NotAppraised(reason)),
                    missing(reason, self.lang)
                ));
            }
        }
        clauses
    }

    /// «Xã: tự chấm vượt thẩm định nhiều nhất ở Kiểm tra cải cách (bình quân +0,30 điểm, 10/15 xã), …».
    pub(super) fn differences_by_part(&self) -> Option<Worded> {
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
        let said: Vec<Text> = over
            .iter()
            .take(NAMES)
            .map(|of| {
                let at = of.indicator;
                let mean = of.mean(self.places(at)).unwrap_or(Decimal::ZERO);
                said!(
                    self.lang,
                    "{0} (bình quân {1}, {2} tự chấm cao hơn)",
                    "{0} ({1} on average, {2} above)",
                    self.name(at),
                    self.change_of(mean, at, self.stated(at, What::OverratedMean)),
                    self.share(self::over(of), at)
                )
            })
            .collect();
        if said.is_empty() {
            return None;
        }
        let said = Text::joined(&said, "; ");
        let rows = parts.iter().map(|of| {
            let places = self.places(of.indicator);
            let mean = of.mean(places).unwrap_or(Decimal::ZERO);
            vec![
                self.name(of.indicator),
                self.part(of.over, of.rows.len()),
                self.part(of.under, of.rows.len()),
                self.signed(mean, of.indicator),
                self.signed(of.median, of.indicator),
                self.largest(of).map_or_else(|| "–".to_owned(), |largest| largest.letters()),
            ]
        });
        Some(Worded {
            text: self.sentence(said!(
                self.lang,
                "tự chấm vượt điểm thẩm định nhiều nhất ở: {0}",
                "self-assessments are farthest above the appraisal in {0}",
                said
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

/// How many rated themselves above their appraisal, of how many with both scores.
fn over(of: &Differences) -> [(usize, Counted); 2] {
    [(of.over, Counted::RatedOver), (of.rows.len(), Counted::Rated)]
}

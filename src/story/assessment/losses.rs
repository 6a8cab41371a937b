//! Where points are lost, and what was not counted.

use super::{NAMES, Of, Worded};
use crate::analysis::assessment::{Lost, Uncounted, UnitLoss};
use crate::locale::words::missing;
use crate::locale::{Noun, number};
use crate::model::{Decimal, Missing, UnitIx, order};
use crate::story::text::said;
use crate::story::{Counted, Finding, Text, What};

impl Of<'_> {
    /// «Xã: tiêu chí mất điểm nhiều nhất: Thực hiện cơ chế một cửa: 13/15 xã mất điểm, bình quân mất
    /// 1,20/6,00 điểm, chiếm 12,3% số điểm mất; tiếp theo là …».
    pub(super) fn losses(&self) -> Option<Worded> {
        let parts: Vec<&Lost> = self.group.losses.leaves().collect();
        let text = self.most_lost(&parts)?;
        let sentence = said!(
            self.lang,
            "tiêu chí mất điểm nhiều nhất: {0}",
            "most points are lost in {0}",
            text
        );
        Some(self.of_parts(sentence, &parts))
    }

    /// The same of the parts that the index itself has, where they have parts.
    pub(super) fn losses_by_branch(&self) -> Option<Worded> {
        let parent = |lost: &&Lost| self.ds.indicators()[lost.indicator].parent;
        let top =
            self.group.losses.parts.iter().filter(|lost| parent(lost) == Some(self.found.index));
        let parts: Vec<&Lost> = top.collect();
        if parts.iter().all(|part| part.leaf) {
            return None;
        }
        let text = self.most_lost(&parts)?;
        let sentence = said!(
            self.lang,
            "nội dung mất điểm nhiều nhất: {0}",
            "by content, most points are lost in {0}",
            text
        );
        Some(self.of_parts(sentence, &parts))
    }

    /// The parts that cost most, the first one at length; `None` where nothing is lost.
    fn most_lost(&self, parts: &[&Lost]) -> Option<Text> {
        let mut lost: Vec<&Lost> =
            parts.iter().copied().filter(|part| part.lost.sign() > 0).collect();
        order::sort_by_key(&mut lost, |part| (std::cmp::Reverse(part.lost), part.indicator));
        let first = lost.first()?;
        let long = |part: &Lost| {
            said!(
                self.lang,
                "{0}: {1} mất điểm, bình quân mất {2}, chiếm {3} số điểm mất",
                "{0}: {1} lost points, {2} on average, {3} of all points lost",
                self.name(part.indicator),
                self.share(losing(part), part.indicator),
                self.mean_of(part),
                self.lost_share(part),
            )
        };
        let short = |part: &&Lost| {
            said!(
                self.lang,
                "{0} ({1})",
                "{0} ({1})",
                self.name(part.indicator),
                self.lost_share(part)
            )
        };
        let next: Vec<Text> = lost.iter().skip(1).take(NAMES - 1).map(short).collect();
        Some(match next.is_empty() {
            true => long(first),
            false => said!(
                self.lang,
                "{0}; tiếp theo là {1}",
                "{0}; then {1}",
                long(first),
                self.listed(&next)
            ),
        })
    }

    fn lost_share(&self, part: &Lost) -> Text {
        Text::stating(self.percent(part), self.stated(part.indicator, What::LostShare))
    }

    /// «1,20/6,00 điểm», “1.20 of 6.00 points”.
    fn mean_of(&self, part: &Lost) -> Text {
        let (at, places) = (part.indicator, self.places(part.indicator));
        let mean = part.mean(places).unwrap_or(Decimal::ZERO);
        let maximum = part.mean_maximum(places).unwrap_or(Decimal::ZERO);
        let mean = Text::stating(self.figure(mean, at), self.stated(at, What::LostMean));
        let maximum = self.size(maximum, at, self.stated(at, What::MaximumMean));
        said!(self.lang, "{0}/{1}", "{0} of {1}", mean, maximum)
    }

    fn percent(&self, part: &Lost) -> String {
        let share = part.share(self.group.losses.lost, 1).unwrap_or(Decimal::ZERO);
        number::percent(share, 1, self.lang)
    }

    fn of_parts(&self, sentence: Text, parts: &[&Lost]) -> Worded {
        // A part without a maximum has no points to lose.
        let rows = parts.iter().filter(|part| part.units > 0).map(|part| {
            let places = self.places(part.indicator);
            let figure = |value: Option<Decimal>| match value {
                Some(value) => self.figure(value, part.indicator),
                None => "–".to_owned(),
            };
            vec![
                self.name(part.indicator),
                self.part(part.losing, part.units),
                figure(Some(part.lost)),
                figure(part.mean(places)),
                figure(part.mean_maximum(places)),
                self.percent(part),
            ]
        });
        Worded {
            text: self.sentence(sentence),
            rule: self.pick(
                "Điểm mất = điểm tối đa áp dụng cho đơn vị − điểm thẩm định, cộng từ các tiêu chí không chia nhỏ; bình quân của các đơn vị có điểm. Không áp dụng, không điều tra, không có số liệu thì không phải mất điểm; điểm thưởng, điểm trừ không tính.",
                "Lost = the maximum that holds for the unit − its appraised score, added up from the criteria that have no parts; means are of the units with a score. What does not apply, is not surveyed or is missing is no loss; bonus and penalty points do not count.",
            ),
            head: vec![
                self.pick("Tiêu chí", "Criterion"),
                self.pick("Đơn vị mất điểm", "Units losing points"),
                self.pick("Tổng điểm mất", "Points lost"),
                self.pick("Bình quân mất", "Mean lost"),
                self.pick("Tối đa bình quân", "Mean maximum"),
                self.pick("Tỷ trọng", "Share"),
            ],
            rows: rows.collect(),
        }
    }

    /// «Xã: 9/26 tiêu chí có quá nửa số xã mất điểm, nhiều xã mất điểm nhất ở: …».
    pub(super) fn widespread_losses(&self) -> Option<Worded> {
        let all: Vec<&Lost> = self.group.losses.leaves().filter(|part| part.units > 0).collect();
        let mut wide: Vec<&Lost> =
            all.iter().copied().filter(|part| part.losing * 2 > part.units).collect();
        // The larger share of units first, in whole numbers.
        order::sort_by(&mut wide, |a, b| {
            let shares = (b.losing * a.units).cmp(&(a.losing * b.units));
            shares.then_with(|| b.lost.cmp(&a.lost)).then_with(|| a.indicator.cmp(&b.indicator))
        });
        if wide.is_empty() {
            return None;
        }
        let said = wide.iter().take(NAMES).map(|part| {
            let units = self.of_all(losing(part), part.indicator);
            said!(self.lang, "{0} ({1})", "{0} ({1})", self.name(part.indicator), units)
        });
        let said = self.listed(&said.collect::<Vec<_>>());
        let counts = [(wide.len(), Counted::CriteriaWide), (all.len(), Counted::Criteria)];
        let mut count = self.of_all(counts, self.found.index);
        count.push(&format!(" {}", Noun::Criterion.form(all.len() as i64, self.lang)));
        let sentence = said!(
            self.lang,
            "{0} có quá nửa số {1} mất điểm; nhiều {1} mất điểm nhất ở {2}",
            "in {0} more than half of the {1} lost points; most of them in {2}",
            count,
            self.noun_of(2),
            said
        );
        Some(self.of_parts(sentence, &wide))
    }

    /// «Xã: bình quân mỗi xã mất 11,20 điểm; nhiều nhất: Xã A (16,42 điểm); ít nhất: Xã B (0,95 điểm)».
    pub(super) fn losses_by_unit(&self) -> Option<Finding> {
        let index = self.found.index;
        let units: Vec<&UnitLoss> =
            self.group.losses.units.iter().filter(|loss| !loss.parts.is_empty()).collect();
        // Who has no score somewhere may have lost more than is known.
        let whole: Vec<&UnitLoss> =
            units.iter().copied().filter(|loss| self.group.losses.are_whole(loss.unit)).collect();
        let most = whole.iter().map(|loss| loss.lost).max()?;
        let least = whole.iter().map(|loss| loss.lost).min()?;
        let level = |lost: Decimal| {
            let same: Vec<UnitIx> =
                whole.iter().filter(|loss| loss.lost == lost).map(|loss| loss.unit).collect();
            format!("{} ({})", self.units(&same), self.points(lost, index))
        };
        let sum: Decimal = whole.iter().map(|loss| loss.lost).sum();
        let mean = sum.div_round(Decimal::from(whole.len() as i64), self.places(index))?;
        let (mean, one) = (self.points(mean, index), self.noun_of(1));
        let mut clauses = vec![self.lang.pick(
            format!("bình quân mỗi {one} mất {mean}"),
            format!("a unit lost {mean} on average"),
        )];
        if most != least {
            clauses.push(self.lang.pick(
                format!("nhiều nhất: {}; ít nhất: {}", level(most), level(least)),
                format!("most: {}; least: {}", level(most), level(least)),
            ));
        }
        let unknown = units.len() - whole.len();
        if unknown > 0 {
            let unknown = self.count(unknown);
            clauses.push(self.lang.pick(
                format!("không tính {unknown} thiếu điểm thành phần"),
                format!("{unknown} with scores missing left out"),
            ));
        }
        let open =
            units.iter().filter(|loss| loss.rest.is_some_and(|rest| !rest.is_zero())).count();
        if open > 0 {
            let open = self.count(open);
            clauses.push(self.lang.pick(
                format!("tổng điểm của {open} không bằng tổng các phần (quy đổi thang điểm, làm tròn, hoặc thiếu điểm thành phần)"),
                format!("the total of {open} is not the sum of its parts (brought back to the common scale, rounded, or with parts missing)"),
            ));
        }
        let rows = units.iter().map(|loss| {
            let given = |value: Option<Decimal>| match value {
                Some(value) => self.figure(value, index),
                None => "–".to_owned(),
            };
            vec![
                self.unit(loss.unit),
                given(loss.maximum.map(|maximum| maximum.value)),
                given(loss.score.map(|score| score.value)),
                self.figure(loss.lost, index),
                self.figure(loss.above, index),
                self.signed(loss.bonus, index),
                self.signed(loss.penalty, index),
                loss.rest.map_or_else(|| "–".to_owned(), |rest| self.signed(rest, index)),
            ]
        });
        Some(Finding {
            sentence: self.sentence(clauses.join("; ")).letters(),
            rule: self.pick(
                "Tối đa − điểm = điểm mất − điểm vượt tối đa − điểm thưởng − điểm trừ + phần còn lại.",
                "Maximum − score = lost − above maxima − bonus − penalty + rest.",
            ),
            head: vec![
                self.pick("Đơn vị", "Unit"),
                self.pick("Tối đa", "Maximum"),
                self.pick("Điểm", "Score"),
                self.pick("Điểm mất", "Lost"),
                self.pick("Vượt tối đa", "Above maxima"),
                self.pick("Thưởng", "Bonus"),
                self.pick("Trừ", "Penalty"),
                self.pick("Phần còn lại", "Rest"),
            ],
            rows: rows.collect(),
        })
    }

    /// «Xã: không tính là mất điểm: Điều tra xã hội học (3 cơ quan: không áp dụng), …».
    pub(super) fn uncounted(&self) -> Option<Finding> {
        let mut clauses = Vec::new();
        let mut rows = Vec::new();
        let no_maximum = self.pick("không có điểm tối đa", "no maximum");
        let why = |reason: &Uncounted| match reason {
            Uncounted::Missing(reason) => missing(*reason, self.lang).to_lowercase(),
            Uncounted::NoMaximum => no_maximum.clone(),
        };
        let reasons = Missing::ALL.map(Uncounted::Missing).into_iter();
        let reasons: Vec<Uncounted> = reasons.chain([Uncounted::NoMaximum]).collect();
        for part in self.group.losses.leaves() {
            for reason in &reasons {
                let units = part.uncounted.iter().filter(|(_, other)| other == reason);
                let units: Vec<UnitIx> = units.map(|(unit, _)| *unit).collect();
                if units.is_empty() {
                    continue;
                }
                let (name, why) = (self.name(part.indicator), why(reason));
                let count = self.count(units.len());
                clauses.push(format!("{name} ({count}: {why})"));
                let row = |unit: &UnitIx| vec![name.clone(), self.unit(*unit), why.clone()];
                rows.extend(units.iter().map(row));
            }
        }
        let (all, more) = (clauses.len(), clauses.len().saturating_sub(2 * NAMES));
        clauses.truncate(2 * NAMES);
        if all == 0 {
            return None;
        }
        let mut said = self.joined(&clauses);
        if more > 0 {
            let more = number::whole(more as i64, self.lang);
            said.push_str(
                &self.lang.pick(format!(" và {more} mục khác"), format!(" and {more} more")),
            );
        }
        Some(Finding {
            sentence: self
                .sentence(self.lang.pick(
                    format!("không tính là mất điểm: {said}"),
                    format!("not counted as lost: {said}"),
                ))
                .letters(),
            rule: self.pick(
                "Không có điểm hoặc không có điểm tối đa thì không biết mất bao nhiêu; tiêu chí không áp dụng thì không mất điểm.",
                "Without a score or a maximum it is not known what is lost; where a criterion does not apply nothing is.",
            ),
            head: vec![
                self.pick("Tiêu chí", "Criterion"),
                self.pick("Đơn vị", "Unit"),
                self.pick("Lý do", "Reason"),
            ],
            rows,
        })
    }
}

/// How many lost points, of how many that are counted.
fn losing(part: &Lost) -> [(usize, Counted); 2] {
    [(part.losing, Counted::Losing), (part.units, Counted::Scored)]
}

//! What a reader's goal takes: what is missing to it, and the mix that costs least.

use super::planned::{NAMED, Of};
use super::stating::ended;
use crate::analysis::target::{Gain, Goal, Mix, Plan, Way};
use crate::model::Decimal;
use crate::story::place::named_band;
use crate::story::target::noun;
use crate::story::text::said;
use crate::story::{Planned, Text, What, phrase};

impl Of<'_> {
    /// «lên hạng 1», «vào nhóm trên 90», «đạt 70,00 điểm».
    fn aim(&self, plan: &Plan) -> Text {
        let (lang, at) = (self.lang, self.stating());
        match plan.needed.goal {
            Goal::Rank(rank) => {
                let rank = at.whole(rank as usize, What::Planned(Planned::GoalRank));
                said!(lang, "lên hạng\u{a0}{0}", "reach rank\u{a0}{0}", rank)
            }
            Goal::Band(_) => {
                let name = plan.band.as_ref().map(|band| named_band(&band.name, lang));
                said!(lang, "vào {0}", "be in {0}", name.unwrap_or_default())
            }
            Goal::Score(score) => {
                let score = at.typed_points(score, What::Planned(Planned::GoalScore));
                said!(lang, "đạt {0}", "reach {0}", score)
            }
        }
    }

    /// «Mục tiêu lên hạng 1: cần đạt 70,01 điểm, thêm 4,41 điểm.»
    pub(super) fn goal(&self, plan: &Plan) -> Text {
        let (lang, needed) = (self.lang, &plan.needed);
        let (about, aim) = (self.about(), self.aim(plan));
        let short = |from: Decimal, what| {
            let missing = needed.score - from;
            self.stating().at_least(missing, needed.more, What::Planned(what))
        };
        // A rank is reached among the others, who may move; a band or a score is not.
        let held = match needed.goal {
            Goal::Rank(_) => lang.pick(
                ", nếu các đơn vị khác giữ nguyên kết quả",
                ", if the other units keep their results",
            ),
            Goal::Band(_) | Goal::Score(_) => "",
        };
        let mut text = match &plan.way {
            Way::Reached => said!(
                lang,
                "{0} đã đạt mục tiêu {1}.",
                "Nothing more is needed in {0} to {1}.",
                about,
                aim
            ),
            Way::OutOfReach(most) => {
                let total = self.stating().points(most.total, What::Planned(Planned::Most));
                said!(
                    lang,
                    "Mục tiêu {1} ({0}) chưa thể đạt chỉ bằng các thành phần này: tăng hết mức còn có thể thì đạt {2}, còn thiếu {3}{4}.",
                    "It is not possible to {1} in {0} by these components alone: raised as far as they go they come to {2}, {3} short{4}.",
                    about,
                    aim,
                    total,
                    short(most.total, Planned::Short),
                    held
                )
            }
            Way::Mixes(_) | Way::Whole => {
                let missing = short(needed.from.value, Planned::Missing);
                let enough = self.of.what.map(|what| match needed.reaches(what.to.value) {
                    true => lang.pick(
                        "; phương án trên đạt mục tiêu này",
                        "; what is proposed is enough for that",
                    ),
                    false => lang.pick(
                        "; phương án trên chưa đạt mục tiêu này",
                        "; what is proposed is not enough for that",
                    ),
                });
                said!(
                    lang,
                    "Mục tiêu {1} ({0}): cần thêm {2}{4}{3}.",
                    "To {1} in {0}, a gain of {2} is needed{4}{3}.",
                    about,
                    aim,
                    missing,
                    enough.unwrap_or_default(),
                    held
                )
            }
        };
        if !plan.unknown.is_empty() && !matches!(plan.way, Way::Reached) {
            let count = self.stating().whole(plan.unknown.len(), What::Planned(Planned::Unknown));
            let noun = noun(self.of.ds, self.of.indicator, plan.unknown.iter().copied());
            let noun = noun.form(plan.unknown.len() as i64, lang);
            text.push(" ");
            text.add(&said!(
                lang,
                "Không tính {0}\u{a0}{1} chưa biết mức tối đa.",
                "Left out: {0}\u{a0}{1} without a known maximum.",
                count,
                noun
            ));
        }
        text
    }

    /// «Phương án ít tốn công nhất: tính minh bạch tăng 2,21 (lên 9,05), …»
    pub(super) fn cheapest(&self, mix: &Mix) -> Text {
        let lang = self.lang;
        let part = |gain: &Gain| {
            let at = self.stating().of(gain.part);
            said!(
                lang,
                "{0} tăng {1} (lên {2})",
                "{0} up {1} (to {2})",
                phrase::inside(self.of.ds, gain.part, lang),
                self.size(&at, gain.by, Planned::Raised),
                at.score(gain.to, What::Planned(Planned::RaisedTo))
            )
        };
        let parts: Vec<Text> = mix.gains.iter().take(NAMED).map(part).collect();
        // The search may have stopped before it was sure.
        let name = match mix.proven {
            true => lang.pick("Phương án ít tốn công nhất", "The least effort"),
            false => lang.pick(
                "Phương án ít tốn công tìm được (chưa chứng minh là ít nhất)",
                "The least effort found (not proved to be the least)",
            ),
        };
        ended(said!(
            lang,
            "{0}: {1}{2}",
            "{0}: {1}{2}",
            name,
            Text::joined(&parts, ", "),
            self.others(mix.gains.iter().map(|gain| gain.part), Planned::RaisedOthers)
        ))
    }
}

//! What a goal takes: a sentence for each mix of parts that reaches it, or that none does.

use super::{NAMED, and_others, apart, figure, noun, signed, texts};
use crate::analysis::target::{Gain, Goal, Mix, Mixes, Plan, Way};
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, number};
use crate::model::{Dataset, Decimal};
use crate::story::Finding;
use crate::story::phrase::{self, AtLeast};
use crate::story::place::named_band;

/// «Để lên hạng 1 cần thêm 4,41 điểm; ít tốn công nhất: tính minh bạch +2,21 (lên 9,05).» One finding for each
/// mix, of which equal ones are told once; one alone where the goal is reached, or cannot be.
pub fn plan_findings(ds: &Dataset, plan: &Plan, lang: Lang) -> Vec<Finding> {
    let of = Telling { ds, plan, lang };
    match &plan.way {
        Way::Reached => vec![of.reached()],
        Way::OutOfReach(most) => vec![of.out_of_reach(most)],
        Way::Whole => vec![of.whole()],
        Way::Mixes(mixes) => of.mixes(mixes),
    }
}

struct Telling<'a> {
    ds: &'a Dataset,
    plan: &'a Plan,
    lang: Lang,
}

impl Telling<'_> {
    /// «lên hạng 1», «vào nhóm trên 90», «đạt 70,00 điểm».
    fn goal(&self) -> String {
        let lang = self.lang;
        match self.plan.needed.goal {
            Goal::Rank(rank) => {
                let rank = number::whole(i64::from(rank), lang);
                lang.pick(
                    format!("lên hạng{NO_BREAK_SPACE}{rank}"),
                    format!("reach rank{NO_BREAK_SPACE}{rank}"),
                )
            }
            Goal::Band(_) => {
                let name = self.plan.band.as_ref().map(|band| named_band(&band.name, lang));
                let name = name.unwrap_or_default();
                lang.pick(format!("vào {name}"), format!("be in {name}"))
            }
            Goal::Score(_) => {
                let score = self.goal_score();
                lang.pick(format!("đạt {score}"), format!("reach {score}"))
            }
        }
    }

    /// The score that is the goal: «70,00 điểm». Empty where it is another goal.
    fn goal_score(&self) -> String {
        let (at, lang) = (self.plan.indicator, self.lang);
        let Goal::Score(score) = self.plan.needed.goal else { return String::new() };
        let places = number::written_places(score, self.ds.decimals(at));
        number::score(score, places, self.ds.indicators()[at].measure, lang)
    }

    /// What is missing from a total on.
    fn missing_from(&self, total: Decimal) -> String {
        let needed = &self.plan.needed;
        let by = needed.score - total;
        AtLeast::points(self.ds, self.plan.indicator, by, needed.more, self.lang).text(self.lang)
    }

    /// «Để lên hạng 1 cần thêm 4,41 điểm».
    fn takes(&self) -> String {
        let (goal, by) = (self.goal(), self.missing_from(self.plan.needed.from.value));
        self.lang.pick(
            format!("Để {goal} cần thêm {by}"),
            format!("To {goal}, a gain of {by} is needed"),
        )
    }

    fn reached(&self) -> Finding {
        let us = phrase::unit(self.ds, self.plan.unit, self.lang);
        let (vi, en) = match self.plan.needed.goal {
            Goal::Rank(rank) => {
                let rank = number::whole(i64::from(rank), self.lang);
                (
                    format!("ở hạng{NO_BREAK_SPACE}{rank} hoặc tốt hơn"),
                    format!("at rank{NO_BREAK_SPACE}{rank} or better"),
                )
            }
            Goal::Band(_) => {
                let name = self.plan.band.as_ref().map(|band| named_band(&band.name, self.lang));
                let name = name.unwrap_or_default();
                (format!("ở {name} hoặc cao hơn"), format!("in {name} or above"))
            }
            Goal::Score(_) => {
                let score = self.goal_score();
                (format!("đạt {score} trở lên"), format!("at {score} or more"))
            }
        };
        Finding {
            sentence: self.lang.pick(format!("{us} đã {vi}."), format!("{us} is already {en}.")),
            ..Finding::default()
        }
    }

    fn whole(&self) -> Finding {
        let held =
            self.lang.pick("Điểm các đơn vị khác giữ nguyên.", "The others keep their scores.");
        let rule = match self.plan.needed.goal {
            Goal::Rank(_) => held,
            Goal::Band(_) | Goal::Score(_) => "",
        };
        let sentence = format!("{}.", self.takes());
        Finding { sentence, rule: rule.to_owned(), ..Finding::default() }
    }

    fn out_of_reach(&self, most: &Mix) -> Finding {
        let goal = self.goal();
        let total = phrase::score(self.ds, self.plan.indicator, most.total, self.lang);
        let short = self.missing_from(most.total);
        let sentence = match most.gains.is_empty() {
            true => self.lang.pick(
                format!("Không thể {goal}: không thành phần nào còn tăng được; thiếu {short}."),
                format!("It is not possible to {goal}: no component can be raised; {short} short."),
            ),
            false => self.lang.pick(
                format!("Không thể {goal} chỉ bằng các thành phần này: tăng hết mức còn có thể cũng chỉ đạt {total}, còn thiếu {short}."),
                format!("It is not possible to {goal} by these components alone: raised as far as they go they come to {total}, {short} short."),
            ),
        };
        self.told(sentence, most, String::new())
    }

    fn mixes(&self, mixes: &Mixes) -> Vec<Finding> {
        let lang = self.lang;
        let takes = self.takes();
        let same = mixes.cheapest.gains == mixes.fewest.gains;
        let noun = self.noun(&mixes.fewest);
        let (count, few) = (noun.count(mixes.fewest.gains.len() as i64, lang), noun.form(2, lang));
        // The search may have stopped before it was sure; then the rule says so too.
        let how = match (same, mixes.cheapest.proven) {
            (_, false) => {
                lang.pick("ít tốn công nhất tìm được", "the least effort found").to_owned()
            }
            (true, true) => lang.pick(
                format!("ít tốn công nhất, cũng là ít {few} nhất ({count})"),
                format!("the least effort, and the fewest {few} ({count})"),
            ),
            (false, true) => lang.pick("ít tốn công nhất", "the least effort").to_owned(),
        };
        let cheapest = self.told(
            format!("{takes}; {how}: {}.", self.parts(&mixes.cheapest)),
            &mixes.cheapest,
            lang.pick(
                "Ít tốn công nhất: Σ công sức × mức tăng nhỏ nhất.",
                "The least effort: the smallest Σ effort × gain.",
            )
            .to_owned(),
        );
        let mut found = vec![cheapest];
        if !same {
            let fewest = self.parts(&mixes.fewest);
            let sentence = lang.pick(
                format!("{takes}; ít {few} nhất ({count}): {fewest}."),
                format!("{takes}; the fewest {few} ({count}): {fewest}."),
            );
            let rule = lang.pick(
                format!("Ít {few} nhất; trong số đó là cách ít tốn công nhất."),
                format!("The fewest {few}; of such mixes the one of least effort."),
            );
            found.push(self.told(sentence, &mixes.fewest, rule));
        }
        let share = number::percent(mixes.share, 2, lang);
        let parts = self.parts(&mixes.even);
        let one = self.noun(&mixes.even).form(1, lang);
        let sentence = lang.pick(
            format!("{takes}; chia đều, mỗi {one} tăng {share} mức còn có thể tăng: {parts}."),
            format!("{takes}; evenly, each {one} by {share} of what it can still gain: {parts}."),
        );
        let rule = lang.pick(
            "Chia đều: cùng một tỷ lệ của mức còn có thể tăng, làm tròn xuống theo bước.",
            "Evenly: the same share of what each can still gain, rounded down to its step.",
        );
        found.push(self.told(sentence, &mixes.even, rule.to_owned()));
        found
    }

    /// «tính minh bạch +2,21 (lên 9,05), đào tạo lao động +0,30 (lên 7,24)».
    fn parts(&self, mix: &Mix) -> String {
        let named: Vec<String> = mix.gains.iter().take(NAMED).map(|gain| self.part(gain)).collect();
        format!("{}{}", named.join(", "), and_others(mix.gains.len(), self.noun(mix), self.lang))
    }

    fn noun(&self, mix: &Mix) -> Noun {
        noun(self.ds, self.plan.indicator, mix.gains.iter().map(|gain| gain.part))
    }

    fn part(&self, gain: &Gain) -> String {
        let name = phrase::inside(self.ds, gain.part, self.lang);
        let by = signed(self.ds, gain.part, gain.by, self.lang);
        let to = figure(self.ds, gain.part, gain.to, self.lang);
        self.lang.pick(format!("{name} {by} (lên {to})"), format!("{name} {by} (to {to})"))
    }

    /// A sentence with the mix behind it.
    fn told(&self, sentence: String, mix: &Mix, how: String) -> Finding {
        let (ds, lang) = (self.ds, self.lang);
        let plain = |value: Decimal| number::plain(value.normal(), lang);
        let row = |gain: &Gain| {
            vec![
                phrase::short(ds, gain.part, lang),
                figure(ds, gain.part, gain.from.value, lang),
                signed(ds, gain.part, gain.by, lang),
                figure(ds, gain.part, gain.to, lang),
                signed(ds, self.plan.indicator, gain.brings, lang),
                plain(gain.effort),
            ]
        };
        let mut rows: Vec<Vec<String>> = mix.gains.iter().map(row).collect();
        let from = self.plan.needed.from.value;
        rows.push(vec![
            phrase::short(ds, self.plan.indicator, lang),
            figure(ds, self.plan.indicator, from, lang),
            signed(ds, self.plan.indicator, mix.brings(), lang),
            figure(ds, self.plan.indicator, mix.total, lang),
            signed(ds, self.plan.indicator, mix.brings(), lang),
            plain(mix.effort),
        ]);
        let part = match self.noun(mix) {
            Noun::Criterion => ("Tiêu chí", "Criterion"),
            _ => ("Thành phần", "Component"),
        };
        let head = [
            part,
            ("Điểm", "Score"),
            ("Tăng thêm", "Gain"),
            ("Đạt", "Comes to"),
            ("Vào tổng", "In the total"),
            ("Công sức", "Effort"),
        ];
        Finding { sentence, rule: self.rule(mix, how), head: texts(head, lang), rows }
    }

    fn rule(&self, mix: &Mix, how: String) -> String {
        let lang = self.lang;
        let mut said = vec![how];
        said.push(
            lang.pick(
                "Tổng mới = tổng công bố + Σ hệ số × mức tăng, theo bước của số lẻ cuối và không quá mức còn có thể tăng.",
                "New total = published total + Σ factor × gain, in steps of the last decimal and within what each can still gain.",
            )
            .to_owned(),
        );
        if matches!(self.plan.needed.goal, Goal::Rank(_)) {
            let held =
                lang.pick("Điểm các đơn vị khác giữ nguyên.", "The others keep their scores.");
            said.push(held.to_owned());
        }
        if !mix.proven {
            said.push(
                lang.pick(
                    "Có quá nhiều cách nên chưa chứng minh được không có cách nào tốt hơn.",
                    "There are too many mixes to prove that none is better.",
                )
                .to_owned(),
            );
        }
        if let Some(fit) = self.plan.fit.ok().filter(|fit| fit.apart) {
            said.push(apart(self.ds, self.plan.indicator, fit, lang));
        }
        if !self.plan.unknown.is_empty() {
            let noun = noun(self.ds, self.plan.indicator, self.plan.unknown.iter().copied());
            let count = noun.count(self.plan.unknown.len() as i64, lang);
            said.push(lang.pick(
                format!("Không tính {count} chưa biết mức tối đa."),
                format!("Left out: {count} without a known maximum."),
            ));
        }
        said.retain(|text| !text.is_empty());
        said.join(" ")
    }
}

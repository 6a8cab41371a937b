//! What the reader plans for a unit: the proposed scores, what they come to, what a goal takes, how sure that is.

use super::stating::{Stating, ended};
use super::{Piece, Rows, sentences};
use crate::analysis::target::{Certainty, Fault, NewRank, Plan, Way, WhatIf};
use crate::analysis::{Banding, Unplaced, Unsaid};
use crate::locale::{Lang, NO_BREAK_SPACE, date, number};
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Period, UnitIx};
use crate::rank::{Agreement, Rank};
use crate::story::firm::share;
use crate::story::linked::linked;
use crate::story::place::named_band;
use crate::story::target::{fault, noun, plan_findings, what_if_finding};
use crate::story::text::said;
use crate::story::{Planned, Text, What, phrase, unplaced};

/// The most parts that a sentence names; the table has all.
pub(super) const NAMED: usize = 6;

/// What is planned for a unit in an index, and what it comes to.
#[derive(Clone, Copy, Debug)]
pub struct Planning<'a> {
    /// The data.
    pub ds: &'a Dataset,
    /// The unit.
    pub unit: UnitIx,
    /// The index, or the component whose parts are planned.
    pub indicator: IndicatorIx,
    /// The period that the plan begins with.
    pub period: Period,
    /// What the supposed scores come to.
    pub what: Option<&'a WhatIf>,
    /// What the goal takes.
    pub plan: Option<&'a Plan>,
    /// The rank when others move as they did last.
    pub sure: Option<&'a Certainty>,
    /// What keeps some of it from being worked out.
    pub fault: Option<&'a Fault>,
}

impl<'a> Planning<'a> {
    /// The sentences and the table of the plan; nothing where nothing is planned.
    pub fn told(&self, lang: Lang) -> Vec<Piece> {
        let of = Of { of: *self, lang };
        let mut said = Vec::new();
        let mut table = None;
        if let Some(what) = self.what {
            said.push(of.proposed(what));
            said.push(of.comes_to(what));
            let mut found = what_if_finding(self.ds, what, lang);
            if let Some(last) = found.head.last_mut() {
                *last = lang.pick("Chỉ tiêu", "Target").to_owned();
            }
            table = Some((found.head, found.rows));
        }
        if let Some(plan) = self.plan {
            said.push(of.goal(plan));
            if let (None, Way::Mixes(mixes)) = (self.what, &plan.way) {
                said.push(of.cheapest(&mixes.cheapest));
                let found = plan_findings(self.ds, plan, lang).into_iter().next();
                table = found.map(|found| (found.head, found.rows));
            }
        }
        said.extend(self.sure.map(|sure| of.sure(sure)));
        said.extend(self.fault.map(|why| of.faulty(*why)));
        let table = table.map(|(head, rows)| {
            let name = phrase::short(self.ds, self.indicator, lang);
            let who = phrase::unit(self.ds, self.unit, lang);
            let caption = lang.pick(
                format!("Phương án nâng điểm {name} của {who}"),
                format!("The plan for the {name} score of {who}"),
            );
            Piece::Table(Rows { caption, head, rows })
        });
        sentences(said).into_iter().chain(table).collect()
    }
}

/// A plan to be told in a language.
pub(super) struct Of<'a> {
    pub(super) of: Planning<'a>,
    pub(super) lang: Lang,
}

impl<'a> Of<'a> {
    pub(super) fn stating(&self) -> Stating<'a> {
        Stating::new(self.of.ds, self.lang, self.of.indicator, self.of.period).unit(self.of.unit)
    }

    pub(super) fn about(&self) -> String {
        phrase::short(self.of.ds, self.of.indicator, self.lang)
    }

    pub(super) fn size(&self, at: &Stating<'_>, value: Decimal, what: Planned) -> Text {
        at.amount(Given::computed(value), What::Planned(what))
    }

    /// «Chưa tính được phương án cho PCI: …»
    fn faulty(&self, why: Fault) -> Text {
        let known = match why {
            Fault::AboveMaximum { part, maximum } => {
                vec![self.stating().of(part).known_score(maximum, What::Maximum)]
            }
            _ => Vec::new(),
        };
        // What would help is said on the page; a report's readers cannot open anything.
        let why = match why {
            Fault::Place(Unplaced::TooFewUnits) => Fault::Parts(Unsaid::TooFewUnits),
            other => other,
        };
        let why = linked(&fault(self.of.ds, why, self.lang), &known);
        said!(
            self.lang,
            "Chưa tính được hết phương án cho {0}. {1}",
            "Not all of the plan for {0} could be worked out. {1}",
            self.about(),
            why
        )
    }

    /// «Phương án đề xuất cho PCI: tính minh bạch từ 6,84 lên 7,20 (tăng 0,36 điểm); …»
    fn proposed(&self, what: &WhatIf) -> Text {
        let lang = self.lang;
        let given: Vec<_> = what.moved.iter().filter(|moved| moved.given).collect();
        let part = |moved: &&crate::analysis::target::Moved| {
            let at = self.stating().of(moved.part);
            let by = moved.to - moved.from.value;
            let (vi, en) = match by.sign() {
                1 => ("{0} từ {1} lên {2} (tăng {3})", "{0} from {1} to {2} (up {3})"),
                0 => ("{0} giữ {2}", "{0} stays at {2}"),
                _ => ("{0} từ {1} xuống {2} (giảm {3})", "{0} from {1} to {2} (down {3})"),
            };
            said!(
                lang,
                vi,
                en,
                phrase::inside(self.of.ds, moved.part, lang),
                at.score(moved.from.value, What::Score),
                at.typed(moved.to, What::Planned(Planned::Score)),
                self.size(&at, by, Planned::Change)
            )
        };
        let parts: Vec<Text> = given.iter().take(NAMED).map(part).collect();
        if parts.is_empty() {
            let to = self.stating().typed_points(what.to.value, What::Planned(Planned::Score));
            return said!(
                lang,
                "Phương án đề xuất: {0} đạt {1}.",
                "Proposed: {1} in {0}.",
                self.about(),
                to
            );
        }
        let others = self.others(given.iter().map(|moved| moved.part), Planned::Others);
        ended(said!(
            lang,
            "Phương án đề xuất cho {0}: {1}{2}",
            "Proposed for {0}: {1}{2}",
            self.about(),
            Text::joined(&parts, "; "),
            others
        ))
    }

    /// «; và 3 thành phần khác» for those that are not named.
    pub(super) fn others(
        &self,
        parts: impl ExactSizeIterator<Item = IndicatorIx>,
        what: Planned,
    ) -> Text {
        let more = parts.len().saturating_sub(NAMED);
        if more == 0 {
            return Text::default();
        }
        let mut count = self.stating().whole(more, What::Planned(what));
        let noun = noun(self.of.ds, self.of.indicator, parts).form(more as i64, self.lang);
        count.push(&format!(
            "{NO_BREAK_SPACE}{}",
            self.lang.pick(format!("{noun} khác"), format!("other {noun}"))
        ));
        said!(self.lang, "; và {0}", "; and {0}", count)
    }

    /// «Theo phương án này PCI đạt 67,68 điểm, tăng 2,08 điểm so với năm 2016; từ hạng 4 lên hạng 2/63 …»
    fn comes_to(&self, what: &WhatIf) -> Text {
        let (lang, at) = (self.lang, self.stating());
        let total = at.points(what.to.value, What::Planned(Planned::Score));
        let by = what.to.value - what.from.value;
        let size = self.size(&at, by, Planned::Change);
        let when = date::period(self.of.period, lang);
        let change = match by.sign() {
            1 => said!(lang, "tăng {0} so với {1}", "up {0} on {1}", size, when),
            0 => said!(lang, "bằng {1}", "as in {1}", size, when),
            _ => said!(lang, "giảm {0} so với {1}", "down {0} on {1}", size, when),
        };
        let mut clauses = vec![change];
        clauses.extend(what.rank.as_ref().ok().map(|rank| self.ranks(rank)));
        let maximum = self.of.ds.maximum(self.of.unit, self.of.indicator, self.of.period);
        let maximum = maximum.filter(|maximum| maximum.value != Decimal::HUNDRED);
        if let (Some(percent), Some(_)) = (what.percent, maximum) {
            let figure = number::percent(percent.value, 2, lang);
            let percent = at.figure(figure, What::Planned(Planned::Percent));
            clauses.push(said!(lang, "bằng {0} mức tối đa", "{0} of the maximum", percent));
        }
        clauses.extend(what.band.as_ref().ok().and_then(|band| self.band(band, what.band_from)));
        let held = match what.rank {
            Ok(_) => lang.pick(
                ", nếu các đơn vị khác giữ nguyên kết quả",
                ", if the other units keep their results",
            ),
            Err(_) => "",
        };
        let mut text = ended(said!(
            lang,
            "Theo phương án này {0} đạt {1}, {2}{3}",
            "With this {0} comes to {1}, {2}{3}",
            self.about(),
            total,
            Text::joined(&clauses, ", "),
            held
        ));
        if let Err(reason) = what.rank {
            text.push(" ");
            text.push(match reason {
                Unplaced::TooFewUnits => lang.pick(
                    "Chưa tính được hạng vì số liệu không có đủ các đơn vị được xếp hạng.",
                    "The rank cannot be worked out, as the data does not hold all the units ranked.",
                ),
                other => unplaced(other, lang),
            });
        }
        text
    }

    /// «từ hạng 4 lên hạng 2/63 (tăng 2 bậc)».
    fn ranks(&self, rank: &NewRank) -> Text {
        let (lang, at) = (self.lang, self.stating());
        let plain = |rank: Rank, what: Planned| {
            at.figure(number::plain(rank.decimal(), lang), What::Planned(what))
        };
        let of = at.whole(rank.of, What::Ranked);
        let places = rank.places.abs();
        let word = match lang {
            Lang::Vi => "bậc",
            Lang::En if places == Decimal::from(1) => "place",
            Lang::En => "places",
        };
        let mut size = at.figure(number::plain(places, lang), What::Planned(Planned::Places));
        size.push(&format!("{NO_BREAK_SPACE}{word}"));
        let (vi, en) = match rank.places.sign() {
            1 => (
                "từ hạng\u{a0}{0} lên hạng\u{a0}{1}/{2} (tăng {3})",
                "rank\u{a0}{0} becomes {1} of {2} (up {3})",
            ),
            0 => ("vẫn xếp hạng\u{a0}{1}/{2}", "still rank\u{a0}{1} of {2}"),
            _ => (
                "từ hạng\u{a0}{0} xuống hạng\u{a0}{1}/{2} (giảm {3})",
                "rank\u{a0}{0} becomes {1} of {2} (down {3})",
            ),
        };
        let (from, to) = (plain(rank.from, Planned::RankNow), plain(rank.to, Planned::Rank));
        let mut text = said!(lang, vi, en, from, to, of, size);
        // A published rank that does not follow from the scores answers by other figures than ours.
        let published = rank.standing.published.map(|given| given.value);
        if let (Agreement::Differ, Some(said)) = (rank.standing.agreement, published) {
            let said = at.figure(number::whole(i64::from(said), lang), What::Rank);
            text.add(&said!(
                lang,
                " (tính theo điểm; hạng công bố là {0})",
                " (by the scores; the published rank is {0})",
                said
            ));
        }
        text
    }

    fn band(&self, banding: &Banding, from: Option<usize>) -> Option<Text> {
        let at = banding.at?;
        let name = named_band(&banding.bands.get(at)?.band.name, self.lang);
        Some(match from == Some(at) {
            true => said!(self.lang, "vẫn thuộc {0}", "still in {0}", name),
            false => said!(self.lang, "thuộc {0}", "in {0}", name),
        })
    }

    /// «Nếu các đơn vị khác thay đổi như năm trước (2015–2016) thì mức 67,68 điểm xếp hạng 3/63; …»
    fn sure(&self, found: &Certainty) -> Text {
        let (lang, at) = (self.lang, self.stating());
        let plan = |text: String, what: Planned| at.figure(text, What::Planned(what));
        let rank = |rank: Rank, what| plan(number::plain(rank.decimal(), lang), what);
        let planned = match found.is_needed(self.of.plan) {
            true => number::rounded_up(found.planned, self.of.ds.decimals(self.of.indicator)),
            false => found.planned,
        };
        let planned = at.points(planned, What::Planned(Planned::Score));
        let span = date::span(found.since, found.period, lang);
        let of = at.whole(found.of, What::Ranked);
        let mut text = said!(
            lang,
            "Nếu các đơn vị khác thay đổi như kỳ trước ({0}) thì mức {1} xếp hạng\u{a0}{2}/{3}.",
            "If the others change as they did last ({0}), {1} takes rank\u{a0}{2} of {3}.",
            span,
            planned,
            rank(found.repeated, Planned::Repeated),
            of
        );
        // They are of the changes repeated: whatever is drawn may happen to any unit.
        for (count, what, vi, en) in [
            (
                found.stayed,
                Planned::Stayed,
                " Khi đó {0} đơn vị không có điểm kỳ trước được giữ nguyên điểm.",
                " In that, {0} units without a score then stay where they are.",
            ),
            (
                found.capped,
                Planned::Stopped,
                " Khi đó ở {0} đơn vị có thành phần dừng ở mức tối đa.",
                " In that, a component stops at its maximum in {0} units.",
            ),
        ] {
            if count > 0 {
                text.add(&said!(lang, vi, en, at.whole(count, What::Planned(what))));
            }
        }
        let reached = found.wanted.zip(found.reached).map(|(wanted, reached)| {
            let share = share(reached, found.drawing.draws, lang);
            let digits = share.find(|letter: char| letter.is_ascii_digit()).unwrap_or(0);
            let (word, figure) = share.split_at(digits);
            let mut figured = Text::plain(word);
            figured.add(&plan(figure.to_owned(), Planned::Reached));
            let (vi, en) = match wanted == Rank::whole(1) {
                true => ("{0} số lần dẫn đầu; ", "it leads in {0} of them; "),
                false => (
                    "{0} số lần đạt hạng\u{a0}{1} trở lên; ",
                    "rank\u{a0}{1} or better is reached in {0} of them; ",
                ),
            };
            said!(lang, vi, en, figured, rank(wanted, Planned::GoalRank))
        });
        let span = match found.low == found.high {
            true => rank(found.low, Planned::Low),
            false => said!(
                lang,
                "{0} đến {1}",
                "{0} to {1}",
                rank(found.low, Planned::Low),
                rank(found.high, Planned::High)
            ),
        };
        let draws = number::whole(i64::from(found.drawing.draws), lang);
        text.push(" ");
        text.add(&said!(
            lang,
            "Trong {0} lần lấy ngẫu nhiên mức thay đổi của kỳ trước: {1}ít nhất chín phần mười số lần ở hạng\u{a0}{2}, trung vị là hạng\u{a0}{3}.",
            "In {0} draws from the changes of last time: {1}at least nine tenths of them lie at rank\u{a0}{2}, the median is rank\u{a0}{3}.",
            plan(draws, Planned::Draws),
            reached.unwrap_or_default(),
            span,
            rank(found.median, Planned::Middle)
        ));
        text
    }
}

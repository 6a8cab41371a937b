//! What the panel says, as findings: each sentence with the figures that prove it.

use super::figures::{Figures, none};
use super::{bounds_text, contributions_finding, effects_headline, effects_text};
use crate::analysis::{Bounds, Change, Effects, Unsaid, Why};
use crate::locale::{Lang, number};
use crate::model::{Dataset, Decimal, Given};
use crate::rank::Rank;
use crate::story::{Finding, paradox, phrase};

/// What the panel says of a change, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhyFindings {
    /// The change itself. Where score and rank went opposite ways it is told as such.
    pub change: Option<Finding>,
    /// Whom we overtook.
    pub overtook: Option<Finding>,
    /// Who overtook us.
    pub overtaken_by: Option<Finding>,
    /// Who came, who went, who is level, how all of it adds up.
    pub others: Vec<Finding>,
    /// What ranks alone prove, where it is not known who passed whom.
    pub bounds: Option<Finding>,
    /// Whose doing it was.
    pub effects: Option<Finding>,
    /// What the components brought.
    pub contributions: Option<Finding>,
    /// What cannot be said, and why.
    pub unsaid: Vec<Unsaid>,
}

/// How the places add up where passing alone does not make them up: whoever came into the ranking and whoever
/// left it, where that moved the place, and the sum.
pub(in crate::story) struct Balance {
    /// Units that had no rank before.
    pub entries: Option<String>,
    /// Units that have none now.
    pub exits: Option<String>,
    /// The sum.
    pub sum: String,
}

/// Words it. `None` where passing alone counts, or where it is not known.
pub(in crate::story) fn balance(ds: &Dataset, why: &Why, lang: Lang) -> Option<Balance> {
    let of = Figures { ds, why, lang };
    let passing = why.passing.as_ref().ok()?;
    let said = |moved: bool, found: Option<Finding>| found.filter(|_| moved).map(|of| of.sentence);
    Some(Balance {
        entries: said(!passing.entries.above.is_empty(), of.of_entries(passing, &[])),
        exits: said(!passing.exits.above.is_empty(), of.of_exits(passing, &[])),
        sum: of.of_balance(passing)?.sentence,
    })
}

impl WhyFindings {
    /// All findings, in their order.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        let first = [&self.change, &self.overtook, &self.overtaken_by].into_iter().flatten();
        let last = [&self.bounds, &self.effects, &self.contributions].into_iter().flatten();
        first.chain(&self.others).chain(last)
    }
}

/// Words an explanation. `changes`: those of all units between the same periods, by unit.
pub fn why_findings(ds: &Dataset, why: &Why, changes: &[Change], lang: Lang) -> WhyFindings {
    let of = Figures { ds, why, lang };
    let mut found = WhyFindings {
        effects: of.of_effects(),
        contributions: contributions_finding(ds, why, lang),
        ..WhyFindings::default()
    };
    let odd = paradox::odd(ds, why, lang);
    // The case itself says what ranks alone prove, and what is not known.
    let bounds_told = odd.as_ref().is_some_and(|odd| !odd.note.is_empty());
    found.change = match odd {
        Some(odd) => {
            let text = [odd.text, odd.note].join(" ");
            let sentence = format!("{}. {}", odd.title, text.trim_end());
            Some(match why.bounds.filter(|_| bounds_told) {
                Some(bounds) => of.of_bounds(sentence, &bounds),
                None => of.of_change(sentence, changes),
            })
        }
        None => of.change().map(|sentence| of.of_change(sentence, changes)),
    };
    if let (Some(finding), Some(past)) = (&mut found.change, of.past()) {
        finding.sentence.push_str(&past);
    }
    match &why.passing {
        Ok(passing) => {
            found.overtook = Some(of.of_overtook(passing, changes));
            found.overtaken_by = Some(of.of_overtaken_by(passing, changes));
            found.others = [
                of.of_entries(passing, changes),
                of.of_exits(passing, changes),
                of.of_level(passing, changes),
                of.of_balance(passing),
            ]
            .into_iter()
            .flatten()
            .collect();
            if why.effects == Err(Unsaid::RanksOnly) {
                found.unsaid.push(Unsaid::RanksOnly);
            }
        }
        Err(_) if bounds_told => {}
        Err(reason) => {
            let said = bounds_text(ds, why, lang).zip(why.bounds);
            found.bounds = said.map(|(said, bounds)| of.of_bounds(said, &bounds));
            found.unsaid.push(*reason);
        }
    }
    // The sentence on the change tells of a break where there are scores that would else compare.
    let scored = why.change.score_from.is_some() && why.change.score_to.is_some();
    if why.change.broken && !scored {
        found.unsaid.push(Unsaid::Break);
    }
    found
}

impl Figures<'_> {
    fn of_change(&self, sentence: String, changes: &[Change]) -> Finding {
        // Those who passed against our score prove that they did; else they have their own sentence.
        let change = &self.why.change;
        let passers = self.why.passing.as_ref().ok().filter(|_| !change.broken);
        let passers = passers.and_then(|found| {
            let fell = change.rose_but_fell().then_some(&found.overtaken_by);
            fell.or(change.fell_but_rose().then_some(&found.overtook))
        });
        let units: Vec<_> = passers.into_iter().flatten().map(|passed| passed.unit).collect();
        let (head, rows) = self.units(&units, changes);
        let rule = match self.why.change.broken {
            true => self.pick(
                "Số bậc = hạng trước − hạng nay. Cách tính đã đổi giữa hai kỳ, nên không so điểm.",
                "Places = rank before − rank now. The method changed in between, so scores do not compare.",
            ),
            false => self.pick(
                "Thay đổi = điểm nay − điểm trước; số bậc = hạng trước − hạng nay.",
                "Change = score now − score before; places = rank before − rank now.",
            ),
        };
        Finding { sentence, rule, head, rows }
    }

    /// « Huế năm 2024 là Thừa Thiên Huế.» `None` where the unit was the same.
    fn past(&self) -> Option<String> {
        let was = phrase::unit(self.ds, self.why.change.was?, self.lang);
        let (us, [vs, _]) = (self.us(), self.periods());
        (was != us).then(|| {
            self.lang.pick(format!(" {us} {vs} là {was}."), format!(" In {vs} {us} was {was}."))
        })
    }

    /// «PCI: Quảng Ninh từ hạng 3/63 năm 2015 lên hạng 2/63 năm 2016; điểm giảm 0,15.» `None` where
    /// nothing is known.
    fn change(&self) -> Option<String> {
        let (lang, change) = (self.lang, &self.why.change);
        let us = self.us();
        let [vs, when] = self.periods();
        let rank = |given: Given<Rank>, of| phrase::rank_of(given.value, of, lang);
        let from = change.rank_from.map(|given| rank(given, change.of_from));
        let to = change.rank_to.map(|given| rank(given, change.of_to));
        let places = change.rank_from.zip(change.rank_to);
        let places = places.map(|(from, to)| from.value.halves().cmp(&to.value.halves()));
        let ranked = match (from, to) {
            (Some(from), Some(to)) => {
                use std::cmp::Ordering::{Equal, Greater, Less};
                Some(match (lang, places.unwrap_or(Equal)) {
                    (Lang::Vi, Equal) => format!("{us} vẫn {to} {when}, như {from} {vs}"),
                    (Lang::Vi, Greater) => format!("{us} từ {from} {vs} lên {to} {when}"),
                    (Lang::Vi, Less) => format!("{us} từ {from} {vs} xuống {to} {when}"),
                    (Lang::En, Equal) => format!("{us} is {to} in {when}, as {from} in {vs}"),
                    (Lang::En, Greater) => {
                        format!("{us} went up from {from} in {vs} to {to} in {when}")
                    }
                    (Lang::En, Less) => {
                        format!("{us} went down from {from} in {vs} to {to} in {when}")
                    }
                })
            }
            (None, Some(to)) => Some(lang.pick(
                format!("{us} {to} {when}, {vs} không có hạng"),
                format!("{us} is {to} in {when} and has no rank in {vs}"),
            )),
            (Some(from), None) => Some(lang.pick(
                format!("{us} {from} {vs}, {when} không có hạng"),
                format!("{us} was {from} in {vs} and has no rank in {when}"),
            )),
            (None, None) => None,
        };
        let compares = change.score_from.is_some() && change.score_to.is_some();
        let scored = match change.broken && !compares {
            true => None,
            false => phrase::score_clause(self.ds, self.why.indicator, change, lang),
        };
        let clauses: Vec<String> = [ranked, scored].into_iter().flatten().collect();
        if clauses.is_empty() {
            return None;
        }
        let name = phrase::short(self.ds, self.why.indicator, lang);
        Some(format!("{name}: {}.", clauses.join("; ")))
    }

    /// What ranks alone prove, with how many stood above and below.
    fn of_bounds(&self, sentence: String, bounds: &Bounds) -> Finding {
        let change = &self.why.change;
        let count = |n: usize| number::whole(n as i64, self.lang);
        let [vs, when] = self.periods();
        let score = |given: Option<Given<Decimal>>| {
            given.map_or_else(none, |given| self.score(self.why.indicator, given))
        };
        let rank = |given: Option<Given<Rank>>| {
            given.map_or_else(none, |given| {
                self.marked(number::plain(given.value.decimal(), self.lang), given.origin)
            })
        };
        let below = |n: Option<usize>| n.map_or_else(none, count);
        Finding {
            sentence,
            rule: self.pick(
                "Số đơn vị đứng trên = hạng − 1; đứng dưới = số đơn vị − hạng. Số đã vượt ít nhất bằng chênh lệch số đơn vị đứng trên giữa hai kỳ.",
                "Units above = rank − 1; below = units − rank. At least as many overtook as the units above differ in number.",
            ),
            head: vec![
                self.pick("Kỳ", "Period"),
                self.pick("Điểm", "Score"),
                self.pick("Hạng", "Rank"),
                self.pick("Đứng trên", "Above"),
                self.pick("Đứng dưới", "Below"),
            ],
            rows: vec![
                vec![
                    vs,
                    score(change.score_from.filter(|_| !change.broken)),
                    rank(change.rank_from),
                    count(bounds.above_from),
                    below(bounds.below_from),
                ],
                vec![
                    when,
                    score(change.score_to),
                    rank(change.rank_to),
                    count(bounds.above_to),
                    below(bounds.below_to),
                ],
            ],
        }
    }

    fn of_effects(&self) -> Option<Finding> {
        let headline = effects_headline(self.ds, self.why, self.lang)?;
        let text = effects_text(self.ds, self.why, self.lang)?;
        let Effects { own, others } = *self.why.effects.as_ref().ok()?;
        let us = self.us();
        let row = |name: String, places: i32| vec![name, self.places(i64::from(places))];
        Some(Finding {
            sentence: format!("{headline}. {text}"),
            rule: self.pick(
                "Phần do điểm của mình: số bậc nếu các đơn vị khác giữ điểm kỳ trước. Phần còn lại: số bậc thật trừ đi phần ấy, gồm điểm của các đơn vị khác và đơn vị mới có hạng, không còn hạng.",
                "By its own score: the places if all others had kept their scores. The rest: the places less these, by the others’ scores and by units that came or went.",
            ),
            head: vec![self.pick("Do", "By"), self.pick("Số bậc", "Places")],
            rows: vec![
                row(self.lang.pick(format!("Điểm {us}"), format!("The score of {us}")), own),
                row(self.pick("Đơn vị khác", "The others"), others),
                row(self.pick("Cộng lại", "Together"), own + others),
            ],
        })
    }
}

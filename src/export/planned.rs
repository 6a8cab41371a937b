//! What a reader plans for a unit, looked up in the data, and what it comes to: on the page of the plan and in
//! the report alike.

use std::sync::Arc;

use super::Shown;
use crate::analysis::Unsaid;
use crate::analysis::target::{
    Certainty, Depth, Drawing, Fault, Goal, Lever, Mix, NewScore, Plan, Setting, Way, WhatIf,
    certainty, levers, plan, what_if,
};
use crate::locale::Lang;
use crate::model::{Dataset, Decimal, IndicatorIx, Period, RankWithin, UnitIx, order};
use crate::rank::RankOptions;
use crate::share::plan::{GoalOf, Planned};
use crate::story::Finding;
use crate::story::target as says;

/// So many draws times units are made, as the page waits for them.
const AT_ONCE: usize = 300_000;

/// Of whom and of what.
#[derive(Clone)]
pub struct Question {
    /// The data.
    pub data: Arc<Dataset>,
    /// The unit.
    pub unit: UnitIx,
    /// The indicator whose total is planned.
    pub indicator: IndicatorIx,
    /// The period whose scores the plan begins with.
    pub period: Period,
    options: RankOptions,
    /// What the reader plans.
    pub plan: Planned,
}

impl PartialEq for Question {
    fn eq(&self, other: &Question) -> bool {
        Arc::ptr_eq(&self.data, &other.data)
            && (self.unit, self.indicator) == (other.unit, other.indicator)
            && self.period == other.period
            && self.options == other.options
            && self.plan == other.plan
    }
}

/// What came out.
pub struct Found {
    /// What was asked.
    pub question: Question,
    /// What can be raised: parts, or the total itself where none are known.
    pub levers: Result<Vec<Lever>, Unsaid>,
    /// What the supposed scores come to; nothing where nothing is supposed.
    pub what: Option<Result<WhatIf, Fault>>,
    /// Ways to the goal.
    pub plan: Option<Result<Plan, Fault>>,
    /// The rank of the supposed score, then that of the needed one, when others move.
    pub sure: Vec<Result<Certainty, Fault>>,
}

/// Takes back what is supposed in an indicator; what is supposed elsewhere, in other data too, stays.
pub fn take_back(plan: &mut Planned, data: &Dataset, indicator: IndicatorIx) {
    plan.to.retain(|(id, _)| {
        data.indicator_by_id(id).is_none_or(|part| !is_inside(data, part, indicator))
    });
}

/// Whether a part is an indicator itself, or inside it.
fn is_inside(data: &Dataset, part: IndicatorIx, indicator: IndicatorIx) -> bool {
    std::iter::successors(Some(part), |at| data.indicators()[*at].parent).any(|at| at == indicator)
}

impl Question {
    /// What is planned for the highlighted unit in the index in view; nothing without such a unit. What is
    /// planned for another unit is not for this one.
    pub fn of(shown: &Shown, plan: Planned) -> Option<Question> {
        let mut asked = Question::whole(shown, plan)?;
        if !asked.is_ours() {
            (asked.plan.to, asked.plan.goals) = (Vec::new(), Vec::new());
        }
        asked.keep_inside();
        Some(asked)
    }

    /// With the scores supposed in other indices.
    fn whole(shown: &Shown, plan: Planned) -> Option<Question> {
        Some(Question {
            data: Arc::clone(&shown.dataset),
            unit: shown.us()?,
            indicator: shown.indicator,
            period: shown.period,
            options: RankOptions { common_with: None, ..shown.options() },
            plan,
        })
    }

    /// Whether the plan was made for this unit.
    fn is_ours(&self) -> bool {
        let id = &self.data.units()[self.unit].id;
        self.plan.unit.as_ref().is_none_or(|unit| unit == id)
    }

    /// Whether a part is the indicator itself, or inside it.
    fn holds(&self, part: IndicatorIx) -> bool {
        is_inside(&self.data, part, self.indicator)
    }

    /// Leaves out the scores that are supposed elsewhere.
    fn keep_inside(&mut self) {
        let mut to = std::mem::take(&mut self.plan.to);
        to.retain(|(id, _)| self.data.indicator_by_id(id).is_some_and(|part| self.holds(part)));
        self.plan.to = to;
    }

    /// The same by the publisher's rule, in each index that has a goal or in which scores are supposed, in their
    /// order; a goal of no index is of the one in view. Nothing where nothing is planned for this unit.
    pub fn by_rule(shown: &Shown, plan: Planned) -> Vec<Question> {
        let Some(asked) = Question::whole(shown, plan).filter(Question::is_ours) else {
            return Vec::new();
        };
        let data = &asked.data;
        let mut indices = Vec::new();
        for (index, _) in &asked.plan.goals {
            let index = index.as_ref().map(|id| data.indicator_by_id(id));
            indices.extend(index.unwrap_or(Some(asked.indicator)));
        }
        for (part, _) in asked.ids(&asked.plan.to) {
            let at = if asked.holds(part) { asked.indicator } else { data.index_of(part) };
            indices.push(at);
        }
        order::sort(&mut indices);
        indices.dedup();
        let of = |indicator: IndicatorIx| {
            let apart = data.indicators()[indicator].rule.within == RankWithin::Group;
            let group = data.units()[asked.unit].group.filter(|_| apart);
            let options = RankOptions { group, ..RankOptions::default() };
            let mut one = Question { indicator, options, ..asked.clone() };
            one.keep_inside();
            if indicator != asked.indicator {
                one.plan.goals.retain(|(index, _)| index.is_some());
            }
            one
        };
        indices.into_iter().map(of).collect()
    }

    /// What ways to the goal depend on: everything but the scores that are supposed.
    pub fn aim(mut self) -> Question {
        self.plan.to.clear();
        self
    }

    fn ids<'a>(
        &'a self,
        list: &'a [(String, Decimal)],
    ) -> impl Iterator<Item = (IndicatorIx, Decimal)> + 'a {
        list.iter().filter_map(|(id, number)| Some((self.data.indicator_by_id(id)?, *number)))
    }

    fn goal(&self) -> Option<Goal> {
        let index = &self.data.indicators()[self.indicator].id;
        Some(match self.plan.goal_in(index)? {
            GoalOf::Rank(rank) => Goal::Rank(rank),
            GoalOf::Band(band) => Goal::Band(band as usize - 1),
            GoalOf::Score(score) => Goal::Score(score),
        })
    }

    fn settings(&self) -> Vec<Setting> {
        let mut settings: Vec<Setting> = Vec::new();
        let mut of = |part: IndicatorIx, set: &dyn Fn(&mut Setting)| {
            let known = settings.iter().position(|setting| setting.part == part);
            let at = known.unwrap_or(settings.len());
            if known.is_none() {
                settings.push(Setting::new(part));
            }
            set(&mut settings[at]);
        };
        for (part, effort) in self.ids(&self.plan.effort) {
            of(part, &|setting| setting.effort = Some(effort));
        }
        for (part, room) in self.ids(&self.plan.room) {
            of(part, &|setting| setting.room = Some(room));
        }
        for part in self.plan.locked.iter().filter_map(|id| self.data.indicator_by_id(id)) {
            of(part, &|setting| setting.locked = true);
        }
        settings
    }

    fn depth(&self) -> Depth {
        if self.plan.criteria { Depth::Criteria } else { Depth::Parts }
    }

    /// Ways to the goal; nothing without one.
    pub fn ways(&self) -> Option<Result<Plan, Fault>> {
        let allowed = (self.depth(), &self.settings()[..]);
        let of = |goal| {
            plan(&self.data, self.unit, self.indicator, self.period, goal, allowed, &self.options)
        };
        self.goal().map(of)
    }

    /// Works it out.
    pub fn answered(self) -> Found {
        let ways = self.ways();
        self.answered_with(ways)
    }

    /// The same where the ways to the goal are known.
    pub fn answered_with(self, plan: Option<Result<Plan, Fault>>) -> Found {
        let (data, unit, at, period) = (&*self.data, self.unit, self.indicator, self.period);
        let levers = levers(data, unit, at, period, self.depth());
        let new: Vec<NewScore> =
            self.ids(&self.plan.to).map(|(part, score)| NewScore { part, score }).collect();
        let what = (!new.is_empty()).then(|| what_if(data, unit, at, period, &new, &self.options));
        let supposed = what.as_ref().and_then(|what| Some(what.as_ref().ok()?.to.value));
        // Of what cannot be had nobody asks how sure it is.
        let within = plan.as_ref().and_then(|plan| plan.as_ref().ok());
        let within = within.filter(|plan| !matches!(plan.way, Way::OutOfReach(_)));
        let needed = within.map(|plan| plan.needed.score);
        let wanted = match self.goal() {
            Some(Goal::Rank(rank)) => Some(rank),
            _ => None,
        };
        let units = data.slice(at, period).map_or(1, |slice| slice.cells().count().max(1));
        let draws = (AT_ONCE / units).clamp(100, 1000) as u32;
        let sure = supposed.into_iter().chain(needed.filter(|needed| Some(*needed) != supposed));
        let sure = sure.map(|planned| {
            let drawing = Drawing { draws, ..Drawing::default() };
            certainty(data, unit, at, period, (planned, wanted), drawing, &self.options)
        });
        let sure = sure.collect();
        Found { levers, what, plan, sure, question: self }
    }
}

impl Found {
    /// What the supposed scores come to, as a sentence.
    pub fn supposing(&self, lang: Lang) -> Option<Finding> {
        Some(
            self.told(
                self.what
                    .as_ref()?
                    .as_ref()
                    .map(|what| says::what_if_finding(&self.question.data, what, lang)),
                lang,
            ),
        )
    }

    fn told(&self, found: Result<Finding, &Fault>, lang: Lang) -> Finding {
        found.unwrap_or_else(|fault| Finding {
            sentence: says::fault(&self.question.data, *fault, lang),
            ..Finding::default()
        })
    }

    /// The ways to the goal, each with the mix that it is, if it is one.
    pub fn ways(&self, lang: Lang) -> Vec<(Finding, Option<Mix>)> {
        let plan = match &self.plan {
            None => return Vec::new(),
            Some(Err(fault)) => return vec![(self.told(Err(fault), lang), None)],
            Some(Ok(plan)) => plan,
        };
        let mixes: Vec<&Mix> = match &plan.way {
            Way::Mixes(all) => {
                let fewest = (all.cheapest.gains != all.fewest.gains).then_some(&all.fewest);
                [&all.cheapest].into_iter().chain(fewest).chain([&all.even]).collect()
            }
            Way::OutOfReach(most) => vec![most],
            Way::Reached | Way::Whole => Vec::new(),
        };
        let mut mixes = mixes.into_iter().cloned();
        let findings = says::plan_findings(&self.question.data, plan, lang);
        findings.into_iter().map(|finding| (finding, mixes.next())).collect()
    }

    /// How sure its rank is when others move too: of the supposed score, of the needed one. What cannot be
    /// said of both is said once.
    pub fn sure(&self, lang: Lang) -> Vec<Finding> {
        let (data, at) = (&self.question.data, self.question.indicator);
        let plan = self.plan.as_ref().and_then(|plan| plan.as_ref().ok());
        let one = |sure: &Result<Certainty, Fault>| {
            let told = |sure| says::certainty_finding(data, at, (sure, plan), lang);
            let found = sure.as_ref().map(told);
            self.told(found, lang)
        };
        let mut all: Vec<Finding> = self.sure.iter().map(one).collect();
        all.dedup();
        all
    }

    /// What keeps something planned from being worked out.
    pub fn fault(&self) -> Option<&Fault> {
        let what = self.what.as_ref().and_then(|what| what.as_ref().err());
        what.or(self.plan.as_ref().and_then(|plan| plan.as_ref().err()))
    }

    /// All of it.
    pub fn findings(&self, lang: Lang) -> Vec<Finding> {
        let ways = self.ways(lang).into_iter().map(|(finding, _)| finding);
        self.supposing(lang).into_iter().chain(ways).chain(self.sure(lang)).collect()
    }
}

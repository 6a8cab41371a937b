//! What would raise a unit: supposed scores and what follows, ways to a goal, how sure they are, and what
//! was committed to.

mod commitments;
mod goal;
mod parts;

use std::sync::Arc;

use leptos::prelude::*;

use super::Seen;
use crate::analysis::Unsaid;
use crate::analysis::target::{
    Certainty, Depth, Drawing, Fault, Goal, Lever, Mix, NewScore, Plan, Setting, Way, WhatIf,
    certainty, levers, plan, what_if,
};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::browser::timing;
use crate::app::components::told::{self, told, told_with};
use crate::app::state::App;
use crate::export::{Shown, Table};
use crate::locale::words::{Analysis, word};
use crate::locale::{Lang, date};
use crate::model::{Dataset, Decimal, IndicatorIx, Period, UnitIx};
use crate::rank::RankOptions;
use crate::share::plan::{GoalOf, Planned};
use crate::share::{Analysed, ViewState};
use crate::story::target as says;
use crate::story::{self, Finding};

/// So many draws times units are made on the page's thread.
const AT_ONCE: usize = 300_000;

/// Of whom and of what.
#[derive(Clone)]
pub struct Question {
    pub data: Arc<Dataset>,
    pub unit: UnitIx,
    pub indicator: IndicatorIx,
    pub period: Period,
    options: RankOptions,
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
    pub question: Question,
    /// What can be raised: parts, or the total itself where none are known.
    pub levers: Result<Vec<Lever>, Unsaid>,
    /// What the supposed scores come to; nothing where nothing is supposed.
    what: Option<Result<WhatIf, Fault>>,
    /// Ways to the goal.
    plan: Option<Result<Plan, Fault>>,
    /// The rank of the supposed or the needed score when others move.
    sure: Option<Result<Certainty, Fault>>,
}

fn question(shown: &Shown, view: &ViewState) -> Option<Question> {
    Some(Question {
        data: Arc::clone(&shown.dataset),
        unit: shown.us()?,
        indicator: shown.indicator,
        period: shown.period,
        options: RankOptions { common_with: None, ..shown.options() },
        plan: Analysed::of(view).plan,
    })
}

impl Question {
    fn ids<'a>(
        &'a self,
        list: &'a [(String, Decimal)],
    ) -> impl Iterator<Item = (IndicatorIx, Decimal)> + 'a {
        list.iter().filter_map(|(id, number)| Some((self.data.indicator_by_id(id)?, *number)))
    }

    fn goal(&self) -> Option<Goal> {
        Some(match self.plan.goal? {
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

    fn answered(self) -> Found {
        let (data, unit, at, period) = (&*self.data, self.unit, self.indicator, self.period);
        let depth = if self.plan.criteria { Depth::Criteria } else { Depth::Parts };
        let levers = levers(data, unit, at, period, depth);
        let new: Vec<NewScore> =
            self.ids(&self.plan.to).map(|(part, score)| NewScore { part, score }).collect();
        let what = (!new.is_empty()).then(|| what_if(data, unit, at, period, &new, &self.options));
        let goal = self.goal();
        let plan = goal.map(|goal| {
            plan(data, unit, at, period, goal, (depth, &self.settings()), &self.options)
        });
        let supposed = what.as_ref().and_then(|what| Some(what.as_ref().ok()?.to.value));
        let needed = plan.as_ref().and_then(|plan| Some(plan.as_ref().ok()?.needed.score));
        let wanted = match goal {
            Some(Goal::Rank(rank)) => Some(rank),
            _ => None,
        };
        let units = data.slice(at, period).map_or(1, |slice| slice.cells().count().max(1));
        let draws = (AT_ONCE / units).clamp(100, 1000) as u32;
        let sure = supposed.or(needed).map(|planned| {
            let drawing = Drawing { draws, ..Drawing::default() };
            certainty(data, unit, at, period, (planned, wanted), drawing, &self.options)
        });
        Found { levers, what, plan, sure, question: self }
    }
}

impl Found {
    /// What the supposed scores come to, as a sentence.
    fn supposing(&self, lang: Lang) -> Option<Finding> {
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
    fn ways(&self, lang: Lang) -> Vec<(Finding, Option<Mix>)> {
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
            Way::Reached => Vec::new(),
        };
        let mut mixes = mixes.into_iter().cloned();
        let findings = says::plan_findings(&self.question.data, plan, lang);
        findings.into_iter().map(|finding| (finding, mixes.next())).collect()
    }

    fn sure(&self, lang: Lang) -> Option<Finding> {
        Some(self.told(
            self.sure.as_ref()?.as_ref().map(|sure| {
                says::certainty_finding(&self.question.data, self.question.indicator, sure, lang)
            }),
            lang,
        ))
    }

    fn findings(&self, lang: Lang) -> Vec<Finding> {
        let ways = self.ways(lang).into_iter().map(|(finding, _)| finding);
        self.supposing(lang).into_iter().chain(ways).chain(self.sure(lang)).collect()
    }
}

/// What the page works out, made once for what is shown.
pub type Answer = Memo<Option<Arc<Found>>>;

/// Changes the plan in the link.
pub fn change(app: App, step: Step, change: impl FnOnce(&mut Planned)) {
    app.change_view(step, |view| Analysed::change(view, |of| change(&mut of.plan)));
}

/// Sets the number of a part in a list; `None` takes it out.
pub fn set(list: &mut Vec<(String, Decimal)>, id: &str, number: Option<Decimal>) {
    list.retain(|(other, _)| other != id);
    list.extend(number.map(|number| (id.to_owned(), number)));
}

/// Everything that is said as one table for other programs.
pub fn sheet(shown: &Shown, view: &ViewState, lang: Lang) -> Option<Table> {
    told::sheet(&question(shown, view)?.answered().findings(lang), lang)
}

fn use_mix(app: App, found: &Found, mix: &Mix, lang: Lang) -> El {
    let data = &found.question.data;
    let levers = found.plan.iter().flatten().flat_map(|plan| &plan.levers);
    let most = |part: IndicatorIx| {
        levers.clone().find(|lever| lever.part == part).and_then(|lever| lever.maximum)
    };
    // As it is printed, and not less: a link holds no longer numbers, and the goal is still reached.
    let printed = |part: IndicatorIx, to: Decimal| {
        let places = data.decimals(part);
        let rounded = to.round(places);
        let up = if rounded < to { rounded + Decimal::new(1, places) } else { rounded };
        most(part).map_or(up, |most| up.min(most.value)).normal()
    };
    let to: Vec<(String, Decimal)> = (mix.gains.iter())
        .map(|gain| (data.indicators()[gain.part].id.clone(), printed(gain.part, gain.to)))
        .collect();
    button("btn line small").text(word(Analysis::UseMix, lang)).click(move || {
        let to = to.clone();
        change(app, Step::Push, |plan| plan.to = to);
    })
}

fn titled(title: Analysis, findings: Vec<El>, lang: Lang) -> Option<El> {
    let title = el("h2").text(word(title, lang));
    (!findings.is_empty()).then(|| el("section").class("said-of").add(title).all(findings))
}

/// What the page shows of it.
pub fn seen(app: App, lang: Lang) -> Seen {
    let asked = Memo::new(move |_| {
        let shown = app.shown.get()?;
        app.view.with(|view| question(&shown, view))
    });
    let answer: Answer = Memo::new_with_compare(
        move |_| {
            let asked = asked.get();
            let work = || asked.map(|asked| Arc::new(asked.answered()));
            timing::analysed("plan", work, |found: &Option<Arc<Found>>| {
                usize::from(found.is_some())
            })
        },
        |a, b| match (a.and_then(Option::as_ref), b.and_then(Option::as_ref)) {
            (Some(a), Some(b)) => !Arc::ptr_eq(a, b),
            (None, None) => false,
            _ => true,
        },
    );
    let said = move || {
        let Some(found) = answer.get() else {
            return [Analysis::Plan, Analysis::ChooseUnit]
                .map(|words| word(words, lang).to_owned());
        };
        let Question { data, unit, indicator, period, .. } = &found.question;
        let index = lang.label(data.indicators()[*indicator].short_name());
        let unit = lang.label(&data.units()[*unit].name);
        let under = format!("{unit}, {index} {}", date::period_short(*period, lang));
        let first = found.findings(lang).into_iter().next().map(|finding| finding.sentence);
        let first = first.map(|sentence| {
            let end = sentence.find("; ").or(sentence.find(". ")).unwrap_or(sentence.len());
            sentence[..end].trim_end_matches('.').to_owned()
        });
        [first.unwrap_or_else(|| format!("{}: {unit}", word(Analysis::Plan, lang))), under]
    };
    let unsaid = move || {
        let found = answer.get();
        let reason = found.and_then(|found| found.levers.as_ref().err().copied());
        reason
            .map(|reason| el("p").class("lab").text(story::unsaid(reason, lang)))
            .into_iter()
            .collect()
    };
    let findings = move || {
        let Some(found) = answer.get() else { return Vec::new() };
        let one = |finding: Option<Finding>| {
            finding.iter().map(|finding| told(app, finding, lang)).collect()
        };
        let ways = found.ways(lang).into_iter().map(|(finding, mix)| {
            let link = mix.map(|mix| use_mix(app, &found, &mix, lang));
            told_with(app, &finding, None, link, lang)
        });
        [
            titled(Analysis::Supposing, one(found.supposing(lang)), lang),
            titled(Analysis::Ways, ways.collect(), lang),
            titled(Analysis::HowSure, one(found.sure(lang)), lang),
        ]
        .into_iter()
        .flatten()
        .collect()
    };
    let left = el("div")
        .class("planned")
        .add(goal::goal(app, answer, lang))
        .live(unsaid)
        .add(parts::parts(app, answer, lang))
        .add(commitments::commitments(app, answer, lang));
    let panel = el("aside").class("why").label(word(Analysis::Findings, lang)).live(findings);
    let below = vec![el("div").class("two plan").add(left).add(panel)];
    Seen { said: Box::new(said), below }
}

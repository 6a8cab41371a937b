//! What would raise a unit: supposed scores and what follows, ways to a goal, how sure they are, and what
//! was committed to.

mod commitments;
mod goal;
mod parts;

use std::sync::Arc;

use leptos::prelude::*;

use super::Seen;
use crate::analysis::target::{Fault, Mix};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::history::Step;
use crate::app::browser::timing;
use crate::app::components::told::{self, told, told_with};
use crate::app::state::App;
use crate::export::planned::{Found, Question, take_back};
use crate::export::{Shown, Table};
use crate::locale::words::{Analysis, word};
use crate::locale::{Lang, date, number};
use crate::model::{Decimal, IndicatorIx};
use crate::share::plan::{GoalOf, Planned};
use crate::share::{Analysed, ViewState};
use crate::story::{Finding, target};

/// What the page works out, made once for what is shown.
pub type Answer = Memo<Option<Arc<Found>>>;

/// The id of the highlighted unit.
fn us(app: App) -> Option<String> {
    app.shown.with(|shown| {
        let shown = shown.as_ref()?;
        Some(shown.data().units().get(shown.us()?)?.id.clone())
    })
}

/// The plan in the link, as far as it is of the highlighted unit.
pub fn ours(app: App) -> Planned {
    let mut plan = app.view.with(|view| Analysed::of(view).plan);
    if plan.unit.is_some() && plan.unit != us(app) {
        (plan.to, plan.goals) = (Vec::new(), Vec::new());
    }
    plan
}

/// Changes the plan in the link. What is supposed of one unit is not of another: with the first change it
/// begins anew.
pub fn change(app: App, step: Step, change: impl FnOnce(&mut Planned)) {
    let us = untrack(|| us(app));
    app.change_view(step, |view| {
        Analysed::change(view, |of| {
            let plan = &mut of.plan;
            if plan.unit.is_some() && plan.unit != us {
                plan.to.clear();
                plan.goals.clear();
            }
            change(plan);
            let any = !plan.goals.is_empty() || !plan.to.is_empty();
            plan.unit = us.filter(|_| any);
        });
    });
}

/// Takes back what is supposed in the index in view; what is supposed in others stays.
pub fn clear_here(app: App, plan: &mut Planned) {
    app.shown.with_untracked(|shown| {
        let Some(shown) = shown else { return };
        take_back(plan, shown.data(), shown.indicator);
    });
}

/// Sets the number of a part in a list; `None` takes it out.
pub fn set(list: &mut Vec<(String, Decimal)>, id: &str, number: Option<Decimal>) {
    list.retain(|(other, _)| other != id);
    list.extend(number.map(|number| (id.to_owned(), number)));
}

/// Everything that is said as one table for other programs.
pub fn sheet(shown: &Shown, view: &ViewState, lang: Lang) -> Option<Table> {
    told::sheet(&Question::of(shown, Analysed::of(view).plan)?.answered().findings(lang), lang)
}

/// Works out what the first rank takes, for nobody, so that the browser has compiled what that takes; of any
/// unit where none is highlighted.
pub fn work_through(shown: &Shown) {
    let units = if shown.us().is_some() { shown.units.clone() } else { vec![0] };
    let shown = Shown { units, ..shown.clone() };
    let plan = Planned { goals: vec![(None, GoalOf::Rank(1))], ..Planned::default() };
    if !shown.data().units().is_empty() {
        std::hint::black_box(Question::of(&shown, plan).map(Question::answered));
    }
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
        let up = number::rounded_up(to, places);
        most(part).map_or(up, |most| up.min(most.value)).normal()
    };
    let to: Vec<(String, Decimal)> = (mix.gains.iter())
        .map(|gain| (data.indicators()[gain.part].id.clone(), printed(gain.part, gain.to)))
        .collect();
    button("btn line small").text(word(Analysis::UseMix, lang)).click(move || {
        let to = to.clone();
        change(app, Step::Push, |plan| {
            clear_here(app, plan);
            plan.to.extend(to);
        });
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
        Question::of(&shown, app.view.with(|view| Analysed::of(view).plan))
    });
    // Ways to the goal take longest, and do not change with what is dragged.
    let aim = Memo::new(move |_| asked.get().map(Question::aim));
    let ways = Memo::new_with_compare(
        move |_| aim.get().and_then(|aim| aim.ways()).map(Arc::new),
        |a, b| match (a.and_then(Option::as_ref), b.and_then(Option::as_ref)) {
            (Some(a), Some(b)) => !Arc::ptr_eq(a, b),
            (None, None) => false,
            _ => true,
        },
    );
    let answer: Answer = Memo::new_with_compare(
        move |_| {
            let asked = asked.get();
            let work =
                || asked.map(|asked| Arc::new(asked.answered_with(ways.get().as_deref().cloned())));
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
        let reason = found.and_then(|found| {
            let reason = *found.levers.as_ref().err()?;
            Some((Arc::clone(&found.question.data), reason))
        });
        reason
            .map(|(data, reason)| {
                let why = target::fault(&data, Fault::Parts(reason), lang);
                el("p").class("lab").text(&why)
            })
            .into_iter()
            .collect()
    };
    let findings = move || {
        let Some(found) = answer.get() else { return Vec::new() };
        let one = |finding: Option<Finding>| {
            finding.iter().map(|finding| told(app, finding, lang)).collect()
        };
        let sure = found.sure(lang).into_iter().map(|finding| told(app, &finding, lang));
        let ways = found.ways(lang).into_iter().map(|(finding, mix)| {
            let link = mix.map(|mix| use_mix(app, &found, &mix, lang));
            told_with(app, &finding, None, link, lang)
        });
        [
            titled(Analysis::Supposing, one(found.supposing(lang)), lang),
            titled(Analysis::Ways, ways.collect(), lang),
            titled(Analysis::HowSure, sure.collect(), lang),
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

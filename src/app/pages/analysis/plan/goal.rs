//! What is to be reached, and how deep a total is taken apart.

use leptos::prelude::*;

use super::{Answer, change, clear_here, ours};
use crate::analysis::target::goal_bands;
use crate::app::browser::dom;
use crate::app::browser::element::{El, el, follow};
use crate::app::browser::history::Step;
use crate::app::components::select::{Choice, Select, field, following, select};
use crate::app::state::App;
use crate::locale::words::{Analysis, word};
use crate::locale::{Lang, number};
use crate::share::Analysed;
use crate::share::plan::GoalOf;

const KINDS: [(&str, Analysis); 4] = [
    ("", Analysis::NoGoal),
    ("rank", Analysis::GoalRank),
    ("band", Analysis::GoalBand),
    ("score", Analysis::GoalScore),
];

/// No rank is beyond what a link holds.
const MOST_RANK: u32 = 1_000_000;

fn kind(goal: Option<GoalOf>) -> &'static str {
    match goal {
        None => "",
        Some(GoalOf::Rank(_)) => "rank",
        Some(GoalOf::Band(_)) => "band",
        Some(GoalOf::Score(_)) => "score",
    }
}

/// The id of the index that the plan is about.
fn index(app: App) -> Option<String> {
    app.shown.with(|shown| {
        let shown = shown.as_ref()?;
        Some(shown.data().indicators()[shown.indicator].id.clone())
    })
}

fn now(app: App) -> Option<GoalOf> {
    let index = index(app)?;
    ours(app).goal_in(&index)
}

fn set(app: App, goal: Option<GoalOf>) {
    if let Some(index) = untrack(|| index(app)) {
        change(app, Step::Push, |plan| plan.set_goal(&index, goal));
    }
}

/// The names of the bands in force, the best first.
fn bands(answer: Answer, lang: Lang) -> Vec<String> {
    answer.with(|found| {
        let Some(found) = found else { return Vec::new() };
        let asked = &found.question;
        let bands = goal_bands(&asked.data, asked.indicator, asked.period);
        bands.iter().map(|band| lang.label(&band.name).to_owned()).collect()
    })
}

/// The goal that a choice of its kind begins with.
fn first(app: App, answer: Answer, kind: &str) -> Option<GoalOf> {
    let found = answer.get_untracked()?;
    let asked = &found.question;
    match kind {
        "rank" => {
            let shown = app.shown.get_untracked()?;
            let standings = crate::rank::standings(
                &asked.data,
                asked.indicator,
                asked.period,
                &shown.options(),
            );
            let rank = standings.get(asked.unit).shown().and_then(|rank| rank.value.as_whole());
            Some(GoalOf::Rank(rank.map_or(1, |rank| rank.saturating_sub(1).max(1))))
        }
        "band" => Some(GoalOf::Band(1)),
        "score" => {
            let score = asked.data.cell(asked.unit, asked.indicator, asked.period)?.value()?;
            Some(GoalOf::Score(score.round(asked.data.decimals(asked.indicator)).normal()))
        }
        _ => None,
    }
}

/// What the kind of goal is of: a rank, a band, a score.
fn value(app: App, answer: Answer, lang: Lang) -> Vec<El> {
    const ID: &str = "goal-value";
    match now(app) {
        None => Vec::new(),
        Some(GoalOf::Band(at)) => {
            let choices: Vec<Choice> = (bands(answer, lang).into_iter().enumerate())
                .map(|(at, name)| Choice::new((at + 1).to_string(), name))
                .collect();
            let value = at.to_string();
            let of = Select { id: ID, choices: &choices, value: &value, ..Select::default() };
            let list = select(&of, move |at| {
                if let Ok(at) = at.parse() {
                    set(app, Some(GoalOf::Band(at)));
                }
            });
            vec![field(word(Analysis::GoalBand, lang), ID, "", list)]
        }
        Some(goal) => {
            let is_rank = matches!(goal, GoalOf::Rank(_));
            let input = el("input")
                .id(ID)
                .class("number")
                .attr("inputmode", if is_rank { "numeric" } else { "decimal" })
                .attr("autocomplete", "off");
            let text = move || match now(app) {
                Some(GoalOf::Rank(rank)) => rank.to_string(),
                Some(GoalOf::Score(score)) => number::plain(score, lang),
                _ => String::new(),
            };
            let (place, back) = (input.raw().clone(), input.raw().clone());
            follow(Box::new(move || dom::set_value(&place, &text())));
            let input = input.on("change", move |event| {
                let written = dom::value_of(&event);
                let goal = match is_rank {
                    true => written
                        .trim()
                        .parse()
                        .ok()
                        .filter(|rank| (1..=MOST_RANK).contains(rank))
                        .map(GoalOf::Rank),
                    false => number::typed(&written, lang).map(GoalOf::Score),
                };
                match goal {
                    Some(_) => set(app, goal),
                    None => {
                        dom::set_value(&back, &untrack(text));
                        let wanted =
                            if is_rank { Analysis::RankToWrite } else { Analysis::NumberToWrite };
                        app.tell(word(wanted, lang).to_owned(), true);
                    }
                }
            });
            let name = if is_rank { Analysis::GoalRank } else { Analysis::GoalScore };
            vec![field(word(name, lang), ID, "", input)]
        }
    }
}

/// The form of the goal.
pub fn goal(app: App, answer: Answer, lang: Lang) -> El {
    let has_bands = Memo::new(move |_| !bands(answer, lang).is_empty());
    let kinds = move || {
        let choices: Vec<Choice> = KINDS
            .iter()
            .filter(|(kind, _)| *kind != "band" || has_bands.get())
            .map(|(kind, name)| Choice::new(*kind, word(*name, lang)))
            .collect();
        let of = Select { id: "goal", choices: &choices, ..Select::default() };
        let list = following(
            &of,
            move || kind(now(app)).to_owned(),
            move |kind| {
                let goal = first(app, answer, &kind);
                set(app, goal);
            },
        );
        vec![field(word(Analysis::GoalIs, lang), "goal", "", list)]
    };
    let depths = [(false, Analysis::RaiseParts), (true, Analysis::RaiseCriteria)]
        .map(|(criteria, name)| Choice::new(if criteria { "1" } else { "" }, word(name, lang)));
    let deep = move || app.view.with(|view| Analysed::of(view).plan.criteria);
    let depth = move || {
        let of = Select { id: "raise", choices: &depths, ..Select::default() };
        let list = following(
            &of,
            move || if deep() { "1".to_owned() } else { String::new() },
            move |code| {
                change(app, Step::Push, |plan| {
                    plan.criteria = !code.is_empty();
                    clear_here(app, plan);
                });
            },
        );
        vec![field(word(Analysis::RaiseWhat, lang), "raise", "", list)]
    };
    let has_criteria = Memo::new(move |_| {
        answer.with(|found| {
            found.as_ref().is_some_and(|found| {
                let (data, at) = (&found.question.data, found.question.indicator);
                data.parts(at).any(|part| data.parts(part).next().is_some())
            })
        })
    });
    el("div")
        .class("ctl bare")
        .live_by(move || has_bands.get().to_string(), kinds)
        .live_by(move || kind(now(app)).to_owned(), move || value(app, answer, lang))
        .live_by(
            move || has_criteria.get().to_string(),
            move || if has_criteria.get_untracked() { depth() } else { Vec::new() },
        )
}

//! Names that may mean a known unit: shown with their figures, decided by the user.

use crate::app::browser::element::{El, button, el};
use crate::app::components::select::{Choice, Select, select};
use crate::app::local;
use crate::app::state::App;
use crate::import::{Doubt, NameDecision};
use crate::locale::words::{self, Reading, opening, word};
use crate::locale::{Lang, collate, date, diagnostics, number};
use crate::model::order;
use crate::worker::panel::Panel;

/// Puts a decision in place of any before it for the same name.
fn decide(app: App, name: &str, same_as: Option<String>) {
    local::decide(app, |choices| {
        choices.names.retain(|other| other.name != name);
        choices.names.push(NameDecision { name: name.to_owned(), same_as });
    });
}

fn evidence(doubt: &Doubt, lang: Lang) -> El {
    let scores = doubt.evidence.iter().filter_map(|found| found.score);
    let places = scores.map(|score| score.scale()).max().unwrap_or_default();
    let rows = doubt.evidence.iter().map(|found| {
        let rank = found.rank.map(|rank| words::page::rank_hint(i64::from(rank).into(), lang));
        let score = found.score.map(|score| number::number(score, places, lang));
        el("tr")
            .add(el("td").text(&diagnostics::place(&found.place, lang)))
            .add(el("td").text(&date::period_short(found.period, lang)))
            .add(el("td").class("num").text(&rank.unwrap_or_default()))
            .add(el("td").class("num").text(&score.unwrap_or_default()))
    });
    let table = el("table").class("ev").add(el("tbody").all(rows));
    el("div").class("scroll-x").add(table)
}

/// The list of all other units that the name may mean. `chosen` is the id of one, or empty.
fn other_units(app: App, panel: &Panel, doubt: &Doubt, chosen: &str, lang: Lang) -> El {
    let mut units: Vec<_> = panel
        .may_mean
        .iter()
        .filter(|(id, _)| *id != doubt.unit || id == chosen)
        .map(|(id, name)| {
            let name = lang.label(name);
            (collate::sort_key(name, lang), Choice::new(id.clone(), name))
        })
        .collect();
    order::sort_by(&mut units, |a, b| a.0.cmp(&b.0));
    let first = Choice::new("", word(Reading::AnotherUnit, lang));
    let choices: Vec<_> = std::iter::once(first).chain(units.into_iter().map(|u| u.1)).collect();
    let name = opening::another_unit_for(&doubt.name, lang);
    let list = Select { name: Some(&name), choices: &choices, value: chosen, ..Select::default() };
    let asked = doubt.name.clone();
    select(&list, move |id| {
        if !id.is_empty() {
            decide(app, &asked, Some(id));
        }
    })
}

fn ask(app: App, panel: &Panel, doubt: &Doubt, lang: Lang) -> El {
    let best = doubt.candidates.first();
    let best_name = best.map(|best| lang.label(&best.name));
    let question = opening::question(&doubt.name, best_name, lang);
    let why = best.map(|best| words::doubt(best.reason, lang)).unwrap_or_default();
    let decided = doubt.decision.as_ref().map(|decision| decision.same_as.clone());
    let is_best = decided.as_ref().is_some_and(|to| *to == best.map(|best| best.unit.clone()));
    let apart = decided.as_ref().is_some_and(Option::is_none);
    let other = decided.flatten().filter(|_| !is_best).unwrap_or_default();
    let right = best.map(|best| {
        let (name, id) = (doubt.name.clone(), best.unit.clone());
        button("btn line")
            .pressed(is_best)
            .text(word(Reading::Right, lang))
            .click(move || decide(app, &name, Some(id.clone())))
    });
    let name = doubt.name.clone();
    let keep_apart = button("btn line")
        .pressed(apart)
        .text(word(Reading::KeepApart, lang))
        .click(move || decide(app, &name, None));
    let answers = el("div")
        .class("bs")
        .all(right)
        .add(other_units(app, panel, doubt, &other, lang))
        .add(keep_apart);
    el("div")
        .class("ask")
        .add(el("p").class("q").text(&question))
        .add(evidence(doubt, lang))
        .add(el("p").text(why))
        .add(answers)
}

/// All names to decide.
pub fn doubts(app: App, panel: &Panel, lang: Lang) -> Option<El> {
    let all: Vec<&Doubt> = panel.reports.iter().flat_map(|report| &report.doubts).collect();
    if all.is_empty() {
        return None;
    }
    let asked = all.into_iter().map(|doubt| ask(app, panel, doubt, lang));
    let title = el("h2").text(&opening::names_to_decide(panel.undecided(), lang));
    Some(el("section").add(title).all(asked))
}

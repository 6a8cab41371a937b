//! Names that may mean a known unit: shown with their figures, decided by the user.

use leptos::prelude::*;

use crate::app::components::select::{Choice, Select};
use crate::app::state::App;
use crate::import::{Doubt, Imported, NameDecision};
use crate::locale::words::{self, Ui, opening, word};
use crate::locale::{Lang, collate, date, diagnostics, number};
use crate::model::Dataset;
use crate::model::order;

/// Puts a decision in place of any before it for the same name.
fn decide(app: App, name: &str, same_as: Option<String>) {
    app.decide(|choices| {
        choices.names.retain(|other| other.name != name);
        choices.names.push(NameDecision { name: name.to_owned(), same_as });
    });
}

fn evidence(doubt: &Doubt, lang: Lang) -> impl IntoView + use<> {
    let rows = doubt
        .evidence
        .iter()
        .map(|found| {
            let place = diagnostics::place(&found.place, lang);
            let rank = found.rank.map(|rank| words::page::rank_hint(i64::from(rank).into(), lang));
            let score = found.score.map(|score| number::plain(score, lang));
            view! {
                <tr>
                    <td>{place}</td>
                    <td>{date::period_short(found.period, lang)}</td>
                    <td class="num">{rank}</td>
                    <td class="num">{score}</td>
                </tr>
            }
        })
        .collect_view();
    view! { <div class="scroll-x"><table class="ev"><tbody>{rows}</tbody></table></div> }
}

fn ask(app: App, data: &Dataset, doubt: &Doubt, lang: Lang) -> impl IntoView + use<> {
    let best = doubt.candidates.first();
    let best_name = best.map(|best| lang.label(&best.name).to_owned());
    let question = opening::question(&doubt.name, best_name.as_deref(), lang);
    let why = best.map(|best| words::doubt(best.reason, lang));
    let decided = doubt.decision.as_ref().map(|decision| decision.same_as.clone());
    let is_best = decided.as_ref().is_some_and(|to| *to == best.map(|best| best.unit.clone()));
    let apart = decided.as_ref().is_some_and(Option::is_none);
    let other = decided.flatten().unwrap_or_default();
    let (yes, no, to) = (doubt.name.clone(), doubt.name.clone(), doubt.name.clone());
    let best_id = best.map(|best| best.unit.clone());
    let mut units: Vec<_> = data
        .units()
        .iter()
        .filter(|unit| !unit.aggregate && unit.id != doubt.unit)
        .map(|unit| {
            let name = lang.label(&unit.name);
            (collate::sort_key(name, lang), Choice::new(unit.id.clone(), name))
        })
        .collect();
    order::sort_by(&mut units, |a, b| a.0.cmp(&b.0));
    let first = Choice::new("", word(Ui::AnotherUnit, lang));
    let choices: Vec<_> = std::iter::once(first).chain(units.into_iter().map(|u| u.1)).collect();
    let choose = Callback::new(move |id: String| {
        if !id.is_empty() {
            decide(app, &to, Some(id));
        }
    });
    let name = opening::another_unit_for(&doubt.name, lang);
    view! {
        <div class="ask">
            <p class="q">{question}</p>
            {evidence(doubt, lang)}
            <p>{why}</p>
            <div class="bs">
                {best_id.map(|id| view! {
                    <button
                        type="button"
                        class="btn line"
                        aria-pressed=is_best.to_string()
                        on:click=move |_| decide(app, &yes, Some(id.clone()))
                    >
                        {word(Ui::Right, lang)}
                    </button>
                })}
                <Select
                    name=Signal::stored(name)
                    choices=Signal::stored(choices)
                    value=Signal::stored(if is_best { String::new() } else { other })
                    on_change=choose
                />
                <button
                    type="button"
                    class="btn line"
                    aria-pressed=apart.to_string()
                    on:click=move |_| decide(app, &no, None)
                >
                    {word(Ui::KeepApart, lang)}
                </button>
            </div>
        </div>
    }
}

/// All names to decide.
pub fn doubts(app: App, imported: &Imported, lang: Lang) -> Option<impl IntoView + use<>> {
    let all: Vec<&Doubt> = imported.reports.iter().flat_map(|report| &report.doubts).collect();
    if all.is_empty() {
        return None;
    }
    let open = all.iter().filter(|doubt| doubt.decision.is_none()).count();
    let asked = all.into_iter().map(|doubt| ask(app, &imported.dataset, doubt, lang));
    let asked = asked.collect_view();
    Some(view! {
        <section>
            <h2>{opening::names_to_decide(open, lang)}</h2>
            {asked}
        </section>
    })
}

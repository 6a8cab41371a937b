//! The parts of a total, each with a score to suppose by dragging or typing, and what limits it.

use leptos::prelude::*;

use super::{Answer, change, clear_here, ours, set};
use crate::analysis::target::{Lever, best_score};
use crate::app::browser::dom;
use crate::app::browser::element::{El, button, el, follow};
use crate::app::browser::history::Step;
use crate::app::state::App;
use crate::locale::words::{Analysis, analysis, word};
use crate::locale::{Lang, number};
use crate::model::{Decimal, Given};
use crate::share::plan::Planned;

/// A part, as its row needs it.
#[derive(Clone, PartialEq)]
struct Row {
    id: String,
    name: String,
    score: Given<Decimal>,
    /// What a point of it brings to the total.
    factor: Decimal,
    step: Decimal,
    /// Where dragging begins and ends.
    start: Decimal,
    end: Decimal,
    places: u8,
}

fn row_of(answer: Answer, lang: Lang, lever: &Lever) -> Option<Row> {
    let found = answer.get()?;
    let data = &found.question.data;
    let about = &data.indicators()[lever.part];
    let places = data.decimals(lever.part);
    // Without a maximum dragging goes as far as twice the score, or as the best of the others; points that are
    // taken away, from there, or from the worst of the others, to 0.
    let twice = lever.score.value * Decimal::from(2);
    let slice = data.slice(lever.part, found.question.period);
    let others = || slice.iter().flat_map(|slice| slice.cells()).filter_map(|cell| cell.value());
    let (worst, best) = (others().min().unwrap_or(twice), others().max().unwrap_or(twice));
    let end = lever.maximum.map_or(twice.max(best), |maximum| maximum.value).max(Decimal::ZERO);
    Some(Row {
        id: about.id.clone(),
        name: lang.label(about.short_name()).to_owned(),
        score: lever.score,
        factor: lever.factor,
        step: lever.step,
        start: twice.min(worst).min(Decimal::ZERO),
        end: end.max(lever.score.value),
        places,
    })
}

/// The rows: the parts, or the total itself where none are known.
fn rows(answer: Answer, lang: Lang) -> Vec<Row> {
    let Some(found) = answer.get() else { return Vec::new() };
    let asked = &found.question;
    if let Ok(levers) = &found.levers {
        return levers.iter().filter_map(|lever| row_of(answer, lang, lever)).collect();
    }
    let cell = asked.data.cell(asked.unit, asked.indicator, asked.period);
    let Some(Ok(score)) = cell.map(|cell| cell.score) else { return Vec::new() };
    let places = asked.data.decimals(asked.indicator);
    let itself = Lever {
        part: asked.indicator,
        score,
        factor: Decimal::from(1),
        step: Decimal::new(1, places),
        maximum: best_score(&asked.data, asked.unit, asked.indicator, asked.period),
        room: None,
    };
    row_of(answer, lang, &itself).into_iter().collect()
}

fn plan<T>(app: App, of: impl Fn(&Planned) -> T) -> T {
    of(&ours(app))
}

fn number_of(list: &[(String, Decimal)], id: &str) -> Option<Decimal> {
    list.iter().find(|(other, _)| other == id).map(|(_, number)| *number)
}

/// The score that a part is supposed to have, or else its own as it is printed.
fn supposed(app: App, row: &Row) -> Decimal {
    let given = plan(app, |plan| number_of(&plan.to, &row.id));
    given.unwrap_or_else(|| row.score.value.round(row.places))
}

fn suppose(app: App, row: &Row, step: Step, score: Decimal) {
    // What is as it is printed is not supposed.
    let score = Some(score).filter(|score| *score != row.score.value.round(row.places));
    change(app, step, |plan| set(&mut plan.to, &row.id, score));
}

fn slider(app: App, row: &Row, lang: Lang) -> El {
    let input = el("input")
        .attr("type", "range")
        .attr("min", &row.start.to_string())
        .attr("max", &row.end.to_string())
        .attr("step", &row.step.to_string())
        .label(&row.name);
    let (place, of) = (input.raw().clone(), row.clone());
    follow(Box::new(move || dom::set_value(&place, &supposed(app, &of).to_string())));
    let said = {
        let of = row.clone();
        move || Some(number::number(supposed(app, &of), of.places, lang))
    };
    let of = row.clone();
    // «Back» returns to what was before the handle was taken.
    let dragged = StoredValue::new(false);
    input
        .attr_of("aria-valuetext", said)
        .on("input", move |event| {
            if let Ok(score) = Decimal::parse(&dom::value_of(&event)) {
                let step = if dragged.get_value() { Step::Replace } else { Step::Push };
                dragged.set_value(true);
                suppose(app, &of, step, score.round(of.places).normal());
            }
        })
        .on("change", move |_| dragged.set_value(false))
}

/// A field for a number; `None` is handed on when it is emptied.
fn field(
    app: App,
    label: &str,
    lang: Lang,
    now: impl Fn() -> String + Clone + 'static,
    then: impl Fn(Option<Decimal>) + 'static,
) -> El {
    let input = el("input")
        .class("number")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .label(label);
    let (place, back, text) = (input.raw().clone(), input.raw().clone(), now.clone());
    follow(Box::new(move || dom::set_value(&place, &text())));
    input.on("change", move |event| {
        let written = dom::value_of(&event);
        match number::typed(&written, lang) {
            Some(number) => then(Some(number)),
            None if written.trim().is_empty() => then(None),
            None => {
                dom::set_value(&back, &untrack(&now));
                app.tell(word(Analysis::NumberToWrite, lang).to_owned(), true);
            }
        }
    })
}

/// What limits a part, in this order.
const LIMITS: [Analysis; 3] = [Analysis::Locked, Analysis::Effort, Analysis::Room];

fn limits(app: App, row: &Row, lang: Lang) -> [El; 3] {
    let (id, locks) = (row.id.clone(), row.id.clone());
    let locked = move || plan(app, |plan| plan.locked.contains(&id));
    let name = |column| analysis::cell_of(word(column, lang), &row.name);
    let lock = button("btn line small")
        .label(&name(Analysis::Locked))
        .text(word(Analysis::Locked, lang))
        .pressed_of(locked)
        .click(move || {
            change(app, Step::Push, |plan| {
                let before = plan.locked.len();
                plan.locked.retain(|other| *other != locks);
                if plan.locked.len() == before {
                    plan.locked.push(locks.clone());
                }
            });
        });
    let of = |list: fn(&Planned) -> &[(String, Decimal)]| {
        let id = row.id.clone();
        move || {
            let number = plan(app, |plan| number_of(list(plan), &id));
            number.map(|number| number::plain(number, lang)).unwrap_or_default()
        }
    };
    let (efforts, rooms) = (row.id.clone(), row.id.clone());
    let effort =
        field(app, &name(Analysis::Effort), lang, of(|plan| &plan.effort), move |number| {
            change(app, Step::Push, |plan| set(&mut plan.effort, &efforts, number));
        });
    let room = field(app, &name(Analysis::Room), lang, of(|plan| &plan.room), move |number| {
        let number = number.filter(|number| number.sign() >= 0);
        change(app, Step::Push, |plan| set(&mut plan.room, &rooms, number));
    });
    [lock, effort.attr("placeholder", "1"), room]
}

fn made(app: App, row: &Row, lang: Lang, limited: bool) -> El {
    let score = number::number(row.score.value, row.places, lang);
    let (of, shown) = (row.clone(), row.clone());
    let now = move || number::number(supposed(app, &of), of.places, lang);
    let typed = row.clone();
    let input = field(app, &analysis::supposed_of(&row.name, lang), lang, now, move |number| {
        let score = number.unwrap_or(typed.score.value.round(typed.places));
        suppose(app, &typed, Step::Push, score);
    });
    let brings = move || {
        // By the score itself, as the total is: what is printed may be rounded.
        let given = plan(app, |plan| number_of(&plan.to, &shown.id));
        let by = given.map_or(Decimal::ZERO, |given| given - shown.score.value);
        let places = shown.places.max(2);
        if by.is_zero() { String::new() } else { number::signed(by * shown.factor, places, lang) }
    };
    let cells = if limited { limits(app, row, lang).to_vec() } else { Vec::new() };
    el("tr")
        .add(el("th").attr("scope", "row").text(&row.name))
        .add(el("td").mark(row.score.origin, lang).text(&score))
        .add(el("td").class("drag").add(slider(app, row, lang)))
        .add(el("td").add(input))
        .add(el("td").text_of(brings))
        .all(cells.into_iter().zip(LIMITS).map(|(cell, name)| {
            el("td").class("limit").attr("data-name", word(name, lang)).add(cell)
        }))
}

/// The parts, and what limits them.
pub fn parts(app: App, answer: Answer, lang: Lang) -> El {
    let rows = Memo::new(move |_| rows(answer, lang));
    let limited = RwSignal::new(false);
    let table = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return Vec::new();
        }
        let column = |name| el("th").attr("scope", "col").text(word(name, lang));
        let mut head = vec![
            column(Analysis::Part),
            column(Analysis::ScoreNow),
            el("td"),
            column(Analysis::Supposed),
            column(Analysis::Brings),
        ];
        let limited = limited.get();
        if limited {
            head.extend(LIMITS.map(column));
        }
        let body = rows.iter().map(|row| made(app, row, lang, limited));
        let table = el("table")
            .class(if limited { "mini limited" } else { "mini" })
            .add(el("thead").add(el("tr").all(head)))
            .add(el("tbody").all(body));
        vec![el("div").class("scroll-x").add(table)]
    };
    let small = |name| button("btn line small").text(word(name, lang));
    let none = move || {
        let any = answer
            .with(|found| found.as_ref().is_some_and(|found| !found.question.plan.to.is_empty()));
        (!any).then(String::new)
    };
    let acts = el("div")
        .class("told-acts")
        .add(
            small(Analysis::AsIs)
                .attr_of("disabled", none)
                .click(move || change(app, Step::Push, |plan| clear_here(app, plan))),
        )
        .add(
            small(Analysis::Limits)
                .pressed_of(move || limited.get())
                .click(move || limited.update(|on| *on = !*on)),
        );
    let key = move || {
        let about = rows.with(|rows| {
            let row = |row: &Row| format!("{} {} {}\n", row.id, row.score.value, row.end);
            rows.iter().map(row).collect::<String>()
        });
        format!("{about}{}", limited.get())
    };
    el("section").class("parts-of").live_by(key, table).add(acts)
}

//! The report on its sheet: numbers lead to what they state, and every passage can be put in other words.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Mine, Written, letterhead, pictures};
use crate::app::browser::dom;
use crate::app::browser::element::{El, button, el, text};
use crate::app::browser::history::Step;
use crate::app::committed;
use crate::app::state::App;
use crate::chart::Inks;
use crate::export::report::{
    Block, Edit, Home, LONGEST, Letterhead, Older, Passage, Report, Section, edits_as_text,
    is_figures, letterhead_as_text, passages,
};
use crate::export::{Shown, Table, json_from_commitments};
use crate::locale::Lang;
use crate::locale::words::{Reported, reported, word};
use crate::model::Dataset;
use crate::share::{Analysed, Analysis, Code, Later, Page, ReportOf, ViewState, encode};
use crate::story::report::{numbered_picture, numbered_table};
use crate::story::{Counted, Run, Stated, Text, What};

/// The view in which the figure that a number states stands.
fn place_of(view: &ViewState, data: &Dataset, stated: &Stated) -> ViewState {
    // What is planned or promised stands on the page of the plan, what was lost or self-assessed on its own.
    let about = match stated.what {
        What::Planned(_) | What::Committed(..) | What::Count(Counted::Commitments(_)) => {
            Some(Analysis::Plan)
        }
        What::SelfAssessed
        | What::Overrated
        | What::OverratedMean
        | What::OverratedMedian
        | What::Lost
        | What::LostMean
        | What::MaximumMean
        | What::LostShare
        | What::Beside
        | What::BesideSum
        | What::Count(Counted::BesideScored | Counted::BesideGiven | Counted::BesideBy(_)) => {
            Some(Analysis::Assessed)
        }
        _ => None,
    };
    // Such a page is of an index with its parts: of the one in view, or else of that of the part.
    let shown = view.indicator.as_ref().and_then(|id| data.indicator_by_id(id));
    let mut inside = std::iter::successors(Some(stated.indicator), |at| {
        data.indicators().get(*at).and_then(|about| about.parent)
    });
    let index = match shown {
        Some(shown) if inside.any(|at| at == shown) => shown,
        _ if stated.indicator < data.indicators().len() => data.index_of(stated.indicator),
        _ => stated.indicator,
    };
    let indicator = if about.is_some() { index } else { stated.indicator };
    let unit = stated.unit.and_then(|unit| Some(data.units().get(unit)?.id.clone()));
    let units = match &unit {
        Some(id) => {
            let others = view.units.iter().filter(|other| *other != id).cloned();
            std::iter::once(id.clone()).chain(others).collect()
        }
        None => view.units.clone(),
    };
    let mut to = ViewState {
        page: Page::Ranking,
        indicator: data.indicators().get(indicator).map(|about| about.id.clone()),
        period: Some(stated.period),
        versus: stated.versus,
        group: stated.group.and_then(|at| Some(data.groups().get(at)?.id.clone())),
        units,
        later: Later::default(),
        ..view.clone()
    };
    if let Some(about) = about {
        (to.page, to.later) = (Page::Analysis, view.later.clone());
        Analysed::change(&mut to, |of| of.about = about);
    }
    to
}

fn run(app: App, data: &Dataset, run: &Run) -> El {
    let Some(stated) = &run.of else { return text(&run.text) };
    let to = app.view.with_untracked(|view| place_of(view, data, stated));
    el("a")
        .class("states")
        .attr("href", &encode(&to))
        .text(&run.text)
        .follow(move || app.change_view(Step::Push, |view| *view = to.clone()))
}

fn words(app: App, data: &Dataset, tag: &str, said: &Text) -> El {
    el(tag).all(said.runs.iter().map(|one| run(app, data, one)))
}

fn table(caption: &str, table: &Table) -> El {
    // Figures stand to the right, as in what leaves the page.
    let figures: Vec<bool> = (0..table.head.len()).map(|at| is_figures(table, at)).collect();
    let side = |cell: El, at: usize| match figures.get(at) {
        Some(true) => cell,
        _ => cell.class("l"),
    };
    let head = table.head.iter().enumerate();
    let head = head.map(|(at, cell)| side(el("th"), at).attr("scope", "col").text(cell));
    let row = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(at, cell)| match at {
            0 => side(el("th"), at).attr("scope", "row").text(cell),
            _ => side(el("td"), at).text(cell),
        });
        el("tr").all(cells)
    };
    let made = el("table")
        .add(el("caption").text(caption))
        .add(el("thead").add(el("tr").all(head)))
        .add(el("tbody").all(table.rows.iter().map(row)));
    el("div").class("scroll-x").attr("tabindex", "0").add(made)
}

/// A passage to be put in other words.
fn field(mine: Mine, original: &Passage, now: &str, narrow: bool, lang: Lang) -> El {
    let passage = original.clone();
    // Where the browser does not fit it to its words by itself.
    let letters = if narrow { 36 } else { 76 };
    let rows = (now.chars().count() / letters + 1).clamp(1, 16).to_string();
    el("textarea")
        .attr("rows", &rows)
        .attr("maxlength", &LONGEST.to_string())
        .label(&reported::words_of(&original.text, lang))
        .text(now)
        .on("change", move |event| {
            let text = dom::value_of(&event);
            mine.change(|edits| edits.replace(&passage, lang, text.trim()));
        })
}

/// The heading of a section, to be put in other words.
fn heading(mine: Mine, section: &Section, lang: Lang) -> El {
    let own = mine.with(|edits| edits.heading_of(section.part, lang).map(str::to_owned));
    let original = section.clone();
    let input = el("input")
        .attr("type", "text")
        .attr("maxlength", "200")
        .attr("value", &own.unwrap_or_else(|| section.heading.clone()))
        .label(&reported::heading_of(&section.heading, lang))
        .on("change", move |event| {
            let text = dom::value_of(&event).trim().to_owned();
            mine.change(|edits| edits.retitle(&original, lang, &text));
        });
    el("h2").add(input)
}

/// What the reader may add at the end of a section.
fn more(mine: Mine, report: &Arc<Report>, section: &Section, lang: Lang) -> El {
    let (part, report) = (section.part, Arc::clone(report));
    let own = mine.with(|edits| edits.added_to(part, &report, lang).map(str::to_owned));
    el("textarea")
        .attr("rows", "2")
        .attr("maxlength", &LONGEST.to_string())
        .attr("placeholder", word(Reported::AddHere, lang))
        .label(&reported::add_to(&section.heading, lang))
        .text(&own.unwrap_or_default())
        .on("change", move |event| {
            let text = dom::value_of(&event).trim().to_owned();
            mine.change(|edits| edits.add_to(part, &report, lang, &text));
        })
}

/// Everything that is written, to be put in other words.
fn edited(mine: Mine, written: &Written, narrow: bool, lang: Lang) -> Vec<El> {
    let all = passages(&written.report);
    let section = |section: &Section| {
        let of = all.iter().filter(|passage| passage.part == section.part);
        let fields = of.map(|passage| {
            let now = mine.with(|edits| edits.words_of(passage, lang).map(str::to_owned));
            field(mine, passage, now.as_deref().unwrap_or(&passage.text), narrow, lang)
        });
        el("section").add(heading(mine, section, lang)).all(fields).add(more(
            mine,
            &written.report,
            section,
            lang,
        ))
    };
    // Also what was added to a section that the figures do not bring up any more.
    mine.with(|edits| edits.sections_of(&written.report, lang)).iter().map(section).collect()
}

fn read(app: App, written: &Written, narrow: bool, lang: Lang) -> Vec<El> {
    let (data, report) = (written.shown.data(), &written.edited.report);
    let (mut tables, mut charts) = (0, 0);
    let mut block = |block: &Block| match block {
        Block::Paragraph(said) => words(app, data, "p", said),
        Block::List(items) => el("ul").all(items.iter().map(|item| words(app, data, "li", item))),
        Block::Table { caption, table: of } => {
            tables += 1;
            table(&numbered_table(tables, caption, lang), of)
        }
        Block::Chart { spec, caption } => {
            let Some(placed) = pictures::placed(&written.shown, spec, narrow, lang) else {
                return el("p").class("lab").text(caption);
            };
            charts += 1;
            let svg = pictures::svg(&placed, Inks::Page, charts);
            let caption = numbered_picture(charts, caption, lang);
            el("figure")
                .add(el("div").class("paper").markup(&svg))
                .add(el("figcaption").text(&caption))
        }
    };
    let section = |section: &Section| {
        let blocks: Vec<El> = section.blocks.iter().map(&mut block).collect();
        el("section").add(el("h2").text(&section.heading)).all(blocks)
    };
    let mark = (!report.mark.is_empty()).then(|| el("p").class("mark").text(&report.mark));
    let head = report.letterhead.as_ref();
    let above = head.map(|head| letterhead::above(head, report, lang));
    let below = head.map(|head| letterhead::below(head, lang));
    let sections: Vec<El> = report.sections.iter().map(section).collect();
    mark.into_iter().chain(above).chain(sections).chain(below).collect()
}

/// What the reader wrote about older figures.
fn older(mine: Mine, written: &Written, lang: Lang) -> Vec<El> {
    let small = |name| button("btn line small").text(word(name, lang));
    // By what it is: its place is another one once something else was edited.
    let item = |text: &str, is_here: Box<dyn Fn() -> bool>, acts: Vec<El>| {
        let item = el("li").attr_of("hidden", move || (!is_here()).then(String::new));
        let acts = acts.into_iter().flat_map(|act| [el("span").text(" "), act]);
        item.text(text).all(acts)
    };
    let one = |older: &Older| match older.edit {
        Edit::Replaced(at) => {
            let one = mine.with(|edits| edits.replaced.get(at).cloned())?;
            let (text, here) = (one.text.clone(), one.clone());
            let drop = small(Reported::DropOlder)
                .click(move || mine.change(|edits| edits.replaced.retain(|it| *it != one)));
            let is_here = move || mine.with(|edits| edits.replaced.contains(&here));
            Some(item(&text, Box::new(is_here), vec![drop]))
        }
        Edit::Added(at) => {
            let one = mine.with(|edits| edits.added.get(at).cloned())?;
            let (text, here, used) = (one.text.clone(), one.clone(), one.clone());
            let home = Home::of(&written.report.about);
            let again = small(Reported::UseOlder).click(move || {
                mine.change(|edits| {
                    if let Some(own) = edits.added.iter_mut().find(|own| **own == used) {
                        own.home.clone_from(&home);
                    }
                });
            });
            let drop = small(Reported::DropOlder)
                .click(move || mine.change(|edits| edits.added.retain(|it| *it != one)));
            let is_here = move || mine.with(|edits| edits.added.contains(&here));
            Some(item(&text, Box::new(is_here), vec![again, drop]))
        }
    };
    let all: Vec<El> = written.edited.older.iter().filter_map(one).collect();
    let title = el("h2").text(word(Reported::OlderWords, lang));
    let aside = el("aside").class("older").label(word(Reported::OlderWords, lang)).add(title);
    let any = !all.is_empty();
    any.then(|| aside.add(el("ul").all(all))).into_iter().collect()
}

/// What a report is about: another one is another sheet.
fn about(shown: &Shown) -> String {
    let number = |at: Option<usize>| at.map(|at| at.to_string()).unwrap_or_default();
    let versus = shown.versus.map(|at| at.to_string()).unwrap_or_default();
    let data = std::ptr::from_ref(shown.data()) as usize;
    let (us, group) = (number(shown.us()), number(shown.group));
    format!("{data} {} {} {versus} {us} {group}", shown.indicator, shown.period)
}

/// The sheet.
pub fn paper(
    app: App,
    mine: Mine,
    now: impl Fn() -> Option<Written> + Copy + 'static,
    editing: RwSignal<bool>,
    head: RwSignal<Letterhead>,
    lang: Lang,
) -> El {
    // While words are typed, their fields stay.
    let key = move || {
        let on = editing.get();
        let head = head.with(letterhead_as_text);
        let narrow = app.narrow.get();
        let intent = committed::list().with(json_from_commitments);
        let plan = app.view.with(|view| view.later.get("plan").unwrap_or_default().to_owned());
        let edits = if on { String::new() } else { mine.with(edits_as_text) };
        let of = app.view.with(|view| ReportOf::of(view).code());
        let shown = app.shown.with(|shown| shown.as_ref().map(about).unwrap_or_default());
        format!("{on} {of} {shown} {narrow} {head} {plan} {intent} {edits}")
    };
    let body = move || {
        let Some(written) = untrack(now) else { return Vec::new() };
        let mut all = untrack(|| older(mine, &written, lang));
        let narrow = app.narrow.get_untracked();
        match editing.get_untracked() {
            true => {
                // What is printed meanwhile is the report, not the form.
                let edited = untrack(|| edited(mine, &written, narrow, lang));
                let as_it_is = move || untrack(now).map(|now| read(app, &now, narrow, lang));
                let printed = el("div").class("on-paper").live_by(
                    move || mine.with(edits_as_text),
                    move || as_it_is().unwrap_or_default(),
                );
                all.extend([el("div").class("on-screen").all(edited), printed]);
            }
            false => all.extend(read(app, &written, narrow, lang)),
        }
        all
    };
    el("article").class("sheet").live_by(key, body)
}

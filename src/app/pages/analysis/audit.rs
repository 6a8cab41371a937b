//! What does not add up in what is published.

use std::sync::Arc;

use leptos::prelude::*;

use super::Seen;
use super::ahead::audited;
use crate::analysis::audit::{Finding as Found, Severity};
use crate::app::browser::element::{El, el};
use crate::app::browser::history::Step;
use crate::app::browser::timing;
use crate::app::components::told::{sheet as sheet_of, told_with};
use crate::app::state::App;
use crate::export::{Shown, Table};
use crate::locale::words::{Analysis, analysis, word};
use crate::locale::{Lang, date};
use crate::share::{Page, ViewState, encode};
use crate::story;

const SEVERITIES: [(Severity, Analysis); 3] = [
    (Severity::Error, Analysis::Errors),
    (Severity::Doubtful, Analysis::Doubts),
    (Severity::Note, Analysis::Notes),
];

/// What was found as one table for other programs.
pub fn sheet(shown: &Shown, lang: Lang) -> Option<Table> {
    let data = shown.data();
    let findings: Vec<_> =
        audited(shown).iter().map(|found| story::audit::finding(data, found, lang)).collect();
    sheet_of(&findings, lang)
}

/// The view in which the figures of a finding stand.
fn place_of(shown: &Shown, found: &Found, view: &ViewState) -> ViewState {
    let data = shown.data();
    let mut units = view.units.clone();
    let unit = &data.units()[found.unit].id;
    units.retain(|other| other != unit);
    units.insert(0, unit.clone());
    ViewState {
        page: Page::Ranking,
        indicator: Some(data.indicators()[found.indicator].id.clone()),
        period: found.period.or(view.period),
        group: None,
        units,
        ..view.clone()
    }
}

fn card(app: App, shown: &Shown, found: &Found, lang: Lang) -> El {
    let data = shown.data();
    let finding = story::audit::finding(data, found, lang);
    let to = app.view.with_untracked(|view| place_of(shown, found, view));
    let link = el("a")
        .attr("href", &encode(&to))
        .text(word(Analysis::ShowThere, lang))
        .follow(move || app.change_view(Step::Push, |view| *view = to.clone()));
    let subject = story::audit::subject(&found.problem, lang);
    let indicator = lang.label(data.indicators()[found.indicator].short_name());
    let period = found.period.map(|period| date::period_short(period, lang));
    let about = [Some(subject.to_owned()), Some(indicator.to_owned()), period];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    told_with(app, &finding, Some(&about), Some(link), lang)
}

/// What the page shows of it.
pub fn seen(app: App, lang: Lang) -> Seen {
    // The index with all its parts and years: another unit or year finds nothing else.
    let of_index = Memo::new_with_compare(
        move |_| app.shown.get(),
        |a: Option<&Option<Shown>>, b: Option<&Option<Shown>>| {
            let of = |shown: Option<&Option<Shown>>| {
                shown
                    .and_then(|shown| shown.as_ref())
                    .map(|of| (Arc::as_ptr(&of.dataset), of.index))
            };
            of(a) != of(b)
        },
    );
    let all = Memo::new(move |_| {
        let shown = of_index.get()?;
        let found = timing::analysed("audit", || audited(&shown), |found| found.len());
        Some(Arc::new((shown, found)))
    });
    let said = move || match all.get() {
        None => Default::default(),
        Some(all) => {
            let (shown, found) = &*all;
            let count = |severity| found.iter().filter(|found| found.severity == severity).count();
            let counts = SEVERITIES.map(|(severity, _)| count(severity));
            let index = lang.label(shown.data().indicators()[shown.index].short_name());
            let periods = shown.data().periods(shown.index);
            let span = match (periods.first(), periods.last()) {
                (Some(first), Some(last)) if first != last => date::span(*first, *last, lang),
                (Some(only), _) => date::period_short(*only, lang),
                _ => String::new(),
            };
            [analysis::audited(index, counts, lang), analysis::audit_of(index, &span, lang)]
        }
    };
    let list = move || {
        let Some(all) = all.get() else { return Vec::new() };
        let (shown, found) = &*all;
        let sections = SEVERITIES.into_iter().filter_map(|(severity, name)| {
            let mut of = found.iter().filter(|found| found.severity == severity).peekable();
            of.peek()?;
            let cards = of.map(|found| card(app, shown, found, lang));
            Some(el("section").class("audited").add(el("h2").text(word(name, lang))).all(cards))
        });
        let sections: Vec<El> = sections.collect();
        let checks = el("p").class("lab").text(word(Analysis::WhatIsChecked, lang));
        sections.into_iter().chain([checks]).collect()
    };
    Seen { said: Box::new(said), below: vec![el("div").class("audit").live(list)] }
}

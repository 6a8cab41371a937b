//! Which sections a report has, and in which order.

use std::sync::Arc;

use leptos::prelude::*;

use super::Mine;
use crate::app::browser::element::{El, button, el};
use crate::export::report::{Edits, Part, Report, Section};
use crate::locale::Lang;
use crate::locale::words::{Reported, reported, word};

/// The parts of a report with their headings, in the reader's order and words.
fn ordered(report: &Report, edits: &Edits, lang: Lang) -> Vec<(Part, String)> {
    let all = edits.order_of();
    let here = edits.sections_of(report, lang);
    let named = |part: &Part| here.iter().find(|section| section.part == *part);
    let sections = all.iter().filter_map(named);
    let own = |section: &Section| {
        edits.heading_of(section.part, lang).unwrap_or(&section.heading).to_owned()
    };
    sections.map(|section| (section.part, own(section))).collect()
}

/// Puts a part one place up or down among those that are here; the others keep their places.
fn shift(mine: Mine, parts: &[Part], part: Part, down: bool) {
    let Some(at) = parts.iter().position(|other| *other == part) else { return };
    let to = if down { at + 1 } else { at.wrapping_sub(1) };
    let Some(beside) = parts.get(to) else { return };
    mine.change(|edits| {
        let mut order = edits.order_of();
        let place = |part: &Part| order.iter().position(|other| other == part);
        if let (Some(a), Some(b)) = (place(&part), place(beside)) {
            order.swap(a, b);
            edits.order = order;
        }
    });
}

fn row(mine: Mine, parts: &[Part], at: usize, heading: &str, lang: Lang) -> El {
    let part = parts[at];
    let on = move || mine.with(|edits| !edits.off.contains(&part));
    let name = button("btn line small").pressed_of(on).text(heading).click(move || {
        mine.change(|edits| match edits.off.iter().position(|other| *other == part) {
            Some(at) => drop(edits.off.remove(at)),
            None => edits.off.push(part),
        });
    });
    let arrow = |down: bool, face: &str| {
        let (label, all) = (reported::moved(heading, down, lang), parts.to_vec());
        let last = if down { at + 1 == parts.len() } else { at == 0 };
        button("btn round line small")
            .attr_some("disabled", last.then_some(""))
            .label(&label)
            .text(face)
            .click(move || shift(mine, &all, part, down))
    };
    el("li").add(name).add(arrow(false, "↑")).add(arrow(true, "↓"))
}

/// The list.
pub fn sections(
    mine: Mine,
    report: impl Fn() -> Option<Arc<Report>> + Copy + 'static,
    lang: Lang,
) -> El {
    let here = move || {
        let report = report()?;
        Some(mine.with(|edits| ordered(&report, edits, lang)))
    };
    let key = move || {
        let here = here().unwrap_or_default();
        here.iter()
            .map(|(part, heading)| format!("{} {heading}\n", part.code()))
            .collect::<String>()
    };
    let rows = move || {
        let here = untrack(here).unwrap_or_default();
        let parts: Vec<Part> = here.iter().map(|(part, _)| *part).collect();
        let row =
            |(at, (_, heading)): (usize, &(Part, String))| row(mine, &parts, at, heading, lang);
        here.iter().enumerate().map(row).collect()
    };
    el("nav")
        .class("report-parts")
        .label(word(Reported::Sections, lang))
        .add(el("h2").text(word(Reported::Sections, lang)))
        .add(el("ul").live_by(key, rows))
}

//! What stands around a report that an office issues: the fields that its reader fills, and how the sheet shows
//! them.

use leptos::prelude::*;

use crate::app::browser::element::{El, button, el};
use crate::app::browser::{dom, storage};
use crate::app::state::App;
use crate::export::report::{Blank, Letterhead, Report, letterhead_as_text, letterhead_from_text};
use crate::locale::Lang;
use crate::locale::words::{Pages, Reported, issued, word};

/// Under which the browser keeps what was typed, for this report and the next.
const KEPT: &str = "letterhead";

/// What was typed.
pub fn kept() -> Letterhead {
    letterhead_from_text(&storage::read(KEPT).unwrap_or_default())
}

fn change(app: App, head: RwSignal<Letterhead>, change: impl FnOnce(&mut Letterhead)) {
    head.update(change);
    if !storage::write(KEPT, &head.with_untracked(letterhead_as_text)) {
        app.tell(word(Pages::NotKept, app.lang.get_untracked()).to_owned(), true);
    }
}

fn name(field: Blank) -> Reported {
    match field {
        Blank::Above => Reported::OfficeAbove,
        Blank::Office => Reported::Office,
        Blank::Number => Reported::Number,
        Blank::Place => Reported::Place,
        Blank::Day => Reported::Day,
        Blank::Capacity => Reported::Capacity,
        Blank::Signer => Reported::Signer,
        Blank::Receivers => Reported::Receivers,
    }
}

fn field(app: App, head: RwSignal<Letterhead>, field: Blank, lang: Lang) -> El {
    let now = head.with_untracked(|head| head.get(field).to_owned());
    let input = match field {
        Blank::Receivers => el("textarea").attr("rows", "3").text(&now),
        Blank::Capacity => el("textarea").attr("rows", "2").text(&now),
        Blank::Day => el("input").attr("type", "date").attr("value", &now),
        _ => el("input").attr("type", "text").attr("value", &now),
    };
    let input = input.attr("maxlength", "400").on("change", move |event| {
        let text = dom::value_of(&event).trim().to_owned();
        change(app, head, |head| head.set(field, text));
    });
    el("label").add(el("span").text(word(name(field), lang))).add(input)
}

/// The switch and the fields.
pub fn letterhead(app: App, head: RwSignal<Letterhead>, lang: Lang) -> El {
    let on = Memo::new(move |_| head.with(|head| head.on));
    let switch = button("btn line small")
        .pressed_of(move || on.get())
        .text(word(Reported::Letterhead, lang))
        .click(move || change(app, head, |head| head.on = !head.on));
    el("section")
        .class("report-head")
        .label(word(Reported::Letterhead, lang))
        .add(switch)
        .add(el("p").class("lab").text(word(Reported::LetterheadHint, lang)))
        .live_by(
            move || on.get().to_string(),
            move || match on.get_untracked() {
                true => Blank::ALL.map(|blank| field(app, head, blank, lang)).into(),
                false => Vec::new(),
            },
        )
}

fn line(text: &str, class: &str) -> El {
    el("p").class(class).text(text)
}

/// What stands above the report, and its title in two lines.
pub fn above(head: &Letterhead, report: &Report, lang: Lang) -> El {
    let [country, motto] = issued::country(lang);
    let [issuer, office] = head.issuer_lines();
    let left = el("div")
        .add(line(&issuer, ""))
        .add(line(&office, "strong ruled"))
        .add(line(&issued::number_line(&head.number, lang), ""));
    let right = el("div")
        .add(line(country, "strong"))
        .add(line(motto, "strong ruled"))
        .add(line(&issued::place_and_day(&head.place, &head.day, lang), "place"));
    let [kind, about] = issued::title_lines(&report.title, lang);
    let title = [kind, about].into_iter().filter(|text| !text.is_empty());
    el("header")
        .class("issued")
        .add(el("div").class("columns").add(left).add(right))
        .all(title.map(|text| line(&text, "strong title")))
}

/// Who receives it, and who signs.
pub fn below(head: &Letterhead, lang: Lang) -> El {
    let receivers = head.receiver_lines();
    let title = (!receivers.is_empty()).then(|| line(issued::receivers(lang), "strong place"));
    let left =
        el("div").class("receivers").all(title).all(receivers.iter().map(|one| line(one, "")));
    let right = el("div")
        .all(head.capacity_lines().iter().map(|text| line(text, "strong")))
        .add(line(&head.signer, "strong signer"));
    el("footer").class("issued").add(el("div").class("columns").add(left).add(right))
}

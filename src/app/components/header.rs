//! The bar at the top: the product, what is open, the pages, what can be done; and on a phone the
//! tabs at the bottom.

use leptos::prelude::*;

use super::icon::{Icon, logo, pictogram};
use super::menu::{Menu, Which, menu};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::files;
use crate::app::browser::history::Step;
use crate::app::state::{App, FILE_FIELD};
use crate::locale::words::{Ui, page, word};
use crate::locale::{Lang, date};
use crate::share::{Page, Theme};

const PAGES: [(Page, Ui); 6] = [
    (Page::Overview, Ui::PageOverview),
    (Page::Ranking, Ui::PageRanking),
    (Page::Change, Ui::PageChange),
    (Page::Charts, Ui::PageCharts),
    (Page::Analysis, Ui::PageAnalysis),
    (Page::Report, Ui::PageReport),
];

/// The links to the pages.
fn links(app: App, lang: Lang) -> impl Iterator<Item = El> {
    PAGES.into_iter().map(move |(page, name)| {
        el("a")
            .attr_of("href", move || Some(app.fragment_for(page)))
            .attr_of("aria-current", move || (app.page() == Some(page)).then(|| "page".to_owned()))
            .follow(move || app.change_view(Step::Push, |view| view.page = page))
            .text(word(name, lang))
    })
}

/// The name of what is open and what it holds: «PCI 2005–2016», «63 tỉnh, thành phố».
fn name_of_set(app: App, lang: Lang) -> (String, String) {
    app.data.with(|data| {
        let periods = data.all_periods();
        let span = match (periods.first(), periods.last()) {
            (Some(first), Some(last)) if first != last => date::span(*first, *last, lang),
            (Some(only), _) => date::period_short(*only, lang),
            _ => String::new(),
        };
        let indices: Vec<_> = data.indices().collect();
        // Of one index, the units of the period in view: those that were merged away are not counted.
        let period = app.shown.with(|shown| shown.as_ref().map(|shown| shown.period));
        let seen = match indices.as_slice() {
            [only] => period.and_then(|period| data.slice(*only, period)),
            _ => None,
        };
        let is_counted = |at: usize| seen.is_none_or(|slice| slice.cell(at).is_some());
        let units = data.units().iter().enumerate();
        let ranked: Vec<_> = units
            .filter(|(at, unit)| !unit.aggregate && is_counted(*at))
            .map(|(_, unit)| unit)
            .collect();
        let title = match (ranked.as_slice(), indices.as_slice()) {
            (_, []) => String::new(),
            ([one], [_, _, ..]) => lang.label(&one.name).to_owned(),
            (_, few) if few.len() <= 3 => {
                let names = few.iter().map(|&ix| data.indicators()[ix].short_name());
                names.map(|name| lang.label(name).to_owned()).collect::<Vec<_>>().join(", ")
            }
            (_, many) => page::count_of_indices(many.len(), lang),
        };
        let kinds: Vec<_> = ranked.iter().map(|unit| unit.kind.as_deref()).collect();
        let units = page::count_of_units(&kinds, lang);
        let held = match indices.len() {
            0 | 1 => units,
            many => format!("{}, {units}", page::count_of_indices(many, lang)),
        };
        (format!("{title} {span}").trim().to_owned(), held)
    })
}

/// The languages, as a switch.
pub fn languages(app: App, now: Lang) -> El {
    let each = Lang::ALL.map(|lang| {
        el("button")
            .attr("type", "button")
            .attr("lang", lang.code())
            .pressed(lang == now)
            .attr("title", page::language_name(lang))
            .text(lang.pick("VI", "EN"))
            .click(move || app.set_lang(lang))
    });
    el("div").attr("role", "group").label(word(Ui::Language, now)).all(each)
}

/// The picture of the theme that the button brings.
pub fn with_theme_icon(app: App, button: El) -> El {
    button.live(move || {
        let icon = if app.theme.get() == Theme::Dark { Icon::Sun } else { Icon::Moon };
        vec![pictogram(icon)]
    })
}

/// The menu of a phone: everything that has no room in the bar.
fn more(app: App, lang: Lang) -> El {
    let of = Menu {
        which: Which::More,
        class: "btn round",
        outer: "only-phone",
        name: Some(word(Ui::More, lang)),
        ..Menu::default()
    };
    menu(app, lang, &of, |face| face.icon(Icon::Menu))
}

/// A button of the bar: its picture, and its word where there is room.
fn act(name: &str, icon: Icon, then: impl Fn() + 'static) -> El {
    button("btn").attr("title", name).icon(icon).add(el("span").text(name)).click(then)
}

/// The bar at the top.
pub fn header(app: App, lang: Lang) -> El {
    let of_set = Menu {
        which: Which::Sets,
        class: "set",
        left: true,
        outer: "not-phone",
        ..Menu::default()
    };
    let set_face = move |face: El| {
        face.live(move || {
            let (title, held) = name_of_set(app, lang);
            vec![el("b").text(&title), el("span").text(&held)]
        })
        .icon(Icon::Down)
    };
    let of_exports =
        Menu { which: Which::Exports, class: "btn", outer: "not-phone", ..Menu::default() };
    let export_face =
        move |face: El| face.icon(Icon::Export).add(el("span").text(word(Ui::Export, lang)));
    let open_files = act(word(Ui::OpenFiles, lang), Icon::Open, || files::open_dialog(FILE_FIELD));
    let theme = button("btn round not-phone")
        .label(word(Ui::ChangeTheme, lang))
        .click(move || app.turn_theme());
    let acts = el("div")
        .class("acts")
        .add(open_files)
        .add(act(word(Ui::Share, lang), Icon::Share, move || app.share()))
        .add(menu(app, lang, &of_exports, export_face))
        .add(el("span").class("sep not-phone"))
        .add(languages(app, lang).class("seg s not-phone"))
        .add(with_theme_icon(app, theme))
        .add(more(app, lang));
    el("header")
        .class("top")
        .add(el("div").class("mark").add(logo()).text(word(Ui::AppName, lang)))
        .add(menu(app, lang, &of_set, set_face))
        .add(el("nav").class("nav").label(word(Ui::Pages, lang)).all(links(app, lang)))
        .add(acts)
}

/// The tabs at the bottom of a phone.
pub fn tabs(app: App, lang: Lang) -> El {
    el("nav").class("tabs").label(word(Ui::Pages, lang)).all(links(app, lang))
}

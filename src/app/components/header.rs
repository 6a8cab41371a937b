//! The bar at the top: the product, what is open, the pages, what can be done; and on a phone the
//! tabs at the bottom.

use leptos::prelude::*;

use super::icon::{Icon, logo, pictogram};
use super::menu::{Menu, menu};
use crate::app::browser::element::{El, button, el};
use crate::app::browser::files;
use crate::app::browser::history::Step;
use crate::app::exports::Way;
use crate::app::state::{App, FILE_FIELD};
use crate::locale::words::{Ui, page, word};
use crate::locale::{Lang, date};
use crate::share::{Page, Theme};

const PAGES: [(Page, Ui); 3] = [
    (Page::Overview, Ui::PageOverview),
    (Page::Ranking, Ui::PageRanking),
    (Page::Change, Ui::PageChange),
];

/// The links to the pages.
fn links(app: App, lang: Lang) -> impl Iterator<Item = El> {
    PAGES.into_iter().map(move |(page, name)| {
        el("a")
            .attr_of("href", move || Some(app.fragment_for(page)))
            .attr_of("aria-current", move || (app.page() == Some(page)).then(|| "page".to_owned()))
            .on("click", move |event| {
                event.prevent_default();
                app.change_view(Step::Push, |view| view.page = page);
            })
            .text(word(name, lang))
    })
}

/// The name of what is open and what it holds: «PCI 2005–2016», «63 tỉnh, thành phố».
fn name_of_set(app: App, lang: Lang) -> (String, String) {
    app.data.with(|imported| {
        let data = &imported.dataset;
        let periods = data.all_periods();
        let span = match (periods.first(), periods.last()) {
            (Some(first), Some(last)) if first != last => date::span(*first, *last, lang),
            (Some(only), _) => date::period_short(*only, lang),
            _ => String::new(),
        };
        let indices: Vec<_> = data.indices().collect();
        // Of one index, the units of its latest period: units that were merged away are not counted.
        let latest = match indices.as_slice() {
            [only] => data.slices_of(*only).next_back().map(|(_, slice)| slice),
            _ => None,
        };
        let is_counted = |at: usize| latest.is_none_or(|slice| slice.cell(at).is_some());
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
        let kind = ranked.first().and_then(|unit| unit.kind.as_deref());
        let units = page::count_of_units(kind, ranked.len(), lang);
        let held = match indices.len() {
            0 | 1 => units,
            many => format!("{}, {units}", page::count_of_indices(many, lang)),
        };
        (format!("{title} {span}").trim().to_owned(), held)
    })
}

/// A line of a menu.
fn item(name: &str, icon: Icon, then: impl Fn() + 'static) -> El {
    button("item").icon(icon).text(name).click(then)
}

/// A line of a menu that is ticked while it holds.
fn ticked(name: &str, on: bool, then: impl Fn() + 'static) -> El {
    let tick = el("span").class("tick");
    button("item")
        .attr_some("aria-current", on.then_some("true"))
        .add(if on { tick.icon(Icon::Done) } else { tick })
        .text(name)
        .click(then)
}

/// The published sets: one alone, or several at once.
fn published(app: App, open: RwSignal<bool>, lang: Lang) -> Vec<El> {
    let chosen = app.view.with(|view| view.publications.clone());
    let entries = app.catalogue.get();
    let entries = entries.iter().filter(|entry| entry.indices > 0);
    let line = entries.map(|entry| {
        let on = chosen.contains(&entry.id);
        let (only, with) = (entry.id.clone(), entry.id.clone());
        let title = lang.label(&entry.title);
        let joined = page::join_with_open(title, lang);
        let alone = ticked(title, on, move || {
            open.set(false);
            app.open_published(vec![only.clone()]);
        });
        let join = el("input")
            .attr("type", "checkbox")
            .label(&joined)
            .attr("title", &joined)
            .attr_some("checked", on.then_some(""))
            .on("change", move |_| app.toggle_published(&with));
        el("div").class("line").add(alone).add(join)
    });
    line.collect()
}

/// What can be opened: the published sets and the user's own files.
fn sets(app: App, open: RwSignal<bool>, lang: Lang) -> Vec<El> {
    let local = move || {
        let count = app.local_count();
        let line = (count > 0).then(|| {
            ticked(&page::local_files(count, lang), app.local_on.get(), move || {
                open.set(false);
                app.show_local_only();
            })
        });
        line.into_iter().collect()
    };
    let from_disk = item(word(Ui::OpenFiles, lang), Icon::Open, move || {
        open.set(false);
        files::open_dialog(FILE_FIELD);
    });
    vec![
        el("p").class("lab").text(word(Ui::PublishedData, lang)),
        el("div").live(move || published(app, open, lang)),
        el("hr"),
        el("div").live(local),
        from_disk,
    ]
}

/// The ways out: table, picture, data.
fn ways_out(app: App, open: RwSignal<bool>, lang: Lang) -> Vec<El> {
    let ways = [
        (Icon::Table, Ui::ExportTable, Way::Table),
        (Icon::Picture, Ui::ExportPicture, Way::Picture),
        (Icon::File, Ui::ExportData, Way::Data),
    ];
    let line = ways.map(|(icon, name, way)| {
        item(word(name, lang), icon, move || {
            open.set(false);
            app.export(way);
        })
    });
    line.into()
}

fn languages(app: App, now: Lang) -> El {
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
fn with_theme_icon(app: App, button: El) -> El {
    button.live(move || {
        let icon = if app.theme.get() == Theme::Dark { Icon::Sun } else { Icon::Moon };
        vec![pictogram(icon)]
    })
}

/// The menu of a phone: everything that has no room in the bar.
fn more(app: App, lang: Lang) -> El {
    let of = Menu {
        id: "more",
        class: "btn round",
        outer: "only-phone",
        name: Some(word(Ui::More, lang)),
        ..Menu::default()
    };
    menu(&of, |face| face.icon(Icon::Menu), move |open| {
        let mut lines = sets(app, open, lang);
        lines.push(el("hr"));
        lines.extend(ways_out(app, open, lang));
        lines.push(el("hr"));
        lines.push(languages(app, lang).class("seg s"));
        let theme = button("item").click(move || app.turn_theme());
        lines.push(with_theme_icon(app, theme).text(word(Ui::ChangeTheme, lang)));
        lines
    })
}

/// A button of the bar: its picture, and its word where there is room.
fn act(name: &str, icon: Icon, then: impl Fn() + 'static) -> El {
    button("btn").attr("title", name).icon(icon).add(el("span").text(name)).click(then)
}

/// The bar at the top.
pub fn header(app: App, lang: Lang) -> El {
    let of_set =
        Menu { id: "sets", class: "set", left: true, outer: "not-phone", ..Menu::default() };
    let set_face = move |face: El| {
        face.live(move || {
            let (title, held) = name_of_set(app, lang);
            vec![el("b").text(&title), el("span").text(&held)]
        })
        .icon(Icon::Down)
    };
    let of_exports = Menu { id: "exports", class: "btn", outer: "not-phone", ..Menu::default() };
    let export_face =
        move |face: El| face.icon(Icon::Export).add(el("span").text(word(Ui::Export, lang)));
    let open_files =
        act(word(Ui::OpenFiles, lang), Icon::Open, || files::open_dialog(FILE_FIELD));
    let theme = button("btn round not-phone")
        .label(word(Ui::ChangeTheme, lang))
        .click(move || app.turn_theme());
    let acts = el("div")
        .class("acts")
        .add(open_files)
        .add(act(word(Ui::Share, lang), Icon::Share, move || app.share()))
        .add(menu(&of_exports, export_face, move |open| ways_out(app, open, lang)))
        .add(el("span").class("sep not-phone"))
        .add(languages(app, lang).class("seg s not-phone"))
        .add(with_theme_icon(app, theme))
        .add(more(app, lang));
    el("header")
        .class("top")
        .add(el("div").class("mark").add(logo()).text(word(Ui::AppName, lang)))
        .add(menu(&of_set, set_face, move |open| sets(app, open, lang)))
        .add(el("nav").class("nav").label(word(Ui::Pages, lang)).all(links(app, lang)))
        .add(acts)
}

/// The tabs at the bottom of a phone.
pub fn tabs(app: App, lang: Lang) -> El {
    el("nav").class("tabs").label(word(Ui::Pages, lang)).all(links(app, lang))
}

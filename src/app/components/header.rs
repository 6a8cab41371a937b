//! The bar at the top: the product, what is open, the pages, what can be done; and on a phone the
//! tabs at the bottom.

use leptos::prelude::*;

use super::icon::{Icon, Logo, Pictogram};
use super::menu::Menu;
use crate::app::browser::files;
use crate::app::browser::history::Step;
use crate::app::state::{App, FILE_FIELD, use_app};
use crate::locale::words::{Ui, page, word};
use crate::locale::{Lang, date};
use crate::share::{Page, Theme};

const PAGES: [(Page, Ui); 3] = [
    (Page::Overview, Ui::PageOverview),
    (Page::Ranking, Ui::PageRanking),
    (Page::Change, Ui::PageChange),
];

/// The links to the pages.
fn links(app: App) -> impl IntoView {
    PAGES
        .map(|(page, name)| {
            let href = move || app.fragment_for(page);
            let current = move || (app.page() == Some(page)).then_some("page");
            view! {
                <a
                    href=href
                    aria-current=current
                    on:click=move |event| {
                        event.prevent_default();
                        app.change_view(Step::Push, |view| view.page = page);
                    }
                >
                    {move || word(name, app.lang.get())}
                </a>
            }
        })
        .collect_view()
}

/// The name of what is open and what it holds: «PCI 2005–2016», «63 tỉnh, thành phố».
fn name_of_set(app: App) -> (String, String) {
    let lang = app.lang.get();
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

/// What can be opened: the published sets, several at once, and the user's own files.
fn sets(app: App, open: RwSignal<bool>) -> impl IntoView {
    let published = move || {
        let lang = app.lang.get();
        let chosen = app.view.with(|view| view.publications.clone());
        let entries = app.catalogue.get();
        let entries = entries.iter().filter(|entry| entry.indices > 0);
        entries
            .map(|entry| {
                let on = chosen.contains(&entry.id);
                let (only, with) = (entry.id.clone(), entry.id.clone());
                let title = lang.label(&entry.title).to_owned();
                let joined = page::join_with_open(&title, lang);
                view! {
                    <div class="line">
                        <button
                            type="button"
                            class="item"
                            aria-current=on.then_some("true")
                            on:click=move |_| {
                                open.set(false);
                                app.open_published(vec![only.clone()]);
                            }
                        >
                            <span class="tick">{on.then(|| view! { <Pictogram icon=Icon::Done /> })}</span>
                            {title}
                        </button>
                        <input
                            type="checkbox"
                            aria-label=joined.clone()
                            title=joined
                            prop:checked=on
                            on:change=move |_| app.toggle_published(&with)
                        />
                    </div>
                }
            })
            .collect_view()
    };
    let local = move || {
        let lang = app.lang.get();
        let count = app.local_count();
        (count > 0).then(|| {
            let on = app.local_on.get();
            view! {
                <button
                    type="button"
                    class="item"
                    aria-current=on.then_some("true")
                    on:click=move |_| {
                        open.set(false);
                        app.show_local_only();
                    }
                >
                    <span class="tick">{on.then(|| view! { <Pictogram icon=Icon::Done /> })}</span>
                    {page::local_files(count, lang)}
                </button>
            }
        })
    };
    view! {
        <p class="lab">{move || word(Ui::PublishedData, app.lang.get())}</p>
        {published}
        <hr />
        {local}
        <button
            type="button"
            class="item"
            on:click=move |_| {
                open.set(false);
                files::open_dialog(FILE_FIELD);
            }
        >
            <Pictogram icon=Icon::Open />
            {move || word(Ui::OpenFiles, app.lang.get())}
        </button>
    }
}

/// The ways out: table, picture, data.
fn exports(app: App, open: RwSignal<bool>) -> impl IntoView {
    let ways = [
        (Icon::Table, Ui::ExportTable, crate::app::exports::Way::Table),
        (Icon::Picture, Ui::ExportPicture, crate::app::exports::Way::Picture),
        (Icon::File, Ui::ExportData, crate::app::exports::Way::Data),
    ];
    ways.map(|(icon, name, way)| {
        view! {
            <button
                type="button"
                class="item"
                on:click=move |_| {
                    open.set(false);
                    crate::app::exports::export(app, way);
                }
            >
                <Pictogram icon=icon />
                {move || word(name, app.lang.get())}
            </button>
        }
    })
    .collect_view()
}

fn languages(app: App) -> impl IntoView {
    Lang::ALL
        .map(|lang| {
            view! {
                <button
                    type="button"
                    lang=lang.code()
                    aria-pressed=move || (app.lang.get() == lang).to_string()
                    title=page::language_name(lang)
                    on:click=move |_| app.set_lang(lang)
                >
                    {lang.pick("VI", "EN")}
                </button>
            }
        })
        .collect_view()
}

fn theme_icon(app: App) -> Signal<Icon> {
    Signal::derive(move || if app.theme.get() == Theme::Dark { Icon::Sun } else { Icon::Moon })
}

/// The bar at the top.
#[component]
pub fn Header() -> impl IntoView {
    let app = use_app();
    let set_open = RwSignal::new(false);
    let export_open = RwSignal::new(false);
    let more_open = RwSignal::new(false);
    let set_face = move || {
        let (title, held) = name_of_set(app);
        view! {
            <b>{title}</b>
            <span>{held}</span>
            <Pictogram icon=Icon::Down />
        }
    };
    let language_name = move || word(Ui::Language, app.lang.get());
    view! {
        <header class="top">
            <div class="mark">
                <Logo />
                {move || word(Ui::AppName, app.lang.get())}
            </div>
            <Menu id="sets" class="set" left=true outer="not-phone" open=set_open face=set_face>
                {sets(app, set_open)}
            </Menu>
            <nav class="nav" aria-label=move || word(Ui::Pages, app.lang.get())>{links(app)}</nav>
            <div class="acts">
                <button
                    type="button"
                    class="btn"
                    title=move || word(Ui::OpenFiles, app.lang.get())
                    on:click=move |_| files::open_dialog(FILE_FIELD)
                >
                    <Pictogram icon=Icon::Open />
                    <span>{move || word(Ui::OpenFiles, app.lang.get())}</span>
                </button>
                <button
                    type="button"
                    class="btn"
                    title=move || word(Ui::Share, app.lang.get())
                    on:click=move |_| app.share()
                >
                    <Pictogram icon=Icon::Share />
                    <span>{move || word(Ui::Share, app.lang.get())}</span>
                </button>
                <Menu
                    id="exports"
                    class="btn"
                    outer="not-phone"
                    open=export_open
                    face=move || {
                        view! {
                            <Pictogram icon=Icon::Export />
                            <span>{move || word(Ui::Export, app.lang.get())}</span>
                        }
                    }
                >
                    {exports(app, export_open)}
                </Menu>
                <span class="sep not-phone"></span>
                <div class="seg s not-phone" role="group" aria-label=language_name>
                    {languages(app)}
                </div>
                <button
                    type="button"
                    class="btn round not-phone"
                    aria-label=move || word(Ui::ChangeTheme, app.lang.get())
                    on:click=move |_| app.turn_theme()
                >
                    <Pictogram icon=theme_icon(app) />
                </button>
                <Menu
                    id="more"
                    class="btn round"
                    outer="only-phone"
                    name=Signal::derive(move || word(Ui::More, app.lang.get()).to_owned())
                    open=more_open
                    face=move || view! { <Pictogram icon=Icon::Menu /> }
                >
                    {sets(app, more_open)}
                    <hr />
                    {exports(app, more_open)}
                    <hr />
                    <div class="seg s" role="group" aria-label=language_name>
                        {languages(app)}
                    </div>
                    <button type="button" class="item" on:click=move |_| app.turn_theme()>
                        <Pictogram icon=theme_icon(app) />
                        {move || word(Ui::ChangeTheme, app.lang.get())}
                    </button>
                </Menu>
            </div>
        </header>
    }
}

/// The tabs at the bottom of a phone.
#[component]
pub fn Tabs() -> impl IntoView {
    let app = use_app();
    view! {
        <nav class="tabs" aria-label=move || word(Ui::Pages, app.lang.get())>{links(app)}</nav>
    }
}

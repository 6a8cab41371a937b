//! One unit over all its indices.

mod card;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::analysis::{self, Overview};
use crate::app::browser::history::Step;
use crate::app::browser::{clipboard, files};
use crate::app::components::chart_figure::{ChartFigure, Draw, Height};
use crate::app::components::foot::Foot;
use crate::app::components::icon::{Icon, Pictogram};
use crate::app::components::origin::OriginMark;
use crate::app::components::select::{Choice, Select};
use crate::app::shown::Shown;
use crate::app::state::{App, FILE_FIELD, use_app};
use crate::chart::{ChartKind, ChartSpec, Frame, Placed};
use crate::locale::words::{Ui, page, word};
use crate::locale::{Lang, collate, date};
use crate::model::order;
use crate::model::{Dataset, Origin, Period, UnitIx};
use crate::rank::RankOptions;
use crate::{chart, story};
use card::card;

/// What the page shows: a unit, a period, and the period compared with.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    shown: Shown,
    overview: Overview,
}

/// The periods for which a unit has a figure in any index, descending.
fn periods_of(data: &Dataset, unit: UnitIx) -> Vec<Period> {
    let has = |period: &Period| data.indices().any(|ix| data.cell(unit, ix, *period).is_some());
    data.all_periods().into_iter().rev().filter(has).collect()
}

fn seen(app: App) -> Option<Seen> {
    let shown = app.shown.get()?;
    let data = shown.data();
    let ranked = |unit: &UnitIx| !data.units()[*unit].aggregate;
    let us = shown.us().or_else(|| (0..data.units().len()).find(ranked))?;
    let periods = periods_of(data, us);
    let (asked, versus) = app.view.with(|view| (view.period, view.versus));
    let period = asked.filter(|period| periods.contains(period)).or(periods.first().copied())?;
    let versus = versus.filter(|versus| *versus < period);
    let overview = analysis::overview(data, us, period, versus);
    Some(Seen { shown, overview })
}

/// The units that can be looked at, in alphabetical order.
fn units(shown: &Shown, lang: Lang) -> Vec<Choice> {
    let data = shown.data();
    let ranked = data.units().iter().filter(|unit| !unit.aggregate);
    let mut names: Vec<_> = ranked
        .map(|unit| {
            let name = page::unit_with_kind(lang.label(&unit.name), unit.kind.as_deref(), lang);
            (collate::sort_key(lang.label(&unit.name), lang), Choice::new(unit.id.clone(), name))
        })
        .collect();
    order::sort_by(&mut names, |a, b| a.0.cmp(&b.0));
    names.into_iter().map(|(_, choice)| choice).collect()
}

/// Unit and period, and what the marks mean.
#[component]
fn Chooser(seen: Memo<Option<Seen>>) -> impl IntoView {
    let app = use_app();
    let text = move |ui: Ui| Signal::derive(move || word(ui, app.lang.get()).to_owned());
    let unit_choices = Memo::new(move |_| {
        let lang = app.lang.get();
        seen.get().map(|seen| units(&seen.shown, lang)).unwrap_or_default()
    });
    let unit = Memo::new(move |_| {
        let unit = seen.get().map(|seen| seen.shown.data().units()[seen.overview.unit].id.clone());
        unit.unwrap_or_default()
    });
    let periods = Memo::new(move |_| {
        let lang = app.lang.get();
        let Some(seen) = seen.get() else { return Vec::new() };
        let periods = periods_of(seen.shown.data(), seen.overview.unit).into_iter();
        let name = |at| crate::locale::capitalised(&date::period(at, lang));
        periods.map(|at| Choice::new(at.to_string(), name(at))).collect()
    });
    let period = Memo::new(move |_| {
        seen.get().map(|seen| seen.overview.period.to_string()).unwrap_or_default()
    });
    let earlier = Memo::new(move |_| {
        let lang = app.lang.get();
        let Some(seen) = seen.get() else { return Vec::new() };
        let overview = &seen.overview;
        let mut periods: Vec<_> = seen
            .shown
            .data()
            .all_periods()
            .into_iter()
            .rev()
            .filter(|at| *at < overview.period)
            .collect();
        periods.extend(overview.vs.filter(|vs| !periods.contains(vs)));
        let choice = |at: Period| {
            Choice::new(at.to_string(), page::against(&date::period_short(at, lang), lang))
        };
        periods.into_iter().map(choice).collect::<Vec<_>>()
    });
    let versus = Memo::new(move |_| {
        let versus = seen.get().and_then(|seen| seen.overview.vs);
        versus.map(|at| at.to_string()).unwrap_or_default()
    });
    let to_unit = Callback::new(move |id: String| {
        app.change_view(Step::Push, |view| {
            view.units.retain(|other| *other != id);
            view.units.insert(0, id);
        });
    });
    let to_period = Callback::new(move |text: String| {
        app.change_view(Step::Push, |view| {
            view.period = Period::parse(&text);
            view.versus = None;
        });
    });
    let to_versus = Callback::new(move |text: String| {
        app.change_view(Step::Push, |view| view.versus = Period::parse(&text));
    });
    view! {
        <div class="ctl bare">
            <Select id="pick-unit" name=text(Ui::UnitColumn) strong=true choices=unit_choices value=unit on_change=to_unit />
            <div class="join">
                <Select id="pick-year" name=text(Ui::Year) choices=periods value=period on_change=to_period />
                <Show when=move || earlier.with(|all| !all.is_empty())>
                    <Select id="pick-earlier" name=text(Ui::ComparedWith) choices=earlier value=versus on_change=to_versus />
                </Show>
            </div>
            <div class="origins">
                <span><OriginMark origin=Origin::Published /> " " <b>{text(Ui::Published)}</b></span>
                <span><OriginMark origin=Origin::Computed /> " " <b>{text(Ui::Computed)}</b> " " {text(Ui::FromPublished)}</span>
                <span><OriginMark origin=Origin::Derived /> " " <b class="der">{text(Ui::Derived)}</b> " " {text(Ui::FromChangeOrShare)}</span>
            </div>
        </div>
    }
}

/// The picture of the page for a file.
pub fn picture(app: App, frame: &Frame) -> Option<Placed> {
    untrack(|| slope(seen(app)))?(frame)
}

/// The slope of the unit's ranks in all indices.
fn slope(seen: Option<Seen>) -> Option<Draw> {
    let seen = seen?;
    Some(Arc::new(move |frame| {
        let input = chart::build::slope_of_indices(seen.shown.data(), &seen.overview, frame.lang);
        Some(chart::slope::place(&input.ok()?, frame))
    }))
}

/// The dots of the index in which the score rose and the rank fell.
fn dots(seen: &Seen, indicator: usize) -> Draw {
    let seen = seen.clone();
    let spec = ChartSpec {
        kind: ChartKind::Dots,
        indicator,
        period: Some(seen.overview.period),
        versus: seen.overview.vs,
        us: Some(seen.overview.unit),
        ..ChartSpec::default()
    };
    Arc::new(move |frame| chart::place(seen.shown.data(), &spec, frame).ok())
}

/// The case «the score rose and the rank fell», where there is one.
fn paradox(seen: &Seen, lang: Lang) -> Option<AnyView> {
    let data = seen.shown.data();
    let overview = &seen.overview;
    let versus = overview.vs?;
    let mut of = None;
    let why = |card: &analysis::Card| {
        of = Some(card.indicator);
        let options = RankOptions::default();
        analysis::why(data, overview.unit, card.indicator, versus, overview.period, &options)
    };
    let found = story::paradox(data, overview, why, lang)?;
    let draw = dots(seen, of?);
    let drawing = Signal::derive_local(move || Some(Arc::clone(&draw)));
    let note = (!found.note.is_empty()).then(|| {
        view! {
            <p class="lab">
                <OriginMark origin=Origin::Computed /> " " {found.note} " "
                <button type="button" class="link" on:click=move |_| files::open_dialog(FILE_FIELD)>
                    {word(Ui::OpenWholeFile, lang)}
                </button>
            </p>
        }
    });
    Some(
        view! {
            <section class="exp">
                <h2>{found.title}</h2>
                <p>{found.text}</p>
                <ChartFigure id="dots" draw=drawing height=Height::Fixed(60.0) />
                {note}
            </section>
        }
        .into_any(),
    )
}

/// The sentences ready for a report.
fn report(app: App, seen: &Seen, lang: Lang) -> impl IntoView + use<> {
    let lines = story::report(seen.shown.data(), &seen.overview, lang);
    let all = lines.join("\n");
    let copy = move |_| {
        let all = all.clone();
        spawn_local(async move {
            let done = clipboard::copy(&all).await;
            let told = if done { Ui::Copied } else { Ui::CopyRefused };
            app.tell(word(told, app.lang.get_untracked()).to_owned(), !done);
        });
    };
    let lines = lines.into_iter().enumerate();
    let lines = lines
        .map(|(at, line)| {
            if at == 0 {
                view! { <li><b>{line}</b></li> }.into_any()
            } else {
                view! { <li>{line}</li> }.into_any()
            }
        })
        .collect_view();
    view! {
        <section class="say">
            <h2>
                {word(Ui::WordsForReport, lang)}
                <button type="button" class="btn line small" on:click=copy>
                    <Pictogram icon=Icon::Copy />
                    {word(Ui::Copy, lang)}
                </button>
            </h2>
            <ul>{lines}</ul>
        </section>
    }
}

/// The page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let app = use_app();
    let seen = Memo::new(move |_| seen(app));
    let finding = move || {
        let lang = app.lang.get();
        seen.get().map(|seen| {
            let data = seen.shown.data();
            story::overview_finding(&seen.overview).headline(data, lang)
        })
    };
    let under = move || {
        let lang = app.lang.get();
        seen.get().map(|seen| story::overview_subline(seen.shown.data(), &seen.overview, lang))
    };
    let cards = move || {
        let lang = app.lang.get();
        seen.get().map(|seen| {
            let data = seen.shown.data();
            seen.overview
                .cards
                .iter()
                .map(|found| card(app, data, &seen.overview, found, lang))
                .collect_view()
        })
    };
    let drawing = Signal::derive_local(move || slope(seen.get()));
    let slope_title = move || {
        let lang = app.lang.get();
        seen.get().and_then(|seen| story::slope_headline(seen.shown.data(), &seen.overview, lang))
    };
    let compared = Memo::new(move |_| {
        seen.with(|seen| seen.as_ref().is_some_and(|seen| seen.overview.comparable > 0))
    });
    let height = Memo::new(move |_| {
        let lines = seen.with(|seen| seen.as_ref().map_or(0, |seen| seen.overview.cards.len()));
        if lines > 1 { 312.0 } else { 240.0 }
    });
    let right = move || {
        let lang = app.lang.get();
        seen.get().map(|seen| {
            view! { <div class="exp">{paradox(&seen, lang)} {report(app, &seen, lang)}</div> }
        })
    };
    view! {
        <Chooser seen=seen />
        <div class="page scrolls">
            <section class="find">
                <h1>{finding}</h1>
                <p>{under}</p>
            </section>
            <div class="cards">{cards}</div>
            <div class="lower">
                <Show when=move || compared.get() fallback=|| view! { <div></div> }>
                    <figure>
                        <figcaption><h2>{slope_title}</h2></figcaption>
                        {move || view! { <ChartFigure id="slope" draw=drawing height=Height::Fixed(height.get()) /> }}
                    </figure>
                </Show>
                {right}
            </div>
            <Foot />
        </div>
    }
}

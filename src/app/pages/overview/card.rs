//! One index of the unit: score of maximum, share, change, rank; what last year was.

use leptos::prelude::*;

use crate::analysis::{Card, Overview};
use crate::app::browser::history::Step;
use crate::app::components::origin::OriginMark;
use crate::app::state::App;
use crate::locale::words::{self, Ui, page, word};
use crate::locale::{Lang, Noun, date, number};
use crate::model::{Dataset, Decimal, Given, Measure, Origin};
use crate::share::Page;

fn derived(origin: Origin) -> &'static str {
    if origin == Origin::Derived { "der" } else { "" }
}

fn tone(sign: i32) -> (&'static str, &'static str) {
    match sign {
        1.. => ("up", "▲ "),
        0 => ("no", ""),
        _ => ("dn", "▼ "),
    }
}

/// The decimals of a change: as announced, else as the index shows its scores.
fn places_of(change: Given<Decimal>, usual: u8) -> u8 {
    if change.origin == Origin::Published { change.value.scale() } else { usual }
}

fn score(data: &Dataset, card: &Card, lang: Lang) -> AnyView {
    let indicator = &data.indicators()[card.indicator];
    let places = data.decimals(card.indicator);
    let Some(score) = card.score else {
        let why = card.missing.map(|reason| words::missing(reason, lang));
        return view! { <div class="fig"><b>"–"</b><span>{why}</span></div> }.into_any();
    };
    let mark = view! { <OriginMark origin=score.origin /> };
    if indicator.measure == Measure::Percent {
        let text = number::percent(score.value, places, lang);
        return view! { <div class="fig"><b class=derived(score.origin)>{text}</b> {mark}</div> }
            .into_any();
    }
    let text = number::number(score.value, places, lang);
    let of = card.maximum.map(|maximum| {
        let text = number::plain(maximum.value, lang);
        view! { "/ " <span class=derived(maximum.origin)>{text}</span> " " }
    });
    view! {
        <div class="fig">
            <b class=derived(score.origin)>{text}</b>
            <span>{of} {Noun::Point.form(2, lang)}</span>
            {mark}
        </div>
    }
    .into_any()
}

fn share(data: &Dataset, card: &Card, lang: Lang) -> Option<impl IntoView + use<>> {
    let percent = card.percent?;
    let width = format!("{:.2}%", percent.value.to_f64().clamp(0.0, 100.0));
    let is_percent = data.indicators()[card.indicator].measure == Measure::Percent;
    let left = if is_percent {
        let top = card.maximum.map_or(Decimal::HUNDRED, |maximum| maximum.value);
        view! { <span>{page::of_maximum_percent(top, lang)}</span> }.into_any()
    } else {
        let text = page::share_of_maximum(percent.value, lang);
        view! { <span>{text} " " <OriginMark origin=percent.origin /></span> }.into_any()
    };
    let right = match (card.percent_agrees, card.maximum) {
        (Some(agrees), _) => {
            let text = if agrees { Ui::RecomputedAgrees } else { Ui::RecomputedDiffers };
            Some(
                view! {
                    <span>{word(text, lang)} " " <OriginMark origin=Origin::Computed /></span>
                }
                .into_any(),
            )
        }
        (None, Some(maximum)) if maximum.origin == Origin::Derived => {
            let text = page::maximum_derived(maximum.value, lang);
            Some(view! { <span>{text} " " <OriginMark origin=Origin::Derived /></span> }.into_any())
        }
        _ => None,
    };
    Some(view! {
        <div class="share">
            <svg aria-hidden="true">
                <rect class="all" width="100%" height="100%" />
                <rect class="got" width=width height="100%" />
            </svg>
            <p>{left} {right}</p>
        </div>
    })
}

fn change(data: &Dataset, card: &Card, versus: &str, lang: Lang) -> impl IntoView + use<> {
    let indicator = &data.indicators()[card.indicator];
    let usual = data.decimals(card.indicator);
    match card.change.score_change {
        Some(change) if !card.change.broken => {
            let places = places_of(change, usual);
            let (class, sign) = tone(change.value.sign());
            let size = number::score_change(change.value, places, indicator.measure, lang);
            view! {
                <div>
                    <span class="lab">{page::against_capital(versus, lang)} <OriginMark origin=change.origin /></span>
                    <b class=class>{format!("{sign}{size}")}</b>
                </div>
            }
            .into_any()
        }
        other => {
            let why = other.map(|_| word(Ui::MethodChanged, lang));
            view! {
                <div>
                    <span class="lab">{page::against_capital(versus, lang)}</span>
                    <b class="no">"–"</b>
                    <span class="lab">{why}</span>
                </div>
            }
            .into_any()
        }
    }
}

fn rank(card: &Card, lang: Lang) -> impl IntoView + use<> {
    let shown = card.standing.shown();
    let mark = shown.map(|rank| view! { <OriginMark origin=rank.origin /> });
    let text = shown.map_or("–".to_owned(), |rank| {
        let rank = number::plain(rank.value.decimal(), lang);
        match card.standing.of {
            Some(of) => format!("{rank}/{}", number::whole(of as i64, lang)),
            None => rank,
        }
    });
    let places = card.change.places.map(|places| {
        let (class, sign) = tone(places.value);
        let size = Noun::Place.count(i64::from(places.value.abs()), lang);
        view! { " " <span class=class>{format!("{sign}{size}")}</span> }
    });
    let differs = (card.standing.agreement == crate::rank::Agreement::Differ)
        .then_some(card.standing.computed)
        .flatten()
        .map(|rank| page::computed_rank_is(rank.decimal(), lang));
    view! {
        <div>
            <span class="lab">{word(Ui::Rank, lang)} {mark}</span>
            <b>{text} {places}</b>
            {differs.map(|text| view! { <span class="lab">{text}</span> })}
        </div>
    }
}

fn before(data: &Dataset, card: &Card, versus: &str, lang: Lang) -> Option<impl IntoView + use<>> {
    let indicator = &data.indicators()[card.indicator];
    let places = data.decimals(card.indicator);
    let score = card.change.score_from;
    let rank = card.change.rank_from;
    let origin = score.map(|given| given.origin).or(rank.map(|given| given.origin))?;
    let score = score.map(|score| {
        let text = number::score(score.value, places, indicator.measure, lang);
        view! { <span class=derived(score.origin)>{text}</span> }
    });
    let rank = rank.map(|rank| {
        let text = number::plain(rank.value.decimal(), lang);
        view! { {page::rank_word(lang)} " " <span class=derived(rank.origin)>{text}</span> }
    });
    let comma = (score.is_some() && rank.is_some()).then_some(", ");
    Some(view! {
        <p class="was">{versus.to_owned()} " " <OriginMark origin=origin /> ": " {score} {comma} {rank}</p>
    })
}

/// The card of one index.
pub fn card(
    app: App,
    data: &Dataset,
    overview: &Overview,
    card: &Card,
    lang: Lang,
) -> impl IntoView + use<> {
    let indicator = &data.indicators()[card.indicator];
    let name = lang.label(indicator.short_name()).to_owned();
    let long = lang.label(&indicator.name);
    let long = (long != name).then(|| long.to_owned());
    let id = indicator.id.clone();
    let open = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        let id = id.clone();
        app.change_view(Step::Push, |view| {
            view.page = Page::Ranking;
            view.indicator = Some(id);
        });
    };
    let against = overview.vs.map(|versus| {
        let short = date::period_short(versus, lang);
        let full = crate::locale::capitalised(&date::period(versus, lang));
        view! {
            <div class="pair">{change(data, card, &short, lang)} {rank(card, lang)}</div>
            {before(data, card, &full, lang)}
        }
        .into_any()
    });
    let alone = || view! { <div class="pair">{rank(card, lang)}</div> }.into_any();
    view! {
        <article class="card">
            <h2>
                <a href="#" on:click=open>{name}</a>
                <span>{long}</span>
            </h2>
            {score(data, card, lang)}
            {share(data, card, lang)}
            {against.unwrap_or_else(alone)}
        </article>
    }
}

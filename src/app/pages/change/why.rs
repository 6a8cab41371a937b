//! The panel that explains a change of rank: places and points, who passed whom, own effect against
//! the others', what each component brought.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::{self, Change, Passed, Why};
use crate::app::components::chart_figure::{ChartFigure, Draw, Height};
use crate::app::shown::Shown;
use crate::app::state::{App, use_app};
use crate::chart::{ChartKind, ChartSpec};
use crate::locale::words::{Ui, page, word};
use crate::locale::{Lang, date, number};
use crate::model::{Dataset, Decimal, Given, Origin};
use crate::rank::Rank;
use crate::{chart, story};

/// The most units that are listed as passed.
const MOST: usize = 5;

fn tone(sign: i32) -> (&'static str, &'static str) {
    match sign {
        1.. => ("up", "▲ "),
        0 => ("no", ""),
        _ => ("dn", "▼ "),
    }
}

fn rank_text(rank: Option<Given<Rank>>, lang: Lang) -> impl IntoView {
    let (text, class) = match rank {
        None => ("–".to_owned(), ""),
        Some(rank) => {
            let class = if rank.origin == Origin::Derived { "der" } else { "" };
            (number::plain(rank.value.decimal(), lang), class)
        }
    };
    view! { <span class=class>{text}</span> }
}

fn score_text(score: Option<Given<Decimal>>, places: u8, lang: Lang) -> impl IntoView {
    let (text, class) = match score {
        None => ("–".to_owned(), ""),
        Some(score) => {
            let class = if score.origin == Origin::Derived { "der" } else { "" };
            (number::number(score.value, places, lang), class)
        }
    };
    view! { <span class=class>{text}</span> }
}

fn arrow() -> impl IntoView {
    view! { <span class="arrow">" → "</span> }
}

/// Rank and score, before and after.
fn facts(data: &Dataset, why: &Why, lang: Lang) -> impl IntoView + use<> {
    let change = why.change;
    let places_shown = data.decimals(why.indicator);
    let places = change.places.map(|places| {
        let (class, sign) = tone(places.value);
        let size = number::whole(i64::from(places.value.unsigned_abs()), lang);
        view! { " " <span class=class>{format!("{sign}{size}")}</span> }
    });
    let moved = change.score_change.filter(|_| !change.broken).map(|moved| {
        let (class, sign) = tone(moved.value.round(places_shown).sign());
        let size = number::signed(moved.value, places_shown, lang);
        view! { " " <span class=class>{format!("{sign}{size}")}</span> }
    });
    let scored = change.score_from.is_some() || change.score_to.is_some();
    view! {
        <div class="facts">
            <div>
                <span class="lab">{word(Ui::Rank, lang)}</span>
                <b>{rank_text(change.rank_from, lang)} {arrow()} {rank_text(change.rank_to, lang)} {places}</b>
            </div>
            {scored.then(|| view! {
                <div>
                    <span class="lab">{word(Ui::Score, lang)}</span>
                    <b>
                        {score_text(change.score_from, places_shown, lang)} {arrow()}
                        {score_text(change.score_to, places_shown, lang)} {moved}
                    </b>
                </div>
            })}
        </div>
    }
}

/// Units that were passed, or that passed, with their ranks and scores.
fn passed_table(
    data: &Dataset,
    title: String,
    units: &[Passed],
    changes: &[Change],
    places: u8,
    lang: Lang,
) -> AnyView {
    if units.is_empty() {
        return view! { <p>{title}</p> }.into_any();
    }
    let scored = units.iter().any(|passed| changes[passed.unit].score_to.is_some());
    let rows = units.iter().take(MOST).map(|passed| {
        let change = &changes[passed.unit];
        let name = lang.label(&data.units()[passed.unit].name).to_owned();
        let moved = change.score_change.map(|moved| {
            let (class, sign) = tone(moved.value.round(places).sign());
            let size = number::signed(moved.value, places, lang);
            view! { <span class=class>{format!("{sign}{size}")}</span> }
        });
        view! {
            <tr>
                <td>{name}</td>
                <td>{rank_text(change.rank_from, lang)} {arrow()} {rank_text(change.rank_to, lang)}</td>
                {scored.then(|| view! {
                    <td>
                        {score_text(change.score_from, places, lang)} {arrow()}
                        {score_text(change.score_to, places, lang)}
                    </td>
                    <td>{moved}</td>
                })}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let more = units.len().checked_sub(MOST + 1).map(|more| {
        view! { <p>{page::more_units(more + 1, lang)}</p> }
    });
    view! {
        <table class="mini">
            <thead><tr>
                <th scope="col">{title}</th>
                <th scope="col">{word(Ui::Rank, lang)}</th>
                {scored.then(|| view! {
                    <th scope="col">{word(Ui::Score, lang)}</th>
                    <th scope="col">{word(Ui::ScoreChange, lang)}</th>
                })}
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {more}
    }
    .into_any()
}

fn passing(data: &Dataset, shown: &Shown, why: &Why, lang: Lang) -> AnyView {
    let found = match &why.passing {
        Ok(found) => found,
        Err(reason) => return view! { <p>{story::unsaid(*reason, lang)}</p> }.into_any(),
    };
    let changes =
        analysis::changes(data, why.indicator, why.change.from, why.change.to, &shown.options());
    let places = data.decimals(why.indicator);
    let overtook = story::overtook_text(data, why, lang).unwrap_or_default();
    let overtaken = story::overtaken_by_text(data, why, lang).unwrap_or_default();
    view! {
        <div>{passed_table(data, overtook, &found.overtook, &changes, places, lang)}</div>
        <div>{passed_table(data, overtaken, &found.overtaken_by, &changes, places, lang)}</div>
    }
    .into_any()
}

fn effects(data: &Dataset, why: &Why, lang: Lang) -> Option<impl IntoView + use<>> {
    let headline = story::effects_headline(data, why, lang)?;
    let text = story::effects_text(data, why, lang);
    Some(view! { <div><h3>{headline}</h3> {text.map(|text| view! { <p>{text}</p> })}</div> })
}

fn waterfall(app: App) -> Option<Draw> {
    let shown = app.shown.get()?;
    let spec = ChartSpec {
        kind: ChartKind::Waterfall,
        indicator: shown.indicator,
        period: Some(shown.period),
        versus: shown.versus,
        us: shown.us(),
        options: shown.options(),
        ..ChartSpec::default()
    };
    Some(Arc::new(move |frame| chart::place(shown.data(), &spec, frame).ok()))
}

fn contributions(app: App, data: &Dataset, why: &Why, lang: Lang) -> AnyView {
    match &why.contributions {
        Ok(found) => {
            let headline = story::contributions_headline(data, found, lang);
            let drawing = Signal::derive_local(move || waterfall(app));
            view! {
                <div>
                    {headline.map(|headline| view! { <h3>{headline}</h3> })}
                    <p class="lab">{word(Ui::ContributionRule, lang)}</p>
                    <ChartFigure id="contributions" draw=drawing height=Height::Fixed(240.0) />
                </div>
            }
            .into_any()
        }
        Err(analysis::Unsaid::NoParts | analysis::Unsaid::NoFigure) => ().into_any(),
        Err(reason) => view! { <p>{story::unsaid(*reason, lang)}</p> }.into_any(),
    }
}

/// The panel.
#[component]
pub fn WhyPanel() -> impl IntoView {
    let app = use_app();
    let panel = move || {
        let lang = app.lang.get();
        let shown = app.shown.get()?;
        let data = shown.data();
        let Some(versus) = shown.versus else {
            return Some(view! { <p>{word(Ui::OnePeriodOnly, lang)}</p> }.into_any());
        };
        let Some(us) = shown.us() else {
            return Some(view! { <p>{word(Ui::ChooseUnit, lang)}</p> }.into_any());
        };
        let why = analysis::why(data, us, shown.indicator, versus, shown.period, &shown.options());
        let title = page::why_title(
            &date::period_short(versus, lang),
            &date::period_short(shown.period, lang),
            lang,
        );
        Some(
            view! {
                <div>
                    <h2>{title}</h2>
                    {facts(data, &why, lang)}
                </div>
                {passing(data, &shown, &why, lang)}
                {effects(data, &why, lang)}
                {contributions(app, data, &why, lang)}
            }
            .into_any(),
        )
    };
    view! { <aside class="why" aria-label=move || word(Ui::WhyPanel, app.lang.get())>{panel}</aside> }
}

//! The panel that explains a change of rank: places and points, who passed whom, own effect against
//! the others', what each component brought.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::{self, Change, Passed, Unsaid, Why};
use crate::app::browser::element::{El, el};
use crate::app::browser::timing;
use crate::app::components::chart_figure::{Draw, Height, chart_figure};
use crate::app::components::told::acts;
use crate::app::components::tone::toned;
use crate::app::state::App;
use crate::chart::ChartKind;
use crate::export::Shown;
use crate::locale::words::{Pages, Ui, page, word};
use crate::locale::{Lang, date, number};
use crate::model::{Dataset, Decimal, Given, Origin};
use crate::rank::Rank;
use crate::story::{Finding, WhyFindings};
use crate::{chart, story};

/// The most units that are listed as passed.
const MOST: usize = 5;

/// A figure, marked where it is derived; a dash where there is none.
fn figure(text: Option<(String, Origin)>) -> El {
    let Some((text, origin)) = text else { return el("span").text("–") };
    el("span").class(if origin == Origin::Derived { "der" } else { "" }).text(&text)
}

fn rank_text(rank: Option<Given<Rank>>, lang: Lang) -> El {
    figure(rank.map(|rank| (number::plain(rank.value.decimal(), lang), rank.origin)))
}

fn score_text(score: Option<Given<Decimal>>, places: u8, lang: Lang) -> El {
    figure(score.map(|score| (number::number(score.value, places, lang), score.origin)))
}

/// What was and what is, in an element of this name.
fn moved(tag: &str, from: El, to: El) -> El {
    el(tag).add(from).add(el("span").class("arrow").text(" → ")).add(to)
}

fn ranks(tag: &str, change: &Change, lang: Lang) -> El {
    moved(tag, rank_text(change.rank_from, lang), rank_text(change.rank_to, lang))
}

fn scores(tag: &str, change: &Change, places: u8, lang: Lang) -> El {
    let from = score_text(change.score_from, places, lang);
    moved(tag, from, score_text(change.score_to, places, lang))
}

/// By how much a score moved.
fn points(moved: Decimal, places: u8, lang: Lang) -> El {
    toned("span", moved.round(places).sign(), &number::signed(moved, places, lang))
}

/// Rank and score, before and after.
fn facts(data: &Dataset, why: &Why, lang: Lang) -> El {
    let change = &why.change;
    let shown = data.decimals(why.indicator);
    let fact = |name, figure: El, moved: Option<El>| {
        let figure = match moved {
            Some(moved) => figure.text(" ").add(moved),
            None => figure,
        };
        el("div").add(el("span").class("lab").text(word(name, lang))).add(figure)
    };
    let places = change.places.map(|places| {
        let size = number::whole(i64::from(places.value.unsigned_abs()), lang);
        toned("span", places.value, &size)
    });
    let moved = change.score_change.filter(|_| !change.broken);
    let moved = moved.map(|moved| points(moved.value, shown, lang));
    let scored = change.score_from.is_some() || change.score_to.is_some();
    el("div").class("facts").add(fact(Ui::Rank, ranks("b", change, lang), places)).all(scored.then(
        || {
            // Scores on either side of a change of method do not compare.
            let figure = match change.broken {
                true => el("b").add(score_text(change.score_to, shown, lang)),
                false => scores("b", change, shown, lang),
            };
            fact(Ui::Score, figure, moved)
        },
    ))
}

/// Units that were passed, or that passed, with their ranks and scores.
fn passed_table(
    data: &Dataset,
    title: &str,
    units: &[Passed],
    changes: &[Change],
    places: u8,
    lang: Lang,
) -> El {
    let part = el("div");
    if units.is_empty() {
        return part.add(el("p").text(title));
    }
    // Scores on either side of a change of method do not compare.
    let compares = |change: &Change| !change.broken && change.score_to.is_some();
    let scored = units.iter().any(|passed| compares(&changes[passed.unit]));
    let rows = units.iter().take(MOST).map(|passed| {
        let change = &changes[passed.unit];
        let name = lang.label(&data.units()[passed.unit].name);
        let row = el("tr").add(el("td").text(name)).add(ranks("td", change, lang));
        if !scored {
            return row;
        }
        let moved = change.score_change.map(|moved| points(moved.value, places, lang));
        row.add(scores("td", change, places, lang)).add(el("td").all(moved))
    });
    let column = |name: &str| el("th").attr("scope", "col").text(name);
    let mut head = el("tr").add(column(title)).add(column(word(Ui::Rank, lang)));
    if scored {
        head = head.add(column(word(Ui::Score, lang))).add(column(word(Ui::ScoreChange, lang)));
    }
    let table = el("table").class("mini").add(el("thead").add(head)).add(el("tbody").all(rows));
    let more = units.len().checked_sub(MOST + 1);
    part.add(table).all(more.map(|more| el("p").text(&page::more_units(more + 1, lang))))
}

/// What is seen of a finding, to be copied, with what proves it.
fn said(app: App, seen: Vec<El>, finding: &Finding, lang: Lang) -> El {
    el("div").class("said").all(seen).add(acts(app, finding, None, lang))
}

fn sentence(app: App, finding: &Finding, lang: Lang) -> El {
    said(app, vec![el("p").text(&finding.sentence)], finding, lang)
}

/// Who passed whom: those who did in a table, in sight; that nobody did as a sentence.
fn passing(
    app: App,
    data: &Dataset,
    why: &Why,
    changes: &[Change],
    found: &WhyFindings,
    lang: Lang,
) -> Vec<El> {
    let Ok(passing) = &why.passing else { return Vec::new() };
    let places = data.decimals(why.indicator);
    let sides = [
        (&found.overtook, &passing.overtook, story::overtook_text(data, why, lang)),
        (&found.overtaken_by, &passing.overtaken_by, story::overtaken_by_text(data, why, lang)),
    ];
    let part = |(finding, units, title): (&Option<Finding>, &Vec<Passed>, Option<String>)| {
        let (finding, title) = (finding.as_ref()?, title?);
        let table = passed_table(data, &title, units, changes, places, lang);
        Some(said(app, vec![table], finding, lang))
    };
    sides.into_iter().filter_map(part).collect()
}

fn effects(app: App, data: &Dataset, why: &Why, found: &WhyFindings, lang: Lang) -> Option<El> {
    let headline = story::effects_headline(data, why, lang)?;
    let text = story::effects_text(data, why, lang);
    let seen = std::iter::once(el("h3").text(&headline));
    let seen = seen.chain(text.map(|text| el("p").text(&text))).collect();
    Some(said(app, seen, found.effects.as_ref()?, lang))
}

fn waterfall(shown: &Shown) -> Draw {
    let shown = shown.clone();
    let spec = shown.chart(ChartKind::Waterfall);
    Box::new(move |frame| chart::place(shown.data(), &spec, frame))
}

/// What the panel explains: «us» in the two periods.
struct Explained {
    shown: Shown,
    why: Why,
    changes: Vec<Change>,
    found: WhyFindings,
}

/// Made once for what is shown.
type OfShown = Memo<Option<Arc<Explained>>>;

fn explained(shown: &Shown, lang: Lang) -> Option<Explained> {
    let (versus, us) = (shown.versus?, shown.us()?);
    let (data, options, at) = (shown.data(), shown.options(), shown.indicator);
    let why = analysis::why(data, us, at, versus, shown.period, &options);
    let changes = analysis::changes(data, at, versus, shown.period, &options);
    let found = story::why_findings(data, &why, &changes, lang);
    Some(Explained { shown: shown.clone(), why, changes, found })
}

fn of_shown(app: App, lang: Lang) -> OfShown {
    Memo::new_with_compare(
        move |_| {
            app.shown.with(|shown| {
                let work = || explained(shown.as_ref()?, lang).map(Arc::new);
                let count = |found: &Option<Arc<Explained>>| {
                    found.as_ref().map_or(0, |found| found.changes.len())
                };
                timing::analysed("why", work, count)
            })
        },
        |a, b| match (a.and_then(Option::as_ref), b.and_then(Option::as_ref)) {
            (Some(a), Some(b)) => a.shown != b.shown,
            (None, None) => false,
            _ => true,
        },
    )
}

/// What of the contributions of the parts is to be seen: their picture, why there is none, nothing.
/// A break is told above.
fn contributions_key(of: OfShown) -> String {
    match of.get().as_ref().map(|of| &of.why.contributions) {
        Some(Ok(_)) => "picture".to_owned(),
        None | Some(Err(Unsaid::NoParts | Unsaid::NoFigure | Unsaid::Break)) => String::new(),
        Some(Err(reason)) => format!("{}", *reason as u8),
    }
}

fn contributions_said(app: App, of: OfShown, lang: Lang) -> Vec<El> {
    let Some(of) = of.get() else { return Vec::new() };
    let Ok(parts) = of.why.contributions.as_ref() else { return Vec::new() };
    let data = of.shown.data();
    let rule = el("p").class("lab").text(&story::contributions_rule(parts, lang));
    let headline = story::contributions_headline(data, parts, lang);
    match headline.zip(story::contributions_finding(data, &of.why, lang)) {
        Some((headline, finding)) => {
            vec![said(app, vec![el("h3").text(&headline), rule], &finding, lang)]
        }
        None => vec![rule],
    }
}

/// The contributions of the parts. The picture stays while years change, so that nothing jumps.
fn contributions(app: App, of: OfShown, lang: Lang) -> Vec<El> {
    match of.get().as_ref().map(|of| &of.why.contributions) {
        Some(Ok(_)) => {
            let draw = move || app.shown.get().map(|shown| waterfall(&shown));
            let picture = chart_figure("contributions", lang, || Height::Fixed(240.0), draw);
            vec![el("div").live(move || contributions_said(app, of, lang)).add(picture)]
        }
        None | Some(Err(Unsaid::NoParts | Unsaid::NoFigure | Unsaid::Break)) => Vec::new(),
        Some(Err(reason)) => vec![el("p").text(story::unsaid(*reason, lang))],
    }
}

fn panel(app: App, shown: &Shown, of: OfShown, lang: Lang) -> Vec<El> {
    let data = shown.data();
    let Some(versus) = shown.versus else {
        let why =
            if shown.periods.len() > 1 { Pages::NoEarlierPeriod } else { Pages::OnePeriodOnly };
        return vec![el("p").text(word(why, lang))];
    };
    let Some(of) = of.get() else {
        return vec![el("p").text(word(Pages::ChooseUnit, lang))];
    };
    let Explained { why, changes, found, .. } = &*of;
    let title = page::why_title(
        &date::period_short(versus, lang),
        &date::period_short(shown.period, lang),
        lang,
    );
    let mut parts = vec![el("div").add(el("h2").text(&title)).add(facts(data, why, lang))];
    parts.extend(found.change.iter().map(|finding| sentence(app, finding, lang)));
    parts.extend(passing(app, data, why, changes, found, lang));
    let others = found.others.iter().chain(&found.bounds);
    parts.extend(others.map(|finding| sentence(app, finding, lang)));
    let unsaid = found.unsaid.iter();
    parts.extend(unsaid.map(|reason| el("p").text(story::unsaid(*reason, lang))));
    parts.extend(effects(app, data, why, found, lang));
    parts
}

/// The panel.
pub fn why_panel(app: App, lang: Lang) -> El {
    let of = of_shown(app, lang);
    let parts = move || {
        let shown = app.shown.get();
        shown.map(|shown| panel(app, &shown, of, lang)).unwrap_or_default()
    };
    el("aside")
        .class("why")
        .label(word(Pages::WhyPanel, lang))
        .live(parts)
        .live_by(move || contributions_key(of), move || contributions(app, of, lang))
}

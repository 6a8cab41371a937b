//! One index of the unit: score of maximum, share, change, rank; what last year was.

use leptos::prelude::WithUntracked;

use crate::analysis::{Card, Overview};
use crate::app::browser::dom;
use crate::app::browser::element::{El, el};
use crate::app::browser::history::Step;
use crate::app::components::tone::toned;
use crate::app::state::App;
use crate::locale::words::{self, Pages, Ui, page, word};
use crate::locale::{Lang, Noun, date, number};
use crate::model::{Dataset, Decimal, Given, Measure, Origin};
use crate::share::{self, Page, ViewState};

/// A figure, marked where it is derived.
fn figure(tag: &str, origin: Origin, text: &str) -> El {
    el(tag).class(if origin == Origin::Derived { "der" } else { "" }).text(text)
}

/// A text and where it comes from.
fn sourced(text: &str, origin: Origin, lang: Lang) -> El {
    el("span").text(text).text(" ").mark(origin, lang)
}

/// A small line over or under a figure.
fn small(text: &str) -> El {
    el("span").class("lab").text(text)
}

/// The decimals of a change: as announced, else as the index shows its scores.
fn places_of(change: Given<Decimal>, usual: u8) -> u8 {
    if change.origin == Origin::Published { change.value.scale() } else { usual }
}

fn score(data: &Dataset, card: &Card, lang: Lang) -> El {
    let indicator = &data.indicators()[card.indicator];
    let places = data.decimals(card.indicator);
    let line = el("div").class("fig");
    let Some(score) = card.score else {
        let why = card.missing.map_or("", |reason| words::missing(reason, lang));
        return line.add(el("b").text("–")).add(el("span").text(why));
    };
    if indicator.measure == Measure::Percent {
        let text = number::percent(score.value, places, lang);
        return line.add(figure("b", score.origin, &text)).mark(score.origin, lang);
    }
    let text = number::number(score.value, places, lang);
    let mut of = el("span");
    if let Some(maximum) = card.maximum {
        let text = number::plain(maximum.value, lang);
        of = of.text("/ ").add(figure("span", maximum.origin, &text)).text(" ");
    }
    line.add(figure("b", score.origin, &text))
        .add(of.text(Noun::Point.form(2, lang)))
        .mark(score.origin, lang)
}

fn share(data: &Dataset, card: &Card, lang: Lang) -> Option<El> {
    let percent = card.percent?;
    let width = percent.value.to_f64().clamp(0.0, 100.0);
    let is_percent = data.indicators()[card.indicator].measure == Measure::Percent;
    let left = if is_percent {
        let top = card.maximum.map_or(Decimal::HUNDRED, |maximum| maximum.value);
        el("span").text(&page::of_maximum_percent(top, lang))
    } else {
        sourced(&page::share_of_maximum(percent.value, lang), percent.origin, lang)
    };
    let right = match (card.percent_agrees, card.maximum) {
        (Some(agrees), _) => {
            let text = if agrees { Pages::RecomputedAgrees } else { Pages::RecomputedDiffers };
            Some(sourced(word(text, lang), Origin::Computed, lang))
        }
        (None, Some(maximum)) if maximum.origin == Origin::Derived => {
            Some(sourced(&page::maximum_derived(maximum.value, lang), Origin::Derived, lang))
        }
        _ => None,
    };
    let bar = format!(
        r#"<svg aria-hidden="true"><rect class="all" width="100%" height="100%"/><rect class="got" width="{width:.2}%" height="100%"/></svg>"#
    );
    Some(el("div").class("share").markup(&bar).add(el("p").add(left).all(right)))
}

fn change(data: &Dataset, card: &Card, versus: &str, lang: Lang) -> El {
    let indicator = &data.indicators()[card.indicator];
    let usual = data.decimals(card.indicator);
    let against = small(&page::against_capital(versus, lang));
    match card.change.score_change {
        Some(change) if !card.change.broken => {
            let places = places_of(change, usual);
            let size = number::score_change(change.value, places, indicator.measure, lang);
            let size = toned("b", change.value.sign(), &size);
            el("div").add(against.mark(change.origin, lang)).add(size)
        }
        other => {
            let why = other.map_or("", |_| word(Pages::MethodChanged, lang));
            el("div").add(against).add(el("b").class("no").text("–")).add(small(why))
        }
    }
}

/// The rank, and the places where it is compared with an earlier one.
fn rank(card: &Card, compared: bool, lang: Lang) -> El {
    let mut label = small(word(Ui::Rank, lang));
    let mut text = "–".to_owned();
    if let Some(rank) = card.standing.shown() {
        label = label.mark(rank.origin, lang);
        text = number::plain(rank.value.decimal(), lang);
        if let Some(of) = card.standing.of {
            text = format!("{text}/{}", number::whole(of as i64, lang));
        }
    }
    let mut figure = el("b").text(&text);
    if let Some(places) = card.change.places.filter(|_| compared) {
        let size = Noun::Place.count(i64::from(places.value.abs()), lang);
        figure = figure.text(" ").add(toned("span", places.value, &size));
    }
    let differs = (card.standing.agreement == crate::rank::Agreement::Differ)
        .then_some(card.standing.computed)
        .flatten()
        .map(|rank| small(&page::computed_rank_is(rank.decimal(), lang)));
    el("div").add(label).add(figure).all(differs)
}

fn before(data: &Dataset, card: &Card, versus: &str, lang: Lang) -> Option<El> {
    let indicator = &data.indicators()[card.indicator];
    let places = data.decimals(card.indicator);
    let score = card.change.score_from;
    let rank = card.change.rank_from;
    let origin = score.map(|given| given.origin).or(rank.map(|given| given.origin))?;
    let mut line = el("p").class("was").text(versus).text(" ").mark(origin, lang).text(": ");
    if let Some(score) = score {
        let text = number::score(score.value, places, indicator.measure, lang);
        line = line.add(figure("span", score.origin, &text));
    }
    if score.is_some() && rank.is_some() {
        line = line.text(", ");
    }
    if let Some(rank) = rank {
        let text = number::plain(rank.value.decimal(), lang);
        let text = figure("span", rank.origin, &text);
        line = line.text(page::rank_word(lang)).text(" ").add(text);
    }
    Some(line)
}

/// The card of one index.
pub fn card(app: App, data: &Dataset, overview: &Overview, card: &Card, lang: Lang) -> El {
    let indicator = &data.indicators()[card.indicator];
    let name = lang.label(indicator.short_name());
    let long = lang.label(&indicator.name);
    let long = if long == name { "" } else { long };
    let id = indicator.id.clone();
    let there = app.view.with_untracked(|view| ViewState {
        page: Page::Ranking,
        indicator: Some(id),
        ..view.clone()
    });
    let link = el("a").attr("href", &share::encode(&there)).text(name).follow(move || {
        dom::focus("content");
        app.change_view(Step::Push, |view| view.clone_from(&there));
    });
    let made = el("article")
        .class("card")
        .add(el("h2").add(link).add(el("span").text(long)))
        .add(score(data, card, lang))
        .all(share(data, card, lang));
    let pair = el("div").class("pair");
    let Some(versus) = overview.vs else { return made.add(pair.add(rank(card, false, lang))) };
    let short = date::period_short(versus, lang);
    let full = crate::locale::capitalised(&date::period(versus, lang));
    made.add(pair.add(change(data, card, &short, lang)).add(rank(card, true, lang)))
        .all(before(data, card, &full, lang))
}

//! Sentences ready for a report, in the register of officials.

use super::{overview_finding, phrase};
use crate::analysis::{Card, Overview};
use crate::locale::words::missing;
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, date, number};
use crate::model::{Dataset, Measure, Origin};

/// From so many lost places on, reports say «tụt» instead of «giảm».
const PLUNGE: i32 = 5;

/// Up to so many places, reports write two digits: «giảm 02 bậc», but «giảm 4 bậc».
const TWO_DIGITS: i32 = 3;

/// The whole report: the finding, then a sentence for each index.
pub fn report(ds: &Dataset, overview: &Overview, lang: Lang) -> Vec<String> {
    let finding = overview_finding(overview).report(ds, lang);
    let cards = overview.cards.iter().map(|card| card_sentence(ds, overview, card, lang));
    std::iter::once(finding).chain(cards).collect()
}

/// One index: «PAR INDEX: 80,98/100 điểm, giảm 8,37 điểm; hạng 13/13, giảm 4 bậc.»
pub fn card_sentence(ds: &Dataset, overview: &Overview, card: &Card, lang: Lang) -> String {
    let compared = overview.vs.is_some();
    let name = phrase::short(ds, card.indicator, lang);
    let mut parts = Vec::new();
    let score = [
        score(ds, overview, card, lang),
        score_change(ds, card, lang).filter(|_| compared && card.score.is_some()),
    ];
    let rank = [rank(card, lang), places(card, lang).filter(|_| compared)];
    for clause in [score, rank] {
        let said: Vec<String> = clause.into_iter().flatten().collect();
        if !said.is_empty() {
            parts.push(said.join(", "));
        }
    }
    format!("{name}: {}.", parts.join("; "))
}

fn score(ds: &Dataset, overview: &Overview, card: &Card, lang: Lang) -> Option<String> {
    let reached = |percent| lang.pick(format!("đạt {percent}"), percent);
    let percent = card.percent.filter(|percent| percent.origin == Origin::Published);
    let percent =
        percent.map(|percent| number::percent(percent.value, percent.value.scale(), lang));
    let Some(given) = card.score else {
        return match (percent, card.missing) {
            (Some(percent), _) => Some(reached(percent)),
            (None, Some(reason)) => Some(missing(reason, lang).to_owned()),
            (None, None) => None,
        };
    };
    let indicator = &ds.indicators()[card.indicator];
    let decimals = ds.decimals(card.indicator);
    if indicator.measure == Measure::Percent {
        return Some(reached(number::percent(given.value, decimals, lang)));
    }
    let maximum = ds.maximum(overview.unit, card.indicator, overview.period);
    let of = match (maximum, &percent) {
        // A maximum that follows from the percentage says nothing new: the percentage does.
        (Some(maximum), Some(percent)) if maximum.origin != Origin::Published => {
            return Some(reached(percent.clone()));
        }
        (Some(maximum), _) if maximum.origin == Origin::Published => {
            format!("/{}", number::plain(maximum.value, lang))
        }
        _ => String::new(),
    };
    let figure = number::number(given.value, decimals, lang);
    let points = format!("{figure}{of}{NO_BREAK_SPACE}{}", Noun::Point.form(2, lang));
    Some(match percent {
        Some(percent) => {
            lang.pick(format!("{points} đạt {percent}"), format!("{points} ({percent})"))
        }
        None => points,
    })
}

fn score_change(ds: &Dataset, card: &Card, lang: Lang) -> Option<String> {
    let change = &card.change;
    if change.broken {
        let from = date::period(change.from, lang);
        return Some(lang.pick(
            format!("không so điểm với {from} do đổi cách tính"),
            format!("not comparable with the score of {from}, as the method changed"),
        ));
    }
    let given = change.score_change?;
    let in_percent = ds.indicators()[card.indicator].measure == Measure::Percent;
    let size = match (in_percent, lang) {
        // Announced so, though it means percentage points.
        (true, Lang::Vi) => format!("{}%", phrase::change_size(ds, card.indicator, given, lang).0),
        _ => phrase::change_amount(ds, card.indicator, given, lang),
    };
    Some(match given.value.sign() {
        0 => lang.pick("điểm không đổi", "score unchanged").to_owned(),
        sign if sign > 0 => lang.pick(format!("tăng {size}"), format!("up {size}")),
        _ => lang.pick(format!("giảm {size}"), format!("down {size}")),
    })
}

fn rank(card: &Card, lang: Lang) -> Option<String> {
    let shown = card.standing.shown()?;
    Some(phrase::rank_of(shown.value, card.standing.of, lang))
}

fn places(card: &Card, lang: Lang) -> Option<String> {
    let places = card.change.places?.value;
    let size = if places.abs() <= TWO_DIGITS {
        Noun::Place.count_formal(i64::from(places.abs()), lang)
    } else {
        Noun::Place.count(i64::from(places.abs()), lang)
    };
    Some(match (places, lang) {
        (0, Lang::Vi) => "giữ nguyên hạng".to_owned(),
        (0, Lang::En) => "unchanged".to_owned(),
        (places, Lang::Vi) if places > 0 => format!("tăng {size}"),
        (places, Lang::Vi) if places <= -PLUNGE => format!("tụt {size}"),
        (_, Lang::Vi) => format!("giảm {size}"),
        (places, Lang::En) if places > 0 => format!("up {size}"),
        (_, Lang::En) => format!("down {size}"),
    })
}

//! The result of a unit in each index, as officials announce it.

use super::stating::{Stating, ended};
use crate::analysis::{Card, Overview};
use crate::locale::words::missing;
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, date, number};
use crate::model::{Dataset, Measure, Origin};
use crate::story::text::said;
use crate::story::{Text, What, overview, phrase};

/// From so many lost places on, reports say «tụt» instead of «giảm».
const PLUNGE: i32 = 5;

/// Up to so many places, reports write two digits: «giảm 02 bậc», but «giảm 4 bậc».
const TWO_DIGITS: i32 = 3;

/// The words for a report: the finding, then a sentence for each index.
pub fn report(ds: &Dataset, overview: &Overview, lang: Lang) -> Vec<String> {
    report_texts(ds, overview, lang).iter().map(Text::letters).collect()
}

/// The same with what each number states.
pub fn report_texts(ds: &Dataset, overview: &Overview, lang: Lang) -> Vec<Text> {
    let finding = overview_text(ds, overview, lang);
    let cards = overview.cards.iter().map(|card| card_text(ds, overview, card, lang));
    std::iter::once(finding).chain(cards).collect()
}

/// What stands above a unit's indices: «Trong 04 chỉ số thì có 03 chỉ số tụt hạng so với năm 2021.»
pub fn overview_text(ds: &Dataset, overview: &Overview, lang: Lang) -> Text {
    let first = overview.cards.first().map_or(0, |card| card.indicator);
    let stating = Stating::new(ds, lang, first, overview.period).unit(overview.unit);
    let stating = stating.versus(overview.vs);
    let formal = |n: usize| lang.pick(number::two_digits(n as i64, lang), n.to_string());
    let finding = overview::overview_finding(overview);
    ended(finding.said(ds, lang, lang.pick("thì có", ""), &|what, n| {
        stating.figure(formal(n), What::Count(what))
    }))
}

/// One index: «PAR INDEX: đạt 80,98/100 điểm, giảm 8,37 điểm so với năm 2021, giảm 4 bậc, xếp thứ
/// 13/13.»
pub fn card_text(ds: &Dataset, overview: &Overview, card: &Card, lang: Lang) -> Text {
    let stating = Stating::new(ds, lang, card.indicator, overview.period).unit(overview.unit);
    let stating = stating.versus(overview.vs);
    let name = phrase::short(ds, card.indicator, lang);
    let compared = overview.vs.is_some();
    let score = score(&stating, card);
    let change = score_change(&stating, card).filter(|_| compared && card.score.is_some());
    let mut places = places(&stating, card).filter(|_| compared);
    // Whatever comes first says against when.
    if let (None, Some(vs), Some(places)) = (&change, overview.vs, &mut places) {
        places.add(&against(date::period(vs, lang), lang));
    }
    let rank = card.standing.shown().map(|shown| {
        let rank = stating.rank(shown.value, card.standing.of);
        said!(lang, "xếp thứ {0}", "ranked {0}", rank)
    });
    let clauses: Vec<Text> = [score, change, places, rank].into_iter().flatten().collect();
    ended(said!(lang, "{0}: {1}", "{0}: {1}", name, Text::joined(&clauses, ", ")))
}

fn against(vs: String, lang: Lang) -> Text {
    said!(lang, " so với {0}", " on {0}", vs)
}

fn score(stating: &Stating<'_>, card: &Card) -> Option<Text> {
    let lang = stating.lang;
    let reached = |figure: Text| said!(lang, "đạt {0}", "{0}", figure);
    let percent = card.percent.filter(|percent| percent.origin == Origin::Published);
    let percent = percent.map(|percent| {
        stating.figure(number::percent(percent.value, percent.value.scale(), lang), What::Percent)
    });
    let Some(given) = card.score else {
        return match (percent, card.missing) {
            (Some(percent), _) => Some(reached(percent)),
            (None, reason) => reason.map(|reason| missing(reason, lang).into()),
        };
    };
    if stating.ds.indicators()[card.indicator].measure == Measure::Percent {
        return Some(reached(stating.score(given.value, What::Score)));
    }
    let mut points = stating.score(given.value, What::Score);
    if let Some(maximum) = card.maximum.filter(|maximum| maximum.origin == Origin::Published) {
        points.push("/");
        points.add(&stating.figure(number::plain(maximum.value, lang), What::Maximum));
    }
    points.push(&format!("{NO_BREAK_SPACE}{}", Noun::Point.form(2, lang)));
    Some(match percent {
        Some(percent) => said!(lang, "{0} đạt {1}", "{0} ({1})", points, percent),
        None => reached(points),
    })
}

fn score_change(stating: &Stating<'_>, card: &Card) -> Option<Text> {
    let (lang, change) = (stating.lang, &card.change);
    let from = date::period(change.from, lang);
    if change.broken {
        return Some(said!(
            lang,
            "điểm không so với {0} do đổi cách tính",
            "not comparable with the score of {0}, as the method changed",
            from
        ));
    }
    let given = change.score_change?;
    let in_percent = stating.ds.indicators()[card.indicator].measure == Measure::Percent;
    let size = match (in_percent, lang) {
        // Announced so, though it means percentage points.
        (true, Lang::Vi) => {
            let figure = phrase::change_size(stating.ds, card.indicator, given, lang).0;
            stating.figure(format!("{figure}%"), What::ScoreChange)
        }
        _ => stating.amount(given, What::ScoreChange),
    };
    let mut text = match given.value.sign() {
        0 => Text::plain(lang.pick("điểm không đổi", "score unchanged")),
        sign if sign > 0 => said!(lang, "tăng {0}", "up {0}", size),
        _ => said!(lang, "giảm {0}", "down {0}", size),
    };
    text.add(&against(from, lang));
    Some(text)
}

fn places(stating: &Stating<'_>, card: &Card) -> Option<Text> {
    let lang = stating.lang;
    let places = card.change.places?.value;
    let n = i64::from(places.abs());
    let formal = places.abs() <= TWO_DIGITS && lang == Lang::Vi;
    let figure = if formal { number::two_digits(n, lang) } else { number::whole(n, lang) };
    let mut size = stating.figure(figure, What::Places);
    size.push(&format!("{NO_BREAK_SPACE}{}", Noun::Place.form(n, lang)));
    Some(match places {
        0 => Text::plain(lang.pick("giữ nguyên hạng", "rank unchanged")),
        places if places > 0 => said!(lang, "tăng {0}", "up {0}", size),
        places if places <= -PLUNGE => said!(lang, "tụt {0}", "down {0}", size),
        _ => said!(lang, "giảm {0}", "down {0}", size),
    })
}

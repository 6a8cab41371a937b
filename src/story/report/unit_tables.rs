//! Tables of a unit: its results, and those of the period compared with.

use super::{Rows, UnitReport};
use crate::locale::words::{missing, origin};
use crate::locale::{Lang, date, number};
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Measure, Origin};
use crate::rank::Rank;
use crate::story::phrase;

/// Where there is nothing.
pub(super) fn none() -> String {
    "–".to_owned()
}

/// A figure and, where it was not published as it is, that it follows from others.
pub(super) fn marked(text: String, from: Origin, lang: Lang) -> String {
    match from {
        Origin::Derived => format!("{text} ({})", origin(from, lang)),
        Origin::Published | Origin::Computed => text,
    }
}

pub(super) fn score(
    ds: &Dataset,
    at: IndicatorIx,
    given: Option<Given<Decimal>>,
    lang: Lang,
) -> String {
    let measure = ds.indicators()[at].measure;
    given.map_or_else(none, |given| {
        let text = number::figure(given.value, ds.decimals(at), measure, lang);
        marked(text, given.origin, lang)
    })
}

pub(super) fn rank(given: Option<Given<Rank>>, of: Option<usize>, lang: Lang) -> String {
    given.map_or_else(none, |given| {
        let rank = number::plain(given.value.decimal(), lang);
        let of = of.map(|of| format!("/{}", number::whole(of as i64, lang)));
        marked(format!("{rank}{}", of.unwrap_or_default()), given.origin, lang)
    })
}

pub(super) fn places(given: Option<Given<i32>>, lang: Lang) -> String {
    given.map_or_else(none, |given| number::signed(i64::from(given.value).into(), 0, lang))
}

/// A change of score with its sign, as many decimals as it was announced with.
pub(super) fn change(
    ds: &Dataset,
    at: IndicatorIx,
    given: Option<Given<Decimal>>,
    lang: Lang,
) -> String {
    given.map_or_else(none, |given| {
        let size = phrase::change_size(ds, at, given, lang).1;
        number::signed(given.value, size, lang)
    })
}

/// The results of the period.
pub(super) fn results(of: &UnitReport<'_>) -> Rows {
    let (ds, lang) = (of.ds, of.lang);
    let row = |card: &crate::analysis::Card| {
        let at = card.indicator;
        let result = match (card.score, card.missing) {
            (None, Some(reason)) => missing(reason, lang).to_owned(),
            (given, _) => score(ds, at, given, lang),
        };
        let maximum = card.maximum.map_or_else(none, |maximum| {
            let percent = ds.indicators()[at].measure == Measure::Percent;
            let sign = if percent { "%" } else { "" };
            marked(format!("{}{sign}", number::plain(maximum.value, lang)), maximum.origin, lang)
        });
        let percent = card.percent.map_or_else(none, |percent| {
            let places = match percent.origin {
                Origin::Published => percent.value.scale(),
                Origin::Derived | Origin::Computed => 2,
            };
            let text = number::percent(percent.value, places, lang);
            match percent.origin {
                Origin::Published => text,
                from => format!("{text} ({})", origin(from, lang)),
            }
        });
        let ranked = rank(card.standing.shown(), card.standing.of, lang);
        vec![phrase::short(ds, at, lang), result, maximum, percent, ranked]
    };
    let when = date::period(of.overview.period, lang);
    Rows {
        caption: lang.pick(
            format!("Kết quả các chỉ số {when} của {}", of.name()),
            format!("Results of {} by index, {when}", of.name()),
        ),
        head: lang
            .pick(
                ["Chỉ số", "Kết quả", "Tối đa", "Tỷ lệ đạt", "Thứ hạng"],
                ["Index", "Result", "Maximum", "Share of maximum", "Rank"],
            )
            .map(String::from)
            .into(),
        rows: of.overview.cards.iter().map(row).collect(),
    }
}

/// The results of both periods. `None` where there is none to compare with.
pub(super) fn against_last_year(of: &UnitReport<'_>) -> Option<Rows> {
    let (ds, lang) = (of.ds, of.lang);
    let vs = of.overview.vs?;
    let rows: Vec<Vec<String>> = of
        .changes()
        .map(|(one, found)| {
            let at = one.card.indicator;
            let scored = !found.broken;
            vec![
                phrase::short(ds, at, lang),
                score(ds, at, found.score_from.filter(|_| scored), lang),
                score(ds, at, found.score_to, lang),
                change(ds, at, found.score_change.filter(|_| scored), lang),
                rank(found.rank_from, None, lang),
                rank(found.rank_to, None, lang),
                places(found.places, lang),
            ]
        })
        .collect();
    let [then, now] = [vs, of.overview.period].map(|period| date::period_short(period, lang));
    let head = lang.pick(
        [
            "Chỉ số".to_owned(),
            format!("Kết quả {then}"),
            format!("Kết quả {now}"),
            "Tăng, giảm".to_owned(),
            format!("Hạng {then}"),
            format!("Hạng {now}"),
            "Số bậc".to_owned(),
        ],
        [
            "Index".to_owned(),
            format!("Result {then}"),
            format!("Result {now}"),
            "Change".to_owned(),
            format!("Rank {then}"),
            format!("Rank {now}"),
            "Places".to_owned(),
        ],
    );
    (!rows.is_empty()).then(|| Rows {
        caption: lang.pick(
            format!("Kết quả và thứ hạng, {then} và {now}"),
            format!("Results and ranks, {then} and {now}"),
        ),
        head: head.into(),
        rows,
    })
}

//! What is drawn, in a line under the finding.

use super::phrase;
use crate::analysis::Trend;
use crate::locale::{Lang, Noun, date, list, number};
use crate::model::{Dataset, Decimal, Direction, IndicatorIx, Measure, Period, UnitIx};
use crate::rank::RankOptions;

/// «Điểm PCI tổng hợp của 63 tỉnh, thành phố, thang 100 điểm, cao xếp trước».
pub fn ranking_subtitle(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    options: &RankOptions,
    lang: Lang,
) -> String {
    let figures = listed(ds, indicator, period, options);
    let scored = figures.iter().any(|(_, scored)| *scored);
    let about = &ds.indicators()[indicator];
    let name = if about.parent.is_some() {
        let index = phrase::short(ds, ds.index_of(indicator), lang);
        format!("{} ({index})", phrase::inside(ds, indicator, lang))
    } else {
        phrase::short(ds, indicator, lang)
    };
    let total = about.parent.is_none() && ds.parts(indicator).next().is_some();
    let what = match (scored, about.measure, lang) {
        (false, _, Lang::Vi) => format!("Thứ hạng {name}"),
        (false, _, Lang::En) => format!("Ranks in {name}"),
        (true, Measure::Percent, Lang::Vi) => format!("Tỷ lệ {name}"),
        (true, Measure::Percent, Lang::En) => format!("Rates of {name}"),
        (true, Measure::Points, Lang::Vi) if total => format!("Điểm {name} tổng hợp"),
        (true, Measure::Points, Lang::En) if total => format!("Total scores of {name}"),
        (true, Measure::Points, Lang::Vi) => format!("Điểm {name}"),
        (true, Measure::Points, Lang::En) => format!("Scores of {name}"),
    };
    let units: Vec<UnitIx> = figures.iter().map(|(unit, _)| *unit).collect();
    let mut text = of_units(ds, what, &units, options, lang);
    if !scored {
        text.push_str(lang.pick(", chỉ công bố hạng", ", only ranks are published"));
        return text;
    }
    if let Some(scale) = scale(ds, [indicator], period, lang) {
        text.push_str(&scale);
    }
    text.push_str(match (about.direction, lang) {
        (Direction::HigherIsBetter, Lang::Vi) => ", cao xếp trước",
        (Direction::LowerIsBetter, Lang::Vi) => ", thấp xếp trước",
        (Direction::HigherIsBetter, Lang::En) => ", highest first",
        (Direction::LowerIsBetter, Lang::En) => ", lowest first",
    });
    text
}

/// «Điểm 10 thành phần PCI năm 2016, thang 10 điểm, xếp theo điểm tổng hợp».
pub fn components_subtitle(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    lang: Lang,
) -> String {
    let parts: Vec<IndicatorIx> =
        ds.parts(indicator).filter(|part| ds.slice(*part, period).is_some()).collect();
    let (name, when) = (phrase::short(ds, indicator, lang), date::period(period, lang));
    let count = Noun::Component.count(parts.len() as i64, lang);
    let scale = scale(ds, parts.iter().copied(), period, lang).unwrap_or_default();
    lang.pick(
        format!("Điểm {count} {name} {when}{scale}, xếp theo điểm tổng hợp"),
        format!("Scores of {count} of {name}, {when}{scale}, by total score"),
    )
}

/// What is drawn of an indicator over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// Ranks in all periods.
    Ranks,
    /// Scores in all periods.
    Scores,
    /// Ranks in two periods, the earlier one first.
    TwoRanks(Period, Period),
    /// Scores in two periods, the earlier one first.
    TwoScores(Period, Period),
}

/// «Thứ hạng PCI của 63 tỉnh, thành phố, 2011–2016», «Điểm PCI của 63 tỉnh, thành phố, 2015 và
/// 2016»: the units are those of the last period. Scores that do not compare with those before are
/// alone.
pub fn change_subtitle(
    ds: &Dataset,
    trend: &Trend,
    drawn: Drawn,
    options: &RankOptions,
    lang: Lang,
) -> String {
    let name = phrase::short(ds, trend.indicator, lang);
    let about = &ds.indicators()[trend.indicator];
    let scored = matches!(drawn, Drawn::Scores | Drawn::TwoScores(..));
    let what = match (scored, about.measure) {
        (false, _) => lang.pick(format!("Thứ hạng {name}"), format!("Ranks in {name}")),
        (true, Measure::Points) => lang.pick(format!("Điểm {name}"), format!("Scores of {name}")),
        (true, Measure::Percent) => lang.pick(format!("Tỷ lệ {name}"), format!("Rates of {name}")),
    };
    let (last, when) = match drawn {
        Drawn::Ranks | Drawn::Scores => match (trend.periods.first(), trend.periods.last()) {
            (Some(first), Some(last)) if first != last => (*last, date::span(*first, *last, lang)),
            (_, Some(last)) => (*last, date::period_short(*last, lang)),
            (_, None) => return what,
        },
        Drawn::TwoScores(from, to) if about.breaks_between(from, to).next().is_some() => {
            (to, date::period_short(to, lang))
        }
        Drawn::TwoRanks(from, to) | Drawn::TwoScores(from, to) => {
            let both = [from, to].map(|period| date::period_short(period, lang));
            (to, list(&both, lang))
        }
    };
    let units = listed(ds, trend.indicator, last, options).into_iter();
    let units: Vec<UnitIx> =
        units.filter(|(_, has_score)| *has_score || !scored).map(|(unit, _)| unit).collect();
    format!("{}, {when}", of_units(ds, what, &units, options, lang))
}

/// The units that have a score or a rank, and whether it is a score.
fn listed(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    options: &RankOptions,
) -> Vec<(UnitIx, bool)> {
    let Some(slice) = ds.slice(indicator, period) else {
        return Vec::new();
    };
    let other = options.common_with.map(|other| ds.slice(indicator, other));
    let common = |unit: UnitIx| {
        other.is_none_or(|other| {
            other.and_then(|slice| slice.cell(unit)).is_some_and(|cell| cell.score.is_ok())
        })
    };
    slice
        .cells()
        .filter(|cell| {
            let unit = &ds.units()[cell.unit];
            let inside = options.group.is_none() || unit.group == options.group;
            !unit.aggregate && inside && common(cell.unit)
        })
        .filter(|cell| cell.score.is_ok() || cell.published_rank().is_some())
        .map(|cell| (cell.unit, cell.score.is_ok()))
        .collect()
}

/// «… của 63 tỉnh, thành phố», with the group where one is chosen.
fn of_units(
    ds: &Dataset,
    what: String,
    units: &[UnitIx],
    options: &RankOptions,
    lang: Lang,
) -> String {
    let count = phrase::noun(ds, units.iter().copied()).count(units.len() as i64, lang);
    let text = lang.pick(format!("{what} của {count}"), format!("{what}, {count}"));
    match options.group.and_then(|group| ds.groups().get(group)) {
        Some(group) => {
            let name = lang.label(&group.name);
            lang.pick(format!("{text} thuộc {name}"), format!("{text} in {name}"))
        }
        None => text,
    }
}

/// «, thang 100 điểm», if all indicators share a maximum.
fn scale(
    ds: &Dataset,
    indicators: impl IntoIterator<Item = IndicatorIx>,
    period: Period,
    lang: Lang,
) -> Option<String> {
    let mut maxima = indicators.into_iter().map(|ix| {
        let indicator = &ds.indicators()[ix];
        let points = indicator.measure == Measure::Points;
        indicator.maximum_at(period).filter(|_| points).map(|(maximum, _)| maximum)
    });
    let first: Decimal = maxima.next()??;
    if !maxima.all(|other| other == Some(first)) {
        return None;
    }
    let figure = number::plain(first, lang);
    let points =
        format!("{figure}{}{}", crate::locale::NO_BREAK_SPACE, lang.pick("điểm", "points"));
    Some(lang.pick(format!(", thang {points}"), format!(", out of {points}")))
}

//! Tables of an index as a whole: the ranking, the groups, the components.

use super::field::{Member, scores};
use super::unit_tables::{change, none, places, rank, score};
use super::words::in_group;
use super::{FieldReport, Piece, Rows};
use crate::analysis::spread;
use crate::locale::{date, number};
use crate::model::{Decimal, Direction, Given, IndicatorIx, UnitIx};
use crate::story::text::said;
use crate::story::{Text, What, phrase};

/// The most rows of a ranking; of a longer one the best and the last stand there.
const ROWS: usize = 100;

/// How many of the last stand in a ranking that is too long.
const LAST: usize = 10;

/// The ranking.
pub(super) fn ranking(of: &FieldReport<'_>) -> Rows {
    let (ds, lang, at) = (of.ds, of.lang, of.indicator);
    let overall = of.overall.as_ref();
    let ranked = of.members.iter().any(|member| member.standing.shown().is_some());
    let grouped = of.options.group.is_none()
        && of.members.iter().any(|member| ds.units()[member.unit].group.is_some());
    let compared = of.vs.filter(|_| {
        of.members.iter().any(|member| {
            member
                .change
                .is_some_and(|change| change.rank_from.is_some() || change.score_from.is_some())
        })
    });
    let scored = compared.is_some() && !of.broken();
    let row = |member: &Member| {
        let about = &ds.units()[member.unit];
        let mut row = Vec::new();
        if ranked || overall.is_none() {
            row.push(rank(member.standing.shown(), None, lang));
        }
        row.extend(overall.map(|all| rank(all.get(member.unit).shown(), None, lang)));
        row.push(phrase::unit(ds, member.unit, lang));
        if grouped {
            let group = about.group.and_then(|group| ds.groups().get(group));
            row.push(group.map_or_else(none, |group| lang.label(&group.name).to_owned()));
        }
        row.push(score(ds, at, member.score, lang));
        if compared.is_some() {
            let found = member.change.as_ref();
            if scored {
                row.push(change(ds, at, found.and_then(|found| found.score_change), lang));
            }
            row.push(rank(found.and_then(|found| found.rank_from), None, lang));
            row.push(places(found.and_then(|found| found.places), lang));
        }
        row
    };
    let mut head = Vec::new();
    match overall {
        None => head.push(lang.pick("Hạng", "Rank")),
        Some(_) => {
            head.extend(ranked.then(|| lang.pick("Hạng trong nhóm", "Rank in group")));
            head.push(lang.pick("Hạng chung", "Rank among all"));
        }
    }
    head.push(lang.pick("Đơn vị", "Unit"));
    if grouped {
        head.push(lang.pick("Nhóm", "Group"));
    }
    head.push(lang.pick("Kết quả", "Result"));
    let mut head: Vec<String> = head.into_iter().map(String::from).collect();
    if let Some(vs) = compared {
        let then = date::period_short(vs, lang);
        if scored {
            head.push(lang.pick("Tăng, giảm", "Change").to_owned());
        }
        // The ranks of then are of the same units as the first column.
        head.push(match overall {
            None => lang.pick(format!("Hạng {then}"), format!("Rank {then}")),
            Some(_) => {
                lang.pick(format!("Hạng trong nhóm {then}"), format!("Rank in group, {then}"))
            }
        });
        head.push(lang.pick("Số bậc", "Places").to_owned());
    }
    let all = of.members.len();
    let kept = |place: &usize| all <= ROWS || *place < ROWS - LAST || *place >= all - LAST;
    let rows = (0..all).filter(kept).map(|place| row(&of.members[place])).collect();
    let (name, when) = (phrase::short(ds, at, lang), date::period(of.period, lang));
    let mut caption =
        lang.pick(format!("Xếp hạng {name} {when}"), format!("{name} ranking, {when}"));
    if all > ROWS {
        let [best, last] = [ROWS - LAST, LAST].map(|n| number::whole(n as i64, lang));
        caption.push_str(&lang.pick(
            format!(" ({best} đơn vị đầu và {last} đơn vị cuối)"),
            format!(" (the first {best} units and the last {last})"),
        ));
    }
    Rows { caption, head, rows }
}

/// A group by its place, its median, its units with their scores.
type Group = (usize, Decimal, Vec<(UnitIx, Decimal)>);

/// The groups, with what is said of them.
pub(super) struct Groups {
    pub said: Option<Text>,
    pub rows: Rows,
}

/// The groups of two units and more, by their medians. `None` where there are not two, or where the
/// report is of one of them.
pub(super) fn groups(of: &FieldReport<'_>) -> Option<Groups> {
    let (ds, lang, at) = (of.ds, of.lang, of.indicator);
    if of.options.group.is_some() {
        return None;
    }
    let higher = ds.indicators()[at].direction == Direction::HigherIsBetter;
    let mut found: Vec<Group> = (0..ds.groups().len())
        .filter_map(|group| {
            let mut members = scores(ds, at, of.period, Some(group));
            crate::model::order::sort_by_key(&mut members, |(_, score)| std::cmp::Reverse(*score));
            Some((group, of.median(of.period, Some(group))?, members))
        })
        .collect();
    if found.len() < 2 {
        return None;
    }
    crate::model::order::sort_by_key(&mut found, |(_, median, _)| std::cmp::Reverse(*median));
    if !higher {
        found.reverse();
    }
    let name = |group: usize| lang.label(&ds.groups()[group].name).to_owned();
    let figure = |value: Decimal| score(ds, at, Some(Given::computed(value)), lang);
    let with = |(unit, score): &(UnitIx, Decimal)| {
        format!("{} ({})", phrase::unit(ds, *unit, lang), figure(*score))
    };
    let row = |(group, median, members): &Group| {
        vec![
            name(*group),
            number::whole(members.len() as i64, lang),
            figure(*median),
            members.first().map_or_else(none, with),
            members.last().map_or_else(none, with),
        ]
    };
    let rows = Rows {
        caption: lang.pick(
            format!("{} theo nhóm, {}", phrase::short(ds, at, lang), date::period(of.period, lang)),
            format!("{} by group, {}", phrase::short(ds, at, lang), date::period(of.period, lang)),
        ),
        head: lang
            .pick(
                ["Nhóm", "Số đơn vị", "Trung vị", "Cao nhất", "Thấp nhất"],
                ["Group", "Units", "Median", "Highest", "Lowest"],
            )
            .map(String::from)
            .into(),
        rows: found.iter().map(row).collect(),
    };
    let said = found
        .first()
        .zip(found.last())
        .filter(|_| !of.apart())
        .filter(|(best, worst)| best.1 != worst.1)
        .map(|(best, worst)| {
            let median = |(group, median, _): &Group| {
                of.stating().versus(None).group(Some(*group)).points(*median, What::Median)
            };
            said!(
                lang,
                "Theo nhóm, trung vị tốt nhất là {0} ({1}), kém nhất là {2} ({3}).",
                "By group, the best median is that of {0} ({1}), the worst that of {2} ({3}).",
                name(best.0),
                median(best),
                name(worst.0),
                median(worst)
            )
        });
    Some(Groups { said, rows })
}

/// The median of each component in percent of its maximum, the highest first. `None` where one is not known.
pub(super) fn shares(of: &FieldReport<'_>) -> Option<Vec<(IndicatorIx, Decimal)>> {
    let ds = of.ds;
    let mut shares = Vec::new();
    for part in ds.parts(of.indicator) {
        let Some(slice) = ds.slice(part, of.period) else { continue };
        let members = scores(ds, part, of.period, of.options.group);
        let found = spread(members.into_iter().map(|(_, score)| score).collect());
        // Of a maximum of its own for each unit there is no share of all.
        let own =
            |cell: crate::model::Cell<'_>| cell.extra.is_some_and(|extra| extra.maximum.is_some());
        let higher = ds.indicators()[part].direction == Direction::HigherIsBetter;
        if !of.part_is_whole(part) || !higher || slice.cells().any(own) {
            return None;
        }
        let (maximum, _) = ds.indicators()[part].maximum_at(of.period)?;
        shares.push((part, found?.median.percent_of(maximum, 10)?));
    }
    crate::model::order::sort_by_key(&mut shares, |(_, share)| std::cmp::Reverse(*share));
    Some(shares)
}

/// The components: how high they are as shares of the maximum, who leads each of them.
pub(super) fn components(of: &FieldReport<'_>) -> Vec<Piece> {
    let (ds, lang) = (of.ds, of.lang);
    // Groups that are ranked by themselves have leaders of their own.
    if of.apart() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for part in ds.parts(of.indicator) {
        if ds.slice(part, of.period).is_none() || !of.part_is_whole(part) {
            continue;
        }
        let mut members = scores(ds, part, of.period, of.options.group);
        let Some(found) = spread(members.iter().map(|(_, score)| *score).collect()) else {
            continue;
        };
        let higher = ds.indicators()[part].direction == Direction::HigherIsBetter;
        crate::model::order::sort_by_key(&mut members, |(_, score)| std::cmp::Reverse(*score));
        if !higher {
            members.reverse();
        }
        let figure = |value: Decimal| score(ds, part, Some(Given::computed(value)), lang);
        let level = |end: Option<&(UnitIx, Decimal)>| {
            let Some((_, score)) = end else { return [none(), none()] };
            let units: Vec<UnitIx> =
                members.iter().filter(|(_, other)| other == score).map(|(unit, _)| *unit).collect();
            [figure(*score), of.names(&units)]
        };
        let [best, leaders] = level(members.first());
        let [worst, last] = level(members.last());
        rows.push(vec![
            phrase::short(ds, part, lang),
            figure(found.median),
            best,
            leaders,
            worst,
            last,
        ]);
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let shares = shares(of).unwrap_or_default();
    let mut pieces = Vec::new();
    if let (true, Some(best), Some(worst)) = (shares.len() > 1, shares.first(), shares.last()) {
        let share = |(part, share): &(IndicatorIx, Decimal)| {
            let stating = of.stating().versus(None).of(*part);
            stating.figure(number::percent(*share, 1, lang), What::MedianPercent)
        };
        pieces.push(Piece::Paragraph(said!(
            lang,
            "Tính theo trung vị so với mức tối đa, thành phần đạt cao nhất là {0} ({1}), thấp nhất là {2} ({3}).",
            "By the median as a share of the maximum, the highest component is {0} ({1}), the lowest {2} ({3}).",
            phrase::inside(ds, best.0, lang),
            share(best),
            phrase::inside(ds, worst.0, lang),
            share(worst)
        )));
    }
    let (name, when) = (phrase::short(ds, of.indicator, lang), date::period(of.period, lang));
    let group = in_group(ds, of.options.group, lang);
    pieces.push(Piece::Table(Rows {
        caption: lang.pick(
            format!("Các thành phần {name} {when}{group}"),
            format!("{name} components{group}, {when}"),
        ),
        head: lang
            .pick(
                ["Thành phần", "Trung vị", "Tốt nhất", "Dẫn đầu", "Kém nhất", "Xếp cuối"],
                ["Component", "Median", "Best", "Leader", "Worst", "Last"],
            )
            .map(String::from)
            .into(),
        rows,
    }));
    pieces
}

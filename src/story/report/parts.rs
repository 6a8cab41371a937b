//! What a unit is strong in, what remains limited, and what may be aimed at.

use super::stating::ended;
use super::{OneIndex, Piece, Rows, UnitReport, place, sentences};
use crate::analysis::{Distance, EdgeBy, PartPlace, Strength, Unplaced, change};
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, date, list, number};
use crate::model::order;
use crate::model::{Decimal, Direction, Given, IndicatorIx, IndicatorKind, Measure};
use crate::story::text::said;
use crate::story::{self, Counted, Text, What, phrase};

/// The most components that a sentence names; the rest stand in the table.
const NAMED: usize = 3;

/// What the unit is strong in.
pub(super) fn strong(of: &UnitReport<'_>) -> Vec<Piece> {
    let lang = of.lang;
    let mut said: Vec<Text> = Vec::new();
    if of.several() {
        let rose = names(of, &|one| places(one).is_some_and(|places| places > 0));
        let up = names(of, &|one| score_change(of, one).is_some_and(|size| size.sign() > 0));
        said.extend(listed(rose, lang.pick("Chỉ số tăng hạng: ", "Risen in rank: "), lang));
        said.extend(listed(up, lang.pick("Chỉ số tăng điểm: ", "Risen in score: "), lang));
    }
    let mut tables = Vec::new();
    for one in &of.indices {
        let led = led(of, one);
        let mut beside = beside(of, one, 1);
        if led.is_none() && of.several() {
            beside = beside.map(Text::uncapitalised);
        }
        let clauses: Vec<Text> = [led, beside].into_iter().flatten().collect();
        if !clauses.is_empty() {
            said.push(of.about(one, Text::joined(&clauses, " ")));
        }
        if let Some(found) = story::parts_finding(of.ds, &one.place, lang) {
            let name = phrase::short(of.ds, one.card.indicator, lang);
            let when = date::period(of.overview.period, lang);
            let caption = lang.pick(
                format!("Các thành phần {name} của {} {when}", of.name()),
                format!("{name} components of {}, {when}", of.name()),
            );
            tables.push(Piece::Table(Rows { caption, head: found.head, rows: found.rows }));
        }
    }
    sentences(said).into_iter().chain(tables).collect()
}

/// What remains limited.
pub(super) fn limits(of: &UnitReport<'_>) -> Vec<Piece> {
    let lang = of.lang;
    let mut said: Vec<Text> = Vec::new();
    if of.several() {
        let fell = names(of, &|one| places(one).is_some_and(|places| places < 0));
        let down = names(of, &|one| score_change(of, one).is_some_and(|size| size.sign() < 0));
        let last = names(of, &|one| {
            let standing = one.card.standing;
            let rank = standing.shown().and_then(|rank| rank.value.as_whole());
            let of = standing.of.and_then(|of| u32::try_from(of).ok());
            of.is_some_and(|of| of > 1) && rank == of
        });
        said.extend(listed(fell, lang.pick("Chỉ số tụt hạng: ", "Fallen in rank: "), lang));
        said.extend(listed(down, lang.pick("Chỉ số giảm điểm: ", "Fallen in score: "), lang));
        let where_last = "Chỉ số xếp cuối bảng: ";
        said.extend(listed(last, lang.pick(where_last, "Last in the ranking: "), lang));
    }
    for one in &of.indices {
        let clauses: Vec<Text> =
            [beside(of, one, -1), fallen(of, one)].into_iter().flatten().collect();
        if !clauses.is_empty() {
            let text = Text::joined(&clauses, " ");
            let text = if of.several() { text.uncapitalised() } else { text };
            said.push(of.about(one, text));
        }
    }
    sentences(said).into_iter().collect()
}

/// What is proposed: what better places take, where the distance lies, last year's score again.
pub(super) fn targets(of: &UnitReport<'_>) -> Vec<Piece> {
    let (ds, lang) = (of.ds, of.lang);
    let mut said: Vec<Text> = Vec::new();
    let mut tables = Vec::new();
    for one in &of.indices {
        let place = &one.place;
        let mut clauses: Vec<Text> = place::reach(of, one).into_iter().collect();
        let leader = place.to_leader.as_ref().ok();
        let next = place
            .to_next
            .as_ref()
            .ok()
            .filter(|next| leader.is_none_or(|leader| leader.to != next.to));
        clauses.extend([next, leader].into_iter().flatten().filter_map(|far| behind(of, one, far)));
        if !clauses.is_empty() {
            said.push(of.about(one, Text::joined(&clauses, " ")));
        }
        if let Some(found) =
            story::reach_finding(ds, place, lang).filter(|found| found.rows.len() > 1)
        {
            let name = phrase::short(ds, one.card.indicator, lang);
            let caption = lang.pick(
                format!(
                    "Kết quả {name} cần đạt để lên hạng khi các đơn vị khác giữ nguyên kết quả"
                ),
                format!("The {name} result that better ranks take while the others keep theirs"),
            );
            tables.push(Piece::Table(Rows { caption, head: found.head, rows: found.rows }));
        }
        if let Some(far) = leader {
            let found = story::distance_finding(ds, place, far, lang);
            let name = phrase::short(ds, one.card.indicator, lang);
            let (us, them) = (of.name(), phrase::unit(ds, far.to, lang));
            let caption = lang.pick(
                format!("Khoảng cách {name} giữa {us} và {them} theo từng thành phần"),
                format!("The {name} distance between {us} and {them} by component"),
            );
            tables.push(Piece::Table(Rows { caption, head: found.head, rows: found.rows }));
        }
    }
    said.extend(regain(of));
    let apart = |one: &&OneIndex| one.place.gaps.as_ref().err() == Some(&Unplaced::TooFewUnits);
    let unknown: Vec<String> = of
        .indices
        .iter()
        .filter(apart)
        .map(|one| phrase::short(ds, one.card.indicator, lang))
        .collect();
    if !unknown.is_empty() {
        let all = unknown.len() == of.indices.len();
        let which = match all {
            true => String::new(),
            false => lang.pick(
                format!(" {}", list(&unknown, lang)),
                format!(" in {}", list(&unknown, lang)),
            ),
        };
        said.push(said!(
            lang,
            "Chưa tính được số điểm cần có để lên hạng{0}: cần số liệu của tất cả các đơn vị được xếp hạng.",
            "The score that a better rank{0} takes cannot be worked out: that needs the figures of all units ranked.",
            which
        ));
    }
    sentences(said).into_iter().chain(tables).collect()
}

/// «Lấy lại mức của năm 2021: PAR INDEX thêm 8,37 điểm (đạt 89,35 điểm); …»
fn regain(of: &UnitReport<'_>) -> Option<Text> {
    let (ds, lang) = (of.ds, of.lang);
    let vs = of.overview.vs?;
    let clause = |one: &OneIndex| {
        let found = &one.why.as_ref()?.change;
        let size = found
            .score_change
            .filter(|_| score_change(of, one).is_some_and(|size| size.sign() < 0))?;
        let before = found.score_from?;
        let stating = of.stating(one);
        let then = stating.at(vs).versus(None).points(before.value, What::Score);
        let name = phrase::short(ds, one.card.indicator, lang);
        let by = stating.amount(size, What::ScoreChange);
        Some(said!(lang, "{0} thêm {1} (đạt {2})", "{0} by {1} (to {2})", name, by, then))
    };
    let clauses: Vec<Text> = of.indices.iter().filter_map(clause).collect();
    if clauses.is_empty() {
        return None;
    }
    let (vs, clauses) = (date::period(vs, lang), Text::joined(&clauses, "; "));
    Some(ended(said!(
        lang,
        "Lấy lại mức của {0}: {1}",
        "Back to the results of {0}: {1}",
        vs,
        clauses
    )))
}

/// The components that put the unit behind another most.
fn behind(of: &UnitReport<'_>, one: &OneIndex, far: &Distance) -> Option<Text> {
    let (ds, lang) = (of.ds, of.lang);
    let stating = of.stating(one).versus(None);
    let part = |part: &crate::analysis::PartShare| {
        let name = phrase::inside(ds, part.part, lang);
        // In points of the whole, so with its decimals.
        let size = Given::computed(part.lead);
        let (figure, places) = phrase::change_size(ds, one.card.indicator, size, lang);
        let measure = ds.indicators()[one.card.indicator].measure;
        let unit = number::change_unit(part.lead, places, measure, lang);
        let figure = stating.of(part.part).figure(figure, What::GapShare(far.to));
        said!(lang, "{0} ({1}\u{a0}{2})", "{0} ({1}\u{a0}{2})", name, figure, unit)
    };
    let parts: Vec<Text> =
        far.parts.iter().filter(|part| part.lead.sign() < 0).take(NAMED).map(part).collect();
    if parts.is_empty() {
        return None;
    }
    let who = phrase::unit(ds, far.to, lang);
    Some(said!(
        lang,
        "Kém {0} nhiều nhất, tính theo điểm tổng hợp, ở: {1}.",
        "Furthest behind {0}, in points of the total, in: {1}.",
        who,
        Text::joined(&parts, ", ")
    ))
}

/// «Dẫn đầu về gia nhập thị trường; cùng 2 đơn vị khác dẫn đầu về điểm thưởng.» Where all are level nobody leads,
/// and whoever lost no penalty points leads in none.
fn led(of: &UnitReport<'_>, one: &OneIndex) -> Option<Text> {
    let (ds, lang) = (of.ds, of.lang);
    let parts = one.place.parts.as_ref().ok()?;
    let leads = |part: &PartPlace| {
        let gaps = part.gaps.as_ref().ok().filter(|gaps| gaps.complete)?;
        let first = gaps.leaders.contains(&of.unit()) && gaps.leaders.len() < gaps.of;
        first.then(|| (part.part, gaps.leaders.len() - 1))
    };
    let penalty = |part: IndicatorIx| ds.indicators()[part].kind == IndicatorKind::Penalty;
    let all: Vec<(IndicatorIx, usize)> =
        parts.iter().filter(|part| !penalty(part.part)).filter_map(leads).collect();
    let stating = of.stating(one).versus(None);
    let who = of.name();
    let mut clauses: Vec<Text> = Vec::new();
    if all.len() > NAMED {
        let count = stating.count(Noun::Component, all.len(), Counted::PartsFirst);
        clauses.push(said!(lang, "dẫn đầu ở {0}", "leads in {0}", count));
        let together = all.iter().filter(|(_, others)| *others > 0).count();
        if together > 0 {
            let count = stating.count(Noun::Component, together, Counted::PartsFirstTogether);
            clauses = vec![said!(
                lang,
                "{0}, trong đó ở {1} cùng đơn vị khác",
                "{0}, in {1} of them together with others",
                Text::joined(&clauses, ""),
                count
            )];
        }
    } else {
        let alone: Vec<String> = all
            .iter()
            .filter(|(_, others)| *others == 0)
            .map(|(part, _)| phrase::inside(ds, *part, lang))
            .collect();
        if !alone.is_empty() {
            clauses.push(said!(lang, "dẫn đầu về {0}", "leads in {0}", list(&alone, lang)));
        }
        clauses.extend(all.iter().filter(|(_, others)| *others > 0).map(|(part, others)| {
            let noun = Noun::Unit.form(*others as i64, lang);
            let others = stating.of(*part).whole(*others, What::Count(Counted::Level));
            said!(
                lang,
                "cùng {0}\u{a0}{2} khác dẫn đầu về {1}",
                "shares the lead in {1} with {0}\u{a0}other {2}",
                others,
                phrase::inside(ds, *part, lang),
                noun
            )
        }));
    }
    // Others lost some.
    let spared = |part: &PartPlace| {
        let gaps = part.gaps.as_ref().ok();
        let first = gaps.is_some_and(|gaps| gaps.leaders.len() < gaps.of);
        first && gaps.is_some_and(|gaps| gaps.score.value.is_zero())
    };
    let mut penalties = parts.iter().filter(|part| penalty(part.part)).peekable();
    if penalties.peek().is_some() && penalties.all(spared) {
        clauses.push(lang.pick("không bị trừ điểm", "lost no penalty points").into());
    }
    (!clauses.is_empty())
        .then(|| ended(said!(lang, "{0} {1}", "{0} {1}", who, Text::joined(&clauses, "; "))))
}

/// The components that are better than the median of the others (`side` 1), or worse (−1), the
/// furthest first.
fn beside(of: &UnitReport<'_>, one: &OneIndex, side: i32) -> Option<Text> {
    let (ds, lang) = (of.ds, of.lang);
    let found = one.strengths.as_ref().ok()?;
    let mut parts: Vec<&Strength> =
        found.parts.iter().filter(|part| part.edge.sign() == side).collect();
    if side < 0 {
        parts.reverse();
    }
    let count = parts.len();
    if count == 0 {
        return None;
    }
    let stating = of.stating(one).versus(None);
    let described = |part: &&Strength| {
        let at = stating.of(part.part);
        let size = match found.by {
            EdgeBy::Percent => {
                let places = number::places_to_tell_from_zero(part.lead, 1);
                let figure = number::number(part.lead.abs(), places, lang);
                let unit = number::change_unit(part.lead, places, Measure::Percent, lang);
                let mut size = at.figure(figure, What::LeadPercent);
                size.push(&format!("{NO_BREAK_SPACE}{unit}"));
                said!(lang, "{0} của mức tối đa", "{0} of the maximum", size)
            }
            EdgeBy::Quartiles => at.amount(Given::computed(part.lead), What::LeadScore),
        };
        let mut rank = at.whole(part.rank, What::PartRank);
        rank.push(lang.pick("/", " of "));
        rank.add(&at.whole(part.of, What::PartRanked));
        let name = phrase::inside(ds, part.part, lang);
        match side > 0 {
            true => said!(
                lang,
                "{0} (hơn {1}, hạng\u{a0}{2})",
                "{0} ({1} better, rank\u{a0}{2})",
                name,
                size,
                rank
            ),
            false => said!(
                lang,
                "{0} (kém {1}, hạng\u{a0}{2})",
                "{0} ({1} worse, rank\u{a0}{2})",
                name,
                size,
                rank
            ),
        }
    };
    let said: Vec<Text> = parts.iter().take(NAMED).map(described).collect();
    let said = Text::joined(&said, "; ");
    let more = count > NAMED;
    Some(match (side > 0, more) {
        (true, true) => said!(
            lang,
            "Hơn mức trung vị của các đơn vị khác nhiều nhất: {0}.",
            "Furthest above the median of the others: {0}.",
            said
        ),
        (true, false) => said!(
            lang,
            "Hơn mức trung vị của các đơn vị khác: {0}.",
            "Above the median of the others: {0}.",
            said
        ),
        (false, true) => said!(
            lang,
            "Kém mức trung vị của các đơn vị khác nhiều nhất: {0}.",
            "Furthest below the median of the others: {0}.",
            said
        ),
        (false, false) => said!(
            lang,
            "Kém mức trung vị của các đơn vị khác: {0}.",
            "Below the median of the others: {0}.",
            said
        ),
    })
}

/// The components that lost points since the period compared with, the most first.
fn fallen(of: &UnitReport<'_>, one: &OneIndex) -> Option<Text> {
    let (ds, lang) = (of.ds, of.lang);
    // A new method of the whole may count its parts in a new way as well.
    let vs = of.overview.vs.filter(|_| one.why.as_ref().is_some_and(|why| !why.change.broken))?;
    let mut lost: Vec<(IndicatorIx, Given<Decimal>)> = ds
        .parts(one.card.indicator)
        .filter(|part| ds.indicators()[*part].direction == Direction::HigherIsBetter)
        .filter_map(|part| {
            let found = change(ds, of.unit(), part, vs, of.overview.period, &one.options);
            let size = found.score_change.filter(|size| !found.broken && size.value.sign() < 0)?;
            Some((part, size))
        })
        .collect();
    if lost.is_empty() {
        return None;
    }
    order::sort_by_key(&mut lost, |(_, size)| size.value);
    let stating = of.stating(one);
    let said: Vec<Text> = lost
        .iter()
        .map(|(part, size)| {
            let size = stating.of(*part).amount(*size, What::ScoreChange);
            said!(lang, "{0} ({1})", "{0} ({1})", phrase::inside(ds, *part, lang), size)
        })
        .collect();
    let vs = date::period(vs, lang);
    Some(said!(
        lang,
        "Giảm điểm so với {0}: {1}.",
        "Fallen since {0}: {1}.",
        vs,
        Text::joined(&said, ", ")
    ))
}

fn names(of: &UnitReport<'_>, wanted: &dyn Fn(&OneIndex) -> bool) -> Vec<String> {
    let found = of.indices.iter().filter(|one| wanted(one));
    found.map(|one| phrase::short(of.ds, one.card.indicator, of.lang)).collect()
}

fn listed(names: Vec<String>, head: &str, lang: Lang) -> Option<Text> {
    (!names.is_empty()).then(|| ended(format!("{head}{}", list(&names, lang)).into()))
}

fn places(one: &OneIndex) -> Option<i32> {
    Some(one.why.as_ref()?.change.places?.value)
}

/// The change of a score of which more is better, where it compares.
fn score_change(of: &UnitReport<'_>, one: &OneIndex) -> Option<Decimal> {
    let higher = of.ds.indicators()[one.card.indicator].direction == Direction::HigherIsBetter;
    let found = &one.why.as_ref()?.change;
    found.score_change.filter(|_| higher && !found.broken).map(|size| size.value)
}

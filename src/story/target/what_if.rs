//! What supposed scores come to.

use super::{NAMED, and_others, apart, figure, noun, points, signed, texts, typed};
use crate::analysis::target::{Moved, NewRank, WhatIf};
use crate::analysis::{Banding, Unplaced};
use crate::locale::{Lang, capitalised, list, number};
use crate::model::{Dataset, Decimal, Origin};
use crate::rank::Agreement;
use crate::story::place::named_band;
use crate::story::{Finding, phrase, unplaced};

/// «Nếu đào tạo lao động đạt 7,98 (+1,04) thì Quảng Ninh đạt 67,68 điểm PCI 2016, tăng 2,08 điểm; từ hạng 4 lên
/// hạng 2/63, tăng 2 bậc.»
pub fn what_if_finding(ds: &Dataset, found: &WhatIf, lang: Lang) -> Finding {
    let mut clauses = vec![total(ds, found, lang)];
    if let Ok(rank) = &found.rank {
        clauses.push(ranks(rank, lang));
    }
    // Of a hundred the score itself says it.
    let maximum = ds.maximum(found.unit, found.indicator, found.period);
    let maximum = maximum.filter(|maximum| maximum.value != Decimal::HUNDRED);
    if let (Some(percent), Some(_)) = (found.percent, maximum) {
        let percent = number::percent(percent.value, 2, lang);
        clauses.push(
            lang.pick(format!("đạt {percent} mức tối đa"), format!("{percent} of the maximum")),
        );
    }
    if let Ok(band) = &found.band {
        clauses.push(bands(band, found.band_from, lang));
    }
    let mut sentence = format!("{}.", clauses.join("; "));
    if let Err(reason) = found.rank {
        sentence.push_str(&no_rank(reason, lang));
    }
    if let Some(fit) = found.fit.ok().filter(|fit| fit.apart) {
        sentence.push(' ');
        sentence.push_str(&apart(ds, found.indicator, fit, lang));
    }
    Finding { sentence, rule: rule(found, lang), ..table(ds, found, lang) }
}

/// Why the rank is not said.
fn no_rank(reason: Unplaced, lang: Lang) -> String {
    match reason {
        Unplaced::TooFewUnits => lang.pick(
            " Không nói được hạng, vì số liệu không có đủ các đơn vị được xếp hạng.".to_owned(),
            " The rank cannot be said, as the data does not hold all the units ranked.".to_owned(),
        ),
        other => {
            let why = unplaced(other, lang);
            lang.pick(format!(" Về hạng: {why}"), format!(" As to the rank: {why}"))
        }
    }
}

/// «Nếu đào tạo lao động đạt 7,98 (+1,04) thì Quảng Ninh đạt 67,68 điểm PCI 2016, tăng 2,08 điểm».
fn total(ds: &Dataset, found: &WhatIf, lang: Lang) -> String {
    let us = phrase::unit(ds, found.unit, lang);
    let index = phrase::index_in(ds, found.indicator, found.period, lang);
    let about = phrase::about(ds, found.indicator, lang);
    let score = phrase::score(ds, found.indicator, found.to.value, lang);
    let change = found.to.value - found.from.value;
    let by = points(ds, found.indicator, change, lang);
    let change = match change.sign() {
        0 => lang.pick("không đổi".to_owned(), "unchanged".to_owned()),
        1 => lang.pick(format!("tăng {by}"), format!("up {by}")),
        _ => lang.pick(format!("giảm {by}"), format!("down {by}")),
    };
    let given: Vec<&Moved> = found.moved.iter().filter(|moved| moved.given).collect();
    if given.is_empty() {
        return lang.pick(
            format!("Nếu {us} đạt {score} {index}{about} thì {change}"),
            format!("If {us} reaches {score} in {index}{about}, it is {change}"),
        );
    }
    let named = given.iter().take(NAMED).map(|moved| part(ds, moved, lang));
    let named: Vec<String> = named.collect();
    let noun = noun(ds, found.indicator, given.iter().map(|moved| moved.part));
    let others = and_others(given.len(), noun, lang);
    let parts = if others.is_empty() { list(&named, lang) } else { named.join(", ") };
    lang.pick(
        format!("Nếu {parts}{others} thì {us} đạt {score} {index}{about}, {change}"),
        format!("With {parts}{others}, {us} comes to {score} in {index}{about}, {change}"),
    )
}

/// «đào tạo lao động đạt 7,98 (+1,04)».
fn part(ds: &Dataset, moved: &Moved, lang: Lang) -> String {
    let name = phrase::inside(ds, moved.part, lang);
    let (to, by) = (
        typed(ds, moved.part, moved.to, lang),
        signed(ds, moved.part, moved.to - moved.from.value, lang),
    );
    lang.pick(format!("{name} đạt {to} ({by})"), format!("{to} in {name} ({by})"))
}

/// «từ hạng 4 lên hạng 2/63».
fn ranks(rank: &NewRank, lang: Lang) -> String {
    let from = phrase::rank(rank.from, lang);
    let to = phrase::rank_of(rank.to, Some(rank.of), lang);
    let text = match rank.places.sign() {
        0 => lang.pick(format!("vẫn {to}"), format!("still {to}")),
        1 => lang.pick(format!("từ {from} lên {to}"), format!("from {from} up to {to}")),
        _ => lang.pick(format!("từ {from} xuống {to}"), format!("from {from} down to {to}")),
    };
    // A published rank that does not follow from the scores answers by other figures than ours.
    match (rank.standing.agreement, rank.standing.published) {
        (Agreement::Differ, Some(said)) => {
            let said = number::whole(i64::from(said.value), lang);
            lang.pick(
                format!("{text} (tính theo điểm; hạng công bố là {said})"),
                format!("{text} (by the scores; the published rank is {said})"),
            )
        }
        _ => text,
    }
}

/// «vào nhóm trên 90», «vẫn thuộc nhóm 80–90».
fn bands(banding: &Banding, from: Option<usize>, lang: Lang) -> String {
    let name = banding.at.map(|at| named_band(&banding.bands[at].band.name, lang));
    match (name, banding.at == from) {
        (Some(name), true) => lang.pick(format!("vẫn thuộc {name}"), format!("still in {name}")),
        (Some(name), false) => lang.pick(format!("thuộc {name}"), format!("in {name}")),
        (None, _) => lang.pick("không thuộc nhóm nào".to_owned(), "in no band".to_owned()),
    }
}

fn rule(found: &WhatIf, lang: Lang) -> String {
    let held = lang.pick("Điểm các đơn vị khác giữ nguyên.", "The others keep their scores.");
    let sum = lang.pick(
        "Tổng mới = tổng công bố + Σ hệ số × thay đổi của thành phần.",
        "New total = published total + Σ factor × change of the component.",
    );
    match (found.moved.is_empty(), found.rank.is_ok()) {
        (true, true) => held.to_owned(),
        (true, false) => String::new(),
        (false, true) => format!("{sum} {held}"),
        (false, false) => sum.to_owned(),
    }
}

fn table(ds: &Dataset, found: &WhatIf, lang: Lang) -> Finding {
    let total = Moved {
        part: found.indicator,
        from: found.from,
        to: found.to.value,
        given: found.moved.is_empty(),
    };
    let rows = found.moved.iter().chain([&total]).map(|moved| {
        let from = figure(ds, moved.part, moved.from.value, lang);
        let from = match moved.from.origin {
            Origin::Derived => format!("{from} ({})", lang.pick("suy ra", "derived")),
            Origin::Published | Origin::Computed => from,
        };
        vec![
            capitalised(&phrase::short(ds, moved.part, lang)),
            from,
            signed(ds, moved.part, moved.to - moved.from.value, lang),
            match moved.given {
                true => typed(ds, moved.part, moved.to, lang),
                false => figure(ds, moved.part, moved.to, lang),
            },
        ]
    });
    Finding {
        head: texts(
            [
                ("Thành phần", "Component"),
                ("Điểm", "Score"),
                ("Thay đổi", "Change"),
                ("Điểm giả định", "Supposed score"),
            ],
            lang,
        ),
        rows: rows.collect(),
        ..Finding::default()
    }
}

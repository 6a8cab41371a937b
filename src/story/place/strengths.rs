//! Strengths and weaknesses beside the peers, and what parts account for of a distance.

use super::{names_of, points};
use crate::analysis::{Distance, EdgeBy, PeerRule, Strength, Strengths};
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, number};
use crate::model::{Dataset, Given, IndicatorIx, Measure};
use crate::story::phrase;

/// The most parts that are named of a distance.
const PARTS: usize = 3;

/// «Mạnh nhất so với nhóm: gia nhập thị trường (hơn 5,2 điểm % của mức tối đa so với trung vị của
/// các đơn vị khác trong nhóm, hạng 1/11); yếu nhất: …». Says so where no part is better than the peers' median, or none worse.
pub fn strengths_text(ds: &Dataset, found: &Strengths, lang: Lang) -> String {
    let against = match found.rule {
        PeerRule::All => lang.pick("tất cả đơn vị khác", "all other units").to_owned(),
        PeerRule::Group => lang.pick("nhóm", "the group").to_owned(),
        PeerRule::Neighbours(_) => {
            let count = Noun::Unit.count(found.peers.len() as i64, lang);
            lang.pick(format!("{count} liền kề về hạng"), format!("{count} next in rank"))
        }
        PeerRule::Similar(_) => {
            let count = Noun::Unit.count(found.peers.len() as i64, lang);
            lang.pick(
                format!("{count} có cơ cấu điểm gần nhất"),
                format!("{count} of the most similar profile"),
            )
        }
    };
    let median = match (found.rule, lang) {
        (PeerRule::All, Lang::Vi) => "trung vị của các đơn vị khác",
        (PeerRule::Group, Lang::Vi) => "trung vị của các đơn vị khác trong nhóm",
        (_, Lang::Vi) => "trung vị của các đơn vị ấy",
        (PeerRule::All | PeerRule::Group, Lang::En) => "the median of the others",
        (_, Lang::En) => "their median",
    };
    if found.parts.is_empty() {
        return lang.pick(
            format!("Chưa so được thành phần nào với {against}: thiếu điểm, hoặc điểm của các đơn vị ấy không đủ khác nhau."),
            format!("No component compares with {against}: scores are missing, or theirs do not differ enough."),
        );
    }
    // Of those that do not compare nothing is said.
    let (vi, en) = match found.left_out.is_empty() {
        true => ("", ""),
        false => (" so được", " that compares"),
    };
    let said = |parts: &[Strength], (better, than): (&str, &str)| match parts {
        [] => lang.pick(
            format!("không thành phần nào{vi} {better} {median}"),
            format!("no component{en} is {than} than {median}"),
        ),
        parts => described(ds, parts, found.by, median, lang),
    };
    let strong = said(found.strongest(), ("tốt hơn", "better"));
    let weak = said(found.weakest(), ("kém hơn", "worse"));
    lang.pick(
        format!("Mạnh nhất so với {against}: {strong}; yếu nhất: {weak}."),
        format!("Strongest beside {against}: {strong}; weakest: {weak}."),
    )
}

/// Parts of one edge, with what it is; a rank where there is one part.
fn described(ds: &Dataset, parts: &[Strength], by: EdgeBy, median: &str, lang: Lang) -> String {
    let all: Vec<IndicatorIx> = parts.iter().map(|part| part.part).collect();
    let names = names_of(ds, &all, lang);
    let [part] = parts else { return names };
    let by = match by {
        EdgeBy::Percent => {
            let places = number::places_to_tell_from_zero(part.lead, 1);
            let size = number::number(part.lead.abs(), places, lang);
            let unit = number::change_unit(part.lead, places, Measure::Percent, lang);
            lang.pick(
                format!("{size}{NO_BREAK_SPACE}{unit} của mức tối đa"),
                format!("{size}{NO_BREAK_SPACE}{unit} of the maximum"),
            )
        }
        EdgeBy::Quartiles => phrase::change_amount(ds, part.part, Given::computed(part.lead), lang),
    };
    let better = match (lang, part.lead.sign() > 0) {
        (Lang::Vi, true) => "hơn",
        (Lang::Vi, false) => "kém",
        (Lang::En, true) => "better than",
        (Lang::En, false) => "worse than",
    };
    let [rank, of] = [part.rank, part.of].map(|count| number::whole(count as i64, lang));
    lang.pick(
        format!("{names} ({better} {by} so với {median}, hạng{NO_BREAK_SPACE}{rank}/{of})"),
        format!("{names} ({by} {better} {median}, rank{NO_BREAK_SPACE}{rank} of {of})"),
    )
}

/// «Kém Đà Nẵng 4,40 điểm, trong đó: tính minh bạch 1,20 điểm, …; hơn ở …». Parts behind, then
/// parts ahead, three at most of each; what they do not explain is said where it shows.
pub fn distance_text(ds: &Dataset, of: IndicatorIx, distance: &Distance, lang: Lang) -> String {
    let who = phrase::unit(ds, distance.to, lang);
    let by = points(ds, of, distance.lead, lang);
    let side = |sign: i32| {
        let mut parts: Vec<_> =
            distance.parts.iter().filter(|part| part.lead.sign() == sign).collect();
        if sign > 0 {
            parts.reverse();
        }
        let count = parts.len();
        let mut said: Vec<String> = parts
            .iter()
            .take(PARTS)
            .map(|part| {
                let name = phrase::inside(ds, part.part, lang);
                let size = points(ds, of, part.lead, lang);
                format!("{name}{}{size}", lang.pick(" ", ": "))
            })
            .collect();
        if count > PARTS {
            let more = Noun::Component.count((count - PARTS) as i64, lang);
            let sum = parts.iter().skip(PARTS).map(|part| part.lead).sum();
            let size = points(ds, of, sum, lang);
            said.push(lang.pick(format!("{more} khác {size}"), format!("{more} more: {size}")));
        }
        (!said.is_empty()).then(|| said.join(", "))
    };
    let mut clauses = vec![match distance.lead.sign() {
        sign if sign > 0 => lang.pick(format!("Hơn {who} {by}"), format!("{by} ahead of {who}")),
        0 => lang.pick(format!("Bằng {who}"), format!("Level with {who}")),
        _ => lang.pick(format!("Kém {who} {by}"), format!("{by} behind {who}")),
    }];
    if let Some(behind) = side(-1) {
        clauses.push(lang.pick(format!("kém ở: {behind}"), format!("behind in {behind}")));
    }
    if let Some(ahead) = side(1) {
        clauses.push(lang.pick(format!("hơn ở: {ahead}"), format!("ahead in {ahead}")));
    }
    if !distance.rest.round(ds.decimals(of)).is_zero() {
        let rest = points(ds, of, distance.rest, lang);
        clauses.push(lang.pick(
            format!("các thành phần không giải thích {rest}"),
            format!("{rest} not explained by the components"),
        ));
    }
    let assumed = match distance.weights_derived {
        _ if distance.rescaled => lang.pick(
            " Có tiêu chí không áp dụng, nên điểm thành phần được nhân hệ số đưa tổng điểm về thang chung.",
            " As some criteria do not apply, the components are multiplied by what brings the total back to the common scale.",
        ),
        true => lang.pick(
            " Trọng số không công bố: các thành phần cộng lại bằng tổng điểm, đến số lẻ được in.",
            " Weights are not published: the components add up to the total, to the printed decimals.",
        ),
        false => "",
    };
    format!("{}.{assumed}", clauses.join("; "))
}

//! Where a unit stands, in words: distances, what a better place takes, strengths and weaknesses,
//! the place among more or fewer units, bands.

mod bands;
mod findings;
mod relative;
mod strengths;
mod unplaced;

pub use bands::{band_counts_text, band_text};
pub(super) use bands::{band_distance, named_band};
pub use findings::{distance_finding, parts_finding, place_findings, reach_finding};
pub use relative::relative_text;
pub use strengths::{distance_text, strengths_text};
pub use unplaced::unplaced;

use super::phrase::{self, AtLeast};
use crate::analysis::{Against, Gap, Gaps, Place, Reach, Target, Unplaced};
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, capitalised, list, number};
use crate::model::{Dataset, Decimal, Direction, Given, IndicatorIx, UnitIx};
use crate::rank::{Agreement, Rank};

/// The most units that are named; more are counted.
const NAMED: usize = 3;

/// «Cách hạng liền trên (Bình Dương, hạng 4) 0,35 điểm; cách đơn vị dẫn đầu (Đà Nẵng) 4,42 điểm;
/// cao hơn trung vị 7,39 điểm.»
///
/// # Errors
/// [`Unplaced`] says why it is not known.
pub fn gaps_text(ds: &Dataset, place: &Place, lang: Lang) -> Result<String, Unplaced> {
    let gaps = place.gaps.as_ref().map_err(|reason| *reason)?;
    let size = |gap: &Gap| points(ds, place.indicator, gap.lead, lang);
    let mut clauses = Vec::new();
    if !gaps.level.is_empty() {
        let who = named(ds, &gaps.level, lang);
        clauses.push(lang.pick(format!("bằng điểm {who}"), format!("level with {who}")));
    }
    match &gaps.above {
        Some(above) => {
            let (who, by) = (with_rank(ds, above, lang), size(&above.gap));
            clauses.push(lang.pick(
                format!("cách hạng liền trên ({who}) {by}"),
                format!("{by} behind the next above ({who})"),
            ));
            // Where the next one above leads, its distance has been said.
            if above.units != gaps.leader.units {
                let who = named(ds, &gaps.leader.units, lang);
                let by = size(&gaps.leader.gap);
                clauses.push(lang.pick(
                    format!("cách đơn vị dẫn đầu ({who}) {by}"),
                    format!("{by} behind the leader ({who})"),
                ));
            }
        }
        None => clauses.push(leads(ds, place, gaps, lang)),
    }
    let median = lang.pick("trung vị", "the median");
    clauses.push(beside(ds, place.indicator, &gaps.median, median, lang));
    Ok(format!("{}.", capitalised(&clauses.join("; "))))
}

/// «dẫn đầu, hơn hạng liền dưới (Quảng Ninh, hạng 2) 4,40 điểm».
fn leads(ds: &Dataset, place: &Place, gaps: &Gaps, lang: Lang) -> String {
    let Some(below) = &gaps.below else {
        return lang.pick("dẫn đầu".to_owned(), "leads".to_owned());
    };
    let (who, by) = (with_rank(ds, below, lang), points(ds, place.indicator, below.gap.lead, lang));
    lang.pick(
        format!("dẫn đầu, hơn hạng liền dưới ({who}) {by}"),
        format!("leads, {by} ahead of the next below ({who})"),
    )
}

/// «Trong nhóm Đông Nam Bộ: kém đơn vị tốt nhất (Bình Dương) 1,50 điểm; cao hơn trung vị 0,20
/// điểm.»
///
/// # Errors
/// [`Unplaced`] says why it is not known.
pub fn group_gaps_text(ds: &Dataset, place: &Place, lang: Lang) -> Result<String, Unplaced> {
    let gaps = place.gaps.as_ref().map_err(|reason| *reason)?;
    let group = gaps.group.as_ref().map_err(|reason| *reason)?;
    let name = lang.label(&ds.groups()[group.group].name);
    let best = if group.best.units.contains(&place.unit) {
        lang.pick("tốt nhất", "the best").to_owned()
    } else {
        let who = named(ds, &group.best.units, lang);
        let by = points(ds, place.indicator, group.best.gap.lead, lang);
        lang.pick(
            format!("kém đơn vị tốt nhất ({who}) {by}"),
            format!("{by} behind the best ({who})"),
        )
    };
    let median = lang.pick("trung vị của nhóm", "the median of the group");
    let median = beside(ds, place.indicator, &group.median, median, lang);
    Ok(lang.pick(
        format!("Trong nhóm {name}: {best}; {median}."),
        format!("In the group {name}: {best}; {median}."),
    ))
}

/// «Giữ nguyên điểm các đơn vị khác, cần thêm 0,36 điểm để lên hạng 1; …». `None` where there is
/// no better place to be asked for.
///
/// # Errors
/// [`Unplaced`] says why it is not known.
pub fn reach_text(ds: &Dataset, place: &Place, lang: Lang) -> Result<Option<String>, Unplaced> {
    let gaps = place.gaps.as_ref().map_err(|reason| *reason)?;
    if gaps.reach.is_empty() {
        return Ok(None);
    }
    let higher = ds.indicators()[place.indicator].direction == Direction::HigherIsBetter;
    let mut said: Vec<String> = Vec::new();
    for reach in &gaps.reach {
        said.push(takes(ds, place.indicator, reach, higher, said.is_empty(), lang));
    }
    // Published ranks that do not follow from the scores answer by other figures than ours.
    let by_score = match place.standing.agreement {
        Agreement::Differ => lang.pick("Tính theo điểm, nếu", "By the scores, if"),
        _ => lang.pick("Nếu", "If"),
    };
    // A reader who holds the distances against these would find some a step larger.
    let up = gaps.reach.iter().any(|reach| rounded_up(ds, place.indicator, reach.gain));
    let up = match up {
        true => lang.pick(
            " Số lẻ được làm tròn lên để không thiếu.",
            " Decimals are rounded up so that they suffice.",
        ),
        false => "",
    };
    Ok(Some(lang.pick(
        format!("{by_score} điểm các đơn vị khác giữ nguyên: {}.{up}", said.join("; ")),
        format!("{by_score} the others keep their scores: {}.{up}", said.join("; ")),
    )))
}

/// Whether a size that must not be too little is shown larger than as other sizes are rounded.
fn rounded_up(ds: &Dataset, indicator: IndicatorIx, size: Decimal) -> bool {
    let places = number::places_to_tell_from_zero(size, ds.decimals(indicator));
    number::rounded_up(size, places) != size.round(places)
}

/// «cần thêm 0,36 điểm để lên hạng 1», of a list of such.
fn takes(
    ds: &Dataset,
    indicator: IndicatorIx,
    reach: &Reach,
    higher: bool,
    first: bool,
    lang: Lang,
) -> String {
    let by = AtLeast::points(ds, indicator, reach.gain, reach.more, lang).text(lang);
    let rank = number::plain(reach.rank.decimal(), lang);
    let target = match reach.target {
        Target::Up(_) if reach.rank == Rank::whole(1) => {
            lang.pick("để dẫn đầu".to_owned(), "to lead".to_owned())
        }
        Target::Up(_) => lang.pick(
            format!("để lên hạng{NO_BREAK_SPACE}{rank}"),
            format!("to reach rank{NO_BREAK_SPACE}{rank}"),
        ),
        Target::TopTen => {
            lang.pick("để vào nhóm 10 đơn vị đứng đầu".into(), "to be in the top ten".into())
        }
        Target::TopHalf => {
            lang.pick("để vào nửa trên của bảng".into(), "to be in the upper half".into())
        }
    };
    let verb = match (lang, higher) {
        (Lang::Vi, true) => "cần thêm ",
        (Lang::Vi, false) => "cần giảm ",
        (Lang::En, true) => "a gain of ",
        (Lang::En, false) => "a fall of ",
    };
    let is_needed = if first && lang == Lang::En { " is needed" } else { "" };
    format!("{verb}{by}{is_needed} {target}")
}

/// «cao hơn trung vị 7,39 điểm», «bằng trung vị»: by the scores themselves, whichever is better.
fn beside(ds: &Dataset, indicator: IndicatorIx, gap: &Gap, what: &str, lang: Lang) -> String {
    let by = points(ds, indicator, gap.lead, lang);
    let higher = match ds.indicators()[indicator].direction {
        Direction::HigherIsBetter => gap.lead.sign(),
        Direction::LowerIsBetter => -gap.lead.sign(),
    };
    match (lang, higher) {
        (Lang::Vi, 0) => format!("bằng {what}"),
        (Lang::En, 0) => format!("level with {what}"),
        (Lang::Vi, 1) => format!("cao hơn {what} {by}"),
        (Lang::En, 1) => format!("{by} above {what}"),
        (Lang::Vi, _) => format!("thấp hơn {what} {by}"),
        (Lang::En, _) => format!("{by} below {what}"),
    }
}

/// The size of a distance that is calculated here: «0,35 điểm».
fn points(ds: &Dataset, indicator: IndicatorIx, distance: Decimal, lang: Lang) -> String {
    phrase::change_amount(ds, indicator, Given::computed(distance), lang)
}

/// Names of units, or how many they are.
fn named(ds: &Dataset, units: &[UnitIx], lang: Lang) -> String {
    phrase::units(ds, units, NAMED, lang)
        .unwrap_or_else(|| Noun::Unit.count(units.len() as i64, lang))
}

/// «Bình Dương, hạng 4».
fn with_rank(ds: &Dataset, against: &Against, lang: Lang) -> String {
    let who = named(ds, &against.units, lang);
    match against.rank {
        Some(rank) => format!("{who}, {}", phrase::rank(rank.value, lang)),
        None => who,
    }
}

/// Names of indicators inside a sentence, or how many they are.
fn names_of(ds: &Dataset, parts: &[IndicatorIx], lang: Lang) -> String {
    let names: Vec<String> = parts.iter().map(|part| phrase::inside(ds, *part, lang)).collect();
    match names.len() <= NAMED {
        true => list(&names, lang),
        false => Noun::Component.count(names.len() as i64, lang),
    }
}

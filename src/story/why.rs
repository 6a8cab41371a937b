//! The panel that explains a change of rank: who passed whom, own effect and others', the parts.

mod brought;
mod figures;
mod findings;
mod passed;

pub use brought::{contributions_finding, contributions_headline, contributions_rule};
pub(super) use findings::balance;
pub use findings::{WhyFindings, why_findings};
pub(super) use passed::counted;

use super::phrase;
use crate::analysis::{Effects, Passing, Unsaid, Why};
use crate::locale::{Lang, Noun, date, number, uncapitalised};
use crate::model::{Dataset, Direction, Origin};
use crate::rank::Rank;

/// «Quảng Ninh vượt 1 đơn vị», «Quảng Ninh không vượt đơn vị nào». `None` where it is not known.
pub fn overtook_text(ds: &Dataset, why: &Why, lang: Lang) -> Option<String> {
    let n = why.passing.as_ref().ok()?.overtook.len();
    let us = phrase::unit(ds, why.change.unit, lang);
    let count = Noun::Unit.count(n as i64, lang);
    Some(match (lang, n) {
        (Lang::Vi, 0) => format!("{us} không vượt đơn vị nào."),
        (Lang::En, 0) => format!("{us} overtook no unit."),
        (Lang::Vi, _) => format!("{us} vượt {count}"),
        (Lang::En, _) => format!("{us} overtook {count}"),
    })
}

/// «2 đơn vị vượt Quảng Ninh», «Không đơn vị nào vượt Quảng Ninh.». `None` where it is not known.
pub fn overtaken_by_text(ds: &Dataset, why: &Why, lang: Lang) -> Option<String> {
    let n = why.passing.as_ref().ok()?.overtaken_by.len();
    let us = phrase::unit(ds, why.change.unit, lang);
    let count = Noun::Unit.count(n as i64, lang);
    Some(match (lang, n) {
        (Lang::Vi, 0) => format!("Không đơn vị nào vượt {us}."),
        (Lang::En, 0) => format!("No unit overtook {us}."),
        (Lang::Vi, _) => format!("{count} vượt {us}"),
        (Lang::En, _) => format!("{count} overtook {us}"),
    })
}

/// Whether the places that are explained are not those that are shown: the publisher ranks otherwise
/// than the scores do, or equal scores otherwise than by the units above.
fn by_scores(why: &Why, places: i32) -> bool {
    why.change.places.is_some_and(|shown| shown.value != places)
}

/// Whether the place moved only because units came into the ranking above us, or left it there: nobody passed.
pub(super) fn came_or_went(passing: &Passing) -> bool {
    let passed =
        [&passing.overtook, &passing.drew_level_with, &passing.overtaken_by, &passing.pulled_ahead];
    passing.places != 0 && passed.iter().all(|units| units.is_empty())
}

/// Whose doing the places were: «Lên 1 bậc là nhờ đơn vị khác giảm». `None` where it is not known.
pub fn effects_headline(ds: &Dataset, why: &Why, lang: Lang) -> Option<String> {
    let effects = why.effects.as_ref().ok()?;
    let passing = why.passing.as_ref().ok()?;
    let places = effects.own + effects.others;
    let size = Noun::Place.count(i64::from(places.abs()), lang);
    let moved = match (lang, places.signum()) {
        (Lang::Vi, 0) => "Giữ nguyên hạng".to_owned(),
        (Lang::En, 0) => "The rank stayed".to_owned(),
        (Lang::Vi, 1) => format!("Lên {size}"),
        (Lang::En, 1) => format!("Up {size}"),
        (Lang::Vi, _) => format!("Xuống {size}"),
        (Lang::En, _) => format!("Down {size}"),
    };
    let moved = match (by_scores(why, places), lang) {
        (false, _) => moved,
        (true, Lang::Vi) => format!("Theo điểm: {}", uncapitalised(&moved)),
        (true, Lang::En) => format!("By the scores: {}", uncapitalised(&moved)),
    };
    let higher = ds.indicators()[why.indicator].direction == Direction::HigherIsBetter;
    // Who stood above our new score before and stands below it now has fallen.
    let only_passed = passing.drew_level_with.is_empty()
        && passing.pulled_ahead.is_empty()
        && passing.entries.above.is_empty()
        && passing.exits.above.is_empty();
    // As many places gained as lost.
    let gained = figures::ways(passing).into_iter().filter(|way| way.gained);
    let gained: i64 = gained.map(|way| way.units as i64).sum();
    let units = Noun::Unit.count(gained, lang);
    let text = match (effects.own.signum(), effects.others.signum()) {
        (0, 0) if gained > 0 && only_passed => lang.pick(
            format!("{moved}: đã vượt {units} và bị {units} vượt"),
            format!("{moved}: it overtook {units} and was overtaken by {units}"),
        ),
        (0, 0) if gained > 0 => lang.pick(
            format!("{moved}: {units} thôi đứng trên và {units} mới đứng trên"),
            format!("{moved}: {units} above it no more and {units} newly above"),
        ),
        (0, 0) => lang.pick(
            format!("{moved}: không ai đổi chỗ vì điểm"),
            format!("{moved}: no score changed it"),
        ),
        (_, 0) => lang.pick(
            format!("{moved} là do điểm của chính mình"),
            format!("{moved} by its own score"),
        ),
        (0, 1) if higher && only_passed && passing.overtaken_by.is_empty() => {
            lang.pick(format!("{moved} là nhờ đơn vị khác giảm"), format!("{moved} as others fell"))
        }
        (0, -1) if higher && only_passed && passing.overtook.is_empty() => {
            lang.pick(format!("{moved} là do đơn vị khác tăng"), format!("{moved} as others rose"))
        }
        (0, _) if came_or_went(passing) => {
            match (passing.exits.above.is_empty(), passing.entries.above.is_empty()) {
                (false, true) => lang.pick(
                    format!("{moved} là do có đơn vị trước ở trên không có hạng nữa"),
                    format!("{moved} as units above before left the ranks"),
                ),
                (true, false) => lang.pick(
                    format!("{moved} là do có đơn vị mới có hạng đứng trên"),
                    format!("{moved} as units new to the ranks are above"),
                ),
                _ => lang.pick(
                    format!("{moved} là do có đơn vị mới có hạng và đơn vị không có hạng nữa"),
                    format!("{moved} as units came into the ranks and left them"),
                ),
            }
        }
        (0, _) => {
            lang.pick(format!("{moved} là do đơn vị khác"), format!("{moved} by the others' doing"))
        }
        (own, others) if own == others => lang.pick(
            format!("{moved}: do điểm của mình và do đơn vị khác"),
            format!("{moved}: by its own score and by the others"),
        ),
        (1, _) => lang.pick(
            format!("{moved}: điểm của mình kéo lên, đơn vị khác đẩy xuống"),
            format!("{moved}: its own score pulled up, the others pushed down"),
        ),
        _ => lang.pick(
            format!("{moved}: điểm của mình kéo xuống, đơn vị khác nhường lên"),
            format!("{moved}: its own score pulled down, the others let it up"),
        ),
    };
    Some(text)
}

/// «Nếu chỉ điểm Quảng Ninh đổi: 0 bậc (vẫn hạng 3). Phần còn lại, do đơn vị khác: +1 bậc.»
pub fn effects_text(ds: &Dataset, why: &Why, lang: Lang) -> Option<String> {
    let Effects { own, others } = *why.effects.as_ref().ok()?;
    let us = phrase::unit(ds, why.change.unit, lang);
    let places = |n: i32| {
        let word = Noun::Place.form(i64::from(n), lang);
        let figure = number::signed(i64::from(n).into(), 0, lang);
        format!("{figure}{}{word}", crate::locale::NO_BREAK_SPACE)
    };
    let (own_places, other_places) = (places(own), places(others));
    // The rank that our own score alone would have led to.
    let alone = why.change.rank_from.filter(|_| !by_scores(why, own + others));
    let alone = alone.and_then(|rank| {
        let rank = i64::from(rank.value.as_whole()?) - i64::from(own);
        u32::try_from(rank).ok().filter(|rank| *rank > 0).map(Rank::whole)
    });
    let still = match (alone, own == 0) {
        (Some(rank), true) => {
            let rank = phrase::rank(rank, lang);
            lang.pick(format!(" (vẫn {rank})"), format!(" (still {rank})"))
        }
        (Some(rank), false) => {
            let rank = phrase::rank(rank, lang);
            lang.pick(format!(" (thành {rank})"), format!(" (to {rank})"))
        }
        (None, _) => String::new(),
    };
    // Their places are part of the rest.
    let passing = why.passing.as_ref().ok();
    let also = match passing.map(|of| [&of.entries.above, &of.exits.above].map(Vec::is_empty)) {
        Some([false, true]) => {
            lang.pick(", kể cả đơn vị mới có hạng", ", those new to the ranks among them")
        }
        Some([true, false]) => {
            lang.pick(", kể cả đơn vị không có hạng nữa", ", those that left the ranks among them")
        }
        Some([false, false]) => lang.pick(
            ", kể cả đơn vị mới có hạng và không có hạng nữa",
            ", those that came into the ranks or left them among them",
        ),
        Some([true, true]) | None => "",
    };
    Some(lang.pick(
        format!("Nếu chỉ điểm {us} đổi: {own_places}{still}. Phần còn lại, do đơn vị khác{also}: {other_places}."),
        format!("If only the score of {us} had changed: {own_places}{still}. The rest, by the others{also}: {other_places}."),
    ))
}

/// What published ranks alone prove, and on what assumption: «Từ hạng 9 xuống hạng 13/13: ít nhất 4
/// đơn vị đã vượt Bình Liêu; nay không còn đơn vị nào ở dưới. Suy từ hạng, …». `None` where more is
/// known, or where nothing follows.
pub fn bounds_text(ds: &Dataset, why: &Why, lang: Lang) -> Option<String> {
    let bounds = why.bounds?;
    let change = &why.change;
    let us = phrase::unit(ds, change.unit, lang);
    let from = change.rank_from?;
    let proved = bounds_proved(ds, why, lang)?;
    let count = |n: usize| Noun::Unit.count(n as i64, lang);
    let vs = date::period(change.from, lang);
    let derived = match from.origin {
        Origin::Derived => lang.pick(
            format!(" Hạng {vs} suy ra từ mức thay đổi công bố."),
            format!(" The rank of {vs} follows from the published change."),
        ),
        _ => String::new(),
    };
    let assumed = match change.of_to.or(change.of_from).filter(|_| bounds.count_assumed) {
        Some(of) => lang.pick(
            format!("hai kỳ cùng xếp {} ấy", count(of)),
            format!("the same {} were ranked in both periods", count(of)),
        ),
        None => lang.pick(
            "hai kỳ xếp cùng các đơn vị".to_owned(),
            "the same units were ranked in both periods".to_owned(),
        ),
    };
    Some(lang.pick(
        format!("{proved}.{derived} Giả định {assumed} và không đơn vị nào đồng hạng với {us}."),
        format!(
            "{proved}.{derived} This assumes that {assumed} and that none was level with {us}."
        ),
    ))
}

/// The same without its assumptions: «Từ hạng 9 xuống hạng 13/13: ít nhất 4 đơn vị đã vượt Bình Liêu;
/// nay không còn đơn vị nào ở dưới».
pub(super) fn bounds_proved(ds: &Dataset, why: &Why, lang: Lang) -> Option<String> {
    let bounds = why.bounds?;
    let change = &why.change;
    let us = phrase::unit(ds, change.unit, lang);
    let (from, to) = (change.rank_from?, change.rank_to?);
    let then = phrase::rank_of(from.value, change.of_from, lang);
    let now = phrase::rank_of(to.value, change.of_to, lang);
    let count = |n: usize| Noun::Unit.count(n as i64, lang);
    let proved = match (bounds.overtaken_by_at_least, bounds.overtook_at_least) {
        (0, 0) => return None,
        (0, n) => lang.pick(
            format!("Từ {then} lên {now}: {us} đã vượt ít nhất {}", count(n)),
            format!("From {then} up to {now}: {us} overtook at least {}", count(n)),
        ),
        (n, _) => lang.pick(
            format!("Từ {then} xuống {now}: ít nhất {} đã vượt {us}", count(n)),
            format!("From {then} down to {now}: at least {} overtook {us}", count(n)),
        ),
    };
    let end = match (bounds.above_to, bounds.below_to) {
        (0, _) => lang.pick("; nay không có đơn vị nào ở trên", "; no unit is above it now"),
        (_, Some(0)) => lang.pick("; nay không còn đơn vị nào ở dưới", "; no unit is below it now"),
        _ => "",
    };
    Some(format!("{proved}{end}"))
}

/// Why something of the panel cannot be said, and what would help.
pub fn unsaid(reason: Unsaid, lang: Lang) -> &'static str {
    match reason {
        Unsaid::NoFigure => lang.pick(
            "Thiếu điểm hoặc hạng ở một trong hai kỳ, nên chưa giải thích được.",
            "Score or rank is missing in one of the two periods, so this cannot be explained.",
        ),
        Unsaid::TooFewUnits => lang.pick(
            "Chưa nói được đơn vị nào vượt: số liệu không có đủ các đơn vị được xếp hạng. Hãy mở tệp có đủ các đơn vị.",
            "Who overtook cannot be said: the data does not hold all the units ranked. Open a file that does.",
        ),
        Unsaid::RanksOnly => lang.pick(
            "Chỉ công bố hạng, không có điểm, nên không tách được phần do mình và phần do đơn vị khác.",
            "Only ranks are published, no scores, so own and others' effects cannot be told apart.",
        ),
        Unsaid::Break => lang.pick(
            "Cách tính đã đổi giữa hai kỳ, nên không so điểm.",
            "The method changed between the two periods, so scores do not compare.",
        ),
        Unsaid::NoParts => {
            lang.pick("Chỉ số này không có thành phần.", "This indicator has no components.")
        }
        Unsaid::MissingPart => lang.pick(
            "Thiếu điểm của một thành phần, nên không chia được mức đóng góp.",
            "A component has no score, so contributions cannot be given.",
        ),
        Unsaid::GroupsApart => lang.pick(
            "Mỗi nhóm được xếp hạng riêng: hãy chọn một nhóm.",
            "Each group is ranked apart: choose one.",
        ),
        Unsaid::NoWeights => lang.pick(
            "Không biết trọng số của các thành phần, nên không chia được mức đóng góp.",
            "The weights of the components are not known, so contributions cannot be given.",
        ),
        Unsaid::TooManyDigits => lang.pick(
            "Điểm hoặc trọng số có quá nhiều chữ số nên không tính được.",
            "Scores or weights have too many digits to be reckoned with.",
        ),
        Unsaid::OtherScale => lang.pick(
            "Tiêu chí áp dụng ở hai kỳ khác nhau và tổng điểm được quy về thang chung, nên không chia được mức đóng góp.",
            "The criteria that apply differ between the periods and totals were brought back to the common scale, so contributions cannot be given.",
        ),
    }
}

//! The case that officials must explain most often: the score rose, the rank fell. Or the other way
//! round.

use super::phrase;
use crate::analysis::{Bounds, Card, Change, Overview, Passing, Why};
use crate::locale::{Lang, Noun, date, number};
use crate::model::{Dataset, Direction, Measure, UnitIx};

/// The case «điểm tăng mà hạng giảm» in one index, or the reverse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paradox {
    /// The title: «Chính quyền điện tử: điểm tăng 35,34 nhưng hạng giảm 2 bậc».
    pub title: String,
    /// What the figures prove.
    pub text: String,
    /// What is assumed, and what is not known; empty where all units' figures are there.
    pub note: String,
}

/// The card of an overview in which a better score goes with a worse rank, if there is one: that
/// with the most places lost.
pub(super) fn card<'a>(ds: &Dataset, overview: &'a Overview) -> Option<&'a Card> {
    overview.vs?;
    let odd = |card: &&Card| {
        let higher = ds.indicators()[card.indicator].direction == Direction::HigherIsBetter;
        higher && !card.change.broken && card.change.rose_but_fell()
    };
    overview.cards.iter().filter(odd).min_by_key(|card| card.change.places.map(|p| p.value))
}

/// Words the case of an overview, if it has one. `why` explains a card's change.
pub fn paradox(
    ds: &Dataset,
    overview: &Overview,
    why: impl FnOnce(&Card) -> Why,
    lang: Lang,
) -> Option<Paradox> {
    odd(ds, &why(card(ds, overview)?), lang)
}

/// The same of one index, either way: the score rose and the rank fell, or the score fell and the
/// rank rose. `None` where they went the same way, or where scores do not compare.
pub(super) fn odd(ds: &Dataset, why: &Why, lang: Lang) -> Option<Paradox> {
    let change = &why.change;
    let indicator = &ds.indicators()[why.indicator];
    let fell = change.rose_but_fell();
    let against = fell || change.fell_but_rose();
    if indicator.direction != Direction::HigherIsBetter || change.broken || !against {
        return None;
    }
    let name = phrase::short(ds, why.indicator, lang);
    let clause = phrase::score_clause(ds, why.indicator, change, lang)?;
    let places = Noun::Place.count(i64::from(change.places?.value.abs()), lang);
    let title = match (lang, fell) {
        (Lang::Vi, true) => format!("{name}: {clause} nhưng hạng giảm {places}"),
        (Lang::Vi, false) => format!("{name}: {clause} nhưng hạng tăng {places}"),
        (Lang::En, true) => format!("{name}: {clause}, but the rank fell by {places}"),
        (Lang::En, false) => format!("{name}: {clause}, but the rank rose by {places}"),
    };
    let score = |value| match indicator.measure {
        Measure::Points => number::number(value, ds.decimals(why.indicator), lang),
        Measure::Percent => phrase::score(ds, why.indicator, value, lang),
    };
    let went = change.score_from.zip(change.score_to).map(|(from, to)| {
        let (from, to) = (score(from.value), score(to.value));
        let percent = indicator.measure == Measure::Percent;
        let what = if percent { "Tỷ lệ" } else { "Điểm" };
        match (lang, fell) {
            (Lang::Vi, true) => format!("{what} đi từ {from} lên {to}"),
            (Lang::Vi, false) => format!("{what} đi từ {from} xuống {to}"),
            (Lang::En, _) => format!("The score went from {from} to {to}"),
        }
    })?;
    let (but, note) = match (&why.passing, why.bounds) {
        (Ok(passing), _) => (passed(ds, why, passing, fell, lang), String::new()),
        (Err(_), Some(bounds)) => match bounded(&bounds, change, ds, fell, lang) {
            Some(but) => (Some(but), assumption(ds, change, &bounds, fell, lang)),
            None => (None, String::new()),
        },
        (Err(_), None) => (None, String::new()),
    };
    let text = match but {
        Some(but) => format!("{went}, {but}"),
        None => format!("{went}."),
    };
    Some(Paradox { title, text, note })
}

/// Who passed us, or was passed, against our score. Whoever did so went further than we did, which
/// only the scores of both periods prove.
fn passed(ds: &Dataset, why: &Why, passing: &Passing, fell: bool, lang: Lang) -> Option<String> {
    let list = if fell { &passing.overtaken_by } else { &passing.overtook };
    let units: Vec<_> = list.iter().map(|passed| passed.unit).collect();
    if units.is_empty() {
        return None;
    }
    let who = phrase::units(ds, &units, 3, lang)
        .unwrap_or_else(|| Noun::Unit.count(units.len() as i64, lang));
    let scored = why.effects.is_ok();
    Some(match (lang, fell, scored) {
        (Lang::Vi, true, true) => format!("nhưng {who} tăng nhiều hơn và đã vượt lên."),
        (Lang::Vi, true, false) => format!("nhưng {who} đã vượt lên."),
        (Lang::Vi, false, true) => format!("nhưng {who} giảm nhiều hơn và đã xuống dưới."),
        (Lang::Vi, false, false) => format!("nhưng {who} đã xuống dưới."),
        (Lang::En, true, true) => format!("but {who} rose more and overtook."),
        (Lang::En, true, false) => format!("but {who} overtook."),
        (Lang::En, false, true) => format!("but {who} fell more and {} below.", dropped(&units)),
        (Lang::En, false, false) => format!("but {who} {} below.", dropped(&units)),
    })
}

fn dropped(units: &[UnitIx]) -> &'static str {
    if units.len() == 1 { "is now" } else { "are now" }
}

/// What ranks alone prove. Who was below and is above now has risen more; who was above and is
/// below now has fallen more.
fn bounded(
    bounds: &Bounds,
    change: &Change,
    ds: &Dataset,
    fell: bool,
    lang: Lang,
) -> Option<String> {
    let (n, last) = match fell {
        true => (bounds.overtaken_by_at_least, bounds.below_to == Some(0)),
        false => (bounds.overtook_at_least, bounds.above_to == 0),
    };
    if n == 0 {
        return None;
    }
    // With nobody there any more, all that were there have passed: the number is exact.
    let before = if fell { bounds.below_from } else { Some(bounds.above_from) };
    let count = Noun::Unit.count(n as i64, lang);
    let count = match last && before == Some(n) {
        true => count,
        false => lang.pick(format!("ít nhất {count}"), format!("at least {count}")),
    };
    let (unit, vs) = (phrase::unit(ds, change.unit, lang), date::period(change.from, lang));
    let text = match (lang, fell) {
        (Lang::Vi, true) => {
            format!("nhưng {count} đứng dưới {unit} {vs} tăng nhiều hơn và đã vượt lên.")
        }
        (Lang::Vi, false) => {
            format!("nhưng {count} đứng trên {unit} {vs} giảm nhiều hơn và đã xuống dưới.")
        }
        (Lang::En, true) => format!("but {count} below {unit} in {vs} rose more and overtook it."),
        (Lang::En, false) => {
            format!("but {count} above {unit} in {vs} fell more and dropped below it.")
        }
    };
    let end = match (last, fell) {
        (false, _) => "",
        (true, true) => lang.pick(" Nay không còn đơn vị nào ở dưới.", " No unit is below it now."),
        (true, false) => {
            lang.pick(" Nay không còn đơn vị nào ở trên.", " No unit is above it now.")
        }
    };
    Some(format!("{text}{end}"))
}

fn assumption(ds: &Dataset, change: &Change, bounds: &Bounds, fell: bool, lang: Lang) -> String {
    let (unit, vs) = (phrase::unit(ds, change.unit, lang), date::period(change.from, lang));
    // The number that is known stands for the period of which it is not.
    let known = match (change.of_from, change.of_to) {
        (None, Some(of)) => Some((of, vs)),
        (Some(of), None) => Some((of, date::period(change.to, lang))),
        _ => None,
    };
    let assumed = match known.filter(|_| bounds.count_assumed) {
        Some((of, when)) => {
            let of = Noun::Unit.count(of as i64, lang);
            lang.pick(
                format!("{when} cũng xếp đủ {of}"),
                format!("the same {of} were ranked in {when}"),
            )
        }
        None => lang
            .pick("hai kỳ xếp cùng các đơn vị".to_owned(), "the same units were ranked".to_owned()),
    };
    let unknown = match (lang, fell) {
        (Lang::Vi, true) => format!("chưa nói được đơn vị nào vượt {unit} và vượt bao nhiêu"),
        (Lang::Vi, false) => format!("chưa nói được {unit} vượt đơn vị nào và vượt bao nhiêu"),
        (Lang::En, true) => format!("who overtook {unit}, and by how much, cannot be said"),
        (Lang::En, false) => format!("whom {unit} overtook, and by how much, cannot be said"),
    };
    lang.pick(
        format!(
            "Tính từ hạng, với giả định {assumed} và không đơn vị nào đồng hạng với {unit}. Tệp này không có số liệu của các đơn vị khác: {unknown}."
        ),
        format!(
            "Follows from the ranks, on the assumption that {assumed} and that none was level with {unit}. The file holds no figures of the other units: {unknown}."
        ),
    )
}

//! The case that officials must explain most often: the score rose, the rank fell.

use super::phrase;
use crate::analysis::{Bounds, Card, Overview, Why};
use crate::locale::{Lang, Noun, date, number};
use crate::model::{Dataset, Direction, Measure};

/// The case «điểm tăng mà hạng giảm» in one index.
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
    let card = card(ds, overview)?;
    let change = &card.change;
    let unit = phrase::unit(ds, overview.unit, lang);
    let name = phrase::short(ds, card.indicator, lang);
    let rise = phrase::score_clause(ds, card.indicator, change, lang)?;
    let lost = Noun::Place.count(i64::from(change.places?.value.abs()), lang);
    let title = lang.pick(
        format!("{name}: {rise} nhưng hạng giảm {lost}"),
        format!("{name}: {rise}, the rank fell by {lost}"),
    );
    let measure = ds.indicators()[card.indicator].measure;
    let score = |value| match measure {
        Measure::Points => number::number(value, ds.decimals(card.indicator), lang),
        Measure::Percent => phrase::score(ds, card.indicator, value, lang),
    };
    let went = change.score_from.zip(change.score_to).map(|(from, to)| {
        let (from, to) = (score(from.value), score(to.value));
        let what = if measure == Measure::Percent { "Tỷ lệ" } else { "Điểm" };
        lang.pick(
            format!("{what} đi từ {from} lên {to}"),
            format!("The score went from {from} to {to}"),
        )
    })?;
    let explained = why(card);
    let vs = date::period(change.from, lang);
    let (but, note) = match (&explained.passing, explained.bounds) {
        (Ok(passing), _) if !passing.overtaken_by.is_empty() => {
            let by: Vec<_> = passing.overtaken_by.iter().map(|passed| passed.unit).collect();
            let who = phrase::units(ds, &by, 3, lang)
                .unwrap_or_else(|| Noun::Unit.count(by.len() as i64, lang));
            let but = lang.pick(
                format!("nhưng {who} tăng nhiều hơn và đã vượt lên."),
                format!("but {who} rose more and overtook."),
            );
            (but, String::new())
        }
        (Err(_), Some(bounds)) if bounds.overtaken_by_at_least > 0 => {
            (bounded(&bounds, &unit, &vs, lang), assumption(card, &bounds, &unit, &vs, lang))
        }
        _ => return Some(Paradox { title, text: format!("{went}."), note: String::new() }),
    };
    Some(Paradox { title, text: format!("{went}, {but}"), note })
}

/// What ranks alone prove. Who was below and is above now has risen more.
fn bounded(bounds: &Bounds, unit: &str, vs: &str, lang: Lang) -> String {
    let n = bounds.overtaken_by_at_least;
    // With nobody below any more, all that were below have passed: the number is exact.
    let exact = bounds.below_to == Some(0) && bounds.below_from == Some(n);
    let count = Noun::Unit.count(n as i64, lang);
    let count = if exact {
        count
    } else {
        lang.pick(format!("ít nhất {count}"), format!("at least {count}"))
    };
    let mut text = lang.pick(
        format!("nhưng {count} đứng dưới {unit} {vs} tăng nhiều hơn và đã vượt lên."),
        format!("but {count} below {unit} in {vs} rose more and overtook it."),
    );
    if bounds.below_to == Some(0) {
        text.push_str(lang.pick(" Nay không còn đơn vị nào ở dưới.", " No unit is below it now."));
    }
    text
}

fn assumption(card: &Card, bounds: &Bounds, unit: &str, vs: &str, lang: Lang) -> String {
    let mut text = match card.standing.of.filter(|_| bounds.count_assumed) {
        Some(of) => {
            let of = Noun::Unit.count(of as i64, lang);
            lang.pick(
                format!("Tính từ hạng, với giả định {vs} cũng xếp đủ {of}."),
                format!("Follows from the ranks, on the assumption that the same {of} were ranked in {vs}."),
            )
        }
        None => lang.pick(
            "Tính từ hạng, với giả định hai kỳ xếp cùng các đơn vị.".to_owned(),
            "Follows from the ranks, on the assumption that the same units were ranked.".to_owned(),
        ),
    };
    text.push(' ');
    text.push_str(&lang.pick(
        format!("Tệp này không có số liệu của các đơn vị khác: chưa nói được đơn vị nào vượt {unit} và vượt bao nhiêu."),
        format!("The file holds no figures of the other units: who overtook {unit}, and by how much, cannot be said."),
    ));
    text
}

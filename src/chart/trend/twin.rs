//! The words and the table of a chart of trends.

use super::Trend;
use crate::analysis::Spread;
use crate::chart::parts::{self, with_origin};
use crate::chart::placed::{Placed, Twin};
use crate::locale::pictures::spread as said;
use crate::locale::{Lang, capitalised, date, number, pictures, word, words};
use crate::model::{Decimal, Given};

/// How a score lies to the median of its period.
pub(super) fn beside_median(
    input: &Trend,
    period: usize,
    score: Decimal,
    lang: Lang,
) -> Option<String> {
    let median = input.spread.get(period).copied().flatten()?.median;
    Some(parts::beside_median((score, median), input.places, input.measure, lang))
}

/// Gives a picture its name, its alternative text and its table.
pub(super) fn describe(input: &Trend, placed: &mut Placed) {
    let lang = placed.lang;
    let (Some(first), Some(last)) = (input.periods.first(), input.periods.last()) else {
        return;
    };
    placed.title = pictures::scores_over(&input.subject, &date::span(*first, *last, lang), lang);
    let head = |ix: usize| date::period_short(input.periods[ix], lang);
    let text = |given: Given<Decimal>| {
        let text = number::score(given.value, input.places, input.measure, lang);
        with_origin(text, given.origin, lang)
    };
    let mut sentences = Vec::new();
    for line in input.marked() {
        let mut known = line.scores.iter().enumerate().filter_map(|(ix, s)| Some((ix, (*s)?)));
        let Some((from, old)) = known.next() else { continue };
        let (to, new) = known.next_back().unwrap_or((from, old));
        let (old, said_new) = ((text(old), head(from)), (text(new), head(to)));
        let mut sentence =
            pictures::from_to(&line.name, (&old.0, &old.1), (&said_new.0, &said_new.1), lang);
        if let Some(beside) = beside_median(input, to, new.value, lang) {
            sentence = format!("{sentence}, {beside}");
        }
        sentences.push(format!("{sentence}."));
    }
    if let Some(spread) = input.spread.last().copied().flatten() {
        let median = number::score(spread.median, input.places, input.measure, lang);
        let (low, high) = (input.score(spread.low, lang), input.score(spread.high, lang));
        let name = capitalised(said::median(lang));
        let range = said::range(&low, &high, lang);
        sentences.push(format!("{name} {}: {median}; {range}.", date::period_short(*last, lang)));
    }
    let frame = super::Frame { width: 0.0, height: 0.0, scale: 1.0, lang };
    let breaks = input.breaks(&frame);
    sentences.extend(breaks.in_range().map(|change| format!("{}.", breaks.text(change))));
    placed.desc = sentences.join(" ");
    placed.table = table(input, &placed.title, lang);
}

fn table(input: &Trend, caption: &str, lang: Lang) -> Twin {
    let mut heads = vec![word(words::Chart::Unit, lang).to_owned()];
    heads.extend(input.periods.iter().map(|period| date::period_short(*period, lang)));
    let text = |given: Given<Decimal>| {
        let text = number::figure(given.value, input.places, input.measure, lang);
        with_origin(text, given.origin, lang)
    };
    let none = || "–".to_owned();
    let line = |name: String, cells: &mut dyn Iterator<Item = Option<Given<Decimal>>>| {
        let cells = cells.map(|cell| cell.map_or_else(none, text));
        std::iter::once(name).chain(cells).collect::<Vec<_>>()
    };
    let mut rows: Vec<Vec<String>> = input
        .lines
        .iter()
        .map(|unit| line(unit.name.clone(), &mut unit.scores.iter().copied()))
        .collect();
    let all = |name: &str, pick: fn(&Spread) -> Given<Decimal>| {
        line(capitalised(name), &mut input.spread.iter().map(|s| s.as_ref().map(pick)))
    };
    rows.push(all(said::median(lang), |spread| Given::computed(spread.median)));
    Twin { caption: caption.to_owned(), head: heads, rows }
}

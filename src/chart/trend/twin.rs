//! The words and the table of a chart of trends.

use std::cell::OnceCell;

use super::{Trend, TrendLine};
use crate::analysis::Spread;
use crate::chart::late::{Rows, Source};
use crate::chart::parts::{self, with_origin};
use crate::chart::placed::{Placed, Twin};
use crate::locale::pictures::spread as said;
use crate::locale::{Lang, capitalised, collate, date, number, pictures, word, words};
use crate::model::{Decimal, Given, order};

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
    // The last row is that of the medians.
    let rows = Rows::Asked(input.lines.len() + 1);
    Twin { caption: caption.to_owned(), head: heads, rows }
}

/// A chart of trends and the order of its lines in the table: us and the watched, the others by name.
pub(super) struct Kept {
    input: Trend,
    lang: Lang,
    /// Made when a row is asked for: thousands of names take long to put in order.
    order: OnceCell<Vec<usize>>,
}

impl Kept {
    /// Keeps what a picture is made from.
    pub(super) fn new(input: Trend, lang: Lang) -> Kept {
        Kept { input, lang, order: OnceCell::new() }
    }

    fn line(&self, row: usize) -> Option<&TrendLine> {
        let lines = &self.input.lines;
        let order = self.order.get_or_init(|| {
            let mut order: Vec<usize> = (0..lines.len()).collect();
            order::sort_by_key(&mut order, |at| {
                (lines[*at].who.precedence(), collate::sort_key(&lines[*at].name, self.lang))
            });
            order
        });
        lines.get(*order.get(row)?)
    }
}

/// The marks say their own: they are few.
impl Source for Kept {
    fn name(&self, (line, _): (usize, usize)) -> &str {
        &self.input.lines[line].name
    }

    fn lines(&self, (line, _): (usize, usize), _: Lang) -> Vec<String> {
        vec![self.input.lines[line].name.clone()]
    }

    fn row(&self, row: usize, lang: Lang) -> Vec<String> {
        let text = |given: Given<Decimal>| {
            let text = number::figure(given.value, self.input.places, self.input.measure, lang);
            with_origin(text, given.origin, lang)
        };
        let cell = |given: Option<Given<Decimal>>| given.map_or_else(|| "–".to_owned(), text);
        match self.line(row) {
            Some(line) => {
                let scores = line.scores.iter().map(|score| cell(*score));
                std::iter::once(line.name.clone()).chain(scores).collect()
            }
            None => {
                let median = |spread: &Option<Spread>| spread.map(|s| Given::computed(s.median));
                let medians = self.input.spread.iter().map(|spread| cell(median(spread)));
                std::iter::once(capitalised(said::median(lang))).chain(medians).collect()
            }
        }
    }
}

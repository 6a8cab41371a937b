//! The words and the table of trend lines.

use super::{Layout, of_group};
use crate::chart::parts::with_origin;
use crate::chart::placed::{Placed, Twin};
use crate::locale::{date, pictures, word, words};
use crate::model::{Decimal, Given};

/// Gives a picture its name, its alternative text and its table.
pub(super) fn describe(layout: &Layout<'_>, placed: &mut Placed) {
    let (input, lang) = (layout.input, placed.lang);
    let (Some(first), Some(last)) = (input.periods.first(), input.periods.last()) else { return };
    placed.title = pictures::scores_over(&input.subject, &date::span(*first, *last, lang), lang);
    let mut sentences: Vec<String> = Vec::new();
    // From the first to the last period that compare.
    let run = input.runs().pop().unwrap_or_default();
    for line in input.marked() {
        let known = |at: usize| Some((at, line.scores.get(at).copied()??));
        let (from, to) = (run.clone().find_map(known), run.clone().rev().find_map(known));
        let (Some(from), Some(to)) = (from, to) else { continue };
        let said = |(at, score): (usize, Given<Decimal>)| {
            let text = with_origin(input.score(score.value, lang), score.origin, lang);
            (text, date::period_short(input.periods[at], lang))
        };
        let (a, b) = (said(from), said(to));
        let text = pictures::from_to(&line.name, (&a.0, &a.1), (&b.0, &b.1), lang);
        sentences.push(format!("{text}."));
    }
    if let Some(group) = layout.groups.last().copied().flatten() {
        let texts: Vec<String> = of_group(input, &group, lang)
            .map(|(name, text)| format!("{} {text}", name.to_lowercase()))
            .collect();
        let period = date::period_short(*last, lang);
        sentences.push(format!("{period}: {}.", texts.join(", ")));
    }
    sentences.extend(layout.notes.iter().map(|note| format!("{note}.")));
    placed.desc = sentences.join(" ");
    let mut head = vec![word(words::Chart::Unit, lang).to_owned()];
    head.extend(input.periods.iter().map(|period| date::period_short(*period, lang)));
    let others = input.lines.iter().filter(|line| !line.who.is_marked());
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, name) in
        [words::Chart::Highest, words::Chart::Median, words::Chart::Lowest].into_iter().enumerate()
    {
        let cells = layout.groups.iter().map(|group| {
            let text = group.and_then(|group| of_group(input, &group, lang).nth(at));
            text.map_or_else(|| "–".to_owned(), |(_, text)| text)
        });
        rows.push(std::iter::once(word(name, lang).to_owned()).chain(cells).collect());
    }
    rows.extend(input.marked().into_iter().chain(others).map(|line| {
        let cells =
            (0..input.periods.len()).map(|at| match line.scores.get(at).copied().flatten() {
                Some(score) => with_origin(input.score(score.value, lang), score.origin, lang),
                None => "–".to_owned(),
            });
        std::iter::once(line.name.clone()).chain(cells).collect()
    }));
    placed.table = Twin { caption: placed.title.clone(), head, rows };
}

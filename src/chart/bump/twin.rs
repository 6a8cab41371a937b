//! The words and the table of a bump chart.

use super::{Bump, marked, unmarked};
use crate::chart::breaks::Breaks;
use crate::chart::parts::rank_with_origin;
use crate::chart::placed::{Placed, Twin};
use crate::locale::{date, pictures, word, words};
use crate::model::Given;
use crate::rank::Rank;

/// Gives a picture its name, its alternative text and its table.
pub(super) fn describe(input: &Bump, placed: &mut Placed) {
    let lang = placed.lang;
    let (Some(first), Some(last)) = (input.periods.first(), input.periods.last()) else {
        return;
    };
    placed.title = pictures::ranks_over(&input.subject, &date::span(*first, *last, lang), lang);
    let sentences: Vec<String> = marked(input)
        .iter()
        .filter_map(|line| {
            let known = |(ix, rank): (usize, &Option<Given<Rank>>)| {
                let period = date::period_short(*input.periods.get(ix)?, lang);
                rank.map(|rank| (pictures::rank(&rank_with_origin(rank, lang), lang), period))
            };
            let from = line.ranks.iter().enumerate().find_map(known)?;
            let to = line.ranks.iter().enumerate().rev().find_map(known)?;
            let text = pictures::from_to(&line.name, (&from.0, &from.1), (&to.0, &to.1), lang);
            Some(format!("{text}."))
        })
        .collect();
    let (periods, list) = (&input.periods, &input.breaks);
    let breaks = Breaks { periods, list, width: placed.width, lang };
    let notes = breaks.in_range().map(|change| format!("{}.", breaks.text(change)));
    placed.desc = sentences.into_iter().chain(notes).collect::<Vec<_>>().join(" ");
    let mut head = vec![word(words::Chart::Unit, lang).to_owned()];
    head.extend(input.periods.iter().map(|period| date::period_short(*period, lang)));
    let rows = marked(input).into_iter().chain(unmarked(input)).map(|line| {
        let mut row = vec![line.name.clone()];
        row.extend((0..input.periods.len()).map(|ix| {
            let rank = line.ranks.get(ix).copied().flatten();
            rank.map_or_else(|| "–".to_owned(), |rank| rank_with_origin(rank, lang))
        }));
        row
    });
    placed.table = Twin { caption: placed.title.clone(), head, rows: rows.collect() };
}

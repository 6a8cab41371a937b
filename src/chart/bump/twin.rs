//! The words and the table of a bump chart.

use super::{Bump, BumpLine, marked};
use crate::chart::breaks::Breaks;
use crate::chart::late::{Rows, Source};
use crate::chart::parts::rank_with_origin;
use crate::chart::placed::{Placed, Twin};
use crate::locale::{Lang, date, number, pictures, word, words};
use crate::model::{Given, UnitIx, order};
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
    let rows = Rows::Asked(input.lines.len());
    placed.table = Twin { caption: placed.title.clone(), head, rows };
}

/// A bump chart and the order of its lines in the table: the marked ones, then the others.
pub(super) struct Kept {
    input: Bump,
    rows: Vec<usize>,
}

impl Kept {
    /// Keeps what a picture is made from.
    pub(super) fn new(input: Bump) -> Kept {
        let mut rows: Vec<usize> = (0..input.lines.len()).collect();
        order::sort_by_key(&mut rows, |line| input.lines[*line].who.precedence());
        Kept { input, rows }
    }

    fn line_of(&self, unit: UnitIx) -> Option<&BumpLine> {
        self.input.lines.iter().find(|line| line.unit == unit)
    }
}

impl Source for Kept {
    fn name(&self, (unit, _): (usize, usize)) -> &str {
        self.line_of(unit).map(|line| &*line.name).unwrap_or_default()
    }

    fn lines(&self, (unit, period): (usize, usize), lang: Lang) -> Vec<String> {
        let Some(line) = self.line_of(unit) else { return Vec::new() };
        let mut lines = vec![line.name.clone()];
        if let Some(rank) = line.ranks.get(period).copied().flatten() {
            let head = date::period_short(self.input.periods[period], lang);
            let said = pictures::rank(&rank_with_origin(rank, lang), lang);
            lines.push(format!("{head}: {said}"));
        }
        let score = line.scores.get(period).copied().flatten();
        lines.extend(
            score.map(|score| number::score(score, self.input.places, self.input.measure, lang)),
        );
        lines
    }

    fn row(&self, row: usize, lang: Lang) -> Vec<String> {
        let line = &self.input.lines[self.rows[row]];
        let ranks = (0..self.input.periods.len()).map(|ix| {
            let rank = line.ranks.get(ix).copied().flatten();
            rank.map_or_else(|| "–".to_owned(), |rank| rank_with_origin(rank, lang))
        });
        std::iter::once(line.name.clone()).chain(ranks).collect()
    }
}

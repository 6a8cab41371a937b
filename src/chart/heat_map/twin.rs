//! The words and the table of a heat map.

use super::{HeatCell, HeatMap, HeatRow};
use crate::chart::parts::{rank_text, rank_with_origin};
use crate::chart::placed::{Placed, Twin};
use crate::chart::spec::Shades;
use crate::locale::{Lang, number, pictures, word, words};

fn rank_of(cell: &HeatCell, lang: Lang) -> Option<String> {
    let (rank, of) = cell.rank?;
    let rank = rank_with_origin(rank, lang);
    Some(match of {
        Some(of) => pictures::rank_of(&rank, &number::whole(of as i64, lang), lang),
        None => pictures::rank(&rank, lang),
    })
}

fn share_of(cell: &HeatCell, lang: Lang) -> Option<String> {
    cell.share.map(|share| number::percent(share, 1, lang))
}

/// The lines of a reading.
pub(super) fn said(input: &HeatMap, row: &HeatRow, column: usize, lang: Lang) -> Vec<String> {
    let mut lines = vec![row.name.clone()];
    let name = input.columns.get(column).map_or("", String::as_str);
    let Some(cell) = row.cells.get(column) else { return lines };
    let score = match cell.score.is_empty() {
        true => word(words::Chart::NoData, lang).to_owned(),
        false => cell.score.clone(),
    };
    lines.push(format!("{name}: {score}"));
    lines.extend(share_of(cell, lang));
    lines.extend(rank_of(cell, lang));
    lines
}

/// Gives a picture its name, its alternative text and its table.
pub(super) fn describe(input: &HeatMap, placed: &mut Placed) {
    let lang = placed.lang;
    let what = word(
        if input.over_periods { words::Chart::ByPeriod } else { words::Chart::ByComponent },
        lang,
    );
    let title = match input.shades {
        Shades::Ranks => pictures::ranks_by,
        Shades::Shares => pictures::shares_by,
    };
    placed.title = title(what, &input.subject, &input.span, lang);
    // Of those of whom nobody is marked the first speaks.
    let marked = input.rows.iter().filter(|row| row.who.is_marked());
    let mut told: Vec<&HeatRow> = marked.collect();
    if told.is_empty() {
        told.extend(input.rows.first());
    }
    let sentences = told.into_iter().filter_map(|row| sentence(input, row, lang));
    placed.desc = sentences.collect::<Vec<_>>().join(" ");
    if placed.desc.is_empty() {
        placed.desc.clone_from(&placed.title);
    }
    let mut head = vec![word(words::Chart::Unit, lang).to_owned()];
    head.push(word(words::Chart::Rank, lang).to_owned());
    head.extend(input.columns.iter().cloned());
    let rows = input.rows.iter().map(|row| {
        let rank = row.rank.map(|rank| rank_with_origin(rank, lang));
        let cells = row.cells.iter().map(|cell| in_table(input.shades, cell, lang));
        let first = [row.name.clone(), rank.unwrap_or_else(|| "–".to_owned())];
        first.into_iter().chain(cells).collect()
    });
    placed.table = Twin { caption: placed.title.clone(), head, rows: rows.collect() };
}

/// «6,54 (12)»: the score, and the rank or the share behind it.
fn in_table(shades: Shades, cell: &HeatCell, lang: Lang) -> String {
    let behind = match shades {
        Shades::Ranks => cell.rank.map(|(rank, _)| rank_with_origin(rank, lang)),
        Shades::Shares => share_of(cell, lang),
    };
    match (cell.score.is_empty(), behind) {
        (true, None) => "–".to_owned(),
        (true, Some(behind)) => behind,
        (false, None) => cell.score.clone(),
        (false, Some(behind)) => format!("{} ({behind})", cell.score),
    }
}

/// Where a unit stands best and worst, by what the shades mean.
fn sentence(input: &HeatMap, row: &HeatRow, lang: Lang) -> Option<String> {
    // Larger is better: ranks are turned round.
    let known: Vec<(usize, i128, String)> = row
        .cells
        .iter()
        .enumerate()
        .filter_map(|(at, cell)| match input.shades {
            Shades::Ranks => {
                let (rank, _) = cell.rank?;
                let said = pictures::rank(&rank_text(rank.value, lang), lang);
                Some((at, -i128::from(rank.value.halves()), said))
            }
            Shades::Shares => Some((at, cell.share?.round(6).mantissa(), share_of(cell, lang)?)),
        })
        .collect();
    // Of several the first column.
    let best = known.iter().rev().max_by_key(|(_, value, _)| *value)?;
    let worst = known.iter().min_by_key(|(_, value, _)| *value)?;
    if best.1 == worst.1 {
        return None;
    }
    let of =
        |(at, _, said): &(usize, i128, String)| (input.columns.get(*at).cloned(), said.clone());
    let ((best, at_best), (worst, at_worst)) = (of(best), of(worst));
    let (best, worst) = (best?, worst?);
    let text = pictures::best_and_worst(&row.name, (&best, &at_best), (&worst, &at_worst), lang);
    Some(format!("{text}."))
}

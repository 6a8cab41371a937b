//! The words and the table of a map of heat.

use super::{Heat, HeatCell, HeatColumn, HeatRow};
use crate::chart::parts::{rank_text, with_origin};
use crate::chart::placed::{Placed, Twin};
use crate::chart::spec::ColourBy;
use crate::locale::pictures::heat as said_of;
use crate::locale::{Lang, number, pictures, word, words};

/// The lines of a cell's reading.
pub(in crate::chart) fn said(
    row: &HeatRow,
    column: &HeatColumn,
    cell: &HeatCell,
    lang: Lang,
) -> Vec<String> {
    let score = match cell.score {
        Ok(score) => {
            let text = number::score(score.value, column.places, column.measure, lang);
            with_origin(text, score.origin, lang)
        }
        Err(missing) => words::missing(missing, lang).to_owned(),
    };
    let mut lines = vec![row.name.clone(), format!("{}: {score}", column.name)];
    if let Some(rank) = cell.rank {
        let text = with_origin(rank_text(rank.value, lang), rank.origin, lang);
        let of = number::whole(i64::from(column.of), lang);
        lines.push(pictures::rank_of(&text, &of, lang));
    }
    lines.extend(cell.percent.map(|percent| number::percent(percent, 1, lang)));
    lines
}

/// Gives a picture its name, its alternative text and its table.
pub(super) fn describe(input: &Heat, placed: &mut Placed) {
    let lang = placed.lang;
    let measure = match input.by {
        ColourBy::Rank => said_of::ranks(lang),
        ColourBy::Percent => said_of::percentages(lang),
    };
    placed.title = if input.over_periods {
        said_of::by_period(&input.subject, &input.period, measure)
    } else {
        said_of::by_component(&input.subject, &input.period, measure, lang)
    };
    let mut sentences = Vec::new();
    if let Some(first) = input.rows.first().filter(|row| row.rank.is_some()) {
        sentences.push(format!("{}.", said_of::leads(&first.name, lang)));
    }
    let told = input.rows.iter().filter(|row| row.who.is_marked());
    sentences.extend(told.filter_map(|row| Some(format!("{}.", finding(input, row, lang)?))));
    let changed = input.columns.iter().filter_map(|column| column.method_changed.as_ref());
    sentences.extend(changed.map(|text| format!("{text}.")));
    placed.desc = sentences.join(" ");
    placed.table = table(input, &placed.title, lang);
}

/// Where a unit is best and where weakest; over periods, where it began and ended.
fn finding(input: &Heat, row: &HeatRow, lang: Lang) -> Option<String> {
    let figure = |cell: &HeatCell| match input.by {
        ColourBy::Rank => {
            let rank = cell.rank?;
            let text = with_origin(rank_text(rank.value, lang), rank.origin, lang);
            Some((-i128::from(rank.value.halves()), pictures::rank(&text, lang)))
        }
        ColourBy::Percent => {
            let percent = cell.percent?;
            Some((percent.round(1).mantissa(), number::percent(percent, 1, lang)))
        }
    };
    let known: Vec<(i128, String, &str)> = row
        .cells
        .iter()
        .zip(&input.columns)
        .filter_map(|(cell, column)| {
            let (key, text) = figure(cell)?;
            Some((key, text, column.short.as_str()))
        })
        .collect();
    if input.over_periods {
        let (first, last) = (known.first()?, known.last()?);
        return Some(pictures::from_to(&row.name, (&first.1, first.2), (&last.1, last.2), lang));
    }
    let best = known.iter().rev().max_by_key(|(key, ..)| *key)?;
    let worst = known.iter().min_by_key(|(key, ..)| *key)?;
    Some(said_of::best_and_worst(&row.name, (best.2, &best.1), (worst.2, &worst.1), lang))
}

pub(in crate::chart) fn table(input: &Heat, caption: &str, lang: Lang) -> Twin {
    let mut head =
        vec![word(words::Chart::Unit, lang).to_owned(), word(words::Chart::Rank, lang).to_owned()];
    head.extend(input.columns.iter().map(|column| column.name.clone()));
    let cell = |(cell, column): (&HeatCell, &HeatColumn)| {
        let score = match cell.score {
            Ok(score) => {
                let text = number::number(score.value, column.places, lang);
                with_origin(text, score.origin, lang)
            }
            Err(missing) => words::missing(missing, lang).to_owned(),
        };
        let beside = match input.by {
            ColourBy::Rank => cell.rank.map(|rank| {
                let text = with_origin(rank_text(rank.value, lang), rank.origin, lang);
                pictures::rank(&text, lang)
            }),
            ColourBy::Percent => cell.percent.map(|percent| number::percent(percent, 1, lang)),
        };
        beside.map_or(score.clone(), |beside| format!("{score}; {beside}"))
    };
    let rows = input.rows.iter().map(|row| {
        let rank = row.rank.map(|rank| with_origin(rank_text(rank.value, lang), rank.origin, lang));
        let mut cells = vec![row.name.clone(), rank.unwrap_or_else(|| "–".to_owned())];
        cells.extend(row.cells.iter().zip(&input.columns).map(cell));
        cells
    });
    Twin { caption: caption.to_owned(), head, rows: rows.collect() }
}

//! Which column is the total of the others; only where that is certain.

use super::content::Content;
use super::number::{Mark, Read, read};
use super::points::{added, kind};
use super::table::Table;
use super::words::{HeaderWord, header_word};
use crate::import::report::{Column, ColumnRole};
use crate::model::text::fold;
use crate::model::{Decimal, IndicatorKind};

/// Words behind an index's name in the header of its total.
const TOTAL_WORDS: [&str; 9] =
    ["", "weighted", "total", "index", "score", "overall", "tong", "tong diem", "tong hop"];

/// Printed totals may differ from the sum of their printed parts by this much for each part.
const ROUNDING: Decimal = Decimal::new(6, 3);

/// Turns [`ColumnRole::ScoreOf`] columns into a total and its parts: where the headers share a
/// beginning (`pci_entry`, `pci_land`, `pci_weighted`), or a column called total is the sum of the
/// others in every row.
pub fn find(columns: &mut [Column], table: &Table, file_index: Option<&str>) {
    let scores: Vec<usize> = (0..columns.len())
        .filter(|&at| matches!(columns[at].role, ColumnRole::ScoreOf(_)))
        .collect();
    if scores.len() < 3 {
        return;
    }
    if let Some((total, name, parts)) = by_header(columns, &scores) {
        turn(columns, total, name, &parts, 85);
    } else if let Some(total) = by_sum(columns, &scores, table, file_index) {
        let generic = header_word(name_of(&columns[total])).is_some();
        let name = file_index.filter(|_| generic).unwrap_or(name_of(&columns[total])).to_owned();
        let parts: Vec<usize> = scores.into_iter().filter(|at| *at != total).collect();
        turn(columns, total, name, &parts, 80);
    }
}

fn turn(columns: &mut [Column], total: usize, name: String, parts: &[usize], confidence: u8) {
    columns[total].role = ColumnRole::TotalOf(name);
    columns[total].confidence = confidence;
    for &part in parts {
        columns[part].role = ColumnRole::PartOf(name_of(&columns[part]).to_owned());
        columns[part].confidence = confidence;
    }
}

/// The name of what a column of scores is of.
fn name_of(column: &Column) -> &str {
    match &column.role {
        ColumnRole::ScoreOf(name) => name,
        _ => &column.name,
    }
}

/// The total, its name and its parts, by the beginning that their headers share.
fn by_header(columns: &[Column], scores: &[usize]) -> Option<(usize, String, Vec<usize>)> {
    let folded = |at: usize| fold(&columns[at].name);
    let first = |at: usize| folded(at).split(' ').next().unwrap_or_default().to_owned();
    let rest = |at: usize| {
        let words = folded(at);
        words.split_once(' ').map(|(_, rest)| rest.to_owned()).unwrap_or_default()
    };
    let beginning = first(*scores.first()?);
    // «Điểm», «Điểm thưởng», «Điểm trừ» share no name of an index.
    let regular = |at: usize| kind(name_of(&columns[at])) == IndicatorKind::Regular;
    let sharing: Vec<usize> =
        scores.iter().copied().filter(|&at| first(at) == beginning && regular(at)).collect();
    let best = |word: &str| sharing.iter().copied().find(|&at| rest(at) == word);
    let total = TOTAL_WORDS.iter().find_map(|word| best(word)).or_else(|| best("unweighted"))?;
    let parts: Vec<usize> = sharing
        .iter()
        .copied()
        .filter(|&at| {
            let rest = rest(at);
            at != total && rest != "unweighted" && !TOTAL_WORDS.contains(&rest.as_str())
        })
        .collect();
    if parts.len() < 2 {
        return None;
    }
    let header = columns[total].name.trim();
    let end = header.find(|c: char| !c.is_alphanumeric()).unwrap_or(header.len());
    Some((total, header[..end].to_owned(), parts))
}

/// The column that is called total (or as the file is) and is the sum of all others.
fn by_sum(
    columns: &[Column],
    scores: &[usize],
    table: &Table,
    file_index: Option<&str>,
) -> Option<usize> {
    let called_total = |at: usize| {
        let name = fold(name_of(&columns[at]));
        header_word(name_of(&columns[at])) == Some(HeaderWord::Score)
            || file_index.is_some_and(|index| fold(index) == name)
    };
    let total = scores.iter().copied().find(|&at| called_total(at))?;
    let parts = scores.len() - 1;
    let tolerance = ROUNDING * Decimal::from(parts as i64);
    let kinds: Vec<IndicatorKind> = columns.iter().map(|column| kind(name_of(column))).collect();
    let mut checked = 0;
    for row in 0..table.len() {
        let value = |at: usize| match table.cell(row, at)?.content {
            Content::Plain(value) => Some(value),
            content => match read(&content.text()?, Mark::Point) {
                Read::Number { value, .. } => Some(value),
                _ => None,
            },
        };
        let values: Option<Vec<Decimal>> = scores
            .iter()
            .filter(|at| **at != total)
            .map(|&at| Some(added(kinds[at], value(at)?)))
            .collect();
        let (Some(values), Some(total)) = (values, value(total)) else { continue };
        if (values.into_iter().sum::<Decimal>() - total).abs() > tolerance {
            return None;
        }
        checked += 1;
    }
    (checked >= 2).then_some(total)
}

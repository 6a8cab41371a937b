//! One list in a sheet as records: what its columns are called is made plain where the sheet itself
//! proves it.

use std::borrow::Cow;

use super::grid::text_of;
use super::shape::{Shape, ShapeColumn, ShapeRow, value};
use super::table::{Table, same_rows};
use crate::import::json::{Node, Value};
use crate::import::records::{HeaderWord, compound, header_word, period};
use crate::model::text::fold;
use crate::model::{Decimal, Period, order};

/// The list of a table.
pub fn read<'n>(table: &Table<'n>, merged: &[[u32; 4]], of_sheet: Option<Period>) -> Shape<'n> {
    let order = in_order(table);
    let rank = rank_of(table).filter(|_| !table.is_long());
    let columns = order.iter().map(|&at| {
        let column = &table.columns[at];
        let name = match rank {
            Some((rank, score)) if rank == at => {
                format!("Hạng {}", indicator_name(&table.columns[score].name, of_sheet))
            }
            _ if is_key(table, at) => "Mã số".to_owned(),
            _ => indicator_name(&column.name, of_sheet),
        };
        let english = column.english.as_deref().map(|name| indicator_name(name, of_sheet));
        ShapeColumn { at: column.at, name, english }
    });
    let columns: Vec<ShapeColumn> = columns.collect();
    let mut rows: Vec<ShapeRow<'n>> = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let cells = order.iter().map(|&at| value(row.cell(table.columns[at].number), row.at));
        rows.push(ShapeRow { at: row.at, cells: cells.collect() });
    }
    fill_down(table, merged, &order, &mut rows);
    let layout = order.iter().map(|&at| table.columns[at].number).collect();
    Shape { columns, rows, layouts: vec![(0, layout)] }
}

/// The order in which columns are read: of two that name the same units row by row the one with
/// diacritics comes first, since it says more.
fn in_order(table: &Table<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..table.columns.len()).collect();
    let names: Vec<usize> = table.names().collect();
    let marked = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.cell(table.columns[at].number));
        cells.filter(|cell| !text_of(cell).is_ascii()).count()
    };
    for pair in names.windows(2) {
        if let [a, b] = *pair
            && same_rows(table, a, b)
            && marked(b) > marked(a)
        {
            order.swap(a, b);
        }
    }
    order
}

/// Whether a column of whole numbers before the names is a key: its name says so.
fn is_key(table: &Table<'_>, at: usize) -> bool {
    let column = &table.columns[at];
    let name = fold(&column.name);
    let said =
        name.split(' ').any(|word| matches!(word, "id" | "ma" | "code")) || name.ends_with("id");
    let before = table.names().next().is_some_and(|names| at < names);
    said && before && header_word(&column.name).is_none() && column.is_numeric()
}

/// A plain column of ranks among several of scores, and the column whose order it is.
fn rank_of(table: &Table<'_>) -> Option<(usize, usize)> {
    let word = |at: usize| {
        let name = &table.columns[at].name;
        header_word(name).or_else(|| {
            // «Country rank», where no column is called «country»'s score.
            let (word, rest) = compound(name)?;
            let of_other = table.columns.iter().any(|other| {
                other.is_numeric() && other.name != *name && fold(&other.name).contains(&rest)
            });
            (!of_other).then_some(word)
        })
    };
    let all = || (0..table.columns.len()).filter(|at| table.columns[*at].is_numeric());
    let mut ranks = all().filter(|at| word(*at) == Some(HeaderWord::Rank));
    let rank = ranks.next().filter(|_| ranks.next().is_none())?;
    let others = all().filter(|at| *at != rank && header_word(&table.columns[*at].name).is_none());
    let others: Vec<usize> = others.filter(|at| !is_key(table, *at)).collect();
    if others.len() < 2 {
        return None;
    }
    others.into_iter().find(|&score| orders(table, rank, score)).map(|score| (rank, score))
}

/// Whether a column of ranks is the order of a column of scores, one way or the other.
fn orders(table: &Table<'_>, rank: usize, score: usize) -> bool {
    let number = |node: &Node<'_>| match &node.value {
        Value::Number(digits) => Decimal::parse(digits).ok(),
        _ => None,
    };
    let (rank, score) = (table.columns[rank].number, table.columns[score].number);
    let pairs = table
        .rows
        .iter()
        .filter_map(|row| Some((number(row.cell(rank)?)?, number(row.cell(score)?)?)));
    let mut pairs: Vec<(Decimal, Decimal)> = pairs.collect();
    order::sort_by_key(&mut pairs, |pair| *pair);
    let (mut falls, mut rises, mut different) = (true, true, 0);
    for (before, after) in pairs.iter().zip(pairs.iter().skip(1)) {
        if before.0 == after.0 {
            continue;
        }
        different += 1;
        falls &= before.1 >= after.1;
        rises &= before.1 <= after.1;
    }
    different >= 3 && (falls != rises)
}

/// The name of an indicator without the period that holds for the whole sheet and without a word for
/// scores: «PCI 2013» and «CPI 2012 Score» are PCI and CPI, in this year as in the next.
pub fn indicator_name(name: &str, of_sheet: Option<Period>) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_year = |word: &&str| of_sheet.is_some() && period(word) == of_sheet;
    let mut kept: Vec<&str> = words.iter().copied().filter(|word| !is_year(word)).collect();
    if kept.len() > 1
        && let Some(last) = kept.last()
        && header_word(last) == Some(HeaderWord::Score)
    {
        kept.pop();
    }
    let joined = kept.join(" ");
    let named = joined.trim_matches(|c: char| matches!(c, '-' | '–' | '_' | ','));
    if named.is_empty() { name.to_owned() } else { named.trim().to_owned() }
}

/// Cells merged downwards hold their text in the first one: a region beside all of its provinces.
fn fill_down<'n>(
    table: &Table<'n>,
    merged: &[[u32; 4]],
    order: &[usize],
    rows: &mut [ShapeRow<'n>],
) {
    for &[top, left, bottom, _] in merged.iter().filter(|[top, _, bottom, _]| bottom > top) {
        let start = table.rows.partition_point(|row| row.number < top);
        let end = table.rows.partition_point(|row| row.number <= bottom);
        let at = order.iter().position(|at| table.columns[*at].number == left);
        let (Some(at), Some(rows)) = (at, rows.get_mut(start..end)) else { continue };
        let Some((first, others)) = rows.split_first_mut() else { continue };
        let Some(Node { value: Value::Text(text), .. }) = first.cells.get(at) else { continue };
        for row in others {
            if let Some(cell) = row.cells.get_mut(at).filter(|cell| cell.value == Value::Null) {
                cell.value = Value::Text(Cow::Owned(text.to_string()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_the_year_of_the_sheet_and_words_for_scores() {
        for (name, expected) in [
            ("PCI 2013", "PCI"),
            ("CPI 2013 Score", "CPI"),
            ("Điểm", "Điểm"),
            ("PCI 2012", "PCI 2012"),
            ("2013", "2013"),
            ("Gia nhập thị trường Điểm", "Gia nhập thị trường"),
            ("Tính minh bạch", "Tính minh bạch"),
        ] {
            assert_eq!(indicator_name(name, Some(Period::year(2013))), expected);
        }
        assert_eq!(indicator_name("PCI 2013", None), "PCI 2013");
    }
}

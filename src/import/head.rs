//! Where the head of a table is, how many rows it has, and what the columns are called: of tables of
//! lines and of sheets alike.

use std::collections::BTreeSet;

use super::delimited::Field;
use crate::model::{Period, order};

/// So many rows below a head show what stands in its columns.
pub const BELOW: usize = 20;

/// So many rows from the first on show how wide a table is.
pub const ROWS_FOR_WIDTH: usize = 1000;

/// The value that occurs most; of several the largest.
pub fn mode(values: &[usize]) -> Option<usize> {
    let mut sorted = values.to_vec();
    order::sort(&mut sorted);
    // Of equally long runs the last one, which is that of the largest value.
    let longest = sorted.chunk_by(|a, b| a == b).max_by_key(|run| run.len())?;
    longest.first().copied()
}

/// Whether a row says nothing.
fn is_blank(row: &[Field<'_>]) -> bool {
    filled(row) == 0
}

/// How many values of a row say something.
pub fn filled(row: &[Field<'_>]) -> usize {
    row.iter().filter(|field| !field.text.trim().is_empty()).count()
}

/// Where the head of a table is: its first row and the one after its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The first row of the head; titles stand before it.
    pub first: usize,
    /// The first row of figures.
    pub end: usize,
    /// Whether the second row goes on with the names of the first: names that hold for several
    /// columns each, and below them those of the columns. Otherwise further rows of the head give
    /// the names again, in another language or as codes.
    pub continued: bool,
}

/// The first row that has a name for at least half of the columns, as a head has: a title has one
/// value, or few. `filled` are the numbers of values that say something, of [`ROWS_FOR_WIDTH`] rows at
/// most. `None`: no row has two.
pub fn first_full(filled: &[usize]) -> Option<usize> {
    let widths: Vec<usize> = filled.iter().copied().filter(|width| *width > 1).collect();
    let usual = mode(&widths)?;
    filled.iter().position(|filled| *filled > 1 && filled * 2 >= usual)
}

/// Finds the head around the row that is [`first_full`].
pub fn head(rows: &[Vec<Field<'_>>], full: usize) -> Option<Head> {
    let mut first = full;
    // Names over groups of columns are few, and name those columns that the row below leaves open.
    if let Some([above, row]) = rows.get(first.saturating_sub(1)..=first)
        && is_over(above, row)
    {
        first -= 1;
    }
    let mut end = first + 1;
    // A second row of names under names that hold for several columns each.
    let continued = rows.get(end).is_some_and(|row| is_second(&rows[first], row));
    end += usize::from(continued);
    while let Some(row) = rows.get(end) {
        let skipped = usize::from(is_blank(row));
        if !rows.get(end + skipped).is_some_and(|row| is_again(row, &rows[end + skipped + 1..])) {
            break;
        }
        end += skipped + 1;
    }
    Some(Head { first, end, continued })
}

/// Whether a row goes on with the head: it has no figure, and the row above leaves columns open or
/// has them under one name.
fn is_second(above: &[Field<'_>], row: &[Field<'_>]) -> bool {
    let gaps = above.len().max(row.len()) - filled(above);
    let figures = row.iter().filter(|field| is_figure(&field.text)).count();
    gaps > 0 && filled(row) > 1 && figures == 0
}

/// Whether a row names groups of the columns that the row below it names: it names columns that are
/// open there as well, or the same names come again there.
fn is_over(above: &[Field<'_>], row: &[Field<'_>]) -> bool {
    let open = above.iter().enumerate().filter(|(_, field)| !field.text.trim().is_empty());
    let open = open.filter(|(at, _)| row.get(*at).is_none_or(|own| own.text.trim().is_empty()));
    let names: Vec<&str> =
        row.iter().map(|own| own.text.trim()).filter(|n| !n.is_empty()).collect();
    let different: BTreeSet<&str> = names.iter().copied().collect();
    let needed = open.count() > 0 || different.len() < names.len();
    needed && filled(above) > 1 && is_second(above, row)
}

/// Whether a row gives names again: over nearly all columns of figures there are different words.
/// A unit without any figure does not look so: «n/a» is the same in all columns.
fn is_again(row: &[Field<'_>], below: &[Vec<Field<'_>>]) -> bool {
    let below = below.iter().filter(|row| !is_blank(row)).take(BELOW);
    // Of each column how many values it has, and how many of them are figures.
    let mut counts = Vec::new();
    for row in below {
        counts.resize(counts.len().max(row.len()), (0u8, 0u8));
        for ((filled, figures), field) in counts.iter_mut().zip(row) {
            *filled += u8::from(!field.text.trim().is_empty());
            *figures += u8::from(is_figure(&field.text));
        }
    }
    let (mut columns, mut words) = (0, BTreeSet::new());
    for (column, (filled, figures)) in counts.into_iter().enumerate() {
        if figures == 0 || figures * 3 < filled * 2 {
            continue;
        }
        columns += 1;
        let text = row.get(column).map(|field| field.text.trim()).unwrap_or_default();
        if is_figure(text) {
            return false;
        }
        if text.chars().any(char::is_alphabetic) {
            words.insert(text);
        }
    }
    columns >= 3 && words.len() * 5 >= columns * 4
}

/// Whether a value is a number, and not a year that names a column.
pub fn is_figure(text: &str) -> bool {
    let text = text.trim().trim_end_matches('%');
    let numeric =
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '−' | ' '));
    numeric && text.chars().any(|c| c.is_ascii_digit()) && Period::parse(text).is_none()
}

/// The names of the columns and where they stand: those of a second row behind those above them,
/// which hold until the next one where they stand over several columns. Of rows that give the names
/// again the one in Vietnamese, else the first.
pub fn names(rows: &[Vec<Field<'_>>], head: Head) -> Vec<(usize, String)> {
    if !head.continued {
        let named = (head.first..head.end).filter(|at| rows.get(*at).is_some_and(|r| !is_blank(r)));
        let best = named.rev().max_by_key(|at| marked(&rows[*at])).unwrap_or(head.first);
        let width = rows[head.first..head.end].iter().map(Vec::len).max().unwrap_or_default();
        let first = &rows[head.first];
        return (0..width)
            .map(|column| {
                let own = rows[best].get(column).filter(|field| !field.text.trim().is_empty());
                let field = own.or_else(|| first.get(column));
                let place = field.or(first.last()).map_or(0, |field| field.at);
                (place, field.map(one_line).unwrap_or_default())
            })
            .collect();
    }
    let (above, below) = (&rows[head.first], rows.get(head.first + 1));
    let width = above.len().max(below.map_or(0, Vec::len));
    let text = |row: &[Field<'_>], at: usize| row.get(at).map(one_line);
    let mut over = String::new();
    (0..width)
        .map(|column| {
            let name = text(above, column).unwrap_or_default();
            let place = above.get(column).or(above.last()).map_or(0, |field| field.at);
            let Some(below) = below else { return (place, name) };
            let under = text(below, column).unwrap_or_default();
            if !name.is_empty() {
                over.clone_from(&name);
            }
            match (under.is_empty(), over.is_empty()) {
                (true, _) => (place, name),
                (false, true) => (place, under),
                (false, false) => (place, format!("{over} {under}")),
            }
        })
        .collect()
}

/// The names in English, where one row of the head has them and another those in Vietnamese.
pub fn english(rows: &[Vec<Field<'_>>], head: Head) -> Option<Vec<String>> {
    let named = rows.get(head.first..head.end).filter(|_| !head.continued)?;
    if !named.iter().any(|row| marked(row) > 0) {
        return None;
    }
    // Codes are one word each.
    let in_words = |row: &&Vec<Field<'_>>| {
        let spaced = row.iter().filter(|field| field.text.trim().contains(' ')).count();
        marked(row) == 0 && spaced * 2 > filled(row)
    };
    let row = named.iter().find(in_words)?;
    Some(row.iter().map(one_line).collect())
}

fn one_line(field: &Field<'_>) -> String {
    field.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many values have a letter that is no ASCII.
fn marked(row: &[Field<'_>]) -> usize {
    row.iter()
        .filter(|field| field.text.chars().any(|c| c.is_alphabetic() && !c.is_ascii()))
        .count()
}

#[cfg(test)]
mod tests {
    use super::super::delimited::rows;
    use super::*;

    fn find(rows: &[Vec<Field<'_>>]) -> Option<Head> {
        let filled: Vec<usize> = rows.iter().map(|row| filled(row)).collect();
        head(rows, first_full(&filled)?)
    }

    fn heads(text: &str) -> (Option<Head>, Vec<String>) {
        let rows: Vec<_> = rows(text, 0, b';').collect();
        let found = find(&rows);
        let names = found.map(|head| names(&rows, head)).unwrap_or_default();
        (found, names.into_iter().map(|(_, name)| name).collect())
    }

    #[test]
    fn titles_and_heads_of_two_rows() {
        let (head, names) = heads("PCI 2016;;\n;;\nTỉnh;Điểm;Hạng\nA;1;2\n");
        assert_eq!(head, Some(Head { first: 2, end: 3, continued: false }));
        assert_eq!(names, ["Tỉnh", "Điểm", "Hạng"]);
        let (head, names) = heads("Tỉnh;Trục 1;;Trục 2;\n;Điểm;Hạng;Điểm;Hạng\nA;1;2;3;4\n");
        assert_eq!(head, Some(Head { first: 0, end: 2, continued: true }));
        assert_eq!(names, ["Tỉnh", "Trục 1 Điểm", "Trục 1 Hạng", "Trục 2 Điểm", "Trục 2 Hạng"]);
        // Years over columns are names, and what stands below them are figures.
        let (head, names) = heads("Tỉnh;2015;2016\nA;1,5;2,5\n");
        assert_eq!(head, Some(Head { first: 0, end: 1, continued: false }));
        assert_eq!(names, ["Tỉnh", "2015", "2016"]);
    }

    #[test]
    fn names_over_groups_of_columns_are_few() {
        let (head, names) =
            heads("CPI;;;;\nRank;Country;Range;;\n;;Min;Max;Mean\n1;A;1;2;3\n2;B;1;2;3\n");
        assert_eq!(head, Some(Head { first: 1, end: 3, continued: true }));
        assert_eq!(names, ["Rank", "Country", "Range Min", "Range Max", "Range Mean"]);
    }

    #[test]
    fn heads_that_give_the_names_again() {
        let figures = "A;1,5;2,5;3\nB;1;2;3,5\n";
        let text = format!(
            "unit;Time Costs;Land Access;Equal Rules\ntinh;Thời gian;Đất;Cạnh tranh\n{figures}"
        );
        let (found, names) = heads(&text);
        assert_eq!(found, Some(Head { first: 0, end: 2, continued: false }));
        assert_eq!(names, ["tinh", "Thời gian", "Đất", "Cạnh tranh"]);
        let rows: Vec<_> = rows(&text, 0, b';').collect();
        let english = found.and_then(|head| english(&rows, head)).unwrap();
        assert_eq!(english, ["unit", "Time Costs", "Land Access", "Equal Rules"]);
        // Codes below a blank row.
        let (found, names) = heads(&format!("Tỉnh;Một;Hai;Ba\n;;;\n;c1;c2;c3\n{figures}"));
        assert_eq!(found, Some(Head { first: 0, end: 3, continued: false }));
        assert_eq!(names, ["Tỉnh", "Một", "Hai", "Ba"]);
        // The first unit has no figures: it is a unit.
        let (found, _) = heads(&format!("Tỉnh;Một;Hai;Ba\nHà Nội;n/a;n/a;n/a\n{figures}"));
        assert_eq!(found, Some(Head { first: 0, end: 1, continued: false }));
    }
}

//! Which separator a file uses, where its table begins, and how many rows are its head.

use super::split::{Field, rows};
use crate::model::{Period, order};

/// So much of a file is looked at.
const SAMPLE: usize = 64 * 1024;

/// The separators, the likelier ones first: where two fit equally, the comma may be a decimal one.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Where the values begin (behind a byte-order mark and a line `sep=;`) and what separates them.
/// `None`: the text has no columns.
pub fn separator(text: &str) -> Option<(usize, u8)> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let rest = &text[start..];
    let line = rest.lines().next().unwrap_or_default();
    if let Some(said) = line.strip_prefix("sep=").filter(|said| said.len() == 1) {
        let behind = rest[line.len()..].trim_start_matches('\r');
        let behind = behind.strip_prefix('\n').unwrap_or(behind);
        return Some((text.len() - behind.len(), said.as_bytes()[0]));
    }
    let mut end = rest.len().min(SAMPLE);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &rest[..end];
    let scored = SEPARATORS.iter().rev().filter_map(|&separator| {
        let (mut rows, _) = rows(sample, 0, separator);
        // The sample may end within a row.
        if sample.len() < rest.len() && rows.len() > 1 {
            rows.pop();
        }
        let widths: Vec<usize> = rows.iter().filter(|row| !is_blank(row)).map(Vec::len).collect();
        let most = mode(&widths).filter(|most| *most > 1)?;
        let regular = widths.iter().filter(|width| **width == most).count();
        Some(((regular * 100 / widths.len(), most.min(2)), separator))
    });
    scored.max_by_key(|(score, _)| *score).map(|(_, separator)| (start, separator))
}

/// The value that occurs most; of several the largest.
fn mode(values: &[usize]) -> Option<usize> {
    let mut sorted = values.to_vec();
    order::sort(&mut sorted);
    // Of equally long runs the last one, which is that of the largest value.
    let longest = sorted.chunk_by(|a, b| a == b).max_by_key(|run| run.len())?;
    longest.first().copied()
}

fn is_blank(row: &[Field<'_>]) -> bool {
    row.iter().all(|field| field.text.trim().is_empty())
}

fn filled(row: &[Field<'_>]) -> usize {
    row.iter().filter(|field| !field.text.trim().is_empty()).count()
}

/// Where the head of a table is: its first row and the one after its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The first row of the head; titles stand before it.
    pub first: usize,
    /// The first row of figures.
    pub end: usize,
}

/// Finds the head. `None`: there is no row of at least two values.
pub fn head(rows: &[Vec<Field<'_>>]) -> Option<Head> {
    let widths: Vec<usize> =
        rows.iter().take(1000).map(|row| filled(row)).filter(|width| *width > 1).collect();
    let usual = mode(&widths)?;
    // A title has one value, or few; a head has a name for at least half of the columns.
    let first = rows.iter().position(|row| filled(row) > 1 && filled(row) * 2 >= usual)?;
    let mut end = first + 1;
    // A second row of names under names that hold for several columns each.
    if rows.get(end).is_some_and(|row| is_second(&rows[first], row)) {
        end += 1;
    }
    Some(Head { first, end })
}

/// Whether a row goes on with the head: it has no figure, and the row above leaves columns open or
/// has them under one name.
fn is_second(above: &[Field<'_>], row: &[Field<'_>]) -> bool {
    let gaps = above.len().max(row.len()) - filled(above);
    let figures = row.iter().filter(|field| is_figure(&field.text)).count();
    gaps > 0 && filled(row) > 1 && figures == 0
}

/// Whether a value is a number, and not a year that names a column.
fn is_figure(text: &str) -> bool {
    let text = text.trim().trim_end_matches('%');
    let numeric =
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '−' | ' '));
    numeric && text.chars().any(|c| c.is_ascii_digit()) && Period::parse(text).is_none()
}

/// The names of the columns: those of a second row behind those above them, which hold until the
/// next one where they stand over several columns.
pub fn names(rows: &[Vec<Field<'_>>], head: Head) -> Vec<(usize, String)> {
    let above = &rows[head.first];
    let below = if head.end - head.first > 1 { rows.get(head.first + 1) } else { None };
    let width = above.len().max(below.map_or(0, Vec::len));
    let text = |row: &[Field<'_>], at: usize| {
        row.get(at).map(|field| field.text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators() {
        for (text, expected) in [
            ("Tỉnh;Điểm\nHà Nội;60,74\nLào Cai;63,49\n", Some((0, b';'))),
            ("Tỉnh,Điểm\nHà Nội,60.74\n", Some((0, b','))),
            ("Tỉnh\tĐiểm\nHà Nội\t60,74\n", Some((0, b'\t'))),
            ("a|b\n1|2\n", Some((0, b'|'))),
            ("sep=|\r\na|b;c\n1|2\n", Some((7, b'|'))),
            ("\u{feff}a;b\n1;2\n", Some((3, b';'))),
            ("Bảng xếp hạng, năm 2016\n\nTỉnh;Điểm\nA;1,5\nB;2,5\nC;3,5", Some((0, b';'))),
            ("một dòng\nhai dòng\n", None),
            ("", None),
        ] {
            assert_eq!(separator(text), expected, "{text:?}");
        }
    }

    fn heads(text: &str) -> (Option<Head>, Vec<String>) {
        let (rows, _) = rows(text, 0, b';');
        let found = head(&rows);
        let names = found.map(|head| names(&rows, head)).unwrap_or_default();
        (found, names.into_iter().map(|(_, name)| name).collect())
    }

    #[test]
    fn titles_and_heads_of_two_rows() {
        let (head, names) = heads("PCI 2016;;\n;;\nTỉnh;Điểm;Hạng\nA;1;2\n");
        assert_eq!(head, Some(Head { first: 2, end: 3 }));
        assert_eq!(names, ["Tỉnh", "Điểm", "Hạng"]);
        let (head, names) = heads("Tỉnh;Trục 1;;Trục 2;\n;Điểm;Hạng;Điểm;Hạng\nA;1;2;3;4\n");
        assert_eq!(head, Some(Head { first: 0, end: 2 }));
        assert_eq!(names, ["Tỉnh", "Trục 1 Điểm", "Trục 1 Hạng", "Trục 2 Điểm", "Trục 2 Hạng"]);
        // Years over columns are names, and what stands below them are figures.
        let (head, names) = heads("Tỉnh;2015;2016\nA;1,5;2,5\n");
        assert_eq!(head, Some(Head { first: 0, end: 1 }));
        assert_eq!(names, ["Tỉnh", "2015", "2016"]);
    }
}

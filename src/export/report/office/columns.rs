//! How wide the columns of a table are. Programs differ in this where it is left to them, so it is
//! worked out here: from the letters, by their rough widths in Times New Roman of twelve points.

use crate::export::Table;

/// Columns that fit on the page beside one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The columns, in their order.
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its place in the table, from 0.
    pub at: usize,
    /// Its width in twentieths of a point.
    pub width: u32,
    /// Where its cells stand.
    pub side: Side,
}

/// Where the letters of a cell stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Names and sentences.
    Left,
    /// The numbers of rows.
    Centre,
    /// Figures.
    Right,
}

/// What is left free at the sides of a cell, twice 80, and a little for letters wider than thought.
const FREE: u32 = 160 + 60;

/// A word is given not more than this, 40 mm; a longer one is broken by whoever sets it.
const WIDEST_WORD: u32 = 2_268;

/// Twelve points in twentieths of a point.
const EM: u32 = 240;

/// A column as it is measured.
struct Measured {
    side: Side,
    /// The width at which no word is broken.
    least: u32,
    /// The width at which no cell has a second line; the head may have one.
    best: u32,
}

/// The table's columns in parts as wide as a line. One part where all fit; otherwise as many as are
/// needed, each beginning with the first column, which names the rows. None for a table without cells.
pub fn parts(table: &Table, line: u32) -> Vec<Part> {
    if table.rows.is_empty() && table.head.iter().all(String::is_empty) {
        return Vec::new();
    }
    let count = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.head.len());
    let measured: Vec<Measured> = (0..count).map(|at| measured(table, at, line)).collect();
    let parts = groups(&measured, line, count).len().max(1);
    // As many in each, rather than a few in the last.
    let groups = groups(&measured, line, count.saturating_sub(1).div_ceil(parts));
    groups.iter().map(|group| Part { columns: shared(group, &measured, line) }).collect()
}

/// The places of columns that fit beside one another, not more than `most` beside the first.
fn groups(measured: &[Measured], line: u32, most: usize) -> Vec<Vec<usize>> {
    let Some(first) = measured.first() else { return Vec::new() };
    let mut groups: Vec<Vec<usize>> = vec![vec![0]];
    let mut used = first.least;
    for (at, column) in measured.iter().enumerate().skip(1) {
        if used + column.least > line || groups.last().is_some_and(|group| group.len() > most) {
            groups.push(vec![0]);
            used = first.least;
        }
        used += column.least;
        if let Some(group) = groups.last_mut() {
            group.push(at);
        }
    }
    groups
}

fn measured(table: &Table, at: usize, line: u32) -> Measured {
    let head = table.head.get(at).map_or("", String::as_str);
    let cells = || table.rows.iter().filter_map(|row| row.get(at)).map(String::as_str);
    let said = cells().filter(|cell| !is_blank(cell)).count();
    let figures = cells().filter(|cell| is_figure(cell)).count();
    // A word among figures, as a class among scores, stands where they do.
    let side = match figures > 0 && figures * 2 >= said {
        false => Side::Left,
        true if at == 0 => Side::Centre,
        true => Side::Right,
    };
    let word = |cell: &str| if is_figure(cell) { longest_line(cell) } else { longest_word(cell) };
    // The head is bold.
    let head = longest_word(head) * 11 / 10;
    let least = cells().map(word).max().unwrap_or(0).max(head).min(WIDEST_WORD);
    let best = cells().map(longest_line).max().unwrap_or(0).max(head).min(line).max(least);
    Measured { side, least: least + FREE, best: best + FREE }
}

/// Shares out a line. Each column is given what its words need; then those that need little more are
/// given it, and what is left is shared by those that need much.
fn shared(group: &[usize], measured: &[Measured], line: u32) -> Vec<Column> {
    let own = || group.iter().filter_map(|at| measured.get(*at).map(|column| (*at, column)));
    let best: u32 = own().map(|(_, column)| column.best).sum();
    let widest = most_more(own().map(|(_, column)| (column.least, column.best)), line);
    let width = |column: &Measured| match best <= line {
        true => column.best + (line - best) * column.best / best.max(1),
        false => column.best.min(column.least + widest),
    };
    let mut columns: Vec<Column> =
        own().map(|(at, m)| Column { at, width: width(m), side: m.side }).collect();
    // What rounding left goes to the column that has most.
    let given: u32 = columns.iter().map(|column| column.width).sum();
    if let Some(column) = columns.iter_mut().max_by_key(|column| column.width) {
        column.width += line.saturating_sub(given);
    }
    columns
}

/// By how much, at most, columns may be wider than their words need, so that all fill the line and
/// none is wider than is best for it.
fn most_more(columns: impl Iterator<Item = (u32, u32)> + Clone, line: u32) -> u32 {
    let fits = |more: u32| {
        columns.clone().map(|(least, best)| best.min(least + more)).sum::<u32>() <= line
    };
    let (mut low, mut high) = (0, line);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fits(middle) { low = middle } else { high = middle - 1 }
    }
    low
}

/// How many lines the letters of a cell take in a column.
pub fn lines(cell: &str, column: Column) -> u32 {
    let room = column.width.saturating_sub(FREE).max(1);
    cell.lines().map(|line| width(line).div_ceil(room).max(1)).sum::<u32>().max(1)
}

/// Whether a cell holds a figure and nothing else: «80,98», «−8,37», «13/13», «92,4%».
fn is_figure(cell: &str) -> bool {
    cell.contains(|c: char| c.is_ascii_digit())
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-−–±.,/%()".contains(c))
}

/// Whether a cell says that there is no figure.
fn is_blank(cell: &str) -> bool {
    cell.chars().all(|c| c.is_whitespace() || "-–—…".contains(c))
}

/// The widest word in twentieths of a point; a space that does not break belongs to its word.
fn longest_word(text: &str) -> u32 {
    text.split([' ', '\n', '\t']).map(width).max().unwrap_or(0)
}

fn longest_line(text: &str) -> u32 {
    text.lines().map(width).max().unwrap_or(0)
}

fn width(text: &str) -> u32 {
    let thousandths = text.chars().map(advance).fold(0, u32::saturating_add);
    // Wider than any page is wide enough.
    thousandths.min(1_000_000) * EM / 1000
}

/// The width of a letter in thousandths of its size, not less than in Times New Roman.
fn advance(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | 't' | ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '\'' | '/' => 280,
        'f' | 'r' | 's' | 'I' | 'J' | '-' | '(' | ')' => 390,
        'm' | 'w' | 'M' | 'W' | '%' | '—' => 950,
        c if c >= '\u{2e80}' => 1000,
        c if c.is_uppercase() => 722,
        _ => 500,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(rows: &[&[&str]]) -> Table {
        let mut rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
        Table { head: rows.next().unwrap_or_default(), rows: rows.collect() }
    }

    #[test]
    fn figures_stand_to_the_right_and_names_have_room() {
        let made = parts(
            &table(&[
                &["Đơn vị", "Điểm", "Hạng", "Ghi chú", "Năm"],
                &["Thành phố Hạ Long", "80,98", "1/13", "12 điểm", ""],
                &["Huyện Bình Liêu", "–", "", "2", ""],
            ]),
            9_000,
        );
        let [part] = &made[..] else { panic!("{made:?}") };
        let sides: Vec<Side> = part.columns.iter().map(|column| column.side).collect();
        assert_eq!(sides, [Side::Left, Side::Right, Side::Right, Side::Right, Side::Left]);
        assert_eq!(part.columns.iter().map(|column| column.width).sum::<u32>(), 9_000);
        assert!(part.columns[0].width > 2 * part.columns[1].width, "{part:?}");
    }

    #[test]
    fn names_have_one_line_before_remarks_have_few() {
        let remark = "Số suy ra từ các số công bố khác, không do nơi công bố đưa ra. ".repeat(3);
        let rows = [["TT", "Đơn vị", "Điểm", "Ghi chú"], ["1", "Xã Đồng Văn", "80,98", &remark]];
        let made = parts(&table(&rows.each_ref().map(|row| &row[..])), 9_000);
        let [number, name, score, note] = &made[0].columns[..] else { panic!("{made:?}") };
        assert_eq!(number.side, Side::Centre);
        assert!(name.width >= longest_line("Xã Đồng Văn") + FREE, "{made:?}");
        assert!(note.width > 4 * score.width, "{made:?}");
    }

    #[test]
    fn what_is_a_figure() {
        for cell in ["80,98", "−8,37", "13/13", "1 234,5", "(2)", "92,4%", "+4", "2021–2022"] {
            assert!(is_figure(cell), "{cell}");
        }
        for cell in ["", "–", "12 điểm", "B2", "a"] {
            assert!(!is_figure(cell), "{cell}");
        }
        assert!(is_blank("") && is_blank("–") && !is_blank("0"));
    }

    #[test]
    fn wide_tables_go_on_below_with_their_names() {
        let head: Vec<String> = (0..40).map(|at| format!("Thành{at}phần")).collect();
        let made = parts(&Table { head, rows: vec![] }, 9_000);
        assert!(made.len() > 1);
        let all: Vec<usize> =
            made.iter().flat_map(|part| part.columns.iter().skip(1)).map(|c| c.at).collect();
        assert_eq!(all, (1..40).collect::<Vec<_>>());
        assert!(made.iter().all(|part| part.columns[0].at == 0));
        let counts: Vec<usize> = made.iter().map(|part| part.columns.len()).collect();
        assert!(counts.iter().max().unwrap() - counts.last().unwrap() < made.len(), "{counts:?}");
    }

    #[test]
    fn lines_of_a_cell() {
        let column = Column { at: 0, width: 10 * 120 + FREE, side: Side::Left };
        for (cell, expected) in [("", 1), ("0123456789", 1), ("01234567890", 2), ("0\n1\n2", 3)] {
            assert_eq!(lines(cell, column), expected, "{cell}");
        }
    }

    #[test]
    fn no_cells_no_table() {
        assert_eq!(parts(&Table::default(), 9_000), []);
    }

    proptest! {
        /// Whatever stands in it, a part is as wide as the line, and Word's limit of 63 columns is kept.
        #[test]
        fn parts_fill_the_line(
            head in proptest::collection::vec(".{0,20}", 0..80),
            rows in proptest::collection::vec(proptest::collection::vec(".{0,60}", 0..70), 0..4),
        ) {
            for part in parts(&Table { head, rows }, 9_071) {
                let widths: Vec<u32> = part.columns.iter().map(|column| column.width).collect();
                prop_assert_eq!(widths.iter().sum::<u32>(), 9_071);
                prop_assert!(widths.iter().all(|width| *width >= FREE) && widths.len() <= 63);
            }
        }
    }
}

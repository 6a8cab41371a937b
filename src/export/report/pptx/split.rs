//! What goes on which slide: in the largest size in which all fits on one, else on as many as it takes.

use super::slide::{LINE, PLACE};
use crate::export::Table;
use crate::export::report::office::EMU_PER_MM;
use crate::export::report::office::columns::{self, Column, Side};

/// The sizes in which a table is tried, in points.
const SIZES: [u32; 5] = [20, 18, 16, 14, 12];

/// The size of a table that goes on on further slides.
const LONG: u32 = 14;

/// The sizes in which sentences are tried; the last one is that of those which go on.
const SENTENCES: [u32; 3] = [20, 18, 16];

/// What stands above a sentence, in points.
const BEFORE: u64 = 6;

const EMU_PER_POINT: u64 = 12_700;

/// Rows of a table on one slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The size of letters in points.
    pub size: u32,
    /// The columns, together as wide as a line.
    pub columns: Vec<Column>,
    /// The rows, the head first where there is one.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place in the table; `None`: the head.
    pub at: Option<usize>,
    /// Its height in English metric units.
    pub height: u64,
}

impl Sheet {
    /// A table on slides; none for one without cells. Each has the head, and of a table wider than a slide
    /// each has the first column. A row stands on a slide as a whole.
    pub fn of(table: &Table) -> Vec<Sheet> {
        let one = SIZES.iter().find_map(|size| match &all(table, *size)[..] {
            [sheet] if height(&sheet.rows) <= room() => Some(sheet.clone()),
            _ => None,
        });
        match one {
            Some(sheet) => vec![sheet],
            None => all(table, LONG).into_iter().flat_map(split).collect(),
        }
    }
}

/// As high as what stands below a title may be.
fn room() -> u64 {
    PLACE[3] * EMU_PER_MM
}

fn height(rows: &[Row]) -> u64 {
    rows.iter().map(|row| row.height).sum()
}

/// A table in a size, all rows below one another; more than one where the columns are too many.
fn all(table: &Table, size: u32) -> Vec<Sheet> {
    let headed = table.head.iter().any(|cell| !cell.is_empty());
    let of = |part: columns::Part| {
        let row = |at: Option<usize>, cells: &[String]| Row {
            at,
            height: row_height(cells, &part.columns, size),
        };
        let head = headed.then(|| row(None, &table.head));
        let rows = table.rows.iter().enumerate().map(|(at, cells)| row(Some(at), cells));
        let rows = head.into_iter().chain(rows).collect();
        Sheet { size, rows, columns: part.columns }
    };
    columns::parts(table, LINE / size).into_iter().map(of).collect()
}

/// The rows on as many slides as it takes, the head on each.
fn split(sheet: Sheet) -> Vec<Sheet> {
    let head: Vec<Row> = sheet.rows.iter().filter(|row| row.at.is_none()).copied().collect();
    let mut sheets: Vec<Vec<Row>> = Vec::new();
    for row in sheet.rows.iter().filter(|row| row.at.is_some()) {
        match sheets.last_mut() {
            Some(rows) if height(rows) + row.height <= room() => rows.push(*row),
            _ => sheets.push(head.iter().chain([row]).copied().collect()),
        }
    }
    if sheets.is_empty() && !head.is_empty() {
        sheets.push(head);
    }
    sheets.into_iter().map(|rows| Sheet { rows, ..sheet.clone() }).collect()
}

/// The height of a row set in a size in points: its lines, a fifth higher than their letters, and 0.1
/// inch above and below together, as cells have.
fn row_height(cells: &[String], columns: &[Column], size: u32) -> u64 {
    let of = |column: &Column| {
        cells.get(column.at).map_or(1, |text| u64::from(columns::lines(text, *column)))
    };
    let lines = columns.iter().map(of).max().unwrap_or(1);
    (lines * u64::from(size) * 6 / 5 + 8) * EMU_PER_POINT
}

/// Sentences on slides, and the size of their letters in points. One that is longer than a slide goes on
/// on the next one.
pub fn sentences(said: &[String]) -> (u32, Vec<Vec<String>>) {
    let said: Vec<&String> = said.iter().filter(|text| !text.trim().is_empty()).collect();
    let most = room() / EMU_PER_POINT;
    let together = |size: u32| said.iter().map(|text| points(text, size)).sum::<u64>() <= most;
    let last = SENTENCES[SENTENCES.len() - 1];
    let size = SENTENCES.into_iter().find(|size| together(*size)).unwrap_or(last);
    let mut sheets: Vec<(u64, Vec<String>)> = Vec::new();
    for piece in said.iter().flat_map(|text| pieces(text, size, most)) {
        let own = points(&piece, size);
        match sheets.last_mut() {
            Some((used, lines)) if *used + own <= most => {
                *used += own;
                lines.push(piece);
            }
            _ => sheets.push((own, vec![piece])),
        }
    }
    (size, sheets.into_iter().map(|(_, lines)| lines).collect())
}

/// How high a sentence is, in points.
fn points(text: &str, size: u32) -> u64 {
    let column = Column { at: 0, width: LINE / size, side: Side::Left };
    u64::from(columns::lines(text, column)) * u64::from(size) * 6 / 5 + BEFORE
}

/// A text in pieces not higher than `most` points, between words where there are any.
fn pieces(text: &str, size: u32, most: u64) -> Vec<String> {
    if points(text, size) <= most {
        return vec![text.to_owned()];
    }
    let mut found = Vec::new();
    let mut piece = String::new();
    for word in text.split_inclusive(' ') {
        // A word as long as a slide is cut: 500 letters have room on every one.
        let letters: Vec<char> = word.chars().collect();
        for part in letters.chunks(500) {
            let part: String = part.iter().collect();
            if !piece.is_empty() && points(&format!("{piece}{part}"), size) > most {
                found.push(std::mem::take(&mut piece));
            }
            piece.push_str(&part);
        }
    }
    found.push(piece);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(rows: usize, columns: usize) -> Table {
        let cell =
            |row: usize, at: usize| if at == 0 { format!("Xã {row}") } else { "80,98".into() };
        Table {
            head: (0..columns).map(|at| format!("Cột{at}")).collect(),
            rows: (0..rows).map(|row| (0..columns).map(|at| cell(row, at)).collect()).collect(),
        }
    }

    #[test]
    fn long_and_wide_tables_have_every_cell_on_a_slide() {
        for (rows, columns) in [(3, 3), (40, 3), (5, 60), (63, 25), (0, 2)] {
            let table = table(rows, columns);
            let sheets = Sheet::of(&table);
            let mut seen = vec![vec![0; columns]; rows];
            for sheet in &sheets {
                assert!(height(&sheet.rows) <= room());
                assert_eq!(sheet.rows[0].at, None);
                for at in sheet.rows.iter().filter_map(|row| row.at) {
                    sheet.columns.iter().for_each(|column| seen[at][column.at] += 1);
                }
            }
            assert!(seen.iter().flatten().all(|times| *times > 0), "{rows} × {columns}");
            assert!(seen.iter().flat_map(|row| row.iter().skip(1)).all(|times| *times == 1));
        }
        assert_eq!(Sheet::of(&table(3, 3)).len(), 1);
        assert_eq!(Sheet::of(&Table::default()), []);
    }

    #[test]
    fn few_sentences_are_large_and_many_go_on() {
        let short = vec!["Đạt 80,98/100 điểm.".to_owned(); 4];
        assert_eq!(sentences(&short), (20, vec![short]));
        let (size, sheets) = sentences(&vec!["Đạt 80,98/100 điểm.".to_owned(); 60]);
        assert!(size == 16 && sheets.len() > 1);
        assert_eq!(sheets.iter().map(Vec::len).sum::<usize>(), 60);
        assert_eq!(sentences(&[String::new()]).1.len(), 0);
    }

    proptest! {
        /// Nothing is lost, however long it is and whatever stands in it.
        #[test]
        fn every_letter_is_on_a_slide(words in proptest::collection::vec("\\PC{1,40}", 1..60), times in 1usize..8) {
            let text = words.join(" ").repeat(times);
            let (size, sheets) = sentences(std::slice::from_ref(&text));
            let most = room() / EMU_PER_POINT;
            for sheet in &sheets {
                let high: u64 = sheet.iter().map(|line| points(line, size)).sum();
                prop_assert!(high <= most, "{high} of {most}");
            }
            let back: String = sheets.concat().concat();
            prop_assert_eq!(back.trim(), text.trim());
        }
    }
}

//! Writes the plain text of a workbook, within bounds.

use std::fmt::Write;

/// The most cells that a workbook may have.
const MOST_CELLS: usize = 10_000_000;

/// The most bytes of the text.
const MOST_BYTES: usize = 256 << 20;

/// The most columns and rows of a sheet, as Excel has them.
pub const MOST_COLUMNS: u32 = 16_384;
/// See [`MOST_COLUMNS`].
pub const MOST_ROWS: u32 = 1_048_576;

/// Digits, point and sign of a number that its author wrote, or a sum of such.
const FEW_DIGITS: usize = 11;

/// The most merged ranges that are kept of a workbook.
const MOST_MERGED: usize = 100_000;

/// Why a workbook cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It is behind a password.
    Locked,
    /// It is larger than is read.
    TooLarge,
    /// It is not what it seems, or damaged.
    Broken,
}

impl Failure {
    /// The text of a workbook that cannot be read.
    pub fn text(self, size: usize) -> String {
        let word = match self {
            Failure::Locked => "locked",
            Failure::TooLarge => "too-large",
            Failure::Broken => "broken",
        };
        format!("{{\"{}\":1,\"size\":{size},\"failure\":\"{word}\"}}", super::super::MARK)
    }
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'c> {
    /// Nothing.
    Empty,
    /// A number in plain digits, as [`number`] writes it.
    Number(&'c str),
    /// A text.
    Text(&'c str),
    /// True or false.
    Bool(bool),
    /// An error: `#DIV/0!`.
    Error(&'c str),
    /// A formula of which the file does not hold the value.
    Formula(&'c str),
}

/// A range of merged cells: first row and column, last row and column, from 0.
pub type Merged = (u32, u32, u32, u32);

/// The text on its way.
#[derive(Default)]
pub struct Form {
    sheets: Vec<String>,
    rows: String,
    /// The sheet and the row that are being written, and the column that comes next.
    open: Option<(usize, u32, u32)>,
    cells: usize,
    merged: usize,
}

impl Form {
    /// Begins a sheet.
    pub fn sheet(&mut self, name: &str, hidden: bool) {
        self.close();
        let mut head = String::from("{\"name\":");
        push_text(&mut head, name);
        let _ = write!(head, ",\"hidden\":{hidden}");
        self.sheets.push(head);
    }

    /// Says which cells of the sheet begun last are merged.
    pub fn merged(&mut self, ranges: &[Merged]) {
        let Some(head) = self.sheets.last_mut() else { return };
        let room = MOST_MERGED.saturating_sub(self.merged);
        self.merged += ranges.len().min(room);
        head.push_str(",\"merged\":[");
        for (at, (top, left, bottom, right)) in ranges.iter().take(room).enumerate() {
            let comma = if at > 0 { "," } else { "" };
            let _ = write!(head, "{comma}[{top},{left},{bottom},{right}]");
        }
        head.push(']');
    }

    /// Writes a cell of the sheet begun last; cells of a row come from left to right.
    pub fn cell(&mut self, row: u32, column: u32, cell: &Cell<'_>) -> Result<(), Failure> {
        if *cell == Cell::Empty {
            return Ok(());
        }
        self.cells += 1;
        let far = row >= MOST_ROWS || column >= MOST_COLUMNS;
        if far || self.cells > MOST_CELLS || self.rows.len() > MOST_BYTES {
            return Err(Failure::TooLarge);
        }
        let sheet = self.sheets.len().saturating_sub(1);
        let next = match self.open {
            Some((open, at, next)) if (open, at) == (sheet, row) && next <= column => next,
            _ => {
                self.close();
                let comma = if self.rows.is_empty() { "" } else { "," };
                let _ = write!(self.rows, "{comma}\n[{sheet},{row}");
                0
            }
        };
        match column - next {
            gap @ 0..=3 => (0..gap).for_each(|_| self.rows.push_str(",null")),
            gap => {
                let _ = write!(self.rows, ",{{\"skip\":{gap}}}");
            }
        }
        self.rows.push(',');
        self.push(cell);
        self.open = Some((sheet, row, column + 1));
        Ok(())
    }

    fn push(&mut self, cell: &Cell<'_>) {
        let rows = &mut self.rows;
        let in_member = |rows: &mut String, name: &str, text: &str| {
            let _ = write!(rows, "{{\"{name}\":");
            push_text(rows, text);
            rows.push('}');
        };
        match cell {
            Cell::Empty => rows.push_str("null"),
            Cell::Number(digits) => rows.push_str(digits),
            Cell::Text(text) => push_text(rows, text),
            Cell::Bool(truth) => rows.push_str(if *truth { "true" } else { "false" }),
            Cell::Error(text) => in_member(rows, "error", text),
            Cell::Formula(text) => in_member(rows, "formula", text),
        }
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.rows.push(']');
        }
    }

    /// The whole text; `size` is that of the file.
    pub fn finish(mut self, size: usize) -> String {
        self.close();
        let mut text = format!("{{\"{}\":1,\"size\":{size},\"sheets\":[", super::super::MARK);
        for (at, head) in self.sheets.iter().enumerate() {
            text.push_str(if at > 0 { "," } else { "" });
            text.push_str(head);
            text.push('}');
        }
        text.push_str("],\"rows\":[");
        text.push_str(&self.rows);
        text.push_str("\n]}\n");
        text
    }
}

/// Writes a JSON text.
fn push_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if (c as u32) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// The shortest digits that mean a number: 60.74 for what a file writes as 60.740000000000002. A sum
/// of 35.259381999999995 is 35.259382: spreadsheets show 15 digits at most, and where those are few,
/// what lies beyond is noise of binary floats. A share that is shown in percent is written in
/// percent. `None`: no number.
pub fn number(value: f64, percent: bool) -> Option<String> {
    if !value.is_finite() {
        return None;
    }
    // Rounding to decimal digits and back gives the float whose shortest digits they are.
    let shown: f64 = format!("{value:.14e}").parse().ok()?;
    let few = format!("{shown:e}").bytes().take_while(|b| *b != b'e').count() <= FEW_DIGITS;
    let value = if few { shown } else { value };
    let size = value.abs();
    let plain = size == 0.0 || (1e-12..1e18).contains(&size);
    let digits = if plain { format!("{value}") } else { format!("{value:e}") };
    Some(if percent && plain { hundredfold(&digits) } else { digits })
}

/// A number in plain digits times 100, its point moved.
pub fn hundredfold(digits: &str) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let moved = format!("{part:0<2}");
    let (up, rest) = moved.split_at(2);
    let whole = format!("{whole}{up}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let rest = rest.trim_end_matches('0');
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_shortest_digits() {
        for (value, percent, expected) in [
            ("60.740000000000002", false, "60.74"),
            ("1.2641100000000001", false, "1.26411"),
            ("35.259381999999995", false, "35.259382"),
            ("34.101897716522217", false, "34.10189771652222"),
            ("5.0540070533752441", false, "5.054007053375244"),
            ("123456789012345", false, "123456789012345"),
            ("-0.0", false, "-0"),
            ("90.0", false, "90"),
            ("1e300", false, "1e300"),
            ("0.9401", true, "94.01"),
            ("0.05", true, "5"),
            ("-0.001", true, "-0.1"),
            ("1.0", true, "100"),
            ("0.0", true, "0"),
        ] {
            let value = value.parse().unwrap();
            assert_eq!(number(value, percent).as_deref(), Some(expected));
        }
        assert_eq!(number(f64::NAN, false), None);
    }

    #[test]
    fn gaps_are_counted_and_not_filled() {
        let mut form = Form::default();
        form.sheet("a\n\"b\"", false);
        form.cell(0, 1, &Cell::Text("x")).unwrap();
        form.cell(0, 16_383, &Cell::Number("1")).unwrap();
        form.cell(1_048_575, 0, &Cell::Error("#N/A")).unwrap();
        form.merged(&[(0, 1, 0, 2)]);
        form.sheet("c", true);
        form.cell(3, 0, &Cell::Bool(true)).unwrap();
        assert_eq!(
            form.finish(7),
            "{\"xephang-workbook\":1,\"size\":7,\"sheets\":[\
{\"name\":\"a\\n\\\"b\\\"\",\"hidden\":false,\"merged\":[[0,1,0,2]]},\
{\"name\":\"c\",\"hidden\":true}],\"rows\":[\n\
[0,0,null,\"x\",{\"skip\":16381},1],\n\
[0,1048575,{\"error\":\"#N/A\"}],\n\
[1,3,true]\n]}\n"
        );
        let mut form = Form::default();
        form.sheet("a", false);
        assert_eq!(form.cell(0, 16_384, &Cell::Bool(true)), Err(Failure::TooLarge));
    }

    #[test]
    fn one_long_text_again_and_again_is_refused() {
        let mut form = Form::default();
        form.sheet("a", false);
        let long = "x".repeat(1 << 20);
        let told = (0..2000).try_for_each(|row| form.cell(row, 0, &Cell::Text(&long)));
        assert_eq!(told, Err(Failure::TooLarge));
    }
}

//! Tables as CSV (RFC 4180), for programs and for Excel.

/// Where a table goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvFor {
    /// Scripts: commas, line feeds, no byte-order mark.
    Programs,
    /// Excel on a Vietnamese or English machine: byte-order mark, a `sep=` line would be shown by
    /// other programs, so `;` where the decimal mark is a comma, and CR LF.
    Excel {
        /// Whether the cells' decimal mark is a comma.
        decimal_comma: bool,
    },
}

/// A table as CSV: first the heads, then the rows.
///
/// A cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, their wide
/// forms, a tab or a line end, and is no number) gets an apostrophe before it, so that a name from a
/// file can never run as one. One that begins with apostrophes before such a sign gets one more: the
/// reader of tables takes exactly one off.
pub fn csv_from_table<Row: AsRef<[String]>>(
    head: &[String],
    rows: impl IntoIterator<Item = Row>,
    purpose: CsvFor,
) -> String {
    let (mark, separator, end) = match purpose {
        CsvFor::Programs => ("", ',', "\n"),
        CsvFor::Excel { decimal_comma: true } => ("\u{feff}", ';', "\r\n"),
        CsvFor::Excel { decimal_comma: false } => ("\u{feff}", ',', "\r\n"),
    };
    let mut out = String::from(mark);
    push_row(&mut out, head, separator, end);
    for row in rows {
        push_row(&mut out, row.as_ref(), separator, end);
    }
    out
}

fn push_row(out: &mut String, cells: &[String], separator: char, end: &str) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(separator);
        }
        let guard = if may_run(cell) { "'" } else { "" };
        if cell.contains(['"', '\n', '\r', separator]) || !guard.is_empty() {
            out.push('"');
            out.push_str(guard);
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str(end);
}

/// Whether a spreadsheet would take the cell for a formula.
fn may_run(cell: &str) -> bool {
    const BEGINNINGS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let bare = cell.trim_start_matches('\'');
    bare.starts_with(BEGINNINGS) && (bare.len() < cell.len() || !is_number(bare))
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{a0}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(cells: &[&[&str]], purpose: CsvFor) -> String {
        let rows: Vec<Vec<String>> =
            cells.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect();
        csv_from_table(&rows[0], &rows[1..], purpose)
    }

    #[test]
    fn quotes_only_what_needs_it() {
        let cells: &[&[&str]] = &[&["Đơn vị", "Điểm"], &["Xã \"A\", B", "1,5"], &["C\nD", ""]];
        assert_eq!(
            table(cells, CsvFor::Programs),
            "Đơn vị,Điểm\n\"Xã \"\"A\"\", B\",\"1,5\"\n\"C\nD\",\n"
        );
    }

    #[test]
    fn excel_gets_its_own_marks() {
        let cells: &[&[&str]] = &[&["a", "b"], &["1,5", "x;y"]];
        assert_eq!(
            table(cells, CsvFor::Excel { decimal_comma: true }),
            "\u{feff}a;b\r\n1,5;\"x;y\"\r\n"
        );
        assert_eq!(
            table(cells, CsvFor::Excel { decimal_comma: false }),
            "\u{feff}a,b\r\n\"1,5\",x;y\r\n"
        );
    }

    #[test]
    fn no_cell_becomes_a_formula() {
        for cell in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1+1",
            "'=1",
            "'-5",
        ] {
            assert_eq!(table(&[&["h"], &[cell]], CsvFor::Programs), format!("h\n\"'{cell}\"\n"));
        }
        for number in ["+1,67", "-0.15", "−0,15", "+2,3%", "▲ 1"] {
            let out = table(&[&["h"], &[number]], CsvFor::Excel { decimal_comma: true });
            assert_eq!(out, format!("\u{feff}h\r\n{number}\r\n"));
        }
    }
}

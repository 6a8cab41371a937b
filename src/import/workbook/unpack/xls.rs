//! Workbooks of Excel 97 to 2003 (XLS, BIFF8), cell by cell.
//!
//! Source: Microsoft, «[MS-XLS]: Excel Binary File Format».

use calamine::{ExcelDateTime, ExcelDateTimeType};

use super::form::{Cell, Failure, Form, Merged, number};
use super::ole::{u16_at, u32_at};
use super::strings::{Pieces, short_text, text};
use super::xlsx::date;

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;

/// A record.
struct Record<'s> {
    kind: u16,
    data: &'s [u8],
    /// Where the next one begins.
    end: usize,
}

/// The record at a byte.
fn record(stream: &[u8], at: usize) -> Option<Record<'_>> {
    let (kind, length) = (u16_at(stream, at)?, u16_at(stream, at.checked_add(2)?)?);
    let end = at.checked_add(4)?.checked_add(usize::from(length))?;
    Some(Record { kind, data: stream.get(at + 4..end)?, end })
}

/// Reads the stream of a workbook.
pub fn read(stream: &[u8]) -> Result<Form, Failure> {
    let book = Book::read(stream)?;
    let mut form = Form::default();
    for sheet in &book.sheets {
        form.sheet(&sheet.name, sheet.hidden);
        book.sheet(stream, sheet.start, &mut form)?;
    }
    Ok(form)
}

/// What holds for the whole workbook.
#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    strings: Vec<String>,
    /// What numbers are, by format.
    formats: Vec<(u16, Kind)>,
    /// What numbers are, by the style of a cell.
    styles: Vec<Kind>,
    since_1904: bool,
}

struct Sheet {
    name: String,
    hidden: bool,
    start: usize,
}

/// What a format makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    Percent,
    Date,
}

impl Kind {
    /// What the formats that every workbook has make of a number.
    fn built_in(format: u16) -> Kind {
        match format {
            9 | 10 => Kind::Percent,
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Kind::Date,
            _ => Kind::Plain,
        }
    }

    /// What a format's code makes of a number: quoted and bracketed parts are only shown.
    fn of_code(code: &str) -> Kind {
        let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
        let mut kind = Kind::Plain;
        for c in code.chars() {
            match c {
                _ if std::mem::take(&mut escaped) => {}
                '\\' | '_' | '*' => escaped = true,
                '"' => quoted = !quoted,
                _ if quoted => {}
                '[' => bracketed = true,
                ']' => bracketed = false,
                _ if bracketed => {}
                '%' => return Kind::Percent,
                'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => kind = Kind::Date,
                _ => {}
            }
        }
        kind
    }
}

impl Book {
    fn read(stream: &[u8]) -> Result<Book, Failure> {
        let mut book = Book::default();
        let mut at = 0;
        let mut begun = false;
        while let Some(Record { kind, data, end }) = record(stream, at) {
            match kind {
                // Before BIFF8 texts have no letters beyond a code page.
                BEGIN if u16_at(data, 0) != Some(0x0600) => return Err(Failure::Broken),
                BEGIN => begun = true,
                0x002F if u16_at(data, 0) != Some(0) => return Err(Failure::Locked),
                0x0022 => book.since_1904 = u16_at(data, 0) == Some(1),
                0x0085 => book.bound_sheet(data)?,
                0x041E => {
                    let code = data.get(2..).and_then(|rest| text(&mut Pieces::new(vec![rest])));
                    let kind = Kind::of_code(&code.unwrap_or_default());
                    book.formats.extend(u16_at(data, 0).map(|format| (format, kind)));
                }
                0x00E0 => {
                    let format = u16_at(data, 2).unwrap_or_default();
                    let own = book.formats.iter().find(|(own, _)| *own == format);
                    book.styles.push(own.map_or(Kind::built_in(format), |(_, kind)| *kind));
                }
                0x00FC => book.strings = strings(stream, data, end),
                END => break,
                _ => {}
            }
            at = end;
        }
        if begun { Ok(book) } else { Err(Failure::Broken) }
    }

    fn bound_sheet(&mut self, data: &[u8]) -> Result<(), Failure> {
        let start = u32_at(data, 0).ok_or(Failure::Broken)? as usize;
        let hidden = data.get(4).is_some_and(|state| state & 3 != 0);
        let name = data.get(6..).and_then(short_text).ok_or(Failure::Broken)?;
        // Charts and macros are sheets as well.
        if data.get(5) == Some(&0) {
            self.sheets.push(Sheet { name, hidden, start });
        }
        Ok(())
    }

    fn sheet(&self, stream: &[u8], start: usize, form: &mut Form) -> Result<(), Failure> {
        let mut at = start;
        let mut depth = 0u32;
        let mut waiting: Option<(u32, u32)> = None;
        let mut merged: Vec<Merged> = Vec::new();
        while let Some(Record { kind, data, end }) = record(stream, at) {
            at = end;
            match kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                // A chart inside the sheet.
                _ if depth > 1 => {}
                0x00E5 => {
                    merged.extend(data.get(2..).unwrap_or_default().chunks_exact(8).map(range))
                }
                // The text that a formula gives, behind the formula.
                0x0207 => {
                    if let Some((row, column)) = waiting.take() {
                        let said = text(&mut Pieces::new(vec![data])).unwrap_or_default();
                        form.cell(row, column, &Cell::Text(&said))?;
                    }
                }
                _ => waiting = self.cell(kind, data, form)?.or(waiting),
            }
        }
        form.merged(&merged);
        Ok(())
    }

    /// Writes a cell; gives its place when its text is in a record to come.
    fn cell(&self, kind: u16, data: &[u8], form: &mut Form) -> Result<Option<(u32, u32)>, Failure> {
        let of = |at: usize| u16_at(data, at);
        let (Some(row), Some(column), Some(style)) = (of(0), of(2), of(4)) else {
            return Ok(None);
        };
        let (row, column) = (u32::from(row), u32::from(column));
        match kind {
            0x0203 => self.number(form, (row, column), style, f64_at(data, 6))?,
            0x027E => self.number(form, (row, column), style, rk(u32_at(data, 6)))?,
            // Several in a row: style and number each, then the last column.
            0x00BD => {
                let pairs =
                    data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                for (more, pair) in pairs.enumerate() {
                    let style = u16_at(pair, 0).unwrap_or_default();
                    self.number(form, (row, column + more as u32), style, rk(u32_at(pair, 2)))?;
                }
            }
            0x00FD => {
                let index = u32_at(data, 6).unwrap_or(u32::MAX) as usize;
                let said = self.strings.get(index).map_or("", String::as_str);
                form.cell(row, column, &Cell::Text(said))?;
            }
            0x0204 | 0x00D6 => {
                let rest = data.get(6..).unwrap_or_default();
                let said = text(&mut Pieces::new(vec![rest])).unwrap_or_default();
                form.cell(row, column, &Cell::Text(&said))?;
            }
            0x0205 => match data.get(6..8) {
                Some([code, 1]) => form.cell(row, column, &Cell::Error(error(*code)))?,
                Some([truth, _]) => form.cell(row, column, &Cell::Bool(*truth != 0))?,
                _ => {}
            },
            0x0006 => match data.get(6..14) {
                Some([0, .., 0xFF, 0xFF]) => return Ok(Some((row, column))),
                Some([1, _, truth, .., 0xFF, 0xFF]) => {
                    form.cell(row, column, &Cell::Bool(*truth != 0))?;
                }
                Some([2, _, code, .., 0xFF, 0xFF]) => {
                    form.cell(row, column, &Cell::Error(error(*code)))?;
                }
                Some([_, .., 0xFF, 0xFF]) | None => {}
                Some(_) => self.number(form, (row, column), style, f64_at(data, 6))?,
            },
            _ => {}
        }
        Ok(None)
    }

    fn number(
        &self,
        form: &mut Form,
        (row, column): (u32, u32),
        style: u16,
        value: Option<f64>,
    ) -> Result<(), Failure> {
        let Some(value) = value else { return Ok(()) };
        let kind = self.styles.get(usize::from(style)).copied().unwrap_or(Kind::Plain);
        // Beyond the year 9999 it is no date, whatever the format.
        if kind == Kind::Date && (0.0..2_958_466.0).contains(&value) {
            let moment = ExcelDateTime::new(value, ExcelDateTimeType::DateTime, self.since_1904);
            return form.cell(row, column, &Cell::Text(&date(&moment)));
        }
        match number(value, kind == Kind::Percent) {
            Some(digits) => form.cell(row, column, &Cell::Number(&digits)),
            None => form.cell(row, column, &Cell::Error("#NUM!")),
        }
    }
}

/// The texts that cells share; their record goes on in those behind it.
fn strings(stream: &[u8], data: &[u8], end: usize) -> Vec<String> {
    let mut pieces = vec![data.get(8..).unwrap_or_default()];
    let mut at = end;
    while let Some(more) = record(stream, at).filter(|more| more.kind == CONTINUE) {
        pieces.push(more.data);
        at = more.end;
    }
    let mut pieces = Pieces::new(pieces);
    std::iter::from_fn(|| text(&mut pieces)).collect()
}

fn range(eight: &[u8]) -> Merged {
    let of = |at: usize| u32::from(u16_at(eight, at).unwrap_or_default());
    (of(0), of(4), of(2), of(6))
}

fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(data.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

/// A number packed into four bytes: the upper bits of a float or a whole number, perhaps times 100.
fn rk(packed: Option<u32>) -> Option<f64> {
    let packed = packed?;
    let value = if packed & 2 != 0 {
        f64::from((packed as i32) >> 2)
    } else {
        f64::from_bits(u64::from(packed & 0xFFFF_FFFC) << 32)
    };
    Some(if packed & 1 != 0 { value / 100.0 } else { value })
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers() {
        assert_eq!(rk(Some((6074 << 2) | 3)), Some(60.74));
        assert_eq!(rk(Some((-5i32 << 2) as u32 | 2)), Some(-5.0));
        assert_eq!(rk(Some((60.5f64.to_bits() >> 32) as u32)), Some(60.5));
    }

    #[test]
    fn formats_of_dates_and_shares() {
        for (code, expected) in [
            ("dd/mm/yyyy", Kind::Date),
            ("[h]:mm", Kind::Date),
            ("0.00%", Kind::Percent),
            ("#,##0.00", Kind::Plain),
            ("0.00 \"mm\"", Kind::Plain),
            ("[Red]0.0", Kind::Plain),
            ("0\\d", Kind::Plain),
        ] {
            assert_eq!(Kind::of_code(code), expected, "{code}");
        }
    }
}

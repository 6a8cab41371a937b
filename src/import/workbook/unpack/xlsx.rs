//! Workbooks of Excel (XLSX), cell by cell: a sheet with one cell far away costs one cell.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use super::form::{Cell, Failure, Form, number};

/// Reads a workbook.
pub fn read(bytes: &[u8]) -> Result<Form, Failure> {
    let mut book: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).map_err(failure)?;
    let sheets = book.sheets_metadata().to_vec();
    let mut form = Form::default();
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        form.sheet(&sheet.name, sheet.visible != SheetVisible::Visible);
        // Ranges are of no use without cells; what is wrong with them takes no figure away.
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let merged: Vec<_> =
            merged.iter().map(|of| (of.start.0, of.start.1, of.end.0, of.end.1)).collect();
        form.merged(&merged);
        let formulas = formulas_alone(&mut book, &sheet.name)?;
        let mut cells = match book.worksheet_cells_reader(&sheet.name) {
            Ok(cells) => cells,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(failure(error)),
        };
        let percent: Vec<bool> = cells.styles().iter().map(is_percent).collect();
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(failure)? {
            let at = cell.get_position();
            let percent = percent.get(style).copied().unwrap_or_default();
            match formulas.get(&at).filter(|_| *cell.get_value() == DataRef::Empty) {
                Some(formula) => form.cell(at.0, at.1, &Cell::Formula(formula))?,
                None => put(&mut form, at, cell.get_value(), percent)?,
            }
        }
    }
    Ok(form)
}

/// The formulas whose values the file does not hold, as a program leaves them that cannot count.
fn formulas_alone(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
) -> Result<HashMap<(u32, u32), String>, Failure> {
    let mut found = HashMap::new();
    let Ok(mut cells) = book.worksheet_cells_reader(sheet) else { return Ok(found) };
    let mut room = 64usize << 20;
    while let Some(cell) = cells.next_cell_with_formula().map_err(failure)? {
        if let (DataRef::Empty, Some(formula)) = (&cell.value, cell.formula) {
            room = room.checked_sub(formula.len() + 64).ok_or(Failure::TooLarge)?;
            found.insert(cell.pos, format!("={formula}"));
        }
    }
    Ok(found)
}

fn put(
    form: &mut Form,
    (row, column): (u32, u32),
    value: &DataRef<'_>,
    percent: bool,
) -> Result<(), Failure> {
    let mut text = String::new();
    let cell = match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(value) => written(&mut text, number(*value as f64, percent)),
        DataRef::Float(value) => written(&mut text, number(*value, percent)),
        DataRef::String(value) => Cell::Text(value),
        DataRef::SharedString(value) => Cell::Text(value),
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::DateTime(moment) => {
            text = date(moment);
            Cell::Text(&text)
        }
        DataRef::DateTimeIso(value) | DataRef::DurationIso(value) => Cell::Text(value),
        DataRef::Error(error) => {
            text = error.to_string();
            Cell::Error(&text)
        }
    };
    form.cell(row, column, &cell)
}

fn written(text: &mut String, digits: Option<String>) -> Cell<'_> {
    match digits {
        Some(digits) => {
            *text = digits;
            Cell::Number(text)
        }
        None => Cell::Error("#NUM!"),
    }
}

/// A moment as ISO 8601 writes it, without a time of day at midnight.
pub fn date(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        day
    } else {
        format!("{day}T{hour:02}:{minute:02}:{second:02}")
    }
}

/// Whether a style shows numbers in percent: its format has the sign outside of quotes.
fn is_percent(style: &Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| {
        let mut quoted = false;
        format.format_code.chars().any(|c| {
            quoted ^= c == '"';
            c == '%' && !quoted
        })
    })
}

fn failure(error: XlsxError) -> Failure {
    match error {
        XlsxError::Password => Failure::Locked,
        _ => Failure::Broken,
    }
}

//! Workbooks of LibreOffice (ODS), cell by cell. Repeated empty cells and rows cost nothing.
//!
//! Source: OASIS, «Open Document Format for Office Applications 1.3», part 3, chapter 9.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::archive;
use super::form::{Cell, Failure, Form, MOST_COLUMNS, MOST_ROWS, Merged, hundredfold, number};

/// Reads a workbook.
pub fn read(bytes: &[u8]) -> Result<Form, Failure> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Failure::Broken)?;
    if let Ok(manifest) = zip.by_name("META-INF/manifest.xml") {
        let mut text = String::new();
        let _ = manifest.take(1 << 20).read_to_string(&mut text);
        if text.contains("encryption-data") {
            return Err(Failure::Locked);
        }
    }
    let content = zip.by_name("content.xml").map_err(archive::failure)?;
    let mut xml = Reader::from_reader(BufReader::new(content));
    xml.config_mut().check_end_names = false;
    xml.config_mut().expand_empty_elements = true;
    Sheets::default().read(&mut xml)
}

/// The form on its way, and what is known of where the reader stands.
#[derive(Default)]
struct Sheets {
    form: Form,
    /// Whether sheets of a style are shown.
    shown: BTreeMap<String, bool>,
    style: String,
    merged: Vec<Merged>,
    inside: bool,
    row: u32,
    column: u32,
    /// How often the row stands, and its cells if it stands more than once.
    repeated: u32,
    kept: Vec<(u32, Value)>,
}

/// What a cell says of itself.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Empty,
    Number(String),
    Text(String),
    Bool(bool),
    Error(String),
    Formula(String),
}

impl Value {
    fn cell(&self) -> Cell<'_> {
        match self {
            Value::Empty => Cell::Empty,
            Value::Number(digits) => Cell::Number(digits),
            Value::Text(text) => Cell::Text(text),
            Value::Bool(truth) => Cell::Bool(*truth),
            Value::Error(text) => Cell::Error(text),
            Value::Formula(text) => Cell::Formula(text),
        }
    }
}

impl Sheets {
    fn read<R: BufRead>(mut self, xml: &mut Reader<R>) -> Result<Form, Failure> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|_| Failure::Broken)? {
                Event::Start(tag) => match tag.name().as_ref() {
                    "style:style" => self.style = attribute(&tag, "style:name").unwrap_or_default(),
                    "style:table-properties" => {
                        let shown = attribute(&tag, "table:display").is_none_or(|d| d != "false");
                        self.shown.insert(self.style.clone(), shown);
                    }
                    "table:table" => self.begin(&tag),
                    "table:table-row" if self.inside => self.begin_row(&tag),
                    "table:table-cell" | "table:covered-table-cell" if self.inside => {
                        let name = tag.name().as_ref().to_owned();
                        let own = Own::of(&tag);
                        let text = content(xml, &name)?;
                        self.cell(own, text)?;
                    }
                    _ => {}
                },
                Event::End(tag) => match tag.name().as_ref() {
                    "table:table" if self.inside => {
                        self.form.merged(&std::mem::take(&mut self.merged));
                        self.inside = false;
                    }
                    "table:table-row" if self.inside => self.end_row()?,
                    _ => {}
                },
                Event::Eof => return Ok(self.form),
                _ => {}
            }
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>) {
        let style = attribute(tag, "table:style-name").unwrap_or_default();
        let hidden = self.shown.get(&style).is_some_and(|shown| !shown);
        self.form.sheet(&attribute(tag, "table:name").unwrap_or_default(), hidden);
        (self.inside, self.row, self.column) = (true, 0, 0);
    }

    fn begin_row(&mut self, tag: &BytesStart<'_>) {
        self.column = 0;
        self.repeated = times(attribute(tag, "table:number-rows-repeated"));
        self.kept.clear();
    }

    fn cell(&mut self, own: Own, text: String) -> Result<(), Failure> {
        let (row, column) = (self.row, self.column);
        self.column = column.saturating_add(own.repeated);
        if own.rows > 1 || own.columns > 1 {
            let last = |first: u32, span: u32| first.saturating_add(span - 1);
            self.merged.push((row, column, last(row, own.rows), last(column, own.columns)));
        }
        let repeated = own.repeated;
        let value = own.value(text);
        if value == Value::Empty {
            return Ok(());
        }
        for column in (0..repeated).map(|more| column.saturating_add(more)) {
            if column >= MOST_COLUMNS {
                return Err(Failure::TooLarge);
            }
            self.form.cell(row, column, &value.cell())?;
            if self.repeated > 1 {
                self.kept.push((column, value.clone()));
            }
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Failure> {
        let next = self.row.saturating_add(self.repeated);
        if !self.kept.is_empty() {
            if next > MOST_ROWS {
                return Err(Failure::TooLarge);
            }
            for row in self.row + 1..next {
                for (column, value) in &self.kept {
                    self.form.cell(row, *column, &value.cell())?;
                }
            }
        }
        self.row = next;
        Ok(())
    }
}

/// The attributes of a cell.
struct Own {
    kind: String,
    value: Option<String>,
    formula: Option<String>,
    is_error: bool,
    repeated: u32,
    columns: u32,
    rows: u32,
}

impl Own {
    fn of(tag: &BytesStart<'_>) -> Own {
        let of = |name: &str| attribute(tag, name);
        let value = ["value", "date-value", "time-value", "boolean-value", "string-value"];
        Own {
            kind: of("office:value-type").unwrap_or_default(),
            value: value.iter().find_map(|name| of(&format!("office:{name}"))),
            formula: of("table:formula"),
            is_error: of("calcext:value-type").is_some_and(|kind| kind == "error"),
            repeated: times(of("table:number-columns-repeated")),
            columns: times(of("table:number-columns-spanned")),
            rows: times(of("table:number-rows-spanned")),
        }
    }

    fn value(self, text: String) -> Value {
        let said = self.value.unwrap_or_default();
        if self.is_error {
            return Value::Error(text);
        }
        match self.kind.as_str() {
            "float" | "currency" => digits(&said).map_or(Value::Text(said), Value::Number),
            "percentage" => match digits(&said) {
                // As shown: 0.9401 is 94.01 %.
                Some(digits) if !digits.contains('e') => Value::Number(hundredfold(&digits)),
                _ => Value::Text(said),
            },
            "boolean" => Value::Bool(said == "true"),
            "date" | "time" => Value::Text(said.trim_end_matches("T00:00:00").to_owned()),
            "" if text.is_empty() => match self.formula {
                Some(formula) => {
                    let start = formula.find('=').unwrap_or_default();
                    Value::Formula(formula[start..].to_owned())
                }
                None => Value::Empty,
            },
            _ if !text.is_empty() => Value::Text(text),
            _ if said.is_empty() => Value::Empty,
            _ => Value::Text(said),
        }
    }
}

/// A number as the file writes it, if JSON may write it so; else its shortest digits.
fn digits(said: &str) -> Option<String> {
    number(said.trim().parse().ok()?, false)
}

fn times(said: Option<String>) -> u32 {
    said.and_then(|said| said.parse().ok()).unwrap_or(1).max(1)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok().flatten()?;
    Some(unescape(&found.value).ok()?.into_owned())
}

/// The paragraphs of a cell up to its end; remarks on it are left out.
fn content<R: BufRead>(xml: &mut Reader<R>, name: &str) -> Result<String, Failure> {
    let mut text = String::new();
    let mut buffer = Vec::new();
    let (mut remark, mut depth) = (0u32, 0u32);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| Failure::Broken)? {
            Event::Start(tag) => match tag.name().as_ref() {
                "office:annotation" => remark += 1,
                "text:p" if remark == 0 && !text.is_empty() => text.push('\n'),
                "text:s" if remark == 0 => {
                    let spaces = times(attribute(&tag, "text:c")).min(1000);
                    text.extend((0..spaces).map(|_| ' '));
                }
                inner if inner == name => depth += 1,
                _ => {}
            },
            Event::End(tag) => match tag.name().as_ref() {
                "office:annotation" => remark = remark.saturating_sub(1),
                inner if inner == name && depth == 0 => return Ok(text),
                inner if inner == name => depth -= 1,
                _ => {}
            },
            Event::Text(piece) if remark == 0 => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(entity) if remark == 0 => match entity.resolve_char_ref() {
                Ok(Some(c)) => text.push(c),
                _ => text.push_str(resolve_predefined_entity(&entity).unwrap_or_default()),
            },
            Event::Eof => return Err(Failure::Broken),
            _ => {}
        }
    }
}

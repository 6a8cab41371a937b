//! Rows of the plain text of a workbook → addresses of cells: `PCI_2013!C12`.

use super::grid::{columns, text_of, whole};
use crate::import::diagnostic::Place;
use crate::import::json::{self, Document, Node};

/// The place of a row, or of a cell in it, by sheet and address. `offset` is where the row begins in
/// the text. Lines of that text mean nothing to a user and are left out.
pub fn place(file: &str, offset: usize, column: Option<u32>, text: &[u8]) -> Place {
    Place { path: address(offset, column, text), ..Place::file(file) }
}

fn address(offset: usize, column: Option<u32>, text: &[u8]) -> Option<String> {
    let row = row_at(offset, text)?;
    let [sheet, number, ..] = row.root.items()? else { return None };
    let sheet = sheet_name(whole(sheet)? as usize, text)?;
    let row = u64::from(whole(number)?) + 1;
    Some(format!("{}!{}{row}", quoted(&sheet), column.map(letters).unwrap_or_default()))
}

/// The row that begins at a byte of the text.
fn row_at(offset: usize, text: &[u8]) -> Option<Document<'_>> {
    let line = text.get(offset..)?.split(|byte| *byte == b'\n').next()?;
    json::parse(line.strip_suffix(b",").unwrap_or(line)).ok()
}

/// A cell that is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// An error.
    Error,
    /// A formula without its value.
    Formula,
}

/// What the cell in a column of the row that begins at a byte is, where it is no value.
pub fn cell_at(offset: usize, column: u32, text: &[u8]) -> Option<Odd> {
    let row = row_at(offset, text)?;
    let (_, cell) = columns(row.root.items()?.get(2..)?).find(|(at, _)| *at == column)?;
    let has = |name: &str| cell.member(name).is_some();
    if has("error") { Some(Odd::Error) } else { has("formula").then_some(Odd::Formula) }
}

/// The name of a sheet, from the first line.
fn sheet_name(sheet: usize, text: &[u8]) -> Option<String> {
    let end = text.iter().position(|byte| *byte == b'\n')?;
    let mut head = text.get(..end)?.to_vec();
    head.extend_from_slice(b"]}");
    let head = json::parse(&head).ok()?;
    let sheet = head.root.member("sheets").and_then(Node::items)?.get(sheet)?;
    sheet.member("name").map(|name| text_of(name).to_owned())
}

/// The name of a sheet as formulas have it: quoted unless it is one plain word.
fn quoted(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.');
    let digit = name.starts_with(|c: char| c.is_ascii_digit());
    if plain && !digit { name.to_owned() } else { format!("'{}'", name.replace('\'', "''")) }
}

/// The letters of a column, from 0.
pub fn letters(column: u32) -> String {
    let mut letters = String::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\"xephang-workbook\":1,\"size\":1,\"sheets\":[{\"name\":\"Bảng 1\"},\
{\"name\":\"PCI_2013\"}],\"rows\":[\n[0,0,\"a\"],\n[1,11,null,\"b\",60.74,{\"skip\":23},{\"error\":\"#N/A\"}]\n]}\n";

    #[test]
    fn cells_have_their_addresses() {
        let at = |row: &str, column: Option<u32>| {
            let offset = TEXT.find(row).unwrap();
            place("x.xlsx", offset, column, TEXT.as_bytes()).to_string()
        };
        assert_eq!(at("[0,0", Some(0)), "x.xlsx: 'Bảng 1'!A1");
        assert_eq!(at("[1,11", Some(2)), "x.xlsx: PCI_2013!C12");
        assert_eq!(at("[1,11", None), "x.xlsx: PCI_2013!12");
        assert_eq!(at("xephang", None), "x.xlsx");
        assert_eq!(place("x", 10_000, None, TEXT.as_bytes()).to_string(), "x");
        assert_eq!(letters(16_383), "XFD");
        let row = TEXT.find("[1,11").unwrap();
        let odd = [1, 26].map(|column| cell_at(row, column, TEXT.as_bytes()));
        assert_eq!(odd, [None, Some(Odd::Error)]);
    }
}

//! Makes workbooks: small, and each with just what a test needs.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip archive of parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A sheet of an XLSX: its name, whether it is hidden, its rows and its merged ranges.
pub struct Sheet<'s> {
    pub name: &'s str,
    pub hidden: bool,
    /// Cells from the first column on; see [`cell`].
    pub rows: &'s [&'s [&'s str]],
    /// XML of rows to be added as they are.
    pub more: &'s str,
    pub merged: &'s [&'s str],
}

impl Default for Sheet<'_> {
    fn default() -> Self {
        Sheet { name: "Bảng", hidden: false, rows: &[], more: "", merged: &[] }
    }
}

/// A workbook of Excel.
pub fn xlsx(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let mut list = String::new();
    let mut links =
        format!("<Relationship Id=\"s\" Type=\"{office}/styles\" Target=\"styles.xml\"/>");
    let mut parts: Vec<(String, String)> = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let state = if sheet.hidden { " state=\"hidden\"" } else { "" };
        list += &format!(
            "<sheet name=\"{}\" sheetId=\"{}\" r:id=\"r{at}\"{state}/>",
            sheet.name,
            at + 1
        );
        links += &format!(
            "<Relationship Id=\"r{at}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        );
        let mut rows = String::new();
        for (row, cells) in sheet.rows.iter().enumerate() {
            let cells = cells.iter().enumerate().map(|(column, of)| cell(row, column, of));
            rows += &format!("<row r=\"{}\">{}</row>", row + 1, cells.collect::<String>());
        }
        let merged = sheet.merged.iter().map(|range| format!("<mergeCell ref=\"{range}\"/>"));
        let merged: String = merged.collect();
        let merged =
            if merged.is_empty() { merged } else { format!("<mergeCells>{merged}</mergeCells>") };
        parts.push((
            format!("xl/worksheets/sheet{at}.xml"),
            format!(
                "<worksheet xmlns=\"{main}\"><sheetData>{rows}{}</sheetData>{merged}</worksheet>",
                sheet.more
            ),
        ));
    }
    let styles = format!(
        "<styleSheet xmlns=\"{main}\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>"
    );
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{list}</sheets></workbook>"
    );
    let links = format!("<Relationships xmlns=\"{package}/relationships\">{links}</Relationships>");
    parts.push(("xl/workbook.xml".into(), book));
    parts.push(("xl/_rels/workbook.xml.rels".into(), links));
    parts.push(("xl/styles.xml".into(), styles));
    let root = format!(
        "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"b\" \
Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    parts.push(("_rels/.rels".into(), root));
    let types = format!("<Types xmlns=\"{package}/content-types\"/>");
    let mut all: Vec<(&str, &str)> = vec![("[Content_Types].xml", &types)];
    all.extend(parts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    zip(&all)
}

/// A cell: a number, an error (`#DIV/0!`), a formula without its value (`=A1`), a date (`@41275`), a
/// share (`%0.5`), or a text.
fn cell(row: usize, column: usize, of: &str) -> String {
    let at = format!("{}{}", char::from(b'A' + column as u8), row + 1);
    match of.as_bytes().first() {
        None => String::new(),
        Some(b'#') => format!("<c r=\"{at}\" t=\"e\"><v>{of}</v></c>"),
        Some(b'=') => format!("<c r=\"{at}\"><f>{}</f></c>", &of[1..]),
        Some(b'@') => format!("<c r=\"{at}\" s=\"1\"><v>{}</v></c>", &of[1..]),
        Some(b'%') => format!("<c r=\"{at}\" s=\"2\"><v>{}</v></c>", &of[1..]),
        _ if of.parse::<f64>().is_ok() => format!("<c r=\"{at}\"><v>{of}</v></c>"),
        _ => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{of}</t></is></c>"),
    }
}

/// A workbook of LibreOffice with these tables, in XML; tables of style `h` are hidden.
pub fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name=\"h\" \
style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet>\
</office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
    ])
}

/// A compound file with one stream, or with an empty one below 4096 bytes.
pub fn ole(name: &str, stream: &[u8]) -> Vec<u8> {
    let sectors = stream.len().max(4096).div_ceil(512);
    assert!(sectors < 120, "one sector of the table is enough");
    let mut file = vec![0u8; 512];
    file[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    file[24..32].copy_from_slice(&[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0]);
    file[32] = 6;
    file[44] = 1;
    file[48] = 1;
    file[56..60].copy_from_slice(&4096u32.to_le_bytes());
    for at in [60, 68] {
        file[at..at + 4].copy_from_slice(&0xFFFF_FFFEu32.to_le_bytes());
    }
    file[76..].fill(0xFF);
    file[76..80].fill(0);
    let mut table = vec![0xFFFF_FFFFu32; 128];
    (table[0], table[1]) = (0xFFFF_FFFD, 0xFFFF_FFFE);
    for sector in 0..sectors {
        let next = if sector + 1 == sectors { 0xFFFF_FFFE } else { sector as u32 + 3 };
        table[sector + 2] = next;
    }
    file.extend(table.iter().flat_map(|next| next.to_le_bytes()));
    for (name, kind, start, size) in [
        ("Root Entry", 5u8, 0xFFFF_FFFEu32, 0),
        (name, 2, 2, sectors * 512),
        ("", 0, 0, 0),
        ("", 0, 0, 0),
    ] {
        let mut entry = vec![0u8; 128];
        let units: Vec<u16> = name.encode_utf16().collect();
        for (at, unit) in units.iter().enumerate() {
            entry[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = if units.is_empty() { 0 } else { 2 * units.len() as u8 + 2 };
        entry[66] = kind;
        entry[68..80].fill(0xFF);
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&(size as u32).to_le_bytes());
        file.extend(entry);
    }
    file.extend_from_slice(stream);
    file.resize(512 * (3 + sectors), 0);
    file
}

/// Records of an old workbook: each with its kind.
pub fn records(records: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let record = |(kind, data): &(u16, Vec<u8>)| {
        let mut bytes = kind.to_le_bytes().to_vec();
        bytes.extend((data.len() as u16).to_le_bytes());
        bytes.extend(data);
        bytes
    };
    records.iter().flat_map(record).collect()
}

/// The stream of an old workbook with one sheet of these records.
pub fn xls_stream(cells: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let begin = |kind: u16| {
        let mut data = 0x0600u16.to_le_bytes().to_vec();
        data.extend(kind.to_le_bytes());
        data.extend([0; 12]);
        (0x0809, data)
    };
    let head = |start: u32| {
        let mut sheet = start.to_le_bytes().to_vec();
        sheet.extend([0, 0, 1, 0, b'A']);
        records(&[begin(5), (0x0042, vec![0xb0, 4]), (0x0085, sheet), (0x000A, Vec::new())])
    };
    let start = head(0).len() as u32;
    let mut stream = head(start);
    stream.extend(records(&[begin(0x10)]));
    stream.extend(records(cells));
    stream.extend(records(&[(0x000A, Vec::new())]));
    stream
}

/// A number in a cell of an old workbook.
pub fn xls_number(row: u16, column: u16, value: f64) -> (u16, Vec<u8>) {
    let mut data: Vec<u8> = [row, column, 0].iter().flat_map(|n| n.to_le_bytes()).collect();
    data.extend(value.to_le_bytes());
    (0x0203, data)
}

/// A text in a cell of an old workbook.
pub fn xls_text(row: u16, column: u16, text: &str) -> (u16, Vec<u8>) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut data: Vec<u8> =
        [row, column, 0, units.len() as u16].iter().flat_map(|n| n.to_le_bytes()).collect();
    data.push(1);
    data.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    (0x0204, data)
}

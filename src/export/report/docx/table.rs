//! A table in rows and cells.

use super::columns::{Part, Side};
use super::{Xml, run};
use crate::export::Table;

/// Tables of up to so many rows stay on one page.
const TOGETHER: usize = 12;

/// Writes the columns of one part of a table; `caption`: for readers who do not see it.
pub fn write(xml: &mut Xml, table: &Table, part: &Part, caption: &str) {
    xml.open("w:tbl", &[]).open("w:tblPr", &[]).value("w:tblStyle", "TableGrid");
    let whole = part.columns.iter().map(|column| column.width).sum::<u32>().to_string();
    xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")]);
    // Widths are ours: programs that measure letters themselves would come to different ones.
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1")]);
    xml.value("w:tblCaption", caption).close();
    xml.open("w:tblGrid", &[]);
    for column in &part.columns {
        xml.empty("w:gridCol", &[("w:w", &column.width.to_string())]);
    }
    xml.close();
    let mut writer = Rows { xml, part };
    if table.head.iter().any(|name| !name.is_empty()) {
        writer.row(&table.head, true, false);
    }
    for (at, row) in table.rows.iter().enumerate() {
        let keep = table.rows.len() <= TOGETHER && at + 1 < table.rows.len();
        writer.row(row, false, keep);
    }
    xml.close();
}

struct Rows<'a> {
    xml: &'a mut Xml,
    part: &'a Part,
}

impl Rows<'_> {
    /// A row that does not break across pages; the head is repeated on each.
    fn row(&mut self, cells: &[String], is_head: bool, keep: bool) {
        self.xml.open("w:tr", &[]).open("w:trPr", &[]).empty("w:cantSplit", &[]);
        if is_head {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.close();
        for column in &self.part.columns {
            let text = cells.get(column.at).map_or("", String::as_str);
            let style = match column.side {
                _ if is_head => "TableHead",
                Side::Left => "TableText",
                Side::Centre => "TableNumber",
                Side::Right => "TableFigure",
            };
            self.xml.open("w:tc", &[]).open("w:tcPr", &[]);
            self.xml.empty("w:tcW", &[("w:w", &column.width.to_string()), ("w:type", "dxa")]);
            if is_head {
                let shade = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", "F2F2F2")];
                self.xml.empty("w:shd", &shade);
            }
            self.xml.value("w:vAlign", "center").close();
            self.cell(text, style, keep);
            self.xml.close();
        }
        self.xml.close();
    }

    fn cell(&mut self, text: &str, style: &str, keep: bool) {
        self.xml.open("w:p", &[]).open("w:pPr", &[]).value("w:pStyle", style);
        if keep {
            self.xml.empty("w:keepNext", &[]);
        }
        self.xml.close();
        run(self.xml, text);
        self.xml.close();
    }
}

//! A table as HTML, as programs of letters and of slides take it from the clipboard.

use std::fmt::Write;

use super::Table;
use crate::chart::paint::escaped;

/// The table with its name; the first column heads its rows. Every text is escaped.
pub fn html_from_table(caption: &str, table: &Table) -> String {
    let mut html = String::from("<meta charset=\"utf-8\"><table border=\"1\" cellspacing=\"0\">");
    let mut put = |parts: [&str; 3]| {
        let [open, text, close] = parts;
        // Writing to memory cannot fail.
        let _ = write!(html, "{open}{}{close}", escaped(text));
    };
    if !caption.is_empty() {
        put(["<caption>", caption, "</caption>"]);
    }
    put(["<tr>", "", ""]);
    for head in &table.head {
        put(["<th>", head, "</th>"]);
    }
    put(["</tr>", "", ""]);
    for row in &table.rows {
        put(["<tr>", "", ""]);
        for (at, cell) in row.iter().enumerate() {
            let tags = if at == 0 { ["<th align=\"left\">", "</th>"] } else { ["<td>", "</td>"] };
            put([tags[0], cell, tags[1]]);
        }
        put(["</tr>", "", ""]);
    }
    html.push_str("</table>");
    html
}

/// The table as plain text: tabs between cells.
pub fn text_from_table(table: &Table) -> String {
    let flat = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
    let line = |cells: &[String]| cells.iter().map(flat).collect::<Vec<_>>().join("\t");
    let rows = table.rows.iter().map(|row| line(row));
    std::iter::once(line(&table.head)).chain(rows).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_never_mark_up() {
        let table = Table {
            head: vec!["Đơn vị".into(), "Điểm".into()],
            rows: vec![vec!["<img src=x onerror=alert(1)>".into(), "1,5\t& \"2\"".into()]],
        };
        let html = html_from_table("A & B", &table);
        assert!(html.contains("<caption>A &amp; B</caption>"));
        assert!(html.contains("<th align=\"left\">&lt;img src=x onerror=alert(1)&gt;</th>"));
        assert!(!html.contains("<img"));
        assert_eq!(text_from_table(&table).lines().count(), 2);
        assert_eq!(text_from_table(&table).matches('\t').count(), 2);
    }
}

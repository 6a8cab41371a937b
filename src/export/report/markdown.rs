//! A report as Markdown: headings, paragraphs, lists, tables with figures to the right, pictures by
//! their address.

use super::{Block, Report};
use crate::chart::ChartSpec;
use crate::export::Table;
use crate::locale::Lang;
use crate::story::report::{numbered_picture, numbered_table};

/// The report as Markdown. `picture` gives the address of a picture, by its number from 1 on; one
/// without an address is left out.
pub fn markdown_from_report(
    report: &Report,
    lang: Lang,
    picture: &dyn Fn(usize, &ChartSpec) -> Option<String>,
) -> String {
    let mut lines = vec![format!("# {}", escaped(&report.marked_title()))];
    if !report.subtitle.is_empty() {
        lines.push(format!("*{}*", escaped(&report.subtitle)));
    }
    let (mut tables, mut pictures) = (0, 0);
    for section in &report.sections {
        lines.push(format!("## {}", escaped(&section.heading)));
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => lines.push(line(&text.letters())),
                Block::List(items) => {
                    let items = items.iter().map(|item| format!("- {}", line(&item.letters())));
                    lines.push(items.collect::<Vec<_>>().join("\n"));
                }
                Block::Table { caption, table } => {
                    tables += 1;
                    lines.push(format!("**{}**", escaped(&numbered_table(tables, caption, lang))));
                    lines.push(of_table(table));
                }
                Block::Chart { spec, caption } => {
                    if let Some(address) = picture(pictures + 1, spec) {
                        pictures += 1;
                        let caption = escaped(&numbered_picture(pictures, caption, lang));
                        lines.push(format!("![{caption}]({})", in_brackets(&address)));
                        lines.push(format!("*{caption}*"));
                    }
                }
            }
        }
    }
    format!("{}\n", lines.join("\n\n"))
}

/// Whether the cells of a column are figures: they stand to the right.
pub fn is_figures(table: &Table, column: usize) -> bool {
    let figure = |cell: &String| {
        let first = cell.chars().find(|letter| !matches!(letter, '+' | '-' | '−' | '–' | ' '));
        first.is_none_or(|letter| letter.is_ascii_digit())
    };
    let cells = || table.rows.iter().filter_map(|row| row.get(column));
    column > 0
        && cells().all(figure)
        && cells().any(|cell| cell.contains(|c: char| c.is_ascii_digit()))
}

fn of_table(table: &Table) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule = (0..table.head.len()).map(|column| match is_figures(table, column) {
        true => "---:",
        false => "---",
    });
    let rule = format!("| {} |", rule.collect::<Vec<_>>().join(" | "));
    let rows = table.rows.iter().map(|cells| row(cells));
    [row(&table.head), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// An address between brackets, which no letter of it may close.
fn in_brackets(address: &str) -> String {
    let open = |letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | '<' | '>');
    match address.contains(open) {
        true => {
            let kept = address.chars().filter(|letter| !matches!(letter, '<' | '>' | '\n' | '\r'));
            format!("<{}>", kept.collect::<String>())
        }
        false => address.to_owned(),
    }
}

/// A text that begins a line: nothing at its start is a mark.
fn line(text: &str) -> String {
    let text = escaped(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let marked = text.starts_with(['#', '+', '-', '=', '~', '>']);
    let mut behind = text[digits..].chars();
    let numbered = digits > 0
        && behind.next().is_some_and(|mark| matches!(mark, '.' | ')'))
        && behind.next().is_none_or(char::is_whitespace);
    match (marked, numbered) {
        (true, _) => format!("\\{text}"),
        (_, true) => format!("{}\\{}", &text[..digits], &text[digits..]),
        _ => text,
    }
}

/// A text in which nothing is a mark; line breaks are spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' | '\r' | '\t' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

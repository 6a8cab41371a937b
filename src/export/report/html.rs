//! A report as one HTML file that stands alone: pictures inside, a style for A4, no script.

use std::fmt::Write;

use super::markdown::is_figures;
use super::{Block, Letterhead, Report};
use crate::chart::ChartSpec;
use crate::chart::paint::escaped;
use crate::export::Table;
use crate::locale::Lang;
use crate::locale::words::issued;
use crate::story::report::{numbered_picture, numbered_table};

/// The look, on screen and on A4.
const STYLE: &str = "\
@page{size:A4;margin:20mm 18mm 20mm 25mm}\
body{font:12pt/1.5 'Times New Roman','Liberation Serif','Noto Serif',serif;color:#1a1a1a;background:#fff;\
max-width:170mm;margin:2em auto;padding:0 1em}\
h1{font-size:17pt;line-height:1.3;text-align:center;margin:0 0 .3em}\
.sub{text-align:center;font-style:italic;margin:0 0 1.5em}\
h2{font-size:13.5pt;margin:1.4em 0 .4em}\
p{margin:.4em 0;text-align:justify}ul{margin:.4em 0;padding-left:1.4em}li{margin:.2em 0}\
figure{margin:1em 0}svg{display:block;max-width:100%;height:auto;margin:0 auto}\
caption,figcaption{font-size:11pt;font-style:italic;text-align:center;padding:.3em 0}\
table{border-collapse:collapse;width:100%;font-size:10.5pt;margin:1em 0}\
th,td{border:1px solid #999;padding:2pt 5pt;text-align:left;vertical-align:top}\
.head{display:flex;gap:1em;margin-bottom:1.5em}.head>div{flex:1;text-align:center}\
.head p{margin:.1em 0;text-align:center}.rule{border-bottom:1px solid;padding-bottom:.1em}\
.signed{margin-top:2em;break-inside:avoid}.signed>div:first-child,.signed>div:first-child p{text-align:left;\
font-size:11pt}.signed .name{margin-top:5em}\
thead th{background:#eee}tbody th{font-weight:normal}.n{text-align:right}\
@media print{body{max-width:none;margin:0;padding:0}h2,caption{break-after:avoid}\
figure,tr{break-inside:avoid}thead{display:table-header-group}}";

/// The report as a file. `picture` gives a picture as an `<svg>` element ([`crate::chart::paint::svg`]),
/// by its number from 1 on; one that is not given is left out. Every other text is escaped.
pub fn html_from_report(
    report: &Report,
    lang: Lang,
    picture: &dyn Fn(usize, &ChartSpec) -> Option<String>,
) -> String {
    let (code, title) = (lang.code(), escaped(&report.marked_title()));
    let heading = match &report.letterhead {
        Some(head) => head_of(head, report, lang),
        None => format!("<h1>{title}</h1>\n"),
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{heading}"
    );
    if !report.subtitle.is_empty() {
        put(&mut out, ["<p class=\"sub\">", &report.subtitle, "</p>\n"]);
    }
    let (mut tables, mut pictures) = (0, 0);
    for section in &report.sections {
        out.push_str("<section>\n");
        put(&mut out, ["<h2>", &section.heading, "</h2>\n"]);
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => put(&mut out, ["<p>", &text.letters(), "</p>\n"]),
                Block::List(items) => {
                    out.push_str("<ul>\n");
                    for item in items {
                        put(&mut out, ["<li>", &item.letters(), "</li>\n"]);
                    }
                    out.push_str("</ul>\n");
                }
                Block::Table { caption, table } => {
                    tables += 1;
                    of_table(&mut out, &numbered_table(tables, caption, lang), table);
                }
                Block::Chart { spec, caption } => {
                    if let Some(svg) = picture(pictures + 1, spec) {
                        pictures += 1;
                        let caption = numbered_picture(pictures, caption, lang);
                        let _ = writeln!(out, "<figure>\n{}", svg.trim_end());
                        put(&mut out, ["<figcaption>", &caption, "</figcaption>\n</figure>\n"]);
                    }
                }
            }
        }
        out.push_str("</section>\n");
    }
    if let Some(head) = &report.letterhead {
        signature(&mut out, head, lang);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// What stands above the report of an office, and the title in two lines.
fn head_of(head: &Letterhead, report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    if !report.mark.is_empty() {
        put(&mut out, ["<p class=\"sub\"><b>", &report.mark, "</b></p>\n"]);
    }
    let [country, motto] = issued::country(lang);
    out.push_str("<div class=\"head\"><div>");
    let [above, office] = head.issuer_lines();
    put(&mut out, ["<p>", &above, "</p>"]);
    put(&mut out, ["<p><b class=\"rule\">", &office, "</b></p>"]);
    put(&mut out, ["<p>", &issued::number_line(&head.number, lang), "</p></div>\n<div>"]);
    put(&mut out, ["<p><b>", country, "</b></p>"]);
    put(&mut out, ["<p><b class=\"rule\">", motto, "</b></p>"]);
    put(
        &mut out,
        [
            "<p><i>",
            &issued::place_and_day(&head.place, &head.day, lang),
            "</i></p></div></div>\n<h1>",
        ],
    );
    let [kind, about] = issued::title_lines(&report.title, lang);
    out.push_str(&escaped(&kind));
    out.push_str(if kind.is_empty() { "" } else { "<br>" });
    out.push_str(&escaped(&about));
    out.push_str("</h1>\n");
    out
}

/// Who receives it, and who signs.
fn signature(out: &mut String, head: &Letterhead, lang: Lang) {
    out.push_str("<div class=\"head signed\"><div>");
    let receivers = head.receiver_lines();
    if !receivers.is_empty() {
        put(out, ["<p><b><i>", issued::receivers(lang), "</i></b></p>"]);
        receivers.iter().for_each(|line| put(out, ["<p>", line, "</p>"]));
    }
    out.push_str("</div>\n<div>");
    head.capacity_lines().iter().for_each(|line| put(out, ["<p><b>", line, "</b></p>"]));
    put(out, ["<p class=\"name\"><b>", &head.signer, "</b></p></div></div>\n"]);
}

fn put(out: &mut String, [open, text, close]: [&str; 3]) {
    out.push_str(open);
    out.push_str(&escaped(text));
    out.push_str(close);
}

/// A table: the head heads columns, the first cell its row.
fn of_table(out: &mut String, caption: &str, table: &Table) {
    put(out, ["<table>\n<caption>", caption, "</caption>\n<thead>\n<tr>"]);
    let figures: Vec<bool> = (0..table.head.len()).map(|at| is_figures(table, at)).collect();
    let number = |at: usize| figures.get(at).copied().unwrap_or(false);
    for (at, head) in table.head.iter().enumerate() {
        let open = if number(at) { "<th scope=\"col\" class=\"n\">" } else { "<th scope=\"col\">" };
        put(out, [open, head, "</th>"]);
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let tags = match (at, number(at)) {
                (0, _) => ["<th scope=\"row\">", "</th>"],
                (_, true) => ["<td class=\"n\">", "</td>"],
                (_, false) => ["<td>", "</td>"],
            };
            put(out, [tags[0], cell, tags[1]]);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

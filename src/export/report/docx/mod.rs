//! A report as a file of Word (ECMA-376, part 1, WordprocessingML), laid out as Vietnam lays out its
//! administrative documents (Nghị định 30/2020/NĐ-CP, annex I): A4 with 20 mm at the top, at the foot
//! and to the right and 30 mm to the left, Times New Roman of 14 points, justified, first lines 12.7 mm
//! in. What looks alike has one style, so that whoever goes on with the file changes it at one place.

mod body; // headings, paragraphs, lists, tables, pictures
mod layout; // where page numbers stand, and how large the page is
mod letterhead; // what stands around the report of an office
mod table; // a table in rows and cells

use super::office::{Package, Xml, add_properties, add_theme, columns, language_tag};
use super::{Picture, Properties, Report, TooLarge};
use crate::locale::Lang;
use body::Body;
use layout::Numbers;

const DOCUMENT: &str = "word/document.xml";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The report as a DOCX file: real headings, numbered captions, tables whose heads repeat on each page,
/// pictures 16 cm wide. `pictures` has one for each chart of the report, in its order; where there is
/// none, its caption says so. The same input gives the same bytes.
pub fn docx(
    report: &Report,
    pictures: &[Option<Picture>],
    lang: Lang,
    properties: &Properties,
) -> Result<Vec<u8>, TooLarge> {
    let mut package = Package::default();
    package.relate("", "officeDocument", DOCUMENT);
    let numbers = Numbers::of(lang);
    let numbers_id = numbers.add(&mut package, &report.mark);
    for (name, text) in [
        ("styles", include_str!("styles.xml")),
        ("numbering", include_str!("numbering.xml")),
        ("settings", include_str!("settings.xml")),
        ("fontTable", include_str!("fonts.xml")),
    ] {
        add_fixed(&mut package, name, text, lang);
    }
    add_theme(&mut package, DOCUMENT, "word", "Times New Roman");
    let mut body = Body::new(&mut package, pictures, lang);
    body.report(report);
    let document = body.finish(numbers, &numbers_id);
    package.add(DOCUMENT, kind("document.main"), document);
    add_properties(&mut package, &report.marked_title(), lang, properties);
    package.finish()
}

/// A part that differs by language alone.
fn add_fixed(package: &mut Package, name: &'static str, text: &str, lang: Lang) {
    let text = text
        .replace("{language}", language_tag(lang))
        .replace("{decimal}", lang.pick(",", "."))
        .replace("{separator}", lang.pick(";", ","));
    let path = format!("word/{name}.xml");
    package.add(&path, kind(name), text.into_bytes());
    package.relate(DOCUMENT, name, &path);
}

/// The content type of a part of a Word file.
fn kind(name: &str) -> &'static str {
    match name {
        "styles" => "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
        "numbering" => {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
        }
        "settings" => "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
        "fontTable" => {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
        }
        "header" => "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
        "footer" => "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
        _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    }
}

/// A run: letters of one look. Ends of lines become breaks.
fn run(xml: &mut Xml, text: &str) {
    if text.is_empty() {
        return;
    }
    run_of(xml, text, &[]);
}

/// A run that looks otherwise than its style has it: `w:b`, `w:i`.
fn run_of(xml: &mut Xml, text: &str, look: &[&'static str]) {
    xml.open("w:r", &[]);
    if !look.is_empty() {
        xml.open("w:rPr", &[]);
        for look in look {
            xml.empty(look, &[]);
        }
        xml.close();
    }
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            xml.empty("w:br", &[]);
        }
        xml.open("w:t", &[("xml:space", "preserve")]).text(line).close();
    }
    xml.close();
}

/// A field with what it comes to, so that it reads right before anything has worked it out anew.
fn field(xml: &mut Xml, instruction: &str, result: &str) {
    let mark = |xml: &mut Xml, kind: &str| {
        xml.open("w:r", &[]).empty("w:fldChar", &[("w:fldCharType", kind)]).close();
    };
    mark(xml, "begin");
    xml.open("w:r", &[]).open("w:instrText", &[("xml:space", "preserve")]);
    xml.text(&format!(" {instruction} ")).close().close();
    mark(xml, "separate");
    run(xml, result);
    mark(xml, "end");
}

/// Begins a paragraph in a style.
fn begin(xml: &mut Xml, style: &str) {
    xml.open("w:p", &[]).open("w:pPr", &[]).value("w:pStyle", style).close();
}

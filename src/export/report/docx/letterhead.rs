//! What stands around the report of an office (Nghị định 30/2020/NĐ-CP, annex I): in two columns without
//! borders, with the rules under names that the decree asks for.

use super::layout::LINE_TWIPS;
use super::{Xml, begin, run_of};
use crate::export::report::Letterhead;
use crate::locale::Lang;
use crate::locale::words::issued;

/// The left column in twentieths of a point: 62 mm; the country's name needs the rest.
const LEFT: u32 = 3_515;

/// The style of its lines, of the names of offices and of the country, and of those who receive it.
const LINE: &str = "Letterhead";
const NAME: &str = "LetterheadName";
const RECEIVER: &str = "Receiver";

/// A line, and how its letters look.
type Line<'a> = (&'a str, &'a [&'static str]);

/// Who issues it and the country's name, number, place and day. The mark of made-up figures stands above.
pub fn above(xml: &mut Xml, head: &Letterhead, mark: &str, lang: Lang) {
    if !mark.is_empty() {
        paragraph(xml, LINE, (mark, &["w:b"]));
    }
    let [country, motto] = issued::country(lang);
    let (number, day) = (
        issued::number_line(&head.number, lang),
        issued::place_and_day(&head.place, &head.day, lang),
    );
    let [issuer, line] = head.issuer_lines();
    begin_table(xml);
    cell(xml, 0, |xml| {
        paragraph(xml, NAME, (&issuer, &[]));
        paragraph(xml, NAME, (&line, &["w:b"]));
        rule(xml, LEFT / 3);
    });
    cell(xml, 1, |xml| {
        paragraph(xml, NAME, (country, &["w:b"]));
        paragraph(xml, LINE, (motto, &["w:b"]));
        rule(xml, (LINE_TWIPS - LEFT) / 5);
    });
    xml.close().open("w:tr", &[]);
    cell(xml, 0, |xml| paragraph(xml, LINE, (&number, &[])));
    cell(xml, 1, |xml| paragraph(xml, LINE, (&day, &["w:i"])));
    xml.close().close();
}

/// Who receives it, and who signs.
pub fn below(xml: &mut Xml, head: &Letterhead, lang: Lang) {
    let receivers = head.receiver_lines();
    let capacity = head.capacity_lines();
    begin_table(xml);
    cell(xml, 0, |xml| {
        if receivers.is_empty() {
            return paragraph(xml, RECEIVER, ("", &[]));
        }
        paragraph(xml, RECEIVER, (issued::receivers(lang), &["w:b", "w:i"]));
        receivers.iter().for_each(|line| paragraph(xml, RECEIVER, (line, &[])));
    });
    cell(xml, 1, |xml| {
        capacity.iter().for_each(|line| paragraph(xml, LINE, (line, &["w:b"])));
        // Room for the signature.
        (0..4).for_each(|_| paragraph(xml, LINE, ("", &[])));
        paragraph(xml, LINE, (&head.signer, &["w:b"]));
    });
    xml.close().close();
}

/// Begins a table of two columns, and its first row.
fn begin_table(xml: &mut Xml) {
    xml.open("w:tbl", &[]).open("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", &LINE_TWIPS.to_string()), ("w:type", "dxa")]);
    xml.empty("w:tblLayout", &[("w:type", "fixed")]).close().open("w:tblGrid", &[]);
    for width in [LEFT, LINE_TWIPS - LEFT] {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.close().open("w:tr", &[]).open("w:trPr", &[]).empty("w:cantSplit", &[]).close();
}

fn cell(xml: &mut Xml, at: usize, inside: impl FnOnce(&mut Xml)) {
    let width = if at == 0 { LEFT } else { LINE_TWIPS - LEFT };
    xml.open("w:tc", &[]).open("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]).close();
    inside(xml);
    xml.close();
}

fn paragraph(xml: &mut Xml, style: &str, (text, look): Line<'_>) {
    begin(xml, style);
    if !text.is_empty() {
        run_of(xml, text, look);
    }
    xml.close();
}

/// A thin rule in the middle of a column; `beside`: what is left free on each side of it.
fn rule(xml: &mut Xml, beside: u32) {
    let beside = beside.to_string();
    xml.open("w:p", &[]).open("w:pPr", &[]).value("w:pStyle", LINE);
    xml.open("w:pBdr", &[]);
    let line = [("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "auto")];
    xml.empty("w:top", &line).close();
    xml.empty("w:spacing", &[("w:before", "60"), ("w:line", "120"), ("w:lineRule", "exact")]);
    xml.empty("w:ind", &[("w:left", &beside), ("w:right", &beside)]).close().close();
}

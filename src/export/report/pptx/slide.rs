//! One slide: a title, and sentences, a picture or a table below.

use super::{DRAWING, MAIN, Picture, RELATIONS, Sheet, TITLE, Xml};
use crate::export::Table;
use crate::export::report::office::columns::Side;
use crate::export::report::office::{EMU_PER_MM, language_tag};
use crate::locale::Lang;
use crate::locale::words::{Paper, word};

/// Width and height in English metric units.
pub const SIZE: [u64; 2] = [12_192_000, 6_858_000];

/// Where pictures and tables stand, in millimetres: left, top, width, height.
pub const PLACE: [u64; 4] = [15, 36, 308, 144];

/// How wide the place is for columns set in one point. Columns are measured in twentieths of a point by
/// the widths of Times New Roman of 12 points, and slides have Arial: 308 mm, a quarter less.
pub const LINE: u32 = 13_200 * 14;

/// Where the mark of made-up figures stands, beside the slide's number.
const MARK: [u64; 4] = [15, 181, 240, 8];

/// A slide under construction.
pub struct Slide {
    xml: Xml,
    layout: &'static str,
    lang: Lang,
}

/// The caption of a chart that could not be painted.
pub fn not_painted(caption: &str, lang: Lang) -> String {
    format!("{caption} ({})", word(Paper::NotPainted, lang)).trim().to_owned()
}

impl Slide {
    /// A slide with a title, made after a layout.
    pub fn new(layout: &'static str, title: &str, lang: Lang) -> Slide {
        let mut xml = Xml::new();
        let names = [("xmlns:a", DRAWING), ("xmlns:r", RELATIONS), ("xmlns:p", MAIN)];
        xml.open("p:sld", &names).open("p:cSld", &[]).open("p:spTree", &[]);
        xml.open("p:nvGrpSpPr", &[]).empty("p:cNvPr", &[("id", "1"), ("name", "")]);
        xml.empty("p:cNvGrpSpPr", &[]).empty("p:nvPr", &[]).close().empty("p:grpSpPr", &[]);
        let mut slide = Slide { xml, layout, lang };
        let kind = if layout == TITLE { "ctrTitle" } else { "title" };
        slide.placeholder("2", "Title", &[("type", kind)], title);
        slide
    }

    /// The layout that it is made after.
    pub fn layout(&self) -> &'static str {
        self.layout
    }

    /// With a line below the title.
    pub fn with_subtitle(mut self, text: &str) -> Slide {
        if !text.is_empty() {
            self.placeholder("3", "Subtitle", &[("type", "subTitle"), ("idx", "1")], text);
        }
        self
    }

    /// With a picture as large as there is room for, in the middle; `link`: the id of its relation.
    pub fn with_picture(mut self, picture: &Picture, caption: &str, link: &str) -> Slide {
        let [left, top, width, height] = PLACE.map(|length| length * EMU_PER_MM);
        let (across, down) = picture.fitted(width, height);
        let alt = if picture.alt.is_empty() { caption } else { &picture.alt };
        let xml = &mut self.xml;
        xml.open("p:pic", &[]).open("p:nvPicPr", &[]);
        xml.empty("p:cNvPr", &[("id", "3"), ("name", "Picture"), ("descr", alt)]);
        xml.open("p:cNvPicPr", &[]).empty("a:picLocks", &[("noChangeAspect", "1")]).close();
        xml.empty("p:nvPr", &[]).close();
        xml.open("p:blipFill", &[]).empty("a:blip", &[("r:embed", link)]);
        xml.open("a:stretch", &[]).empty("a:fillRect", &[]).close().close();
        xml.open("p:spPr", &[]);
        let corner = [left + (width - across) / 2, top + (height - down) / 2];
        placed(xml, "a:xfrm", corner, [across, down]);
        xml.open("a:prstGeom", &[("prst", "rect")]).empty("a:avLst", &[]).close();
        xml.close().close();
        self
    }

    /// With sentences below one another, set in a size in points.
    pub fn with_sentences(mut self, lines: &[String], size: u32) -> Slide {
        let place = PLACE.map(|length| length * EMU_PER_MM);
        self.begin_box("3", "Text", place);
        let size = (size * 100).to_string();
        for line in lines {
            self.xml.open("a:p", &[]).open("a:pPr", &[("marL", "285750"), ("indent", "-285750")]);
            self.xml.open("a:spcBef", &[]).empty("a:spcPts", &[("val", "600")]).close();
            self.xml.empty("a:buFont", &[("typeface", "Arial")]);
            self.xml.empty("a:buChar", &[("char", "–")]).close();
            self.runs(line, &[("sz", &size)]);
            self.xml.close();
        }
        self.xml.close().close();
        self
    }

    /// With the mark of made-up figures at its foot, where there is one.
    pub fn with_mark(mut self, mark: &str) -> Slide {
        if !mark.is_empty() && self.layout != TITLE {
            self.begin_box("8", "Mark", MARK.map(|length| length * EMU_PER_MM));
            self.xml.open("a:p", &[]);
            self.runs(mark, &[("sz", "1200"), ("b", "1")]);
            self.xml.close().close().close();
        }
        self
    }

    /// With rows of a table.
    pub fn with_table(mut self, table: &Table, sheet: &Sheet) -> Slide {
        let [left, top, width, _] = PLACE.map(|length| length * EMU_PER_MM);
        let (size, line) = ((sheet.size * 100).to_string(), LINE / sheet.size);
        let whole: u64 = sheet.rows.iter().map(|row| row.height).sum();
        let xml = &mut self.xml;
        xml.open("p:graphicFrame", &[]).open("p:nvGraphicFramePr", &[]);
        xml.empty("p:cNvPr", &[("id", "3"), ("name", "Table")]);
        xml.open("p:cNvGraphicFramePr", &[]);
        xml.empty("a:graphicFrameLocks", &[("noGrp", "1")]).close();
        xml.empty("p:nvPr", &[]).close();
        placed(xml, "p:xfrm", [left, top], [width, whole]);
        let uri = "http://schemas.openxmlformats.org/drawingml/2006/table";
        xml.open("a:graphic", &[]).open("a:graphicData", &[("uri", uri)]);
        xml.open("a:tbl", &[]).empty("a:tblPr", &[("firstRow", "1")]).open("a:tblGrid", &[]);
        for column in &sheet.columns {
            let own = width * u64::from(column.width) / u64::from(line);
            xml.empty("a:gridCol", &[("w", &own.to_string())]);
        }
        xml.close();
        for row in &sheet.rows {
            self.xml.open("a:tr", &[("h", &row.height.to_string())]);
            let cells = row.at.and_then(|at| table.rows.get(at)).unwrap_or(&table.head);
            for column in &sheet.columns {
                let text = cells.get(column.at).map_or("", String::as_str);
                self.cell(text, column.side, &size, row.at.is_none());
            }
            self.xml.close();
        }
        self.xml.close().close().close().close();
        self
    }

    /// The part, with the number of the slide.
    pub fn finish(mut self) -> Vec<u8> {
        if self.layout != TITLE {
            let kind = [("type", "sldNum"), ("sz", "quarter"), ("idx", "12")];
            self.begin_placeholder("9", "Slide number", &kind);
            let id = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}";
            self.xml.open("a:p", &[]).open("a:fld", &[("id", id), ("type", "slidenum")]);
            self.xml.open("a:rPr", &[("lang", language_tag(self.lang))]);
            self.xml.empty("a:latin", &[("typeface", "+mn-lt")]).close();
            self.xml.open("a:t", &[]).text("‹#›").close().close().close();
            self.xml.close().close();
        }
        // The tree of shapes, and what holds it.
        self.xml.close().close();
        self.xml.open("p:clrMapOvr", &[]).empty("a:masterClrMapping", &[]);
        self.xml.finish()
    }

    /// A text at a place of the layout.
    fn placeholder(&mut self, id: &str, name: &str, kind: &[(&str, &str)], text: &str) {
        self.begin_placeholder(id, name, kind);
        // Long titles are set smaller, so that they leave the picture its place.
        let size = match text.chars().count() {
            0..=120 => None,
            121..=220 => Some("2000"),
            _ => Some("1400"),
        };
        self.paragraph(text, None, size, false);
        self.xml.close().close();
    }

    fn begin_placeholder(&mut self, id: &str, name: &str, kind: &[(&str, &str)]) {
        let xml = &mut self.xml;
        xml.open("p:sp", &[]).open("p:nvSpPr", &[]);
        xml.empty("p:cNvPr", &[("id", id), ("name", name)]);
        xml.open("p:cNvSpPr", &[]).empty("a:spLocks", &[("noGrp", "1")]).close();
        xml.open("p:nvPr", &[]).empty("p:ph", kind).close().close().empty("p:spPr", &[]);
        xml.open("p:txBody", &[]).empty("a:bodyPr", &[]).empty("a:lstStyle", &[]);
    }

    fn cell(&mut self, text: &str, side: Side, size: &str, is_head: bool) {
        self.xml.open("a:tc", &[]).open("a:txBody", &[]);
        self.xml.empty("a:bodyPr", &[]).empty("a:lstStyle", &[]);
        let align = match side {
            _ if is_head => "ctr",
            Side::Left => "l",
            Side::Centre => "ctr",
            Side::Right => "r",
        };
        self.paragraph(text, Some(align), Some(size), is_head);
        self.xml.close();
        self.xml.open("a:tcPr", &[("anchor", "ctr")]);
        for side in ["a:lnL", "a:lnR", "a:lnT", "a:lnB"] {
            self.xml.open(side, &[("w", "9525")]);
            filled(&mut self.xml, "A6A6A6");
            self.xml.close();
        }
        filled(&mut self.xml, if is_head { "F2F2F2" } else { "FFFFFF" });
        self.xml.close().close();
    }

    fn paragraph(&mut self, text: &str, align: Option<&str>, size: Option<&str>, bold: bool) {
        let size = size.map(|size| ("sz", size));
        let look: Vec<_> = size.into_iter().chain(bold.then_some(("b", "1"))).collect();
        self.xml.open("a:p", &[]);
        if let Some(align) = align {
            self.xml.empty("a:pPr", &[("algn", align)]);
        }
        self.runs(text, &look);
        self.xml.close();
    }

    /// Begins a box of text at a place, in English metric units; it ends with two `close`.
    fn begin_box(&mut self, id: &str, name: &str, [x, y, across, down]: [u64; 4]) {
        let xml = &mut self.xml;
        xml.open("p:sp", &[]).open("p:nvSpPr", &[]);
        xml.empty("p:cNvPr", &[("id", id), ("name", name)]);
        xml.empty("p:cNvSpPr", &[("txBox", "1")]).empty("p:nvPr", &[]).close();
        xml.open("p:spPr", &[]);
        placed(xml, "a:xfrm", [x, y], [across, down]);
        xml.open("a:prstGeom", &[("prst", "rect")]).empty("a:avLst", &[]).close().close();
        xml.open("p:txBody", &[]);
        let sides =
            [("wrap", "square"), ("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0")];
        xml.open("a:bodyPr", &sides).empty("a:normAutofit", &[]).close().empty("a:lstStyle", &[]);
    }

    /// The letters of a paragraph; ends of lines become breaks.
    fn runs(&mut self, text: &str, look: &[(&str, &str)]) {
        let mut all = vec![("lang", language_tag(self.lang))];
        all.extend(look);
        let (xml, look) = (&mut self.xml, all);
        if text.is_empty() {
            // An empty line is as high as its letters would be, and those would be large.
            xml.empty("a:endParaRPr", &look);
        }
        for (at, line) in text.lines().enumerate() {
            if at > 0 {
                xml.open("a:br", &[]).empty("a:rPr", &look).close();
            }
            xml.open("a:r", &[]).empty("a:rPr", &look);
            xml.open("a:t", &[]).text(line).close().close();
        }
    }
}

fn placed(xml: &mut Xml, name: &'static str, [x, y]: [u64; 2], [across, down]: [u64; 2]) {
    let [x, y, across, down] = [x, y, across, down].map(|length| length.to_string());
    xml.open(name, &[]).empty("a:off", &[("x", &x), ("y", &y)]);
    xml.empty("a:ext", &[("cx", &across), ("cy", &down)]).close();
}

fn filled(xml: &mut Xml, colour: &str) {
    xml.open("a:solidFill", &[]).empty("a:srgbClr", &[("val", colour)]).close();
}

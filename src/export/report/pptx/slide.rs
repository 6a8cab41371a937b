//! One slide: a title, and a picture or a table below.

use super::{DRAWING, MAIN, Picture, RELATIONS, TITLE, Xml};
use crate::export::Table;
use crate::export::report::office::columns::{self, Column, Side};
use crate::export::report::office::{EMU_PER_MM, language_tag};
use crate::locale::Lang;
use crate::locale::words::{Paper, word};

/// Width and height in English metric units.
pub const SIZE: [u64; 2] = [12_192_000, 6_858_000];

/// Where pictures and tables stand, in millimetres: left, top, width, height.
const PLACE: [u64; 4] = [15, 36, 308, 144];

/// How wide the place is for columns set in one point. Columns are measured in twentieths of a point by
/// the widths of Times New Roman of 12 points, and slides have Arial: 308 mm, a quarter less.
const LINE: u32 = 13_200 * 14;

/// The sizes in which a table is tried, in points: the largest one that fits.
const SIZES: [u32; 5] = [20, 18, 16, 14, 12];

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

    /// With a table. `None` where it does not fit.
    pub fn with_table(mut self, table: &Table) -> Option<Slide> {
        let rows: Vec<(&[String], bool)> = std::iter::once((&table.head[..], true))
            .chain(table.rows.iter().map(|row| (&row[..], false)))
            .filter(|(cells, is_head)| !is_head || cells.iter().any(|cell| !cell.is_empty()))
            .collect();
        let [left, top, width, height] = PLACE.map(|length| length * EMU_PER_MM);
        let fitting = SIZES.iter().find_map(|size| {
            let line = LINE / size;
            let parts = columns::parts(table, line);
            let [part] = &parts[..] else { return None };
            let heights = rows.iter().map(|(cells, _)| row_height(cells, &part.columns, *size));
            let heights: Vec<u64> = heights.collect();
            let fits = heights.iter().sum::<u64>() <= height;
            fits.then(|| (*size, line, part.columns.clone(), heights))
        });
        let (size, line, columns, heights) = fitting?;
        let size = (size * 100).to_string();
        let whole: u64 = heights.iter().sum();
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
        for column in &columns {
            let own = width * u64::from(column.width) / u64::from(line);
            xml.empty("a:gridCol", &[("w", &own.to_string())]);
        }
        xml.close();
        for ((cells, is_head), height) in rows.iter().zip(heights) {
            self.xml.open("a:tr", &[("h", &height.to_string())]);
            for column in &columns {
                let text = cells.get(column.at).map_or("", String::as_str);
                self.cell(text, column.side, &size, *is_head);
            }
            self.xml.close();
        }
        self.xml.close().close().close().close();
        Some(self)
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
        let mut look = vec![("lang", language_tag(self.lang))];
        look.extend(size.map(|size| ("sz", size)));
        look.extend(bold.then_some(("b", "1")));
        let xml = &mut self.xml;
        xml.open("a:p", &[]);
        if let Some(align) = align {
            xml.empty("a:pPr", &[("algn", align)]);
        }
        for (at, line) in text.lines().enumerate() {
            if at > 0 {
                xml.open("a:br", &[]).empty("a:rPr", &look).close();
            }
            xml.open("a:r", &[]).empty("a:rPr", &look);
            xml.open("a:t", &[]).text(line).close().close();
        }
        xml.close();
    }
}

/// The height of a row set in a size in points: its lines, a fifth higher than their letters, and 0.1
/// inch above and below together, as cells have.
fn row_height(cells: &[String], columns: &[Column], size: u32) -> u64 {
    const EMU_PER_POINT: u64 = 12_700;
    let of = |column: &Column| {
        cells.get(column.at).map_or(1, |text| u64::from(columns::lines(text, *column)))
    };
    let lines = columns.iter().map(of).max().unwrap_or(1);
    (lines * u64::from(size) * 6 / 5 + 8) * EMU_PER_POINT
}

fn placed(xml: &mut Xml, name: &'static str, [x, y]: [u64; 2], [across, down]: [u64; 2]) {
    let [x, y, across, down] = [x, y, across, down].map(|length| length.to_string());
    xml.open(name, &[]).empty("a:off", &[("x", &x), ("y", &y)]);
    xml.empty("a:ext", &[("cx", &across), ("cy", &down)]).close();
}

fn filled(xml: &mut Xml, colour: &str) {
    xml.open("a:solidFill", &[]).empty("a:srgbClr", &[("val", colour)]).close();
}

//! What stands on the pages, from the title to the last block.

use super::layout::{LINE_TWIPS, Numbers, PICTURE_MM};
use super::{
    DOCUMENT, MAIN, Package, Picture, RELATIONS, Xml, begin, columns, field, letterhead, run, table,
};
use crate::export::Table;
use crate::export::report::office::EMU_PER_MM;
use crate::export::report::{Block, Report, Section};
use crate::locale::Lang;
use crate::locale::words::{Paper, issued, word};

const PLACED: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// The document under construction.
pub struct Body<'a> {
    xml: Xml,
    package: &'a mut Package,
    pictures: std::slice::Iter<'a, Option<Picture>>,
    lang: Lang,
    tables: usize,
    figures: usize,
    /// Whether the last block is a table: Word wants a paragraph behind it.
    ends_in_table: bool,
}

impl<'a> Body<'a> {
    /// An empty document whose pictures are added to the package.
    pub fn new(package: &'a mut Package, pictures: &'a [Option<Picture>], lang: Lang) -> Body<'a> {
        let mut xml = Xml::new();
        let names = [
            ("xmlns:w", MAIN),
            ("xmlns:r", RELATIONS),
            ("xmlns:wp", PLACED),
            ("xmlns:a", DRAWING),
            ("xmlns:pic", PICTURE),
        ];
        xml.open("w:document", &names).open("w:body", &[]);
        let pictures = pictures.iter();
        Body { xml, package, pictures, lang, tables: 0, figures: 0, ends_in_table: false }
    }

    /// Writes all of a report.
    pub fn report(&mut self, report: &Report) {
        match &report.letterhead {
            Some(head) => {
                letterhead::above(&mut self.xml, head, &report.mark, self.lang);
                let lines = issued::title_lines(&report.title, self.lang);
                for line in lines.iter().filter(|line| !line.is_empty()) {
                    self.paragraph("Title", line);
                }
            }
            None => self.paragraph("Title", &report.marked_title()),
        }
        if !report.subtitle.is_empty() {
            self.paragraph("Subtitle", &report.subtitle);
        }
        for section in &report.sections {
            self.section(section);
        }
        if let Some(head) = &report.letterhead {
            self.paragraph("BodyText", "");
            letterhead::below(&mut self.xml, head, self.lang);
            self.ends_in_table = true;
        }
    }

    /// The part, with what holds for all pages at its end.
    pub fn finish(mut self, numbers: Numbers, numbers_id: &str) -> Vec<u8> {
        if self.ends_in_table {
            self.paragraph("BodyText", "");
        }
        numbers.write_section(&mut self.xml, numbers_id);
        self.xml.finish()
    }

    fn section(&mut self, section: &Section) {
        self.paragraph("Heading1", &section.heading);
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => self.paragraph("BodyText", &text.letters()),
                Block::List(items) => {
                    for item in items {
                        self.paragraph("ListBullet", &item.letters());
                    }
                }
                Block::Table { caption, table } => self.table(caption, table),
                Block::Chart { caption, .. } => self.chart(caption),
            }
        }
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        begin(&mut self.xml, style);
        run(&mut self.xml, text);
        self.xml.close();
        self.ends_in_table = false;
    }

    /// A caption whose number Word counts, and lists in a table of tables or of figures.
    fn caption(&mut self, style: &str, what: Paper, number: usize, text: &str) {
        let label = word(what, self.lang);
        begin(&mut self.xml, style);
        run(&mut self.xml, &format!("{label} "));
        field(&mut self.xml, &format!("SEQ {label} \\* ARABIC"), &number.to_string());
        run(&mut self.xml, &format!(". {text}"));
        self.xml.close();
        self.ends_in_table = false;
    }

    /// A table under its caption; one too wide for the page goes on below, its first column again.
    fn table(&mut self, caption: &str, table: &Table) {
        let parts = columns::parts(table, LINE_TWIPS);
        if parts.is_empty() {
            return;
        }
        self.tables += 1;
        self.caption("TableCaption", Paper::Table, self.tables, caption);
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                let [label, continued] =
                    [Paper::Table, Paper::Continued].map(|name| word(name, self.lang));
                let text = format!("{label} {} ({continued})", self.tables);
                self.paragraph("TableCaption", &text);
            }
            table::write(&mut self.xml, table, part, caption);
        }
        self.ends_in_table = true;
    }

    /// A picture over its caption.
    fn chart(&mut self, caption: &str) {
        self.figures += 1;
        let picture = self.pictures.next().and_then(Option::as_ref).filter(|p| p.is_sound());
        let mut text = caption.to_owned();
        match picture {
            Some(picture) => self.picture(picture, caption),
            None => text = format!("{caption} ({})", word(Paper::NotPainted, self.lang)),
        }
        self.caption("Caption", Paper::Figure, self.figures, text.trim());
    }

    fn picture(&mut self, picture: &Picture, caption: &str) {
        let path = format!("word/media/image{}.png", self.figures);
        self.package.add_png(&path, picture.png.clone());
        let link = self.package.relate(DOCUMENT, "image", &path);
        let (width, height) = picture.fitted(PICTURE_MM.0 * EMU_PER_MM, PICTURE_MM.1 * EMU_PER_MM);
        let id = self.figures.to_string();
        let name = format!("{} {id}", word(Paper::Figure, self.lang));
        let alt = if picture.alt.is_empty() { caption } else { &picture.alt };
        let size: [(&str, &str); 2] = [("cx", &width.to_string()), ("cy", &height.to_string())];
        let xml = &mut self.xml;
        begin(xml, "Picture");
        xml.open("w:r", &[]).open("w:drawing", &[]);
        let none = ["distT", "distB", "distL", "distR"].map(|side| (side, "0"));
        xml.open("wp:inline", &none).empty("wp:extent", &size);
        xml.empty("wp:docPr", &[("id", &id), ("name", &name), ("descr", alt)]);
        xml.open("wp:cNvGraphicFramePr", &[]);
        xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")]).close();
        xml.open("a:graphic", &[]).open("a:graphicData", &[("uri", PICTURE)]);
        xml.open("pic:pic", &[]).open("pic:nvPicPr", &[]);
        xml.empty("pic:cNvPr", &[("id", &id), ("name", &name), ("descr", alt)]);
        xml.empty("pic:cNvPicPr", &[]).close();
        xml.open("pic:blipFill", &[]).empty("a:blip", &[("r:embed", &link)]);
        xml.open("a:stretch", &[]).empty("a:fillRect", &[]).close().close();
        xml.open("pic:spPr", &[]).open("a:xfrm", &[]);
        xml.empty("a:off", &[("x", "0"), ("y", "0")]).empty("a:ext", &size).close();
        xml.open("a:prstGeom", &[("prst", "rect")]).empty("a:avLst", &[]).close().close();
        // pic, graphicData, graphic, inline, drawing, run, paragraph
        for _ in 0..7 {
            xml.close();
        }
        self.ends_in_table = false;
    }
}

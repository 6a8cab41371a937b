//! A report as slides (ECMA-376, part 1, PresentationML), 16:9: its title, then each picture and each
//! table that fits, with what it shows as the slide's title.

mod slide; // one slide

use super::office::{Package, Xml, add_properties, add_theme, language_tag};
use super::{Block, Picture, Properties, Report, TooLarge};
use crate::locale::Lang;
use slide::Slide;

const PRESENTATION: &str = "ppt/presentation.xml";
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const TITLE: &str = "ppt/slideLayouts/slideLayout1.xml";
const PLAIN: &str = "ppt/slideLayouts/slideLayout2.xml";
const MAIN: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The report as a PPTX file: a slide with its title, a slide for each chart, and one for each table
/// whose cells can be read there; text and longer tables are left to the report. `pictures` has one for
/// each chart of the report, in its order; where there is none, its title says so. The same input gives
/// the same bytes.
pub fn pptx(
    report: &Report,
    pictures: &[Option<Picture>],
    lang: Lang,
    properties: &Properties,
) -> Result<Vec<u8>, TooLarge> {
    let mut deck = Deck { package: Package::default(), slides: Vec::new(), lang };
    deck.package.relate("", "officeDocument", PRESENTATION);
    let master = deck.add_master();
    let slide = Slide::new(TITLE, &report.title, lang);
    deck.add(slide.with_subtitle(&report.subtitle));
    let mut pictures = pictures.iter();
    for block in report.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Chart { caption, .. } => {
                let picture = pictures.next().and_then(Option::as_ref);
                deck.add_picture(caption, picture.filter(|picture| picture.is_sound()));
            }
            Block::Table { caption, table } => {
                if let Some(slide) = Slide::new(PLAIN, caption, lang).with_table(table) {
                    deck.add(slide);
                }
            }
            Block::Paragraph(_) | Block::List(_) => {}
        }
    }
    let presentation = deck.presentation(&master);
    deck.package.add(PRESENTATION, kind("presentation"), presentation);
    add_properties(&mut deck.package, &report.title, lang, properties);
    deck.package.finish()
}

struct Deck {
    package: Package,
    /// The ids by which the presentation names its slides.
    slides: Vec<String>,
    lang: Lang,
}

impl Deck {
    /// Adds what all slides are made after, and gives the id by which the presentation names it.
    fn add_master(&mut self) -> String {
        let master = self.package.relate(PRESENTATION, "slideMaster", MASTER);
        for (path, name, text) in [
            (MASTER, "slideMaster", include_str!("master.xml")),
            (TITLE, "slideLayout", include_str!("title.xml")),
            (PLAIN, "slideLayout", include_str!("plain.xml")),
        ] {
            let text = text.replace("{language}", language_tag(self.lang));
            self.package.add(path, kind(name), text.into_bytes());
        }
        // In the order in which the master has their ids.
        for layout in [TITLE, PLAIN] {
            self.package.relate(MASTER, "slideLayout", layout);
            self.package.relate(layout, "slideMaster", MASTER);
        }
        add_theme(&mut self.package, MASTER, "ppt", "Arial");
        self.package.relate(PRESENTATION, "theme", "ppt/theme/theme1.xml");
        // PowerPoint offers to repair a file without these, empty as they are.
        for name in ["presProps", "viewProps"] {
            let mut xml = Xml::new();
            let root = if name == "presProps" { "p:presentationPr" } else { "p:viewPr" };
            xml.empty(root, &[("xmlns:p", MAIN)]);
            let path = format!("ppt/{name}.xml");
            self.package.add(&path, kind(name), xml.finish());
            self.package.relate(PRESENTATION, name, &path);
        }
        master
    }

    fn path(&self) -> String {
        format!("ppt/slides/slide{}.xml", self.slides.len() + 1)
    }

    /// Adds a slide, whose first relation is to its layout.
    fn add(&mut self, slide: Slide) {
        let path = self.path();
        self.package.relate(&path, "slideLayout", slide.layout());
        self.put(&path, slide);
    }

    fn put(&mut self, path: &str, slide: Slide) {
        self.package.add(path, kind("slide"), slide.finish());
        let id = self.package.relate(PRESENTATION, "slide", path);
        self.slides.push(id);
    }

    fn add_picture(&mut self, caption: &str, picture: Option<&Picture>) {
        let Some(picture) = picture else {
            let slide = Slide::new(PLAIN, &slide::not_painted(caption, self.lang), self.lang);
            return self.add(slide);
        };
        let path = self.path();
        self.package.relate(&path, "slideLayout", PLAIN);
        let image = format!("ppt/media/image{}.png", self.slides.len() + 1);
        self.package.add_png(&image, picture.png.clone());
        let link = self.package.relate(&path, "image", &image);
        let slide = Slide::new(PLAIN, caption, self.lang).with_picture(picture, caption, &link);
        self.put(&path, slide);
    }

    fn presentation(&self, master: &str) -> Vec<u8> {
        let mut xml = Xml::new();
        let names = [("xmlns:a", DRAWING), ("xmlns:r", RELATIONS), ("xmlns:p", MAIN)];
        xml.open("p:presentation", &names).open("p:sldMasterIdLst", &[]);
        xml.empty("p:sldMasterId", &[("id", "2147483648"), ("r:id", master)]).close();
        xml.open("p:sldIdLst", &[]);
        for (at, id) in self.slides.iter().enumerate() {
            // Ids of slides begin there.
            xml.empty("p:sldId", &[("id", &(256 + at).to_string()), ("r:id", id)]);
        }
        xml.close();
        let [width, height] = slide::SIZE.map(|side| side.to_string());
        xml.empty("p:sldSz", &[("cx", &width), ("cy", &height)]);
        xml.empty("p:notesSz", &[("cx", &height), ("cy", "9144000")]);
        xml.finish()
    }
}

/// The content type of a part of a PowerPoint file.
fn kind(name: &str) -> &'static str {
    match name {
        "slideMaster" => {
            "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml"
        }
        "slideLayout" => {
            "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
        }
        "presProps" => "application/vnd.openxmlformats-officedocument.presentationml.presProps+xml",
        "viewProps" => "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml",
        "slide" => "application/vnd.openxmlformats-officedocument.presentationml.slide+xml",
        _ => "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
    }
}

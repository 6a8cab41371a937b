//! A report as slides (ECMA-376, part 1, PresentationML), 16:9: its title; then section by section its
//! sentences under their heading, each picture and each table under what it shows. What is too long for a
//! slide goes on on the next one.

mod slide; // one slide
mod split; // what goes on which slide

use super::office::{Package, Xml, add_properties, add_theme, language_tag};
use super::{Block, Picture, Properties, Report, TooLarge};
use crate::export::Table;
use crate::locale::Lang;
use crate::locale::words::{Paper, word};
use crate::story::Text;
use slide::Slide;
use split::Sheet;

const PRESENTATION: &str = "ppt/presentation.xml";
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const TITLE: &str = "ppt/slideLayouts/slideLayout1.xml";
const PLAIN: &str = "ppt/slideLayouts/slideLayout2.xml";
const MAIN: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The report as a PPTX file: a slide with its title, slides for the sentences of each section, one for
/// each chart, and as many for each table as it takes to read it; whatever goes on says so. `pictures` has
/// one for each chart of the report, in its order; where there is none, its title says so. Of made-up
/// figures each slide has the mark. The same input gives the same bytes.
pub fn pptx(
    report: &Report,
    pictures: &[Option<Picture>],
    lang: Lang,
    properties: &Properties,
) -> Result<Vec<u8>, TooLarge> {
    let mark = report.mark.clone();
    let mut deck = Deck { package: Package::default(), slides: Vec::new(), mark, lang };
    deck.package.relate("", "officeDocument", PRESENTATION);
    let master = deck.add_master();
    let slide = Slide::new(TITLE, &report.marked_title(), lang);
    deck.add(slide.with_subtitle(&report.subtitle));
    let mut pictures = pictures.iter();
    for section in &report.sections {
        // Sentences stand before what shows them, and may go on behind it.
        let mut said: Vec<String> = Vec::new();
        let mut begun = false;
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => said.push(text.letters()),
                Block::List(items) => said.extend(items.iter().map(Text::letters)),
                Block::Chart { caption, .. } => {
                    begun |= deck.add_sentences(&section.heading, &mut said, begun);
                    let picture = pictures.next().and_then(Option::as_ref);
                    deck.add_picture(caption, picture.filter(|picture| picture.is_sound()));
                }
                Block::Table { caption, table } => {
                    begun |= deck.add_sentences(&section.heading, &mut said, begun);
                    deck.add_table(caption, table);
                }
            }
        }
        deck.add_sentences(&section.heading, &mut said, begun);
    }
    let presentation = deck.presentation(&master);
    deck.package.add(PRESENTATION, kind("presentation"), presentation);
    add_properties(&mut deck.package, &report.marked_title(), lang, properties);
    deck.package.finish()
}

struct Deck {
    package: Package,
    /// The ids by which the presentation names its slides.
    slides: Vec<String>,
    /// That figures are made up.
    mark: String,
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
        self.package.add(path, kind("slide"), slide.with_mark(&self.mark).finish());
        let id = self.package.relate(PRESENTATION, "slide", path);
        self.slides.push(id);
    }

    /// A slide's title; the mark of made-up figures stands on the slide already. `again`: it goes on from
    /// the one before.
    fn title(&self, title: &str, again: bool) -> String {
        let bare =
            title.strip_prefix(&*self.mark).map(|rest| rest.trim_start_matches(['.', ':', ' ']));
        let bare = bare.filter(|rest| !rest.is_empty()).unwrap_or(title);
        match again {
            true => format!("{bare} ({})", word(Paper::Continued, self.lang)),
            false => bare.to_owned(),
        }
    }

    /// Slides of sentences, which are taken; whether there were any.
    fn add_sentences(&mut self, heading: &str, said: &mut Vec<String>, begun: bool) -> bool {
        let (size, sheets) = split::sentences(&std::mem::take(said));
        for (at, lines) in sheets.iter().enumerate() {
            let title = self.title(heading, begun || at > 0);
            self.add(Slide::new(PLAIN, &title, self.lang).with_sentences(lines, size));
        }
        !sheets.is_empty()
    }

    fn add_table(&mut self, caption: &str, table: &Table) {
        for (at, sheet) in Sheet::of(table).iter().enumerate() {
            let title = self.title(caption, at > 0);
            self.add(Slide::new(PLAIN, &title, self.lang).with_table(table, sheet));
        }
    }

    fn add_picture(&mut self, caption: &str, picture: Option<&Picture>) {
        let Some(picture) = picture else {
            let title = slide::not_painted(&self.title(caption, false), self.lang);
            let slide = Slide::new(PLAIN, &title, self.lang);
            return self.add(slide);
        };
        let path = self.path();
        self.package.relate(&path, "slideLayout", PLAIN);
        let image = format!("ppt/media/image{}.png", self.slides.len() + 1);
        self.package.add_png(&image, picture.png.clone());
        let link = self.package.relate(&path, "image", &image);
        let title = self.title(caption, false);
        let slide = Slide::new(PLAIN, &title, self.lang).with_picture(picture, caption, &link);
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

//! What files of Word and of PowerPoint have in common: an archive of XML parts that name one another
//! (ECMA-376, part 2, «Open Packaging Conventions»), pictures, and what is told of the file itself.

pub mod columns; // how wide the columns of a table are
mod package; // parts, their kinds, and who names whom
mod xml; // elements by plain calls

pub use package::Package;
pub use xml::Xml;

use crate::locale::Lang;
use crate::model::{Period, PeriodPart};

/// A picture of a report as the browser painted it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The bytes of a PNG.
    pub png: Vec<u8>,
    /// Its width and height in pixels.
    pub size: (u32, u32),
    /// What it shows, for readers who do not see it.
    pub alt: String,
}

/// What is told of a file beside what stands in it. By default nothing, so that the same report always
/// gives the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// Who answers for it.
    pub author: Option<String>,
    /// The day on which it was made; a period that is no day is left out.
    pub day: Option<Period>,
}

/// The file would be larger than an archive can be, 4 GB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// English metric units in a millimetre, the measure of pictures in office files.
pub const EMU_PER_MM: u64 = 36_000;

impl Picture {
    /// Whether it can be shown: a program refuses a whole file for the sake of one broken picture.
    pub fn is_sound(&self) -> bool {
        self.png.starts_with(b"\x89PNG\r\n\x1a\n") && self.size.0 > 0 && self.size.1 > 0
    }

    /// The largest width and height in its own proportions, not more than `width` and `height`, all in
    /// English metric units. At least one unit each way.
    pub fn fitted(&self, width: u64, height: u64) -> (u64, u64) {
        let (across, down) = (u64::from(self.size.0.max(1)), u64::from(self.size.1.max(1)));
        // The sides of a page are below 2^24 units, a picture's below 2^32 pixels.
        if width * down <= height * across {
            (width, (width * down / across).max(1))
        } else {
            ((height * across / down).max(1), height)
        }
    }
}

/// The tag by which programs choose a dictionary.
pub fn language_tag(lang: Lang) -> &'static str {
    lang.pick("vi-VN", "en-US")
}

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

/// Adds what is told of the file.
pub fn add_properties(package: &mut Package, title: &str, lang: Lang, properties: &Properties) {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", CORE),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.open("dc:title", &[]).text(title).close();
    if let Some(author) = &properties.author {
        xml.open("dc:creator", &[]).text(author).close();
    }
    xml.open("dc:language", &[]).text(language_tag(lang)).close();
    if let Some(Period { year, part: PeriodPart::Day { month, day } }) = properties.day {
        xml.open("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")]);
        xml.text(&format!("{year:04}-{month:02}-{day:02}T00:00:00Z")).close();
    }
    xml.close();
    let kind = "application/vnd.openxmlformats-package.core-properties+xml";
    package.add("docProps/core.xml", kind, xml.finish());
    let relation =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    package.relate("", relation, "docProps/core.xml");
}

/// Adds the colours and the font that a program offers for what is added to the file, for the part
/// `from`, in a folder.
pub fn add_theme(package: &mut Package, from: &str, folder: &str, font: &str) {
    let path = format!("{folder}/theme/theme1.xml");
    let theme = include_str!("theme.xml").replace("{font}", font);
    let kind = "application/vnd.openxmlformats-officedocument.theme+xml";
    package.add(&path, kind, theme.into_bytes());
    package.relate(from, "theme", &path);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_keep_their_proportions() {
        let of = |size| Picture { size, ..Picture::default() };
        assert_eq!(of((1600, 800)).fitted(160, 200), (160, 80));
        assert_eq!(of((100, 400)).fitted(160, 200), (50, 200));
        assert_eq!(of((u32::MAX, 1)).fitted(160, 200), (160, 1));
        assert_eq!(of((0, 0)).fitted(160, 200), (160, 160));
    }

    #[test]
    fn broken_pictures_are_none() {
        let mut picture =
            Picture { png: b"\x89PNG\r\n\x1a\n".to_vec(), size: (1, 1), alt: String::new() };
        assert!(picture.is_sound());
        picture.size = (0, 1);
        assert!(!picture.is_sound());
        picture = Picture { png: b"GIF89a".to_vec(), size: (1, 1), alt: String::new() };
        assert!(!picture.is_sound());
    }
}

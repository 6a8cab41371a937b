//! The page: its size, its margins and its number.

use super::{DOCUMENT, MAIN, Package, Xml, begin, field, kind, run_of};
use crate::locale::Lang;

/// How wide the lines are in twentieths of a point: 160 mm.
pub const LINE_TWIPS: u32 = PAGE.0 - LEFT - MARGIN;

/// How wide and how high pictures may be, in millimetres: the lines, and a page without its caption.
pub const PICTURE_MM: (u64, u64) = (160, 220);

/// A4.
const PAGE: (u32, u32) = (11_906, 16_838);

/// 30 mm to the left.
const LEFT: u32 = 1_701;

/// 20 mm on the other sides.
const MARGIN: u32 = 1_134;

/// 10 mm from the edge to the number of the page.
const TO_NUMBER: u32 = 567;

/// Where the number of the page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// In the middle of the upper margin, not on the first page (Nghị định 30/2020/NĐ-CP, annex I,
    /// part I, «Số trang văn bản»).
    Above,
    /// In the middle of the lower margin, on every page.
    Below,
}

impl Numbers {
    /// Where readers of a language look for it.
    pub fn of(lang: Lang) -> Numbers {
        lang.pick(Numbers::Above, Numbers::Below)
    }

    /// The part and the relation are called alike.
    fn name(self) -> &'static str {
        match self {
            Numbers::Above => "header",
            Numbers::Below => "footer",
        }
    }

    /// Adds the part that holds the number, with the mark of made-up figures beside it where there is one, and
    /// gives the id by which the document names it.
    pub fn add(self, package: &mut Package, mark: &str) -> String {
        let (root, style) = match self {
            Numbers::Above => ("w:hdr", "Header"),
            Numbers::Below => ("w:ftr", "Footer"),
        };
        let mut xml = Xml::new();
        xml.open(root, &[("xmlns:w", MAIN)]);
        begin(&mut xml, style);
        field(&mut xml, "PAGE", "1");
        if !mark.is_empty() {
            // Beside it, as a second line would reach into the text.
            run_of(&mut xml, &format!("  ·  {mark}"), &["w:b"]);
        }
        let path = format!("word/{}1.xml", self.name());
        package.add(&path, kind(self.name()), xml.finish());
        package.relate(DOCUMENT, self.name(), &path)
    }

    /// Writes what holds for all pages; `id`: of the part with the number.
    pub fn write_section(self, xml: &mut Xml, id: &str) {
        xml.open("w:sectPr", &[]);
        let reference = match self {
            Numbers::Above => "w:headerReference",
            Numbers::Below => "w:footerReference",
        };
        xml.empty(reference, &[("w:type", "default"), ("r:id", id)]);
        let [width, height, left, margin, number] =
            [PAGE.0, PAGE.1, LEFT, MARGIN, TO_NUMBER].map(|length| length.to_string());
        xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &margin),
                ("w:right", &margin),
                ("w:bottom", &margin),
                ("w:left", &left),
                ("w:header", &number),
                ("w:footer", &number),
                ("w:gutter", "0"),
            ],
        );
        if self == Numbers::Above {
            xml.empty("w:titlePg", &[]);
        }
        xml.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_wide_as_pictures() {
        let millimetres = f64::from(LINE_TWIPS) / 1440.0 * 25.4;
        assert_eq!(millimetres.round() as u64, PICTURE_MM.0);
    }
}

//! The archive: parts, the kind of each, and which part names which.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{TooLarge, Xml};

const KINDS: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PNG: &str = "image/png";

/// A package under construction.
#[derive(Default)]
pub struct Package {
    parts: Vec<Part>,
    relations: Vec<Relation>,
}

struct Part {
    name: String,
    kind: &'static str,
    bytes: Vec<u8>,
}

/// That one part names another by an id.
struct Relation {
    from: String,
    id: String,
    kind: String,
    to: String,
}

impl Package {
    /// Adds a part by its path in the archive, such as `word/document.xml`, and its content type.
    pub fn add(&mut self, name: &str, kind: &'static str, bytes: Vec<u8>) {
        self.parts.push(Part { name: name.to_owned(), kind, bytes });
    }

    /// Adds the bytes of a PNG.
    pub fn add_png(&mut self, name: &str, bytes: Vec<u8>) {
        self.add(name, PNG, bytes);
    }

    /// Lets one part name another, and gives the id by which it does; `from` is empty for the package
    /// itself. The kind of relation is the last word of its name where it is one of office files.
    pub fn relate(&mut self, from: &str, kind: &str, to: &str) -> String {
        let before = self.relations.iter().filter(|relation| relation.from == from).count();
        let id = format!("rId{}", before + 1);
        let office = if kind.contains(':') { "" } else { OFFICE };
        let kind = format!("{office}{kind}");
        self.relations.push(Relation {
            from: from.to_owned(),
            id: id.clone(),
            kind,
            to: to.to_owned(),
        });
        id
    }

    /// The archive. Times are those of the epoch of archives, so that the same parts give the same
    /// bytes; pictures are compressed already.
    pub fn finish(mut self) -> Result<Vec<u8>, TooLarge> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
        let packed = options.compression_method(CompressionMethod::Deflated);
        let stored = options.compression_method(CompressionMethod::Stored);
        let mut put = |name: &str, bytes: &[u8], options: SimpleFileOptions| {
            zip.start_file(name, options).map_err(|_| TooLarge)?;
            zip.write_all(bytes).map_err(|_| TooLarge)
        };
        put("[Content_Types].xml", &self.kinds(), packed)?;
        // The relations of each part, in the order of the parts, those of the package itself first.
        let names = std::iter::once("").chain(self.parts.iter().map(|part| part.name.as_str()));
        for name in
            names.filter(|name| self.relations.iter().any(|relation| relation.from == **name))
        {
            put(&relations_of(name), &self.relations(name), packed)?;
        }
        for part in std::mem::take(&mut self.parts) {
            put(&part.name, &part.bytes, if part.kind == PNG { stored } else { packed })?;
        }
        zip.finish().map(Cursor::into_inner).map_err(|_| TooLarge)
    }

    fn kinds(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("Types", &[("xmlns", KINDS)]);
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        for (ending, kind) in [("rels", relations), ("xml", "application/xml"), ("png", PNG)] {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        for part in self.parts.iter().filter(|part| part.kind != PNG) {
            let name = format!("/{}", part.name);
            xml.empty("Override", &[("PartName", &name), ("ContentType", part.kind)]);
        }
        xml.finish()
    }

    fn relations(&self, from: &str) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("Relationships", &[("xmlns", RELATIONS)]);
        for Relation { id, kind, to, .. } in self.relations.iter().filter(|r| r.from == from) {
            let target = relative(from, to);
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", &target)]);
        }
        xml.finish()
    }
}

/// Where the relations of a part stand: those of `a/b.xml` in `a/_rels/b.xml.rels`.
fn relations_of(part: &str) -> String {
    let (folder, name) = parted(part);
    format!("{folder}_rels/{name}.rels")
}

/// A path as its folder, with the stroke behind it, and its name.
fn parted(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |at| at + 1))
}

/// The way from one part to another.
fn relative(from: &str, to: &str) -> String {
    let (folder, _) = parted(from);
    let mut common = 0;
    for (at, _) in folder.match_indices('/') {
        if to.get(..=at) == folder.get(..=at) {
            common = at + 1;
        }
    }
    let up = folder.get(common..).unwrap_or_default().matches('/').count();
    format!("{}{}", "../".repeat(up), to.get(common..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_name_one_another_by_the_shortest_way() {
        for (from, to, way) in [
            ("", "word/document.xml", "word/document.xml"),
            ("word/document.xml", "word/media/image1.png", "media/image1.png"),
            ("ppt/slides/slide1.xml", "ppt/media/image1.png", "../media/image1.png"),
            ("ppt/slides/slide1.xml", "docProps/core.xml", "../../docProps/core.xml"),
            ("ppt/slideLayouts/a.xml", "ppt/slides/b.xml", "../slides/b.xml"),
        ] {
            assert_eq!(relative(from, to), way, "{from} → {to}");
        }
        assert_eq!(relations_of(""), "_rels/.rels");
        assert_eq!(relations_of("word/document.xml"), "word/_rels/document.xml.rels");
    }

    #[test]
    fn ids_are_counted_for_each_part() {
        let mut package = Package::default();
        assert_eq!(package.relate("a", "image", "b"), "rId1");
        assert_eq!(package.relate("a", "image", "c"), "rId2");
        assert_eq!(package.relate("", "image", "c"), "rId1");
    }
}

//! XML of office files: elements by plain calls, and no letter that XML may not hold.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A part under construction. Writing to memory cannot fail, so what the writer answers is not asked.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl Xml {
    /// An empty part, declared as UTF-8.
    pub fn new() -> Xml {
        let mut writer = Writer::new(Vec::new());
        let _ = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        Xml { writer, open: Vec::new() }
    }

    /// Begins an element, which ends with the matching `close`.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> &mut Xml {
        let _ = self.writer.write_event(Event::Start(start(name, attributes)));
        self.open.push(name);
        self
    }

    /// Ends the element begun last.
    pub fn close(&mut self) -> &mut Xml {
        if let Some(name) = self.open.pop() {
            let _ = self.writer.write_event(Event::End(BytesEnd::new(name)));
        }
        self
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> &mut Xml {
        let _ = self.writer.write_event(Event::Empty(start(name, attributes)));
        self
    }

    /// An element without content whose one attribute is `w:val`, as most of Word's are.
    pub fn value(&mut self, name: &'static str, value: &str) -> &mut Xml {
        self.empty(name, &[("w:val", value)])
    }

    /// Letters.
    pub fn text(&mut self, text: &str) -> &mut Xml {
        let _ = self.writer.write_event(Event::Text(BytesText::new(&allowed(text))));
        self
    }

    /// The part, all its elements ended.
    pub fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.writer.into_inner()
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, allowed(value).as_str()));
    }
    start
}

/// A text without control characters and without the two that are none (XML 1.0, 2.2 «Char»), ends of
/// lines kept: one forbidden letter in a name, and the whole file does not open. Tabs become spaces, as
/// they would jump to stops that nobody set.
fn allowed(text: &str) -> String {
    let letter = |c: char| match c {
        '\n' => Some('\n'),
        '\t' => Some(' '),
        '\u{fffe}' | '\u{ffff}' => None,
        c => (!c.is_control()).then_some(c),
    };
    text.chars().filter_map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let mut xml = Xml::new();
        xml.open("a", &[("b", "1 < 2 & \"c\"\0")]).text("</a>\u{8}\t&amp;\u{202e}\u{fffe}");
        xml.empty("d", &[]);
        let made = String::from_utf8(xml.finish()).unwrap();
        assert_eq!(
            made,
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
             <a b=\"1 &lt; 2 &amp; &quot;c&quot;\">&lt;/a&gt; &amp;amp;\u{202e}<d/></a>"
        );
    }
}

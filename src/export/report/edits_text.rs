//! Edits as a compact text for the browser's store, and back. Reading is lenient: what is not
//! understood is passed over, what is too much is left out.

use super::Part;
use super::edits::{Added, Edits, Home, Replaced};
use crate::export::json::text::{Object, list, quoted};
use crate::import::json::{Node, parse};
use crate::locale::Lang;

/// The most passages in other words, and the most paragraphs added, that are read.
pub const MOST: usize = 200;

/// The most letters of a passage that are read.
pub const LONGEST: usize = 4000;

/// The most bytes of a text that is read at all.
const LARGEST: usize = 4 << 20;

/// The edits as JSON on one line.
pub fn edits_as_text(edits: &Edits) -> String {
    let parts = |parts: &[Part]| list(parts.iter().map(|part| quoted(part.code())));
    let mut all = Object::default();
    if !edits.off.is_empty() {
        all.raw("off", parts(&edits.off));
    }
    if !edits.order.is_empty() {
        all.raw("order", parts(&edits.order));
    }
    let replaced = edits.replaced.iter().map(|one| {
        let mut object = head(one.part, one.lang);
        object.text("key", &format!("{:016x}", one.key));
        object.text("shape", &format!("{:016x}", one.shape));
        object.text("text", &one.text);
        object.line()
    });
    if !edits.replaced.is_empty() {
        all.raw("replaced", list(replaced));
    }
    for (name, own) in [("added", &edits.added), ("headings", &edits.headings)] {
        if !own.is_empty() {
            all.raw(name, list(own.iter().map(words_for)));
        }
    }
    all.line()
}

/// Words of the reader's own for a part.
fn words_for(own: &Added) -> String {
    let mut object = head(own.part, own.lang);
    object.text("text", &own.text);
    if let Some(home) = &own.home {
        object.text("period", &home.period);
        object.text("index", &home.index);
    }
    object.line()
}

fn head(part: Part, lang: Lang) -> Object {
    let mut object = Object::default();
    object.text("part", part.code());
    object.text("lang", lang.code());
    object
}

/// Reads edits; none where the text is not one of [`edits_as_text`].
pub fn edits_from_text(text: &str) -> Edits {
    let mut edits = Edits::default();
    let Some(document) = Some(text).filter(|text| text.len() <= LARGEST) else { return edits };
    let Ok(document) = parse(document.as_bytes()) else { return edits };
    let root = &document.root;
    edits.off = parts(root.member("off"));
    edits.order = parts(root.member("order"));
    for item in items(root.member("replaced")).iter().take(MOST) {
        let key = |name: &str| {
            let text = item.member(name)?.text()?;
            u64::from_str_radix(text, 16).ok().filter(|_| !text.starts_with('+'))
        };
        let read = part(item).zip(lang(item)).zip(key("key").zip(key("shape"))).zip(words(item));
        edits.replaced.extend(read.map(|(((part, lang), (key, shape)), text)| Replaced {
            part,
            lang,
            key,
            shape,
            text,
        }));
    }
    for (name, own) in [("added", &mut edits.added), ("headings", &mut edits.headings)] {
        for item in items(root.member(name)).iter().take(MOST) {
            let read = part(item).zip(lang(item)).zip(words(item));
            own.extend(read.map(|((part, lang), text)| Added {
                part,
                lang,
                text,
                home: home(item),
            }));
        }
    }
    edits
}

fn items<'n, 'a>(list: Option<&'n Node<'a>>) -> &'n [Node<'a>] {
    list.and_then(Node::items).unwrap_or_default()
}

/// Parts by their words, each once.
fn parts(list: Option<&Node<'_>>) -> Vec<Part> {
    let mut found = Vec::new();
    for part in items(list).iter().filter_map(Node::text).filter_map(Part::from_code) {
        if !found.contains(&part) {
            found.push(part);
        }
    }
    found
}

fn home(item: &Node<'_>) -> Option<Home> {
    let text = |name| Some(item.member(name)?.text()?.chars().take(LONGEST).collect());
    Some(Home { period: text("period")?, index: text("index")? })
}

fn part(item: &Node<'_>) -> Option<Part> {
    Part::from_code(item.member("part")?.text()?)
}

fn lang(item: &Node<'_>) -> Option<Lang> {
    let code = item.member("lang")?.text()?;
    Lang::ALL.into_iter().find(|lang| lang.code() == code)
}

/// The words, cut where they are too long.
fn words(item: &Node<'_>) -> Option<String> {
    Some(item.member("text")?.text()?.chars().take(LONGEST).collect())
}

//! JSON-stat 2.0 and 1.x: a data set, a bundle of them (1.x), or a collection that holds some (2.0).
//!
//! Source: Xavier Badosa, «JSON-stat format», full specification, json-stat.org/full.

mod dataset;
mod dimension;
mod values;

use super::SourceFile;
use super::cube::Reading;
use super::diagnostic::Problem;
use super::draft::{Draft, Format};
use super::json::{Document, Node, Value, push_item, push_member};
use crate::model::Label;

/// Whether a JSON value is a response in this format, an error included.
pub fn recognise(root: &Node<'_>) -> bool {
    match root.member("class").and_then(Node::text) {
        Some("dataset" | "dimension") if root.member("version").is_some() => true,
        Some("collection") => root.member("link").is_some(),
        Some("error") => root.member("version").is_some(),
        _ => is_dataset(root) || bundle(root).next().is_some() || error(root).is_some(),
    }
}

/// Whether a value has what every data set must have, in any version.
fn is_dataset(node: &Node<'_>) -> bool {
    let dimension = node.member("dimension").is_some_and(|of| matches!(of.value, Value::Object(_)));
    dimension && node.member("value").is_some()
}

/// The data sets of a bundle by their keys; a bundle's other members are not looked at.
fn bundle<'n, 'a>(root: &'n Node<'a>) -> impl Iterator<Item = (&'n str, &'n Node<'a>)> {
    let sets = root.members().iter().filter(|member| is_dataset(&member.value));
    sets.map(|member| (member.name.as_ref(), &member.value))
}

/// The errors that a service tells in this format.
fn error<'n, 'a>(root: &'n Node<'a>) -> Option<&'n [Node<'a>]> {
    let node = root.member("error")?;
    let errors = node.items().unwrap_or(std::slice::from_ref(node));
    let says =
        |error: &Node<'_>| error.member("label").is_some() && error.member("status").is_some();
    (!errors.is_empty() && errors.iter().all(says)).then_some(errors)
}

/// Reads a response.
pub fn read(file: &SourceFile, document: &Document<'_>) -> Draft {
    let mut draft = Draft::new(&file.name, &file.bytes);
    draft.format = Format::JsonStat;
    let mut reading = Reading::new(file, document, draft);
    let root = &document.root;
    match root.member("class").and_then(Node::text) {
        Some("collection") => {
            // What holds all tables says what they are; without it each says so itself.
            let label = root.member("label").and_then(Node::text).unwrap_or_default();
            reading.collection(root, String::new());
            if !label.trim().is_empty() {
                reading.draft.publication.title = Label::vi(label.trim());
            }
        }
        Some("dimension") => reading.tell(root.at, Problem::NoFigures),
        Some("error") => reading.errors(root, std::slice::from_ref(root)),
        _ if is_dataset(root) || root.member("class").is_some() => {
            reading.dataset(root, String::new());
        }
        _ => match error(root) {
            Some(errors) => reading.errors(root, errors),
            None => {
                for (key, node) in bundle(root) {
                    let mut path = String::new();
                    push_member(&mut path, key);
                    reading.dataset(node, path);
                }
            }
        },
    }
    reading.finish()
}

impl Reading<'_> {
    fn errors(&mut self, root: &Node<'_>, errors: &[Node<'_>]) {
        let said = errors.iter().filter_map(|error| error.member("label")?.text());
        let said = said.collect::<Vec<_>>().join(" ");
        self.tell(root.at, Problem::ServiceError { said });
    }

    /// The items of a collection: data sets and collections that it holds are read, those that it
    /// links to are told.
    fn collection(&mut self, node: &Node<'_>, path: String) {
        let items = node.member("link").and_then(|link| link.member("item")).and_then(Node::items);
        for (at, item) in items.unwrap_or_default().iter().enumerate() {
            let mut path = path.clone();
            push_member(&mut path, "link");
            push_member(&mut path, "item");
            push_item(&mut path, at);
            let class = item.member("class").and_then(Node::text);
            if is_dataset(item) {
                self.dataset(item, path);
            } else if class == Some("collection") && item.member("link").is_some() {
                // No deeper than the file is nested, which its reader bounds.
                self.collection(item, path);
            } else if class != Some("dimension") {
                let said = ["label", "href"].iter().find_map(|name| item.member(name)?.text());
                let title = said.unwrap_or_default().to_owned();
                self.tell(item.at, Problem::OnlyLinked { title });
            }
        }
    }

    /// What a data set says of itself: its title, and the place of its source.
    fn publication(&mut self, node: &Node<'_>) -> (Label, usize) {
        let said = |name: &str| {
            let text = node.member(name).and_then(Node::text).map(str::trim);
            text.filter(|text| !text.is_empty())
        };
        let label = Label::vi(said("label").unwrap_or_default());
        self.title(&label);
        let updated = said("updated").map(|text| text.get(..10).unwrap_or(text).to_owned());
        let date = &mut self.draft.publication.date;
        *date = date.take().max(updated);
        let title = said("source").or(said("label")).or(said("href")).unwrap_or_default();
        let source = self.source(Label::vi(title), said("href").map(str::to_owned));
        for note in node.member("note").map(dimension::texts).unwrap_or_default() {
            self.note(Label::vi(note));
        }
        (label, source)
    }
}

//! Data messages of SDMX-JSON, 1.0 and 2.x: flat, by time series or by cross-section.
//!
//! Source: SDMX technical working group, «SDMX-JSON data message», field guides of 1.0 and 2.1.0.

mod attributes;
mod data_sets;
mod names;
mod structure;

use super::SourceFile;
use super::cube::Reading;
use super::diagnostic::{Noun, Problem};
use super::draft::{Draft, Format};
use super::json::{Document, Node, Value};
use super::records::stem;
use crate::model::Label;
use data_sets::{COLUMNS, DataSet, Figures};
use structure::{Structure, index};

/// Whether a JSON value is such a message, or the errors of a service that gives them.
pub fn recognise(root: &Node<'_>) -> bool {
    let data = root.member("data").unwrap_or(root);
    let sets = data.member("dataSets").is_some_and(|sets| sets.items().is_some());
    let structured = ["structure", "structures"]
        .iter()
        .any(|name| data.member(name).or(root.member(name)).is_some());
    (sets && structured) || only_errors(root)
}

/// Whether a message says nothing but errors.
fn only_errors(root: &Node<'_>) -> bool {
    const BESIDE: [&str; 8] =
        ["$schema", "meta", "header", "data", "dataSets", "structure", "structures", "errors"];
    !errors(root).is_empty() && root.members().iter().all(|of| BESIDE.contains(&of.name.as_ref()))
}

/// What the errors of a message say.
fn errors<'n>(root: &'n Node<'_>) -> Vec<&'n str> {
    let Some(node) = root.member("errors") else { return Vec::new() };
    let list = node.items().unwrap_or(std::slice::from_ref(node));
    const SAID: [&str; 6] = ["title", "titles", "detail", "details", "message", "name"];
    let said =
        |error: &'n Node<'_>| SAID.iter().find_map(|name| error.member(name).and_then(names::text));
    list.iter()
        .filter_map(|error| match &error.value {
            Value::Object(_) => said(error).or_else(|| names::text(error.member("code")?)),
            _ => names::text(error),
        })
        .collect()
}

/// Reads a message.
pub fn read(file: &SourceFile, document: &Document<'_>) -> Draft {
    let mut draft = Draft::new(&file.name, &file.bytes);
    draft.format = Format::SdmxJson;
    let root = &document.root;
    let (data, path) = match root.member("data") {
        Some(data) => (data, "data.dataSets"),
        None => (root, "dataSets"),
    };
    draft.records = (path.to_owned(), COLUMNS.map(str::to_owned).to_vec());
    let mut reading = Reading::new(file, document, draft);
    reading.sender(root);
    reading.message(root, data);
    let said = errors(root).join(" ");
    if !said.is_empty() {
        let at = root.member("errors").map_or(root.at, |errors| errors.at);
        let alone = reading.draft.rows.is_empty();
        let problem = match alone {
            true => Problem::ServiceError { said },
            false => Problem::ServiceRemark { said },
        };
        reading.tell(at, problem);
    }
    reading.finish()
}

impl Reading<'_> {
    fn sender(&mut self, root: &Node<'_>) {
        let head = root.member("header").or(root.member("meta"));
        let Some(sender) = head.and_then(|head| head.member("sender")) else { return };
        let id = || sender.member("id").and_then(names::text).map(Label::vi);
        self.draft.publication.publisher = names::label(sender).or_else(id);
    }

    fn message(&mut self, root: &Node<'_>, data: &Node<'_>) {
        let Some(sets) = data.member("dataSets").and_then(Node::items) else { return };
        let listed = data.member("structures").or(root.member("structures"));
        let nodes = match listed.and_then(Node::items) {
            Some(list) => list,
            None => {
                let one = data.member("structure").or(root.member("structure"));
                one.map(std::slice::from_ref).unwrap_or_default()
            }
        };
        let mut structures: Vec<Option<(Structure<'_, '_>, Figures<'_>)>> = nodes
            .iter()
            .map(|node| Structure::read(self, node).map(|of| (of, Figures::default())))
            .collect();
        let several = sets.len() > 1;
        for (number, node) in sets.iter().enumerate() {
            let at = structure_of(node, nodes, number);
            match structures.get_mut(at) {
                Some(Some((structure, figures))) => {
                    figures.read(self, &DataSet { number, node, structure, several });
                }
                // Its own problem was told.
                Some(None) => {}
                None => {
                    let (what, id) = (Noun::Structure, at.to_string());
                    self.tell(node.at, Problem::Unknown { what, id, nearest: None });
                }
            }
        }
        for ((structure, figures), node) in
            structures.into_iter().zip(nodes).filter_map(|(of, node)| Some((of?, node)))
        {
            self.table(structure, figures, node);
        }
    }

    /// Enters the figures of a structure.
    fn table(&mut self, structure: Structure<'_, '_>, figures: Figures<'_>, node: &Node<'_>) {
        let title = figures.title.flatten();
        let named = title.or(structure.flow).unwrap_or_else(|| stem(&self.file.name));
        let label = structure.label.unwrap_or_else(|| Label::vi(named));
        self.title(&label);
        let source = self.source(label.clone(), structure.url.map(str::to_owned));
        let mut cube = figures.finish();
        cube.label = label;
        cube.dimensions = structure.dimensions;
        cube.source = source;
        cube.at = node.at;
        self.enter(cube);
    }
}

/// Which structure describes a data set: the one that it names, else the one that names it, else
/// the first.
fn structure_of(data_set: &Node<'_>, structures: &[Node<'_>], number: usize) -> usize {
    if let Some(at) = data_set.member("structure").and_then(index) {
        return at;
    }
    let names_it = |structure: &Node<'_>| {
        let sets = structure.member("dataSets").and_then(Node::items).unwrap_or_default();
        sets.iter().any(|set| index(set) == Some(number))
    };
    structures.iter().position(names_it).unwrap_or_default()
}

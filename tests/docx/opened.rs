//! A package of parts opened: its XML as trees, and what must hold for any of them.
#![allow(dead_code)] // each test that opens packages needs some of it

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

/// The parts of an archive by name.
pub type Parts = BTreeMap<String, Vec<u8>>;

/// An element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
    /// Its own letters.
    pub text: String,
}

impl Node {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// All elements of a name inside, in their order.
    pub fn all(&self, name: &str) -> Vec<&Node> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    /// The letters of all elements of a name inside.
    pub fn letters(&self, name: &str) -> String {
        self.all(name).iter().map(|node| node.text.as_str()).collect()
    }
}

pub fn unzipped(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Parts::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let (name, mut bytes) = (part.name().unwrap().into_owned(), Vec::new());
        part.read_to_end(&mut bytes).unwrap();
        assert!(parts.insert(name.clone(), bytes).is_none(), "{name} stands there twice");
    }
    parts
}

/// The parts as a file again.
pub fn zipped(parts: &Parts) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A part as a tree; panics where it is no well-formed XML.
pub fn tree(parts: &Parts, name: &str) -> Node {
    let bytes = parts.get(name).unwrap_or_else(|| panic!("there is no {name}"));
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{name}: a control character");
    let mut reader = Reader::from_str(text);
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(tag) => open.push(element(&tag)),
            Event::Empty(tag) => open.last_mut().unwrap().children.push(element(&tag)),
            Event::End(_) => {
                let node = open.pop().unwrap();
                open.last_mut().unwrap().children.push(node);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                Ok(Some(c)) => open.last_mut().unwrap().text.push(c),
                _ => open.last_mut().unwrap().text.push_str(
                    resolve_predefined_entity(&entity)
                        .unwrap_or_else(|| panic!("{name}: {entity:?}")),
                ),
            },
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "{name}: an element has no end");
    let mut root = open.remove(0);
    assert_eq!(root.children.len(), 1, "{name}: one root");
    root.children.remove(0)
}

fn element(tag: &BytesStart<'_>) -> Node {
    let mut node = Node { name: tag.name().as_ref().to_owned(), ..Node::default() };
    for attribute in tag.attributes() {
        let attribute = attribute.unwrap();
        let value = unescape(&attribute.value).unwrap().into_owned();
        node.attributes.insert(attribute.key.as_ref().to_owned(), value);
    }
    node
}

/// Every part is XML or a picture, has a kind, and is named by another; every name leads somewhere.
pub fn assert_whole(parts: &Parts) {
    let kinds = tree(parts, "[Content_Types].xml");
    let defaults: BTreeSet<&str> =
        kinds.all("Default").iter().map(|kind| kind.attribute("Extension").unwrap()).collect();
    let overrides: BTreeSet<&str> =
        kinds.all("Override").iter().map(|kind| kind.attribute("PartName").unwrap()).collect();
    for name in &overrides {
        assert!(
            parts.contains_key(name.trim_start_matches('/')),
            "{name} has a kind and is not there"
        );
    }
    let mut named = BTreeSet::new();
    for name in parts.keys().filter(|name| name.ends_with(".rels")) {
        let (folder, own) = name.split_once("_rels/").unwrap();
        let source = format!("{folder}{}", own.trim_end_matches(".rels"));
        let relations = tree(parts, name);
        let mut ids = BTreeSet::new();
        for relation in relations.all("Relationship") {
            let target = resolved(folder, relation.attribute("Target").unwrap());
            assert!(parts.contains_key(&target), "{name} names {target}, which is not there");
            assert!(
                ids.insert(relation.attribute("Id").unwrap().to_owned()),
                "{name}: an id twice"
            );
            named.insert(target);
        }
        if !source.is_empty() {
            let used = relation_ids(&tree(parts, &source));
            assert!(used.is_subset(&ids), "{source} uses {used:?} of {ids:?}");
        }
    }
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let ending = name.rsplit('.').next().unwrap();
        let has_kind = overrides.contains(format!("/{name}").as_str())
            || defaults.contains(ending) && ending != "xml";
        assert!(has_kind, "{name} has no kind");
        match ending {
            "png" => assert!(parts[name].starts_with(b"\x89PNG"), "{name}"),
            "rels" => continue,
            _ => _ = tree(parts, name),
        }
        assert!(named.contains(name), "nothing names {name}");
    }
}

fn relation_ids(node: &Node) -> BTreeSet<String> {
    let own = node.attributes.iter().filter(|(name, _)| name.starts_with("r:"));
    let mut ids: BTreeSet<String> = own.map(|(_, id)| id.clone()).collect();
    for child in &node.children {
        ids.extend(relation_ids(child));
    }
    ids
}

fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => _ = path.pop().unwrap(),
            part => path.push(part),
        }
    }
    path.join("/")
}

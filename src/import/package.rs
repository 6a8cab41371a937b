//! Frictionless data packages: a description, `datapackage.json`, of tables that stand in it or
//! beside it.
//!
//! Source: «Data Package», «Data Resource», «Table Schema» and «CSV Dialect» of the Frictionless
//! Standards, versions 1 and 2 (datapackage.org).

use super::SourceFile;
use super::chosen::Chosen;
use super::companions::Companions;
use super::diagnostic::{Diagnostic, Place, Problem};
use super::draft::{Draft, Format};
use super::json::{Document, Node};
use super::records;
use crate::model::text::slug;
use crate::model::{Label, Licence, Publication, Source};

/// A longer description is no remark on figures.
const LONGEST_NOTE: usize = 600;

/// What a package says of itself and of its tables.
#[derive(Clone, Debug, Default)]
pub struct Package {
    title: Option<String>,
    publisher: Option<String>,
    date: Option<String>,
    licence: Option<Licence>,
    sources: Vec<Source>,
    note: Option<String>,
    resources: Vec<Resource>,
}

/// What a package says of one table.
#[derive(Clone, Debug, Default)]
pub struct Resource {
    /// The name of its file, without folders; `None` where its figures stand in the description.
    file: Option<String>,
    /// What separates values.
    pub delimiter: Option<u8>,
    /// Names of columns, and the titles that are shown instead.
    titles: Vec<(String, String)>,
    /// Texts that mean that there is no value.
    missing: Vec<String>,
}

/// Whether a JSON value describes a package.
pub fn recognise(root: &Node<'_>) -> bool {
    let resources = root.member("resources").and_then(Node::items).unwrap_or_default();
    let is_resource = |of: &Node<'_>| of.member("path").or_else(|| of.member("data")).is_some();
    !resources.is_empty() && resources.iter().all(is_resource)
}

impl Package {
    /// Reads a description.
    pub fn read(root: &Node<'_>) -> Package {
        let licences = list(root, "licenses").iter().chain(root.member("license"));
        let licence = licences.map(licence).next().flatten();
        let sources: Vec<Source> = list(root, "sources")
            .iter()
            .enumerate()
            .filter_map(|(at, of)| source(at, of))
            .collect();
        let by_source = || text(list(root, "sources").first()?, &["dataPublishedBy"]);
        let contributors = list(root, "contributors").iter();
        let mut publishers = contributors.filter(|of| {
            of.member("role").and_then(Node::text) == Some("publisher")
                || list(of, "roles").iter().any(|role| role.text() == Some("publisher"))
        });
        Package {
            title: text(root, &["title", "name"]),
            publisher: publishers
                .next()
                .and_then(|of| text(of, &["title", "organization"]))
                .or_else(by_source),
            date: text(root, &["created"]).and_then(|date| Some(date.get(..10)?.to_owned())),
            licence,
            sources,
            note: text(root, &["description"]).filter(|note| note.len() <= LONGEST_NOTE),
            resources: list(root, "resources").iter().map(Resource::read).collect(),
        }
    }

    /// What it says of the file of this name.
    pub fn resource_of(&self, name: &str) -> Option<&Resource> {
        self.resources.iter().find(|of| of.file.as_deref() == Some(name))
    }

    /// Puts what it says of itself where the file of a table says nothing.
    pub fn complete(&self, publication: &mut Publication) {
        if let Some(title) = &self.title {
            publication.title = Label::vi(title);
        }
        publication.publisher = self.publisher.as_deref().map(Label::vi);
        publication.date.clone_from(&self.date);
        publication.licence.clone_from(&self.licence);
        publication.sources.clone_from(&self.sources);
        publication.notes = self.note.iter().map(Label::vi).collect();
    }
}

impl Resource {
    fn read(node: &Node<'_>) -> Resource {
        let schema = node.member("schema");
        let path = node.member("path").and_then(|path| match path.items() {
            Some(paths) => paths.first()?.text(),
            None => path.text(),
        });
        let base = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned();
        let delimiter = node.member("dialect").and_then(|of| text(of, &["delimiter"]));
        let fields = schema.map(|schema| list(schema, "fields")).unwrap_or_default();
        let titles =
            fields.iter().filter_map(|of| Some((text(of, &["name"])?, text(of, &["title"])?)));
        let missing = schema.map(|schema| list(schema, "missingValues")).unwrap_or_default();
        let missing = missing
            .iter()
            .filter_map(|of| of.text().map(str::to_owned).or_else(|| text(of, &["value"])));
        Resource {
            file: path.map(base),
            delimiter: delimiter.and_then(|text| text.bytes().next().filter(|_| text.len() == 1)),
            titles: titles.collect(),
            missing: missing.filter(|text| !text.is_empty()).collect(),
        }
    }

    /// Gives the columns of a table their titles, and takes away what means «no value».
    pub fn apply(&self, table: &mut records::Table) {
        for column in &mut table.columns {
            if let Some((_, title)) = self.titles.iter().find(|(name, _)| name == column) {
                column.clone_from(title);
            }
        }
        self.missing.iter().for_each(|text| table.blank(text));
    }
}

/// Reads a description: the largest of the tables that stand in it. Of those beside it each is read
/// as a file of its own; those that are not here are told.
pub fn read(
    file: &SourceFile,
    document: &Document<'_>,
    companions: &Companions,
    chosen: Chosen<'_>,
) -> Draft {
    let root = &document.root;
    let package = Package::read(root);
    let inside = list(root, "resources").iter().enumerate();
    let mut inside: Vec<(usize, &Node<'_>)> =
        inside.filter_map(|(at, of)| Some((at, of.member("data")?))).collect();
    crate::model::order::sort_by_key(&mut inside, |(_, data)| {
        std::cmp::Reverse(data.items().map_or(0, <[Node<'_>]>::len))
    });
    let mut draft = match inside.first() {
        Some((at, data)) => {
            let table = Document { root: (*data).clone(), doubts: document.doubts.clone() };
            let mut draft = records::read(file, table, chosen);
            let path = format!("resources[{at}].data");
            for told in &mut draft.diagnostics {
                let inner = told.place.path.as_mut().filter(|path| path.starts_with('['));
                if let Some(inner) = inner {
                    inner.insert_str(0, &path);
                }
            }
            draft.records.0.insert_str(0, &path);
            let resource = list(root, "resources").get(*at);
            let title =
                resource.and_then(|of| text(of, &["title"])).or_else(|| package.title.clone());
            name_index(&mut draft, &file.name, title);
            draft
        }
        None => Draft::new(&file.name, &file.bytes),
    };
    draft.format = Format::DataPackage;
    package.complete(&mut draft.publication);
    draft.publication.id = text(root, &["name"]).map(|name| slug(&name)).unwrap_or_default();
    let mut tell =
        |problem| draft.diagnostics.push(Diagnostic::new(Place::file(&file.name), problem));
    if inside.len() > 1 {
        let tables = list(root, "resources").iter().enumerate();
        let others = tables.filter(|(at, of)| of.member("data").is_some() && *at != inside[0].0);
        let names = others.map(|(at, of)| text(of, &["title", "name"]).unwrap_or(at.to_string()));
        tell(Problem::TablesLeftOut { tables: names.collect() });
    }
    for resource in &package.resources {
        let Some(name) = &resource.file else { continue };
        let lower = name.to_ascii_lowercase();
        let is_table = [".csv", ".tsv", ".txt"].iter().any(|end| lower.ends_with(end));
        if is_table && !companions.has(name) {
            tell(Problem::MissingCompanion { file: name.clone() });
        }
    }
    draft
}

/// Such files are all called alike: an index that was called by the file's name is called by the
/// title of the table or the package.
fn name_index(draft: &mut Draft, file: &str, title: Option<String>) {
    let by_file = records::index_in_name(file).unwrap_or_else(|| records::stem(file).to_owned());
    let mut all = draft.indicators.iter_mut().map(|of| &mut of.indicator);
    if let Some(index) = all.find(|of| of.name.vi == by_file)
        && let Some(title) = title
    {
        index.id = Some(slug(&title)).filter(|id| !id.is_empty()).unwrap_or("index".to_owned());
        index.name = Label::vi(&title);
    }
}

fn list<'n, 'a>(node: &'n Node<'a>, member: &str) -> &'n [Node<'a>] {
    node.member(member).and_then(Node::items).unwrap_or_default()
}

/// The first of some members that is a text and says something.
fn text(node: &Node<'_>, members: &[&str]) -> Option<String> {
    let texts = members.iter().filter_map(|name| node.member(name)?.text());
    // Some have spaces that do not break.
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    texts.map(plain).find(|text| !text.is_empty())
}

fn licence(node: &Node<'_>) -> Option<Licence> {
    if let Some(name) = node.text() {
        return Some(Licence { name: name.to_owned(), url: None });
    }
    let url = text(node, &["path", "url"]);
    Some(Licence {
        name: text(node, &["title", "name", "type", "id"]).or_else(|| url.clone())?,
        url,
    })
}

fn source(at: usize, node: &Node<'_>) -> Option<Source> {
    let url = text(node, &["path", "web", "link", "url"]);
    let title = text(node, &["title", "name"]).or_else(|| url.clone())?;
    Some(Source { id: format!("source-{}", at + 1), title: Label::vi(&title), url })
}

//! Title, sources, editions, groups: what stands at the head of a file.

use super::context::{Reading, each, each_ref, label, text};
use super::wire;
use crate::import::diagnostic::{Noun, Problem};
use crate::import::draft::Joined;
use crate::import::json::At;
use crate::model::{Edition, Group, Label, Licence, Publication, Source, text as words};

impl<'n> Reading<'n> {
    /// Reads the head of the file.
    pub(super) fn publication(&mut self, wire: &wire::File<'_>) {
        let file = self.draft.publication.file.clone();
        for member in ["title", "units", "indicators"] {
            if self.root.member(member).is_none() {
                self.tell(self.root.at, Problem::MissingMember { member });
            }
        }
        let about = self.about(wire);
        // Places name the file that is read, whatever file the publication came from.
        self.draft.publication = Publication { file, ..about.clone() };
        if wire.file.is_some() || self.root.member("publications").is_some() {
            self.draft.joined.push(Joined { publication: about, ..Joined::default() });
        }
        self.draft.holds_earlier = wire.derive.and_then(|derive| derive.value) == Some(false);
        self.editions(wire);
        self.groups(wire);
    }

    /// Reads the further publications of a file that joins several, each with its figures.
    pub(super) fn further(&mut self) {
        for node in self.items(self.root.member("publications")) {
            let names = wire::File::OF_FURTHER;
            let Some(wire) = wire::File::read_named(node, names, self.sink) else { continue };
            if wire.title.is_none() {
                self.tell(node.at, Problem::MissingMember { member: "title" });
            }
            let publication = self.about(&wire);
            self.draft.joined.push(Joined {
                publication,
                rows: self.draft.rows.len(),
                observations: self.observations,
                tables: self.tables,
            });
            self.figures_of(node);
        }
    }

    /// What a publication says of itself.
    fn about(&self, wire: &wire::File<'_>) -> Publication {
        let id = wire.id.as_ref().and_then(|id| Some(self.id(id.offset, id.value?)));
        let title = wire.title.as_ref().and_then(|name| Some(self.label(name.offset, name.value?)));
        let publisher =
            wire.publisher.as_ref().and_then(|name| Some(self.label(name.offset, name.value?)));
        let licence = wire.licence.as_ref().and_then(|licence| licence.value.as_ref());
        let file = text(&wire.file).unwrap_or_else(|| self.draft.publication.file.clone());
        let stem = file.rsplit_once('.').map_or(&*file, |(stem, _)| stem);
        Publication {
            id: id.unwrap_or_else(|| words::slug(stem)),
            title: title.unwrap_or_else(|| Label::vi(stem)),
            publisher,
            date: self.date(&wire.date),
            licence: licence
                .map(|licence| Licence { name: licence.name.to_owned(), url: text(&licence.url) }),
            sources: self.sources(&wire.sources),
            notes: each(&wire.notes).map(|(_, name)| label(name)).collect(),
            example: wire.example.and_then(|flag| flag.value).unwrap_or(false),
            file,
        }
    }

    /// The publication whose figures are being read.
    pub(super) fn current(&self) -> &Publication {
        self.draft.joined.last().map_or(&self.draft.publication, |joined| &joined.publication)
    }

    fn sources(&self, wire: &Option<At<Vec<At<wire::Source<'_>>>>>) -> Vec<Source> {
        let mut firsts: Vec<(usize, Source)> = Vec::new();
        for (_, source) in each_ref(wire) {
            let Some(id) = source.id.value else { continue };
            let first = firsts.iter().find(|(_, other)| other.id == id).map(|(at, _)| *at);
            if self.is_first(Noun::Source, source.id.offset, id, first) {
                let id = self.id(source.id.offset, id);
                let title = self.label(source.id.offset, source.title);
                firsts.push((source.id.offset, Source { id, title, url: text(&source.url) }));
            }
        }
        firsts.into_iter().map(|(_, source)| source).collect()
    }

    fn editions(&mut self, wire: &wire::File<'_>) {
        let mut firsts: Vec<(usize, Edition)> = Vec::new();
        for (_, edition) in each_ref(&wire.editions) {
            let Some(id) = edition.id.value else { continue };
            let first = firsts.iter().find(|(_, other)| other.id == id).map(|(at, _)| *at);
            if self.is_first(Noun::Edition, edition.id.offset, id, first) {
                let read = Edition {
                    id: self.id(edition.id.offset, id),
                    name: self.label(edition.id.offset, edition.name),
                    from: self.date(&edition.from),
                    to: self.date(&edition.to),
                };
                firsts.push((edition.id.offset, read));
            }
        }
        self.draft.editions = firsts.into_iter().map(|(_, edition)| edition).collect();
    }

    fn groups(&mut self, wire: &wire::File<'_>) {
        let mut firsts: Vec<(usize, Group)> = Vec::new();
        for (_, group) in each_ref(&wire.groups) {
            let Some(id) = group.id.value else { continue };
            let first = firsts.iter().find(|(_, other)| other.id == id).map(|(at, _)| *at);
            if self.is_first(Noun::Group, group.id.offset, id, first) {
                let name = self.label(group.id.offset, group.name);
                firsts.push((group.id.offset, Group { id: self.id(group.id.offset, id), name }));
            }
        }
        self.draft.groups = firsts.into_iter().map(|(_, group)| group).collect();
    }

    /// Whether a key is new; one that stood before, at `first`, is told.
    pub(super) fn is_first(&self, what: Noun, at: usize, id: &str, first: Option<usize>) -> bool {
        if let Some(first) = first {
            let first = self.place(first);
            self.tell(at, Problem::DuplicateId { what, id: id.to_owned(), first });
        }
        first.is_none()
    }
}

//! The published format (`docs/format.md`): exact decimals, one row a line, the same bytes for the
//! same data. Reading it back gives the same data.

pub(super) mod figures;
mod structure;
pub(super) mod text;

use figures::Keeps;
use text::Object;

use crate::import::native::FORMAT;
use crate::model::{Dataset, Publication, PublicationIx};

/// The published format of one publication of a data set, with all units and indicators of the
/// data set and the figures that this publication gives.
pub fn json_from_publication(dataset: &Dataset, publication: PublicationIx) -> String {
    let fallback = Publication::default();
    let about = dataset.publications().get(publication).unwrap_or(&fallback);
    let mut file = Object::default();
    file.text("format", FORMAT);
    head(&mut file, about, 1);
    structure(&mut file, dataset);
    file.lines("tables", &figures::tables(dataset, publication, &|_, _| true, 2), 1);
    file.page()
}

/// The published format of a whole data set, with all its publications: reading it gives the same
/// data set.
///
/// A data set has a publication at least unless it is empty; one without any is written as one that
/// has neither name nor file.
pub fn json_from_dataset(dataset: &Dataset) -> String {
    json_under(dataset, dataset.publications(), &|_, _| true)
}

/// The same with other words on its publications, which stand in their places, and with those figures
/// alone whose indicator and period `keeps` wants.
pub(super) fn json_under(dataset: &Dataset, publications: &[Publication], keeps: Keeps) -> String {
    let fallback = [Publication::default()];
    let (first, further) = match publications {
        [] => (&fallback[0], &[][..]),
        [first, further @ ..] => (first, further),
    };
    let mut file = Object::default();
    file.text("format", FORMAT);
    origin(&mut file, first);
    head(&mut file, first, 1);
    file.raw("derive", "false".to_owned());
    structure(&mut file, dataset);
    file.lines("tables", &figures::tables(dataset, 0, keeps, 2), 1);
    let further: Vec<_> = further
        .iter()
        .enumerate()
        .map(|(at, about)| {
            let mut object = Object::default();
            origin(&mut object, about);
            head(&mut object, about, 3);
            object.lines("tables", &figures::tables(dataset, at + 1, keeps, 4), 3);
            object.block(2)
        })
        .collect();
    file.lines("publications", &further, 1);
    file.page()
}

/// The file that a publication came from.
fn origin(object: &mut Object, about: &Publication) {
    object.text("file", &about.file);
}

/// What a publication says of itself; its members stand at a depth.
fn head(file: &mut Object, about: &Publication, depth: usize) {
    // One made from a file's name of no Latin letter has no key, and none again when it is read.
    if !about.id.is_empty() {
        file.text("id", &about.id);
    }
    file.label("title", &about.title);
    if let Some(publisher) = &about.publisher {
        file.label("publisher", publisher);
    }
    file.optional_text("date", about.date.as_deref());
    if let Some(licence) = &about.licence {
        let mut object = Object::default();
        object.text("name", &licence.name);
        object.optional_text("url", licence.url.as_deref());
        file.raw("licence", object.line());
    }
    let sources = about.sources.iter().map(|source| {
        let mut object = Object::default();
        object.text("id", &source.id);
        object.label("title", &source.title);
        object.optional_text("url", source.url.as_deref());
        object.line()
    });
    file.lines("sources", &sources.collect::<Vec<_>>(), depth);
    let notes: Vec<_> = about.notes.iter().map(text::label).collect();
    file.lines("notes", &notes, depth);
    if about.example {
        file.raw("example", "true".to_owned());
    }
}

/// What the publications of a data set have in common.
fn structure(file: &mut Object, dataset: &Dataset) {
    let editions = dataset.editions().iter().map(|edition| {
        let mut object = Object::default();
        object.text("id", &edition.id);
        object.label("name", &edition.name);
        object.optional_text("from", edition.from.as_deref());
        object.optional_text("to", edition.to.as_deref());
        object.line()
    });
    file.lines("editions", &editions.collect::<Vec<_>>(), 1);
    let groups = dataset.groups().iter().map(|group| {
        let mut object = Object::default();
        object.text("id", &group.id);
        object.label("name", &group.name);
        object.line()
    });
    file.lines("groups", &groups.collect::<Vec<_>>(), 1);
    let units = dataset.units().iter().map(|unit| structure::unit_line(dataset, unit));
    file.raw("units", text::lines(&units.collect::<Vec<_>>(), 1));
    file.raw("indicators", text::lines(&structure::indicators(dataset), 1));
}

#[cfg(test)]
mod tests;

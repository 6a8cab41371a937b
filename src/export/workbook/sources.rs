//! The sheet of sources: who published what, when, under which terms, and where it stands.

use rust_xlsxwriter::XlsxError;

use super::book::Book;
use crate::locale::Lang;
use crate::locale::words::{Sheet, example, word};
use crate::model::{Dataset, Source};

const HEAD: [Sheet; 8] = [
    Sheet::Publication,
    Sheet::Publisher,
    Sheet::PublishedOn,
    Sheet::Licence,
    Sheet::LicenceAddress,
    Sheet::Source,
    Sheet::Address,
    Sheet::File,
];

/// Adds it: a row for each source, one at least for each publication.
pub fn add(book: &mut Book, name: &str, ds: &Dataset, lang: Lang) -> Result<(), XlsxError> {
    let mut page = book.sheet(name)?;
    page.head(HEAD.map(|column| word(column, lang)))?;
    for about in ds.publications() {
        let sources: Vec<Option<&Source>> = match about.sources.as_slice() {
            [] => vec![None],
            sources => sources.iter().map(Some).collect(),
        };
        for source in sources {
            let licence = about.licence.as_ref();
            page.text(&example::marked(lang.label(&about.title), about, lang))?;
            page.text(about.publisher.as_ref().map_or("", |name| lang.label(name)))?;
            page.date(about.date.as_deref().unwrap_or_default())?;
            page.text(licence.map_or("", |licence| &licence.name))?;
            page.text(licence.and_then(|licence| licence.url.as_deref()).unwrap_or_default())?;
            page.text(source.map_or("", |source| lang.label(&source.title)))?;
            page.text(source.and_then(|source| source.url.as_deref()).unwrap_or_default())?;
            page.text(&about.file)?;
            page.next_row();
        }
    }
    page.finish(1, HEAD.len())
}

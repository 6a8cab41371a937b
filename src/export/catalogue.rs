//! A catalogue, as it stands beside published files: for a page that has its data in it.

use super::json::text::{self, Object};
use crate::model::{Dataset, Label};

/// A file that a catalogue names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// By which links know it: the id of the first publication in it.
    pub id: String,
    /// Its title.
    pub title: Label,
    /// Its name.
    pub file: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// The indices in it.
    pub indices: Vec<String>,
    /// Its periods, ascending.
    pub periods: Vec<String>,
}

impl Listed {
    /// A file that holds a whole data set. Its title names all publications in it.
    pub fn of(dataset: &Dataset, file: &str, bytes: usize) -> Listed {
        let titles = || dataset.publications().iter().map(|about| &about.title);
        let joined = |of: fn(&Label) -> &str| titles().map(of).collect::<Vec<_>>().join("; ");
        let foreign = titles().any(|title| title.en.is_some());
        let en = foreign.then(|| joined(|title| title.en.as_deref().unwrap_or(&title.vi)));
        let first = dataset.publications().first();
        Listed {
            id: first.map(|about| about.id.clone()).unwrap_or_default(),
            title: Label { vi: joined(|title| &title.vi), en },
            file: file.to_owned(),
            bytes,
            indices: dataset.indices().map(|at| dataset.indicators()[at].id.clone()).collect(),
            periods: dataset.all_periods().iter().map(ToString::to_string).collect(),
        }
    }
}

/// The catalogue of some files.
pub fn catalogue_of(files: &[Listed]) -> String {
    let quoted = |texts: &[String]| text::list(texts.iter().map(|text| text::quoted(text)));
    let entry = |listed: &Listed| {
        let mut entry = Object::default();
        entry.text("id", &listed.id);
        entry.label("title", &listed.title);
        entry.text("file", &listed.file);
        entry.number("bytes", Some(listed.bytes));
        entry.raw("indices", quoted(&listed.indices));
        entry.raw("periods", quoted(&listed.periods));
        entry.block(2)
    };
    let mut catalogue = Object::default();
    catalogue.text("format", "xephang-catalogue/1");
    catalogue.lines("publications", &files.iter().map(entry).collect::<Vec<_>>(), 1);
    catalogue.page()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        DatasetBuilder, Decimal, Indicator, Observation, Period, Publication, Unit,
    };

    #[test]
    fn a_catalogue_names_all_publications_in_the_file() {
        let mut data = DatasetBuilder::new();
        let about =
            |id: &str, title: Label| Publication { id: id.into(), title, ..Publication::default() };
        let first = data.publication(about("mot", Label::vi("Xã \"A\" <2023>")));
        let title = Label { vi: "Xã B".into(), en: Some("Commune B".into()) };
        data.publication(about("hai", title));
        let unit = data.unit(Unit { id: "a".into(), ..Unit::default() });
        let par = data.indicator(Indicator::new("par", Label::vi("PAR INDEX")));
        let score = Observation::score(Decimal::from(65));
        data.observe(unit, par, Period::year(2023), first, score).unwrap();
        let listed = Listed::of(&data.build(), "so-lieu.json", 1234);
        insta::assert_snapshot!(catalogue_of(&[listed]), @r#"
        {
          "format": "xephang-catalogue/1",
          "publications": [
            {
              "id": "mot",
              "title": {"vi": "Xã \"A\" <2023>; Xã B", "en": "Xã \"A\" <2023>; Commune B"},
              "file": "so-lieu.json",
              "bytes": 1234,
              "indices": ["par"],
              "periods": ["2023"]
            }
          ]
        }
        "#);
    }
}

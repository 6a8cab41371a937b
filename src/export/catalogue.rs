//! A catalogue of one file, as it stands beside published ones: for a page that has its data in it.

use super::json::text::{self, Object};
use crate::model::{Dataset, Label};

/// The catalogue of a file that holds a whole data set. It goes by the id of the first publication in it;
/// its title names all of them.
pub fn catalogue_of(dataset: &Dataset, file: &str, bytes: usize) -> String {
    let publications = dataset.publications();
    let titles: Vec<&Label> = publications.iter().map(|about| &about.title).collect();
    let of = |pick: fn(&Label) -> &str| {
        titles.iter().map(|title| pick(title)).collect::<Vec<_>>().join("; ")
    };
    let title = Label {
        vi: of(|title| &title.vi),
        en: titles
            .iter()
            .any(|title| title.en.is_some())
            .then(|| of(|title| title.en.as_deref().unwrap_or(&title.vi))),
    };
    let ids = dataset.indices().map(|at| text::quoted(&dataset.indicators()[at].id));
    let periods = dataset.all_periods();
    let mut entry = Object::default();
    entry.text("id", publications.first().map_or("", |about| &about.id));
    entry.label("title", &title);
    entry.text("file", file);
    entry.number("bytes", Some(bytes));
    entry.raw("indices", text::list(ids));
    entry.raw("periods", text::list(periods.iter().map(|at| text::quoted(&at.to_string()))));
    let mut catalogue = Object::default();
    catalogue.text("format", "xephang-catalogue/1");
    catalogue.lines("publications", &[entry.block(2)], 1);
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
        insta::assert_snapshot!(catalogue_of(&data.build(), "so-lieu.json", 1234), @r#"
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

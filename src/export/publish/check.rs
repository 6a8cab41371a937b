//! What whoever publishes should have seen before.

use super::super::json::json_from_dataset;
use super::{About, json_as_published};
use crate::analysis::audit::{Severity, audit};
use crate::import::{self, Choices, SourceFile};
use crate::model::Dataset;
use crate::model::bytes::{bytes_enum, bytes_struct};

/// What a publication does not say of itself, and a reader would ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Who publishes it.
    Publisher,
    /// When.
    Date,
    /// The terms of use.
    Licence,
    /// Where the figures come from.
    Source,
}

bytes_enum!(Lack { 0 = Publisher, 1 = Date, 2 = Licence, 3 = Source });

/// What the audit finds in an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Key of the index.
    pub index: String,
    /// Figures that exclude each other.
    pub errors: usize,
    /// Figures that are doubtful.
    pub doubts: usize,
}

bytes_struct!(Told { index, errors, doubts });

/// What is known of a publication before it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checks {
    /// Whether the file opens again as the same data.
    pub reopens: bool,
    /// Size of the file in bytes.
    pub bytes: usize,
    /// Number of units, means and totals left out.
    pub units: usize,
    /// Number of figures.
    pub figures: usize,
    /// What the audit finds, index by index; those in which it finds nothing are left out.
    pub audit: Vec<Told>,
    /// What it does not say of itself.
    pub lacks: Vec<Lack>,
    /// Whether it is made up to show how such figures look.
    pub example: bool,
}

bytes_struct!(Checks { reopens, bytes, units, figures, audit, lacks, example });

/// Looks at a data set as it would be published.
pub fn checks(dataset: &Dataset, about: &About) -> Checks {
    let json = json_as_published(dataset, about);
    let bytes = json.len();
    let file = SourceFile { name: format!("{}.json", about.id), bytes: json.into_bytes() };
    let again = import::import(std::slice::from_ref(&file), &Choices::default()).dataset;
    let reopens = json_from_dataset(&again).as_bytes() == file.bytes;
    let told = |index: usize| {
        let found = audit(dataset, index);
        let count = |severity| {
            let those = found.iter().filter(|one| one.severity == severity);
            those.map(|one| 1 + one.more).sum::<usize>()
        };
        let index = dataset.indicators()[index].id.clone();
        Told { index, errors: count(Severity::Error), doubts: count(Severity::Doubtful) }
    };
    let audit = dataset.indices().map(told).filter(|told| told.errors + told.doubts > 0);
    let heads = dataset.publications();
    let all = [
        (Lack::Publisher, heads.iter().all(|head| head.publisher.is_some())),
        (Lack::Date, heads.iter().all(|head| head.date.is_some())),
        (Lack::Licence, heads.iter().all(|head| head.licence.is_some())),
        (Lack::Source, heads.iter().all(|head| !head.sources.is_empty())),
    ];
    Checks {
        reopens,
        bytes,
        units: dataset.units().iter().filter(|unit| !unit.aggregate).count(),
        figures: dataset.len(),
        audit: audit.collect(),
        lacks: all.into_iter().filter(|(_, said)| !said).map(|(lack, _)| lack).collect(),
        example: heads.iter().any(|head| head.example),
    }
}

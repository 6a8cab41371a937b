//! What is scored, and how units follow one another when the map changes.

use std::sync::Arc;

use super::{Decimal, Label};

/// A scored unit: a province, district, commune or agency, or an aggregate among the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// A short key that files and links use, unique in a data set: `quang-ninh`.
    pub id: String,
    /// The name as it is shown.
    pub name: Label,
    /// Other spellings under which files give it.
    pub aliases: Vec<String>,
    /// What it is: `province`, `district`, `commune`, `agency`, or the publisher's own word.
    pub kind: Option<String>,
    /// Index into [`super::Dataset::groups`]: a region or block; one that may be ranked among itself.
    pub group: Option<usize>,
    /// The unit above it, by id (a district's province); it need not stand in the data set.
    pub parent: Option<String>,
    /// Index into [`super::Dataset::editions`]: the list of units in which it exists.
    pub edition: Option<usize>,
    /// The official code within its edition. Codes are reused and never join editions.
    pub code: Option<String>,
    /// The units that it was formed from.
    pub predecessors: Vec<Predecessor>,
    /// A mean, a maximum, a region, the whole country: shown, never ranked.
    pub aggregate: bool,
    /// Whether it was decided that its name means it and none of the units with names like it.
    pub distinct: bool,
    /// Its outline, where a file gives it.
    pub outline: Option<Arc<Outline>>,
}

/// The outline of a unit: as fine as a picture shows, no survey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Rings of longitude and latitude in turn, in hundred-thousandths of a degree (WGS 84).
    pub rings: Vec<Vec<i32>>,
}

/// A unit that another was formed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predecessor {
    /// The id of the earlier unit.
    pub unit: String,
    /// Whether all of it went into the new unit.
    pub link: Link,
    /// Its weight (population, sample) in the new unit's past, where the publisher gives one.
    pub weight: Option<Decimal>,
}

/// How much of an old unit went into a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// The whole unit.
    Full,
    /// A part of it.
    Partial,
}

/// A list of units in force for some time, such as the 63 provinces before 1 July 2025.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// A short key: `vn-63`.
    pub id: String,
    /// Its name.
    pub name: Label,
    /// First day in force, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Last day in force, `YYYY-MM-DD`.
    pub to: Option<String>,
}

/// A region, block or class of units, by which lists are filtered and, where the index says so,
/// ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// A short key: `tay-nguyen`.
    pub id: String,
    /// Its name.
    pub name: Label,
}

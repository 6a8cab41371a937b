//! The published format as it stands in a file: `docs/format.md`, member by member.
//!
//! `tests/schema.rs` holds these types and `schema/xephang-1.json` to the same members. Lists that
//! may be long are read item by item, so that one bad item costs no other; they stand here as
//! [`IgnoredAny`].
#![allow(missing_docs)] // each field is the member of its name, described in docs/format.md

use serde::Deserialize;
use serde::de::{IgnoredAny, MapAccess, Visitor};

use crate::import::json::{At, Basis, Name, Num, PeriodText};

/// A publication.
#[derive(Deserialize)]
pub struct File<'a> {
    /// For editors.
    #[serde(rename = "$schema")]
    pub schema: Option<IgnoredAny>,
    /// `xephang/1`; read before anything else.
    pub format: Option<IgnoredAny>,
    #[serde(borrow)]
    pub id: Option<At<&'a str>>,
    pub title: Option<At<Name<'a>>>,
    pub publisher: Option<At<Name<'a>>>,
    pub date: Option<At<&'a str>>,
    pub licence: Option<At<Licence<'a>>>,
    pub sources: Option<At<Vec<At<Source<'a>>>>>,
    pub notes: Option<At<Vec<At<Name<'a>>>>>,
    pub editions: Option<At<Vec<At<Edition<'a>>>>>,
    pub groups: Option<At<Vec<At<Group<'a>>>>>,
    pub units: Option<IgnoredAny>,
    pub indicators: Option<IgnoredAny>,
    pub observations: Option<IgnoredAny>,
    pub tables: Option<IgnoredAny>,
}

/// Terms of use.
#[derive(Deserialize)]
pub struct Licence<'a> {
    pub name: &'a str,
    #[serde(borrow)]
    pub url: Option<At<&'a str>>,
}

/// A document that figures were taken from.
#[derive(Deserialize)]
pub struct Source<'a> {
    #[serde(borrow)]
    pub id: At<&'a str>,
    pub title: Name<'a>,
    pub url: Option<At<&'a str>>,
}

/// A list of units in force for a time.
#[derive(Deserialize)]
pub struct Edition<'a> {
    #[serde(borrow)]
    pub id: At<&'a str>,
    pub name: Name<'a>,
    pub from: Option<At<&'a str>>,
    pub to: Option<At<&'a str>>,
}

/// A region, block or class of units.
#[derive(Deserialize)]
pub struct Group<'a> {
    #[serde(borrow)]
    pub id: At<&'a str>,
    pub name: Name<'a>,
}

/// A unit in its long form.
#[derive(Deserialize)]
pub struct Unit<'a> {
    #[serde(borrow)]
    pub id: Option<At<&'a str>>,
    pub name: Name<'a>,
    pub aliases: Option<At<Vec<At<&'a str>>>>,
    pub kind: Option<At<&'a str>>,
    pub group: Option<At<&'a str>>,
    pub parent: Option<At<&'a str>>,
    pub edition: Option<At<&'a str>>,
    pub code: Option<At<&'a str>>,
    pub predecessors: Option<At<Vec<At<Predecessor<'a>>>>>,
    pub aggregate: Option<At<bool>>,
}

/// A unit that another was formed from.
#[derive(Deserialize)]
pub struct Predecessor<'a> {
    pub unit: &'a str,
    pub link: Option<At<Link>>,
    #[serde(borrow)]
    pub weight: Option<At<Num<'a>>>,
}

/// How much of the old unit went into the new one.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Link {
    Full,
    Partial,
}

/// An indicator.
#[derive(Deserialize)]
pub struct Indicator<'a> {
    #[serde(borrow)]
    pub id: At<&'a str>,
    pub name: Name<'a>,
    pub short: Option<At<Name<'a>>>,
    pub measure: Option<At<Measure>>,
    pub maximum: Option<At<Num<'a>>>,
    pub derived: Option<At<Vec<At<DerivedInIndicator>>>>,
    pub weight: Option<At<Num<'a>>>,
    pub direction: Option<At<Direction>>,
    pub decimals: Option<At<Num<'a>>>,
    pub rank: Option<At<Rank<'a>>>,
    pub methods: Option<At<Vec<At<Method<'a>>>>>,
    pub parts: Option<IgnoredAny>,
}

/// What a score is counted in.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    Points,
    Percent,
}

/// Which end of the scale is best.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    Higher,
    Lower,
}

/// What of an indicator may be derived.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DerivedInIndicator {
    Maximum,
}

/// How an index is ranked.
#[derive(Deserialize)]
pub struct Rank<'a> {
    #[serde(borrow)]
    pub by: Option<At<Basis<'a>>>,
    pub ties: Option<At<Ties>>,
    pub within: Option<At<Within>>,
}

/// What equal scores get.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ties {
    Competition,
    Modified,
    Dense,
    Ordinal,
    Fractional,
}

/// Among whom is ranked.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    All,
    Group,
}

/// A version of an index's method.
#[derive(Deserialize)]
pub struct Method<'a> {
    #[serde(borrow)]
    pub from: At<PeriodText<'a>>,
    pub name: Option<At<Name<'a>>>,
    pub weights: Option<At<Weights<'a>>>,
    pub maximum: Option<At<Num<'a>>>,
    pub comparable: Option<At<bool>>,
}

/// Weights by the ids of parts, in the order of the file.
pub struct Weights<'a>(pub Vec<(&'a str, At<Num<'a>>)>);

impl<'de: 'a, 'a> Deserialize<'de> for Weights<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Weights<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("weights by part")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Weights<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Weights(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

/// A figure; in a table's cell without `unit`, `indicator` and `period`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Figure<'a> {
    #[serde(borrow)]
    pub unit: Option<At<&'a str>>,
    pub indicator: Option<At<&'a str>>,
    pub period: Option<At<PeriodText<'a>>>,
    pub score: Option<At<Num<'a>>>,
    pub missing: Option<At<&'a str>>,
    pub rank: Option<At<Num<'a>>>,
    pub of: Option<At<Num<'a>>>,
    pub percent: Option<At<Num<'a>>>,
    pub maximum: Option<At<Num<'a>>>,
    pub change: Option<At<Change<'a>>>,
    pub derived: Option<At<Vec<At<DerivedInFigure>>>>,
    pub class: Option<At<&'a str>>,
    pub self_assessed: Option<At<Num<'a>>>,
    pub source: Option<At<&'a str>>,
    pub note: Option<At<&'a str>>,
}

/// What of a figure may be derived.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum DerivedInFigure {
    Score,
    Rank,
}

/// A published change.
#[derive(Deserialize)]
pub struct Change<'a> {
    #[serde(borrow)]
    pub score: Option<At<Num<'a>>>,
    pub rank: Option<At<Num<'a>>>,
    pub since: Option<At<PeriodText<'a>>>,
}

/// Figures of one period by the table.
#[derive(Deserialize)]
pub struct Table<'a> {
    #[serde(borrow)]
    pub period: At<PeriodText<'a>>,
    pub indicators: At<Vec<At<&'a str>>>,
    pub rows: Option<IgnoredAny>,
    pub source: Option<At<&'a str>>,
}

//! What attributes say of figures: their state, what they are counted in, their decimals.
//!
//! Source: SDMX «Content-oriented guidelines», annex 1 «Cross-domain concepts», and the code list
//! `CL_OBS_STATUS`.

use std::collections::HashMap;

use super::names;
use super::structure::{has_role, index};
use crate::import::cube::{Counted, Reading, cut};
use crate::import::diagnostic::Problem;
use crate::import::json::{Node, Value};
use crate::model::Missing;

/// What an attribute says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Status,
    Confidentiality,
    Remark,
    Unit,
    Multiplier,
    Decimals,
    Title,
}

fn about(concept: &str) -> Option<About> {
    Some(match concept {
        "OBS_STATUS" => About::Status,
        "CONF_STATUS" | "OBS_CONF" => About::Confidentiality,
        "COMMENT" | "COMMENT_OBS" | "OBS_COM" | "COMMENT_TS" | "NOTE" => About::Remark,
        "UNIT_MEASURE" | "UNIT" => About::Unit,
        "UNIT_MULT" | "UNIT_MULTIPLIER" | "POWERCODE" => About::Multiplier,
        "DECIMALS" => About::Decimals,
        "TITLE" | "TITLE_COMPL" => About::Title,
        _ => return None,
    })
}

/// A value of an attribute: its key, where it is coded, and its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word<'n> {
    /// The key, or what stands instead of one.
    pub id: &'n str,
    /// In words.
    pub text: &'n str,
}

/// An attribute of a structure.
pub struct Attribute<'n, 'a> {
    about: Option<About>,
    values: Option<&'n [Node<'a>]>,
    /// What holds where nothing is said.
    default: Option<Word<'n>>,
}

fn word<'n>(value: &'n Node<'_>) -> Option<Word<'n>> {
    let said = |name: &str| value.member(name).and_then(names::text);
    let named = value.member("names").and_then(names::text).or_else(|| said("name"));
    let id = said("id").or(said("value"));
    let text = named.or(said("value")).or(id)?;
    Some(Word { id: id.unwrap_or(text), text })
}

impl<'n, 'a> Attribute<'n, 'a> {
    /// The attributes of a list, in its order.
    pub fn all(list: &'n [Node<'a>]) -> Vec<Attribute<'n, 'a>> {
        list.iter().map(Attribute::new).collect()
    }

    fn new(node: &'n Node<'a>) -> Attribute<'n, 'a> {
        let own = node.member("id").and_then(Node::text).and_then(about);
        let kinds = [
            About::Status,
            About::Confidentiality,
            About::Remark,
            About::Unit,
            About::Multiplier,
            About::Decimals,
            About::Title,
        ];
        let by_role = || kinds.into_iter().find(|kind| has_role(node, |r| about(r) == Some(*kind)));
        let values = node.member("values").and_then(Node::items);
        let default = node.member("default").and_then(names::text).map(|said| {
            let coded = values.unwrap_or_default().iter().filter_map(word);
            coded.into_iter().find(|word| word.id == said).unwrap_or(Word { id: said, text: said })
        });
        Attribute { about: own.or_else(by_role), values, default }
    }

    /// What a cell of a data set says: an index into the values, or the value itself.
    fn said(&self, reading: &mut Reading<'_>, cell: Option<&'n Node<'a>>) -> Option<Word<'n>> {
        let Some(cell) = cell.filter(|cell| cell.value != Value::Null) else { return self.default };
        let Some(values) = self.values else {
            return names::text(cell).map(|text| Word { id: text, text });
        };
        let value = index(cell).and_then(|at| values.get(at));
        if value.is_none() {
            let position = names::text(cell).unwrap_or_default().to_owned();
            reading.tell(cell.at, Problem::NoSuchPosition { position });
        }
        value.and_then(word)
    }
}

/// What is said of a figure by the attributes of all levels above it, and its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'n> {
    status: Option<Word<'n>>,
    confidentiality: Option<Word<'n>>,
    remark: Option<Word<'n>>,
    unit: Option<Word<'n>>,
    multiplier: Option<Word<'n>>,
    decimals: Option<Word<'n>>,
    /// The title of the series.
    pub title: Option<Word<'n>>,
}

impl<'n> Said<'n> {
    /// Adds what a level says; it outweighs what the levels above it said.
    pub fn add<'a>(
        &mut self,
        reading: &mut Reading<'_>,
        attributes: &[Attribute<'n, 'a>],
        cells: &'n [Node<'a>],
    ) {
        for (at, attribute) in attributes.iter().enumerate() {
            let Some(about) = attribute.about else { continue };
            let Some(said) = attribute.said(reading, cells.get(at)) else { continue };
            *match about {
                About::Status => &mut self.status,
                About::Confidentiality => &mut self.confidentiality,
                About::Remark => &mut self.remark,
                About::Unit => &mut self.unit,
                About::Multiplier => &mut self.multiplier,
                About::Decimals => &mut self.decimals,
                About::Title => &mut self.title,
            } = Some(said);
        }
    }

    /// The state of a figure and remarks on it; that it is as usual is not said.
    pub fn note(&self) -> Option<String> {
        let status = self.status.filter(|status| status.id != "A");
        let open = |word: &Word<'_>| matches!(word.id, "F" | "A" | "N");
        let confidentiality = self.confidentiality.filter(|word| !open(word));
        let said = [status, confidentiality, self.remark].into_iter().flatten();
        let said: Vec<_> = said.map(|word| cut(word.text)).collect();
        (!said.is_empty()).then(|| said.join("; "))
    }

    /// Why a figure is missing: `M`, «data cannot exist», and `Q`, «suppressed», say more than that
    /// there is none.
    pub fn missing(&self) -> Missing {
        match (self.status.map(|word| word.id), self.confidentiality.map(|word| word.id)) {
            (Some("M"), _) => Missing::NotApplicable,
            (Some("Q"), _) | (_, Some("C" | "D")) => Missing::Withheld,
            _ => Missing::NotAvailable,
        }
    }

    /// What a figure is counted in.
    pub fn counted(&self) -> Option<Counted> {
        let unit = self.unit.map(|word| word.text);
        let multiplier = self.multiplier.filter(|word| word.id != "0").map(|word| {
            // A bare power of ten has no words of its own.
            if word.text == word.id { format!("×10^{}", word.id) } else { word.text.to_owned() }
        });
        let texts: Vec<&str> = unit.into_iter().chain(multiplier.as_deref()).collect();
        let decimals = self.decimals.and_then(|word| word.id.parse().ok());
        let counted = Counted { text: texts.join(", "), decimals };
        (counted != Counted::default()).then_some(counted)
    }
}

/// Attributes of groups of dimensions: for each set of dimensions that they are attached to, by the
/// categories of these.
#[derive(Default)]
pub struct Groups<'n, 'a>(Vec<(Vec<bool>, ByKey<'n, 'a>)>);

/// Attributes by the categories of some dimensions.
type ByKey<'n, 'a> = HashMap<Box<[u32]>, &'n [Node<'a>]>;

/// More sets of dimensions than these have no attributes that are read.
const MOST_GROUPS: usize = 32;

impl<'n, 'a> Groups<'n, 'a> {
    /// Adds the attributes of a group, whose key leaves out some dimensions. Tells whether there
    /// was room for it.
    pub fn add(&mut self, key: &[Option<u32>], cells: &'n [Node<'a>]) -> bool {
        let mask: Vec<bool> = key.iter().map(Option::is_some).collect();
        let of: Box<[u32]> = key.iter().flatten().copied().collect();
        let at = match self.0.iter().position(|(other, _)| *other == mask) {
            Some(at) => at,
            None if self.0.len() >= MOST_GROUPS => return false,
            None => {
                self.0.push((mask, HashMap::new()));
                self.0.len() - 1
            }
        };
        self.0[at].1.insert(of, cells);
        true
    }

    /// The attributes of the groups that a figure belongs to, those of fewer dimensions first.
    pub fn of(&self, spot: &[u32]) -> Vec<&'n [Node<'a>]> {
        let mut found: Vec<(usize, &'n [Node<'a>])> = Vec::new();
        for (mask, groups) in &self.0 {
            let kept = spot.iter().zip(mask).filter(|(_, is)| **is).map(|(at, _)| *at);
            let key: Box<[u32]> = kept.collect();
            found.extend(groups.get(&key).map(|cells| (key.len(), *cells)));
        }
        found.sort_by_key(|(dimensions, _)| *dimensions);
        found.into_iter().map(|(_, cells)| cells).collect()
    }
}

//! Units, and how figures name them.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::context::{Reading, each, each_ref, text};
use super::wire;
use crate::import::diagnostic::{Expected, Noun, Problem};
use crate::import::draft::DraftUnit;
use crate::import::json::{At, Name, Node, Value, read};
use crate::model::{Label, Link, Predecessor, Unit, text as words};

/// The units of a file by id and by every name.
#[derive(Default)]
pub(super) struct Names {
    ids: HashMap<String, usize>,
    /// Made when a figure first names a unit otherwise than by its id.
    by_name: OnceCell<ByName>,
}

/// In composed Unicode.
#[derive(Default)]
struct ByName {
    names: HashMap<String, Vec<usize>>,
    aliases: HashMap<String, Vec<usize>>,
}

impl ByName {
    fn of(units: &[DraftUnit]) -> ByName {
        let mut made = ByName::default();
        for (ix, unit) in units.iter().enumerate() {
            made.add_names(&unit.unit, ix);
        }
        made
    }

    fn add_names(&mut self, unit: &Unit, ix: usize) {
        let add = |map: &mut HashMap<String, Vec<usize>>, name: &str| {
            let units = map.entry(words::nfc(name.trim())).or_default();
            if !units.contains(&ix) {
                units.push(ix);
            }
        };
        add(&mut self.names, &unit.name.vi);
        if let Some(name) = &unit.name.en {
            add(&mut self.names, name);
        }
        for alias in &unit.aliases {
            add(&mut self.aliases, alias);
        }
    }
}

impl<'n> Reading<'n> {
    /// Reads the list of units.
    pub(super) fn units(&mut self) {
        for node in self.items(self.root.member("units")) {
            let (name, wire) = match &node.value {
                Value::Text(name) => (Name { vi: name, en: None }, None),
                Value::Object(_) => match read::<wire::Unit<'_>>(node, self.sink) {
                    Some(unit) => (unit.name, Some(unit)),
                    None => continue,
                },
                _ => {
                    self.wrong(node, Expected::Unit);
                    continue;
                }
            };
            let name = self.label(node.at, name);
            self.unit(node, name, wire.as_ref());
        }
    }

    fn unit(&mut self, node: &Node<'_>, name: Label, wire: Option<&wire::Unit<'_>>) {
        let own =
            wire.and_then(|unit| unit.id.as_ref()).and_then(|id| Some((id.offset, id.value?)));
        let (at, id) = match own {
            Some((at, id)) => (at, self.id(at, id)),
            // A name of no Latin letter at all is its own key.
            None => (
                node.at,
                Some(words::slug(&name.vi))
                    .filter(|id| !id.is_empty())
                    .unwrap_or_else(|| name.vi.clone()),
            ),
        };
        let first = self.unit_names.ids.get(&id).map(|ix| self.draft.units[*ix].offset);
        if !self.is_first(Noun::Unit, at, &id, first) {
            return;
        }
        let mut unit = Unit { id, name, ..Unit::default() };
        if let Some(wire) = wire {
            self.complete(&mut unit, wire);
        }
        let ix = self.draft.units.len();
        self.unit_names.ids.insert(unit.id.clone(), ix);
        self.draft.units.push(DraftUnit { unit, own_id: own.is_some(), offset: node.at });
    }

    fn complete(&self, unit: &mut Unit, wire: &wire::Unit<'_>) {
        unit.aliases = each(&wire.aliases).map(|(_, alias)| alias.to_owned()).collect();
        unit.kind = text(&wire.kind);
        unit.group = self.find(Noun::Group, &wire.group, &self.draft.groups, |group| &group.id);
        unit.parent = text(&wire.parent);
        unit.edition =
            self.find(Noun::Edition, &wire.edition, &self.draft.editions, |edition| &edition.id);
        unit.code = text(&wire.code);
        unit.predecessors =
            each_ref(&wire.predecessors).map(|(_, wire)| self.predecessor(wire)).collect();
        let is = |flag: Option<At<bool>>| flag.and_then(|flag| flag.value).unwrap_or(false);
        unit.aggregate = is(wire.aggregate);
        unit.distinct = is(wire.distinct);
    }

    fn predecessor(&self, wire: &wire::Predecessor<'_>) -> Predecessor {
        let link = match wire.link.and_then(|link| link.value) {
            Some(wire::Link::Partial) => Link::Partial,
            Some(wire::Link::Full) | None => Link::Full,
        };
        let weight = self.decimal(&wire.weight).filter(|weight| {
            let good = weight.sign() >= 0;
            if let (false, Some(number)) = (good, &wire.weight) {
                self.tell(number.offset, Problem::BadWeight { weight: *weight });
            }
            good
        });
        Predecessor { unit: wire.unit.to_owned(), link, weight }
    }

    /// The unit that a figure names: by id, then by name, then by alias.
    pub(super) fn find_unit(&self, at: usize, name: &str) -> Option<usize> {
        if let Some(ix) = self.unit_names.ids.get(name) {
            return Some(*ix);
        }
        let key = words::nfc(name.trim());
        let by_name = self.unit_names.by_name.get_or_init(|| ByName::of(&self.draft.units));
        let maps = [&by_name.names, &by_name.aliases];
        match maps.into_iter().find_map(|map| map.get(&key)).map(Vec::as_slice) {
            Some([ix]) => Some(*ix),
            Some(several) => {
                let ids = several.iter().map(|ix| self.draft.units[*ix].unit.id.clone());
                let problem =
                    Problem::AmbiguousName { name: name.to_owned(), units: ids.collect() };
                self.tell(at, problem);
                None
            }
            None => {
                let known = self.draft.units.iter().map(|unit| &unit.unit);
                let names = known.flat_map(|unit| [unit.name.vi.as_str(), unit.id.as_str()]);
                self.unknown(at, Noun::Unit, name, names);
                None
            }
        }
    }
}

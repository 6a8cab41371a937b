//! Units as they enter the data set: with an id of their own, and completed by what later files say.

use std::collections::{BTreeMap, HashSet};

use crate::import::Draft;
use crate::model::text::{fold, slug, spelling};
use crate::model::{Dataset, DatasetBuilder, Predecessor, Unit, UnitIx};
use crate::names::same_letters;

/// Adds a unit; its id is made unique, as that of its edition where it has one.
pub fn add(builder: &mut DatasetBuilder, mut unit: Unit) -> UnitIx {
    if unit.id.is_empty() {
        unit.id = Some(slug(&unit.name.vi)).filter(|id| !id.is_empty()).unwrap_or("unit".into());
    }
    let so_far = builder.so_far();
    if so_far.unit_by_id(&unit.id).is_some() {
        let edition = unit.edition.map(|ix| so_far.editions()[ix].id.clone());
        let suffixes = edition.into_iter().chain((2..).map(|n: u32| n.to_string()));
        let mut ids = suffixes.map(|suffix| format!("{}-{suffix}", unit.id));
        if let Some(id) = ids.find(|id| so_far.unit_by_id(id).is_none()) {
            unit.id = id;
        }
    }
    builder.unit(unit)
}

/// Adds what a second file says of a unit beyond the first; its name too, where the user `decided`
/// that it is one of this unit: saved with the data, it is never asked for again. Gives the new
/// aliases. What it was formed from is added by [`lineage`].
pub fn complete(
    builder: &mut DatasetBuilder,
    ix: UnitIx,
    more: &Unit,
    decided: bool,
) -> Vec<String> {
    let several = decided && is_of_several(builder.so_far(), &more.name.vi);
    let Some(unit) = builder.unit_mut(ix) else { return Vec::new() };
    unit.group = unit.group.or(more.group);
    unit.edition = unit.edition.or(more.edition);
    unit.distinct |= more.distinct;
    unit.outline = unit.outline.take().or_else(|| more.outline.clone());
    for (own, other) in [
        (&mut unit.name.en, &more.name.en),
        (&mut unit.kind, &more.kind),
        (&mut unit.parent, &more.parent),
        (&mut unit.code, &more.code),
    ] {
        if own.is_none() {
            own.clone_from(other);
        }
    }
    let known: HashSet<&String> = unit.aliases.iter().collect();
    let mut new: Vec<String> =
        more.aliases.iter().filter(|alias| !known.contains(alias)).cloned().collect();
    let name = &more.name.vi;
    let known = if several { is_alias(unit, name) } else { is_known(unit, name) };
    if decided && !known && !new.contains(name) {
        new.push(name.clone());
    }
    // The first file left out the diacritics: the name is shown with them.
    if unit.name.vi.is_ascii()
        && !name.is_ascii()
        && same_letters(&fold(&unit.name.vi), &fold(name))
    {
        let plain = std::mem::replace(&mut unit.name.vi, name.clone());
        new.retain(|alias| alias != name);
        new.extend([plain, name.clone()]);
        unit.aliases.extend(new.iter().filter(|alias| *alias != name).cloned());
        return new;
    }
    unit.aliases.extend(new.iter().cloned());
    new
}

/// Whether a unit has a name in this spelling.
fn is_known(unit: &Unit, name: &str) -> bool {
    let own = [Some(&unit.name.vi), unit.name.en.as_ref()];
    let wanted = spelling(name);
    is_alias(unit, name) || own.into_iter().flatten().any(|own| spelling(own) == wanted)
}

/// Whether several units have this name: it says which is meant where it is an alias as well.
fn is_of_several(dataset: &Dataset, name: &str) -> bool {
    let wanted = spelling(name);
    let units = dataset.units().iter();
    units.filter(|unit| spelling(&unit.name.vi) == wanted).nth(1).is_some()
}

/// Whether a unit has a name among its other spellings.
fn is_alias(unit: &Unit, name: &str) -> bool {
    let wanted = spelling(name);
    unit.aliases.iter().any(|alias| spelling(alias) == wanted)
}

/// Adds what a unit was formed from, if nothing is known of that.
fn form_from(builder: &mut DatasetBuilder, ix: UnitIx, predecessors: Vec<Predecessor>) {
    if let Some(unit) = builder.unit_mut(ix).filter(|unit| unit.predecessors.is_empty()) {
        unit.predecessors = predecessors;
    }
}

/// Has each unit follow the units that it was formed from, under the ids that these have in the
/// data set.
pub fn lineage(builder: &mut DatasetBuilder, draft: &Draft, units: &[UnitIx]) {
    let mut ids: Option<BTreeMap<&str, UnitIx>> = None;
    for (draft_unit, ix) in draft.units.iter().zip(units) {
        if draft_unit.unit.predecessors.is_empty() {
            continue;
        }
        let own = || draft.units.iter().map(|unit| unit.unit.id.as_str());
        let ids = ids.get_or_insert_with(|| own().zip(units.iter().copied()).collect());
        let mut before = draft_unit.unit.predecessors.clone();
        for predecessor in &mut before {
            if let Some(known) = ids.get(predecessor.unit.as_str()) {
                predecessor.unit.clone_from(&builder.so_far().units()[*known].id);
            }
        }
        form_from(builder, *ix, before);
    }
}

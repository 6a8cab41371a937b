//! Units as they enter the data set: with an id of their own, and completed by what later files say.

use std::collections::HashSet;

use crate::import::names::same_letters;
use crate::model::text::{fold, slug, spelling};
use crate::model::{DatasetBuilder, Predecessor, Unit, UnitIx};

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
/// aliases. What it was formed from is added by [`form_from`].
pub fn complete(
    builder: &mut DatasetBuilder,
    ix: UnitIx,
    more: &Unit,
    decided: bool,
) -> Vec<String> {
    let Some(unit) = builder.unit_mut(ix) else { return Vec::new() };
    unit.group = unit.group.or(more.group);
    unit.edition = unit.edition.or(more.edition);
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
    if decided && !is_known(unit, name) && !new.contains(name) {
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
    let wanted = spelling(name);
    let names = std::iter::once(&unit.name.vi).chain(&unit.name.en).chain(&unit.aliases);
    names.map(|name| spelling(name)).any(|known| known == wanted)
}

/// Adds what a unit was formed from, if nothing is known of that.
pub fn form_from(builder: &mut DatasetBuilder, ix: UnitIx, predecessors: Vec<Predecessor>) {
    if let Some(unit) = builder.unit_mut(ix).filter(|unit| unit.predecessors.is_empty()) {
        unit.predecessors = predecessors;
    }
}

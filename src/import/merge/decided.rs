//! What was decided on names before: since the files were opened, or before a joined file was written.

use super::wanted::Wanted;
use crate::model::text::spelling;
use crate::model::{Dataset, UnitIx};
use crate::names::{Candidate, Reason};

/// Of several units of one name, the one that the name was decided to mean: the unit of its own among
/// those that `eligible` admits, or the candidate that has the name among its other spellings as well.
pub fn settled(
    dataset: &Dataset,
    name: &str,
    candidates: &[Candidate],
    eligible: impl Fn(UnitIx) -> bool,
) -> Option<UnitIx> {
    if candidates.iter().any(|candidate| candidate.reason != Reason::SeveralUnits) {
        return None;
    }
    let name = spelling(name);
    let alike = |other: &String| spelling(other) == name;
    let units = dataset.units();
    let own = (0..units.len())
        .filter(|ix| units[*ix].distinct && eligible(*ix) && alike(&units[*ix].name.vi));
    let of_alias = candidates
        .iter()
        .map(|of| of.unit)
        .filter(|ix| !units[*ix].distinct && units[*ix].aliases.iter().any(alike));
    let mut meant = own.chain(of_alias);
    meant.next().filter(|_| meant.next().is_none())
}

/// The unit of its own that a name was decided to mean, if an earlier file has it. One that has an id
/// of its own is found by that alone.
pub fn of_its_own(dataset: &Dataset, wanted: &Wanted<'_>, before: usize) -> Option<UnitIx> {
    if wanted.own_id {
        return wanted.same_id(dataset, before).filter(|(_, sure)| *sure).map(|(ix, _)| ix);
    }
    let mut name = None;
    dataset.units().iter().take(before).position(|unit| {
        let name = name.get_or_insert_with(|| spelling(&wanted.unit.name.vi));
        unit.distinct && wanted.may_be(unit) && spelling(&unit.name.vi) == *name
    })
}

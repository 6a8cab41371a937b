//! The units of a draft on their way into the data set: which may be which, in what order they are
//! looked for, and which of them the user has decided.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::super::Draft;
use super::super::draft::{DraftUnit, Format};
use super::super::report::{Choices, NameDecision};
use crate::model::order;
use crate::model::text::spelling;
use crate::model::{Dataset, DatasetBuilder, Edition, Period, Unit, UnitIx};
use crate::names::{Form, Names, alike};

/// A unit of a draft.
pub struct Wanted<'a> {
    /// What the file says of it, with edition and group as the data set numbers them.
    pub unit: Unit,
    /// Its name, taken apart when it is first looked for.
    form: Option<Form>,
    /// Whether the file gives the id.
    pub own_id: bool,
    /// The first and last period of its figures.
    pub span: Option<(Period, Period)>,
    /// What the user decided on its name.
    pub decision: Option<&'a NameDecision>,
    /// The unit above it, where it stands in the same draft.
    pub above: Option<usize>,
    /// Whether no earlier file knows the unit above it.
    pub above_is_new: bool,
}

impl<'a> Wanted<'a> {
    /// The units of a draft.
    pub fn all(
        draft: &Draft,
        editions: &[usize],
        groups: &[usize],
        choices: &'a Choices,
    ) -> Vec<Wanted<'a>> {
        let decisions = decisions(choices);
        let above = above(draft);
        let spans = draft.rows.spans(draft.units.len());
        let each = draft.units.iter().zip(spans).enumerate();
        each.map(|(at, (DraftUnit { unit, own_id, .. }, span))| Wanted {
            unit: Unit {
                edition: unit.edition.and_then(|ix| editions.get(ix).copied()),
                group: unit.group.and_then(|ix| groups.get(ix).copied()),
                ..unit.clone()
            },
            form: None,
            own_id: *own_id,
            span,
            decision: match decisions.is_empty() {
                true => None,
                false => decisions.get(&spelling(&unit.name.vi)).copied(),
            },
            above: above.get(at).copied().flatten(),
            above_is_new: false,
        })
        .collect()
    }

    /// Its name, taken apart.
    pub fn form(&mut self, names: &mut Names) -> &Form {
        self.form.get_or_insert_with(|| names.take_apart(&self.unit.name.vi))
    }

    /// Its name, if [`Wanted::form`] has taken it apart.
    pub fn taken_apart(&self) -> Option<&Form> {
        self.form.as_ref()
    }

    /// Whether the user decided that it is a unit of its own.
    pub fn is_kept_apart(&self) -> bool {
        self.decision.is_some_and(|decision| decision.same_as.is_none())
    }

    /// The unit, and its name where it has been taken apart, to be added. Nothing is left of either.
    pub fn take(&mut self) -> (Unit, Option<Form>) {
        (std::mem::take(&mut self.unit), self.form.take())
    }

    /// Whether nothing that both say of themselves speaks against their being one unit.
    pub fn may_be(&self, known: &Unit) -> bool {
        let agree = |a: Option<&str>, b: Option<&str>| a.is_none() || b.is_none() || a == b;
        let unit = &self.unit;
        let editions =
            unit.edition.is_none() || known.edition.is_none() || unit.edition == known.edition;
        let parents = match self.above_is_new {
            true => known.parent.is_none(),
            false => agree(unit.parent.as_deref(), known.parent.as_deref()),
        };
        unit.aggregate == known.aggregate
            && editions
            && parents
            && agree(unit.kind.as_deref(), known.kind.as_deref())
    }

    /// The unit of an earlier file with the same id; and whether their names bear it out. Two files
    /// may both count their units from 1, so an id with a number in it says nothing by itself.
    pub fn same_id(&self, dataset: &Dataset, before: usize) -> Option<(UnitIx, bool)> {
        let id = &self.unit.id;
        let ix = dataset.unit_by_id(id).filter(|ix| self.own_id && *ix < before)?;
        let known = &dataset.units()[ix];
        if !self.may_be(known) {
            return None;
        }
        let sure = !id.contains(|c: char| c.is_ascii_digit())
            || self.unit.name.vi == known.name.vi
            || names(&self.unit).any(|own| names(known).any(|other| alike(own, other)));
        Some((ix, sure))
    }
}

/// So many names of a unit are looked at for what they have in common with another's.
const MOST_NAMES: usize = 16;

/// The names of a unit.
fn names(unit: &Unit) -> impl Iterator<Item = &str> {
    let aliases = unit.aliases.iter();
    let all = std::iter::once(&unit.name.vi).chain(&unit.name.en).chain(aliases);
    all.map(String::as_str).take(MOST_NAMES)
}

/// The order in which units are looked for: those above before those below, that these be found
/// under them. The units of records are told apart by name only: the best written name comes first,
/// so that nothing depends on the order of rows.
pub fn in_order(draft: &Draft, wanted: &[Wanted<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let by_name = draft.format != Format::Native;
    let below = wanted.iter().any(|unit| unit.above.is_some());
    if by_name || below {
        order::sort_by_key(&mut order, |&at| {
            let name = by_name.then(|| {
                let name = &draft.units[at].unit.name.vi;
                (Reverse(name.len() - name.chars().filter(char::is_ascii).count()), name)
            });
            (level(wanted, at), name)
        });
    }
    order
}

/// How many units of the draft stand above one; a ring of them is cut.
fn level(wanted: &[Wanted<'_>], at: usize) -> usize {
    const MOST: usize = 8;
    std::iter::successors(wanted[at].above, |above| wanted[*above].above).take(MOST).count()
}

/// For each unit the one above it, if any unit of the draft has one there.
fn above(draft: &Draft) -> Vec<Option<usize>> {
    if draft.units.iter().all(|unit| unit.unit.parent.is_none()) {
        return Vec::new();
    }
    let ids: HashMap<&str, usize> =
        draft.units.iter().enumerate().map(|(at, unit)| (unit.unit.id.as_str(), at)).collect();
    let parent = |unit: &DraftUnit| ids.get(unit.unit.parent.as_deref()?).copied();
    draft.units.iter().map(parent).collect()
}

/// The decisions by name; the first for a name counts.
fn decisions(choices: &Choices) -> HashMap<String, &NameDecision> {
    let mut decisions = HashMap::new();
    for decision in &choices.names {
        decisions.entry(spelling(&decision.name)).or_insert(decision);
    }
    decisions
}

/// By how many years an edition begins after a year; 0 when it does not.
pub fn starts_after(edition: &Edition, year: i32) -> i32 {
    year_of(edition.from.as_deref()).map_or(0, |from| (from - year).max(0))
}

/// Whether an edition had ended before a year began.
pub fn ended(edition: &Edition, year: i32) -> bool {
    year_of(edition.to.as_deref()).is_some_and(|to| to < year)
}

fn year_of(date: Option<&str>) -> Option<i32> {
    date?.get(..4)?.parse().ok()
}

/// Units of this file that stand before the unit they belong to bear its id of the data set too.
pub fn parents_behind(
    builder: &mut DatasetBuilder,
    wanted: &[Wanted<'_>],
    units: &[UnitIx],
    before: usize,
) {
    for (at, wanted) in wanted.iter().enumerate() {
        let Some(above) = wanted.above.filter(|above| *above > at) else { continue };
        let id = builder.so_far().units().get(units[above]).map(|above| above.id.clone());
        if let (Some(id), true) = (id, units[at] >= before)
            && let Some(unit) = builder.unit_mut(units[at])
        {
            unit.parent = Some(id);
        }
    }
}

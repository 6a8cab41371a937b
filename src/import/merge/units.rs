//! Units of several files: matched by id, then by name within an edition, never by code, never on
//! a guess.

use std::collections::{BTreeMap, HashSet};

use super::super::diagnostic::Problem;
use super::super::report::{Choices, Doubt, Matched};
use super::super::{Draft, SourceFile};
use super::add::{add, complete, lineage};
use super::decided::{of_its_own, settled};
use super::doubts::{Asked, MOST_DOUBTS, doubts, strongest};
use super::wanted::{Wanted, ended, in_order, parents_behind, starts_after};
use crate::model::order;
use crate::model::text::spelling;
use crate::model::{Dataset, DatasetBuilder, UnitIx};
use crate::names::{Candidate, Form, Likeness, NameMatch, Names, Reason, Resembling};

/// So many lists of units are looked through for a name, one after another.
const MOST_STAGES: usize = 16;

/// The units of the files joined so far.
#[derive(Default)]
pub struct KnownUnits {
    names: Names,
    /// So many units of the data set stand in `names`: the others wait until a name is looked for.
    named: usize,
    /// Decisions that a file before showed, by the name's spelling: each is shown once.
    shown: HashSet<String>,
    /// For a year, the editions in which its units are looked for; of the file being joined.
    stages: BTreeMap<i32, Vec<i32>>,
}

/// Where the units of a draft went.
pub struct MatchedUnits {
    /// For each unit of the draft, its index in the data set.
    pub units: Vec<UnitIx>,
    /// How they were matched.
    pub matched: Matched,
    /// Names to be decided, in the order of the file.
    pub doubts: Vec<Doubt>,
    /// What was not done about names.
    pub problems: Vec<Problem>,
}

/// What is known of one unit of the draft.
#[derive(Clone)]
enum Found {
    Unit(UnitIx),
    Doubtful(Vec<Candidate>),
    New,
}

impl KnownUnits {
    /// Finds or adds the units of a draft.
    pub fn join(
        &mut self,
        builder: &mut DatasetBuilder,
        file: &SourceFile,
        draft: &Draft,
        editions: &[usize],
        groups: &[usize],
        choices: &Choices,
    ) -> MatchedUnits {
        let before = builder.so_far().units().len();
        self.stages.clear();
        let mut wanted = Wanted::all(draft, editions, groups, choices);
        let order = in_order(draft, &wanted);
        let mut matched = Matched::default();
        let mut found = self.find(builder.so_far(), &mut wanted, &order, &mut matched);
        let mut problems = Vec::new();
        self.find_resembling(builder.so_far(), &mut wanted, &mut found, &mut problems);
        let mut asked = self.asked(builder.so_far(), &mut wanted, &found);
        if let Some(more) = strongest(&mut asked) {
            let asked = MOST_DOUBTS as u32;
            problems.push(Problem::NamesNotAsked { asked, more });
        }

        let mut units = vec![0; wanted.len()];
        // Where units have ids of their own, in the order of the file: a joined file opens again as
        // it was.
        let own_ids = draft.units.iter().all(|unit| unit.own_id);
        let placing = if own_ids { (0..wanted.len()).collect() } else { order };
        let mut placed = vec![false; wanted.len()];
        for at in placing {
            let above = wanted[at].above.filter(|above| placed[*above]).map(|above| units[above]);
            placed[at] = true;
            if let Some(above) = above.and_then(|above| builder.so_far().units().get(above)) {
                wanted[at].unit.parent = Some(above.id.clone());
            }
            units[at] = match &found[at] {
                Found::Unit(ix) => {
                    let decision = wanted[at].decision;
                    let decided = decision.is_some_and(|decision| decision.same_as.is_some());
                    let aliases = complete(builder, *ix, &wanted[at].unit, decided);
                    for alias in aliases.iter().filter(|_| *ix < self.named) {
                        self.names.add_alias(*ix, &builder.so_far().units()[*ix], alias);
                    }
                    *ix
                }
                Found::Doubtful(_) | Found::New => {
                    let doubtful = matches!(found[at], Found::Doubtful(_));
                    self.in_same_file(builder.so_far(), &mut wanted[at], before).unwrap_or_else(
                        || {
                            *(if doubtful { &mut matched.doubtful } else { &mut matched.new }) += 1;
                            self.add(builder, &mut wanted[at], before)
                        },
                    )
                }
            };
        }
        parents_behind(builder, &wanted, &units, before);
        lineage(builder, draft, &units);
        order::sort_by_key(&mut asked, |asked| asked.at);
        let doubts = doubts(builder.so_far(), file, draft, &asked, &units);
        MatchedUnits { units, matched, doubts, problems }
    }

    /// Adds a unit.
    fn add(
        &mut self,
        builder: &mut DatasetBuilder,
        wanted: &mut Wanted<'_>,
        before: usize,
    ) -> UnitIx {
        // The units of the first list were there before anything was asked.
        let own = wanted.is_kept_apart() && !(before == 0 && wanted.own_id);
        let (mut unit, form) = wanted.take();
        unit.predecessors.clear();
        unit.distinct |= own;
        let ix = add(builder, unit);
        if let Some(form) = form
            && ix == self.named
        {
            self.names.add_form(ix, &builder.so_far().units()[ix], form);
            self.named += 1;
        }
        ix
    }

    /// Has all units of the data set stand under their names.
    fn name(&mut self, dataset: &Dataset) {
        for (ix, unit) in dataset.units().iter().enumerate().skip(self.named) {
            self.names.add(ix, unit);
        }
        self.named = dataset.units().len();
    }

    /// Which units of earlier files those of a draft certainly are; which cannot be told.
    fn find(
        &mut self,
        dataset: &Dataset,
        wanted: &mut [Wanted<'_>],
        order: &[usize],
        matched: &mut Matched,
    ) -> Vec<Found> {
        let mut found = vec![Found::New; wanted.len()];
        let before = dataset.units().len();
        if before == 0 {
            return found;
        }
        let mut taken: BTreeMap<UnitIx, usize> = BTreeMap::new();
        for &at in order {
            if let Some(above) = wanted[at].above {
                match &found[above] {
                    Found::Unit(ix) => {
                        wanted[at].unit.parent = Some(dataset.units()[*ix].id.clone());
                    }
                    _ => wanted[at].above_is_new = true,
                }
            }
            let decided = wanted[at].decision.map(|decision| decision.same_as.as_deref());
            let decided = decided.map(|id| id.map(|id| dataset.unit_by_id(id)));
            let result = match decided {
                Some(None) => match of_its_own(dataset, &wanted[at], before) {
                    Some(ix) => {
                        matched.decided += 1;
                        Found::Unit(ix)
                    }
                    None => Found::New,
                },
                Some(Some(Some(ix))) => {
                    matched.decided += 1;
                    Found::Unit(ix)
                }
                Some(Some(None)) | None => {
                    let (result, likeness) = self.find_one(dataset, &mut wanted[at], before);
                    let result = apart_in_file(result, likeness, wanted, at, &taken);
                    if let (Found::Unit(_), Some(likeness)) = (&result, likeness) {
                        matched.count(likeness);
                    }
                    result
                }
            };
            if let Found::Unit(ix) = result {
                taken.entry(ix).or_insert(at);
            }
            found[at] = result;
        }
        // What a file itself tells apart is not asked for again.
        for at in (0..wanted.len()).filter(|at| wanted[*at].own_id) {
            if let Found::Doubtful(candidates) = &mut found[at] {
                candidates.retain(|candidate| !taken.contains_key(&candidate.unit));
                if candidates.is_empty() {
                    found[at] = Found::New;
                }
            }
        }
        found
    }

    /// By id, else by name.
    fn find_one(
        &mut self,
        dataset: &Dataset,
        wanted: &mut Wanted<'_>,
        before: usize,
    ) -> (Found, Option<Likeness>) {
        let by_id = wanted.same_id(dataset, before);
        if let Some((ix, true)) = by_id {
            return (Found::Unit(ix), Some(Likeness::Id));
        }
        let by_name = self.by_name(dataset, wanted, before);
        match (by_id, by_name) {
            (Some((unit, _)), (Found::New, _)) => {
                let candidate = Candidate { unit, reason: Reason::OtherName };
                (Found::Doubtful(vec![candidate]), None)
            }
            (_, by_name) => by_name,
        }
    }

    /// By name among the units of earlier files: those of the editions in force first, then of
    /// editions that begin later, the nearest first (a list of 2008 also names what was in 2005).
    fn by_name(
        &mut self,
        dataset: &Dataset,
        wanted: &mut Wanted<'_>,
        before: usize,
    ) -> (Found, Option<Likeness>) {
        self.name(dataset);
        let stages = match (wanted.unit.edition, wanted.span) {
            (None, Some((_, last))) => self.stages(dataset, last.year),
            _ => vec![0],
        };
        wanted.form(&mut self.names);
        let aliases: Vec<Form> =
            wanted.unit.aliases.iter().map(|alias| self.names.take_apart(alias)).collect();
        let by_key = dataset.unit_by_id(wanted.unit.name.vi.trim());
        for stage in stages {
            let unit = &*wanted;
            let eligible = |ix: UnitIx| {
                let known = &dataset.units()[ix];
                ix < before
                    && unit.may_be(known)
                    && match (unit.unit.edition, unit.span, known.edition) {
                        (None, Some((first, last)), Some(edition)) => {
                            let edition = &dataset.editions()[edition];
                            starts_after(edition, last.year) == stage && !ended(edition, first.year)
                        }
                        _ => true,
                    }
            };
            if let Some(ix) = by_key.filter(|ix| eligible(*ix)) {
                return (Found::Unit(ix), Some(Likeness::Id));
            }
            for form in unit.taken_apart().into_iter().chain(&aliases) {
                match self.names.find_certain(form, eligible) {
                    NameMatch::Certain(ix, likeness) => return (Found::Unit(ix), Some(likeness)),
                    NameMatch::Doubtful(candidates) => {
                        return match settled(dataset, form.raw(), &candidates, eligible) {
                            Some(ix) => (Found::Unit(ix), Some(Likeness::Alias)),
                            None => (Found::Doubtful(candidates), None),
                        };
                    }
                    NameMatch::New => {}
                }
            }
        }
        (Found::New, None)
    }

    /// By how many years editions begin after a year: 0 for those in force, then the next few.
    fn stages(&mut self, dataset: &Dataset, year: i32) -> Vec<i32> {
        let made = self.stages.entry(year).or_insert_with(|| {
            let editions = dataset.editions().iter();
            let mut stages: Vec<i32> =
                editions.map(|edition| starts_after(edition, year)).chain([0]).collect();
            order::sort(&mut stages);
            stages.dedup();
            stages.truncate(MOST_STAGES);
            stages
        });
        made.clone()
    }

    /// Another row of the same file that differs only in how the name is written.
    fn in_same_file(
        &mut self,
        dataset: &Dataset,
        wanted: &mut Wanted<'_>,
        before: usize,
    ) -> Option<UnitIx> {
        if wanted.own_id {
            return None;
        }
        self.name(dataset);
        wanted.form(&mut self.names);
        let unit = &*wanted;
        let eligible = |ix: UnitIx| ix >= before && unit.may_be(&dataset.units()[ix]);
        match self.names.find_certain(unit.taken_apart()?, eligible) {
            NameMatch::Certain(_, Likeness::Prefix) => None,
            NameMatch::Certain(ix, likeness) => {
                let alike = likeness <= Likeness::Spelling;
                (alike || !unit.is_kept_apart()).then_some(ix)
            }
            _ => None,
        }
    }

    /// For names that are still new: the units of earlier files that they resemble, unless another
    /// row of the same file names that unit.
    fn find_resembling(
        &mut self,
        dataset: &Dataset,
        wanted: &mut [Wanted<'_>],
        found: &mut [Found],
        problems: &mut Vec<Problem>,
    ) {
        let is_open = |wanted: &Wanted<'_>| !wanted.unit.aggregate && wanted.decision.is_none();
        let unmatched: Vec<usize> = (0..found.len())
            .filter(|&at| matches!(found[at], Found::New) && is_open(&wanted[at]))
            .collect();
        if unmatched.is_empty() || dataset.units().is_empty() {
            return;
        }
        self.name(dataset);
        let mut taken = vec![false; dataset.units().len()];
        for known in found.iter() {
            if let Found::Unit(ix) = known {
                taken[*ix] = true;
            }
        }
        for &at in &unmatched {
            wanted[at].form(&mut self.names);
        }
        let mut known = Resembling::new(&self.names, |ix| !taken[ix]);
        for (done, &at) in unmatched.iter().enumerate() {
            let unit = &wanted[at];
            let eligible = |ix: UnitIx| unit.may_be(&dataset.units()[ix]);
            let candidates = unit.taken_apart().map(|form| known.find(form, eligible));
            match candidates {
                Some(Ok(candidates)) if !candidates.is_empty() => {
                    found[at] = Found::Doubtful(candidates);
                }
                Some(Err(_)) => {
                    let names = (unmatched.len() - done) as u32;
                    problems.push(Problem::NamesNotCompared { names });
                    break;
                }
                _ => {}
            }
        }
    }

    /// What the user is asked, and what was asked before: a decided name keeps what was suggested
    /// for it, so that the decision can be seen and taken back.
    fn asked<'a>(
        &mut self,
        dataset: &Dataset,
        wanted: &mut [Wanted<'a>],
        found: &[Found],
    ) -> Vec<Asked<'a>> {
        let mut asked = Vec::new();
        let mut decided = Vec::new();
        for (at, found) in found.iter().enumerate() {
            if let Some(decision) = wanted[at].decision {
                if self.shown.insert(spelling(&decision.name)) {
                    decided.push((at, decision));
                }
            } else if let Found::Doubtful(candidates) = found {
                asked.push(Asked { at, candidates: candidates.clone(), decision: None });
            }
        }
        if decided.is_empty() {
            return asked;
        }
        let before = dataset.units().len();
        let by_name: Vec<Found> = decided
            .iter()
            .map(|(at, _)| self.find_one(dataset, &mut wanted[*at], before).0)
            .collect();
        let mut known = Resembling::new(&self.names, |_| true);
        for ((at, decision), found) in decided.into_iter().zip(by_name) {
            let unit = &wanted[at];
            let own = of_its_own(dataset, unit, before);
            let eligible = |ix: UnitIx| own != Some(ix) && unit.may_be(&dataset.units()[ix]);
            let candidates = match found {
                Found::Doubtful(candidates) => candidates,
                Found::Unit(unit) if own != Some(unit) => {
                    vec![Candidate { unit, reason: Reason::Similar }]
                }
                Found::Unit(_) | Found::New => unit
                    .taken_apart()
                    .and_then(|form| known.find(form, eligible).ok())
                    .unwrap_or_default(),
            };
            asked.push(Asked { at, candidates, decision: Some(decision) });
        }
        asked
    }
}

/// Keeps two units of one file apart: those with ids of their own always, others where only
/// contradicting diacritics would make them one.
fn apart_in_file(
    result: Found,
    likeness: Option<Likeness>,
    wanted: &[Wanted<'_>],
    at: usize,
    taken: &BTreeMap<UnitIx, usize>,
) -> Found {
    let Found::Unit(ix) = result else { return result };
    let Some(&other) = taken.get(&ix) else { return result };
    let name = &wanted[at].unit.name.vi;
    let accented = !name.is_ascii() && spelling(name) != spelling(&wanted[other].unit.name.vi);
    if wanted[at].own_id {
        Found::New
    } else if likeness == Some(Likeness::Unaccented) && accented {
        Found::Doubtful(vec![Candidate { unit: ix, reason: Reason::Diacritics }])
    } else {
        result
    }
}

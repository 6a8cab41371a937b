//! Units of several files: matched by id, then by name within an edition, never by code, never on
//! a guess.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::draft::{DraftUnit, Format};
use super::super::names::{Candidate, Likeness, NameMatch, Names, Reason};
use super::super::report::{Choices, Doubt, DoubtCandidate, Evidence, Matched, NameDecision};
use super::super::{Draft, SourceFile};
use crate::model::order;
use crate::model::text::{slug, spelling};
use crate::model::{Dataset, DatasetBuilder, Edition, Period, Unit, UnitIx};

/// More unmatched names than this are another population: not each is asked for.
const MOST_DOUBTS: usize = 300;

/// Rows that a doubt shows.
const EVIDENCE: usize = 3;

/// The units of the files joined so far.
#[derive(Default)]
pub struct KnownUnits {
    names: Names,
}

/// Where the units of a draft went.
pub struct MatchedUnits {
    /// For each unit of the draft, its index in the data set.
    pub units: Vec<UnitIx>,
    /// How they were matched.
    pub matched: Matched,
    /// Names to be decided, in the order of the file.
    pub doubts: Vec<Doubt>,
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
        let wanted: Vec<Unit> = draft
            .units
            .iter()
            .map(|DraftUnit { unit, .. }| Unit {
                edition: unit.edition.and_then(|ix| editions.get(ix).copied()),
                group: unit.group.and_then(|ix| groups.get(ix).copied()),
                ..unit.clone()
            })
            .collect();
        let spans = spans(draft);
        let decisions: Vec<Option<&NameDecision>> =
            wanted.iter().map(|unit| decision(choices, unit)).collect();
        let mut matched = Matched::default();
        let mut taken: BTreeMap<UnitIx, usize> = BTreeMap::new();
        let mut found = vec![Found::New; wanted.len()];

        // The units of records are told apart by name only: the best written name comes first, so
        // that nothing depends on the order of rows.
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        if draft.format != Format::Native {
            order::sort_by_key(&mut order, |&at| {
                let name = &wanted[at].name.vi;
                (Reverse(name.len() - name.chars().filter(char::is_ascii).count()), name)
            });
        }
        for &at in &order {
            let unit = &wanted[at];
            let own_id = draft.units[at].own_id;
            let result = match decisions[at].map(|decision| decision.same_as.as_deref()) {
                Some(None) => Found::New,
                Some(Some(id)) if builder.so_far().unit_by_id(id).is_some() => {
                    matched.decided += 1;
                    builder.so_far().unit_by_id(id).map_or(Found::New, Found::Unit)
                }
                _ => {
                    let by_id = own_id.then(|| same_id(builder.so_far(), unit, before)).flatten();
                    let (result, likeness) = match by_id {
                        Some(ix) => (Found::Unit(ix), Some(Likeness::Id)),
                        None => self.by_name(builder.so_far(), unit, spans[at], before),
                    };
                    let result = apart_in_file(result, likeness, &wanted, at, own_id, &taken);
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
        self.find_resembling(builder.so_far(), &wanted, &decisions, before, &taken, &mut found);

        let mut units = vec![0; wanted.len()];
        for &at in &order {
            let ix = match &found[at] {
                Found::Unit(ix) => {
                    if complete(builder, *ix, &wanted[at]) {
                        self.names.add(*ix, &builder.so_far().units()[*ix]);
                    }
                    *ix
                }
                Found::Doubtful(_) | Found::New => {
                    let in_file = (!draft.units[at].own_id && decisions[at].is_none())
                        .then(|| self.in_same_file(builder.so_far(), &wanted[at], before))
                        .flatten();
                    in_file.unwrap_or_else(|| {
                        let doubtful = matches!(found[at], Found::Doubtful(_));
                        *(if doubtful { &mut matched.doubtful } else { &mut matched.new }) += 1;
                        let ix = add(builder, wanted[at].clone());
                        self.names.add(ix, &builder.so_far().units()[ix]);
                        ix
                    })
                }
            };
            units[at] = ix;
        }
        // A decided name keeps what was suggested for it, so that the decision can be seen and
        // taken back.
        for &at in order.iter().filter(|at| decisions[**at].is_some()) {
            found[at] =
                Found::Doubtful(self.suggested(builder.so_far(), &wanted[at], spans[at], before));
        }
        let doubts = doubts(builder.so_far(), file, draft, &found, &decisions, &units);
        MatchedUnits { units, matched, doubts }
    }

    /// By name among the units of earlier files: those of the editions in force first, then of
    /// editions that begin later, the nearest first (a list of 2008 also names what was in 2005).
    fn by_name(
        &self,
        dataset: &Dataset,
        unit: &Unit,
        span: Option<(Period, Period)>,
        before: usize,
    ) -> (Found, Option<Likeness>) {
        let mut stages: Vec<i32> = match (unit.edition, span) {
            (None, Some((_, last))) => {
                let editions = dataset.editions().iter();
                editions.map(|edition| starts_after(edition, last.year)).collect()
            }
            _ => Vec::new(),
        };
        stages.push(0);
        order::sort(&mut stages);
        stages.dedup();
        for stage in stages {
            let eligible = |ix: UnitIx| {
                let known = &dataset.units()[ix];
                ix < before
                    && may_be(unit, known)
                    && match (unit.edition, span, known.edition) {
                        (None, Some((first, last)), Some(edition)) => {
                            let edition = &dataset.editions()[edition];
                            starts_after(edition, last.year) == stage && !ended(edition, first.year)
                        }
                        _ => true,
                    }
            };
            let names = std::iter::once(&unit.name.vi).chain(&unit.aliases);
            for name in names {
                match self.names.find_certain(name, eligible) {
                    NameMatch::Certain(ix, likeness) => return (Found::Unit(ix), Some(likeness)),
                    NameMatch::Doubtful(candidates) => return (Found::Doubtful(candidates), None),
                    NameMatch::New => {}
                }
            }
        }
        (Found::New, None)
    }

    /// What a name would be taken for without a decision.
    fn suggested(
        &self,
        dataset: &Dataset,
        unit: &Unit,
        span: Option<(Period, Period)>,
        before: usize,
    ) -> Vec<Candidate> {
        match self.by_name(dataset, unit, span, before).0 {
            Found::Doubtful(candidates) => return candidates,
            Found::Unit(ix) => return vec![Candidate { unit: ix, reason: Reason::Similar }],
            Found::New => {}
        }
        let eligible = |ix: UnitIx| ix < before && may_be(unit, &dataset.units()[ix]);
        match self.names.find(&unit.name.vi, eligible) {
            NameMatch::Doubtful(candidates) => candidates,
            NameMatch::Certain(..) | NameMatch::New => Vec::new(),
        }
    }

    /// Another row of the same file that differs only in how the name is written.
    fn in_same_file(&self, dataset: &Dataset, unit: &Unit, before: usize) -> Option<UnitIx> {
        let eligible = |ix: UnitIx| ix >= before && may_be(unit, &dataset.units()[ix]);
        match self.names.find_certain(&unit.name.vi, eligible) {
            NameMatch::Certain(ix, likeness) if likeness != Likeness::Prefix => Some(ix),
            _ => None,
        }
    }

    /// For names that are still new: the units of earlier files that they resemble, unless another
    /// row of the same file names that unit.
    fn find_resembling(
        &self,
        dataset: &Dataset,
        wanted: &[Unit],
        decisions: &[Option<&NameDecision>],
        before: usize,
        taken: &BTreeMap<UnitIx, usize>,
        found: &mut [Found],
    ) {
        let unmatched: Vec<usize> =
            (0..found.len()).filter(|&at| matches!(found[at], Found::New)).collect();
        if unmatched.len() > MOST_DOUBTS {
            return;
        }
        for at in unmatched {
            let unit = &wanted[at];
            if unit.aggregate || decisions[at].is_some() {
                continue;
            }
            let eligible = |ix: UnitIx| {
                ix < before && !taken.contains_key(&ix) && may_be(unit, &dataset.units()[ix])
            };
            if let NameMatch::Doubtful(candidates) = self.names.find(&unit.name.vi, eligible) {
                found[at] = Found::Doubtful(candidates);
            }
        }
    }
}

/// The decision on a unit's name.
fn decision<'a>(choices: &'a Choices, unit: &Unit) -> Option<&'a NameDecision> {
    if choices.names.is_empty() {
        return None;
    }
    let name = spelling(&unit.name.vi);
    choices.names.iter().find(|decision| spelling(&decision.name) == name)
}

/// The first and last period of each unit of a draft.
fn spans(draft: &Draft) -> Vec<Option<(Period, Period)>> {
    let mut spans: Vec<Option<(Period, Period)>> = vec![None; draft.units.len()];
    for row in draft.rows.iter() {
        let span = &mut spans[row.unit];
        *span = Some(span.map_or((row.period, row.period), |(first, last)| {
            (first.min(row.period), last.max(row.period))
        }));
    }
    spans
}

/// By how many years an edition begins after a year; 0 when it does not.
fn starts_after(edition: &Edition, year: i32) -> i32 {
    year_of(edition.from.as_deref()).map_or(0, |from| (from - year).max(0))
}

/// Whether an edition had ended before a year began.
fn ended(edition: &Edition, year: i32) -> bool {
    year_of(edition.to.as_deref()).is_some_and(|to| to < year)
}

fn year_of(date: Option<&str>) -> Option<i32> {
    date?.get(..4)?.parse().ok()
}

/// Whether nothing that both say of themselves speaks against their being one unit.
fn may_be(unit: &Unit, known: &Unit) -> bool {
    let agree = |a: Option<&str>, b: Option<&str>| a.is_none() || b.is_none() || a == b;
    let editions =
        unit.edition.is_none() || known.edition.is_none() || unit.edition == known.edition;
    unit.aggregate == known.aggregate
        && editions
        && agree(unit.kind.as_deref(), known.kind.as_deref())
        && agree(unit.parent.as_deref(), known.parent.as_deref())
}

/// The unit of an earlier file with the same id.
fn same_id(dataset: &Dataset, unit: &Unit, before: usize) -> Option<UnitIx> {
    let ix = dataset.unit_by_id(&unit.id)?;
    (ix < before && may_be(unit, &dataset.units()[ix])).then_some(ix)
}

/// Keeps two units of one file apart: those with ids of their own always, others where only
/// contradicting diacritics would make them one.
fn apart_in_file(
    result: Found,
    likeness: Option<Likeness>,
    wanted: &[Unit],
    at: usize,
    own_id: bool,
    taken: &BTreeMap<UnitIx, usize>,
) -> Found {
    let Found::Unit(ix) = result else { return result };
    let Some(&other) = taken.get(&ix) else { return result };
    let name = &wanted[at].name.vi;
    let accented = !name.is_ascii() && spelling(name) != spelling(&wanted[other].name.vi);
    if own_id {
        Found::New
    } else if likeness == Some(Likeness::Unaccented) && accented {
        Found::Doubtful(vec![Candidate { unit: ix, reason: Reason::Diacritics }])
    } else {
        result
    }
}

/// Adds a unit; its id is made unique, as that of its edition where it has one.
fn add(builder: &mut DatasetBuilder, mut unit: Unit) -> UnitIx {
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

/// Adds what a second file says of a unit beyond the first. Gives whether it has new aliases.
fn complete(builder: &mut DatasetBuilder, ix: UnitIx, more: &Unit) -> bool {
    let Some(unit) = builder.unit_mut(ix) else { return false };
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
    if unit.predecessors.is_empty() {
        unit.predecessors.clone_from(&more.predecessors);
    }
    let known = unit.aliases.len();
    for alias in &more.aliases {
        if !unit.aliases.contains(alias) {
            unit.aliases.push(alias.clone());
        }
    }
    unit.aliases.len() > known
}

fn doubts(
    dataset: &Dataset,
    file: &SourceFile,
    draft: &Draft,
    found: &[Found],
    decisions: &[Option<&NameDecision>],
    units: &[UnitIx],
) -> Vec<Doubt> {
    let mut rows: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let asked = |at: usize| matches!(found[at], Found::Doubtful(_)) || decisions[at].is_some();
    for (row, figure) in draft.rows.iter().enumerate().filter(|(_, row)| asked(row.unit)) {
        let of_unit = rows.entry(figure.unit).or_default();
        if of_unit.len() < EVIDENCE {
            of_unit.push(row);
        }
    }
    let candidates = |at: usize| match &found[at] {
        Found::Doubtful(candidates) => candidates.as_slice(),
        _ => &[],
    };
    let doubt = |at: usize| Doubt {
        name: draft.units[at].unit.name.vi.clone(),
        unit: dataset.units()[units[at]].id.clone(),
        candidates: candidates(at)
            .iter()
            .map(|candidate| {
                let unit = &dataset.units()[candidate.unit];
                let (id, name) = (unit.id.clone(), unit.name.clone());
                DoubtCandidate { unit: id, name, reason: candidate.reason }
            })
            .collect(),
        evidence: rows
            .get(&at)
            .into_iter()
            .flatten()
            .filter_map(|&row| {
                let Some(row) = draft.rows.get(row) else { return None };
                Some(Evidence {
                    place: draft.place(row.at, &file.bytes),
                    indicator: draft.indicators[row.indicator].indicator.name.clone(),
                    period: row.period,
                    score: row.score.ok().map(|given| given.value),
                    rank: row.extra.and_then(|extra| extra.rank).map(|rank| rank.value),
                })
            })
            .collect(),
        decision: decisions[at].cloned(),
    };
    (0..found.len()).filter(|&at| asked(at)).map(doubt).collect()
}

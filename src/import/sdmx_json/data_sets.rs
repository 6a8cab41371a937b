//! The data sets of a message, one after another.
//!
//! A message is one transaction, its data sets are to be processed in their order: `Merge` (and
//! `Append`, `Information` and none, which mean the same today) adds observations and changes those
//! given before where it gives a value; `Replace` puts an observation in the place of the one given
//! before; `Delete` takes away what its keys name, at the lowest level that it gives: all, series,
//! observations or single measures, a dimension left empty meaning all of its categories.
//!
//! Source: «Field guide to SDMX-JSON data message objects», 2.1.0, `dataSet.action`;
//! `exr-action-delete.json` among the samples of 1.0 for the empty observation.

use std::collections::{HashMap, HashSet};

use super::attributes::{Groups, Said};
use super::structure::Structure;
use crate::import::cube::{Cube, Figure, Reading, position};
use crate::import::diagnostic::Problem;
use crate::import::draft::RowAt;
use crate::import::json::{Member, Node, Value};
use crate::import::nearest::nearest;
use crate::import::records::{place_of, plain_score};
use crate::model::{Decimal, Missing};

/// The columns of the draft's records that problems are about.
pub const COLUMNS: [&str; 2] = ["observations", "series"];

/// What is to be done with a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Merge,
    Replace,
    Delete,
}

const ACTIONS: [&str; 5] = ["Append", "Delete", "Information", "Merge", "Replace"];

fn action(reading: &mut Reading<'_>, data_set: &Node<'_>) -> Action {
    let Some(node) = data_set.member("action") else { return Action::Merge };
    match node.text() {
        Some("Replace") => Action::Replace,
        Some("Delete") => Action::Delete,
        Some("Merge" | "Append" | "Information") | None => Action::Merge,
        Some(word) => {
            let nearest = nearest(word, ACTIONS);
            let word = word.to_owned();
            reading.tell(node.at, Problem::UnknownWord { word, nearest, allowed: &ACTIONS });
            Action::Merge
        }
    }
}

/// The figures of the data sets of one structure.
#[derive(Default)]
pub struct Figures<'n> {
    /// The table that they are entered into.
    pub cube: Cube,
    /// Which of its figures stand so far, in the order in which their spots came up;
    /// [`TAKEN_AWAY`] for those that were taken away again.
    list: Vec<u32>,
    by_spot: HashMap<Box<[u32]>, usize>,
    /// The one title of all series, while they have but one.
    pub title: Option<Option<&'n str>>,
}

/// See [`Figures::list`].
const TAKEN_AWAY: u32 = u32::MAX;

/// A data set and what holds for all of it.
pub struct DataSet<'s, 'n, 'a> {
    /// Which one of the message.
    pub number: usize,
    /// The data set.
    pub node: &'n Node<'a>,
    /// What its keys refer to.
    pub structure: &'s Structure<'n, 'a>,
    /// Whether other data sets may say something of the same figures.
    pub several: bool,
}

/// An observation that is being read.
struct Observation<'n, 'a> {
    at: RowAt,
    cells: &'n [Node<'a>],
}

/// A position in a key: `None` where it is left empty.
type Key = Vec<Option<u32>>;

/// More sets of dimensions left empty than these are not looked for.
const MOST_MASKS: usize = 64;

/// What a data set takes away, by the dimensions that its keys leave empty.
#[derive(Default)]
struct Deleted(Vec<(Vec<bool>, Keys)>);

/// Categories of the dimensions that a key does not leave empty.
type Keys = HashSet<Box<[u32]>>;

impl Deleted {
    fn add(&mut self, key: &[Option<u32>]) -> bool {
        let mask: Vec<bool> = key.iter().map(Option::is_some).collect();
        let at = match self.0.iter().position(|(other, _)| *other == mask) {
            Some(at) => at,
            None if self.0.len() >= MOST_MASKS => return false,
            None => {
                self.0.push((mask, HashSet::new()));
                self.0.len() - 1
            }
        };
        self.0[at].1.insert(key.iter().flatten().copied().collect());
        true
    }

    fn holds(&self, spot: &[u32]) -> bool {
        self.0.iter().any(|(mask, keys)| {
            let kept = spot.iter().zip(mask).filter(|(_, is)| **is).map(|(at, _)| *at);
            keys.contains(&kept.collect::<Box<[u32]>>())
        })
    }
}

impl<'n> Figures<'n> {
    /// Reads a data set.
    pub fn read<'a>(&mut self, reading: &mut Reading<'_>, set: &DataSet<'_, 'n, 'a>) {
        let action = action(reading, set.node);
        let series = set.node.member("series").map(Node::members);
        let flat = set.node.member("observations").map(Node::members);
        if action == Action::Delete {
            return self.delete(reading, set, series, flat);
        }
        let structure = set.structure;
        let mut said = Said::default();
        said.add(reading, &structure.attributes[0], cells(set.node.member("attributes")));
        let groups = groups(reading, set);
        for member in flat.unwrap_or_default() {
            let Some((key, member)) = set.key(reading, member, &[1, 2]) else { continue };
            let said = set.with_series(reading, said, &[]);
            self.observation(reading, set, action, key, member, said, &groups);
        }
        for member in series.unwrap_or_default() {
            let Some((key, member)) = set.key(reading, member, &[1]) else { continue };
            let attributes = cells(member.value.member("attributes"));
            let said = set.with_series(reading, said, attributes);
            let observations = member.value.member("observations").map(Node::members);
            for observation in observations.unwrap_or_default() {
                let Some((own, observation)) = set.key(reading, observation, &[2]) else {
                    continue;
                };
                let key = [key.as_slice(), &own].concat();
                self.observation(reading, set, action, key, observation, said, &groups);
            }
        }
    }

    /// An observation: one figure, or as many as there are measures.
    #[expect(clippy::too_many_arguments, reason = "what holds for the level above it")]
    fn observation<'a>(
        &mut self,
        reading: &mut Reading<'_>,
        set: &DataSet<'_, 'n, 'a>,
        action: Action,
        key: Key,
        member: &'n Member<'a>,
        mut said: Said<'n>,
        groups: &Groups<'n, 'a>,
    ) {
        let structure = set.structure;
        let Some(spot) = key.into_iter().collect::<Option<Vec<u32>>>() else {
            let position = member.name.to_string();
            return reading.tell(member.at, Problem::NoSuchPosition { position });
        };
        let spot = [vec![0; structure.levels[0]], spot].concat();
        let column = usize::from(structure.levels[1] > 0);
        let observation = Observation {
            at: place_of(set.number, column, member.value.at),
            cells: cells(Some(&member.value)),
        };
        for cells in groups.of(&spot) {
            said.add(reading, &structure.of_groups, cells);
        }
        let measures = structure.measures.len();
        let own = observation.cells.get(measures..).unwrap_or_default();
        said.add(reading, &structure.attributes[2], own);
        let title = said.title.map(|word| word.text);
        self.title = match self.title {
            None => Some(title),
            Some(one) if one == title => Some(one),
            Some(_) => Some(None),
        };
        for (measure, coded) in structure.measures.iter().enumerate() {
            let cell = observation.cells.get(measure);
            let given = cell.is_some_and(|cell| cell.value != Value::Null);
            let mut spot = spot.clone();
            if structure.dimensions.len() > spot.len() {
                spot.push(measure as u32);
            }
            let before = self.by_spot.get(spot.as_slice()).copied();
            let stood = before.map(|at| self.list[at]).filter(|figure| *figure != TAKEN_AWAY);
            let stands = stood.is_some();
            if action == Action::Merge && !given && stands {
                continue;
            }
            let score = match cell.filter(|_| given) {
                Some(cell) => score(reading, cell, *coded),
                None => Err(Missing::NotAvailable),
            };
            let score = match score {
                Err(Missing::NotAvailable) => Err(said.missing()),
                score => score,
            };
            let counted = said.counted().map(|counted| self.cube.counted_in(counted));
            // Merging changes what is given and leaves what is not.
            let figures = &mut self.cube.figures;
            let kept = stood.filter(|_| action == Action::Merge);
            let note = kept.and_then(|kept| figures.note(kept)).map(str::to_owned);
            let figure = figures.push(Figure {
                spot: &spot,
                score,
                note: said.note().or(note).as_deref(),
                counted: counted.or(kept.and_then(|kept| figures.counted(kept))),
                at: observation.at,
            });
            match before {
                Some(at) => self.list[at] = figure,
                None => {
                    if set.several {
                        self.by_spot.insert(spot.into(), self.list.len());
                    }
                    self.list.push(figure);
                }
            }
        }
    }

    /// Takes away what a data set names.
    fn delete<'a>(
        &mut self,
        reading: &mut Reading<'_>,
        set: &DataSet<'_, 'n, 'a>,
        series: Option<&'n [Member<'a>]>,
        flat: Option<&'n [Member<'a>]>,
    ) {
        let mut deleted = Deleted::default();
        let levels = set.structure.levels;
        let attributes = |node: &Node<'_>| cells(node.member("attributes")).iter().any(is_given);
        if series.is_none() && flat.is_none() && !attributes(set.node) {
            self.list.fill(TAKEN_AWAY);
        }
        for member in flat.unwrap_or_default() {
            let Some((key, member)) = set.key(reading, member, &[1, 2]) else { continue };
            set.delete_observation(reading, &mut deleted, key, member);
        }
        for member in series.unwrap_or_default() {
            let Some((key, member)) = set.key(reading, member, &[1]) else { continue };
            let observations = member.value.member("observations").map(Node::members);
            let observations = observations.unwrap_or_default();
            if observations.is_empty() && !attributes(&member.value) {
                let key = [key.as_slice(), &vec![None; levels[2]]].concat();
                set.delete_key(reading, &mut deleted, key, None, member);
            }
            for observation in observations {
                let Some((own, observation)) = set.key(reading, observation, &[2]) else {
                    continue;
                };
                let key = [key.as_slice(), &own].concat();
                set.delete_observation(reading, &mut deleted, key, observation);
            }
        }
        let figures = &self.cube.figures;
        for figure in &mut self.list {
            if *figure != TAKEN_AWAY && deleted.holds(&figures.spot(*figure)) {
                *figure = TAKEN_AWAY;
            }
        }
    }

    /// The table with the figures that stand in the end.
    pub fn finish(self) -> Cube {
        let mut cube = self.cube;
        let mut standing = self.list;
        standing.retain(|figure| *figure != TAKEN_AWAY);
        cube.standing = Some(standing);
        cube
    }
}

impl<'n, 'a> DataSet<'_, 'n, 'a> {
    /// A key of some levels, its positions checked. `None`, and told, when it is none.
    fn key(
        &self,
        reading: &mut Reading<'_>,
        member: &'n Member<'a>,
        levels: &[usize],
    ) -> Option<(Key, &'n Member<'a>)> {
        let own = &self.structure.levels;
        // A flat data set has all dimensions at its observations.
        let first: usize = own[..levels[0]].iter().sum();
        let count: usize = levels.iter().map(|level| own[*level]).sum();
        let dimensions = self.structure.dimensions.get(first..first + count).unwrap_or_default();
        let parts: Vec<&str> = member.name.split(':').collect();
        let read = |(part, size): (&&str, usize)| match position(part) {
            Some(at) if at < size as u64 => Some(Some(at as u32)),
            None if part.is_empty() => Some(None),
            _ => None,
        };
        let sizes = dimensions.iter().map(|dimension| dimension.categories.len());
        let key: Option<Key> = parts.iter().zip(sizes).map(read).collect();
        let whole =
            parts.len() == count || (count == 0 && matches!(parts.as_slice(), [""] | ["0"]));
        let key = key.filter(|_| whole);
        if key.is_none() {
            let position = member.name.to_string();
            reading.tell(member.at, Problem::NoSuchPosition { position });
        }
        key.map(|key| (key, member))
    }

    fn with_series(
        &self,
        reading: &mut Reading<'_>,
        mut said: Said<'n>,
        attributes: &'n [Node<'a>],
    ) -> Said<'n> {
        said.add(reading, &self.structure.attributes[1], attributes);
        said
    }

    /// An observation to be taken away: of its measures those that are given, else all, unless only
    /// attributes are.
    fn delete_observation(
        &self,
        reading: &mut Reading<'_>,
        deleted: &mut Deleted,
        key: Key,
        member: &'n Member<'a>,
    ) {
        let cells = cells(Some(&member.value));
        let measures = self.structure.measures.len();
        let given: Vec<u32> = (0..measures as u32)
            .filter(|at| cells.get(*at as usize).is_some_and(is_given))
            .collect();
        let rest = cells.get(measures..).unwrap_or_default();
        if given.is_empty() && !rest.iter().any(is_given) {
            return self.delete_key(reading, deleted, key, None, member);
        }
        for measure in given {
            self.delete_key(reading, deleted, key.clone(), Some(measure), member);
        }
    }

    fn delete_key(
        &self,
        reading: &mut Reading<'_>,
        deleted: &mut Deleted,
        key: Key,
        measure: Option<u32>,
        member: &'n Member<'a>,
    ) {
        let mut whole = vec![Some(0); self.structure.levels[0]];
        whole.extend(key);
        if self.structure.dimensions.len() > whole.len() {
            whole.push(measure);
        }
        if !deleted.add(&whole) {
            let position = member.name.to_string();
            reading.tell(member.at, Problem::NoSuchPosition { position });
        }
    }
}

fn is_given(node: &Node<'_>) -> bool {
    node.value != Value::Null
}

/// The items of a list, or the one value that stands instead of it.
fn cells<'n, 'a>(node: Option<&'n Node<'a>>) -> &'n [Node<'a>] {
    let list = |node: &'n Node<'a>| node.items().unwrap_or(std::slice::from_ref(node));
    node.map(list).unwrap_or_default()
}

/// The attributes of groups of dimensions in a data set. Their keys hold all dimensions, in the
/// order of the data structure's key.
fn groups<'n, 'a>(reading: &mut Reading<'_>, set: &DataSet<'_, 'n, 'a>) -> Groups<'n, 'a> {
    let mut groups = Groups::default();
    let members = set.node.member("dimensionGroupAttributes").map(Node::members);
    for member in members.unwrap_or_default() {
        let parts: Vec<&str> = member.name.split(':').collect();
        let by_key = &set.structure.by_key;
        let mut key = vec![None; by_key.len()];
        let mut fits = parts.len() == by_key.len();
        for (part, at) in parts.iter().zip(by_key).filter(|(part, _)| !part.is_empty()) {
            let size = set.structure.dimensions[*at].categories.len();
            key[*at] =
                position(part).filter(|index| *index < size as u64).map(|index| index as u32);
            fits &= key[*at].is_some();
        }
        if !fits || !groups.add(&key, cells(Some(&member.value))) {
            let position = member.name.to_string();
            reading.tell(member.at, Problem::NoSuchPosition { position });
        }
    }
    groups
}

/// A measure, or what its index refers to.
fn score<'a>(
    reading: &mut Reading<'_>,
    cell: &Node<'a>,
    coded: Option<&[Node<'a>]>,
) -> Result<Decimal, Missing> {
    let of_code = coded.map(|values| {
        let value = super::structure::index(cell).and_then(|at| values.get(at));
        value.and_then(|value| value.member("value").or(value.member("id")))
    });
    let node = match of_code {
        Some(None) => {
            let position = super::names::text(cell).unwrap_or_default().to_owned();
            reading.tell(cell.at, Problem::NoSuchPosition { position });
            return Err(Missing::Unreadable);
        }
        Some(Some(node)) => node,
        None => cell,
    };
    let (score, problem) = plain_score(node);
    if let Some(problem) = problem {
        reading.tell(cell.at, problem);
    }
    score
}

//! One indicator in one period, in columns.
//!
//! A row costs 16 bytes; what few rows have beside a score lies apart.

use super::{Decimal, Extra, Given, Missing, Observation, Origin, PublicationIx, UnitIx};

/// One indicator in one period: columns of equal length, ordered by unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    units: Vec<u32>,
    mantissas: Vec<i64>,
    scales: Vec<u8>,
    states: Vec<u8>,
    publications: Vec<u16>,
    /// By row, ascending.
    extras: Vec<(u32, Box<Extra>)>,
}

/// One row of a [`Slice`].
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    /// The unit.
    pub unit: UnitIx,
    /// Its score, or why there is none.
    pub score: Result<Given<Decimal>, Missing>,
    /// The publication that says so.
    pub publication: PublicationIx,
    /// What else it says.
    pub extra: Option<&'a Extra>,
}

impl Cell<'_> {
    /// The score's value.
    pub fn value(&self) -> Option<Decimal> {
        self.score.ok().map(|given| given.value)
    }
    /// The rank that the publication gives.
    pub fn published_rank(&self) -> Option<Given<u32>> {
        self.extra.and_then(|extra| extra.rank)
    }
}

const STATE_PUBLISHED: u8 = 0;
const STATE_DERIVED: u8 = 1;
const STATE_COMPUTED: u8 = 2;
const STATE_MISSING: u8 = 3;

fn state_from_score(score: &Result<Given<Decimal>, Missing>) -> u8 {
    match score {
        Ok(given) => match given.origin {
            Origin::Published => STATE_PUBLISHED,
            Origin::Derived => STATE_DERIVED,
            Origin::Computed => STATE_COMPUTED,
        },
        Err(reason) => {
            let at = Missing::ALL.iter().position(|other| other == reason).unwrap_or(0);
            STATE_MISSING + at as u8
        }
    }
}

impl Slice {
    /// An empty one with room for so many rows.
    pub(super) fn with_room(rows: usize) -> Slice {
        Slice {
            units: Vec::with_capacity(rows),
            mantissas: Vec::with_capacity(rows),
            scales: Vec::with_capacity(rows),
            states: Vec::with_capacity(rows),
            publications: Vec::with_capacity(rows),
            extras: Vec::new(),
        }
    }

    /// Adds the row of a unit behind those of all lower units.
    pub(super) fn push(&mut self, unit: u32, observation: &mut Observation, publication: u16) {
        let value = observation.score.map_or(Decimal::ZERO, |given| given.value);
        if let Some(extra) = observation.extra.take().filter(|extra| !extra.is_empty()) {
            self.extras.push((self.len() as u32, extra));
        }
        self.units.push(unit);
        self.mantissas.push(i64::try_from(value.mantissa()).unwrap_or_default());
        self.scales.push(value.scale());
        self.states.push(state_from_score(&observation.score));
        self.publications.push(publication);
    }

    /// Number of rows, missing ones included.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The rows, in order of units.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = Cell<'_>> {
        // Rows and extras both ascend: no extra is looked for twice.
        let mut next = 0;
        (0..self.len()).map(move |row| self.cell_at(row, &mut next))
    }

    /// The row of a unit.
    pub fn cell(&self, unit: UnitIx) -> Option<Cell<'_>> {
        let wanted = u32::try_from(unit).ok()?;
        // Where all units have a row, each stands at its own index.
        let row = match self.units.get(unit) {
            Some(found) if *found == wanted => unit,
            _ => self.units.binary_search(&wanted).ok()?,
        };
        let mut next = self.extras.partition_point(|(at, _)| (*at as usize) < row);
        Some(self.cell_at(row, &mut next))
    }

    /// The most decimals that any score here is written with.
    pub fn decimals(&self) -> u8 {
        let scores = self.scales.iter().zip(&self.states).filter(|(_, s)| **s < STATE_MISSING);
        scores.map(|(scale, _)| *scale).max().unwrap_or(0)
    }

    /// The scores as columns, for work over all rows: unit, mantissa, scale; missing rows left out.
    pub fn scores(&self) -> impl Iterator<Item = (UnitIx, i64, u8)> + '_ {
        (0..self.len())
            .filter(|&row| self.states[row] < STATE_MISSING)
            .map(|row| (self.units[row] as usize, self.mantissas[row], self.scales[row]))
    }

    /// A row. `next` is the first extra that may be its own, and goes on to the one behind it.
    fn cell_at(&self, row: usize, next: &mut usize) -> Cell<'_> {
        let value = Decimal::new(i128::from(self.mantissas[row]), self.scales[row]);
        let score = match self.states[row] {
            STATE_PUBLISHED => Ok(Given::published(value)),
            STATE_DERIVED => Ok(Given::derived(value)),
            STATE_COMPUTED => Ok(Given::computed(value)),
            state => Err(Missing::ALL[usize::from(state - STATE_MISSING)]),
        };
        let extra = match self.extras.get(*next) {
            Some((at, extra)) if *at as usize == row => {
                *next += 1;
                Some(&**extra)
            }
            _ => None,
        };
        Cell {
            unit: self.units[row] as usize,
            score,
            publication: usize::from(self.publications[row]),
            extra,
        }
    }
}

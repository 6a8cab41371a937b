//! Figures, column by column: an indicator in a period. Parts come before their whole and later periods
//! before earlier ones, so that sums and announced changes foretell what comes.

use std::collections::HashMap;

use super::foretold::{Foretold, Way, best};
use super::nouns::Nouns;
use super::number::Number;
use super::packer::Packer;
use super::{extras, foretold};
use crate::model::{Decimal, Given, MAX_SCALE, Missing, Observation, Origin, Period};

/// Where a value comes from, in a fixed order.
pub const ORIGINS: [Origin; 3] = [Origin::Published, Origin::Derived, Origin::Computed];

/// The rows of an indicator in a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// The units, ascending.
    pub units: Vec<u32>,
    /// What is said of each.
    pub rows: Vec<Observation>,
    /// Who says so.
    pub publications: Vec<u32>,
    /// Whether it tells of changes against earlier periods.
    pub has_changes: bool,
}

impl Column {
    /// The row of a unit.
    pub fn row(&self, unit: u32) -> Option<&Observation> {
        self.rows.get(self.units.binary_search(&unit).ok()?)
    }
}

/// Columns by indicator and place of the period among all.
pub type Columns = HashMap<(usize, usize), Column>;

/// How the values of a column are written.
#[derive(Clone, Copy, PartialEq)]
enum Written {
    /// All with the same number of decimals.
    Alike,
    /// Without zeros at the end.
    Trimmed,
    /// Each with its own.
    Apart,
}

const WRITTEN: [Written; 3] = [Written::Alike, Written::Trimmed, Written::Apart];

/// Decimals are fewer than this.
pub const PLACES: usize = MAX_SCALE as usize + 1;

/// Values at a scale stay below this.
const GREATEST: i128 = 1 << 60;

/// What is learnt of all columns.
struct Learnt {
    /// How far values are from what was foretold, by how far they are in this column.
    distance: Vec<Number>,
    /// By the way of foretelling, how far they were in the column before.
    spread: [u64; 4],
    /// By indicator: the mean of the column before.
    scale: u8,
}

/// All figures, and their periods; ascending.
pub fn figures(
    p: &mut Packer,
    nouns: &Nouns,
    (periods, given): (&[Period], &Columns),
) -> (Vec<Period>, Columns) {
    let mut last = None;
    let periods = p.list(110, (periods, 10_000), &Period::year(2020), |p, period| {
        // Mostly year by year.
        let next = last.map(|last: Period| Period { year: last.year + 1, ..last });
        let is_next = next.is_some() && p.flag(111, next == Some(*period));
        let period = match next.filter(|_| is_next) {
            Some(next) => p.on_calendar(next),
            None => p.period(112, *period),
        };
        last = Some(period);
        period
    });
    let mut learnt =
        Learnt { distance: vec![Number::default(); 64], spread: [1 << 8; 4], scale: 2 };
    let mut done = Columns::new();
    let blank = Column::default();
    // What was coded last, whose units are mostly the same.
    let mut before: Option<(usize, usize)> = None;
    for indicator in (0..nouns.indicators.len()).rev() {
        for period in (0..periods.len()).rev() {
            if p.failed() {
                return (periods, done);
            }
            let given = given.get(&(indicator, period));
            let later = usize::from(done.contains_key(&(indicator, period + 1)));
            if !p.flag_in(113, later, given.is_some()) {
                continue;
            }
            let at = (indicator, period);
            let given = given.unwrap_or(&blank);
            let like = before.and_then(|before| done.get(&before)).unwrap_or(&blank);
            let mut column =
                Column { units: units(p, nouns.units.len(), given, like), ..Column::default() };
            column.publications =
                publications(p, nouns.publications.len(), given, column.units.len());
            let states = states(p, given, column.units.len());
            let foretold = Foretold::new(nouns, &periods, &done, at);
            // Every part is looked for among all indicators, every change among all periods.
            let looked = nouns.indicators.len() + periods.len();
            let looked = looked / 16 + column.units.len() * foretold.width();
            p.coder.toil(looked as u64);
            scores(p, &mut learnt, &foretold, given, &mut column, &states);
            extras::extras(p, &foretold, given, &mut column);
            let tells =
                |row: &Observation| row.extra.as_ref().is_some_and(|extra| extra.change.is_some());
            column.has_changes = column.rows.iter().any(tells);
            done.insert(at, column);
            before = Some(at);
        }
    }
    (periods, done)
}

fn units(p: &mut Packer, of: usize, given: &Column, like: &Column) -> Vec<u32> {
    if !like.units.is_empty() && p.flag(114, given.units == like.units) {
        if !p.limits.take_items(like.units.len()) {
            p.coder.fail();
        }
        return like.units.clone();
    }
    let mut units = Vec::new();
    let mut was = false;
    for unit in 0..of as u32 {
        if p.failed() {
            break;
        }
        let there = like.units.binary_search(&unit).is_ok();
        let circumstance = usize::from(there) + 2 * usize::from(was);
        was = p.flag_in(115, circumstance, given.units.binary_search(&unit).is_ok());
        if was {
            units.push(unit);
            if !p.limits.take_items(1) {
                p.coder.fail();
            }
        }
    }
    units
}

fn publications(p: &mut Packer, of: usize, given: &Column, rows: usize) -> Vec<u32> {
    let mut all = Vec::new();
    if of <= 1 {
        return vec![0; rows];
    }
    for at in 0..rows {
        if p.failed() {
            break;
        }
        let given = given.publications.get(at).copied().unwrap_or_default();
        let last = if at > 0 { all.get(at - 1).copied() } else { Some(p.last_publication) };
        let last = last.unwrap_or_default();
        let same = p.flag_in(116, usize::from(at > 0), given == last);
        all.push(if same { last } else { p.index(117, given as usize, of) as u32 });
    }
    p.last_publication = all.last().copied().unwrap_or_default();
    all
}

/// Where the score of each row comes from, or why there is none: by its place in a list of both.
fn states(p: &mut Packer, given: &Column, rows: usize) -> Vec<usize> {
    let mut all: Vec<usize> = Vec::new();
    for at in 0..rows {
        if p.failed() {
            break;
        }
        let state = match given.rows.get(at).map(|row| row.score) {
            Some(Ok(score)) => ORIGINS.iter().position(|origin| *origin == score.origin),
            Some(Err(reason)) => {
                Missing::ALL.iter().position(|other| *other == reason).map(|at| at + ORIGINS.len())
            }
            None => None,
        };
        let last = if at > 0 { all[at - 1] } else { p.last_state };
        let same =
            p.flag_in(118, usize::from(at > 0) + 2 * usize::from(last > 0), state == Some(last));
        let state = if same { last } else { p.choice(119, state.unwrap_or_default()) };
        if state >= ORIGINS.len() + Missing::ALL.len() {
            p.coder.fail();
        }
        all.push(state);
    }
    p.last_state = all.last().copied().unwrap_or_default();
    all
}

fn power(places: u8) -> Option<i128> {
    10_i128.checked_pow(places.into())
}

/// The number of units of 10^-scale; `None` where it is none, or too many.
pub fn at_scale(value: Decimal, scale: u8) -> Option<i64> {
    let more = power(scale.checked_sub(value.scale())?)?;
    let value = value.mantissa().checked_mul(more)?;
    (value.abs() < GREATEST).then_some(value as i64)
}

/// With the zeros at its end left out.
fn trimmed(mut value: i64, mut scale: u8) -> (i64, u8) {
    while scale > 0 && value % 10 == 0 {
        (value, scale) = (value / 10, scale - 1);
    }
    (value, scale)
}

fn is_trimmed(value: Decimal) -> bool {
    value.scale() == 0 || value.mantissa() % 10 != 0
}

/// How a column is written, at which scale.
fn written(values: &[Decimal], said: u8) -> (Written, u8) {
    let most = values.iter().map(|value| value.scale()).max().unwrap_or(said);
    let all_fit = |scale| values.iter().all(|value| at_scale(*value, scale).is_some());
    let alike = values.iter().all(|value| value.scale() == most);
    let trims = values.iter().all(|value| is_trimmed(*value));
    let wide = most.max(said);
    match () {
        () if alike && all_fit(most) && (most == said || !trims) => (Written::Alike, most),
        () if trims && all_fit(wide) => (Written::Trimmed, wide),
        () if alike && all_fit(most) => (Written::Alike, most),
        () => (Written::Apart, most),
    }
}

fn scores(
    p: &mut Packer,
    learnt: &mut Learnt,
    foretold: &Foretold<'_>,
    given: &Column,
    column: &mut Column,
    states: &[usize],
) {
    let said = foretold.nouns.indicators[foretold.at.0].decimals.unwrap_or(learnt.scale);
    let given_values: Vec<Decimal> =
        given.rows.iter().filter_map(|row| row.score.ok()).map(|score| score.value).collect();
    let (how, scale) = written(&given_values, said);
    let any = states.iter().any(|state| *state < ORIGINS.len());
    if !any {
        column.rows.extend(states.iter().map(|state| missing(*state)));
        return;
    }
    let how = WRITTEN.iter().position(|one| *one == how).unwrap_or_default();
    let how = WRITTEN.get(p.choice(120, how)).copied().unwrap_or(Written::Alike);
    let same = p.flag(121, scale == said);
    let scale = if same { said } else { p.index(121, scale.into(), PLACES) as u8 };
    learnt.scale = scale;

    let guesses =
        if how == Written::Apart { foretold::none() } else { foretold.all(&column.units, scale) };
    let way = match p.coder.is_reading() {
        true => Way::Mean,
        false => best(&guesses, given, scale),
    };
    let way = Way::ALL[p.choice(122, way as usize).min(Way::ALL.len() - 1)];
    let guesses = guesses.of(way);
    // The mean so far, of values or of how far they are from what was foretold.
    let (mut sum, mut count) = (0_i128, 0_i128);
    let mut apart = (u128::from(learnt.spread[way as usize]), 2_u128);
    apart.0 *= 2;
    for (at, state) in states.iter().enumerate() {
        if p.failed() {
            return;
        }
        let Some(origin) = ORIGINS.get(*state) else {
            column.rows.push(missing(*state));
            continue;
        };
        let given = given.rows.get(at).and_then(|row| row.score.ok()).map(|score| score.value);
        let given = given.unwrap_or(Decimal::ZERO);
        let value = match how {
            Written::Apart => given.mantissa() as i64,
            _ => at_scale(given, scale).unwrap_or_default(),
        };
        let guess = guesses.and_then(|guesses| guesses[at]);
        let drift = if count == 0 || !way.drifts() { 0 } else { sum.div_euclid(count) as i64 };
        // Without anything to go by, what the column has so far.
        let likely = guess.unwrap_or_default().saturating_add(drift);
        let spread = (apart.0 / apart.1) as u64;
        let class = (64 - spread.leading_zeros()) as usize;
        let off = distance(p, learnt, (way, class.min(63)), value.wrapping_sub(likely));
        let value = likely.wrapping_add(off);
        sum += i128::from(value) - i128::from(guess.unwrap_or_default());
        count += 1;
        apart = (apart.0 + u128::from(off.unsigned_abs()), apart.1 + 1);
        let score = match how {
            Written::Alike => Decimal::new(value.into(), scale),
            Written::Trimmed => {
                let (value, scale) = trimmed(value, scale);
                Decimal::new(value.into(), scale)
            }
            Written::Apart => {
                Decimal::new(value.into(), p.index(123, given.scale().into(), PLACES) as u8)
            }
        };
        let score = Ok(Given { value: score, origin: *origin });
        column.rows.push(Observation { score, extra: None });
    }
    learnt.spread[way as usize] = (apart.0 / apart.1) as u64;
}

fn missing(state: usize) -> Observation {
    let reason = Missing::ALL.get(state.wrapping_sub(ORIGINS.len())).copied();
    Observation::missing(reason.unwrap_or(Missing::NotAvailable))
}

/// How far a value is from what is likely.
fn distance(p: &mut Packer, learnt: &mut Learnt, (way, class): (Way, usize), off: i64) -> i64 {
    if p.flag_in(124, (way as usize) * 4 + class.min(3), off == 0) {
        return 0;
    }
    let below = p.flag_in(125, way as usize, off < 0);
    let size = learnt.distance[class].code(&mut p.coder, off.unsigned_abs().saturating_sub(1));
    let size = size.wrapping_add(1) as i64;
    if below { size.wrapping_neg() } else { size }
}

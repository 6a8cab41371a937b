//! Which dimension holds the units, which the periods, which the indicators.
//!
//! Nothing here depends on the order in which a file gives its dimensions: the same table with its
//! dimensions exchanged is read as the same.

use std::cmp::Reverse;

use super::Dimension;
use crate::import::records::{HeaderWord, header_word};
use crate::model::order;
use crate::model::text::fold;

/// What a file says that a dimension is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Places.
    Geo,
    /// Periods.
    Time,
    /// What is measured.
    Metric,
}

/// What each dimension was taken for, by its index.
#[derive(Debug)]
pub(super) struct Layout {
    /// The units.
    pub unit: usize,
    /// The periods.
    pub time: Option<usize>,
    /// What is measured; of as many categories as it may be.
    pub metrics: Vec<usize>,
    /// [`Layout::metrics`], then all others of several categories, the fewest first.
    pub crossed: Vec<usize>,
    /// The one that says what figures are counted in.
    pub counted: Option<usize>,
    /// Those of one category that are none of the above.
    pub context: Vec<usize>,
}

/// Words by which agencies call a dimension of places, folded, between bars.
const PLACES: &str = "|geo|geo level|ref area|reference area|area code|reporting country|\
reporting area|geographical area|geopolitical entity|geopolitical entity reporting|territory|\
municipality|county|state|commune|region|regions|countries|provinces|dia ban|";

/// Words by which agencies call a dimension of indicators, folded, between bars.
const MEASURES: &str = "|contentscode|contents|subject|concept|item|indicators|variables|";

/// Words by which agencies call a dimension of what figures are counted in.
const COUNTED: &str = "|unit|unit measure|unit of measure|units of measure|don vi tinh|";

/// Words for dimensions that are never units: how often, how adjusted.
const NEVER: &str = "|freq|frequency|time frequency|unit mult|unit multiplier|tan suat|";

fn is_called(dimension: &Dimension, words: &str) -> bool {
    let is = |text: &str| {
        let text = fold(text);
        !text.is_empty() && words.contains(&format!("|{text}|"))
    };
    is(&dimension.id) || is(&dimension.label.vi)
}

fn reads(dimension: &Dimension, word: HeaderWord) -> bool {
    [&dimension.id, &dimension.label.vi].iter().any(|text| header_word(text) == Some(word))
}

/// Whether most categories have names rather than numbers.
fn is_textual(dimension: &Dimension) -> bool {
    let named = |text: &str| text.chars().any(char::is_alphabetic);
    let texts = dimension.categories.iter().filter(|category| named(&category.label.vi)).count();
    texts * 2 > dimension.categories.len()
}

/// Finds out what each dimension is. `None` when none may hold the units.
pub(super) fn layout(dimensions: &[Dimension]) -> Option<Layout> {
    let size = |at: usize| dimensions[at].categories.len();
    let all: Vec<usize> = {
        let mut all: Vec<usize> = (0..dimensions.len()).collect();
        order::sort_by_key(&mut all, |&at| (size(at), dimensions[at].id.clone()));
        all
    };
    let of_role = |role: Role| {
        let mut found: Vec<usize> = all.clone();
        found.retain(|&at| dimensions[at].role.is_some_and(|(other, _)| other == role));
        order::sort_by_key(&mut found, |&at| dimensions[at].role.map(|(_, rank)| rank));
        found
    };
    let time = of_role(Role::Time).first().copied().or_else(|| time(dimensions, &all));
    let mut free = all.clone();
    free.retain(|at| Some(*at) != time);
    let counted = free.iter().copied().find(|&at| is_called(&dimensions[at], COUNTED));
    let mut metrics = of_role(Role::Metric);
    metrics.retain(|at| Some(*at) != time);
    if metrics.is_empty() {
        let measures = |at: &usize| {
            let dimension = &dimensions[*at];
            dimension.role.is_none()
                && (reads(dimension, HeaderWord::Indicator) || is_called(dimension, MEASURES))
        };
        metrics = free.iter().copied().filter(measures).rev().take(1).collect();
    }
    free.retain(|at| !metrics.contains(at) && Some(*at) != counted);
    let geo: Vec<usize> = of_role(Role::Geo).into_iter().filter(|at| free.contains(at)).collect();
    let unit = units(dimensions, &free, &geo)?;
    let others =
        all.iter().copied().filter(|at| *at != unit && Some(*at) != time && !metrics.contains(at));
    let (context, crossed): (Vec<usize>, Vec<usize>) = others.partition(|&at| size(at) == 1);
    let crossed = metrics.iter().copied().chain(crossed).collect();
    Some(Layout { unit, time, metrics, crossed, counted, context })
}

/// The dimension of which all categories read as periods, or that is called so and has some; of
/// several one that is called so, then the longest.
fn time(dimensions: &[Dimension], all: &[usize]) -> Option<usize> {
    let reads_so = |at: &usize| {
        let dimension = &dimensions[*at];
        let periods = dimension.categories.iter().filter(|of| of.period().is_some()).count();
        let called = periods > 0 && reads(dimension, HeaderWord::Period);
        dimension.role.is_none()
            && !dimension.categories.is_empty()
            && (called || periods == dimension.categories.len())
    };
    let mut found: Vec<usize> = all.iter().copied().filter(reads_so).collect();
    order::sort_by_key(&mut found, |&at| {
        let called = reads(&dimensions[at], HeaderWord::Period);
        (!called, Reverse(dimensions[at].categories.len()))
    });
    found.first().copied()
}

/// The dimension of units: the one of places, else the one that is called so, else the longest of
/// names, else the longest.
fn units(dimensions: &[Dimension], free: &[usize], geo: &[usize]) -> Option<usize> {
    let size = |at: usize| dimensions[at].categories.len();
    let several = geo.iter().copied().find(|&at| size(at) > 1);
    if let Some(unit) = several.or(geo.first().copied()) {
        return Some(unit);
    }
    let mut left: Vec<usize> =
        free.iter().copied().filter(|&at| !is_called(&dimensions[at], NEVER)).collect();
    // The longest first; of equals that with the lower key.
    order::sort_by_key(&mut left, |&at| (Reverse(size(at)), dimensions[at].id.clone()));
    let first =
        |is: &dyn Fn(&Dimension) -> bool| left.iter().copied().find(|&at| is(&dimensions[at]));
    first(&|dimension| is_called(dimension, PLACES))
        .or_else(|| first(&|dimension| reads(dimension, HeaderWord::Unit)))
        .or_else(|| first(&|dimension| reads(dimension, HeaderWord::Group)))
        .or_else(|| first(&is_textual))
        .or_else(|| left.first().copied())
}

//! Files of different years that give an index another maximum or other weights.
//!
//! An index has one maximum and one set of weights, unless it has versions of its method. Where
//! files disagree and none of them names versions, each change becomes one: 220 points in one
//! year's file and 200 in the next. Scores on either side of it do not compare.

use std::collections::{BTreeMap, BTreeSet};

use super::Mapped;
use crate::model::{DatasetBuilder, Decimal, IndicatorIx, Label, Method, Period};

/// What a file says of an indicator, as far as it does.
#[derive(Clone, Default)]
struct Said {
    maximum: Option<Decimal>,
    /// Of the parts.
    weights: BTreeMap<IndicatorIx, Decimal>,
}

impl Said {
    /// Whether both can be true of one version: what only one of them says contradicts nothing.
    fn agrees(&self, other: &Said) -> bool {
        let maxima = self.maximum.zip(other.maximum);
        let differ = |(part, weight)| other.weights.get(part).is_some_and(|other| other != weight);
        maxima.is_none_or(|(a, b)| a == b) && !self.weights.iter().any(differ)
    }

    /// This, and of what it leaves out what was said before.
    fn after(mut self, before: &Said) -> Said {
        self.maximum = self.maximum.or(before.maximum);
        if self.weights.is_empty() {
            self.weights.clone_from(&before.weights);
        }
        self
    }
}

/// Adds the versions that follow from differing files.
pub fn join(builder: &mut DatasetBuilder, files: &[Mapped<'_>]) {
    let said: Vec<BTreeMap<IndicatorIx, Said>> = files.iter().map(says).collect();
    let indicators: BTreeSet<IndicatorIx> = said.iter().flat_map(|of| of.keys().copied()).collect();
    let mut kinds: Vec<&[(usize, Period)]> = Vec::new();
    for indicator in indicators {
        let mut all = said.iter().filter_map(|of| of.get(&indicator));
        let one = all.next().is_none_or(|first| all.all(|other| first.agrees(other)));
        if let Some(joined) = builder.indicator_mut(indicator)
            && joined.methods.is_empty()
            && !one
        {
            if kinds.is_empty() {
                kinds = files.iter().map(|mapped| mapped.draft.rows.kinds()).collect();
            }
            joined.methods = versions(indicator, files, &said, &kinds);
        }
    }
}

/// The versions of an indicator, period by period; the file opened first speaks for a period.
fn versions(
    indicator: IndicatorIx,
    files: &[Mapped<'_>],
    said: &[BTreeMap<IndicatorIx, Said>],
    kinds: &[&[(usize, Period)]],
) -> Vec<Method> {
    let mut periods: BTreeMap<Period, (&Said, &Label)> = BTreeMap::new();
    for ((mapped, said), kinds) in files.iter().zip(said).zip(kinds) {
        let Some(said) = said.get(&indicator) else { continue };
        let of_draft = |at: &&(usize, Period)| mapped.indicators[at.0] == indicator;
        for (_, period) in kinds.iter().filter(of_draft) {
            let title = &mapped.draft.publication.title;
            periods.entry(*period).or_insert((said, title));
        }
    }
    let mut methods = Vec::new();
    let mut current = Said::default();
    for (from, (said, name)) in periods {
        let new = methods.is_empty() || !current.agrees(said);
        current = said.clone().after(&current);
        if new {
            methods.push(Method {
                from,
                name: name.clone(),
                weights: current.weights.iter().map(|(part, weight)| (*part, *weight)).collect(),
                maximum: current.maximum,
                comparable: false,
            });
        }
    }
    methods
}

/// What a file says, by indicator of the data set.
fn says(mapped: &Mapped<'_>) -> BTreeMap<IndicatorIx, Said> {
    let mut all: BTreeMap<IndicatorIx, Said> = BTreeMap::new();
    for (draft, ix) in mapped.draft.indicators.iter().zip(&mapped.indicators) {
        let indicator = &draft.indicator;
        if let Some((maximum, _)) = indicator.maximum {
            all.entry(*ix).or_default().maximum = Some(maximum);
        }
        if let Some((parent, weight)) = indicator.parent.zip(indicator.weight) {
            let of_parent = all.entry(mapped.indicators[parent]).or_default();
            of_parent.weights.insert(*ix, weight);
        }
    }
    all
}

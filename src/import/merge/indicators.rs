//! Indicators of several files: the same id, or the same name in the same place of the tree.

use crate::import::draft::DraftIndicator;
use crate::model::text::fold;
use crate::model::{Dataset, DatasetBuilder, Indicator, IndicatorIx, Method};

/// Finds or adds the indicators of a draft; gives the index of each.
pub fn join(builder: &mut DatasetBuilder, drafts: &[DraftIndicator]) -> Vec<IndicatorIx> {
    let mut at: Vec<IndicatorIx> = Vec::with_capacity(drafts.len());
    let known = builder.so_far().indicators().len();
    for draft in drafts {
        let indicator = &draft.indicator;
        let parent = indicator.parent.and_then(|parent| at.get(parent).copied());
        let found = find(builder.so_far(), known, indicator, parent);
        at.push(found.unwrap_or_else(|| {
            builder.indicator(Indicator { parent, methods: Vec::new(), ..indicator.clone() })
        }));
    }
    for (draft, &ix) in drafts.iter().zip(&at) {
        if let Some(joined) = builder.indicator_mut(ix) {
            complete(joined, &draft.indicator, &at);
        }
    }
    at
}

/// Among the first `known` indicators, the one that is meant.
fn find(
    dataset: &Dataset,
    known: usize,
    wanted: &Indicator,
    parent: Option<IndicatorIx>,
) -> Option<IndicatorIx> {
    if let Some(same) = dataset.indicator_by_id(&wanted.id) {
        return Some(same);
    }
    if known == 0 {
        return None;
    }
    // A key that is written another way: `pci_entry` for `pci.entry`.
    let only = |matches: &dyn Fn(&Indicator) -> bool| {
        let mut found = (0..known).filter(|ix| matches(&dataset.indicators()[*ix]));
        found.next().filter(|_| found.next().is_none())
    };
    let key = fold(&wanted.id);
    let same_key = |other: &Indicator| !key.is_empty() && fold(&other.id) == key;
    let names = names(wanted);
    let under_parent = |other: &Indicator| parent.is_none() || other.parent == parent;
    let same_name = |other: &Indicator| {
        under_parent(other) && self::names(other).iter().any(|n| names.contains(n))
    };
    only(&same_key).or_else(|| only(&same_name))
}

fn names(indicator: &Indicator) -> Vec<String> {
    let labels = std::iter::once(&indicator.name).chain(&indicator.short);
    let texts = labels.flat_map(|label| std::iter::once(&label.vi).chain(&label.en));
    texts.map(|text| fold(text)).filter(|text| !text.is_empty()).collect()
}

/// Adds what a second file says of an indicator beyond the first.
fn complete(joined: &mut Indicator, draft: &Indicator, at: &[IndicatorIx]) {
    joined.maximum = joined.maximum.or(draft.maximum);
    joined.weight = joined.weight.or(draft.weight);
    if !joined.is_beside() {
        joined.kind = draft.kind;
    }
    joined.decimals = joined.decimals.or(draft.decimals);
    if joined.short.is_none() {
        joined.short.clone_from(&draft.short);
    }
    let last = joined.methods.last().map(|method| method.from);
    let later = draft.methods.iter().filter(|method| last.is_none_or(|last| last < method.from));
    let mapped = later.map(|method| Method {
        weights: method
            .weights
            .iter()
            .filter_map(|(part, weight)| Some((*at.get(*part)?, *weight)))
            .collect(),
        ..method.clone()
    });
    let mapped: Vec<Method> = mapped.collect();
    joined.methods.extend(mapped);
    let last = joined.bands.last().map(|band| band.since);
    let later = draft.bands.iter().filter(|band| last.is_none_or(|last| last < band.since));
    joined.bands.extend(later.cloned());
}

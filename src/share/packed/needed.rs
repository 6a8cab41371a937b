//! What a view needs of the data, so that a link with it is short and shows the same picture.

use crate::chart::spec::ChartKind;
use crate::model::{Dataset, DatasetBuilder, IndicatorIx, Observation, Period, Unit};
use crate::share::{Analysed, Analysis, ChangeChart, Page, ViewState};

/// Which columns are kept.
struct Kept {
    /// The index in view with all its parts, and of what it is set against.
    trees: Vec<IndicatorIx>,
    /// What is shown over time.
    over_time: Vec<IndicatorIx>,
    /// The periods that are shown.
    periods: Vec<Period>,
}

/// How much of the data a view asks for.
enum Asks {
    /// Everything.
    All,
    /// The tree of the index in its periods, and what is shown over time.
    Some(Kept),
}

/// The data that a view needs: it shows the same picture with it. Publications are kept whole.
pub fn needed(data: &Dataset, view: &ViewState) -> Dataset {
    let Asks::Some(kept) = asks(data, view) else { return with_columns(data, view, &|_, _| true) };
    with_columns(data, view, &|indicator, period| {
        kept.over_time.contains(&indicator)
            || (kept.trees.contains(&data.index_of(indicator)) && kept.periods.contains(&period))
    })
}

fn asks(data: &Dataset, view: &ViewState) -> Asks {
    let has_figures = |ix: &IndicatorIx| data.slices_of(*ix).next().is_some();
    let found = view.indicator.as_deref().and_then(|id| data.indicator_by_id(id));
    let found = found.filter(has_figures).or_else(|| data.indices().find(has_figures));
    let Some(indicator) = found else { return Asks::All };
    let index = data.index_of(indicator);
    let over_time = |more: &[IndicatorIx]| [&[indicator], more].concat();

    let all = data.periods(indicator);
    let period = view.period.filter(|period| all.contains(period)).or(all.last().copied());
    let before = all.iter().rev().find(|other| Some(**other) < period).copied();
    let versus = view.versus.filter(|versus| Some(*versus) != period && all.contains(versus));
    let both: Vec<Period> = period.into_iter().chain(versus.or(before)).collect();
    let some = |over_time: Vec<IndicatorIx>| {
        Asks::Some(Kept { trees: vec![index], over_time, periods: both.clone() })
    };
    let tree = |index: IndicatorIx| {
        (0..data.indicators().len()).filter(|of| data.index_of(*of) == index).collect()
    };
    match view.page {
        // Each row has a line of its ranks over time.
        Page::Ranking => some(over_time(&[])),
        Page::Change => match view.chart {
            ChangeChart::Bump | ChangeChart::Trend => some(over_time(&[index])),
            ChangeChart::Slope | ChangeChart::Dumbbell => some(over_time(&[])),
            ChangeChart::Editions | ChangeChart::SharedUnits | ChangeChart::NewUnits => Asks::All,
        },
        Page::Charts => match view.kind {
            Some(ChartKind::Multiples | ChartKind::Dots) => Asks::All,
            _ => {
                let other = view.other.as_deref().and_then(|id| data.indicator_by_id(id));
                let mut trees = vec![index];
                trees.extend(other.map(|other| data.index_of(other)));
                Asks::Some(Kept { trees, over_time: over_time(&[]), periods: both })
            }
        },
        Page::Analysis => match Analysed::of(view).about {
            Analysis::Place | Analysis::Firm | Analysis::Assessed => some(tree(index)),
            Analysis::Audit | Analysis::Build | Analysis::Plan => Asks::All,
        },
        Page::Overview | Page::Report | Page::Gallery => Asks::All,
    }
}

/// The data with some of its columns, and only what these need.
fn with_columns(
    data: &Dataset,
    view: &ViewState,
    is_kept: &dyn Fn(IndicatorIx, Period) -> bool,
) -> Dataset {
    let mut made = DatasetBuilder::new();
    data.publications().iter().for_each(|one| {
        made.publication(one.clone());
    });
    data.editions().iter().for_each(|one| {
        made.edition(one.clone());
    });
    data.groups().iter().for_each(|one| {
        made.group(one.clone());
    });

    let count = data.indicators().len();
    let mut wanted = vec![false; count];
    let mut whole = vec![true; count];
    let mut used = vec![false; data.units().len()];
    for indicator in 0..count {
        for (period, slice) in data.slices_of(indicator) {
            if is_kept(indicator, period) {
                wanted[data.index_of(indicator)] = true;
                slice.cells().for_each(|cell| used[cell.unit] = true);
            } else {
                whole[indicator] = false;
            }
        }
    }
    let all = whole.iter().all(|whole| *whole);
    let outlines = view.page == Page::Charts && view.kind == Some(ChartKind::Map);
    let units: Vec<Option<usize>> = data
        .units()
        .iter()
        .zip(used)
        .map(|(unit, used)| {
            // Who has no figure may still be what another was formed from, or have a place on the map.
            let kept = used || all || (outlines && unit.outline.is_some());
            kept.then(|| {
                made.unit(Unit {
                    aliases: Vec::new(),
                    outline: unit.outline.clone().filter(|_| outlines),
                    ..unit.clone()
                })
            })
        })
        .collect();

    let kept: Vec<IndicatorIx> =
        (0..count).filter(|indicator| wanted[data.index_of(*indicator)]).collect();
    let place = |old: IndicatorIx| kept.binary_search(&old).ok();
    for &old in &kept {
        let mut indicator = data.indicators()[old].clone();
        indicator.parent = indicator.parent.and_then(place);
        for method in &mut indicator.methods {
            method.weights.retain_mut(|(part, _)| {
                let new = place(*part);
                *part = new.unwrap_or_default();
                new.is_some()
            });
        }
        if !whole[old] {
            // With fewer figures it would be shown with fewer decimals.
            indicator.decimals = indicator.decimals.or(Some(data.decimals(old)));
        }
        made.indicator(indicator);
    }
    for (new, &old) in kept.iter().enumerate() {
        for (period, slice) in data.slices_of(old).filter(|(period, _)| is_kept(old, *period)) {
            for cell in slice.cells() {
                let Some(unit) = units[cell.unit] else { continue };
                let extra = cell.extra.map(|extra| Box::new(extra.clone()));
                let row = Observation { score: cell.score, extra };
                // It stood in a data set, so it fits one.
                let _ = made.observe(unit, new, period, cell.publication, row);
            }
        }
    }
    made.build()
}

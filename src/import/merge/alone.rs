//! One draft of the published format by itself: nothing to match, nothing to weigh against another
//! file. It gives what `join` gives, or nothing.

use std::mem;

use crate::import::derive::earlier_rows;
use crate::import::draft::Draft;
use crate::model::text::fold;
use crate::model::{Dataset, DatasetBuilder, Observation, PublicationIx};

/// The data set of a draft. `None` when it contradicts or repeats itself, of which `join` tells, or
/// gives units no keys of their own, which `join` tells apart by their names.
pub fn alone(mut draft: Draft) -> Option<Dataset> {
    let mut builder = DatasetBuilder::new();
    let mut in_place = true;
    for (at, edition) in mem::take(&mut draft.editions).into_iter().enumerate() {
        in_place &= builder.edition(edition) == at;
    }
    let mut names: Vec<String> = Vec::new();
    for (at, group) in mem::take(&mut draft.groups).into_iter().enumerate() {
        let name = fold(&group.name.vi);
        in_place &= !names.contains(&name) && builder.group(group) == at;
        names.push(name);
    }
    for (at, draft) in mem::take(&mut draft.units).into_iter().enumerate() {
        in_place &= draft.own_id && builder.unit(draft.unit) == at;
    }
    for (at, draft) in mem::take(&mut draft.indicators).into_iter().enumerate() {
        in_place &= builder.indicator(draft.indicator) == at;
    }
    if !in_place {
        return None;
    }
    let taken = draft.take_publications();
    let publications: Vec<PublicationIx> =
        taken.into_iter().map(|about| builder.publication(about)).collect();
    let publication = |draft: &Draft, row: usize| {
        publications.get(draft.publication_of(row)).copied().unwrap_or_default()
    };
    let earlier = earlier_rows(&draft);
    for row in draft.rows.iter() {
        let (publication, observation) = (publication(&draft, row.row), row.observation());
        if builder.observe(row.unit, row.indicator, row.period, publication, observation).is_err() {
            return None;
        }
    }
    // What follows from a change counts only where nothing stands.
    for (n, row) in earlier {
        let observation = Observation { score: row.score, extra: row.extra };
        let publication = publication(&draft, n);
        let _ = builder.observe(row.unit, row.indicator, row.period, publication, observation);
    }
    Some(builder.build())
}

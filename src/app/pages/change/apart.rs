//! The publications in view, each alone: read when two of one year are compared, and held as long as
//! the page shows that.

use std::cell::Cell;
use std::sync::{Arc, Weak};

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::analysis::{EditionAgreement, Editions, editions};
use crate::app::state::App;
use crate::export::Shown;
use crate::model::{Dataset, Decimal, order};

/// How far the publications are here.
#[derive(Clone, Debug, Default)]
pub enum Each {
    /// On their way.
    #[default]
    Coming,
    /// Each alone.
    Here(Arc<Vec<Dataset>>),
    /// They could not be read, which has been told.
    Failed,
}

#[derive(Clone, Debug, Default)]
struct Apart {
    /// The data in view that they make up together.
    of: Weak<Dataset>,
    each: Each,
    /// Which two of several are compared.
    pair: [usize; 2],
}

thread_local! {
    static APART: ArcRwSignal<Apart> = ArcRwSignal::new(Apart::default());
    /// Counts what was asked for, so that a late answer is known as such.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

fn signal() -> ArcRwSignal<Apart> {
    APART.with(Clone::clone)
}

/// Lets go of them. Whoever still follows them, such as the same page in another language, asks anew.
pub fn release() {
    let signal = signal();
    if !signal.with_untracked(|apart| apart.of.ptr_eq(&Weak::new())) {
        TURN.set(TURN.get().wrapping_add(1));
        signal.set(Apart::default());
    }
}

/// The publications in view; asks for them where nobody has. Follows them.
pub fn apart(app: App) -> Each {
    let of = Arc::downgrade(&app.data.get());
    let signal = signal();
    signal.track();
    if signal.with_untracked(|apart| apart.of.ptr_eq(&of)) {
        return signal.with_untracked(|apart| apart.each.clone());
    }
    signal.update_untracked(|apart| *apart = Apart { of, pair: [0, 1], ..Apart::default() });
    let turn = TURN.get().wrapping_add(1);
    TURN.set(turn);
    let published = app.published_files(&app.published_in_view());
    let local = app.local_on.get_untracked();
    spawn_local(async move {
        let each = match app.files().await {
            Some(files) => (files.apart)(app, published, local).await,
            None => None,
        };
        if TURN.get() == turn {
            let each = each.map_or(Each::Failed, |each| Each::Here(Arc::new(each)));
            signal.update(|apart| apart.each = each);
        }
    });
    Each::Coming
}

/// Two publications that have the index and period in view.
pub struct Two {
    /// All publications in view.
    pub each: Arc<Vec<Dataset>>,
    /// Those of them that have it.
    pub fitting: Vec<usize>,
    /// The two that are compared.
    pub pair: [usize; 2],
    /// What was found, what differs most first.
    pub found: Editions,
}

impl Two {
    /// The two data sets.
    pub fn sides(&self) -> [&Dataset; 2] {
        self.pair.map(|at| &self.each[at])
    }

    /// Compares another one of the fitting publications on one side.
    pub fn choose(side: usize, place: usize) {
        signal().update(|apart| apart.pair[side] = place);
    }
}

/// The two that are compared; `None` while they are not here, or where there are no two.
pub fn two(app: App, shown: &Shown) -> Option<Two> {
    let Each::Here(each) = apart(app) else { return None };
    let id = &shown.data().indicators()[shown.indicator].id;
    let has = |at: &usize| {
        let data = &each[*at];
        data.indicator_by_id(id).is_some_and(|ix| data.slice(ix, shown.period).is_some())
    };
    let fitting: Vec<usize> = (0..each.len()).filter(has).collect();
    let [one, other] = signal().with_untracked(|apart| apart.pair);
    // A choice made for another index may not be there for this one.
    let pair = match (fitting.get(one), fitting.get(other)) {
        (Some(one), Some(other)) => [*one, *other],
        _ => [*fitting.first()?, *fitting.get(1)?],
    };
    let mut found = editions(&each[pair[0]], &each[pair[1]], id, shown.period)?;
    order::sort_by_key(&mut found.units, |unit| {
        let alike = match unit.agreement {
            EditionAgreement::Differs => 0,
            EditionAgreement::OnlyFirst | EditionAgreement::OnlySecond => 1,
            EditionAgreement::Rounded => 2,
            EditionAgreement::Same | EditionAgreement::Neither => 3,
        };
        (alike, std::cmp::Reverse(unit.difference.map_or(Decimal::ZERO, Decimal::abs)))
    });
    Some(Two { each, fitting, pair, found })
}

//! What is worked out before anybody asks. A browser compiles a part of the program when it runs for the first
//! time, which takes longer than the work itself: it is done while nothing else is to do.

use std::cell::{Cell, RefCell};
use std::sync::{Arc, Weak};

use leptos::prelude::*;

use super::{place, plan};
use crate::analysis::audit::{Finding, audit};
use crate::app::browser::timing;
use crate::app::state::App;
use crate::export::Shown;
use crate::model::{Dataset, IndicatorIx};

/// Of more figures than these nothing is worked out unasked: it would hold up who does something else.
const MOST: usize = 50_000;

/// What was found last.
struct Known {
    data: Weak<Dataset>,
    index: IndicatorIx,
    found: Arc<Vec<Finding>>,
}

thread_local! {
    static KNOWN: RefCell<Option<Known>> = const { RefCell::new(None) };
    static BEGUN: Cell<bool> = const { Cell::new(false) };
}

/// What an audit of the index in view finds, worked out now if it is not known yet.
pub fn audited(shown: &Shown) -> Arc<Vec<Finding>> {
    let data = Arc::downgrade(&shown.dataset);
    let known = KNOWN.with_borrow(|known| {
        let known = known.as_ref().filter(|known| Weak::ptr_eq(&known.data, &data));
        known.filter(|known| known.index == shown.index).map(|known| Arc::clone(&known.found))
    });
    known.unwrap_or_else(|| {
        let found = Arc::new(audit(shown.data(), shown.index));
        let known = Known { data, index: shown.index, found: Arc::clone(&found) };
        KNOWN.set(Some(known));
        found
    })
}

fn is_small(data: &Dataset) -> bool {
    let slices = (0..data.indicators().len()).flat_map(|at| data.slices_of(at));
    slices.map(|(_, slice)| slice.cells().count()).sum::<usize>() <= MOST
}

/// Works ahead from now on, for whatever comes into view.
pub fn begin(app: App) {
    if BEGUN.replace(true) {
        return;
    }
    let of = Memo::new(move |_| {
        app.shown.with(|shown| {
            let shown = shown.as_ref()?;
            Some((Arc::as_ptr(&shown.dataset) as usize, shown.index))
        })
    });
    let effect = RenderEffect::new(move |_| {
        of.track();
        timing::when_idle(move || {
            let Some(shown) = app.shown.get_untracked().filter(|shown| is_small(shown.data()))
            else {
                return;
            };
            timing::analysed("ahead", || audited(&shown), |found| found.len());
            // The browser may have something to do in between.
            timing::when_idle(move || {
                place::work_through(&shown, app.lang.get_untracked());
                timing::when_idle(move || plan::work_through(&shown));
            });
        });
    });
    // As long as the page lives.
    std::mem::forget(effect);
}

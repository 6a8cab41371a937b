//! What stands over the page for a while: at the end of the document, with a reactive owner of its own.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::app::browser::dom;
use crate::app::browser::element::El;

/// Takes it away.
pub type End = Rc<dyn Fn()>;

/// Puts it there. `make` is told how to take it away; what follows signals in it lives until then.
pub fn overlay(make: impl FnOnce(End) -> El) {
    let owner = Owner::new();
    let place: Rc<RefCell<Option<El>>> = Rc::default();
    let end: End = {
        let (owner, place) = (owner.clone(), Rc::clone(&place));
        Rc::new(move || {
            let (owner, element) = (owner.clone(), place.borrow_mut().take());
            // The listener that runs may be one of those that go.
            let away = move || {
                element.iter().for_each(|element| element.raw().remove());
                owner.cleanup();
            };
            set_timeout(away, Duration::ZERO);
        })
    };
    let element = owner.with(|| make(end));
    dom::append_to_body(element.raw());
    *place.borrow_mut() = Some(element);
}

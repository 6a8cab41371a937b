//! Listening to the window: events, the reader's preferences, the size of elements.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::element::listen;
use super::window;

/// Calls `then` at every event of this name on the window, as long as the page lives.
pub fn on_window<E: JsCast + 'static>(name: &str, then: impl Fn(E) + 'static) {
    let Some(window) = window() else { return };
    let closure =
        Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| then(event.unchecked_into()));
    let _ = window.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Calls `then` at every event of this name on the window, as long as the part of the page lives
/// that asks for it.
pub fn on_window_while_here(name: &str, then: impl Fn(&web_sys::Event) + 'static) {
    let Some(window) = window() else { return };
    listen(&window, name, Box::new(move |event| then(&event)));
}

/// Asks before the tab is closed as long as `unsaved` says so.
pub fn guard_unload(unsaved: impl Fn() -> bool + 'static) {
    on_window("beforeunload", move |event: web_sys::Event| {
        if unsaved() {
            event.prevent_default();
        }
    });
}

/// Whether a media query holds now.
pub fn matches(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok()?).is_some_and(|list| list.matches())
}

/// Calls `then` whenever a media query begins or ceases to hold.
pub fn on_media(query: &str, then: impl Fn(bool) + 'static) {
    let Some(list) = window().and_then(|window| window.match_media(query).ok()?) else { return };
    let watched = list.clone();
    let closure = Closure::<dyn Fn()>::new(move || then(watched.matches()));
    let _ = list.add_event_listener_with_callback("change", closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Watches the size of an element for as long as it is held.
pub struct SizeWatch {
    observer: web_sys::ResizeObserver,
    _closure: Closure<dyn Fn()>,
}

impl SizeWatch {
    /// Calls `then` with width and height in pixels, at once and at every change.
    pub fn new(element: web_sys::Element, then: impl Fn(f64, f64) + 'static) -> Option<SizeWatch> {
        let watched = element.clone();
        let closure = Closure::<dyn Fn()>::new(move || {
            let bounds = watched.get_bounding_client_rect();
            then(bounds.width(), bounds.height());
        });
        let observer = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(SizeWatch { observer, _closure: closure })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

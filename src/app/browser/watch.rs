//! Listening to the window: events, the reader's preferences, the size of elements.

use js_sys::Array;
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

/// Watches for elements to come near the window, for as long as it is held.
pub struct SightWatch {
    observer: web_sys::IntersectionObserver,
    _closure: Closure<dyn Fn(Array, web_sys::IntersectionObserver)>,
}

/// How far outside the window an element is when it is spoken of as near, in pixels.
const NEAR: &str = "800px";

impl SightWatch {
    /// Calls `then` with each element once, when it comes near; it is not watched any more.
    pub fn new(then: impl Fn(web_sys::Element) + 'static) -> Option<SightWatch> {
        type Observer = web_sys::IntersectionObserver;
        let told = move |entries: Array, observer: Observer| {
            for entry in entries.iter() {
                let entry: web_sys::IntersectionObserverEntry = entry.unchecked_into();
                if entry.is_intersecting() {
                    observer.unobserve(&entry.target());
                    then(entry.target());
                }
            }
        };
        let closure = Closure::<dyn Fn(Array, Observer)>::new(told);
        let options = web_sys::IntersectionObserverInit::new();
        options.set_root_margin(NEAR);
        let listener = closure.as_ref().unchecked_ref();
        let observer = Observer::new_with_options(listener, &options).ok()?;
        Some(SightWatch { observer, _closure: closure })
    }

    /// Watches an element too.
    pub fn add(&self, element: &web_sys::Element) {
        self.observer.observe(element);
    }
}

impl Drop for SightWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

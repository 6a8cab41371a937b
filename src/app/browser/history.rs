//! The address: its fragment is the view.

use wasm_bindgen::JsValue;

use super::window;

/// Whether a new view gets its own step in the history, or takes the place of the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// «Back» returns to the view before.
    Push,
    /// While a handle is dragged.
    Replace,
}

/// The fragment with its `#`; empty when there is none.
pub fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The address up to its fragment, with another question behind `?`; empty: none.
pub fn address_asking(question: &str) -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let base = href.split(['?', '#']).next().unwrap_or_default();
    let mark = if question.is_empty() { "" } else { "?" };
    format!("{base}{mark}{question}")
}

/// What stands under a name behind the address's `?`; a name alone gives an empty text.
pub fn asked(name: &str) -> Option<String> {
    let search = js_sys::Reflect::get(&window()?.location(), &"search".into()).ok()?;
    let search = search.as_string()?;
    let mut pairs = search.trim_start_matches('?').split('&');
    let found = pairs.find_map(|pair| match pair.split_once('=') {
        Some((key, value)) => (key == name).then_some(value),
        None => (pair == name).then_some(""),
    })?;
    by_browser("decodeURIComponent", &found.replace('+', " "))
}

/// A text as it stands behind `?`.
pub fn escaped(text: &str) -> String {
    by_browser("encodeURIComponent", text).unwrap_or_default()
}

fn by_browser(function: &str, text: &str) -> Option<String> {
    super::call(&js_sys::global(), function, &js_sys::Array::of1(&text.into()))?.as_string()
}

/// Goes to another page, which takes this one's place in the history.
pub fn leave_for(address: &str) {
    if let Some(window) = window() {
        super::call(&window.location(), "replace", &js_sys::Array::of1(&address.into()));
    }
}

/// Makes a step of its own out of the same address.
pub fn mark() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&fragment()));
    }
}

/// Goes one step back.
pub fn back() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Writes the fragment. Nothing happens when it stands there already.
pub fn write(new: &str, step: Step) {
    if fragment() == new {
        return;
    }
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let _ = match step {
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(new)),
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(new)),
    };
}

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

/// The whole address with another fragment: the link to share.
pub fn address_with(fragment: &str) -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let base = href.split('#').next().unwrap_or_default();
    format!("{base}{fragment}")
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

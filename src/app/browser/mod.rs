//! The only place that names the browser: everything that the page asks of it, as plain functions.

pub mod canvas;
pub mod clipboard;
pub mod dom;
pub mod download;
pub mod element;
pub mod fetch;
pub mod files;
mod focus;
pub mod history;
pub mod offline;
pub mod program;
pub mod storage;
pub mod store;
pub mod timing;
pub mod watch;

use wasm_bindgen::JsValue;

/// The window. `None` outside a page.
fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The document. `None` outside a page.
fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// Calls a method by its name. Typed ones are a line of script each in what is fetched first
/// (docs/sizes.md); this is for what few readers ask for. `None`: there is none, or it failed.
fn call(target: &JsValue, name: &str, words: &js_sys::Array) -> Option<JsValue> {
    let method = js_sys::Reflect::get(target, &name.into()).ok()?;
    let method: js_sys::Function = wasm_bindgen::JsCast::dyn_into(method).ok()?;
    method.apply(target, words).ok()
}

/// What the browser says went wrong, as a text for the user.
fn text_of_error(error: &JsValue) -> String {
    error
        .dyn_ref_error()
        .map(|error| String::from(error.message()))
        .or_else(|| error.as_string())
        .unwrap_or_else(|| format!("{error:?}"))
}

trait AsError {
    fn dyn_ref_error(&self) -> Option<&js_sys::Error>;
}

impl AsError for JsValue {
    fn dyn_ref_error(&self) -> Option<&js_sys::Error> {
        wasm_bindgen::JsCast::dyn_ref(self)
    }
}

//! Copying text.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::{document, window};

/// Copies a text; tells whether it is now on the clipboard. Where the modern way is refused (no
/// secure context), the old one is tried.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().map(|window| window.navigator().clipboard());
    if let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined())
        && JsFuture::from(clipboard.write_text(text)).await.is_ok()
    {
        return true;
    }
    copy_by_selection(text).unwrap_or(false)
}

fn copy_by_selection(text: &str) -> Option<bool> {
    let document = document()?;
    let area: web_sys::HtmlElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_text_content(Some(text));
    area.set_class_name("sr");
    document.body()?.append_child(&area).ok()?;
    let select = js_sys::Reflect::get(&area, &"select".into()).ok()?;
    let select: js_sys::Function = select.dyn_into().ok()?;
    select.call0(&area).ok()?;
    let command = js_sys::Reflect::get(&document, &"execCommand".into()).ok()?;
    let command: js_sys::Function = command.dyn_into().ok()?;
    let done = command.call1(&document, &"copy".into()).ok()?.is_truthy();
    area.remove();
    Some(done)
}

//! Handing a file to the user.

use wasm_bindgen::JsCast;

use super::document;
use super::files::LocalFile;

/// Saves bytes under a name; `false` when the browser does not take them.
pub fn save(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    address(media_type, bytes).and_then(|address| offer(name, &address)).is_some()
}

/// Saves a file that the browser holds; `false` when it does not give it.
pub fn save_file(file: &LocalFile) -> bool {
    file.address().and_then(|address| offer(&file.name, &address)).is_some()
}

fn offer(name: &str, address: &str) -> Option<()> {
    let link: web_sys::HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(address);
    link.set_download(name);
    document()?.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    forget(address);
    Some(())
}

/// Lets the browser forget what it holds under an address.
pub fn forget(address: &str) {
    let _ = web_sys::Url::revoke_object_url(address);
}

/// An address under which the browser holds bytes until it is told to [`forget`] them.
pub fn address(media_type: &str, bytes: &[u8]) -> Option<String> {
    web_sys::Url::create_object_url_with_blob(&blob(media_type, bytes)?).ok()
}

/// Bytes in the browser's keeping.
pub(super) fn blob(media_type: &str, bytes: &[u8]) -> Option<web_sys::Blob> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

//! Copying texts, tables and pictures, and handing links to other apps.

use std::future::Future;

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::download::blob;
use super::{call, document, window};

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

/// Copies a table, for programs of letters (HTML) and for others (plain text); tells whether it is on
/// the clipboard.
pub async fn copy_table(html: &str, text: &str) -> bool {
    let forms = [("text/html", html), ("text/plain", text)];
    let forms = forms.map(|(form, text)| (form, blob(form, text.as_bytes()).map(Into::into)));
    write(&forms).await || copy(text).await
}

/// Copies a picture of dots that is still being painted: browsers ask that copying begins in the turn
/// of the click. Tells whether it is on the clipboard.
pub async fn copy_picture(png: impl Future<Output = Option<Vec<u8>>> + 'static) -> bool {
    const FORM: &str = "image/png";
    let painted = async move {
        let png = png.await.and_then(|png| blob(FORM, &png));
        png.map(Into::into).ok_or(JsValue::NULL)
    };
    let promise = wasm_bindgen_futures::future_to_promise(painted);
    write(&[(FORM, Some(promise.into()))]).await
}

/// Writes one thing in several forms.
async fn write(forms: &[(&str, Option<JsValue>)]) -> bool {
    let begin = || {
        let window = window()?;
        let clipboard = window.navigator().clipboard();
        let all = Object::new();
        for (form, value) in forms {
            Reflect::set(&all, &(*form).into(), value.as_ref()?).ok()?;
        }
        let item = Reflect::get(&window, &"ClipboardItem".into()).ok()?;
        let item =
            Reflect::construct(item.dyn_ref::<js_sys::Function>()?, &Array::of1(&all)).ok()?;
        call(&clipboard, "write", &Array::of1(&Array::of1(&item)))
    };
    match begin() {
        Some(promise) => JsFuture::from(Promise::resolve(&promise)).await.is_ok(),
        None => false,
    }
}

fn copy_by_selection(text: &str) -> Option<bool> {
    let document = document()?;
    let area: web_sys::HtmlElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_text_content(Some(text));
    area.set_class_name("sr");
    document.body()?.append_child(&area).ok()?;
    call(&area, "select", &Array::new())?;
    let done = call(&document, "execCommand", &Array::of1(&"copy".into()))?.is_truthy();
    area.remove();
    Some(done)
}

/// Whether the browser hands links to other apps.
pub fn can_send() -> bool {
    let navigator = window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| Reflect::has(&navigator, &"share".into()).unwrap_or(false))
}

/// Has the browser ask for an app, and hands the link to it.
pub fn send(title: &str, link: &str) {
    let Some(navigator) = window().map(|window| window.navigator()) else { return };
    let what = Object::new();
    let said = Reflect::set(&what, &"title".into(), &title.into())
        .and_then(|_| Reflect::set(&what, &"url".into(), &link.into()));
    if said.is_ok()
        && let Some(promise) = call(&navigator, "share", &Array::of1(&what))
    {
        // Who changes their mind is no error.
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(Promise::resolve(&promise)).await;
        });
    }
}

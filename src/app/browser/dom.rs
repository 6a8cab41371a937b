//! Elements: size, focus, scrolling, the document's own settings.

use wasm_bindgen::JsCast;

use super::{document, window};

/// Sets language, theme and title of the document.
pub fn describe_document(lang: &str, theme: &str, title: &str) {
    let Some(document) = document() else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", lang);
        let _ = root.set_attribute("data-theme", theme);
    }
}

/// Pixels in 1/16 of the root's font size: 1 on a laptop, 1.25 on a projector. Pictures are laid
/// out in the former and drawn in the latter, so that they grow with the text.
pub fn scale() -> f64 {
    fn of() -> Option<f64> {
        let root = document()?.document_element()?;
        let style = js_sys::Reflect::get(window()?.as_ref(), &"getComputedStyle".into()).ok()?;
        let style: js_sys::Function = style.dyn_into().ok()?;
        let style = style.call1(window()?.as_ref(), &root).ok()?;
        let size = js_sys::Reflect::get(&style, &"fontSize".into()).ok()?.as_string()?;
        Some(js_sys::parse_float(&size) / 16.0)
    }
    of().filter(|scale| *scale > 0.0).unwrap_or(1.0)
}

/// Gives the focus to the element with this id; tells whether it is there.
pub fn focus(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let element = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Gives the focus to the first element in the document that matches a selector.
pub fn focus_first(selector: &str) -> bool {
    let element = document().and_then(|document| document.query_selector(selector).ok()?);
    let element = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Gives the focus to the element before (−1) or behind (1) the one that has it, among those that match.
pub fn focus_beside(selector: &str, step: i32) -> bool {
    let all = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(all) = all else { return false };
    let now = document().and_then(|document| document.active_element());
    let at = |at: u32| all.item(at).and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok());
    let is_now = |one: &u32| at(*one).map(web_sys::Element::from) == now;
    let Some(here) = (0..all.length()).find(is_now) else { return false };
    let next = here.checked_add_signed(step).and_then(at);
    next.is_some_and(|element| element.focus().is_ok())
}

/// Clicks the first element that matches; tells whether there is one.
pub fn click_first(selector: &str) -> bool {
    let element = document().and_then(|document| document.query_selector(selector).ok()?);
    let element = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    element.map(|element| element.click()).is_some()
}

/// Whether the focus is inside the element with this id.
pub fn has_focus_within(id: &str) -> bool {
    let within = || {
        let document = document()?;
        let element = document.get_element_by_id(id)?;
        Some(element.contains(document.active_element().as_deref()))
    };
    within().unwrap_or(false)
}

/// Whether an event happened inside the element with this id, be it that what it happened on is no
/// longer there.
pub fn is_within(event: &web_sys::Event, id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    element.is_some_and(|element| event.composed_path().includes(&element, 0))
}

/// Scrolls the element with this id into sight, if it is there.
pub fn show(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// How far the first element that matches a selector is scrolled, in pixels.
pub fn scroll_of(selector: &str) -> f64 {
    let element = document().and_then(|document| document.query_selector(selector).ok()?);
    element.map_or(0.0, |element| f64::from(element.scroll_top()))
}

/// Scrolls the first element that matches a selector.
pub fn set_scroll_of(selector: &str, top: f64) {
    if let Some(element) = document().and_then(|document| document.query_selector(selector).ok()?) {
        scroll_to(&element, top);
    }
}

/// The value of an attribute of the element that an event happened on, or of the nearest one
/// around it that has it.
pub fn attribute_at(event: &web_sys::Event, attribute: &str) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    target.closest(&format!("[{attribute}]")).ok()??.get_attribute(attribute)
}

/// Whether an event happened on an element that matches a selector, or inside one.
pub fn is_on(event: &web_sys::Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// Whether the event happened in a field that text is typed into.
pub fn is_typing(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA"))
}

/// Where a pointer is over an element, as shares of its width and height (0 to 1 inside).
pub fn share_at(event: &web_sys::MouseEvent, element: &web_sys::Element) -> (f64, f64) {
    let bounds = element.get_bounding_client_rect();
    let share = |at: i32, from: f64, size: f64| {
        if size > 0.0 { (f64::from(at) - from) / size } else { 0.0 }
    };
    (
        share(event.client_x(), bounds.left(), bounds.width()),
        share(event.client_y(), bounds.top(), bounds.height()),
    )
}

/// Where a pointer is, in screen pixels from an element's top left corner.
pub fn pixels_at(event: &web_sys::MouseEvent, element: &web_sys::Element) -> (f64, f64) {
    let bounds = element.get_bounding_client_rect();
    (f64::from(event.client_x()) - bounds.left(), f64::from(event.client_y()) - bounds.top())
}

/// Whether a pointer pressed its main button: the left one of a mouse, a finger.
pub fn is_main_button(event: &web_sys::PointerEvent) -> bool {
    event.button() == 0
}

/// Whether a pointer is a finger.
pub fn is_touch(event: &web_sys::PointerEvent) -> bool {
    event.pointer_type() == "touch"
}

/// Whether a click asks for another tab or window, which the browser opens by itself.
pub fn asks_for_tab(event: &web_sys::Event) -> bool {
    let mouse = event.unchecked_ref::<web_sys::MouseEvent>();
    mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.button() == 1
}

/// Keeps pointer events coming to an element while the button is held.
pub fn capture(event: &web_sys::PointerEvent, element: &web_sys::Element) {
    let _ = element.set_pointer_capture(event.pointer_id());
}

/// Puts an element at the end of the document.
pub fn append_to_body(element: &web_sys::Element) {
    if let Some(body) = document().and_then(|document| document.body()) {
        let _ = body.append_child(element);
    }
}

/// Puts an element at the beginning of the document.
pub fn put_first_in_body(element: &web_sys::Element) {
    if let Some(body) = document().and_then(|document| document.body()) {
        let _ = body.insert_before(element, body.first_child().as_ref());
    }
}

/// Opens a dialogue that stands in the document over the page.
pub fn show_dialog(dialog: &web_sys::Element) {
    super::call(dialog, "showModal", &js_sys::Array::new());
}

/// Puts the first element that matches at the end of the dialogue that was opened last, or of the document
/// where none is open.
pub fn put_on_top(selector: &str) {
    let put = || {
        let document = document()?;
        let element = document.query_selector(selector).ok()??;
        let places = document.query_selector_all("body, dialog[open]").ok()?;
        places.item(places.length().checked_sub(1)?)?.append_child(&element).ok()
    };
    let _ = put();
}

fn root() -> Option<web_sys::Element> {
    document()?.document_element()
}

/// Gives the root of the document a class, or takes it away.
pub fn mark_root(class: &str, on: bool) {
    if let Some(root) = root() {
        let _ = root.class_list().toggle_with_force(class, on);
    }
}

/// Asks for the whole screen; where it is refused the page keeps its window.
pub fn enter_full_screen() {
    if let Some(root) = root() {
        super::call(&root, "requestFullscreen", &js_sys::Array::new());
    }
}

/// Gives the whole screen back.
pub fn leave_full_screen() {
    if let Some(document) = document().filter(|_| is_full_screen()) {
        super::call(&document, "exitFullscreen", &js_sys::Array::new());
    }
}

/// Whether the page has the whole screen.
pub fn is_full_screen() -> bool {
    let element = document()
        .and_then(|document| js_sys::Reflect::get(&document, &"fullscreenElement".into()).ok());
    element.is_some_and(|element| element.is_object())
}

/// The name of the key of an event.
pub fn key_of(event: &web_sys::Event) -> String {
    event.unchecked_ref::<web_sys::KeyboardEvent>().key()
}

/// The height of the window, in layout pixels.
pub fn window_height() -> f64 {
    let height = root().map(|root| f64::from(root.client_height()));
    height.unwrap_or_default() / scale()
}

/// Closes a dialogue, as Escape does.
pub fn close_dialog(dialog: &web_sys::Element) {
    super::call(dialog, "close", &js_sys::Array::new());
}

/// Whether an event happened on an element itself, not on what is in it.
pub fn is_target(event: &web_sys::Event, element: &web_sys::Element) -> bool {
    event.target().is_some_and(|target| target == *element.as_ref())
}

/// Scrolls what is inside the first element that matches to its middle, and the page to the middle of it.
pub fn show_middle_of(selector: &str) {
    let element = document().and_then(|document| document.query_selector(selector).ok()?);
    let Some(element) = element else { return };
    element.set_scroll_left((element.scroll_width() - element.client_width()) / 2);
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Width and height in pixels of what is inside the first element that matches.
pub fn size_of(selector: &str) -> Option<(f64, f64)> {
    let element = document()?.query_selector(selector).ok()??;
    let bounds = element.get_bounding_client_rect();
    Some((bounds.width().round(), bounds.height().round()))
}

/// How far an element is scrolled, and the height that is in sight, in pixels.
pub fn scrolled(element: &web_sys::Element) -> (f64, f64) {
    (f64::from(element.scroll_top()), f64::from(element.client_height()))
}

/// Scrolls an element to a height in pixels.
pub fn scroll_to(element: &web_sys::Element, top: f64) {
    element.set_scroll_top(top as i32);
}

/// Gives the elements inside another that match a selector a class, or takes it away.
pub fn mark(within: &web_sys::Element, selector: &str, class: &str, on: bool) {
    let Ok(Some(element)) = within.query_selector(selector) else { return };
    let _ = element.class_list().toggle_with_force(class, on);
}

/// The value of the field that an event happened on.
pub fn value_of(event: &web_sys::Event) -> String {
    event.target().map(|field| value(field.unchecked_ref())).unwrap_or_default()
}

/// The value of a field or list.
pub fn value(field: &web_sys::Element) -> String {
    let value = js_sys::Reflect::get(field, &"value".into()).ok();
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Sets the value of a field.
pub fn set_value(field: &web_sys::Element, value: &str) {
    field.unchecked_ref::<web_sys::HtmlInputElement>().set_value(value);
}

/// Writes mark-up into an element. The caller has escaped every text in it.
pub fn set_markup(element: &web_sys::Element, markup: &str) {
    element.set_inner_html(markup);
}

/// The rows of a table's body with the numbers that they carry as `data-row`.
pub fn rows(body: &web_sys::Element) -> Vec<(web_sys::Element, Option<usize>)> {
    let mut rows = Vec::new();
    let mut next = body.first_element_child();
    while let Some(row) = next {
        next = row.next_element_sibling();
        let at = row.get_attribute("data-row").and_then(|at| at.parse().ok());
        rows.push((row, at));
    }
    rows
}

/// Writes mark-up before an element. The caller has escaped every text in it.
pub fn put_before(element: &web_sys::Element, markup: &str) {
    if !markup.is_empty() {
        let _ = element.insert_adjacent_html("beforebegin", markup);
    }
}

/// Writes mark-up at the end of an element. The caller has escaped every text in it.
pub fn put_at_end(element: &web_sys::Element, markup: &str) {
    if !markup.is_empty() {
        let _ = element.insert_adjacent_html("beforeend", markup);
    }
}

/// Writes to the browser's log of errors.
pub fn log_error(message: &str) {
    let console = js_sys::Reflect::get(&js_sys::global(), &"console".into());
    let error = console.and_then(|at| Ok((js_sys::Reflect::get(&at, &"error".into())?, at)));
    if let Ok((error, console)) = error
        && let Ok(error) = error.dyn_into::<js_sys::Function>()
    {
        let _ = error.call1(&console, &message.into());
    }
}

/// Shows the page's last message. The page's own script does it where the program ends in a trap.
pub fn show_failure(message: &str) {
    let Some(document) = document() else { return };
    if let Some(detail) = document.get_element_by_id("failed-detail") {
        detail.set_text_content(Some(message));
    }
    if let Some(failed) = document.get_element_by_id("failed") {
        let _ = failed.remove_attribute("hidden");
    }
}

/// Opens the browser's own way to paper.
pub fn print() {
    if let Some(window) = super::window() {
        super::call(&window, "print", &js_sys::Array::new());
    }
}

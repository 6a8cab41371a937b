//! A dialogue over the page: the browser's own, which keeps the focus inside and closes with Escape.

use std::cell::Cell;
use std::rc::Rc;

use crate::app::browser::dom;
use crate::app::browser::element::{El, button, el};
use crate::app::components::icon::Icon;
use crate::app::components::overlay::overlay;
use crate::locale::Lang;
use crate::locale::words::{Picture, word};

/// What the topmost dialogue takes into itself: under it nothing is read aloud and nothing can be clicked.
const NOTICES: &str = ".toasts";

/// Closes a dialogue.
pub type Close = Rc<dyn Fn()>;

/// Opens a dialogue. `fill` makes what stands in it, and is told how to close it; what follows signals
/// in it lives as long as it is open. The focus goes back to where it was.
pub fn open_dialog(title: &str, lang: Lang, fill: impl FnOnce(Close) -> Vec<El>) {
    // One may open over another.
    thread_local! {
        static COUNT: Cell<u32> = const { Cell::new(0) };
    }
    let count = COUNT.get().wrapping_add(1);
    COUNT.set(count);
    let id = format!("dialog-title-{count}");
    let mut opened = None;
    overlay(|end| {
        let dialog = el("dialog").class("dialog").attr("aria-labelledby", &id);
        let (place, ground) = (dialog.clone(), dialog.raw().clone());
        let close: Close = Rc::new(move || dom::close_dialog(place.raw()));
        let (by_button, by_ground) = (Rc::clone(&close), Rc::clone(&close));
        let cross = button("btn round")
            .label(word(Picture::Close, lang))
            .icon(Icon::Close)
            .click(move || by_button());
        let head = el("div").class("dialog-head").add(el("h2").id(&id).text(title)).add(cross);
        let dialog = dialog
            .add(el("div").class("dialog-box").add(head).all(fill(close)))
            .on("click", move |event| {
                // The ground around the box is the dialogue itself.
                if dom::is_target(&event, &ground) {
                    by_ground();
                }
            })
            .on("close", move |_| {
                dom::put_on_top(NOTICES);
                end();
            });
        opened = Some(dialog.clone());
        dialog
    });
    // Over the page once it is in the document.
    opened.iter().for_each(|dialog| dom::show_dialog(dialog.raw()));
    dom::put_on_top(NOTICES);
}
